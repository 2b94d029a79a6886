"""Read what stands beside a number: a measure, a currency, or the noun that is counted."""

import re
from decimal import Decimal
from typing import Any, NamedTuple

from extract.lexicons import load
from extract.numerals import DIGITS
from extract.pipes.quantities.numbers import Number, NumberReader, either

_NOUN_SYLLABLES = 3  # that a counted noun has beyond its first word, at most
_FRACTION = re.compile(rf" ?/ ?{DIGITS}(?![\w/-])")
_WORD = re.compile(r"[^\W\d_]+")
_PER = re.compile(r" ?/ ?[^\W\d_]+(?: đêm)?")
_MEASURED_PER = ("money", "volume", "mass", "length")
_YEAR = re.compile(r"(?:19|20)\d\d")


class Unit(NamedTuple):
    """What a number measures or counts, up to ``end``; ``factor`` scales the number."""

    end: int
    unit: str
    kind: str
    factor: Decimal
    noun: str | None = None


class UnitReader:
    """Reads the entries of [[unit]] and the counted nouns."""

    def __init__(self) -> None:
        lexicon = load("quantities")
        self._units: dict[str, dict[str, Any]] = {
            word: unit for unit in lexicon["unit"] for word in unit["words"]
        }
        self._currencies = {w: u for u in lexicon["unit"] for w in u.get("before", ())}
        self._stop = frozenset(lexicon["stop"]["words"])
        self._nouns = re.compile(rf" ((?:{either(lexicon['nouns']['words'])})(?!\w))")
        self._unit = re.compile(rf" ?((?:{either(self._units)})(?![^\W\d_]|\d))")
        self.numbers = NumberReader(self._currencies)

    def of(self, text: str, number: Number) -> Unit | None:
        """Return the measure of a number, or the noun that it counts."""
        return self.measure(text, number) or self._counted(text, number)

    def measure(self, text: str, number: Number) -> Unit | None:
        """Return the unit of measure or money beside a number."""
        if number.prefix:
            entry = self._currencies[number.prefix]
            return Unit(number.end, entry["unit"], entry["kind"], Decimal(1))
        match = self._unit.match(text, number.end)
        if match is None:
            return None
        entry = self._units[match[1]]
        if entry.get("scaled") and not number.scaled:
            return None
        end, name = match.end(), str(entry.get("unit", match[1]))
        per = _PER.match(text, end) if entry["kind"] in _MEASURED_PER else None
        if per is not None:
            name, end = f"{name}/{per.group().partition('/')[2].strip()}", per.end()
        return Unit(end, name, entry["kind"], Decimal(entry.get("factor", 1)))

    def _counted(self, text: str, number: Number) -> Unit | None:
        """Return the noun that a number counts; a fraction counts by its first number."""
        fraction = _FRACTION.match(text, number.end)
        at = fraction.end() if fraction else number.end
        if number.spelled and number.text in self.numbers.weak:
            return None
        if self.numbers.is_label(text, number) or text.endswith(("/", '"'), 0, number.start):
            return None  # a slogan begins so too: “3 ca, 4 kíp”
        if self.numbers.ends_a_period(text, number):
            return None
        listed = self._nouns.match(text, at)
        if listed is None and not _looks_counted(text, number, at):
            return None
        word = listed or _WORD.match(text, at + 1)
        if word is None or word.group().strip() in self._stop:
            return None
        end = self._noun_end(text, word.end())
        return Unit(end, word.group().strip(), "count", Decimal(1), text[at + 1 : end])

    def _noun_end(self, text: str, at: int) -> int:
        """Return where a counted noun ends: at a mark, a number or a word that joins."""
        for _ in range(_NOUN_SYLLABLES):
            word = _WORD.match(text, at + 1) if text[at : at + 1] == " " else None
            if word is None or word.group() in self._stop:
                break
            at = word.end()
        return at


def _looks_counted(text: str, number: Number, at: int) -> bool:
    """Tell whether a number counts even a noun that no list has: "05 khoa", "1.256 cây"."""
    if number.spelled or text[at : at + 1] != " " or _YEAR.fullmatch(number.text):
        return False
    return number.scaled or "." in number.text or number.text[:-1].startswith("0")
