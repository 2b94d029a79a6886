"""Files are read by what they are; each that cannot be read is told in one line."""

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from compound import compound
from extract.errors import ExtractError, UnknownFormat, UnreadableFile
from extract.readers import PACKS, READERS, SUFFIXES, read, read_all, read_stdin
from extract.source import Source

DATA = Path(__file__).parents[1] / "data"
SENTENCE = "Giao Sở Y tế kiểm tra."


def test_every_reader_and_pack_is_known_in_folders() -> None:
    assert set(READERS) | set(PACKS) == SUFFIXES
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in SUFFIXES)


def test_clean_text_stays_as_it_is(tmp_path: Path) -> None:
    text = "\n  THÔNG BÁO\n\n1. Giao Sở Y tế\tkiểm tra.\n\n\n\nHết \n"
    path = tmp_path / "công văn.txt"
    path.write_text(text, encoding="utf-8")
    source = read(str(path))
    assert (source.text, source.path, source.encoding) == (text, str(path), "utf-8")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_an_empty_file_is_an_empty_text(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert read(tmp_path / name).text == ""


@pytest.mark.parametrize("name", ["A.TXT", "-rf.txt", "a 'b\".txt", "ｍẫu.txt"])
def test_names_may_be_odd(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(SENTENCE, encoding="utf-8")
    assert read(tmp_path / name).text == SENTENCE


WRONG = [
    ("notice.doc", "a.docx", "doc"),
    ("notice.docx", "a.doc", "docx"),
    ("notice.rtf", "a.doc", "rtf"),
    ("notice.odt", "a.docx", "odt"),
    ("notice.docx", "a.zip", "docx"),
]


@pytest.mark.parametrize(("name", "wrong", "reader"), WRONG)
def test_a_wrong_suffix_is_seen_through_and_noted(
    tmp_path: Path, name: str, wrong: str, reader: str
) -> None:
    path = tmp_path / wrong
    path.write_bytes((DATA / name).read_bytes())
    source = read(path)
    assert source.reader == reader
    assert source.text == read(DATA / name).text
    assert [note.code for note in source.notes] == ["wrong-suffix"]


@pytest.mark.parametrize(
    ("content", "reader"),
    [
        (f"<html><p>{SENTENCE}", "html"),
        (f"  <!DOCTYPE html>\n<p>{SENTENCE}", "html"),
        (SENTENCE, "text"),
    ],
)
def test_pages_and_texts_saved_as_doc_are_read(tmp_path: Path, content: str, reader: str) -> None:
    path = tmp_path / "a.doc"
    path.write_text(content, encoding="utf-8")
    assert (read(path).text, read(path).reader) == (SENTENCE, reader)


def test_markup_in_a_text_file_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("<html><p>a</p>", encoding="utf-8")
    assert read(path).text == "<html><p>a</p>"


NESTED = b"".join(
    b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3000)
)
FAULTS = [
    ("thiếu.txt", None, UnreadableFile, "no such file"),
    ("a.txt", b"\x00\x01\x02", UnreadableFile, "is no text"),
    ("a.docx", b"", UnreadableFile, "is empty"),
    ("a.docx", b"PK\x03\x04", UnreadableFile, "broken or cut off"),
    (
        "a.doc",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        UnreadableFile,
        "no readable Word file",
    ),
    ("a.odt", b"PK\x05\x06" + bytes(18), UnreadableFile, "no part 'content.xml'"),
    ("a.zip", b"PK", UnreadableFile, "broken or cut off"),
    ("a.eml", b"no header", UnreadableFile, "is no mail"),
    ("a.eml", b"From: a\n" + NESTED, UnreadableFile, "is nested too deep"),
    ("a.xyz", b"a", UnknownFormat, "no reader for '.xyz'"),
    ("a", b"a", UnknownFormat, "a name without suffix"),
]


@pytest.mark.parametrize(("name", "content", "kind", "fact"), FAULTS)
def test_a_fault_is_one_line_with_the_file(
    tmp_path: Path, name: str, content: bytes | None, kind: type[ExtractError], fact: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(kind, match=fact) as raised:
        read(path)
    message = str(raised.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message


def test_a_document_with_a_password_is_told(tmp_path: Path) -> None:
    path = tmp_path / "kín.docx"
    path.write_bytes(compound({"EncryptedPackage": b""}))
    with pytest.raises(UnreadableFile, match="is locked with a password; save it without"):
        read(path)


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    folder = tmp_path / "a.txt"
    folder.mkdir()
    with pytest.raises(UnreadableFile, match="no ordinary file"):
        read(folder)


def test_standard_input_is_text() -> None:
    source = read_stdin(io.BytesIO(b"\xef\xbb\xbf" + SENTENCE.encode()))
    assert (source.text, source.path, source.reader) == (SENTENCE, "-", "text")


def packed(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def told(path: Path) -> list[str]:
    """Return what each document of a pack is: its inner path and reader, or its error."""
    return [
        f"{document.path} {document.reader}" if isinstance(document, Source) else str(document)
        for document in read_all(path)
    ]


def test_a_packed_file_gives_its_documents_in_order(tmp_path: Path) -> None:
    inner = packed(tmp_path / "inner.zip", {"c.txt": SENTENCE.encode()})
    path = packed(
        tmp_path / "a.zip",
        {
            "b.docx": (DATA / "notice.docx").read_bytes(),
            "a/hỏng.docx": b"PK",
            "a/ảnh.bmp": b"BM",
            "__MACOSX/b.txt": b"x",
            "z.zip": inner.read_bytes(),
        },
    )
    broken, *rest = told(path)
    assert broken.startswith(f"{path}/a/hỏng.docx: is broken")
    assert rest == [f"{path}/b.docx docx", f"{path}/z.zip/c.txt text"]


def test_nothing_is_written_outside(tmp_path: Path) -> None:
    path = packed(
        tmp_path / "a.zip", {"../../ngoài.txt": SENTENCE.encode(), "/gốc.txt": SENTENCE.encode()}
    )
    assert len(told(path)) == 2
    assert [found.name for found in tmp_path.iterdir()] == ["a.zip"]


def test_packs_in_packs_end(tmp_path: Path) -> None:
    path = packed(tmp_path / "0.zip", {"a.txt": SENTENCE.encode()})
    for depth in range(1, 6):
        path = packed(tmp_path / f"{depth}.zip", {"a.zip": path.read_bytes()})
    assert [line.partition(": ")[2] for line in told(path)] == [
        "is packed too deep, over the limit of 3; unpack it yourself, or allow more with --max-depth 6"
    ]


def test_a_pack_of_one_document_is_that_document(tmp_path: Path) -> None:
    one = packed(tmp_path / "a.zip", {"a.txt": SENTENCE.encode()})
    two = packed(tmp_path / "b.zip", {"a.txt": b"a", "b.txt": b"b"})
    assert read(one).path == f"{one}/a.txt"
    with pytest.raises(UnreadableFile, match="holds 2 documents"):
        read(two)


@pytest.mark.parametrize("charset", ["no-such", "a\0b"])
def test_a_letter_whose_encoding_is_named_wrongly_is_read_by_its_bytes(
    tmp_path: Path, charset: str
) -> None:
    path = tmp_path / "a.eml"
    head = f'From: a\nContent-Type: text/plain; charset="{charset}"\n\n'
    path.write_text(head + SENTENCE + "!", encoding="utf-8")
    assert read(path).text.strip() == SENTENCE + "!"


def test_a_mail_gives_its_letter_and_its_files(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"] = "Công văn"
    mail.set_content(SENTENCE)
    mail.add_alternative(f"<p>{SENTENCE}</p>", subtype="html")
    mail.add_attachment(b"\x00", maintype="image", subtype="bmp", filename="dấu.bmp")
    notice = (DATA / "notice.docx").read_bytes()
    mail.add_attachment(
        notice, maintype="application", subtype="octet-stream", filename="Thông báo.docx"
    )
    path = tmp_path / "a.eml"
    path.write_bytes(bytes(mail))
    assert told(path) == [f"{path}/message.txt text", f"{path}/Thông báo.docx docx"]
