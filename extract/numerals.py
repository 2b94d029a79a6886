"""Read a Vietnamese number, in digits or in words, as an exact Decimal.

A *numeral* is a run of digits with points between thousands and a comma before decimals
("2.659,96"), or number words ("hai mươi mốt nghìn"), with or without a scale ("1,2 tỷ").
All text here is in the folded spelling.
"""

import re
from decimal import Decimal
from functools import cache

from extract.lexicons import load

# Thousands in groups of three after points (or after spaces, which offices also use for
# money), decimals after a comma; ",77" is said for "0,77".
DIGITS = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?|,\d+)"
_NUMBER = re.compile(rf"(?P<digits>{DIGITS})|(?P<word>[^\W\d_]+)|(?P<minus>-)")


def read_number(text: str) -> Decimal | None:
    """Return the value of a numeral that fills ``text``, or None when it is none.

    >>> read_number("2.659,96"), read_number("hai mươi mốt nghìn không trăm mười một")
    (Decimal('2659.96'), Decimal('21011'))
    >>> read_number("1,2 tỷ"), read_number("- 1.200"), read_number("hai phẩy 23")
    (Decimal('1200000000.0'), Decimal('-1200'), Decimal('2.23'))
    >>> read_number("hai nghìn tỷ")
    Decimal('2000000000000')
    """
    tokens = [(m.lastgroup, m.group()) for m in _NUMBER.finditer(text)]
    if not tokens or "".join(t for _, t in tokens) != text.replace(" ", ""):
        return None
    words = load("numerals")
    sign = 1
    if tokens[0][0] == "minus" or tokens[0][1] in words["negatives"]:
        sign, tokens = -1, tokens[1:]
    for at, (_, token) in enumerate(tokens):
        if token in words["points"]:
            return _with_decimals(tokens[:at], tokens[at + 1 :], sign)
    value = _sum(tokens) if tokens else None
    return None if value is None else sign * value


def read_digits(text: str) -> Decimal:
    """Return the value of digits that match ``DIGITS``.

    >>> read_digits("6.775"), read_digits("20,81"), read_digits("05")
    (Decimal('6775'), Decimal('20.81'), Decimal('5'))
    """
    return Decimal(text.replace(".", "").replace(",", "."))


@cache
def number_words() -> str:
    """Return an expression for one number word, longest first (no scale letters such as k)."""
    words = load("numerals")
    found = [w for table in ("digits", "scales") for w in words[table] if len(w) > 1]
    return "|".join(sorted(found, key=len, reverse=True))


def small_number(text: str) -> int | None:
    """Return a count or ordinal up to twelve in digits, words or Roman figures.

    >>> small_number("07"), small_number("iii"), small_number("mười hai"), small_number("tư")
    (7, 3, 12, 4)
    """
    roman = load("numerals")["romans"].get(text)
    if roman is not None:
        return int(roman)
    value = read_number(text)
    return None if value is None or value != value.to_integral_value() else int(value)


def _with_decimals(
    whole: list[tuple[str | None, str]], decimals: list[tuple[str | None, str]], sign: int
) -> Decimal | None:
    """Join "hai" and "23" of "hai phẩy 23" to 2.23."""
    left, right = _sum(whole), _sum(decimals)
    if left is None or right is None or not decimals:
        return None
    digits = decimals[0][1] if decimals[0][0] == "digits" else str(right)
    return sign * Decimal(f"{left}.{digits}") if digits.isdecimal() else None


def _sum(tokens: list[tuple[str | None, str]]) -> Decimal | None:
    """Add up number words: each scale multiplies what stands before it, back to a larger one."""
    words = load("numerals")
    total = group = Decimal(0)
    pending: Decimal | None = None
    for kind, token in tokens:
        if kind == "digits":
            if pending is not None:
                return None
            pending = read_digits(token)
        elif token in words["digits"]:
            if pending is not None and pending != 0:
                return None
            pending = Decimal(words["digits"][token])
        elif token in words["scales"]:
            scale = words["scales"][token]
            if scale >= 1000 and total and not group and pending is None:
                total *= scale  # "hai nghìn tỷ"
            elif scale >= 1000:
                total += _group(group, pending) * scale
                group = Decimal(0)
            else:
                group += (Decimal(1) if pending is None else pending) * scale
            pending = None
        else:
            return None
        if pending is not None and kind != "digits" and pending == 10:
            group, pending = group + 10, None
    return total + group + (pending or 0)


def _group(group: Decimal, pending: Decimal | None) -> Decimal:
    """Return what a scale multiplies; alone it counts one ("trăm": 100)."""
    if pending is None and group == 0:
        return Decimal(1)
    return group + (pending or 0)
