"""Roles: what a part of the document is for, read from its first words."""

import re
from functools import cache

from extract.lexicons import patterns


def matches(table: str, folded: str, start: int, end: int) -> bool:
    """Return whether ``folded[start:end]`` begins with an expression of ``[[table]]``."""
    return whole(table).match(folded, start, end) is not None


def role_named(table: str, folded: str, start: int, end: int) -> str | None:
    """Return the role of the first entry of ``[[table]]`` that the words begin with."""
    for role, regex in _table(table):
        if regex.match(folded, start, end):
            return role
    return None


@cache
def whole(table: str) -> re.Pattern[str]:
    """Return one expression for any of ``[[table]]`` in ``lexicons/outline.toml``."""
    return re.compile("|".join(f"(?:{p.regex})" for p in patterns("outline", table)))


@cache
def _table(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((str(p.fields.get("role", "")), p.expression) for p in patterns("outline", name))
