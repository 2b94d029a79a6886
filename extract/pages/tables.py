"""Tables: what stands between drawn lines becomes rows "a | b | c", an empty cell keeping its place."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.lexicons import patterns
from extract.pages.words import Line, Rule, Word, segments
from extract.text import fold

_NEAR = 3.0
"""Borders that come so close touch each other, in points."""
_COVERS = 0.75
"""A border divides two cells when it runs along this share of their side."""
_FRAME_COLUMNS = 2
_MOST_RULES = 5_000
"""With more drawn lines a page holds a drawing."""
SEPARATOR = "|"


@dataclass(frozen=True)
class Table:
    """A table on a page: where it stands, and its rows, each as one line."""

    top: float
    rows: tuple[Line, ...]


def tables_of(words: Sequence[Word], rules: Sequence[Rule]) -> tuple[list[Table], list[Word]]:
    """Return the tables that ``rules`` draw around ``words``, from the top down, and the other words."""
    tables, rest = [], list(words)
    for group in _touching(rules) if len(rules) <= _MOST_RULES else []:
        xs = _places(rule.x0 for rule in group if _is_upright(rule))
        ys = _places(rule.y0 for rule in group if not _is_upright(rule))
        if len(xs) < 3 or len(ys) < 2:  # a frame, an underlined word
            continue
        inside = [word for word in rest if _within(word, xs, ys)]
        rows = _rows(inside, _Grid(xs, ys, group))
        if rows and not _is_frame(rows, columns=len(xs) - 1):
            tables.append(Table(ys[0], tuple(rows)))
            taken = set(map(id, inside))
            rest = [word for word in rest if id(word) not in taken]
    return sorted(tables, key=lambda table: table.top), rest


@dataclass(frozen=True)
class _Grid:
    """The places of a table's borders, and which of them are drawn."""

    xs: list[float]
    ys: list[float]
    rules: Sequence[Rule]

    def cell(self, row: int, column: int) -> tuple[int, int]:
        """Return the first place, from the top left, of the cell that a place belongs to."""
        while column and not self._divided(
            self.xs[column], self.ys[row], self.ys[row + 1], upright=True
        ):
            column -= 1
        while row and not self._divided(
            self.ys[row], self.xs[column], self.xs[column + 1], upright=False
        ):
            row -= 1
        return row, column

    def _divided(self, place: float, start: float, end: float, *, upright: bool) -> bool:
        """Tell whether a border at ``place`` runs from ``start`` to ``end``."""
        covered = 0.0
        for rule in self.rules:
            at, first, last = (
                (rule.x0, rule.y0, rule.y1) if upright else (rule.y0, rule.x0, rule.x1)
            )
            if _is_upright(rule) == upright and abs(at - place) <= _NEAR:
                covered += max(0.0, min(last, end) - max(first, start))
        return covered >= _COVERS * (end - start)


def _rows(words: Sequence[Word], grid: _Grid) -> list[Line]:
    """Return the rows of a table, each as one line with separators between its cells."""
    held: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for word in words:
        row = bisect_right(grid.ys, word.y - 0.3 * word.size) - 1
        column = bisect_right(grid.xs, (word.x0 + word.x1) / 2) - 1
        held[grid.cell(row, column)].append(word)
    lines = []
    for row in range(len(grid.ys) - 1):
        cells = [
            _cell_words(held.get((row, column), []))
            for column in range(len(grid.xs) - 1)
            if grid.cell(row, column)[1] == column  # else a part of the cell on its left
        ]
        if any(cells):
            lines.append(Line(tuple(_separated(cells, grid.ys[row]))))
    return lines


def _cell_words(words: Sequence[Word]) -> list[Word]:
    """Return the words of a cell in reading order."""
    return [word for line in segments(words) for word in line.words]


def _separated(cells: Sequence[Sequence[Word]], y: float) -> Iterable[Word]:
    """Yield the words of a row's cells with a separator between two cells."""
    for number, cell in enumerate(cells):
        if number:
            yield Word(SEPARATOR, 0.0, 0.0, y, 1.0)
        yield from cell


def _is_frame(rows: Sequence[Line], *, columns: int) -> bool:
    """Tell whether rows only place text on the page: the head, recipients beside the signature."""
    if columns > _FRAME_COLUMNS:
        return False
    text = fold("\n".join(row.text for row in rows))
    return any(pattern.compile().search(text) for pattern in patterns("frames"))


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Group rules that touch each other, directly or through others."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: (rule.y0, rule.x0)):
        near = [group for group in groups if any(_touch(rule, other) for other in group)]
        groups = [group for group in groups if not any(group is other for other in near)]
        groups.append([rule, *(other for group in near for other in group)])
    return groups


def _touch(rule: Rule, other: Rule) -> bool:
    return (
        rule.x0 - _NEAR <= other.x1
        and other.x0 - _NEAR <= rule.x1
        and rule.y0 - _NEAR <= other.y1
        and other.y0 - _NEAR <= rule.y1
    )


def _places(numbers: Iterable[float]) -> list[float]:
    """Return the different places among ``numbers``, those that are near each other as one."""
    ordered = sorted(numbers)
    return [*ordered[:1], *(after for before, after in pairwise(ordered) if after - before > _NEAR)]


def _within(word: Word, xs: Sequence[float], ys: Sequence[float]) -> bool:
    return xs[0] < (word.x0 + word.x1) / 2 < xs[-1] and ys[0] < word.y - 0.3 * word.size < ys[-1]


def _is_upright(rule: Rule) -> bool:
    return rule.x0 == rule.x1
