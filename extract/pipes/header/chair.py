"""Who presided over a meeting, concluded it or gave the orders, and that person's office."""

import re
from collections.abc import Iterator

from extract.pipes.header.finding import Finding, any_in, first_in, spaced, table
from extract.pipes.header.names import find_names, shouted_names

_DASH = re.compile(r"\s*[-–,]\s*")
_OFFICE_BETWEEN = re.compile(r"\s*(?:[-–,][^.;:\n]{3,120}[^.;:\n ] )?")
"""What may stand between a person and the verb: an office behind the name, or nothing."""
_FIRST = 4
"""Paragraphs, title and photograph among them, in which a report tells who acted."""
_NEAR = 260
"""Characters within which the presiding person is named before the verb."""
_BESIDE = 160
"""Characters behind an expression in which its person is named; before an order, with the office."""
_LEAD, _TAIL = 120, 200
"""Characters before and behind a name in which the person's office stands."""
_SHORTEST = 5
"""An office behind a name has more characters."""


def read_chair(
    text: str, folded: str, title: tuple[int, int], spans: list[tuple[int, int]]
) -> Iterator[Finding]:
    """Yield who presided or concluded, and that person's office."""
    name = (
        _after("conclude", text, folded, spans)
        or _before("preside", text, folded, spans)
        or _after("preside", text, folded, spans, entry="chair-line")
        or _after("host", text, folded, spans[:_FIRST])
        or next(filter(None, (_of_title(text, folded, s, spans) for s in (title, *spans))), None)
        or _actor(text, folded, spans[:_FIRST])
        or _commander(text, folded, spans)
    )
    if name is not None:
        yield from _person(text, folded, name)


def read_speaker(text: str, folded: str, spans: list[tuple[int, int]]) -> Iterator[Finding]:
    """Yield whose directions a letter passes on ("Phó Thủ tướng … có ý kiến như sau"), and office.

    Args:
        text: the document.
        folded: the same in the folded spelling.
        spans: the [start, end) of each opening paragraph.
    """
    for _, regex in table("speak"):
        for match in (m for bounds in spans for m in regex.finditer(folded, *bounds)):
            lower = _sentence_start(text, max(0, match.start() - _NEAR), match.start())
            people = list(find_names(text, lower, match.start()))
            if people and _OFFICE_BETWEEN.fullmatch(folded, people[-1][1], match.start()):
                yield from _person(text, folded, people[-1])
                return


def offices_of(text: str, folded: str, person: Finding) -> Iterator[tuple[int, int]]:
    """Yield the [start, end) of the office at each place that names ``person`` so."""
    for match in re.finditer(rf"\b{re.escape(person.value)}\b", text):
        office = _office(text, folded, *match.span())
        if office:
            yield office


def agency_of(title: str, folded: str) -> str | None:
    """Return the body that an office belongs to ("Phó Chủ tịch UBND tỉnh": "UBND tỉnh").

    Of several offices the first that names a body; ``folded`` is ``fold(title)``.
    """
    at = 0
    for part in re.split(r"([,;-]\s)", title):
        start, end = at, at + len(part)
        at = end
        for _, regex in table("office"):
            match = regex.match(folded, start + len(part) - len(part.lstrip()), end)
            agency = title[match.start("agency") : match.end("agency")].strip() if match else ""
            if agency and not " ".join(agency.split()[:2]).islower():  # no "yêu cầu sửa …"
                return agency
    return None


def _before(
    name: str, text: str, folded: str, spans: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """Return the last person named before an expression of ``[[name]]`` in its sentence."""
    for _, regex in table(name):
        for start, end in spans:
            for match in regex.finditer(folded, start, end):
                lower = _sentence_start(text, max(start, match.start() - _NEAR), match.start())
                people = list(find_names(text, lower, match.start()))
                if people and not any_in("others", folded, people[-1][1], match.start()):
                    return people[-1]
    return None


def _after(
    name: str, text: str, folded: str, spans: list[tuple[int, int]], entry: str = ""
) -> tuple[int, int] | None:
    """Return the first person named behind an expression of ``[[name]]`` in its sentence.

    Only behind the expression ``entry``, when it is given.
    """
    for pattern, regex in table(name):
        if entry not in {"", pattern.id}:
            continue
        for start, end in spans:
            for match in regex.finditer(folded, start, end):
                person = next(find_names(text, match.end(), min(end, match.end() + _BESIDE)), None)
                if person and "." not in text[match.end() : person[0]]:
                    return person
    return None


def _of_title(
    text: str, folded: str, title: tuple[int, int], spans: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """Return the person in "Kết luận của … tại", as running text has the name where it can."""
    lead = first_in("title_lead", folded, *title)
    if not lead:
        return None
    near = min(title[1], lead.end() + _NEAR)
    person = next(find_names(text, lead.end(), near), None)
    if person:
        return person
    for start, end in shouted_names(text, lead.end(), near):
        shouted = text[start:end].casefold().split()
        for span in (s for bounds in spans for s in find_names(text, *bounds)):
            words = text[span[0] : span[1]].casefold().split()
            if words == shouted[: len(words)]:
                return span
    return None


def _actor(text: str, folded: str, spans: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the first person of the first sentence that tells an act of office."""
    for _, regex in table("act"):
        for start, end in spans:
            match = regex.search(folded, start, end)
            lower = _sentence_start(text, start, match.start()) if match else end
            person = next(find_names(text, lower, match.start()), None) if match else None
            if person:
                return person
    return None


def _commander(text: str, folded: str, spans: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the first person in office who orders ("Bộ trưởng … yêu cầu")."""
    for _, regex in table("command"):
        for match in (m for bounds in spans for m in regex.finditer(folded, *bounds)):
            lower = max(0, match.start() - _BESIDE)
            people = list(find_names(text, lower, match.start()))
            if people and people[-1][1] == match.start():
                before = folded[lower : people[-1][0]]
                if any_in("office_word", before):
                    return people[-1]
    return None


def _person(text: str, folded: str, name: tuple[int, int]) -> Iterator[Finding]:
    words = spaced(text[name[0] : name[1]])
    yield Finding("chair", *name, words.title() if words.isupper() else words)
    office = _office(text, folded, *name)
    if office:
        yield Finding("chair_title", *office, spaced(text[office[0] : office[1]]))


def _sentence_start(text: str, start: int, at: int) -> int:
    """Return where the sentence that holds ``at`` begins, not before ``start``."""
    stops = [m.end() for m in re.finditer(r"(?<=[^\W\d_]{2})[.!?;]\s|\n\s*\n", text[start:at])]
    return start + (stops[-1] if stops else 0)


def _office(text: str, folded: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the [start, end) of the office before or behind a person's name."""
    behind = _DASH.match(folded, end)
    if behind and text[behind.end() : behind.end() + 1].isupper():
        stop = first_in("office_end", folded, behind.end(), behind.end() + _TAIL)
        if stop and stop.start() - behind.end() > _SHORTEST:
            return behind.end(), stop.start()
    lower = max(0, start - _LEAD)
    before = folded[lower:start]
    cut = [m.end() for _, regex in table("office_lead") for m in regex.finditer(before)]
    first = lower + (cut[-1] if cut else 0)
    words = text[first:start].rstrip()
    return (first, first + len(words)) if any_in("office", folded[first:start]) else None
