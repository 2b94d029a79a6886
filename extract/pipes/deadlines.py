"""Find time limits and parse what they say, not yet the day they mean.

A *deadline* is words that limit time: a limit word with a time ("trước ngày 30/9/2024"), a
length with its anchor ("trong vòng 05 ngày kể từ ngày ký"), a rhythm ("hằng tháng"), an event,
a reference or a vague urgency. The words are ``lexicons/deadlines.toml``.
"""

import re
from dataclasses import dataclass, replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extract.annotations import DeadlineValue, TimeValue, add_span, folded, register_extensions
from extract.lexicons import Pattern, load, patterns
from extract.numerals import small_number
from extract.times import TimeMatch, time_at
from extract.triggers import Triggers

_CELL = 40  # characters of a table cell that may hold a time only
_LEFT = 160  # characters before a limit that are looked at to see whether it limits anything
_BETWEEN = re.compile(r"[ ,(]{1,3}(?:vào )?")  # may stand between a rhythm and its day
_REGULARLY = re.compile(r"(?:theo )?định kỳ,? (?:vào )?$")
_UNTIL = re.compile(r",? ?(?:cho )?(?:đến|tới|-)(?: hết| cuối)? ?")
# A range is a limit where it tells how long something is to last, not what data cover.
_LASTING = re.compile(
    r"(?:thời gian[^.;\n]{0,30}|thực hiện|tổ chức|triển khai|khảo sát|lấy ý kiến|cao điểm|:) ?$"
)
_DAY_WORD = re.compile(r"ngày|\d")
_CLAUSE = re.compile(r"[.;:\n]\s|\n")
# What may follow "30/9" for it to be a day and not a fraction ("3/5 tiêu chí").
_AFTER_BARE_DAY = re.compile(r" ?(?:$|[.,;:)\n|]| (?:phải|để|hoàn|báo|gửi|các|hằng|hàng|tới)(?!\w))")


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit at ``[start, end)`` of the folded text, with the entry that found it."""

    start: int
    end: int
    value: DeadlineValue
    rule: str


class DeadlineTagger:
    """The pipe: adds ``doc.spans["deadlines"]``, each span with its DeadlineValue."""

    def __init__(self) -> None:
        self.limits = _by_first_word("limit")
        self.rhythms = _by_first_word("recurrence")
        self.anchors = [(p.id, p.compile()) for p in patterns("deadlines", "anchor")]
        self.exclusions = [Exclusion.of(entry) for entry in load("deadlines")["exclusion"]]
        self.triggers = Triggers([*self.limits, *self.rhythms])

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its deadlines, in order, none inside another."""
        text = folded(doc)
        found = [*self._find(doc, text), *self._cells(doc, text)]
        spans = (
            add_span(doc, "deadlines", f.start, f.end, f.value, label=f.value.kind, rule=f.rule)
            for f in sorted(found, key=lambda f: f.start)
        )
        doc.spans["deadlines"] = [s for s in spans if s is not None]
        return doc

    def _find(self, doc: Doc, text: str) -> list[Limit]:
        """Return every limit of the folded ``text``, joined and in order."""
        pieces = []
        for start, word in self.triggers.find(doc):
            pieces += self._limits_at(text, start, word)
        joined = _joined(text, _outermost(pieces))
        return [f for f in joined if not any(e.holds(text, f) for e in self.exclusions)]

    def _limits_at(self, text: str, start: int, key: str) -> list[Limit]:
        """Return the limits and rhythms that begin at ``start`` with the word ``key``."""
        found: list[Limit | None] = []
        for pattern, expression in self.limits.get(key, ()):
            match = expression.match(text, start)
            if match is not None:
                found.append(self._limit(text, match, pattern.id, pattern.fields))
        for pattern, expression in self.rhythms.get(key, ()):
            match = expression.match(text, start)
            value = _rhythm(match, pattern.fields) if match else None
            if match is not None and value is not None:
                found.append(Limit(start, match.end(), value, pattern.id))
        return [f for f in found if f is not None]

    def _limit(
        self, text: str, match: re.Match[str], rule: str, fields: dict[str, Any]
    ) -> Limit | None:
        """Return the limit that begins with the words of ``match``, or None."""
        start, end, takes = match.start(), match.end(), fields["takes"]
        if takes == "nothing":
            return Limit(start, end, DeadlineValue(fields["kind"], fields["bound"]), rule)
        end += text[end : end + 1] == " "
        time = time_at(text, end)
        if time is None or (time.value.shift or 0) < 0 or _is_term(time.value):
            return None
        if takes == "range":
            return _range(text, start, time, rule)
        if time.value.count is not None and time.value.shift is None:
            return self._length(text, start, time, fields, rule)
        if takes != "time" and time.value.count is None or not _is_day(text, time):
            return None
        start = end if fields.get("outside") else start
        value = DeadlineValue("calendar", fields["bound"], time=time.value, since=time.since)
        return Limit(start, time.end, _with_rhythm(value, time), rule)

    def _length(
        self, text: str, start: int, time: TimeMatch, fields: dict[str, Any], rule: str
    ) -> Limit | None:
        """Return a limit that lasts so long after its anchor."""
        kind, end, anchor_time = self._anchor(text, time.end)
        if fields["takes"] == "anchored length" and kind is None:
            return None
        if fields["takes"] == "time" and time.value.grain != "hour":
            return None
        if time.value.grain == "year" and kind in (None, "event"):
            return None  # so long a benefit lasts
        value = DeadlineValue(
            "relative",
            fields["bound"],
            time=time.value,
            anchor=kind or "event",
            anchor_time=anchor_time,
            working_days=time.working_days,
        )
        return Limit(start, end, value, rule)

    def _anchor(self, text: str, at: int) -> tuple[str | None, int, TimeValue | None]:
        """Return from when a length is counted: kind, end of its words, its day if it has one."""
        for kind, expression in self.anchors:
            match = expression.match(text, at)
            if match is None:
                continue
            for word in _DAY_WORD.finditer(match.group()):
                time = time_at(text, at + word.start())
                if time is not None and time.value.month is not None:
                    return "absolute", time.end, time.value
            return ("document_date" if kind == "document" else "event"), match.end(), None
        return None, at, None

    def _cells(self, doc: Doc, text: str) -> list[Limit]:
        """Return the table cells, and lines of a table, that hold a time and nothing else."""
        found = []
        for paragraph in doc.spans.get("paragraphs", []):
            cells = paragraph._.paragraph.cells
            for start, end in cells or ((paragraph.start_char, paragraph.end_char),):
                limit = _whole(text, start, end) if end - start <= _CELL else None
                if limit is not None and (cells or _is_schedule(limit)):
                    found.append(limit)
        return found


@dataclass(frozen=True, slots=True)
class Exclusion:
    """An entry of [[exclusion]]: where a limit limits nothing."""

    kinds: frozenset[str]
    after: bool
    regex: re.Pattern[str] | None
    words: re.Pattern[str] | None
    names: frozenset[str]

    @classmethod
    def of(cls, entry: dict[str, Any]) -> "Exclusion":
        """Return the entry, compiled."""
        lexicon = load("deadlines")["last_of"]
        lists = lexicon[entry["last_of"]] if "last_of" in entry else {"words": [], "others": []}
        either = "|".join(sorted([*lists["words"], *lists["others"]], key=len, reverse=True))
        regex = entry.get("regex", "").replace("$$", "$")
        return cls(
            kinds=frozenset(entry["kinds"]),
            after=entry.get("side") == "after",
            regex=re.compile(regex) if regex else None,
            words=re.compile(rf"(?<!\w)(?:{either})(?!\w)") if either else None,
            names=frozenset(lists["words"]),
        )

    def holds(self, text: str, limit: Limit) -> bool:
        """Tell whether a limit of the folded ``text`` is excluded."""
        if self.kinds.isdisjoint(_kinds(text, limit)):
            return False
        if self.after:
            return bool(self.regex and self.regex.match(text, limit.end))
        left = _CLAUSE.split(text[max(0, limit.start - _LEFT) : limit.start])[-1].rstrip(" ")
        return self.holds_after(left)

    def holds_after(self, left: str) -> bool:
        """Tell whether the words before a limit exclude it."""
        if self.regex is not None:
            return bool(self.regex.search(left))
        if self.words is None or left.endswith((",", "(")):
            return False
        words = self.words.findall(left)
        return bool(words) and words[-1] in self.names


@Language.factory("notice_deadlines")
def create_deadlines(nlp: Language, name: str) -> DeadlineTagger:
    """Return the deadlines pipe (spaCy factory)."""
    register_extensions()
    return DeadlineTagger()


def _by_first_word(table: str) -> dict[str, list[tuple[Pattern, re.Pattern[str]]]]:
    """Return a table's entries, compiled, by the words they may begin with ("0": a digit)."""
    found: dict[str, list[tuple[Pattern, re.Pattern[str]]]] = {}
    for pattern in patterns("deadlines", table):
        for word in pattern.fields["first"]:
            found.setdefault(word, []).append((pattern, pattern.compile()))
    return found


def _kinds(text: str, limit: Limit) -> set[str]:
    """Return what an exclusion may call a limit.

    Its kind and its entry; "rhythm" when it is nothing but one ("hằng năm"); "loose" when its
    words say other things too ("trong", "vào", "đến"); "year" for a loose bare year.
    """
    value, time = limit.value, limit.value.time
    kinds = {value.kind, limit.rule}
    if value.kind == "recurring" and time is None and not text.startswith("định", limit.start):
        kinds.add("rhythm")
    if value.bound != "before" and limit.rule != "latest":
        kinds.add("loose")
    if time is not None and time.grain == "year" and time.part is None and value.bound != "within":
        kinds.add("year")
    return kinds


def _is_term(time: TimeValue) -> bool:
    """Tell the years that a benefit or a term lasts from a limit of a task."""
    return time.grain == "year" and time.count is not None and time.shift is not None


def _is_day(text: str, time: TimeMatch) -> bool:
    """Tell a day written "30/9" from a fraction or a decimal number."""
    value = time.value
    if value.grain != "day" or value.year is not None or value.month is None:
        return True
    words = text[time.start : time.end]
    if "ngày" in words or "tháng" in words or "mồng" in words:
        return True
    return "." not in words and bool(_AFTER_BARE_DAY.match(text, time.end))


def _rhythm(match: re.Match[str], fields: dict[str, Any]) -> DeadlineValue | None:
    """Return the recurrence that a [[recurrence]] entry matched."""
    groups = match.groupdict()
    frequency, interval = load("deadlines")["frequencies"][groups["unit"]]
    number = small_number(groups.get("number") or "1") or 1
    times = small_number(groups.get("times") or "1") or 1
    if times > 1:
        if (frequency, 12 % times) != ("YEARLY", 0):
            return None
        frequency, interval = "MONTHLY", 12 // times
    day = fields.get("day")
    time = TimeValue("day", day=day) if day else None
    return DeadlineValue(
        "recurring", "within", time=time, frequency=frequency, interval=interval * number
    )


def _with_rhythm(value: DeadlineValue, time: TimeMatch) -> DeadlineValue:
    """Return a recurring limit where the time itself says so ("tháng liền kề")."""
    if time.recurs is None:
        return value
    if time.recurs == "last-months":
        return replace(value, kind="recurring", frequency="YEARLY", months=(3, 6, 9, 12))
    frequency = {"month": "MONTHLY", "year": "YEARLY"}[time.recurs]
    return replace(value, kind="recurring", frequency=frequency)


def _range(text: str, start: int, first: TimeMatch, rule: str) -> Limit | None:
    """Return a limit "từ … đến …"; a start alone limits nothing."""
    if not _LASTING.search(text, max(0, start - 60), start):
        return None
    until = _UNTIL.match(text, first.end)
    last = until and time_at(text, until.end())
    if not last:
        return None
    value = DeadlineValue("calendar", "within", time=last.value, since=first.value)
    return Limit(start, last.end, value, rule)


def _whole(text: str, start: int, end: int) -> Limit | None:
    """Return the limit that fills ``[start, end)``: a time, or a range of two."""
    first = time_at(text, start + (len("từ ") if text.startswith("từ ", start) else 0))
    if first is None or first.end > end or first.value.count is not None:
        return None
    until = _UNTIL.match(text, first.end, end)
    last = time_at(text, until.end()) if until else first
    if last is None or last.end != end:
        return None
    since = first.value if until else first.since
    value = DeadlineValue("calendar", "within", time=last.value, since=since)
    return Limit(start, end, _with_rhythm(value, last), "cell")


def _is_schedule(limit: Limit) -> bool:
    """Tell a time that stands in a table's column from a news report's date or a title's year."""
    return limit.value.time is not None and limit.value.time.grain in ("month", "quarter")


def _outermost(pieces: list[Limit]) -> list[Limit]:
    """Return the pieces in order without those that overlap a longer one before them."""
    kept: list[Limit] = []
    for piece in sorted(pieces, key=lambda p: (p.start, -p.end)):
        if kept and piece.start < kept[-1].end:
            if piece.end - piece.start > kept[-1].end - kept[-1].start:
                kept[-1] = piece
            continue
        kept.append(piece)
    return kept


def _joined(text: str, pieces: list[Limit]) -> list[Limit]:
    """Join a rhythm with the day beside it: "trước ngày 25" and "hằng tháng"."""
    joined: list[Limit] = []
    for piece in pieces:
        merged = _merge(text, joined[-1], piece) if joined else None
        if merged is None:
            joined.append(piece)
        else:
            joined[-1] = merged
    return [_with_prefix(text, p) for p in joined]


def _merge(text: str, left: Limit, right: Limit) -> Limit | None:
    """Return one recurring limit out of two neighbours, or None when they are apart."""
    kinds = (left.value.kind, right.value.kind)
    if kinds[0] == kinds[1] or "recurring" not in kinds:
        return None
    day = left if kinds[1] == "recurring" else right
    rhythm = right if day is left else left
    time = day.value.time
    if time is None or time.year is not None or rhythm.value.time is not None:
        return None
    if not _BETWEEN.fullmatch(text, left.end, right.start):
        return None
    end = right.end + (text[left.end : right.start].count("(") and text[right.end : right.end + 1] == ")")
    value = replace(
        rhythm.value, bound=day.value.bound, time=time if time.count is None else None
    )
    return Limit(left.start, end, value, day.rule)


def _with_prefix(text: str, limit: Limit) -> Limit:
    """Return a recurring limit with the "định kỳ" before it."""
    if limit.value.kind != "recurring":
        return limit
    before = _REGULARLY.search(text, max(0, limit.start - 20), limit.start)
    return replace(limit, start=before.start()) if before else limit
