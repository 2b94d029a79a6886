"""Read a clause that ends in a colon: it announces a list, says something, or both.

The agencies of a later "phối hợp với …" are read here as well, for every clause.
"""

from extract.clauses.actors import actors_at
from extract.clauses.cues import cues
from extract.clauses.marks import JOINER, SPACE, skip, trimmed
from extract.clauses.values import Clause, ClauseText, Head

_SAID = 20  # characters before ", trong đó …:" that make a lead-in an item of its own


def announcement(text: ClauseText, head: Head, end: int) -> Clause:
    """Return the clause of ``head`` that ends in a colon before ``end``."""
    tables = cues().tables
    words = text.folded[head.start : end]
    bare = Clause(head, head.start, end, announces=True)
    kept = trimmed(text.folded, head.start, end - 1, " ")
    if head.kind == "statement" and not head.actors:
        if tables["conclusion"].search(words):
            return bare._replace(head=head._replace(kind="announcement"))
        return bare._replace(end=kept, announces=False)
    if head.actors and (named := _named_only(text, head, words, end)):
        return bare._replace(head=named)
    if tables["detail"].search(words):
        return bare._replace(end=kept, details=True, joined=joined(text, head, kept))
    in_which = cues().in_which.search(words)
    if in_which and in_which.start() > _SAID:
        stop = head.start + in_which.start()
        return bare._replace(end=stop, joined=joined(text, head, stop))
    if _only_announces(text, head, words, end):
        kind = "announcement" if head.kind in ("directive", "statement") else head.kind
        return bare._replace(head=head._replace(kind=kind))
    return bare._replace(end=kept, joined=joined(text, head, kept))


def joined(text: ClauseText, head: Head, end: int) -> tuple[int, ...]:
    """Return the agencies that a later "phối hợp với …" of the same clause names.

    One put on the object of the clause ("chỉ đạo các nhà thầu phối hợp với …") is not the
    item's: the phrase must follow a comma or "và", not an agency.
    """
    if head.kind != "directive":
        return ()
    found: list[int] = []
    for match in cues().tables["coordination"].finditer(text.folded, head.resume, end):
        before = text.folded[max(0, match.start() - 6) : match.start()]
        if not before.endswith((", ", " và ", "; ")) or match.group().startswith("cùng "):
            continue
        actors, _ = actors_at(text, match.end(), end, separator=JOINER)
        found += [a.index for a in actors]
    return tuple(found)


def _named_only(text: ClauseText, head: Head, words: str, end: int) -> Head | None:
    """Return the head of a lead-in whose actors are all it says, or who concludes in it."""
    table = cues()
    here = skip(SPACE, text.folded, text.behind[head.actors[-1]], end)
    if head.kind == "directive" and table.match("relative", text.folded, here, end):
        return head._replace(kind="announcement", predicate=None)
    concludes = not head.rule and table.tables["conclusion"].search(words)
    if concludes and table.match("saying", text.folded, here, end):
        return head._replace(kind="announcement", actors=(), assigner=head.actors[0])
    return None


def _only_announces(text: ClauseText, head: Head, words: str, end: int) -> bool:
    """Tell whether the ``words`` of a clause say nothing but that a list follows."""
    folded, announced = text.folded, cues().tables["announced"]
    if head.predicate is None:
        return True
    if head.kind == "directive" and (
        cues().list_follows.search(words) or not folded[head.resume : end].strip(" :,")
    ):
        return True
    if announced.fullmatch(folded, head.predicate, end):
        return True
    ending = cues().tables["announcement"].search(words)
    return ending is not None and announced.fullmatch(folded, head.resume, end) is not None
