"""Tables: what stands between drawn lines becomes rows "a | b | c", an empty cell keeping its place."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
    for group in _bands(rules) if len(rules) <= _MOST_RULES else []:
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


class _Grid:
    """The places of a table's borders, and which of them are drawn."""

    def __init__(self, xs: list[float], ys: list[float], rules: Sequence[Rule]) -> None:
        self.xs, self.ys = xs, ys
        self._upright: dict[int, list[tuple[float, float]]] = defaultdict(list)
        self._level: dict[int, list[tuple[float, float]]] = defaultdict(list)
        for rule in rules:
            if _is_upright(rule):
                self._upright[_nearest(xs, rule.x0)].append((rule.y0, rule.y1))
            else:
                self._level[_nearest(ys, rule.y0)].append((rule.x0, rule.x1))

    def cell(self, row: int, column: int) -> tuple[int, int]:
        """Return the first place, from the top left, of the cell that a place belongs to."""
        while column and not _covered(self._upright[column], self.ys[row], self.ys[row + 1]):
            column -= 1
        while row and not _covered(self._level[row], self.xs[column], self.xs[column + 1]):
            row -= 1
        return row, column


def _covered(borders: Sequence[tuple[float, float]], start: float, end: float) -> bool:
    """Tell whether ``borders`` run along most of the side from ``start`` to ``end``."""
    drawn = sum(max(0.0, min(last, end) - max(first, start)) for first, last in borders)
    return drawn >= _COVERS * (end - start)


def _nearest(places: Sequence[float], at: float) -> int:
    after = bisect_right(places, at)
    return min(
        range(max(0, after - 1), min(len(places), after + 1)), key=lambda n: abs(places[n] - at)
    )


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
    return any(pattern.expression.search(text) for pattern in patterns("frames"))


def _bands(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Yield the rules of each part of the page that white parts from what is above and below."""
    band: list[Rule] = []
    bottom = float("-inf")
    for rule in sorted(rules, key=lambda rule: (rule.y0, rule.x0)):
        if band and rule.y0 > bottom + _NEAR:
            yield band
            band = []
        band.append(rule)
        bottom = max(bottom, rule.y1)
    if band:
        yield band


def _places(numbers: Iterable[float]) -> list[float]:
    """Return the different places among ``numbers``, those that are near each other as one."""
    ordered = sorted(numbers)
    return [*ordered[:1], *(after for before, after in pairwise(ordered) if after - before > _NEAR)]


def _within(word: Word, xs: Sequence[float], ys: Sequence[float]) -> bool:
    return xs[0] < (word.x0 + word.x1) / 2 < xs[-1] and ys[0] < word.y - 0.3 * word.size < ys[-1]


def _is_upright(rule: Rule) -> bool:
    return rule.x0 == rule.x1
