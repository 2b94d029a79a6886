"""Pictures of pages made ready to be read: coloured stamps taken out, lines brought level."""

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]

_MOST_SKEW = 5.0
"""Degrees to either side within which a page's skew is looked for."""
_LEAST_SKEW = 0.12
"""A smaller skew does no harm, and turning would blur the letters, in degrees."""
_SAMPLE_WIDTH = 800
"""Pixels across that show the skew of a page."""
_OFFSET = 0.37
"""Keeps whole numbers, which are rows by themselves, from looking more level than others."""
_COLOURED = 60
"""A pixel whose colours differ by more is coloured ink."""
_MOST_COLOURED = 0.35
"""A page of which more than this share of the ink is coloured is printed in colour."""
_BLANK = 2e-4
"""A page with less than this share of dark pixels is empty."""
_DARK = 128


def grey(colours: "NDArray[np.uint8]") -> "Picture":
    """Return a picture, grey or of three colours, as grey, without the ink of stamps and pens.

    Red and blue ink is bright in one of its colours, black letters below it are dark in all.
    """
    if colours.ndim == 2:
        return colours
    if colours.shape[2] == 1:
        return colours[:, :, 0]
    brightest, darkest = colours[:, :, :3].max(axis=2), colours[:, :, :3].min(axis=2)
    ink = darkest < _DARK
    coloured = ink & (brightest - darkest > _COLOURED)
    if coloured.sum() > _MOST_COLOURED * max(1, int(ink.sum())):
        return np.asarray(colours[:, :, :3].mean(axis=2), dtype=np.uint8)
    return np.asarray(brightest, dtype=np.uint8)


def is_blank(picture: "Picture") -> bool:
    """Tell whether nothing is drawn on ``picture``."""
    return float((picture < _DARK).mean()) < _BLANK


def straightened(picture: "Picture") -> "Picture":
    """Return ``picture`` turned so that its lines are level."""
    angle = skew(picture)
    if abs(angle) < _LEAST_SKEW:
        return picture
    from PIL import Image

    turned = Image.fromarray(picture).rotate(
        angle, resample=Image.Resampling.BICUBIC, fillcolor=255
    )
    return np.asarray(turned, dtype=np.uint8)


def skew(picture: "Picture") -> float:
    """Return by how many degrees to the left ``picture`` must be turned for its lines to be level.

    Lines are level when the rows of the picture are as different as can be: all ink, or none.
    """
    step = max(1, picture.shape[1] // _SAMPLE_WIDTH)
    rows, columns = picture.shape[0] // step * step, picture.shape[1] // step * step
    small = (
        picture[:rows, :columns]
        .reshape(rows // step, step, columns // step, step)
        .mean(axis=(1, 3))
    )
    ys, xs = np.nonzero(small < small.mean() * 0.75)
    if not len(ys):
        return 0.0
    angle = 0.0
    for reach, fineness in ((_MOST_SKEW, 0.5), (0.5, 0.1), (0.1, 0.02)):
        tried = np.arange(angle - reach, angle + reach + fineness / 2, fineness)
        angle = float(max(tried, key=lambda degrees: _contrast(xs, ys, degrees)))
    return angle


def _contrast(xs: Any, ys: Any, degrees: float) -> float:
    """Return how uneven the rows of ink are once the page is turned by ``degrees``."""
    rows = np.rint(ys + _OFFSET - xs * np.tan(np.radians(degrees))).astype(np.int64)
    counts = np.bincount(rows - rows.min())
    return float((counts.astype(np.float64) ** 2).sum())
