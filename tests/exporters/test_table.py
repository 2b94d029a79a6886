"""The table tells who, with whom, what, by when, how much, and where."""

import io

from extract.exporters.table import write
from extract.pipeline import extract_notice

TEXT = """1. Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính mua tối thiểu 12 xe cứu thương trước ngày 30/6/2024.
2. Giao Sở Nội vụ rà soát [bold]biên chế[/bold] của tỉnh.
"""


def table(*texts):
    stream = io.StringIO()
    write([extract_notice(text) for text in texts], stream)
    return stream.getvalue()


def test_row_tells_everything():
    shown = table(TEXT)
    for words in ("Sở Y tế", "Sở Tài chính", "2024-06-30", "12 xe", "≥", "1 document, 2 items"):
        assert words in shown


def test_text_is_never_taken_for_markup():
    assert "[bold]" in table(TEXT)


def test_notice_without_tasks_says_so():
    assert "no task found" in table("")
    assert table("", "").endswith("2 documents, 0 items\n")


def test_no_line_is_wider_than_a_page():
    assert max(map(len, table(TEXT).splitlines())) <= 140
