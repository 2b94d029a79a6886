"""Sentences: where they end, and that they cover every paragraph once."""

import logging

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.pipes.outline import create_outline
from extract.pipes.sentences import create_sentences, split_sentences
from extract.text import clean
from extract.tokenizer import SyllableTokenizer

NLP = spacy.blank("xx")
NLP.tokenizer = SyllableTokenizer(NLP.vocab)
OUTLINE = create_outline(NLP, "outline")
SENTENCES = create_sentences(NLP, "sentences")

EXAMPLES = [
    # A bar stands between sentences.
    ["Sở Y tế rà soát.", "Thời gian hoàn thành trong quý 3/2031."],
    ["Sở Y tế rà soát; báo cáo UBND tỉnh trước ngày 28.7.2031./."],
    ["Giao ThS. Lê Văn Bình và PGS. TS. Trần Thị An tham mưu.", "Sở Nội vụ theo dõi."],
    ["UBND TP. Hội An và TP.HCM phối hợp.", "Tp. Huế tổng hợp."],
    ["Theo Công văn số 12. Sở Y tế", "báo cáo."],
    ["TL. CHỦ TỊCH"],
    ["KT. CHÁNH VĂN PHÒNG"],
    ["Lưu: VT, D.V. Bình"],
    ["Kinh phí 1.250 triệu đồng.", "Đơn vị: 1.000 đồng."],
    ["Phong trào “Chung tay vì người nghèo.”", "Các xã tổng hợp."],
    ["Các cơ sở (nhà hàng, quán ăn...) phải đăng ký.", "Sở Y tế kiểm tra."],
    ["Dự án do Tổng công ty làm chủ đầu tư theo quy định.", "Sở Tài chính thẩm định."],
    ["Đã hoàn thành chưa?", "Sở Y tế trả lời!", "Xong."],
    ["(1) Rà soát; (2) Báo cáo."],
    [],
]
EXAMPLES[4] = ["Theo Công văn số 12.", "Sở Y tế báo cáo."]


@pytest.mark.parametrize("sentences", EXAMPLES)
def test_sentences_end_where_they_should(sentences):
    text = " ".join(sentences)
    assert [text[s:e] for s, e in split_sentences(text, 0, len(text))] == sentences


def test_forgotten_space_ends_a_sentence_too():
    text = "Sở Y tế rà soát theo quy định.Các xã báo cáo. UBND TP.Huế tổng hợp."
    found = [text[s:e] for s, e in split_sentences(text, 0, len(text))]
    assert found == ["Sở Y tế rà soát theo quy định.", "Các xã báo cáo.", "UBND TP.Huế tổng hợp."]


def test_sentence_runs_over_wrapped_lines_but_not_over_points():
    text = "1. Sở Y tế rà soát danh mục\nthiết bị. Báo cáo kết quả\n2. Sở Nội vụ theo dõi."
    doc = SENTENCES(OUTLINE(NLP.make_doc(text)))
    found = [" ".join(s.text.split()) for s in doc.spans["sentences"]]
    assert found == ["Sở Y tế rà soát danh mục thiết bị.", "Báo cáo kết quả", "Sở Nội vụ theo dõi."]


def test_importing_underthesea_leaves_no_handler_on_the_root_logger():
    before = logging.getLogger().handlers[:]
    list(split_sentences("Rà soát. Báo cáo.", 0, 17))
    assert logging.getLogger().handlers == before


ODD = st.text(alphabet=st.sampled_from(list('aĂđS1.?!…”")(;:/\n Tp')), max_size=200)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), ODD))
def test_sentences_cover_each_paragraph_once(text):
    doc = SENTENCES(OUTLINE(NLP.make_doc(clean(text))))
    sentences = list(doc.spans["sentences"])
    assert all(sentence.text for sentence in sentences)
    for paragraph in doc.spans["paragraphs"]:
        inside = [
            s
            for s in sentences
            if paragraph.start_char <= s.start_char and s.end_char <= paragraph.end_char
        ]
        covered = "".join(s.text for s in inside)
        assert "".join(covered.split()) == "".join(paragraph.text.split())
