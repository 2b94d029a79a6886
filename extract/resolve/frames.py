"""Frames and chains: what a clause may inherit from the point above or the clause before."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Source = Literal["explicit", "same_item", "lead_in", "heading", "addressee", "preamble", "table"]


class Found(NamedTuple):
    """An agency with the way it was found."""

    agency: int
    source: Source


class Frame(NamedTuple):
    """What the points below inherit."""

    leads: tuple[int, ...] = ()
    coordinating: tuple[int, ...] = ()
    modality: str | None = None
    source: Source = "lead_in"
    assigner: int | None = None


class Assignment(NamedTuple):
    """A directive that is an action item, with its parties."""

    directive: int
    """Index into ``doc.spans["directives"]``."""
    kind: str
    modality: str
    leads: tuple[Found, ...]
    coordinating: tuple[Found, ...]
    assigner: int | None
    strength: int


@dataclass(slots=True)
class Chain:
    """What the next clause of the same block carries on."""

    leads: tuple[Found, ...] = ()
    framed: bool = True
    """The leads come from a frame, whose coordinating agencies hold too."""
    modality: str | None = None
    assigner: int | None = None
    active: bool = False
    mentioned: tuple[int, ...] = ()
    """Agencies named in the decision before: the last resort for a clause without actor."""


@dataclass(slots=True)
class Sentence:
    """What holds within one sentence."""

    number: int = -1
    coordinating: tuple[int, ...] = ()
    stated: bool = False


@dataclass(slots=True)
class State:
    """Where the reading of a document stands."""

    frames: dict[int | None, Frame] = field(default_factory=dict)
    started: bool = False
    block: int | None = None
    chain: Chain = field(default_factory=Chain)
    sentence: Sentence = field(default_factory=Sentence)
    detailed: set[int] = field(default_factory=set)
    ordering: bool = False
    """A report is telling orders: an agency that begins the next paragraph is given one."""
    voice: bool = False
    """In a report, the one who ordered before still has the word."""
    found: list[Assignment] = field(default_factory=list)

    def frame(self, path: list[int]) -> Frame:
        """Return the nearest frame of a block, given the path from it up."""
        return next((self.frames[b] for b in path if b in self.frames), self.frames[None])


def all_found(agencies: tuple[int, ...], source: Source) -> tuple[Found, ...]:
    """Return agencies that were all found in the same way."""
    return tuple(Found(a, source) for a in agencies)
