"""Turn what a deadline says into the day it is due, or the rule by which it recurs."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, cast

from spacy.tokens import Doc

from extract import schema
from extract.annotations import DeadlineValue, Tag, TimeValue, folded, tags
from extract.resolve.periods import Period, add, place
from extract.resolve.timex import timex
from extract.resolve.workdays import add_working_days
from extract.times import find_days

Doubt = Literal[
    "deadline-without-year", "impossible-date", "deadline-without-anchor", "inexact-deadline"
]

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True)
class DocumentDates:
    """When a document was made, as far as it says.

    ``issued`` is its own date, ``met`` the day of its meeting, ``month`` the first day of a
    head whose day is blank, ``cited`` the latest full date that it names, where those are missing.
    """

    issued: date | None = None
    met: date | None = None
    month: date | None = None
    cited: date | None = None

    @property
    def day(self) -> date | None:
        """The day from which lengths of time are counted."""
        return self.issued or self.met

    @property
    def present(self) -> date | None:
        """The day from which a date without a year is sought."""
        return self.day or self.month or self.cited


def document_dates(doc: Doc) -> DocumentDates:
    """Return the dates of a document whose header and deadlines have been tagged."""
    fields = {tag.label: tag.value for tag in tags(doc, "header")}
    dates = DocumentDates(
        issued=_iso(fields.get("date")),
        met=_iso(fields.get("event_date")),
        month=_iso(f"{fields['partial_date']}-01") if fields.get("partial_date") else None,
    )
    return dates if dates.present else DocumentDates(cited=_latest_cited(doc))


def resolve_deadline(
    tag: Tag, dates: DocumentDates, *, text: str, page: int | None = None
) -> schema.Deadline:
    """Return the record of a deadline's tag in ``text``: its day, its period or its recurrence."""
    value: DeadlineValue = tag.value
    period = _period(value, dates)
    recurrence = _rule(value) if value.kind == "recurring" else None
    return schema.Deadline(
        text=text[tag.start : tag.end],
        span=schema.Span(start=tag.start, end=tag.end, page=page),
        due=_due(value, period),
        start=_start(value, dates, period),
        value=timex(value, period),
        bound=cast(schema.Bound, value.bound),
        recurrence=recurrence,
        anchor=_anchor(value, dates),
        working_days=value.working_days,
    )


def doubt(tag: Tag, dates: DocumentDates) -> Doubt | None:
    """Return why a deadline that names a day has none, or None when all is well.

    The words are an issue's code: no year and no date to find it by, a day that no calendar
    has, a length whose first day is not known; or a day that is a reading of "đầu tháng 9".
    """
    value: DeadlineValue = tag.value
    if value.kind not in ("calendar", "relative"):
        return None
    if _period(value, dates) is not None:
        loose = value.time is not None and value.time.grain != "day" and value.time.part
        return "inexact-deadline" if loose in ("start", "middle") else None
    if value.kind == "relative":
        return "deadline-without-anchor"
    if value.time is not None and value.time.grain == "school_year":
        return "inexact-deadline"
    if value.time is not None and value.time.year is None and dates.present is None:
        return "deadline-without-year"
    return "impossible-date"


def choose_deadline(deadlines: list[schema.Deadline]) -> schema.Deadline | None:
    """Return the limit that ends a task: the last that gives a day or a rhythm, else the last."""
    firm = [d for d in deadlines if d.due or d.recurrence]
    return (firm or deadlines or [None])[-1]  # type: ignore[list-item]


def _period(value: DeadlineValue, dates: DocumentDates) -> Period | None:
    """Return the first and last day of a limit, before its bound is applied."""
    if value.time is None or value.kind == "recurring":
        return None
    if value.time.count is not None and value.time.shift == 1:  # "trong 10 ngày tới"
        return (
            (dates.day, add(dates.day, value.time.count, value.time.grain)) if dates.day else None
        )
    if value.kind != "relative":
        now = dates.day if value.time.shift is not None else dates.present
        return place(value.time, now)
    first = _first_day(value, dates)
    if first is None or value.time.count is None:
        return None
    if value.working_days:
        last = add_working_days(first, value.time.count)
    else:
        last = add(first, value.time.count, value.time.grain)
    return first, last


def _first_day(value: DeadlineValue, dates: DocumentDates) -> date | None:
    """Return the day after which a relative limit is counted."""
    if value.anchor_time is not None:
        period = place(value.anchor_time, dates.present)
        return period[0] if period else None
    return dates.day if value.anchor == "document_date" else None


def _due(value: DeadlineValue, period: Period | None) -> str | None:
    """Return the last day that keeps a limit; before a day includes it, before a month does not."""
    if period is None:
        return None
    first, last = period
    whole = value.time is not None and value.time.grain != "day" and value.time.part is None
    if value.bound == "before" and value.kind == "calendar" and whole:
        return (first - timedelta(days=1)).isoformat()
    return last.isoformat()


def _start(value: DeadlineValue, dates: DocumentDates, period: Period | None) -> str | None:
    """Return the first day of a limit that is a period, or of a range."""
    if period is None:
        return None
    if value.since is not None:
        since = place(value.since, dates.present)
        return since[0].isoformat() if since else None
    inside = value.bound in ("within", "on") and period[0] != period[1]
    return period[0].isoformat() if inside else None


def _anchor(value: DeadlineValue, dates: DocumentDates) -> schema.Anchor | None:
    """Return what a limit hangs on."""
    if value.kind == "relative":
        return cast(schema.Anchor, value.anchor)
    if value.kind == "event":
        return "event"
    if value.kind != "calendar" or value.time is None:
        return None
    return "document_date" if value.time.shift is not None and dates.day else "absolute"


def _rule(value: DeadlineValue) -> str:
    """Return the RFC 5545 rule of a recurring limit."""
    parts = [f"FREQ={value.frequency}"]
    time = value.time
    months = value.months or _months(time)
    if value.interval > 1 and not months:
        parts.append(f"INTERVAL={value.interval}")
    if months:
        parts[0] = "FREQ=YEARLY"
        parts.append(f"BYMONTH={','.join(map(str, months))}")
    if time and time.day is not None:
        first = f"{value.since.day}," if value.since and value.since.day else ""
        parts.append(f"BYMONTHDAY={first}{_day_of_every(time.day, months)}")
    elif time and time.part == "end" and value.frequency in ("MONTHLY", "YEARLY"):
        parts.append("BYMONTHDAY=-1")
    if time and time.weekday is not None:
        days = [t.weekday for t in (value.since, time) if t and t.weekday is not None]
        parts.append(f"BYDAY={','.join(_WEEKDAYS[day] for day in days)}")
    return ";".join(parts)


def _months(time: TimeValue | None) -> tuple[int, ...]:
    """Return the month of a yearly limit; of a quarter the last."""
    if time is None or not (time.month or time.quarter):
        return ()
    return (time.month or 3 * (time.quarter or 0),)


def _day_of_every(day: int, months: tuple[int, ...]) -> int:
    """Return a day of recurring months: the last (-1) where one of them lacks the day.

    RFC 5545 skips the months without the day.

    >>> _day_of_every(25, ()), _day_of_every(30, ()), _day_of_every(30, (11,))
    (25, -1, 30)
    """
    shortest = min((_MONTH_DAYS[m - 1] for m in months), default=min(_MONTH_DAYS))
    return day if day <= shortest else -1


def _latest_cited(doc: Doc) -> date | None:
    """Return the latest full date of the text that is no deadline: the document is younger."""
    limits = [(tag.start, tag.end) for tag in tags(doc, "deadlines")]
    days = []
    for found in find_days(folded(doc)):
        if not any(start <= found.start < end for start, end in limits):
            period = place(found.value, None)
            if period:
                days.append(period[0])
    return max(days, default=None)


def _iso(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
