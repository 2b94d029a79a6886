"""Every letter of Vietnamese has its place in every old encoding."""

import re
import unicodedata
from typing import Any

import pytest

from extract.encodings.tables import encodings, font_rule, tables

TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
SMALL = {unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES}
SMALL = {letter for letter in SMALL if not letter.isascii()} | {"đ"}
LETTERS = SMALL | {letter.upper() for letter in SMALL}


@pytest.mark.parametrize("name", ["tcvn5712", "viscii", "vps"])
def test_every_letter_has_one_byte(name: str) -> None:
    found = [letter for code, letter in encodings()[name].singles.items() if code < 0x100]
    assert len(LETTERS) == 134
    assert sorted(letter for letter in found if not unicodedata.combining(letter)) == sorted(
        LETTERS
    )


def test_tcvn3_has_every_small_letter_and_the_plain_capitals() -> None:
    found = set(encodings()["tcvn3"].singles.values())
    assert found >= SMALL | set("ĂÂÊÔƠƯĐ")


def test_vni_has_every_letter_in_both_cases() -> None:
    vni = encodings()["vni"]
    written = {letter: mark for mark, letter in (vni.letters or {}).items()}
    assert set(written) == SMALL
    for letter, mark in written.items():
        assert vni.decode(mark) == letter
        assert vni.decode(mark.upper()) == letter.upper()


# Taken from the standards, not from the table: a letter of each block and the odd ones.
PLACES = [
    ("tcvn3", 0xAD, "ư"),
    ("tcvn3", 0xD1, "ẹ"),
    ("tcvn3", 0xFE, "ỵ"),
    ("tcvn3", 0xA7, "Đ"),
    ("tcvn5712", 0x80, "À"),
    ("tcvn5712", 0x12, "Ự"),
    ("viscii", 0x02, "Ẳ"),
    ("viscii", 0xFF, "Ữ"),
    ("viscii", 0xBD, "ơ"),
    ("vps", 0xC7, "đ"),
    ("vps", 0x1D, "Ữ"),
    ("vps", 0xDC, "ư"),
    ("windows-1258", 0xFD, "ư"),
    ("windows-1258", 0xD0, "Đ"),
]


@pytest.mark.parametrize(("name", "byte", "letter"), PLACES)
def test_bytes_stand_for_the_letters_of_the_standard(name: str, byte: int, letter: str) -> None:
    assert encodings()[name].singles[byte] == letter


@pytest.mark.parametrize("stray", ["\u0152", "\x8c", "\uf08c"])
def test_a_byte_is_known_in_every_form_a_program_keeps_it_in(stray: str) -> None:
    assert encodings()["vps"].decode(stray) == "ệ"


FONTS = [
    (".VnTime", "tcvn3", False),
    (".VnTimeH", "tcvn3", True),
    (".VnArialH Tur", "tcvn3", True),
    ("ABCDEF+.VnTime", "tcvn3", False),
    ("VNI-Times", "vni", False),
    ("VNI-Helve-Condense", "vni", False),
]


@pytest.mark.parametrize(("font", "encoding", "capitals"), FONTS)
def test_fonts_tell_their_encoding(font: str, encoding: str, capitals: bool) -> None:
    rule = font_rule(font)
    assert rule is not None
    assert (rule.encoding, rule.capitals) == (encoding, capitals)


@pytest.mark.parametrize("font", ["Times New Roman", "Arial", "", "Environs", "Vivaldi"])
def test_other_fonts_tell_nothing(font: str) -> None:
    assert font_rule(font) is None


@pytest.mark.parametrize("entry", tables()["font"], ids=lambda entry: entry["regex"])
def test_font_rules_match_their_examples_and_no_counter_example(entry: dict[str, Any]) -> None:
    pattern = re.compile(entry["regex"])
    assert entry["examples"]
    assert all(pattern.search(font.lower()) for font in entry["examples"])
    assert not any(pattern.search(font.lower()) for font in entry["counter_examples"])
