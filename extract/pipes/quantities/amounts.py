"""Put number, unit and comparator together: amounts, both ends of a range, or nothing."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from extract.annotations import QuantityValue
from extract.lexicons import load
from extract.numerals import number_words, read_number
from extract.pipes.quantities.numbers import Number, either
from extract.pipes.quantities.units import Unit, UnitReader

_LEFT = 30  # characters before an amount in which a comparator may stand
_RANGE = re.compile(r" ?- ?| (?:đến|tới|và) (?:dưới )?")
_BETWEEN = re.compile(r"(?<!\w)(?:từ|giữa) $")
_BETWEEN_WINDOW = 6
_LEADS_TO = ("đến ", "tới ")
_CHANGES = ("+", "-")
_QUOTED = re.compile(r'"[^"\n]{1,250}"')


class Amount(NamedTuple):
    """An amount at ``[start, end)`` of the folded text."""

    start: int
    end: int
    value: QuantityValue


class AmountReader:
    """Reads amounts at the places where a number may begin."""

    def __init__(self) -> None:
        lexicon = load("quantities")
        self.units = UnitReader()
        self.numbers = self.units.numbers
        self.first_words = self.numbers.first_words
        measures = [word for unit in lexicon["unit"] for word in unit["words"]]
        self._weak_goes_on = re.compile(rf"[^ ]+ (?:{number_words()}|{either(measures)})(?!\w)")
        comparators = lexicon["comparator"]
        self._before = _comparators(comparators, "before", r"(?<!\w)({}) (?:từ |đạt |là )?$")
        self._after = _comparators(comparators, "after", r" ({})(?!\w)")
        self._signs = {w: c["sign"] for c in comparators for w in c["words"]}
        titles = either(lexicon["titled"]["words"])
        self._titled = re.compile(rf"(?<!\w)(?:{titles})[^.;\n]{{0,20}}$")

    def read(self, text: str, starts: Iterable[tuple[int, str]]) -> Iterator[Amount]:
        """Yield the amounts of the folded ``text`` that begin at ``starts``, in order."""
        titles = self._titles(text)
        at = 0
        for start, word in starts:
            if start < at or (titles and any(first < start < last for first, last in titles)):
                continue
            if word in self.numbers.weak and not self._weak_goes_on.match(text, start):
                continue
            number = self.numbers.read(text, start)
            if number is not None:
                amounts = self._amounts(text, number)
                yield from amounts
                at = max([number.end, *(a.end for a in amounts)])

    def _titles(self, text: str) -> list[tuple[int, int]]:
        """Return where titles of plans and programmes stand in quotation marks."""
        quoted = (match.span() for match in _QUOTED.finditer(text))
        return [(s, e) for s, e in quoted if self._titled.search(text, max(0, s - _LEFT), s)]

    def _amounts(self, text: str, number: Number) -> list[Amount]:
        """Return the amount that begins with a number: none, one, or both ends of a range."""
        if number.spelled and self.numbers.is_label(text, number):  # "hàng trăm", "thứ hai"
            return []
        last = self._range_end(text, number)
        if last is not None:
            unit = self._unit(text, last)
            if unit is not None:
                return self._both(text, number, last, unit)
        if self.numbers.goes_on(text, number):
            return []
        unit = self._unit(text, number)
        return [] if unit is None else [self._amount(text, number, unit)]

    def _unit(self, text: str, number: Number) -> Unit | None:
        """Return the unit of a number; a length of time only as a change ("giảm 05 ngày")."""
        unit = self.units.of(text, number)
        if unit is None or unit.kind != "duration":
            return unit
        return unit if self._sign(text, number.start, unit.end) in _CHANGES else None

    def _range_end(self, text: str, first: Number) -> Number | None:
        """Return the second number of "8,5 - 9%" and "từ 1.000 đồng đến 2.000 đồng"."""
        own = self.units.measure(text, first)
        mark = _RANGE.match(text, own.end if own else first.end)
        if mark is None or (own is None and self.numbers.is_label(text, first)):
            return None
        window = max(0, first.start - _BETWEEN_WINDOW)
        if mark.group() == " và " and not _BETWEEN.search(text, window, first.start):
            return None
        last = self.numbers.read(text, mark.end())
        return last if last is not None and last.value > 0 else None

    def _both(self, text: str, first: Number, last: Number, unit: Unit) -> list[Amount]:
        """Return both ends of a range; the first shares the unit and scale of the last."""
        own = self.units.measure(text, first)
        if own is not None and own.kind != unit.kind:
            return [self._amount(text, first, own)]
        factor = unit.factor
        if own is None and last.scaled and not first.scaled:
            factor *= last.value / (read_number(last.text) or Decimal(1))
        low = QuantityValue(first.value * factor, unit.unit, unit.kind, ">=", unit.noun)
        high = QuantityValue(last.value * unit.factor, unit.unit, unit.kind, "<=", unit.noun)
        end = own.end if own else first.end
        return [Amount(first.start, end, low), Amount(last.start, unit.end, high)]

    def _amount(self, text: str, number: Number, unit: Unit) -> Amount:
        sign = self._sign(text, number.start, unit.end)
        if unit.kind == "count" and text.endswith(_LEADS_TO, 0, number.start):
            sign = "="  # "đến 12 xã" leads there; "đến 60%" is a bound
        value = QuantityValue(number.value * unit.factor, unit.unit, unit.kind, sign, unit.noun)
        return Amount(number.start, unit.end, value)

    def _sign(self, text: str, start: int, end: int) -> str:
        """Return the comparator that stands beside an amount."""
        found = self._after.match(text, end) or self._before.search(
            text, max(0, start - _LEFT), start
        )
        return self._signs[found[1]] if found else "="


def _comparators(entries: list[dict[str, Any]], side: str, form: str) -> re.Pattern[str]:
    """Return the expression that finds the comparators of one side."""
    words = (w for e in entries if e["side"] == side for w in e["words"])
    return re.compile(form.format(either(words)))
