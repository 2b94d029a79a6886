"""Cut a sentence into clauses and read the head of each: who orders, who acts, with whom.

A *clause* here is what one action item may be made of: it begins with an order word ("Giao",
"Đề nghị"), an actor or a predicate, and ends before the ";" behind which the next one begins.
Its *head* is everything up to the first predicate: connectors, circumstances, the order word,
the actors, "chủ trì, phối hợp với …", adverbs. The words that show each part are data
(``lexicons/cues.toml``, ``lexicons/predicates.toml``); this module only knows in which order
they may stand. Nothing outside the sentence is looked at: that is for ``resolve/``.

Offsets are code points of the document, half-open.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from extract.lexicons import Pattern, load, patterns

_WORD_END = r"(?![^\W\d_])"
_SPACE = re.compile(r"[\s]*")
_OPENING = re.compile(r"[\s\-–+•*_§.,:]*(?:\(\w{1,3}\)\s*)?")
_BRACKET = re.compile(
    r"\s*\((?:[^()]|\([^()]*\)){0,400}\)\s*|\s*\[\d{1,2}\]\s*|(?<=[^\W\d_])\d{1,2}(?=\s)"
)
_SEPARATOR = re.compile(r"\s*(?:[,;/]\s*(?:và )?|(?:và|hoặc) )\s*")
# Among those who work with somebody, "cùng" and "với" name one more of them.
_JOINER = re.compile(r"\s*(?:[,;/]\s*(?:và |cùng(?: với)? )?|(?:và|cùng(?: với)?|hoặc|với) )\s*")
_DASH = re.compile(r" ?- ")
_WORD = re.compile(r"[^\W\d_]+")
_NAME_BEHIND = re.compile(r"(?:, [^,;.]{3,80},|- [^,;.]{3,80},) ")
_WORD_START = re.compile(r" |, ")
_REGULARLY = re.compile(r"định kỳ,? ")
_COMMA = re.compile(r"\s*,?\s*")
_FILLER = re.compile(r"[\s,:*_]*")
_AND_REPORT = re.compile(r"\s*,? (?:và )?báo cáo [^,;]{3,40} ?")
_DIGIT = re.compile(r"\d")
_DONE = re.compile(r"\b(?:đã|vừa|được)\b")
_MARKS = re.compile(r'[();:"“”]|, ')
_ORDER_WORD = re.compile(r"(?<=[^\W\d_]) (?:giao|yêu cầu|đề nghị) ")
_SAID = 20  # characters before ", trong đó …:" that make a lead-in an item of its own
_GROUP_TAIL = 12  # words that tell which of a group are meant
_NAME_TAIL = 5
_OF_GROUP = ("được", "bị", "chưa", "đang", "được giao", "được phân công", "không")
_LINK = re.compile(r"(?:và|hoặc|để|theo|trong|khi|với|cho|của|tại|về|từ|là|do|nếu|trên cơ sở)\b")
_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_PAST = ("đã", "được", "bị", "vừa")  # what an adverb before it does not make an order
# Behind a ";": a detail, a purpose, or the next number of a list within the sentence.
_CONTINUES = re.compile(
    r"(?:trong đó|để|nhằm|theo(?! dõi)|như|gồm|từ đó|qua đó)\b|\((?:[ivx]{1,4}|\d{1,2}|[a-zđ])\)"
)
_NOUN_LIST = re.compile(
    r"(?:các|những|một số|gồm|như|sau|nội dung|lĩnh vực|hệ thống)\b[^:;]{0,60}:$"
)


@dataclass(frozen=True, slots=True)
class Actor:
    """An agency span as plain numbers: its index in the document's agencies, and where it is."""

    index: int
    start: int
    end: int
    group: bool = False
    whole: bool = False
    """The lexicon knows its name: nothing behind it belongs to the name."""


@dataclass(frozen=True)
class ClauseText:
    """The text that clauses are read from: folded, with the findings of the earlier pipes."""

    text: str
    folded: str
    actors: dict[int, Actor]
    """Agency spans by the offset where they start."""
    report: bool
    """The text is a press report: whoever it names may order inside a sentence."""
    limits: dict[int, int]
    """Time limits, in order: the offset where one starts, and the one where it ends."""
    extended: dict[int, int] = field(default_factory=dict)
    """Where the name of an agency ends that runs on behind its span, by its index."""
    heads: dict[tuple[int, int], "Head"] = field(default_factory=dict)
    """Heads read before, by the place and the end they were read for."""

    @cached_property
    def behind(self) -> dict[int, int]:
        """Where each agency ends, by its index."""
        return {a.index: a.end for a in self.actors.values()}

    @cached_property
    def starts(self) -> list[int]:
        """The offsets where time limits start, in order."""
        return list(self.limits)

    def limit_within(self, start: int, end: int) -> int | None:
        """Return where the first time limit in ``[start, end)`` starts."""
        starts = self.starts
        place = bisect_left(starts, start)
        return starts[place] if place < len(starts) and starts[place] < end else None


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the first predicate of a clause; fields as in ``DirectiveValue``."""

    kind: str
    start: int
    resume: int
    rule: str | None = None
    modality: str | None = None
    assigner: int | None = None
    actors: tuple[int, ...] = ()
    coordinating: tuple[int, ...] = ()
    leads: bool = False
    predicate: int | None = None
    strength: int = 0
    inner: bool = False
    unknown: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its head, its words ``[start, end)``, and what stands behind the predicate."""

    head: Head
    start: int
    end: int
    joined: tuple[int, ...] = ()
    announces: bool = False
    details: bool = False


@dataclass(slots=True)
class _Tail:
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
    """A modal, a role or a coordination has been read: what follows is an order."""


class _Cues:
    """The compiled cue tables."""

    def __init__(self) -> None:
        self.order = patterns("cues", "order")
        self.tables = {
            name: _one_of(patterns("cues", name))
            for name in [
                "order",
                "connector",
                "circumstance",
                "adjunct",
                "manner",
                "coordination",
                "lead_role",
                "statement",
                "decision",
                "target",
                "closing",
                "time_only",
                "role_line",
                "subject",
                "quality",
                "binder",
                "handed_in",
                "saying",
                "passive",
                "reverse",
                "addressed",
                "relative",
            ]
        }
        announcements = patterns("cues", "announcement")
        self.announcement = _ending(announcements)
        self.in_which = _ending(tuple(p for p in announcements if p.fields.get("item")))
        self.list_follows = _ending(tuple(p for p in announcements if p.fields.get("list")))
        self.detail = _ending(patterns("cues", "detail"))
        self.speaker = _ending(patterns("cues", "speaker"))
        self.conclusion = _ending(patterns("cues", "conclusion"))
        self.announced = _one_of(patterns("cues", "announced"))
        self.by_group = {
            _group(table, p): p
            for table in ("order", "circumstance", "target", "decision", "role_line", "handed_in")
            for p in patterns("cues", table)
        }
        self.verb = _Verbs()

    def match(self, table: str, text: str, at: int, end: int) -> re.Match[str] | None:
        """Return the match of a cue of ``table`` at ``at``, ending with a word."""
        return self.tables[table].match(text, at, end)


def _group(table: str, pattern: Pattern) -> str:
    return f"{table}_{pattern.id}".replace("-", "_")


def _one_of(entries: tuple[Pattern, ...]) -> re.Pattern[str]:
    """Return one expression that tries ``entries`` in order, each a group of its own name."""
    names = (p.id.replace("-", "_") for p in entries)
    return re.compile("|".join(f"(?P<{n}>{p.regex})" for n, p in zip(names, entries, strict=True)))


def _ending(entries: tuple[Pattern, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{p.id.replace('-', '_')}>{p.regex})" for p in entries))


class _Verbs:
    """The predicates of ``lexicons/predicates.toml``, found by their first syllable."""

    def __init__(self) -> None:
        tables = load("predicates")
        nouns = {v for c in tables["class"] for v in c.get("noun", ())}
        self._noun_sign = re.compile(rf" (?:{'|'.join(tables['noun_signs'])}){_WORD_END}")
        self._by_syllable: dict[str, list[tuple[str, bool]]] = {}
        for verb in sorted({v for c in tables["class"] for v in c["verbs"]}, key=len, reverse=True):
            syllable = _WORD.match(verb).group()  # type: ignore[union-attr]
            self._by_syllable.setdefault(syllable, []).append((verb, verb in nouns))

    def at(self, text: str, start: int, end: int) -> bool:
        """Tell whether a predicate stands at ``start``; a noun's company makes it none."""
        syllable = _WORD.match(text, start, end)
        if not syllable:
            return False
        for verb, noun in self._by_syllable.get(syllable.group(), ()):
            stop = start + len(verb)
            if stop <= end and text.startswith(verb, start) and not _WORD.match(text, stop):
                return not (noun and self._noun_sign.match(text, stop, end))
        return False


@cache
def cues() -> _Cues:
    """Return the cue tables, compiled once."""
    return _Cues()


def clauses(text: ClauseText, start: int, end: int) -> Iterator[Clause]:
    """Yield the clauses of the sentence ``[start, end)``, in order."""
    at = start
    while at < end:
        head = read_head(text, at, end)
        stop = _clause_end(text, head, end)
        yield _finish(text, head, stop)
        mark = text.folded[stop : stop + 1]
        at = _SPACE.match(text.folded, stop + 1, end).end() if mark in (";", ",") else stop  # type: ignore[union-attr]
        if not text.folded[at:end].strip(" .;,/"):
            return


def read_head(text: ClauseText, at: int, end: int) -> Head:
    """Return the head of the clause that begins at ``at`` of a sentence that ends at ``end``."""
    key = at, end
    if key not in text.heads:
        text.heads[key] = _read_head(text, at, end)
    return text.heads[key]


def _read_head(text: ClauseText, at: int, end: int) -> Head:
    at = _skip_opening(text, at, end)
    whole = cues().match("role_line", text.folded, at, end)
    if whole:
        rule = (whole.lastgroup or "").replace("_", "-")
        return Head("role", at, whole.end(), rule=rule)
    if cues().match("closing", text.folded, at, end):
        return Head("closing", at, at)
    if _is_time(text, at, end):
        return Head("time", at, at)
    begin = _skip_connectors(text, at, end)
    found = _directive_at(text, begin, end)
    if found and not found.actors and found.strength < 3:
        found = _behind_topic(text, found, end) or found
        if cues().match("circumstance", text.folded, begin, end):
            named = _behind_circumstance(text, begin, end)
            found = named if named and (named.actors or named.strength == 3) else found
    if text.report and (found is None or found.strength < 3):
        found = _spoken(text, begin, end) or found
    if found:
        return found
    if subject := cues().match("handed_in", text.folded, begin, end):
        timeless = cues().by_group[f"handed_in_{subject.lastgroup}"].fields.get("timeless")
        if timeless or text.limit_within(begin, end) is not None:
            return Head("directive", begin, subject.end(), predicate=begin, strength=2)
    return (
        _behind_circumstance(text, begin, end)
        or _spoken(text, begin, end)
        or _reversed(text, begin, end)
        or _behind_noun(text, begin, end)
        or found
        or Head("statement", at, at)
    )


def _behind_topic(text: ClauseText, found: Head, end: int) -> Head | None:
    """Return the head behind a topic that looks like a verb ("Liệt kê tài liệu: Các cơ quan …")."""
    colon = text.folded.find(":", found.start, min(end, found.start + 80))
    if colon < 0 or ";" in text.folded[found.start : colon]:
        return None
    begin = _SPACE.match(text.folded, colon + 1, end).end()  # type: ignore[union-attr]
    head = _directive_at(text, begin, end)
    named = head is not None and head.kind == "directive" and (head.actors or head.strength == 3)
    return head if named else None


def _skip_opening(text: ClauseText, at: int, end: int) -> int:
    match = _OPENING.match(text.folded, at, end)
    return match.end() if match else at


def _skip_connectors(text: ClauseText, at: int, end: int) -> int:
    while True:
        match = cues().match("connector", text.folded, at, end)
        if not match or match.end() == at:
            return at
        at = match.end()


def _is_time(text: ClauseText, at: int, end: int) -> bool:
    """Tell whether ``[at, end)`` up to the clause's end only limits the time."""
    match = cues().match("time_only", text.folded, at, end)
    if not match:
        return False
    stop = text.folded.find(";", match.end(), end)
    stop = end if stop < 0 else stop
    strict = (match.lastgroup or "") == "complete"
    limit = text.limit_within(match.end(), stop)
    if limit is None:
        return False
    between = text.folded[match.end() : limit]
    if strict and len(between.split()) > 0 and between.strip(" ,:-"):
        reported = _AND_REPORT.fullmatch(between)
        if not reported:
            return False
    rest = text.folded[text.limits[limit] : stop].strip(" .;/,")
    return len(rest.split()) <= (6 if strict else 12) or rest.startswith(("và ", "(", ","))


def _actors_at(
    text: ClauseText, at: int, end: int, *, separator: re.Pattern[str] = _SEPARATOR
) -> tuple[list[Actor], int]:
    """Return the coordinated agencies that begin at ``at``, and the offset behind them."""
    found: list[Actor] = []
    here = at
    while actor := text.actors.get(here):
        if actor.end > end:
            break
        found.append(actor)
        at = _name_end(text, actor, end)
        bracket = _BRACKET.match(text.folded, at, end)
        here = bracket.end() if bracket else at
        at = here
        between = separator.match(text.folded, here, end)
        if not between:
            dash = _DASH.match(text.folded, here, end)
            apposed = text.actors.get(dash.end()) if dash else None
            if apposed is None or apposed.end > end:
                break
            at = apposed.end
            between = separator.match(text.folded, at, end)
            if not between:
                break
        here = between.end()
    return found, at


def _name_end(text: ClauseText, actor: Actor, end: int) -> int:
    """Return where an agency's name ends: unknown words up to the predicate are part of it.

    "Cục Hạ tầng và Thiết" … "bị y tế rà soát", "UBND các tỉnh" … "có đường sắt thống kê".
    """
    if actor.whole or text.folded[actor.end : actor.end + 1] != " ":
        return actor.end
    most = _GROUP_TAIL if actor.group else _NAME_TAIL
    for count, word in enumerate(_WORDS.finditer(text.folded, actor.end + 1, end)):
        if _begins_work(text, word.start(), end, group=actor.group):
            stop = _trimmed(text.folded, actor.end, word.start())
            if stop > actor.end:
                text.extended[actor.index] = stop
            return stop
        if count == most or text.folded[word.end() : word.end() + 1] != " ":
            break
    return actor.end


def _begins_work(text: ClauseText, at: int, end: int, *, group: bool) -> bool:
    """Tell whether what an agency does, or with whom, begins at ``at``."""
    table, folded = cues(), text.folded
    if _LINK.match(folded, at, end):
        return True
    if table.verb.at(folded, at, end):
        return True
    for name in ("manner", "lead_role", "coordination", "adjunct", "order", "passive"):
        match = table.match(name, folded, at, end)
        if match and match.end() > at and not _WORD.match(folded, match.end()):
            return not (group and match.group() in _OF_GROUP)
        if match and match.group().endswith(" "):
            return True
    said = table.match("statement", folded, at, end)
    return said is not None and not (group and said.group() in _OF_GROUP)


def _directive_at(text: ClauseText, at: int, end: int) -> Head | None:
    """Return the head that begins right at ``at``, or None when nothing there starts one."""
    table = cues()
    actors, behind = _actors_at(text, at, end)
    if actors:
        return _with_actors(text, at, end, actors, behind)
    if decision := table.match("decision", text.folded, at, end):
        return Head("decision", at, decision.end(), rule="agree", strength=3)
    target = table.match("target", text.folded, at, end)
    if target and _has_figure(text.folded, at, end) and not _is_imperative(text, target, end):
        rule = (target.lastgroup or "").replace("_", "-")
        return Head("target", at, target.end(), rule=rule, strength=3)
    if order := table.match("order", text.folded, at, end):
        ordered = _ordered(text, order, end, start=at, assigner=None)
        if ordered:
            return ordered
    here = _skip_limits(text, at, end)
    if here > at and (named := _actors_at(text, here, end))[0]:
        head = _with_actors(text, here, end, *named)
        return replace(head, start=at) if head and head.kind == "directive" else head
    tail = _read_tail(text, here, end)
    if tail.statement or tail.strength == 0:
        return None
    return Head(
        "directive",
        at,
        tail.at,
        coordinating=tuple(tail.coordinating),
        leads=tail.leads,
        predicate=tail.predicate,
        strength=tail.strength,
    )


def _has_figure(folded: str, at: int, end: int) -> bool:
    stop = folded.find(";", at, end)
    return _DIGIT.search(folded, at, end if stop < 0 else stop) is not None


def _is_imperative(text: ClauseText, target: re.Match[str], end: int) -> bool:
    """Tell whether "phấn đấu" goes on with a verb of work: then it is a task."""
    at = _skip_limit(text, _SPACE.match(text.folded, target.end(), end).end(), end)  # type: ignore[union-attr]
    return target.lastgroup == "phan_dau" and bool(cues().verb.at(text.folded, at, end))


def _with_actors(
    text: ClauseText, at: int, end: int, actors: list[Actor], behind: int
) -> Head | None:
    """Return the head of a clause that begins with agencies."""
    table = cues()
    here = _skip_apposition(text, behind, end)
    here = _skip_connectors(text, here, end)
    order = table.match("order", text.folded, here, end)
    if order:
        ordered = _ordered(text, order, end, start=here, assigner=actors[-1].index)
        if ordered:
            return ordered
    decision = table.match("decision", text.folded, here, end)
    if decision:
        return Head(
            "decision", here, decision.end(), rule="agree", assigner=actors[0].index, strength=3
        )
    given = table.match("passive", text.folded, here, end)
    tail = _read_tail(text, given.end() if given else behind, end)
    if given and not tail.statement:
        tail.strength, tail.predicate = 3, tail.predicate or given.end()
    unknown = None
    joined = _SEPARATOR.match(text.folded, behind, end)
    if joined and not tail.statement and not tail.strength:
        more = _behind_unknown(text, joined.end(), end, verbs=False)
        named = cues().match("addressed", text.folded, joined.end(), end)
        if more.strength and (named or text.text[joined.end()].isupper()):
            unknown = joined.end(), _trimmed(text.folded, joined.end(), more.begin)
            tail = more
    if not tail.statement and not tail.strength and _may_be_verb(text, tail.at, end):
        tail.strength, tail.predicate = 1, tail.at
    announces = tail.colon and not text.folded[tail.at : end].strip(" :.;,")
    kind = "directive" if (tail.strength or announces) and not tail.statement else "statement"
    return Head(
        kind,
        at,
        tail.at,
        actors=tuple(a.index for a in actors),
        coordinating=tuple(tail.coordinating),
        leads=tail.leads,
        predicate=tail.predicate,
        strength=max(2, tail.strength) if kind == "directive" else 0,
        unknown=unknown if kind == "directive" else None,
    )


def _may_be_verb(text: ClauseText, at: int, end: int) -> bool:
    """Tell whether an unknown word behind an actor may be its predicate."""
    word = _WORD.match(text.folded, at, end)
    spaced = word is not None and text.folded.count(" ", word.end(), min(end, word.end() + 40)) > 2
    return spaced and text.text[at].islower() and not cues().match("binder", text.folded, at, end)


def _skip_apposition(text: ClauseText, at: int, end: int) -> int:
    """Step over what a person's name carries behind it, up to the word that orders."""
    at = _SPACE.match(text.folded, at, end).end()  # type: ignore[union-attr]
    match = _NAME_BEHIND.match(text.folded, at, end)
    return match.end() if match else at


def _ordered(
    text: ClauseText, order: re.Match[str], end: int, *, start: int, assigner: int | None
) -> Head | None:
    """Return the head that an order word begins; None when what follows is no order."""
    at = _SPACE.match(text.folded, order.end(), end).end()  # type: ignore[union-attr]
    table = cues()
    pattern = table.by_group[f"order_{order.lastgroup}"]
    if text.folded[at : at + 1] == '"':
        return None
    if text.folded[at : at + 1] == ":":
        named = _SPACE.match(text.folded, at + 1, end).end()  # type: ignore[union-attr]
        at = named if named in text.actors else at
    actors, behind = _actors_at(text, at, end)
    tail = _read_tail(text, behind if actors else at, end)
    if actors and not tail.strength and text.folded[tail.at : tail.at + 2] == "- ":
        tail = _behind_unknown(text, tail.at, end)
    announced = text.folded[at : at + 1] == ":" or table.announced.fullmatch(text.folded, at, end)
    unknown = None
    if not actors and not announced and tail.strength == 0:
        tail = _behind_unknown(text, at, end)
        named = text.text[at : at + 1].isupper() or table.match("addressed", text.folded, at, end)
        if tail.strength == 0 or not named:
            return None
        unknown = at, _trimmed(text.folded, at, tail.begin)
    return Head(
        "directive",
        start,
        tail.at,
        rule=pattern.id,
        modality=pattern.fields["modality"],
        assigner=assigner,
        actors=tuple(a.index for a in actors),
        coordinating=tuple(tail.coordinating),
        leads=tail.leads,
        predicate=tail.predicate,
        strength=3,
        unknown=unknown,
    )


def _trimmed(folded: str, start: int, end: int) -> int:
    while end > start and folded[end - 1] in " ,;:\n":
        end -= 1
    return end


def _behind_unknown(text: ClauseText, at: int, end: int, *, verbs: bool = True) -> _Tail:
    """Return the tail behind an actor that no list or grammar knows ("từng đồng chí trong …")."""
    stop = min(end, at + 160)
    for place in _WORD_START.finditer(text.folded, at, stop):
        if text.folded[place.start()] in ";.:":
            break
        manner = cues().match("manner", text.folded, place.end(), end)
        verb = verbs and cues().verb.at(text.folded, place.end(), end)
        manner = manner or cues().match("coordination", text.folded, place.end(), end)
        manner = manner or cues().match("lead_role", text.folded, place.end(), end)
        ends = manner and not _WORD.match(text.folded, manner.end())
        if ends or verb or (manner and manner.group().endswith(" ")):
            return _read_tail(text, place.end(), end)
    return _Tail(at, at)


def _skip_limits(text: ClauseText, at: int, end: int) -> int:
    """Step over time limits placed first ("Định kỳ hằng tuần, trước 16 giờ thứ Sáu, …")."""
    while (here := _skip_limit(text, at, end)) > at:
        at = here
    return at


def _skip_limit(text: ClauseText, at: int, end: int) -> int:
    """Step over a time limit placed first ("Trước ngày 15 hằng tháng, …")."""
    adverb = _REGULARLY.match(text.folded, at, end)
    here = adverb.end() if adverb else at
    limit = text.limits.get(here) or text.limits.get(at)
    if limit is None or limit > end:
        return at
    bracket = _BRACKET.match(text.folded, limit, end)
    limit = bracket.end() if bracket else limit
    comma = _COMMA.match(text.folded, limit, end)
    return comma.end() if comma else limit


def _read_tail(text: ClauseText, at: int, end: int) -> _Tail:
    """Read from behind the actors up to and with the first predicate."""
    tail = _Tail(at, at)
    while tail.at < end and _step(text, tail, end):
        pass
    return tail


def _step(text: ClauseText, tail: _Tail, end: int) -> bool:
    """Read one part of the tail; False when the predicate or the unknown is reached."""
    folded, table = text.folded, cues()
    bracket = _BRACKET.match(folded, tail.at, end)
    here = bracket.end() if bracket else tail.at
    if folded[here : here + 1] == ":":
        tail.colon = True
    here = _FILLER.match(folded, here, end).end()  # type: ignore[union-attr]
    if here >= end:
        tail.at = here
        return False
    said = table.match("statement", folded, here, end)
    if said and not tail.colon and (not tail.strength or said.group() in _PAST):
        tail.statement = not tail.firm
        tail.at = here
        return False
    adjunct = table.match("adjunct", folded, here, end)
    if adjunct and (here > tail.begin or adjunct.lastgroup == "in_time"):
        tail.at = adjunct.end()
        return True
    if role := table.match("lead_role", folded, here, end):
        tail.leads, tail.firm, tail.strength = True, True, max(tail.strength, 2)
        tail.predicate = here if tail.predicate is None else tail.predicate
        tail.at = role.end()
        return True
    if (phrase := table.match("coordination", folded, here, end)) and not tail.coordinating:
        found, behind = _actors_at(text, phrase.end(), end, separator=_JOINER)
        if found:
            tail.coordinating += [a.index for a in found]
            tail.strength = max(tail.strength, 2)
            tail.predicate = here if tail.predicate is None else tail.predicate
            tail.at = behind
            return True
    if (limit := text.limits.get(here)) and limit <= end:
        tail.at = limit
        return True
    manner = table.match("manner", folded, here, end)
    if manner and not _WORD.match(folded, manner.end()):
        tail.strength = max(tail.strength, 2)
        tail.firm = tail.firm or manner.lastgroup == "modal"
        tail.predicate = here if tail.predicate is None else tail.predicate
        tail.at = manner.end()
        return True
    if table.verb.at(folded, here, end):
        tail.strength = max(tail.strength, 1)
        tail.predicate = here if tail.predicate is None else tail.predicate
    tail.at = here
    return False


def _behind_circumstance(text: ClauseText, at: int, end: int) -> Head | None:
    """Return the head that follows a circumstance ("Sau khi …, Văn phòng …")."""
    circumstance = cues().match("circumstance", text.folded, at, end)
    if not circumstance:
        return None
    pattern = cues().by_group[f"circumstance_{circumstance.lastgroup}"]
    best: tuple[tuple[int, int], Head] | None = None
    subject, said, stated = False, False, None
    if pattern.id == "topic" and (after := _behind_long_topic(text, at, end)):
        return after
    for place, colon in _openings(text, circumstance.end(), end):
        begin = _skip_connectors(text, place, end)
        subject = subject or bool(cues().match("subject", text.folded, begin, end))
        said = said or bool(cues().match("statement", text.folded, begin, end))
        head = _directive_at(text, begin, end)
        if head is not None and head.kind == "statement":
            stated = stated or head
        if head is None or head.kind == "statement":
            continue
        if (said or (subject and not head.actors)) and head.strength < 3:
            continue
        rank = _rank(head, colon=colon, inner_verbs=bool(pattern.fields["inner_verbs"]))
        if best is None or (rank, head.start) < best[0]:
            best = (rank, head.start), head
    return best[1] if best else stated


def _reversed(text: ClauseText, at: int, end: int) -> Head | None:
    """Return the head of a clause that names its actor behind "do" ("… do Sở Y tế chủ trì")."""
    stop = text.folded.find(";", at, end)
    stop = end if stop < 0 else stop
    for word in cues().tables["reverse"].finditer(text.folded, at, stop):
        actors, behind = _actors_at(text, word.end(), stop)
        tail = _read_tail(text, behind, stop)
        past = _DONE.search(text.folded, at, word.start())
        if actors and tail.leads and not tail.statement and not past:
            return Head(
                "directive",
                at,
                tail.at,
                actors=tuple(a.index for a in actors),
                coordinating=tuple(tail.coordinating),
                leads=True,
                predicate=at,
                strength=2,
            )
    return None


def _behind_noun(text: ClauseText, at: int, end: int) -> Head | None:
    """Return the head behind a bare topic ("Các vị trí sạt lở, khẩn trương cắm biển …")."""
    for place, _ in _openings(text, at, end):
        if any(cues().match(t, text.folded, at, end) for t in ("subject", "statement")):
            return None
        if _DONE.search(text.folded, at, place):
            return None
        manner = cues().match("manner", text.folded, place, end)
        if manner and cues().verb.at(text.folded, manner.end() + 1, end):
            return _directive_at(text, place, end)
    return None


def _behind_long_topic(text: ClauseText, at: int, end: int) -> Head | None:
    """Return the head behind "Về đề nghị …; …: UBND tỉnh …", a topic that holds a ";" itself."""
    depth = 0
    for mark in _MARKS.finditer(text.folded, at, end):
        depth = max(0, depth + _depth_change(mark.group()))
        if depth == 0 and mark.group() == ":":
            begin = _SPACE.match(text.folded, mark.end(), end).end()  # type: ignore[union-attr]
            head = _directive_at(text, begin, end)
            if head and head.kind == "directive" and (head.actors or head.strength == 3):
                return head
    return None


def _spoken(text: ClauseText, at: int, end: int) -> Head | None:
    """Return the head of an order inside a report ("Thứ trưởng cũng giao … cho Viện …")."""
    stop = text.folded.find(";", at, end)
    for word in _ORDER_WORD.finditer(text.folded, at, end if stop < 0 else stop):
        order = cues().match("order", text.folded, word.start() + 1, end)
        before = text.folded[max(at, word.start() - 90) : word.start()]
        if not order or not cues().speaker.search(before) or before.count('"') % 2:
            continue
        head = _ordered(text, order, end, start=word.start() + 1, assigner=None)
        if head:
            return replace(head, inner=True)
    return None


def _rank(head: Head, *, colon: bool, inner_verbs: bool) -> int:
    """Order the places where a directive may begin behind a circumstance; lower is better."""
    named = bool(head.actors) or head.strength == 3
    if not inner_verbs:
        return 0
    return (0 if colon else 1) if named else (2 if colon else 3)


def _openings(text: ClauseText, at: int, end: int) -> Iterator[tuple[int, bool]]:
    """Yield the offsets where a directive may begin behind a circumstance.

    Behind each comma or colon outside brackets and quotes (with true for a colon), and where
    an order word has an agency behind it.
    """
    depth, folded = 0, text.folded
    for mark in _MARKS.finditer(folded, at, end):
        depth = max(0, depth + _depth_change(mark.group()))
        if mark.group() == ";" and depth == 0:
            end = mark.start()
            break
        if depth == 0 and mark.group() in (", ", ":"):
            colon = mark.group() == ":"
            yield _SPACE.match(folded, mark.end(), end).end(), colon  # type: ignore[union-attr]
    for order in _ORDER_WORD.finditer(folded, at, end):
        if order.end() in text.actors:
            yield order.start() + 1, False


def _depth_change(mark: str) -> int:
    return {"(": 1, "“": 1, ")": -1, "”": -1}.get(mark, 0)


def _clause_end(text: ClauseText, head: Head, end: int) -> int:
    """Return the offset of the mark that ends the clause: a ";", a "," or the sentence's end."""
    depth, quoted, listed = 0, False, False
    for mark in _MARKS.finditer(text.folded, head.resume, end):
        depth = max(0, depth + _depth_change(mark.group()))
        quoted ^= mark.group() == '"'
        if depth or quoted:
            continue
        if mark.group() == ":":
            listed = listed or bool(_NOUN_LIST.search(text.folded, head.start, mark.end()))
        elif mark.group() == ";" and _starts_clause(text, mark.end(), end, strong=listed):
            return mark.start()
        elif mark.group() == ", " and head.kind == "decision":
            begin = _skip_connectors(text, mark.end(), end)
            following = _directive_at(text, begin, end)
            if following and following.rule in ("giao", "yeu-cau", "de-nghi", "phan-cong"):
                return mark.start()
    return end


def _starts_clause(text: ClauseText, at: int, end: int, *, strong: bool) -> bool:
    """Tell whether what follows a ";" is a clause of its own (GUIDELINES, rules 2 and 3)."""
    at = _SPACE.match(text.folded, at, end).end()  # type: ignore[union-attr]
    if _is_time(text, at, end):
        return False
    if _CONTINUES.match(text.folded, at, end):
        head = read_head(text, at, end)
        return head.strength == 3 and head.kind == "directive"
    begin = _skip_connectors(text, at, end)
    if cues().match("quality", text.folded, begin, end):
        return False
    connected = begin > at
    head = read_head(text, at, end)
    if head.kind in ("statement", "time"):
        return False
    return head.strength >= 2 or connected or not strong


def _finish(text: ClauseText, head: Head, stop: int) -> Clause:
    """Return the clause of ``head`` that ends before ``stop``, trimmed, with what it announces."""
    end = stop
    while end > head.start and text.folded[end - 1] in " .;,/…\n":
        end -= 1
    if text.folded[end - 1 : end] != ":":
        return Clause(head, head.start, end, joined=_joined(text, head, end))
    return _announcement(text, head, end)


def _announcement(text: ClauseText, head: Head, end: int) -> Clause:
    """Return a clause that ends in a colon: it announces a list, says something, or both."""
    table = cues()
    words = text.folded[head.start : end]
    bare = Clause(head, head.start, end, announces=True)
    kept = end - 1
    while kept > head.start and text.folded[kept - 1] == " ":
        kept -= 1
    if head.kind == "statement" and not head.actors:
        if table.conclusion.search(words):
            return replace(bare, head=replace(head, kind="announcement"))
        return replace(bare, end=kept, announces=False)
    if head.actors and (named := _named_only(text, head, words, end)):
        return replace(bare, head=named)
    if table.detail.search(words):
        return replace(bare, end=kept, details=True, joined=_joined(text, head, kept))
    in_which = table.in_which.search(words)
    if in_which and in_which.start() > _SAID:
        stop = head.start + in_which.start()
        return replace(bare, end=stop, joined=_joined(text, head, stop))
    ending = table.announcement.search(words)
    if head.kind == "directive" and table.list_follows.search(words):
        return replace(bare, head=replace(head, kind="announcement"))
    begin = head.predicate if head.predicate is not None else head.resume
    if head.kind == "directive" and not text.folded[head.resume : end].strip(" :,"):
        return replace(bare, head=replace(head, kind="announcement"))
    if head.predicate is None or table.announced.fullmatch(text.folded, begin, end):
        return replace(bare, head=replace(head, kind=_announcing(head)))
    if ending and table.announced.fullmatch(text.folded, head.resume, end):
        return replace(bare, head=replace(head, kind="announcement"))
    return replace(bare, end=kept, joined=_joined(text, head, kept))


def _named_only(text: ClauseText, head: Head, words: str, end: int) -> Head | None:
    """Return the head of a lead-in whose actors are all it says, or who concludes in it."""
    table = cues()
    here = _SPACE.match(text.folded, _behind(text, head), end).end()  # type: ignore[union-attr]
    if head.kind == "directive" and table.match("relative", text.folded, here, end):
        return replace(head, kind="announcement", predicate=None)
    concludes = not head.rule and table.conclusion.search(words)
    if concludes and table.match("saying", text.folded, here, end):
        return replace(head, kind="announcement", actors=(), assigner=head.actors[0])
    return None


def _behind(text: ClauseText, head: Head) -> int:
    """Return the offset behind the last actor of a head."""
    return text.behind[head.actors[-1]]


def _announcing(head: Head) -> str:
    return "announcement" if head.kind in ("directive", "statement") else head.kind


def _joined(text: ClauseText, head: Head, end: int) -> tuple[int, ...]:
    """Return the agencies that a later "phối hợp với …" of the same clause names.

    One put on the object of the clause ("chỉ đạo các nhà thầu phối hợp với …") is not the
    item's: the phrase must follow a comma or "và", not an agency.
    """
    if head.kind != "directive":
        return ()
    found: list[int] = []
    pattern = cues().tables["coordination"]
    for match in pattern.finditer(text.folded, head.resume, end):
        before = text.folded[max(0, match.start() - 6) : match.start()]
        if not before.endswith((", ", " và ", "; ")) or match.group().startswith("cùng "):
            continue
        actors, _ = _actors_at(text, match.end(), end, separator=_JOINER)
        found += [a.index for a in actors]
    return tuple(found)
