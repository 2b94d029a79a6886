"""Score notices against gold: precision, recall and F by kind, and what was wrong.

Two words: **gold** is what people annotated, **predicted** what a program found. An item and
its gold item match when their spans share at least half of their words together. The figures:

``item``, ``target``, ``decision``
    F1 of finding items of that kind.
``lead``, ``coordinating``, ``deadline``, ``quantity``, ``reference``
    F1 over the fields of tasks; what belongs to an unmatched task is missed or too much.
``strict``
    F1 of tasks matched with the same leads, coordinating agencies and deadline: ready for a
    tracker as they stand.
``modality``
    accuracy on matched tasks.
``header``
    F1 of issuer, number, date, event_date, chair and signer.

Optional gold items, and predictions that match one, count nowhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import jsonlines

from extract.corpus import GoldDocument
from extract.errors import UnreadableFile
from extract.evaluate.fields import Tally
from extract.evaluate.matching import FIGURES, Difference, Document, Result

Record = Mapping[str, Any]
_PLACES = 4  # decimals of a figure


@dataclass
class Evaluation:
    """The figures over a corpus, by document and by genre."""

    all: Result = field(default_factory=Result)
    documents: dict[str, Result] = field(default_factory=dict)
    genres: dict[str, Result] = field(default_factory=dict)
    without_prediction: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Return every figure over the whole corpus, from 0 to 1."""
        return figures(self.all)


def evaluate(corpus: Iterable[GoldDocument], records: Mapping[str, Record]) -> Evaluation:
    """Score ``records`` (document name → notice, as JSON values) against ``corpus``.

    A document without a record counts as one in which nothing was found.
    """
    evaluation = Evaluation()
    for gold in corpus:
        if gold.name not in records:
            evaluation.without_prediction.append(gold.name)
        document = Document(gold, records.get(gold.name, {}))
        result = document.compare()
        evaluation.all.include(result)
        evaluation.documents[gold.name] = result
        evaluation.genres.setdefault(document.genre, Result()).include(result)
    return evaluation


def figures(result: Result) -> dict[str, float]:
    """Return the figures of one result, each rounded to four decimals."""
    scores = {name: round(result.tallies.get(name, Tally()).f1, _PLACES) for name in FIGURES}
    matched = result.modality.total()
    scores["modality"] = round(result.modality[True] / matched, _PLACES) if matched else 0.0
    return scores


def read_predictions(path: Path) -> dict[str, Record]:
    """Return the records of a JSONL file by the name of their document, without its suffix.

    Raises UnreadableFile when the file is missing, is no JSONL of notices, or tells one
    document twice.
    """
    records: dict[str, Record] = {}
    try:
        with jsonlines.open(path) as lines:
            for record in lines.iter(type=dict, skip_empty=True):
                name = PurePosixPath(record["source"]["path"].replace("\\", "/")).stem
                if name in records:
                    raise UnreadableFile(f"{path}: two records for {name}; score them apart")
                for item in record.get("action_items") or []:
                    range(item["span"]["start"], item["span"]["end"])  # both must be there, whole
                records[name] = record
    except (OSError, jsonlines.Error, KeyError, TypeError, AttributeError) as error:
        raise UnreadableFile(
            f"{path}: no file of notices ({error}); give what extract wrote"
        ) from error
    return records


__all__ = [
    "FIGURES",
    "Difference",
    "Evaluation",
    "Result",
    "Tally",
    "evaluate",
    "figures",
    "read_predictions",
]
