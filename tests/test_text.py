"""Text is brought to one form once; folding keeps every offset."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text import clean, fold

# What offices and their programs really put between letters, and letters that trip folding.
ODD = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "\u00a0\u00ad\u200b\ufeff\u2028\r\n\t\x85İıßǅﬁ\u0300\u0301\u031b\u0323ƠơƯưĐđýỳ–“”"
        ),
    ),
    max_size=200,
)


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\u2028b\u2029c\x0cd\x85e", "a\nb\nc\nd\ne"),
        ("Sở\u00a0Y\u2009tế", "Sở Y tế"),
        ("\ufeffThông\u200b báo\u00ad", "Thông báo"),
        ("U\u031by\u0309 ban", "Ưỷ ban"),
        ("a\tb", "a\tb"),
        ("\ud800", "\ufffd"),
    ],
)
def test_clean(raw, read):
    assert clean(raw) == read


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("HOÀ BÌNH – Uỷ ban", "hòa bình - ủy ban"),
        ("quý III, hoàn thành, thuỷ lợi, hoạch", "quý iii, hoàn thành, thủy lợi, hoạch"),
        ("“A”\n‘b’", "\"a\" 'b'"),
        ("khoẻ mạnh, xoè, loé", "khỏe mạnh, xòe, lóe"),
    ],
)
def test_fold(written, folded):
    assert fold(written) == folded


@given(ODD)
def test_clean_is_idempotent_and_composed(raw):
    text = clean(raw)
    assert clean(text) == text
    assert unicodedata.is_normalized("NFC", text)


@given(ODD)
def test_fold_keeps_the_length(raw):
    text = clean(raw)
    assert len(fold(text)) == len(text)
    assert len(fold(raw)) == len(raw)
