"""Lexicons: what Vietnamese writes, as data with examples; the files stand beside this one.

A lexicon is a TOML file written by hand, or a JSONL file for long lists. Patterns are written
in the folded spelling (``text.fold``) and may use ``$name`` for an expression of the file's
``[variables]`` table. Every pattern and entry carries ``examples``; ``tests/test_lexicons.py``
holds each against its own.
"""

import json
import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from string import Template
from typing import Any

from extract.errors import InvalidLexicon


@dataclass(frozen=True)
class Pattern:
    """One way of saying something: an expression over folded text, with its proofs."""

    id: str
    regex: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    fields: dict[str, Any]
    """The entry's other keys, as the pipe that reads the lexicon defines them."""

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The expression, compiled when it is first asked for: many entries are met rarely."""
        return re.compile(self.regex)


@cache
def load(name: str) -> dict[str, Any]:
    """Return the tables of ``lexicons/{name}.toml``.

    Raises InvalidLexicon when the file is no TOML.
    """
    path = resources.files(__package__) / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise InvalidLexicon(f"lexicons/{name}.toml: {error}; mend the file") from error


@cache
def load_lines(name: str) -> tuple[dict[str, Any], ...]:
    """Return the records of ``lexicons/{name}.jsonl``, in file order."""
    path = resources.files(__package__) / f"{name}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    try:
        return tuple(json.loads(line) for line in lines if line)
    except json.JSONDecodeError as error:
        raise InvalidLexicon(f"lexicons/{name}.jsonl: {error}; mend the line") from error


@cache
def patterns(name: str, table: str = "pattern") -> tuple[Pattern, ...]:
    """Return the entries of ``[[table]]`` in ``lexicons/{name}.toml`` with variables written in.

    Raises InvalidLexicon with file, entry and fault when a key or a variable is missing. The
    expressions are compiled where they are used, and every one in tests/test_lexicons.py.
    """
    tables = load(name)
    variables = _expanded(name, tables.get("variables", {}))
    found = []
    for entry in tables.get(table, []):
        known = dict(entry)
        try:
            pattern = Pattern(
                id=known.pop("id"),
                regex=_substitute(known.pop("regex"), variables),
                examples=tuple(known.pop("examples")),
                counter_examples=tuple(known.pop("counter_examples", ())),
                fields=known,
            )
        except (KeyError, ValueError) as error:
            where = f"lexicons/{name}.toml, [[{table}]] {entry.get('id', '?')}"
            raise InvalidLexicon(f"{where}: {error!r}; mend the entry") from error
        found.append(pattern)
    return tuple(found)


def _expanded(name: str, variables: dict[str, str]) -> dict[str, str]:
    """Return ``variables`` with the ``$name`` of earlier ones inside later ones written in."""
    done: dict[str, str] = {}
    for key, value in variables.items():
        try:
            done[key] = _substitute(value, done)
        except (KeyError, ValueError) as error:
            raise InvalidLexicon(f"lexicons/{name}.toml, variable {key}: {error!r}") from error
    return done


def _substitute(regex: str, variables: dict[str, str]) -> str:
    """Write variables into an expression; a ``$`` that ends a line is written ``$$``."""
    return Template(regex).substitute(variables)
