"""The tree: which point stands under which, and how each is called."""

import re
from dataclasses import dataclass, field

from extract.pipes.outline.paragraphs import Paragraph

_RANK_HEADING = 3.5
_RANK_AGENCY = 15.0


@dataclass(slots=True)
class Node:
    """A block in the making: offsets, the index of its parent, and what holds its place."""

    id: str
    kind: str
    rank: float
    start: int
    end: int
    marker: str | None
    title: str | None
    role: str
    parent: int | None
    level: int
    heading: bool
    ordinal: int = 0
    dashes: int = 0


@dataclass(slots=True)
class Tree:
    """The blocks found so far, and the path of those still open."""

    nodes: list[Node] = field(default_factory=list)
    open: list[int] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def add(self, node: Node) -> int:
        """Append a block under the innermost open one and return its index."""
        node.parent = self.open[-1] if self.open else None
        node.level = len(self.open) + 1
        base, n = node.id, 1
        while node.id in self.ids:
            n += 1
            node.id = f"{base}~{n}"
        self.ids.add(node.id)
        self.nodes.append(node)
        self.open.append(len(self.nodes) - 1)
        return self.open[-1]

    def close_to(self, depth: int) -> None:
        """Leave only the outermost ``depth`` blocks open."""
        del self.open[depth:]

    def stretch(self, end: int) -> None:
        """Let every open block reach to ``end``."""
        for index in self.open:
            self.nodes[index].end = end


def place_point(tree: Tree, paragraph: Paragraph, text: str, before: Paragraph | None) -> None:
    """Close the blocks that a marked paragraph ends, so that its block can be added."""
    marker = paragraph.marker
    assert marker is not None  # noqa: S101 - the caller sends points only
    nodes = [tree.nodes[i] for i in tree.open]
    same = [d for d, node in enumerate(nodes) if node.kind == marker.kind]
    if same:
        tree.close_to(same[-1])
        return
    if marker.kind == "decimal":
        prefix = marker.label.rpartition(".")[0]
        holders = [d for d, n in enumerate(nodes) if n.marker and _digits(n.marker) == prefix]
        if holders:
            tree.close_to(holders[-1] + 1)
            return
    colon = before is not None and text[before.end - 1] == ":"
    while tree.open:
        top = tree.nodes[tree.open[-1]]
        if top.rank <= marker.rank or (colon and marker.rank >= 8) or (top.rank < 20 and colon):
            break
        if top.rank < 20 and marker.ordinal == 1 and marker.rank > 4:
            break
        tree.close_to(len(tree.open) - 1)


def point_id(tree: Tree, paragraph: Paragraph) -> str:
    """Return the id of a point from its parent's: "I.2" and "a)" give "I.2.a"."""
    marker = paragraph.marker
    assert marker is not None  # noqa: S101
    parent = tree.nodes[tree.open[-1]] if tree.open else None
    base = parent.id if parent else ""
    if marker.bullet:
        if parent is None:
            label = "-"
        else:
            parent.dashes += 1
            label = ("-" if marker.kind == "dash" else "+") + str(parent.dashes)
        return f"{base}.{label}" if base else label
    label = marker.label.upper() if marker.kind in {"roman", "part", "section"} else marker.label
    if marker.kind == "decimal" and parent and parent.marker:
        prefix, _, last = marker.label.rpartition(".")
        if _digits(parent.marker) == prefix:
            return f"{base}.{last}"
    return f"{base}.{label}" if base else label


def _digits(marker: str) -> str:
    return re.sub(r"[^\d.]", "", marker).strip(".")
