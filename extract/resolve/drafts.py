"""Drafts: action items before they become records, with what lines around them say."""

from itertools import pairwise

from spacy.tokens import Doc

from extract.annotations import DirectiveValue, ParagraphValue, Tag, folded, tags
from extract.resolve.attribution import Attribution
from extract.resolve.findings import Draft, Findings
from extract.resolve.frames import Assignment, Found, all_found
from extract.resolve.role_lines import RoleLines
from extract.resolve.tables import task_rows


class Drafting:
    """Gathers the drafts of one document."""

    def __init__(self, doc: Doc, findings: Findings) -> None:
        self.doc = doc
        self.findings = findings
        self.folded = folded(doc)
        self.paragraphs: list[ParagraphValue] = [t.value for t in tags(doc, "paragraphs")]
        self.extended: dict[int, int] = {}
        """Where the names of agencies end that run on behind their spans, once they are read."""
        self.role_lines = RoleLines(doc, findings)

    def run(self) -> list[Draft]:
        """Return the items with what lines and sentences behind them say of them."""
        attribution = Attribution(self.doc)
        assignments = {a.directive: a for a in attribution.run()}
        self.extended = attribution.extended
        drafts: list[Draft] = []
        context = attribution.context
        for number, tag in enumerate(self.findings.groups["directives"]):
            value: DirectiveValue = context.directives[number]
            block = self.paragraphs[value.paragraph].block
            if number in assignments:
                drafts.append(
                    Draft(
                        assignments[number],
                        value,
                        *context.bounds[number],
                        block,
                        value.paragraph,
                    )
                )
            elif value.kind == "time":
                self._add_time(drafts, tag, value, block)
            elif value.kind == "role":
                self.role_lines.add(drafts, tag, value, block)
        self._share_heads(drafts)
        drafts += self._rows()
        return sorted(drafts, key=lambda d: d.start)

    def _rows(self) -> list[Draft]:
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
                draft = Draft(assignment, None, start, end, block, row.paragraph)
                draft.limits = self._cell_limits(row.deadline)
                draft.product = row.product
                drafts.append(draft)
        return drafts

    def _cell_parties(self, cell: tuple[int, int] | None) -> tuple[Found, ...]:
        agencies = self.findings.indices("agencies", *cell) if cell else ()
        return all_found(agencies, "table")

    def _cell_limits(self, cell: tuple[int, int] | None) -> list[Tag]:
        return self.findings.within("deadlines", *cell) if cell else []

    def _add_time(self, drafts: list[Draft], tag: Tag, value: DirectiveValue, block: int) -> None:
        """A sentence that only gives a time holds for the items of its point that have none."""
        limits = self.findings.within("deadlines", tag.start, tag.end)
        mine = [d for d in drafts if d.block == block and d.paragraph == value.paragraph]
        mine = mine or [d for d in drafts if d.block == block]
        if not mine or not limits:
            return
        last = mine[-1]
        for draft in mine:
            if draft is last or not self.findings.limits_of(draft):
                draft.limits += limits
        between = self.folded[last.end : tag.start].strip(" .;,")
        if last.paragraph == value.paragraph and not between:
            last.end = tag.end

    def _share_heads(self, drafts: list[Draft]) -> None:
        """A limit at the head of a sentence holds for all its clauses."""
        for first, later in pairwise(drafts):
            if later.value is None or first.value is None:
                continue
            if (
                later.value.sentence != first.value.sentence
                or self.findings.limits_of(later)
                or later.limits
            ):
                continue
            head = self._head_limits(first)
            if head:
                later.limits += head

    def _head_limits(self, draft: Draft) -> list[Tag]:
        """Return the limits that stand before the item's predicate, or that it was given so."""
        limits = self.findings.limits_of(draft)
        if not limits:
            return list(draft.limits)
        first = limits[0]
        opening = self.folded[draft.start : first.start].strip(" ,:")
        if opening in ("", "định kỳ", "phấn đấu", "yêu cầu", "cần", "phải"):
            return [first]
        return []
