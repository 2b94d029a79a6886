"""Decide which clauses are action items, and who leads and coordinates each.

*Attribution* gives every directive its actors: its own, or those that carry over from the
clause before, the point above, the lead-in of its list, its heading or the addressees of the
letter (corpora/GUIDELINES.md, "Who"). An own actor ends what is carried.

What may be carried is kept in **frames**, one for a block of the outline (and one for the whole
document): the actors, the coordinating agencies and the order word that its points inherit. A
**chain** is the same within one block, from clause to clause. Numbers of agencies are indices
into ``doc.spans["agencies"]``.
"""

from spacy.tokens import Doc

from extract.annotations import DirectiveValue
from extract.clauses import cues
from extract.resolve.context import Context, whole
from extract.resolve.frames import (
    Assignment,
    Chain,
    Found,
    Frame,
    Sentence,
    Source,
    State,
    all_found,
)
from extract.resolve.headings import Headings
from extract.resolve.selection import Selection

_ORDER = 3  # strength of a clause with an order word
_CAPTION = 70  # characters; longer sentences of a report tell something


class Attribution:
    """Reads a document's directives in order and says which are items, and whose."""

    def __init__(self, doc: Doc) -> None:
        self.context = Context(doc)
        self.selection = Selection(self.context)
        self.headings = Headings(self.context)
        self._concludes = whole("conclusion")
        self._announced = whole("announced")
        self._told = whole("directive_told")
        self.extended: dict[int, int] = dict(doc.user_data.get("names_run_on", {}))
        """Where the name of a group ends that runs on behind its span."""
        self.directives = self.context.directives
        self._openings = {d.sentence: i for i, d in reversed(list(enumerate(self.directives)))}

    def run(self) -> list[Assignment]:
        """Return the action items in reading order."""
        state = State()
        state.frames[None] = Frame(leads=self.context.addressees, source="addressee")
        state.started = self.context.begins_with_work()
        for number, value in enumerate(self.directives):
            paragraph = self.context.paragraphs[value.paragraph].value
            if state.block != paragraph.block:
                self._enter(state, paragraph.block)
            if value.sentence != state.sentence.number:
                state.sentence = Sentence(value.sentence)
            if self.context.is_silent(paragraph.block):
                continue
            if paragraph.heading or self._is_title(value):
                self._enter_heading(state, value, paragraph.block)
            self._read(state, number, value, paragraph.block, heading=paragraph.heading)
        return state.found

    def _enter(self, state: State, block: int) -> None:
        """Begin another block: what a sibling point carried ends, what stands above holds."""
        state.block = block
        state.started = state.started or self.context.enters_work(block)
        frame = state.frame(self.context.path(block))
        state.chain = Chain(
            leads=all_found(frame.leads, frame.source),
            modality=frame.modality,
            assigner=frame.assigner,
        )

    def _enter_heading(self, state: State, value: DirectiveValue, block: int) -> None:
        """A heading that is an agency, or "Trách nhiệm của …", gives its points their actors."""
        paragraph = self.context.paragraphs[value.paragraph]
        start, end = paragraph.start, paragraph.end
        actors = () if value.rule else self.headings.actors(start, end)
        if not actors:
            return
        self._extend(actors[-1], end)
        above = state.frame(self.context.path(block)[1:])
        frame = Frame(actors, (), above.modality, "heading", above.assigner)
        self._set_frame(state, block, frame)

    def _is_title(self, value: DirectiveValue) -> bool:
        """Tell whether a paragraph is but a topic ("Đối với các cơ sở …:") above its points."""
        paragraph = self.context.paragraphs[value.paragraph]
        above = self.context.folded[paragraph.end - 1] == ":" or self.context.has_points(
            paragraph.value.block
        )
        if value.actors or not above:
            return False
        return self.headings.is_whole(paragraph.start, paragraph.end)

    def _extend(self, agency: int, end: int) -> None:
        stop = self.headings.name_end(agency, end)
        if stop is not None:
            self.extended[agency] = stop

    def _set_frame(self, state: State, block: int | None, frame: Frame) -> None:
        state.frames[block] = frame
        state.chain = Chain(
            leads=all_found(frame.leads, frame.source),
            modality=frame.modality,
            assigner=frame.assigner,
        )

    def _read(
        self, state: State, number: int, value: DirectiveValue, block: int, *, heading: bool
    ) -> None:
        if self._announces_only(number, value, block, heading=heading):
            self._announce(state, number, block)
            return
        if heading and (not (value.actors and value.strength) or self._names_only(value)):
            return
        if value.kind == "statement":
            self._state_of_things(state, number)
        elif value.kind in ("directive", "decision", "target") and self.selection.is_item(
            state, number, block
        ):
            self._assign(state, number, value, block)
            if value.announces:
                self._announce(state, number, block)

    def _names_only(self, value: DirectiveValue) -> bool:
        """Tell whether a heading is a name and no more ("Các tổ chức được cấp phép khai thác")."""
        paragraph = self.context.paragraphs[value.paragraph]
        if self.headings.is_whole(paragraph.start, paragraph.end):
            return True
        behind = self.context.agency_bounds[value.actors[-1]][1] + 1
        told = cues().match("relative", self.context.folded, behind, paragraph.end)
        return told is not None and self.context.has_points(paragraph.value.block)

    def _announces_only(
        self, number: int, value: DirectiveValue, block: int, *, heading: bool
    ) -> bool:
        """Tell whether a clause names actors or a list, and no work of its own."""
        if value.kind == "announcement":
            return True
        if value.kind != "directive":
            return False
        if not value.actors:  # what announces the points below it is their title
            return value.announces and value.strength < _ORDER and self.context.has_points(block)
        if value.predicate is not None:
            return self.context.has_points(block) and self._says_nothing(number, value.predicate)
        rest = self.context.folded[
            self.context.agency_bounds[value.actors[-1]][1] : self.context.bounds[number][1]
        ]
        return value.announces or heading or len(rest.split()) < 2

    def _says_nothing(self, number: int, predicate: int) -> bool:
        """Tell whether no work is named behind the actors ("… chủ trì, phối hợp thực hiện")."""
        end = self.context.bounds[number][1]
        return self._announced.fullmatch(self.context.folded, predicate, end) is not None

    def _announce(self, state: State, number: int, block: int) -> None:
        """Set the frame of the list that follows."""
        value = self._without_issuer(self.directives[number])
        if self.context.in_background(block) and value.kind != "announcement" and not value.rule:
            return
        self.context.open(block, alone=self._stands_alone(block), ordered=self._orders(number))
        if value.details:
            state.detailed.add(block)
        state.started = state.ordering = True
        above = state.frame(self.context.path(block))
        carried = tuple(f.agency for f in state.chain.leads) if state.chain.active else above.leads
        leads = value.actors or carried
        if value.actors and value.predicate is None:
            self._extend(value.actors[-1], self.context.bounds[number][1])
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
        state.frames[block] = frame
        scope: int | None = block
        if self._stands_alone(block):
            scope = self.context.blocks[block].parent
        self._set_frame(state, scope, frame)

    def _without_issuer(self, value: DirectiveValue) -> DirectiveValue:
        """Return a lead-in whose subject is the issuer as his: "Bộ Nội vụ hướng dẫn như sau:"."""
        if value.rule or not value.actors or not all(map(self.context.is_issuer, value.actors)):
            return value
        return value._replace(actors=(), assigner=value.actors[0])

    def _orders(self, number: int) -> bool:
        """Tell whether an announcement gives orders or concludes: not "kết quả như sau:"."""
        words = self.context.folded[slice(*self.context.bounds[number])]
        return bool(self.directives[number].rule or self._concludes.search(words))

    def _stands_alone(self, block: int) -> bool:
        """Tell whether a block is a paragraph without points below it: they stand beside it."""
        marked = self.context.blocks[block].marker is not None
        return not marked and not self.context.has_points(block)

    def _state_of_things(self, state: State, number: int) -> None:
        start, end = self.context.bounds[number]
        # "Hoạt động kiểm tra … phải được chú trọng; kịp thời biểu dương …" goes on with orders.
        state.sentence.stated = " phải " not in self.context.folded[start:end]
        if self.context.genre == "news":
            state.chain.active = False
            # A caption between two paragraphs does not end what is being ordered.
            state.ordering = state.ordering and end - start < _CAPTION
            state.voice = state.voice and not self.context.another_speaks(start, end)
            if not state.found and self._told.search(self.context.folded, start, end):
                state.voice = state.ordering = True

    def _assign(self, state: State, number: int, value: DirectiveValue, block: int) -> None:
        """Record an item, and what the next clauses carry on from it."""
        chain = state.chain
        if value.kind == "decision":
            state.found.append(Assignment(number, "decision", "order", (), (), value.assigner, 3))
            chain.mentioned = self._mentioned(number)
            return
        modality = value.modality or chain.modality or "order"
        leads, coordinating = self._parties(state, number, value, block)
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
        return tuple(self.context.agencies_within(*self.context.bounds[directive])[:1])

    def _parties(
        self, state: State, number: int, value: DirectiveValue, block: int
    ) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
        """Return the leads and the coordinating agencies of a clause."""
        chain, sentence = state.chain, state.sentence
        named = all_found(value.coordinating, "explicit")
        joined = all_found(value.joined, "explicit")
        if value.actors or value.unknown:
            sentence.coordinating = value.coordinating
            return self._own(number, value.actors), named + joined
        leads = chain.leads or all_found(chain.mentioned, "same_item")
        if named:
            if value.leads or self._begins_sentence(value):
                sentence.coordinating = value.coordinating
            return leads, named + joined
        if sentence.coordinating:
            carried = all_found(sentence.coordinating, "same_item")
            return leads, carried + joined
        frame = state.frame(self.context.path(block))
        held = frame.coordinating if chain.framed else ()
        return leads, all_found(held, frame.source) + joined

    def _own(self, number: int, actors: tuple[int, ...]) -> tuple[Found, ...]:
        """Return the actors of a clause; those of a topic before it lead into it ("Đối với …, …")."""
        start, bounds = self.context.bounds[number][0], self.context.agency_bounds
        return tuple(Found(a, "explicit" if bounds[a][0] >= start else "lead_in") for a in actors)

    def _begins_sentence(self, value: DirectiveValue) -> bool:
        return self.directives[self._openings[value.sentence]] is value

    def _carry_on(
        self,
        state: State,
        value: DirectiveValue,
        leads: tuple[Found, ...],
        modality: str,
        block: int,
    ) -> None:
        chain = state.chain
        chain.active = state.ordering = True
        state.voice = state.voice or value.strength == _ORDER
        chain.modality = modality
        if value.assigner is not None:
            chain.assigner = value.assigner
        if not value.actors and not value.unknown:
            return
        chain.leads = tuple(f._replace(source="same_item") for f in leads)
        chain.mentioned = ()
        chain.framed = False
        if not value.announces and self.context.blocks[block].marker is not None:
            state.frames[block] = Frame(
                leads=value.actors, modality=modality, source="lead_in", assigner=chain.assigner
            )
