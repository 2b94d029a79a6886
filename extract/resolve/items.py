"""Build action items: a directive with its parties, deadline, quantities and references."""

import hashlib
import json
import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

from spacy.tokens import Doc, Span

from extract.annotations import BlockValue, DirectiveValue, folded
from extract.lexicons import patterns
from extract.resolve.attribution import Attribution
from extract.resolve.due import DocumentDates, choose_deadline, resolve_deadline
from extract.resolve.evidence import Evidence
from extract.resolve.frames import Assignment, Found, Source
from extract.resolve.tables import task_rows
from extract.schema import ActionItem, Deadline, Party, PartyRole, Product, Quantity, Reference

SUMMARY_LENGTH = 200


@dataclass(slots=True)
class _Draft:
    """An item while its parts are gathered."""

    assignment: Assignment
    value: DirectiveValue | None
    """The directive it was read from; None for a row of a table."""
    start: int
    end: int
    block: int
    paragraph: int
    limits: list[Span] = field(default_factory=list)
    """Deadline spans that stand outside the item's words and hold for it."""
    lead_line: tuple[int, ...] = ()
    coordinating_line: tuple[int, ...] = ()
    product: tuple[int, int] | None = None


class ItemBuilder:
    """Builds the action items of one document."""

    def __init__(self, doc: Doc, evidence: Evidence, dates: DocumentDates) -> None:
        self.doc = doc
        self.evidence = evidence
        self.dates = dates
        self.extended: dict[int, int] = {}
        self.text = evidence.source.text
        self.folded = folded(doc)
        self.groups = {
            name: list(doc.spans.get(name, ()))
            for name in ("agencies", "deadlines", "quantities", "references", "directives")
        }
        self.starts = {n: [s.start_char for s in spans] for n, spans in self.groups.items()}
        self.blocks: list[BlockValue] = [s._.block for s in doc.spans.get("blocks", ())]
        self.paragraphs = [s._.paragraph for s in doc.spans.get("paragraphs", ())]
        self.role_lines = self._opening_role_lines()

    def build(self, notice_id: str, assigner: Party | None) -> list[ActionItem]:
        """Return the items in reading order; ``assigner`` orders where the item does not say."""
        drafts = self._drafts()
        orders: dict[str, int] = {}
        items = []
        for draft in drafts:
            block_id = self.blocks[draft.block].id
            orders[block_id] = orders.get(block_id, 0) + 1
            identifier = f"{notice_id}#{block_id}.{orders[block_id]}"
            items.append(self._item(identifier, draft, assigner))
        return items

    def _drafts(self) -> list[_Draft]:
        """Return the items with what lines and sentences behind them say of them."""
        attribution = Attribution(self.doc)
        assignments = {a.directive: a for a in attribution.run()}
        self.extended = attribution.extended
        drafts: list[_Draft] = []
        for number, span in enumerate(self.groups["directives"]):
            value: DirectiveValue = span._.directive
            block = self.paragraphs[value.paragraph].block
            if number in assignments:
                drafts.append(
                    _Draft(
                        assignments[number],
                        value,
                        span.start_char,
                        span.end_char,
                        block,
                        value.paragraph,
                    )
                )
            elif value.kind == "time":
                self._add_time(drafts, span, value, block)
            elif value.kind == "role":
                self._add_role(drafts, span, value, block)
        self._share_heads(drafts)
        drafts += self._rows()
        return sorted(drafts, key=lambda d: d.start)

    def _rows(self) -> list[_Draft]:
        """Return the items of task tables: the task cell's words, the other cells around them."""
        drafts = []
        for row in task_rows(self.doc):
            for start, end in row.tasks:
                assignment = Assignment(
                    directive=-1,
                    kind="task",
                    modality="order",
                    leads=self._cell_parties(row.lead),
                    coordinating=self._cell_parties(row.coordinating),
                    assigner=None,
                    strength=2,
                )
                block = self.paragraphs[row.paragraph].block
                draft = _Draft(assignment, None, start, end, block, row.paragraph)
                draft.limits = self._cell_limits(row.deadline)
                draft.product = row.product
                drafts.append(draft)
        return drafts

    def _cell_parties(self, cell: tuple[int, int] | None) -> tuple[Found, ...]:
        agencies = self._indices("agencies", *cell) if cell else ()
        return _found(agencies, "table")

    def _cell_limits(self, cell: tuple[int, int] | None) -> list[Span]:
        return self._within("deadlines", *cell) if cell else []

    def _add_time(
        self, drafts: list[_Draft], span: Span, value: DirectiveValue, block: int
    ) -> None:
        """A sentence that only gives a time holds for the items of its point that have none."""
        limits = self._within("deadlines", span.start_char, span.end_char)
        mine = [d for d in drafts if d.block == block and d.paragraph == value.paragraph]
        mine = mine or [d for d in drafts if d.block == block]
        if not mine or not limits:
            return
        last = mine[-1]
        for draft in mine:
            if draft is last or not self._own_limits(draft):
                draft.limits += limits
        between = self.folded[last.end : span.start_char].strip(" .;,")
        if last.paragraph == value.paragraph and not between:
            last.end = span.end_char

    def _add_role(
        self, drafts: list[_Draft], span: Span, value: DirectiveValue, block: int
    ) -> None:
        """A line "Đơn vị chủ trì: …" holds for the items of the point that it stands under."""
        mine = self._under_line(drafts, span, value, block)
        pattern = next(p for p in patterns("cues", "role_line") if p.id == value.rule)
        role = pattern.fields["role"]
        colon = self.folded.find(":", span.start_char, span.end_char)
        agencies = self._indices("agencies", max(colon, span.start_char), span.end_char)
        for draft in mine:
            if role == "lead" and agencies:
                draft.lead_line = agencies
            elif role == "coordinating" and agencies:
                draft.coordinating_line = agencies
            elif role == "deadline":
                draft.limits += self._within("deadlines", span.start_char, span.end_char)
            elif role == "product":
                begin = self.folded.find(":", span.start_char, span.end_char) + 1
                begin += len(self.folded[begin:]) - len(self.folded[begin:].lstrip())
                draft.product = (begin, span.end_char) if begin < span.end_char else None

    def _under_line(
        self, drafts: list[_Draft], span: Span, value: DirectiveValue, block: int
    ) -> list[_Draft]:
        """Return the items that a line "Đơn vị chủ trì: …" speaks of.

        Those of the point that the line stands in. A line that is a point of its own ("b) Cơ quan
        thực hiện:", "- Đơn vị chủ trì: …") speaks of its siblings: of those behind the last
        line that says the same.
        """
        here: int | None = block
        while here is not None and here in self.role_lines:
            here = self.blocks[here].parent
        if here is None:
            return []
        spoken = [
            s.end_char
            for s in self.groups["directives"]
            if s.start_char < span.start_char
            and s._.directive.kind == "role"
            and s._.directive.rule == value.rule
            and not s._.directive.announces
        ]
        since = max(spoken, default=0)
        return [d for d in drafts if d.start >= since and self._is_under(d.block, here)]

    def _is_under(self, block: int | None, above: int) -> bool:
        while block is not None and block != above:
            block = self.blocks[block].parent
        return block is not None

    def _opening_role_lines(self) -> set[int]:
        """Return the blocks that begin with a line "Đơn vị chủ trì: …"."""
        first: dict[int, str] = {}
        for span in self.groups["directives"]:
            value: DirectiveValue = span._.directive
            first.setdefault(self.paragraphs[value.paragraph].block, value.kind)
        return {block for block, kind in first.items() if kind == "role"}

    def _share_heads(self, drafts: list[_Draft]) -> None:
        """A limit at the head of a sentence holds for all its clauses."""
        for first, later in pairwise(drafts):
            if later.value is None or first.value is None:
                continue
            if (
                later.value.sentence != first.value.sentence
                or self._own_limits(later)
                or later.limits
            ):
                continue
            head = self._head_limits(first)
            if head:
                later.limits += head

    def _head_limits(self, draft: _Draft) -> list[Span]:
        """Return the limits that stand before the item's predicate, or that it was given so."""
        limits = self._own_limits(draft)
        if not limits:
            return list(draft.limits)
        first = limits[0]
        opening = self.folded[draft.start : first.start_char].strip(" ,:")
        if opening in ("", "định kỳ", "phấn đấu", "yêu cầu", "cần", "phải"):
            return [first]
        return []

    def _own_limits(self, draft: _Draft) -> list[Span]:
        return self._within("deadlines", draft.start, draft.end)

    def _indices(self, group: str, start: int, end: int) -> tuple[int, ...]:
        starts = self.starts[group]
        low, high = bisect_left(starts, start), bisect_left(starts, end)
        return tuple(i for i in range(low, high) if self.groups[group][i].end_char <= end)

    def _within(self, group: str, start: int, end: int) -> list[Span]:
        return [self.groups[group][i] for i in self._indices(group, start, end)]

    def _item(self, identifier: str, draft: _Draft, assigner: Party | None) -> ActionItem:
        block = self.blocks[draft.block]
        assignment = draft.assignment
        deadlines = self._deadlines(draft)
        text = self.text[draft.start : draft.end]
        fields: dict[str, Any] = {
            "number": block.id if block.marker else None,
            "kind": assignment.kind,
            "modality": assignment.modality,
            "text": text,
            "span": self.evidence.place(draft.start, draft.end),
            "summary": summary(text),
            "lead_agencies": self._parties(draft, "lead"),
            "coordinating_agencies": self._parties(draft, "coordinating"),
            "other_parties": self._others(draft),
            "assigned_by": self._assigner(assignment) or assigner,
            "product": self._product(draft),
            "deadline": choose_deadline(deadlines),
            "deadlines": deadlines,
            "quantities": self._quantities(draft),
            "references": self._references(draft),
        }
        confidence = round(_confidence(assignment, fields), 2)
        return ActionItem(
            id=identifier, content_hash=content_hash(fields), confidence=confidence, **fields
        )

    def _deadlines(self, draft: _Draft) -> list[Deadline]:
        spans = [*self._own_limits(draft)]
        spans += [s for s in draft.limits if s not in spans]
        page = self.evidence.source.page
        return [resolve_deadline(s, self.dates, page=page(s.start_char)) for s in spans]

    def _parties(self, draft: _Draft, role: PartyRole) -> list[Party]:
        line = draft.lead_line if role == "lead" else draft.coordinating_line
        assigned = draft.assignment.leads if role == "lead" else draft.assignment.coordinating
        if line:
            # "phối hợp với …" in the task itself names more of those who work with the lead.
            own = [f for f in assigned if role == "coordinating" and f.source == "explicit"]
            return _distinct([self._party(f, role) for f in (*own, *_found(line, "lead_in"))])
        parties = [self._party(f, role) for f in assigned]
        if role == "lead" and draft.value is not None and draft.value.unknown:
            parties.append(self._unknown(*draft.value.unknown))
        return _distinct(parties)

    def _party(self, found: Found, role: PartyRole) -> Party:
        """Return the party of an agency; a group's name may run on behind its span."""
        span = self.groups["agencies"][found.agency]
        party = self.evidence.party(span, role, found.source)
        end = self.extended.get(found.agency)
        if end is None:
            return party
        words = self.text[span.start_char : end]
        name = party.name + " " + " ".join(self.text[span.end_char : end].split())
        place = self.evidence.place(span.start_char, end)
        return party.model_copy(update={"name": name, "text": words, "span": place})

    def _unknown(self, start: int, end: int) -> Party:
        """Return the party of an actor that no lexicon or grammar knows: its words are its name."""
        name = " ".join(self.text[start:end].split())
        return Party(
            name=name,
            role="lead",
            source="explicit",
            text=self.text[start:end],
            span=self.evidence.place(start, end),
        )

    def _others(self, draft: _Draft) -> list[Party]:
        """Return those whom the item names in another part (report_to, supported …)."""
        taken = {f.agency for f in (*draft.assignment.leads, *draft.assignment.coordinating)}
        found: dict[int, Party] = {}
        agencies = self._indices("agencies", draft.start, draft.end)
        free = {self.groups["agencies"][i].start_char: i for i in agencies if i not in taken}
        for pattern, role in _party_cues():
            for match in pattern.finditer(self.folded, draft.start, draft.end):
                self._follow(match.end(), free, found, role)
        return [found[i] for i in sorted(found)]

    def _follow(
        self, at: int, free: dict[int, int], found: dict[int, Party], role: PartyRole
    ) -> None:
        """Take the coordinated agencies that begin at ``at`` into ``found`` with ``role``."""
        while (index := free.get(at)) is not None and index not in found:
            span = self.groups["agencies"][index]
            if span._.agency.kind != "person":
                found[index] = self.evidence.party(span, role, "explicit")
            separator = _SEPARATOR.match(self.folded, span.end_char)
            if not separator:
                return
            at = separator.end()

    def _assigner(self, assignment: Assignment) -> Party | None:
        if assignment.assigner is None:
            return None
        return self.evidence.party(
            self.groups["agencies"][assignment.assigner], "assigner", "explicit"
        )

    def _product(self, draft: _Draft) -> Product | None:
        if draft.product is None:
            return None
        start, end = draft.product
        return Product(text=self.text[start:end], span=self.evidence.place(start, end))

    def _quantities(self, draft: _Draft) -> list[Quantity]:
        """Return the amounts in the item; the same amount twice counts once."""
        seen: dict[tuple[Any, str], Quantity] = {}
        for span in self._within("quantities", draft.start, draft.end):
            quantity = self.evidence.quantity(span)
            seen.setdefault((quantity.value, quantity.unit), quantity)
        return list(seen.values())

    def _references(self, draft: _Draft) -> list[Reference]:
        seen: dict[str, Reference] = {}
        for span in self._within("references", draft.start, draft.end):
            reference = self.evidence.reference(span)
            seen.setdefault(reference.number or reference.name or reference.text, reference)
        return list(seen.values())


_SEPARATOR = re.compile(r"\s*(?:[,;]\s*(?:và )?|và )\s*")


@cache
def _party_cues() -> list[tuple[re.Pattern[str], PartyRole]]:
    return [(p.compile(), p.fields["role"]) for p in patterns("cues", "party")]


def _found(agencies: tuple[int, ...], source: Source) -> tuple[Found, ...]:
    return tuple(Found(i, source) for i in agencies)


def _distinct(parties: list[Party]) -> list[Party]:
    """Return ``parties`` with each name once, the first mention kept."""
    return list({p.name.casefold(): p for p in reversed(parties)}.values())[::-1]


def _confidence(assignment: Assignment, fields: dict[str, Any]) -> float:
    """Return how sure an item is, from how its parts were found."""
    score = {3: 0.97, 2: 0.93, 1: 0.88}.get(assignment.strength, 0.6)
    sources = {f.source for f in assignment.leads}
    if assignment.kind == "task" and not fields["lead_agencies"]:
        score -= 0.3
    elif sources & {"addressee", "preamble"}:
        score -= 0.12
    elif sources & {"lead_in", "heading", "same_item"}:
        score -= 0.04
    if len(fields["text"]) > 900:
        score -= 0.1
    return max(0.05, score)


def summary(text: str) -> str:
    r"""Return ``text`` on one line, at most SUMMARY_LENGTH characters, cut at a word.

    >>> summary("rà soát,\n  tổng hợp")
    'rà soát, tổng hợp'
    """
    line = " ".join(text.split())
    if len(line) <= SUMMARY_LENGTH:
        return line
    return line[: SUMMARY_LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def content_hash(fields: dict[str, Any]) -> str:
    """Return 16 hex digits of SHA-256 over an item's canonical JSON without spans and ids."""
    plain = json.dumps(
        _plain(fields), ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str
    )
    return hashlib.sha256(plain.encode("utf-8")).hexdigest()[:16]


def _plain(value: Any) -> Any:
    if hasattr(value, "model_dump"):
        value = value.model_dump(mode="json")
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items() if k not in ("span", "id", "confidence")}
    if isinstance(value, list):
        return [_plain(v) for v in value]
    return value
