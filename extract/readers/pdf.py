"""PDF: letters with their places, page by page, become words; a page without them is recognised."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from extract.encodings import Decoder, font_rule, guess, syllables
from extract.errors import UnreadableFile
from extract.files import digest, read_bytes
from extract.pages import Letter, Page, Word, compose, words_of
from extract.source import Source

if TYPE_CHECKING:
    from extract.pdfium import PageContent

_NUMBER = re.compile(r"\d{1,6}[a-zA-Z]?")
_MOST_NUMBERS = 2
_SOFT_HYPHEN_AT_END = re.compile("\u00ad$")
# A PDF names its letters, and two letters of one name may stand for each other: the places of an
# old encoding's letters are taken by their doubles.
_WESTERN = str.maketrans(
    "\u2212\u2219\u03bc\u02c9\u2206\u2126", "\u00ad\u00b7\u00b5\u00af\u0394\u03a9"
)


def read_pdf(path: Path, *, max_pages: int = 1_000) -> Source:
    """Return the text of a PDF in reading order, a paragraph a line.

    Raises UnreadableFile when it is broken, locked, longer than ``max_pages``, or holds no text.
    """
    from extract.pdfium import open_pdf, page_content

    data = read_bytes(path)
    with open_pdf(data, path) as pdf:
        if len(pdf) > max_pages:
            raise UnreadableFile(
                f"{path}: has {len(pdf):,} pages, over the limit of {max_pages:,}; split it"
            )
        pages = [_page(page_content(pdf, number)) for number in range(len(pdf))]
    pages, encoding = _decoded(pages)
    composed = compose(pages)
    if not composed.text:
        raise UnreadableFile(f"{path}: holds no text that can be read; scan it again")
    return Source(
        text=composed.text,
        path=str(path),
        media_type="application/pdf",
        sha256=digest(data),
        reader="pdf",
        encoding=encoding or "utf-8",
        page_starts=composed.page_starts,
    )


def _page(content: "PageContent") -> Page:
    """Return the words of a page, with the numbers that were stamped on it when it was issued."""
    words = [*words_of(content.letters), *_numbers(content.stamps)]
    return Page(content.width, content.height, words, content.rules)


def _numbers(stamps: Sequence[Sequence[Letter]]) -> Iterator[Word]:
    """Yield the notice's number and day from its stamps; a signature's mark is no text of it."""
    for stamp in stamps:
        words = list(words_of(stamp))
        if len(words) <= _MOST_NUMBERS and all(_NUMBER.fullmatch(word.text) for word in words):
            yield from words


def _decoded(pages: Sequence[Page]) -> tuple[list[Page], str | None]:
    """Return ``pages`` with letters of old encodings restored, and the encoding most were in."""
    from extract.pdfium import LINE_END_HYPHEN

    words = [word for page in pages for word in page.words]
    old = guess(" ".join(word.text for word in words if not font_rule(word.font))) is not None
    decoder = Decoder((word.text.translate(_WESTERN), word.font) for word in words)

    def restored(word: Word) -> Word:
        text = word.text.translate(_WESTERN) if old or font_rule(word.font) else word.text
        if text.endswith(LINE_END_HYPHEN):  # TCVN3's "ư" looks like a hyphen
            as_letter = decoder.line([(text[:-1] + "\u00ad", word.font)])
            text = text[:-1] + ("\u00ad" if as_letter.lower() in syllables() else "-")
        text = decoder.line([(text.replace(LINE_END_HYPHEN, "-"), word.font)])
        return replace(word, text=_SOFT_HYPHEN_AT_END.sub("-", text))

    read = [replace(page, words=[restored(word) for word in page.words]) for page in pages]
    return read, next((name for name, _ in decoder.found.most_common(1)), None)
