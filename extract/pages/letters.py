"""Letters with their places become words.

A file that is made for printing says where each letter stands, and not always where a word
ends: spaces may be missing, letters drawn twice, marks drawn apart from their letters, and the
letters of one word may come in any order.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from extract.encodings import syllables
from extract.pages.words import Word

_ALPHABETIC_END = re.compile(r"[^\W\d_]*$")
_SAME_BASELINE = 0.15
# Between the letters of a word stands up to 0.08 of the font's size, between words from 0.19 on
# (measured over office PDFs); in between, the syllables decide.
_SPACE = 0.16
_PERHAPS_SPACE = 0.06
_LONGEST = 12
"""No syllable has more letters and marks."""
_DRAWN_TWICE = 0.08
"""The same letter again within this share of the font's size makes it bold, and is one letter."""


@dataclass(frozen=True, slots=True)
class Font:
    """What letters are drawn in; ``size`` in points on the page."""

    name: str
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter and the room that it takes on its baseline, in points."""

    text: str
    x0: float
    x1: float
    y: float
    font: Font


def words_of(letters: Iterable[Letter]) -> Iterator[Word]:
    """Yield the words that ``letters``, given in any order, form; a space among them parts words."""
    for row in _rows(letters):
        word: list[Letter] = []
        for place, letter in enumerate(row):
            if letter.text == " " or (word and _parted(word, row, place)):
                yield from _word(word)
                word = []
            if letter.text != " ":
                word.append(letter)
        yield from _word(word)


def _rows(letters: Iterable[Letter]) -> Iterator[list[Letter]]:
    """Yield the letters of each baseline, from left to right, each letter once."""
    row: list[Letter] = []
    for letter in sorted(letters, key=lambda letter: letter.y):
        if row and letter.y - row[-1].y > _SAME_BASELINE * min(row[-1].font.size, letter.font.size):
            yield _once(row)
            row = []
        row.append(letter)
    yield _once(row)


def _once(row: list[Letter]) -> list[Letter]:
    """Return ``row`` from left to right, without the copies of letters that are drawn twice."""
    kept: list[Letter] = []
    for letter in sorted(row, key=lambda letter: letter.x0):
        near = _DRAWN_TWICE * letter.font.size
        if not any(
            letter.x0 - other.x0 < near
            and letter.text == other.text
            and letter.font.size == other.font.size
            for other in kept[-3:]
        ):
            kept.append(letter)
    return kept


def _parted(word: list[Letter], row: list[Letter], place: int) -> bool:
    """Tell whether a space stands between ``word`` and the letter at ``place`` of its row."""
    letter = row[place]
    gap = (letter.x0 - max(other.x1 for other in word[-2:])) / letter.font.size
    if gap < _PERHAPS_SPACE:
        return False
    return gap > _SPACE or _two_syllables(word[-_LONGEST:], row[place : place + _LONGEST])


def _two_syllables(word: list[Letter], after: list[Letter]) -> bool:
    """Tell whether ``word`` ends, and ``after`` begins, with a syllable, which together are none."""
    rest = after[:1]
    for before, letter in pairwise(after):
        if (
            not letter.text.isalpha()
            or (letter.x0 - before.x1) / letter.font.size >= _PERHAPS_SPACE
        ):
            break
        rest.append(letter)
    known = syllables()
    first = _alphabetic_end(word)
    second = unicodedata.normalize("NFC", "".join(letter.text for letter in rest)).lower()
    return first in known and second in known and first + second not in known


def _alphabetic_end(word: list[Letter]) -> str:
    """Return the letters that ``word`` ends in, without digits and marks."""
    text = unicodedata.normalize("NFC", "".join(letter.text for letter in word)).lower()
    return _ALPHABETIC_END.search(text)[0]  # type: ignore[index]  # matches at least nothing


def _word(letters: list[Letter]) -> Iterator[Word]:
    """Yield the word of ``letters``, if there are any."""
    if not letters:
        return
    first = letters[0]
    yield Word(
        text="".join(letter.text for letter in _with_marks(letters)),
        x0=first.x0,
        x1=max(letter.x1 for letter in letters),
        y=first.y,
        size=first.font.size,
        bold=first.font.bold,
        font=first.font.name,
    )


def _with_marks(letters: list[Letter]) -> list[Letter]:
    """Put each mark that is drawn apart behind the letter that it stands over."""
    marks = [letter for letter in letters if unicodedata.combining(letter.text[0])]
    if not marks:
        return letters
    bases = [letter for letter in letters if not unicodedata.combining(letter.text[0])]
    if not bases:
        return letters
    placed: dict[int, list[Letter]] = {}
    for mark in marks:
        middle = (mark.x0 + mark.x1) / 2
        nearest = min(
            range(len(bases)), key=lambda n: abs((bases[n].x0 + bases[n].x1) / 2 - middle)
        )
        placed.setdefault(nearest, []).append(mark)
    return [part for number, base in enumerate(bases) for part in (base, *placed.get(number, ()))]
