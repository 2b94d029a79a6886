"""Measure how well confidence tells which items are right, and fit the weights of the signs.

usage: reliability.py [FOLDER...] [--fit]

Prints a reliability table for each folder of annotated documents: bins of confidence, the items
in each, their mean confidence and the share that is strictly right (found as an item of its kind,
a task with the right leads, coordinating agencies and deadline), and the expected calibration
error: the mean distance of both, weighted by items. With ``--fit`` it prints the weights for
``lexicons/confidence.toml`` instead, fitted on all folders together, each document also damaged
as noise.py does, at a quarter of the weight, and the calibration error on documents held out.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import noise
import numpy as np
from numpy.typing import NDArray

from extract.corpus import GoldDocument, read_corpus
from extract.evaluate.fields import FIELDS, STRICT_FIELDS
from extract.evaluate.matching import Document
from extract.lexicons import load
from extract.pipeline import load_pipeline
from extract.resolve.confidence import Judge
from extract.resolve.notice import build_notice
from extract.source import Source

BINS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
FOLDS = 5
PENALTY = 0.5  # on squared weights, so that a sign seen seldom says little
DAMAGED = 0.25  # weight of an item of a damaged document

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """An item with what is known of it."""

    document: str
    right: bool
    signs: tuple[str, ...]
    confidence: float
    weight: float = 1.0


def main() -> None:
    """Print the tables, or the weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folders", nargs="*", type=Path, default=noise.FOLDERS)
    parser.add_argument("--fit", action="store_true")
    arguments = parser.parse_args()
    folders = [folder for folder in arguments.folders if folder.is_dir()]
    if arguments.fit:
        cases = [c for folder in folders for gold in read_corpus(folder) for c in all_cases(gold)]
        print_weights(cases)
        return
    for folder in folders:
        cases = [case for gold in read_corpus(folder) for case in cases_of(gold)]
        print_table(folder.name, cases)


def all_cases(gold: GoldDocument) -> Iterator[Case]:
    """Yield the items of a document as it is and as it would be after bad recognition."""
    yield from cases_of(gold)
    for share in noise.SHARES[1:]:
        worse = noise.damaged(gold, share, random.Random(f"fit {gold.name}"))  # noqa: S311
        yield from cases_of(worse, DAMAGED)


def cases_of(gold: GoldDocument, weight: float = 1.0) -> Iterator[Case]:
    """Yield every item that is read in a document and is no optional one."""
    doc = load_pipeline()(gold.text)
    notice = build_notice(doc, Source.from_text(gold.text))
    compared, judge = Document(gold, notice.to_dict()), Judge(doc)
    matched = {j: i for i, j in compared.pairs.items()}
    for j, item in enumerate(notice.action_items):
        if j not in compared.neutral:
            right = j in matched and is_right(compared, matched[j], j)
            signs = judge.signs(dict(item))
            yield Case(gold.name, right, tuple(signs), judge.confidence(dict(item)), weight)


def is_right(compared: Document, i: int, j: int) -> bool:
    """Tell whether predicted item ``j`` is what gold item ``i`` is, in all that counts."""
    gold, predicted = compared.gold[i], compared.predicted[j]
    if gold["kind"] != predicted["kind"]:
        return False
    fields = STRICT_FIELDS if gold["kind"] == "task" else ()
    return all(FIELDS[name](gold, predicted).right for name in fields)


def print_table(name: str, cases: Sequence[Case]) -> None:
    """Print the reliability table of a folder, and how often each sign was right."""
    sure = np.array([case.confidence for case in cases])
    right = np.array([float(case.right) for case in cases])
    print(
        f"\n{name}: {len(cases)} items, {right.mean():.3f} right, mean confidence {sure.mean():.3f}"
    )
    print(f"expected calibration error {calibration_error(sure, right):.3f}\n")
    print("| confidence | items | mean confidence | right |\n|---|---|---|---|")
    for low, high in pairwise(BINS):
        here = _inside(sure, low, high)
        if here.any():
            print(
                f"| {low:.2f}-{high:.2f} | {here.sum()} "
                f"| {sure[here].mean():.2f} | {right[here].mean():.2f} |"
            )
    print("\n| sign | items | right |\n|---|---|---|")
    for sign in sign_names():
        shown = [case.right for case in cases if sign in (case.signs or ("none",))]
        if shown:
            print(f"| {sign} | {len(shown)} | {np.mean(shown):.2f} |")


def calibration_error(sure: Floats, right: Floats) -> float:
    """Return the mean distance of confidence and share right over the bins."""
    bins = (_inside(sure, low, high) for low, high in pairwise(BINS))
    gaps = (abs(float(sum(sure[here] - right[here]))) for here in bins)
    return sum(gaps) / len(sure)


def _inside(sure: Floats, low: float, high: float) -> NDArray[np.bool_]:
    here: NDArray[np.bool_] = (sure >= low) & ((sure < high) | (high == 1.0))
    return here


def sign_names() -> list[str]:
    """Return the ids of the signs, "none" (the sign that every item shows) first."""
    return [entry["id"] for entry in load("confidence")["sign"]]


def print_weights(cases: Sequence[Case]) -> None:
    """Print the fitted weight of every sign with its evidence, and the error held out."""
    for sign, weight in zip(sign_names(), fitted(cases), strict=True):
        shown = [c for c in cases if sign in (c.signs or ("none",))]
        whole = [c.right for c in shown if c.weight == 1.0] or [c.right for c in shown]
        share = sum(whole) / max(1, len(whole))
        print(f'id = "{sign}"\nweight = {weight:.1f}\nafter = [{len(whole)}, {share:.2f}]\n')
    sure, right, whole_ones = held_out(cases)
    for name, here in (("as they are", whole_ones), ("damaged", ~whole_ones)):
        error, rank = calibration_error(sure[here], right[here]), ranking(sure[here], right[here])
        print(f"held out, {name}: calibration error {error:.3f}, right above wrong {rank:.3f}")


def held_out(cases: Sequence[Case]) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """Return confidence, right, and whether undamaged, of all cases.

    The weights of each come from the documents of the other folds.
    """
    documents = sorted({case.document for case in cases})
    random.Random(1).shuffle(documents)  # noqa: S311
    tested: list[Case] = []
    sure: list[Floats] = []
    for fold in range(FOLDS):
        names = set(documents[fold::FOLDS])
        here = [case for case in cases if case.document in names]
        weights = fitted([case for case in cases if case.document not in names])
        tested += here
        sure.append(probabilities(here, weights))
    right = np.array([float(case.right) for case in tested])
    return np.concatenate(sure), right, np.array([case.weight == 1.0 for case in tested])


def ranking(sure: Floats, right: Floats) -> float:
    """Return how often a right item is surer than a wrong one; a tie counts half."""
    good, bad = sure[right == 1.0][:, None], sure[right == 0.0][None, :]
    return float(np.mean((good > bad) + 0.5 * (good == bad)))


def shown_signs(cases: Sequence[Case]) -> Floats:
    """Return a row for each case, a column for each sign."""
    names = sign_names()
    return np.array([[float(n == "none" or n in c.signs) for n in names] for c in cases])


def probabilities(cases: Sequence[Case], weights: Floats) -> Floats:
    """Return the confidence of each case under other weights."""
    result: Floats = 1 / (1 + np.exp(-shown_signs(cases) @ weights))
    return result


def fitted(cases: Sequence[Case]) -> Floats:
    """Return the weights that make the cases likeliest, by Newton's method; no sign adds trust."""
    table, right = shown_signs(cases), np.array([float(case.right) for case in cases])
    counts = np.array([case.weight for case in cases])
    penalty = np.full(table.shape[1], PENALTY)
    penalty[0] = 0.0
    weights = np.zeros(table.shape[1])
    for _ in range(30):
        sure = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (counts * (right - sure)) - penalty * weights
        bend = (table * (counts * sure * (1 - sure))[:, None]).T @ table + np.diag(penalty)
        weights = weights + np.linalg.solve(bend, slope)
    weights[1:] = np.minimum(weights[1:], 0.0)
    return weights


if __name__ == "__main__":
    main()
