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
from extract.lexicons import load, patterns
from extract.numerals import small_number
from extract.times import TimeMatch, time_at

_LEFT = 120  # characters before a limit that are looked at to see whether it limits anything
_BETWEEN = re.compile(r"[ ,(]{1,3}(?:vào )?")  # may stand between a rhythm and its day
_REGULARLY = re.compile(r"(?:theo )?định kỳ,? (?:vào )?$")
_UNTIL = re.compile(r",? ?(?:cho )?(?:đến|tới|-)(?: hết| cuối)? ?")
_CLOSING = re.compile(r"\)")


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
        self.limits = {p.id: p for p in patterns("deadlines", "limit")}
        self.recurrences = {p.id: p for p in patterns("deadlines", "recurrence")}
        self.anchors = [(p.id, p.compile()) for p in patterns("deadlines", "anchor")]
        self.exclusions = [
            (p.compile(), p.fields["kinds"]) for p in patterns("deadlines", "exclusion")
        ]
        self.limit_words = [(p, re.compile(rf"(?<!\w)(?:{p.regex})")) for p in self.limits.values()]
        self.rhythms = [
            (p, re.compile(rf"(?<!\w)(?:{p.regex})")) for p in self.recurrences.values()
        ]

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its deadlines, in order, none inside another."""
        text = folded(doc)
        found = [f for f in self.find(text) if not self._excluded(text, f)]
        spans = (
            add_span(doc, "deadlines", f.start, f.end, f.value, label=f.value.kind, rule=f.rule)
            for f in found
        )
        doc.spans["deadlines"] = [s for s in spans if s is not None]
        return doc

    def find(self, text: str) -> list[Limit]:
        """Return every limit of the folded ``text``, joined and in order."""
        pieces = [*self._limits(text), *self._rhythms(text)]
        return _joined(text, _outermost(pieces))

    def _limits(self, text: str) -> list[Limit]:
        found = []
        for pattern, expression in self.limit_words:
            for match in expression.finditer(text):
                limit = self._limit(text, match, pattern.id, pattern.fields)
                if limit is not None:
                    found.append(limit)
        return found

    def _limit(
        self, text: str, match: re.Match[str], rule: str, fields: dict[str, Any]
    ) -> Limit | None:
        """Return the limit that begins with the words of ``match``, or None."""
        start, end, takes = match.start(), match.end(), fields["takes"]
        bound = fields["bound"]
        if takes == "nothing":
            return Limit(start, end, DeadlineValue(fields["kind"], bound), rule)
        if end < len(text) and text[end] == " ":
            end += 1
        time = time_at(text, end)
        if time is None:
            return None
        if takes == "range":
            return _range(text, start, time, rule)
        if time.value.count is not None and time.value.shift is None:
            return self._length(text, start, time, fields, rule)
        if takes != "time" and time.value.count is None:
            return None
        start = end if fields.get("outside") else start
        value = DeadlineValue("calendar", bound, time=time.value, since=time.since)
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
            for word in re.finditer(r"ngày|\d", match.group()):
                time = time_at(text, at + word.start())
                if time is not None and time.value.month is not None:
                    return "absolute", time.end, time.value
            return ("document_date" if kind == "document" else "event"), match.end(), None
        return None, at, None

    def _rhythms(self, text: str) -> list[Limit]:
        found = []
        for pattern, expression in self.rhythms:
            for match in expression.finditer(text):
                value = _rhythm(match, pattern.fields)
                if value is not None:
                    found.append(Limit(match.start(), match.end(), value, pattern.id))
        return found

    def _excluded(self, text: str, limit: Limit) -> bool:
        left = text[max(0, limit.start - _LEFT) : limit.start].rstrip(" ")
        return any(
            limit.value.kind in kinds and expression.search(left)
            for expression, kinds in self.exclusions
        )


@Language.factory("notice_deadlines")
def create_deadlines(nlp: Language, name: str) -> DeadlineTagger:
    """Return the deadlines pipe (spaCy factory)."""
    register_extensions()
    return DeadlineTagger()


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
    until = _UNTIL.match(text, first.end)
    last = until and time_at(text, until.end())
    if not last:
        return None
    value = DeadlineValue("calendar", "within", time=last.value, since=first.value)
    return Limit(start, last.end, value, rule)


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
