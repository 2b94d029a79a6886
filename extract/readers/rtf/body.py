"""The groups and control words of Rich Text, as paragraphs and tables."""

import re
from dataclasses import dataclass, field, replace

from extract.encodings import font_rule
from extract.layout import Block, Paragraph, Run, Table
from extract.numbering import bullet

_TOKEN = re.compile(
    r"\\([a-z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)",
    re.DOTALL,
)
# Groups that hold no text of the document; what begins with \* is unknown to old programs.
_SKIPPED = frozenset(
    {
        "stylesheet",
        "info",
        "pict",
        "object",
        "header",
        "headerl",
        "headerr",
        "headerf",
        "footer",
        "footerl",
    }
    | {
        "footerr",
        "footerf",
        "colortbl",
        "annotation",
        "atnid",
        "atnauthor",
        "atndate",
        "listtable",
        "sp",
    }
    | {
        "listoverridetable",
        "revtbl",
        "rsidtbl",
        "generator",
        "themedata",
        "colorschememapping",
        "datastore",
    }
    | {
        "latentstyles",
        "xmlnstbl",
        "fldinst",
        "bkmkstart",
        "bkmkend",
        "pnseclvl",
        "nonshppict",
        "ftnsep",
    }
    | {"ftnsepc", "aftnsep", "ftncn", "aftncn", "private", "tc", "xe"}
)
_SHOWN_THOUGH_NEW = frozenset({"shptxt", "shpinst", "ud"})
_CHARACTERS = {
    "tab": "\t", "line": "\n", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "endash": "–", "emdash": "—", "enspace": " ", "emspace": " ", "qmspace": " ", "lbr": "\n", "column": "\n",
}  # fmt: skip
_SYMBOLS = {"~": " ", "_": "-", "-": "\xad", "\\": "\\", "{": "{", "}": "}", "\t": "\t"}
_CODE_PAGES = {0: "cp1252", 77: "mac-roman", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250"}  # fmt: skip
_MAX_DEPTH = 10_000


@dataclass(frozen=True)
class _State:
    """What holds inside a group and ends with it."""

    destination: str = "body"
    around: str = "body"
    """For a group that old programs skip: the destination of the one that it stands in."""
    font: int = -1
    hidden: bool = False
    in_table: bool = False
    skip: int = 1
    """Characters that stand after a Unicode character for old programs."""


@dataclass
class _Row:
    """A row that is being gathered: its finished cells, and which of its cells are merged."""

    cells: list[tuple[Block, ...]] = field(default_factory=list)
    merged: list[bool] = field(default_factory=list)
    goes_on: bool = False
    """The cell that is being described is merged with the one before or above."""


class BodyReader:
    """Turns one document's characters into blocks."""

    def __init__(self) -> None:
        self._state = _State()
        self._stack: list[_State] = []
        self._fonts: dict[int, tuple[str, str]] = {}
        self._default_font = -1
        self._code_page = "cp1252"
        self._runs: list[Run] = []
        self._cell: list[Block] = []
        self._row = _Row()
        self._rows: list[tuple[tuple[Block, ...], ...]] = []
        self._found: list[Block] = []
        self._notes: list[list[Run]] = []
        self._pending = 0  # characters still to skip after a Unicode character

    def blocks(self, text: str) -> list[Block]:
        """Return the blocks of an RTF file's characters; footnotes stand last."""
        at = 0
        while match := _TOKEN.search(text, at):
            at = match.end()
            word, number, byte, symbol, brace, plain = match.groups()
            if word == "bin":
                at += max(0, int(number or 0))
            elif word:
                self._control(word, int(number) if number else None)
            elif brace:
                self._brace(brace)
            elif byte:
                self._write(self._decoded(int(byte, 16)), 1)
            elif symbol:
                self._symbol(symbol)
            elif plain:
                self._write(plain, len(plain))
        self._end_paragraph()
        self._end_table()
        return self._found + [
            Paragraph((Run(f"[{order}] "), *runs))
            for order, runs in enumerate(self._notes, start=1)
        ]

    def _brace(self, brace: str) -> None:
        """Enter or leave a group."""
        self._pending = 0
        if brace == "{":
            if len(self._stack) < _MAX_DEPTH:
                self._stack.append(self._state)
        elif self._stack:
            self._state = self._stack.pop()

    def _symbol(self, symbol: str) -> None:
        """Write a control symbol; ``*`` marks a group that old programs skip."""
        if symbol == "*":
            inside = self._state.destination
            if inside not in ("skip", "new"):
                around = self._state.around if inside == "old" else inside
                self._state = replace(self._state, destination="new", around=around)
        elif symbol in "\r\n":
            self._control("par", None)
        elif symbol in _SYMBOLS:
            self._write(_SYMBOLS[symbol], 1)

    def _control(self, word: str, number: int | None) -> None:
        """Follow a control word."""
        state = self._state
        if state.destination == "new" and word != "footnote":
            shown = word in _SHOWN_THOUGH_NEW
            self._state = replace(state, destination=state.around if shown else "skip")
        elif state.destination == "skip" or word in _SKIPPED:
            self._state = replace(state, destination="skip")
        elif state.destination == "old":
            return
        elif word == "upr":  # twice the same: in the letters of old programs, and in Unicode
            self._state = replace(state, destination="old", around=state.destination)
        elif word == "fonttbl":
            self._state = replace(state, destination="fonts")
        elif state.destination == "fonts":
            self._font_control(word, number)
        elif word == "footnote":
            self._notes.append([])
            self._state = replace(state, destination="note")
        elif word in _CHARACTERS:
            self._write(_CHARACTERS[word], 1)
        elif word == "u" and number is not None:
            self._write(chr(number & 0xFFFF), 1)
            self._pending = state.skip
        elif word in _LAYOUT:
            getattr(self, _LAYOUT[word])()
        else:
            self._state = self._set(state, word, number)

    def _set(self, state: _State, word: str, number: int | None) -> _State:
        """Return ``state`` as changed by a property."""
        match word:
            case "f" if number is not None:
                return replace(state, font=number)
            case "plain":
                return replace(state, font=self._default_font, hidden=False)
            case "pard":
                return replace(state, in_table=False)
            case "intbl":
                return replace(state, in_table=True)
            case "v" | "deleted":
                return replace(state, hidden=number != 0)
            case "uc":
                return replace(state, skip=max(0, number or 0))
            case "deff":
                self._default_font = number or 0
            case "ansicpg":
                self._code_page = f"cp{number}"
        return state

    def _font_control(self, word: str, number: int | None) -> None:
        """Follow a control word in the table of fonts."""
        if word == "f" and number is not None:
            self._state = replace(self._state, font=number)
            self._fonts.setdefault(number, ("", ""))
        elif word == "fcharset":
            name, _ = self._fonts.get(self._state.font, ("", ""))
            page = "symbol" if number == 2 else _CODE_PAGES.get(number or 0, "")
            self._fonts[self._state.font] = (name, page if number else "")

    def _decoded(self, byte: int) -> str:
        """Return the character that ``byte`` is in the current font."""
        name, page = self._fonts.get(self._state.font, ("", ""))
        if page == "symbol":
            return bullet(chr(0xF000 + byte))
        if font_rule(name):
            page = "cp1252"  # an old font's bytes are no letters of any code page
        try:
            return bytes([byte]).decode(page or self._code_page)
        except (UnicodeDecodeError, LookupError):
            return chr(byte)

    def _write(self, text: str, size: int) -> None:
        """Write characters into the paragraph, the note or the font's name that is open."""
        skipped = min(self._pending, size)
        self._pending -= skipped
        text = text[skipped:]
        state = self._state
        if not text or state.hidden:
            return
        if state.destination == "fonts":
            name, page = self._fonts.get(state.font, ("", ""))
            self._fonts[state.font] = (name + text.rstrip(";"), page)
        elif state.destination in ("body", "note"):
            runs = self._runs if state.destination == "body" else self._notes[-1]
            runs.append(Run(text, self._fonts.get(state.font, ("", ""))[0]))

    def _end_paragraph(self) -> None:
        """End the paragraph that is open, in the cell that is open when it stands in a table."""
        if self._state.destination == "note":
            self._notes[-1].append(Run("\n"))
            return
        paragraph = Paragraph(tuple(self._runs))
        self._runs = []
        if self._state.in_table:
            self._cell.append(paragraph)
        elif paragraph.runs or not self._rows:
            self._end_table()
            self._found.append(paragraph)

    def _end_cell(self) -> None:
        self._cell.append(Paragraph(tuple(self._runs)))
        self._runs = []
        self._row.cells.append(tuple(self._cell))
        self._cell = []

    def _end_row(self) -> None:
        merged = self._row.merged
        cells = enumerate(self._row.cells)
        self._rows.append(
            tuple(() if place < len(merged) and merged[place] else cell for place, cell in cells)
        )
        self._row = _Row(merged=merged)

    def _new_row(self) -> None:
        """Begin the description of a row; some programs repeat it after the row's cells."""
        self._row.merged = []

    def _goes_on(self) -> None:
        self._row.goes_on = True

    def _describe_cell(self) -> None:
        self._row.merged.append(self._row.goes_on)
        self._row.goes_on = False

    def _end_table(self) -> None:
        """Put the table that is open, if any, among the blocks."""
        if self._row.cells or self._cell:
            self._row.cells.append(tuple(self._cell))
            self._end_row()
        if self._rows:
            self._found.append(Table(tuple(self._rows)))
        self._rows, self._row, self._cell = [], _Row(), []


_LAYOUT = {
    "par": "_end_paragraph",
    "sect": "_end_paragraph",
    "nestcell": "_end_paragraph",
    "cell": "_end_cell",
    "row": "_end_row",
    "trowd": "_new_row",
    "clmrg": "_goes_on",
    "clvmrg": "_goes_on",
    "cellx": "_describe_cell",
}
