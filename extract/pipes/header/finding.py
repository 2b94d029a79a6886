"""A finding: one field of the head or foot, where it stands and what it says."""

import re
import sys
from dataclasses import dataclass
from functools import cache

from extract.lexicons import Pattern, patterns


@dataclass(frozen=True, slots=True)
class Finding:
    """``text[start:end]`` says that ``field`` (of ``schema.Header``) is ``value``."""

    field: str
    start: int
    end: int
    value: str


@cache
def table(name: str) -> tuple[tuple[Pattern, re.Pattern[str]], ...]:
    """Return ``[[name]]`` of ``lexicons/header.toml``, compiled."""
    return tuple((pattern, pattern.expression) for pattern in patterns("header", name))


def any_in(name: str, folded: str, start: int = 0, end: int = sys.maxsize) -> bool:
    """Return whether an expression of ``[[name]]`` occurs anywhere in ``folded[start:end]``."""
    return first_in(name, folded, start, end) is not None


def first_in(
    name: str, folded: str, start: int = 0, end: int = sys.maxsize
) -> re.Match[str] | None:
    """Return where the first expression of ``[[name]]`` that occurs does so, wherever it stands."""
    found = (regex.search(folded, start, end) for _, regex in table(name))
    return next(filter(None, found), None)


def first_at(name: str, folded: str, start: int, end: int) -> re.Match[str] | None:
    """Return what the first expression of ``[[name]]`` that stands at ``start`` covers there."""
    found = (regex.match(folded, start, end) for _, regex in table(name))
    return next(filter(None, found), None)


def spaced(words: str) -> str:
    """Return ``words`` with every run of white space as one space."""
    return " ".join(words.split())
