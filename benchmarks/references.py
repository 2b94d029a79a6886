"""Measure references: on the corpus of Bach et al. (SoICT 2019), on the annotated documents, in time.

usage: references.py [SHARED]

SHARED holds ``benchmarks/``, ``gold/`` and ``tools/`` (../shared when none is given); the figures
are those of ``tools/score_references.py`` and of ``tools/score.py`` (references inside the gold
tasks, by their key). A part that is not there is left out.
"""

import argparse
import importlib.util
import json
import sys
import time
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import ModuleType

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipeline import load_pipeline

SHARED = Path(__file__).parents[2] / "shared"
PIPES = ("outline", "agencies", "references")  # what references are read from


def main() -> None:
    """Print the figures for what there is."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("shared", nargs="?", type=Path, default=SHARED)
    shared = parser.parse_args().shared
    nlp = load_pipeline()
    folds = sorted(shared.glob("benchmarks/legal_references_fold_*.txt"))
    for fold in folds:
        print_fold(nlp, fold, tool(shared / "tools" / "score_references.py"))
    gold = shared / "gold" / "dev"
    if gold.is_dir():
        print_annotated(nlp, gold, tool(shared / "tools" / "score.py"))
        print_time(nlp, [path.read_text(encoding="utf-8") for path in sorted(gold.glob("*.txt"))])
    if not folds and not gold.is_dir():
        sys.exit(f"{shared}: neither benchmarks/ nor gold/ is here; give the folder that has them")


def tool(path: Path) -> ModuleType:
    """Return a script of SHARED as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(nlp: Language, text: str) -> Doc:
    """Return a text as a Doc with its references."""
    doc = nlp.make_doc(text)
    for name in PIPES:
        doc = nlp.get_pipe(name)(doc)
    return doc


def print_fold(nlp: Language, path: Path, scorer: ModuleType) -> None:
    """Print the scorer's own figures on one fold of the corpus."""
    text, _, _ = scorer.parse(path.read_text(encoding="utf-8"))
    doc = read(nlp, text)
    spans = [{"span": {"start": s.start_char, "end": s.end_char}} for s in doc.spans["references"]]
    with NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        json.dump({"mentions": {"references": spans}}, file)
        file.flush()
        print(path.stem)
        sys.argv = ["score_references.py", "score", str(path), file.name]
        scorer.main()


def print_annotated(nlp: Language, folder: Path, scorer: ModuleType) -> None:
    """Print F1 of the keys of references inside the gold tasks of a folder."""
    hits = predicted = gold = 0
    for path in sorted(folder.glob("*.gold.json")):
        text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
        doc, taken = read(nlp, text), set[int]()
        for item in json.loads(path.read_text(encoding="utf-8"))["items"]:
            start, end = scorer.locate(text, item["quote"], taken)
            if item.get("optional"):
                continue
            right = {scorer.reference_key(name) for name in item.get("references", [])}
            mine = {
                scorer.reference_key({"number": s._.reference.number, "name": s._.reference.name})
                for s in doc.spans["references"]
                if s.start_char >= start and s.end_char <= end
            }
            hits, predicted, gold = (
                hits + len(right & mine),
                predicted + len(mine),
                gold + len(right),
            )
    print_figures("annotated tasks, by key", hits, predicted, gold)


def print_time(nlp: Language, texts: list[str]) -> None:
    """Print milliseconds of this pipe alone for 15,000 characters, the best of five rounds."""
    pipe, best = nlp.get_pipe("references"), float("inf")
    for _ in range(5):
        docs = [nlp.get_pipe("outline")(nlp.make_doc(text)) for text in texts]
        began = time.perf_counter()
        for doc in docs:
            pipe(doc)
        best = min(best, time.perf_counter() - began)
    print(f"{best * 15_000_000 / sum(map(len, texts)):.2f} ms for 15,000 characters")


def print_figures(what: str, hits: int, predicted: int, gold: int) -> None:
    """Print F1, precision and recall on one line."""
    precision, recall = hits / max(1, predicted), hits / max(1, gold)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(
        f"{what}: F1 {f1:.4f}  P {precision:.4f}  R {recall:.4f}  ({gold} gold, {predicted} found)"
    )


if __name__ == "__main__":
    main()
