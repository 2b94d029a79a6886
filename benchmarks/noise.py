"""Measure how the figures fall when documents are damaged as text recognition damages them.

usage: noise.py [FOLDER...] [--seed N]

Of the characters of every annotated document 0, 1, 3 and 5 % are damaged: a tone or another mark
is lost or taken for one of its kind, a letter becomes one that looks alike, a space is lost. The
gold spans move along. Printed for each share: strict F1, item F1, the share of the tasks found
that are strictly right, and the mean confidence that the program has in them.
"""

import argparse
import random
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

from extract.corpus import GoldDocument, read_corpus
from extract.evaluate import evaluate
from extract.pipeline import notice_of
from extract.source import Source

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "corpora" / "written", ROOT.parent / "shared" / "gold" / "dev")
SHARES = (0.0, 0.01, 0.03, 0.05)
TONES = "\u0300\u0301\u0303\u0309\u0323"
MARKS = "\u0302\u0306\u031b"  # those of â, ă and ơ
FAMILIES = ("ilI1t", "oO0Q", "ecG", "hb", "uvn", "dđ", "DĐ", "S5", "B8", "gq9", "rf", ".,", ";:")
ALIKE = {one: family.replace(one, "") for family in FAMILIES for one in family}
LOST_SPACES = 0.2  # a space is lost this often where a letter is misread once


def main() -> None:
    """Print a table for each folder."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folders", nargs="*", type=Path, default=FOLDERS)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    for folder in filter(Path.is_dir, arguments.folders):
        corpus = list(read_corpus(folder))
        print(f"\n{folder.name}: {len(corpus)} documents, seed {arguments.seed}\n")
        print("| damaged | strict F1 | item F1 | tasks found | right | confidence |")
        print("|---|---|---|---|---|---|")
        for share in SHARES:
            print_figures(corpus, share, arguments.seed)


def print_figures(corpus: Sequence[GoldDocument], share: float, seed: int) -> None:
    """Print the line of a corpus of whose characters a share is damaged."""
    worse = [damaged(gold, share, random.Random(f"{seed} {gold.name}")) for gold in corpus]  # noqa: S311
    records = {g.name: notice_of(Source.from_text(g.text)).to_dict() for g in worse}
    result = evaluate(worse, records)
    strict, figures = result.all.tallies["strict"], result.figures()
    sure = [
        item["confidence"]
        for record in records.values()
        for item in record["action_items"]
        if item["kind"] == "task"
    ]
    print(
        f"| {share:.0%} | {figures['strict']:.3f} | {figures['item']:.3f} | {strict.predicted} "
        f"| {strict.precision:.3f} | {sum(sure) / max(1, len(sure)):.3f} |"
    )


def damaged(gold: GoldDocument, share: float, chance: random.Random) -> GoldDocument:
    """Return a document with a share of its characters damaged, its gold spans moved along."""
    letters = list(gold.text)
    weak = [i for i, letter in enumerate(letters) if _is_weak(letter, chance)]
    for place in chance.sample(weak, min(len(weak), round(share * len(letters)))):
        letters[place] = _misread(letters[place], chance)
    places = [0, *accumulate(map(len, letters))]
    spans = tuple((places[start], places[end]) for start, end in gold.spans)
    return replace(gold, text="".join(letters), spans=spans)


def _is_weak(letter: str, chance: random.Random) -> bool:
    """Tell whether a character may be misread; of the spaces some may be lost."""
    if letter == " ":
        return chance.random() < LOST_SPACES
    return letter in ALIKE or len(unicodedata.normalize("NFD", letter)) > 1


def _misread(letter: str, chance: random.Random) -> str:
    """Return what a scan may make of a character: never the same, at most one."""
    if letter == " ":
        return ""
    if letter in ALIKE:
        return chance.choice(ALIKE[letter])
    bare, *marks = list(unicodedata.normalize("NFD", letter))
    place = chance.randrange(len(marks))
    family = TONES if marks[place] in TONES else MARKS
    marks[place] = chance.choice(["", *family.replace(marks[place], "")])
    return unicodedata.normalize("NFC", bare + "".join(marks))[:1]


if __name__ == "__main__":
    main()
