"""The foot of a document: who signs, for whom, and who receives it."""

import re
from collections.abc import Iterator

from extract.pipes.header.finding import Finding, spaced, table
from extract.pipes.header.names import find_names, is_name

_ADDRESSED = re.compile(r"\s*(?:kính gửi|.{0,80}\bđiện)\s*:?\s*")
_ENTRY = re.compile(r"[^;]+")
_NO_ENTRY = re.compile(r"nơi nhận\b|lưu\s*:|như trên\b|như kính gửi\b")
_EDGES = " \t\n-–•*+_.;,:"
_TAIL = re.compile(r"[\s.*_]*(?=\n|$)")


def read_recipients(
    text: str, folded: str, paragraphs: list[tuple[int, int]]
) -> Iterator[Finding]:
    """Yield whom the document goes to, one finding an entry; "Như trên" and "Lưu" are none.

    ``paragraphs`` are the [start, end) of the list's own, the first with "Kính gửi:" in it.
    """
    for start, end in paragraphs:
        lead = _ADDRESSED.match(folded, start, end)
        for match in _ENTRY.finditer(text, lead.end() if lead else start, end):
            lower, upper = _trimmed(text, *match.span())
            words = spaced(text[lower:upper])
            if len(words) > 1 and not words.isupper() and not _NO_ENTRY.match(folded, lower, upper):
                yield Finding("recipients", lower, upper, words)


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
    if not before:
        return names[-1]
    return _shortened(text, *names[-1]) if before[-1] in ".;)" or before.isupper() else None


def _shortened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the shortest name of three syllables or more: initials of a clerk may stand before."""
    syllables = [start + m.start() for m in re.finditer(r"\S+", text[start:end])]
    for at in reversed(syllables[1:-2]):
        if is_name(text[at:end]):
            return at, end
    return start, end


def _trimmed(text: str, lower: int, upper: int) -> tuple[int, int]:
    """Return the bounds of an entry without its dash and closing mark."""
    while lower < upper and text[lower] in _EDGES:
        lower += 1
    while upper > lower and text[upper - 1] in _EDGES:
        upper -= 1
    return lower, upper
