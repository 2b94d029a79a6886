"""Phrases: hundreds of fixed words looked up by their first word, where an expression would be slow to compile."""

import re
from collections.abc import Iterable

from extract.text import fold

FIRST_WORD = re.compile(r"[^\W\d_]+")


class Phrases:
    """Texts of a lexicon, each of which begins with a letter."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._by_first: dict[str, list[str]] = {}
        for text in sorted({fold(text) for text in texts}, key=len, reverse=True):
            self._by_first.setdefault(first_word(text), []).append(text)

    def end(self, folded: str, at: int) -> int | None:
        """Return the end of the longest phrase that stands at ``at`` as whole words, or None.

        >>> phrases = Phrases(["Đất", "đất đai"])
        >>> [phrases.end(text, 0) for text in ("đất đai, nhà ở", "đất đá", "đấtt")]
        [7, 3, None]
        """
        first = FIRST_WORD.match(folded, at)
        if first is None:
            return None
        for text in self._by_first.get(first.group(), ()):
            end = at + len(text)
            if folded.startswith(text, at) and not FIRST_WORD.match(folded, end):
                return end
        return None


def first_word(text: str) -> str:
    """Return the letters with which ``text`` begins.

    >>> first_word("tn&mt")
    'tn'
    """
    found = FIRST_WORD.match(text)
    return found.group() if found else ""
