"""Issues: the doubts about a document and its items, said aloud instead of guessed away."""

from collections import Counter
from collections.abc import Mapping

from extract.resolve.confidence import Judge
from extract.resolve.evidence import Evidence
from extract.schema import ActionItem, Header, Issue, Span
from extract.source import ReadingNote, Source

LOW_CONFIDENCE = 0.75
"""Items below it get a "low-confidence" issue."""

_DAMAGED = 0.05
"""Share of odd words above which a text is called damaged; clean texts have 0 to 0.02."""

_MANY_NOTES = 20
"""More notes of one kind from the reader become one issue that counts them."""

_DEADLINES = {
    "deadline-without-year": "the year of “{}” is not said, and no date tells it",
    "impossible-date": "no calendar has the day “{}”",
    "deadline-without-anchor": "it is not known from which day “{}” counts",
    "inexact-deadline": "“{}” names no exact day: the one given is its last reading",
    "unresolved-deadline": "no day could be given to “{}”",
}


def find_issues(
    source: Source,
    header: Header,
    items: list[ActionItem],
    evidence: Evidence,
    doubts: Mapping[tuple[int, int], str | None],
    judge: Judge,
) -> list[Issue]:
    """Return the issues of a document, those of its reading first.

    Args:
        source: what was read, with the reader's notes.
        header: the head of the document.
        items: its action items.
        evidence: gives the pages of offsets.
        doubts: why a deadline's day is doubtful, by the deadline's offsets; None when it is not.
        judge: says why an item is doubtful.
    """
    issues = _reading_issues(source, evidence)
    if not source.text.strip():
        issues.append(Issue(code="empty-text", message="the document holds no text"))
        return issues
    if items and header.date is None:
        message = "the head gives no full date; days are counted from what else fixes the year"
        issues.append(Issue(code="no-document-date", message=message))
    if judge.odd_words > _DAMAGED:
        message = "many words are no Vietnamese syllables: the text was badly recognised or decoded"
        issues.append(Issue(code="damaged-text", message=message))
    for item in items:
        issues += _item_issues(item, doubts, judge)
    return issues


def _reading_issues(source: Source, evidence: Evidence) -> list[Issue]:
    """Return the reader's notes; very many of one kind as one issue at the first place."""
    counts = Counter(note.code for note in source.notes)
    told: set[str] = set()
    issues = []
    for note in source.notes:
        if note.code in told:
            continue
        message = note.message
        if counts[note.code] > _MANY_NOTES:
            told.add(note.code)
            message = f"{message} (and {counts[note.code] - 1} more places like it)"
        issues.append(Issue(code=note.code, message=message, span=_place(note, evidence)))
    return issues


def _place(note: ReadingNote, evidence: Evidence) -> Span | None:
    if note.start is None or note.end is None:
        return None
    return evidence.place(note.start, note.end)


def _item_issues(
    item: ActionItem, doubts: Mapping[tuple[int, int], str | None], judge: Judge
) -> list[Issue]:
    found = []
    if item.kind == "task" and not item.lead_agencies:
        message = "nobody is named to act, here or above"
        found.append(Issue(code="no-lead-agency", message=message, span=item.span, item=item.id))
    limit = item.deadline
    if limit:
        code = doubts.get((limit.span.start, limit.span.end))
        if code is None and limit.due is None and limit.recurrence is None:
            code = "unresolved-deadline"
        if code:
            message = _DEADLINES[code].format(" ".join(limit.text.split()))
            found.append(Issue(code=code, message=message, span=limit.span, item=item.id))
    if item.confidence < LOW_CONFIDENCE:
        reasons = "; ".join(judge.doubts(dict(item))) or "please read it beside its text"
        message = f"confidence {item.confidence}: {reasons}"
        found.append(Issue(code="low-confidence", message=message, span=item.span, item=item.id))
    return found
