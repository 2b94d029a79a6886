"""Footnotes of pages stand after the text, which goes on over them."""

import pytest

from extract.pages import Page, Word, compose

TEXT = "Giao Phòng Y tế chủ trì phối hợp với các trạm y tế xã kiểm tra chất lượng"


def line(text, x, y, size=14.0):
    """The words of ``text`` from ``x`` on, each letter 6 points wide at a size of 14."""
    words = []
    each = 6 * size / 14
    for part in text.split():
        words.append(Word(part, x, x + each * len(part), y, size))
        x += each * (len(part) + 1.0)
    return words


def raised(text, after, size=14.0):
    return Word(text, after.x1, after.x1 + 3.0, after.y - 0.33 * size, 0.6 * size)


@pytest.fixture
def pages():
    """Two pages; a paragraph runs from one to the other, over the footnotes of the first."""
    body = [line(TEXT, 85, 100 + 20 * n) for n in range(30)]
    end = body[3][-1]
    first = [*(word for row in body for word in row), raised("1", end), raised("2", body[9][4])]
    stop = Word(".", end.x1 + 3.0, end.x1 + 6.0, end.y, 14.0)
    note = line("Theo Quyết định số 5/QĐ-UBND", 100, 720, 10.0)
    more = line("Sở Y tế kiểm tra", 100, 745, 10.0)
    on = line("ngày 03/4/2031 của tỉnh.", 85, 732, 10.0)
    numbers = [Word(n, 85, 88, y - 3, 5.8) for n, y in (("1", 720), ("2", 745))]
    number = Word("7", 290, 294, 810, 14.0)
    second = [word for n in range(4) for word in line(TEXT, 85, 100 + 20 * n)]
    return [
        Page(595, 842, [*first, stop, *note, *more, *on, *numbers, number]),
        Page(595, 842, second),
    ]


def test_text_goes_on_over_the_notes_which_stand_at_its_end(pages):
    composed = compose(pages)
    *text, one, two = composed.text.split("\n")
    assert one == "[1] Theo Quyết định số 5/QĐ-UBND ngày 03/4/2031 của tỉnh."
    assert two == "[2] Sở Y tế kiểm tra"
    assert text == [" ".join([TEXT] * 4) + ". " + " ".join([TEXT] * 30)]
    assert len(composed.page_starts) == 2
    assert all(composed.text[at : at + len(word.text)] == word.text for word, at in composed.words)


def test_small_recipients_and_raised_units_are_no_notes():
    words = [word for n in range(10) for word in line(TEXT, 85, 100 + 20 * n)]
    words += line("- Như trên;", 85, 400, 10.0) + line("- 3 sở, ngành;", 85, 412, 10.0)
    words += [raised("2", words[3])]
    assert compose([Page(595, 842, words)]).text.endswith("\n- Như trên;\n- 3 sở, ngành;")
    assert f"{words[3].text}2 " in compose([Page(595, 842, words)]).text
