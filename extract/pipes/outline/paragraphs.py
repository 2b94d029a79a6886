"""Paragraphs: lines joined again where only the page's edge cut them."""

import re
from dataclasses import dataclass, field
from functools import cache

from extract.lexicons import patterns
from extract.pipes.outline.lines import Line
from extract.pipes.outline.markers import Marker

_CELL = re.compile(r"\s\|\s")
_BAR = re.compile(r"\s*\|\s*")
_LISTS = frozenset({"addressees", "recipients"})
_HEADING = 3
"""Blanks in a line of capitals that is a heading: fewer may be an abbreviation ("UBND TP. HCM")."""
_FULL = 0.8
"""Share of the width that a line reaches when it was cut for want of room."""


@dataclass(slots=True)
class Paragraph:
    """Consecutive lines that are one paragraph, point or table row; offsets as in ``Line``."""

    start: int
    end: int
    marker: Marker | None
    strong: bool
    gap: bool
    region: str
    cells: tuple[tuple[int, int], ...] = ()
    lines: list[Line] = field(default_factory=list)

    @property
    def outer(self) -> int:
        """Offset of the first sign, the marker included."""
        return self.marker.start if self.marker else self.start


def join_lines(lines: list[Line], text: str, folded: str, width: int) -> list[Paragraph]:
    """Return the paragraphs of ``lines`` in order.

    Args:
        lines: the lines that hold text, their regions marked.
        text: the document.
        folded: its folded spelling.
        width: where lines are cut, in characters; 0 when each line is a paragraph.
    """
    found: list[Paragraph] = []
    before: Line | None = None
    for line in lines:
        if before is not None and _continues(before, line, found[-1], text, folded, width):
            _extend(found[-1], line)
        else:
            found.append(
                Paragraph(
                    line.start,
                    line.end,
                    line.marker,
                    line.strong,
                    line.gap,
                    line.region,
                    _cells(text, line),
                    [line],
                )
            )
        before = line
    return [p for p in found if p.end > p.start]


def _extend(paragraph: Paragraph, line: Line) -> None:
    if paragraph.end <= paragraph.start:  # a marker alone on its line
        paragraph.start = line.outer
    paragraph.end = max(line.end, paragraph.end)
    paragraph.lines.append(line)


def _continues(
    before: Line, line: Line, paragraph: Paragraph, text: str, folded: str, width: int
) -> bool:
    """Return whether ``line`` goes on with the paragraph that ``before`` ends."""
    if line.region != before.region or line.strong or paragraph.cells:
        return False
    if paragraph.end <= paragraph.start:
        return line.marker is None
    if before.strong or _has_cells(text, line):
        return False
    if line.marker:
        return _is_cut(before, text, width) and not line.gap and _is_chance(line, paragraph, text)
    if _is_capitals(before, text) and not _is_capitals(line, text):
        return False
    ended = text[before.end - 1] in ".;:!?"
    if text[line.start].islower():
        return not ended or (width > 0 and not line.gap and before.width >= _FULL * width)
    if not ended and not line.gap and _is_unfinished(folded, before, line):
        return True
    if line.region in _LISTS:
        return (
            not line.gap and text[before.end - 1] not in ".;:," and not _shouts(before, line, text)
        )
    if not width or line.region not in {"body", "annex"}:
        return False
    return _fills(before, width) if not ended else _overflows(before, line, text, width)


def _shouts(before: Line, line: Line, text: str) -> bool:
    """Return whether either line is a heading or holds the signer's office in capitals."""
    tail = text[before.start : before.end].rpartition(" ")[2]
    return tail.isupper() or text[line.start : line.end].isupper()


def _is_capitals(line: Line, text: str) -> bool:
    """Return whether ``line`` is a heading, all in capitals: what follows in small is its text."""
    words = text[line.start : line.end]
    return words.isupper() and words.count(" ") >= _HEADING


def _is_unfinished(folded: str, before: Line, line: Line) -> bool:
    """Return whether no sentence or heading can end as ``before`` does, however short it is."""
    seam = folded[max(before.start, before.end - 20) : before.end]
    joined = f"{seam} {folded[line.start : line.start + 12]}"
    return any(
        match.start() < len(seam) <= match.end()
        for regex in _unfinished()
        for match in regex.finditer(joined)
    )


def _fills(before: Line, width: int) -> bool:
    """Return whether ``before``, which ends no sentence, ran up to the page's edge.

    A scan puts white lines inside a paragraph too, so one does not end it by itself.
    """
    return before.width >= _FULL * width


def _overflows(before: Line, line: Line, text: str, width: int) -> bool:
    """Return whether the first word of ``line`` had no room behind ``before``."""
    if line.gap or text[before.end - 1] in ":":
        return False
    first_word = re.match(r"\S+", text[line.start : line.start + 20])
    return before.width + 1 + len(first_word.group() if first_word else "") > width


def _is_cut(before: Line, text: str, width: int) -> bool:
    """Return whether ``before`` was cut in mid-sentence."""
    return width > 0 and before.width >= _FULL * width and text[before.end - 1] not in ".;:!?,/"


def _is_chance(line: Line, paragraph: Paragraph, text: str) -> bool:
    """Return whether the marker of ``line`` is a number or dash of the sentence itself."""
    marker = line.marker
    if marker is None or marker.ordinal == 1:
        return False
    if marker.bullet:
        return text[line.start : line.start + 1].islower()
    same = paragraph.marker is not None and paragraph.marker.kind == marker.kind
    return not (same and paragraph.marker and marker.ordinal == paragraph.marker.ordinal + 1)


def _cells(text: str, line: Line) -> tuple[tuple[int, int], ...]:
    """Return the cells of a table row written "a | b | c" (a row of Markdown too)."""
    if not _has_cells(text, line):
        return ()
    cells, at = [], line.start
    for bar in _BAR.finditer(text, line.start, line.end):
        if bar.start() > at or at > line.start:
            cells.append((at, bar.start()))
        at = bar.end()
    if at < line.end:
        cells.append((at, line.end))
    return tuple(cells)


def _has_cells(text: str, line: Line) -> bool:
    """Return whether a bar parts a line; most lines have none, and the bar alone is found faster."""
    bar = text.find("|", line.start, line.end) >= 0
    return bar and _CELL.search(text, line.start, line.end) is not None


@cache
def _unfinished() -> tuple[re.Pattern[str], ...]:
    return tuple(pattern.expression for pattern in patterns("sentences", "unfinished"))
