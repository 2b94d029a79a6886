"""Place a time on the calendar: its first and its last day, or that it has none.

A *period* is a pair of days, first and last, both inside it. Nothing here knows of deadlines.
"""

import calendar
from datetime import date, timedelta

from extract.annotations import TimeValue

Period = tuple[date, date]

PAST_DAYS = 60  # a date without year is the nearest one from so many days ago on (GUIDELINES.md)
_MONTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1}
_LAST_DAY_OF_PART = {"start": 10, "first third": 10, "middle": 15, "middle third": 20}
_MONTHS_OF_PART = {"start": 1, "middle": 2, "first half": 1, "second half": 2}


def place(time: TimeValue, now: date | None) -> Period | None:
    """Return the first and last day of ``time``, seen from ``now``.

    None when the words give no such day (31/02), or only with a ``now`` that is not known.

    >>> place(TimeValue("quarter", quarter=3, year=2024), None)
    (datetime.date(2024, 7, 1), datetime.date(2024, 9, 30))
    >>> place(TimeValue("day", day=31, month=2, year=2024), None) is None
    True
    >>> place(TimeValue("day", day=5, month=1), date(2025, 12, 20))
    (datetime.date(2026, 1, 5), datetime.date(2026, 1, 5))
    """
    try:
        if time.count is not None:
            return _length(time, now)
        if time.weekday is not None and time.day is None:
            return _weekday(time, now)
        if time.shift is not None:
            return _shifted(time, now)
        return _in_year(time, now)
    except (ValueError, OverflowError):  # no such day, or beyond the calendar
        return None


def add(day: date, count: int, unit: str) -> date:
    """Return ``day`` moved by ``count`` units; a month's missing day is its last.

    >>> add(date(2025, 1, 31), 1, "month")
    datetime.date(2025, 2, 28)
    """
    if unit in _MONTHS:
        months = day.year * 12 + day.month - 1 + count * _MONTHS[unit]
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, _days_in(year, month + 1)))
    if unit == "hour":
        return day + timedelta(days=-(-count // 24))
    return day + timedelta(days=count * (7 if unit == "week" else 1))


def around(day: date, grain: str) -> Period:
    """Return the week, month, quarter, half or year that holds ``day``.

    >>> around(date(2024, 8, 2), "week")
    (datetime.date(2024, 7, 29), datetime.date(2024, 8, 4))
    """
    if grain == "week":
        first = day - timedelta(days=day.weekday())
        return first, first + timedelta(days=6)
    if grain not in _MONTHS:
        return day, day
    size = _MONTHS[grain]
    first = date(day.year, (day.month - 1) // size * size + 1, 1)
    return first, add(first, 1, grain) - timedelta(days=1)


def _in_year(time: TimeValue, now: date | None) -> Period | None:
    """Place a time of a named year, or of the nearest year that fits."""
    if time.year is not None:
        return _placed(time, time.year)
    if now is None:
        return None
    if time.month is None and time.quarter is None and time.half is None:
        return _day_of_month(time, now)
    candidates = []
    for year in range(now.year - 1, now.year + 9):  # 29/02 may be eight years away
        try:
            candidates.append(_placed(time, year))
        except ValueError:
            continue
    earliest = now - timedelta(days=PAST_DAYS)
    return next((c for c in candidates if c[1] >= earliest), None)


def _day_of_month(time: TimeValue, now: date) -> Period | None:
    """Place "ngày 25", whose month is not said: the nearest such day from ``now`` on."""
    for shift in range(3):
        first = add(now.replace(day=1), shift, "month")
        if time.day and time.day <= _days_in(first.year, first.month):
            day = first.replace(day=time.day)
            if day >= now:
                return day, day
    return None


def _placed(time: TimeValue, year: int) -> Period:
    """Place a time in ``year``; ValueError when there is no such day."""
    if time.grain == "school_year":
        raise ValueError("each province sets the days of its school year")
    if time.week is not None and time.month is not None:
        return _week_of_month(year, time.month, time.week)
    if time.grain == "day" and time.part and time.month:
        day = date(year, time.month, 1 if time.part == "start" else _days_in(year, time.month))
        return day, day
    if time.day is not None and time.month is not None:
        day = date(year, time.month, time.day)
        return day, day
    month = time.month or (time.quarter and time.quarter * 3) or (time.half and time.half * 6) or 1
    return _part(time, around(date(year, month, 1), time.grain), time.grain)


def _part(time: TimeValue, whole: Period, grain: str) -> Period:
    """Return the beginning, middle or end of a period, where the words name one.

    Months go by tens of days (thượng, trung, hạ tuần), quarters by months, years by quarters
    and halves; the end ends with the whole.
    """
    first = whole[0]
    if time.part in (None, "end", "second half"):
        return whole
    if grain == "month":
        return first, first.replace(day=_LAST_DAY_OF_PART.get(str(time.part), 15))
    if grain == "quarter":
        months = _MONTHS_OF_PART[str(time.part)]
    else:
        months = {"start": 3}.get(str(time.part), 6)
    return first, add(first, months, "month") - timedelta(days=1)


def _week_of_month(year: int, month: int, week: int) -> Period:
    """Return the n-th week that begins in a month (from the end for -1)."""
    mondays = [
        d for d in range(1, _days_in(year, month) + 1) if date(year, month, d).weekday() == 0
    ]
    first = date(year, month, mondays[week - 1 if week > 0 else week])
    return first, first + timedelta(days=6)


def _weekday(time: TimeValue, now: date | None) -> Period | None:
    """Place a day of the week: of a named week, the next one, or the last one."""
    if now is None:
        return None
    wanted = time.weekday or 0
    if time.shift_unit == "week" and time.shift is not None:
        monday = now - timedelta(days=now.weekday())
        day = monday + timedelta(days=wanted + 7 * time.shift)
    elif time.shift is not None and time.shift < 0:
        day = now - timedelta(days=(now.weekday() - wanted - 1) % 7 + 1)
    else:
        day = now + timedelta(days=(wanted - now.weekday() - 1) % 7 + 1)
    return day, day


def _shifted(time: TimeValue, now: date | None) -> Period | None:
    """Place "tuần sau", "năm nay", "ngày 15 tháng sau", "tháng 3 tới", "quý II năm nay"."""
    if now is None or time.shift is None or time.shift_unit is None:
        return None
    if time.shift_unit == "occurrence":
        return _occurrence(time, now)
    there = add(now, time.shift, time.shift_unit)
    if time.month is not None or time.quarter is not None or time.half is not None:
        return _placed(time, there.year)
    if time.day is not None:
        day = there.replace(day=time.day)
        return day, day
    return _part(time, around(there, time.grain), time.grain)


def _occurrence(time: TimeValue, now: date) -> Period:
    """Place "tháng 9 này", which may be running, and "tháng 9 tới", which may not."""
    year = now.year
    if time.shift:
        while _placed(time, year)[0] <= now:
            year += 1
    else:
        while _placed(time, year)[1] < now:
            year += 1
    return _placed(time, year)


def _length(time: TimeValue, now: date | None) -> Period | None:
    """Place "3 tháng tới" and "2 ngày vừa qua": whole units after or before the present one."""
    if now is None or time.shift is None or time.count is None:
        return None
    first = around(now, time.grain)[0]
    if time.shift > 0:
        begin = add(first, 1, time.grain)
        return begin, add(begin, time.count, time.grain) - timedelta(days=1)
    return add(first, -time.count, time.grain), first - timedelta(days=1)


def _days_in(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]
