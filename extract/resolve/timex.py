"""Write what a deadline says as a TIMEX3 value: "2024-Q3", "2024-09-30", "P5D", "XXXX-WXX-5"."""

from extract.annotations import DeadlineValue, TimeValue
from extract.resolve.periods import Period

_UNITS = {"year": "Y", "quarter": "M", "month": "M", "week": "W", "day": "D", "hour": "H"}
_FREQUENCIES = {"DAILY": "D", "WEEKLY": "W", "MONTHLY": "M", "YEARLY": "Y"}


def timex(value: DeadlineValue, period: Period | None) -> str | None:
    """Return the TIMEX3 value of a limit: "2024-Q3", "P5D", "XXXX-WXX-5"."""
    time = value.time
    if value.kind == "recurring":
        return _timex_of_rhythm(value)
    if time is None:
        return None
    if value.kind == "relative":
        return _timex_of_length(time)
    if period is None:
        return None
    return _timex_of_period(time, period)


def _timex_of_rhythm(value: DeadlineValue) -> str:
    if value.time is not None and value.time.weekday is not None:
        return f"XXXX-WXX-{value.time.weekday + 1}"
    if value.frequency == "YEARLY" and value.months:
        return "P3M"
    unit = _FREQUENCIES[str(value.frequency)]
    return f"P{value.interval}{unit}"


def _timex_of_length(time: TimeValue) -> str:
    count = (time.count or 0) * (3 if time.grain == "quarter" else 1)
    return f"P{'T' if time.grain == 'hour' else ''}{count}{_UNITS[time.grain]}"


def _timex_of_period(time: TimeValue, period: Period) -> str:
    first, last = period
    if time.grain == "year":
        return str(last.year)
    if time.grain == "half":
        return f"{first.year}-H{time.half or (first.month + 5) // 6}"
    if time.grain == "quarter":
        return f"{first.year}-Q{(first.month + 2) // 3}"
    if time.grain == "month":
        return f"{first:%Y-%m}"
    if time.grain == "week":
        return f"{first.isocalendar().year}-W{first.isocalendar().week:02}"
    if time.grain == "day" and time.hour is not None:
        return f"{last.isoformat()}T{time.hour:02}:{time.minute or 0:02}"
    return last.isoformat()
