"""Lines that name one role of a point: "Đơn vị chủ trì: …", "Thời gian hoàn thành: …"."""

from functools import cache

from spacy.tokens import Doc

from extract.annotations import BlockValue, DirectiveValue, Tag, folded, tags, text_of
from extract.clauses import cues
from extract.lexicons import patterns
from extract.resolve.findings import Draft, Findings
from extract.resolve.frames import Assignment

_PARTIES = ("lead", "coordinating")
_EDGES = " .;,:/\n"


@cache
def _time_lines() -> frozenset[str]:
    """Return the ids of the lines that give a point's time."""
    return frozenset(p.id for p in patterns("cues", "role_line") if p.fields["role"] == "deadline")


class RoleLines:
    """Gives the items of a document what the lines around them say."""

    def __init__(self, doc: Doc, findings: Findings) -> None:
        self.findings = findings
        self.folded = folded(doc)
        self.text = text_of(doc)
        self.blocks: list[BlockValue] = [t.value for t in tags(doc, "blocks")]
        self.paragraphs = tags(doc, "paragraphs")
        self._first = self._first_of_blocks()

    def add(self, drafts: list[Draft], tag: Tag, value: DirectiveValue, block: int) -> None:
        """Let a line "Đơn vị chủ trì: …" hold for the items of the point that it stands under.

        Args:
            drafts: the items before the line; one may be added.
            tag: the line.
            value: what the line is.
            block: the index of the block that the line stands in.
        """
        pattern = next(p for p in patterns("cues", "role_line") if p.id == value.rule)
        role = pattern.fields["role"]
        colon = self.folded.find(":", tag.start, tag.end)
        agencies = self.findings.indices("agencies", max(colon, tag.start), tag.end)
        mine = self._under_line(drafts, tag, value, block)
        if not mine and role in _PARTIES and agencies:
            mine = self._titled(drafts, tag, block)
        for draft in mine:
            if role == "lead" and agencies:
                draft.lead_line, others = self._parted(agencies, tag)
                draft.coordinating_line = others or draft.coordinating_line
            elif role == "coordinating" and agencies:
                draft.coordinating_line = agencies
            elif role == "deadline":
                draft.limits += self.findings.within("deadlines", tag.start, self._end(tag))
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
        here = self._point(block)
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

    def _parted(
        self, agencies: tuple[int, ...], line: Tag
    ) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return who leads and who works with them: "Sở Y tế chủ trì, phối hợp với Công an …"."""
        cue = cues().search("coordination", self.folded, line.start, line.end)
        places = self.findings.groups["agencies"]
        leads = tuple(i for i in agencies if cue is None or places[i].start < cue.start())
        return (leads, agencies[len(leads) :]) if leads else (agencies, ())

    def _titled(self, drafts: list[Draft], line: Tag, block: int) -> list[Draft]:
        """Return the point's title as an item, when only lines stand under it.

        "a) Nghị định về …" with "Cơ quan chủ trì: …" below is a row of a table without a frame.
        """
        here = self._point(block)
        opening = self._first.get(here) if here is not None else None
        if here is None or opening is None or self.blocks[here].marker is None:
            return []
        if any(self._is_under(d.block, here) for d in drafts):
            return []
        value: DirectiveValue = opening.value
        if value.kind not in ("statement", "directive") or value.actors:
            return []
        whole = self.paragraphs[value.paragraph]
        if self.text[whole.start : whole.end].isupper():
            return []  # a section's title: its lines tell who is behind all of it
        end = opening.start + len(self.folded[opening.start : whole.end].rstrip(_EDGES))
        assignment = Assignment(-1, "task", "order", (), (), None, 1)
        draft = Draft(assignment, None, opening.start, end, here, value.paragraph)
        draft.limits += self._times_between(opening.end, line.start, here)
        drafts.append(draft)
        return drafts[-1:]

    def _times_between(self, start: int, end: int, point: int) -> list[Tag]:
        """Return the limits of the lines of a point that say nothing but its time."""
        found: list[Tag] = []
        for line in self.findings.groups["directives"]:
            block = self.paragraphs[line.value.paragraph].value.block
            tells = line.value.kind == "time" or line.value.rule in _time_lines()
            if start <= line.start < end and tells and self._is_under(block, point):
                found += self.findings.within("deadlines", line.start, self._end(line))
        return found

    def _end(self, line: Tag) -> int:
        """Return where a line ends: "Thời gian: Theo kế hoạch …" is cut behind its colon."""
        return self.paragraphs[line.value.paragraph].end if line.value.announces else line.end

    def _point(self, block: int) -> int | None:
        """Return the point that a line in ``block`` speaks of: itself, or the one above it."""
        here: int | None = block
        while here is not None and self._is_line(here):
            here = self.blocks[here].parent
        return here

    def _is_line(self, block: int) -> bool:
        """Tell whether a block begins with such a line."""
        first = self._first.get(block)
        return first is not None and first.value.kind == "role"

    def _is_under(self, block: int | None, above: int) -> bool:
        while block is not None and block != above:
            block = self.blocks[block].parent
        return block is not None

    def _first_of_blocks(self) -> dict[int, Tag]:
        """Return the first directive of each block."""
        first: dict[int, Tag] = {}
        for tag in self.findings.groups["directives"]:
            first.setdefault(self.paragraphs[tag.value.paragraph].value.block, tag)
        return first
