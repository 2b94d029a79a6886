"""What holds for every document of corpora/written: the form that corpora/GUIDELINES.md asks for."""

import json
import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
WRITTEN = ROOT / "corpora" / "written"
SHARED = ROOT.parent / "shared"

GENRES = {"notice", "dispatch", "instruction", "news", "other"}
HEADER_FIELDS = ["issuer", "number", "date", "event_date", "chair", "signer"]
ITEM_FIELDS = {
    "quote", "kind", "modality", "leads", "coordinating", "deadline", "quantities", "references",
    "optional",
}  # fmt: skip
ALTERNATIVES = {"leads_or", "coordinating_or"}
KINDS = {"task", "target", "decision"}
RULE = re.compile(
    r"FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)"
    r"(?:;INTERVAL=[1-9]\d?)?(?:;BYMONTH=[\d,]+)?(?:;BYMONTHDAY=-?[\d,]+)?(?:;BYDAY=[A-Z,]+)?"
)

Gold = dict[str, Any]

PATHS = sorted(WRITTEN.glob("*.gold.json"))


def text_of(path: Path) -> str:
    return path.with_name(path.name.replace(".gold.json", ".txt")).read_bytes().decode("utf-8")


def gold_of(path: Path) -> Gold:
    gold: Gold = json.loads(path.read_text(encoding="utf-8"))
    return gold


def items_of(path: Path) -> list[Gold]:
    items: list[Gold] = gold_of(path)["items"]
    return items


def one_line(text: str) -> str:
    return " ".join(text.split())


each_document = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name.split(".")[0])


def test_the_corpus_is_large_and_varied_enough() -> None:
    genres = [gold_of(path)["genre"] for path in PATHS]
    assert len(PATHS) >= 26
    assert set(genres) == GENRES
    assert sum(len(items_of(path)) for path in PATHS) >= 350
    assert sum(not items_of(path) for path in PATHS) >= 2


def test_every_text_has_its_answers_and_every_answer_its_text() -> None:
    texts = {path.name.removesuffix(".txt") for path in WRITTEN.glob("*.txt")}
    assert texts == {path.name.removesuffix(".gold.json") for path in PATHS}


@each_document
def test_a_text_is_as_reading_leaves_it(path: Path) -> None:
    text = text_of(path)
    assert text == unicodedata.normalize("NFC", text)
    assert not re.search(r"[\r\f\x00-\x08\u00a0\u00ad\u200b-\u200f\u2028\u2029\ufeff]", text)
    assert 1_500 <= len(text) <= 9_000


@each_document
def test_the_record_has_the_fields_of_the_guidelines(path: Path) -> None:
    gold = gold_of(path)
    assert list(gold) == ["doc", "genre", "header", "items"]
    assert gold["doc"] == path.name.removesuffix(".gold.json")
    assert gold["genre"] in GENRES
    assert list(gold["header"]) == HEADER_FIELDS
    for item in gold["items"]:
        assert set(item) - ALTERNATIVES == ITEM_FIELDS


@each_document
def test_header_values_stand_in_the_text(path: Path) -> None:
    header, text = gold_of(path)["header"], one_line(text_of(path))
    for field in ("date", "event_date"):
        assert header[field] is None or date.fromisoformat(header[field]).isoformat()
    for field in ("number", "chair", "signer"):
        assert header[field] is None or header[field] in text


@each_document
def test_quotes_are_pieces_of_the_text_in_reading_order(path: Path) -> None:
    text, at = text_of(path), 0
    for item in items_of(path):
        quote = item["quote"]
        start = text.find(quote, at)
        assert start >= 0, quote
        assert quote == quote.strip()
        assert not quote.endswith((".", ";", ",", ":")), quote
        at = start + len(quote)


@each_document
def test_kinds_and_modalities_are_those_of_the_guidelines(path: Path) -> None:
    for item in items_of(path):
        assert item["kind"] in KINDS
        assert item["modality"] in {"order", "request"}
        assert isinstance(item["optional"], bool)
        if item["kind"] == "decision":
            assert (item["modality"], item["leads"]) == ("order", [])


@each_document
def test_parties_are_lists_of_names(path: Path) -> None:
    for item in items_of(path):
        readings = [item["leads"], item["coordinating"]]
        readings += item.get("leads_or", []) + item.get("coordinating_or", [])
        for names in readings:
            assert len(names) == len(set(names))
            assert all(name and name == name.strip() and "\n" not in name for name in names)


@each_document
def test_deadlines_quote_the_text_and_resolve_to_a_day_or_a_rule(path: Path) -> None:
    text = text_of(path)
    for item in items_of(path):
        deadline = item["deadline"]
        if deadline is None:
            continue
        assert list(deadline) == ["text", "due", "recurrence"]
        assert deadline["text"] in text
        assert deadline["due"] is None or deadline["recurrence"] is None
        assert deadline["due"] is None or date.fromisoformat(deadline["due"])
        assert deadline["recurrence"] is None or RULE.fullmatch(deadline["recurrence"])


@each_document
def test_quantities_and_references_stand_in_their_quote(path: Path) -> None:
    for item in items_of(path):
        for quantity in item["quantities"]:
            assert quantity["text"] in item["quote"]
            assert quantity["unit"]
            assert isinstance(quantity["value"], int | float)
        for reference in item["references"]:
            assert reference in one_line(item["quote"])


def test_no_sentence_of_a_real_document_is_copied() -> None:
    """A line of 80 or more characters of the shared texts must not stand in ours."""
    folders = [SHARED / "gold" / "dev", SHARED / "raw", SHARED / "seeds"]
    if not SHARED.is_dir():
        pytest.skip("the shared documents are not beside this checkout")
    lines = {
        line
        for folder in folders
        for path in folder.glob("*.txt")
        for line in map(one_line, path.read_text(encoding="utf-8", errors="ignore").splitlines())
        if len(line) >= 80 and "Độc lập" not in line  # the letterhead is everybody's
    }
    for path in PATHS:
        text = one_line(text_of(path))
        assert [line for line in lines if line in text] == []
