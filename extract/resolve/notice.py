"""Make the Notice of a document: header, outline, sentences, mentions, items, issues."""

import hashlib
import re
import unicodedata
from typing import Any

from spacy.tokens import Doc

from extract.annotations import BlockValue, tags
from extract.resolve.due import document_dates, doubt, resolve_deadline
from extract.resolve.evidence import Evidence
from extract.resolve.issuer import header_tags
from extract.resolve.issues import find_issues
from extract.resolve.items import ItemBuilder
from extract.schema import (
    Block,
    Header,
    Mentions,
    Notice,
    Party,
    SourceInfo,
    Span,
)
from extract.source import Source

_LISTS = frozenset({"signing_authority", "recipients"})
_FIELDS = frozenset(Header.model_fields) - {"spans"}


def build_notice(doc: Doc, source: Source) -> Notice:
    """Return the Notice of ``doc``, whose text is ``source.text``."""
    evidence = Evidence(source)
    header = _header(doc, evidence)
    identifier = notice_id(header, source.text)
    dates = document_dates(doc)
    limits = {
        t.start: resolve_deadline(t, dates, text=source.text, page=source.page(t.start))
        for t in tags(doc, "deadlines")
    }
    builder = ItemBuilder(doc, evidence, limits)
    items = builder.build(identifier, _assigner(header))
    doubts = {(t.start, t.end): doubt(t, dates) for t in tags(doc, "deadlines")}
    mentions = Mentions(
        agencies=[evidence.agency(t) for t in tags(doc, "agencies") if t.value.kind != "person"],
        deadlines=list(limits.values()),
        quantities=[evidence.quantity(t) for t in tags(doc, "quantities")],
        references=[evidence.reference(t) for t in tags(doc, "references")],
    )
    return Notice(
        id=identifier,
        source=_source_info(source),
        genre=doc._.genre or "other",
        header=header,
        outline=_outline(doc, evidence),
        sentences=[evidence.place(t.start, t.end) for t in tags(doc, "sentences")],
        mentions=mentions,
        action_items=items,
        issues=find_issues(source, header, items, evidence, doubts, builder.judge),
    )


def notice_id(header: Header, text: str) -> str:
    """Return a stable key: number, issuer and date when known, else the hash of the text.

    >>> notice_id(Header(number="12/TB-UBND", issuer="UBND tỉnh", date="2024-03-15"), "")
    '12-tb-ubnd-ubnd-tinh-2024-03-15'
    """
    if header.number and header.issuer and header.date:
        return slug(f"{header.number} {header.issuer} {header.date}")
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return f"text-{digest[:16]}"


def slug(text: str) -> str:
    """Return ``text`` in lower-case ASCII with dashes.

    >>> slug("Đảng uỷ xã 221-KL/TW")
    'dang-uy-xa-221-kl-tw'
    """
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    ascii_only = "".join(c for c in bare if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


def _header(doc: Doc, evidence: Evidence) -> Header:
    values: dict[str, Any] = {}
    spans: dict[str, list[Any]] = {}
    for tag in header_tags(doc):
        name, value = tag.label, tag.value
        if name not in _FIELDS:
            continue
        if name in _LISTS:
            values.setdefault(name, []).append(value)
        else:
            values.setdefault(name, value)
        spans.setdefault(name, []).append(evidence.words(tag.start, tag.end))
    ordered = {name: spans[name] for name in Header.model_fields if name in spans}
    return Header(**values, spans=ordered)


def _assigner(header: Header) -> Party | None:
    """Return who gives the tasks of the document: the chair, else the issuer."""
    for name in ("chair", "issuer"):
        value = getattr(header, name)
        if value and header.spans.get(name):
            where = header.spans[name][0]
            return Party(
                name=value,
                role="assigner",
                source="preamble",
                text=where.text,
                span=Span(start=where.start, end=where.end, page=where.page),
            )
    return None


def _outline(doc: Doc, evidence: Evidence) -> list[Block]:
    blocks = []
    for tag in tags(doc, "blocks"):
        value: BlockValue = tag.value
        blocks.append(
            Block(
                id=value.id,
                marker=value.marker,
                title=value.title,
                level=value.level,
                role=value.role,
                span=evidence.place(tag.start, tag.end),
            )
        )
    return blocks


def _source_info(source: Source) -> SourceInfo:
    return SourceInfo(
        path=source.path,
        media_type=source.media_type,
        sha256=source.sha256,
        characters=len(source.text),
        pages=source.pages,
        reader=source.reader,
        ocr=source.ocr,
        encoding=source.encoding,
    )
