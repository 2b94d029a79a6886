"""The outline: which point stands under which, what is a paragraph, what is a heading."""

import time

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.pipes.outline import create_outline
from extract.pipes.outline.markers import find_marker
from extract.text import clean, fold
from extract.tokenizer import SyllableTokenizer

NLP = spacy.blank("xx")
NLP.tokenizer = SyllableTokenizer(NLP.vocab)
OUTLINE = create_outline(NLP, "outline")

HEAD = """UBND TỈNH TÂN LẬP
Số: 15/TB-UBND
Tân Lập, ngày 03 tháng 4 năm 2031
THÔNG BÁO
Kết luận tại cuộc họp giao ban
Ngày 02/4/2031, Chủ tịch UBND tỉnh chủ trì cuộc họp và kết luận như sau:
"""
FOOT = """Nơi nhận:
- Như trên;
- Lưu: VT.
TL. CHỦ TỊCH
Lê Văn Bình
"""


def outline(text):
    """The paragraphs of a text as (block id, text), line ends as spaces."""
    doc = OUTLINE(NLP.make_doc(clean(text)))
    blocks = [block._.block for block in doc.spans["blocks"]]
    return [
        (blocks[p._.paragraph.block].id, " ".join(p.text.split())) for p in doc.spans["paragraphs"]
    ]


def body(text):
    """The outline of a text that stands between a head and a foot."""
    inside = outline(HEAD + text + "\n" + FOOT)
    return [
        row for row in inside if row[0] not in {"header", "preamble", "recipients", "signature"}
    ]


def blocks(text):
    """Every block by its id."""
    doc = OUTLINE(NLP.make_doc(clean(text)))
    return {block._.block.id: block._.block for block in doc.spans["blocks"]}


TREES = {
    "letters stand under numbers, numbers under Roman ones": (
        "I. NHIỆM VỤ\n1. Sở Y tế\na) Rà soát.\nb) Báo cáo.\nđ) Kiểm tra.\n2. Sở Nội vụ\nII. TỔ CHỨC\n1. Theo dõi.",
        ["I", "I.1", "I.1.a", "I.1.b", "I.1.đ", "I.2", "II", "II.1"],
    ),
    "dashes and pluses are counted under their point": (
        "1. Giao Sở Y tế:\n- Rà soát:\n+ Xã.\n+ Phường.\n- Báo cáo.\n2. Giao Sở Nội vụ.",
        ["1", "1.-1", "1.-1.+1", "1.-1.+2", "1.-2", "2"],
    ),
    "a number never stands under a dash": (
        "I. TÌNH HÌNH\n- Còn chậm.\n1. Sở Y tế rà soát.",
        ["I", "I.-1", "I.1"],
    ),
    "levels come in the order in which they appear": (
        "2. Nội dung:\n(1) Sở Y tế:\n- Rà soát.\n(2) Sở Nội vụ.\n3. Theo dõi.",
        ["2", "2.1", "2.1.-1", "2.2", "3"],
    ),
    "decimal points find the number they extend": (
        "1. Dữ liệu\n1.1. Giao Sở Y tế\nRà soát.\n1.1.1. Làm sạch.\n1.2. Giao Sở Nội vụ\n2. Phần mềm.",
        ["1", "1.1", "1.1", "1.1.1", "1.2", "2"],
    ),
    "numbers begin anew under each heading": (
        "**Sở Y tế:**\n1. Rà soát.\n2. Báo cáo.\n**Sở Nội vụ:**\n1. Theo dõi.",
        ["h1", "h1.1", "h1.2", "h2", "h2.1"],
    ),
    "an agency with a colon is a heading": (
        "UBND xã Hòa Bình:\n- Rà soát.\nUBND xã Tân An:\n- Báo cáo.",
        ["h1", "h1.-1", "h2", "h2.-1"],
    ),
    "a second point of the same name is told apart": (
        "1. Rà soát.\n2. Báo cáo.\n2. Kiểm tra.",
        ["1", "2", "2~2"],
    ),
    "Markdown's signs are no text": (
        "## I. VỀ CÔNG TÁC Y TẾ\n\n### **1. Kết quả đạt được**\n\nĐã họp.\n\n**a)** Sở Y tế rà soát.",
        ["I", "I.1", "I.1", "I.1.a"],
    ),
    "articles and parts": (
        "Điều 1. Giao Sở Y tế:\n1. Rà soát.\nĐiều 2. Hiệu lực.",
        ["1", "1.1", "2"],
    ),
    "ordinal words number points too": (
        "1. Ba việc sau:\nThứ nhất, rà soát;\nThứ hai, báo cáo.\n2. Theo dõi.",
        ["1", "1.1", "1.2", "2"],
    ),
    "text behind a list goes on with the point above": (
        "1. Giao Sở Y tế:\na) Rà soát.\nb) Báo cáo.\nSở Y tế chịu trách nhiệm chung.\n2. Giao Sở Nội vụ.",
        ["1", "1.a", "1.b", "1", "2"],
    ),
    "text behind a point that ends in a colon is its own": (
        "II. NHIỆM VỤ\n1. Giao Sở Nội vụ rà soát.\n2. Giao Sở Y tế:\nKiểm tra các bệnh viện.\n3. Theo dõi.",
        ["II", "II.1", "II.2", "II.2", "II.3"],
    ),
    "the letter i is no Roman number": (
        "1. Giao Sở Y tế:\nh) Rà soát.\ni) Báo cáo.\nk) Kiểm tra.\n2. Theo dõi.",
        ["1", "1.h", "1.i", "1.k", "2"],
    ),
    "the last order of the body stands for itself": (
        "1. Giao Sở Y tế rà soát.\n2. Giao Sở Nội vụ theo dõi.\nCác xã trực ban bảo đảm an toàn./.",
        ["1", "2", "p1"],
    ),
    "a Roman part ends the points of the preamble": (
        "Có hai việc sau:\n(1) Đã xong.\n(2) Còn chậm. Yêu cầu:\nI. GIAO SỞ Y TẾ\n1. Rà soát.",
        ["p1", "1", "2", "I", "I.1"],
    ),
}


@pytest.mark.parametrize(("text", "ids"), TREES.values(), ids=TREES)
def test_points_stand_under(text, ids):
    assert [identifier for identifier, _ in body(text)] == ids


JOINED = {
    "a wrapped sentence is one paragraph": (
        "1. Giao Sở Y tế chủ trì, phối hợp với các sở, ban, ngành rà soát toàn bộ\n"
        "danh mục thiết bị, tham mưu UBND tỉnh kế hoạch mua sắm giai đoạn 2031 -\n"
        "2035 và báo cáo kết quả thực hiện về Văn phòng UBND tỉnh trước ngày\n"
        "30. 6 tháng một lần tổng hợp chung, bảo đảm đúng quy định pháp luật.\n"
        "2. Giao Sở Nội vụ theo dõi.",
        ["1", "2"],
    ),
    "a dash inside a wrapped sentence is none of a list": (
        "1. Các địa phương tập trung phát triển mạnh mẽ và toàn diện về kinh tế\n"
        "- xã hội, giữ vững quốc phòng và an ninh trên toàn bộ địa bàn của tỉnh,\n"
        "bảo đảm đời sống của người dân ở các vùng sâu, vùng xa, vùng biên giới.\n"
        "2. Giao Sở Nội vụ theo dõi.",
        ["1", "2"],
    ),
    "a page's end and its number do not part a paragraph": (
        "1. Giao Sở Y tế chủ trì, phối hợp với các sở, ban, ngành rà soát toàn bộ\n"
        "danh mục thiết bị, tham mưu UBND tỉnh kế hoạch mua sắm trên các lĩnh\n"
        "\n12\n\n"
        "vực do tỉnh quản lý, bảo đảm đúng quy định của pháp luật hiện hành và\n"
        "tiến độ chung.\n"
        "2. Giao Sở Nội vụ theo dõi.",
        ["1", "2"],
    ),
    "a line that breaks off after a function word goes on": (
        "1. Xét báo cáo, đề nghị của\nSở Xây dựng tại cuộc họp.\n2. Theo dõi.",
        ["1", "2"],
    ),
    "a heading is not joined to its text": (
        "1. Giao Sở Xây dựng\nSở Xây dựng chủ trì rà soát quy hoạch của các xã.\n2. Theo dõi.",
        ["1", "1", "2"],
    ),
    "one-line paragraphs stay as they are": (
        "1. Giao Sở Y tế rà soát.\nĐồng thời, báo cáo UBND tỉnh.\n2. Theo dõi.",
        ["1", "1", "2"],
    ),
}


@pytest.mark.parametrize(("text", "ids"), JOINED.values(), ids=JOINED)
def test_lines_are_joined_only_where_the_page_cut_them(text, ids):
    assert [identifier for identifier, _ in body(text)] == ids


MARKERS = [
    ("II. NHIỆM VỤ", "roman", "ii", 2),
    ("IV/ Tổ chức", "roman", "iv", 4),
    ("3. Rà soát", "number", "3", 3),
    ("2/ Rà soát", "number", "2", 2),
    ("1) Rà soát", "number-bracket", "1", 1),
    ("(12) Rà soát", "number-brackets", "12", 12),
    ("đ) Rà soát", "letter", "đ", 5),
    ("f) Rà soát", "letter", "f", 7),
    ("b. Rà soát", "letter", "b", 2),
    ("a.1) Rà soát", "letter-number", "a.1", 1),
    ("(iv) Rà soát", "roman-brackets", "iv", 4),
    ("1.2.3. Rà soát", "decimal", "1.2.3", 3),
    ("– Rà soát", "dash", "", 0),
    ("• Rà soát", "dash", "", 0),
    ("+ Rà soát", "plus", "", 0),
    ("Điều 5. Hiệu lực", "article", "5", 5),
    ("Phần thứ hai", "part", "hai", 2),
    # As scans damage them.
    ("l. Giao Sở Y tế", "number", "1", 1),
    ("§. Giao Sở Y tế", "number", "8", 8),
    ("©) Rà soát", "letter", "c", 3),
]


@pytest.mark.parametrize(("line", "kind", "label", "ordinal"), MARKERS)
def test_marker_is_read(line, kind, label, ordinal):
    marker = find_marker(fold(line), 0, len(line))
    assert marker is not None
    assert (marker.kind, marker.label, marker.ordinal) == (kind, label, ordinal)


@pytest.mark.parametrize(
    "line",
    [
        "30/6/2031 là hạn cuối",
        "1.250 hộ nghèo",
        "15 xã đã báo cáo",
        "Vi phạm quy định",
        "V/v báo cáo",
        "28.7.2031",
        "Phần lớn các xã",
        "Mục tiêu chung",
        "Điều kiện thực hiện",
        "01/ KH-UBND ngày 05/4/2031",
        "-------",
        "",
    ],
)
def test_no_marker_is_read_into_a_sentence(line):
    assert find_marker(fold(line), 0, len(line)) is None


@pytest.mark.parametrize(
    ("identifier", "role"),
    [
        ("header", "header"),
        ("addressees", "header"),
        ("preamble", "preamble"),
        ("I", "findings"),
        ("I.1", "tasks"),
        ("II", "tasks"),
        ("II.-1", "findings"),
        ("II.1", "tasks"),
        ("closing", "closing"),
        ("recipients", "recipients"),
        ("signature", "signature"),
        ("annex", "annex"),
        ("annex.1", "annex"),
    ],
)
def test_every_part_has_its_role(identifier, role):
    text = (
        "UBND TỈNH TÂN LẬP\nSố: 15/UBND-TH\nTân Lập, ngày 03 tháng 4 năm 2031\n"
        "Kính gửi:\n- Sở Y tế;\n- Sở Nội vụ.\n\n"
        "Căn cứ kế hoạch năm, UBND tỉnh có ý kiến như sau:\n"
        "I. ĐÁNH GIÁ CHUNG\nCác xã đã cố gắng. Yêu cầu các xã thực hiện các nhiệm vụ sau:\n1. Rà soát.\n"
        "II. VỀ BẢO HIỂM\nVẫn còn những tồn tại, hạn chế đó là:\n- Thu còn chậm.\n"
        "UBND tỉnh yêu cầu thực hiện các việc sau:\n1. Đôn đốc.\n"
        "Các sở, ban, ngành nghiêm túc triển khai thực hiện./.\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nKT. CHỦ TỊCH\nLê Văn Bình\n"
        "PHỤ LỤC\nDanh sách các xã\n1. Xã Hòa Bình\n2. Xã Tân An\n"
    )
    assert blocks(text)[identifier].role == role


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("1. Kết quả đạt được", True),
        ("1. Trung tâm Phát triển quỹ đất tỉnh", True),
        ("1. Sở Công Thương:", True),
        ("1. Giao Sở Công Thương:", False),
        ("1. Sở Công Thương rà soát các cụm công nghiệp.", False),
        ("1. Đẩy mạnh thực hiện các nội dung sau:", False),
    ],
)
def test_heading_is_told_from_a_sentence(line, heading):
    found = blocks(HEAD + line + "\n- Rà soát.\n- Báo cáo.\n" + FOOT)["1"]
    assert found.heading is heading
    assert (found.title is not None) is heading


def test_table_rows_give_their_cells():
    text = HEAD + "1 | Rà soát quy hoạch | Sở Xây dựng | Quý II\n" + FOOT
    doc = OUTLINE(NLP.make_doc(text))
    [row] = [p for p in doc.spans["paragraphs"] if p._.paragraph.cells]
    cells = [text[start:end] for start, end in row._.paragraph.cells]
    assert cells == ["1", "Rà soát quy hoạch", "Sở Xây dựng", "Quý II"]


def test_folded_text_keeps_paragraphs_apart_and_joins_wrapped_lines():
    text = (
        "1. Giao Sở Y tế chủ trì, phối hợp với các sở, ban, ngành rà soát toàn bộ\n"
        "danh mục thiết bị của các bệnh viện trên địa bàn tỉnh theo kế hoạch năm\n"
        "này và báo cáo.\n2. Theo dõi."
    )
    folded = OUTLINE(NLP.make_doc(text))._.folded
    assert len(folded) == len(text)
    assert "toàn bộ danh mục" in folded
    assert "báo cáo.\n2. theo dõi." in folded


@pytest.mark.parametrize(
    "line",
    [
        "-" * 20000,
        "- \n" * 4000,
        "1.\n" * 4000,
        "* " * 8000,
        "I. " * 8000,
        " | " * 8000,
        "a" * 40000,
    ],
)
def test_time_is_linear_on_odd_text(line):
    began = time.process_time()
    OUTLINE(NLP.make_doc(line))
    assert time.process_time() - began < 2


ODD = st.text(alphabet=st.sampled_from(list("aĂđI1.)(-+*#|:;/\n\t Sở YNơi nhận")), max_size=300)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), ODD))
def test_paragraphs_are_in_order_and_lie_in_a_block(text):
    doc = OUTLINE(NLP.make_doc(clean(text)))
    found = doc.spans["blocks"]
    assert len({block._.block.id for block in found}) == len(found)
    assert len(doc._.folded) == len(doc.text)
    end = 0
    for paragraph in doc.spans["paragraphs"]:
        assert paragraph.start_char >= end
        assert paragraph.text == paragraph.text.strip()
        end = paragraph.end_char
        block = found[paragraph._.paragraph.block]
        assert block.start_char <= paragraph.start_char < paragraph.end_char <= block.end_char


def test_quotes_of_the_gold_do_not_cross_paragraphs(shared):
    import json

    crossing = total = 0
    for path in sorted((shared / "gold" / "dev").glob("*.gold.json")):
        text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
        doc = OUTLINE(NLP.make_doc(clean(text)))
        bounds = [(p.start_char, p.end_char) for p in doc.spans["paragraphs"]]
        for item in json.loads(path.read_text(encoding="utf-8"))["items"]:
            start = doc.text.find(item["quote"])
            inside = any(s <= start and start + len(item["quote"]) <= e for s, e in bounds)
            total += 1
            crossing += not inside
    assert crossing <= total // 100
