"""The notice as a whole: its key, its head, who gives the tasks, and the doubts it names."""

import pytest

from answers import HEADS, asked
from extract.pipeline import extract_notice
from extract.resolve.issues import LOW_CONFIDENCE
from extract.resolve.notice import notice_id, slug
from extract.schema import Header


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Đảng uỷ xã 221-KL/TW", "dang-uy-xa-221-kl-tw"),
        ("  15/TB-UBND  ", "15-tb-ubnd"),
        ("Ủy ban nhân dân tỉnh Quảng Trị", "uy-ban-nhan-dan-tinh-quang-tri"),
        ("", ""),
        ("/./", ""),
    ],
)
def test_slug_is_plain_letters_and_dashes(text, plain):
    assert slug(text) == plain


FULL = {"number": "15/TB-UBND", "issuer": "UBND tỉnh Tân Lập", "date": "2031-04-03"}


@pytest.mark.parametrize("missing", [None, "number", "issuer", "date"])
def test_key_is_read_from_the_head_or_is_the_hash_of_the_text(missing):
    header = Header(**{name: value for name, value in FULL.items() if name != missing})
    key = notice_id(header, "Nội dung")
    if missing is None:
        assert key == "15-tb-ubnd-ubnd-tinh-tan-lap-2031-04-03"
    else:
        assert key == notice_id(Header(), "Nội dung") != notice_id(Header(), "Nội dung khác")


ISSUES = {
    "nobody is named": ("notice", "1. Tăng cường kiểm tra bếp ăn.", ["no-lead-agency"]),
    "somebody is named": ("notice", "1. Sở Y tế kiểm tra bếp ăn.", []),
    "decision needs nobody": ("notice", "1. Thống nhất chủ trương xây cầu.", []),
    "target needs nobody": ("notice", "1. Tỷ lệ hộ nghèo còn dưới 2,5%.", []),
    "limit by reference": (
        "notice",
        "1. Sở Y tế gửi báo cáo theo thời gian quy định.",
        ["unresolved-deadline"],
    ),
    "limit with a day": ("notice", "1. Sở Y tế gửi báo cáo trước ngày 20/5/2031.", []),
    "recurring": ("notice", "1. Sở Y tế gửi báo cáo hằng tháng.", []),
}


@pytest.mark.parametrize(("head", "body", "codes"), list(ISSUES.values()), ids=list(ISSUES))
def test_doubt_about_an_item_is_named(head, body, codes):
    notice = extract_notice(asked(body, head=head)[0])
    (item,) = notice.action_items
    found = [issue.code for issue in notice.issues if issue.item == item.id]
    assert [code for code in found if code != "low-confidence"] == codes
    assert ("low-confidence" in found) == (item.confidence < LOW_CONFIDENCE)


@pytest.mark.parametrize(("text", "codes"), [("", ["empty-text"]), (" \n\t\n", ["empty-text"])])
def test_empty_text_is_named_and_gives_nothing(text, codes):
    notice = extract_notice(text)
    assert [issue.code for issue in notice.issues] == codes
    assert notice.action_items == notice.outline == notice.sentences == []


@pytest.mark.parametrize(
    ("date", "codes"),
    [("ngày 03 tháng 4 năm 2031", []), ("ngày   tháng 4 năm 2031", ["no-document-date"])],
)
def test_missing_day_of_issue_is_named(date, codes):
    head = HEADS["notice"].replace("ngày 03 tháng 4 năm 2031", date)
    notice = extract_notice(head + "1. Sở Y tế kiểm tra bếp ăn.")
    assert [issue.code for issue in notice.issues] == codes


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("notice", "Lê Văn Bình"),
        ("instruction", "ỦY BAN NHÂN DÂN TỈNH TÂN LẬP"),
        ("letter", "VĂN PHÒNG UBND TỈNH TÂN LẬP"),
        ("news", "Lê Văn Bình"),
    ],
)
def test_chair_gives_the_tasks_else_the_issuer(head, name):
    notice = extract_notice(asked("1. Giao Sở Y tế kiểm tra bếp ăn.", head=head)[0])
    (item,) = notice.action_items
    assert (item.assigned_by.name, item.assigned_by.role) == (name, "assigner")


@pytest.mark.parametrize(
    ("head", "genre"),
    [
        ("notice", "notice"),
        ("letter", "dispatch"),
        ("instruction", "instruction"),
        ("news", "news"),
        ("minutes", "other"),
    ],
)
def test_examples_of_each_genre_are_read_as_such(head, genre):
    assert extract_notice(HEADS[head] + "1. Sở Y tế kiểm tra bếp ăn.").genre == genre


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Đồng chí Trần Thị Bé và Sở Y tế theo dõi.", ["Sở Y tế"]),
        ("Sở Y tế, Sở Nội vụ theo dõi.", ["Sở Y tế", "Sở Nội vụ"]),
    ],
)
def test_mentions_of_agencies_hold_no_persons(words, names):
    head = HEADS["instruction"]
    found = extract_notice(head + "1. " + words).mentions.agencies
    assert [mention.name for mention in found if mention.span.start > len(head)] == names


@pytest.mark.parametrize("body", ["1. Sở Y tế kiểm tra bếp ăn.\n2. Sở Nội vụ rà soát biên chế."])
def test_every_field_of_the_head_proves_itself(body):
    text, _ = asked(body)
    header = extract_notice(text).header
    assert (header.number, header.date, header.event_date) == (
        "15/TB-UBND",
        "2031-04-03",
        "2031-04-02",
    )
    assert {"number", "date", "event_date", "chair"} <= set(header.spans)
    for places in header.spans.values():
        assert all(text[p.start : p.end] == p.text for p in places)
    assert list(header.spans) == [name for name in Header.model_fields if name in header.spans]


@pytest.mark.parametrize(
    "body", ["II. NHIỆM VỤ\n1. Sở Y tế\na) Kiểm tra bếp ăn.\nNơi nhận:\n- Như trên;\n- Lưu: VT."]
)
def test_outline_names_every_part(body):
    blocks = extract_notice(asked(body)[0]).outline
    rows = [(b.id, b.marker, b.role) for b in blocks]
    assert rows == [
        ("header", None, "header"),
        ("preamble", None, "preamble"),
        ("II", "II.", "tasks"),
        ("II.1", "1.", "tasks"),
        ("II.1.a", "a)", "tasks"),
        ("recipients", None, "recipients"),
    ]
