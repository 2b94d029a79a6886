"""No damage to a file escapes as anything but one line, or takes long."""

import random
import time
from pathlib import Path

import pytest

from damage import write_damaged
from extract.errors import ExtractError
from extract.readers import read_all
from extract.source import Source

DATA = Path(__file__).parents[1] / "data"
NAMES = ["notice.docx", "notice.doc", "notice.odt", "notice.rtf", "tcvn3.doc", "vni.rtf"]
LONGEST = 5.0
"""Seconds; a sample is read in a few hundredths."""


@pytest.mark.parametrize("name", NAMES)
def test_damaged_files_end_in_a_text_or_a_line(name: str, tmp_path: Path) -> None:
    chance = random.Random(name)  # noqa: S311 (no secret)
    target = tmp_path / name
    for _ in range(15):
        write_damaged(DATA / name, chance, target)
        began = time.monotonic()
        try:
            assert all(
                isinstance(document, (Source, ExtractError)) for document in read_all(target)
            )
        except ExtractError as error:
            assert str(error).startswith(str(target))
        assert time.monotonic() - began < LONGEST
