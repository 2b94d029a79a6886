"""Words with their places become text: columns, paragraphs, tables, furniture."""

import random
import re
import time

import pytest

from extract.pages import Page, Rule, Word, compose

SIZE = 14.0
PER_LETTER = 6.0


def line(text, x, y, *, size=SIZE, bold=False):
    """The words of ``text`` from ``x`` on, each letter 6 points wide."""
    words = []
    for part in text.split(" "):
        words.append(Word(part, x, x + PER_LETTER * len(part), y, size, bold))
        x += PER_LETTER * (len(part) + 0.6)
    return words


def page(*lines, rules=()):
    return Page(595, 842, [word for words in lines for word in words], rules)


def text_of(*pages):
    return compose(pages).text


def test_columns_are_read_one_after_the_other():
    head = page(
        line("ỦY BAN NHÂN DÂN", 90, 60),
        line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 290, 60),
        line("XÃ TÂN HÒA", 105, 76),
        line("Độc lập - Tự do - Hạnh phúc", 320, 76),
    )
    assert text_of(head).split("\n") == [
        "ỦY BAN NHÂN DÂN",
        "XÃ TÂN HÒA",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]


@pytest.mark.parametrize("size", [-14.0, float("nan")])
def test_damaged_letters_are_composed_too(size):
    damaged = page(line("Giao Sở Y tế", 85, 60), line("kiểm tra", 85, 80, size=size))
    assert text_of(damaged).split() == ["Giao", "Sở", "Y", "tế", "kiểm", "tra"]


def test_speck_at_the_edge_parts_no_columns():
    foot = page(
        line("Nơi nhận:", 85, 400),
        line("CHỦ TỊCH", 280, 404),
        line("- Như trên;", 85, 420),
        line("z", 560, 428),
        line("- Lưu: VT.", 85, 436),
        line("Lê Văn Tư", 280, 460),
    )
    assert text_of(foot).startswith("Nơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\n")


FULL = "Giao Phòng Y tế chủ trì phối hợp với các trạm y tế xã kiểm tra chất lượng nước"


@pytest.mark.parametrize(
    ("after", "x", "expected"),
    [
        ("của các trường học.", 85, " "),
        # An indent begins a paragraph, and so does a marker where no indent would show it.
        ("Giao Phòng Tài chính.", 121, "\n"),
        ("2. Giao Phòng Tài chính.", 121, "\n"),
        # A dash at the margin, where paragraphs do not begin, is a dash inside a sentence.
        ("- kế hoạch quý sau.", 85, " "),
    ],
)
def test_line_runs_on_unless_a_paragraph_begins(after, x, expected):
    body = [line("Mở đầu của văn bản.", 121, 100)]
    for y in range(120, 220, 20):
        body += [line(FULL, 121, y), line(FULL + " này", 85, y + 10)]
    found = text_of(page(*body, line(FULL + " này", 85, 230), line(after, x, 240)))
    assert found.endswith(f"này{expected}{after}")


@pytest.mark.parametrize(
    ("line_before", "after", "expected"),
    [
        # A heading of one full line and a salutation end although nothing closes them.
        (FULL + " này", "Sở Y tế kiểm tra.", "\n"),
        ("Kính thưa các đồng chí,", "Sau khi nghe báo cáo.", "\n"),
        (FULL.upper(), "(Kèm theo Kế hoạch).", "\n"),
        # Below the text of a point stands no new paragraph.
        (FULL + " này", "của các trường học.", " "),
    ],
)
def test_line_that_is_indented_like_the_one_before_begins_a_paragraph(line_before, after, expected):
    body = []
    for y in range(100, 200, 20):
        body += [line(FULL, 121, y), line("của các trường học.", 85, y + 10)]
    body += [line(line_before, 121, 200), line(after, 121, 210)]
    assert text_of(page(*body)).endswith(f"{line_before}{expected}{after}")


def test_paragraphs_set_in_as_a_whole_are_kept_together():
    body = [line(FULL, 121, 100), line("của các trường học.", 85, 110)]
    body += [line("Phòng Y tế " + FULL[:-11], 121, y) for y in (120, 130, 140, 150)]
    assert text_of(page(*body)).count("\n") == 1


def test_room_for_a_day_to_be_written_in_parts_no_columns():
    head = page(
        line("ỦY BAN NHÂN DÂN", 90, 60),
        line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 290, 60),
        line("Số:", 90, 90),
        line("/TB-UBND", 150, 90),
        line("Tân Hòa, ngày", 290, 90),
        line("tháng", 405, 90),
        line("năm 2031", 470, 90),
        line("THÔNG BÁO", 270, 120),
    )
    assert text_of(head).split("\n") == [
        "ỦY BAN NHÂN DÂN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: /TB-UBND",
        "Tân Hòa, ngày tháng năm 2031",
        "THÔNG BÁO",
    ]


def test_signer_far_below_the_office_ends_the_foot():
    foot = page(
        line("Nơi nhận:", 85, 400),
        line("CHỦ TỊCH", 350, 402),
        line("- Như trên;", 85, 414),
        line("- Lưu: VT.", 85, 428),
        line("Nguyễn Văn Tư", 335, 500),
        line("Phụ lục", 270, 560),
    )
    assert text_of(foot).split("\n") == [
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
        "CHỦ TỊCH",
        "Nguyễn Văn Tư",
        "Phụ lục",
    ]


def test_index_that_touches_a_word_is_a_part_of_it():
    raised = [Word("2", 135, 139, 295, 9), Word("1)", 172, 180, 295, 9)]
    low = [Word("(Đ/c", 230, 250, 301.5, 9), Word("Tư)", 252, 272, 301.5, 9)]
    body = [Word(text, x0, x1, 300, SIZE) for text, x0, x1 in [("500", 95, 120), ("m", 125, 135)]]
    body += [Word("đất", 150, 168, 300, SIZE), Word("Phó", 200, 226, 300, SIZE)]
    body += [Word(";", 272, 276, 300, SIZE), Word(".", 139, 142, 300, SIZE)]
    assert text_of(Page(595, 842, [*body, *raised, *low])) == "500 m2. đất 1) Phó (Đ/c Tư);"


def test_number_broken_at_a_hyphen_is_whole_again():
    left = "Thực hiện Quyết định của Ủy ban nhân dân tỉnh theo Kế hoạch số 117/KH-"
    body = page(line(left, 85, 100), line("UBND ngày 04/6/2031 của tỉnh.", 85, 116))
    assert "117/KH-UBND ngày" in text_of(body)


def test_page_numbers_and_running_heads_are_left_out():
    pages = [
        page(
            line(str(number), 290, 30),
            line("Công báo số 7", 85, 45),
            line(f"Đoạn {name}.", 85, 300),
        )
        for number, name in enumerate("abcd", 1)
    ]
    assert text_of(*pages) == "Đoạn a.\nĐoạn b.\nĐoạn c.\nĐoạn d."


def test_cells_merged_across_are_one_and_empty_cells_keep_their_place():
    upright = [Rule(x, 90, x, 150) for x in (80, 300)] + [Rule(x, 110, x, 150) for x in (150, 220)]
    level = [Rule(80, y, 300, y) for y in (90, 110, 130, 150)]
    table = page(
        line("Nhiệm vụ chung", 90, 105),
        line("1", 90, 125),
        line("Quý I", 230, 125),
        line("2", 90, 145),
        line("Kiểm tra", 160, 145),
        rules=[*upright, *level],
    )
    assert text_of(table).split("\n") == ["Nhiệm vụ chung", "1 | | Quý I", "2 | Kiểm tra |"]


def test_offsets_of_pages_and_words_point_into_the_text():
    composed = compose(
        [page(line("Trang một.", 85, 300)), Page(595, 842, []), page(line("Trang ba.", 85, 300))]
    )
    assert composed.page_starts == (0, 11, 11)
    assert all(composed.text[at : at + len(word.text)] == word.text for word, at in composed.words)


def test_any_words_anywhere_are_read_once_and_soon():
    chance = random.Random(11)  # noqa: S311 (no secret)
    words = [
        Word(
            f"w{n}",
            x := chance.uniform(0, 560),
            x + chance.uniform(1, 60),
            chance.uniform(0, 842),
            chance.uniform(4, 20),
        )
        for n in range(3_000)
    ]
    rules = [
        Rule(x := chance.uniform(0, 500), y := chance.uniform(0, 800), x + 60, y)
        for _ in range(1_000)
    ]
    start = time.perf_counter()
    found = text_of(Page(595, 842, words, rules))
    assert sorted(re.findall(r"w\d+", found)) == sorted(word.text for word in words)
    assert time.perf_counter() - start < 20
