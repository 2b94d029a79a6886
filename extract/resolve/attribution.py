"""Decide which clauses are action items, and who leads and coordinates each.

*Attribution* gives every directive its actors: its own, or those that carry over from the
clause before, the point above, the lead-in of its list, its heading or the addressees of the
letter (corpora/GUIDELINES.md, "Who"). An own actor ends what is carried.

What may be carried is kept in **frames**, one for a block of the outline (and one for the whole
document): the actors, the coordinating agencies and the order word that its points inherit. A
**chain** is the same within one block, from clause to clause. Numbers of agencies are indices
into ``doc.spans["agencies"]``.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import Literal

from spacy.tokens import Doc, Span

from extract.annotations import BlockValue, DirectiveValue, folded, text_of
from extract.lexicons import patterns

Source = Literal["explicit", "same_item", "lead_in", "heading", "addressee", "preamble", "table"]

_BRACKETS = re.compile(r"\([^)]*\)")
# What may stand before the agency of a heading that is an actor.
_DUTY = ("", "trách nhiệm của", "nhiệm vụ của", "đối với", "về phía", "đề nghị", "giao")
# Where a group's name ends at the latest: "các xã ven biển" | ", trong đó …", "(sau đây gọi …)".
_BREAK = re.compile(
    r" ?(?:[(:;]|, (?=trong |bao gồm|gồm|nhất là|đặc biệt|theo |căn cứ|cụ thể|thường xuyên|tiếp tục))"
)
_LONG_GROUP = 24  # words: "các tổ chức, cá nhân hoạt động trong lĩnh vực …"
_CAPTION = 70  # characters; longer sentences of a report tell something
_SILENT_ROLES = frozenset({"header", "recipients", "signature"})
_ORDERING_GENRES = frozenset({"notice", "dispatch", "instruction"})


@dataclass(frozen=True, slots=True)
class Found:
    """An agency with the way it was found."""

    agency: int
    source: Source


@dataclass(frozen=True, slots=True)
class Frame:
    """What the points below inherit."""

    leads: tuple[int, ...] = ()
    coordinating: tuple[int, ...] = ()
    modality: str | None = None
    source: Source = "lead_in"
    assigner: int | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """A directive that is an action item, with its parties."""

    directive: int
    """Index into ``doc.spans["directives"]``."""
    kind: str
    modality: str
    leads: tuple[Found, ...]
    coordinating: tuple[Found, ...]
    assigner: int | None
    strength: int


@dataclass(slots=True)
class _Chain:
    """What the next clause of the same block carries on."""

    leads: tuple[Found, ...] = ()
    framed: bool = True
    """The leads come from a frame, whose coordinating agencies hold too."""
    modality: str | None = None
    assigner: int | None = None
    active: bool = False
    mentioned: tuple[int, ...] = ()
    """Agencies named in the decision before: the last resort for a clause without actor."""


@dataclass(slots=True)
class _Sentence:
    """What holds within one sentence."""

    number: int = -1
    coordinating: tuple[int, ...] = ()
    stated: bool = False


@dataclass(slots=True)
class _State:
    frames: dict[int | None, Frame] = field(default_factory=dict)
    started: bool = False
    block: int | None = None
    chain: _Chain = field(default_factory=_Chain)
    sentence: _Sentence = field(default_factory=_Sentence)
    detailed: set[int] = field(default_factory=set)
    opened: set[int] = field(default_factory=set)
    """Blocks in which a lead-in has announced work: background no longer."""
    ordering: bool = False
    """A report is telling orders: an agency that begins the next paragraph is given one."""
    found: list[Assignment] = field(default_factory=list)


class Attribution:
    """Reads a document's directives in order and says which are items, and whose."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = text_of(doc)
        self.folded = folded(doc)
        self.genre: str = doc._.genre or "other"
        self.blocks: list[BlockValue] = [s._.block for s in doc.spans.get("blocks", ())]
        self.paragraphs: list[Span] = list(doc.spans.get("paragraphs", ()))
        self.agencies: list[Span] = list(doc.spans.get("agencies", ()))
        self.agency_bounds = [(a.start_char, a.end_char) for a in self.agencies]
        spans = list(doc.spans.get("directives", ()))
        self.directives: list[DirectiveValue] = [s._.directive for s in spans]
        self.extended: dict[int, int] = dict(doc.user_data.get("names_run_on", {}))
        """Where the name of a group ends that runs on behind its span."""
        self.bounds = [(s.start_char, s.end_char) for s in spans]
        self._openings = {d.sentence: i for i, d in reversed(list(enumerate(self.directives)))}
        kinds = {s.label_ for s in doc.spans.get("header", ())}
        # A head that cannot be read ("CHỈTH '") tells no genre; what it is no report either.
        self.ordering = self.genre in _ORDERING_GENRES or (
            self.genre == "other" and "kind" not in kinds
        )
        self._superior = _whole("superior")
        self._conclusions = _whole("conclusions")
        self._background = {p.id: p.compile() for p in patterns("cues", "background")}

    def run(self) -> list[Assignment]:
        """Return the action items in reading order."""
        state = _State()
        state.frames[None] = Frame(leads=self._addressees(), source="addressee")
        state.started = self.genre in ("dispatch", "instruction") and not self._has_preamble()
        for number, value in enumerate(self.directives):
            paragraph = self.paragraphs[value.paragraph]._.paragraph
            if state.block != paragraph.block:
                self._enter(state, paragraph.block)
            if value.sentence != state.sentence.number:
                state.sentence = _Sentence(value.sentence)
            if self._silent(paragraph.block):
                continue
            if paragraph.heading:
                self._read_heading(state, value, paragraph.block)
            self._read(state, number, value, paragraph.block, heading=paragraph.heading)
        return state.found

    def _has_preamble(self) -> bool:
        return any(b.role == "preamble" for b in self.blocks)

    def _silent(self, block: int) -> bool:
        return any(b.role in _SILENT_ROLES for b in self._ancestors(block))

    def _ancestors(self, block: int | None) -> list[BlockValue]:
        found = []
        while block is not None:
            found.append(self.blocks[block])
            block = self.blocks[block].parent
        return found

    def _addressees(self) -> tuple[int, ...]:
        """Return the agencies that a letter is addressed to ("Kính gửi: …")."""
        spans = [
            s for s in self.doc.spans.get("blocks", ()) if s._.block.id.startswith("addressees")
        ]
        return tuple(i for s in spans for i in self._within(s.start_char, s.end_char))

    def _within(self, start: int, end: int) -> list[int]:
        """Return the indices of the agencies in the characters ``[start, end)``."""
        first = bisect_left(self.agency_bounds, (start, start))
        found = []
        for index in range(first, len(self.agency_bounds)):
            if self.agency_bounds[index][0] >= end:
                break
            if self.agency_bounds[index][1] <= end:
                found.append(index)
        return found

    def _enter(self, state: _State, block: int) -> None:
        """Begin another block: what a sibling point carried ends, what stands above holds."""
        state.block = block
        value = self.blocks[block]
        if value.role == "tasks" or (value.marker and self.genre in _ORDERING_GENRES):
            state.started = True
        frame = self._frame(state, block)
        state.chain = _Chain(
            leads=tuple(Found(a, frame.source) for a in frame.leads),
            modality=frame.modality,
            assigner=frame.assigner,
        )

    def _frame(self, state: _State, block: int | None) -> Frame:
        """Return the nearest frame above, or of, ``block``."""
        while block is not None:
            if block in state.frames:
                return state.frames[block]
            block = self.blocks[block].parent
        return state.frames[None]

    def _read_heading(self, state: _State, value: DirectiveValue, block: int) -> None:
        """A heading that is an agency, or "Trách nhiệm của …", gives its points their actors."""
        paragraph = self.paragraphs[value.paragraph]
        if value.rule:
            return
        start, end = paragraph.start_char, paragraph.end_char
        inside = [i for i in self._within(start, end) if not self._bracketed(i, start)]
        if not inside or not self._names_actors(inside, start, end):
            return
        self._extend(inside[-1], end)
        above = self._frame(state, self.blocks[block].parent)
        frame = Frame(
            leads=tuple(inside),
            modality=above.modality,
            source="heading",
            assigner=above.assigner,
        )
        self._set_frame(state, block, frame)

    def _bracketed(self, agency: int, start: int) -> bool:
        """Tell whether an agency stands in brackets behind ``start``."""
        place = self.agency_bounds[agency][0]
        return self.folded.count("(", start, place) > self.folded.count(")", start, place)

    def _names_actors(self, inside: list[int], start: int, end: int) -> bool:
        """Tell whether a heading is its actors: it begins with one, or says whose duty follows."""
        before = self.folded[start : self.agency_bounds[inside[0]][0]]
        if before.strip(" *_.:") not in _DUTY:
            return False
        behind = self.folded[self.agency_bounds[inside[-1]][1] : end]
        words = _BRACKETS.sub(" ", behind).split()
        group = self.agencies[inside[-1]]._.agency.group
        return len(words) <= (_LONG_GROUP if group else 1)

    def _extend(self, agency: int, end: int) -> None:
        """Let a group's name run to ``end``: "các đơn vị" … "được giao làm Bên mời thầu"."""
        stop = self.agency_bounds[agency][1]
        words = _BREAK.split(self.folded[stop:end], maxsplit=1)[0].rstrip(" :.;,*_")
        value = self.agencies[agency]._.agency
        if value.group and words.strip():
            self.extended[agency] = stop + len(words)

    def _set_frame(self, state: _State, block: int | None, frame: Frame) -> None:
        state.frames[block] = frame
        state.chain = _Chain(
            leads=tuple(Found(a, frame.source) for a in frame.leads),
            modality=frame.modality,
            assigner=frame.assigner,
        )

    def _read(
        self, state: _State, number: int, value: DirectiveValue, block: int, *, heading: bool
    ) -> None:
        if self._announces_only(number, value, heading=heading):
            self._announce(state, number, block)
            return
        if heading and not (value.actors and value.strength):
            return
        if value.kind == "statement":
            self._state_of_things(state, number)
        elif value.kind in ("directive", "decision", "target") and self._is_item(
            state, number, block
        ):
            self._assign(state, number, value, block)
            if value.announces:
                self._announce(state, number, block)

    def _announces_only(self, number: int, value: DirectiveValue, *, heading: bool) -> bool:
        """Tell whether a clause names actors or a list, and no work of its own."""
        if value.kind == "announcement":
            return True
        if value.kind != "directive" or not value.actors or value.predicate is not None:
            return False
        rest = self.folded[self.agency_bounds[value.actors[-1]][1] : self.bounds[number][1]]
        return value.announces or heading or len(rest.split()) < 2

    def _announce(self, state: _State, number: int, block: int) -> None:
        """Set the frame of the list that follows."""
        value = self.directives[number]
        if self._in_background(state, block) and value.kind != "announcement" and not value.rule:
            return
        state.opened.add(block)
        if value.details:
            state.detailed.add(block)
        state.started = state.ordering = True
        above = self._frame(state, block)
        carried = tuple(f.agency for f in state.chain.leads) if state.chain.active else above.leads
        leads = value.actors or carried
        if value.actors and value.predicate is None:
            self._extend(value.actors[-1], self.bounds[number][1])
        coordinating = value.coordinating + value.joined
        if not value.actors:
            coordinating = coordinating or above.coordinating
        source: Source = "lead_in" if value.actors or state.chain.active else above.source
        frame = Frame(
            leads=leads,
            coordinating=coordinating,
            modality=value.modality or above.modality,
            source=source,
            assigner=value.assigner if value.assigner is not None else above.assigner,
        )
        scope = None if self.blocks[block].role == "preamble" else block
        if scope is None and self.blocks[block].marker is None:
            state.frames[block] = frame
        self._set_frame(state, scope, frame)

    def _state_of_things(self, state: _State, number: int) -> None:
        start, end = self.bounds[number]
        # "Hoạt động kiểm tra … phải được chú trọng; kịp thời biểu dương …" goes on with orders.
        state.sentence.stated = " phải " not in self.folded[start:end]
        if self.genre == "news":
            state.chain.active = False
            # A caption between two paragraphs does not end what is being ordered.
            state.ordering = state.ordering and end - start < _CAPTION

    def _in_background(self, state: _State, block: int, *, aims: bool = False) -> bool:
        """Tell whether a block tells findings, aims or principles, not work.

        With ``aims``, headings such as "Mục tiêu" are no background: targets stand there.
        """
        if block in state.opened:
            return False
        if self.blocks[block].role == "findings":
            return True
        kinds = self._background.values() if not aims else (self._background["findings"],)
        here: int | None = block
        while here is not None and here not in state.opened:
            value = self.blocks[here]
            title = _lowered(value.title) if value.heading and value.title else ""
            if any(kind.match(title) for kind in kinds):
                return True
            here = value.parent
        return False

    def _is_item(self, state: _State, number: int, block: int) -> bool:
        """Tell whether a clause puts something on someone (corpora/GUIDELINES.md, "Items")."""
        value = self.directives[number]
        if any(i in state.detailed for i in self._indices_above(block)) and value.strength < 3:
            return False
        if (self._in_annex(block) and value.strength < 3) or self._shouted(number):
            return False
        if value.kind == "decision":
            return self._may_decide(state, value, block)
        if value.kind == "target":
            if self._gives_work(state, block) is False:
                return False
            background = self._in_background(state, block, aims=True)
            return state.started and not background
        if value.strength == 3:
            return self._is_order(state, value, block)
        if state.sentence.stated or self._in_background(state, block):
            return False
        if self.genre == "news":
            return self._goes_on(state, value)
        if not self._gives_work(state, block) and not state.chain.active:
            return False
        if not state.started or value.strength == 0:
            return False
        return bool(value.actors) or state.chain.active or self._announced(state, block)

    def _is_order(self, state: _State, value: DirectiveValue, block: int) -> bool:
        """Tell whether a clause with an order word is an order of the document's author."""
        if self._titled(block, self._background["discussion"]):
            return False
        assigner = self.agencies[value.assigner]._.agency if value.assigner is not None else None
        if assigner is not None and assigner.kind == "person" and not value.actors:
            return self.genre == "news" and value.unknown is not None
        if self.genre in ("news", "other") and value.modality == "request" and value.actors:
            asked = [self.agency_bounds[i] for i in value.actors]
            if all(self._superior.fullmatch(self.folded, *bounds) for bounds in asked):
                return False
        if value.actors or (value.unknown is not None and self.genre != "other"):
            return True
        return value.predicate is not None and state.started and self._gives_work(state, block)

    def _goes_on(self, state: _State, value: DirectiveValue) -> bool:
        """Tell whether a clause of a report goes on with the orders before it."""
        if any(self.agencies[i]._.agency.kind == "person" for i in value.actors):
            return False
        return state.chain.active or (state.ordering and bool(value.actors))

    def _gives_work(self, state: _State, block: int) -> bool:
        """Tell whether bare imperatives of a block are work.

        Not so in a report or minutes, unless a heading says that conclusions or duties follow.
        """
        opened = any(i in state.opened for i in (block, *self._indices_above(block)))
        return opened or self.ordering or self._titled(block, self._conclusions)

    def _titled(self, block: int | None, expression: re.Pattern[str]) -> bool:
        """Tell whether a heading above, or of, the block matches."""
        while block is not None:
            value = self.blocks[block]
            if value.heading and value.title and expression.match(_lowered(value.title)):
                return True
            block = value.parent
        return False

    def _announced(self, state: _State, block: int) -> bool:
        """Tell whether a bare imperative may stand here: in a point, or behind a lead-in.

        "Thực hiện Công văn số …" that opens a letter is its basis, not a task.
        """
        return self.blocks[block].marker is not None or self._frame(state, block) != Frame(
            leads=self._frame(state, None).leads, source="addressee"
        )

    def _shouted(self, number: int) -> bool:
        """Tell whether a clause is a title in capitals."""
        start, end = self.bounds[number]
        return self.text[start:end].isupper()

    def _in_annex(self, block: int) -> bool:
        return any(b.role == "annex" for b in self._ancestors(block))

    def _indices_above(self, block: int | None) -> list[int]:
        found = []
        block = self.blocks[block].parent if block is not None else None
        while block is not None:
            found.append(block)
            block = self.blocks[block].parent
        return found

    def _may_decide(self, state: _State, value: DirectiveValue, block: int) -> bool:
        if self._in_background(state, block):
            return False
        return state.started or value.assigner is not None

    def _assign(self, state: _State, number: int, value: DirectiveValue, block: int) -> None:
        """Record an item, and what the next clauses carry on from it."""
        chain = state.chain
        if value.kind == "decision":
            state.found.append(Assignment(number, "decision", "order", (), (), value.assigner, 3))
            chain.mentioned = self._mentioned(number)
            return
        modality = value.modality or chain.modality or "order"
        leads, coordinating = self._parties(state, value, block)
        if value.kind == "target":
            leads = coordinating = ()
        state.found.append(
            Assignment(
                number,
                "target" if value.kind == "target" else "task",
                modality,
                leads,
                coordinating,
                value.assigner if value.assigner is not None else chain.assigner,
                value.strength,
            )
        )
        if value.kind != "target":
            self._carry_on(state, value, leads, modality, block)

    def _mentioned(self, directive: int) -> tuple[int, ...]:
        return tuple(self._within(*self.bounds[directive])[:1])

    def _parties(
        self, state: _State, value: DirectiveValue, block: int
    ) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
        """Return the leads and the coordinating agencies of a clause."""
        chain, sentence = state.chain, state.sentence
        named = _explicit(value.coordinating)
        joined = _explicit(value.joined)
        if value.actors or value.unknown:
            sentence.coordinating = value.coordinating
            return _explicit(value.actors), named + joined
        leads = chain.leads or tuple(Found(a, "same_item") for a in chain.mentioned)
        if named:
            if value.leads or self._begins_sentence(value):
                sentence.coordinating = value.coordinating
            return leads, named + joined
        if sentence.coordinating:
            carried = tuple(Found(a, "same_item") for a in sentence.coordinating)
            return leads, carried + joined
        frame = self._frame(state, block)
        held = frame.coordinating if chain.framed else ()
        return leads, tuple(Found(a, frame.source) for a in held) + joined

    def _begins_sentence(self, value: DirectiveValue) -> bool:
        return self.directives[self._openings[value.sentence]] is value

    def _carry_on(
        self,
        state: _State,
        value: DirectiveValue,
        leads: tuple[Found, ...],
        modality: str,
        block: int,
    ) -> None:
        chain = state.chain
        chain.active = state.ordering = True
        chain.modality = modality
        if value.assigner is not None:
            chain.assigner = value.assigner
        if not value.actors and not value.unknown:
            return
        chain.leads = tuple(replace(f, source="same_item") for f in leads)
        chain.mentioned = ()
        chain.framed = False
        if not value.announces and self.blocks[block].marker is not None:
            state.frames[block] = Frame(
                leads=value.actors, modality=modality, source="lead_in", assigner=chain.assigner
            )


def _explicit(agencies: tuple[int, ...]) -> tuple[Found, ...]:
    return tuple(Found(a, "explicit") for a in agencies)


def _whole(table: str) -> re.Pattern[str]:
    return re.compile("|".join(p.regex for p in patterns("cues", table)))


def _lowered(title: str) -> str:
    return re.sub(r"^[^\w]*(?:\w{1,4}[.)] )?", "", title.lower().replace("\n", " "))
