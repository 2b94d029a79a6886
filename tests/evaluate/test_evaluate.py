"""The figures are those of the project's measure, and the report names what is wrong."""

import importlib.util
import json
import random

import pytest

from extract.corpus import GoldDocument, read_corpus
from extract.errors import UnreadableFile
from extract.evaluate import FIGURES, evaluate, read_predictions
from extract.evaluate.keys import agency_key, bare_key, due_key, quantity_key, reference_key

NAMES = ("Sở Y tế", "UBND huyện Ba Tri", "Giám đốc Sở Tài chính", "các sở, ban, ngành có liên quan")
DEADLINES = (
    None,
    {"text": "quý I", "due": "2024-03-31", "recurrence": None},
    {"text": "hằng tháng", "due": None, "recurrence": "FREQ=MONTHLY"},
    {"text": "sớm", "due": None, "recurrence": None},
)


def document(text, *items, header=None):
    """A gold document whose items are given as (quote, fields)."""
    full = [
        {"kind": "task", "modality": "order", "leads": [], "coordinating": [], "deadline": None}
        | {"quantities": [], "references": [], "quote": quote}
        | fields
        for quote, fields in items
    ]
    spans = tuple((text.index(i["quote"]), text.index(i["quote"]) + len(i["quote"])) for i in full)
    return GoldDocument("d", text, header or {}, tuple(full), spans)


def found(text, quote, **fields):
    start = text.index(quote)
    return {"span": {"start": start, "end": start + len(quote)}, "kind": "task"} | fields


def scribble(gold, rng):
    """A record that is right here and wrong there, by chance."""
    items = []
    for item, (start, end) in zip(gold.items, gold.spans, strict=True):
        if rng.random() < 0.15:
            continue
        shift = rng.choice([0, 0, 0, 5, 40, 200])
        leads = [n.split(" | ")[0] for n in item["leads"]] or list(rng.sample(NAMES, 1))
        if rng.random() < 0.2:
            leads.append(rng.choice(NAMES))
        items.append(
            {
                "span": {
                    "start": start + shift,
                    "end": max(start + shift, end - rng.choice([0, 9])),
                },
                "kind": rng.choice([item["kind"]] * 5 + ["task", "target", "decision"]),
                "modality": rng.choice(["order", "order", "request"]),
                "lead_agencies": [{"name": name} for name in leads],
                "coordinating_agencies": [{"name": n} for n in item["coordinating"][:2]],
                "deadline": rng.choice([item["deadline"], item["deadline"], *DEADLINES]),
                "quantities": item["quantities"][: rng.randint(0, 9)],
                "references": [{"number": r} for r in item["references"][: rng.randint(0, 4)]],
            }
        )
        if rng.random() < 0.1:
            items.append(
                {"span": {"start": end, "end": end + 90}, "lead_agencies": [{"name": "Sở"}]}
            )
    header = {k: v for k, v in gold.header.items() if rng.random() < 0.8}
    return {"source": {"path": f"x/{gold.name}.txt"}, "header": header, "action_items": items}


@pytest.fixture(params=["written", "real"])
def folder(request, shared, root):
    return {"written": root / "corpora" / "written", "real": shared / "gold" / "dev"}[request.param]


@pytest.mark.parametrize("seed", range(3))
def test_figures_agree_with_the_measure_to_four_digits(folder, seed, shared, tmp_path):
    spec = importlib.util.spec_from_file_location("score", shared / "tools" / "score.py")
    measure = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(measure)
    rng = random.Random(seed)  # noqa: S311
    corpus = list(read_corpus(folder))
    records = [scribble(gold, rng) for gold in corpus if rng.random() < 0.95]
    path = tmp_path / "predictions.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    wanted = measure.score(folder, path)
    evaluation = evaluate(corpus, read_predictions(path))
    figures = evaluation.figures()
    assert {name: figures[name] for name in FIGURES} == {n: wanted[n]["f1"] for n in FIGURES}
    assert figures["modality"] == wanted["modality"]["accuracy"]
    assert evaluation.without_prediction == wanted["without_prediction"]
    for name in FIGURES:
        assert evaluation.all.tallies[name] == tuple(
            wanted[name][k] for k in ("hits", "gold", "predicted")
        )


TEXT = "Sở Y tế kiểm tra các chợ. Sở Tài chính bố trí kinh phí trước ngày 30/6/2024."
FIRST, SECOND = TEXT[:24], TEXT[26:-1]


@pytest.mark.parametrize(
    ("predicted", "category"),
    [
        ([], "missed"),
        ([found(TEXT, FIRST), found(TEXT, SECOND)], "spurious"),
        ([found(TEXT, "chợ. Sở Tài chính bố trí kinh phí trước ngày 30/6/2024")], "boundary"),
        ([found(TEXT, FIRST, kind="target")], "kind"),
        ([found(TEXT, FIRST, lead_agencies=[{"name": "Sở Nội vụ"}])], "lead"),
        ([found(TEXT, FIRST, modality="request")], "modality"),
        ([found(TEXT, FIRST, quantities=[{"value": 3, "unit": "chợ"}])], "quantity"),
    ],
)
def test_report_names_the_category_of_an_error(predicted, category):
    gold = document(TEXT, (FIRST, {}))
    differences = evaluate([gold], {"d": {"action_items": predicted}}).all.differences
    assert category in [difference.category for difference in differences]


def test_optional_items_count_nowhere():
    gold = document(TEXT, (FIRST, {}), (SECOND, {"optional": True}))
    for predicted in ([found(TEXT, FIRST)], [found(TEXT, FIRST), found(TEXT, SECOND)]):
        assert evaluate([gold], {"d": {"action_items": predicted}}).figures()["item"] == 1.0


def test_inherited_deadline_counts_as_none():
    assert due_key({"text": "trong năm 2025", "due": "2025-12-31", "inherited": True}) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Giám đốc Sở Y tế", "Sở Y tế"),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
        ("Uỷ ban nhân dân xã Hoà Bình", "Ủy ban nhân dân xã Hòa Bình"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Công an các địa phương", "Công an địa phương"),
        ("So Y te", "Sở Y tế"),
    ],
)
def test_two_spellings_are_one_agency(one, other):
    assert bare_key(agency_key(one)) == bare_key(agency_key(other))


@pytest.mark.parametrize(
    ("one", "other"), [("Sở Y tế", "Sở Tài chính"), ("UBND tỉnh", "UBND huyện"), ("", "Sở")]
)
def test_two_agencies_stay_apart(one, other):
    assert bare_key(agency_key(one)) != bare_key(agency_key(other))


def test_quantities_and_references_are_compared_by_their_keys():
    assert quantity_key({"value": "12.50", "unit": "m²"}) == (12.5, "m2")
    assert quantity_key({"value": None, "unit": None}) == (None, "")
    assert reference_key("66- NQ/ТW") == "66-NQ/TW"


@pytest.mark.parametrize(
    "lines",
    [
        "no json\n",
        '{"source": {"path": "a"}, "action_items": [{"text": "b"}]}\n',
        '{"source": {}}\n',
        "[1]\n",
        '{"source": {"path": "a.txt"}}\n' * 2,
    ],
)
def test_what_is_no_file_of_notices_is_told_in_one_line(lines, tmp_path):
    path = tmp_path / "predictions.jsonl"
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(UnreadableFile):
        read_predictions(path)


def test_folder_without_answers_is_told(tmp_path):
    with pytest.raises(UnreadableFile):
        list(read_corpus(tmp_path))
