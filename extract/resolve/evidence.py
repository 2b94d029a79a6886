"""Turn spaCy spans into the spans of the records: offsets, words, page."""

from dataclasses import dataclass

from spacy.tokens import Span as Found

from extract.schema import (
    AgencyMention,
    Party,
    PartyRole,
    PartySource,
    Quantity,
    Reference,
    Span,
    TextSpan,
)
from extract.source import Source


@dataclass(frozen=True)
class Evidence:
    """Makes records of the spans of one document."""

    source: Source

    def place(self, start: int, end: int) -> Span:
        """Return where ``source.text[start:end]`` is."""
        return Span(start=start, end=end, page=self.source.page(start))

    def words(self, start: int, end: int) -> TextSpan:
        """Return where ``source.text[start:end]`` is, with the words."""
        text = self.source.text[start:end]
        return TextSpan(start=start, end=end, page=self.source.page(start), text=text)

    def party(self, span: Found, role: PartyRole, source: PartySource) -> Party:
        """Return the party that an agency span names."""
        value = span._.agency
        return Party(
            name=value.name,
            id=value.id,
            role=role,
            group=value.group,
            place=value.place,
            source=source,
            text=span.text,
            span=self.place(span.start_char, span.end_char),
        )

    def agency(self, span: Found) -> AgencyMention:
        """Return the mention that an agency span is."""
        value = span._.agency
        return AgencyMention(
            name=value.name,
            id=value.id,
            group=value.group,
            place=value.place,
            text=span.text,
            span=self.place(span.start_char, span.end_char),
        )

    def quantity(self, span: Found) -> Quantity:
        """Return the record of a quantity span."""
        value = span._.quantity
        return Quantity(
            text=span.text,
            span=self.place(span.start_char, span.end_char),
            value=value.value,
            unit=value.unit,
            unit_kind=value.unit_kind,
            comparator=value.comparator,
            noun=value.noun,
        )

    def reference(self, span: Found) -> Reference:
        """Return the record of a reference span."""
        value = span._.reference
        return Reference(
            text=span.text,
            span=self.place(span.start_char, span.end_char),
            kind=value.kind,
            number=value.number,
            name=value.name,
            date=value.date,
            issuer=value.issuer,
        )
