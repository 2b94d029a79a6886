"""Words on a page, and the lines that they form.

Places are in points (1/72 inch) from the page's top left corner, y growing downwards; a word
stands on its baseline.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from statistics import median

# Between the words of a justified line stands up to about 0.7 of the font's size; a wider
# gap may part columns, and is read as a space where it parts none.
_WIDE_GAP = 0.8
_SAME_BASELINE = 0.3
_INDEX_SIZE = 0.8
"""A sub- or superscript is smaller than this share of the letters beside it ..."""
_INDEX_SHIFT = 0.6
"""... and stands less than this share of their height above or below their baseline."""
_BEFORE, _FILLED_IN = ("số:", "số", "ngày", "tháng"), ("/", "tháng", "năm")
"""Room that is left between these for a number or a day to be written in parts no columns."""
_TOUCHING = 0.1
"""Less white than this, in font sizes, parts no words: "m" and its raised "2" are one."""


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a space between them."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    """The font's size."""
    bold: bool = False
    font: str = ""
    confidence: float = 100.0
    """How sure the recognition is, in per cent; 100 for letters that the file itself holds."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line that is drawn on the page: the border of a table's cells."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True)
class Page:
    """All that is read from one page."""

    width: float
    height: float
    words: Sequence[Word]
    rules: Sequence[Rule] = field(default=())
    recognised: bool = False
    """True when the words come from a picture."""


@dataclass(frozen=True)
class Line:
    """Words beside each other on one baseline, from left to right."""

    words: tuple[Word, ...]

    @cached_property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @cached_property
    def x1(self) -> float:
        """Right edge."""
        return max(word.x1 for word in self.words)

    @cached_property
    def y(self) -> float:
        """Baseline."""
        return median(word.y for word in self.words)

    @cached_property
    def size(self) -> float:
        """The size of most of its letters."""
        return median(word.size for word in self.words for _ in word.text)

    @cached_property
    def bold(self) -> bool:
        """Whether most of its letters are bold."""
        return 2 * sum(len(w.text) for w in self.words if w.bold) > sum(
            len(w.text) for w in self.words
        )

    @cached_property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(word.text for word in self.words)


def segments(words: Iterable[Word]) -> list[Line]:
    """Return the lines of ``words``, cut at every gap that may part columns, from the top down."""
    return [piece for row in _rows(words) for piece in _cut(row)]


def joined(pieces: Sequence[Line]) -> list[Line]:
    """Return ``pieces`` with those on one baseline put back together, from the top down."""
    return [_line(row) for row in _rows(word for piece in pieces for word in piece.words)]


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    """Group words by baseline; an index joins the line of the letters that it follows."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.y, word.x0)):
        if rows and _same_baseline(rows[-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_attached(row) for row in _with_indices(rows)]


def _same_baseline(row: list[Word], word: Word) -> bool:
    """Tell whether ``word`` stands on the baseline of ``row``, whose last word is the lowest."""
    return word.y - row[-1].y <= _SAME_BASELINE * min(word.size, row[-1].size) and (
        word.y - row[0].y <= _SAME_BASELINE * max(word.size, row[0].size)
    )


def _with_indices(rows: list[list[Word]]) -> list[list[Word]]:
    """Put a row of small letters into the row beside it that it is the index of."""
    kept: list[list[Word]] = []
    for row, after in zip(rows, [*rows[1:], []], strict=False):
        first, size = min(row, key=lambda word: word.x0), max(word.size for word in row)
        for near in (kept[-1] if kept else [], after):
            if any(size < _INDEX_SIZE * word.size and _follows(first, word) for word in near):
                near.extend(row)
                break
        else:
            kept.append(row)
    return kept


def _follows(index: Word, large: Word) -> bool:
    """Tell whether ``index`` begins at the end of ``large``, above or below its baseline."""
    reach = _INDEX_SHIFT * large.size
    return abs(index.y - large.y) < reach and abs(index.x0 - large.x1) < reach


def _attached(row: Iterable[Word]) -> list[Word]:
    """Return ``row`` from left to right, each index that touches a word as a part of it."""
    words: list[Word] = []
    last: Word | None = None
    for word in sorted(row, key=lambda word: word.x0):
        touches, last = last is not None and _touches(last, word), word
        if touches:
            before = words[-1]
            words[-1] = replace(
                max(before, word, key=lambda part: part.size),
                text=before.text + word.text,
                x0=before.x0,
                x1=max(before.x1, word.x1),
                confidence=min(before.confidence, word.confidence),
            )
        else:
            words.append(word)
    return words


def _touches(before: Word, word: Word) -> bool:
    """Tell whether no space stands between two words, of which one is an index."""
    large, small = max(before.size, word.size), min(before.size, word.size)
    return small < _INDEX_SIZE * large and abs(word.x0 - before.x1) < _TOUCHING * large


def _cut(row: list[Word]) -> list[Line]:
    """Cut a row at its wide gaps."""
    pieces = [[row[0]]]
    for left, right in pairwise(row):
        reach = max(word.x1 for word in pieces[-1])
        wide = right.x0 - reach > _WIDE_GAP * max(left.size, right.size)
        if wide and not (left.text.lower() in _BEFORE and right.text.startswith(_FILLED_IN)):
            pieces.append([])
        pieces[-1].append(right)
    return [_line(piece) for piece in pieces]


def _line(words: Iterable[Word]) -> Line:
    return Line(tuple(sorted(words, key=lambda word: word.x0)))
