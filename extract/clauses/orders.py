"""Read a directive right at its place: an actor, an order word, a decision, a target or a verb."""

import re

from extract.clauses.actors import actors_at
from extract.clauses.cues import cues
from extract.clauses.marks import SEPARATOR, SPACE, WORD, skip, trimmed
from extract.clauses.tails import (
    Tail,
    read_tail,
    skip_limit,
    skip_limits,
    tail_behind_unknown,
)
from extract.clauses.values import Actor, ClauseText, Head
from extract.lexicons import Pattern

_NAME_BEHIND = re.compile(r"(?:, [^,;.]{3,80},|- [^,;.]{3,80},) ")
_DIGIT = re.compile(r"\d")
_NEAR = 40  # characters within which an unknown verb has words of its own behind it


def directive_at(text: ClauseText, at: int, end: int) -> Head | None:
    """Return the head that begins right at ``at``, or None when nothing there starts one."""
    actors, behind = actors_at(text, at, end)
    if actors:
        return _with_actors(text, at, end, actors, behind)
    head = None
    if cues().opening.match(text.folded, at, end):
        head = _decision_at(text, at, end) or _target_at(text, at, end) or order_at(text, at, end)
    return head or _without_name(text, at, end)


def order_at(
    text: ClauseText, at: int, end: int, *, assigner: int | None = None, spoken: bool = False
) -> Head | None:
    """Return the head that an order word at ``at`` begins; None when what follows is no order.

    ``assigner`` is the index of the agency that gives the order; ``spoken``: somebody gives it
    whom no agency names ("ông chỉ đạo …").
    """
    order = cues().match("order", text.folded, at, end)
    if not order:
        return None
    here = skip(SPACE, text.folded, order.end(), end)
    entry = cues().entry("order", order)
    if text.folded.startswith('"', here) or text.text.startswith(_nouns(entry), here):
        return None
    if entry.fields.get("report") and not text.report:
        return None
    if entry.fields.get("of_chair") and assigner is None and not spoken:
        return None
    if text.folded.startswith(":", here):
        named = skip(SPACE, text.folded, here + 1, end)
        here = named if named in text.actors else here
    actors, behind = actors_at(text, here, end)
    unknown = None
    if actors:
        tail = _tail_of_named(text, behind, end)
    else:
        tail = read_tail(text, here, end)
        if not tail.strength and not _announces_list(text, here, end):
            if (found := _unknown_at(text, here, end)) is None:
                return None
            tail, unknown = found
    modality = entry.fields["modality"]
    return tail.directive(
        at, actors, strength=3, rule=entry.id, modality=modality, assigner=assigner, unknown=unknown
    )


def _nouns(order: Pattern) -> tuple[str, ...]:
    """Return what makes an order word a noun, in small letters: "giao | ban" is a briefing."""
    return tuple(f"{word} " for word in order.fields.get("noun_with", ()))


def _tail_of_named(text: ClauseText, behind: int, end: int) -> Tail:
    """Return the tail behind the ones addressed, past what a dash puts behind their name."""
    tail = read_tail(text, behind, end)
    if not tail.strength and text.folded.startswith("- ", tail.at):
        return tail_behind_unknown(text, tail.at, end)
    return tail


def _announces_list(text: ClauseText, at: int, end: int) -> bool:
    """Tell whether behind an order word only a list is announced."""
    announced = cues().tables["announced"]
    return text.folded.startswith(":", at) or bool(announced.fullmatch(text.folded, at, end))


def _unknown_at(
    text: ClauseText, at: int, end: int, *, verbs: bool = True
) -> tuple[Tail, tuple[int, int]] | None:
    """Return the tail behind one addressed whose name nothing knows, and where the name stands."""
    tail = tail_behind_unknown(text, at, end, verbs=verbs)
    if not tail.strength:
        return None
    if not text.text[at : at + 1].isupper() and not cues().match("addressed", text.folded, at, end):
        return None
    return tail, (at, trimmed(text.folded, at, tail.begin))


def _with_actors(text: ClauseText, at: int, end: int, actors: list[Actor], behind: int) -> Head:
    """Return the head of a clause that begins with agencies: they order, decide or act."""
    here = skip(SPACE, text.folded, behind, end)
    here = skip(_NAME_BEHIND, text.folded, here, end)  # what a person's name carries behind it
    here = cues().skip_connectors(text.folded, here, end)
    too = skip(cues().tables["too"], text.folded, here, end) if text.report else here
    basis = skip(cues().basis, text.folded, here, end)  # "…, trên cơ sở …, giao Sở Y tế …"
    return (
        order_at(text, too, end, assigner=actors[-1].index)
        or (order_at(text, basis, end, assigner=actors[-1].index) if basis > here else None)
        or _decision_at(text, here, end, assigner=actors[0].index)
        or _acting(text, at, end, actors, behind, passive=here)
    )


def _acting(
    text: ClauseText, at: int, end: int, actors: list[Actor], behind: int, *, passive: int
) -> Head:
    """Return the head of a clause whose ``actors`` act themselves, or of whom something is said.

    ``passive`` is the offset where "được giao" may stand.
    """
    given = cues().match("passive", text.folded, passive, end)
    tail = read_tail(text, given.end() if given else behind, end)
    unknown = None
    if given and not tail.statement:
        tail.strength, tail.predicate = 3, tail.predicate or given.end()
    if not tail.statement and not tail.strength:
        if found := _joined_unknown(text, behind, end):
            tail, unknown = found
        elif tail.duty or _may_be_verb(text, tail.at, end):
            tail.take(tail.at, 1)
    announces = tail.colon and not text.folded[tail.at : end].strip(" :.;,")
    modality = "order" if given and not tail.statement else None
    head = tail.directive(
        at, actors, strength=max(2, tail.strength), modality=modality, unknown=unknown
    )
    if (tail.strength or announces) and not tail.statement:
        return head
    return head._replace(kind="statement", strength=0, unknown=None)


def _joined_unknown(text: ClauseText, behind: int, end: int) -> tuple[Tail, tuple[int, int]] | None:
    """Return what ``_unknown_at`` does behind the mark or word that joins one more actor."""
    joined = SEPARATOR.match(text.folded, behind, end)
    return _unknown_at(text, joined.end(), end, verbs=False) if joined else None


def _may_be_verb(text: ClauseText, at: int, end: int) -> bool:
    """Tell whether an unknown word behind an actor may be its predicate."""
    word = WORD.match(text.folded, at, end)
    if word is None or text.folded.count(" ", word.end(), min(end, word.end() + _NEAR)) <= 2:
        return False
    return text.text[at].islower() and not cues().match("binder", text.folded, at, end)


def _decision_at(
    text: ClauseText, at: int, end: int, *, assigner: int | None = None
) -> Head | None:
    decision = cues().match("decision", text.folded, at, end)
    if not decision:
        return None
    rule = cues().entry("decision", decision).id
    return Head("decision", at, decision.end(), rule=rule, assigner=assigner, strength=3)


def _target_at(text: ClauseText, at: int, end: int) -> Head | None:
    """Return the head of a target: it has a figure, and no verb of work makes it a task."""
    target = cues().match("target", text.folded, at, end)
    if not target:
        return None
    entry = cues().entry("target", target)
    if entry.fields.get("label"):
        return Head("target", target.end(), target.end(), rule=entry.id, strength=3)
    if not _has_figure(text.folded, at, end):
        return None
    if entry.fields.get("orders_before_verb"):
        verb = skip_limit(text, skip(SPACE, text.folded, target.end(), end), end)
        if cues().verb.at(text.folded, verb, end):
            return None
    return Head("target", at, target.end(), rule=entry.id, strength=3)


def _has_figure(folded: str, at: int, end: int) -> bool:
    stop = folded.find(";", at, end)
    return _DIGIT.search(folded, at, end if stop < 0 else stop) is not None


def _without_name(text: ClauseText, at: int, end: int) -> Head | None:
    """Return the head that a time limit, a role, an adverb or a verb begins."""
    here = skip_limits(text, at, end)
    if here > at:
        actors, behind = actors_at(text, here, end)
        if actors:
            head = _with_actors(text, here, end, actors, behind)
            return head._replace(start=at) if head.kind == "directive" else head
    tail = read_tail(text, here, end)
    if tail.statement or not tail.strength:
        return None
    return tail.directive(at, [], strength=tail.strength)
