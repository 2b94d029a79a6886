"""Vietnamese syllables: which strings of letters the language can write, and their share in a text."""

import re
import unicodedata
from collections import Counter
from functools import cache

# An onset, a rime and a tone make a syllable; both spellings of a tone's place are in use.
_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu ing "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet oi om on ong oong ooc op ot "
    "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơng ơp ơt u ua uân uâng uât uây uc uê uêch uên uênh uêt ui um un ung uơ uôc uôi uôm uôn uông uôt up ut "
    "uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu "
    "y yêm yên yêng yêt yêu ya ynh yt yn ych yp"
)
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_STOPPED = ("\u0301", "\u0323")  # after p, t, c, ch only sắc and nặng
WORD = re.compile(r"[^\s!-/:-@\[-`{-~“”‘’–—…0-9]+")
"""A word, also one whose letters an old encoding kept as signs: "b¸o"."""


@cache
def syllables() -> frozenset[str]:
    """Return every syllable that can be written, in NFC and lower case, about 25,000."""
    onsets = ("", *_ONSETS.split())
    rimes = (
        unicodedata.normalize("NFC", toned)
        for rime in _RIMES.split()
        for tone in (_STOPPED if rime[-1] in "ptc" or rime.endswith("ch") else _TONES)
        for toned in _placements(rime, tone)
    )
    return frozenset(onset + rime for rime in rimes for onset in onsets)


def share_of_syllables(text: str) -> float:
    """Return which share of the words of ``text`` are Vietnamese syllables; 0 without words.

    >>> share_of_syllables("Sở Y tế báo cáo"), share_of_syllables("Së Y tÕ b¸o c¸o")
    (1.0, 0.4)
    """
    words = Counter(word.lower() for word in WORD.findall(unicodedata.normalize("NFC", text)))
    known = sum(count for word, count in words.items() if word in syllables())
    return known / total if (total := words.total()) else 0.0


def _placements(rime: str, tone: str) -> list[str]:
    """Return ``rime`` with ``tone`` over each vowel that may carry it."""
    if not tone:
        return [rime]
    vowels = [place for place, letter in enumerate(rime) if letter in "aăâeêioôơuưy"]
    strong = [place for place in vowels if rime[place] in "ăâêôơ"] or [
        place for place in vowels if rime[place] == "ư"
    ]
    places = strong[-1:] or vowels[:2]
    return [rime[: place + 1] + tone + rime[place + 1 :] for place in places]
