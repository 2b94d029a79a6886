"""Old text is restored by its fonts and by itself; Unicode text is left alone."""

from pathlib import Path

import pytest

from extract.encodings import (
    Decoder,
    decode_bytes,
    decode_text,
    guess,
    share_of_syllables,
    syllables,
)
from extract.encodings.tables import encodings
from extract.errors import UnreadableFile

SENTENCE = "Sở Y tế chủ trì, phối hợp với các địa phương kiểm tra 24 trạm y tế; báo cáo trước ngày 15/6/2003."
SHARED = Path(__file__).parents[3] / "shared"


def written(text: str, name: str) -> str:
    """Return ``text`` as its letters look when bytes of the old encoding are read as Latin-1."""
    encoding = encodings()[name]
    if encoding.letters:
        back = {letter: mark for mark, letter in encoding.letters.items()}
        back |= {letter.upper(): mark.upper() for letter, mark in back.items()}
    else:
        back = {
            letter: chr(code) for code, letter in sorted(encoding.singles.items(), reverse=True)
        }
    return "".join(back.get(letter, letter) for letter in text)


@pytest.mark.parametrize("name", ["tcvn3", "vni", "viscii", "vps"])
def test_the_text_shows_its_encoding(name: str) -> None:
    assert guess(written(SENTENCE, name)) == name


@pytest.mark.parametrize("name", ["tcvn3", "vni", "viscii", "vps"])
def test_bytes_of_an_old_encoding_come_back_exactly(name: str) -> None:
    data = written(SENTENCE, name).encode("latin-1")
    assert decode_bytes(data, Path("a.txt")) == (SENTENCE, name)


def test_windows_1258_comes_back_composed() -> None:
    data = "Sơ\u0309 Y tê\u0301 chu\u0309 tri\u0300, phô\u0301i hơ\u0323p vơ\u0301i đơn vi\u0323".encode(
        "cp1258"
    )
    assert decode_bytes(data, Path("a.txt")) == (
        "Sở Y tế chủ trì, phối hợp với đơn vị",
        "windows-1258",
    )


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "Hà Nam, Cà Mau, Hà Giang",
        "Dùng máy đo pH, CO₂ ± 5 %, 30 µg/m³",
        "à",
        "",
        "\xa0",
        "©",
        "Nhà Bè",
        "hộ cận nghèo",
        "toán",
    ],
)
def test_unicode_is_never_touched(text: str) -> None:
    assert decode_text(text) == (text, None)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-16-le", "utf-32", "utf-8"])
def test_unicode_bytes_are_known_by_their_marks(encoding: str) -> None:
    text, _ = decode_bytes(SENTENCE.encode(encoding), Path("a.txt"))
    assert text == SENTENCE


def test_a_mixed_text_is_judged_line_by_line() -> None:
    mixed = f"{SENTENCE}\n{written(SENTENCE, 'tcvn3')}\nHà Nam"
    assert decode_text(mixed) == (f"{SENTENCE}\n{SENTENCE}\nHà Nam", "tcvn3")


@pytest.mark.parametrize(
    ("data", "fact"),
    [
        ("Le café était fermé à Noël, déjà".encode("cp1252"), "neither UTF-8 nor"),
        (b"MZ\x00\x01\x02\xff\xfe", "no text"),
        (bytes(range(128, 160)) * 3 + b"\x01\x02\x03" * 30, "no text"),
        (b"\xff\xfeG\x00i\x00\xd8", "is not"),
    ],
)
def test_what_shows_no_encoding_is_told_in_one_line(data: bytes, fact: str) -> None:
    with pytest.raises(UnreadableFile, match=fact) as raised:
        decode_bytes(data, Path("công văn.txt"))
    assert str(raised.value).startswith("công văn.txt: ")
    assert "\n" not in str(raised.value)


def test_a_text_cut_within_a_letter_is_read() -> None:
    text, encoding = decode_bytes((SENTENCE * 40).encode()[:-1] + "ệ".encode()[:-1], Path("a.txt"))
    assert encoding == "utf-8"
    assert text.startswith(SENTENCE)


def test_a_letter_and_its_mark_may_stand_in_two_runs() -> None:
    runs = [("Ke", "VNI-Times"), ("á hoa", "VNI-Times"), ("ïch", "VNI-Times")]
    assert Decoder(runs).line(runs) == "Kế hoạch"


def test_unicode_in_an_old_font_is_left_alone() -> None:
    runs = [("Sở Y tế", ".VnTime")]
    assert Decoder(runs).line(runs) == "Sở Y tế"


def test_capital_fonts_give_capitals_where_all_was_typed_small() -> None:
    runs = [(written("thông báo số 12/tb-ub", "tcvn3"), ".VnTimeH")]
    assert Decoder(runs).line(runs) == "THÔNG BÁO SỐ 12/TB-UB"


def test_capital_fonts_keep_the_case_of_who_typed_capitals_too() -> None:
    runs = [(written("Quy định chung", "tcvn3"), ".VnTimeH")]
    assert Decoder(runs).line(runs) == "Quy định chung"


def test_toned_letters_among_capitals_are_capitals() -> None:
    runs = [("II. VÒ C¤NG T¸C Y TÕ", ".VnTime")]
    assert Decoder(runs).line(runs) == "II. VỀ CÔNG TÁC Y TẾ"


@pytest.mark.parametrize(
    "word", ["nghiêng", "khuỷu", "quý", "hoà", "hòa", "thuở", "giếng", "yêu", "uỷ", "ủy"]
)
def test_syllables_hold_what_is_written(word: str) -> None:
    assert word in syllables()


@pytest.mark.parametrize("word", ["bàt", "zá", "ngheø", "strong"])
def test_syllables_hold_nothing_else(word: str) -> None:
    assert word not in syllables()


def test_the_share_of_syllables_tells_text_from_noise() -> None:
    assert share_of_syllables(SENTENCE) == 1
    assert share_of_syllables(written(SENTENCE, "tcvn3")) < 0.5
    assert share_of_syllables("") == 0


@pytest.mark.skipif(not SHARED.exists(), reason="the real documents are not here")
def test_no_real_text_is_changed() -> None:
    for folder in ("raw", "gold/dev", "seeds"):
        for path in sorted((SHARED / folder).glob("*.txt")):
            text = path.read_text(encoding="utf-8")
            assert decode_text(text) == (text, None), path.name
