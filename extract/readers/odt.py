"""OpenDocument texts (.odt): paragraphs, lists with their numbers, tables, notes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import UnreadableFile
from extract.files import digest, open_zip, parse_xml, read_bytes, read_member
from extract.layout import Block, Paragraph, Run, Table, write_lines
from extract.limits import DEFAULT_LIMITS, Limits
from extract.numbering import Counters, Level, NumberedList, bullet
from extract.source import Source
from extract.text import clean

if TYPE_CHECKING:
    from lxml.etree import _Element

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_T = f"{{{_OASIS}text:1.0}}"
_TABLE = f"{{{_OASIS}table:1.0}}"
_STYLE = f"{{{_OASIS}style:1.0}}"
_DRAW = f"{{{_OASIS}drawing:1.0}}"
_SVG = f"{{{_OASIS}svg-compatible:1.0}}"
_STYLES = {
    "1": "decimal",
    "I": "upperRoman",
    "i": "lowerRoman",
    "A": "upperLetter",
    "a": "lowerLetter",
    "": "none",
}
_SKIPPED = {
    _T + "tracked-changes", _T + "table-of-content", _T + "sequence-decls", _T + "variable-decls",
    f"{{{_OASIS}office:1.0}}annotation", f"{{{_OASIS}office:1.0}}forms", _T + "ruby-text", _T + "note-citation",
}  # fmt: skip
_MAX_REPEATS = 100
"""Spaces, rows and cells may be written once with a count; larger counts are empty sheets."""
_DEPTH = 20  # longer chains of styles are loops


@dataclass(frozen=True)
class _Style:
    parent: str | None
    font: str | None
    hidden: bool


@dataclass
class _List:
    """A list that is open: its key among the counters, and how deep the reader is in it."""

    key: str
    level: int = -1


@dataclass
class _Styles:
    by_name: dict[str, _Style] = field(default_factory=dict)
    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    families: dict[str, str] = field(default_factory=dict)

    def read(self, root: "_Element") -> None:
        """Add the styles of one part of the document."""
        for face in root.iter(_STYLE + "font-face"):
            family = face.get(_SVG + "font-family") or ""
            self.families[face.get(_STYLE + "name") or ""] = family.strip("'\"")
        for style in root.iter(_STYLE + "style"):
            text = style.find(_STYLE + "text-properties")
            self.by_name[style.get(_STYLE + "name") or ""] = _Style(
                style.get(_STYLE + "parent-style-name"),
                text.get(_STYLE + "font-name") if text is not None else None,
                text is not None and text.get(_T + "display") == "none",
            )
        for listed in root.iter(_T + "list-style"):
            self.lists[listed.get(_STYLE + "name") or ""] = dict(map(_level, listed))

    def is_hidden(self, name: str | None) -> bool:
        """Tell whether a style of characters hides them."""
        style = self.by_name.get(name or "")
        return style is not None and style.hidden

    def font(self, name: str | None) -> str | None:
        """Return the font that a style or an ancestor of it names."""
        for _ in range(_DEPTH):
            style = self.by_name.get(name or "")
            if style is None:
                return None
            if style.font:
                return self.families.get(style.font, style.font)
            name = style.parent
        return None


def read_odt(path: Path, limits: Limits = DEFAULT_LIMITS) -> Source:
    """Return the OpenDocument text at ``path``.

    Raises UnreadableFile when it is broken or locked, LimitExceeded when it unpacks to too much.
    """
    data = read_bytes(path, limits)
    styles = _Styles()
    with open_zip(data, path, limits) as packed:
        root = parse_xml(read_member(packed, "content.xml", path, limits=limits), path)
        if "styles.xml" in packed.namelist():
            styles.read(parse_xml(read_member(packed, "styles.xml", path, limits=limits), path))
    styles.read(root)
    body = root.find(f".//{{{_OASIS}office:1.0}}text")
    if body is None:
        raise UnreadableFile(f"{path}: is no OpenDocument text; save it as .odt or .docx")
    reader = _BodyReader(styles)
    text, found = write_lines([*reader.blocks(body), *reader.notes])
    return Source(
        text=clean(text),
        path=str(path),
        media_type="application/vnd.oasis.opendocument.text",
        sha256=digest(data),
        reader="odt",
        encoding="+".join(found) or "utf-8",
    )


class _BodyReader:
    """Turns the elements of one document into blocks, counting its lists as it goes."""

    def __init__(self, styles: _Styles) -> None:
        self._styles = styles
        self._numbered: dict[str, NumberedList] = {}
        self._counters = Counters(self._numbered)
        self._last: dict[str, str] = {}
        self.notes: list[Block] = []

    def blocks(self, parent: "_Element", listed: _List | None = None) -> Iterator[Block]:
        """Yield the blocks under an element; the first paragraph of a list item has its number."""
        counted = False
        for element in parent:
            if element.tag in (_T + "p", _T + "h"):
                boxes: list[Block] = []
                font = self._styles.font(element.get(_T + "style-name")) or ""
                runs = tuple(self._runs(element, font, boxes))
                yield Paragraph(runs, self._marker(listed) if listed and not counted else "")
                counted = True
                yield from boxes
            elif element.tag == _T + "list":
                yield from self._list(element, listed)
            elif element.tag == _TABLE + "table":
                yield self._table(element)
            elif element.tag not in _SKIPPED and isinstance(element.tag, str):
                yield from self.blocks(element, None if counted else listed)

    def _marker(self, listed: _List) -> str:
        """Count one item of a list and return its number."""
        return self._counters.marker(listed.key, listed.level)

    def _list(self, element: "_Element", outer: _List | None) -> Iterator[Block]:
        """Yield the items of a list; one inside an item counts a level deeper."""
        key = outer.key if outer else self._key(element)
        level = outer.level + 1 if outer else 0
        for item in element:
            header = item.tag == _T + "list-header"
            yield from self.blocks(item, None if header else _List(key, level))

    def _key(self, element: "_Element") -> str:
        """Return the counters' key of a list: a new one unless it goes on with an earlier list."""
        name = element.get(_T + "style-name") or ""
        goes_on = (
            element.get(_T + "continue-list") or element.get(_T + "continue-numbering") == "true"
        )
        if goes_on and name in self._last:
            return self._last[name]
        key = self._last[name] = f"{name}#{len(self._numbered)}"
        self._numbered[key] = NumberedList(key, self._styles.lists.get(name, {}))
        return key

    def _table(self, element: "_Element") -> Table:
        """Return a table; a cell that the one above reaches over is empty."""
        rows = []
        for row in element.iter(_TABLE + "table-row"):
            if next(row.iterancestors(_TABLE + "table")) is not element:
                continue  # a row of a table inside a cell
            cells: list[tuple[Block, ...]] = []
            covered = 0  # places that a cell to the left reaches over
            for cell in row:
                if cell.tag == _TABLE + "table-cell":
                    covered = _number(cell.get(_TABLE + "number-columns-spanned"), 1) - 1
                    cells += [tuple(self.blocks(cell))] * _repeats(
                        cell, _TABLE + "number-columns-repeated"
                    )
                elif cell.tag == _TABLE + "covered-table-cell" and covered:
                    covered -= 1
                elif cell.tag == _TABLE + "covered-table-cell":
                    cells.append(())
            rows.append(tuple(cells))
        return Table(tuple(rows))

    def _runs(self, parent: "_Element", font: str, boxes: list[Block]) -> Iterator[Run]:
        """Yield the runs of a paragraph; what hangs on it goes to ``boxes``."""
        if parent.text:
            yield Run(" ".join(_split(parent.text)), font)
        for element in parent:
            yield from self._inline(element, font, boxes)
            if element.tail:
                yield Run(" ".join(_split(element.tail)), font)

    def _inline(self, element: "_Element", font: str, boxes: list[Block]) -> Iterator[Run]:
        """Yield the runs of one element inside a paragraph."""
        if element.tag in (_T + "tab", _T + "s"):
            yield Run(" " * _repeats(element, _T + "c"), font)
        elif element.tag == _T + "line-break":
            yield Run("\n", font)
        elif element.tag == _T + "note":
            body = element.find(_T + "note-body")
            if body is not None:
                self.notes += _numbered_note(list(self.blocks(body)), len(self.notes) + 1)
        elif element.tag in (_DRAW + "frame", _DRAW + "custom-shape", _DRAW + "text-box"):
            boxes.extend(self.blocks(element))
        elif element.tag not in _SKIPPED and isinstance(element.tag, str):
            if self._styles.is_hidden(element.get(_T + "style-name")):
                return
            own = self._styles.font(element.get(_T + "style-name")) or font
            yield from self._runs(element, own, boxes)


def _level(element: "_Element") -> tuple[int, Level]:
    """Return the place (from 0) and the look of one level of a list style."""
    place = _number(element.get(_T + "level"), 1) - 1
    sign = element.get(_T + "bullet-char")
    if sign is not None:
        return place, Level(bullet(sign), "bullet")
    style = _STYLES.get(element.get(_STYLE + "num-format") or "", "decimal")
    shown = min(_number(element.get(_T + "display-levels"), 1), place + 1) if style != "none" else 0
    numbers = ".".join(f"%{level + 1}" for level in range(place + 1 - shown, place + 1))
    text = f"{element.get(_STYLE + 'num-prefix') or ''}{numbers}{element.get(_STYLE + 'num-suffix') or ''}"
    return place, Level(text, style, _number(element.get(_T + "start-value"), 1))


def _numbered_note(blocks: list[Block], order: int) -> list[Block]:
    """Return the blocks of a footnote, its number before the first."""
    if blocks and isinstance(blocks[0], Paragraph):
        return [Paragraph(blocks[0].runs, f"[{order}]"), *blocks[1:]]
    return blocks


def _split(text: str) -> list[str]:
    """Return the words of ``text``, keeping a space at either end: line ends in XML are spaces."""
    return text.replace("\n", " ").replace("\t", " ").split(" ")


def _repeats(element: "_Element", attribute: str) -> int:
    return min(max(1, _number(element.get(attribute), 1)), _MAX_REPEATS)


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else default
