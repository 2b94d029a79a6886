"""PDFium, the library that opens PDFs: the letters of a page with their places, and its picture.

Imported only where a PDF is read, since it loads a program of 7 MB.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.errors import UnreadableFile
from extract.limits import Limits
from extract.pages import Font, Letter, Rule

_ADDED = frozenset({0x0A, 0x0D, 0x20})
"""What PDFium may add where it sees a word or a line end; places tell that better."""
LINE_END_HYPHEN = "\ufffe"
"""What PDFium gives for a hyphen at the end of a line, or for a letter that looks like one."""
_MEANT = {
    **dict.fromkeys((0x02, 0xFFFE), LINE_END_HYPHEN),
    0xF02D: "-",
    **dict.fromkeys((0x09, 0xA0, 0xF020), " "),
    0xF02B: "+",  # signs of Symbol fonts
    0xF0A7: "▪",
    0xF0B7: "•",
    0xF0D8: "➢",
    0xF0FC: "✓",
}
_SUBSET = re.compile(r"^[A-Z]{6}\+")
"""Stands before the name of a font of which the file holds some letters only."""
_LEAST_RULE = 8.0
"""A shorter line is no border of a table, in points ..."""
_THICKEST_RULE = 2.5
"""... nor is a thicker one."""
_POINTS = 72
_FINEST, _COARSEST = 200.0, 150.0
"""Dots per inch at which tesseract reads best (measured at 150, 200, 250 and 300), whatever a scan has."""
_FILLS = 0.7
_INK, _LEAST_INK = 200, 1e-3
"""Grey below which a point is ink, and the share of ink on a page of a few words."""
_MOST_STAMPS = 100
_PALEST = 235
"""A lighter border is white on white."""
_MOST_DRAWINGS = 20_000
"""A page with more drawn objects holds a picture, not a table."""


@dataclass(frozen=True)
class _Raw:
    """A letter as PDFium gives it: edges and baseline in the page's own coordinates."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    font: Font
    turn: int


@dataclass(frozen=True)
class _Frame:
    """The page's edges, and by how many quarter turns to the left its text runs."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return a point in points from the top left corner of the page held upright."""
        if self.turn == 0:
            return x - self.left, self.top - y
        places = (
            (y - self.bottom, x - self.left),
            (self.right - x, y - self.bottom),
            (self.top - y, self.right - x),
        )
        return places[self.turn - 1]

    def size(self) -> tuple[float, float]:
        """Return width and height of the page held upright."""
        sides = (self.right - self.left, self.top - self.bottom)
        return sides if self.turn % 2 == 0 else sides[::-1]


@dataclass(frozen=True)
class PageContent:
    """What a page holds: its letters and its drawn lines, and whether a picture fills it."""

    width: float
    height: float
    letters: list[Letter]
    rules: list[Rule]
    scanned: bool


@contextmanager
def open_pdf(data: bytes, path: Path) -> Iterator[Any]:
    """Give the PDF in ``data`` for the length of a ``with`` block; its pages are its items.

    Raises UnreadableFile, naming ``path``, when it is locked or broken.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise UnreadableFile(
                f"{path}: is locked with a password; save it without one"
            ) from error
        raise UnreadableFile(f"{path}: is no PDF, or cut off; get a fresh copy") from error
    try:
        yield document
    finally:
        document.close()


def page_content(document: Any, number: int, path: Path, limits: Limits) -> PageContent:
    """Return what page ``number``, from 0, of an open PDF holds; a broken page holds nothing.

    Raises LimitExceeded, naming ``path``, when a page holds more letters than any could show.
    """
    try:
        page = document[number]
    except pdfium.PdfiumError:
        return PageContent(0.0, 0.0, [], [], scanned=False)
    _check_letters(page, f"page {number + 1}", path, limits)
    found = _letters(page)
    frame = _frame(page, found)
    scanned = _scanned_at(page) is not None
    return PageContent(*frame.size(), _upright(found, frame), list(_rules(page, frame)), scanned)


def _check_letters(page: Any, name: str, path: Path, limits: Limits) -> None:
    """Raise LimitExceeded when a page, named so in the message, holds too many letters."""
    textpage = page.get_textpage()
    count = textpage.count_chars()
    textpage.close()
    if count > limits.max_page_letters:
        fact = f"{name} holds {count:,} letters"
        raise limits.exceeded("max_page_letters", path, fact, needed=count, instead="print it anew")


def page_stamps(document: Any, number: int, path: Path, limits: Limits) -> list[list[Letter]]:
    """Return the letters of each annotation of a page: the notice's number, a signature's mark.

    An annotation has no text of its own for PDFium until it is made part of the page, which this
    does; take the page's picture before. Raises as ``page_content``.
    """
    try:
        page = document[number]
    except pdfium.PdfiumError:
        return []
    boxes = list(_annotations(page))
    known = _letters(page) if boxes else []
    if not boxes or raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_SUCCESS:
        return []
    frame = _frame(page, known)
    before = {(letter.text, round(letter.x), round(letter.y)) for letter in known}
    page = document[number]
    _check_letters(page, f"page {number + 1} with its stamps", path, limits)
    added = [
        letter
        for letter in _letters(page)
        if (letter.text, round(letter.x), round(letter.y)) not in before
    ]
    inside = [[letter for letter in added if _holds(box, letter)] for box in boxes]
    return [_upright(letters, frame) for letters in inside]


def has_ink(document: Any, number: int) -> bool:
    """Tell whether enough is drawn on a page to be text."""
    try:
        page = document[number]
    except pdfium.PdfiumError:
        return False
    small = page.render(
        scale=0.5, grayscale=True, draw_annots=False, may_draw_forms=False
    ).to_numpy()
    return float((small < _INK).mean()) > _LEAST_INK


def page_picture(document: Any, number: int, *, max_pixels: int) -> tuple[Any, float]:
    """Return page ``number`` as a picture in colours, without its stamps, and its dots per inch.

    A scan comes as fine as it was made, up to what tesseract reads best.
    """
    page = document[number]
    width, height = page.get_size()
    dpi = min(_FINEST, max(_COARSEST, _scanned_at(page) or _FINEST))
    dpi = min(dpi, _POINTS * math.sqrt(max_pixels / max(1.0, width * height)))
    bitmap = page.render(scale=dpi / _POINTS, draw_annots=False, may_draw_forms=False)
    return bitmap.to_numpy(), dpi


def _scanned_at(page: Any) -> float | None:
    """Return the dots per inch of the picture that fills a page, or None when none does."""
    edges, across, down = [ctypes.c_float() for _ in range(4)], ctypes.c_uint(), ctypes.c_uint()
    for index in range(min(raw.FPDFPage_CountObjects(page.raw), _MOST_STAMPS)):
        drawn = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(drawn) == raw.FPDF_PAGEOBJ_IMAGE and raw.FPDFPageObj_GetBounds(
            drawn, *edges
        ):
            width = edges[2].value - edges[0].value
            if width > _FILLS * page.get_size()[0] and raw.FPDFImageObj_GetImagePixelSize(
                drawn, across, down
            ):
                return _POINTS * across.value / width
    return None


def _upright(letters: list[_Raw], frame: _Frame) -> list[Letter]:
    """Return ``letters`` as they stand on the page held upright; those that run askew are left out."""
    placed = []
    for letter in letters:
        if letter.turn == frame.turn:
            xa, _ = frame.place(letter.left, letter.bottom)
            xb, _ = frame.place(letter.right, letter.top)
            _, y = frame.place(letter.x, letter.y)
            placed.append(Letter(letter.text, *((xa, xb) if xa < xb else (xb, xa)), y, letter.font))
    return placed


def _letters(page: Any) -> list[_Raw]:
    """Return the letters of a page, without the spaces and line ends that PDFium adds."""
    textpage = page.get_textpage()
    handle = textpage.raw
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    fonts: dict[int, tuple[Font, int]] = {}
    found = []
    for index in range(raw.FPDFText_CountChars(handle)):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in _ADDED and (code != 0x20 or raw.FPDFText_IsGenerated(handle, index) == 1):
            continue
        drawn = ctypes.cast(raw.FPDFText_GetTextObject(handle, index), ctypes.c_void_p).value or 0
        if drawn not in fonts:
            fonts[drawn] = _font(handle, index)
        font, turn = fonts[drawn]
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        raw.FPDFText_GetLooseCharBox(handle, index, box)
        text = _MEANT.get(code) or chr(code)
        found.append(
            _Raw(text, box.left, box.bottom, box.right, box.top, x.value, y.value, font, turn)
        )
    textpage.close()
    return found


def _font(handle: Any, index: int) -> tuple[Font, int]:
    """Return the font of the letter at ``index``, and in which of four directions its line runs."""
    name, flags, matrix = ctypes.create_string_buffer(128), ctypes.c_int(), raw.FS_MATRIX()
    raw.FPDFText_GetFontInfo(handle, index, name, len(name), flags)
    raw.FPDFText_GetMatrix(handle, index, matrix)
    size = raw.FPDFText_GetFontSize(handle, index) * math.hypot(matrix.c, matrix.d)
    across, up = (-matrix.a, -matrix.b) if size < 0 else (matrix.a, matrix.b)  # turned back
    angle = math.degrees(math.atan2(up, across)) / 90
    turn = round(angle) % 4 if abs(angle - round(angle)) < 0.1 else -1
    family = _SUBSET.sub("", name.value.decode("utf-8", "replace"))
    return Font(family, abs(size) or 1.0, "bold" in family.lower()), turn


def _frame(page: Any, letters: list[_Raw]) -> _Frame:
    """Return the page's edges, and the direction in which most of its letters run."""
    turns = Counter(letter.turn for letter in letters if letter.turn >= 0)
    xa, ya, xb, yb = page.get_mediabox()
    if xa == xb or ya == yb:  # no page at all: PDFium takes it for one of usual size
        xa, ya, xb, yb = page.get_bbox()
    (left, right), (bottom, top) = sorted((xa, xb)), sorted((ya, yb))  # from any two corners
    return _Frame(left, bottom, right, top, turns.most_common(1)[0][0] if turns else 0)


def _holds(box: Any, letter: _Raw) -> bool:
    return bool(box.left <= letter.x <= box.right and box.bottom <= letter.y <= box.top)


def _annotations(page: Any) -> Iterator[Any]:
    """Yield the rectangle of each annotation."""
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST_STAMPS)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if annotation:
            box = raw.FS_RECTF()
            if raw.FPDFAnnot_GetRect(annotation, box):
                yield box
            raw.FPDFPage_CloseAnnot(annotation)


def _rules(page: Any, frame: _Frame) -> Iterator[Rule]:
    """Yield the horizontal and vertical lines that are drawn on a page."""
    count = raw.FPDFPage_CountObjects(page.raw)
    edges = [ctypes.c_float() for _ in range(4)]
    for index in range(count if count < _MOST_DRAWINGS else 0):
        drawn = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if raw.FPDFPageObj_GetBounds(drawn, *edges):
            left, bottom, right, top = (edge.value for edge in edges)
            corners = (*frame.place(left, bottom), *frame.place(right, top))
            yield from (
                rule for rule, filled in _borders(*corners) if _is_seen(drawn, filled=filled)
            )


def _is_seen(drawn: Any, *, filled: bool) -> bool:
    """Tell whether a drawn object is dark on the page; as ``filled``, its inside may be what is seen."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(drawn, fill, stroke)
    colour = [ctypes.c_uint() for _ in range(4)]
    if stroke.value and raw.FPDFPageObj_GetStrokeColor(drawn, *colour):
        return _is_dark(colour)
    return bool(
        filled and fill.value and raw.FPDFPageObj_GetFillColor(drawn, *colour) and _is_dark(colour)
    )


def _is_dark(colour: list[ctypes.c_uint]) -> bool:
    return colour[3].value > 0 and max(part.value for part in colour[:3]) < _PALEST


def _borders(xa: float, ya: float, xb: float, yb: float) -> Iterator[tuple[Rule, bool]]:
    """Yield what a drawn rectangle is to a table: one border when it is thin, else four.

    With each border comes whether the inside of the rectangle shows it, as of a thin one.
    """
    (x0, x1), (y0, y1) = sorted((xa, xb)), sorted((ya, yb))
    flat, thin = y1 - y0 <= _THICKEST_RULE, x1 - x0 <= _THICKEST_RULE
    if not flat and not thin:
        for y in (y0, y1):
            yield Rule(x0, y, x1, y), False
        for x in (x0, x1):
            yield Rule(x, y0, x, y1), False
    elif flat and x1 - x0 >= _LEAST_RULE:
        yield Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2), True
    elif thin and y1 - y0 >= _LEAST_RULE:
        yield Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1), True
