"""Columns: the parts of a page in the order in which a person reads them.

A Vietnamese office document has one column, but for its head (the issuer beside the country's
motto) and its foot (the recipients beside the signature). Where nothing crosses a strip of white
from top to bottom, and both sides hold lines beside each other, the left side is read first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.pages.words import Line, joined
from extract.text import fold

_GUTTER = 0.6
"""Narrowest strip between two columns, in font sizes."""
_LEVEL = 0.4
_WHITE = 1.45
"""Lines of one cell follow each other within so many font sizes."""
_PAUSE = 3.0
"""White above a line, in font sizes, that ends what stands beside each other."""
_LONGEST = 250
"""More pieces of lines than stand in two columns of a page."""
_SIGNED = 9.0
"""White that a signature and its stamp take above the signer's name, in font sizes."""
_FOOT_BEGINS = ("nơi nhận",)
_HEAD_ENDS = ("kính gửi",)
"""Begins the first line below a head: its list of addressees may stand like a second column."""


@dataclass(frozen=True)
class Gutter:
    """The free strip between two columns."""

    x0: float
    x1: float


@dataclass(frozen=True)
class Group:
    """Lines that follow each other: in a column beside another, or from edge to edge."""

    lines: tuple[Line, ...]
    beside: bool


def reading_order(pieces: Sequence[Line], *, beside: bool = False) -> list[Group]:
    """Return the lines of a page in groups, one for each column or run of full lines.

    ``pieces`` are lines cut at wide gaps, from the top down; those that no column parts come
    back whole. ``beside`` tells that they are a column already.
    """
    groups: list[Group] = []
    plain: list[Line] = []
    start = 0
    while start < len(pieces):
        region = _region(pieces, start)
        if region is None:
            plain.append(pieces[start])
            start += 1
            continue
        end, gutter = region
        groups += _group(plain, beside)
        plain = []
        for row in _rows(pieces[start:end], gutter):
            for side in _sides(row, gutter):
                groups += reading_order(side, beside=True) if side else []
        start = end
    return groups + _group(plain, beside)


def areas_beside(pieces: Sequence[Line]) -> list[tuple[float, float, float, float]]:
    """Return the columns that stand beside others, each as left, top, right and bottom edge.

    Between two columns the edge is the middle of the white; above and below, the middle between
    lines would cut marks, so it is a font size away.
    """
    areas = []
    start = 0
    while start < len(pieces):
        region = _region(pieces, start)
        if region is None:
            start += 1
            continue
        end, gutter = region
        middle = (gutter.x0 + gutter.x1) / 2
        held = pieces[start:end]
        top = min(piece.y - 1.2 * piece.size for piece in held)
        bottom = max(piece.y + 0.5 * piece.size for piece in held)
        areas.append((float("-inf"), top, middle, bottom))
        areas.append((middle, top, float("inf"), bottom))
        start = end
    return areas


def _group(plain: Sequence[Line], beside: bool) -> list[Group]:
    return [Group(tuple(joined(plain)), beside)] if plain else []


def _rows(pieces: Sequence[Line], gutter: Gutter) -> list[list[Line]]:
    """Cut what stands beside each other where both sides begin anew on one baseline below white.

    So begins the second row of a head: the number on the left, place and day on the right.
    """
    left, right = _sides(pieces, gutter)
    starts = [
        min(one.y, other.y)
        for one, other in (
            (one, other) for one in _after_white(left) for other in _after_white(right)
        )
        if abs(one.y - other.y) < _LEVEL * min(one.size, other.size)
    ]
    rows: list[list[Line]] = [[]]
    for piece in pieces:
        if starts and piece.y > starts[0] - _LEVEL * piece.size:
            del starts[0]
            rows.append([])
        rows[-1].append(piece)
    return [row for row in rows if row]


def _after_white(side: Sequence[Line]) -> list[Line]:
    """Return the lines of a column that have more white above than the one before them."""
    gaps = [(below.y - above.y, below) for above, below in pairwise(side)]
    return [line for gap, line in gaps if gap > _WHITE * line.size]


def _sides(pieces: Sequence[Line], gutter: Gutter) -> tuple[list[Line], list[Line]]:
    """Return the lines on the left and on the right of ``gutter``."""
    middle = (gutter.x0 + gutter.x1) / 2
    left = [piece for piece in pieces if piece.x1 <= middle]
    return left, [piece for piece in pieces if piece.x1 > middle]


def _region(pieces: Sequence[Line], start: int) -> tuple[int, Gutter] | None:
    """Return the end of the longest run from ``start`` that one gutter parts, and the gutter."""
    best = None
    free: list[tuple[float, float]] = [(float("-inf"), float("inf"))]
    bottom = pieces[start].y
    signed = False
    for end, piece in enumerate(pieces[start : start + _LONGEST], start + 1):
        white = (piece.y - bottom) / piece.size
        if end - 1 > start and (
            (white > _PAUSE and (signed or not _signs(piece, white, pieces[start], free)))
            or fold(piece.text).startswith(_HEAD_ENDS)
        ):
            break
        signed = signed or white > _PAUSE
        bottom = max(bottom, piece.y)
        free = [part for strip in free for part in _without(strip, piece)]
        gutters = _inner(free)
        if not gutters and end - start > 1:
            break
        held = pieces[start:end]
        gutter = next((gutter for gutter in gutters if _beside(held, gutter)), None)
        if gutter:
            best = (end, gutter)
    return best


def _signs(piece: Line, white: float, first: Line, free: Sequence[tuple[float, float]]) -> bool:
    """Tell whether ``piece``, below so much ``white``, is the signer in a foot that ``first`` begins."""
    right = any(2 * piece.x0 > gutter.x0 + gutter.x1 for gutter in _inner(free))
    return right and white < _SIGNED and fold(first.text).startswith(_FOOT_BEGINS)


def _without(strip: tuple[float, float], piece: Line) -> Iterator[tuple[float, float]]:
    """Yield what ``piece`` leaves free of ``strip``, if wide enough for a gutter."""
    least = _GUTTER * piece.size
    for x0, x1 in ((strip[0], min(strip[1], piece.x0)), (max(strip[0], piece.x1), strip[1])):
        if x1 - x0 >= least:
            yield x0, x1


def _inner(free: Sequence[tuple[float, float]]) -> list[Gutter]:
    """Return the strips that have something on both sides, the widest first.

    A speck at the edge leaves the widest one beside it, and parts nothing.
    """
    inner = [strip for strip in free if strip[0] > float("-inf") and strip[1] < float("inf")]
    inner.sort(key=lambda strip: strip[0] - strip[1])
    return [Gutter(*strip) for strip in inner]


def _beside(pieces: Sequence[Line], gutter: Gutter) -> bool:
    """Tell whether both sides hold at least two lines, and stand beside each other."""
    left = [piece.y for piece in pieces if piece.x1 <= gutter.x0 + 0.01]
    right = [piece.y for piece in pieces if piece.x0 >= gutter.x1 - 0.01]
    if min(len(left), len(right)) < 2:
        return False
    slack = 0.5 * pieces[0].size
    among = [
        sum(other[0] - slack < y < other[-1] + slack for y in side)
        for side, other in ((left, right), (right, left))
    ]
    return max(among) >= 2 and min(among) >= 1
