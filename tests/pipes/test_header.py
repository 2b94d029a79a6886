"""The header: what the head, the foot and the opening of a document say."""

import time

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.lexicons import patterns
from extract.pipes.header import create_header
from extract.pipes.header.names import find_names
from extract.pipes.outline import create_outline
from extract.text import clean, fold
from extract.tokenizer import SyllableTokenizer

NLP = spacy.blank("xx")
NLP.tokenizer = SyllableTokenizer(NLP.vocab)
OUTLINE = create_outline(NLP, "outline")
HEADER = create_header(NLP, "header")
LISTS = {"recipients", "signing_authority"}


def read(text):
    """The fields of a text's header, lists as lists, with its genre."""
    doc = HEADER(OUTLINE(NLP.make_doc(clean(text))))
    fields = {"genre": doc._.genre}
    for span in doc.spans["header"]:
        if span.label_ in LISTS:
            fields.setdefault(span.label_, []).append(span._.header)
        else:
            fields[span.label_] = span._.header
    return fields


NOTICE = """ỦY BAN NHÂN DÂN
TỈNH TÂN LẬP
Số: 15/TB-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Tân Lập, ngày 05 tháng 4 năm 2031

THÔNG BÁO
Kết luận của đồng chí Lê Văn Bình - Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh
tại cuộc họp về công tác y tế

Ngày 02/4/2031, đồng chí Lê Văn Bình - Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh đã chủ trì cuộc họp về công tác y tế.
Sau khi nghe Sở Y tế báo cáo, đồng chí Lê Văn Bình kết luận như sau:
1. Giao Sở Y tế rà soát.
Trân trọng thông báo để các sở biết, thực hiện./.
Nơi nhận:
- Chủ tịch UBND tỉnh;
- Các sở, ban, ngành;
- Lưu: VT, KT.
TL. CHỦ TỊCH
KT. CHÁNH VĂN PHÒNG
PHÓ CHÁNH VĂN PHÒNG

Trần Thị An
"""

LETTER = """UBND TỈNH TÂN LẬP CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
 SỞ NỘI VỤ Độc lập - Tự do - Hạnh phúc

 Số: 2031 /SNV-CCHC Tân Lập, ngày 05 tháng 4 năm 2031
 V/v báo cáo công tác
 cải cách hành chính

 Kính gửi:
 - Sở Y tế;
 - UBND các xã, phường.

 Thực hiện kế hoạch năm, Sở Nội vụ đề nghị các cơ quan báo cáo kết quả./.
Nơi nhận: KT. GIÁM ĐỐC
- Như trên; PHÓ GIÁM ĐỐC
- Lãnh đạo Sở;
- Lưu: VT, CCHC.

 Lê Văn Bình
"""

PARTY = """ĐẢNG BỘ TỈNH TÂN LẬP
ĐẢNG ỦY XÃ HÒA BÌNH
*
Số 12-KL/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Hòa Bình, ngày 05 tháng 4 năm 2031
KẾT LUẬN
của Ban Thường vụ Đảng ủy về công tác cán bộ
-----
Tại phiên họp ngày 03/4/2031, sau khi nghe báo cáo, Ban Thường vụ Đảng ủy kết luận như sau:
1. Giao Văn phòng Đảng ủy rà soát.
Nơi nhận:
- Các chi bộ,
- Lưu Văn phòng.
T/M BAN THƯỜNG VỤ
BÍ THƯ
Lê Văn
Bình
"""

NEWS = (
    "date 2031-04-05 Chiều 04/4, tại trụ sở UBND tỉnh, Phó Chủ tịch UBND tỉnh Lê Văn Bình chủ trì "
    "cuộc họp về công tác y tế năm học bắt đầu ngày 05/9/2031.\n\n"
    "Phó Chủ tịch UBND tỉnh yêu cầu Sở Y tế rà soát."
)

FIELDS = [
    (NOTICE, "genre", "notice"),
    (NOTICE, "issuer", "ỦY BAN NHÂN DÂN TỈNH TÂN LẬP"),
    (NOTICE, "number", "15/TB-UBND"),
    (NOTICE, "kind", "THÔNG BÁO"),
    (NOTICE, "place", "Tân Lập"),
    (NOTICE, "date", "2031-04-05"),
    (NOTICE, "event_date", "2031-04-02"),
    (NOTICE, "chair", "Lê Văn Bình"),
    (NOTICE, "chair_title", "Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh"),
    (NOTICE, "signer", "Trần Thị An"),
    (NOTICE, "signer_title", "PHÓ CHÁNH VĂN PHÒNG"),
    (NOTICE, "signing_authority", ["TL.", "KT."]),
    (NOTICE, "recipients", ["Chủ tịch UBND tỉnh", "Các sở, ban, ngành"]),
    # Two columns on one line.
    (LETTER, "genre", "dispatch"),
    (LETTER, "parent_issuer", "UBND TỈNH TÂN LẬP"),
    (LETTER, "issuer", "SỞ NỘI VỤ"),
    (LETTER, "number", "2031/SNV-CCHC"),
    (LETTER, "place", "Tân Lập"),
    (LETTER, "date", "2031-04-05"),
    (LETTER, "subject", "báo cáo công tác cải cách hành chính"),
    (LETTER, "recipients", ["Sở Y tế", "UBND các xã, phường"]),
    (LETTER, "chair", None),
    (LETTER, "event_date", None),
    (LETTER, "signer", "Lê Văn Bình"),
    (LETTER, "signer_title", "PHÓ GIÁM ĐỐC"),
    (LETTER, "signing_authority", ["KT."]),
    # Party documents; the signer's name is cut in two.
    (PARTY, "genre", "instruction"),
    (PARTY, "issuer", "ĐẢNG ỦY XÃ HÒA BÌNH"),
    (PARTY, "parent_issuer", "ĐẢNG BỘ TỈNH TÂN LẬP"),
    (PARTY, "number", "12-KL/ĐU"),
    (PARTY, "event_date", "2031-04-03"),
    (PARTY, "chair", None),
    (PARTY, "signer", "Lê Văn Bình"),
    (PARTY, "signing_authority", ["TM."]),
    # The press.
    (NEWS, "genre", "news"),
    (NEWS, "date", "2031-04-05"),
    (NEWS, "event_date", "2031-04-04"),
    (NEWS, "chair", "Lê Văn Bình"),
    (NEWS, "issuer", "UBND tỉnh"),
    (NEWS, "number", None),
]


@pytest.mark.parametrize(("text", "field", "value"), FIELDS)
def test_field_is_read(text, field, value):
    assert read(text).get(field) == value


BLANKS = [
    ("Số: 15/TB-UBND", "Số:      /TB-UBND", "number", None),
    ("ngày 05 tháng 4 năm 2031", "ngày    tháng 4 năm 2031", "date", None),
    ("ngày 05 tháng 4 năm 2031", "ngày    tháng 4 năm 2031", "partial_date", "2031-04"),
    ("ngày 05 tháng 4 năm 2031", "ngày   tháng   năm 2031", "partial_date", "2031"),
    # What a scan damaged is not guessed.
    ("Số: 15/TB-UBND", "Số: 1§/TB-UBND", "number", None),
    ("ngày 05 tháng 4 năm 2031", "ngày J5 tháng 4 năm 2031", "date", None),
    ("ngày 05 tháng 4 năm 2031", "ngày 31 tháng 4 năm 2031", "date", None),
    ("Trần Thị An", "rần Thị An", "signer", None),
    # Forms of the same.
    ("Số: 15/TB-UBND", "Số:15 / TB-UBND", "number", "15/TB-UBND"),
    ("Số: 15/TB-UBND", "Số:\n15/TB-UBND", "number", "15/TB-UBND"),
    ("ỦY BAN NHÂN DÂN\nTỈNH", "ỦY\nBAN NHÂN DÂN\nTỈNH", "issuer", "ỦY BAN NHÂN DÂN TỈNH TÂN LẬP"),
    ("CHỦ NGHĨA VIỆT NAM", "\nCHỦ NGHĨA VIỆT NAM", "issuer", "ỦY BAN NHÂN DÂN TỈNH TÂN LẬP"),
    ("Ngày 02/4/2031,", "Ngày 01/4/2031 và ngày 02/4/2031,", "event_date", "2031-04-02"),
    ("Ngày 02/4/2031,", "Ngày 02 tháng 4 năm 2031, tại trụ sở,", "event_date", "2031-04-02"),
    (
        "TỈNH TÂN LẬP\nSố",
        "TỈNH TÂN LẬP\nVĂN PHÒNG\nSố",
        "issuer",
        "VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH TÂN LẬP",
    ),
]


@pytest.mark.parametrize(("old", "new", "field", "value"), BLANKS)
def test_variants_of_a_notice(old, new, field, value):
    assert old in NOTICE
    assert read(NOTICE.replace(old, new)).get(field) == value


GENRES = [
    ("CHỈ THỊ", "instruction"),
    ("KẾ HOẠCH", "instruction"),
    ("QUYẾT ĐỊNH", "instruction"),
    ("CÔNG ĐIỆN", "dispatch"),
    ("GIẤY MỜI", "dispatch"),
    ("BÁO CÁO", "other"),
    ("TỜ TRÌNH", "other"),
    ("THÔNG BÁO", "notice"),
]


@pytest.mark.parametrize(("title", "genre"), GENRES)
def test_title_tells_the_genre(title, genre):
    assert read(NOTICE.replace("THÔNG BÁO", title, 1))["genre"] == genre


def test_invitation_tells_the_meeting_it_calls():
    text = LETTER.replace(
        "Thực hiện kế hoạch năm, Sở Nội vụ đề nghị các cơ quan báo cáo kết quả./.",
        "Sở Nội vụ trân trọng kính mời đồng chí dự họp do Giám đốc Sở Nội vụ Trần Thị An chủ trì.\n"
        " 1. Thời gian: 8 giờ, ngày 12 tháng 4 năm 2031.\n 2. Địa điểm: Trụ sở Sở./.",
    )
    fields = read(text)
    assert (fields.get("event_date"), fields.get("chair")) == ("2031-04-12", "Trần Thị An")


def test_issuer_without_letterhead_is_the_body_of_whoever_presides():
    text = NOTICE[NOTICE.index("THÔNG BÁO") :].replace("Tỉnh ủy viên, ", "")
    assert read(text)["issuer"] == "UBND tỉnh"


BODY = "1. Rà soát hồ sơ.\n2. Báo cáo trước ngày 05/4/2031.\n"
HEADLESS = [
    (
        "Kính gửi: Các sở, ngành.\nThực hiện Công văn số 12/BNV-TC ngày 02/3/2031, Ủy ban nhân dân "
        "tỉnh Tân Lập (sau đây gọi là UBND tỉnh) đề nghị các sở thực hiện:\n" + BODY,
        "issuer",
        "Ủy ban nhân dân tỉnh Tân Lập",
    ),
    (
        "Kính gửi: Các sở, ngành.\nCăn cứ Kế hoạch số 5/KH-TU;\nChủ tịch Ủy ban nhân dân Thành phố có "
        "ý kiến chỉ đạo như sau:\n" + BODY,
        "issuer",
        "Ủy ban nhân dân Thành phố",
    ),
    (
        "CÔNG ĐIỆN\nVề phòng, chống hạn\nTHỦ TƯỚNG CHÍNH PHỦ điện:\n- Bộ trưởng Bộ Công Thương;\n"
        "Chính phủ đã có nhiều văn bản chỉ đạo về hạn.\n" + BODY,
        "issuer",
        "THỦ TƯỚNG CHÍNH PHỦ",
    ),
    (
        "BÀI PHÁT BIỂU KẾT LUẬN\nKính thưa các đồng chí,\nThay mặt UBND tỉnh, tôi ghi nhận kết quả.\n"
        + BODY,
        "issuer",
        "UBND tỉnh",
    ),
    (
        "Kính gửi: Các phường.\n"
        + BODY
        + "Phụ lục\n(Kèm theo Công văn số: 125/SNV-TC ngày 03 tháng 4 năm 2031 của Sở Nội vụ)\n",
        "number",
        "125/SNV-TC",
    ),
    (
        "Kính gửi: Sở Công Thương.\nVề đề nghị của Sở Công Thương, Phó Thủ tướng Chính phủ Lê Văn "
        "Bình - Trưởng Ban Chỉ đạo 77 quốc gia có ý kiến như sau:\n" + BODY,
        "chair",
        "Lê Văn Bình",
    ),
    (
        "Tại hội nghị giao ban quý III/2031 chiều 2/10, đại diện các nhà mạng báo cáo tình hình. Ghi "
        "nhận các ý kiến, Bộ trưởng Lê Văn Bình yêu cầu Cục Viễn thông rà soát thuê bao.",
        "chair",
        "Lê Văn Bình",
    ),
    (
        "Tại hội nghị giao ban quý III/2031 chiều 2/10, đại diện các nhà mạng báo cáo tình hình. Ghi "
        "nhận các ý kiến, Bộ trưởng Lê Văn Bình yêu cầu Cục Viễn thông rà soát thuê bao.",
        "event_date",
        "2031-10-02",
    ),
    (
        "Họp về viễn thông. Tại buổi làm việc giữa Bộ trưởng Bộ Công Thương Lê Văn Bình với Cục Điện "
        "lực vào chiều qua, ngày 6/5/2031, Cục báo cáo. Bộ trưởng yêu cầu Cục rà soát.",
        "chair",
        "Lê Văn Bình",
    ),
    (
        "Họp về viễn thông. Tại buổi làm việc giữa Bộ trưởng Bộ Công Thương Lê Văn Bình với Cục Điện "
        "lực diễn ra vào chiều qua, ngày 6/5/2031, Cục báo cáo. Bộ trưởng yêu cầu Cục rà soát.",
        "event_date",
        "2031-05-06",
    ),
]


@pytest.mark.parametrize(("text", "field", "value"), HEADLESS)
def test_what_no_letterhead_tells_is_read_elsewhere(text, field, value):
    assert read(text).get(field) == value


@pytest.mark.parametrize("pattern", patterns("header", "day_lead"), ids=lambda p: p.id)
def test_what_a_paragraph_begins_with_is_covered_up_to_the_meetings_day(pattern):
    """All of it may be missing, so that it is found anywhere: its examples must be covered whole."""
    assert all(pattern.expression.fullmatch(fold(example)) for example in pattern.examples)
    assert not pattern.expression.fullmatch("trước ngày ")


def test_person_whose_opinion_a_letter_only_cites_is_no_chair():
    text = LETTER.replace(
        "Thực hiện kế hoạch năm,",
        "Thực hiện ý kiến của Chủ tịch UBND tỉnh Lê Văn Bình tại Thông báo số 5/TB-VP,",
    )
    assert text != LETTER
    assert "chair" not in read(text)


NAMES = [
    ("đồng chí Lê Văn Bình, Phó Chủ tịch", ["Lê Văn Bình"]),
    ("Chủ tịch UBND tỉnh Lâm Đồng Lê Văn Bình chủ trì", ["Lê Văn Bình"]),
    ("Phó Chủ tịch UBND tỉnh Lâm Hải Bình chủ trì", ["Lâm Hải Bình"]),
    ("ông Lê Văn Bình Ủy viên Ban Thường vụ", ["Lê Văn Bình"]),
    ("UBND thành phố Hà Nội và tỉnh Thái Nguyên", []),
    ("Thành phố Hồ Chí Minh", []),
    ("Sở Y tế, Sở Nội vụ", []),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names_of_persons(text, names):
    assert [text[s:e] for s, e in find_names(text, 0, len(text))] == names


@pytest.mark.parametrize(
    "text",
    [
        "THÔNG BÁO\nNgày 01/02/2031, " + "chủ trì họp Lê Văn Bình " * 2000,
        "THÔNG BÁO\n" + "ngày 01/02/2031 " * 3000,
        "Nơi nhận:\n" + "- Lê Văn Bình;\n" * 2000,
        "Kính gửi:\n" * 2000,
        "Nguyễn\n" * 4000,
        "Số: " * 5000,
    ],
)
def test_time_is_linear_on_odd_text(text):
    doc = OUTLINE(NLP.make_doc(text))
    began = time.process_time()
    HEADER(doc)
    assert time.process_time() - began < 2


WORDS = [*"aĂđ1/.,;:\n -", "Số: ", "ngày ", "THÔNG BÁO\n", "Nơi nhận:\n", "Lê ", "Kính gửi: "]
ODD = st.lists(st.sampled_from(WORDS), max_size=80).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), ODD))
def test_any_text_has_a_genre_and_sorted_findings(text):
    doc = HEADER(OUTLINE(NLP.make_doc(clean(text))))
    assert doc._.genre in {"notice", "dispatch", "instruction", "news", "other"}
    starts = [span.start_char for span in doc.spans["header"]]
    assert starts == sorted(starts)
    assert all(span._.header for span in doc.spans["header"])
