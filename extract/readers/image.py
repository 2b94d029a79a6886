"""Pictures of pages, one or several in a file, are recognised."""

import io
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.errors import UnreadableFile
from extract.files import digest, read_bytes
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


def read_image(
    path: Path,
    *,
    max_pages: int = 200,
    max_pixels: int = 150_000_000,
    timeout: float = 120.0,
    workers: int = 2,
) -> Source:
    """Return the text of the pages pictured in a PNG, JPEG or TIFF, a paragraph a line.

    Each page is recognised within ``timeout`` seconds, ``workers`` pages at a time.

    Raises UnreadableFile when the file is broken, has more pages or pixels a page than allowed, or
    shows no text; MissingExtra when tesseract is not installed.
    """
    data = read_bytes(path)
    picture = _open(data, path, max_pixels=max_pixels)
    if (count := getattr(picture, "n_frames", 1)) > max_pages:
        raise UnreadableFile(
            f"{path}: has {count:,} pages, over the limit of {max_pages:,}; split it"
        )
    pictures = _pictures(picture, path, max_pixels=max_pixels)
    pages = list(recognise_all(pictures, path=path, timeout=timeout, workers=workers))
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


def _open(data: bytes, path: Path, *, max_pixels: int) -> "Image":
    """Return the picture in ``data``, not yet unpacked, its size checked."""
    from PIL import Image

    try:
        with warnings.catch_warnings(action="ignore"):  # of size: that is checked here
            picture = Image.open(io.BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError as error:
        raise UnreadableFile(
            f"{path}: has more pixels than the limit of {max_pixels:,}; make it smaller"
        ) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise UnreadableFile(
            f"{path}: is no PNG, JPEG or TIFF, or is cut off; get a fresh copy"
        ) from error
    _check_size(picture, path, max_pixels=max_pixels)
    return picture


def _check_size(picture: "Image", path: Path, *, max_pixels: int) -> None:
    width, height = picture.size
    if width * height > max_pixels:
        raise UnreadableFile(
            f"{path}: has {width:,} × {height:,} pixels, over the limit of {max_pixels:,}; make it smaller"
        )


def _pictures(picture: "Image", path: Path, *, max_pixels: int) -> Iterator[tuple[Any, float]]:
    """Yield each page of ``picture`` as pixels, with its dots per inch."""
    import numpy as np

    for number in range(getattr(picture, "n_frames", 1)):
        try:
            picture.seek(number)
            _check_size(picture, path, max_pixels=max_pixels)
            page, dpi = _scaled(_upright(picture))
        except (OSError, ValueError, SyntaxError, EOFError) as error:
            raise UnreadableFile(
                f"{path}: page {number + 1} is cut off or broken; get a fresh copy"
            ) from error
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
