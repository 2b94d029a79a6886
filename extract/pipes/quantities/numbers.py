"""Read one number where it begins: digits or words, with its scale and a currency before it."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from extract.lexicons import load
from extract.numerals import DIGITS, number_words, read_digits, read_number
from extract.triggers import DIGIT

_LEFT = 30  # characters before a number in which the word before it stands
_WORDS = 15  # of one spelled number, at most: "bảy trăm hai mươi mốt nghìn không trăm mười hai"
_LAST_WORD = re.compile(r"([^\W\d_]+)[ (]{0,2}$")
_AGAIN = re.compile(r" ?\(([^()\d\n]{2,40})\)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_TO = re.compile(r"(?<!\d)(?:19|20)\d\d ?- ?$")
# What follows a number that belongs to a date, a document number or a longer number.
_GOES_ON = re.compile(
    r"[/-]\d*[a-zđ]{2,}-|[/-]\d{1,4}[/-]|/(?:19|20)\d\d(?!\d)|[.,:]\d|[/-][a-zđ]+[/-]"
)


class Number(NamedTuple):
    """A number at ``[start, end)``: ``text`` is its numeral, without currency and scale."""

    start: int
    end: int
    value: Decimal
    text: str
    prefix: str | None
    spelled: bool
    scaled: bool


class NumberReader:
    """Reads numbers, and knows which are labels, ordinals or parts of something longer."""

    def __init__(self, prefixes: Iterable[str]) -> None:
        lexicon = load("quantities")
        currencies = list(prefixes)
        self._label = frozenset(lexicon["label"]["words"])
        self.weak = frozenset(lexicon["weak_numerals"]["words"])
        """Number words that count nothing on their own ("một số", "đầu tư")."""
        openings = {currency.rstrip("$") or currency for currency in currencies}
        self.first_words = {DIGIT, *number_words().split("|"), *openings}
        words = rf"(?:{number_words()})"
        scale = rf"(?: ?(?:{either(lexicon['scales']['words'])})(?![^\W\d_]))*"
        self._number = re.compile(
            rf"(?:(?:(?<!\w)(?P<prefix>{either(currencies)}) ?|(?<![\w.,]))(?P<digits>{DIGITS})"
            rf"|(?<!\w)(?P<words>{words}(?: {words}){{0,{_WORDS}}})(?!\w))(?P<scale>{scale})"
        )

    def read(self, text: str, at: int) -> Number | None:
        """Return the number that begins at ``at`` of the folded text."""
        match = self._number.match(text, at)
        if match is None:
            return None
        numeral = match["digits"] or match["words"]
        plain = match["digits"] and not match["scale"]
        value = read_digits(numeral) if plain else read_number(f"{numeral}{match['scale']}")
        if value is None:
            return None
        return Number(
            start=match.start(),
            end=_end_of_repetition(text, match.end()),
            value=value,
            text=numeral,
            prefix=match["prefix"],
            spelled=match["words"] is not None,
            scaled=bool(match["scale"]),
        )

    def is_label(self, text: str, number: Number) -> bool:
        """Tell whether the word before a number makes it an ordinal, a year, a name or vague."""
        left = _LAST_WORD.search(text, max(0, number.start - _LEFT), number.start)
        return left is not None and left[1] in self._label

    def ends_a_period(self, text: str, number: Number) -> bool:
        """Tell the last year of "2026 - 2030"."""
        window = max(0, number.start - _LEFT)
        return bool(_YEAR.fullmatch(number.text) and _YEAR_TO.search(text, window, number.start))

    def goes_on(self, text: str, number: Number) -> bool:
        """Tell whether a number is the beginning of a date or of a document's number."""
        return bool(_GOES_ON.match(text, number.end))


def _end_of_repetition(text: str, at: int) -> int:
    """Return where a number ends that is said again in words: "01 (một)"."""
    again = _AGAIN.match(text, at)
    return again.end() if again and read_number(again[1]) is not None else at


def either(words: Iterable[str]) -> str:
    """Return an expression for any of ``words``, the longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
