"""A document for ``resolve``: its findings, and what the place of a clause in it says."""

import re
from bisect import bisect_left
from functools import cache

from spacy.tokens import Doc

from extract.annotations import AgencyValue, BlockValue, DirectiveValue, folded, tags, text_of
from extract.clauses import cues
from extract.lexicons import load, patterns
from extract.resolve.issuer import header_tags
from extract.text import fold

_SILENT_ROLES = frozenset({"header", "recipients", "signature"})
_ORDERING_GENRES = frozenset({"notice", "dispatch", "instruction"})
_HEADS = frozenset({"chair", "signer"})
_SPEAKER = 90
"""Characters before an order in which a report names who gives it."""
_LABEL = 40
"""Characters of a point in which "Nội dung: …" stands."""
_NUMBERED = re.compile(r"^[^\w]*(?:\w{1,4}[.)] )?")


class Context:
    """The findings of a document, each group by its index, and the blocks they stand in."""

    def __init__(self, doc: Doc) -> None:
        self.genre: str = doc._.genre or "other"
        self.text = text_of(doc)
        self.folded = folded(doc)
        block_tags = tags(doc, "blocks")
        self.blocks: list[BlockValue] = [t.value for t in block_tags]
        self.paragraphs = tags(doc, "paragraphs")
        self.agencies: list[AgencyValue] = [t.value for t in tags(doc, "agencies")]
        self.agency_bounds = [(t.start, t.end) for t in tags(doc, "agencies")]
        self.bounds = [(t.start, t.end) for t in tags(doc, "directives")]
        self.addressees = tuple(
            agency
            for t in block_tags
            if t.value.id.startswith("addressees")
            for agency in self.agencies_within(t.start, t.end)
        )
        """The agencies that a letter is addressed to ("Kính gửi: …")."""
        self.opened: set[int] = set()
        """Blocks in which a lead-in has announced work: background no longer."""
        header = header_tags(doc)
        kinds = {t.label for t in header}
        issuer = next((str(t.value) for t in header if t.label == "issuer"), "")
        self._issuer = _written_out(issuer)
        self._chair = fold(next((str(t.value) for t in header if t.label in _HEADS), ""))
        self._office = fold(next((str(t.value) for t in header if t.label == "chair_title"), ""))
        self._issuers = self._same_agency(issuer)
        self.directives: list[DirectiveValue] = [t.value for t in tags(doc, "directives")]
        for number in range(len(self.directives)):
            self._tell_own_work(number)
        # A head that cannot be read ("CHỈTH '") tells no genre; what it is no report either.
        self.ordering = self.genre in _ORDERING_GENRES or (
            self.genre == "other" and "kind" not in kinds
        )
        self._agendas = self._find_agendas([(t.start, t.end) for t in block_tags])
        self._conclusions = whole("conclusions")
        self._offices = whole("office_speaker")
        self._background = _background()

    def begins_with_work(self) -> bool:
        """Tell whether tasks may stand from the first block on: a letter without a preamble."""
        preamble = any(b.role == "preamble" for b in self.blocks)
        return self.genre in ("dispatch", "instruction") and not preamble

    def enters_work(self, block: int) -> bool:
        """Tell whether tasks may stand in ``block`` and all blocks behind it."""
        value = self.blocks[block]
        return value.role == "tasks" or bool(value.marker and self.genre in _ORDERING_GENRES)

    def open(self, block: int, *, alone: bool, ordered: bool) -> None:
        """Note that a lead-in in ``block`` announces work.

        One that stands ``alone`` announces it for the blocks beside it, if it orders or concludes.
        """
        self.opened.add(block)
        above = self.blocks[block].parent
        if alone and ordered and above is None:
            self.ordering = True
        elif alone and ordered and above is not None:
            self.opened.add(above)

    def agencies_within(self, start: int, end: int) -> list[int]:
        """Return the indices of the agencies in the characters ``[start, end)``."""
        first = bisect_left(self.agency_bounds, (start, start))
        found = []
        for index in range(first, len(self.agency_bounds)):
            if self.agency_bounds[index][0] >= end:
                break
            if self.agency_bounds[index][1] <= end:
                found.append(index)
        return found

    def is_issuer(self, agency: int) -> bool:
        """Tell whether an agency is the body that issues the document, its place left out or not."""
        name = _written_out(self.agencies[agency].name)
        return name.count(" ") > 1 and f"{self._issuer} ".startswith(f"{name} ")

    def presides(self, agency: int) -> bool:
        """Tell whether an agency stands for the one who presides, or for the issuing body."""
        value = self.agencies[agency]
        if value.kind != "person":
            same = bool(value.id and value.id in self._issuers)
            return same or self.is_issuer(agency) or self._holds_chair(agency)
        name = fold(value.name)
        if not self._chair:  # nobody is told to preside: whoever orders in office does
            return self._offices.search(self.folded[slice(*self.agency_bounds[agency])]) is not None
        return name in self._chair or self._chair in name

    def _holds_chair(self, agency: int) -> bool:
        """Tell whether an agency is called by the office of the one who presides."""
        office = self.folded[slice(*self.agency_bounds[agency])]
        return " " in office and f" {office} " in f" {self._office} "

    def _same_agency(self, issuer: str) -> frozenset[str]:
        """Return the ids of the agencies that the text calls as the header calls the issuer."""
        called = fold(issuer)
        bounds = zip(self.agencies, self.agency_bounds, strict=True)
        return frozenset(
            value.id
            for value, (start, end) in bounds
            if value.id and self.folded[start:end] == called
        )

    def _directs_himself(self, rule: str | None, assigner: int) -> bool:
        """Tell whether an order word is but what an agency does with those below it."""
        if rule in _flagged_orders("of_chair"):
            return not self.presides(assigner)
        ranks: dict[str, int] = load("cues")["ranks"]
        low = ranks.get(self.agencies[assigner].kind, 0) < ranks["ubnd"]
        return rule in _flagged_orders("of_authority") and low

    def _tell_own_work(self, number: int) -> None:
        """Make what an agency that does not preside directs its own work, from its name on."""
        value = self.directives[number]
        if value.assigner is None or not self._directs_himself(value.rule, value.assigner):
            return
        self.bounds[number] = self.agency_bounds[value.assigner][0], self.bounds[number][1]
        self.directives[number] = value._replace(
            rule=None,
            modality=None,
            assigner=None,
            strength=2,
            actors=(value.assigner,),
            coordinating=(),
            unknown=None,
        )

    def another_speaks(self, start: int, end: int) -> bool:
        """Tell whether a sentence of a report gives the word to somebody who does not preside."""
        if any(p.match(self.folded, start, end) for p in _speakers()):
            return True
        named = (self.agencies[i] for i in self.agencies_within(start, end))
        people = [fold(value.name) for value in named if value.kind == "person"]
        return any(not self._chair or self._chair not in name for name in people)

    def has_office(self, directive: int) -> bool:
        """Tell whether right before an order of a report stands the office of who gives it."""
        start = self.bounds[directive][0]
        before = self.folded[max(0, start - _SPEAKER) : start]
        return self._offices.search(before) is not None or self._called(before)

    def _called(self, before: str) -> bool:
        """Tell whether words end in what a report calls the one who presides ("ông Bình")."""
        last = self._chair.rpartition(" ")[2]
        called = cues().search("called", before, 0, len(before)) if last else None
        return called is not None and called["name"] in (last, self._chair)

    def path(self, block: int | None) -> list[int]:
        """Return ``block`` and the blocks that it stands in, the nearest first."""
        found = []
        while block is not None:
            found.append(block)
            block = self.blocks[block].parent
        return found

    def is_silent(self, block: int) -> bool:
        """Tell whether ``block`` is letterhead, recipients or signature: never a task."""
        return self._has_role(block, _SILENT_ROLES)

    def has_points(self, block: int) -> bool:
        """Tell whether blocks stand below ``block``."""
        return block + 1 < len(self.blocks) and self.blocks[block + 1].parent == block

    def in_annex(self, block: int) -> bool:
        """Tell whether ``block`` stands in an annex."""
        return self._has_role(block, frozenset({"annex"}))

    def is_agenda(self, block: int) -> bool:
        """Tell whether ``block`` says what a meeting is about: "Nội dung: …" beside "Địa điểm: …"."""
        return any(b in self._agendas for b in self.path(block))

    def _find_agendas(self, bounds: list[tuple[int, int]]) -> frozenset[int]:
        if "địa điểm" not in self.folded:
            return frozenset()
        topic, place = (p.expression for p in patterns("cues", "meeting_line"))
        words = [_NUMBERED.sub("", self.folded[start : start + _LABEL]) for start, _ in bounds]
        held = {self.blocks[i].parent for i, w in enumerate(words) if place.match(w)}
        found = (i for i, w in enumerate(words) if topic.match(w))
        return frozenset(i for i in found if self.blocks[i].parent in held)

    def _has_role(self, block: int, roles: frozenset[str]) -> bool:
        return any(self.blocks[b].role in roles for b in self.path(block))

    def in_background(self, block: int, *, aims: bool = False, named: bool = False) -> bool:
        """Tell whether a block tells findings, aims or principles, not work.

        With ``aims``, headings such as "Mục tiêu" are no background: targets stand there. For a
        clause whose actor is ``named``, "Kinh phí" is none: somebody has to pay.
        """
        if block in self.opened:
            return False
        if self.blocks[block].role == "findings":
            return True
        kinds = [kind for name, kind in self._background.items() if name != "means" or not named]
        kinds = [self._background["findings"]] if aims else kinds
        here: int | None = block
        while here is not None and here not in self.opened:
            title = self._title(here)
            if any(kind.match(title) for kind in kinds):
                return True
            here = self.blocks[here].parent
        return False

    def in_discussion(self, block: int) -> bool:
        """Tell whether a heading says that what the members of a meeting said follows."""
        return self._titled(block, self._background["discussion"])

    def gives_work(self, block: int) -> bool:
        """Tell whether bare imperatives of a block are work.

        Not so in a report or minutes, unless a heading says that conclusions or duties follow.
        """
        opened = any(i in self.opened for i in self.path(block))
        return opened or self.ordering or self._titled(block, self._conclusions)

    def _titled(self, block: int, expression: re.Pattern[str]) -> bool:
        """Tell whether a heading above, or of, the block matches."""
        return any(expression.match(self._title(b)) for b in self.path(block))

    def _title(self, block: int) -> str:
        """Return the words of a heading in lower case, without its number; "" when it is none."""
        value = self.blocks[block]
        if not (value.heading and value.title):
            return ""
        return _NUMBERED.sub("", value.title.lower().replace("\n", " "))


def _written_out(name: str) -> str:
    return fold(name).replace("ubnd", "ủy ban nhân dân")


@cache
def whole(table: str) -> re.Pattern[str]:
    """Return one expression of all entries of a table of ``cues.toml``."""
    return re.compile("|".join(p.regex for p in patterns("cues", table)))


@cache
def _speakers() -> tuple[re.Pattern[str], ...]:
    return tuple(p.expression for p in patterns("cues", "another_speaker"))


@cache
def _flagged_orders(flag: str) -> frozenset[str]:
    return frozenset(p.id for p in patterns("cues", "order") if p.fields.get(flag))


@cache
def _background() -> dict[str, re.Pattern[str]]:
    return {p.id: p.expression for p in patterns("cues", "background")}
