"""Measure the readers: seconds a page and memory at the peak by format, beside pdfplumber.

usage: readers.py [FILE_OR_FOLDER ...] [--repeat N]

Each file is read by a process of its own, so that its memory is its own; the first reading, which
loads libraries and tables, is told apart from the median of the others. pdfplumber (pip install
pdfplumber) reads the same PDFs in the same run where it is installed, and extracts text only.
"""

import argparse
import importlib.util
import multiprocessing
import resource
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from extract.errors import ExtractError
from extract.readers import SUFFIXES, read

SAMPLES = Path(__file__).parents[1] / "tests" / "data"


def main() -> None:
    """Read every file and print a line for each format."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("paths", nargs="*", type=Path, default=[SAMPLES])
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()
    results: dict[str, list[tuple[float, float, int, float]]] = defaultdict(list)
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        for path in files(arguments.paths):
            for name in readers_for(path):
                result = pool.apply(measure, (name, path, arguments.repeat))
                if result is not None:
                    results[f"{path.suffix.lower()} {name} {result[0]}".strip()].append(result[1:])
    print(
        f"{'format and reader':34}{'files':>6}{'pages':>7}{'first s':>9}{'s/page':>9}{'peak MiB':>10}"
    )
    for label, rows in sorted(results.items()):
        first, again, pages, peak = zip(*rows, strict=True)
        each = sum(again) / sum(pages)
        print(
            f"{label:34}{len(rows):6}{sum(pages):7}{statistics.median(first):9.2f}{each:9.4f}{max(peak):10.0f}"
        )


def files(paths: list[Path]) -> Iterator[Path]:
    """Yield the files that a reader knows, in order."""
    for path in paths:
        for found in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if found.suffix.lower() in SUFFIXES:
                yield found


def readers_for(path: Path) -> list[str]:
    """Return the names of the programs that read ``path`` here."""
    other = path.suffix.lower() == ".pdf" and importlib.util.find_spec("pdfplumber") is not None
    return ["ketluan", "pdfplumber"] if other else ["ketluan"]


def measure(name: str, path: Path, repeat: int) -> tuple[str, float, float, int, float] | None:
    """Return kind, first and median seconds, pages and peak memory in MiB; None if unreadable."""
    reader = READERS[name]
    times = []
    for _ in range(repeat + 1):
        start = time.perf_counter()
        try:
            kind, pages = reader(path)
        except ExtractError:
            return None
        times.append(time.perf_counter() - start)
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20
    return kind, times[0], statistics.median(times[1:] or times), pages, peak


def read_ketluan(path: Path) -> tuple[str, int]:
    """Read with the project; text without pages counts a page for 3,000 characters."""
    source = read(path)
    return source.reader, source.pages or max(1, round(len(source.text) / 3_000))


def read_pdfplumber(path: Path) -> tuple[str, int]:
    """Read with pdfplumber, whose text has neither columns nor paragraphs."""
    import pdfplumber

    try:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                page.extract_text()
            return "text", len(document.pages)
    except Exception as error:  # whatever it raises on a file that is locked or broken
        raise ExtractError(str(error)) from error


READERS: dict[str, Callable[[Path], tuple[str, int]]] = {
    "ketluan": read_ketluan,
    "pdfplumber": read_pdfplumber,
}


if __name__ == "__main__":
    main()
