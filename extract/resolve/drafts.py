"""Drafts: action items before they become records, with what lines around them say."""

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Doc

from extract.annotations import BlockValue, DirectiveValue, ParagraphValue, Tag, folded, tags
from extract.lexicons import patterns
from extract.resolve.attribution import Attribution
from extract.resolve.frames import Assignment, Found, all_found
from extract.resolve.tables import task_rows


@dataclass(slots=True)
class Draft:
    """An item while its parts are gathered."""

    assignment: Assignment
    value: DirectiveValue | None
    """The directive it was read from; None for a row of a table."""
    start: int
    end: int
    block: int
    paragraph: int
    limits: list[Tag] = field(default_factory=list)
    """Deadlines that stand outside the item's words and hold for it."""
    lead_line: tuple[int, ...] = ()
    coordinating_line: tuple[int, ...] = ()
    product: tuple[int, int] | None = None


class Findings:
    """The tags of a document's groups, in order, found by their offsets."""

    def __init__(self, doc: Doc) -> None:
        self.groups = {
            name: tags(doc, name)
            for name in ("agencies", "deadlines", "quantities", "references", "directives")
        }
        self.starts = {n: [t.start for t in found] for n, found in self.groups.items()}

    def indices(self, group: str, start: int, end: int) -> tuple[int, ...]:
        """Return the indices of the tags of ``group`` inside ``[start, end)``."""
        starts = self.starts[group]
        low, high = bisect_left(starts, start), bisect_left(starts, end)
        return tuple(i for i in range(low, high) if self.groups[group][i].end <= end)

    def within(self, group: str, start: int, end: int) -> list[Tag]:
        """Return the tags of ``group`` inside ``[start, end)``."""
        return [self.groups[group][i] for i in self.indices(group, start, end)]

    def limits_of(self, draft: Draft) -> list[Tag]:
        """Return the deadlines inside a draft's words."""
        return self.within("deadlines", draft.start, draft.end)


class Drafting:
    """Gathers the drafts of one document."""

    def __init__(self, doc: Doc, findings: Findings) -> None:
        self.doc = doc
        self.findings = findings
        self.folded = folded(doc)
        self.blocks: list[BlockValue] = [t.value for t in tags(doc, "blocks")]
        self.paragraphs: list[ParagraphValue] = [t.value for t in tags(doc, "paragraphs")]
        self.extended: dict[int, int] = {}
        """Where the names of agencies end that run on behind their spans, once they are read."""
        self.role_lines = self._opening_role_lines()

    def run(self) -> list[Draft]:
        """Return the items with what lines and sentences behind them say of them."""
        attribution = Attribution(self.doc)
        assignments = {a.directive: a for a in attribution.run()}
        self.extended = attribution.extended
        drafts: list[Draft] = []
        for number, tag in enumerate(self.findings.groups["directives"]):
            value: DirectiveValue = tag.value
            block = self.paragraphs[value.paragraph].block
            if number in assignments:
                drafts.append(
                    Draft(
                        assignments[number],
                        value,
                        tag.start,
                        tag.end,
                        block,
                        value.paragraph,
                    )
                )
            elif value.kind == "time":
                self._add_time(drafts, tag, value, block)
            elif value.kind == "role":
                self._add_role(drafts, tag, value, block)
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

    def _add_role(self, drafts: list[Draft], tag: Tag, value: DirectiveValue, block: int) -> None:
        """A line "Đơn vị chủ trì: …" holds for the items of the point that it stands under."""
        mine = self._under_line(drafts, tag, value, block)
        pattern = next(p for p in patterns("cues", "role_line") if p.id == value.rule)
        role = pattern.fields["role"]
        colon = self.folded.find(":", tag.start, tag.end)
        agencies = self.findings.indices("agencies", max(colon, tag.start), tag.end)
        for draft in mine:
            if role == "lead" and agencies:
                draft.lead_line = agencies
            elif role == "coordinating" and agencies:
                draft.coordinating_line = agencies
            elif role == "deadline":
                draft.limits += self.findings.within("deadlines", tag.start, tag.end)
            elif role == "product":
                begin = self.folded.find(":", tag.start, tag.end) + 1
                begin += len(self.folded[begin:]) - len(self.folded[begin:].lstrip())
                draft.product = (begin, tag.end) if begin < tag.end else None

    def _under_line(
        self, drafts: list[Draft], tag: Tag, value: DirectiveValue, block: int
    ) -> list[Draft]:
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
            other.end
            for other in self.findings.groups["directives"]
            if other.start < tag.start
            and other.value.kind == "role"
            and other.value.rule == value.rule
            and not other.value.announces
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
        for tag in self.findings.groups["directives"]:
            value: DirectiveValue = tag.value
            first.setdefault(self.paragraphs[value.paragraph].block, value.kind)
        return {block for block, kind in first.items() if kind == "role"}

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
