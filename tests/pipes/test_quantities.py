from decimal import Decimal

import pytest
import spacy

from extract.pipes.deadlines import create_deadlines
from extract.pipes.quantities import create_quantities
from extract.tokenizer import SyllableTokenizer

D = Decimal


@pytest.fixture(scope="module")
def tag():
    nlp = spacy.blank("xx")
    tokenizer = SyllableTokenizer(nlp.vocab)
    deadlines, quantities = create_deadlines(nlp, "d"), create_quantities(nlp, "q")
    return lambda text: quantities(deadlines(tokenizer(text)))


def amounts(doc):
    found = [span._.quantity for span in doc.spans["quantities"]]
    return [(q.comparator, q.value, q.unit) for q in found]


MEASURES = [
    ("đạt 20,81% kế hoạch", [("=", D("20.81"), "%")]),
    ("đạt 5 phần trăm", [("=", D(5), "%")]),
    ("tăng 1,5 điểm phần trăm", [("+", D("1.5"), "điểm %")]),
    ("giảm 0,3 điểm % so với năm trước", [("-", D("0.3"), "điểm %")]),
    ("kinh phí 1,2 tỷ đồng", [("=", D(1200000000), "đồng")]),
    ("kinh phí 1.234,5 tỷ đồng", [("=", D(1234500000000), "đồng")]),
    ("khoảng hai nghìn tỷ đồng", [("~", D(2000000000000), "đồng")]),
    ("mức 500.000 đ", [("=", D(500000), "đồng")]),
    ("hỗ trợ 45 triệu đồng/hộ", [("=", D(45000000), "đồng/hộ")]),
    (
        "vốn 1.230,5 tỷ đồng (tương đương 52,1 triệu USD)",
        [("=", D(1230500000000), "đồng"), ("=", D(52100000), "USD")],
    ),
    ("tài trợ 20 triệu Euro", [("=", D(20000000), "EUR")]),
    ("thu hồi 4,92 ha", [("=", D("4.92"), "ha")]),
    ("di dời 36 hộ/4,92 ha", [("=", D(36), "hộ"), ("=", D("4.92"), "ha")]),
    ("kéo dài 12,5 km", [("=", D("12.5"), "km")]),
    ("diện tích từ 1.000 m2 trở lên", [(">=", D(1000), "m2")]),
    ("cấp nước 3.000 m3/ngày đêm", [("=", D(3000), "m3/ngày đêm")]),
    ("cấp 07 tấn giống", [("=", D(7), "tấn")]),
    ("rút ngắn 05 ngày làm việc", [("-", D(5), "ngày làm việc")]),
]

COUNTS = [
    ("cấp đất cho 439 hộ nghèo", [("=", D(439), "hộ")]),
    ("cả thảy 6.775 hộ", [("=", D(6775), "hộ")]),
    ("thực hiện 03 chương trình mục tiêu quốc gia", [("=", D(3), "chương trình")]),
    ("xây 10 cụm công nghiệp", [("=", D(10), "cụm")]),
    ("xem xét 6/139 kiến nghị", [("=", D(6), "kiến nghị")]),
    ("hai bệnh viện tuyến tỉnh", [("=", D(2), "bệnh viện")]),
    ("ít nhất 01 (một) đại biểu", [(">=", D(1), "đại biểu")]),
    ("cấp 20 (hai mươi) ha", [("=", D(20), "ha")]),
    ("ít nhất 05 khoa", [(">=", D(5), "khoa")]),
    ("hơn 2,5 triệu lượt khách", [(">", D(2500000), "lượt khách")]),
    ("nối đường đến 12 xã", [("=", D(12), "xã")]),
]

COMPARATORS = [
    ("tối thiểu 80%", [(">=", D(80), "%")]),
    ("ít nhất 150 sản phẩm", [(">=", D(150), "sản phẩm")]),
    ("không quá 5%", [("<=", D(5), "%")]),
    ("được vay đến 60%", [("<=", D(60), "%")]),
    ("xuống dưới 30%", [("<", D(30), "%")]),
    ("đạt trên 90%", [(">", D(90), "%")]),
    ("khoảng 180 trạm", [("~", D(180), "trạm")]),
    ("tăng 4,27% so với năm 2023", [("+", D("4.27"), "%")]),
    ("giảm 30%", [("-", D(30), "%")]),
]

RANGES = [
    ("đạt từ 8,5 - 9%", [(">=", D("8.5"), "%"), ("<=", D(9), "%")]),
    ("đạt 8,5-9%", [(">=", D("8.5"), "%"), ("<=", D(9), "%")]),
    ("từ 30 đến 40%", [(">=", D(30), "%"), ("<=", D(40), "%")]),
    ("từ 10 đến 15 dự án", [(">=", D(10), "dự án"), ("<=", D(15), "dự án")]),
    ("từ 3 đến 5 tỷ đồng", [(">=", D(3000000000), "đồng"), ("<=", D(5000000000), "đồng")]),
    ("giữa 1.000 đồng và 2.000 đồng", [(">=", D(1000), "đồng"), ("<=", D(2000), "đồng")]),
]

NO_AMOUNTS = [
    "Quyết định số 15/QĐ-UBND ngày 04/6/2024",
    "Nghị quyết số 57-NQ/TW; Luật số 45/2019/QH14",
    "theo Điều 3, khoản 2 và điểm 4",
    "họp lần thứ 10, nhiệm kỳ 2021 - 2026",
    "mô hình chính quyền địa phương 02 cấp",
    "giai đoạn 2026 - 2030 khu vực miền núi",
    "trong vòng 05 ngày làm việc kể từ ngày ký",
    "hoàn thành trước ngày 30/9/2024",
    "kết quả 6 tháng đầu năm",
    "một số nhiệm vụ trọng tâm",
    "chủ đầu tư dự án",
    "hàng chục nghìn tỷ đồng",
    "Quốc lộ 27 đoạn qua xã",
    "Đề án “Xây dựng 5.000 căn hộ cho công nhân”",
    "điện thoại 0901.234.567",
    "Số: 12/TB-VP",
    "1. Sở Y tế",
]


@pytest.mark.parametrize(("text", "found"), [*MEASURES, *COUNTS, *COMPARATORS, *RANGES])
def test_amount_has_value_unit_and_comparator(tag, text, found):
    assert amounts(tag(text)) == found


@pytest.mark.parametrize("text", NO_AMOUNTS)
def test_number_in_a_name_a_date_or_a_label_is_no_amount(tag, text):
    assert amounts(tag(text)) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("5%", "percent"),
        ("5 điểm %", "percentage_point"),
        ("5 triệu đồng", "money"),
        ("5 ha", "area"),
        ("5 km", "length"),
        ("5 tấn", "mass"),
        ("5 m3", "volume"),
        ("giảm 5 ngày", "duration"),
        ("50 MW", "other"),
        ("5 dự án", "count"),
    ],
)
def test_amount_tells_its_kind(tag, text, kind):
    doc = tag(text)
    assert [span.label_ for span in doc.spans["quantities"]] == [kind]


def test_span_holds_number_and_noun(tag):
    doc = tag("cấp đất cho 439 hộ nghèo, hộ cận nghèo tại xã Đắk Mil")
    assert [span.text for span in doc.spans["quantities"]] == ["439 hộ nghèo"]
    assert doc.spans["quantities"][0]._.quantity.noun == "hộ nghèo"


@pytest.mark.parametrize(
    "text", ["", " ", "%", "5", "\n\n", ",", "tỷ", "1/", "- 5 -", "𝟓 hộ", "a" * 999]
)
def test_any_text_is_borne(tag, text):
    assert tag(text).text == text


@pytest.mark.parametrize(
    "piece", ["1.", "1-", "hai ", "một triệu ", "5 - ", "1/2 ", "từ 5 và ", '"']
)
def test_time_grows_with_the_text_alone(tag, piece, seconds_of):
    short, long = (seconds_of(lambda n=n: tag(piece * n)) for n in (1000, 4000))
    assert long < 10 * short + 0.2
