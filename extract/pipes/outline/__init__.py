"""The outline: the parts, points and paragraphs of a document, as its form shows them."""

import re
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from extract.annotations import BlockValue, ParagraphValue, add_span, register_extensions
from extract.lexicons import patterns
from extract.pipes.outline.lines import read_lines, wrap_width
from extract.pipes.outline.paragraphs import Paragraph, join_lines
from extract.pipes.outline.regions import mark_regions
from extract.pipes.outline.tree import Node, Tree, place_point, point_id
from extract.text import fold

_TITLE_LIMIT = 220
"""Characters: a longer line is no heading, whatever it ends in."""
_REGION_ROLES = {
    "header": "header",
    "addressees": "header",
    "recipients": "recipients",
    "signature": "signature",
    "annex": "annex",
}


@Language.factory("notice_outline")
def create_outline(nlp: Language, name: str) -> "OutlinePipe":
    """Return the pipe that config.cfg names "notice_outline"."""
    register_extensions()
    return OutlinePipe()


class OutlinePipe:
    """Writes ``doc.spans["blocks"]``, ``doc.spans["paragraphs"]`` and ``doc._.folded``."""

    def __call__(self, doc: Doc) -> Doc:
        text = doc.text
        folded = fold(text)
        lines, decoration = read_lines(text, folded)
        width = wrap_width(lines, text)
        mark_regions(lines, text, folded)
        paragraphs = join_lines(lines, text, folded, width)
        doc._.folded = _folded_by_paragraph(text, folded, paragraphs, decoration)
        tree, holders = _grow(paragraphs, text, folded)
        _write(doc, tree, paragraphs, holders)
        return doc


def _folded_by_paragraph(
    text: str, folded: str, paragraphs: list[Paragraph], decoration: list[tuple[int, int]]
) -> str:
    """Return the folded text with "\\n" between paragraphs, and page numbers inside them blank."""
    pieces, at = [], 0
    for paragraph in paragraphs:
        between = text[at : paragraph.start]
        pieces += [
            "".join("\n" if raw == "\n" else f for raw, f in zip(between, folded[at : paragraph.start], strict=True)),
            folded[paragraph.start : paragraph.end],
        ]
        at = paragraph.end
    pieces.append("".join("\n" if raw == "\n" else f for raw, f in zip(text[at:], folded[at:], strict=True)))
    joined = "".join(pieces)
    for start, end in decoration:
        joined = joined[:start] + " " * (end - start) + joined[end:]
    return joined


def _grow(paragraphs: list[Paragraph], text: str, folded: str) -> tuple[Tree, list[tuple[int, bool, bool]]]:
    """Return the tree, and for each paragraph its block, whether it opens it, whether it is a heading."""
    tree = Tree()
    holders: list[tuple[int, bool, bool]] = []
    region, free, opened = "", 0, False
    for i, paragraph in enumerate(paragraphs):
        after = paragraphs[i + 1] if i + 1 < len(paragraphs) else None
        before = paragraphs[i - 1] if i else None
        if paragraph.region in _REGION_ROLES and paragraph.region != "annex":
            if region != paragraph.region:
                tree.close_to(0)
                tree.add(_region_node(paragraph))
            tree.stretch(paragraph.end)
            holders.append((tree.open[0], False, False))
            region = paragraph.region
            continue
        if paragraph.region == "annex" and region != "annex":
            tree.close_to(0)
            tree.add(_region_node(paragraph))
        elif region in _REGION_ROLES and paragraph.region == "body":
            tree.close_to(0)
        region = paragraph.region
        heading = _is_heading(paragraph, after, text, folded)
        if paragraph.marker:
            opened = True
            place_point(tree, paragraph, text, before)
            tree.add(_point_node(tree, paragraph, text, folded, heading))
            first = True
        elif heading:
            opened = True
            first = True
            _place_heading(tree, paragraph, text)
            tree.add(_heading_node(tree, paragraph, text, folded))
        else:
            first = _place_text(tree, paragraph, folded, opened, free)
            free += first
            if _ends_opening(paragraph, folded):
                opened = True
        tree.stretch(paragraph.end)
        holders.append((tree.open[-1], first, heading))
    return tree, holders


def _region_node(paragraph: Paragraph) -> Node:
    role = _REGION_ROLES[paragraph.region]
    return Node(paragraph.region, paragraph.region, -1, paragraph.outer, paragraph.end, None, None, role, None, 1, False)


def _point_node(tree: Tree, paragraph: Paragraph, text: str, folded: str, heading: bool) -> Node:
    marker = paragraph.marker
    assert marker is not None  # noqa: S101
    return Node(
        id=point_id(tree, paragraph),
        kind=marker.kind,
        rank=marker.rank,
        start=paragraph.outer,
        end=paragraph.end,
        marker=text[marker.start : marker.end],
        title=text[paragraph.start : paragraph.end] if heading else None,
        role=_role(tree, paragraph, folded, heading),
        parent=None,
        level=0,
        heading=heading,
        ordinal=marker.ordinal,
    )


def _heading_node(tree: Tree, paragraph: Paragraph, text: str, folded: str) -> Node:
    agency = text[paragraph.end - 1] == ":"
    count = 1 + sum(1 for n in tree.nodes if n.id.rpartition(".")[2].startswith("h"))
    base = tree.nodes[tree.open[-1]].id + "." if tree.open else ""
    return Node(
        id=f"{base}h{count}",
        kind="agency-heading" if agency else "heading",
        rank=15 if agency else 3,
        start=paragraph.start,
        end=paragraph.end,
        marker=None,
        title=text[paragraph.start : paragraph.end],
        role=_role(tree, paragraph, folded, True),
        parent=None,
        level=0,
        heading=True,
    )


def _place_heading(tree: Tree, paragraph: Paragraph, text: str) -> None:
    kind = "agency-heading" if text[paragraph.end - 1] == ":" else "heading"
    same = [d for d, i in enumerate(tree.open) if tree.nodes[i].kind == kind]
    if same:
        tree.close_to(same[-1])
        return
    rank = 15 if kind == "agency-heading" else 3
    while tree.open and tree.nodes[tree.open[-1]].rank > rank:
        tree.close_to(len(tree.open) - 1)


def _place_text(tree: Tree, paragraph: Paragraph, folded: str, opened: bool, free: int) -> bool:
    """Find the block of a paragraph without marker; return whether a new one was opened."""
    closing = not _ends_opening(paragraph, folded) and _matches("closing", folded, paragraph)
    if not opened:
        if not tree.open or tree.nodes[tree.open[-1]].id != "preamble":
            tree.close_to(0)
            tree.add(_text_node("preamble", "preamble", paragraph))
            return True
        return False
    if closing:
        tree.close_to(0)
        tree.add(_text_node("closing", "closing", paragraph))
        return True
    while tree.open and tree.nodes[tree.open[-1]].rank >= 20:
        tree.close_to(len(tree.open) - 1)
    if tree.open and tree.nodes[tree.open[-1]].kind not in {"text", "preamble"}:
        return False
    tree.close_to(0)
    role = "findings" if _matches("heading", folded, paragraph, "findings") else "other"
    tree.add(_text_node(f"p{free + 1}", role, paragraph))
    return True


def _text_node(name: str, role: str, paragraph: Paragraph) -> Node:
    return Node(name, "text", 30, paragraph.start, paragraph.end, None, None, role, None, 1, False)


def _is_heading(paragraph: Paragraph, after: Paragraph | None, text: str, folded: str) -> bool:
    """Return whether a paragraph is the title of what follows it."""
    last = text[paragraph.end - 1]
    if paragraph.cells or paragraph.end - paragraph.start > _TITLE_LIMIT or last in ".;,/":
        return False
    if after is None or after.region != paragraph.region:
        return False
    if paragraph.strong:
        return True
    words = text[paragraph.start : paragraph.end]
    if words.isupper() and last != ":" and len(words) > 6:
        return True
    if last == ":":
        return bool(_AGENCY.match(folded, paragraph.start, paragraph.end)) and len(words) < 120
    if paragraph.marker is None or paragraph.marker.rank >= 20:
        return False
    return after.marker is None or after.marker.kind != paragraph.marker.kind


_AGENCY = re.compile(r"(?:các )?(?:sở|ubnd|ủy ban|công an|ban|bộ|văn phòng|thanh tra|trung tâm|hội|công ty|chi cục|cục|đảng ủy|báo)\s[^.;:]*:$")


def _role(tree: Tree, paragraph: Paragraph, folded: str, heading: bool) -> str:
    if heading:
        for entry_id, role, regex in _headings():
            if regex.match(folded, paragraph.start, paragraph.end):
                return role
    for index in reversed(tree.open):
        if tree.nodes[index].role != "preamble":
            return tree.nodes[index].role
    return "tasks"


def _ends_opening(paragraph: Paragraph, folded: str) -> bool:
    return folded[paragraph.end - 1] == ":"


def _matches(table: str, folded: str, paragraph: Paragraph, entry: str | None = None) -> bool:
    return any(
        p.match(folded, paragraph.start, paragraph.end)
        for name, p in _compiled(table)
        if entry in {None, name}
    )


@cache
def _compiled(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((p.id, p.compile()) for p in patterns("outline", table))


@cache
def _headings() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((p.id, str(p.fields["role"]), p.compile()) for p in patterns("outline", "heading"))


def _write(doc: Doc, tree: Tree, paragraphs: list[Paragraph], holders: list[tuple[int, bool, bool]]) -> None:
    blocks = []
    for node in tree.nodes:
        value = BlockValue(node.id, node.marker, node.title, node.level, node.role, node.parent, node.heading)
        blocks.append(add_span(doc, "blocks", node.start, node.end, value, label=node.role))
    rows = []
    for paragraph, (block, first, heading) in zip(paragraphs, holders, strict=True):
        flat = ParagraphValue(block, first, heading, paragraph.cells)
        rows.append(add_span(doc, "paragraphs", paragraph.start, paragraph.end, flat))
    doc.spans["blocks"] = [b for b in blocks if b is not None]
    doc.spans["paragraphs"] = [r for r in rows if r is not None]
