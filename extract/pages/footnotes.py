"""Footnotes of pages: taken from below the text, so that it goes on over them, to its end.

As Word's readers give them: the note as a line "[1] …" after the document, its number in the text
left out. A note begins with a raised number, in letters smaller than those of the text; below it
stands nothing but notes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from extract.pages.words import Page, Word

_SMALLER = 0.92
"""A note's letters are smaller than this share of those of the text."""
_INDEX_SIZE, _INDEX_SHIFT = 0.8, 0.6
"""A number that is raised: its size beside the letters near it, and how high it may stand."""
_REACH = 3.0
"""White between a note's number and its words, in font sizes, at most."""
_TOUCHING = 0.25
_LONGEST = 3
_MOST_WORDS, _MOST_NUMBERS = 5_000, 200
"""A page with more words, or more small numbers, holds no text with notes."""
_CLOSING = (".", ",", ";", ":", ")", "”")
_FOOT = 0.93
"""Share of the page's height below which page numbers stand."""


def without_footnotes(pages: Sequence[Page]) -> tuple[list[Page], list[list[Word]]]:
    """Return ``pages`` without their footnotes, and the words of each footnote in order."""
    sizes = [word.size for page in pages for word in page.words for _ in word.text]
    usual = median(sizes) if sizes else 0.0
    kept: list[Page] = []
    notes: list[list[Word]] = []
    for page in pages:
        few = not page.recognised and len(page.words) <= _MOST_WORDS
        found = list(_begins(page, usual)) if few else []
        if not found:
            kept.append(page)
            continue
        rest, own = _parted(page, found, first=len(notes) + 1)
        kept.append(replace(page, words=rest))
        notes += own
    return kept, notes


def _begins(page: Page, usual: float) -> Iterator[Word]:
    """Yield the numbers that footnotes begin with, from the top down."""
    small = [word for word in page.words if _is_number(word) and word.size < _INDEX_SIZE * usual]
    for number in sorted(small, key=lambda word: word.y) if len(small) <= _MOST_NUMBERS else ():
        line = [
            word
            for word in page.words
            if word is not number and -0.1 < word.y - number.y < _INDEX_SHIFT * word.size
        ]
        after = min(
            (word for word in line if word.x0 >= number.x1 - 0.1),
            key=lambda word: word.x0,
            default=None,
        )
        if (
            after is not None
            and number.size < _INDEX_SIZE * after.size
            and after.size < _SMALLER * usual
            and after.x0 - number.x1 < _REACH * after.size
            and not any(word.x1 < number.x0 + 0.1 for word in line)
            and all(
                word.size < _SMALLER * usual
                for word in page.words
                if after.y + 0.1 < word.y < _FOOT * page.height
            )
        ):
            yield number


def _parted(
    page: Page, found: Sequence[Word], *, first: int
) -> tuple[list[Word], list[list[Word]]]:
    """Return the words of the text without the notes' numbers, and the words of each note.

    The notes are counted through the document from ``first``, whatever number each page gives.
    """
    tops = [number.y - 0.5 * number.size for number in found]
    numbers, starts = {number.text for number in found}, set(map(id, found))
    rest: list[Word] = []
    notes: list[list[Word]] = [[] for _ in found]
    for word in page.words:
        place = sum(top < word.y for top in tops)
        if not place or (_is_number(word) and word.y > _FOOT * page.height):
            rest.append(word)
        elif id(word) not in starts:
            notes[place - 1].append(word)
    for word in [word for word in rest if word.text in numbers][:_MOST_NUMBERS]:
        rest = _without_reference(rest, word)
    return rest, [
        [_marker(number, words, order), *words]
        for order, (number, words) in enumerate(zip(found, notes, strict=True), first)
    ]


def _marker(number: Word, words: Sequence[Word], order: int) -> Word:
    """Return ``[1]`` on the baseline of a note's first word."""
    after = min(words, key=lambda word: (round(word.y), word.x0))
    return replace(after, text=f"[{order}]", x0=number.x0, x1=number.x1)


def _without_reference(words: list[Word], number: Word) -> list[Word]:
    """Return ``words`` without ``number`` if it is raised at the end of one of them."""
    before = next(
        (
            word
            for word in words
            if number.size < _INDEX_SIZE * word.size
            and 0 < word.y - number.y < _INDEX_SHIFT * word.size
            and abs(number.x0 - word.x1) < _TOUCHING * word.size
        ),
        None,
    )
    if before is None:
        return words
    mark = next(
        (
            word
            for word in words
            if word.text.startswith(_CLOSING)
            and abs(word.y - before.y) < 0.1 * before.size
            and abs(word.x0 - number.x1) < _TOUCHING * before.size
        ),
        None,
    )
    rest = [word for word in words if word is not number and word is not mark]
    if mark is not None:
        rest[rest.index(before)] = replace(before, text=before.text + mark.text, x1=mark.x1)
    return rest


def _is_number(word: Word) -> bool:
    return word.text.isdecimal() and len(word.text) <= _LONGEST
