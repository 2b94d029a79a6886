"""Misread words are read by their neighbours, and what is doubtful stays."""

import random

import pytest

from extract.misread import read_misread


@pytest.mark.parametrize(
    ("misread", "meant"),
    [
        ("hộl đồng nhân dân", "hội đồng nhân dân"),
        ("chủ irì, pbối hợp với", "chủ trì, phối hợp với"),
        ("giao ủy bạv nhâv dâv xã", "giao ủy ban nhân dân xã"),
        ("h0àn thành trước n9ày", "hoàn thành trước ngày"),
        ("tổng hợp,\nbáo cáe ubnđ tỉnh", "tổng hợp,\nbáo cáo ubnd tỉnh"),
        ("đề nghl các đơv\nvị", "đề nghị các đơn\nvị"),
        ("trưởc", "trước"),  # no other word looks so
    ],
)
def test_an_odd_word_is_read_as_the_known_one_that_looks_alike(misread: str, meant: str) -> None:
    assert read_misread(misread, boldly=False) == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ủy ban nhân dân tỉnh, hội đồng nhân dân, ubnd và hđnd",
        "số 12/tb-ubnđ, mã l5-2o26, ngày l5/9/2o26",  # numbers and dates are not guessed
        "quyển xiv của bộ luật",
        "rađa, stem, online, covid19, h5n1, km2",
        "ông krông văn nguyêb",  # a name that no lexicon has
    ],
)
def test_what_is_sound_or_cannot_be_known_stays(text: str) -> None:
    assert read_misread(text, boldly=False) == text
    assert read_misread(text, boldly=True) == text


def test_a_syllable_is_looked_at_only_boldly() -> None:
    text = "sở tải chính chủ trì"
    assert read_misread(text, boldly=False) == text
    assert read_misread(text, boldly=True) == "sở tài chính chủ trì"


def test_a_syllable_that_the_text_repeats_or_a_pair_bears_out_stays() -> None:
    repeated = "chợ bão cáo; đường bão cáo; xóm bão cáo"
    assert read_misread(repeated, boldly=True) == repeated
    assert read_misread("chủ động bộ trì", boldly=True).startswith("chủ động ")


@pytest.mark.parametrize("seed", range(5))
def test_any_text_keeps_its_length_and_its_figures(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạếộ019 \n,./-"
    text = "".join(chance.choice(letters) for _ in range(5000))
    read = read_misread(text, boldly=True)
    assert len(read) == len(text)
    assert [c for c in read if not c.isalnum()] == [c for c in text if not c.isalnum()]


def test_a_long_odd_text_takes_no_more_than_its_length() -> None:
    assert len(read_misread("đề nghl " * 50_000, boldly=True)) == 400_000
