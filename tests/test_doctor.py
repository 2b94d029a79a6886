"""The doctor says what a file is and what to do, and never fails."""

from pathlib import Path

import pytest

from extract.doctor import diagnose

DATA = Path(__file__).parent / "data"


def test_a_restored_document_is_told() -> None:
    (found,) = diagnose(DATA / "tcvn3.doc")
    assert (found.format, found.encoding, found.pages, found.unreadable, found.advice) == (
        "doc",
        "tcvn3",
        None,
        None,
        None,
    )
    assert found.repaired == ("letters in tcvn3 were brought to Unicode",)
    assert found.syllables > 0.9


FILES = [
    ("a.txt", "Giao Sở Y tế kiểm tra.", None, None),
    ("a.txt", "", None, "the file holds no text"),
    ("a.txt", "The quick brown fox jumps over lazy dogs", None, "hardly Vietnamese"),
    ("a.txt", "Giao Sở Y t\ufffd kiểm tra, báo cáo.", None, "some letters were lost"),
    ("a.docx", "x", "is broken or cut off (File is not a zip file)", "get a fresh copy"),
    ("a.xyz", "x", "no reader for '.xyz'", "known: "),
]


@pytest.mark.parametrize(("name", "content", "fact", "advice"), FILES)
def test_what_to_do_is_told(
    tmp_path: Path, name: str, content: str, fact: str | None, advice: str | None
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    (found,) = diagnose(path)
    assert found.path == str(path)
    assert found.unreadable == fact
    assert (found.advice or "").startswith(advice or "")
    assert (found.advice is None) == (advice is None)


def test_a_missing_file_is_told() -> None:
    (found,) = diagnose("thiếu.doc")
    assert (found.path, found.unreadable, found.advice) == (
        "thiếu.doc",
        "no such file",
        "check the name",
    )
