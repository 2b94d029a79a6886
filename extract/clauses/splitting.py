"""Split a sentence into its clauses."""

from collections.abc import Iterator

from extract.clauses.announcements import announcement, joined
from extract.clauses.cues import cues
from extract.clauses.detours import named_in_brackets
from extract.clauses.heads import is_time, read_head
from extract.clauses.marks import SPACE, open_marks, skip, trimmed
from extract.clauses.orders import directive_at
from extract.clauses.values import Clause, ClauseText, Head

_NUMBER = 8  # characters before a clause in which its number may stand


def clauses(text: ClauseText, start: int, end: int) -> Iterator[Clause]:
    """Yield the clauses of the sentence ``[start, end)``, in order."""
    at, numbered = start, False
    while at < end:
        head = read_head(text, at, end)
        numbered = numbered or _begins_numbered(text, _number_of(text, head), end)
        stop = _clause_end(text, head, end, numbered=numbered)
        if quotation := text.quotation_at(head.start):
            stop = min(stop, quotation[1])
        yield _finished(text, head, stop)
        parted = text.folded.startswith((";", ","), stop)
        at = skip(SPACE, text.folded, stop + 1, end) if parted else stop
        if not text.folded[at:end].strip(" .;,/"):
            return


def _finished(text: ClauseText, head: Head, stop: int) -> Clause:
    """Return the clause of ``head`` that ends before ``stop``, trimmed, with what it announces."""
    end = trimmed(text.folded, head.start, stop, " .;,/…\n")
    head = named_in_brackets(text, head, end)
    if end > head.start and text.folded[end - 1] == ":":  # a line may be a colon and no more
        return announcement(text, head, end)
    return Clause(head, head.start, end, joined=joined(text, head, end))


def _clause_end(text: ClauseText, head: Head, end: int, *, numbered: bool) -> int:
    """Return the offset of the mark that ends the clause: a ";", a "," or the sentence's end.

    A colon before "(i)" with a verb ends it too, and belongs to it; ``numbered``: the sentence
    has had such a list before.
    """
    listed = False
    for mark, start, behind in open_marks(text.folded, head.resume, end, quotes=True):
        if mark == ":":
            if _announces(text, head, behind) and _begins_numbered(text, behind, end):
                return behind
            listed = listed or bool(cues().search("noun_list", text.folded, head.start, behind))
        elif mark == ";":
            if numbered and _begins_numbered(text, behind, end):
                return start
            if _starts_clause(text, behind, end, strong=listed):
                return start
        elif mark == ", " and head.kind == "decision" and _starts_order(text, behind, end):
            return start
    return end


def _number_of(text: ClauseText, head: Head) -> int:
    """Return where "(i)" may stand that what is to be done follows."""
    if head.predicate is None:
        return head.resume
    bracket = text.folded.rfind("(", max(0, head.start - _NUMBER), head.predicate)
    number = cues().match("inline_number", text.folded, max(bracket, 0), head.predicate)
    blank = number and not text.folded[number.end() : head.predicate].strip()
    return bracket if blank else head.start


def _announces(text: ClauseText, head: Head, end: int) -> bool:
    """Tell whether the clause up to the colon before ``end`` says that tasks follow."""
    words = text.folded[head.start : end]
    ordered = head.predicate is not None and head.predicate < end
    return ordered and cues().tables["announcement"].search(words) is not None


def _begins_numbered(text: ClauseText, at: int, end: int) -> bool:
    """Tell whether "(i)" or "(1)" stands at ``at``, and what is to be done behind it."""
    at = skip(SPACE, text.folded, at, end)
    number = cues().match("inline_number", text.folded, at, end)
    if not number:
        return False
    head = directive_at(text, skip(SPACE, text.folded, number.end(), end), end)
    return head is not None and head.kind == "directive"


def _starts_order(text: ClauseText, at: int, end: int) -> bool:
    """Tell whether an order follows a decision's comma, which makes it a clause of its own."""
    begin = cues().skip_connectors(text.folded, at, end)
    following = directive_at(text, begin, end)
    return following is not None and following.rule in cues().parting


def _starts_clause(text: ClauseText, at: int, end: int, *, strong: bool) -> bool:
    """Tell whether what follows a ";" is a clause of its own (GUIDELINES, rules 2 and 3).

    ``strong``: the ";" stands in a list of nouns, so that a mere verb begins none.
    """
    at = skip(SPACE, text.folded, at, end)
    if is_time(text, at, end):
        return False
    if cues().match("continuation", text.folded, at, end):
        head = read_head(text, at, end)
        return head.strength == 3 and head.kind == "directive"
    begin = cues().skip_connectors(text.folded, at, end)
    if cues().match("quality", text.folded, begin, end):
        return False
    head = read_head(text, at, end)
    if head.kind in ("statement", "time"):
        return False
    # "… như: yêu cầu phải nộp hồ sơ gốc; yêu cầu có mặt …" lists requirements, nobody's work.
    named = head.actors or head.rule is None
    return (head.strength >= 2 and bool(named)) or begin > at or not strong
