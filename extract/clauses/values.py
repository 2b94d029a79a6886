"""What clauses are read from and made of: plain numbers, no spaCy."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Actor:
    """An agency span as plain numbers: its index in the document's agencies, and where it is."""

    index: int
    start: int
    end: int
    group: bool = False
    whole: bool = False
    """The lexicon knows its name: nothing behind it belongs to the name."""


@dataclass(frozen=True)
class ClauseText:
    """The text that clauses are read from: folded, with the findings of the earlier pipes."""

    text: str
    folded: str
    actors: dict[int, Actor]
    """Agency spans by the offset where they start."""
    report: bool
    """The text is a press report: whoever it names may order inside a sentence."""
    limits: dict[int, int]
    """Time limits, in order: the offset where one starts, and the one where it ends."""
    extended: dict[int, int] = field(default_factory=dict)
    """Where the name of an agency ends that runs on behind its span, by its index."""
    quotations: tuple[tuple[int, int], ...] = ()
    """What is said in a report by those who may order: ``[start, end)`` inside the marks."""
    heads: dict[tuple[int, int], "Head"] = field(default_factory=dict)
    """Heads read before, by the place and the end they were read for."""

    @cached_property
    def behind(self) -> dict[int, int]:
        """Where each agency ends, by its index."""
        return {a.index: a.end for a in self.actors.values()}

    @cached_property
    def actor_starts(self) -> list[int]:
        """The offsets where agencies start, in order."""
        return sorted(self.actors)

    @cached_property
    def starts(self) -> list[int]:
        """The offsets where time limits start, in order."""
        return list(self.limits)

    def in_name(self, at: int) -> bool:
        """Tell whether ``at`` stands inside the name of an agency, behind its first letter."""
        starts = self.actor_starts
        place = bisect_left(starts, at) - 1
        return place >= 0 and at < self.actors[starts[place]].end

    def quotation_at(self, at: int) -> tuple[int, int] | None:
        """Return the quotation that ``at`` stands in."""
        place = bisect_right(self.quotations, (at, len(self.text))) - 1
        if place < 0 or at >= self.quotations[place][1]:
            return None
        return self.quotations[place]

    def limit_within(self, start: int, end: int) -> int | None:
        """Return where the first time limit in ``[start, end)`` starts."""
        starts = self.starts
        place = bisect_left(starts, start)
        return starts[place] if place < len(starts) and starts[place] < end else None


class Head(NamedTuple):
    """What stands before the first predicate of a clause; fields as in ``DirectiveValue``."""

    kind: str
    start: int
    resume: int
    """Where the reading of the clause goes on: behind the head's last word."""
    rule: str | None = None
    modality: str | None = None
    assigner: int | None = None
    actors: tuple[int, ...] = ()
    coordinating: tuple[int, ...] = ()
    leads: bool = False
    predicate: int | None = None
    strength: int = 0
    inner: bool = False
    unknown: tuple[int, int] | None = None

    @property
    def named(self) -> bool:
        """Tell whether it names an actor or orders outright, not by its verb alone."""
        return bool(self.actors) or self.strength == 3


class Clause(NamedTuple):
    """A clause: its head, its words ``[start, end)``, and what stands behind the predicate."""

    head: Head
    start: int
    end: int
    joined: tuple[int, ...] = ()
    announces: bool = False
    details: bool = False
