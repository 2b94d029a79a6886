"""Rich Text is read as programs show it."""

from pathlib import Path

import pytest

from extract.errors import UnreadableFile
from extract.readers.rtf import read_rtf

FONTS = r"{\fonttbl{\f0 Times New Roman;}{\f1\fcharset0 .VnTime{\*\falt Arial};}{\f2\fcharset163 Arial;}{\f3\fcharset2 Symbol;}}"
CASES = [
    (r"S\u7903? Y t\u7871?", "Sở Y tế"),
    (r"S\u7903\'3f Y", "Sở Y"),
    (r"{\uc2 S\u7903 ?? Y}", "Sở Y"),
    (r"\f1 S\'eb Y t\'d5", "Sở Y tế"),
    (r"\f1 tr\-íc".replace("í", r"\'ed"), "trước"),
    (r"\f2 \'d0\'f5n", "Đơn"),
    (r"\f3 \'b7\f0  a", "• a"),
    (r"a\par b\line c\tab d", "a\nb\nc d"),
    (r"{\listtext\pard 1.\tab}Giao", "1. Giao"),
    (r"a{\v mật}{\deleted cũ}b", "ab"),
    (r"{\header Trang}{\pict 0a0b}{\*\unknown x}a", "a"),
    (r"a{\field{\*\fldinst PAGE}{\fldrslt 7}}", "a7"),
    (r"a{\footnote \pard chú}b", "ab\n[1] chÃº"),
    (r"{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt \pard trong\par}}", "trong"),
    (r"\ldblquote a\rdblquote \endash \~b\_c \{\}\\", "“a”– b-c {}\\"),
    (r"{\upr{a\par}{\*\ud{b}}}", "b"),
    (r"{\info{\upr{\title a}{\*\ud{\title b}}}}c", "c"),
    (r"{\header{\*\shpinst{\shptxt Trang}}}a", "a"),
    (r"a{\footnote {\upr{n}{\*\ud b}}}c", "ac\n[1] b"),
    (r"a\bin3 {}\b", "ab"),
    (
        r"\trowd\cellx1\cellx2\intbl a\cell b\cell\row\trowd\clvmrg\cellx1\cellx2 c\cell d\cell\row\pard e",
        "a | b\n| d\ne",
    ),
]


@pytest.mark.parametrize(("markup", "seen"), CASES)
def test_markup_says_what_is_seen(tmp_path: Path, markup: str, seen: str) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(rf"{{\rtf1\ansi\ansicpg1252\deff0{FONTS} {markup}}}".encode())
    assert read_rtf(path).text == seen


@pytest.mark.parametrize(
    "markup",
    [
        b"{\\rtf1 " + b"{" * 50_000,
        b"{\\rtf1 }}}} a",
        b"{\\rtf1 \\uc99999999 \\f9999 a\\u65 \\bin99999999999 b",
    ],
)
def test_broken_markup_is_read_as_far_as_it_goes(tmp_path: Path, markup: bytes) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(markup)
    assert read_rtf(path).text in ("", "a", "aA")


def test_other_files_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(b"%PDF-1.4")
    with pytest.raises(UnreadableFile, match="is no Rich Text"):
        read_rtf(path)
