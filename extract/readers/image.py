"""Pictures of pages, one or several in a file, are recognised."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.errors import UnreadableFile
from extract.files import digest, read_bytes
from extract.limits import DEFAULT_LIMITS, MEGAPIXEL, Limits
from extract.ocr import doubts, recognise_all
from extract.pages import compose
from extract.source import Source

if TYPE_CHECKING:
    from PIL.Image import Image

_MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "MPO": "image/jpeg", "TIFF": "image/tiff"}
_FORMATS = ("PNG", "JPEG", "TIFF")  # MPO, of some cameras, is JPEG with more than one picture
_PAGE_WIDTH = 8.27
"""Inches across a page of A4, which a picture without resolution is taken for."""
_LEAST_DPI, _MOST_DPI = 100.0, 1_200.0
"""A resolution outside these is that of a screen, or an error."""
_COARSEST, _FINEST, _BEST = 130.0, 230.0, 200.0
"""Dots per inch that are read as they are; others are brought to the best."""


def read_image(path: Path, limits: Limits = DEFAULT_LIMITS) -> Source:
    """Return the text of the pages pictured in a PNG, JPEG or TIFF, a paragraph a line.

    Raises UnreadableFile when the file is broken or shows no text, LimitExceeded when it has too
    many pages, or pixels a page, or one takes too long; MissingExtra when tesseract is not installed.
    """
    data = read_bytes(path, limits)
    with _told_as(f"{path}: is no PNG, JPEG or TIFF, or is cut off; get a fresh copy"):
        picture = _opened(data)
        count = _count(picture)
    _check_size(picture, path, limits)
    for name, fact in (("max_pages", "pages"), ("max_scans", "pages to recognise")):
        if count > getattr(limits, name):
            raise limits.exceeded(name, path, f"has {count:,} {fact}", needed=count)
    pages = list(recognise_all(_pictures(picture, path, limits), path=path, limits=limits))
    composed = compose(pages)
    if not composed.text:
        raise UnreadableFile(f"{path}: shows no text that can be read; scan it again")
    return Source(
        text=composed.text,
        path=str(path),
        media_type=_MEDIA_TYPES[str(picture.format)],
        sha256=digest(data),
        reader="ocr",
        ocr=True,
        page_starts=composed.page_starts,
        notes=doubts(pages, composed.words, composed.page_starts),
    )


@contextmanager
def _told_as(message: str) -> Iterator[None]:
    """Raise UnreadableFile with ``message`` for whatever Pillow raises over a broken file."""
    try:
        yield
    except (UnreadableFile, MemoryError):
        raise
    except Exception as error:  # each format, and each way to pack it, has its own
        raise UnreadableFile(message) from error


def _opened(data: bytes) -> "Image":
    """Return the picture in ``data``; unlike Image.open, whatever its size, which is checked here."""
    from PIL import Image

    for name in _FORMATS:
        import_module(f"PIL.{name.title()}ImagePlugin")
        opened, accepts = Image.OPEN[name]
        if accepts and accepts(data[:16]) is True:
            return opened(io.BytesIO(data), "")
    raise ValueError("no picture of these formats")


def _count(picture: "Image") -> int:
    """Return the number of pages in a file."""
    return getattr(picture, "n_frames", 1)


def _check_size(picture: "Image", path: Path, limits: Limits) -> None:
    width, height = picture.size
    if width * height > limits.max_megapixels * MEGAPIXEL:
        needed = -(-width * height // MEGAPIXEL)
        fact = f"has {width:,} × {height:,} pixels, {needed:,} millions"
        raise limits.exceeded(
            "max_megapixels", path, fact, needed=needed, instead="make it smaller"
        )


def _pictures(picture: "Image", path: Path, limits: Limits) -> Iterator[tuple[Any, float]]:
    """Yield each page of ``picture`` as pixels, with its dots per inch."""
    import numpy as np

    for number in range(_count(picture)):
        with _told_as(f"{path}: page {number + 1} is cut off or broken; get a fresh copy"):
            picture.seek(number)
            _check_size(picture, path, limits)
            page, dpi = _scaled(_upright(picture))
        yield np.asarray(page), dpi


def _upright(picture: "Image") -> "Image":
    """Return a page as the camera held it, in grey or in colours, on white paper."""
    from PIL import Image, ImageOps

    page = ImageOps.exif_transpose(picture)
    if page.mode in ("1", "L", "I;16", "I"):
        return page.convert("L")
    clear = page.convert("RGBA")
    paper = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(paper, clear).convert("RGB")


def _scaled(page: "Image") -> tuple["Image", float]:
    """Return ``page`` as fine as tesseract reads best, and its dots per inch."""
    from PIL import Image

    dpi = float(page.info.get("dpi", (0, 0))[0])
    if not _LEAST_DPI <= dpi <= _MOST_DPI:
        dpi = max(_LEAST_DPI / 2, page.width / _PAGE_WIDTH)
    if _COARSEST <= dpi <= _FINEST:
        return page, dpi
    size = (max(1, round(page.width * _BEST / dpi)), max(1, round(page.height * _BEST / dpi)))
    return page.resize(size, Image.Resampling.LANCZOS), _BEST
