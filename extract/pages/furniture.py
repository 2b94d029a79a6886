"""Furniture: what stands on a page and is no part of the document's text.

Page numbers, heads and feet that every page repeats, lines drawn with underscores, and the
marks that a digital signature leaves.
"""

import re
from collections import Counter
from collections.abc import Sequence

from extract.lexicons import patterns
from extract.pages.words import Line
from extract.text import fold

_EDGE = 0.12
"""Share of the page's height, at top and bottom, where page numbers and running heads stand."""
_REPEATED = 3
"""A line must stand on so many pages, at one height, to be a running head ..."""
_MOST = 0.6
"""... and on this share of all pages."""
_NUMBER_LENGTH, _DOUBTFUL = 4, 80.0
_DIGITS = re.compile(r"\d+")


def without_furniture(pages: Sequence[tuple[Sequence[Line], float]]) -> list[list[Line]]:
    """Return the lines of each page, given with its height, without its furniture."""
    repeated = _running(pages)
    marks = [pattern.expression for pattern in patterns("furniture", "mark")]
    numbers = [pattern.expression for pattern in patterns("furniture", "page_number")]
    kept = []
    for lines, height in pages:
        first, last = (min, max) if lines else (None, None)
        top = first(line.y for line in lines) if first else 0.0
        bottom = last(line.y for line in lines) if last else 0.0
        kept.append(
            [
                line
                for line in lines
                if _key(line, height) not in repeated
                and not any(mark.fullmatch(fold(line.text)) for mark in marks)
                and not (
                    line.y in (top, bottom)
                    and _at_edge(line, height)
                    and (_is_misread(line) or any(n.fullmatch(fold(line.text)) for n in numbers))
                )
            ]
        )
    return kept


def _running(pages: Sequence[tuple[Sequence[Line], float]]) -> frozenset[tuple[str, int]]:
    """Return the keys of lines that most pages repeat at one height."""
    seen = Counter(
        key
        for lines, height in pages
        for key in {_key(line, height) for line in lines if _at_edge(line, height)}
    )
    least = max(_REPEATED, _MOST * len(pages))
    return frozenset(key for key, count in seen.items() if count >= least)


def _key(line: Line, height: float) -> tuple[str, int]:
    """Return what is alike in the repetitions of a running head: its words and its height."""
    return _DIGITS.sub("0", fold(line.text)), round(50 * line.y / height)


def _is_misread(line: Line) -> bool:
    """Tell whether ``line`` is what recognition made of a page's number: a short doubtful word."""
    word = line.words[0]
    return len(line.words) == 1 and len(word.text) <= _NUMBER_LENGTH and word.confidence < _DOUBTFUL


def _at_edge(line: Line, height: float) -> bool:
    return line.y < _EDGE * height or line.y > (1 - _EDGE) * height
