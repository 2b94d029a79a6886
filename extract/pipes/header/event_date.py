"""The day of the meeting that a document concludes, reports or calls."""

import re

from extract.pipes.header.dates import Day, bare_days, full_days
from extract.pipes.header.finding import Finding, any_in, first_at, table

_SENTENCE = re.compile(r"[^\n]*?(?:[.!?](?=\s|[^\W\d_a-zà-ỹ])|\n|$)")
_SERIES = re.compile(r"[\s,]*(?:và|đến|-|,)\s*(?:ngày\s+)?")
_DAYS = 12
"""Days of one paragraph that are looked at: the meeting's is among the first."""
_BEFORE = 160
"""Characters before a day in which its meeting may be named."""
_BEHIND = 520
"""Characters behind a day in which its sentence may name the meeting."""


def read_event_date(
    folded: str, spans: list[tuple[int, int]], *, invites: bool, year: int | None = None
) -> Finding | None:
    """Return the day of the meeting; of several the last.

    Args:
        folded: the document in the folded spelling.
        spans: the [start, end) of the title and of each opening paragraph.
        invites: whether the document calls to a meeting or minutes one ("Thời gian: …").
        year: the year of days without one; the latest of the full dates when it is None.
    """
    year = year or _only_year(folded)
    for start, end in spans:
        days = [*full_days(folded, start, end), *bare_days(folded, start, end)]
        days = sorted(days, key=lambda d: d.start)[:_DAYS]
        for day in days:
            if not _is_meeting_day(folded, start, end, day, invites=invites):
                continue
            last = _last_of_series(days, day, folded)
            iso = last.iso(year)
            if iso:
                return Finding("event_date", day.start, last.end, iso)
    return None


def _is_meeting_day(folded: str, start: int, end: int, day: Day, *, invites: bool) -> bool:
    """Return whether a day is the meeting's: at a paragraph's start, or said of the meeting."""
    before = folded[max(start, day.start - _BEFORE) : day.start]
    if any_in("of_meeting", before):
        return True
    if invites and any_in("time_line", before):
        return True
    end = min(end, day.end + _BEHIND)
    sentence = _SENTENCE.match(folded, day.end, end)
    rest = folded[day.end : sentence.end() if sentence else end]
    if any_in("on_day", before):
        return any_in("meeting", rest) or any_in("held", before)
    lead = first_at("day_lead", folded, start, end)
    return any_in("meeting", rest) and bool(lead and day.start <= lead.end() + 1)


def _last_of_series(days: list[Day], first: Day, folded: str) -> Day:
    """Return the last day of "ngày 03, 04 và 05/6/2031"."""
    last = first
    for day in days:
        if day.start > last.end and _SERIES.fullmatch(folded, last.end, day.start):
            last = day
    return last


def _only_year(folded: str) -> int | None:
    """Return the year that the document's full dates fix, the latest of them; else its months'."""
    years = [day.year for day in full_days(folded) if day.year]
    if not years:
        months = (match for _, regex in table("month") for match in regex.finditer(folded))
        years = [int(match["year"]) for match in months]
    return max(years, default=None)
