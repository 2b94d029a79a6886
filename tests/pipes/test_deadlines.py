import pytest
import spacy

from extract.annotations import TimeValue
from extract.lexicons import load, patterns
from extract.pipes.deadlines import create_deadlines
from extract.pipes.deadlines.exclusions import NameBefore
from extract.text import fold
from extract.tokenizer import SyllableTokenizer
from markup import parse


@pytest.fixture(scope="module")
def tag():
    nlp = spacy.blank("xx")
    tokenizer = SyllableTokenizer(nlp.vocab)
    deadlines = create_deadlines(nlp, "d")
    return lambda text: deadlines(tokenizer(text))


EXAMPLES = [
    "Hoàn thành <calendar bound=before>trước ngày 30/9/2024</calendar>.",
    "Hoàn thành <calendar bound=within>trong quý III năm 2024</calendar>.",
    "Trình <calendar bound=by>chậm nhất là ngày 15/01/2026</calendar>.",
    "Thông xe <calendar bound=on>vào năm 2026</calendar>.",
    "Thời gian hoàn thành <calendar bound=within>trong tháng 8/2025</calendar>.",
    "Thời hạn hoàn thành: <calendar bound=before>trước ngày 05/12/2025</calendar>.",
    "Báo cáo <relative bound=within>trong vòng 05 ngày kể từ ngày ban hành Thông báo</relative>.",
    "Thẩm định <relative bound=within>trong 10 ngày kể từ ngày nhận đủ hồ sơ</relative>, báo cáo.",
    "<recurring bound=before>Định kỳ trước 16 giờ ngày thứ Sáu hằng tuần</recurring>, báo cáo.",
    "Triển khai <event bound=by>ngay sau cuộc họp này</event>.",
    "Gửi hồ sơ <reference bound=by>theo thời gian quy định</reference>.",
    "Hoàn thành <vague bound=by>trong thời gian sớm nhất</vague>.",
    "Thời gian thực hiện: <reference bound=by>Theo tiến độ của dự án</reference>.",
    "Rút nước <relative bound=within>trong 24 giờ sau khi mưa dừng</relative>, báo cáo.",
    # What goes on without end has no last day.
    "Thời gian thực hiện: Năm 2026 và các năm tiếp theo.",
    # The rhythm of a report recurs, the budget of every year is a name.
    "Căn cứ kế hoạch hằng năm, <recurring bound=within>định kỳ hằng tháng</recurring> tự đánh giá.",
    "Bố trí trong dự toán ngân sách hằng năm.",
    # A line end inside the limit is a space.
    "Gửi báo cáo <calendar bound=before>trước\nngày 30/11/2025</calendar> để tổng hợp.",
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_limit_has_its_words_kind_and_bound(tag, example):
    text, marked = parse(example)
    doc = tag(text)
    found = [
        (s.label_, s.start_char, s.end_char, s._.deadline.bound) for s in doc.spans["deadlines"]
    ]
    assert found == [(m.kind, m.start, m.end, m.fields["bound"]) for m in marked]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("trước ngày 30/9/2024", TimeValue("day", year=2024, month=9, day=30)),
        ("trong quý III/2024", TimeValue("quarter", year=2024, quarter=3)),
        ("đến cuối năm 2024", TimeValue("year", year=2024, part="end")),
        ("trong tháng sau", TimeValue("month", shift=1, shift_unit="month")),
        (
            "trước 16 giờ ngày 15/8",
            TimeValue("day", month=8, day=15, hour=16),
        ),
    ],
)
def test_time_is_parsed_and_not_yet_placed(tag, text, value):
    doc = tag(text)
    assert [s._.deadline.time for s in doc.spans["deadlines"]] == [value]


LIMITS = [(p.id, e) for p in patterns("deadlines", "limit") for e in p.examples]
RHYTHMS = [(p.id, e) for p in patterns("deadlines", "recurrence") for e in p.examples]
RANGE = "Thời gian: {}"  # a range is a limit only where it tells how long something lasts


@pytest.mark.parametrize(("rule", "example"), [*LIMITS, *RHYTHMS])
def test_every_entry_begins_with_its_first_words(tag, rule, example):
    """An entry is tried only at the words of its ``first``."""
    text = RANGE.format(example) if rule == "range" else example
    assert len(tag(text).spans["deadlines"]) == 1


NAMES = [(NameBefore.of(entry), entry) for entry in load("deadlines")["name"]]


@pytest.mark.parametrize(
    ("name", "left", "takes"),
    [(n, e, True) for n, entry in NAMES for e in entry["examples"]]
    + [(n, e, False) for n, entry in NAMES for e in entry["counter_examples"]],
)
def test_a_name_takes_the_time_behind_it(name, left, takes):
    assert name.takes(fold(left)) is takes


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n", "trước", "trong", "hằng", "đến năm", "trước ngày 99/99/9999", "İ trước 1/1"],
)
def test_any_text_is_borne(tag, text):
    assert tag(text).text == text


@pytest.mark.parametrize(
    "piece",
    [
        "trước ",
        "trong 5 ",
        "ngày 1, ",
        "tháng 1, ",
        "hằng ",
        "định kỳ ",
        "từ ngày 1 đến ",
        "kịp trình ",
    ],
)
def test_time_grows_with_the_text_alone(tag, piece, seconds_of):
    short, long = (seconds_of(lambda n=n: tag(piece * n)) for n in (1000, 4000))
    assert long < 10 * short + 0.2


ROWS = """Phụ lục
TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian hoàn thành
1 | Ban hành quy chế, rà soát kế hoạch | Sở Nội vụ | Tháng 9/2024
2 | Lập danh mục 2025 | Sở Y tế | 2026
3 | Sơ kết kế hoạch | Sở Tài chính | Hằng năm
4 | Lắp đặt | Sở Xây dựng | Quý IV/2024 - Quý II/2025
"""


def test_cell_that_is_a_time_is_a_limit(nlp):
    doc = nlp(ROWS)
    found = [span.text for span in doc.spans["deadlines"]]
    assert found == ["Tháng 9/2024", "2026", "Hằng năm", "Quý IV/2024 - Quý II/2025"]
