"""Lists of a Word 97 file: how each level is counted and written (LST, LFO and LVL)."""

import struct
from dataclasses import dataclass

from extract.numbering import Level, NumberedList
from extract.readers.doc.binary import WordFile

# Word's numbers for ways of counting, by the names that .docx files use.
_STYLES = {0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 22: "decimalZero", 23: "bullet", 255: "none"}  # fmt: skip
_LIST_BYTES, _LEVEL_BYTES, _OVERRIDE_BYTES = 28, 28, 16


@dataclass
class _Cursor:
    data: bytes
    at: int

    def take(self, size: int) -> bytes:
        taken = self.data[self.at : self.at + size]
        self.at += size
        return taken

    def number(self, size: int) -> int:
        return int.from_bytes(self.take(size), "little")


def read_lists(word: WordFile) -> dict[str, NumberedList]:
    """Return the lists that paragraphs name, by their place in the table (from 1) as text.

    A table that is cut off gives the lists before the cut.
    """
    try:
        return _overrides(word, _abstracts(word))
    except (struct.error, IndexError):
        return {}


def _abstracts(word: WordFile) -> dict[int, dict[int, Level]]:
    """Return the levels of each list of the document by the list's own number."""
    table = word.region(0x02E2)
    if len(table) < 2:
        return {}
    count = struct.unpack_from("<H", table)[0]
    levels = _Cursor(word.table, word.region_start(0x02E2) + len(table))
    found = {}
    for place in range(min(count, len(table) // _LIST_BYTES)):
        start = 2 + place * _LIST_BYTES
        number = struct.unpack_from("<I", table, start)[0]
        simple = table[start + 26] & 1
        found[number] = {level: _level(levels) for level in range(1 if simple else 9)}
    return found


def _level(cursor: _Cursor) -> Level:
    """Return the level that ``cursor`` stands before."""
    header = cursor.take(_LEVEL_BYTES)
    start = struct.unpack_from("<I", header)[0]
    style, flags = header[4], header[5]
    characters, paragraphs, limit = header[24], header[25], header[26]
    cursor.take(paragraphs + characters)
    text = cursor.take(2 * cursor.number(2)).decode("utf-16-le", "replace")
    return Level(
        # The characters 0 to 8 stand where the numbers of the levels are written.
        text="".join(f"%{ord(c) + 1}" if c < "\t" else c for c in text),
        style=_STYLES.get(style, "decimal"),
        start=start,
        restarts_after=limit if flags & 0x08 else None,
        legal=bool(flags & 0x04),
    )


def _overrides(word: WordFile, abstracts: dict[int, dict[int, Level]]) -> dict[str, NumberedList]:
    """Return the lists as paragraphs name them, with the starts and levels that they set anew."""
    table = word.region(0x02EA)
    if len(table) < 4:
        return {}
    count = min(struct.unpack_from("<I", table)[0], len(table) // _OVERRIDE_BYTES)
    cursor = _Cursor(table, 4 + count * _OVERRIDE_BYTES)
    found = {}
    for place in range(count):
        start = 4 + place * _OVERRIDE_BYTES
        number = struct.unpack_from("<I", table, start)[0]
        levels, starts = dict(abstracts.get(number, {})), {}
        cursor.take(4)
        for _ in range(table[start + 12]):
            first, flags = cursor.number(4), cursor.number(4)
            level = flags & 0x0F
            if flags & 0x20:
                levels[level] = _level(cursor)
                first = levels[level].start
            if flags & 0x10:
                starts[level] = first
        found[str(place + 1)] = NumberedList(str(number), levels, starts)
    return found
