"""Read a stretch of the calendar from its words: the one parser of times in the project.

A *time* is a day, week, month, quarter, half-year, year or length of time as a text names it
("ngày 30/9/2024", "quý III năm 2024", "cuối năm nay", "05 ngày làm việc"). Its forms are data:
``lexicons/times.toml``. What the words mean on the calendar is decided in ``resolve``.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from extract.annotations import TimeValue
from extract.lexicons import Pattern, load, patterns
from extract.numerals import small_number

_FIRST_WORD = re.compile(r"[^\W\d_]+|\d")
_DAY_AND_MONTH = re.compile(
    r"(?<![\w/.,-])\d{1,2}(?: ?[/.-] ?| tháng )\d{1,2}(?: ?[/.-] ?|,? năm )\d{4}"
)
# Words of a rhythm behind and before a time.
_RHYTHM_BEHIND = re.compile(r"[ ,(]{0,2}(?:của )?(?:hằng|hàng|mỗi) (?:tháng|tuần)(?!\w)")
_RHYTHM_BEFORE = re.compile(
    r"(?:(?:hằng|hàng|mỗi) (?:tháng|tuần)|lần ?(?:/|mỗi|một) ?(?:tháng|tuần))[ ,(]{1,3}"
    r"(?:(?:vào|trước)(?: \w+ giờ)? )?$"
)
_LOOK_BACK = 40
_PLAIN_FIELDS = ("year", "month", "quarter", "day", "hour", "minute", "count")
_FIRST_HALF, _SECOND_HALF = 1, 2


class TimeMatch(NamedTuple):
    """A time found at ``[start, end)``; ``since`` is the first of a range or list.

    ``recurs`` names a rhythm that the form itself has ("ngày 05 của tháng liền kề": "month").
    """

    start: int
    end: int
    value: TimeValue
    since: TimeValue | None
    rule: str
    recurs: str | None
    working_days: bool


def read_time(text: str) -> TimeMatch | None:
    """Return the time that fills ``text`` (folded), or None.

    >>> read_time("quý iii năm 2024").value
    TimeValue(grain='quarter', year=2024, half=None, quarter=3, month=None, week=None, day=None, \
weekday=None, hour=None, minute=None, part=None, shift=None, shift_unit=None, count=None)
    """
    found = time_at(text, 0)
    return found if found is not None and found.end == len(text) else None


def time_at(text: str, start: int) -> TimeMatch | None:
    """Return the longest time that begins at ``start`` of the folded text, or None."""
    word = _FIRST_WORD.match(text, start)
    if word is None:
        return None
    key = "0" if word.group().isdigit() else word.group()
    best: TimeMatch | None = None
    for pattern in _by_first_word().get(key, ()):
        match = pattern.expression.match(text, start)
        if match is not None and (best is None or match.end() > best.end):
            fixed = pattern.fields["set"]
            if not fixed.get("in_rhythm") or _in_rhythm(text, *match.span()):
                best = _build(pattern.id, match, fixed) or best
    return best


def _in_rhythm(text: str, start: int, end: int) -> bool:
    """Tell whether a rhythm stands beside ``text[start:end]``, or nothing at all."""
    if start == 0 and end == len(text):
        return True
    before = text[max(0, start - _LOOK_BACK) : start]
    return bool(_RHYTHM_BEHIND.match(text, end) or _RHYTHM_BEFORE.search(before))


def find_days(text: str) -> Iterator[TimeMatch]:
    """Yield the days of the folded text that are given with their year, in order.

    >>> [m.value.day for m in find_days("công văn ngày 04/6/2024, họp ngày 2 tháng 8 năm 2024")]
    [4, 2]
    """
    for match in _DAY_AND_MONTH.finditer(text):
        found = time_at(text, match.start())
        if found is not None and found.value.day and found.value.year:
            yield found


@cache
def _by_first_word() -> dict[str, list[Pattern]]:
    """Return the entries of the lexicon by the word they may begin with."""
    table: dict[str, list[Pattern]] = {}
    for pattern in patterns("times", "time"):
        for word in pattern.fields["first"]:
            table.setdefault(word, []).append(pattern)
    return table


def _build(rule: str, match: re.Match[str], fixed: dict[str, Any]) -> TimeMatch | None:
    """Return the match with its fields read; None when it ends inside a word or number."""
    text, end = match.string, match.end()
    if end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        return None
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    fields = _fields(groups, fixed)
    since = {k.removeprefix("since_"): v for k, v in groups.items() if k.startswith("since_")}
    return TimeMatch(
        start=match.start(),
        end=end,
        value=TimeValue(**fields),
        since=_since(fields, since) if since else None,
        rule=rule,
        recurs=fixed.get("recurs"),
        working_days="working" in groups,
    )


def _fields(groups: dict[str, str], fixed: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a TimeValue from what an expression captured and its entry sets."""
    lexicon = load("times")
    fields: dict[str, Any] = {
        k: v for k, v in fixed.items() if k not in ("recurs", "shift", "in_rhythm")
    }
    fields.update((k, _number(k, groups[k])) for k in _PLAIN_FIELDS if k in groups)
    if "grain" in groups:
        fields["grain"] = lexicon["grains"][groups["grain"]]
    if "weekday" in groups:
        fields["weekday"] = _number("weekday", groups["weekday"])
    if "half" in groups:
        fields["half"] = _FIRST_HALF if groups["half"] == "đầu" else _SECOND_HALF
    if "week" in groups:
        words = groups["week"].removeprefix("thứ ").removesuffix(" tiên").removesuffix(" cùng")
        fields["week"] = lexicon["ordinals"].get(words) or small_number(words)
    if "part" in groups:
        fields["part"] = lexicon["parts"].get(groups["part"], "end")
    shift = groups.get("shift") or fixed.get("shift")
    if shift:
        fields["shift"] = lexicon["shifts"][shift]
        fields["shift_unit"] = _shift_unit(groups, fields)
    else:
        fields.pop("shift_unit", None)
    return fields


def _shift_unit(groups: dict[str, str], fields: dict[str, Any]) -> object:
    """Return what is counted in "tuần sau", "tháng 3 tới", "thứ ba tới", "6 tháng cuối năm nay"."""
    if groups.get("shift_unit"):
        return load("times")["grains"][groups["shift_unit"]]
    if "shift_unit" in groups:
        return "year"
    return fields.get("shift_unit", fields["grain"])


def _number(field: str, text: str) -> int | None:
    """Return a field's number; two digits of a year are of this or the last century."""
    if field == "weekday":
        return int(load("times")["weekdays"][text])
    value = int(text) if text.isdigit() else small_number(text.partition(" (")[0])
    if field == "year" and value is not None and value < 100:
        return value + (2000 if value < 70 else 1900)
    return value


def _since(fields: dict[str, Any], first: dict[str, str]) -> TimeValue:
    """Return the first of a range or list: what it does not say, it shares with the last."""
    return TimeValue(**{**fields, **{k: _number(k, v) for k, v in first.items()}})
