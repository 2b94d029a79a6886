"""References: where they begin and end, their number, name, date and issuer."""

import time
from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extract.pipes.references import create_references
from extract.pipes.references.parts import plain_number
from extract.tokenizer import SyllableTokenizer
from markup import parse

FOUND = [
    # By number, whoever issued it.
    'theo <reference kind="Kế hoạch" number=45/KH-UBND date=2024-06-04>Kế hoạch số 45/KH-UBND ngày 04/6/2024</reference> của tỉnh',
    'Căn cứ <reference kind="Nghị định" number=15/2021/NĐ-CP date=2021-03-03>Nghị định số 15/2021/NĐ-CP ngày 03 tháng 3 năm 2021</reference>;',
    'khoản 2 Điều 7 <reference kind="Thông tư" number=06/2021/TT-BXD>Thông tư số 06/2021/TT-BXD</reference>',
    '<reference kind="Thông tư liên tịch" number=01/2014/TTLT-BNV-BTC>Thông tư liên tịch số 01/2014/TTLT-BNV-BTC</reference>',
    'thực hiện <reference kind="Nghị quyết" number=19-NQ/TW>Nghị quyết số 19-NQ/TW</reference>',
    'tại <reference kind="Công văn" number=772/C07-P2>công văn khẩn số 772/C07-P2</reference>',
    'theo <reference kind="Thông báo" number=88-TB/TU>Thông báo kết luận số 88-TB/TU</reference>',
    'tại <reference kind="Giấy mời" number=61/GM-UBND>Giấy mời số 61/GM-UBND</reference>',
    'tại <reference kind="Phiếu chuyển" number=15/PC-VPUB>Phiếu chuyển số 15/PC-VPUB</reference>',
    # The letters say the kind where no word does.
    "(đã ban hành tại <reference kind=\"Quyết định\" number=92/QĐ-SXD>số 92/QĐ-SXD</reference>)",
    '<reference kind="Kết luận" number=9-KL/TU>Kết luận của Ban Thường vụ số 9-KL/TU</reference>',
    # Newspapers leave the letters out.
    '<reference kind="Thông báo" number=35>Thông báo số 35 ngày 25-1</reference> của Văn phòng',
    'theo <reference kind="Chỉ thị" number=40>Chỉ thị 40</reference> của Ban Bí thư',
    # Several numbers under one head.
    'các <reference kind="Nghị quyết" number=57-NQ/TW>Nghị quyết số 57-NQ/TW</reference>, '
    '<reference kind="Nghị quyết" number=59-NQ/TW>59-NQ/TW</reference> và '
    '<reference kind="Nghị quyết" number=66-NQ/TW>66-NQ/TW</reference> của Bộ Chính trị',
    'các <reference kind="Quy định" number=37-QĐ/TW>Quy định số 37-QĐ/TW</reference>, '
    '<reference kind="Quy định" number=41-QĐ/TW>số 41-QĐ/TW</reference>',
    'các <reference kind="Văn bản" number=5/CV-TL>văn bản: Số 5/CV-TL</reference>; '
    '<reference kind="Văn bản" number=6/CV-TL>Số 6/CV-TL</reference>',
    '<reference kind="Công văn" number=31/SNV-CCVC>Công văn số 31/SNV-CCVC</reference> về tuyển dụng; '
    '<reference kind="Công văn" number=40/SNV-VP>số 40/SNV-VP</reference> về lưu trữ',
    '<reference kind="Nghị định" number=5/2024/NĐ-CP>Nghị định số 5/2024/NĐ-CP</reference>; '
    '<reference kind="Văn bản" number=40/BNV-CCVC>số 40/BNV-CCVC</reference>',
    # What typing and scanning do to a number is put right in the value.
    '<reference kind="Nghị quyết" number=66-NQ/TW>Nghị quyết số 66- NQ/TW</reference>',
    '<reference kind="Công điện" number=203/CĐ-VPCP>Công điện số 203 /CĐ-VPCP</reference>',
    '<reference kind="Văn bản" number=745/BTC-NSNN>Văn bản số 745/BТС-NSNN</reference>',
    '<reference kind="Quy định" number=22-QĐ/TW>Quy định số 22-QÐ/TW</reference>',
    '<reference kind="Hướng dẫn" number=31-HD/ĐU>Hướng dẫn số 31-/ HD/ĐU</reference>',
    '<reference kind="Nghị quyết" number=66.3/2025/NQ-CP>Nghị quyết số 66.3/2025/NQ-CP</reference>',
    # Laws by name.
    'thi hành <reference kind="Luật" name="Luật Đất đai" date=2024>Luật Đất đai năm 2024</reference>',
    '<reference kind="Luật" name="Luật Nhà ở" number=27/2023/QH15>Luật Nhà ở số 27/2023/QH15</reference>',
    '<reference kind="Luật" name="Luật phòng chống ma túy">Luật phòng chống ma túy</reference>.',
    '<reference kind="Luật" name="Luật BHXH">Luật BHXH (sửa đổi)</reference>',
    '<reference kind="Bộ luật" name="Bộ luật Lao động">Bộ luật Lao động</reference>',
    '<reference kind="Pháp lệnh" name="Pháp lệnh Thú y">Pháp lệnh Thú y</reference>',
    '<reference kind="Luật" name="Luật Khiếu nại">Luật Khiếu nại</reference>, '
    '<reference kind="Luật" name="Luật Tố cáo">Luật Tố cáo</reference>',
    '<reference kind="Luật" name="Luật sửa đổi, bổ sung một số điều của Luật Dược">'
    "Luật sửa đổi, bổ sung một số điều của Luật Dược</reference> và",
    '<reference kind="Luật" number=11/2024/QH15>Luật số 11/2024/QH15</reference>',
    'các <reference kind="Luật" name="Luật Đất đai">Luật Đất đai</reference>, '
    '<reference kind="Luật" name="Luật Nhà ở">Nhà ở</reference> và '
    '<reference kind="Luật" name="Luật Đấu thầu">Đấu thầu</reference>',
    'các luật: <reference kind="Luật" name="Luật Đất đai">Đất đai</reference>, '
    '<reference kind="Luật" name="Luật Nhà ở">Nhà ở</reference>',
    '<reference kind="Bộ luật" name="BLHS" date=2015>BLHS năm 2015</reference>',
    # A law that no list has.
    '<reference kind="Luật" name="Luật Hương ước làng xã">Luật Hương ước làng xã</reference> được',
]  # fmt: skip

NOTHING = [
    "Số: 641/TB-VPCP",
    "ỦY BAN NHÂN DÂN  Số: 12/KH-UBND",
    "KẾ HOẠCH Số: 12/KH-UBND",
    "Số:      /UBND-NC",
    "quy định của pháp luật về đất đai; Luật sư Trần Thị Hoa",
    "các quy định của Luật này và pháp luật có liên quan",
    "theo phương án số 2, kế hoạch 5 năm, thông báo 3 nội dung",
    "báo cáo 12 tháng, tăng 15/20 chỉ tiêu; Km12/H3, 60 km/h",
    "tốt nghiệp Trường Đại học Luật Hà Nội",
    "sửa đổi Hiến pháp",
    "theo Mẫu số 05/GTGT",
]

ISSUERS = [
    ("Quyết định số 5/QĐ-TTg của Thủ tướng Chính phủ về phát triển", ["Thủ tướng Chính phủ"]),
    ("Thông tư số 8/2024/TT-BVH của Bộ Văn hóa và Gia đình quy định", ["Bộ Văn hóa và Gia đình"]),
    ("Kế hoạch số 9/KH-UBND của UBND tỉnh và Kế hoạch số 8/KH-SYT", ["UBND tỉnh", None]),
    ("Nghị quyết số 57-NQ/TW, 59-NQ/TW của Bộ Chính trị", ["Bộ Chính trị", "Bộ Chính trị"]),
    ("Quy chế số 3/QC-BCĐ của Ban Chỉ đạo 35 tỉnh", ["Ban Chỉ đạo"]),
    ("Luật Đất đai năm 2024 được ban hành", [None]),
]


@pytest.fixture(scope="module")
def find():
    """The pipe alone: a text gives its references."""
    nlp = spacy.blank("xx")
    nlp.tokenizer = SyllableTokenizer(nlp.vocab)
    pipe = create_references(nlp, "references")

    def references(text):
        doc = pipe(nlp.make_doc(text))
        return [(s.start_char, s.end_char, s._.reference, s.id_) for s in doc.spans["references"]]

    return references


@pytest.mark.parametrize("example", FOUND)
def test_reference_is_found_with_its_parts(find, example):
    text, marked = parse(example)
    found = find(text)
    assert [text[start:end] for start, end, _, _ in found] == [
        text[m.start : m.end] for m in marked
    ]
    for (_, _, value, _), mark in zip(found, marked, strict=True):
        parts = {"kind": value.kind, "number": value.number, "name": value.name}
        expected = {**dict.fromkeys(parts), **mark.fields}
        assert parts | {"date": value.date} == expected | {"date": mark.fields.get("date")}


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_a_reference_is_none(find, text):
    assert find(text) == []


@pytest.mark.parametrize(("text", "issuers"), ISSUERS)
def test_issuer_stands_behind_the_number_or_date(find, text, issuers):
    assert [value.issuer for _, _, value, _ in find(text)] == issuers


def test_date_may_stand_behind_the_issuer(find):
    ((_, end, value, _),) = find("Công văn số 7/SYT-NV của Sở Y tế ngày 05/3/2025")
    assert (end, value.issuer, value.date) == (len("Công văn số 7/SYT-NV"), "Sở Y tế", "2025-03-05")


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("Luật Đất đai năm 2013", "luat-dat-dai-2013"),
        ("Luật Đất đai số 31/2024/QH15", "luat-dat-dai-2024"),
        ("Luật Đất đai", ""),
        ("Luật Kiến trúc", "luat-kien-truc-2019"),
    ],
)
def test_law_has_the_id_of_the_only_one_that_fits(find, text, law):
    assert [rule for *_, rule in find(text)] == [law]


@pytest.mark.parametrize(
    ("words", "number"), [("1744/QĐ-\nSGT", "1744/QĐ-SGT"), ("10-//NQ/TW", "10-NQ/TW")]
)
def test_number_is_written_as_it_is_filed(words, number):
    assert plain_number(words) == number


@given(st.text(alphabet="Luậtcủ số12/-QĐTW.,;()\nngàyăm và Kếhoạch", max_size=200))
def test_any_text_is_read_and_no_reference_lies_in_another(find, text):
    spans = find(text)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize(
    "unit",
    ["1", "1 ", "1/", "A-", "12/QĐ-", "số ", "Luật ", "Luật A, ", "và ", "a ", "Luật sửa đổi, bổ sung ", "các Luật Giá, Giá, ", "; số 1/AB-C x", "kế hoạch số ", "ngày 1/"],
)  # fmt: skip
def test_long_odd_text_takes_no_longer_by_the_character(find, unit):
    began = time.process_time()
    find(unit * (60_000 // len(unit)))
    assert time.process_time() - began < 2
