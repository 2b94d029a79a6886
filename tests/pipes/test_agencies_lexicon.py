"""The agencies and places of the lexicons: found by every spelling, valid when they say so."""

import re
from datetime import date

import pytest
import spacy

from extract.annotations import register_extensions
from extract.lexicons import load, load_lines
from extract.pipes.agencies import create_agencies
from extract.tokenizer import SyllableTokenizer

AGENCIES = load("agencies")["agency"]
HEADS = load("agencies")["head"]
IDS = {agency["id"] for agency in AGENCIES}
SPELLINGS = [
    (agency["id"], text)
    for agency in AGENCIES
    for text in (agency["name"], *agency.get("aliases", ()))
]
HEADED = [(head["kind"], example) for head in HEADS for example in head["examples"]]
PROVINCES = [p for p in load_lines("places") if p["units"]]
FORMER = [p for p in load_lines("places") if not p["units"]]


@pytest.fixture(scope="module")
def tag():
    nlp = spacy.blank("xx")
    nlp.tokenizer = SyllableTokenizer(nlp.vocab)
    register_extensions()
    pipe = create_agencies(nlp, "notice_agencies")
    return lambda text: pipe(nlp.make_doc(text))


@pytest.mark.parametrize(("id_", "text"), SPELLINGS)
def test_agency_is_found_by_each_of_its_names(tag, id_, text):
    doc = tag(f"Giao {text} chủ trì.")
    assert [(s.text, s._.agency.id) for s in doc.spans["agencies"]] == [(text, id_)]


@pytest.mark.parametrize(("kind", "example"), HEADED)
def test_head_noun_is_found_in_its_example(tag, kind, example):
    doc = tag(f"Giao {example} chủ trì.")
    assert [(s.text, s._.agency.kind) for s in doc.spans["agencies"]] == [(example, kind)]


@pytest.mark.parametrize("agency", AGENCIES, ids=lambda a: a["id"])
def test_successors_are_agencies_that_were_right_later(agency):
    successors = agency.get("successors", [])
    assert set(successors) <= IDS
    assert not successors or isinstance(agency["valid"]["until"], date)


def test_former_provinces_ended_before_the_map_and_live_on(tag):
    today = {p["name"] for p in PROVINCES if "since" in p}
    assert {p["successor"] for p in FORMER} <= today
    assert all(p["until"] < "2025-06-30" for p in FORMER)
    doc = tag("Giao UBND các tỉnh Hà Tây, Thừa Thiên Huế chủ trì.")
    names = [s._.agency.name for s in doc.spans["agencies"]]
    assert names == ["UBND tỉnh Hà Tây", "UBND tỉnh Thừa Thiên Huế"]


def test_provinces_were_63_and_are_34():
    assert len([p for p in PROVINCES if "until" in p]) == 63
    assert len([p for p in PROVINCES if "since" in p]) == 34


@pytest.mark.parametrize(
    "province", PROVINCES, ids=lambda p: f"{p['name']}-{p.get('since', 'old')}"
)
def test_province_names_its_units_and_successor(province):
    today = {p["name"] for p in PROVINCES if "since" in p}
    assert province.get("successor", province["name"]) in today
    assert ("huyện" in province["units"] or "quận" in province["units"]) == ("until" in province)
    assert all(re.fullmatch(r"\S.*\S|\S", n) for names in province["units"].values() for n in names)
