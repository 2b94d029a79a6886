"""Paragraphs: the lines of a column, or of pages that follow each other, become running text.

A line runs on into the next when it is full, so that the next line's first word had no room on
it, and nothing marks the next line as a new paragraph: an indent, a point's marker, white above.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.pages.words import Line

_INDENT = 0.6
"""A line that begins so many font sizes further right is indented."""
_DEEPEST = 6.0
"""A first line is indented by at most so many font sizes."""
_SET_IN = 6.0
"""A block that is set in, as a whole, begins at least so many font sizes from the edge."""
_SPARE = 0.6
"""A line is full when the next word would have left less room than this."""
_ALIGNED = 0.3
"""Lines that begin within so many font sizes begin below each other."""
_NEARLY_FULL = 2.0
_PITCH = 1.45
"""More than so many times the usual distance of lines is white between paragraphs."""
_OFF_CENTRE = 0.5
_TITLE = 4
"""So many words in capitals are no abbreviations."""
_RESIZED = 1.15
_MARKER = re.compile(
    r"(?P<dash>[-–—+•*·▪➢✓]\s?(?!\d))|\(?(?:\d{1,3}(?:\.\d{1,2})*|[a-zđ]|[IVX]{1,5})[.)/](?=\s|$|[^\W\d])|(?:Điều|Chương|Mục|Phần) [\dIVX]+"
)
_HEAD_MARKER = re.compile(r"(?:Số|V/v|Về việc|Kính gửi|Nơi nhận)\b|[-–+*]", re.IGNORECASE)
_NAMES_A_POINT = re.compile(r"(?i:điểm|khoản|điều|mục|số|ngày|và|,)$")
"""After these a number at the start of the next line is named, and begins nothing."""
_ENDS = (".", ";", ":", "!", "?", "./.", "/.", "”", ")")


@dataclass(frozen=True)
class Column:
    """The edges between which lines are set, and how far apart they stand."""

    left: float
    right: float
    pitch: float
    indents: bool
    """Whether paragraphs begin with an indented line."""
    beside: bool
    """Whether another column stands beside it, as in a head or a foot."""
    blocks: bool = False
    """Whether whole paragraphs are set in, so that an indent tells nothing."""


def column(lines: Sequence[Line], *, beside: bool) -> Column:
    """Return the column that ``lines`` are set in."""
    size = median(line.size for line in lines for _ in line.text)
    left = _edge([line.x0 for line in lines], size)
    right = -_edge([-line.x1 for line in lines], size)
    large = [line for line in lines if line.size > 0.9 * size]  # not recipients, not footnotes
    pitches = [below.y - above.y for above, below in pairwise(large) if below.y > above.y]
    indented = sum(_INDENT * size < line.x0 - left < _DEEPEST * size for line in lines)
    return Column(
        left=left,
        right=right,
        pitch=median(pitches) if pitches else 1.2 * size,
        indents=indented >= 0.12 * len(lines),
        beside=beside,
        blocks=any(
            _INDENT * size < three[0].x0 - left
            and max(abs(line.x0 - three[0].x0) for line in three) < _ALIGNED * size
            and max(right - line.x1 for line in three[:2]) < _NEARLY_FULL * size
            for three in zip(lines, lines[1:], lines[2:], strict=False)
        ),
    )


def block_edges(lines: Sequence[Line], edges: Column) -> list[float]:
    """Return up to where each line may run: the column's right edge, or that of a block set in it.

    A block is set further in, as the addressees of a letter are: its lines begin below each other,
    and two of them at least end below each other.
    """
    rights: list[float] = []
    for line in lines:
        near = 0.4 * line.size  # nothing is, where a damaged file gives letters no size or place
        block = [other for other in lines if other is line or abs(other.x0 - line.x0) < near]
        right = max(other.x1 for other in block)
        full = sum(right - other.x1 < 0.5 * line.size for other in block)
        set_in = line.x0 - edges.left > _SET_IN * line.size
        rights.append(right if set_in and full > 1 else edges.right)
    return rights


def runs_on(
    line: Line, after: Line, here: Column, there: Column, *, right: float, first: bool = False
) -> bool:
    """Tell whether the paragraph of ``line``, set in ``here``, goes on with ``after`` in ``there``.

    The two columns are the same, or those of pages that follow each other; ``line`` may run up to
    ``right``, and is the ``first`` of its paragraph or not.
    """
    if max(line.size, after.size) > _RESIZED * min(line.size, after.size):
        return False
    if here is there and after.y - line.y > _PITCH * here.pitch:
        return False
    if line.text.endswith(",") and not after.text.isupper() and not _MARKER.match(after.text):
        salutes = first and _is_first(line, after, here, there)
        return not salutes or _full(line, after, here, right)
    if here.beside:
        return _runs_on_beside(line, after, here)
    if (
        here is there
        and _centred(after, there)
        and abs(_middle(line) - _middle(after)) < _OFF_CENTRE * line.size
    ):
        return _runs_on_centred(line, after)
    if not _full(line, after, here, right):
        return False
    if _is_title(line) and not after.words[0].text.isupper():
        return False
    if first and not _MARKER.match(after.text) and _is_first(line, after, here, there):
        return False
    return not _begins(line, after, here, there)


def _is_title(line: Line) -> bool:
    """Tell whether ``line`` is written in capitals, as a title is."""
    return len(line.words) >= _TITLE and line.text.isupper()


def _is_first(line: Line, after: Line, here: Column, there: Column) -> bool:
    """Tell whether ``after`` is indented as ``line`` is, and so begins a paragraph as that does."""
    indent, before = after.x0 - there.left, line.x0 - here.left
    return (
        here.indents
        and not (here.beside or here.blocks or there.blocks)
        and after.text[:1].isupper()
        and _INDENT * after.size < indent < _DEEPEST * after.size
        and abs(indent - before) < _ALIGNED * after.size
    )


def _begins(line: Line, after: Line, here: Column, there: Column) -> bool:
    """Tell whether ``after`` begins a paragraph although ``line`` is full."""
    marker = _MARKER.match(after.text)
    indent, before = after.x0 - there.left, line.x0 - here.left
    step = _INDENT * after.size
    at_margin = abs(indent) < step
    if marker and (marker["dash"] or here.indents) and at_margin:
        return line.text.endswith(_ENDS) and not (marker["dash"] and here.indents)
    if marker:
        return not _NAMES_A_POINT.search(line.text)
    if here is not there and not here.indents:  # no white between two pages tells
        return line.text.endswith(_ENDS)
    return indent - before > step and not _hangs(line, after, step)


def _hangs(line: Line, after: Line, step: float) -> bool:
    """Tell whether ``after`` stands below the text of the point that ``line`` begins."""
    return (
        len(line.words) > 1
        and bool(_MARKER.fullmatch(line.words[0].text))
        and abs(after.x0 - line.words[1].x0) < step
        and not line.text.endswith(_ENDS)
    )


def _runs_on_beside(line: Line, after: Line, here: Column) -> bool:
    """The same within a head or foot: what is written in capitals stands by itself."""
    if _HEAD_MARKER.match(after.text) or line.text.isupper() or after.text.isupper():
        return False
    return _full(line, after, here, here.right)


def _runs_on_centred(line: Line, after: Line) -> bool:
    """The same for centred lines, which are broken by hand: a title over several lines."""
    return (
        line.bold == after.bold
        and line.text.isupper() == after.text.isupper()
        and not line.text.endswith(_ENDS)
        and not _MARKER.match(after.text)
        and not (line.text.isupper() and 2 * (line.x1 - line.x0) < after.x1 - after.x0)
    )


def _full(line: Line, after: Line, here: Column, right: float) -> bool:
    """Tell whether the first word of ``after`` had no room between ``line`` and ``right``."""
    room = right - line.x1
    if _centred(line, here):
        room += line.x0 - here.left
    word = after.words[0]
    return room < word.x1 - word.x0 + _SPARE * line.size


def _centred(line: Line, here: Column) -> bool:
    """Tell whether ``line`` leaves as much room on its left as on its right."""
    left, right = line.x0 - here.left, here.right - line.x1
    return min(left, right) > 0.3 * line.size and abs(left - right) < 2 * _OFF_CENTRE * line.size


def _middle(line: Line) -> float:
    return (line.x0 + line.x1) / 2


def _edge(places: Sequence[float], size: float) -> float:
    """Return the lowest place at which enough lines begin."""
    ordered = sorted(places)
    least = max(1, len(ordered) // 8)
    for number, place in enumerate(ordered):
        if sum(other - place < 0.4 * size for other in ordered[number:]) >= least:
            return place
    return ordered[0]
