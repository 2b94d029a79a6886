"""Letters become words whatever their order, with the spaces that their places show."""

import random

import pytest

from extract.pages import Font, Letter, words_of

TIMES = Font("Times New Roman", 10.0, bold=False)


def drawn(text, *, gap=2.5, shift=0.0):
    """Letters of ``text``, each 5 points wide, a blank moving on by ``gap`` without a letter."""
    letters, x = [], shift
    for letter in text:
        if letter == " ":
            x += gap
            continue
        letters.append(Letter(letter, x, x + 5, 100.0, TIMES))
        x += 5
    return letters


def read(letters):
    return " ".join(word.text for word in words_of(letters))


@pytest.mark.parametrize("text", ["Ủy ban nhân dân tỉnh", "Số: 41/TB-UBND", "quý III/2031"])
def test_letters_in_any_order_form_the_same_words(text):
    letters = drawn(text)
    random.Random(3).shuffle(letters)  # noqa: S311 (no secret)
    assert read(letters) == text


@pytest.mark.parametrize(
    ("text", "gap", "expected"),
    [
        # A font whose widths swallow spaces: the syllables tell.
        ("chuẩn bị các", 0.9, "chuẩn bị các"),
        ("để phê duyệt", 1.1, "để phê duyệt"),
        # Loose letters of one syllable stay together.
        ("ph ường", 0.9, "phường"),
        ("1 250", 0.9, "1250"),
    ],
)
def test_narrow_gap_is_a_space_between_syllables_only(text, gap, expected):
    assert read(drawn(text, gap=gap)) == expected


def test_letters_drawn_twice_to_look_bold_are_read_once():
    assert read([*drawn("THÔNG BÁO"), *drawn("THÔNG BÁO", shift=0.3)]) == "THÔNG BÁO"


def test_double_letters_stay_double():
    assert read(drawn("xoong, 11/11, VIII")) == "xoong, 11/11, VIII"


def test_mark_drawn_apart_goes_to_the_letter_below_it():
    letters = [*drawn("phô biên"), Letter("\u0309", 11.5, 13.5, 100.0, TIMES)]
    assert read(letters).startswith("phô\u0309")


@pytest.mark.parametrize("count", [0, 1])
def test_few_letters_do_no_harm(count):
    assert read(drawn("a" * count)) == "a" * count
