import pytest
import spacy

from extract.annotations import Tag, add_span, register_extensions, tags, within

TEXT = "Sở Y tế, Sở Tài chính"


@pytest.fixture
def doc():
    register_extensions()
    found = spacy.blank("xx")(TEXT)
    found.spans["agencies"] = [add_span(found, "agencies", 0, 7, "first", label="so")]
    return found


def test_tags_are_the_spans_of_a_group_in_plain_values(doc):
    assert tags(doc, "agencies") == [Tag(0, 7, "so", "first")]


def test_missing_group_has_no_tags(doc):
    assert tags(doc, "deadlines") == []


def test_tags_are_read_once(doc):
    assert tags(doc, "agencies") is tags(doc, "agencies")


def test_group_that_grew_has_new_tags(doc):
    tags(doc, "agencies")
    doc.spans["agencies"].append(add_span(doc, "agencies", 9, 21, "second"))
    assert [tag.value for tag in tags(doc, "agencies")] == ["first", "second"]


def test_group_that_was_written_anew_has_new_tags(doc):
    tags(doc, "agencies")
    doc.spans["agencies"] = [add_span(doc, "agencies", 9, 21, "second")]
    assert [tag.value for tag in tags(doc, "agencies")] == ["second"]


@pytest.mark.parametrize(("start", "end", "count"), [(0, 7, 1), (0, 21, 1), (1, 21, 0), (0, 6, 0)])
def test_tags_within_characters_lie_there_whole(doc, start, end, count):
    assert len(within(doc, "agencies", start, end)) == count
