from datetime import date

import pytest

from extract.lexicons import patterns
from extract.resolve.periods import place
from extract.text import fold
from extract.times import find_days, read_time, time_at

EXAMPLES = [(p.id, e) for p in patterns("times", "time") for e in p.examples]
COUNTER_EXAMPLES = [(p.id, e) for p in patterns("times", "time") for e in p.counter_examples]
FRIDAY = date(2024, 8, 2)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_every_form_is_read_to_its_end(rule, example):
    assert read_time(fold(example)) is not None, rule


@pytest.mark.parametrize(("rule", "example"), COUNTER_EXAMPLES)
def test_counter_example_is_another_form_or_none(rule, example):
    found = time_at(fold(example), 0)
    assert found is None or found.rule != rule


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("30/9/2024", date(2024, 9, 30), date(2024, 9, 30)),
        ("ngày 30 tháng 9 năm 2024", date(2024, 9, 30), date(2024, 9, 30)),
        ("3/9/91", date(1991, 9, 3), date(1991, 9, 3)),
        ("tháng mười hai năm 2024", date(2024, 12, 1), date(2024, 12, 31)),
        ("quý IV/2024", date(2024, 10, 1), date(2024, 12, 31)),
        ("6 tháng cuối năm 2024", date(2024, 7, 1), date(2024, 12, 31)),
        ("nửa đầu năm 2025", date(2025, 1, 1), date(2025, 6, 30)),
        ("tuần sau", date(2024, 8, 5), date(2024, 8, 11)),
        ("tuần cuối tháng 8", date(2024, 8, 26), date(2024, 9, 1)),
        ("thứ Hai", date(2024, 8, 5), date(2024, 8, 5)),
        ("thứ Sáu", date(2024, 8, 9), date(2024, 8, 9)),
        ("thứ Sáu tuần này", date(2024, 8, 2), date(2024, 8, 2)),
        ("tháng 3 tới", date(2025, 3, 1), date(2025, 3, 31)),
        ("3 tháng tới", date(2024, 9, 1), date(2024, 11, 30)),
        ("năm ngoái", date(2023, 1, 1), date(2023, 12, 31)),
        ("tháng 8 này", date(2024, 8, 1), date(2024, 8, 31)),
        ("tháng 8 tới", date(2025, 8, 1), date(2025, 8, 31)),
        ("cuối tháng sau", date(2024, 9, 1), date(2024, 9, 30)),
    ],
)
def test_time_has_its_place_on_the_calendar(text, first, last):
    found = read_time(fold(text))
    assert found is not None
    assert place(found.value, FRIDAY) == (first, last)


@pytest.mark.parametrize("text", ["31/02/2024", "ngày 31/9/2024", "29/02/2025"])
def test_day_that_no_calendar_has_is_read_but_has_no_place(text):
    found = read_time(text)
    assert found is not None
    assert place(found.value, FRIDAY) is None


@pytest.mark.parametrize("text", ["", "ngày", "tháng 13/2024", "quý 5", "32/1/2024", "9999", "năm"])
def test_what_is_no_time_is_not_read(text):
    assert read_time(text) is None


def test_days_with_their_year_are_found_in_a_text():
    text = "công văn ngày 04/6/2024; họp ngày 2 tháng 8 năm 2024; số 12/2024/tt; 5/9"
    assert [(m.value.day, m.value.month) for m in find_days(text)] == [(4, 6), (2, 8)]
