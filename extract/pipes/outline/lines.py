"""Lines: the rows of the text as they stand, with what their form alone shows."""

import re
from dataclasses import dataclass
from functools import cache

from extract.lexicons import patterns
from extract.pipes.outline.markers import Marker, find_marker

_LINE = re.compile(r"[^\n]+")
_TEXT = re.compile(r"\S(?:.*\S)?")
_HASHES = re.compile(r"(?:>\s*)*#{1,6}\s+|(?:>\s+)+")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3})(?=[^\s*_])")
_NOISE = re.compile(r"[_.,'`~^|]{1,3}\s+(?=\S{1,3}[.)])")
"""Specks that a scan puts before a marker ("__ d)")."""
_PAGE = re.compile(r"(?:trang\s*)?[-–]?\s*\d{1,3}\s*(?:/\s*\d{1,3})?\s*[-–:.]{0,2}$")
_WRAPPED_WIDTH = 125
"""Longest line, in characters, that a page of A4 in 13 or 14 points holds, with room to spare."""
_WRAPPED_SHARE = 0.12
"""Share of lines beginning in lower case above which lines are cut at the page's edge."""


@dataclass(slots=True)
class Line:
    """One line: ``text[start:end]`` is what is read, without marker, Markdown and white space.

    ``width`` counts all its characters, ``gap`` tells that white lines or a page's end stand
    before it, ``strong`` that Markdown makes it a heading or sets it in bold as a whole.
    """

    start: int
    end: int
    width: int
    indent: int
    gap: bool
    strong: bool
    marker: Marker | None
    page_break: bool = False
    region: str = "body"

    @property
    def outer(self) -> int:
        """Offset of the line's first sign, its marker included."""
        return self.marker.start if self.marker else self.start


def read_lines(text: str, folded: str) -> tuple[list[Line], list[tuple[int, int]]]:
    """Return the lines that hold text, and the [start, end) of those that are decoration.

    Args:
        text: the document.
        folded: ``text.fold(text)``, of the same length.
    """
    lines: list[Line] = []
    decoration: list[tuple[int, int]] = []
    last_end, paged = -2, False
    for match in _LINE.finditer(text):
        core = _TEXT.search(text, match.start(), match.end())
        if core is None:
            continue
        start, end = core.span()
        if _is_decoration(folded, start, end):
            decoration.append((start, end))
            paged = True
            continue
        gap = "\n" in text[last_end + 1 : match.start()] if last_end >= 0 else True
        line = _read_line(text, folded, start, end)
        line.indent, line.gap, line.page_break = start - match.start(), gap, paged
        last_end, paged = match.end(), False
        lines.append(line)
    return lines, decoration


def wrap_width(lines: list[Line], text: str) -> int:
    """Return the width at which the document's lines are cut, or 0 when a line is a paragraph."""
    lines = [line for line in lines if line.region in {"body", "annex"}]
    if len(lines) < 3:
        return 0
    widths = sorted(line.width for line in lines)
    width = widths[len(widths) * 9 // 10]
    lower = sum(1 for line in lines if line.marker is None and text[line.start].islower())
    return width if width <= _WRAPPED_WIDTH and lower >= _WRAPPED_SHARE * len(lines) else 0


def _read_line(text: str, folded: str, start: int, end: int) -> Line:
    """Return the line with Markdown and marker taken off."""
    width = end - start
    hashes = _HASHES.match(text, start, end) if text[start] in "#>" else None
    strong = bool(hashes and "#" in hashes.group())
    if hashes:
        start = min(hashes.end(), end)
    start, end, emphasised = _strip_emphasis(text, start, end)
    marker = find_marker(folded, start, end)
    if marker is None and (noise := _NOISE.match(text, start, end)):
        marker = find_marker(folded, noise.end(), end)
    if marker:
        start = _skip_space(text, marker.end, end)
        start, end, inner = _strip_emphasis(text, start, end)
        emphasised = emphasised or inner
    return Line(start, end, width, 0, False, strong or emphasised, marker)


def _strip_emphasis(text: str, start: int, end: int) -> tuple[int, int, bool]:
    """Return the bounds without Markdown's stars at both ends, and whether all of it was bold."""
    if start >= end or (text[start] not in "*_" and text[end - 1] not in "*_"):
        return start, end, False
    opening = _EMPHASIS.match(text, start, end)
    sign = opening.group(1) if opening else ""
    if opening and sign in text[opening.end() : end]:
        start = opening.end()
        whole = text.find(sign, start, end) == end - len(sign)
    else:
        whole = False
    while end > start and text[end - 1] in "*_ \t":
        end -= 1
    if text.startswith(("**", "__"), start) and end > start + 2:
        start += 2
    start = _skip_space(text, start, end)
    return start, end, whole and len(sign) > 1


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _is_decoration(folded: str, start: int, end: int) -> bool:
    if folded[start].isalpha() and folded[start] != "t":  # "trang 3"
        return False
    if end - start <= 12 and _PAGE.fullmatch(folded, start, end):
        return True
    return any(p.fullmatch(folded, start, end) for p in _decorations())


@cache
def _decorations() -> tuple[re.Pattern[str], ...]:
    return tuple(p.expression for p in patterns("outline", "decoration"))
