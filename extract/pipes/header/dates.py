"""Calendar days as the head and the opening of a document write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_LONG = re.compile(
    r"ngày\s*(?:\d{1,2}(?:/\d{1,2})?\s*(?:,|và|-|đến)\s*(?:ngày\s*)?)*(?P<d>[^\s,]{0,3}?)\s*tháng\s*(?P<m>[^\s,]{0,2}?)\s*năm\s*(?P<y>\d{4})"
)
# What stands before the first digit is looked at behind it: so a search looks for digits only.
_SHORT = re.compile(
    r"(?P<d>\d(?<![\d/.-]\d)\d?)(?P<sep>[/.-])(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4})(?![\d/])"
)
_ISO = re.compile(r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)")
_BARE = re.compile(r"(?P<d>\d(?<![\d/.,-]\d)\d?)[/.-](?P<m>\d{1,2})(?![\d/%-]|[.,]\d)")


@dataclass(frozen=True, slots=True)
class Day:
    """A day as written: ``text[start:end]``; parts that cannot be read are None."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None

    def iso(self, year: int | None = None) -> str | None:
        """Return the ISO 8601 date, or None when a part is missing or there is no such day."""
        try:
            return date(self.year or year or 0, self.month or 0, self.day or 0).isoformat()
        except ValueError:
            return None


def full_days(folded: str, start: int = 0, end: int | None = None) -> Iterator[Day]:
    """Yield the days with their year in ``folded[start:end]``, in order.

    >>> [day.iso() for day in full_days("họp ngày 03 tháng 4 năm 2031, 5/6/2031")]
    ['2031-04-03', '2031-06-05']
    """
    stop = len(folded) if end is None else end
    found = [*_LONG.finditer(folded, start, stop), *_SHORT.finditer(folded, start, stop)]
    for match in sorted(found, key=lambda m: m.start()):
        yield _day(match)


def iso_days(folded: str, start: int) -> Iterator[Day]:
    """Yield the days in ``folded[start:]`` as a press text is marked: also "2031-02-26"."""
    for match in _ISO.finditer(folded, start):
        yield _day(match)
    yield from full_days(folded, start)


def bare_days(folded: str, start: int, end: int) -> Iterator[Day]:
    """Yield the days without year ("sáng 03/4") in ``folded[start:end]``."""
    for match in _BARE.finditer(folded, start, end):
        yield Day(*match.span(), None, _number(match["m"]), _number(match["d"]))


def _day(match: re.Match[str]) -> Day:
    return Day(*match.span(), *(_number(match[part]) for part in "ymd"))


def _number(digits: str) -> int | None:
    """Return the number, or None for what a scan damaged."""
    return int(digits) if digits.isascii() and digits.isdigit() else None
