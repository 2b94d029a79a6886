"""Find amounts: a number with what it measures or counts.

A *quantity* is a numeral with a unit ("20,81%", "1,2 tỷ đồng", "4,92 ha") or with the noun that
it counts ("439 hộ nghèo"). Dates, document numbers, ordinals and labels are none. The words
are ``lexicons/quantities.toml``.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extract.annotations import QuantityValue, add_span, folded, register_extensions
from extract.lexicons import load
from extract.numerals import DIGITS, number_words, read_digits, read_number
from extract.triggers import DIGIT, Triggers

_LEFT = 30  # characters before an amount in which a comparator may stand
_NOUN_SYLLABLES = 3  # that a counted noun has beyond its first word, at most
# What follows a number that belongs to a date, a document number or a longer number.
_GOES_ON = re.compile(r"[/-]\d*[a-zđ]{2,}-|[/-]\d{1,4}[/-]|/(?:19|20)\d\d(?!\d)|[.,:]\d|[/-][a-zđ]+[/-]")
_FRACTION = re.compile(rf" ?/ ?{DIGITS}(?![\w/-])")
_RANGE = re.compile(r" ?- ?| (?:đến|tới|và) (?:dưới )?")
_WORD = re.compile(r"[^\W\d_]+")
_PER = re.compile(r" ?/ ?[^\W\d_]+(?: đêm)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LAST_WORD = re.compile(r"([^\W\d_]+)[ (]{0,2}$")
_BETWEEN = re.compile(r"(?<!\w)(?:từ|giữa) $")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount at ``[start, end)`` of the folded text."""

    start: int
    end: int
    value: QuantityValue


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: Decimal
    prefix: str | None
    spelled: bool
    scaled: bool
    text: str


@dataclass(frozen=True, slots=True)
class _Unit:
    end: int
    unit: str
    kind: str
    factor: Decimal
    noun: str | None = None


class QuantityTagger:
    """The pipe: adds ``doc.spans["quantities"]``, each span with its QuantityValue."""

    def __init__(self) -> None:
        lexicon = load("quantities")
        self.units = {w: u for u in lexicon["unit"] for w in u["words"]}
        self.prefixes = {w: u for u in lexicon["unit"] for w in u.get("before", ())}
        self.stop = frozenset(lexicon["stop"]["words"])
        self.label = frozenset(lexicon["label"]["words"])
        self.weak = frozenset(lexicon["weak_numerals"]["words"])
        self.nouns = re.compile(rf" ((?:{_either(lexicon['nouns']['words'])})(?!\w))")
        self.unit_words = re.compile(rf" ?((?:{_either(self.units)})(?![^\W\d_]|\d))")
        self.before = _comparators(lexicon["comparator"], "before", r"(?<!\w)({}) (?:từ |đạt |là )?$")
        self.after = _comparators(lexicon["comparator"], "after", r" ({})(?!\w)")
        self.signs = {w: c["sign"] for c in lexicon["comparator"] for w in c["words"]}
        scales = _either(lexicon["scales"]["words"])
        words = rf"(?:{number_words()})"
        opening = {prefix.rstrip("$") or prefix for prefix in self.prefixes}
        self.triggers = Triggers({DIGIT, *number_words().split("|"), *opening})
        self.goes_on = re.compile(rf"[^ ]+ (?:{words}|{_either(self.units)})(?!\w)")
        self.number = re.compile(
            rf"(?:(?:(?<!\w)(?P<prefix>{_either(self.prefixes)}) ?|(?<![\w.,]))(?P<digits>{DIGITS})"
            rf"|(?<!\w)(?P<words>{words}(?: {words})*)(?!\w))"
            rf"(?P<scale>(?: ?(?:{scales})(?![^\W\d_]))*)"
        )

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its amounts, in order."""
        text = folded(doc)
        limits = [(s.start_char, s.end_char) for s in doc.spans.get("deadlines", [])]
        spans = (
            add_span(doc, "quantities", a.start, a.end, a.value, label=a.value.unit_kind)
            for a in self._find(doc, text)
            if not any(start <= a.start < end for start, end in limits)
        )
        doc.spans["quantities"] = [s for s in spans if s is not None]
        return doc

    def _find(self, doc: Doc, text: str) -> Iterator[Amount]:
        """Yield the amounts of the folded ``text``, in order."""
        at = 0
        for start, word in self.triggers.find(doc):
            if start < at or (word in self.weak and not self.goes_on.match(text, start)):
                continue
            number = self._number(text, start)
            if number is not None:
                amounts = self._amounts(text, number)
                yield from amounts
                at = max([number.end, *(a.end for a in amounts)])

    def _number(self, text: str, at: int) -> _Number | None:
        """Return the number that begins at ``at``."""
        match = self.number.match(text, at)
        if match is None:
            return None
        numeral = match["digits"] or match["words"]
        plain = match["digits"] and not match["scale"]
        value = read_digits(numeral) if plain else read_number(f"{numeral}{match['scale']}")
        if value is None:
            return None
        return _Number(
            start=match.start(),
            end=match.end(),
            value=value,
            prefix=match["prefix"],
            spelled=match["words"] is not None,
            scaled=bool(match["scale"]),
            text=numeral,
        )

    def _amounts(self, text: str, number: _Number) -> list[Amount]:
        """Return the amount that begins with a number: none, one, or both ends of a range."""
        if number.spelled and self._is_label(text, number):  # "hàng trăm", "thứ hai"
            return []
        last = self._range_end(text, number)
        if last is not None:
            unit = self._unit(text, last)
            if unit is not None:
                return self._both(text, number, last, unit)
        if _GOES_ON.match(text, number.end):
            return []
        unit = self._unit(text, number)
        return [] if unit is None else [self._amount(text, number, unit)]

    def _range_end(self, text: str, first: _Number) -> _Number | None:
        """Return the second number of "8,5 - 9%" and "từ 1.000 đồng đến 2.000 đồng"."""
        own = self._measure(text, first)
        mark = _RANGE.match(text, own.end if own else first.end)
        if mark is None or (own is None and self._is_label(text, first)):
            return None
        if mark.group().strip() == "và" and not _BETWEEN.search(text, 0, first.start):
            return None
        last = self._number(text, mark.end())
        return last if last is not None and last.value > 0 else None

    def _both(self, text: str, first: _Number, last: _Number, unit: _Unit) -> list[Amount]:
        """Return both ends of a range; the first shares the unit and scale of the last."""
        own = self._measure(text, first)
        factor = unit.factor
        if own is None and last.scaled and not first.scaled:
            factor *= last.value / (read_number(last.text) or Decimal(1))
        if own is not None and own.kind != unit.kind:
            return [self._amount(text, first, own)]
        low = QuantityValue(first.value * factor, unit.unit, unit.kind, ">=", unit.noun)
        high = QuantityValue(last.value * unit.factor, unit.unit, unit.kind, "<=", unit.noun)
        end = own.end if own else first.end
        return [Amount(first.start, end, low), Amount(last.start, unit.end, high)]

    def _amount(self, text: str, number: _Number, unit: _Unit) -> Amount:
        sign = self._sign(text, number.start, unit.end)
        if unit.kind == "count" and sign == "<=" and text.endswith(("đến ", "tới "), 0, number.start):
            sign = "="  # "đến 12 xã" leads there; "đến 60%" is a bound
        value = QuantityValue(number.value * unit.factor, unit.unit, unit.kind, sign, unit.noun)
        return Amount(number.start, unit.end, value)

    def _sign(self, text: str, start: int, end: int) -> str:
        """Return the comparator that stands beside an amount."""
        after = self.after.match(text, end)
        before = after or self.before.search(text, max(0, start - _LEFT), start)
        return self.signs[before[1]] if before else "="

    def _unit(self, text: str, number: _Number) -> _Unit | None:
        """Return the measure of a number, or the noun that it counts."""
        return self._measure(text, number) or self._counted(text, number)

    def _measure(self, text: str, number: _Number) -> _Unit | None:
        """Return the unit of measure or money beside a number."""
        if number.prefix:
            entry = self.prefixes[number.prefix]
            return _Unit(number.end, entry["unit"], entry["kind"], Decimal(1))
        match = self.unit_words.match(text, number.end)
        if match is None:
            return None
        entry = self.units[match[1]]
        if entry.get("scaled") and not number.scaled:
            return None
        end = match.end()
        per = _PER.match(text, end) if entry["kind"] != "percent" else None
        name = entry.get("unit", match[1])
        if per is not None and entry["kind"] in ("money", "volume", "mass"):
            name, end = f"{name}{per.group().replace(' ', '')}", per.end()
        if entry["kind"] == "duration" and not self._is_change(text, number):
            return None
        return _Unit(end, name, entry["kind"], Decimal(entry.get("factor", 1)))

    def _is_change(self, text: str, number: _Number) -> bool:
        """Tell whether a length of time is an amount ("giảm 05 ngày"), not a limit or period."""
        return self._sign(text, number.start, number.end) in ("+", "-")

    def _counted(self, text: str, number: _Number) -> _Unit | None:
        """Return the noun that a number counts."""
        at = number.end
        fraction = _FRACTION.match(text, at)
        if fraction is not None:
            at = fraction.end()
        if number.spelled and number.text in self.weak:
            return None
        if self._is_label(text, number) or text[number.start - 1 : number.start] == "/":
            return None
        listed = self.nouns.match(text, at)
        if listed is None and not self._looks_counted(text, number, at):
            return None
        word = listed or _WORD.match(text, at + 1)
        if word is None or word.group().strip() in self.stop:
            return None
        if _YEAR.fullmatch(number.text) and listed is None:
            return None
        end = self._noun_end(text, word.end())
        return _Unit(end, word.group().strip(), "count", Decimal(1), text[at + 1 : end])

    def _is_label(self, text: str, number: _Number) -> bool:
        """Tell whether the word before a number makes it an ordinal, a year or a name."""
        left = _LAST_WORD.search(text, max(0, number.start - _LEFT), number.start)
        return left is not None and left[1] in self.label

    def _looks_counted(self, text: str, number: _Number, at: int) -> bool:
        """Tell whether a number counts even a noun that no list has: "05 khoa", "1.256 cây"."""
        if number.spelled or text[at : at + 1] != " ":
            return False
        return number.scaled or "." in number.text or number.text[:-1].startswith("0")

    def _noun_end(self, text: str, at: int) -> int:
        """Return where a counted noun ends: at a mark, a number or a word that joins."""
        for _ in range(_NOUN_SYLLABLES):
            word = _WORD.match(text, at + 1) if text[at : at + 1] == " " else None
            if word is None or word.group() in self.stop:
                break
            at = word.end()
        return at


@Language.factory("notice_quantities")
def create_quantities(nlp: Language, name: str) -> QuantityTagger:
    """Return the quantities pipe (spaCy factory)."""
    register_extensions()
    return QuantityTagger()


def _either(words: Iterable[str]) -> str:
    """Return an expression for any of ``words``, the longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def _comparators(entries: list[dict[str, Any]], side: str, form: str) -> re.Pattern[str]:
    """Return the expression that finds the comparators of one side."""
    return re.compile(form.format(_either(w for e in entries if e["side"] == side for w in e["words"])))
