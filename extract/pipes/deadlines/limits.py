"""Read one limit where its first word stands: a day or period, a length, a range, an event."""

import re
from typing import Any, NamedTuple

from extract.annotations import DeadlineValue, TimeValue
from extract.lexicons import Pattern, patterns
from extract.times import TimeMatch, time_at

_UNTIL = re.compile(r",? ?(?:cho )?(?:đến|tới|-)(?: hết| cuối)? ?")
_FROM = "từ "
_END_OF = "hết "
# A range is a limit where it tells how long something is to last, not what data cover.
_LASTING = re.compile(
    r"(?:thời gian[^.;\n]{0,30}|thực hiện|tổ chức|triển khai|khảo sát|lấy ý kiến|cao điểm|:) ?$"
)
_LASTING_WINDOW = 60
_YEAR = re.compile(r"20\d\d")
_DAY_WORD = re.compile(r"ngày|\d")
# What may follow "30/9" for it to be a day and not a fraction ("3/5 tiêu chí").
_AFTER_BARE_DAY = re.compile(
    r" ?(?:$|[.,;:)\n|]| (?:phải|để|hoàn|báo|gửi|các|hằng|hàng|tới)(?!\w))"
)
# What a time that recurs by itself says: frequency and months.
_RECURS: dict[str, tuple[str, tuple[int, ...]]] = {
    "month": ("MONTHLY", ()),
    "year": ("YEARLY", ()),
    "first-months": ("YEARLY", (1, 4, 7, 10)),
    "last-months": ("YEARLY", (3, 6, 9, 12)),
}


class Limit(NamedTuple):
    """A limit at ``[start, end)`` of the folded text, with the entry that found it."""

    start: int
    end: int
    value: DeadlineValue
    rule: str


class LimitReader:
    """Reads the entries of [[limit]] and [[anchor]]."""

    def __init__(self) -> None:
        self._entries = by_first_word("limit")
        self._anchors = patterns("deadlines", "anchor")

    @property
    def first_words(self) -> list[str]:
        """The words with which a limit may begin."""
        return list(self._entries)

    def read(self, text: str, start: int, word: str) -> list[Limit]:
        """Return the limits that begin at ``start`` of the folded text with ``word``."""
        found = []
        for pattern in self._entries.get(word, ()):
            match = pattern.expression.match(text, start)
            limit = self._limit(text, match, pattern) if match else None
            if limit is not None:
                found.append(limit)
        return found

    def _limit(self, text: str, match: re.Match[str], pattern: Pattern) -> Limit | None:
        """Return the limit whose first words are ``match``, or None."""
        start, end, fields = match.start(), match.end(), pattern.fields
        takes, bound = fields["takes"], fields["bound"]
        if takes == "nothing":
            return Limit(start, end, DeadlineValue(fields["kind"], bound), pattern.id)
        end += text[end : end + 1] == " "
        time = time_at(text, end)
        if time is None and text.endswith(_END_OF, start, end):  # "đến hết năm"
            time = time_at(text, end - len(_END_OF))
        if time is None or (time.value.shift or 0) < 0 or _is_term(time.value):
            return None
        if takes == "range":
            return _range(text, start, time, pattern.id)
        if time.value.count is not None and time.value.shift is None:
            return self._length(text, start, time, pattern)
        if (takes != "time" and time.value.count is None) or not _is_day(text, time):
            return None
        value = DeadlineValue("calendar", bound, time=time.value, since=time.since)
        start = end if fields.get("outside") else start
        return Limit(start, _closed(text, time), _with_rhythm(value, time), pattern.id)

    def _length(self, text: str, start: int, time: TimeMatch, pattern: Pattern) -> Limit | None:
        """Return a limit that lasts so long after its anchor."""
        takes = pattern.fields["takes"]
        kind, end, anchor_time = self._anchor(text, time.end)
        if takes == "anchored length" and kind is None:
            return None
        labelled = pattern.fields.get("outside") and kind is not None
        if takes == "time" and time.value.grain != "hour" and not labelled:
            return None
        if time.value.grain == "year" and kind in (None, "event"):
            return None  # so long a benefit lasts
        if kind is None and _goes_on(text, time):
            return None  # "trong 70 ngày thi đua"
        value = DeadlineValue(
            "relative",
            pattern.fields["bound"],
            time=time.value,
            anchor=kind or "event",
            anchor_time=anchor_time,
            working_days=time.working_days,
        )
        return Limit(time.start if labelled else start, end, value, pattern.id)

    def _anchor(self, text: str, at: int) -> tuple[str | None, int, TimeValue | None]:
        """Return from when a length is counted: kind, end of its words, its day if it has one."""
        for anchor in self._anchors:
            match = anchor.expression.match(text, at)
            if match is None:
                continue
            for word in _DAY_WORD.finditer(match.group()):
                time = time_at(text, at + word.start())
                if time is not None and time.value.month is not None:
                    return "absolute", time.end, time.value
            return ("document_date" if anchor.id == "document" else "event"), match.end(), None
        return None, at, None


def by_first_word(table: str) -> dict[str, list[Pattern]]:
    """Return a table's entries by the words they may begin with ("0": a digit)."""
    found: dict[str, list[Pattern]] = {}
    for pattern in patterns("deadlines", table):
        for word in pattern.fields["first"]:
            found.setdefault(word, []).append(pattern)
    return found


def read_whole(text: str, start: int, end: int) -> Limit | None:
    """Return the limit that fills ``[start, end)``: a time, or a range of two."""
    first = time_at(text, start + (len(_FROM) if text.startswith(_FROM, start) else 0))
    if first is None or first.end > end or first.value.count is not None:
        return None
    until = _UNTIL.match(text, first.end, end)
    last = time_at(text, until.end()) if until else first
    if last is None or last.end != end:
        return None
    since: Any = first.value if until else first.since
    value = DeadlineValue("calendar", "within", time=last.value, since=since)
    return Limit(start, end, _with_rhythm(value, last), "cell")


def read_year(text: str, start: int, end: int) -> Limit | None:
    """Return the limit of a cell that holds a bare year ("2026")."""
    if not _YEAR.fullmatch(text, start, end):
        return None
    time = TimeValue("year", year=int(text[start:end]))
    return Limit(start, end, DeadlineValue("calendar", "within", time=time), "cell")


def _range(text: str, start: int, first: TimeMatch, rule: str) -> Limit | None:
    """Return a limit "từ … đến …"; a start alone limits nothing."""
    if first.value.grain == "hour" or not _LASTING.search(
        text, max(0, start - _LASTING_WINDOW), start
    ):
        return None
    until = _UNTIL.match(text, first.end)
    last = until and time_at(text, until.end())
    if not last:
        return None
    value = DeadlineValue("calendar", "within", time=last.value, since=first.value)
    return Limit(start, last.end, value, rule)


def _with_rhythm(value: DeadlineValue, time: TimeMatch) -> DeadlineValue:
    """Return a recurring limit where the time itself says so ("tháng liền kề")."""
    if time.recurs is None:
        return value
    frequency, months = _RECURS[time.recurs]
    return value._replace(kind="recurring", frequency=frequency, months=months)


def _goes_on(text: str, time: TimeMatch) -> bool:
    """Tell "trong 70 ngày thi đua", a stretch of something, from "trong vòng 70 ngày"."""
    bare = text.endswith("trong ", 0, time.start)
    return bare and not _AFTER_BARE_DAY.match(text, time.end)


def _closed(text: str, time: TimeMatch) -> int:
    """Return where a time ends, with the bracket of "thứ Sáu (ngày 15/8)"."""
    return time.end + ("(" in text[time.start : time.end] and text.startswith(")", time.end))


def _is_term(time: TimeValue) -> bool:
    """Tell the years that a benefit or a term lasts from a limit of a task."""
    return time.grain == "year" and time.count is not None and time.shift is not None


def _is_day(text: str, time: TimeMatch) -> bool:
    """Tell a day written "30/9" from a fraction or a decimal number."""
    value = time.value
    if value.grain != "day" or value.year is not None or value.month is None:
        return True
    words = text[time.start : time.end]
    if any(word in words for word in ("ngày", "mồng", "mùng")):
        return True
    return "." not in words and bool(_AFTER_BARE_DAY.match(text, time.end))
