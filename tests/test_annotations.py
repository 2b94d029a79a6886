import pytest
import spacy

from extract.annotations import Tag, register_extensions, tags, within, write

TEXT = "Sở Y tế, Sở Tài chính"


@pytest.fixture
def doc():
    register_extensions()
    found = spacy.blank("xx")(TEXT)
    write(found, "agencies", [Tag(0, 7, "so", "first")])
    return found


def second(doc):
    span = doc.char_span(9, 21)
    span._.agency = "second"
    return span


def test_tags_are_the_spans_of_a_group_in_plain_values(doc):
    assert tags(doc, "agencies") == [Tag(0, 7, "so", "first")]


def test_spans_are_the_tags_that_were_written(doc):
    [span] = doc.spans["agencies"]
    assert (span.text, span.label_, span._.agency) == ("Sở Y tế", "so", "first")


@pytest.mark.parametrize(("start", "end"), [(1, 7), (0, 6), (1, 21), (0, 10)])
def test_tags_that_cut_through_tokens_are_left_out(doc, start, end):
    write(doc, "agencies", [Tag(start, end, "so", "cut"), Tag(9, 21, "so", "whole")])
    assert [span.text for span in doc.spans["agencies"]] == ["Sở Tài chính"]
    assert [tag.value for tag in tags(doc, "agencies")] == ["whole"]


def test_missing_group_has_no_tags(doc):
    assert tags(doc, "deadlines") == []


def test_tags_are_read_once(doc):
    assert tags(doc, "agencies") is tags(doc, "agencies")


def test_group_that_grew_has_new_tags(doc):
    tags(doc, "agencies")
    doc.spans["agencies"].append(second(doc))
    assert [tag.value for tag in tags(doc, "agencies")] == ["first", "second"]


def test_group_that_was_written_anew_has_new_tags(doc):
    tags(doc, "agencies")
    doc.spans["agencies"] = [second(doc)]
    assert [tag.value for tag in tags(doc, "agencies")] == ["second"]


@pytest.mark.parametrize(("start", "end", "count"), [(0, 7, 1), (0, 21, 1), (1, 21, 0), (0, 6, 0)])
def test_tags_within_characters_lie_there_whole(doc, start, end, count):
    assert len(within(doc, "agencies", start, end)) == count
