"""Vocabulary: the agencies, head nouns, titles and places of the lexicons, ready to look up."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple

import ahocorasick

from extract.lexicons import load, load_lines, patterns
from extract.pipes.agencies.group_forms import GroupForms
from extract.pipes.agencies.phrases import Phrases
from extract.pipes.agencies.sectors import Sectors, bare, sectors
from extract.text import fold

Role = Literal["agency", "head", "sector", "title", "person", "group", "standin", "fixed"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One way of beginning a mention: a known name, a head noun, a title, and so on."""

    role: Role
    kind: str
    text: str
    """As the lexicon writes it."""
    id: str | None = None
    name: str | None = None
    """How it is spelled when ``text`` is a damaged spelling of it."""
    tail: str = "place"
    alone: bool = False
    capital: bool = True


class Hit(NamedTuple):
    """An entry found at ``start`` in a text, ending before ``end``."""

    end: int
    entry: Entry


@dataclass(frozen=True)
class Vocabulary:
    """Everything that the readers of mentions look up."""

    automaton: Any
    sectors: dict[str, Sectors]
    ids: dict[str, str]
    """Folded name or alias of an agency → its id."""
    places: dict[str, frozenset[str]]
    """Folded bare name of a place → the kinds of unit that bear it."""
    provinces: dict[str, str]
    """Folded bare name → "tỉnh Lâm Đồng" as it is written out."""
    bare_provinces: frozenset[str]
    """The same names without diacritics."""
    nouns: Phrases
    acts: Phrases
    compounds: Phrases
    strong: Phrases
    breaks: Phrases
    works: Phrases
    regions: Phrases
    """Words inside names of agencies, and those that end them: see the lexicon, [name_words]."""
    groups: GroupForms
    single: GroupForms
    """One agency that is named by its kind alone: "cơ quan thuế"."""
    behind: GroupForms
    """What makes many of the agency before it."""
    scope: re.Pattern[str]
    """What may follow a group: "liên quan", "trong tỉnh"; also nothing."""
    surnames: frozenset[str]
    """First words of persons' names, folded."""

    def hits(self, text: str, folded: str) -> dict[int, list[Hit]]:
        """Return the entries that stand at each offset as whole words, longest first.

        ``folded`` is ``text`` folded; a head noun that must have a capital counts only with it.
        """
        found: dict[int, list[Hit]] = {}
        size = len(folded)
        for last, (length, capital, entries) in self.automaton.iter(folded):
            end = last + 1
            start = end - length
            if capital and not text[start].isupper():
                continue
            after = folded[end] if end < size else " "
            before = folded[start - 1] if start else " "
            if after.isalpha() or before.isalnum():
                continue
            if (after == "-" or before in "-/") and _in_number(text, start, end):
                continue
            found.setdefault(start, []).extend([Hit(end, entry) for entry in entries])
        for hits in found.values():
            if len(hits) > 1:
                hits.sort(key=_longest_first)
        return found


def _longest_first(hit: Hit) -> int:
    return -hit.end


def _in_number(text: str, start: int, end: int) -> bool:
    """Return whether the characters are part of a document number: "12/QĐ-UBND".

    "Sở Tài chính/Ban Quản lý" are two agencies.
    """
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before.endswith("/"):
        return not before[0].islower()
    if len(before) == 2 and before[1] == "-" and before[0].isalnum():
        return True
    return len(after) == 2 and after[0] == "-" and after[1].isalnum()


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary of the lexicons; built once."""
    by_text: dict[str, list[Entry]] = {}
    for entry in _entries():
        by_text.setdefault(fold(entry.text), []).append(entry)
    automaton = ahocorasick.Automaton()
    for text, entries in by_text.items():
        capital = all(entry.role == "head" and entry.capital for entry in entries)
        automaton.add_word(text, (len(text), capital, entries))
    automaton.make_automaton()
    places, provinces = _places()
    return Vocabulary(
        automaton=automaton,
        ids={text: e.id for text, entries in by_text.items() for e in entries if e.id},
        sectors={kind: sectors(kind) for kind in ("so", "bo")},
        places=places,
        provinces=provinces,
        bare_provinces=frozenset(bare(name) for name in provinces),
        **{key: Phrases(texts) for key, texts in load("agencies")["name_words"].items()},
        groups=GroupForms(patterns("agency_groups")),
        single=GroupForms(patterns("agency_groups", "single")),
        behind=GroupForms(patterns("agency_groups", "behind")),
        scope=patterns("agency_groups", "scope")[0].expression,
        surnames=frozenset(fold(s) for s in load("agencies")["surnames"]["texts"]),
    )


def _entries() -> Iterator[Entry]:
    tables = load("agencies")
    for agency in tables["agency"]:
        if "short" in agency:
            continue
        for text, name in _spellings((agency["name"], *agency.get("aliases", ())), agency):
            yield Entry(
                "agency",
                agency["kind"],
                text,
                id=agency["id"],
                name=name,
                alone=True,
                capital=agency.get("capital", True),
            )
    for head in tables["head"]:
        for text, name in _spellings(head["texts"], head):
            yield Entry(
                "head",
                head["kind"],
                text,
                name=name,
                tail=head["tail"],
                alone=head.get("alone", False),
                capital=head.get("capital", True),
            )
    # "Sờ", "Bô": as scans have them; a sector must follow.
    for kind, text in (("so", "Sở"), ("so", "Sờ"), ("bo", "Bộ"), ("bo", "Bô"), ("nganh", "ngành")):
        yield Entry("sector", kind, text)
    for role, table in (
        ("title", "title"),
        ("person", "honorific"),
        ("standin", "standin"),
        ("fixed", "fixed"),
    ):
        for row in tables.get(table, []):
            for text in row["texts"]:
                yield Entry(role, row.get("kind", role), text, tail=row.get("where", ""))  # type: ignore[arg-type]
    for text in load("agency_groups")["openers"]["texts"]:
        yield Entry("group", "group", text)


def _spellings(texts: Iterable[str], row: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    """Yield (text, None), and (damaged text, right text) for how scans spoil some."""
    for text in texts:
        yield text, None
    for right, damaged in row.get("damaged", {}).items():
        for text in damaged:
            yield text, right


def _places() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    kinds: dict[str, frozenset[str]] = {}
    provinces: dict[str, str] = {}
    for province in load_lines("places"):
        bare = fold(province["name"])
        provinces[bare] = f"{province['kind']} {province['name']}"
        for kind, names in ((province["kind"], (bare,)), *province["units"].items()):
            alone = frozenset((kind,))
            for name in (
                fold("|".join(names)).split("|") if names else ()
            ):  # in one go: 12,000 names
                kinds[name] = kinds.get(name, alone) | alone
    return kinds, provinces
