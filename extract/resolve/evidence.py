"""Turn tags into the spans of the records: offsets, words, page."""

from dataclasses import dataclass, field

from extract.annotations import AgencyValue, QuantityValue, ReferenceValue, Tag
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
    """Makes records of the tags of one document; those of one agency in many items are shared."""

    source: Source
    _places: dict[tuple[int, int], Span] = field(default_factory=dict)
    _parties: dict[tuple[int, PartyRole, PartySource], Party] = field(default_factory=dict)

    def place(self, start: int, end: int) -> Span:
        """Return where ``source.text[start:end]`` is."""
        place = self._places.get((start, end))
        if place is None:
            place = Span(start=start, end=end, page=self.source.page(start))
            self._places[start, end] = place
        return place

    def words(self, start: int, end: int) -> TextSpan:
        """Return where ``source.text[start:end]`` is, with the words."""
        text = self.source.text[start:end]
        return TextSpan(start=start, end=end, page=self.source.page(start), text=text)

    def party(self, tag: Tag, role: PartyRole, source: PartySource) -> Party:
        """Return the party that an agency's tag names."""
        key = tag.start, role, source
        if key not in self._parties:
            self._parties[key] = self._party(tag, role, source)
        return self._parties[key]

    def _party(self, tag: Tag, role: PartyRole, source: PartySource) -> Party:
        value: AgencyValue = tag.value
        return Party(
            name=value.name,
            id=value.id,
            role=role,
            group=value.group,
            place=value.place,
            source=source,
            text=self.source.text[tag.start : tag.end],
            span=self.place(tag.start, tag.end),
        )

    def agency(self, tag: Tag) -> AgencyMention:
        """Return the mention that an agency's tag is."""
        value: AgencyValue = tag.value
        return AgencyMention(
            name=value.name,
            id=value.id,
            group=value.group,
            place=value.place,
            text=self.source.text[tag.start : tag.end],
            span=self.place(tag.start, tag.end),
        )

    def quantity(self, tag: Tag) -> Quantity:
        """Return the record of a quantity's tag."""
        value: QuantityValue = tag.value
        return Quantity(
            text=self.source.text[tag.start : tag.end],
            span=self.place(tag.start, tag.end),
            value=value.value,
            unit=value.unit,
            unit_kind=value.unit_kind,
            comparator=value.comparator,
            noun=value.noun,
        )

    def reference(self, tag: Tag) -> Reference:
        """Return the record of a reference's tag."""
        value: ReferenceValue = tag.value
        return Reference(
            text=self.source.text[tag.start : tag.end],
            span=self.place(tag.start, tag.end),
            kind=value.kind,
            number=value.number,
            name=value.name,
            date=value.date,
            issuer=value.issuer,
        )
