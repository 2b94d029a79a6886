"""Names of persons: a family name and the capitalised syllables behind it."""

import re
from collections.abc import Iterator
from functools import cache

from extract.lexicons import load, load_lines
from extract.pipes.header.finding import any_in
from extract.text import fold

_SHORTEST, _LONGEST = 2, 5
"""Syllables of a name."""
_UNIT = 10
"""Characters before two syllables in which a word stands that makes them a place's name."""


def find_names(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the [start, end) of each person's name in ``text[start:end]``.

    A place that stands before the name is left off.

    >>> text = "Chủ tịch UBND tỉnh Lâm Đồng Lê Văn Bình và Phó Giám đốc Trần Thị An"
    >>> [text[s:e] for s, e in find_names(text, 0, len(text))]
    ['Lê Văn Bình', 'Trần Thị An']
    """
    for run in _runs().finditer(text, start, end):
        syllables = [(m.start(), m.end(), m.group()) for m in re.finditer(r"\S+", run.group())]
        if re.match(r" [^\W\d_]", text[run.end() : run.end() + 2]):
            while len(syllables) > 1 and syllables[-1][2] in _offices():
                syllables.pop()
        first = _first_syllable([word for _, _, word in syllables])
        before = text[max(0, run.start() - _UNIT) : run.start()]
        place = len(syllables) == _SHORTEST and any_in("unit_before", fold(before))
        if first is not None and not place:
            yield run.start() + syllables[first][0], run.start() + syllables[-1][1]


def _first_syllable(words: list[str]) -> int | None:
    """Return the index at which a person's name begins that goes on to the last word."""
    i = 0
    while i <= len(words) - _SHORTEST:
        length = len(words) - i
        if fold(" ".join(words[i : i + 2])) in _places() and length != _SHORTEST + 1:
            i += 2
        elif words[i] in _surnames() and length <= _LONGEST:
            return None if fold(" ".join(words[i:])) in _places() else i
        else:
            i += 1
    return None


def is_name(words: str) -> bool:
    """Return whether ``words`` are a person's name and nothing else.

    >>> is_name("Lê Văn Bình"), is_name("Hà Nội")
    (True, False)
    """
    return any(span == (0, len(words)) for span in find_names(words, 0, len(words)))


def shouted_names(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the [start, end) of capitals that begin with a family name, five syllables at most."""
    for match in _shouted().finditer(text, start, end):
        yield match.span()


@cache
def not_names() -> frozenset[str]:
    """Return the words in capitals that no person's name holds, as far as offices write them."""
    return frozenset(load("header")["not_names"]) | _offices()


@cache
def _surnames() -> frozenset[str]:
    return frozenset(load("header")["surnames"])


@cache
def _offices() -> frozenset[str]:
    return frozenset(load("header")["offices"])


@cache
def _places() -> frozenset[str]:
    """Return the names of the provinces, folded: what a person's name is most often taken for."""
    return frozenset(fold(str(record["name"])) for record in load_lines("places"))


@cache
def _letters() -> tuple[str, str]:
    """Return the capital letters and the small letters of Vietnamese, for a character class."""
    codes = [*range(0x41, 0x5B), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)]
    capitals = "".join(chr(c) for c in codes if chr(c).isupper())
    return capitals, capitals.lower()


@cache
def _runs() -> re.Pattern[str]:
    capitals, small = _letters()
    syllable = f"[{capitals}][{small}]*"
    return re.compile(rf"(?<![\w]){syllable}(?:(?: |\n ?){syllable})+(?![\w])")


@cache
def _shouted() -> re.Pattern[str]:
    capitals, _ = _letters()
    surnames = "|".join(s.upper() for s in load("header")["surnames"] if len(s) > 1)
    return re.compile(rf"(?<!\w)(?:{surnames})(?:\s+[{capitals}]+){{1,4}}(?!\w)")
