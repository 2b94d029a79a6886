"""The streams of a Word 97 file: its header (FIB), its pieces of text, its tables of offsets.

Names follow Microsoft's [MS-DOC]: ``fc`` is an offset in the WordDocument stream, ``cp`` a
character position in the text, a *piece* a stretch of text stored in one place.
"""

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.errors import UnreadableFile

_WORD_97 = 0xC1
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_COMPRESSED = 0x40000000
_PAGE = 512
# Windows-1252 leaves five bytes unnamed; TCVN3 and VNI use them, so they stay as they are.
_WINDOWS_1252 = "".join(
    bytes([b]).decode("cp1252", "replace").replace("\ufffd", chr(b)) for b in range(256)
)


@dataclass(frozen=True)
class Piece:
    """Characters ``start`` to ``end`` of the text, stored from ``offset`` on."""

    start: int
    end: int
    offset: int
    width: int
    """Bytes a character: 1 for Windows-1252, 2 for UTF-16."""
    text: str

    def fc(self, cp: int) -> int:
        """Return where character ``cp`` is stored."""
        return self.offset + (cp - self.start) * self.width


@dataclass(frozen=True)
class WordFile:
    """The two streams of a Word file and what its header says."""

    main: bytes
    table: bytes
    version: int
    path: Path

    @property
    def stories(self) -> tuple[int, ...]:
        """Lengths in characters: body, footnotes, headers, macros, comments, endnotes, text boxes."""
        return struct.unpack_from("<7I", self.main, 0x4C)

    def region(self, at: int) -> bytes:
        """Return the part of the table stream whose offset and length stand at ``at`` in the header."""
        offset, length = struct.unpack_from("<II", self.main, at)
        return self.table[offset : offset + length]

    def region_start(self, at: int) -> int:
        """Return the offset in the table stream that stands at ``at`` in the header."""
        return int(struct.unpack_from("<I", self.main, at)[0])

    def page(self, number: int) -> bytes:
        """Return one 512-byte page of the main stream."""
        return self.main[number * _PAGE : (number + 1) * _PAGE]


def open_word(data: bytes, path: Path) -> WordFile:
    """Return the Word file in ``data``.

    Raises UnreadableFile when it is broken, locked, older than Word 97, or no Word file.
    """
    import olefile

    try:
        with olefile.OleFileIO(data) as ole:
            main = ole.openstream("WordDocument").read()
            flags = struct.unpack_from("<H", main, 0x0A)[0]
            version = struct.unpack_from("<H", main, 2)[0]
            if flags & _ENCRYPTED:
                raise UnreadableFile(f"{path}: is locked with a password; save it without")
            if version < _WORD_97:
                return WordFile(main, b"", version, path)
            table = ole.openstream("1Table" if flags & _SECOND_TABLE else "0Table").read()
    except (UnreadableFile, MemoryError):
        raise
    except Exception as error:  # olefile raises what its parsing stumbles over
        raise UnreadableFile(
            f"{path}: is no readable Word file ({error}); open it in Word and save it anew"
        ) from error
    return WordFile(main, table, version, path)


def is_old(word: WordFile) -> bool:
    """Tell whether the file is of Word 6 or 95, whose tables are laid out otherwise."""
    return word.version < _WORD_97


def old_text(word: WordFile) -> str:
    """Return the text of a Word 6 or 95 file's body; its fonts are not looked up."""
    body = struct.unpack_from("<I", word.main, 0x34)[0]
    return "".join(piece.text for piece in pieces(word))[:body]


def pieces(word: WordFile) -> list[Piece]:
    """Return the pieces of the text in order."""
    if is_old(word):
        offset, length = struct.unpack_from("<II", word.main, 0x0160)
        clx = word.main[offset : offset + length]
        if not clx:  # not saved fast: one stretch
            start, end = struct.unpack_from("<II", word.main, 0x18)
            return [_piece(word, 0, end - start, start)]
    else:
        clx = word.region(0x01A2)
    at = 0
    while at < len(clx) and clx[at] == 1:  # properties of fast saves, looked up by no one
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at >= len(clx) or clx[at] != 2:
        raise UnreadableFile(
            f"{word.path}: has no table of its text; open it in Word and save it anew"
        )
    size = struct.unpack_from("<I", clx, at + 1)[0]
    plc = clx[at + 5 : at + 5 + size]
    count = (len(plc) - 4) // 12
    bounds = struct.unpack_from(f"<{count + 1}I", plc, 0)
    if list(bounds) != sorted(bounds) or bounds[-1] > len(word.main):
        raise UnreadableFile(
            f"{word.path}: has a broken table of its text; open it in Word and save it anew"
        )
    found = []
    for place in range(count):
        fc = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * place + 2)[0]
        found.append(_piece(word, bounds[place], bounds[place + 1], fc))
    return [piece for piece in found if piece.end > piece.start]


def _piece(word: WordFile, start: int, end: int, fc: int) -> Piece:
    """Return one piece; a stretch that the file does not hold is cut."""
    if fc & _COMPRESSED or is_old(word):
        offset, width = fc if is_old(word) else (fc & ~_COMPRESSED) // 2, 1
        text = (
            word.main[offset : offset + max(0, end - start)]
            .decode("latin-1")
            .translate(_WINDOWS_1252)
        )
    else:
        offset, width = fc, 2
        stored = word.main[offset : offset + 2 * max(0, end - start)]
        # One character a pair of bytes, so that positions stay true beside surrogates.
        text = "".join(
            map(chr, struct.unpack(f"<{len(stored) // 2}H", stored[: len(stored) // 2 * 2]))
        )
    return Piece(start, start + len(text), offset, width, text)


@dataclass(frozen=True)
class Ranges:
    """Stretches of the main stream with the properties (grpprl) that hold over each."""

    starts: list[int]
    ends: list[int]
    properties: list[bytes]

    def at(self, fc: int) -> bytes:
        """Return the properties that hold at ``fc``; none where nothing is said."""
        place = bisect_right(self.starts, fc) - 1
        return self.properties[place] if place >= 0 and fc < self.ends[place] else b""

    def within(self, start: int, end: int) -> Iterator[tuple[int, int, bytes]]:
        """Yield (from, to, properties) that cover ``start`` to ``end`` without a gap."""
        at = start
        place = max(0, bisect_right(self.starts, start) - 1)
        while at < end:
            while place < len(self.starts) and self.ends[place] <= at:
                place += 1
            if place >= len(self.starts) or self.starts[place] >= end:
                yield at, end, b""
                return
            if self.starts[place] > at:
                yield at, self.starts[place], b""
                at = self.starts[place]
            stop = min(end, self.ends[place])
            yield at, stop, self.properties[place]
            at = stop


def character_ranges(word: WordFile) -> Ranges:
    """Return the properties of characters, by where they are stored."""
    return _ranges(word, 0x00FA, _chpx)


def paragraph_ranges(word: WordFile) -> Ranges:
    """Return the properties of paragraphs, by where they are stored; two bytes of style first."""
    return _ranges(word, 0x0102, _papx)


def _ranges(word: WordFile, at: int, entries: Callable[[bytes, int], Iterator[bytes]]) -> Ranges:
    """Return the ranges of a table of pages (PlcBte) at ``at`` in the header."""
    plc = word.region(at)
    count = max(0, (len(plc) - 4) // 8)
    rows: list[tuple[int, int, bytes]] = []
    for place in range(count):
        number = struct.unpack_from("<I", plc, 4 * (count + 1) + 4 * place)[0] & 0x3FFFFF
        page = word.page(number)
        if len(page) < _PAGE:
            continue
        runs = page[-1]
        if 4 * (runs + 1) > _PAGE:
            continue
        bounds = struct.unpack_from(f"<{runs + 1}I", page, 0)
        rows += zip(bounds, bounds[1:], entries(page, runs), strict=False)
    rows.sort(key=lambda row: row[0])
    return Ranges([row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows])


def _chpx(page: bytes, runs: int) -> Iterator[bytes]:
    base = 4 * (runs + 1)
    for place in range(runs):
        at = 2 * page[base + place] if base + place < _PAGE else 0
        yield page[at + 1 : at + 1 + page[at]] if at else b""


def _papx(page: bytes, runs: int) -> Iterator[bytes]:
    base = 4 * (runs + 1)
    for place in range(runs):
        at = 2 * page[base + 13 * place] if base + 13 * place < _PAGE else 0
        if not at:
            yield b""
        elif page[at]:
            yield page[at + 1 : at + 2 * page[at]]
        else:
            yield page[at + 2 : at + 2 + 2 * page[at + 1]]
