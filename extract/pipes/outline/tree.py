"""The tree: which point stands under which, how each is called, and what it is for."""

from dataclasses import dataclass, field

from extract.pipes.outline.markers import Marker
from extract.pipes.outline.paragraphs import Paragraph
from extract.pipes.outline.placing import (
    AGENCY_RANK,
    BULLET_RANK,
    FORM_ROLES,
    HEADING_RANK,
    TEXT_RANK,
    Holder,
    Node,
    depth_of_point,
    digits,
    is_heading,
    list_is_over,
    opening_end,
    reread,
)
from extract.pipes.outline.roles import matches, role_named

_RECENT = 40
"""Blocks that are looked back on: a longer list is not followed to its beginning."""


@dataclass(slots=True)
class Tree:
    """Grows the blocks of one document, paragraph by paragraph."""

    text: str
    folded: str
    formal: bool
    """Whether the document has a head: then what follows the opening is meant as tasks."""
    nodes: list[Node] = field(default_factory=list)
    holders: list[Holder] = field(default_factory=list)
    _open: list[int] = field(default_factory=list)
    _ids: dict[str, int] = field(default_factory=dict)
    _opened: bool = False
    _texts: int = 0
    _headings: int = 0

    def grow(self, paragraphs: list[Paragraph]) -> None:
        """Add every paragraph in order."""
        opening = opening_end(paragraphs, self.folded) if self.formal else -1
        region = ""
        for i, paragraph in enumerate(paragraphs):
            before = paragraphs[i - 1] if i else None
            after = paragraphs[i + 1] if i + 1 < len(paragraphs) else None
            if paragraph.region != region and (paragraph.region != "body" or region):
                self._enter(paragraph)
            region = paragraph.region
            self._opened = self._opened or i > opening
            first, heading = self._place(paragraph, before, after)
            for index in self._open:
                self.nodes[index].end = max(self.nodes[index].end, paragraph.end)
            self.nodes[self._open[-1]].paragraphs += 1
            self.holders.append(Holder(self._open[-1], first, heading))

    def _enter(self, paragraph: Paragraph) -> None:
        """Open the block of a region of the form."""
        self._close_to(0)
        if paragraph.region != "body":
            role = FORM_ROLES.get(paragraph.region, "annex")
            self._add(Node(paragraph.region, paragraph.region, -1, paragraph.outer, 0, role, role))

    def _place(
        self, paragraph: Paragraph, before: Paragraph | None, after: Paragraph | None
    ) -> tuple[bool, bool]:
        """Open the paragraph's block where it has one; return whether it opens it and is a title."""
        if paragraph.region in FORM_ROLES:
            return False, False
        heading = is_heading(paragraph, after, self.text, self.folded)
        if self.nodes and self.nodes[-1].start == paragraph.outer:  # the title of an annex
            return True, heading
        if paragraph.marker:
            self._add_point(paragraph, self._reread(paragraph.marker), before, heading)
        elif heading:
            self._add_heading(paragraph)
        elif not self._add_text(paragraph, last=after is None or after.region != paragraph.region):
            self._turn(paragraph)
            return False, False
        self._turn(paragraph)
        return True, heading

    # -- points ------------------------------------------------------------------------------

    def _reread(self, marker: Marker) -> Marker:
        return reread(marker, self._path(), small=self.text[marker.start].islower())

    def _add_point(
        self, paragraph: Paragraph, marker: Marker, before: Paragraph | None, heading: bool
    ) -> None:
        self._opened = True
        colon = before is not None and self.folded[before.end - 1] == ":"
        self._close_to(depth_of_point(marker, self._path(), colon=colon))
        self._add(
            Node(
                id=self._point_id(marker),
                kind=marker.kind,
                rank=marker.rank,
                start=paragraph.outer,
                end=paragraph.end,
                role=self._role(paragraph, heading),
                marker=self.text[marker.start : marker.end],
                title=self.text[paragraph.start : paragraph.end] if heading else None,
                heading=heading,
                colon=self.folded[paragraph.end - 1] == ":",
            )
        )

    def _point_id(self, marker: Marker) -> str:
        """Return the path of labels: "a)" under "I.2" is "I.2.a", its second dash "I.2.a.-2"."""
        parent = self.nodes[self._open[-1]] if self._open else None
        base = f"{parent.id}." if parent else ""
        if marker.bullet:
            count = 1
            if parent:
                parent.bullets += 1
                count = parent.bullets
            return f"{base}{'-' if marker.kind == 'dash' else '+'}{count}"
        label = (
            marker.label.upper() if marker.kind in {"roman", "part", "section"} else marker.label
        )
        prefix, _, last = label.rpartition(".")
        if prefix and parent and digits(parent.marker) == prefix:
            label = last
        return base + label

    # -- headings and text ---------------------------------------------------------------------

    def _add_heading(self, paragraph: Paragraph) -> None:
        """Add the block of a heading without marker."""
        self._opened = True
        agency = self.folded[paragraph.end - 1] == ":"
        kind, rank = ("agency", AGENCY_RANK) if agency else ("heading", HEADING_RANK)
        same = [depth for depth, i in enumerate(self._open) if self.nodes[i].kind == kind]
        if same:
            self._close_to(same[-1])
        while self._open and self.nodes[self._open[-1]].rank > rank:
            self._close_to(len(self._open) - 1)
        self._headings += 1
        base = f"{self.nodes[self._open[-1]].id}." if self._open else ""
        self._add(
            Node(
                id=f"{base}h{self._headings}",
                kind=kind,
                rank=rank,
                start=paragraph.start,
                end=paragraph.end,
                role=self._role(paragraph, True),
                title=self.text[paragraph.start : paragraph.end].rstrip(":* "),
                heading=True,
            )
        )

    def _add_text(self, paragraph: Paragraph, *, last: bool) -> bool:
        """Find the block of running text; return whether a new one was opened for it.

        ``last`` tells that the body ends here: then "./." closes the whole document, and what it
        says is no more a part of the last point.
        """
        if not self._opened:
            return self._open_text("preamble", "preamble", again=True)
        colon = self.folded[paragraph.end - 1] == ":"
        closing = not colon and matches("closing", self.folded, paragraph.start, paragraph.end)
        if closing and paragraph.region == "body":
            return self._open_text("closing", "closing", again=True)
        while self._open and self.nodes[self._open[-1]].rank >= BULLET_RANK:
            self._close_to(len(self._open) - 1)
        if self._list_is_over():
            self._close_to(len(self._open) - 1)
        ends = last and self.folded[paragraph.end - 2 : paragraph.end] in {"/.", "./"}
        if self._open and not (ends and self._is_done()):
            return False
        self._texts += 1
        named = role_named("text", self.folded, paragraph.start, paragraph.end)
        return self._open_text(f"p{self._texts}", named or ("tasks" if self.formal else "other"))

    def _list_is_over(self) -> bool:
        """Return whether running text ends the innermost sub-point."""
        parent = self.nodes[self._open[-1]].parent if self._open else None
        if parent is None:
            return False
        recent = self.nodes[max(parent + 1, len(self.nodes) - _RECENT) :]
        return list_is_over(self.nodes[self._open[-1]], self.nodes[parent], recent)

    def _is_done(self) -> bool:
        """Return whether the innermost point said what it has to say in its own paragraph."""
        node = self.nodes[self._open[-1]]
        said = node.marker is not None and not node.heading and not node.colon
        return said and node.paragraphs == 1

    def _open_text(self, name: str, role: str, *, again: bool = False) -> bool:
        """Open a block of running text, unless ``again`` and it is the one that is open."""
        if again and self._open and self.nodes[self._open[-1]].id == name:
            return False
        self._close_to(0)
        self._add(Node(name, "text", TEXT_RANK, -1, -1, role))
        return True

    # -- the common ground -----------------------------------------------------------------------

    def _add(self, node: Node) -> None:
        """Append a block under the innermost open one; a second of one id gets "~2"."""
        node.parent = self._open[-1] if self._open else None
        node.level = len(self._open) + 1
        node.inside = node.inside or node.role
        seen = self._ids.get(node.id, 0) + 1
        self._ids[node.id] = seen
        if seen > 1:
            node.id = f"{node.id}~{seen}"
        self._open.append(len(self.nodes))
        self.nodes.append(node)

    def _path(self) -> list[Node]:
        """Return the open blocks, outermost first."""
        return [self.nodes[i] for i in self._open]

    def _close_to(self, depth: int) -> None:
        """Leave only the outermost ``depth`` blocks open."""
        del self._open[depth:]

    def _role(self, paragraph: Paragraph, heading: bool) -> str:
        """Return the role of a new block: by its own title, else what the block above says."""
        if heading and paragraph.region != "annex":
            named = role_named("heading", self.folded, paragraph.start, paragraph.end)
            if named:
                return named
        above = self.nodes[self._open[-1]].inside if self._open else ""
        return above if above and above != "preamble" else ("tasks" if self.formal else "other")

    def _turn(self, paragraph: Paragraph) -> None:
        """Let a lead-in ("… một số nhiệm vụ sau:") say what the points under its block are."""
        block = self.nodes[self._open[-1]]
        if block.start < 0:
            block.start = paragraph.outer
        if self.folded[paragraph.end - 1] == ":" and block.role != "annex":
            tail = max(paragraph.start, paragraph.end - 160)
            block.inside = role_named("lead_in", self.folded, tail, paragraph.end) or block.inside
