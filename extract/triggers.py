"""Where the first words of a lexicon's entries stand, so that its expressions are tried only there.

A *trigger* is a token whose lower-case form is such a word, or a run of digits (key ``DIGIT``).
Looking tokens up in a table costs a tenth of scanning the text for every expression.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id
from spacy.tokens import Doc

DIGIT = "0"


class Triggers:
    """A table of words that finds where they stand in a Doc."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = {get_string_id(word): word for word in words}
        self._ids = np.array(sorted(self._words), dtype=np.uint64)
        self._digits = DIGIT in self._words.values()

    def find(self, doc: Doc) -> list[tuple[int, str]]:
        """Return offset and word of every trigger of ``doc``, in order."""
        rows = _rows(doc)
        lower = rows[:, 0]
        # Only the few rows of triggers become Python's numbers, which takes longer than the search.
        found = self._ids.take(self._ids.searchsorted(lower), mode="clip") == lower
        if self._digits:
            found |= rows[:, 2] != 0
        return [(at, self._words.get(word, DIGIT)) for word, at, _ in rows[found].tolist()]


def _rows(doc: Doc) -> NDArray[Any]:
    """Return form, offset and "is digits" of every token; kept, for several pipes have triggers."""
    rows: NDArray[Any] | None = doc.user_data.get("trigger rows")
    if rows is None:
        rows = doc.user_data["trigger rows"] = doc.to_array(["LOWER", "IDX", "IS_DIGIT"])
    return rows
