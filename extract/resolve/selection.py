"""Which clauses are action items: those that put something on someone."""

from extract.annotations import DirectiveValue
from extract.clauses import cues
from extract.lexicons import load, patterns
from extract.resolve.context import Context, whole
from extract.resolve.frames import Frame, State

_FEWEST = 3
"""Words of a clause without actor that says what is to be done."""


class Selection:
    """Tells the items of one document from its statements (corpora/GUIDELINES.md, "Items")."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._superior = whole("superior")
        self._following = {p.id for p in patterns("cues", "decision") if p.fields.get("follows")}

    def is_item(self, state: State, number: int, block: int) -> bool:
        """Tell whether a clause puts something on someone (corpora/GUIDELINES.md, "Items")."""
        value = self.context.directives[number]
        if any(i in state.detailed for i in self.context.path(block)[1:]) and value.strength < 3:
            return False
        if (value.strength < 3 and self._is_aside(state, block)) or self._shouted(number):
            return False
        if value.strength < 3 and (self._is_promise(value) or self._is_bare(number, value)):
            return False
        if value.kind == "decision":
            return self._may_decide(state, value, block)
        if value.kind == "target":
            if self.context.gives_work(block) is False:
                return False
            background = self.context.in_background(block, aims=True)
            return state.started and not background
        if value.strength == 3:
            return self._is_order(state, number, value, block)
        told = self.context.genre == "news" and state.chain.active
        if state.sentence.stated or (
            self.context.in_background(block, named=bool(value.actors)) and not told
        ):
            return False
        if self.context.genre == "news":
            return self._goes_on(state, value)
        if not self.context.gives_work(block) and not state.chain.active:
            return False
        if not state.started or value.strength == 0:
            return False
        return bool(value.actors) or state.chain.active or self._announced(state, block)

    def _is_bare(self, number: int, value: DirectiveValue) -> bool:
        """Tell whether a clause is a verb without anything that it does: a line "Lãnh đạo"."""
        start, end = self.context.bounds[number]
        return not value.actors and self.context.folded.count(" ", start, end) < _FEWEST - 1

    def _is_promise(self, value: DirectiveValue) -> bool:
        """Tell whether a letter says what its sender does himself ("Bộ Tài chính gửi kèm …")."""
        own = bool(value.actors) and all(map(self.context.is_issuer, value.actors))
        return own and self.context.genre == "dispatch"

    def _is_aside(self, state: State, block: int) -> bool:
        """Tell whether a point orders nothing of itself: an agenda's, or an annex's without actor."""
        if self.context.is_agenda(block):
            return True
        return (
            self.context.in_annex(block)
            and state.frame(self.context.path(block)).source != "heading"
        )

    def _is_order(self, state: State, number: int, value: DirectiveValue, block: int) -> bool:
        """Tell whether a clause with an order word is an order of the document's author."""
        if self.context.in_discussion(block):
            return False
        assigner = self.context.agencies[value.assigner] if value.assigner is not None else None
        presides = value.assigner is not None and self.context.presides(value.assigner)
        if assigner is not None and assigner.kind == "person" and not value.actors:
            if self.context.genre != "news" and not presides:
                return False
            if value.unknown is not None:
                return True
        if self._asks_above(value) and not presides:
            return False
        if value.actors or (value.unknown is not None and self.context.genre != "other"):
            return True
        if value.predicate is None:
            return False
        if self.context.genre == "news":
            # The first sentence may be the title, or run on from it.
            speaks = (presides and value.sentence > 0) or (
                state.voice and self.context.has_office(number)
            )
            return speaks and value.modality == "order"
        return state.started and self.context.gives_work(block)

    def _asks_above(self, value: DirectiveValue) -> bool:
        """Tell whether a report has one ask those above him ("Sở … đề nghị UBND tỉnh …")."""
        told = self.context.genre in ("news", "other")
        asks = value.modality == "request" or value.inner
        if not (told and asks and value.actors):
            return False
        bounds = (self.context.agency_bounds[i] for i in value.actors)
        if all(self._superior.fullmatch(self.context.folded, *b) for b in bounds):
            return True
        if value.assigner is None:
            return False
        ranks: dict[str, int] = load("cues")["ranks"]
        own = ranks.get(self.context.agencies[value.assigner].kind)
        asked = [ranks.get(self.context.agencies[i].kind) for i in value.actors]
        return own is not None and all(rank is not None and rank > own for rank in asked)

    def _goes_on(self, state: State, value: DirectiveValue) -> bool:
        """Tell whether a clause of a report goes on with the orders before it."""
        if any(self.context.agencies[i].kind == "person" for i in value.actors):
            return False
        if value.actors and all(map(self.context.presides, value.actors)):
            return False  # what the one who orders does himself
        if state.chain.active or (state.ordering and bool(value.actors)):
            return True
        return state.voice and self._tells_to(value)

    def _tells_to(self, value: DirectiveValue) -> bool:
        """Tell whether a clause by itself tells somebody to act ("Cục Viễn thông cần …")."""
        if not value.actors:
            return False
        text, bounds = self.context.folded, self.context.agency_bounds
        behind = bounds[value.actors[-1]][1]
        modal = cues().match("manner", text, behind + 1, len(text))
        return modal is not None and bool(cues().entry("manner", modal).fields.get("firm"))

    def _announced(self, state: State, block: int) -> bool:
        """Tell whether a bare imperative may stand here: in a point, or behind a lead-in.

        "Thực hiện Công văn số …" that opens a letter is its basis, not a task.
        """
        letter = Frame(leads=self.context.addressees, source="addressee")
        marked = self.context.blocks[block].marker is not None
        return marked or state.frame(self.context.path(block)) != letter

    def _shouted(self, number: int) -> bool:
        """Tell whether a clause is a title in capitals."""
        start, end = self.context.bounds[number]
        return self.context.text[start:end].isupper()

    def _may_decide(self, state: State, value: DirectiveValue, block: int) -> bool:
        if self.context.in_background(block):
            return False
        if value.assigner is not None and self.context.agencies[value.assigner].group:
            return False  # "các bộ, ngành cơ bản thống nhất với …" is told, not decided
        if value.rule in self._following:
            return bool(state.found) and state.found[-1].kind == "decision"
        return state.started or value.assigner is not None
