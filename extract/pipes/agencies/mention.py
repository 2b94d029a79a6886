"""Mention: an agency as it is read at a place in a text, before it becomes a span."""

from dataclasses import dataclass
from typing import NamedTuple

from extract.annotations import AgencyValue
from extract.pipes.agencies.vocabulary import Hit, Vocabulary
from extract.text import fold


class Mention(NamedTuple):
    """Characters [start, end) name the agency ``value``; ``rule`` is what found it."""

    start: int
    end: int
    value: AgencyValue
    rule: str

    def under(self, title: str, start: int) -> "Mention":
        """Return the mention with the title that stands before it, from ``start`` on."""
        return self._replace(start=start, value=self.value._replace(title=title))


@dataclass(frozen=True, slots=True)
class Page:
    """A text with what is known about it: the same offsets in every field."""

    text: str
    folded: str
    hits: dict[int, list[Hit]]
    vocabulary: Vocabulary

    def capital(self, offset: int) -> bool:
        """Return whether an upper-case letter stands at ``offset``."""
        return offset < len(self.text) and self.text[offset].isupper()

    def inside_name(self, offset: int, certain: bool = False) -> bool:
        """Return whether the word at ``offset`` belongs to the name before it ("Yên Sở").

        So it is behind a capitalised word in the middle of a sentence, unless ``certain``; in
        capitals behind any word in capitals ("NHIỆM VỤ").
        """
        if certain or offset < 2 or self.folded[offset - 1] != " ":
            return False
        begin = (
            max(self.folded.rfind(" ", 0, offset - 1), self.folded.rfind("\n", 0, offset - 1)) + 1
        )
        word = self.text[begin : offset - 1]
        if not word.isalpha() or not word[0].isupper():
            return False
        if len(word) > 1 and word.isupper() and self.text[offset : offset + 2].isupper():
            return True
        before = self.folded[max(0, begin - 2) : begin].rstrip(" ")
        return not word.isupper() and bool(before) and before[-1].isalnum()

    def may_end(self, offset: int) -> bool:
        """Return whether a mention may end at ``offset``: a mark, "và" or an act follows."""
        following = self.folded[offset : offset + 1]
        if following != " ":
            return not following.isalnum()
        after, words = offset + 1, self.vocabulary
        acts = words.breaks.end(self.folded, after) or words.works.end(self.folded, after)
        return acts is not None or self.folded.startswith("(", after)

    def words(self, start: int, end: int) -> str:
        """Return the words of [start, end) on one line, with the tones that a scan lost."""
        text, known = self.text[start:end], self.folded[start:end]
        if text.lower() != known and fold(text) != known:
            text = _mended(text, known)
        return " ".join(text.split())


def _mended(text: str, known: str) -> str:
    """Return ``text`` with the letters of its folded and mended spelling where they differ.

    >>> _mended("Sở Kê hoạch", "sở kế hoạch")
    'Sở Kế hoạch'
    """
    letters = zip(text, fold(text), known, strict=True)
    return "".join(
        c if plain == right else right.upper() if c.isupper() else right
        for c, plain, right in letters
    )
