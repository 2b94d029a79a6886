"""Paragraphs: the lines of a column, or of pages that follow each other, become running text.

A line runs on into the next when it is full, so that the next line's first word had no room on
it, and nothing marks the next line as a new paragraph: an indent, a point's marker, white above.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from extract.pages.words import Line

_INDENT = 0.6
"""A line that begins so many heights of its letters further right is indented."""
_DEEPEST = 6.0
"""A first line is indented by at most so many heights of its letters."""
_SPARE = 0.6
"""A line is full when the next word would have left less room than this."""
_PITCH = 1.45
"""More than so many times the usual distance of lines is white between paragraphs."""
_NARROW = 0.6
"""A column narrower than this share of the page's text is one of a head, a foot or a table."""
_RESIZED = 1.15
_MARKER = re.compile(
    r"(?P<dash>[-–—+•*·▪➢✓]\s?(?!\d))|\(?(?:\d{1,3}(?:\.\d{1,2})*|[a-zđ]|[IVX]{1,5})[.)/](?=\s|$|[^\W\d])|(?:Điều|Chương|Mục|Phần) [\dIVX]+"
)
_HEAD_MARKER = re.compile(r"(?:Số|V/v|Về việc|Kính gửi|Nơi nhận)\b|[-–+*]", re.IGNORECASE)
_ENDS = (".", ";", ":", "!", "?", "./.", "/.", "”", ")")


@dataclass(frozen=True)
class Column:
    """The edges between which lines are set, and how far apart they stand."""

    left: float
    right: float
    pitch: float
    indents: bool
    """Whether paragraphs begin with an indented line."""
    narrow: bool

    @property
    def centre(self) -> float:
        """Middle between the edges."""
        return (self.left + self.right) / 2


def column(lines: Sequence[Line], *, text_width: float) -> Column:
    """Return the column that ``lines`` are set in, on a page whose text is ``text_width`` wide."""
    size = median(line.size for line in lines)
    left = _edge([line.x0 for line in lines], size)
    right = -_edge([-line.x1 for line in lines], size)
    pitches = [b.y - a.y for a, b in zip(lines, lines[1:], strict=False) if b.y > a.y]
    indented = sum(_INDENT * size < line.x0 - left < _DEEPEST * size for line in lines)
    return Column(
        left=left,
        right=right,
        pitch=_usual(pitches) if pitches else 1.2 * size,
        indents=indented >= 0.12 * len(lines),
        narrow=right - left < _NARROW * text_width,
    )


def runs_on(line: Line, after: Line, here: Column, there: Column) -> bool:
    """Tell whether the paragraph of ``line``, set in ``here``, goes on with ``after`` in ``there``.

    The two columns are the same, or those of pages that follow each other.
    """
    if max(line.size, after.size) > _RESIZED * min(line.size, after.size):
        return False
    if here is there and after.y - line.y > _PITCH * here.pitch:
        return False
    if here.narrow:
        return _runs_on_narrow(line, after, here)
    if _centred(line, here) and _centred(after, there):
        return _runs_on_centred(line, after)
    if not _full(line, after, here):
        return False
    return not _begins(line, after, here, there)


def _begins(line: Line, after: Line, here: Column, there: Column) -> bool:
    """Tell whether ``after`` begins a paragraph although ``line`` is full."""
    marker = _MARKER.match(after.text)
    indent, before = after.x0 - there.left, line.x0 - here.left
    step = _INDENT * after.size
    if abs(indent) < step and here.indents:  # at the margin, where paragraphs do not begin
        return bool(marker) and not marker["dash"] and line.text.endswith(_ENDS)
    if marker:
        return True
    if indent - before > step:  # deeper: a first line, unless it hangs below the text of a point
        hangs = (
            len(line.words) > 1
            and abs(after.x0 - there.left - (line.words[1].x0 - here.left)) < step
        )
        return not hangs
    return False


def _runs_on_narrow(line: Line, after: Line, here: Column) -> bool:
    """The same within a head or foot: what is written in capitals stands by itself."""
    if _HEAD_MARKER.match(after.text) or line.text.isupper() or after.text.isupper():
        return False
    return _full(line, after, here)


def _runs_on_centred(line: Line, after: Line) -> bool:
    """The same for centred lines, which are broken by hand: a title over several lines."""
    return (
        line.bold == after.bold
        and line.text.isupper() == after.text.isupper()
        and not line.text.endswith(_ENDS)
        and not _MARKER.match(after.text)
        and not (line.text.isupper() and 2 * (line.x1 - line.x0) < after.x1 - after.x0)
    )


def _full(line: Line, after: Line, here: Column) -> bool:
    """Tell whether the first word of ``after`` had no room at the end of ``line``."""
    room = here.right - line.x1
    if _centred(line, here):
        room += line.x0 - here.left
    word = after.words[0]
    return room < word.x1 - word.x0 + _SPARE * line.size


def _centred(line: Line, here: Column) -> bool:
    """Tell whether ``line`` leaves as much room on its left as on its right."""
    left, right = line.x0 - here.left, here.right - line.x1
    return min(left, right) > line.size and abs(left - right) < 1.5 * line.size


def _edge(places: Sequence[float], size: float) -> float:
    """Return the lowest place at which enough lines begin."""
    ordered = sorted(places)
    least = max(1, len(ordered) // 8)
    for number, place in enumerate(ordered):
        if sum(other - place < 0.4 * size for other in ordered[number:]) >= least:
            return place
    return ordered[0]


def _usual(distances: Sequence[float]) -> float:
    """Return the usual distance of lines: the lower of the common ones."""
    ordered = sorted(distances)
    return ordered[len(ordered) // 3]
