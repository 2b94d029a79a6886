"""Findings: a document's tags in order; drafts: items while their parts are gathered of them."""

from bisect import bisect_left
from dataclasses import dataclass, field

from spacy.tokens import Doc

from extract.annotations import DirectiveValue, Tag, tags
from extract.resolve.frames import Assignment


@dataclass(slots=True)
class Draft:
    """An item while its parts are gathered."""

    assignment: Assignment
    value: DirectiveValue | None
    """The directive it was read from; None for a row of a table."""
    start: int
    end: int
    block: int
    paragraph: int
    limits: list[Tag] = field(default_factory=list)
    """Deadlines that stand outside the item's words and hold for it."""
    lead_line: tuple[int, ...] = ()
    coordinating_line: tuple[int, ...] = ()
    product: tuple[int, int] | None = None


class Findings:
    """The tags of a document's groups, in order, found by their offsets."""

    def __init__(self, doc: Doc) -> None:
        self.groups = {
            name: tags(doc, name)
            for name in ("agencies", "deadlines", "quantities", "references", "directives")
        }
        self.starts = {n: [t.start for t in found] for n, found in self.groups.items()}

    def indices(self, group: str, start: int, end: int) -> tuple[int, ...]:
        """Return the indices of the tags of ``group`` inside ``[start, end)``."""
        starts = self.starts[group]
        low, high = bisect_left(starts, start), bisect_left(starts, end)
        return tuple(i for i in range(low, high) if self.groups[group][i].end <= end)

    def within(self, group: str, start: int, end: int) -> list[Tag]:
        """Return the tags of ``group`` inside ``[start, end)``."""
        return [self.groups[group][i] for i in self.indices(group, start, end)]

    def limits_of(self, draft: Draft) -> list[Tag]:
        """Return the deadlines inside a draft's words."""
        return self.within("deadlines", draft.start, draft.end)
