"""Measure the readers: seconds a page and memory at the peak, beside pdfplumber and viparse.

usage: readers.py [FILE_OR_FOLDER ...] [--repeat N] [--folder FOLDER]

Each file is read by a process of its own, so that its memory is its own; the first reading, which
loads libraries and tables, is told apart from the median of the others. "child MiB" is the largest
program called (Tesseract, LibreOffice). pdfplumber (pip install pdfplumber) and viparse
(pip install 'viparse[office,pdf,rtf]', LibreOffice for .doc) read in the same run what they can
where they are installed; a page is the same for all: ketluan's. --folder also reads all the files
of one folder in one process, once by ketluan and once by viparse, and gives the ratio.
"""

import argparse
import importlib
import importlib.util
import multiprocessing
import resource
import shutil
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from multiprocessing.pool import Pool
from pathlib import Path
from typing import NamedTuple

from extract.errors import ExtractError
from extract.readers import SUFFIXES, read

SAMPLES = Path(__file__).parents[1] / "tests" / "data"
HEAD = ("format and reader", "files", "pages", "first s", "s/page", "peak MiB", "child MiB")

NEEDS: dict[str, dict[str, tuple[str, ...]]] = {
    "pdfplumber": {".pdf": ("pdfplumber",)},
    "viparse": {
        ".txt": ("viparse",),
        ".docx": ("viparse", "docx"),
        ".doc": ("viparse", "docx", "olefile", "soffice"),
        ".rtf": ("viparse", "striprtf"),
        ".pdf": ("viparse", "pdfplumber"),
    },
}
"""What the others read, and the modules and the program that this takes."""

INSTALL = {
    "pdfplumber": "pip install pdfplumber",
    "viparse": "pip install 'viparse[office,pdf,rtf]'",
    "soffice": "LibreOffice; on Debian: apt-get install libreoffice-writer-nogui",
}


class Measured(NamedTuple):
    """One file read by one reader: kind, pages, first and median seconds, memory in MiB."""

    kind: str
    pages: int
    first: float
    again: float
    peak: float
    child: float


def main() -> None:
    """Read every file and print a line for each format and reader."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("paths", nargs="*", type=Path, default=[SAMPLES])
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    others = readers_here()
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        results: dict[str, list[Measured]] = defaultdict(list)
        for path in files(arguments.paths):
            for label, measured in read_by_all(pool, path, arguments.repeat, others):
                results[label].append(measured)
        print_table(results)
        if arguments.folder:
            print_ratio(pool, arguments.folder, others)


def readers_here() -> dict[str, set[str]]:
    """Return the suffixes that each of the others reads here; tell what is missing in a line."""
    here: dict[str, set[str]] = defaultdict(set)
    left_out: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, formats in NEEDS.items():
        for suffix, needs in formats.items():
            missing = next((need for need in needs if not installed(need)), None)
            if missing is None:
                here[name].add(suffix)
            else:
                left_out[name, missing].append(suffix)
    for (name, missing), suffixes in left_out.items():
        way_out = INSTALL.get(missing, INSTALL["viparse"])
        print(f"{name} not measured on {', '.join(suffixes)}: no {missing} ({way_out})")
    return here


def installed(need: str) -> bool:
    """Return whether a module, or the program soffice, is here."""
    if need == "soffice":
        return shutil.which(need) is not None
    return importlib.util.find_spec(need) is not None


def files(paths: list[Path]) -> Iterator[Path]:
    """Yield the files that a reader knows, in order."""
    for path in paths:
        for found in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if found.suffix.lower() in SUFFIXES:
                yield found


def read_by_all(
    pool: Pool, path: Path, repeat: int, others: dict[str, set[str]]
) -> Iterator[tuple[str, Measured]]:
    """Yield a label and what was measured for each reader of ``path``; ketluan's pages for all."""
    suffix = path.suffix.lower()
    own = pool.apply(measure, ("ketluan", path, repeat))
    if isinstance(own, str):
        return
    yield f"{suffix} {own.kind} ketluan", own
    for name in (name for name, suffixes in others.items() if suffix in suffixes):
        found = pool.apply(measure, (name, path, repeat))
        if isinstance(found, str):
            print(f"{name} not measured on {path.name}: {found}")
        else:
            yield f"{suffix} {own.kind} {name}", found._replace(pages=own.pages)


def measure(name: str, path: Path, repeat: int) -> Measured | str:
    """Return what reading took, or why ``path`` could not be read."""
    times = []
    for _ in range(repeat + 1):
        start = time.perf_counter()
        try:
            kind, pages = READERS[name](path)
        except ExtractError as error:
            return str(error)
        times.append(time.perf_counter() - start)
    peaks = (peak_mebibytes(resource.RUSAGE_SELF), peak_mebibytes(resource.RUSAGE_CHILDREN))
    return Measured(kind, pages, times[0], statistics.median(times[1:] or times), *peaks)


def peak_mebibytes(who: int) -> float:
    """Return the peak of this process, or of the largest of its children that have ended."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(who).ru_maxrss * unit / 2**20


def print_table(results: dict[str, list[Measured]]) -> None:
    """Print a line for each format and reader."""
    print("{:34}{:>6}{:>7}{:>9}{:>9}{:>10}{:>11}".format(*HEAD))
    for label, rows in sorted(results.items()):
        pages = sum(row.pages for row in rows)
        first = statistics.median(row.first for row in rows)
        each = sum(row.again for row in rows) / pages
        peak, child = max(row.peak for row in rows), max(row.child for row in rows)
        print(f"{label:34}{len(rows):6}{pages:7}{first:9.2f}{each:9.4f}{peak:10.0f}{child:11.0f}")


def print_ratio(pool: Pool, folder: Path, others: dict[str, set[str]]) -> None:
    """Print how long ketluan and viparse take over the files of ``folder`` that both read."""
    paths = [path for path in sorted(folder.iterdir()) if path.suffix.lower() in others["viparse"]]
    own, other = (pool.apply(read_in_turn, (name, paths)) for name in ("ketluan", "viparse"))
    both = own.keys() & other.keys()
    if not both:
        print("no file of the folder was read by both")
        return
    seconds, others_seconds = (sum(times[path] for path in both) for times in (own, other))
    print(f"{len(both)} of {len(paths)} files read by both, each reader in one process:")
    print(f"ketluan {seconds:.2f} s, viparse {others_seconds:.2f} s")
    print(f"viparse takes {others_seconds / seconds:.1f} times as long")


def read_in_turn(name: str, paths: list[Path]) -> dict[Path, float]:
    """Return the seconds that each file took, without those that could not be read."""
    seconds = {}
    for path in paths:
        start = time.perf_counter()
        try:
            READERS[name](path)
        except ExtractError as error:
            print(f"{name} could not read {path.name}: {error}")
        else:
            seconds[path] = time.perf_counter() - start
    return seconds


def read_ketluan(path: Path) -> tuple[str, int]:
    """Read with the project; text without pages counts a page for 3,000 characters."""
    source = read(path)
    return source.reader, source.pages or max(1, round(len(source.text) / 3_000))


def read_pdfplumber(path: Path) -> tuple[str, int]:
    """Read with pdfplumber, whose text has neither columns nor paragraphs."""
    import pdfplumber

    try:
        with pdfplumber.open(path) as document:
            text = "".join(page.extract_text() for page in document.pages)
            return _not_empty(text), len(document.pages)
    except Exception as error:  # whatever it raises on a file that is locked or broken
        raise ExtractError(str(error) or type(error).__name__) from error


def read_viparse(path: Path) -> tuple[str, int]:
    """Read with viparse, which finds the encoding itself; it has no reader of text files."""
    viparse = importlib.import_module("viparse")
    try:
        if path.suffix.lower() == ".txt":
            return _not_empty(viparse.fix(_decoded(path.read_bytes()))), 0
        return _not_empty(viparse.load(path, encoding="auto", output="text")[0].text), 0
    except viparse.ViparseError as error:
        raise ExtractError(str(error)) from error


def _decoded(data: bytes) -> str:
    """Return UTF-8 as it is, the bytes of an old font as the letters that viparse knows them by."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _not_empty(text: str) -> str:
    """Return the kind "text"; a scan read without recognition has none and was not read."""
    if not text.strip():
        raise ExtractError("no text found")
    return "text"


READERS: dict[str, Callable[[Path], tuple[str, int]]] = {
    "ketluan": read_ketluan,
    "pdfplumber": read_pdfplumber,
    "viparse": read_viparse,
}


if __name__ == "__main__":
    main()
