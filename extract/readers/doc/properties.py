"""Properties of characters and paragraphs in a Word 97 file, and the styles they start from.

A property (sprm) is a two-byte code and an operand; only the few that change what is read are
named here.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from extract.readers.doc.binary import WordFile

_OPERAND_BYTES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_TABLE_DEFINITION, _TAB_CHANGES = 0xD608, 0xC615
_DEPTH = 20  # longer chains of styles are loops


@dataclass(frozen=True)
class Character:
    """How a run of characters is set."""

    font: int | None = None
    hidden: bool = False
    deleted: bool = False
    symbol: str = ""
    """A character of a symbol font that stands here instead of the stored one."""


@dataclass(frozen=True)
class Setting:
    """How a paragraph is set."""

    style: int = 0
    number: int = 0
    """Place of its list in the table of lists, from 1; 0 for none."""
    level: int = 0
    in_table: bool = False
    row_end: bool = False
    depth: int = 1
    """How many tables it stands in, when in any."""
    inner_cell: bool = False
    inner_row_end: bool = False
    merged: tuple[bool, ...] = ()
    """For a row end: which of its cells only go on with the cell above or on the left."""


@dataclass(frozen=True)
class Style:
    """What a style says itself."""

    parent: int
    paragraph: bytes
    character: bytes


def sprms(properties: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the (code, operand) pairs of a list of properties; a broken tail is dropped."""
    at = 0
    while at + 2 < len(properties):
        code = int.from_bytes(properties[at : at + 2], "little")
        at += 2
        kind = code >> 13
        if kind != 6:
            size = _OPERAND_BYTES[kind]
        elif code == _TABLE_DEFINITION:
            size = int.from_bytes(properties[at : at + 2], "little") + 1
        elif code == _TAB_CHANGES and properties[at] == 255:
            return
        else:
            size = 1 + properties[at]
        yield code, properties[at : at + size]
        at += size


def character(properties: bytes, base: Character) -> Character:
    """Return ``base`` as changed by ``properties``."""
    changes: dict[str, int | bool | str] = {}
    for code, operand in sprms(properties):
        if code == 0x4A4F and len(operand) == 2:
            changes["font"] = int.from_bytes(operand, "little")
        elif code == 0x083C:
            changes["hidden"] = operand[:1] == b"\1"
        elif code == 0x0800:
            changes["deleted"] = operand[:1] == b"\1"
        elif code == 0x6A09 and len(operand) == 4:
            changes["symbol"] = chr(int.from_bytes(operand[2:], "little"))
    return replace(base, **changes) if changes else base  # type: ignore[arg-type]


def setting(properties: bytes, base: Setting) -> Setting:
    """Return ``base`` as changed by ``properties``."""
    changes: dict[str, object] = {}
    for code, operand in sprms(properties):
        name = _SETTINGS.get(code)
        if name:
            changes[name] = int.from_bytes(operand[:2] if code == 0x460B else operand[:1], "little")
        elif code == 0x6649:
            changes["depth"] = int.from_bytes(operand, "little")
        elif code == _TABLE_DEFINITION:
            changes["merged"] = _merged_cells(operand)
    for name in ("in_table", "row_end", "inner_cell", "inner_row_end"):
        if name in changes:
            changes[name] = bool(changes[name])
    return replace(base, **changes) if changes else base  # type: ignore[arg-type]


_SETTINGS = {
    0x460B: "number",
    0x260A: "level",
    0x2416: "in_table",
    0x2417: "row_end",
    0x244B: "inner_cell",
    0x244C: "inner_row_end",
}


def _merged_cells(operand: bytes) -> tuple[bool, ...]:
    """Return, for a row's cells, which of them are merged into the one before or above."""
    count = operand[2] if len(operand) > 2 else 0
    cells = 3 + 2 * (count + 1)
    merged = []
    for place in range(count):
        flags = int.from_bytes(operand[cells + 20 * place : cells + 20 * place + 2], "little")
        # fMerged: goes on from the left; fVertMerge without fVertRestart: goes on from above.
        merged.append(bool(flags & 0x02) or (bool(flags & 0x20) and not flags & 0x40))
    return tuple(merged)


def font_names(word: WordFile) -> list[str]:
    """Return the names of the document's fonts in the order of their numbers."""
    table = word.region(0x0112)
    count = int.from_bytes(table[:2], "little")
    at, names = 4, []
    for _ in range(count):
        size = table[at] if at < len(table) else 0
        raw = table[at + 40 : at + 1 + size]
        names.append(raw.decode("utf-16-le", "replace").split("\0")[0])
        at += 1 + size
    return names


def read_styles(word: WordFile) -> Mapping[int, Style]:
    """Return the styles of the document by number."""
    sheet = word.region(0x00A2)
    if len(sheet) < 6:
        return {}
    header = int.from_bytes(sheet[:2], "little")
    count, base_size = struct.unpack_from("<HH", sheet, 2)
    at, styles = 2 + header, {}
    for index in range(count):
        if at + 2 > len(sheet):
            break
        size = int.from_bytes(sheet[at : at + 2], "little")
        entry = sheet[at + 2 : at + 2 + size]
        if len(entry) > base_size:
            styles[index] = _style(entry, base_size)
        at += 2 + size + size % 2
    return styles


def _style(entry: bytes, base_size: int) -> Style:
    """Return one style; its name is skipped, its lists of properties are kept."""
    second, third = struct.unpack_from("<HH", entry, 2)
    kind, parent, lists = second & 0x0F, second >> 4, third & 0x0F
    at = base_size
    length = int.from_bytes(entry[at : at + 2], "little")
    at += 2 + 2 * (length + 1)
    parts = []
    for _ in range(lists):
        size = int.from_bytes(entry[at : at + 2], "little")
        parts.append(entry[at + 2 : at + 2 + size])
        at += 2 + size + size % 2
    if (
        kind == 1 and parts
    ):  # a paragraph style: its number, then paragraph and character properties
        return Style(parent, parts[0][2:], parts[1] if len(parts) > 1 else b"")
    return Style(parent, b"", parts[0] if kind == 2 and parts else b"")


class StyleSheet:
    """Looks properties up through a style's ancestors, each style once."""

    def __init__(self, styles: Mapping[int, Style]) -> None:
        """Take the styles by number."""
        self._styles = styles
        self._characters: dict[int, Character] = {}
        self._settings: dict[int, Setting] = {}

    def character(self, number: int) -> Character:
        """Return how characters of a style are set."""
        if number not in self._characters:
            found = Character()
            for style in self._chain(number):
                found = character(style.character, found)
            self._characters[number] = found
        return self._characters[number]

    def setting(self, number: int) -> Setting:
        """Return how paragraphs of a style are set."""
        if number not in self._settings:
            found = Setting()
            for style in self._chain(number):
                found = setting(style.paragraph, found)
            self._settings[number] = replace(found, style=number)
        return self._settings[number]

    def _chain(self, number: int) -> list[Style]:
        """Return a style and its ancestors, the oldest first."""
        chain: list[Style] = []
        while number in self._styles and len(chain) < _DEPTH:
            chain.append(self._styles[number])
            number = chain[-1].parent
        return chain[::-1]
