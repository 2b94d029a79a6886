"""Bring text to one form: ``clean`` once on reading, ``fold`` for matching.

``clean`` decides what ``Source.text`` is; after it no character is ever changed. ``fold``
gives a spelling to match against, of the same length, so a match's offsets are the text's.
"""

import re
import unicodedata

# Removed on reading: byte-order mark, soft hyphen, zero-width and directional marks, C0 and C1
# controls but tab and line feed (docs/output.md, Conventions).
_REMOVED = (
    "[\ufeff\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_ENDS = "[\r\x0b\x0c\x85\u2028\u2029]"
_LINE_ENDS = re.compile(f"\r\n|{_ENDS}")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(_REMOVED)
_SURROGATES = re.compile("[\ud800-\udfff]")  # half a character: no file can hold it
# Side by side they are one set of characters, which is looked for in one go.
_SUSPECT = re.compile("|".join((_REMOVED, _ENDS, _SPACES.pattern, _SURROGATES.pattern)))

# Vietnamese is written with the tone on the first or on the second vowel of an open oa, oe, uy
# (hòa / hoà); both are in use in offices. After q the u is no vowel (quý), and a closed syllable
# has one spelling (hoàn), so neither is touched.
_TONE_PAIRS = {
    f"{first}{second}": pair
    for first, plain, marked, tones in (
        ("o", "a", "àáảãạ", "òóỏõọ"),
        ("o", "e", "èéẻẽẹ", "òóỏõọ"),
        ("u", "y", "ỳýỷỹỵ", "ùúủũụ"),
    )
    for second, tone in zip(marked, tones, strict=True)
    for pair in (f"{tone}{plain}",)
}
_OLD_TONES = re.compile(r"(?:u(?<!qu)[ỳýỷỹỵ]|o[àáảãạèéẻẽẹ])(?![^\W\d_])")
_FOLDED = {
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("\n\t\u00a0", " "),
}
# Few characters of a text are among them: replacing those is four times as fast as translating all.
_TO_FOLD = re.compile(f"[{''.join(map(re.escape, _FOLDED))}]")


def clean(text: str) -> str:
    r"""Return ``text`` as ``Source.text``: NFC, line feeds, plain spaces, nothing invisible.

    Idempotent; a text that is already so comes back unchanged.

    >>> clean("Ủy\u00a0ban\r\nnhân\u200b dân")
    'Ủy ban\nnhân dân'
    """
    if _SUSPECT.search(text):
        text = _LINE_ENDS.sub("\n", text)
        text = _SPACES.sub(" ", text)
        text = _SURROGATES.sub("\ufffd", text)
        text = _INVISIBLE.sub("", text)
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return ``text`` in the spelling that lexicons are written in, of the same length.

    Lower case, one tone placement, ``-`` for every dash, straight quotes, plain spaces.

    >>> fold("Uỷ ban – QUÝ III, hoà giải, hoàn thành")
    'ủy ban - quý iii, hòa giải, hoàn thành'
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ".lower() is two characters
        lowered = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    plain = _TO_FOLD.sub(lambda m: _FOLDED[m.group()], lowered)
    return _OLD_TONES.sub(lambda m: _TONE_PAIRS[m.group()], plain)
