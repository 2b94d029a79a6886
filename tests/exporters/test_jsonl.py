"""One notice a line, whatever stands in it."""

import io
import json
from decimal import Decimal

import jsonlines
import pytest

from extract.exporters.jsonl import dump, write
from extract.pipeline import extract_notice
from extract.schema import Quantity, Span


def test_lines_are_read_back_by_jsonlines():
    notices = [extract_notice("Giao Sở Y tế báo cáo."), extract_notice("")]
    stream = io.StringIO()
    write(notices, stream)
    read = list(jsonlines.Reader(io.StringIO(stream.getvalue())))
    assert read == [notice.to_dict() for notice in notices]


@pytest.mark.parametrize("character", ["\u2028", "\u2029", "\x85", "\n", '"', "\\", "\U0001f600"])
def test_no_character_ends_the_line(character):
    line = dump({"path": f"a{character}b"})
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"path": f"a{character}b"}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("6775", "6775"),
        ("6775.0", "6775"),
        ("20.81", "20.81"),
        ("0.1", "0.1"),
        ("-3", "-3"),
        ("1500000000", "1500000000"),
        ("12345678901234567890", "12345678901234567890"),
    ],
)
def test_amount_is_a_json_number(value, written):
    quantity = Quantity(
        text="x", span=Span(start=0, end=1), value=Decimal(value), unit="ha", unit_kind="area"
    )
    assert f'"value":{written},' in dump(quantity)


def test_there_is_no_nan():
    with pytest.raises(ValueError, match="JSON compliant"):
        dump({"confidence": float("nan")})
