"""What pipes may write on a spaCy Doc: span groups, one value a kind, and how to look within.

A pipe adds spans to ``doc.spans[GROUP]`` with ``label_`` (what kind), ``id_`` (the lexicon entry
that matched) and a parsed value in the group's own extension (``span._.agency`` …): spaCy keys
an extension by offsets alone, so two kinds over the same characters must not share one name.

Groups, in the order in which the pipes write them:

==============  ==================  ==========================================================
group           extension           written by
==============  ==================  ==========================================================
``paragraphs``  ``paragraph``       ``pipes/outline.py``: the flat text, hard wraps undone
``blocks``      ``block``           ``pipes/outline.py``: the tree of parts and points
``header``      ``header``          ``pipes/header.py``: label_ is the field of ``schema.Header``
``sentences``                       ``pipes/sentences.py``: each lies in one paragraph
``agencies``    ``agency``          ``pipes/agencies.py``
``deadlines``   ``deadline``        ``pipes/deadlines.py``
``quantities``  ``quantity``        ``pipes/quantities.py``
``references``  ``reference``       ``pipes/references.py``
``directives``  ``directive``       ``pipes/directives.py``
==============  ==================  ==========================================================

``doc._.genre`` (one of ``schema.Genre``) is written by ``pipes/header.py``.
The labels of the header group are the fields of ``schema.Header``, and "partial_date": a head
whose day is blank ("ngày   tháng 4 năm 2026" gives "2026-04"). Each value is the field's string
as it goes into the record (dates in ISO 8601); list fields have one span an entry, in order.

All offsets are code points of ``doc.text`` (== ``Source.text``), half-open.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from spacy.tokens import Doc, Span

from extract.text import fold

GROUPS = {
    "paragraphs": "paragraph",
    "blocks": "block",
    "header": "header",
    "sentences": "sentence",
    "agencies": "agency",
    "deadlines": "deadline",
    "quantities": "quantity",
    "references": "reference",
    "directives": "directive",
}


@dataclass(frozen=True, slots=True)
class BlockValue:
    """A part of the document.

    ``id`` is the path of markers ("I.2.a", "II.5.-2"), or a name for unnumbered parts
    ("header", "preamble", "recipients", "signature", "p3" …). ``marker`` is as written ("a)").
    ``title`` holds the words of a heading. ``role`` is one of ``schema.BlockRole``.
    ``parent`` is the index of the block above in ``doc.spans["blocks"]``, or None.
    ``heading`` tells a part's title from a point whose words are a sentence of their own.
    """

    id: str
    marker: str | None
    title: str | None
    level: int
    role: str
    parent: int | None
    heading: bool


@dataclass(frozen=True, slots=True)
class ParagraphValue:
    """One paragraph, item or table row: the span has no marker and no surrounding space.

    ``block`` is the index in ``doc.spans["blocks"]`` of the innermost block that holds it.
    ``first`` is true for the paragraph that stands right behind the block's marker.
    ``cells`` are the offsets of a table row's cells (empty for running text).
    """

    block: int
    first: bool
    heading: bool
    cells: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class AgencyValue:
    """Who is named.

    ``name`` is written out ("Sở Y tế" for "Y tế" in "Các sở: Tài chính, Y tế"), titles left off.
    ``kind`` is the head noun's id in ``lexicons/agencies.toml`` ("so", "ubnd", "bo" …), or
    "group" (các sở, ban, ngành), "person", "generic" (địa phương, đơn vị này: stands for a
    body named before). ``title`` holds "Giám đốc", "Chủ tịch" … when the mention names the
    head of the agency; the span then includes it.
    """

    name: str
    id: str | None
    group: bool
    place: str | None
    kind: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class QuantityValue:
    """A parsed amount; see ``schema.Quantity`` for the meaning of each field."""

    value: Decimal
    unit: str
    unit_kind: str
    comparator: str
    noun: str | None


@dataclass(frozen=True, slots=True)
class ReferenceValue:
    """A parsed reference; see ``schema.Reference``. ``date`` is ISO 8601."""

    kind: str | None
    number: str | None
    name: str | None
    date: str | None
    issuer: str | None


def register_extensions() -> None:
    """Declare the extensions above on spaCy's Span and Doc; doing so twice is harmless."""
    for extension in GROUPS.values():
        if not Span.has_extension(extension):
            Span.set_extension(extension, default=None)
    for extension in ("folded", "genre"):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=None)


def folded(doc: Doc) -> str:
    """Return the text to match against: ``fold(doc.text)``, of the same length.

    Once the outline is known, a line end inside a paragraph is a space and one between
    paragraphs stays "\\n", so that a pattern with plain spaces never runs from one paragraph
    into the next.
    """
    if doc._.folded is None:
        doc._.folded = fold(doc.text)
    text: str = doc._.folded
    return text


def add_span(
    doc: Doc, group: str, start: int, end: int, value: Any, *, label: str = "", rule: str = ""
) -> Span | None:
    """Return a new span over ``doc.text[start:end]`` with its value, not yet in a group.

    None when the characters do not begin and end with tokens (inside a number, say).
    """
    span = doc.char_span(start, end, label=label or GROUPS[group], span_id=rule)
    if span is not None:
        span._.set(GROUPS[group], value)
    return span


def within(doc: Doc, group: str, start: int, end: int) -> list[Span]:
    """Return the spans of ``group`` that lie inside the characters [start, end), in order.

    The group must be sorted by start, as every pipe leaves it.
    """
    spans = doc.spans[group] if group in doc.spans else []
    return [s for s in spans if s.start_char >= start and s.end_char <= end]
