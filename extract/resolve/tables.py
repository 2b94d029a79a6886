"""Read task tables: one row is one item, and its cells are the item's parties and deadline.

A *task table* is a run of rows whose head names the task and who leads it, or by when it is
due ("Nội dung nhiệm vụ | Cơ quan chủ trì | Thời gian hoàn thành"). A row with nothing but a
heading groups the rows below it; an empty cell keeps the one above; "-" says that there is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc

from extract.annotations import ParagraphValue, folded, tags
from extract.clauses import ClauseText, clauses
from extract.lexicons import patterns

_KEPT = ("lead", "coordinating", "deadline")
_GROUP_NUMBER = re.compile(r"(?:[ivxlc]+|[a-zđ])[.)]?")
_NUMBER = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,3})*|[ivxlc]+|[a-zđ])[.)]?\s*")
_COLUMN_NUMBER = re.compile(r"\s*\(?[\da-z]{1,2}\)?\s*")
_NOTHING = re.compile(r"[-–./x\s]*")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_])\.\s+(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Row:
    """A row that hands out work; each field is the ``[start, end)`` of a cell's words."""

    paragraph: int
    tasks: tuple[tuple[int, int], ...]
    lead: tuple[int, int] | None
    coordinating: tuple[int, int] | None
    deadline: tuple[int, int] | None
    product: tuple[int, int] | None


@dataclass(slots=True)
class _Table:
    """The columns of the table being read, and the cells that empty ones below keep."""

    columns: dict[str, int]
    width: int
    kept: dict[str, tuple[int, int] | None] = field(default_factory=dict)


def task_rows(doc: Doc) -> Iterator[Row]:
    """Yield the rows of the document's task tables, in order."""
    text = folded(doc)
    table: _Table | None = None
    for number, tag in enumerate(tags(doc, "paragraphs")):
        value: ParagraphValue = tag.value
        if not value.cells:
            continue
        head = _head(text, value.cells)
        if head is not None:
            table = head
        elif table is not None:
            row = _row(text, number, value.cells, table)
            if row is not None:
                yield row


@cache
def _columns() -> list[tuple[str, re.Pattern[str]]]:
    return [(p.id, p.expression) for p in patterns("tables", "column")]


def _head(text: str, cells: tuple[tuple[int, int], ...]) -> _Table | None:
    """Return the table that a row of column headings begins, or None for any other row."""
    found: dict[str, int] = {}
    for place, (start, end) in enumerate(cells):
        words = text[start:end].strip(" .:*_\n")
        for name, expression in _columns():
            if name not in found and expression.fullmatch(words):
                found[name] = place
                break
    if "task" in found and ("lead" in found or "deadline" in found):
        return _Table(found, len(cells))
    return None


def _row(text: str, number: int, cells: tuple[tuple[int, int], ...], table: _Table) -> Row | None:
    """Return a row's item, or None for a group's heading or a row of another shape."""
    shift = len(cells) - table.width
    numbered = bool(_NUMBER.fullmatch(text, *cells[0]))
    if shift == -1 and table.columns.get("number") == 0 and not numbered:
        cells = ((cells[0][0], cells[0][0]), *cells)  # its number was read as a point's marker
    elif shift < 0 and len(cells) <= table.columns["task"] + 1:
        return None
    task = cells[table.columns["task"]] if table.columns["task"] < len(cells) else None
    if task is None or task[0] == task[1] or _is_group(text, cells, table):
        return None
    if _COLUMN_NUMBER.fullmatch(text, *task):
        return None  # the row "(1) | (2) | (3)" that numbers the columns
    named = {name: _cell(text, cells, table, name) for name in (*_KEPT, "product")}
    return Row(number, tuple(_tasks(text, *task)), **named)


def _is_group(text: str, cells: tuple[tuple[int, int], ...], table: _Table) -> bool:
    place = table.columns.get("number")
    number = text[slice(*cells[place])].strip() if place is not None else ""
    others = [c for i, c in enumerate(cells) if i not in (place, table.columns["task"])]
    empty = all(start == end for start, end in others)
    return empty and (not others or bool(_GROUP_NUMBER.fullmatch(number)) or place is None)


def _cell(
    text: str, cells: tuple[tuple[int, int], ...], table: _Table, name: str
) -> tuple[int, int] | None:
    """Return the words of a named column's cell, or those above when the cell is empty."""
    place = table.columns.get(name)
    if place is None or place >= len(cells):
        return None
    start, end = cells[place]
    if start == end:
        return table.kept.get(name)
    cell = None if _NOTHING.fullmatch(text, start, end) else (start, end)
    if name in _KEPT:
        table.kept[name] = cell
    return cell


def _tasks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the tasks of a cell: several when its sentences or clauses are work of their own."""
    plain = ClauseText(text=text.upper(), folded=text, actors={}, report=False, limits={})
    begin = start
    for stop in [*(m.start() for m in _SENTENCE_END.finditer(text, start, end)), end]:
        last: tuple[int, int] | None = None
        for clause in clauses(plain, begin, stop):
            if last is not None and clause.head.strength == 0:
                last = last[0], clause.end
                continue
            if last is not None:
                yield last
            last = clause.start, clause.end
        if last is not None:
            yield last
        begin = stop + 1
