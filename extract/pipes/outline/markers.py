"""Markers: the signs that number the points of a document ("II.", "a)", "-")."""

import re
from functools import cache
from typing import NamedTuple

from extract.lexicons import patterns

_ROMAN = {"i": 1, "v": 5, "x": 10}
# The Vietnamese order of points; f, j, w, z are no Vietnamese letters but writers use f.
_LETTERS = {letter: n for n, letter in enumerate("abcdđeghiklmnopqrstuvxy", 1)} | {"f": 7, "©": 3}
_SPELLED = {
    "nhất": 1,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
}
_MISREAD = {"l": 1, "§": 8}
"""Digits as scans damage them."""
MISREAD_LETTERS = {"8": "g", "9": "g", "6": "b", "0": "o"}
"""Letters as scans damage them."""
_MAYBE = re.compile(
    r"[\W\d]|[^\W\d_]{1,5}\.?\d{0,2}\s?[-.)/:]|(?:phần|chương|mục|điều|thứ) |\w{2,4} là\b|o\s"
)
"""What every marker begins like: most lines are told from it at one look."""
_BULLETS = frozenset({"dash", "plus"})


class Marker(NamedTuple):
    """A point's sign: its kind (an id of ``lexicons/outline.toml``), label and place in order.

    ``start`` and ``end`` are offsets of the sign itself; ``ordinal`` is 0 for a bullet.
    """

    kind: str
    label: str
    ordinal: int
    rank: int
    start: int
    end: int

    @property
    def bullet(self) -> bool:
        """Whether the sign carries no number of its own."""
        return self.kind in _BULLETS


def find_marker(text: str, start: int, end: int) -> Marker | None:
    """Return the marker that ``text[start:end]``, a line in the folded spelling, begins with.

    >>> find_marker("đ) sở nội vụ", 0, 12)
    Marker(kind='letter', label='đ', ordinal=5, rank=9, start=0, end=2)
    >>> find_marker("30/6/2031 là hạn", 0, 16) is None
    True
    """
    if not _MAYBE.match(text, start, end):
        return None
    for kind, rank, regex in _markers():
        match = regex.match(text, start, end)
        if match:
            label = match.groupdict().get("label") or ""
            n = ordinal(label, kind)
            return Marker(kind, _repaired(label, kind), n, rank, start, _trimmed(match))
    return None


def ordinal(label: str, kind: str) -> int:
    """Return the place of a label among its siblings, from 1; 0 when it has none.

    >>> ordinal("iv", "roman"), ordinal("đ", "letter"), ordinal("2.3", "decimal")
    (4, 5, 3)
    """
    if label in _SPELLED:
        return _SPELLED[label]
    if kind.startswith("roman") or (kind in {"part", "section"} and not label.isdigit()):
        return _roman(label)
    digits = re.search(r"\d+$", label)
    if digits:
        return int(digits.group())
    return _MISREAD.get(label, 0) if kind == "number" else _LETTERS.get(label, 0)


def _repaired(label: str, kind: str) -> str:
    """Return the label with what a scan damaged put right: its place in order is known."""
    if kind == "number" and label in _MISREAD:
        return str(_MISREAD[label])
    if kind.startswith("ordinal"):
        return str(_SPELLED[label])
    return "c" if label == "©" else label


def _roman(label: str) -> int:
    values = [_ROMAN.get(c, 0) for c in label]
    following = [*values[1:], 0][: len(values)]  # "Mục :" has no label
    return sum(-v if v < n else v for v, n in zip(values, following, strict=True))


def _trimmed(match: re.Match[str]) -> int:
    """Return the end of the matched sign without the white space behind it."""
    return match.start() + len(match.group().rstrip())


@cache
def _markers() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    return tuple((p.id, int(p.fields["rank"]), p.expression) for p in patterns("outline", "marker"))
