"""Every lexicon is found by itself; each pattern is held against its own examples."""

import re
import time
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from extract import lexicons
from extract.errors import InvalidLexicon
from extract.text import fold

FOLDER = Path(lexicons.__file__).parent
TOML = sorted(path.stem for path in FOLDER.glob("*.toml"))
JSONL = sorted(path.stem for path in FOLDER.glob("*.jsonl"))
WORD_FIELDS = ("words", "texts", "short", "name")
# What is no letter of the language in an expression: escapes (\W), names of groups, back-references.
SYNTAX = re.compile(r"\\[A-Za-z]|\(\?P[<=]\w+[>)]")


# How a pipe asks: anywhere in the text, but for these.
ASKED = {
    ("outline", "decoration"): "fullmatch",
    "outline": "match",
    "furniture": "fullmatch",
    ("cues", "conclusions"): "match",
}


def finder(name, table, pattern):
    """Return what tells whether a pattern finds something in a folded example."""
    asked = ASKED.get((name, table)) or ASKED.get(name) or "search"
    return getattr(pattern.expression, asked)


def tables(name):
    """Every [[table]] of a lexicon: (lexicon, table, entries)."""
    content = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return [
        (name, table, entries)
        for table, entries in content.items()
        if isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries)
    ]


def patterns(name, table):
    """The patterns of a table; none when it is malformed, which a test of its own tells."""
    try:
        return lexicons.patterns(name, table)
    except InvalidLexicon:
        return ()


TABLES = [table for name in TOML for table in tables(name)]
ENTRIES = [(name, table, entry) for name, table, entries in TABLES for entry in entries]
PATTERNS = [
    pytest.param(pattern, finder(name, table, pattern), id=f"{name}-{table}-{pattern.id}")
    for name, table, entries in TABLES
    if any("regex" in entry for entry in entries)
    for pattern in patterns(name, table)
]
WITH_WORDS = [
    pytest.param(entry, id=f"{name}-{entry.get('id', number)}")
    for number, (name, _, entry) in enumerate(ENTRIES)
    if entry.get("examples") and "regex" not in entry and any(f in entry for f in WORD_FIELDS)
]


def spelled(pattern, example):
    """An example as the pattern meets it: one that has capitals is for the text as written."""
    capitals = SYNTAX.sub("", pattern.regex)
    return example if capitals != capitals.lower() else fold(example)


def test_every_lexicon_is_found():
    assert {"deadlines", "agencies", "cues"} <= set(TOML)


@pytest.mark.parametrize(("name", "table", "entries"), TABLES)
def test_table_of_patterns_is_well_formed(name, table, entries):
    if any("regex" in entry for entry in entries):
        assert lexicons.patterns(name, table)


@pytest.mark.parametrize(("pattern", "find"), PATTERNS)
def test_pattern_matches_its_examples_and_no_counter_example(pattern, find):
    assert pattern.examples, "an entry without an example proves nothing"
    missed = [e for e in pattern.examples if not find(spelled(pattern, e))]
    assert not missed
    wrong = [e for e in pattern.counter_examples if find(spelled(pattern, e))]
    assert not wrong


@pytest.mark.parametrize(("pattern", "find"), PATTERNS)
def test_pattern_is_written_in_the_folded_spelling(pattern, find):
    """Else it can never match: "hoà" is folded to "hòa" in every text."""
    letters = SYNTAX.sub("", pattern.regex)
    if letters == letters.lower():
        assert fold(letters) == letters


@pytest.mark.parametrize("entry", WITH_WORDS)
def test_words_stand_in_their_examples(entry):
    fields = [entry[field] for field in WORD_FIELDS if field in entry]
    words = [w for field in fields for w in ([field] if isinstance(field, str) else field)]
    for example in entry["examples"]:
        assert any(fold(word) in fold(example) for word in words), example


@pytest.mark.parametrize(("name", "table", "entries"), TABLES)
def test_ids_are_unique_and_plain(name, table, entries):
    ids = Counter(entry["id"] for entry in entries if "id" in entry)
    assert [i for i, count in ids.items() if count > 1] == []
    assert [i for i in ids if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", i)] == []


@pytest.mark.parametrize("name", TOML)
def test_lexicon_opens_by_saying_what_it_holds(name):
    assert (FOLDER / f"{name}.toml").read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("name", JSONL)
def test_long_list_is_sorted_and_says_nothing_twice(name):
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    keys = [record.get("id") or record["name"] for record in lexicons.load_lines(name)]
    assert keys == sorted(keys)
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize(("pattern", "find"), PATTERNS)
def test_pattern_is_not_lost_on_long_odd_text(pattern, find):
    """An expression that backtracks without end would hold up a whole archive."""
    began = time.process_time()
    for text in ("a" * 9000, "ngày " * 2000, "1.2.3 " * 1500, "các sở, " * 1200, " " * 9000):
        if find.__name__ == "search":
            for _ in pattern.expression.finditer(text):
                pass
        find(text)
    assert time.process_time() - began < 1
