"""The grammar of one sentence: where its clauses are cut, and what stands in the head of each.

An example marks its clauses ``<c>``, its agencies ``<a>`` and its time limits ``<t>``; an agency
with "open" is in no lexicon, so that its name may run on, one with "group" is a group. The fields of
``<c>`` are left out where they are the common ones: ``kind`` (directive), ``who``, ``with`` and
``joined`` (places of agencies in the sentence, from 0, as "0,1"), ``by`` (who orders), ``rule`` (the
order word), ``strength``, ``says`` ("announces", "details", "inner"), ``unknown`` (the words of an
actor that no list knows).
"""

import time
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.clauses import Actor, Clause, ClauseText, Head, clauses, cues, read_head
from extract.text import fold
from markup import parse


class Read(NamedTuple):
    """A clause as an example writes it."""

    words: str
    kind: str = "directive"
    who: str = ""
    coordinating: str = ""
    joined: str = ""
    by: str = ""
    rule: str = ""
    strength: str = ""
    says: str = ""
    unknown: str = ""


def sentence(example, *, report=False):
    """The text of an example for the grammar, and the clauses marked in it."""
    text, marked = parse(example)
    agencies = [m for m in marked if m.kind == "a"]
    read = ClauseText(
        text=text,
        folded=fold(text),
        actors={
            m.start: Actor(
                i, m.start, m.end, group="group" in m.fields, whole="open" not in m.fields
            )
            for i, m in enumerate(agencies)
        },
        report=report,
        limits={m.start: m.end for m in marked if m.kind == "t"},
    )
    names = {"with": "coordinating"}
    wanted = [
        Read(text[m.start : m.end], **{names.get(k, k): v for k, v in m.fields.items()})
        for m in marked
        if m.kind == "c"
    ]
    return read, wanted


def as_read(text, clause, like):
    """A clause as an example writes it; what ``like`` does not say of rule and strength is left out."""
    head = clause.head
    says = [w for w in ("announces", "details") if getattr(clause, w)]
    return Read(
        text.text[clause.start : clause.end],
        head.kind,
        _places(head.actors),
        _places(head.coordinating),
        _places(clause.joined),
        "" if head.assigner is None else str(head.assigner),
        (head.rule or "") if like.rule else "",
        str(head.strength) if like.strength else "",
        ",".join(says + (["inner"] if head.inner else [])),
        text.text[slice(*head.unknown)] if head.unknown else "",
    )


def _places(numbers):
    return ",".join(map(str, numbers))


def check(example, *, report=False):
    text, wanted = sentence(example, report=report)
    found = list(clauses(text, 0, len(text.text)))
    likes = wanted + [Read("")] * (len(found) - len(wanted))
    assert [as_read(text, c, like) for c, like in zip(found, likes, strict=False)] == wanted


CUTS = [
    "<c who=0><a>Sở Y tế</a> rà soát thuốc</c>; <c>lập danh sách trạm</c>.",
    "<c who=0><a>Sở Y tế</a> rà soát, tổng hợp và báo cáo</c>.",
    "<c who=0><a>Sở Y tế</a> rà soát thuốc</c>; <c who=1><a>Công an tỉnh</a> bảo vệ kho</c>.",
    "<c who=0><a>Sở Y tế</a> rà soát thuốc; để giảm tải tuyến trên</c>.",
    "<c who=0><a>Sở Y tế</a> mua 12 xe; trong đó 03 xe cho vùng cao</c>.",
    "<c who=0><a>Sở Y tế</a> tập huấn; nhằm nâng cao tay nghề</c>.",
    "<c who=0><a>Sở Y tế</a> đấu thầu thuốc; bảo đảm đúng quy định</c>.",
    "<c who=0><a>Sở Y tế</a> đấu thầu thuốc</c>; <c>bảo đảm việc cấp phát thuốc cho từng hộ</c>.",
    "<c who=0><a>Sở Y tế</a> rà soát thuốc; hoàn thành <t>trong tháng 8/2031</t></c>.",
    "<c who=0><a>Sở Y tế</a> rà soát thuốc; hoàn thành, báo cáo UBND tỉnh <t>trong tháng 5/2031</t></c>.",
    "<c who=0><a>Sở Y tế</a> rà soát thuốc</c>; <c>hoàn thành và gửi Sở Tài chính <t>trước ngày 20/5/2031</t></c>.",
    "<c who=0><a>Sở Xây dựng</a> rà soát các công trình sau: hồ chứa; kè; cống dưới đê</c>.",
    "<c who=0><a>Sở Xây dựng</a> kiểm tra các hồ (hồ Đá Bàn; rà soát sau; hồ Suối Mây)</c>.",
    "<c who=0><a>Sở Y tế</a> phát động phong trào “Ăn chín; rửa tay; ở sạch”</c>.",
    '<c who=0><a>Sở Y tế</a> phát động phong trào "Ăn chín; rửa tay; ở sạch"</c>.',
    "<c who=0><a>Sở Y tế</a> chuẩn bị: (i) thuốc; (ii) hóa chất; (iii) áo phao</c>.",
    "<c who=0><a>Sở Tư pháp</a> phổ biến Luật Đất đai; Luật Nhà ở</c>.",
    "<c who=0><a>Sở Y tế</a> rà soát thuốc</c>; đồng thời <c>lập danh sách trạm</c>.",
    "Ngoài ra, <c>rà soát thuốc</c>; <c>lập danh sách trạm</c>/.",
    "- <c>Rà soát thuốc</c>;",
    "<c kind=decision>Đồng ý chủ trương lập Đề án</c>, <c who=0 rule=giao>giao <a>Sở Tài chính</a> xây dựng Đề án</c>.",
]
HEADS = [
    "<c who=0 strength=2><a>Sở Y tế</a> rà soát thuốc</c>.",
    "<c strength=1>Rà soát thuốc</c>.",
    "<c strength=2>Khẩn trương rà soát thuốc</c>.",
    "<c who=0 rule=giao strength=3>Giao <a>Sở Y tế</a> rà soát thuốc</c>.",
    "<c who=0 rule=giao>Giao nhiệm vụ cho <a>Viện Pasteur</a> lấy mẫu</c>.",
    "<c who=0 rule=yeu-cau>Yêu cầu <a>Sở Y tế</a> rà soát thuốc</c>.",
    "<c who=0 rule=de-nghi>Đề nghị <a>Nhà đầu tư</a> nộp hồ sơ</c>.",
    "<c who=0 rule=kien-nghi>Kiến nghị <a>Bộ Tài chính</a> hướng dẫn thanh toán</c>.",
    "<c who=0 rule=phan-cong>Phân công <a>Sở Y tế</a> theo dõi bếp ăn</c>.",
    "<c who=0 rule=mong>Mong <a>các địa phương</a> ủng hộ dự án</c>.",
    "<a>Chủ tịch UBND tỉnh</a> <c who=1 by=0 rule=giao>giao <a>Công an tỉnh</a> nghiên cứu phương án</c>.",
    "<c who=0,1,2>Yêu cầu <a>Sở Xây dựng</a>, <a>các sở, ngành</a> và <a>UBND các xã</a> kiểm tra hiện trường</c>.",
    "<c who=0 with=1><a>Sở Y tế</a> chủ trì, phối hợp với <a>Công an tỉnh</a> kiểm tra bếp ăn</c>.",
    "<c who=0 with=1,2><a>Sở Y tế</a> chủ trì, phối hợp với <a>Công an tỉnh</a>, <a>Sở Nội vụ</a> kiểm tra bếp ăn</c>.",
    "<c who=0 with=1><a>Sở Y tế</a> chủ trì phối hợp <a>Công an tỉnh</a> kiểm tra bếp ăn</c>.",
    "<c who=0 with=1><a>Sở Y tế</a> chủ trì, phối với <a>Công an tỉnh</a> kiểm tra bếp ăn</c>.",
    "<c who=0 with=1><a>Sở Y tế</a> chủ trì, cùng <a>Công an tỉnh</a> kiểm tra bếp ăn</c>.",
    "<c who=0 with=1><a>Sở Y tế</a> phối hợp với <a>Công an tỉnh</a> (về an ninh) kiểm tra bếp ăn</c>.",
    "<c with=0>Phối hợp với <a>Công an tỉnh</a> kiểm tra bếp ăn</c>.",
    "<c who=0 joined=1><a>Sở Y tế</a> rà soát, phối hợp với <a>Sở Nội vụ</a> điều chuyển cán bộ</c>.",
    "<c who=0><a>Sở Y tế</a> đôn đốc <a>các chủ đầu tư</a> phối hợp với <a>UBND các xã</a> bàn giao</c>.",
    "<c who=0><a>UBND huyện</a> chỉ đạo <a>UBND xã</a> chủ trì lập danh sách</c>.",
    "<c who=0 strength=2><a>Sở Y tế</a> có trách nhiệm tổng hợp</c>.",
    "<c who=0 strength=3><a>Sở Tài chính</a> được giao chủ trì thẩm định giá</c>.",
    "<c who=0 with=1>Việc giám sát do <a>Sở Y tế</a> chủ trì, phối hợp <a>UBND các xã</a> thực hiện</c>.",
    "<c who=0><a>UBND xã Bảo Lâm</a>: Rà soát hồ sơ</c>.",
    "Đối với đường dẫn phía Bắc: <c who=0>Giao <a>Ban Quản lý dự án</a> chủ trì lập hồ sơ</c>.",
    "Sau khi có ý kiến của Bộ Xây dựng, <c who=0><a>Văn phòng</a> dự thảo văn bản</c>.",
    "Trường hợp vượt thẩm quyền, <c>báo cáo UBND tỉnh</c>.",
    "Để khắc phục hậu quả mưa lũ, <c who=0>yêu cầu <a>Sở Y tế</a> cấp thuốc</c>.",
    "<c who=0><t>Trước ngày 20/5/2031</t>, <a>Sở Y tế</a> báo cáo số trạm</c>.",
    "<c><t>Định kỳ trước ngày 25 hằng tháng</t>, báo cáo UBND tỉnh</c>.",
    "<c who=0><a>Sở Y tế</a>, <t>trước ngày 20/5/2031</t>, báo cáo số trạm</c>.",
    '<c unknown="từng đồng chí trong Ban Chỉ huy">Yêu cầu từng đồng chí trong Ban Chỉ huy khẩn trương kiểm tra địa bàn</c>.',
    "Do đó, <c who=0>đề nghị <a>Nhà đầu tư</a> nộp hồ sơ</c>.",
    "Thứ hai, <c who=0>giao <a>Sở Tài chính</a> bố trí vốn</c>.",
    "Trong đó, <c>tập trung hỗ trợ các hộ ở vùng sạt lở</c>.",
]
OTHERS = [
    "<c kind=statement who=0><a>Sở Y tế</a> đã rà soát thuốc</c>.",
    "<c kind=statement>Việc giao đất cho hộ nghèo còn chậm</c>.",
    "<c kind=statement>Công tác tiêm chủng đạt nhiều kết quả</c>.",
    "<c kind=statement>Việc giao vật tư về các xã còn chậm</c>.",
    "<c kind=statement>Giao thông trên tuyến thông suốt</c>.",
    "<c kind=statement>Toàn tỉnh hiện có 12.450 người tham gia</c>.",
    "<c kind=statement>Ghi nhận nỗ lực của <a>Sở Y tế</a></c>.",
    "<c kind=decision rule=agree strength=3>Thống nhất chủ trương xây cầu</c>.",
    "<c kind=decision>Cơ bản đồng ý với đề xuất của <a>Sở Nội vụ</a></c>.",
    "<a>UBND tỉnh</a> <c kind=decision by=0>chấp thuận phương án thu phí</c>.",
    "<a open=yes>Nhà đầu tư</a> <c kind=decision by=0>chấp thuận phương án thu phí</c>.",
    "<a open=yes>Ban Chỉ đạo</a> <c kind=decision by=0>nhất trí phương án thu phí</c>.",
    "<c who=0><a>Sở Xây dựng</a> thống nhất quản lý các bến đò</c>.",
    "<c kind=target rule=phan-dau>Phấn đấu <t>đến cuối năm 2031</t>, tỷ lệ hộ nghèo còn dưới 2,5%</c>.",
    "<c kind=target>Tỷ trọng kinh tế số đạt 18,5% GRDP</c>.",
    "<c kind=target>100% xã có tổ công nghệ số cộng đồng</c>.",
    "<c>Phấn đấu hoàn thành 12 km đường</c>.",
    "<c kind=closing>Trân trọng thông báo kết luận để các cơ quan biết, thực hiện</c>./.",
    "<c kind=closing>Thông báo để các cơ quan, đơn vị biết, thực hiện</c>./.",
    "<c kind=closing>Thông báo này thay thế Thông báo số 12/TB-UBND</c>.",
    "<c kind=closing>Trên đây là ý kiến kết luận của <a>Chủ tịch UBND tỉnh</a></c>.",
    "<c kind=time>Thời gian hoàn thành <t>trong quý III/2031</t></c>.",
    "<c kind=time>Hoàn thành <t>trước ngày 20/12/2031</t></c>.",
    "<c kind=time>Hoàn thành, báo cáo UBND tỉnh <t>trong tháng 5/2031</t></c>.",
    "<c>Báo cáo kết quả về UBND tỉnh <t>trước ngày 15/9/2031</t></c>.",
    "<c kind=role rule=lead-line>Đơn vị chủ trì: <a>Sở Nội vụ</a></c>.",
    "<c kind=role rule=coordinating-line>Đơn vị phối hợp: <a>Các sở, ban, ngành</a></c>.",
    "<c kind=role rule=time-line>Thời gian hoàn thành: <t>Trong tháng 8/2031</t></c>.",
    "<c kind=role rule=product-line>Sản phẩm: Báo cáo của <a>Sở Y tế</a></c>.",
]
LEAD_INS = [
    "<c kind=announcement who=0 with=1 says=announces>Giao <a>Sở Tư pháp</a> chủ trì, phối hợp với <a>Công an tỉnh</a>:</c>",
    "<c kind=announcement who=0 says=announces><a>Sở Y tế</a> tập trung thực hiện tốt một số nhiệm vụ sau:</c>",
    "<c kind=announcement who=0 rule=yeu-cau says=announces>Yêu cầu <a>các sở, ngành</a> thực hiện các nội dung sau:</c>",
    "<a>UBND tỉnh</a> <c kind=announcement who=1 by=0 with=2 says=announces>yêu cầu <a>cơ quan BHXH tỉnh</a> phối hợp với <a>các sở, ngành</a> thực hiện một số nhiệm vụ sau:</c>",
    "<c kind=announcement by=0 says=announces><a>Chủ tịch UBND tỉnh</a> có ý kiến chỉ đạo như sau:</c>",
    "<c who=0 says=announces><a>Sở Y tế</a> thực hiện đồng bộ các giải pháp phòng dịch</c>, trong đó lưu ý một số nội dung sau:",
    "<c who=0 says=announces,details><a>Sở Nội vụ</a> xây dựng phương án sắp xếp trường học theo nguyên tắc</c>:",
    "<c who=0 says=announces><a>Sở Y tế</a> rà soát trang thiết bị của các trạm</c>:",
]


@pytest.mark.parametrize("example", CUTS)
def test_sentence_is_cut_where_a_new_task_begins(example):
    check(example)


@pytest.mark.parametrize("example", HEADS)
def test_head_tells_who_orders_who_acts_and_with_whom(example):
    check(example)


@pytest.mark.parametrize("example", OTHERS)
def test_clause_that_orders_nothing_is_told_by_its_kind(example):
    check(example)


@pytest.mark.parametrize("example", LEAD_INS)
def test_clause_that_ends_in_a_colon_announces(example):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "Tại buổi làm việc, Thứ trưởng Lê Văn Sáu <c who=0 says=inner>giao <a>Viện Pasteur</a> lấy mẫu nước</c>.",
        "Chủ tịch UBND tỉnh cũng <c who=0 says=inner>yêu cầu <a>Sở Xây dựng</a> kiểm tra hiện trường</c>.",
        "<c kind=statement>Nhiều hộ dân yêu cầu <a>Sở Xây dựng</a> kiểm tra hiện trường</c>.",
        "<c kind=statement>Một chuyên gia đề nghị <a>các địa phương</a> công bố quỹ đất</c>.",
    ],
)
def test_in_a_report_only_whoever_has_authority_orders(example):
    check(example, report=True)


@pytest.mark.parametrize(
    ("words", "predicate"),
    [
        ("<a>Sở Y tế</a> rà soát thuốc", "rà soát thuốc"),
        ("<a>Sở Y tế</a> khẩn trương rà soát thuốc", "khẩn trương rà soát thuốc"),
        ("Giao <a>Sở Y tế</a> chủ trì rà soát", "chủ trì rà soát"),
        ("Giao <a>Sở Y tế</a>", None),
    ],
)
def test_predicate_is_where_the_work_begins(words, predicate):
    text, _ = sentence(words)
    head = read_head(text, 0, len(text.text))
    assert (text.text[head.predicate :] if head.predicate is not None else None) == predicate


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("<a>Sở Y tế</a> rà soát thuốc", "Sở Y tế"),
        ("<a open=yes>Hội Nghề</a> cá cửa sông rà soát tàu", "Hội Nghề cá cửa sông"),
        ("<a open=yes group=yes>các xã</a> có rừng kiểm tra hồ", "các xã có rừng"),
        (
            "<a open=yes group=yes>các đơn vị</a> được giao vốn khẩn trương rà soát",
            "các đơn vị được giao vốn",
        ),
        ("<a open=yes>Hội Nghề</a> cá cửa sông, làng chài", "Hội Nghề"),
    ],
)
def test_name_that_no_list_knows_runs_on_to_where_its_work_begins(words, name):
    text, _ = sentence(words)
    list(clauses(text, 0, len(text.text)))
    assert text.text[: text.extended.get(0, text.actors[0].end)] == name


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        ("rà soát thuốc", True),
        ("báo cáo UBND tỉnh", True),
        ("báo cáo số 12/BC-SYT", False),
        ("báo cáo của Sở Y tế", False),
        ("rà", False),
        ("rà soáttt", False),
        ("", False),
        ("12 km", False),
    ],
)
def test_predicate_is_a_verb_and_no_noun(words, verb):
    assert cues().verb.at(words, 0, len(words)) is verb


@pytest.mark.parametrize(
    ("start", "end", "found"), [(0, 20, 5), (5, 6, 5), (6, 20, 12), (13, 20, None), (0, 5, None)]
)
def test_limit_within_is_the_first_that_starts_there(start, end, found):
    text = ClauseText(text="", folded="", actors={}, report=False, limits={5: 8, 12: 15})
    assert text.limit_within(start, end) == found


PIECES = [
    "Giao ",
    "yêu cầu ",
    "đề nghị ",
    "rà soát ",
    "phối hợp với ",
    "chủ trì, ",
    "theo ",
    "đối với ",
    "Sở Y tế",
    "; ",
    ", ",
    ": ",
    "(",
    ")",
    "“",
    "”",
    '"',
    ". ",
    "- ",
    "để ",
    "hoàn thành ",
    "12 ",
]
ODD = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@settings(max_examples=200, deadline=None)
@given(ODD, st.booleans())
def test_clauses_stand_in_order_and_never_overlap(words, report):
    folded = fold(words)
    actors, at = {}, folded.find("sở y tế")
    while at >= 0:
        actors[at] = Actor(len(actors), at, at + 7)
        at = folded.find("sở y tế", at + 1)
    text = ClauseText(text=words, folded=folded, actors=actors, report=report, limits={})
    last = 0
    for clause in clauses(text, 0, len(words)):
        assert isinstance(clause, Clause) and isinstance(clause.head, Head)
        assert last <= clause.start <= clause.end <= len(words)
        last = clause.end


@pytest.mark.parametrize(
    "piece",
    [
        "sở y tế, ",
        "đối với việc, ",
        "để rà soát, ",
        "rà soát; ",
        "phối hợp với ",
        "trong đó, ",
        "a",
        "(",
        "“",
        "theo ",
        "giao ",
        "do ",
        " - ",
    ],
)
def test_long_odd_sentence_is_read_in_time_that_grows_with_its_length(piece):
    short, long = (_seconds(piece, length) for length in (5_000, 20_000))
    assert long < max(0.05, 8 * short)


def _seconds(piece, length):
    words = piece * (length // len(piece))
    text = ClauseText(text=words, folded=words, actors={}, report=True, limits={})
    began = time.process_time()
    list(clauses(text, 0, len(words)))
    return time.process_time() - began
