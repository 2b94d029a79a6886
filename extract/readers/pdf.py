"""PDF: letters with their places, page by page, become words; a page without letters is recognised."""

import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.errors import UnreadableFile
from extract.files import digest, read_bytes
from extract.pages import Page, Word, compose
from extract.source import Source

_WORD_GAP = 0.13
"""Between letters of a word stands less than this share of their height (measured: up to 0.07,
from 0.19 between words)."""
_LINE_END_HYPHENS = (0x02, 0xFFFE)
"""What PDFium gives for a hyphen at the end of a line."""


def read_pdf(path: Path, *, max_pages: int = 1_000) -> Source:
    """Return the text of a PDF in reading order, a paragraph a line.

    Raises UnreadableFile when it is broken, locked, longer than ``max_pages``, or holds no text.
    """
    data = read_bytes(path)
    pdf = _open(data, path)
    try:
        if len(pdf) > max_pages:
            raise UnreadableFile(
                f"{path}: has {len(pdf):,} pages, over the limit of {max_pages:,}; split it"
            )
        pages = [_page(pdf, number) for number in range(len(pdf))]
    finally:
        pdf.close()
    composed = compose(pages)
    if not composed.text:
        raise UnreadableFile(f"{path}: holds no text that can be read; scan it again")
    return Source(
        text=composed.text,
        path=str(path),
        media_type="application/pdf",
        sha256=digest(data),
        reader="pdf",
        page_starts=composed.page_starts,
    )


def _open(data: bytes, path: Path) -> Any:
    """Return the PDFium document in ``data``."""
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableFile(
                f"{path}: is locked with a password; save it without one"
            ) from error
        raise UnreadableFile(f"{path}: is no PDF or is cut off; get a fresh copy") from error


def _page(pdf: Any, number: int) -> Page:
    """Return the words of one page."""
    page = pdf[number]
    width, height = page.get_size()
    textpage = page.get_textpage()
    try:
        words = list(_words(textpage, height))
    finally:
        textpage.close()
        page.close()
    return Page(width, height, words)


def _words(textpage: Any, height: float) -> Iterator[Word]:
    """Yield the words of a page: letters on one baseline with no gap between them."""
    glyphs = sorted(_glyphs(textpage), key=lambda glyph: (-glyph[1], glyph[0]))
    row: list[tuple[float, float, float, float, str, bool]] = []
    for glyph in glyphs:
        if row and abs(row[-1][1] - glyph[1]) > 0.15 * min(row[-1][3], glyph[3]):
            yield from _row_words(row, height)
            row = []
        row.append(glyph)
    if row:
        yield from _row_words(row, height)


def _row_words(
    row: list[tuple[float, float, float, float, str, bool]], height: float
) -> Iterator[Word]:
    """Yield the words of the letters on one baseline."""
    letters: list[tuple[float, float, float, float, str, bool]] = []
    for glyph in sorted(row, key=lambda glyph: glyph[0]):
        gap = glyph[0] - letters[-1][2] if letters else 0.0
        if letters and (glyph[4] == " " or gap > _WORD_GAP * glyph[3]):
            yield _word(letters, height)
            letters = []
        if glyph[4] != " ":
            letters.append(glyph)
    if letters:
        yield _word(letters, height)


def _word(letters: list[tuple[float, float, float, float, str, bool]], height: float) -> Word:
    return Word(
        text="".join(letter[4] for letter in letters),
        x0=letters[0][0],
        x1=max(letter[2] for letter in letters),
        y=height - letters[0][1],
        size=letters[0][3],
        bold=letters[0][5],
    )


def _glyphs(textpage: Any) -> Iterator[tuple[float, float, float, float, str, bool]]:
    """Yield left edge, baseline, right edge, height, letter and boldness of each letter."""
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    name, flags = ctypes.create_string_buffer(100), ctypes.c_int()
    handle = textpage.raw
    for index in range(raw.FPDFText_CountChars(handle)):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in (0x0D, 0x0A) or raw.FPDFText_IsGenerated(handle, index) == 1:
            continue
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        raw.FPDFText_GetLooseCharBox(handle, index, box)
        raw.FPDFText_GetFontInfo(handle, index, name, 100, flags)
        letter = "-" if code in _LINE_END_HYPHENS else " " if code in (0x20, 0xA0) else chr(code)
        yield box.left, y.value, box.right, box.top - box.bottom, letter, b"Bold" in name.value
