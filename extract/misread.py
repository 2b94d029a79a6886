"""Read misread words as the words that stand beside their neighbours in the lexicons: "hộl đồng".

A *misreading* takes a letter for one that looks alike, or loses or changes its mark; letters that
may be taken for one another share a *shape*. The *phrase book* is every pair of neighbouring
syllables in the words and examples of the lexicons. A word that no syllable spells is read as the
one that has its shapes and makes a known pair with a neighbour; a syllable only when no pair that
the text repeats or the book knows speaks for it. Of two readings as near, the text's own more
frequent one is taken, and neither when it knows none better.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from extract.encodings.syllables import syllables
from extract.lexicons import load, load_lines
from extract.text import fold

_WORD = re.compile(r"[^\W_]+")
_ROMAN = re.compile(r"[ivxlc]+")
_BREAK = re.compile(r"[^\w\s]+")
_VOWELS = frozenset("aeiouy")
_JOINTS = ("/", "-", "&")
_MOST_MISREAD = 2  # letters of an odd word; a syllable may differ in one
_RARE = 1  # a syllable that stands more often in the text is no misreading
_LEAST_ALONE = 3  # letters of a word that is read without a neighbour's help
_LEAST_SHORT = 4  # letters of an abbreviation, and of such a word with a figure in it
_PASSES = 2  # a word read right in the first helps its neighbours in the second
_REMEMBERED = 10_000  # words; a folder of scans has no end of odd ones

Word = re.Match[str]
Pair = tuple[str, str]


def read_misread(folded: str, *, boldly: bool) -> str:
    """Return ``folded`` with its misread words read right, of the same length.

    Args:
        folded: a text in the spelling of ``extract.text.fold``, known to be damaged.
        boldly: whether words that are syllables are looked at as well.
    """
    for _ in range(_PASSES):
        folded = _read_once(folded, boldly=boldly)
    return folded


def _read_once(folded: str, *, boldly: bool) -> str:
    words = list(_WORD.finditer(folded))
    readings = _readings(folded, words, boldly=boldly)
    parts, done = [], 0
    for place, reading in sorted(readings.items()):
        word = words[place]
        parts += [folded[done : word.start()], reading]
        done = word.end()
    return "".join(parts) + folded[done:]


def _readings(folded: str, words: list[Word], *, boldly: bool) -> dict[int, str]:
    """Return by the index of a word how it is to be read, where that is another way."""
    written = [word.group() for word in words]
    found = {
        place: meant
        for place, vote in _votes(folded, words, written, boldly=boldly).items()
        if (meant := _winner(vote))
    }
    for place, word in enumerate(written):
        if place not in found and _is_odd(word) and (alone := _word_meant(word)):
            found[place] = alone
    return {place: m for place, m in found.items() if not _is_of_number(folded, words[place])}


def _votes(
    folded: str, words: list[Word], written: list[str], *, boldly: bool
) -> dict[int, Counter[str]]:
    """Return by the index of a word how its neighbours would have it read."""
    spans = [word.span() for word in words]
    beside = [
        i
        for i, ((_, end), (start, _)) in enumerate(pairwise(spans))
        if start - end == 1 and folded[end] in " \n"
    ]
    often = Counter(written)
    pairs = Counter((written[i], written[i + 1]) for i in beside)
    shapes = _shape(folded).replace("\n", " ")
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    sound: set[int] = set()
    for place in beside:
        pair = written[place], written[place + 1]
        if pair in _book().pairs or (pairs[pair] > 1 and not any(map(_is_odd, pair))):
            sound |= {place, place + 1}
            continue
        known = _book().by_shape.get(shapes[spans[place][0] : spans[place + 1][1]])
        if known and (reading := _pair_meant(pair, known, pairs, boldly=boldly)):
            repeated = pairs[reading] > 0
            for at, (word, better) in enumerate(zip(pair, reading, strict=True), start=place):
                if word != better and (repeated or _is_odd(word) or often[word] <= _RARE):
                    votes[at][better] += 1
    return {at: vote for at, vote in votes.items() if at not in sound or _is_odd(written[at])}


def _is_of_number(folded: str, word: Word) -> bool:
    """Tell whether a word is part of a number ("12/TB-UBND") or hangs on another word."""
    start, end = word.span()
    return folded[max(0, start - 1) : start] in _JOINTS or folded[end : end + 1] in _JOINTS


def _pair_meant(
    pair: Pair, known: list[Pair], often: Counter[Pair], *, boldly: bool
) -> Pair | None:
    """Return the one of the ``known`` pairs that is nearest to ``pair``, or None.

    Of two that are as near, the one that stands more often in the text is meant.
    """
    near = sorted(
        ((sum(lost), -often[other]), other)
        for other in known
        if _may_be(pair, lost := tuple(map(_distance, pair, other)), boldly=boldly)
    )
    if not near or (len(near) > 1 and near[0][0] == near[1][0]):
        return None
    return near[0][1]


def _may_be(pair: Pair, lost: tuple[int, ...], *, boldly: bool) -> bool:
    """Tell whether so many letters of each word may have been misread."""
    if not all(map(_is_word, pair)):
        return False
    odd = [_is_odd(word) for word in pair]
    most = [_MOST_MISREAD if is_odd else int(boldly) for is_odd in odd]
    return all(n <= m for n, m in zip(lost, most, strict=True)) and (any(odd) or sum(lost) == 1)


@lru_cache(_REMEMBERED)
def _word_meant(word: str) -> str | None:
    """Return the one word of the book that differs from an odd ``word`` in one letter, or None."""
    least = _LEAST_ALONE if word.isalpha() else _LEAST_SHORT
    abbreviated = word.isascii() and _VOWELS.isdisjoint(word)
    if len(word) < least or abbreviated or not _is_word(word):
        return None
    near = [known for known in _book().words.get(_shape(word), ()) if _distance(word, known) == 1]
    return near[0] if len(near) == 1 else None


def _winner(vote: Counter[str]) -> str | None:
    """Return what most neighbours speak for; None when they are at odds."""
    first, *others = vote.most_common(2)
    return None if others and others[0][1] == first[1] else first[0]


def _is_odd(word: str) -> bool:
    return word not in syllables() and word not in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    short = (fold(entry["short"]) for entry in load("abbreviations")["abbreviation"])
    return frozenset(word for word in short if word.isalpha() and len(word) >= _LEAST_SHORT)


@lru_cache(_REMEMBERED)
def _is_word(word: str) -> bool:
    """Tell whether letters may be a misread word: no number, no Roman figure, not "TC"."""
    figures = sum(map(str.isdigit, word))
    short = len(word) < _LEAST_ALONE and word.isascii() and _VOWELS.isdisjoint(word)
    return figures <= 1 and not short and not _ROMAN.fullmatch(word)


def _distance(word: str, other: str) -> int:
    return sum(a != b for a, b in zip(word, other, strict=True))


@dataclass(frozen=True, slots=True)
class _Book:
    """The phrase book: its pairs, and its pairs and words by their shapes."""

    pairs: frozenset[Pair]
    by_shape: dict[str, list[Pair]]
    words: dict[str, list[str]]


@cache
def _book() -> _Book:
    """Read the lexicons that ``spelling.toml`` names; 0.1 s, so only for damaged texts."""
    pairs: set[Pair] = set()
    words: set[str] = set()
    for phrase in _phrases():
        for part in _BREAK.split(fold(phrase)):
            known = ["" if _is_odd(word) else word for word in part.split()]
            words.update(filter(None, known))
            pairs.update(pair for pair in pairwise(known) if all(pair))
    by_shape: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_shape[_shape(" ".join(pair))].append(pair)
    alone: dict[str, list[str]] = defaultdict(list)
    for word in words:
        alone[_shape(word)].append(word)
    return _Book(frozenset(pairs), by_shape, alone)


def _phrases() -> Iterator[str]:
    told = load("spelling")
    fields = frozenset(told["fields"])
    for name in told["lexicons"]:
        yield from _strings(load(name), fields)
    for name in told["lists"]:
        yield from _strings(list(load_lines(name)), fields)


def _strings(value: Any, fields: frozenset[str], field: str = "") -> Iterator[str]:
    """Yield every string that stands under one of the ``fields`` of a table."""
    if isinstance(value, str):
        if field in fields:
            yield value
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one, fields, field)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _strings(one, fields, key)


def _shape(words: str) -> str:
    return words.translate(_shapes())


@cache
def _shapes() -> dict[int, str]:
    """Return for each letter the first of those that it may be taken for, without its marks."""
    alike = {letter: group[0] for group in load("spelling")["alike"] for letter in group}
    letters = {chr(c) for c in range(ord("a"), 0x1EFA) if chr(c).islower()} | set(alike)
    bare = {letter: unicodedata.normalize("NFD", letter)[0] for letter in letters}
    return {ord(letter): alike.get(base, base) for letter, base in bare.items()}
