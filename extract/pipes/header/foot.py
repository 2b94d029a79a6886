"""The foot of a document: who signs, for whom, and who receives it."""

import re
from collections.abc import Iterator

from extract.pipes.header.finding import Finding, spaced, table
from extract.pipes.header.names import find_names, is_name, not_names

_ADDRESSED = re.compile(r"\s*(?:kính gửi\s*:?|[^;]{3,80}\bđiện\s*:)\s*")
_ENTRY = re.compile(r"[^;]+")
_NO_ENTRY = re.compile(r"nơi nhận\b|lưu\s*:|như trên\b|như kính gửi\b|[ktmlq/]{1,4}\.\s")
_ARCHIVED = re.compile(r"lưu\b")
_REMARK = re.compile(r"\([^()]*\)")
_FEWEST = 2
"""Letters of an entry that names nobody."""
_LONGEST = 200
"""Characters of an entry; more are the text of an annex that follows the list."""
_LAST_WORDS = re.compile(r"(?:(?<![^\n])\s*|[.;)]\s+)([^\W\d_]+(?: [^\W\d_]+){1,3})\s*$")
_SURE = 3
"""Syllables from which on a name behind a comma is taken for the signer's."""
_EDGES = " \t\n-–•*+_.;,:"


def read_recipients(text: str, folded: str, paragraphs: list[tuple[int, int]]) -> Iterator[Finding]:
    """Yield whom the document goes to, one finding an entry; "Như trên" and "Lưu" are none.

    ``paragraphs`` are the [start, end) of the list's own, the first with "Kính gửi:" in it.
    """
    for start, end in paragraphs:
        lead = _ADDRESSED.match(folded, start, end)
        for match in _ENTRY.finditer(text, lead.end() if lead else start, end):
            lower, upper = _trimmed(text, *match.span())
            if _ARCHIVED.match(folded, lower, upper) or upper - lower > _LONGEST:
                return  # what stands behind the archive's line, or runs on, is no recipient
            words = spaced(text[lower:upper])
            if _is_recipient(words) and not _NO_ENTRY.match(folded, lower, upper):
                yield Finding("recipients", lower, upper, words)


def _is_recipient(words: str) -> bool:
    """Return whether an entry names somebody: no scribble of a scan, no signer, no remark."""
    letters = sum(c.isalpha() for c in _REMARK.sub("", words))
    return letters > _FEWEST and not words.isupper() and not is_name(words)


def read_signature(text: str, folded: str, start: int, end: int) -> Iterator[Finding]:
    """Yield the signer, the signer's office and the authorities signed for, in order.

    Both columns of the foot may stand on one line, so capitals are looked for anywhere in it.
    """
    for pattern, regex in table("authority"):
        for match in regex.finditer(folded, start, end):
            if _signs(text, match.start(), match.end()):
                yield Finding("signing_authority", *match.span(), str(pattern.fields["sign"]))
    posts = [m for _, regex in table("post") for m in regex.finditer(folded, start, end)]
    posts = [m for m in posts if text[m.start() : m.end()].isupper()]
    if posts:
        last = max(posts, key=lambda m: m.start())
        yield Finding("signer_title", *last.span(), spaced(last.group()).upper())
    name = _signer(text, start, end)
    if name:
        yield Finding("signer", *name, spaced(text[name[0] : name[1]]))


def _signs(text: str, start: int, end: int) -> bool:
    """Return whether an abbreviation stands before an office in capitals on its line."""
    rest = text[end : end + 20].partition("\n")[0].strip()
    return text[start].isupper() and rest[:2].isupper()


def _signer(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the [start, end) of the last name that ends its line, not one inside a list entry."""
    found = spare = None
    for line in re.finditer(r"[^\n]+", text[start:end]):
        lower, upper = start + line.start(), start + line.end()
        name, certain = _name_at_end(text, lower, upper, end)
        found, spare = (name, spare) if name and certain else (found, name or spare)
    if spare and len(text[spare[0] : spare[1]].split()) < _SURE:
        spare = None
    return found or spare or _rare_name(text, start, end)


def _rare_name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the capitalised words that end the foot, where no usual family name begins them."""
    lines = [m.span() for m in re.finditer(r"[^\n]*\S[^\n]*", text[start:end])]
    for lower, upper in reversed(lines[-2:]):
        words = _LAST_WORDS.search(text, start + lower, start + upper)
        if words and all(w.istitle() and w not in not_names() for w in words[1].split()):
            return words.span(1)
    return None


def _name_at_end(
    text: str, lower: int, upper: int, end: int
) -> tuple[tuple[int, int] | None, bool]:
    """Return the name that ends a line, and whether it can be nothing but the signer's.

    A name may be broken over two lines ("Bùi" above "Xuân Cường"). Behind a comma it is more
    likely a clerk's.
    """
    names = list(find_names(text, lower, _with_next(text, lower, upper, end)))
    if not names or text[names[-1][1] : max(upper, names[-1][1])].strip(" *_."):
        return None, False
    aside = text[lower : names[0][0]].strip(" \t*_")
    before = aside and text[lower : names[-1][0]].strip(" \t*_")
    if not before:  # of two beside each other the first presided
        return names[0], True
    certain = before[-1] in ".;)" or before.isupper()
    return (
        (_shortened(text, *names[-1]), certain) if certain or before[-1] == "," else (None, False)
    )


def _with_next(text: str, lower: int, upper: int, end: int) -> int:
    """Return the end of the next line when one of the two is a single word of a name, else ``upper``."""
    following = text.find("\n", upper + 1, end)
    below = (upper, following if following > 0 else end)
    words, more = text[lower:upper].split(), text[below[0] : below[1]].split()
    broken = (len(words) == 1 and len(more) in {1, 2, 3}) or (len(words) == 2 and len(more) == 1)
    return below[1] if broken and all(w.istitle() for w in [*words, *more]) else upper


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
