"""Word documents (.docx): paragraphs, tables, text boxes and footnotes, with automatic numbers."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import UnreadableFile
from extract.files import digest, open_zip, parse_xml, read_bytes, read_member
from extract.layout import Block, Paragraph, Run, write_lines
from extract.limits import DEFAULT_LIMITS, Limits
from extract.source import Source
from extract.text import clean

if TYPE_CHECKING:
    from lxml.etree import _Element

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(path: Path, limits: Limits = DEFAULT_LIMITS) -> Source:
    """Return the Word document at ``path``.

    Raises UnreadableFile when it is broken or locked, LimitExceeded when it unpacks to too much.
    """
    data = read_bytes(path, limits)
    text, found = write_lines(_blocks(data, path, limits))
    return Source(
        text=clean(text),
        path=str(path),
        media_type=MEDIA_TYPE,
        sha256=digest(data),
        reader="docx",
        encoding="+".join(found) or "utf-8",
    )


def _blocks(data: bytes, path: Path, limits: Limits) -> list[Block]:
    """Return the blocks of the document's body, its footnotes last."""
    from extract.readers.docx.body import BodyReader
    from extract.readers.docx.styles import W, read_lists, read_styles

    with open_zip(data, path, limits) as packed:
        names = set(packed.namelist())
        main = _main_part(packed, names, path, limits)
        folder = main.rpartition("/")[0]
        parts = {
            name: parse_xml(read_member(packed, f"{folder}/{name}.xml", path, limits=limits), path)
            for name in ("styles", "numbering", "footnotes", "endnotes")
            if f"{folder}/{name}.xml" in names
        }
        root = parse_xml(read_member(packed, main, path, limits=limits), path)
    body = root.find(W + "body")
    if body is None:
        raise UnreadableFile(
            f"{path}: is no Word document (its main part has no body); get a fresh copy"
        )
    styles = read_styles(parts.get("styles"))
    reader = BodyReader(styles, *read_lists(parts.get("numbering"), styles))
    blocks = list(reader.blocks(body))
    for order, (kind, note) in enumerate(reader.footnotes, start=1):
        blocks += _footnote(reader.blocks, parts.get(f"{kind}s"), note, order)
    return blocks


def _main_part(packed: zipfile.ZipFile, names: set[str], path: Path, limits: Limits) -> str:
    """Return the name of the part that holds the body."""
    if "word/document.xml" in names:
        return "word/document.xml"
    if "_rels/.rels" in names:
        relations = parse_xml(read_member(packed, "_rels/.rels", path, limits=limits), path)
        for relation in relations:
            target = (relation.get("Target") or "").lstrip("/")
            if (relation.get("Type") or "").endswith("/officeDocument") and target in names:
                return target
    raise UnreadableFile(f"{path}: is no Word document (it has no main part); get a fresh copy")


def _footnote(
    read_blocks: "Callable[[_Element], Iterator[Block]]",
    root: "_Element | None",
    note: str,
    order: int,
) -> list[Block]:
    """Return the blocks of one footnote, its number before the first."""
    from extract.readers.docx.styles import W

    element = (
        next((child for child in root if child.get(W + "id") == note), None)
        if root is not None
        else None
    )
    if element is None:
        return []
    blocks = list(read_blocks(element))
    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph) and any(run.text.strip() for run in block.runs):
            blocks[place] = Paragraph((Run(f"[{order}] "), *block.runs), block.marker)
            return blocks
    return []
