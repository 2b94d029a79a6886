"""A finding: one field of the head or foot, where it stands and what it says."""

import re
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
    return tuple((pattern, pattern.compile()) for pattern in patterns("header", name))


def any_in(name: str, folded: str) -> bool:
    """Return whether an expression of ``[[name]]`` occurs anywhere in ``folded``."""
    return any(regex.search(folded) for _, regex in table(name))


def spaced(words: str) -> str:
    """Return ``words`` with every run of white space as one space."""
    return " ".join(words.split())
