"""The meeting that a document concludes: its day and who presided."""

import re
from collections.abc import Iterator

from extract.pipes.header.dates import Day, bare_days, full_days
from extract.pipes.header.finding import Finding, any_in, spaced, table
from extract.pipes.header.names import find_names, shouted_names

_SENTENCE = re.compile(r"[^\n]*?(?:[.!?](?=\s|[^\W\d_a-zà-ỹ])|\n|$)")
_START = re.compile(
    r"\s*(?:\([^)\n]{1,40}\)\s*-?\s*)?(?:date [\d-]{10}\s+)?(?:vào |trong )?"
    r"(?:(?:các|hai|02|03) )?(?:từ )?(?:(?:sáng|chiều|tối|trưa)\s*)?(?:ngày\s*)?"
    r"(?:\d{1,2}(?:/\d{1,2})?\s*(?:,|và|-|đến)\s*(?:ngày\s*)?)*"
)
_OF_MEETING = re.compile(
    r"(?:họp|phiên họp|hội nghị|buổi làm việc|cuộc làm việc|phiên)\s+(?:ngày\s+)?$"
)
_TIME = re.compile(r"thời gian(?: bắt đầu| tổ chức| họp)?\s*:[^\n]{0,60}$")
_HALF_DAY = re.compile(r"(?:sáng|chiều|tối|trưa)\s+(?:(?:nay|qua)[\s,]*\(?)?(?:ngày\s+)?$")
_ON_DAY = re.compile(r"\b(?:vào|diễn ra)(?: vào)? (?:ngày )?$")
_OFFICE_BEHIND = re.compile(r"\s*(?:[-–,][^.;:\n]{3,120}[^.;:\n ] )?")
_MONTH = re.compile(r"\b(?:tháng \d{1,2}|quý [ivx\d]{1,3})[/-](\d{4})\b")
_SERIES = re.compile(r"[\s,]*(?:và|đến|-|,)\s*(?:ngày\s+)?")
_OTHERS = re.compile(r"\b(?:tham dự|cùng dự|dự|tham gia|báo cáo|phát biểu)\b")
_FIRST = 4
"""Paragraphs, title and photograph among them, in which a report tells who acted."""
_DAYS = 12
"""Days of one paragraph that are looked at: the meeting's is among the first."""
_BEFORE = 160
"""Characters before a day in which its meeting may be named."""
_NEAR = 260
"""Characters within which the presiding person is named before the verb."""


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


def read_chair(
    text: str, folded: str, title: tuple[int, int], spans: list[tuple[int, int]]
) -> Iterator[Finding]:
    """Yield who presided or concluded, and that person's office."""
    name = (
        _after("conclude", text, folded, spans)
        or _before("preside", text, folded, spans)
        or _after("preside", text, folded, spans, entry="chair-line")
        or _after("host", text, folded, spans[:_FIRST])
        or next(filter(None, (_of_title(text, folded, s, spans) for s in (title, *spans))), None)
        or _actor(text, folded, spans[:_FIRST])
        or _commander(text, folded, spans)
    )
    if name is not None:
        yield from _person(text, folded, name)


def read_speaker(text: str, folded: str, spans: list[tuple[int, int]]) -> Iterator[Finding]:
    """Yield whose directions a letter passes on ("Phó Thủ tướng … có ý kiến như sau"), and office.

    Args:
        text: the document.
        folded: the same in the folded spelling.
        spans: the [start, end) of each opening paragraph.
    """
    for _, regex in table("speak"):
        for match in (m for bounds in spans for m in regex.finditer(folded, *bounds)):
            lower = _sentence_start(text, max(0, match.start() - _NEAR), match.start())
            people = list(find_names(text, lower, match.start()))
            if people and _OFFICE_BEHIND.fullmatch(folded, people[-1][1], match.start()):
                yield from _person(text, folded, people[-1])
                return


def offices_of(text: str, folded: str, person: Finding) -> Iterator[tuple[int, int]]:
    """Yield the [start, end) of the office at each place that names ``person`` so."""
    for match in re.finditer(rf"\b{re.escape(person.value)}\b", text):
        office = _office(text, folded, *match.span())
        if office:
            yield office


def _person(text: str, folded: str, name: tuple[int, int]) -> Iterator[Finding]:
    words = spaced(text[name[0] : name[1]])
    yield Finding("chair", *name, words.title() if words.isupper() else words)
    office = _office(text, folded, *name)
    if office:
        yield Finding("chair_title", *office, spaced(text[office[0] : office[1]]))


def agency_of(title: str, folded: str) -> str | None:
    """Return the body that an office belongs to ("Phó Chủ tịch UBND tỉnh": "UBND tỉnh").

    Of several offices the first that names a body; ``folded`` is ``fold(title)``.
    """
    at = 0
    for part in re.split(r"([,;-]\s)", title):
        start, end = at, at + len(part)
        at = end
        for _, regex in table("office"):
            match = regex.match(folded, start + len(part) - len(part.lstrip()), end)
            agency = title[match.start("agency") : match.end("agency")].strip() if match else ""
            if agency and not " ".join(agency.split()[:2]).islower():  # no "yêu cầu sửa …"
                return agency
    return None


def _is_meeting_day(folded: str, start: int, end: int, day: Day, *, invites: bool) -> bool:
    """Return whether a day is the meeting's: at a paragraph's start, or said of the meeting."""
    before = folded[max(start, day.start - _BEFORE) : day.start]
    if _OF_MEETING.search(before):
        return True
    if invites and _TIME.search(before):
        return True
    end = min(end, day.end + 2 * _NEAR)
    sentence = _SENTENCE.match(folded, day.end, end)
    rest = folded[day.end : sentence.end() if sentence else end]
    if _HALF_DAY.search(before) or _ON_DAY.search(before):
        return any_in("meeting", rest) or any_in("held", before)
    opening = _START.match(folded, start, end)
    return any_in("meeting", rest) and bool(opening and day.start <= opening.end() + 1)


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
    years = years or [int(match[1]) for match in _MONTH.finditer(folded)]
    return max(years, default=None)


def _before(
    name: str, text: str, folded: str, spans: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """Return the last person named before an expression of ``[[name]]`` in its sentence."""
    for _, regex in table(name):
        for start, end in spans:
            for match in regex.finditer(folded, start, end):
                lower = _sentence_start(text, max(start, match.start() - _NEAR), match.start())
                people = list(find_names(text, lower, match.start()))
                if people and not _OTHERS.search(folded, people[-1][1], match.start()):
                    return people[-1]
    return None


def _actor(text: str, folded: str, spans: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the first person of the first sentence that tells an act of office."""
    for _, regex in table("act"):
        for start, end in spans:
            match = regex.search(folded, start, end)
            lower = _sentence_start(text, start, match.start()) if match else end
            person = next(find_names(text, lower, match.start()), None) if match else None
            if person:
                return person
    return None


def _commander(text: str, folded: str, spans: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the first person in office who orders ("Bộ trưởng … yêu cầu")."""
    for _, regex in table("command"):
        for match in (m for bounds in spans for m in regex.finditer(folded, *bounds)):
            lower = max(0, match.start() - _BEFORE)
            people = list(find_names(text, lower, match.start()))
            if people and people[-1][1] == match.start():
                before = folded[lower : people[-1][0]]
                if any_in("office_word", before):
                    return people[-1]
    return None


def _after(
    name: str, text: str, folded: str, spans: list[tuple[int, int]], entry: str = ""
) -> tuple[int, int] | None:
    """Return the first person named behind an expression of ``[[name]]`` in its sentence.

    Only behind the expression ``entry``, when it is given.
    """
    for pattern, regex in table(name):
        if entry not in {"", pattern.id}:
            continue
        for start, end in spans:
            for match in regex.finditer(folded, start, end):
                person = next(find_names(text, match.end(), min(end, match.end() + 160)), None)
                if person and "." not in text[match.end() : person[0]]:
                    return person
    return None


def _of_title(
    text: str, folded: str, title: tuple[int, int], spans: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """Return the person in "Kết luận của … tại", as running text has the name where it can."""
    lead = re.compile(r"(?:kết luận|ý kiến|chỉ đạo)[^\n]{0,20}\bcủa\b").search(folded, *title)
    if not lead:
        return None
    near = min(title[1], lead.end() + _NEAR)
    person = next(find_names(text, lead.end(), near), None)
    if person:
        return person
    for start, end in shouted_names(text, lead.end(), near):
        shouted = text[start:end].casefold().split()
        for span in (s for bounds in spans for s in find_names(text, *bounds)):
            words = text[span[0] : span[1]].casefold().split()
            if words == shouted[: len(words)]:
                return span
    return None


def _sentence_start(text: str, start: int, at: int) -> int:
    """Return where the sentence that holds ``at`` begins, not before ``start``."""
    stops = [m.end() for m in re.finditer(r"(?<=[^\W\d_]{2})[.!?;]\s|\n\s*\n", text[start:at])]
    return start + (stops[-1] if stops else 0)


def _office(text: str, folded: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the [start, end) of the office before or behind a person's name."""
    behind = re.compile(r"\s*[-–,]\s*").match(folded, end)
    if behind and text[behind.end() : behind.end() + 1].isupper():
        stop = re.compile(
            r"\s+(?:đã|vừa|ký|tại|chủ trì|kết luận|có|yêu cầu|đến|để|làm|phát biểu|và|cho|ghi nhận|đánh giá|khẳng định|nhấn mạnh|về)\b|[.;:\n(]"
        ).search(folded, behind.end(), behind.end() + 200)
        if stop and stop.start() - behind.end() > 5:
            return behind.end(), stop.start()
    lower = max(0, start - 120)
    cut = [
        m.end()
        for m in re.finditer(
            r"[,;.:(\n]\s*|\b(?:của|đồng chí|do|ông|bà|giữa)\s+", folded[lower:start]
        )
    ]
    first = lower + (cut[-1] if cut else 0)
    words = text[first:start].rstrip()
    return (first, first + len(words)) if any_in("office", folded[first:start]) else None
