"""The body of a Word document: its XML as paragraphs and tables, as a reader sees them.

Tracked changes are taken as accepted; hidden text, field codes and comments are left out; text
boxes stand after the paragraph that they hang on; a footnote's text stands at the end.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.layout import Block, Paragraph, Run, Table
from extract.numbering import Counters, NumberedList, bullet
from extract.readers.docx.styles import Styles, W, font_of, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BOX = W + "txbxContent"
# Elements that only wrap what they hold; of what was moved, the new place counts.
_WRAPPERS = {
    W + name
    for name in (
        "ins",
        "moveTo",
        "hyperlink",
        "smartTag",
        "sdt",
        "sdtContent",
        "fldSimple",
        "customXml",
        "bdo",
        "dir",
    )
}
_CHARACTERS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}


class BodyReader:
    """Turns the elements of one document into blocks, counting its lists as it goes."""

    def __init__(
        self, styles: Styles, lists: dict[str, NumberedList], tied: dict[tuple[str, str], int]
    ) -> None:
        """Take the document's styles, its lists, and which level each style stands at."""
        self._styles = styles
        self._tied = tied
        self._counters = Counters(lists)
        self._fonts: dict[str | None, str] = {}
        self._field_codes: list[bool] = []  # for each open field: still in its code
        self.footnotes: list[tuple[str, str]] = []
        """(kind, id) of the footnotes and endnotes met, in order."""

    def blocks(self, parent: "_Element") -> Iterator[Block]:
        """Yield the blocks of a body, a cell, a text box or a footnote."""
        pending: tuple[Run, ...] = ()  # a paragraph whose mark was deleted goes on in the next
        pending_marker = ""
        for element in parent:
            if element.tag == W + "p":
                paragraph, boxes = self._paragraph(element)
                runs, marker = pending + paragraph.runs, pending_marker or paragraph.marker
                pending, pending_marker = (), ""
                if element.find(f"{W}pPr/{W}rPr/{W}del") is not None:
                    pending, pending_marker = runs, marker
                else:
                    yield Paragraph(runs, marker)
                yield from boxes
            elif element.tag == W + "tbl":
                yield self._table(element)
            elif element.tag in _WRAPPERS:
                yield from self.blocks(element)
            elif element.tag == _MC + "AlternateContent":
                yield from self.blocks(_chosen(element))
        if pending:
            yield Paragraph(pending, pending_marker)

    def _table(self, element: "_Element") -> Table:
        """Return a table; a cell merged with the one above is empty."""
        rows = []
        for row in _within(element, W + "tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            cells: list[tuple[Block, ...]] = []
            for cell in _within(row, W + "tc"):
                merged = cell.find(f"{W}tcPr/{W}vMerge")
                goes_on = merged is not None and merged.get(W + "val") != "restart"
                content = tuple(self.blocks(cell))
                cells.append(() if goes_on else content)
            rows.append(tuple(cells))
        return Table(tuple(rows))

    def _paragraph(self, element: "_Element") -> tuple[Paragraph, list[Block]]:
        """Return a paragraph with its number, and the blocks of its text boxes."""
        properties = element.find(W + "pPr")
        style = value(properties, "pStyle")
        font = self._style_font(style)
        boxes: list[Block] = []
        runs = tuple(self._runs(element, font, boxes))
        has_text = any(run.text.strip() for run in runs)
        # Word numbers a paragraph without text too, and counts it.
        marker = self._marker(properties, style)
        return Paragraph(runs, marker if has_text or marker else ""), boxes

    def _style_font(self, style: str | None) -> str:
        """Return the font of a paragraph's style."""
        if style not in self._fonts:
            named = self._styles.font(style or self._styles.default_paragraph)
            self._fonts[style] = named or self._styles.default_font
        return self._fonts[style]

    def _marker(self, properties: "_Element | None", style: str | None) -> str:
        """Count the paragraph in its list, if it is in one, and return its number."""
        own = properties.find(W + "numPr") if properties is not None else None
        name, level = self._styles.number(style)
        if own is not None:
            name = value(own, "numId") or name
            level = number(value(own, "ilvl")) if own.find(W + "ilvl") is not None else level
        if not name or name == "0":
            return ""
        if level is None or (own is None and (name, style or "") in self._tied):
            level = self._tied.get((name, style or ""), level or 0)
        return self._counters.marker(name, level)

    def _runs(self, parent: "_Element", font: str, boxes: list[Block]) -> Iterator[Run]:
        """Yield the runs inside a paragraph or a wrapper."""
        for element in parent:
            if element.tag == W + "r":
                yield from self._run(element, font, boxes)
            elif element.tag in _WRAPPERS:
                yield from self._runs(element, font, boxes)
            elif element.tag == _MC + "AlternateContent":
                yield from self._runs(_chosen(element), font, boxes)

    def _run(self, element: "_Element", font: str, boxes: list[Block]) -> Iterator[Run]:
        """Yield one run's characters, and collect its text boxes and footnotes."""
        properties = element.find(W + "rPr")
        if _is_on(properties, "vanish"):
            return
        own = font_of(properties) or self._styles.font(value(properties, "rStyle")) or font
        text = ""
        for child in element:
            if child.tag == W + "fldChar":
                self._enter_field(child.get(W + "fldCharType") or "")
            elif any(self._field_codes):
                continue
            elif child.tag == W + "t":
                text += child.text or ""
            elif child.tag in _CHARACTERS:
                text += _CHARACTERS[child.tag]
            elif child.tag == W + "sym":
                text += _symbol(child.get(W + "char") or "")
            elif child.tag in (W + "footnoteReference", W + "endnoteReference"):
                kind = "footnote" if child.tag == W + "footnoteReference" else "endnote"
                self.footnotes.append((kind, child.get(W + "id") or ""))
            elif child.tag not in (W + "rPr", W + "instrText", W + "delText"):
                for box in _text_boxes(child):
                    boxes.extend(self.blocks(box))
        if text:
            yield Run(text, own)

    def _enter_field(self, kind: str) -> None:
        """Follow a field: its code is hidden, its result is shown."""
        if kind == "begin":
            self._field_codes.append(True)
        elif kind == "separate" and self._field_codes:
            self._field_codes[-1] = False
        elif kind == "end" and self._field_codes:
            self._field_codes.pop()


def _symbol(code: str) -> str:
    """Return the sign that a symbol font draws for a character given in hexadecimal."""
    try:
        return bullet(chr(int(code, 16) & 0xFFFF))
    except ValueError:
        return ""


def _within(parent: "_Element", tag: str) -> Iterator["_Element"]:
    """Yield the children of ``parent`` with ``tag``, those in wrappers too."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in _WRAPPERS:
            yield from _within(element, tag)


def _text_boxes(element: "_Element") -> Iterator["_Element"]:
    """Yield the text boxes in a drawing, each once though it is stored for old programs too."""
    if element.tag == _MC + "AlternateContent":
        element = _chosen(element)
    stack = [element]
    while stack:
        current = stack.pop()
        if current.tag == _BOX:
            yield current
        elif current.tag == _MC + "AlternateContent":
            stack.append(_chosen(current))
        else:
            stack.extend(reversed(current))


def _chosen(alternatives: "_Element") -> "_Element":
    """Return the first of the alternatives that a file offers for one thing."""
    choice = alternatives.find(_MC + "Choice")
    return choice if choice is not None else next(iter(alternatives), alternatives)


def _is_on(properties: "_Element | None", name: str) -> bool:
    """Tell whether a switch of the run properties is set."""
    switch = properties.find(W + name) if properties is not None else None
    return switch is not None and switch.get(W + "val") not in ("0", "false", "off")
