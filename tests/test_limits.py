"""Every limit is an option of the command with its default, holds, and names itself as the way out."""

import json
import shutil
import subprocess
import sys
import zipfile
from email.message import EmailMessage
from pathlib import Path
from random import Random

import pypdfium2 as pdfium
import pytest
from PIL import Image

import extract
from extract.limits import LARGEST, LIMIT_NAMES, Limits, option

TEXT = "KẾT LUẬN\n1. Giao Sở Y tế kiểm tra các chợ, báo cáo UBND tỉnh trước ngày 30/6/2024.\n"
DATA = Path(__file__).parent / "data"


def command(*arguments):
    """Run the command in a process of its own: status, standard output, lines of standard error."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "extract", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    return done.returncode, done.stdout, done.stderr.splitlines()


def packed(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def long_text(folder):
    path = folder / "long.txt"
    path.write_text(TEXT * 25_000, encoding="utf-8")
    return path


def archive(folder):
    """2 MB that pack to 1:900 in two parts."""
    return packed(folder / "bomb.zip", {"a.txt": bytes(2**20), "b.txt": b" " * 2**20})


def long_part(folder):
    """1.5 MB that pack to half of it."""
    return packed(folder / "long.zip", {"a.txt": Random(1).randbytes(750_000).hex()})  # noqa: S311


def packs_in_packs(folder):
    inner = packed(folder / "inner.zip", {"a.txt": TEXT})
    return packed(folder / "outer.zip", {"inner.zip": inner.read_bytes()})


def mail(folder):
    message = EmailMessage()
    message.set_content(TEXT)
    for number in range(3):
        message.add_attachment(TEXT, filename=f"{number}.txt")
    path = folder / "mail.eml"
    path.write_bytes(bytes(message))
    return path


def web_page(folder):
    path = folder / "deep.html"
    path.write_text("<div>" * 40 + TEXT, encoding="utf-8")
    return path


def notice_pdf(_folder):
    return DATA / "notice.pdf"


def scanned_pdf(folder):
    pages = [page.render(scale=1).to_pil() for page in pdfium.PdfDocument(DATA / "notice.pdf")]
    pages[0].save(folder / "scan.pdf", save_all=True, append_images=pages[1:])
    return folder / "scan.pdf"


def scan(folder):
    pages = [Image.new("1", (1_500, 1_500), 1)] * 3
    pages[0].save(folder / "scan.tif", save_all=True, append_images=pages[1:])
    return folder / "scan.tif"


def tesseract():
    if shutil.which("tesseract") is None:
        pytest.skip("install the Debian packages tesseract-ocr and tesseract-ocr-vie")


HITS = [
    ("max_megabytes", 2, long_text, "has 3 megabytes, over the limit of 2; split it", 3),
    ("max_megabytes", 1, long_part, "part 'a.txt' is too long", 2),
    ("max_unpacked_megabytes", 1, archive, "would unpack to 2 megabytes", 2),
    ("max_ratio", 300, archive, "times its size, over the limit of 300", None),
    ("max_parts", 1, archive, "holds 2 parts", 2),
    ("max_parts", 3, mail, "holds more than 3 parts", 6),
    ("max_depth", 1, packs_in_packs, "is packed too deep", 2),
    ("max_nesting", 30, web_page, "is nested 40 deep", 40),
    ("max_pages", 1, notice_pdf, "has 2 pages, over the limit of 1; split it", 2),
    ("max_pages", 2, scan, "has 3 pages", 3),
    ("max_scans", 1, scanned_pdf, "has 2 scanned pages", 2),
    ("max_scans", 2, scan, "has 3 pages to recognise", 3),
    ("max_page_letters", 100, notice_pdf, "page 1 holds", None),
    ("max_megapixels", 2, scan, "has 1,500 × 1,500 pixels, 3 millions", 3),
]


@pytest.mark.parametrize(("name", "value", "make", "fact", "needed"), HITS)
def test_file_beyond_a_limit_is_told_with_the_option_that_allows_it(
    tmp_path, name, value, make, fact, needed
):
    path = make(tmp_path)
    with pytest.raises(extract.ExtractError) as raised:
        extract.read(path, limits=Limits(**{name: value}))
    message = str(raised.value)
    assert type(raised.value).__name__ == "LimitExceeded"
    assert message.startswith(str(path)) and fact in message
    way_out = message.rpartition(f", or allow more with {option(name)} ")[2]
    assert int(way_out) > value
    assert needed is None or int(way_out) == needed


@pytest.mark.parametrize(("name", "value", "make", "fact", "needed"), HITS)
def test_value_that_the_message_names_lets_the_file_through(
    tmp_path, name, value, make, fact, needed
):
    path = make(tmp_path)
    with pytest.raises(extract.ExtractError) as raised:
        extract.read(path, limits=Limits(**{name: value}))
    way_out = int(str(raised.value).rpartition(" ")[2])
    if make in (scan, scanned_pdf):
        tesseract()
    try:
        list(extract.readers.read_all(path, limits=Limits(**{name: way_out})))
    except extract.ExtractError as error:
        assert option(name) not in str(error)


def test_every_limit_is_an_option_of_the_command_and_holds(tmp_path):
    """One call of the doctor for each limit, beside a file that stays within it."""
    small = tmp_path / "small.txt"
    small.write_text(TEXT, encoding="utf-8")
    for name, value, make, fact, _ in HITS:
        path = make(tmp_path)
        status, out, err = command("doctor", path, small, option(name), value)
        assert (status, err) == (1, []), name
        assert fact.partition(",")[0] in out, name
        assert option(name) in out
        assert f"{small}: text, utf-8" in out


def test_file_that_takes_too_long_is_cut_off_and_the_others_are_written(tmp_path):
    small, long = tmp_path / "small.txt", long_text(tmp_path)
    small.write_text(TEXT, encoding="utf-8")
    failed = tmp_path / "failed.jsonl"
    status, out, (line,) = command(
        "extract", small, long, small, "--max-seconds", 1, "--failures", failed
    )
    assert status == 1
    assert [json.loads(one)["source"]["path"] for one in out.splitlines()] == [str(small)] * 2
    assert line == (
        f"ketluan: {long}: took too many seconds and was cut off, over the limit of 1; "
        "split it, or allow more with --max-seconds 2"
    )
    failure = json.loads(failed.read_text(encoding="utf-8"))
    assert (failure["path"], failure["error"]) == (str(long), "LimitExceeded")


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux only")
@pytest.mark.parametrize(("name", "most"), [("extract", 64), ("doctor", 4)])
def test_file_that_needs_too_much_memory_is_told_so_and_the_others_are_done(tmp_path, name, most):
    small, long = tmp_path / "small.txt", long_text(tmp_path)
    small.write_text(TEXT, encoding="utf-8")
    status, out, err = command(name, long, small, "--max-memory", most)
    assert status == 1
    assert str(small) in out
    assert f"needs too many megabytes of memory, over the limit of {most}" in out + "".join(err)
    assert f"--max-memory {2 * most}" in out + "".join(err)


def test_page_that_takes_too_long_is_told_so(tmp_path):
    tesseract()
    page = pdfium.PdfDocument(DATA / "notice.pdf")[0].render(scale=4).to_pil()
    page.save(tmp_path / "scan.png", dpi=(288, 288))
    status, out, _ = command("doctor", tmp_path / "scan.png", "--max-page-seconds", 1)
    assert status == 1
    assert "a page took too long to recognise, in seconds, over the limit of 1" in out


@pytest.mark.parametrize("value", [0, -1, LARGEST + 1, 2.5, "nhiều", "", True, None, "١"])
def test_no_limit_is_anything_but_a_whole_number(value):
    with pytest.raises(extract.ExtractError, match=r"--max-pages: is .*; give a whole number"):
        Limits(max_pages=value)


@pytest.mark.parametrize("value", ["0", "-1", "1.5", "nhiều", ""])
@pytest.mark.parametrize("name", ["extract", "doctor"])
def test_wrong_value_is_one_line_and_status_2(tmp_path, name, value):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    status, out, err = command(name, tmp_path / "a.txt", "--max-pages", value)
    assert (status, out) == (2, "")
    assert err == [
        f"ketluan: --max-pages: is {value!r}; give a whole number from 1 to 1,000,000,000"
    ]


def test_highest_values_are_taken(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    highest = [word for name in LIMIT_NAMES for word in (option(name), LARGEST)]
    status, out, err = command("extract", tmp_path / "a.txt", *highest)
    assert (status, err, len(out.splitlines())) == (0, [], 1)


@pytest.mark.parametrize("page", ["docs/cli.md", "docs/limits.md"])
@pytest.mark.parametrize("name", LIMIT_NAMES)
def test_docs_state_every_limit_with_its_default(root, page, name):
    text = (root / page).read_text(encoding="utf-8")
    default = getattr(Limits(), name)
    if page == "docs/limits.md":
        assert f"| `{option(name)}` | {default:,} |" in text
    else:
        entry = text.partition(f"{option(name)} ")[2].partition("  --")[0]
        assert f"[default: {default}]" in " ".join(entry.split()), "run `make docs`"
