"""Tables of old encodings: which letter a byte, or a letter and its marks, stood for.

Programs that knew nothing of an encoding kept its bytes as characters of Windows-1252, as
controls, or as private symbols (U+F0xx); all three forms of a byte are understood.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

# Windows lists a font once for each script; the letters are the same.
_SCRIPT = re.compile(r" (?:ce|cyr|greek|tur|baltic|\((?:hebrew|arabic|vietnamese)\))$")
# TCVN3 has no toned capitals: headings were set in fonts that draw small letters as capitals
# (.VnTimeH), so that text without its fonts says "THÔNG BáO".
_TONED = "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
_CAPITALS = "A-ZĂÂÊÔƠƯĐ"
_CAPITAL_WORD = re.compile(
    rf"(?<![^\W\d_])[{_TONED}]*[{_CAPITALS}](?:[{_TONED}]*[{_CAPITALS}])+[{_TONED}]*(?![^\W\d_])"
)
_CAPITAL_LINE = re.compile(r"^[^a-zăâêôơưđ\n]+$", re.MULTILINE)


@dataclass(frozen=True)
class Encoding:
    """One old encoding: its name, and text in it turned into Unicode."""

    name: str
    singles: dict[int, str]
    """Code point of a stray character to the letter that it stands for."""
    letters: dict[str, str] | None = None
    """Letters written as several characters, small ones only; None where there are none."""

    def decode(self, text: str) -> str:
        """Return ``text``, read as Windows-1252 by mistake, with its letters restored, in NFC."""
        text = text.translate(self.singles)
        if self.letters:
            text = self._joined(text, self.letters)
        if self.name.startswith("tcvn"):
            text = _CAPITAL_WORD.sub(lambda match: match.group().upper(), text)
            text = _CAPITAL_LINE.sub(_raised, text)
        return unicodedata.normalize("NFC", text)

    def _joined(self, text: str, letters: dict[str, str]) -> str:
        """Return ``text`` with each vowel and its marks as one letter, in the vowel's case."""
        pattern = _pairs(self.name)
        return pattern.sub(
            lambda match: _in_case(letters[match.group().lower()], match.group()), text
        )


@dataclass(frozen=True)
class FontRule:
    """Fonts whose letters are in an old encoding, by their names."""

    pattern: re.Pattern[str]
    encoding: str
    capitals: bool
    """The font draws small letters as capitals, so that TCVN3's toned letters have capitals in it."""


@cache
def encodings() -> dict[str, Encoding]:
    """Return every encoding that bytes can be in, by name, in the order of the table."""
    found = {name: _encoding(name, tables()) for name in tables() if name != "font"}
    return {**found, "windows-1258": _windows_1258()}


@cache
def font_rule(font: str) -> FontRule | None:
    """Return the rule for ``font``, or None for a font that is Unicode or unknown."""
    name = _SCRIPT.sub(
        "", font.strip().lower().rpartition("+")[2]
    )  # PDF: "ABCDEF+" before the name
    return next((rule for rule in _font_rules() if rule.pattern.search(name)), None)


@cache
def _font_rules() -> tuple[FontRule, ...]:
    return tuple(
        FontRule(re.compile(entry["regex"]), entry["encoding"], entry.get("capitals", False))
        for entry in tables()["font"]
    )


@cache
def tables() -> dict[str, Any]:
    """Return the tables of ``tables.toml`` as they stand."""
    return tomllib.loads((resources.files(__package__) / "tables.toml").read_text(encoding="utf-8"))


def _encoding(name: str, tables: dict[str, Any]) -> Encoding:
    """Return the encoding that the table ``name`` describes."""
    table = tables[name]
    if "letters" in table:
        return _of_letters(name, table["letters"])
    rows = (
        [*tables[table["extends"]]["bytes"], *table["bytes"]]
        if "extends" in table
        else table["bytes"]
    )
    words = " ".join(rows).split()
    letters = {int(code, 16): letter for code, letter in zip(words[::2], words[1::2], strict=True)}
    return Encoding(
        name, {form: letter for byte, letter in letters.items() for form in _forms(byte)}
    )


def _of_letters(name: str, rows: list[str]) -> Encoding:
    """Return an encoding of vowels and marks; capitals follow from the small letters."""
    words = " ".join(rows).split()
    letters = dict(zip(words[::2], words[1::2], strict=True))
    plain = {
        form: chr(byte) for byte in range(0xC0, 0x100) for form in _forms(byte) if form != byte
    }
    return Encoding(name, plain, letters)


def _raised(line: re.Match[str]) -> str:
    """Return a line without any small letter but toned ones as capitals, if it has such words."""
    capitals = sum(len(word) > 1 and word.isupper() for word in line.group().split())
    return line.group().upper() if capitals > 1 else line.group()


@cache
def _pairs(name: str) -> re.Pattern[str]:
    """Return an expression for the letters of encoding ``name``, the longest first."""
    letters = encodings()[name].letters or {}
    return re.compile("|".join(sorted(letters, key=len, reverse=True)), re.IGNORECASE)


def _in_case(letter: str, written: str) -> str:
    """Return ``letter`` as a capital when the vowel that was written is one."""
    return letter.upper() if written[0].isupper() else letter


def _windows_1258() -> Encoding:
    """Return Windows-1258: Vietnamese tones as combining characters over Windows-1252's letters."""
    letters = {byte: bytes([byte]).decode("cp1258", "replace") for byte in range(0xC0, 0x100)}
    return Encoding(
        "windows-1258", {form: letter for byte, letter in letters.items() for form in _forms(byte)}
    )


def _forms(byte: int) -> set[int]:
    """Return the code points that a program may have kept ``byte`` as."""
    forms = {byte, 0xF000 + byte}
    if 0x80 <= byte < 0xA0:
        forms.add(ord(bytes([byte]).decode("cp1252", "replace")))
        forms.discard(0xFFFD)
    return forms
