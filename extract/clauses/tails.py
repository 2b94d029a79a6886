"""Read the tail of a head: what stands behind the actors, up to and with the first predicate.

Time limits may stand in a tail and may be placed first in a clause; both are stepped over here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from extract.clauses.actors import actors_at
from extract.clauses.cues import cues, stands
from extract.clauses.marks import BRACKET, JOINER, skip
from extract.clauses.values import Actor, ClauseText, Head

_FILLER = re.compile(r"[\s,:*_]*")
_COMMA = re.compile(r"\s*,?\s*")
_WORD_START = re.compile(r" |, ")
_FAR = 160  # characters within which the predicate of an actor of unknown name is looked for


@dataclass(slots=True)
class Tail:
    """What has been read behind the actors, on the way to the predicate."""

    at: int
    begin: int
    coordinating: list[int] = field(default_factory=list)
    leads: bool = False
    predicate: int | None = None
    strength: int = 0
    statement: bool = False
    colon: bool = False
    firm: bool = False
    """A modal or a role has been read: what follows is an order."""
    duty: bool = False
    """The functions of the actor have been read: what it is to do follows, whatever its verb."""

    def take(self, at: int, strength: int) -> None:
        """Note that the predicate, or what belongs to it, stands at ``at``."""
        self.strength = max(self.strength, strength)
        if self.predicate is None:
            self.predicate = at

    def directive(
        self,
        start: int,
        actors: list[Actor],
        *,
        strength: int,
        rule: str | None = None,
        modality: str | None = None,
        assigner: int | None = None,
        unknown: tuple[int, int] | None = None,
    ) -> Head:
        """Return the directive that begins at ``start`` and has this tail."""
        return Head(
            "directive",
            start,
            self.at,
            rule=rule,
            modality=modality,
            assigner=assigner,
            actors=tuple(a.index for a in actors),
            coordinating=tuple(self.coordinating),
            leads=self.leads,
            predicate=self.predicate,
            strength=strength,
            unknown=unknown,
        )


def read_tail(text: ClauseText, at: int, end: int) -> Tail:
    """Read from behind the actors up to and with the first predicate."""
    tail = Tail(at, at)
    while tail.at < end and _step(text, tail, end):
        pass
    return tail


def tail_behind_unknown(text: ClauseText, at: int, end: int, *, verbs: bool = True) -> Tail:
    """Return the tail behind an actor that no list or grammar knows ("từng đồng chí trong …").

    With ``verbs`` false, a verb alone does not end the name. A tail without strength that
    begins at ``at`` says that none has been found.
    """
    colon = text.folded.find(":", at, min(end, at + _FAR))
    for place in _WORD_START.finditer(text.folded, at, min(end, at + _FAR)):
        here = place.end()
        if 0 <= colon < here:  # "doanh nghiệp xuất khẩu: xây dựng …"
            return read_tail(text, colon, end)
        if _begins_tail(text.folded, here, end) or (
            verbs and cues().verb.at(text.folded, here, end)
        ):
            return read_tail(text, here, end)
    return Tail(at, at)


def skip_limits(text: ClauseText, at: int, end: int) -> int:
    """Step over time limits placed first ("Định kỳ hằng tuần, trước 16 giờ thứ Sáu, …")."""
    while (here := skip_limit(text, at, end)) > at:
        at = here
    return at


def skip_limit(text: ClauseText, at: int, end: int) -> int:
    """Step over a time limit placed first ("Trước ngày 15 hằng tháng, …")."""
    here = skip(cues().tables["regularity"], text.folded, at, end)
    limit = text.limits.get(here) or text.limits.get(at)
    if limit is None or limit > end:
        return at
    return skip(_COMMA, text.folded, skip(BRACKET, text.folded, limit, end), end)


def _begins_tail(folded: str, at: int, end: int) -> bool:
    """Tell whether the words at ``at`` stand behind an actor, whoever it is."""
    cue = cues().tail_start.match(folded, at, end)
    return cue is not None and stands(cue, folded)


def _step(text: ClauseText, tail: Tail, end: int) -> bool:
    """Read one part of the tail; False when the predicate or the unknown is reached."""
    folded = text.folded
    here = skip(BRACKET, folded, tail.at, end)
    if folded[here : here + 1] == ":":
        tail.colon = True
    here = skip(_FILLER, folded, here, end)
    if here < end and not _states(folded, tail, here, end):
        if here in text.limits or cues().tail_part.match(folded, here, end):
            for read in _PARTS:
                behind = read(text, tail, here, end)
                if behind is not None:
                    tail.at = behind
                    return True
        if cues().verb.at(folded, here, end):
            tail.take(here, 1)
    tail.at = here
    return False


def _states(folded: str, tail: Tail, at: int, end: int) -> bool:
    """Tell whether the words at ``at`` say what is or was; then the tail makes no order."""
    said = cues().match("statement", folded, at, end)
    if not said or tail.colon or (tail.strength and said.group() not in cues().past):
        return False
    tail.statement = not tail.firm
    return True


def _adjunct(text: ClauseText, tail: Tail, at: int, end: int) -> int | None:
    adjunct = cues().match("adjunct", text.folded, at, end)
    if not adjunct:
        return None
    fields = cues().entry("adjunct", adjunct).fields
    if at <= tail.begin and not fields.get("opens"):
        return None
    tail.duty = tail.duty or bool(fields.get("orders"))
    return adjunct.end()


def _lead_role(text: ClauseText, tail: Tail, at: int, end: int) -> int | None:
    role = cues().match("lead_role", text.folded, at, end)
    if not role:
        return None
    tail.leads = tail.firm = True
    tail.take(at, 2)
    return role.end()


def _coordination(text: ClauseText, tail: Tail, at: int, end: int) -> int | None:
    phrase = cues().match("coordination", text.folded, at, end)
    if not phrase or tail.coordinating:
        return None
    found, behind = actors_at(text, phrase.end(), end, separator=JOINER)
    if not found:
        return None
    tail.coordinating += [a.index for a in found]
    tail.take(at, 2)
    return behind


def _limit(text: ClauseText, tail: Tail, at: int, end: int) -> int | None:  # noqa: ARG001 - a part
    limit = text.limits.get(at)
    return limit if limit and limit <= end else None


def _manner(text: ClauseText, tail: Tail, at: int, end: int) -> int | None:
    manner = cues().match("manner", text.folded, at, end)
    if not manner or not stands(manner, text.folded):
        return None
    tail.take(at, 2)
    tail.firm = tail.firm or bool(cues().entry("manner", manner).fields.get("firm"))
    return manner.end()


# What a tail may be made of, in the order of trying: each notes what it reads and returns the
# offset behind it.
_PARTS: tuple[Callable[[ClauseText, Tail, int, int], int | None], ...] = (
    _adjunct,
    _lead_role,
    _coordination,
    _limit,
    _manner,
)
