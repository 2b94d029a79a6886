"""Pictures of pages: scans in PDFs and image files, through tesseract where it is installed."""

import shutil
import subprocess
import time

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw

from extract.errors import MissingExtra, UnreadableFile
from extract.ocr import recognise
from extract.pages import compose
from extract.pictures import passed_over, skew
from extract.readers.image import read_image
from extract.readers.pdf import read_pdf


@pytest.fixture(scope="module")
def tesseract():
    if shutil.which("tesseract") is None:
        pytest.skip("install the Debian packages tesseract-ocr and tesseract-ocr-vie")
    known = subprocess.run(["tesseract", "--list-langs"], capture_output=True, check=True)  # noqa: S607
    if b"vie" not in known.stdout:
        pytest.skip("install the Debian package tesseract-ocr-vie")


@pytest.fixture(scope="module")
def scans(root):
    """The sample's pages as a scanner makes them: askew, with a red stamp over the text."""
    pages = []
    for page in pdfium.PdfDocument(root / "tests/data/notice.pdf"):
        picture = page.render(scale=150 / 72).to_pil().convert("RGB").rotate(1.1, fillcolor="white")
        ImageDraw.Draw(picture).ellipse((700, 900, 960, 1160), outline=(225, 40, 50), width=9)
        pages.append(picture)
    return pages


def words_in_common(found, expected):
    """The share of the expected words that were found."""
    left = found.split()
    hits = 0
    for word in expected.split():
        if word in left:
            left.remove(word)
            hits += 1
    return hits / len(expected.split())


@pytest.mark.parametrize("suffix", [".tif", ".pdf"])
def test_scan_reads_as_its_text(tesseract, root, scans, tmp_path, suffix):
    path = tmp_path / f"scan{suffix}"
    scans[0].save(path, save_all=True, append_images=scans[1:], resolution=150, dpi=(150, 150))
    source = (read_pdf if suffix == ".pdf" else read_image)(path)
    expected = read_pdf(root / "tests/data/notice.pdf").text.replace(" |", "")
    assert words_in_common(source.text, expected) > 0.95
    assert (source.reader, source.ocr, source.pages) == ("ocr", True, 2)
    assert "Số: 41/TB-UBND\nSơn Lĩnh, ngày 12 tháng 3 năm 2031\n" in source.text


def test_only_the_pages_without_text_are_recognised(tesseract, root, scans, tmp_path):
    scans[1].save(tmp_path / "scan.pdf", resolution=150)
    document = pdfium.PdfDocument(root / "tests/data/notice.pdf")
    document.import_pages(pdfium.PdfDocument(tmp_path / "scan.pdf"))
    document.save(tmp_path / "mixed.pdf")
    source = read_pdf(tmp_path / "mixed.pdf")
    assert (source.reader, source.ocr, source.pages) == ("pdf+ocr", True, 3)
    assert source.text.count("Kiểm định đồng hồ nước") == 2


def test_doubtful_words_are_noted_where_they_stand(tesseract, scans, tmp_path):
    noise = np.random.default_rng(7).integers(0, 120, (scans[1].height, scans[1].width, 1))
    noisy = Image.fromarray(
        np.clip(np.asarray(scans[1]).astype(int) - noise, 0, 255).astype(np.uint8)
    )
    noisy.resize((noisy.width // 2, noisy.height // 2)).save(tmp_path / "noisy.png")
    source = read_image(tmp_path / "noisy.png")
    words = [note for note in source.notes if note.end > note.start]
    assert words
    assert all(f"“{source.text[note.start : note.end]}”" in note.message for note in words)
    assert {note.code for note in source.notes} == {"low-ocr-confidence"}


@pytest.fixture
def recognised(monkeypatch, tmp_path):
    """Returns what is read where tesseract gives, for each part of a page, (text, left, top, width, height, confidence)."""
    columns = "level page_num block_num par_num line_num word_num left top width height conf text"

    def read(*parts, picture=None):
        tables = []
        for words in parts:
            rows = [columns.split()]
            for text, left, top, width, height, confidence in words:
                rows.append([5, 1, 1, 1, top, 1, left, top, width, height, confidence, text])
            tables.append("\n".join("\t".join(map(str, row)) for row in rows))
        answers = iter(tables)
        monkeypatch.setattr(shutil, "which", lambda name: name)
        monkeypatch.setattr(
            subprocess,
            "run",
            lambda command, **_: subprocess.CompletedProcess(
                command, 0, next(answers, columns.replace(" ", "\t")).encode(), b""
            ),
        )
        blank = np.full((2300, 1650), 255, np.uint8)
        page = recognise(blank if picture is None else picture, dpi=200, path=tmp_path)
        return page, compose([page]).text

    return read


def test_figures_that_stand_no_space_apart_are_one_number(recognised):
    _, text = recognised(
        [
            ("tháng", 100, 500, 90, 34, 95),
            ("1", 200, 500, 9, 27, 85),
            ("1,", 219, 500, 22, 32, 85),
            ("tổ", 260, 500, 30, 34, 95),
            ("2", 310, 500, 16, 27, 95),
            ("5", 340, 500, 16, 27, 95),
        ]
    )
    assert text == "tháng 11, tổ 2 5"


def test_line_without_a_word_is_scribble(recognised):
    _, text = recognised(
        [
            ("(", 900, 300, 8, 30, 23),
            ("xưZ", 930, 300, 60, 30, 51),
            ("z", 1100, 300, 9, 20, 70),
            ("“", 900, 400, 9, 9, 95),
            ("x", 930, 400, 9, 20, 95),
            ("TL.", 900, 500, 40, 30, 70),
            ("CHỦ", 950, 500, 60, 34, 70),
            ("TỊCH", 1020, 500, 80, 34, 70),
        ]
    )
    assert text == "TL. CHỦ TỊCH"


def test_marker_that_looks_like_a_sign_is_kept(recognised):
    page, text = recognised([("©)", 100, 500, 30, 35, 74), ("Bảo", 140, 500, 60, 34, 95)])
    assert text == "c) Bảo"
    assert page.words[0].confidence < 80


def test_many_small_lines_do_not_change_the_size_of_the_text(recognised):
    body = [(f"{'nghiêm':9}".strip() * 8, 100, 200 + 50 * n, 1400, 34, 95) for n in range(3)]
    recipients = [("- Thanh tra tỉnh;", 100, 600 + 36 * n, 300, 25, 95) for n in range(30)]
    page, _ = recognised([*body, *recipients])
    assert {round(word.size, 1) for word in page.words} == {round(1.2 * 34 * 72 / 200, 1)}


def writing(picture, left, top, width, height=26):
    """Draw strokes as dense as letters."""
    for x in range(left, left + width, 9):
        picture[top : top + height, x : x + 4] = 0


def test_lines_that_were_passed_over_are_found_and_scribble_is_not():
    picture = np.full((1000, 1600), 255, np.uint8)
    writing(picture, 100, 100, 700)  # was read
    writing(picture, 100, 200, 130)  # two words
    writing(picture, 240, 200, 160)
    writing(picture, 600, 200, 30)  # too short
    for step in range(400):  # a signature
        picture[400 + step : 404 + step, 700 + step : 704 + step] = 0
    picture[700:703, 100:110] = 0  # a speck
    found = passed_over(picture, [(100, 95, 800, 130)], height=32)
    assert len(found) == 1
    left, top, right, bottom = found[0]
    assert (left <= 100, top <= 200, right >= 394, bottom >= 220) == (True,) * 4
    assert right < 480


def test_line_that_was_passed_over_is_read_by_itself(recognised):
    picture = np.full((2300, 1650), 255, np.uint8)
    writing(picture, 100, 100, 700)
    writing(picture, 100, 300, 300)
    first = [("Ngày", 100, 95, 300, 34, 95), ("mai", 410, 95, 390, 34, 95)]
    again = [("Nơi", 13, 13, 60, 30, 90), ("nhận:", 90, 13, 200, 30, 90), ("z", 300, 13, 9, 9, 40)]
    page, _ = recognised(first, again, picture=picture)
    assert [word.text for word in page.words] == ["Ngày", "mai", "Nơi", "nhận:"]
    assert page.words[2].y > page.words[0].y + 50


def test_missing_tesseract_is_told_with_its_packages(scans, tmp_path, monkeypatch):
    scans[0].save(tmp_path / "scan.png")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(MissingExtra, match="tesseract-ocr and tesseract-ocr-vie"):
        read_image(tmp_path / "scan.png")


def test_picture_that_is_cut_off_is_told_so(scans, tmp_path):
    scans[0].save(tmp_path / "scan.png")
    (tmp_path / "cut.png").write_bytes((tmp_path / "scan.png").read_bytes()[:-5_000])
    with pytest.raises(UnreadableFile, match="cut off"):
        read_image(tmp_path / "cut.png")


def test_pages_of_which_one_has_no_size_are_told_so(tmp_path):
    pages = [Image.new("L", (60, 60), 255)] * 2
    pages[0].save(tmp_path / "scan.tif", save_all=True, append_images=pages[1:])
    data = bytearray((tmp_path / "scan.tif").read_bytes())
    width = bytes([0, 1, 4, 0, 1, 0, 0, 0, 60])
    data[data.rindex(width)] = 3
    (tmp_path / "scan.tif").write_bytes(data)
    with pytest.raises(UnreadableFile, match="cut off"):
        read_image(tmp_path / "scan.tif")


def test_narrow_and_very_high_picture_is_not_long_looked_at():
    picture = np.full((50_000, 400), 255, dtype=np.uint8)
    picture[::2] = 0
    began = time.monotonic()
    assert abs(skew(picture)) < 5
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("size", [(20_000, 20_000), (20_000, 8_000)])
def test_picture_that_is_too_large_is_told_so(tmp_path, size):
    Image.new("1", size, 1).save(tmp_path / "large.png")
    with pytest.raises(UnreadableFile, match="pixels"):
        read_image(tmp_path / "large.png")


def test_other_files_are_told_so(tmp_path):
    (tmp_path / "text.png").write_bytes(b"no picture")
    with pytest.raises(UnreadableFile, match="no PNG, JPEG or TIFF"):
        read_image(tmp_path / "text.png")
