"""Old encodings: text that was kept as Western letters becomes Vietnamese again."""

from extract.encodings.detection import Decoder, decode_text, guess
from extract.encodings.files import decode_bytes
from extract.encodings.syllables import share_of_syllables, syllables
from extract.encodings.tables import font_rule

__all__ = [
    "Decoder",
    "decode_bytes",
    "decode_text",
    "font_rule",
    "guess",
    "share_of_syllables",
    "syllables",
]
