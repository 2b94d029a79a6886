"""Word files of the nineties are read, and broken ones told."""

import struct
from pathlib import Path

import pytest

from compound import compound
from extract.errors import UnreadableFile
from extract.readers.doc import read_doc

DATA = Path(__file__).parents[1] / "data"


def word_6(body: bytes) -> bytes:
    """Return the main stream of a Word 6 file, its text in one stretch."""
    header = bytearray(0x300)
    struct.pack_into("<HH", header, 0, 0xA5DC, 101)
    struct.pack_into("<II", header, 0x18, 0x300, 0x300 + len(body))
    struct.pack_into("<I", header, 0x34, len(body))
    return bytes(header) + body


def written(folder: Path, streams: dict[str, bytes]) -> Path:
    path = folder / "cũ.doc"
    path.write_bytes(compound(streams))
    return path


def test_a_word_6_file_is_read_and_its_letters_known_by_themselves(tmp_path: Path) -> None:
    body = "Së Y tÕ chñ tr×, b¸o c¸o\rtr­íc \x13PAGE\x147\x15 giê\x0bngµy 30/6\r".encode("latin-1")
    source = read_doc(written(tmp_path, {"WordDocument": word_6(body)}))
    assert (source.text, source.encoding) == (
        "Sở Y tế chủ trì, báo cáo\ntrước 7 giờ\nngày 30/6",
        "tcvn3",
    )


def test_a_word_6_file_that_was_saved_fast_is_read_by_its_pieces(tmp_path: Path) -> None:
    stream = bytearray(word_6(b"hai\rmot ") + bytes(500))
    pieces = struct.pack("<BI3I2xI2x2xI2x", 2, 28, 0, 4, 8, 0x304, 0x300)
    struct.pack_into("<II", stream, 0x160, 0x400, len(pieces))
    stream[0x400 : 0x400 + len(pieces)] = pieces
    assert read_doc(written(tmp_path, {"WordDocument": bytes(stream)})).text == "mot hai"


def broken(change: int, value: int) -> bytes:
    """Return the main stream of a Word 97 file with one number of its header set."""
    stream = bytearray(2000)
    struct.pack_into("<HH", stream, 0, 0xA5EC, 0xC1)
    struct.pack_into("<I", stream, change, value)
    return bytes(stream)


FAULTS = [
    ({"WordDocument": broken(0x0A, 0x0100), "0Table": b""}, "locked with a password"),
    ({"WordDocument": broken(0x0A, 0x0200), "0Table": b""}, "no readable Word file"),
    ({"WordDocument": broken(0x0A, 0), "0Table": b""}, "no table of its text"),
    ({"Khac": b""}, "no readable Word file"),
]


@pytest.mark.parametrize(("streams", "fact"), FAULTS)
def test_files_that_cannot_be_read_are_told(
    tmp_path: Path, streams: dict[str, bytes], fact: str
) -> None:
    with pytest.raises(UnreadableFile, match=fact) as raised:
        read_doc(written(tmp_path, streams))
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.95])
def test_a_file_that_was_cut_off_ends_in_a_text_or_a_line(tmp_path: Path, share: float) -> None:
    data = (DATA / "notice.doc").read_bytes()
    path = tmp_path / "a.doc"
    path.write_bytes(data[: int(len(data) * share)])
    try:
        assert isinstance(read_doc(path).text, str)
    except UnreadableFile as error:
        assert str(error).startswith(f"{path}: ")
