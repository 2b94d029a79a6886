"""Read rhythms ("hằng tháng", "02 tuần/lần") and join each with the day that stands beside it."""

import re
from dataclasses import replace
from typing import Any

from extract.annotations import DeadlineValue, TimeValue
from extract.lexicons import load
from extract.numerals import small_number
from extract.pipes.deadlines.limits import Limit, by_first_word

_BETWEEN = re.compile(r"[ ,(]{1,3}(?:vào )?")  # may stand between a rhythm and its day
_REGULARLY = re.compile(r"(?:theo )?định kỳ,? (?:vào )?$")
_REGULARLY_WINDOW = 20
_REGULAR_CLAUSE = re.compile(r"(?<!\w)định kỳ (?!hằng|hàng)[^.,;:()\n]{1,80}$")
_AND_YEARLY = re.compile(r"\)?,? (?:và )?(?:hằng |hàng |cả )?năm [(]?")
_CLAUSE_WINDOW = 100
_MONTHS_OF_YEAR = 12


class RhythmReader:
    """Reads the entries of [[recurrence]]."""

    def __init__(self) -> None:
        self._entries = by_first_word("recurrence")

    @property
    def first_words(self) -> list[str]:
        """The words with which a rhythm may begin."""
        return list(self._entries)

    def read(self, text: str, start: int, word: str) -> list[Limit]:
        """Return the rhythms that begin at ``start`` of the folded text with ``word``."""
        found = []
        for pattern in self._entries.get(word, ()):
            match = pattern.expression.match(text, start)
            value = _value(match, pattern.fields) if match else None
            if match is not None and value is not None:
                found.append(Limit(start, match.end(), value, pattern.id))
        return found


def join(text: str, pieces: list[Limit]) -> list[Limit]:
    """Join a rhythm with the day beside it: "trước ngày 25" and "hằng tháng"."""
    joined: list[Limit] = []
    for piece in pieces:
        merged = _merge(text, joined[-1], piece) if joined else None
        if merged is None:
            joined.append(_yearly(text, joined[-1], piece) if joined else piece)
        else:
            joined[-1] = merged
    return [_with_regularly(text, piece) for piece in joined]


def _value(match: re.Match[str], fields: dict[str, Any]) -> DeadlineValue | None:
    """Return the recurrence that an entry matched; None for one that no rule can say."""
    groups = match.groupdict()
    frequency, interval = load("deadlines")["frequencies"][groups["unit"]]
    number = small_number(groups.get("number") or "1") or 1
    times = small_number(groups.get("times") or "1") or 1
    months = _MONTHS_OF_YEAR if frequency == "YEARLY" else interval
    if times > 1 and months > 1:  # "02 lần/năm": every six months
        if months % times:
            return None
        frequency, interval = "MONTHLY", months // times
    day = fields.get("day")
    return DeadlineValue(
        "recurring",
        "within",
        time=TimeValue("day", day=day) if day else None,
        frequency=frequency,
        interval=interval * number,
    )


def _merge(text: str, left: Limit, right: Limit) -> Limit | None:
    """Return one recurring limit out of two neighbours, or None when they are apart."""
    kinds = (left.value.kind, right.value.kind)
    if kinds == ("recurring", "recurring"):
        return _said_twice(text, left, right)
    if kinds[0] == kinds[1] or "recurring" not in kinds:
        return None
    day, rhythm = (left, right) if kinds[1] == "recurring" else (right, left)
    time = day.value.time
    if time is None or time.year is not None or rhythm.value.time is not None:
        return None
    if time.weekday is not None and rhythm.value.frequency != "WEEKLY":
        return None  # "Thứ tư, hằng năm …" counts reasons
    if not _BETWEEN.fullmatch(text, left.end, right.start):
        return None
    bracket = "(" in text[left.end : right.start] and text.startswith(")", right.end)
    first = day.value.since
    if first is not None and first.month and first.day != time.day:
        time = replace(time, day=None)  # no one rule says "ngày 15/6 và ngày 10/12"
    value = rhythm.value._replace(
        bound=day.value.bound,
        time=time if time.count is None else None,
        since=_other_day(day.value),
        months=_months(day.value),
    )
    return Limit(left.start, right.end + bracket, value, day.rule)


def _said_twice(text: str, left: Limit, right: Limit) -> Limit | None:
    """Return ``left`` with the bare rhythm behind it, which it has already: "… ngày 30/6 hằng năm"."""
    bare = right.value.time is None and right.value.interval == 1
    same = right.value.frequency in (left.value.frequency, "YEARLY")
    if left.value.time is None or not (bare and same) or text[left.end : right.start] != " ":
        return None
    return left._replace(end=right.end)


def _other_day(day: DeadlineValue) -> TimeValue | None:
    """Return the first of two days of every week or month: "thứ Ba và thứ Sáu"."""
    first = day.since
    several = first is not None and first.month is None and first != day.time
    return first if several else None


def _yearly(text: str, left: Limit, right: Limit) -> Limit:
    """Return ``right`` as recurring in "định kỳ 6 tháng (trước 15/6), năm (trước 15/12)"."""
    time = right.value.time
    if left.value.kind != "recurring" or right.value.kind != "calendar" or time is None:
        return right
    if time.year or not time.month or not _AND_YEARLY.fullmatch(text, left.end, right.start):
        return right
    return right._replace(value=right.value._replace(kind="recurring", frequency="YEARLY"))


def _regular(text: str, limit: Limit) -> Limit:
    """Return a day without year as recurring when its clause begins with "định kỳ"."""
    time = limit.value.time
    if time is None or time.grain != "day" or time.day is None or time.year or time.shift:
        return limit
    if not _REGULAR_CLAUSE.search(text, max(0, limit.start - _CLAUSE_WINDOW), limit.start):
        return limit
    frequency = "YEARLY" if time.month else "MONTHLY"
    return limit._replace(value=limit.value._replace(kind="recurring", frequency=frequency))


def _months(day: DeadlineValue) -> tuple[int, ...]:
    """Return both months of "ngày 15/6 và ngày 15/12"."""
    first, last = day.since, day.time
    if first is None or last is None or first.month is None or last.month is None:
        return ()
    return tuple(sorted({first.month, last.month})) if first.month != last.month else ()


def _with_regularly(text: str, limit: Limit) -> Limit:
    """Return a recurring limit with the "định kỳ" before it.

    "định kỳ báo cáo kết quả trước ngày 20/11" recurs though it names no year.
    """
    if limit.value.kind == "calendar":
        return _regular(text, limit)
    if limit.value.kind != "recurring":
        return limit
    before = _REGULARLY.search(text, max(0, limit.start - _REGULARLY_WINDOW), limit.start)
    return limit._replace(start=before.start()) if before else limit
