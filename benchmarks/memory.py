"""Measure the memory of a long batch: it must not grow with the number of documents.

usage: memory.py [FOLDER] [--documents N]
"""

import argparse
import itertools
import resource
import sys
from pathlib import Path

from extract.exporters.jsonl import dump
from extract.pipeline import extract_notice

WRITTEN = Path(__file__).parents[1] / "corpora" / "written"


def main() -> None:
    """Read the folder's texts over and over, each time with new words, and print the peaks."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folder", nargs="?", type=Path, default=WRITTEN)
    parser.add_argument("--documents", type=int, default=2000)
    arguments = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(arguments.folder.glob("*.txt"))]
    if not texts:
        sys.exit(f"{arguments.folder}: no .txt file in this folder")
    step = max(1, arguments.documents // 8)
    for number, text in zip(
        range(1, arguments.documents + 1), itertools.cycle(texts), strict=False
    ):
        # New words in every document, as in a real archive: what keeps them would show.
        dump(extract_notice(f"{text}\n{' '.join(f'hồsơ{number}x{n}' for n in range(50))}"))
        if number % step == 0:
            print(f"{number:8,} documents  peak {peak():8.1f} MiB")


def peak() -> float:
    """Return the highest resident memory of this process so far, in MiB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


if __name__ == "__main__":
    main()
