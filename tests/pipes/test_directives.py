"""The pipe of directives: every sentence gives its clauses, as spans that lie in it."""

import pytest

from answers import HEADS, asked
from extract.annotations import register_extensions
from extract.pipes.directives import DirectiveTagger, create_directives


def tagged(nlp, body, head="notice"):
    """The document of an example, and its directives behind the head."""
    start = len(HEADS[head])
    doc = nlp(asked(body, head=head)[0])
    return doc, [s for s in doc.spans["directives"] if s.start_char >= start]


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("1. Sở Y tế rà soát thuốc; lập danh sách trạm.", ["directive", "directive"]),
        ("1. Thống nhất chủ trương xây cầu.", ["decision"]),
        ("1. Tỷ lệ hộ nghèo còn dưới 2,5%.", ["target"]),
        ("1. Giao Sở Y tế:\n- Rà soát thuốc.", ["announcement", "directive"]),
        (
            "1. Sở Y tế rà soát thuốc. Thời gian hoàn thành trong tháng 8/2031.",
            ["directive", "time"],
        ),
        ("1. Rà soát thuốc.\n- Đơn vị chủ trì: Sở Y tế.", ["directive", "role"]),
        ("1. Sở Y tế đã rà soát thuốc.", ["statement"]),
        ("Thông báo để các cơ quan biết, thực hiện./.", ["closing"]),
        ("", []),
    ],
)
def test_label_of_a_span_is_the_kind_of_its_clause(nlp, body, kinds):
    _, found = tagged(nlp, body)
    assert [span.label_ for span in found] == kinds
    assert [span._.directive.kind for span in found] == kinds


BODIES = [
    "1. Sở Y tế rà soát thuốc; lập danh sách trạm. Báo cáo UBND tỉnh.\n2. Giao Sở Nội vụ:\n- Rà soát biên chế.",
    "II. NHIỆM VỤ\n1. Sở Y tế\na) Chủ trì, phối hợp với Công an tỉnh kiểm tra bếp ăn; công khai kết quả.",
    "| TT | Nhiệm vụ | Chủ trì |\n|---|---|---|\n| 1 | Rà soát thuốc | Sở Y tế |\n1. Sở Y tế kiểm tra bếp ăn.",
]


@pytest.mark.parametrize("body", BODIES)
def test_each_clause_lies_in_the_sentence_and_paragraph_that_it_names(nlp, body):
    doc, found = tagged(nlp, body)
    sentences, paragraphs = list(doc.spans["sentences"]), list(doc.spans["paragraphs"])
    assert found
    for span in found:
        for home in (sentences[span._.directive.sentence], paragraphs[span._.directive.paragraph]):
            assert home.start_char <= span.start_char < span.end_char <= home.end_char


@pytest.mark.parametrize("body", BODIES)
def test_clauses_stand_in_order_and_never_overlap(nlp, body):
    _, found = tagged(nlp, body)
    bounds = [offset for span in found for offset in (span.start_char, span.end_char)]
    assert bounds == sorted(bounds)


@pytest.mark.parametrize("body", BODIES)
def test_agencies_of_a_clause_are_named_by_their_place_in_the_document(nlp, body):
    doc, found = tagged(nlp, body)
    agencies = list(doc.spans["agencies"])
    for span in found:
        value = span._.directive
        for number in (*value.actors, *value.coordinating, *value.joined):
            inside = agencies[number]
            assert span.start_char <= inside.start_char < inside.end_char <= span.end_char


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            "| TT | Nhiệm vụ | Chủ trì |\n|---|---|---|\n| 1 | Rà soát thuốc | Sở Y tế |",
            [],
        ),
        (
            "| TT | Nhiệm vụ | Chủ trì |\n|---|---|---|\n| 1 | Rà soát thuốc | Sở Y tế |\n\nSở Y tế kiểm tra bếp ăn.",
            ["Sở Y tế kiểm tra bếp ăn"],
        ),
    ],
)
def test_row_of_a_table_has_no_clauses(nlp, body, words):
    _, found = tagged(nlp, body)
    assert [s.text for s in found if any(map(str.isalpha, s.text))] == words


@pytest.mark.parametrize(
    ("body", "who", "coordinating"),
    [
        (
            "1. Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh kiểm tra.",
            ["Sở Y tế"],
            ["Công an tỉnh"],
        ),
        ("1. Yêu cầu Sở Y tế, Sở Nội vụ kiểm tra.", ["Sở Y tế", "Sở Nội vụ"], []),
        ("1. Phối hợp với Công an tỉnh kiểm tra.", [], ["Công an tỉnh"]),
    ],
)
def test_parties_of_a_clause_are_those_of_its_own_words(nlp, body, who, coordinating):
    doc, (span,) = tagged(nlp, body)
    agencies = [s._.agency.name for s in doc.spans["agencies"]]
    value = span._.directive
    assert [agencies[i] for i in value.actors] == who
    assert [agencies[i] for i in value.coordinating] == coordinating


@pytest.mark.parametrize(
    ("before", "rule"),
    [
        ("Chủ tịch UBND tỉnh cũng ", "yeu-cau"),
        ("Đến thăm trạm bơm, Thứ trưởng Lê Văn Sáu ", "yeu-cau"),
        ("Nhiều hộ dân ở đây ", None),
    ],
)
def test_order_inside_a_sentence_is_that_of_someone_with_authority(nlp, before, rule):
    _, found = tagged(nlp, f"{before}yêu cầu Sở Xây dựng kiểm tra hiện trường.", head="news")
    assert [span._.directive.rule for span in found] == [rule]


@pytest.mark.parametrize("text", ["", "x", "Sở Y tế rà soát thuốc."])
def test_document_without_other_spans_gives_no_clauses(nlp, text):
    register_extensions()
    doc = create_directives(nlp, "d")(nlp.make_doc(text))
    assert list(doc.spans["directives"]) == []
    assert isinstance(create_directives(nlp, "d"), DirectiveTagger)
