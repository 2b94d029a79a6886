"""Groups read in shared pieces and phrases looked up by word are what whole expressions would find."""

import re
from pathlib import Path

import pytest

from extract.lexicons import load, patterns
from extract.pipes.agencies.group_forms import GroupForms, pieces
from extract.pipes.agencies.phrases import Phrases, first_word
from extract.pipes.agencies.sectors import sectors
from extract.text import fold

TABLES = ("pattern", "single", "behind")
WRITTEN = sorted((Path(__file__).parents[2] / "corpora" / "written").glob("*.txt"))
TEXTS = [fold(path.read_text(encoding="utf-8")) for path in WRITTEN[::5]]
EXAMPLES = [
    f" {fold(text)}."
    for table in TABLES
    for p in patterns("agency_groups", table)
    for text in p.examples
]


def starts(text):
    """Return where a word of a text begins, and where one ends, which is where what follows begins."""
    return [at for word in re.finditer(r"\w+", text) for at in word.span()]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("text", [*TEXTS, "".join(EXAMPLES)], ids=lambda text: text[:20])
def test_forms_find_what_the_entries_do(table, text):
    entries = [(p.id, p.expression) for p in patterns("agency_groups", table)]
    forms = GroupForms(patterns("agency_groups", table))
    for at in starts(text):
        expected = [(id_, m.end()) for id_, regex in entries if (m := regex.match(text, at))]
        assert [(group.id, end) for group, end in forms.at(text, at)] == expected


@pytest.mark.parametrize(
    ("regex", "found"),
    [
        (r"a(?:b)*", [("a", ("(?:b)*",))]),
        (r"a(?:b|(?:c)*)*(?:d)*", [("a", ("(?:b|(?:c)*)*", "(?:d)*"))]),
        (r"(?:a)*", [("(?:a)*", ())]),
        (r"a(?:b)*c", [("a(?:b)*c", ())]),
        (r"a(?:b)*?", [("a(?:b)*?", ())]),
        (r"a(?:b)\*", [(r"a(?:b)\*", ())]),
        (r"a(?:b)+(?:[)(|]|\))*", [("a(?:b)+", (r"(?:[)(|]|\))*",))]),
        (r"a(?:b)*[^]*](?:c)*", [("a(?:b)*[^]*]", ("(?:c)*",))]),
        (r"a|b(?:c)*", [("a", ()), ("b", ("(?:c)*",))]),
        (r"a(?:b)*|(?:c)*", [("a", ("(?:b)*",)), ("(?:c)*", ())]),
        (r"a\|[|]|(b|c)|", [(r"a\|[|]", ()), ("(b|c)", ()), ("", ())]),
    ],
)
def test_pieces_are_alternatives_and_the_repeats_at_their_ends(regex, found):
    assert list(pieces(regex)) == found


@pytest.mark.parametrize(("table", "texts"), load("agencies")["name_words"].items())
def test_phrases_are_the_longest_whole_words(table, texts):
    assert all(map(first_word, texts))
    longest_first = sorted(map(fold, texts), key=len, reverse=True)
    whole = re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?![^\W\d_])")
    phrases = Phrases(texts)
    for text in (*TEXTS, " ".join(longest_first)):
        for at in starts(text):
            match = whole.match(text, at)
            assert phrases.end(text, at) == (match.end() if match else None)


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        (
            "so",
            "tài nguyên & môi trường",
            ("tài nguyên & môi trường", "Sở Tài nguyên và Môi trường"),
        ),
        ("so", "tn&mt chủ trì", ("tn&mt", "Sở Tài nguyên và Môi trường")),
        ("so", "tài chinh, công thương", ("tài chinh", "Sở Tài chính")),
        ("bo", "y tế", ("y tế", "Bộ Y tế")),
        ("so", "y te", None),
        ("so", "tài chínhh", None),
        ("so", "- tài chính", None),
    ],
)
def test_sectors_are_read_in_every_spelling(kind, text, found):
    match = sectors(kind).match(f"sở {text}", 3)
    assert (match and (match[0] - 3, match[2])) == (found and (len(found[0]), found[1]))
