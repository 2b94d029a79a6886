"""The outline: the parts, points and paragraphs of a document, as its form shows them."""

from spacy.language import Language
from spacy.tokens import Doc

from extract.annotations import (
    BlockValue,
    ParagraphValue,
    Tag,
    folded,
    register_extensions,
    text_of,
    write,
)
from extract.pipes.outline.lines import read_lines, wrap_width
from extract.pipes.outline.paragraphs import Paragraph, join_lines
from extract.pipes.outline.regions import mark_regions
from extract.pipes.outline.tree import Tree


@Language.factory("notice_outline")
def create_outline(nlp: Language, name: str) -> "OutlinePipe":  # noqa: ARG001 - spaCy's form
    """Return the pipe that config.cfg names "notice_outline"."""
    register_extensions()
    return OutlinePipe()


class OutlinePipe:
    """Writes ``doc.spans["blocks"]``, ``doc.spans["paragraphs"]`` and ``doc._.folded``."""

    def __call__(self, doc: Doc) -> Doc:
        """Read the outline of ``doc`` and return the same ``doc``."""
        text = text_of(doc)
        plain = folded(doc)
        lines, decoration = read_lines(text, plain)
        lines = mark_regions(lines, text, plain)
        paragraphs = join_lines(lines, text, plain, wrap_width(lines, text))
        doc._.folded = fold_by_paragraph(text, plain, paragraphs, decoration)
        formal = any(line.region in {"header", "addressees"} for line in lines)
        tree = Tree(text, plain, formal)
        tree.grow(paragraphs)
        _write(doc, tree, paragraphs)
        return doc


def fold_by_paragraph(
    text: str, plain: str, paragraphs: list[Paragraph], decoration: list[tuple[int, int]]
) -> str:
    r"""Return ``plain`` with "\\n" between paragraphs, and blanks for the page numbers inside.

    Page numbers inside a paragraph are blank too, so that no pattern stumbles over them.
    """
    pieces: list[str] = []
    at = 0
    for start, end in [*((p.start, p.end) for p in paragraphs), (len(text), len(text))]:
        pieces.append(_keep_ends(text[at:start], plain[at:start]))
        pieces.append(plain[start:end])
        at = end
    joined = "".join(pieces)
    for start, end in decoration:
        joined = joined[:start] + " " * (end - start) + joined[end:]
    return joined


def _keep_ends(raw: str, folded: str) -> str:
    """Return ``folded`` with the line ends of ``raw``, which it was made from."""
    if not raw.strip("\n"):  # as between most paragraphs
        return raw
    return "".join("\n" if r == "\n" else f for r, f in zip(raw, folded, strict=True))


def _write(doc: Doc, tree: Tree, paragraphs: list[Paragraph]) -> None:
    """Put blocks and paragraphs on the document."""
    blocks = []
    for node in tree.nodes:
        value = BlockValue(
            node.id, node.marker, node.title, node.level, node.role, node.parent, node.heading
        )
        blocks.append(Tag(node.start, node.end, node.role, value))
    rows = []
    for paragraph, holder in zip(paragraphs, tree.holders, strict=True):
        flat = ParagraphValue(holder.block, holder.first, holder.heading, paragraph.cells)
        rows.append(Tag(paragraph.start, paragraph.end, "paragraph", flat))
    write(doc, "blocks", blocks)
    write(doc, "paragraphs", rows)
