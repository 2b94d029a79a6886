from datetime import date
from pathlib import Path

import pytest
import spacy

from extract.annotations import tags
from extract.pipes.deadlines import create_deadlines
from extract.resolve.due import (
    DocumentDates,
    choose_deadline,
    document_dates,
    doubt,
    resolve_deadline,
)
from extract.tokenizer import SyllableTokenizer

OFFICE = Path(__file__).parents[1] / "data" / "office_deadlines.tsv"
AUGUST = DocumentDates(issued=date(2024, 8, 2))


def office_cases():
    """Date of the document, text, its limit, last day and rule of each line; "-" is None."""
    for line in OFFICE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            issued, marked, *answers = line.split("\t")
            due, rule = (None if answer == "-" else answer for answer in answers)
            words = marked.partition("[")[2].partition("]")[0] or None
            text = marked.replace("[", "").replace("]", "")
            dates = DocumentDates(issued=None if issued == "-" else date.fromisoformat(issued))
            yield pytest.param(dates, text, words, due, rule, id=f"{issued} {text}")


@pytest.fixture(scope="module")
def tag():
    nlp = spacy.blank("xx")
    tokenizer = SyllableTokenizer(nlp.vocab)
    deadlines = create_deadlines(nlp, "d")
    return lambda text: deadlines(tokenizer(text))


def resolve(doc, dates):
    return [resolve_deadline(t, dates, text=doc.text) for t in tags(doc, "deadlines")]


def test_office_set_is_large_enough():
    assert len(list(office_cases())) >= 150


@pytest.mark.parametrize(("dates", "text", "words", "due", "rule"), list(office_cases()))
def test_limit_means_its_day_or_its_rule(tag, dates, text, words, due, rule):
    found = [(d.text, d.due, d.recurrence) for d in resolve(tag(text), dates)]
    assert found == ([(words, due, rule)] if words else [])


@pytest.mark.parametrize(
    ("text", "start", "value", "anchor", "working_days"),
    [
        ("trong quý 3/2024", "2024-07-01", "2024-Q3", "absolute", False),
        ("trước ngày 30/9/2024", None, "2024-09-30", "absolute", False),
        ("trước 16 giờ ngày 15/8/2024", None, "2024-08-15T16:00", "absolute", False),
        ("trong tháng 8/2024", "2024-08-01", "2024-08", "absolute", False),
        ("đến cuối năm 2024", None, "2024", "absolute", False),
        ("trong 6 tháng cuối năm 2024", "2024-07-01", "2024-H2", "absolute", False),
        ("trong tuần sau", "2024-08-05", "2024-W32", "document_date", False),
        ("trong vòng 05 ngày làm việc kể từ ngày ký", "2024-08-02", "P5D", "document_date", True),
        ("trong vòng 05 ngày kể từ ngày nhận hồ sơ", None, "P5D", "event", False),
        (
            "Thời gian: từ ngày 05/8 đến ngày 09/8/2024",
            "2024-08-05",
            "2024-08-09",
            "absolute",
            False,
        ),
        ("hằng quý", None, "P3M", None, False),
        ("thứ Sáu hằng tuần", None, "XXXX-WXX-5", None, False),
        ("trước ngày 31/02/2025", None, None, "absolute", False),
        ("ngay sau cuộc họp", None, None, "event", False),
        ("theo thời gian quy định", None, None, None, False),
    ],
)
def test_record_tells_start_value_anchor_and_working_days(
    tag, text, start, value, anchor, working_days
):
    [found] = resolve(tag(text), AUGUST)
    assert (found.start, found.value, found.anchor, found.working_days) == (
        start,
        value,
        anchor,
        working_days,
    )


@pytest.mark.parametrize(
    ("text", "dates", "code"),
    [
        ("trước ngày 15/8", DocumentDates(), "deadline-without-year"),
        ("trước ngày 15/8", AUGUST, None),
        ("trước ngày 31/02/2025", AUGUST, "impossible-date"),
        ("trong vòng 05 ngày kể từ ngày ký", DocumentDates(), "deadline-without-anchor"),
        ("trong đầu tháng 9/2024", AUGUST, "inexact-deadline"),
        ("trong năm học 2024 - 2025", AUGUST, "inexact-deadline"),
        ("đến cuối năm 2024", AUGUST, None),
        ("hằng tháng", DocumentDates(), None),
    ],
)
def test_doubt_is_named(tag, text, dates, code):
    [limit] = tags(tag(text), "deadlines")
    assert doubt(limit, dates) == code


@pytest.mark.parametrize(
    ("dates", "due"),
    [
        (DocumentDates(issued=date(2024, 8, 2), met=date(2025, 1, 1)), "2024-09-30"),
        (DocumentDates(met=date(2025, 1, 10)), "2025-09-30"),
        (DocumentDates(month=date(2026, 4, 1)), "2026-09-30"),
        (DocumentDates(cited=date(2023, 12, 5)), "2024-09-30"),
        (DocumentDates(), None),
    ],
)
def test_missing_year_comes_from_the_best_date_of_the_document(tag, dates, due):
    assert [d.due for d in resolve(tag("trước ngày 30/9"), dates)] == [due]


def test_dates_of_a_document_are_those_of_its_head_and_the_latest_it_cites(tag):
    text = (
        "Công văn số 8/SYT ngày 04/6/2024, họp ngày 20 tháng 7 năm 2024, xong trước ngày 30/9/2025."
    )
    assert document_dates(tag(text)) == DocumentDates(cited=date(2024, 7, 20))


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("Ban hành trong tháng 8/2024, hoàn thành trước ngày 30/9/2024.", "trước ngày 30/9/2024"),
        ("Xong trước ngày 30/9/2024, theo thời gian quy định.", "trước ngày 30/9/2024"),
        ("Gửi theo thời gian quy định.", "theo thời gian quy định"),
        ("Kiểm tra các công trình.", None),
    ],
)
def test_item_takes_the_last_limit_that_gives_a_day(tag, text, chosen):
    found = choose_deadline(resolve(tag(text), AUGUST))
    assert (found.text if found else None) == chosen
