from decimal import Decimal

import pytest

from extract.numerals import read_number, small_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6.775", "6775"),
        ("20,81", "20.81"),
        ("2.659,96", "2659.96"),
        ("05", "5"),
        ("1.234.567,8", "1234567.8"),
        ("-1.200", "-1200"),
        ("âm 5", "-5"),
        ("mười", "10"),
        ("mười lăm", "15"),
        ("hai mươi mốt", "21"),
        ("ba mươi tư", "34"),
        ("một trăm linh năm", "105"),
        ("hai trăm", "200"),
        ("năm nghìn", "5000"),
        ("hai nghìn tỷ", "2000000000000"),
        ("bảy trăm hai mươi mốt nghìn không trăm mười hai", "721012"),
        ("1,2 tỷ", "1200000000"),
        ("16.000 tỷ", "16000000000000"),
        ("hai phẩy năm", "2.5"),
    ],
)
def test_number_is_read_exactly(text, value):
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "hộ", "năm học", "1 2", "hai ba", "12/5", "một số", "-", "tỷ lệ"]
)
def test_what_is_no_number_is_not_read(text):
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("07", 7), ("iv", 4), ("xii", 12), ("tư", 4), ("mười hai", 12), ("hộ", None)],
)
def test_small_number_is_read_in_digits_words_and_roman_figures(text, value):
    assert small_number(text) == value
