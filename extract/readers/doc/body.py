"""The text of a Word 97 file as paragraphs and tables, as a reader sees them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from extract.layout import Block, Paragraph, Run, Table
from extract.numbering import Counters, bullet
from extract.readers.doc.binary import Piece, WordFile, character_ranges, paragraph_ranges, pieces
from extract.readers.doc.lists import read_lists
from extract.readers.doc.properties import (
    Character,
    Setting,
    StyleSheet,
    character,
    font_names,
    read_styles,
    setting,
)

_MARKS = re.compile("[\r\x07\x0c]")  # the ends of paragraphs, cells and rows, sections
_FIELDS = re.compile("([\x13-\x15])")
_CELL, _NOTE = "\x07", "\x02"
# Pictures and comment marks say nothing. A soft hyphen may be the byte of a letter (TCVN3: ư).
CHARACTERS = str.maketrans(
    {
        **dict.fromkeys("\x01\x02\x03\x04\x05\x06\x08"),
        "\x1e": "-",
        "\x1f": "\xad",
        "\x0b": "\n",
        "\x0e": "\n",
    }
)
_MAX_DEPTH = 20


@dataclass(frozen=True)
class _Line:
    """A paragraph with its mark and how it is set."""

    paragraph: Paragraph
    mark: str
    setting: Setting
    empty: bool


class BodyReader:
    """Turns stretches of a document's text into blocks, counting its lists as it goes."""

    def __init__(self, word: WordFile) -> None:
        """Read the tables of the file."""
        self._pieces = pieces(word)
        self._characters = character_ranges(word)
        self._paragraphs = paragraph_ranges(word)
        self._styles = StyleSheet(read_styles(word))
        self._fonts = font_names(word)
        self._counters = Counters(read_lists(word))
        self._resolved: dict[tuple[int, bytes], Character] = {}
        self._settings: dict[bytes, Setting] = {}
        self._notes: Iterator[int] | None = None

    def notes(self, start: int, end: int) -> list[Block]:
        """Return the blocks of footnotes, each mark written as its number."""
        self._notes = count(1)
        return self.blocks(start, end)

    def blocks(self, start: int, end: int) -> list[Block]:
        """Return the blocks of the characters from ``start`` to ``end``."""
        return list(_grouped(list(self._lines(start, end))))

    def _lines(self, start: int, end: int) -> Iterator[_Line]:
        """Yield the paragraphs, cells and row ends between two character positions."""
        stored: list[tuple[str, bytes]] = []
        for piece in self._pieces:
            at, last = max(start, piece.start), min(end, piece.end)
            while at < last:
                found = _MARKS.search(piece.text, at - piece.start, last - piece.start)
                stop = piece.start + found.start() if found else last
                stored += self._stored(piece, at, stop)
                at = stop
                if found and self._is_deleted(piece.fc(at)):
                    at += 1  # what follows belongs to the same paragraph
                elif found:
                    yield self._line(stored, found.group(), self._setting(piece.fc(at)))
                    stored, at = [], at + 1
        if stored:
            yield self._line(stored, "\r", Setting())

    def _is_deleted(self, fc: int) -> bool:
        """Tell whether the mark that stands at ``fc`` was deleted, with changes tracked."""
        return self._character(self._characters.at(fc), 0).deleted

    def _stored(self, piece: Piece, start: int, end: int) -> Iterator[tuple[str, bytes]]:
        """Yield the characters from ``start`` to ``end`` with the properties over them."""
        for low, high, properties in self._characters.within(piece.fc(start), piece.fc(end)):
            first, last = (low - piece.offset) // piece.width, (high - piece.offset) // piece.width
            yield piece.text[first:last], properties

    def _setting(self, fc: int) -> Setting:
        """Return how the paragraph whose mark stands at ``fc`` is set."""
        properties = self._paragraphs.at(fc)
        if properties not in self._settings:
            style = int.from_bytes(properties[:2], "little")
            self._settings[properties] = setting(properties[2:], self._styles.setting(style))
        return self._settings[properties]

    def _line(self, stored: list[tuple[str, bytes]], mark: str, placed: Setting) -> _Line:
        """Return a paragraph with its fonts and its number."""
        runs = tuple(self._runs(stored, placed.style))
        empty = not any(run.text.strip() for run in runs)
        counted = placed.number and not placed.row_end and not (mark == _CELL and empty)
        marker = self._counters.marker(str(placed.number), placed.level) if counted else ""
        return _Line(Paragraph(runs, marker), mark, placed, empty and not marker)

    def _runs(self, stored: list[tuple[str, bytes]], style: int) -> Iterator[Run]:
        """Yield what is seen of a paragraph's characters: no field codes, nothing hidden."""
        fields: list[bool] = []
        for text, properties in stored:
            look = self._character(properties, style)
            shown = without_fields(text, fields)
            if self._notes and _NOTE in shown:
                shown = shown.replace(_NOTE, f"[{next(self._notes)}]")
            if look.hidden or look.deleted:
                continue
            written = bullet(look.symbol) if look.symbol else shown.translate(CHARACTERS)
            if written:
                named = look.font is not None and look.font < len(self._fonts)
                yield Run(written, self._fonts[look.font or 0] if named else "")

    def _character(self, properties: bytes, style: int) -> Character:
        """Return how characters with ``properties`` in a paragraph of ``style`` are set."""
        key = (style, properties)
        if key not in self._resolved:
            self._resolved[key] = character(properties, self._styles.character(style))
        return self._resolved[key]


def without_fields(text: str, fields: list[bool]) -> str:
    """Return ``text`` without field codes; ``fields`` holds the open ones, True while in the code."""
    if not fields and "\x13" not in text:
        return text
    shown = []
    for part in _FIELDS.split(text):
        if part == "\x13":
            fields.append(True)
        elif part == "\x14" and fields:
            fields[-1] = False
        elif part == "\x15" and fields:
            fields.pop()
        elif not any(fields):
            shown.append(part)
    return "".join(shown)


def _grouped(lines: list[_Line], depth: int = 1) -> Iterator[Block]:
    """Yield paragraphs and, from runs of lines that stand ``depth`` tables deep, tables."""
    at = 0
    while at < len(lines):
        inside = lines[at].setting.in_table and lines[at].setting.depth >= depth
        stop = at + 1
        while (
            stop < len(lines)
            and (lines[stop].setting.in_table and lines[stop].setting.depth >= depth) == inside
        ):
            stop += 1
        if inside and depth < _MAX_DEPTH:
            yield Table(tuple(_rows(lines[at:stop], depth)))
        else:
            yield from (line.paragraph for line in lines[at:stop])
        at = stop


def _rows(lines: list[_Line], depth: int) -> Iterator[tuple[tuple[Block, ...], ...]]:
    """Yield the rows of a table; cells that go on from above or from the left are empty."""
    cells: list[tuple[Block, ...]] = []
    gathered: list[_Line] = []
    for line in lines:
        own = line.setting.depth == depth
        if own and (line.setting.row_end if depth == 1 else line.setting.inner_row_end):
            merged = line.setting.merged
            yield tuple(
                () if place < len(merged) and merged[place] else cell
                for place, cell in enumerate(cells)
            )
            cells, gathered = [], []
            continue
        gathered.append(line)
        if own and (line.mark == _CELL if depth == 1 else line.setting.inner_cell):
            cells.append(tuple(_grouped(gathered, depth + 1)))
            gathered = []
    if gathered:
        cells.append(tuple(_grouped(gathered, depth + 1)))
    if cells:
        yield tuple(cells)
