"""Mention: an agency as it is read at a place in a text, before it becomes a span."""

from dataclasses import dataclass, replace

from extract.annotations import AgencyValue
from extract.pipes.agencies.vocabulary import Hit, Vocabulary


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters [start, end) name the agency ``value``; ``rule`` is what found it."""

    start: int
    end: int
    value: AgencyValue
    rule: str

    def under(self, title: str, start: int) -> "Mention":
        """Return the mention with the title that stands before it, from ``start`` on."""
        return replace(self, start=start, value=replace(self.value, title=title))


@dataclass(frozen=True, slots=True)
class Page:
    """A text with what is known about it: the same offsets in every field."""

    text: str
    folded: str
    hits: dict[int, list[Hit]]
    vocabulary: Vocabulary

    def capital(self, offset: int) -> bool:
        """Return whether an upper-case letter stands at ``offset``."""
        return offset < len(self.text) and self.text[offset].isupper()

    def words(self, start: int, end: int) -> str:
        """Return the words of [start, end) on one line."""
        return " ".join(self.text[start:end].split())
