"""PDF: letters with their places, page by page, become words; a page without them is recognised."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from extract.encodings import Decoder, font_rule, guess, syllables
from extract.errors import UnreadableFile
from extract.files import digest, read_bytes
from extract.limits import DEFAULT_LIMITS, MEGAPIXEL, Limits
from extract.ocr import doubts, recognise_all
from extract.pages import Letter, Page, Word, compose, words_of
from extract.source import Source

_FEW = 4
_MOST_PIXELS = 40_000_000
"""A page is drawn coarser rather than with more: A2 at the dots per inch that read best."""
_MARKS = ".,;:!?()[]\"'“”‘’…-–/"
_WRITTEN = 0.75
"""Of the words of a Vietnamese page more than this share are syllables or abbreviations."""
_MIXED = re.compile(r"[^\W\d_][\d$@#%^&*=<>{}|~\\\ufffd][^\W\d_]|[a-zà-ỹ][A-ZĐ]|\ufffd")
_MOST_MIXED = 0.05
_NUMBER = re.compile(r"\d{1,6}[a-zA-Z]?")
_MOST_NUMBERS = 2
# The place of TCVN3's "ư" is that of a soft hyphen, which PDFs take for a hyphen.
_SOFT_HYPHEN = "\u00ad"
_HYPHENED = re.compile(
    r"(?<![\w/.])(?:[A-Za-z\u00a1-\u00ff]+-[A-Za-z\u00a1-\u00ff]*|-[A-Za-z\u00a1-\u00ff]+)(?![\w/])"
)
_SOFT_HYPHEN_AT_END = re.compile("\u00ad$")
# A PDF names its letters, and two letters of one name may stand for each other: the places of an
# old encoding's letters are taken by their doubles.
_WESTERN = str.maketrans(
    "\u2212\u2219\u03bc\u02c9\u2206\u2126", "\u00ad\u00b7\u00b5\u00af\u0394\u03a9"
)


def read_pdf(path: Path, limits: Limits = DEFAULT_LIMITS) -> Source:
    """Return the text of a PDF in reading order, a paragraph a line; pages without are recognised.

    Raises UnreadableFile when it is broken, locked, or holds no text; LimitExceeded when it is too
    long or takes too long; MissingExtra when a page must be recognised and tesseract is not installed.
    """
    from extract.pdfium import open_pdf

    data = read_bytes(path, limits)
    with open_pdf(data, path) as pdf:
        if (count := len(pdf)) > limits.max_pages:
            raise limits.exceeded("max_pages", path, f"has {count:,} pages", needed=count)
        held = [_held(pdf, number, path, limits) for number in range(count)]
        if (scans := held.count(None)) > limits.max_scans:
            fact = f"has {scans:,} scanned pages"
            raise limits.exceeded("max_scans", path, fact, needed=scans)
        recognised = recognise_all(_pictures(pdf, held, limits), path=path, limits=limits)
        pages = [page or next(recognised) for page in held]
    pages, encoding = _decoded(pages)
    ocr = any(page.recognised for page in pages)
    composed = compose(pages)
    if not composed.text:
        raise UnreadableFile(f"{path}: holds no text that can be read; scan it again")
    return Source(
        text=composed.text,
        path=str(path),
        media_type="application/pdf",
        sha256=digest(data),
        reader="pdf" if not ocr else "ocr" if all(page.recognised for page in pages) else "pdf+ocr",
        encoding=encoding or "utf-8",
        ocr=ocr,
        page_starts=composed.page_starts,
        notes=doubts(pages, composed.words, composed.page_starts),
    )


def _pictures(pdf: Any, held: Sequence[Page | None], limits: Limits) -> Iterator[tuple[Any, float]]:
    """Yield the pages that hold no words as pictures, with their dots per inch."""
    from extract.pdfium import page_picture

    most = min(_MOST_PIXELS, limits.max_megapixels * MEGAPIXEL)
    for number, page in enumerate(held):
        if page is None:
            yield page_picture(pdf, number, max_pixels=most)


def _held(pdf: Any, number: int, path: Path, limits: Limits) -> Page | None:
    """Return the words that a page holds, or None when it must be recognised."""
    from extract.pdfium import has_ink, page_content, page_stamps

    content = page_content(pdf, number, path, limits)
    words = list(words_of(content.letters))
    if (len(words) < _FEW and has_ink(pdf, number)) or _is_garbled(words, scanned=content.scanned):
        return None
    stamped = _numbers(page_stamps(pdf, number, path, limits))
    return Page(content.width, content.height, [*words, *stamped], content.rules)


def _is_garbled(words: Sequence[Word], *, scanned: bool) -> bool:
    """Tell whether the text of a page is no text that a person wrote.

    Scanners leave text of which words are wrong; files without a table of letters give signs.
    """
    text = " ".join(word.text for word in words if not font_rule(word.font))
    parts = [part.strip(_MARKS) for part in text.split()]
    parts = [part for part in parts if len(part) > 1 and any(map(str.isalpha, part))]
    if len(parts) < _FEW:
        return False
    known = sum(part.lower() in syllables() or part.isupper() for part in parts)
    mixed = sum(_MIXED.search(part) is not None for part in parts)
    if known >= _WRITTEN * len(parts) or guess(text):
        return False
    return mixed > _MOST_MIXED * len(parts) or scanned


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
        def letter_or_hyphen(match: re.Match[str]) -> str:
            if match.group().isupper():  # "KH-", as in a number; in capitals the letter is another
                return match.group()
            as_letter = match.group().replace("-", _SOFT_HYPHEN)
            read = decoder.line([(as_letter, word.font)]).lower()
            return as_letter if read in syllables() else match.group()

        text = word.text.replace(LINE_END_HYPHEN, "-")
        if old or font_rule(word.font):
            text = _HYPHENED.sub(letter_or_hyphen, text.translate(_WESTERN))
        text = decoder.line([(text, word.font)])
        return replace(word, text=_SOFT_HYPHEN_AT_END.sub("-", text))

    read = [replace(page, words=[restored(word) for word in page.words]) for page in pages]
    return read, next((name for name, _ in decoder.found.most_common(1)), None)
