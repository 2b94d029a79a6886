"""What a letterhead tells elsewhere, where there is none: the text, its foot, its annexes do."""

import re
from collections.abc import Iterator

from extract.pipes.header.chair import agency_of, offices_of
from extract.pipes.header.dates import full_days
from extract.pipes.header.finding import Finding, any_in, first_at, spaced, table

_START = re.compile(r"(?:(?<![^\n])|(?<=[.,;:)]))\s*(?=[^\W\d_])")
"""Where a clause may begin, and its subject with it."""
_ASIDE = re.compile(r"(?:\s*\([^()\n]{1,90}\))?[\s,]*\Z")
"""What may stand between a body and its verb: "(sau đây viết tắt là …)"."""
_LONGEST = 200
"""Characters of a body's name, with what is put in brackets behind it."""


def read_annexes(text: str, folded: str) -> Iterator[Finding]:
    """Yield number, date and issuer as the head of an annex gives them ("(Kèm theo Công văn …)").

    Args:
        text: a document without a letterhead.
        folded: the same in the folded spelling.
    """
    match = next((m for _, regex in table("annexed_to") for m in regex.finditer(folded)), None)
    if not match:
        return
    start, end = match.span("number")
    yield Finding("number", start, end, re.sub(r"\s", "", text[start:end]))
    day = next(full_days(folded, match.end("number"), match.end("date")), None)
    iso = day.iso() if day else None
    if day and iso:
        yield Finding("date", day.start, day.end, iso)
    yield Finding("issuer", *match.span("issuer"), spaced(text[slice(*match.span("issuer"))]))


def read_issuer(
    text: str, folded: str, found: list[Finding], genre: str, spans: list[tuple[int, int]]
) -> Finding | None:
    """Return the body that issues a document, or orders in a report; none when nothing tells it.

    Args:
        text: the document.
        folded: the same in the folded spelling.
        found: what the letterhead, the foot and the meeting say.
        genre: the document's genre.
        spans: the [start, end) of each opening paragraph.
    """
    if any(f.field == "issuer" for f in found):
        return None
    if genre == "news":
        return _of_chair(text, folded, found) or _orderer(text, folded)
    span = _sender(text, folded, spans) or _in_signature(text, folded)
    named = Finding("issuer", *span, spaced(text[slice(*span)])) if span else None
    presided = [f for f in found if f.field == "chair"]
    return named if genre == "dispatch" else _of_chair(text, folded, presided) or named


def _of_chair(text: str, folded: str, found: list[Finding]) -> Finding | None:
    """Return the body of the chair's office, or a report's signer's, as the text names it most fully."""
    chair = next((f for f in found if f.field in ("chair", "signer")), None)
    named: list[Finding] = []
    for start, end in offices_of(text, folded, chair) if chair else ():
        agency = agency_of(text[start:end], folded[start:end])
        at = text.find(agency, start) if agency else -1
        if agency and at >= 0:
            named.append(Finding("issuer", at, at + len(agency), spaced(agency)))
    fuller = (f for f in named if f"{f.value} ".startswith(f"{named[0].value} "))
    return max(fuller, key=lambda f: len(f.value), default=None)


def _orderer(text: str, folded: str) -> Finding | None:
    """Return the authority that a report says orders something most often, else most fully."""
    found = [m.span("agency") for _, regex in table("orderer") for m in regex.finditer(folded)]
    if not found:
        return None
    names = [folded[start:end] for start, end in found]
    often = max(names, key=lambda name: (names.count(name), len(name)))
    start, end = max(
        (s for s, n in zip(found, names, strict=True) if n.startswith(often)), key=_size
    )
    return Finding("issuer", start, end, text[start:end])


def _size(span: tuple[int, int]) -> tuple[int, int]:
    """Return a key by which the longest span is the largest, of several the first."""
    return span[1] - span[0], -span[0]


def _sender(text: str, folded: str, spans: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the first body of the opening that asks, orders or informs: a clause's subject."""
    for start, end in spans:
        for _, regex in table("sender"):
            for verb in regex.finditer(folded, start, end):
                body = _subject_before(text, folded, start, verb.start())
                if body:
                    return body
    return None


def _subject_before(text: str, folded: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the body named in ``text[start:end]`` that its last words are the end of."""
    lower = max(start, end - _LONGEST)
    aside = _ASIDE.search(folded[lower:end])
    end = lower + aside.start() if aside else end
    for clause in reversed(list(_START.finditer(folded, lower, end))):
        at = clause.end()
        if any_in("cited", folded, at, end):
            return None
        if text[at].isupper() and not any_in("clause_word", folded, at, end):
            at = next((m.start("agency") for m in _offices(folded, at, end)), at)
            if first_at("body", folded, at, end):
                return at, end
    return None


def _offices(folded: str, at: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the office that stands at ``at`` ("Chủ tịch …"), with the body it belongs to."""
    yield from filter(None, (regex.match(folded, at, end) for _, regex in table("office")))


def _in_signature(text: str, folded: str) -> tuple[int, int] | None:
    """Return the body that the signature is given for ("TM. ỦY BAN NHÂN DÂN", "Thay mặt …")."""
    for _, regex in table("signed_for"):
        match = regex.search(folded)
        if match and text[match.start("agency")].isupper():
            return match.span("agency")
    return None
