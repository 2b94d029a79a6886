"""The foot of a document: who signs, for whom, and who receives it."""

import re
from collections.abc import Iterator

from extract.pipes.header.finding import Finding, spaced, table
from extract.pipes.header.names import find_names

_ADDRESSED = re.compile(r"\s*(?:kính gửi|.{0,80}\bđiện)\s*:?\s*")
_ENTRY = re.compile(r"[^\n;]+")
_RECIPIENTS = re.compile(r"nơi nhận\s*:?|lưu\s*:.*|như trên\b.*|như kính gửi\b.*")
_EDGES = " \t\n-–•*+_.;,:"
_TAIL = re.compile(r"[\s.*_]*(?=\n|$)")


def read_addressees(text: str, folded: str, start: int, end: int) -> Iterator[Finding]:
    """Yield whom the document is addressed to ("Kính gửi: …"), one finding an entry."""
    lead = _ADDRESSED.match(folded, start, end)
    yield from _entries(text, folded, lead.end() if lead else start, end, joined=True)


def read_recipients(text: str, folded: str, start: int, end: int) -> Iterator[Finding]:
    """Yield who receives a copy ("Nơi nhận: …"), one finding an entry."""
    yield from _entries(text, folded, start, end, joined=False)


def read_signature(text: str, folded: str, start: int, end: int) -> Iterator[Finding]:
    """Yield the signer, the signer's office and the authorities signed for, in order.

    Both columns of the foot may stand on one line, so capitals are looked for anywhere in it.
    """
    for pattern, regex in table("authority"):
        for match in regex.finditer(folded, start, end):
            if text[match.start() : match.start() + 1].isupper():
                yield Finding("signing_authority", *match.span(), pattern.id)
    posts = [m for _, regex in table("post") for m in regex.finditer(folded, start, end)]
    posts = [m for m in posts if text[m.start() : m.end()].isupper()]
    if posts:
        last = max(posts, key=lambda m: m.start())
        yield Finding("signer_title", *last.span(), spaced(last.group()).upper())
    name = _signer(text, start, end)
    if name:
        yield Finding("signer", *name, spaced(text[name[0] : name[1]]))


def _signer(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the [start, end) of the last name that ends its line, not one inside a list entry."""
    found = None
    for line in re.finditer(r"[^\n]+", text[start:end]):
        lower, upper = start + line.start(), start + line.end()
        found = _name_at_end(text, lower, upper, end) or found
    return found


def _name_at_end(text: str, lower: int, upper: int, end: int) -> tuple[int, int] | None:
    """Return the name that ends the line, or that the line's one word begins."""
    if " " not in text[lower:upper].strip() and upper < end:  # "Bùi" above "Xuân Cường"
        upper = min(end, text.find("\n", upper + 1) if text.find("\n", upper + 1) > 0 else end)
    names = list(find_names(text, lower, upper))
    if not names or not _TAIL.match(text, names[-1][1], upper) or text[names[-1][1] : upper].strip(" *_."):
        return None
    before = text[lower : names[-1][0]].strip(" \t*_")
    alone = not before or before[-1] in ".;)"
    shouted = before.isupper()
    return names[-1] if alone or shouted else None


def _entries(
    text: str, folded: str, start: int, end: int, *, joined: bool
) -> Iterator[Finding]:
    """Yield the entries of a list, one a line or parted by ";"."""
    for match in _ENTRY.finditer(text, start, end):
        lower, upper = match.span()
        while lower < upper and text[lower] in _EDGES:
            lower += 1
        while upper > lower and text[upper - 1] in _EDGES:
            upper -= 1
        words = text[lower:upper]
        if len(words) < 2 or _RECIPIENTS.fullmatch(folded, lower, upper) or words.isupper():
            continue
        yield Finding("recipients", lower, upper, spaced(words))
