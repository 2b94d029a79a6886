"""Compose: the pages of a document become one text, and each page and doubt a place in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.pages.columns import Group, reading_order
from extract.pages.footnotes import without_footnotes
from extract.pages.furniture import without_furniture
from extract.pages.paragraphs import Column, block_edges, column, runs_on
from extract.pages.tables import Table, tables_of
from extract.pages.words import Line, Page, Word, joined, segments
from extract.text import clean

_TIED = ("-", "/")
"""After these a line breaks inside a word: a document's number, a compound."""

_ENOUGH = 5
"""So many lines show a page's edges; a page with fewer is taken to have those of the others."""


@dataclass(frozen=True)
class Composition:
    """A document's text, the offset of each page in it, and the offsets of its words."""

    text: str
    page_starts: tuple[int, ...]
    words: tuple[tuple[Word, int], ...]


@dataclass(frozen=True)
class _Set:
    """A line as it is set: on which page, in which column."""

    line: Line
    page: int
    column: Column
    right: float


def compose(pages: Sequence[Page]) -> Composition:
    """Return the text of ``pages`` in reading order, a paragraph a line."""
    parts: list[str] = []
    starts: list[int] = []
    words: list[tuple[Word, int]] = []
    length = 0
    last: _Set | None = None
    first = True
    for placed in _lines(pages):
        gap = _gap(last, placed, first=first)
        first = last is None or gap == "\n"
        parts.append(gap)
        length += len(gap)
        while len(starts) <= placed.page:
            starts.append(length)
        for number, word in enumerate(placed.line.words):
            text = clean(word.text)
            if number:
                parts.append(" ")
                length += 1
            words.append((word, length))
            parts.append(text)
            length += len(text)
        last = placed
    starts += [length] * (len(pages) - len(starts))
    return Composition("".join(parts), tuple(starts), tuple(words))


def _gap(last: _Set | None, placed: _Set, *, first: bool) -> str:
    """Return what stands between two lines in the text; ``last`` is the ``first`` of a paragraph or not."""
    if last is None:
        return ""
    follows = last.column is placed.column or (
        placed.page == last.page + 1 and not last.column.beside and not placed.column.beside
    )
    if not follows or not runs_on(
        last.line, placed.line, last.column, placed.column, right=last.right, first=first
    ):
        return "\n"
    end = last.line.words[-1].text
    return "" if len(end) > 1 and end.endswith(_TIED) else " "


def _lines(pages: Sequence[Page]) -> Iterator[_Set]:
    """Yield the lines of all pages in reading order, and then those of their footnotes."""
    pages, notes = without_footnotes(pages)
    held = [tables_of(page.words, page.rules) for page in pages]
    cut = [(segments(words), page.height) for page, (_, words) in zip(pages, held, strict=True)]
    parts = [
        _parts(pieces, tables)
        for pieces, (tables, _) in zip(without_furniture(cut), held, strict=True)
    ]
    bodies = [
        [
            line
            for part in page
            if isinstance(part, Group) and not part.beside
            for line in part.lines
        ]
        for page in parts
    ]
    usual = (
        column([line for body in bodies for line in body], beside=False) if any(bodies) else None
    )
    for number, (page, body) in enumerate(zip(parts, bodies, strict=True)):
        edges = column(body, beside=False) if len(body) >= _ENOUGH else usual and replace(usual)
        for part in page:
            if isinstance(part, Table):
                for row in part.rows:
                    yield _Set(row, number, column([row], beside=True), row.x1)
            else:
                own = edges if edges and not part.beside else column(part.lines, beside=True)
                for line, right in zip(part.lines, block_edges(part.lines, own), strict=True):
                    yield _Set(line, number, own, right)
    for note in notes:
        lines = joined(segments(note))
        own = column(lines, beside=True)
        for line in lines:
            yield _Set(line, len(pages) - 1, own, own.right)


def _parts(pieces: Sequence[Line], tables: Sequence[Table]) -> list[Group | Table]:
    """Return the groups of a page and its tables in reading order."""
    parts: list[Group | Table] = []
    above = float("-inf")
    for table in tables:
        parts += reading_order([piece for piece in pieces if above <= piece.y < table.top])
        parts.append(table)
        above = table.top
    return parts + reading_order([piece for piece in pieces if piece.y >= above])
