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

Values that are made by the thousand are named tuples, which are made three times as fast as frozen
dataclasses; ``TimeValue`` has a ``count``, which no tuple may have as a field.

All offsets are code points of ``doc.text`` (== ``Source.text``), half-open.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from spacy.tokens import Doc, Span, SpanGroup

from extract.spelling import mend
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
_KEPT = "tags of "
"""Key of ``doc.user_data``, with a group's name behind: the group, and its spans as tags."""


class BlockValue(NamedTuple):
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


class ParagraphValue(NamedTuple):
    """One paragraph, item or table row: the span has no marker and no surrounding space.

    ``block`` is the index in ``doc.spans["blocks"]`` of the innermost block that holds it.
    ``first`` is true for the paragraph that stands right behind the block's marker.
    ``cells`` are the offsets of a table row's cells (empty for running text).
    """

    block: int
    first: bool
    heading: bool
    cells: tuple[tuple[int, int], ...] = ()


class AgencyValue(NamedTuple):
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
class TimeValue:
    """A stretch of the calendar as words give it, parsed and not yet placed.

    ``grain`` is its size: "year", "half", "quarter", "month", "week", "day", "hour" or
    "school_year". Fields that the words do not say are None. ``weekday`` counts from 0
    (Monday); ``week`` is the n-th of its month; ``part`` is "start", "middle", "end" ("cuối
    năm"), "first half", "second half", "first third" or "middle third" (trung tuần). ``shift`` moves by whole ``shift_unit`` from now: "tuần sau" is (1, "week"), "năm
    nay" (0, "year"). ``count`` makes it a length: "3 tháng tới" is 3 months after now, "05
    ngày" 5 days after an anchor (with ``shift`` None).
    """

    grain: str
    year: int | None = None
    half: int | None = None
    quarter: int | None = None
    month: int | None = None
    week: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    part: str | None = None
    shift: int | None = None
    shift_unit: str | None = None
    count: int | None = None


class DeadlineValue(NamedTuple):
    """What the words of a time limit say, parsed, not yet a day.

    ``kind``: "calendar" (a day or period), "relative" (so long after an anchor), "recurring",
    "event" (ngay sau cuộc họp), "reference" (theo thời gian quy định), "vague" (trong thời
    gian sớm nhất). ``bound`` as in ``schema.Deadline``. ``time`` is the limit, ``since`` where
    a range starts. ``anchor`` of a relative limit: "document_date", "event" (a day that the
    document does not give) or "absolute" with its ``anchor_time``. ``frequency``, ``interval``
    and ``months`` are parts of an RFC 5545 rule; its days stand in ``time``.
    """

    kind: str
    bound: str
    time: TimeValue | None = None
    since: TimeValue | None = None
    anchor: str | None = None
    anchor_time: TimeValue | None = None
    working_days: bool = False
    frequency: str | None = None
    interval: int = 1
    months: tuple[int, ...] = ()


class QuantityValue(NamedTuple):
    """A parsed amount; see ``schema.Quantity`` for the meaning of each field."""

    value: Decimal
    unit: str
    unit_kind: str
    comparator: str
    noun: str | None


class ReferenceValue(NamedTuple):
    """A parsed reference; see ``schema.Reference``. ``date`` is ISO 8601."""

    kind: str | None
    number: str | None
    name: str | None
    date: str | None
    issuer: str | None


class DirectiveValue(NamedTuple):
    """A clause of a sentence, read from its own words alone.

    ``kind``: "directive" (an order word, an actor or a predicate begins it), "decision",
    "target", "announcement" (it ends in a colon and only announces a list), "time" (it only
    limits the time of what stands before), "role" (a line "Đơn vị chủ trì: …"), "closing",
    "statement" (anything else).
    ``paragraph`` and ``sentence`` are indices into those groups.
    ``rule`` is the id of the order word, decision, target or line that matched, or None.
    ``modality`` is what its order word says, or None without one.
    ``assigner``, ``actors``, ``coordinating`` and ``joined`` are indices into
    ``doc.spans["agencies"]``: who orders; who must act; with whom, named before the first
    predicate; with whom, named behind it.
    ``leads`` is true where the words "chủ trì" or their like stand before the predicate.
    ``predicate`` is the offset of the first verb, or None.
    ``strength``: 3 an order word or decision; 2 an actor or a modal; 1 a bare verb; 0 none.
    ``details`` is true for an announcement whose list details what it says itself.
    ``unknown`` are the offsets of an actor that the order names and no agency span covers.
    """

    kind: str
    paragraph: int
    sentence: int
    rule: str | None = None
    modality: str | None = None
    assigner: int | None = None
    actors: tuple[int, ...] = ()
    coordinating: tuple[int, ...] = ()
    joined: tuple[int, ...] = ()
    leads: bool = False
    predicate: int | None = None
    strength: int = 0
    announces: bool = False
    details: bool = False
    inner: bool = False
    unknown: tuple[int, int] | None = None


def register_extensions() -> None:
    """Declare the extensions above on spaCy's Span and Doc; doing so twice is harmless."""
    for name in GROUPS.values():
        if not Span.has_extension(name):
            Span.set_extension(name, getter=partial(_get, name), setter=partial(_set, name))
    if not Doc.has_extension("genre"):
        Doc.set_extension("genre", default=None)
    if not Doc.has_extension("folded"):
        Doc.set_extension("folded", getter=folded, setter=_set_folded)


def _values(doc: Doc, extension: str) -> dict[tuple[int, int], Any]:
    """Return the values of an extension by offsets; spaCy's own table is slow to get at."""
    values: dict[tuple[int, int], Any] = doc.user_data.setdefault(f"values of {extension}", {})
    return values


def _get(extension: str, span: Span) -> Any:
    return _values(span.doc, extension).get((span.start_char, span.end_char))


def _set(extension: str, span: Span, value: Any) -> None:
    _values(span.doc, extension)[span.start_char, span.end_char] = value


def text_of(doc: Doc) -> str:
    """Return ``doc.text``, which spaCy would join from the tokens anew at every look."""
    text: str | None = doc.user_data.get("text")
    if text is None:
        text = doc.user_data["text"] = doc.text
    return text


def folded(doc: Doc) -> str:
    r"""Return the text to match against: ``doc.text`` folded and mended, of the same length.

    Once the outline is known, a line end inside a paragraph is a space and one between
    paragraphs stays "\n", so that a pattern with plain spaces never runs from one paragraph
    into the next.
    """
    text: str | None = doc.user_data.get("folded")
    if text is None:
        text = doc.user_data["folded"] = mend(fold(text_of(doc)))
    return text


def _set_folded(doc: Doc, text: str) -> None:
    doc.user_data["folded"] = text


class Tag(NamedTuple):
    """A span of a group in plain values: its characters [start, end), its label, its value.

    ``rule`` is the lexicon entry that matched.
    """

    start: int
    end: int
    label: str
    value: Any
    rule: str = ""


def write(doc: Doc, group: str, found: Iterable[Tag]) -> None:
    """Make ``found`` the spans of ``group``, but for those that cut through tokens."""
    starts, ends = _tokens(doc)
    ids = _Ids(doc)
    values = _values(doc, GROUPS[group])
    spans, kept = [], []
    for tag in found:
        first, last = starts[tag.start], ends[tag.end]
        if not first or not last:
            continue
        label = ids[tag.label or GROUPS[group]]
        spans.append(Span(doc, first - 1, last, label=label, span_id=ids[tag.rule]))
        values[tag.start, tag.end] = tag.value
        kept.append(tag)
    doc.spans[group] = spans
    doc.user_data[_KEPT + group] = doc.spans[group], kept


class _Ids(dict[str, int]):
    """The numbers of strings in a Doc's store: asking spaCy for one takes as long as a Span."""

    def __init__(self, doc: Doc) -> None:
        self._strings = doc.vocab.strings

    def __missing__(self, string: str) -> int:
        number = self[string] = self._strings.add(string)
        return number


def _tokens(doc: Doc) -> tuple[memoryview, memoryview]:
    """Return for every offset the number, from 1, of the token that starts or that ends there.

    It is 0 where none does. ``Doc.char_span`` looks for both anew for each span.
    """
    kept: tuple[memoryview, memoryview] | None = doc.user_data.get("tokens")
    if kept is None:
        starts, lengths = doc.to_array(["IDX", "LENGTH"]).T
        places = np.zeros((2, len(text_of(doc)) + 1), dtype=np.int32)
        places[0, starts] = places[1, starts + lengths] = np.arange(1, len(doc) + 1)
        kept = doc.user_data["tokens"] = places[0].data, places[1].data
    return kept


def tags(doc: Doc, group: str) -> list[Tag]:
    """Return the spans of ``group`` in plain values, in order; none when there is no group.

    The list is kept until the group changes and is not to be changed by a reader: spaCy makes
    every Span of a group, and looks its value up, anew at each look, which takes longer than most
    of what is done with it.
    """
    spans = doc.spans.get(group)
    if spans is None:
        return []
    kept: tuple[SpanGroup, list[Tag]] | None = doc.user_data.get(_KEPT + group)
    if kept is None or kept[0] is not spans or len(kept[1]) != len(spans):
        values = _values(doc, GROUPS[group])
        found = [
            Tag(s.start_char, s.end_char, s.label_, values.get((s.start_char, s.end_char)), s.id_)
            for s in spans
        ]
        kept = doc.user_data[_KEPT + group] = spans, found
    return kept[1]


def within(doc: Doc, group: str, start: int, end: int) -> list[Tag]:
    """Return the tags of ``group`` that lie inside the characters [start, end), in order."""
    return [tag for tag in tags(doc, group) if tag.start >= start and tag.end <= end]
