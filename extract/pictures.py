"""Pictures of pages made ready to be read: coloured stamps taken out, lines brought level."""

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]

_MOST_SKEW = 5.0
"""Degrees to either side within which a page's skew is looked for."""
_LEAST_SKEW = 0.12
"""A smaller skew does no harm, and turning would blur the letters, in degrees."""
_SAMPLE_WIDTH = 800
"""Pixels across that show the skew of a page."""
_MOST_SAMPLED = 4_000_000
"""Pixels of that sample at most: a picture may be narrow and very high."""
_OFFSET = 0.37
"""Keeps whole numbers, which are rows by themselves, from looking more level than others."""
_COLOURED = 60
"""A pixel whose colours differ by more is coloured ink."""
_MOST_COLOURED = 0.35
"""A page of which more than this share of the ink is coloured is printed in colour."""
_DARK = 128
_LINE_INK = 160
_SHORTEST_LINE, _THICKEST_LINE = 0.3, 0.045
"""Of a drawn line, in inches: no letter's stroke is as long; a thicker one is a blot."""
_CELLS = 4
"""Ink is looked for in squares, so many to the height of a word."""
_LEAST_COVERED = 0.04
"""Share of a square below which its ink is a speck."""
_WORD_SPACE, _LEAST_HEIGHT, _MOST_HEIGHT, _LEAST_WIDTH = 3, 3, 10, 6
"""Of a line of text, in squares: white between its words, its height and its width."""


def grey(colours: "NDArray[np.uint8]") -> "Picture":
    """Return a picture, grey or of three colours, as grey, without the ink of stamps and pens.

    Red and blue ink is bright in one of its colours, black letters below it are dark in all.
    """
    if colours.ndim == 2:
        return colours
    if colours.shape[2] == 1:
        return colours[:, :, 0]
    brightest, darkest = colours[:, :, :3].max(axis=2), colours[:, :, :3].min(axis=2)
    ink = darkest < _DARK
    coloured = ink & (brightest - darkest > _COLOURED)
    if coloured.sum() > _MOST_COLOURED * max(1, int(ink.sum())):
        return np.asarray(colours[:, :, :3].mean(axis=2), dtype=np.uint8)
    return np.asarray(brightest, dtype=np.uint8)


def straightened(picture: "Picture") -> "Picture":
    """Return ``picture`` turned so that its lines are level."""
    angle = skew(picture)
    if abs(angle) < _LEAST_SKEW:
        return picture
    from PIL import Image

    turned = Image.fromarray(picture).rotate(
        angle, resample=Image.Resampling.BICUBIC, fillcolor=255
    )
    return np.asarray(turned, dtype=np.uint8)


def skew(picture: "Picture") -> float:
    """Return by how many degrees to the left ``picture`` must be turned for its lines to be level.

    Lines are level when the rows of the picture are as different as can be: all ink, or none.
    """
    finest = math.ceil(math.sqrt(picture.size / _MOST_SAMPLED))
    step = max(1, finest, picture.shape[1] // _SAMPLE_WIDTH)
    rows, columns = picture.shape[0] // step * step, picture.shape[1] // step * step
    small = (
        picture[:rows, :columns]
        .reshape(rows // step, step, columns // step, step)
        .mean(axis=(1, 3))
    )
    ys, xs = np.nonzero(small < small.mean() * 0.75)
    if not len(ys):
        return 0.0
    angle = 0.0
    for reach, fineness in ((_MOST_SKEW, 0.5), (0.5, 0.1), (0.1, 0.02)):
        tried = np.arange(angle - reach, angle + reach + fineness / 2, fineness)
        angle = float(max(tried, key=lambda degrees: _contrast(xs, ys, degrees)))
    return angle


def drawn_lines(picture: "Picture", *, dpi: float) -> list[tuple[int, int, int, int]]:
    """Return the level and upright lines on ``picture`` as left, top, right, bottom in pixels.

    Longer than any stroke of a letter, and thin: the borders of tables, and what underlines.
    """
    ink = picture < _LINE_INK
    length, thickness = round(_SHORTEST_LINE * dpi), max(2, round(_THICKEST_LINE * dpi))
    level = _thin(_long_runs(ink, length), thickness)
    upright = _thin(_long_runs(ink.T, length), thickness)
    return level + [(top, left, bottom, right) for left, top, right, bottom in upright]


def without_lines(picture: "Picture", lines: Sequence[tuple[int, int, int, int]]) -> "Picture":
    """Return ``picture`` with ``lines`` wiped out, so that they are not taken for letters."""
    if not lines:
        return picture
    wiped = picture.copy()
    for left, top, right, bottom in lines:
        wiped[max(0, top - 1) : bottom + 2, max(0, left - 1) : right + 2] = 255
    return wiped


def passed_over(
    picture: "Picture", boxes: Sequence[tuple[int, int, int, int]], *, height: int
) -> list[tuple[int, int, int, int]]:
    """Return the parts of ``picture`` outside ``boxes`` whose ink is as high and long as a line of text.

    All boxes are left, top, right, bottom in pixels; ``height`` is that of the words in ``boxes``.
    """
    ink = picture < _LINE_INK
    side = max(1, height // _CELLS)
    for left, top, right, bottom in boxes:
        ink[max(0, top - side) : bottom + side, max(0, left - side) : right + side] = False
    rows, columns = ink.shape[0] // side, ink.shape[1] // side
    squares = ink[: rows * side, : columns * side].reshape(rows, side, columns, side)
    ys, xs = np.nonzero(squares.mean(axis=(1, 3)) > _LEAST_COVERED)
    found = []
    for left, top, right, bottom in _clusters(set(zip(xs.tolist(), ys.tolist(), strict=True))):
        if _LEAST_HEIGHT <= bottom - top <= _MOST_HEIGHT and right - left >= _LEAST_WIDTH:
            found.append((left * side, top * side, right * side, bottom * side))
    return sorted(found, key=lambda box: (box[1], box[0]))


def _clusters(squares: set[tuple[int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the extent of each group of ``squares`` that touch, or have a word space between them."""
    near = [
        (x, y) for x in range(-_WORD_SPACE, _WORD_SPACE + 1) for y in (-1, 0, 1) if (x, y) != (0, 0)
    ]
    while squares:
        waiting = [squares.pop()]
        (left, top), (right, bottom) = waiting[0], waiting[0]
        while waiting:
            x, y = waiting.pop()
            left, top, right, bottom = min(left, x), min(top, y), max(right, x), max(bottom, y)
            for step in near:
                other = (x + step[0], y + step[1])
                if other in squares:
                    squares.remove(other)
                    waiting.append(other)
        yield left, top, right + 1, bottom + 1


def _long_runs(ink: Any, length: int) -> list[tuple[int, int, int]]:
    """Return row, start and end of every run of ink in a row that is at least ``length`` long."""
    edges = np.diff(np.pad(ink, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    long = ends - starts >= length
    return list(zip(rows[long].tolist(), starts[long].tolist(), ends[long].tolist(), strict=True))


def _thin(runs: Sequence[tuple[int, int, int]], thickness: int) -> list[tuple[int, int, int, int]]:
    """Join runs of neighbouring rows that touch, and return those that are lines and no blots."""
    lines: list[list[int]] = []
    open_lines: list[list[int]] = []
    for row, start, end in runs:
        open_lines = [line for line in open_lines if line[3] >= row - 2]
        for line in open_lines:
            if start <= line[2] + 2 and end >= line[0] - 2:
                line[0], line[2], line[3] = min(line[0], start), max(line[2], end), row
                break
        else:
            lines.append([start, row, end, row])
            open_lines.append(lines[-1])
    return [(x0, y0, x1, y1) for x0, y0, x1, y1 in lines if y1 - y0 < thickness]


def _contrast(xs: Any, ys: Any, degrees: float) -> float:
    """Return how uneven the rows of ink are once the page is turned by ``degrees``."""
    rows = np.rint(ys + _OFFSET - xs * np.tan(np.radians(degrees))).astype(np.int64)
    counts = np.bincount(rows - rows.min())
    return float((counts.astype(np.float64) ** 2).sum())
