"""PDFs with a text layer: order, paragraphs, tables, stamps, and what cannot be read."""

import ctypes

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from extract.errors import UnreadableFile
from extract.limits import Limits
from extract.readers.pdf import read_pdf
from extract.text import clean

LINES = [
    "ỦY BAN NHÂN DÂN",
    "HUYỆN SƠN LĨNH",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA",
    "VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 41/TB-UBND",
    "Sơn Lĩnh, ngày 12 tháng 3 năm 2031",
    "THÔNG BÁO",
    "Kết luận của Phó Chủ tịch Ủy ban nhân dân huyện Đinh Quỳnh Giao tại cuộc họp về sửa chữa các công trình cấp nước sạch",
]
TABLE = [
    "TT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn",
    "1 | Sửa chữa trạm bơm thôn Đồng Vang và thay đường ống chính | Phòng Nông nghiệp và Môi trường | 30/6/2031",
    "2 | Kiểm định đồng hồ nước | | Quý III/2031",
]
FOOT = [
    "Nơi nhận:",
    "- Như trên;",
    "- CT, các PCT UBND huyện;",
    "- Lưu: VT, NNMT.",
    "TL. CHỦ TỊCH",
    "CHÁNH VĂN PHÒNG",
    "Tạ Hữu Khuê",
]


@pytest.fixture(scope="module")
def notice(root):
    return read_pdf(root / "tests/data/notice.pdf")


def test_head_is_read_row_by_row_and_the_subject_is_one_line(notice):
    assert notice.text.split("\n")[: len(LINES)] == LINES


def test_paragraph_that_runs_over_a_page_is_one_line_and_knows_its_pages(notice):
    line = next(
        line for line in notice.text.split("\n") if line.startswith("3. Ủy ban nhân dân các xã")
    )
    start = notice.text.index(line)
    assert line.endswith("Danh mục nhiệm vụ như sau:")
    assert (notice.page(start), notice.page(start + len(line) - 1), notice.pages) == (1, 2, 2)


def test_table_is_read_by_rows_and_an_empty_cell_keeps_its_place(notice):
    lines = notice.text.split("\n")
    start = lines.index(TABLE[0])
    assert lines[start : start + 3] == TABLE


def test_foot_is_read_column_by_column(notice):
    assert notice.text.split("\n")[-len(FOOT) :] == FOOT


def test_page_numbers_are_no_text(notice):
    assert "2" not in notice.text.split("\n")


def test_text_is_clean_and_source_tells_how_it_was_read(notice):
    assert clean(notice.text) == notice.text
    assert (notice.reader, notice.ocr, notice.media_type) == ("pdf", False, "application/pdf")


def annotated(source, target, *, text, box):
    """Write ``text`` on the first page as an annotation, as offices stamp number and signature."""
    document = pdfium.PdfDocument(source)
    page = document[0]
    note = raw.FPDFPage_CreateAnnot(page.raw, raw.FPDF_ANNOT_STAMP)
    raw.FPDFAnnot_SetFlags(note, raw.FPDF_ANNOT_FLAG_PRINT)
    raw.FPDFAnnot_SetRect(note, raw.FS_RECTF(*box))
    font = raw.FPDFText_LoadStandardFont(document.raw, b"Helvetica")
    drawn = raw.FPDFPageObj_CreateTextObj(document.raw, font, 12.0)
    letters = (ctypes.c_ushort * (len(text) + 1))(*map(ord, text), 0)
    raw.FPDFText_SetText(drawn, letters)
    raw.FPDFPageObj_Transform(drawn, 1, 0, 0, 1, box[0] + 2, box[3] + 4)
    raw.FPDFAnnot_AppendObject(note, drawn)
    raw.FPDFPage_CloseAnnot(note)
    document.save(target)
    document.close()


@pytest.mark.parametrize(
    ("stamp", "kept"),
    [("977", True), ("Signed by: Office", False), ("12.03.2031 08:15:00 +07:00", False)],
)
def test_stamped_number_is_text_and_a_signature_is_not(root, tmp_path, stamp, kept):
    path = tmp_path / "stamped.pdf"
    annotated(root / "tests/data/notice.pdf", path, text=stamp, box=(60, 640, 260, 620))
    assert (stamp.split()[0] in read_pdf(path).text) is kept


def test_page_turned_on_its_side_reads_the_same(root, tmp_path, notice):
    document = pdfium.PdfDocument(root / "tests/data/notice.pdf")
    for page in document:
        page.set_rotation(90)
    document.save(tmp_path / "turned.pdf")
    assert read_pdf(tmp_path / "turned.pdf").text == notice.text


@pytest.mark.parametrize(
    "box", [(595, 842, 0, 0), (0, 842, 595, 0), (0, 0, 595, 0), (0, 0, 0, 842), (0, 0, 0, 0)]
)
def test_page_given_by_any_two_corners_or_by_none_reads_the_same(root, tmp_path, notice, box):
    document = pdfium.PdfDocument(root / "tests/data/notice.pdf")
    for page in document:
        page.set_mediabox(*box)
    document.save(tmp_path / "corners.pdf")
    assert read_pdf(tmp_path / "corners.pdf").text == notice.text


def test_letters_of_a_negative_size_turned_back_are_read_upright(tmp_path):
    """Some programs write letters upside down with a font size below zero."""
    document = pdfium.PdfDocument.new()
    page = document.new_page(595, 842)
    font = raw.FPDFText_LoadStandardFont(document.raw, b"Helvetica")
    for number, text in enumerate(["Giao So Y te", "kiem tra 12 tram."]):
        drawn = raw.FPDFPageObj_CreateTextObj(document.raw, font, -14.0)
        raw.FPDFText_SetText(drawn, (ctypes.c_ushort * (len(text) + 1))(*map(ord, text), 0))
        raw.FPDFPageObj_Transform(drawn, -1, 0, 0, -1, 85, 700 - 20 * number)
        raw.FPDFPage_InsertObject(page.raw, drawn)
    raw.FPDFPage_GenerateContent(page.raw)
    document.save(tmp_path / "negative.pdf")
    text = read_pdf(tmp_path / "negative.pdf").text
    assert text.split() == ["Giao", "So", "Y", "te", "kiem", "tra", "12", "tram."]


def test_file_locked_with_a_password_is_told_so(root):
    with pytest.raises(UnreadableFile, match="password"):
        read_pdf(root / "tests/data/locked.pdf")


@pytest.mark.parametrize("length", [0, 9, 5_000, -400])
def test_file_that_is_cut_off_is_told_so(root, tmp_path, length):
    path = tmp_path / "cut.pdf"
    path.write_bytes((root / "tests/data/notice.pdf").read_bytes()[:length])
    with pytest.raises(UnreadableFile, match="cut off"):
        read_pdf(path)


def test_too_many_pages_are_told_so(tmp_path):
    document = pdfium.PdfDocument.new()
    for _ in range(12):
        document.new_page(595, 842)
    document.save(tmp_path / "long.pdf")
    with pytest.raises(UnreadableFile, match=r"12 pages, over the limit of 10; .* --max-pages 12"):
        read_pdf(tmp_path / "long.pdf", Limits(max_pages=10))


def test_file_without_text_is_told_so(tmp_path):
    document = pdfium.PdfDocument.new()
    document.new_page(595, 842)
    document.save(tmp_path / "empty.pdf")
    with pytest.raises(UnreadableFile, match="no text"):
        read_pdf(tmp_path / "empty.pdf")


def old_pdf(lines, font):
    """A PDF of one page whose letters are those of an old font, which draws a soft hyphen as "ư"."""
    text = " ".join(f"({line}) Tj 0 -20 Td" for line in lines)
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
        "/Resources << /Font << /F1 4 0 R >> >> >>",
        f"<< /Type /Font /Subtype /TrueType /BaseFont /{font} /Encoding /WinAnsiEncoding "
        f"/FirstChar 32 /LastChar 255 /Widths [{' '.join(['500'] * 224)}] >>",
        f"<< >> stream\nBT /F1 14 Tf 85 700 Td {text} ET\nendstream",
    ]
    body = "".join(f"{n} 0 obj {part} endobj\n" for n, part in enumerate(parts, 1))
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R >>".encode("latin-1")


@pytest.mark.parametrize("font", [".VnTime", "ABCDEF+.VnTime", ".VnTimeH"])
def test_old_letter_that_looks_like_a_hyphen_is_read_in_a_word_and_at_its_end(tmp_path, font):
    path = tmp_path / "old.pdf"
    path.write_bytes(
        old_pdf(
            [
                "Uû ban nh©n d©n c¸c ph\xad\xeang b\xe8 tr\xdd t\xad",
                "v\xb5 ng\xad\xeai h\xad\xedng l\xad\xacng h\xadu-tr\xdd.",
                "S\xe8 117/KH-UBND, KH-",
            ],
            font,
        )
    )
    found = "Uỷ ban nhân dân các phường bố trí tư và người hướng lương hưu-trí. Số 117/KH-UBND, KH-"
    assert read_pdf(path).text.split() == found.split()


@pytest.mark.parametrize("name", ["notice", "notice_tinos", "notice_autonum", "notice_vni"])
def test_every_letter_of_the_made_pdfs_is_read(shared, name):
    folder = shared / "files/made"
    truth = "notice_autonum.txt" if name == "notice_autonum" else "notice_plain.txt"
    body = (folder / truth).read_text(encoding="utf-8").split()
    found = read_pdf(folder / f"{name}.pdf").text.split()
    assert found[-len(body) :] == body
