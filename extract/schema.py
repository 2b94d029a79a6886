"""The records that come out: a Notice, its action items, and the words that prove each value.

Fields, their order and their meaning are those of docs/output.md; ``docs/notice.schema.json``
is generated from here. Offsets are code points of ``Source.text``, from 0, end exclusive:
``source.text[start:end] == text`` for every span. What a document does not say is ``None`` or
an empty list.
"""

from decimal import Decimal
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

SCHEMA_VERSION: Final = "1.0"

Genre = Literal["notice", "dispatch", "instruction", "news", "other"]
BlockRole = Literal[
    "header",
    "preamble",
    "findings",
    "tasks",
    "closing",
    "recipients",
    "signature",
    "annex",
    "other",
]
ItemKind = Literal["task", "target", "decision"]
Modality = Literal["order", "request"]
PartyRole = Literal[
    "lead", "coordinating", "report_to", "supported", "monitor", "consulted", "assigner"
]
PartySource = Literal[
    "explicit", "same_item", "lead_in", "heading", "addressee", "preamble", "table"
]
Bound = Literal["before", "by", "within", "on"]
Anchor = Literal["absolute", "document_date", "event"]
UnitKind = Literal[
    "count",
    "money",
    "percent",
    "percentage_point",
    "length",
    "area",
    "mass",
    "volume",
    "duration",
    "other",
]
Comparator = Literal["=", ">", ">=", "<", "<=", "~", "+", "-"]


def plain_number(value: Decimal) -> int | float:
    """Return ``value`` as a JSON number: whole amounts as integers, else the shortest decimal.

    >>> plain_number(Decimal("6775.0")), plain_number(Decimal("20.81"))
    (6775, 20.81)
    """
    return int(value) if value == value.to_integral_value() else float(value)


Amount = Annotated[Decimal, PlainSerializer(plain_number, return_type=int | float)]


class Record(BaseModel):
    """Base of all records: frozen, and closed to fields that the schema does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    """Where: ``source.text[start:end]``, and the page it starts on (None without pages)."""

    start: int
    end: int
    page: int | None = None


class TextSpan(Span):
    """Where, with the words themselves."""

    text: str


class SourceInfo(Record):
    """Where a document came from and how it was read."""

    path: str
    media_type: str
    sha256: str
    characters: int
    pages: int | None
    reader: str
    ocr: bool
    encoding: str


class Header(Record):
    """The head and foot of a document (Nghị định 30/2020/NĐ-CP, phụ lục I: thể thức)."""

    issuer: str | None = None
    parent_issuer: str | None = None
    number: str | None = None
    kind: str | None = None
    place: str | None = None
    date: str | None = None
    subject: str | None = None
    event_date: str | None = None
    chair: str | None = None
    chair_title: str | None = None
    signer: str | None = None
    signer_title: str | None = None
    signing_authority: list[str] = []
    recipients: list[str] = []
    spans: dict[str, list[TextSpan]] = {}


class Block(Record):
    """A part of the document; ``span`` runs up to its next sibling."""

    id: str
    marker: str | None
    title: str | None
    level: int
    role: BlockRole
    span: Span


class Party(Record):
    """An agency, group or person with its part in an item, and how it was found."""

    name: str
    id: str | None = None
    role: PartyRole
    group: bool = False
    place: str | None = None
    source: PartySource
    text: str
    span: Span


class Deadline(Record):
    """A time limit: the words, and the day or recurrence they mean."""

    text: str
    span: Span
    due: str | None = None
    start: str | None = None
    value: str | None = None
    bound: Bound
    recurrence: str | None = None
    anchor: Anchor | None = None
    working_days: bool = False
    inherited: bool = False


class Quantity(Record):
    """A counted or measured amount."""

    text: str
    span: Span
    value: Amount
    unit: str
    unit_kind: UnitKind
    comparator: Comparator = "="
    noun: str | None = None


class Reference(Record):
    """A legal or administrative document that is named."""

    text: str
    span: Span
    kind: str | None = None
    number: str | None = None
    name: str | None = None
    date: str | None = None
    issuer: str | None = None


class AgencyMention(Record):
    """An agency or group of agencies named anywhere in the text."""

    name: str
    id: str | None = None
    group: bool = False
    place: str | None = None
    text: str
    span: Span


class Mentions(Record):
    """Everything tagged anywhere in the text, directive or not."""

    agencies: list[AgencyMention] = []
    deadlines: list[Deadline] = []
    quantities: list[Quantity] = []
    references: list[Reference] = []


class Product(Record):
    """The result to hand in."""

    text: str
    span: Span


class ActionItem(Record):
    """One thing that the document puts on someone."""

    id: str
    content_hash: str
    number: str | None
    kind: ItemKind
    modality: Modality
    text: str
    span: Span
    summary: str
    lead_agencies: list[Party]
    coordinating_agencies: list[Party]
    other_parties: list[Party]
    assigned_by: Party | None
    product: Product | None
    deadline: Deadline | None
    deadlines: list[Deadline]
    quantities: list[Quantity]
    references: list[Reference]
    confidence: float = Field(ge=0, le=1)


class Issue(Record):
    """A doubt that a person should look at."""

    code: str
    message: str
    span: Span | None = None
    item: str | None = None


class Notice(Record):
    """One document: one line of JSONL."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    id: str
    source: SourceInfo
    genre: Genre
    header: Header
    outline: list[Block]
    sentences: list[Span]
    mentions: Mentions
    action_items: list[ActionItem]
    issues: list[Issue]

    def to_dict(self) -> dict[str, Any]:
        """Return the record as JSON values, in the schema's field order."""
        return self.model_dump(mode="json")
