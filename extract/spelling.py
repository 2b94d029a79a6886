"""Mend the spelling of scanned text for matching: "tô chức", "đâu tư", "phôi hợp".

Recognised text (OCR) loses the small signs that stand above another one: "ổ" becomes "ô", "ẩ"
becomes "â". A *mendable pair* is two words that are a known pair of syllables but for tones
that were lost. A text with some broken words that no writer writes is *scanned*, one with many
words that no syllable spells is *damaged*. Either has its pairs and its misread words
(``misread.py``) put right in the folded spelling, which keeps its length; the text itself, and so
what is quoted, stays as it is.
"""

import re
import unicodedata
from functools import cache
from itertools import chain, pairwise

from extract.encodings.syllables import syllables
from extract.lexicons import load
from extract.misread import read_misread

_PAIR = re.compile(r"([^\W\d_]{2,}) (?=([^\W\d_]{2,}))")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_LEAST_SIGNS = 2
"""So many broken words of the lexicon's ``signs`` tell a scan; written texts hold none."""
_LEAST_ODD, _ODD_SHARE = 5, 0.018
"""So many different odd words, and such a share of all, tell damage; of written texts none."""
_SAMPLE = 8000  # characters of a text that tell how well it was recognised
_LONGEST = 7  # letters of a syllable
_SIGNS_OF_WRITING = ".,;:()[]\"'!?…*-/"


def mend(folded: str) -> str:
    """Return ``folded`` with misread words put right, when it looks scanned.

    Args:
        folded: a text in the spelling of ``extract.text.fold``.

    Returns:
        A text of the same length; the same text when it does not look scanned.
    """
    words = set(folded[:_SAMPLE].split())
    damaged = _is_damaged(words)
    scanned = _broken(folded, words) >= _LEAST_SIGNS
    if scanned:
        folded = _with_tones(folded)
    if scanned or damaged:
        folded = read_misread(folded, boldly=damaged)
    return folded


def _is_damaged(words: set[str]) -> bool:
    """Tell whether many of the different words of a text are odd.

    An *odd* word has marks over its letters and is no syllable. Two syllables without the space
    between them, and abbreviations ("HĐND"), are not counted: written texts have those.
    """
    unknown = {word.strip(_SIGNS_OF_WRITING) for word in words - syllables()} - syllables()
    odd = [word for word in unknown if not word.isascii() and _is_odd(word)]
    return len(odd) >= max(_LEAST_ODD, _ODD_SHARE * len(words))


def _is_odd(word: str) -> bool:
    if len(word) > _LONGEST or not word.isalpha():
        return False
    if all(letter == "đ" or letter.isascii() for letter in word):
        return False
    cuts = range(2, len(word) - 1)
    return not any(word[:cut] in syllables() and word[cut:] in syllables() for cut in cuts)


def _broken(folded: str, words: set[str]) -> int:
    """Return how often words stand in a text that only a scan breaks so."""
    signs = _signs()
    return sum(map(folded.count, chain.from_iterable(signs[word] for word in words & signs.keys())))


@cache
def _signs() -> dict[str, list[str]]:
    """Return the lexicon's signs of a scan by their first words."""
    signs: dict[str, list[str]] = {}
    for sign in load("spelling")["signs"]:
        signs.setdefault(sign.split()[0], []).append(sign)
    return signs


def _with_tones(folded: str) -> str:
    """Return ``folded`` with the lost tones of known pairs put right.

    A word that makes a known pair as it stands keeps its tones: "chủ động" before "bô trí".
    """
    sound: set[int] = set()  # offsets of words
    pairs = []
    for match in _PAIR.finditer(folded.translate(_toneless()).replace("\n", " ")):
        if known := _known_pairs().get(f"{match[1]} {match[2]}"):
            found = folded[match.start() : match.end() + len(match[2])].replace("\n", " ")
            if found == known:
                sound |= {match.start(), match.start(2)}
            elif _lost(found, known):
                changed = [match.start(n) for n in (1, 2) if not _is_same(match, n, found, known)]
                pairs.append((match.start(), known, changed))
    return _put_in(folded, [(s, known) for s, known, changed in pairs if sound.isdisjoint(changed)])


def _is_same(match: re.Match[str], word: int, found: str, known: str) -> bool:
    low, high = (at - match.start() for at in match.span(word))
    return found[low:high] == known[low:high]


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
