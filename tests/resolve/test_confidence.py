import time

import pytest
import spacy

from extract.annotations import DirectiveValue, Tag, register_extensions, write
from extract.lexicons import load
from extract.resolve.confidence import _SIGNS, Judge, confidence
from extract.schema import Deadline, Party, Span
from extract.tokenizer import SyllableTokenizer

register_extensions()
TOKENIZER = SyllableTokenizer(spacy.blank("xx").vocab)
WEIGHTS = {entry["id"]: entry["weight"] for entry in load("confidence")["sign"]}


def judged(text, leads=(), joined=(), agencies=(), deadline=None, *, genre="notice", **more):
    """The judge of a text, and the fields of the item that is all its text but the last stop.

    Agencies are given by their words; ``deadline`` is (words, due).
    """
    doc = TOKENIZER(text)
    doc._.genre = genre
    places = sorted(text.index(name) for name in (*leads, *joined, *agencies))
    names = {text.index(name): name for name in (*leads, *joined, *agencies)}
    doc.spans["agencies"] = [doc.char_span(at, at + len(names[at])) for at in places]
    start, end = more.get("span", (0, len(text.rstrip("."))))
    predicate = more.get("predicate", start)
    value = DirectiveValue(kind="directive", paragraph=0, sentence=0, predicate=predicate)
    write(doc, "directives", [Tag(start, end, "directive", value)])

    def parties(some, role):
        return [
            Party(
                name=name,
                id=None if name in more.get("unlisted", ()) else "an-id",
                role=role,
                source=more.get("source", "explicit"),
                text=name,
                span=Span(start=text.index(name), end=text.index(name) + len(name)),
            )
            for name in some
        ]

    limits = []
    if deadline:
        words, due = deadline
        where = Span(start=text.index(words), end=text.index(words) + len(words))
        limits = [Deadline(text=words, span=where, due=due, bound="by")]
    fields = {
        "kind": more.get("kind", "task"),
        "span": Span(start=start, end=end),
        "lead_agencies": parties(leads, "lead"),
        "coordinating_agencies": parties(joined, "coordinating"),
        "other_parties": [],
        "deadline": limits[0] if limits else None,
        "deadlines": limits,
        "references": [],
        "product": None,
    }
    return Judge(doc), fields


def signs(*given, **more):
    judge, fields = judged(*given, **more)
    return judge.signs(fields)


@pytest.mark.parametrize(
    ("sign", "given", "more"),
    [
        ("no-lead", ["Rà soát 14 hồ chứa."], {}),
        ("unlisted-lead", ["Ban Vỉa hè dọn kênh.", ["Ban Vỉa hè"]], {"unlisted": ["Ban Vỉa hè"]}),
        ("addressee-lead", ["Sở Y tế báo cáo.", ["Sở Y tế"]], {"source": "addressee"}),
        ("unread-coordination", ["Sở Y tế phối hợp dân quân lấy mẫu.", ["Sở Y tế"]], {}),
        ("unread-time", ["Sở Y tế lấy mẫu hằng tuần.", ["Sở Y tế"]], {}),
        ("unread-time", ["Sở Y tế lấy mẫu trước 24h.", ["Sở Y tế"]], {}),
        (
            "doubtful-deadline",
            ["Sở Y tế họp khi nước rút.", ["Sở Y tế"], [], [], ("khi nước rút", None)],
            {},
        ),
        (
            "idle-agencies",
            ["Sở Y tế nhắc Sở Nội vụ, Sở Du lịch.", ["Sở Y tế"], [], ["Sở Nội vụ", "Sở Du lịch"]],
            {},
        ),
        ("no-predicate", ["Sở Y tế.", ["Sở Y tế"]], {"predicate": None}),
        ("loose-genre", ["Sở Y tế họp dân.", ["Sở Y tế"]], {"genre": "news"}),
        (
            "unread-cell",
            ["1 | Nạo vét kênh | Sở Y tế | tổ tự quản", ["Sở Y tế"]],
            {"source": "table", "span": (4, 16)},
        ),
        ("rough-text", ["Sở Y tế rà soát và báo cáo kêt quả.", ["Sở Y tế"]], {}),
        ("broken-text", ["Sở Y tế rà soat, tông hợp kêt quả.", ["Sở Y tế"]], {}),
    ],
)
def test_doubt_is_seen(sign, given, more):
    assert sign in signs(*given, **more)


@pytest.mark.parametrize(
    ("text", "leads", "joined"),
    [
        ("Cục Thuế - Chi nhánh Đồng Hỷ rà soát.", ["Cục Thuế"], []),
        ("Đài Phát thanh- Truyền hình huyện đưa tin.", ["Đài Phát thanh"], []),
        ("Ban Quản lý chợ Đồng Xoài họp.", ["Ban Quản lý chợ Đồng"], []),
        ("UBND các xã có hồ chứa trực ban.", ["UBND các xã có"], []),
        ("UBND các xã ven hồ trực ban.", ["UBND"], []),
        ("Ban Quản lý chợ (chủ đầu tư) họp.", ["Ban Quản lý chợ (chủ"], []),
        ("Cục Quản lý Khám, chữa bệnh họp.", ["Cục Quản lý Khám"], []),
        ("Sở Y tế và đội trật tự, Sở Du lịch họp.", ["Sở Y tế", "Sở Du lịch"], []),
        ("Sở Y tế cùng Hội Nông dân và cộng đồng họp.", ["Sở Y tế"], ["Hội Nông dân"]),
    ],
)
def test_name_that_goes_on_is_seen(text, leads, joined):
    assert "cut-name" in signs(text, leads, joined)


@pytest.mark.parametrize(
    ("text", "leads", "joined"),
    [
        ("Sở Y tế chủ trì, rà soát 14 hồ chứa.", ["Sở Y tế"], []),
        ("Sở Y tế, Sở Du lịch và Sở Nội vụ họp.", ["Sở Y tế", "Sở Du lịch", "Sở Nội vụ"], []),
        ("Ông Lê Thử - Phó Trưởng ban họp dân.", ["Ông Lê Thử"], []),
        ("Sở Y tế, căn cứ tình hình, họp dân.", ["Sở Y tế"], []),
        ("Sở Y tế phối hợp Sở Du lịch, rà soát hồ.", ["Sở Y tế"], ["Sở Du lịch"]),
        ("Ban Quản lý chợ (chủ đầu tư) họp.", ["Ban Quản lý chợ (chủ đầu tư)"], []),
        ("Sở Y tế: Rà soát 14 hồ chứa.", ["Sở Y tế"], []),
    ],
)
def test_plain_item_shows_no_doubt(text, leads, joined):
    assert signs(text, leads, joined) == []


def test_time_within_a_deadline_is_read():
    text = "Sở Y tế báo cáo trước ngày 12/9/2025."
    assert signs(text, ["Sở Y tế"], [], [], ("trước ngày 12/9/2025", "2025-09-12")) == []


@pytest.mark.parametrize("kind", ["target", "decision"])
def test_target_and_decision_need_nobody(kind):
    assert signs("Tỷ lệ đạt 95%.", kind=kind) == []


def test_every_sign_has_its_weight_and_takes_trust_away():
    assert list(WEIGHTS) == ["none", *_SIGNS]
    assert all(WEIGHTS[sign] < 0 for sign in _SIGNS)


def test_every_sign_says_what_a_person_reads_and_what_it_was_measured_on():
    for entry in load("confidence")["sign"][1:]:
        assert entry["doubt"]
        assert entry["items"] > 0
        assert 0 <= entry["right"] <= 1


def test_confidence_stays_between_nought_and_one():
    assert confidence([]) < 1
    assert confidence(_SIGNS) >= 0


def test_greatest_doubt_is_told_first():
    judge, fields = judged("Rà soát hồ chứa hằng tuần.", genre="news")
    told = [entry["doubt"] for entry in load("confidence")["sign"]]
    assert judge.doubts(fields)[0] == told[1]
    assert set(judge.doubts(fields)) < set(told)


def test_empty_text_is_judged():
    doc = TOKENIZER("")
    assert Judge(doc).odd_words == 0


def test_long_item_takes_no_time():
    judge, fields = judged("Sở Y tế " + "rà soát, ngày " * 20_000 + "xong.", ["Sở Y tế"])
    judge.confidence(fields)
    began = time.process_time()
    judge.confidence(fields)
    assert time.process_time() - began < 0.5
