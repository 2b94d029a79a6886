"""Mend the spelling of scanned text for matching: "tô chức", "đâu tư", "phôi hợp".

Recognised text (OCR) loses the small signs that stand above another one: "ổ" becomes "ô", "ẩ"
becomes "â". A *mendable pair* is two words that are a known pair of syllables but for tones
that were lost. A text with some broken words that no writer writes is taken as scanned, and its pairs
are put right in the folded spelling, which keeps its length; the text itself, and so what is quoted, stays as it is.
"""

import re
import unicodedata
from functools import cache
from itertools import pairwise

from extract.lexicons import load

_PAIR = re.compile(r"([^\W\d_]{2,}) (?=([^\W\d_]{2,}))")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_LEAST_SIGNS = 2
"""So many broken words of the lexicon's ``signs`` tell a scan; written texts hold none."""


def mend(folded: str) -> str:
    """Return ``folded`` with the lost tones of known pairs put right, when it looks scanned.

    Args:
        folded: a text in the spelling of ``extract.text.fold``.

    Returns:
        A text of the same length; the same text when it does not look scanned.
    """
    if sum(map(folded.count, load("spelling")["signs"])) < _LEAST_SIGNS:
        return folded
    pairs = [
        (match.start(), known)
        for match in _PAIR.finditer(folded.translate(_toneless()).replace("\n", " "))
        if (known := _known_pairs().get(f"{match[1]} {match[2]}"))
        and _lost(folded[match.start() : match.start() + len(known)], known)
    ]
    return _put_in(folded, pairs)


def _put_in(folded: str, pairs: list[tuple[int, str]]) -> str:
    parts, done = [], 0
    for start, known in pairs:
        head, tail = known.split(" ")
        begin = max(start, done)  # the second word of one pair may begin the next
        middle = start + len(head)
        words = head + folded[middle] + tail
        parts += [folded[done:begin], words[begin - start :]]
        done = start + len(words)
    return "".join(parts) + folded[done:]


def _lost(found: str, known: str) -> bool:
    """Return whether ``found`` bears fewer tones than ``known``: a change alone is no damage."""
    return _tones(found) < _tones(known)


@cache
def _tones(words: str) -> int:
    return sum(c in _TONES for c in unicodedata.normalize("NFD", words))


def _without_tones(words: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFD", words) if c not in _TONES)
    return unicodedata.normalize("NFC", bare)


@cache
def _toneless() -> dict[int, str]:
    vowels = "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
    return {ord(v): _without_tones(v) for v in vowels}


@cache
def _known_pairs() -> dict[str, str]:
    """Return the known pairs of syllables by their spelling without tones; doubtful ones not."""
    phrases = [v for c in load("predicates")["class"] for v in c["verbs"]]
    phrases += load("spelling")["phrases"]
    pairs: dict[str, set[str]] = {}
    for phrase in phrases:
        syllables = phrase.split()
        for pair in pairwise(syllables):
            if min(map(len, pair)) > 1:
                known = " ".join(pair)
                pairs.setdefault(_without_tones(known), set()).add(known)
    return {bare: known.pop() for bare, known in pairs.items() if len(known) == 1}
