"""Who is named: exact bounds, written-out names, groups, lists, heads, persons."""

import time

import pytest
import spacy

from extract.annotations import register_extensions
from extract.pipes.agencies import create_agencies
from extract.pipes.agencies.lines import join_lines
from extract.tokenizer import SyllableTokenizer
from markup import parse

# <a> marks a mention; its name is written only where it differs from the words.
SINGLE = [
    "<a id=so-y-te kind=so>Sở Y tế</a> chủ trì rà soát.",
    "Giao <a id=so-tnmt name='Sở Tài nguyên và Môi trường'>Sở TN&MT</a> tham mưu.",
    "<a id=so-ldtbxh name='Sở Lao động - Thương binh và Xã hội'>Sở LĐ-TB&XH</a> báo cáo.",
    "<a id=so-ldtbxh name='Sở Lao động - Thương binh và Xã hội'>Sở Lao động, Thương binh và Xã hội</a> báo cáo.",
    "<a id=bo-khdt name='Bộ Kế hoạch và Đầu tư'>Bộ KH&ĐT</a> được giao chủ trì.",
    "<a id=bo-tai-chinh name='Bộ Tài chính'>BỘ TÀI CHÍNH</a>",
    "<a id=so-khdt name='Sở Kế hoạch và Đầu tư'>Sở Kê hoạch và Đâu tư</a> rà soát.",
    "<a id=van-phong-chinh-phu>VPCP</a> theo dõi.",
    "<a id=ubnd-tinh kind=ubnd>UBND tỉnh</a> yêu cầu.",
    "<a id=ubnd-tinh>Uỷ ban nhân dân tỉnh</a> yêu cầu.",
    "<a kind=ubnd>UBND huyện An Lão</a> phối hợp.",
    "<a kind=ubnd place='xã Bảo Lâm 2'>UBND xã Bảo Lâm 2</a> rà soát.",
    "<a id=so-y-te place='thành phố Đà Nẵng'>Sở Y tế thành phố Đà Nẵng</a> rà soát.",
    "<a id=so-y-te place='tỉnh Lào Cai'>Sở Y tế Lào Cai</a> rà soát.",
    "<a id=cong-an-tinh kind=cong-an>Công an tỉnh</a> chủ trì.",
    "<a kind=trung-tam>Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch tỉnh</a> phối hợp.",
    "<a kind=trung-tam>Trung tâm Khuyến nông tỉnh</a> hướng dẫn.",
    "<a kind=chi-nhanh>Chi nhánh Ngân hàng Chính sách xã hội tỉnh</a> chủ trì.",
    "<a kind=ban-quan-ly>Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh</a> khẩn trương.",
    "<a kind=ban-quan-ly>Ban Quản lý Khu kinh tế tỉnh</a> rà soát.",
    "<a kind=dang>Ban Thường vụ Đảng ủy UBND tỉnh</a> lãnh đạo.",
    "<a kind=cuc>Chi cục Kiểm lâm tỉnh</a> kiểm tra.",
    "<a kind=cuc>Cục Quản lý Dược</a> chỉ đạo.",
    "<a kind=hoi>Hội Gốm sứ tỉnh</a> vận động hội viên.",
    "<a kind=cong-ty>Công ty Điện lực Lào Cai</a> đảm bảo điện.",
    "<a kind=bhxh>cơ quan BHXH tỉnh</a> thông báo.",
    "<a kind=ban-chi-dao>Ban Chỉ đạo quốc gia về dữ liệu</a> khẩn trương họp.",
    "<a kind=nganh>ngành Giáo dục và Đào tạo</a> chủ động.",
    "<a kind=uy-ban>Ủy ban Kinh tế và Tài chính của Quốc hội</a> thẩm tra.",
    "<a kind=generic place='thành phố Đà Nẵng'>Thành phố Đà Nẵng</a> khẩn trương rà soát.",
    "<a kind=ban-chi-dao>Ban Chỉ huy Bộ đội Biên phòng tỉnh</a> tuần tra.",
    "<a id=bo-y-te>Bộ Y tế</a>/<a kind=cuc>Cục Quản lý Dược</a> kiểm tra.",
    "<a kind=cuc>Cục Quản lý Khám, chữa bệnh</a> hướng dẫn.",
    "<a kind=cuc>Cục Hạ tầng và Thiết bị y tế</a> hướng dẫn.",
    "<a kind=cuc>Chi cục Kiểm lâm</a> thông tin cấp dự báo.",
    "<a kind=thanh-tra>Thanh tra Bộ</a> phối hợp với <a kind=thanh-tra>Thanh tra Bộ Y tế</a> kiểm tra.",
    "<a kind=doan-the>Huyện đoàn</a> chủ trì.",
    "<a kind=dai-bao name='Đài Phát thanh - Truyền hình tỉnh'>Đài Phát thanh- Truyền hình tỉnh</a> đưa tin.",
    "<a kind=dai-bao>Đài Khí tượng Thủy văn khu vực Bắc Trung Bộ</a> dự báo.",
    "<a kind=kho-bac>Kho bạc Nhà nước Khu vực XIX</a>** thanh toán.",
    "<a kind=quan-su>Vùng 4 Hải quân</a> phối hợp.",
    "<a kind=ban-chi-dao>Ban Chỉ đạo các Chương trình mục tiêu quốc gia tỉnh</a> họp.",
    "Đề nghị <a kind=generic>Nhà đầu tư Dự án Cụm công nghiệp Bình Minh</a> (tổng vốn lớn) nộp hồ sơ.",
    "Đề nghị <a kind=generic>Nhà đầu tư</a> nộp hồ sơ; <a kind=generic>địa phương</a> hỗ trợ.",
]
KINDS = [
    "Giao <a kind=generic>cơ quan thuế</a> rà soát; phối hợp với <a kind=generic>cơ quan liên quan</a> tổ chức thực hiện",
    "phối hợp với <a kind=generic>lực lượng công an địa phương</a> kiểm tra",
    "phối hợp với <a kind=group>chính quyền cơ sở</a>, <a kind=generic>cộng đồng dân cư</a> bảo vệ rừng",
    "<a kind=generic>Doanh nghiệp viễn thông</a> triển khai mạng",
    "<a kind=generic>Doanh nghiệp</a>, <a kind=generic>nhà cung cấp dịch vụ IoT</a>, <a kind=generic>nhà đầu tư</a> nghiên cứu",
    "<a kind=generic>Thư ký</a> tổng hợp",
    "phối hợp với <a kind=generic>cơ quan chức năng của Bộ Y tế</a> theo dõi",
]
DAMAGED = [
    "<a kind=ubnd name='Ủy ban nhân dân tỉnh'>Uy ban nhân dân tỉnh</a> yêu cầu.",
    "<a id=so-tai-chinh name='Sở Tài chính'>Sờ Tài chính</a> rà soát.",
    "<a kind=ubnd name='UBND thành phố Huế'>UBND thành phô Huế</a> rà soát.",
]
TITLED = [
    "<a id=bo-y-te name='Bộ Y tế' title='Bộ trưởng'>Bộ trưởng Y tế</a> chỉ đạo.",
    "<a kind=group name='các sở, ngành' title='Giám đốc, Thủ trưởng'>Giám đốc, Thủ trưởng các sở, ngành</a> rà soát.",
    "<a id=ubnd-tinh name='UBND tỉnh' title='Chủ tịch, các Phó Chủ tịch'>Chủ tịch, các Phó Chủ tịch UBND tỉnh</a> chỉ đạo.",
    "<a id=so-xay-dung name='Sở Xây dựng' title='Giám đốc'>Giám đốc Sở Xây dựng</a> chịu trách nhiệm.",
    "<a name='UBND huyện An Lão' title='Chủ tịch'>Chủ tịch UBND huyện An Lão</a> chỉ đạo.",
    "<a id=bo-tai-chinh name='Bộ Tài chính' title='Bộ trưởng'>Bộ trưởng Bộ Tài chính</a> báo cáo.",
    "<a kind=group name='các sở, ban, ngành' title='Thủ trưởng'>Thủ trưởng các sở, ban, ngành</a> thực hiện.",
    "<a kind=group name='UBND các xã, phường' title='Chủ tịch'>Chủ tịch UBND các xã, phường</a> thực hiện.",
    "<a kind=group name='các bộ, cơ quan ngang bộ' title='Bộ trưởng, Thủ trưởng cơ quan ngang bộ'>"
    "Bộ trưởng, Thủ trưởng cơ quan ngang bộ</a>, <a kind=group name='UBND các tỉnh' title='Chủ tịch'>"
    "Chủ tịch UBND các tỉnh</a> thực hiện.",
]
GROUPS = [
    "phối hợp với <a kind=group>các lực lượng chức năng của địa phương</a> kiểm tra",
    "<a kind=group>Tổ chức, doanh nghiệp có giấy phép nổ mìn</a> phải thông báo",
    "<a kind=group>các doanh nghiệp đầu tư hạ tầng</a> khẩn trương",
    "<a kind=group>UBND các huyện, thị, thành phố</a> và <a kind=group>UBND các tỉnh/ thành</a> chỉ đạo",
    "<a kind=group>Ban Chỉ đạo 138 các bộ, ngành, địa phương</a> và <a kind=group>Công an các địa phương</a> chỉ đạo",
    "<a kind=group>Ban Thường vụ các huyện ủy, thị ủy, thành ủy</a> lãnh đạo",
    "<a kind=group>Các trường Tiểu học, Trung học cơ sở tại Phụ lục II</a> chuẩn bị",
    "<a kind=group>hệ thống các cơ quan báo chí</a> đưa tin",
    "<a kind=group>Trưởng các khu dân cư</a> vận động",
    "<a kind=group>UBND các xã ven biển, đặc khu</a> rà soát",
    "<a kind=group>Chủ các dự án</a> và <a kind=group>Bộ ngành liên quan</a> đánh giá",
    "<a kind=group>các sở, ban, ngành</a>, <a kind=group>các cơ quan, đơn vị có liên quan</a> và "
    "<a kind=group>các địa phương trong tỉnh</a> triển khai",
    "phối hợp với <a kind=group>các hội, đoàn thể tỉnh</a> và <a kind=group>UBND các huyện, thị xã, thành phố</a> rà soát",
    "<a kind=group>Các cấp, các ngành trong tỉnh</a> và <a kind=group>cả hệ thống chính trị</a> vào cuộc",
    "<a kind=group>UBND cấp xã</a> và <a kind=group>UBND các xã, phường, đặc khu</a> rà soát",
    "<a kind=group>các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ</a> báo cáo",
    "<a kind=group>Các tỉnh uỷ, thành uỷ</a> lãnh đạo",
    "<a kind=group>các sở, ngành</a>, <a id=so-y-te>Sở Y tế</a> rà soát",
    "<a kind=group>từng cơ quan, đơn vị</a> thực hiện",
    "<a kind=group>Các cơ quan chuyên môn thuộc UBND tỉnh</a> rà soát",
    "<a kind=group>các đơn vị trực thuộc Sở Y tế</a> rà soát",
    "<a kind=group>Công an các phường, xã</a> rà soát",
    "<a kind=group>các Sở Y tế liên quan</a> rà soát",
    "<a kind=group>UBND các tỉnh, thành phố trực thuộc Trung ương</a> chỉ đạo",
]
LISTS = [
    "<a name='Sở Tài chính'>Các sở Tài chính</a>, <a name='Sở Nội vụ'>Nội vụ</a> tạm ứng",
    "<a name='UBND tỉnh Lâm Đồng' title='Chủ tịch'>Chủ tịch UBND các tỉnh, thành phố trực thuộc Trung ương: Lâm Đồng</a>, "
    "<a name='UBND thành phố Huế'>Huế</a> chỉ đạo",
    "<a kind=group>UBND các huyện, thị xã, thành phố</a>: Chỉ đạo <a kind=group>các phòng, ban</a> rà soát",
    "<a name='Sở Giáo dục và Đào tạo'>Các sở: Giáo dục và Đào tạo</a>, <a name='Sở Y tế'>Y tế</a>, "
    "<a name='Sở Xây dựng'>Xây dựng</a> phối hợp",
    "<a name='Sở Tài chính'>Các Sở Tài chính</a>, <a name='Sở Nội vụ'>Nội vụ</a> rà soát",
    "<a name='Bộ Y tế'>các Bộ Y tế</a>, <a name='Bộ Công an'>Công an</a> và <a name='Bộ Quốc phòng'>Quốc phòng</a>",
    "<a name='Sở Tài chính'>Sở Tài chính</a>, <a name='Sở Nội vụ'>Nội vụ</a>, <a>Công an tỉnh</a> rà soát",
    "<a>Sở Tài chính</a>, xây dựng kế hoạch",
    "<a name='UBND huyện An Lão'>UBND các huyện: An Lão</a>, <a name='UBND huyện Vân Canh'>Vân Canh</a> rà soát",
    "<a name='UBND phường Bồng Sơn' place='phường Bồng Sơn'>UBND các phường: Bồng Sơn</a>, "
    "<a name='UBND phường Hoài Đức' place='phường Hoài Đức'>Hoài Đức</a> và "
    "<a name='UBND xã An Hòa' place='xã An Hòa'>xã An Hòa</a> rà soát",
    "<a name='Cục Đường bộ'>Các Cục: Đường bộ</a>, <a name='Cục Hàng hải'>Hàng hải</a> báo cáo",
]
SHARED = [
    "<a>UBND huyện An Lão</a> và <a name='UBND thị xã Hoài Đức' kind=ubnd>thị xã Hoài Đức</a> rà soát",
    "<a name='HĐND tỉnh'>HĐND</a>, <a>UBND tỉnh</a> rà soát",
    "<a name='Đảng ủy UBND tỉnh'>Đảng ủy</a>, <a>Ban Thường vụ Đảng ủy UBND tỉnh</a> lãnh đạo",
    "<a kind=group name='HĐND các xã, phường'>HĐND</a> và <a kind=group>UBND các xã, phường</a> rà soát",
]
PERSONS = [
    "<a kind=person name='Trần Thị Bé'>Phó Thủ tướng Trần Thị Bé</a> kết luận",
    "<a kind=person name='Trần Văn Bé'>đồng chí Trần Văn Bé, Phó Chủ tịch UBND tỉnh</a> chủ trì",
    "<a kind=person name='Trần Văn Bé'>Phó Chủ tịch UBND tỉnh Trần Văn Bé</a> chủ trì",
    "<a kind=person name='Lê Thị Na'>bà Lê Thị Na</a> và <a kind=person name='Đỗ Văn Sáu'>ông Đỗ Văn Sáu</a>",
    "<a id=ubnd-tinh name='UBND tỉnh' title='Phó Chủ tịch'>đồng chí Phó Chủ tịch UBND tỉnh</a> kết luận",
]
NONE = [
    "công tác cán bộ, bộ máy và bộ tiêu chí",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Quyết định số 12/QĐ-UBND",
    "NHIỆM VỤ CỤ THỂ",
    "lực lượng công an, nộp thuế, vay ngân hàng",
    "Luật Thanh tra, Chủ tịch nước",
    "các trường hợp vi phạm, các vụ việc",
    "tham gia BHXH tự nguyện",
    "ý kiến của cơ quan chuyên môn về tổ chức, doanh nghiệp nộp thuế",
    "kết luận giao ban, cơ quan chủ trì và kết nối hệ thống các cơ sở dữ liệu",
    "sự phối hợp của doanh nghiệp viễn thông, việc bảo vệ lực lượng công an",
    "Quyết định số 9/UBND-NC, TB/UBND",
]


@pytest.fixture(scope="module")
def tag():
    nlp = spacy.blank("xx")
    nlp.tokenizer = SyllableTokenizer(nlp.vocab)
    register_extensions()
    pipe = create_agencies(nlp, "notice_agencies")
    return lambda text: pipe(nlp.make_doc(text))


def found_in(doc):
    return [(s.start_char, s.end_char, s._.agency) for s in doc.spans["agencies"]]


@pytest.mark.parametrize(
    "example", SINGLE + KINDS + DAMAGED + TITLED + GROUPS + LISTS + SHARED + PERSONS
)
def test_who_is_named(tag, example):
    text, marked = parse(example.replace("'", '"'))
    found = found_in(tag(text))
    assert [text[s:e] for s, e, _ in found] == [text[m.start : m.end] for m in marked]
    for mark, (start, end, value) in zip(marked, found, strict=True):
        assert (start, end) == (mark.start, mark.end)
        assert value.name == mark.fields.pop("name", text[start:end])
        for field, expected in mark.fields.items():
            assert getattr(value, field) == expected
        assert value.group == (value.kind == "group")


@pytest.mark.parametrize("text", NONE)
def test_nobody_is_named(tag, text):
    assert [text[s:e] for s, e, _ in found_in(tag(text))] == []


@pytest.mark.parametrize(
    ("text", "name", "id_"),
    [
        ("Sở Y tế (gọi tắt là SYT) rà soát. SYT báo cáo.", "Sở Y tế", "so-y-te"),
        ("Công an tỉnh (CAT) rà soát. Giao CAT báo cáo.", "Công an tỉnh", "cong-an-tinh"),
    ],
)
def test_defined_abbreviation_is_followed(tag, text, name, id_):
    values = [value for _, _, value in found_in(tag(text))]
    assert [(v.name, v.id) for v in values] == [(name, id_)] * 2


@pytest.mark.parametrize(
    "text", ["Sở Giáo dục\nvà Đào tạo rà soát", "Sở Giáo dục \n   và Đào tạo rà soát"]
)
def test_name_runs_over_a_hard_wrap(tag, text):
    ((start, end, value),) = found_in(tag(text))
    assert (start, end, value.name) == (0, text.index(" rà"), "Sở Giáo dục và Đào tạo")


def test_joined_lines_lead_back_to_the_original():
    text, folded = "a\n\n  b  c\nd", "a    b  c d"
    lines = join_lines(text, folded)
    assert lines.text == "a b  c d"
    assert [text[lines.offset(i)] for i, c in enumerate(lines.text) if c != " "] == [
        "a",
        "b",
        "c",
        "d",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "S",
        "các",
        "Sở",
        "Chủ tịch",
        "đồng chí",
        "UBND các",
        "Các sở:",
        "\n\n\n",
        "Ban Chỉ đạo về",
        "(",
        "Sở Y tế,",
    ],
)
def test_any_text_is_read(tag, text):
    found_in(tag(text))


@pytest.mark.parametrize(
    "piece",
    [
        "các sở, ",
        "Văn phòng ",
        "Chủ tịch ",
        "Trung tâm A, B và ",
        "UBND các xã: A, ",
        "Nguyễn ",
        "Phó ",
        "Ban Chỉ đạo về ",
        "Giám đốc, ",
        "tổ chức, doanh nghiệp ",
        "với lực lượng công an, ",
        "các doanh nghiệp đầu tư xây dựng ",
    ],
)
def test_long_odd_text_takes_linear_time(tag, piece):
    def seconds(count):
        began = time.process_time()
        tag(piece * count)
        return time.process_time() - began

    seconds(50)
    assert seconds(1600) < max(40 * seconds(100), 0.5)
