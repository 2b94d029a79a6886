"""Take the head of a clause: the one at its place, or a better one that stands further on."""

import re

from extract.clauses.actors import actors_at
from extract.clauses.cues import cues
from extract.clauses.detours import (
    before_actor,
    behind_circumstance,
    behind_label,
    behind_noun,
    behind_run_in_title,
    behind_verbal_topic,
    inside_report,
    told_firmly,
)
from extract.clauses.marks import skip
from extract.clauses.orders import directive_at
from extract.clauses.values import ClauseText, Head

_OPENING = re.compile(r"[\s\-–+•*_§.,:]*(?:\(\w{1,4}\)\s*)?")
_TIME_WORDS = 12  # words that a clause about a time may have behind its limit
_STRICT_TIME_WORDS = 6


def read_head(text: ClauseText, at: int, end: int) -> Head:
    """Return the head of the clause that begins at ``at`` of a sentence that ends at ``end``."""
    key = at, end
    if key not in text.heads:
        text.heads[key] = _read(text, skip(_OPENING, text.folded, at, end), end)
    return text.heads[key]


def _quoted(text: ClauseText, at: int, end: int) -> Head | None:
    """Return the head of what one who may order says in quotation marks that open at ``at``."""
    quotation = text.quotation_at(at + 1) if text.folded.startswith('"', at) else None
    quotation = quotation or text.quotation_at(at)
    if quotation is None:
        return None
    begin = cues().skip_connectors(text.folded, max(at, quotation[0]), end)
    head = directive_at(text, begin, min(end, quotation[1]))
    goes_on = text.folded[quotation[0] : max(at, quotation[0])].rstrip().endswith(";")
    if head and head.kind == "directive" and head.actors and goes_on:
        return head  # "“Các xã phải …; | Sở Y tế chuẩn bị thuốc”"
    return told_firmly(text, head, end)


def is_time(text: ClauseText, at: int, end: int) -> bool:
    """Tell whether ``[at, end)`` up to the clause's end only limits the time."""
    match = cues().match("time_only", text.folded, at, end)
    if not match:
        return False
    stop = text.folded.find(";", match.end(), end)
    stop = end if stop < 0 else stop
    limit = text.limit_within(match.end(), stop)
    if limit is None:
        return False
    strict = bool(cues().entry("time_only", match).fields.get("strict"))
    between = text.folded[match.end() : limit]
    bare = not between.strip() or not between.strip(" ,:-")
    if strict and not bare and not cues().and_report.fullmatch(between):
        return False
    rest = text.folded[text.limits[limit] : stop].strip(" .;/,")
    most = _STRICT_TIME_WORDS if strict else _TIME_WORDS
    return len(rest.split()) <= most or rest.startswith(("và ", "(", ","))


def _read(text: ClauseText, at: int, end: int) -> Head:
    if aside := _no_order(text, at, end):
        return aside
    begin = cues().skip_connectors(text.folded, at, end)
    if text.report and text.quotation_at(begin + text.folded.startswith('"', begin)):
        return _quoted(text, at, end) or Head("statement", at, at)
    found = _at_place(text, begin, end)
    if text.report and (found is None or found.strength < 3):
        found = inside_report(text, begin, end) or found
    found = found or _further_on(text, begin, end) or Head("statement", at, at)
    return _for_whom(text, found, begin)


def _for_whom(text: ClauseText, head: Head, at: int) -> Head:
    """Return an order to nobody with those it is about: "Đối với Sở Y tế, tỉnh yêu cầu rà soát …"."""
    if head.kind != "directive" or not head.rule or head.actors or head.unknown:
        return head
    topic = cues().match("for_whom", text.folded, at, head.start)
    if topic is None:
        return head
    actors, behind = actors_at(text, topic.end(), head.start)
    named = tuple(a.index for a in actors if a.index != head.assigner)
    speaker_behind = len(named) < len(actors)
    if not named or not (speaker_behind or text.folded.startswith((",", ":"), behind)):
        return head
    return head._replace(actors=named)


def _no_order(text: ClauseText, at: int, end: int) -> Head | None:
    """Return the head of a line that names a role, closes the document or gives a time."""
    if not cues().aside.match(text.folded, at, end):
        return None
    role = cues().match("role_line", text.folded, at, end)
    if role:
        return Head("role", at, role.end(), rule=cues().entry("role_line", role).id)
    if cues().match("closing", text.folded, at, end):
        return Head("closing", at, at)
    return Head("time", at, at) if is_time(text, at, end) else None


def _at_place(text: ClauseText, at: int, end: int) -> Head | None:
    """Return the head at ``at``; for a mere verb, the one behind it that names its actor."""
    found = directive_at(text, at, end)
    if found is None or found.named:
        return found
    found = behind_verbal_topic(text, found, end) or found
    circumstance = behind_circumstance(text, at, end)
    return circumstance if circumstance and circumstance.named else found


def _further_on(text: ClauseText, at: int, end: int) -> Head | None:
    return (
        _handed_in(text, at, end)
        or behind_circumstance(text, at, end)
        or inside_report(text, at, end)
        or before_actor(text, at, end)
        or behind_noun(text, at, end)
        or behind_label(text, at, end)
        or behind_run_in_title(text, at, end)
    )


def _handed_in(text: ClauseText, at: int, end: int) -> Head | None:
    """Return the head of a sentence whose subject is a document that is to be handed in."""
    subject = cues().match("handed_in", text.folded, at, end)
    if not subject:
        return None
    timeless = cues().entry("handed_in", subject).fields.get("timeless")
    if not timeless and text.limit_within(at, end) is None:
        return None
    return Head("directive", at, subject.end(), predicate=at, strength=2)
