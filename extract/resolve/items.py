"""Build action items: a directive with its parties, deadline, quantities and references."""

import re
from functools import cache
from typing import Any

from spacy.tokens import Doc

from extract.annotations import BlockValue, folded, tags
from extract.lexicons import patterns
from extract.resolve.confidence import Judge
from extract.resolve.digest import Digest, summary
from extract.resolve.drafts import Drafting
from extract.resolve.due import choose_deadline
from extract.resolve.evidence import Evidence
from extract.resolve.findings import Draft, Findings
from extract.resolve.frames import Assignment, Found, all_found
from extract.schema import ActionItem, Deadline, Party, PartyRole, Product, Quantity, Reference


class ItemBuilder:
    """Builds the action items of one document."""

    def __init__(self, doc: Doc, evidence: Evidence, limits: dict[int, Deadline]) -> None:
        """Take a document, what makes its records, and its deadlines by where they begin."""
        self.evidence = evidence
        self.limits = limits
        self.text = evidence.source.text
        self.folded = folded(doc)
        self.judge = Judge(doc)
        self.digest = Digest()
        self.findings = Findings(doc)
        self.agencies = self.findings.groups["agencies"]
        self.blocks: list[BlockValue] = [t.value for t in tags(doc, "blocks")]
        drafting = Drafting(doc, self.findings)
        self.drafts = drafting.run()
        self.extended = drafting.extended

    def build(self, notice_id: str, assigner: Party | None) -> list[ActionItem]:
        """Return the items in reading order; ``assigner`` orders where the item does not say."""
        orders: dict[str, int] = {}
        items = []
        for draft in self.drafts:
            block_id = self.blocks[draft.block].id
            orders[block_id] = orders.get(block_id, 0) + 1
            identifier = f"{notice_id}#{block_id}.{orders[block_id]}"
            items.append(self._item(identifier, draft, assigner))
        return items

    def _item(self, identifier: str, draft: Draft, assigner: Party | None) -> ActionItem:
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
        confidence = self.judge.confidence(fields)
        content_hash = self.digest.content_hash(fields)
        return ActionItem(id=identifier, content_hash=content_hash, confidence=confidence, **fields)

    def _deadlines(self, draft: Draft) -> list[Deadline]:
        own = self.findings.limits_of(draft)
        shared = [tag for tag in draft.limits if tag not in own]
        return [self.limits[tag.start] for tag in (*own, *shared)]

    def _parties(self, draft: Draft, role: PartyRole) -> list[Party]:
        line = draft.lead_line if role == "lead" else draft.coordinating_line
        assigned = draft.assignment.leads if role == "lead" else draft.assignment.coordinating
        if line:
            # "phối hợp với …" in the task itself names more of those who work with the lead.
            own = [f for f in assigned if role == "coordinating" and f.source == "explicit"]
            return _distinct([self._party(f, role) for f in (*own, *all_found(line, "lead_in"))])
        parties = [self._party(f, role) for f in assigned]
        if role == "lead" and draft.value is not None and draft.value.unknown:
            parties.append(self._unknown(*draft.value.unknown))
        return _distinct(parties)

    def _party(self, found: Found, role: PartyRole) -> Party:
        """Return the party of an agency; a group's name may run on behind its span."""
        tag = self.agencies[found.agency]
        party = self.evidence.party(tag, role, found.source)
        end = self.extended.get(found.agency)
        if end is None:
            return party
        words = self.text[tag.start : end]
        name = party.name + " " + " ".join(self.text[tag.end : end].split())
        place = self.evidence.place(tag.start, end)
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

    def _others(self, draft: Draft) -> list[Party]:
        """Return those whom the item names in another part (report_to, supported …)."""
        taken = {f.agency for f in (*draft.assignment.leads, *draft.assignment.coordinating)}
        found: dict[int, Party] = {}
        agencies = self.findings.indices("agencies", draft.start, draft.end)
        free = {self.agencies[i].start: i for i in agencies if i not in taken}
        for pattern, role in _party_cues() if free else ():
            for match in pattern.finditer(self.folded, draft.start, draft.end):
                self._follow(match.end(), free, found, role)
        return [found[i] for i in sorted(found)]

    def _follow(
        self, at: int, free: dict[int, int], found: dict[int, Party], role: PartyRole
    ) -> None:
        """Take the coordinated agencies that begin at ``at`` into ``found`` with ``role``."""
        while (index := free.get(at)) is not None and index not in found:
            tag = self.agencies[index]
            if tag.value.kind != "person":
                found[index] = self.evidence.party(tag, role, "explicit")
            separator = _SEPARATOR.match(self.folded, tag.end)
            if not separator:
                return
            at = separator.end()

    def _assigner(self, assignment: Assignment) -> Party | None:
        if assignment.assigner is None:
            return None
        return self.evidence.party(self.agencies[assignment.assigner], "assigner", "explicit")

    def _product(self, draft: Draft) -> Product | None:
        if draft.product is None:
            return None
        start, end = draft.product
        return Product(text=self.text[start:end], span=self.evidence.place(start, end))

    def _quantities(self, draft: Draft) -> list[Quantity]:
        """Return the amounts in the item; the same amount twice counts once."""
        seen: dict[tuple[Any, str], Quantity] = {}
        for tag in self.findings.within("quantities", draft.start, draft.end):
            quantity = self.evidence.quantity(tag)
            seen.setdefault((quantity.value, quantity.unit), quantity)
        return list(seen.values())

    def _references(self, draft: Draft) -> list[Reference]:
        seen: dict[str, Reference] = {}
        for tag in self.findings.within("references", draft.start, draft.end):
            reference = self.evidence.reference(tag)
            seen.setdefault(reference.number or reference.name or reference.text, reference)
        return list(seen.values())


_SEPARATOR = re.compile(r"\s*(?:[,;]\s*(?:và )?|và )\s*")


@cache
def _party_cues() -> list[tuple[re.Pattern[str], PartyRole]]:
    return [(p.expression, p.fields["role"]) for p in patterns("cues", "party")]


def _distinct(parties: list[Party]) -> list[Party]:
    """Return ``parties`` with each name once, the first mention kept."""
    return list({p.name.casefold(): p for p in reversed(parties)}.values())[::-1]
