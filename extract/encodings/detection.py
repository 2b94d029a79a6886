"""Which old encoding a text is in, and the text with its letters restored.

Known from the fonts of a document (``.VnTime`` is TCVN3), else from the text itself: a reading
counts as right when its words are Vietnamese syllables. Clean Unicode is never touched.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from extract.encodings.syllables import WORD, syllables
from extract.encodings.tables import FontRule, encodings, font_rule

_SAMPLE = 40_000
"""Characters of a text that are looked at to name its encoding."""
_WESTERN = re.compile(
    "[\x80-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\uf020-\uf0ff]"
)
# Letters that only Unicode text can hold: no Western code page has them.
_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300\u0301\u0303\u0309\u0323\u1ea0-\u1ef9]")
_TELLINGWORDS = 3
_CAPITAL = re.compile("[A-Z¡-§]")  # A1 to A7 are TCVN3's own capitals
_ABBREVIATION = re.compile(r"(?<![^\s(/.-])[a-z]{2,}(?![^\s)/.,:;-])")


def guess(text: str, *, least: float = 0.85) -> str | None:
    """Return the old encoding that ``text`` is in, or None when it reads better as it is.

    >>> guess("Së Y tÕ chñ tr×, b¸o c¸o tr­íc ngµy 30/6")
    'tcvn3'
    >>> guess("Sở Y tế chủ trì") is None
    True
    """
    words = Counter(WORD.findall(text[:_SAMPLE]))
    strange = {word: count for word, count in words.items() if _WESTERN.search(word)}
    if not strange:
        return None
    as_is = _fit(strange, str)
    scores = {name: _fit(strange, encoding.decode) for name, encoding in encodings().items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= least and scores[best] > as_is + 0.2 else None


def decode_text(text: str) -> tuple[str, str | None]:
    """Return ``text`` with lines in an old encoding restored, and that encoding's name or None.

    A text without any letter that only Unicode has is in one encoding throughout; in a mixed
    text each line is judged by itself.
    """
    if not _WESTERN.search(text):
        return text, None
    return Decoder([(text, "")]).whole(text)


class Decoder:
    """Restores the letters of one document, run by run; remembers which encodings it met."""

    def __init__(self, runs: Iterable[tuple[str, str]]) -> None:
        """Take all of the document's (text, font), to judge it as a whole."""
        unknown, capitals = [], []
        for text, font in runs:
            rule = font_rule(font) if font else None
            if rule is None:
                unknown.append(text)
            elif rule.capitals:
                capitals.append(text)
        sample = "\n".join(unknown)
        self._usual = None if _UNICODE.search(sample) else _guess_surely(sample, least=0.7)
        self._raises = _are_capitals(capitals)
        self.found: Counter[str] = Counter()
        """Characters restored, by encoding."""

    def whole(self, text: str) -> tuple[str, str | None]:
        """Return ``text`` restored line by line, and the encoding that most of it was in."""
        restored = "\n".join(self.line([(line, "")]) for line in text.split("\n"))
        return restored, next(iter(self.found.most_common(1)), (None, 0))[0]

    def line(self, runs: Sequence[tuple[str, str]]) -> str:
        """Return the text of one paragraph, given as (text, font), with its letters restored."""
        # A letter and its mark may stand in two runs: what one encoding covers is one text.
        return "".join(
            self._restored("".join(text for text, _ in part), rule)
            for rule, part in groupby(runs, key=lambda run: font_rule(run[1]) if run[1] else None)
        )

    def _restored(self, text: str, rule: FontRule | None) -> str:
        """Return ``text``, all in fonts of one rule (None: fonts that say nothing)."""
        raises = self._raises and rule is not None and rule.capitals
        if not _WESTERN.search(text):
            return text.upper() if raises else text
        if _UNICODE.search(text):
            return text  # Unicode text that was only given the old font
        name = rule.encoding if rule else self._usual
        if name is None or (rule and _reads_better_as_it_is(text, name)):
            name = _guess_surely(text)  # a font that is named so, but holds other letters
        if name is None:
            return text
        self.found[name] += len(text)
        restored = encodings()[name].decode(text)
        return restored.upper() if raises else restored


def _guess_surely(text: str, *, least: float = 0.85) -> str | None:
    """Return the old encoding of ``text``, if it has words enough to tell; "©" alone is no "â"."""
    words = {
        word for word in WORD.findall(text[:_SAMPLE]) if len(word) > 1 and _WESTERN.search(word)
    }
    return guess(text, least=least) if len(words) >= _TELLINGWORDS else None


def _are_capitals(texts: Sequence[str]) -> bool:
    """Tell whether ``texts``, in fonts that draw small letters as capitals, mean capitals.

    The case that was typed is kept, for most who used these fonts typed capitals in them as
    well. Only who typed abbreviations and Roman numbers small ("ii.", "ubnd") left all to the font.
    """
    text = "\n".join(texts)
    if _CAPITAL.search(text):
        return False
    return any(word not in syllables() for word in _ABBREVIATION.findall(text))


def _reads_better_as_it_is(text: str, name: str) -> bool:
    words = Counter(word for word in WORD.findall(text) if _WESTERN.search(word))
    return _fit(words, str) > _fit(words, encodings()[name].decode)


def _fit(words: dict[str, int], decode: Callable[[str], str]) -> float:
    """Return which share of ``words`` are Vietnamese syllables when they are decoded."""
    known = syllables()
    good = sum(count for word, count in words.items() if decode(word).lower() in known)
    return good / max(1, sum(words.values()))
