"""Layout: paragraphs and tables as a file holds them, and the lines that they become.

Readers of formatted files (Word, RTF, OpenDocument, HTML) give blocks; what a table looks like
as text, and which letters an old font meant, is decided here, once for all of them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extract.encodings import Decoder
from extract.lexicons import patterns
from extract.text import fold

_SPACES = re.compile(r"[ \t\u00a0]+")
_BLANK_LINES = re.compile(r"\n{3,}")
_HALVES = re.compile("[\ud800-\udfff]")
# Room that is left for a number or a date to be written in by hand parts no columns.
_FILLED_IN = ("/", "tháng", "năm")
_GAP = 4
_MARKER = re.compile(r"\W{0,3}(?:\w{1,4}[.)]){0,4}\W?")
_HEAD_LINES = 10
_FRAME_COLUMNS = 3


@dataclass(frozen=True)
class Run:
    """Characters in one font, as the file holds them."""

    text: str
    font: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Runs up to a paragraph mark; ``marker`` is the number that the program writes before it."""

    runs: tuple[Run, ...]
    marker: str = ""


@dataclass(frozen=True)
class Table:
    """Rows of cells, each cell a sequence of blocks; a merged cell's further places are empty."""

    rows: tuple[tuple[tuple["Block", ...], ...], ...]


Block = Paragraph | Table


def write_lines(blocks: Sequence[Block]) -> tuple[str, tuple[str, ...]]:
    """Return the text of ``blocks``, and the old encodings found in it, most used first."""
    decoder = Decoder(
        (run.text, run.font) for paragraph in _paragraphs(blocks) for run in paragraph.runs
    )
    lines = [line for block in blocks for line in _lines(block, decoder)]
    spaced = "\n".join(_SPACES.sub(" ", line) for line in _head_by_columns(lines))
    text = _BLANK_LINES.sub("\n\n", _whole_characters(spaced)).strip("\n")
    return text, tuple(name for name, _ in decoder.found.most_common())


def _whole_characters(text: str) -> str:
    """Return ``text`` with the two halves of a character beyond U+FFFF, as old files keep it, joined."""
    if not _HALVES.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Yield every paragraph, those in tables too, in order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from _paragraphs(cell)


def _lines(block: Block, decoder: Decoder) -> Iterator[str]:
    """Yield the lines of a paragraph or of a table."""
    if isinstance(block, Paragraph):
        yield from _paragraph_lines(block, decoder)
        return
    rows = [
        [[line for inner in cell for line in _lines(inner, decoder)] for cell in row]
        for row in block.rows
    ]
    frame = _is_frame(rows)
    for row in rows:
        if frame or len(row) == 1 or _is_frame([row]):
            yield from (line for cell in row for line in cell)
        elif any(map(any, row)):
            yield _row_line(row)


def _paragraph_lines(paragraph: Paragraph, decoder: Decoder) -> Iterator[str]:
    """Yield the lines of a paragraph, its number before the first."""
    text = decoder.line([(run.text, run.font) for run in paragraph.runs])
    first, *others = (line.strip() for line in text.split("\n"))
    yield f"{paragraph.marker} {first}".strip() if paragraph.marker else first
    yield from others


def _row_line(row: list[list[str]]) -> str:
    """Return a table's row as "a | b | c"; an empty cell keeps its place."""
    return " | ".join(" ".join(filter(None, cell)) for cell in row).strip()


def _is_frame(rows: list[list[list[str]]]) -> bool:
    """Tell whether rows only place text on the page: the head, recipients beside the signature."""
    if max((sum(map(any, row)) for row in rows), default=0) > _FRAME_COLUMNS:
        return False
    text = "\n".join(fold(line) for row in rows for cell in row for line in cell)
    return any(pattern.search(text) for pattern in _frame_patterns())


@cache
def _frame_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(pattern.expression for pattern in patterns("frames"))


def _head_by_columns(lines: list[str]) -> list[str]:
    """Return ``lines`` with a head that was set by tabs or spaces as its left, then its right column."""
    start = next(
        (place for place in range(min(_HEAD_LINES, len(lines))) if _has_motto(lines[place])), None
    )
    if start is None:
        return lines
    left: list[str] = []
    right: list[str] = []
    end = start
    pending: list[str] = []  # lines of the left column, if the head goes on after them
    for place in range(start, min(start + _HEAD_LINES, len(lines))):
        sides = _sides(lines[place])
        if len(sides) == 1 and not _stands_right(sides[0]):
            pending += sides
            continue
        left += filter(None, [*pending, *sides[:-1]])
        right.append(sides[-1])
        pending, end = [], place + 1
    return [*lines[:start], *left, *right, *lines[end:]]


def _has_motto(line: str) -> bool:
    """Tell whether the motto stands in the right column of a line."""
    sides = _sides(line)
    return len(sides) == 2 and _stands_right(sides[1])


def _sides(line: str) -> list[str]:
    """Return the two columns of a line, or the line when it has one."""
    for gap in _SPACES.finditer(line):
        wide = len(gap.group()) >= _GAP and not line.startswith(_FILLED_IN, gap.end())
        if _MARKER.fullmatch(line, 0, gap.start()):
            break  # "1.", and its text
        if "\t" in gap.group() or wide:
            return [line[: gap.start()], line[gap.end() :]]
    return [line]


def _stands_right(text: str) -> bool:
    return any(pattern.search(fold(text)) for pattern in _head_patterns())


@cache
def _head_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(pattern.expression for pattern in patterns("frames", "head"))
