"""Blocks become lines: tables as rows, heads and feet cell by cell."""

import pytest

from extract.layout import Block, Paragraph, Run, Table, write_lines


def p(text: str, marker: str = "") -> Paragraph:
    return Paragraph((Run(text),), marker)


def cell(*lines: str) -> tuple[Block, ...]:
    return tuple(map(p, lines))


def test_a_number_stands_before_its_paragraph() -> None:
    assert (
        write_lines([p("Giao Sở Y tế:", "1."), p("  kiểm tra\nbáo cáo", "a)")])[0]
        == "1. Giao Sở Y tế:\na) kiểm tra\nbáo cáo"
    )


def test_a_row_is_one_line_and_an_empty_cell_keeps_its_place() -> None:
    rows = (
        (cell("TT"), cell("Nội dung"), cell("Ghi chú")),
        (cell("1"), cell("Lập đề án", "khảo sát"), cell("")),
    )
    assert write_lines([Table(rows)])[0] == "TT | Nội dung | Ghi chú\n1 | Lập đề án khảo sát |"


def test_a_row_of_one_cell_is_its_lines() -> None:
    rows = ((cell("TT"), cell("Việc")), (cell("A. Việc chung", "của tỉnh"),))
    assert write_lines([Table(rows)])[0] == "TT | Việc\nA. Việc chung\ncủa tỉnh"


HEADS = [
    ((cell("UBND TỈNH", "LONG SƠN"), cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập")),),
    ((cell("TỈNH ỦY", "LONG SƠN"), cell("ĐẢNG CỘNG SẢN VIỆT NAM")),),
    ((cell("Nơi nhận:", "- Như trên;"), cell("KT. CHỦ TỊCH", "Trần Minh Khôi")),),
    ((cell("Số: 5/TB-SYT"), cell("Long Sơn, ngày 2 tháng 6 năm 2025")),),
]


@pytest.mark.parametrize("rows", HEADS)
def test_heads_and_feet_are_read_cell_by_cell(
    rows: tuple[tuple[tuple[Block, ...], ...], ...],
) -> None:
    text, _ = write_lines([Table(rows)])
    assert "|" not in text
    assert text.split("\n") == [run.text for c in rows[0] for line in c for run in line.runs]  # type: ignore[union-attr]


def test_a_head_that_is_a_row_of_a_form_is_read_cell_by_cell() -> None:
    form = (HEADS[0][0], (cell("a"), cell("b"), cell("c"), cell("d")))
    assert write_lines([Table(form)])[0].endswith("\nĐộc lập\na | b | c | d")


TYPED = [
    (
        "UBND TỈNH\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/LONG SƠN      Độc lập - Tự do - Hạnh phúc/*****/"
        "Số: 5\t Long Sơn, ngày 2 tháng 6 năm 2003//THÔNG BÁO/1.\tGiao Sở Y tế\tbáo cáo",
        "UBND TỈNH/LONG SƠN/*****/Số: 5/CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/Độc lập - Tự do - Hạnh phúc/"
        "Long Sơn, ngày 2 tháng 6 năm 2003//THÔNG BÁO/1. Giao Sở Y tế báo cáo",
    ),
    (
        "TỈNH ỦY\tĐẢNG CỘNG SẢN VIỆT NAM/Long Sơn, ngày 2 tháng 6 năm 2003/KẾT LUẬN",
        "TỈNH ỦY/ĐẢNG CỘNG SẢN VIỆT NAM/Long Sơn, ngày 2 tháng 6 năm 2003/KẾT LUẬN",
    ),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/a\tb", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/a b"),
]


@pytest.mark.parametrize(("lines", "seen"), TYPED)
def test_a_head_typed_in_two_columns_is_read_by_columns(lines: str, seen: str) -> None:
    text, _ = write_lines([p(line) for line in lines.split("/")])
    assert text.split("\n") == seen.split("/")


def test_empty_rows_and_runs_of_empty_lines_are_dropped() -> None:
    blocks = [p("a"), p(""), p(""), p(""), Table(((cell(""), cell("")),)), p("b"), p("")]
    assert write_lines(blocks)[0] == "a\n\nb"


def test_nothing_gives_nothing() -> None:
    assert write_lines([]) == ("", ())
    assert write_lines([Table(()), Table(((),))]) == ("", ())
