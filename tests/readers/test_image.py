"""Pictures of pages: scans in PDFs and image files, through tesseract where it is installed."""

import shutil
import subprocess

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw

from extract.errors import MissingExtra, UnreadableFile
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


@pytest.mark.parametrize("size", [(20_000, 20_000), (20_000, 8_000)])
def test_picture_that_is_too_large_is_told_so(tmp_path, size):
    Image.new("1", size, 1).save(tmp_path / "large.png")
    with pytest.raises(UnreadableFile, match="pixels"):
        read_image(tmp_path / "large.png")


def test_other_files_are_told_so(tmp_path):
    (tmp_path / "text.png").write_bytes(b"no picture")
    with pytest.raises(UnreadableFile, match="no PNG, JPEG or TIFF"):
        read_image(tmp_path / "text.png")
