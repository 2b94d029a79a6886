"""Score the corpora and fail where a figure fell below corpora/floors.json.

usage: gate.py [--update] [--lower NAME.FIGURE]...

A floor is the lowest accepted figure of one corpus. --update raises the floors to what is
reached now, and takes in a corpus that has changed (its hash is kept beside the floors); it
never lowers a floor, unless --lower names it, as in ``--lower written.quantity``. What each
document gained and lost since the last update is printed. A corpus that is not here is left out.
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from extract.corpus import GOLD_SUFFIX, GoldDocument, read_corpus
from extract.evaluate import Evaluation, evaluate
from extract.pipeline import extract_notice

ROOT = Path(__file__).parents[1]
FLOORS = ROOT / "corpora" / "floors.json"
CORPORA = {
    "written": ROOT / "corpora" / "written",
    "real": ROOT.parent / "shared" / "gold" / "dev",
}

Entry = dict[str, Any]


def main() -> None:
    """Score every corpus that is here; end with status 1 when one fell."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--update", action="store_true", help="raise the floors, never lower them")
    parser.add_argument("--lower", action="append", default=[], metavar="NAME.FIGURE")
    arguments = parser.parse_args()
    kept: dict[str, Entry] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    faults = []
    for name, folder in CORPORA.items():
        if not folder.is_dir():
            print(f"{name}: not here, left out")
            continue
        corpus = list(read_corpus(folder))
        evaluation = evaluate(corpus, {document.name: _record(document) for document in corpus})
        entry = kept.get(name, {})
        tell(name, evaluation, entry)
        if arguments.update:
            lowered = {
                one.partition(".")[2] for one in arguments.lower if one.startswith(f"{name}.")
            }
            kept[name] = updated(
                entry,
                evaluation,
                corpus_hash(folder),
                lowered,
                tell_names=folder.is_relative_to(ROOT),
            )
        faults += [f"{name}: {fault}" for fault in judged(kept.get(name, {}), evaluation, folder)]
    if arguments.update:
        FLOORS.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


def judged(entry: Entry, evaluation: Evaluation, folder: Path) -> list[str]:
    """Return what is wrong: figures below their floor, or a corpus that is not the one scored."""
    if entry.get("hash") != corpus_hash(folder):
        return ["the corpus is not the one of floors.json; look at the figures, then --update"]
    found = evaluation.figures()
    return [
        f"{figure} is {found[figure]:.4f}, below its floor of {floor:.4f}"
        for figure, floor in entry["floors"].items()
        if found[figure] < floor
    ]


def updated(
    entry: Entry, evaluation: Evaluation, digest: str, lowered: set[str], *, tell_names: bool
) -> Entry:
    """Return an entry with each floor raised to what is reached; lowered only where named.

    Documents are counted one by one only where they are part of the project (``tell_names``).
    """
    floors = entry.get("floors", {})
    return {
        "hash": digest,
        "floors": {
            figure: found if figure in lowered else max(found, floors.get(figure, 0.0))
            for figure, found in evaluation.figures().items()
        },
        "right": {name: _right(evaluation, name) for name in evaluation.documents if tell_names},
    }


def tell(name: str, evaluation: Evaluation, entry: Entry) -> None:
    """Print the figures, and each document in which more or fewer tasks are right than before."""
    figures = "  ".join(f"{figure} {value:.3f}" for figure, value in evaluation.figures().items())
    print(f"{name} ({len(evaluation.documents)} documents): {figures}")
    for document, before in entry.get("right", {}).items():
        now = _right(evaluation, document) if document in evaluation.documents else 0
        if now != before:
            print(f"  {document}: {before} → {now} tasks right ({now - before:+})")


def corpus_hash(folder: Path) -> str:
    """Return a digest of all texts and answers of a corpus."""
    digest = hashlib.sha256()
    for answers in sorted(folder.glob("*" + GOLD_SUFFIX)):
        text = answers.with_name(answers.name.removesuffix(GOLD_SUFFIX) + ".txt")
        for path in (answers, text):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _record(document: GoldDocument) -> Entry:
    """Return what the pipeline finds in a document's text."""
    return extract_notice(document.text).to_dict()


def _right(evaluation: Evaluation, document: str) -> int:
    """Return how many tasks of a document are right as they stand."""
    return evaluation.documents[document].tallies["strict"].hits


if __name__ == "__main__":
    main()
