"""Placing: which open points a new paragraph ends, and whether it is a heading."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from extract.pipes.outline.markers import MISREAD_LETTERS, Marker
from extract.pipes.outline.paragraphs import Paragraph
from extract.pipes.outline.roles import matches

BULLET_RANK = 20
"""Rank of a dash; a paragraph without marker ends all points from here on."""
TEXT_RANK = 30
HEADING_RANK = 3
AGENCY_RANK = 15
_PART_RANK = 4
"""Roman numbers and what stands above them open parts of their own, never points of a point."""
_NESTING_RANK = 8
"""Kinds of marker from here on may stand under a dash that ends in a colon."""
_TITLE_LIMIT = 220
"""Characters: a longer paragraph is no heading, whatever it ends in."""
FORM_ROLES = {
    "header": "header",
    "addressees": "header",
    "recipients": "recipients",
    "signature": "signature",
}


@dataclass(slots=True)
class Node:
    """A block in the making; the fields that ``BlockValue`` has too mean the same there.

    ``kind`` is the marker's id in the lexicon, or "heading", "agency", "text", or a region.
    ``inside`` is the role that the points under it take.
    """

    id: str
    kind: str
    rank: int
    start: int
    end: int
    role: str
    inside: str = ""
    marker: str | None = None
    title: str | None = None
    heading: bool = False
    parent: int | None = None
    level: int = 1
    bullets: int = 0
    paragraphs: int = 0
    colon: bool = False
    """Whether its first paragraph ends in a colon: then more is to come."""


class Holder(NamedTuple):
    """Where a paragraph stands: its block's index, whether it opens it, whether it is a title."""

    block: int
    first: bool
    heading: bool


def reread(marker: Marker, nodes: list[Node], *, small: bool) -> Marker:
    """Return the marker, or the letter that it is in truth.

    "i)" after "h)" is a letter and no Roman number; "8)" after "e)" is a "g)" that a scan damaged.

    Args:
        marker: as its form alone shows it.
        nodes: the open blocks, outermost first.
        small: whether it is written in small letters.
    """
    kinds = {node.kind for node in nodes}
    label = ""
    if marker.kind == "number-bracket" and marker.ordinal > 1 and marker.kind not in kinds:
        label = MISREAD_LETTERS.get(marker.label, "")
    elif marker.kind == "roman" and small and len(marker.label) == 1:
        label = marker.label
    return (
        marker._replace(kind="letter", label=label, rank=9)
        if label and "letter" in kinds
        else marker
    )


def depth_of_point(marker: Marker, nodes: list[Node], *, colon: bool) -> int:
    """Return how many of the open blocks, outermost first, hold a point of this marker.

    A kind of marker that is already open is a sibling of the innermost such point; a new kind
    goes under what is open, but a number never under a dash unless a colon asks for it.

    Args:
        marker: the new point's.
        nodes: the open blocks.
        colon: whether the paragraph before ends in a colon.
    """
    prefix = marker.label.rpartition(".")[0] if marker.kind == "decimal" else ""
    held = [depth for depth, node in enumerate(nodes) if prefix and digits(node.marker) == prefix]
    if held:
        return held[-1] + 1
    same = [depth for depth, node in enumerate(nodes) if node.kind == marker.kind]
    if same:
        return same[-1]
    depth = len(nodes)
    while depth and not _holds(nodes[depth - 1], marker, colon=colon):
        depth -= 1
    return depth


def _holds(top: Node, marker: Marker, *, colon: bool) -> bool:
    """Return whether a point of a marker not yet open may stand under ``top``."""
    if top.rank <= marker.rank:
        return True
    if top.kind == "text":
        return marker.bullet and colon
    if marker.rank <= _PART_RANK:
        return False
    if top.rank < BULLET_RANK:
        return colon or marker.ordinal == 1
    return colon and marker.rank >= _NESTING_RANK


def is_heading(paragraph: Paragraph, after: Paragraph | None, text: str, folded: str) -> bool:
    """Return whether a paragraph is the title of ``after`` and what follows it."""
    last = folded[paragraph.end - 1]
    if paragraph.cells or paragraph.end - paragraph.start > _TITLE_LIMIT or last in ".;,/":
        return False
    if after is None or after.region != paragraph.region:
        return False
    if matches("agency_heading", folded, paragraph.start, paragraph.end):
        return True
    if last == ":":
        return False
    words = text[paragraph.start : paragraph.end]
    if paragraph.strong or (words.isupper() and len(words) > 6):
        return True
    marker, follower = paragraph.marker, after.marker
    if marker is None or marker.bullet:
        return False
    return follower is None or follower.kind != marker.kind


def list_is_over(node: Node, above: Node, recent: list[Node]) -> bool:
    """Return whether text behind the sub-point ``node`` goes on with the point ``above`` it.

    So it is when the sub-points before it, among ``recent`` blocks, were one paragraph each.
    """
    if node.heading or node.colon or node.marker is None or above.marker is None:
        return False
    siblings = [n for n in recent if n.parent == node.parent and n.kind == node.kind]
    return len(siblings) > 1 and all(n.paragraphs == 1 for n in siblings)


def opening_end(paragraphs: list[Paragraph], folded: str) -> int:
    """Return the index of the paragraph that ends the preamble ("… kết luận như sau:"), or -1."""
    found = -1
    for i, paragraph in enumerate(paragraphs):
        if paragraph.region != "body":
            if found < 0 and paragraph.region in FORM_ROLES and i < len(paragraphs) // 2:
                continue
            break
        if paragraph.marker or paragraph.strong:
            return i - 1
        if folded[paragraph.end - 1] == ":":
            return i
    return found


def digits(marker: str | None) -> str:
    """Return the number that a marker as written carries ("1.2." gives "1.2")."""
    return re.sub(r"[^\d.]", "", marker or "").strip(".")
