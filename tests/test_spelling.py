"""Spelling of scans: misread words are put right for matching, and written texts stay."""

from pathlib import Path

import pytest

from extract.annotations import folded, register_extensions
from extract.pipeline import extract_notice
from extract.spelling import mend
from extract.text import fold

WRITTEN = Path(__file__).parents[1] / "corpora" / "written"

SCANNED = "1. giao sở tài chính tông hợp, đê nghị các đơn vị phôi hợp; tô chức kiêm tra."


def test_lost_tones_are_put_right() -> None:
    assert mend(SCANNED) == (
        "1. giao sở tài chính tổng hợp, đề nghị các đơn vị phối hợp; tổ chức kiểm tra."
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "giao sở nội vụ rà soát, tổng hợp; đôi mới, ban giao, ra soát",  # no sign of a scan
        "tô chức",  # one broken word may be a slip of the pen
        "xã krông nô, huyện đắk song, tỉnh đắk lắk; bà h'niê, ông kpă; gdđt, hđnd, ttđt, qđ",
        "dựthảo kếhoạch, bộxã, chỉtiêu, sốvà, vụđảng",  # two words written together
    ],
)
def test_written_text_stays_as_it_is(text: str) -> None:
    assert mend(text) == text


@pytest.mark.parametrize("path", sorted(WRITTEN.glob("*.txt")), ids=lambda path: path.stem)
def test_documents_that_are_no_scans_stay_as_they_are(path: Path) -> None:
    text = fold(path.read_text(encoding="utf-8"))
    assert mend(text) == text


def test_misread_words_of_a_damaged_text_are_put_right() -> None:
    text = (
        "1. sở tài chínb chủ irì, phối hợp với các dơn vị liên quan tổnq hợp, báe cáo "
        "ủy ban nhâu dân tỉnh trưởc ngày 15/9/2026. 2. văn phòng theo dõl, đôn dốc thực hiện."
    )
    assert mend(text) == (
        "1. sở tài chính chủ trì, phối hợp với các đơn vị liên quan tổng hợp, báo cáo "
        "ủy ban nhân dân tỉnh trước ngày 15/9/2026. 2. văn phòng theo dõi, đôn đốc thực hiện."
    )


def test_a_word_of_a_known_pair_keeps_its_tones() -> None:
    assert mend(f"{SCANNED} chủ động bô trí").endswith("chủ động bố trí")


def test_length_is_kept_across_line_ends() -> None:
    text = SCANNED.replace(" ", "\n")
    assert len(mend(text)) == len(text)
    assert mend(text).count("\n") == text.count("\n")


def test_other_words_with_as_many_tones_are_kept() -> None:
    text = f"{SCANNED} báo về sở y tế; cho y sĩ trực."
    assert mend(text).endswith("báo về sở y tế; cho y sĩ trực.")


def test_words_quoted_are_those_of_the_scan() -> None:
    text = (
        "UBND TỈNH PHÚ SƠN\nSố: 12/TB-UBND\n\nTHÔNG BÁO\nKết luận cuộc họp\n\n"
        "1. Sở Tài chính tông hợp nhu câu, đê nghị các đơn vị phôi hợp.\n"
        "2. Sở Công Thương tô chức kiêm tra chợ đâu môi.\n"
    )
    items = extract_notice(text).action_items
    assert [i.text for i in items][-1] == "Sở Công Thương tô chức kiêm tra chợ đâu môi"


def test_folded_text_of_a_document_is_mended() -> None:
    import spacy

    register_extensions()
    doc = spacy.blank("xx").make_doc(SCANNED)
    assert folded(doc) == mend(SCANNED)
