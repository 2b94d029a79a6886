"""The tokenizer loses nothing, and its tokens begin and end where findings do."""

import pytest
from hypothesis import given
from spacy.vocab import Vocab

from extract.text import clean
from extract.tokenizer import SyllableTokenizer
from test_text import ODD

TOKENIZER = SyllableTokenizer(Vocab())


@given(ODD)
def test_doc_has_the_very_text(text):
    read = clean(text)  # half a surrogate pair is no text that a Source can hold
    assert TOKENIZER(read).text == read


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("a) Sở Y tế", ["a", ")", "Sở", "Y", "tế"]),
        ("quý 3/2024.", ["quý", "3", "/", "2024", "."]),
        ("12.500 m2", ["12", ".", "500", "m", "2"]),
        ("  hai", ["  ", "hai"]),
        ("một  hai", ["một", " ", "hai"]),
        ("dòng\n\ndòng", ["dòng", "\n\n", "dòng"]),
        ("", []),
    ],
)
def test_tokens(text, tokens):
    assert [token.text for token in TOKENIZER(text)] == tokens
