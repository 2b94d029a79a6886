"""Automatic numbers come out as Word writes them."""

import pytest

from extract.numbering import Counters, Level, NumberedList, bullet, count_as

NOTICE = {
    0: Level("%1.", "upperRoman"),
    1: Level("%2."),
    2: Level("%3)", "lowerLetter"),
    3: Level("-", "bullet"),
}


def markers(steps: str, *lists: NumberedList) -> list[str]:
    """Return the numbers of paragraphs given as "list.level" words."""
    counters = Counters({str(place): numbered for place, numbered in enumerate(lists, start=1)})
    return [counters.marker(step.split(".")[0], int(step.split(".")[1])) for step in steps.split()]


def test_levels_start_anew_below_a_step() -> None:
    found = markers("1.0 1.1 1.2 1.2 1.1 1.2 1.0 1.1", NumberedList("a", NOTICE))
    assert found == ["I.", "1.", "a)", "b)", "2.", "a)", "II.", "1."]


def test_a_level_that_was_skipped_counts_as_its_first() -> None:
    levels = {0: Level("%1."), 1: Level("%1.%2.")}
    assert markers("1.1 1.1 1.0 1.1", NumberedList("a", levels)) == ["1.1.", "1.2.", "2.", "2.1."]


def test_lists_of_one_abstract_list_go_on_counting() -> None:
    assert markers("1.0 2.0 1.0", NumberedList("a", NOTICE), NumberedList("a", NOTICE)) == [
        "I.",
        "II.",
        "III.",
    ]


def test_a_list_may_start_anew() -> None:
    anew = NumberedList("a", NOTICE, {0: 1})
    assert markers("1.0 1.0 2.0 2.0", NumberedList("a", NOTICE), anew) == ["I.", "II.", "I.", "II."]


def test_a_level_may_never_start_anew() -> None:
    levels = {0: Level("Chương %1", "upperRoman"), 1: Level("Điều %2.", restarts_after=0)}
    found = markers("1.0 1.1 1.0 1.1", NumberedList("a", levels))
    assert found == ["Chương I", "Điều 1.", "Chương II", "Điều 2."]


def test_legal_numbers_are_arabic() -> None:
    levels = {0: Level("%1.", "upperRoman"), 1: Level("%1.%2", legal=True)}
    assert markers("1.0 1.1", NumberedList("a", levels)) == ["I.", "1.1"]


def test_bullets_do_not_count() -> None:
    assert markers("1.3 1.3", NumberedList("a", NOTICE)) == ["-", "-"]


@pytest.mark.parametrize("step", ["9.0", "1.8", "1.12"])
def test_unknown_lists_and_levels_write_nothing(step: str) -> None:
    assert markers(step, NumberedList("a", NOTICE)) == [""]


@pytest.mark.parametrize(
    ("value", "style", "written"),
    [
        (4, "upperRoman", "IV"),
        (1999, "lowerRoman", "mcmxcix"),
        (5000, "upperRoman", "5000"),
        (26, "lowerLetter", "z"),
        (27, "lowerLetter", "aa"),
        (0, "lowerLetter", "0"),
        (7, "decimalZero", "07"),
        (7, "none", ""),
        (7, "chicago", "7"),
    ],
)
def test_numbers_are_written_by_style(value: int, style: str, written: str) -> None:
    assert count_as(value, style) == written


def test_bullets_of_symbol_fonts_have_a_sign_of_their_own() -> None:
    assert bullet("\uf0b7\uf02d\uf0a7\ue123") == "•-▪•"
