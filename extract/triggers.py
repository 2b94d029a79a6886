"""Where the first words of a lexicon's entries stand, so that its expressions are tried only there.

A *trigger* is a token whose lower-case form is such a word, or a run of digits (key ``DIGIT``).
Looking tokens up in a table costs a tenth of scanning the text for every expression.
"""

from collections.abc import Iterable

from spacy.strings import get_string_id
from spacy.tokens import Doc

DIGIT = "0"


class Triggers:
    """A table of words that finds where they stand in a Doc."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = {get_string_id(word): word for word in words}
        self._digits = DIGIT in self._words.values()

    def find(self, doc: Doc) -> list[tuple[int, str]]:
        """Return offset and word of every trigger of ``doc``, in order."""
        words, digits = self._words, self._digits
        rows = doc.to_array(["LOWER", "IDX", "IS_DIGIT"]).tolist()
        return [
            (at, words.get(word, DIGIT))
            for word, at, digit in rows
            if word in words or (digit and digits)
        ]
