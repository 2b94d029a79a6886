"""Measure characters a second of the whole path, by stage, beside underthesea on the same texts.

usage: throughput.py [FOLDER] [--rounds N] [--at-least RATIO]

On every .txt file of FOLDER (corpora/written when none is given), this project from text to a line
of JSON and ``underthesea.word_tokenize`` take turns, so many rounds. Seconds are the processor's,
so that another program on the machine slows neither or both. One process, warm: a first run is
not counted. A file's figure is the median of its rounds, the figure of all files their sum.
``underthesea.ner`` takes a hundred times as long and runs once, after them, on the same texts.
"""

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import median

from underthesea import ner, word_tokenize

from extract.exporters.jsonl import dump
from extract.pipeline import extract_notice, load_pipeline
from extract.resolve.notice import build_notice
from extract.source import Source

WRITTEN = Path(__file__).parents[1] / "corpora" / "written"


def main() -> None:
    """Measure, print, and fail below the ratio asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folder", nargs="?", type=Path, default=WRITTEN, help="texts to read")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--at-least", type=float, default=0.0, help="lowest accepted ratio")
    arguments = parser.parse_args()
    texts = [p.read_text(encoding="utf-8") for p in sorted(arguments.folder.glob("*.txt"))]
    if not texts:
        sys.exit(f"{arguments.folder}: no .txt file in this folder")
    characters = sum(map(len, texts))
    print(f"{len(texts)} texts, {characters:,} characters, medians of {arguments.rounds} rounds\n")
    seconds = whole(texts, arguments.rounds)
    for name, spent in seconds.items():
        print(f"{name:28}{spent * 1000:10.1f} ms{characters / spent:14,.0f} characters/s")
    ratio = seconds["underthesea word_tokenize"] / seconds["ketluan, text to JSON"]
    print(f"\nketluan is {ratio:.2f} times as fast as word_tokenize alone\n")
    print_stages(stages(texts, arguments.rounds), characters)
    if ratio < arguments.at_least:
        sys.exit(f"below the accepted ratio of {arguments.at_least}")


def whole(texts: list[str], rounds: int) -> dict[str, float]:
    """Return the seconds of each contender over all texts, which they take in turns."""
    contenders: dict[str, Callable[[str], object]] = {
        "ketluan, text to JSON": lambda text: dump(extract_notice(text)),
        "underthesea word_tokenize": word_tokenize,
    }
    seconds = dict.fromkeys(contenders, 0.0)
    for text in texts:
        for run in contenders.values():
            run(text)
    for text in texts:
        spent = defaultdict(list)
        for _ in range(rounds):
            for name, run in contenders.items():
                spent[name].append(seconds_for(run, text))
        for name, times in spent.items():
            seconds[name] += median(times)
    ner(texts[0])
    return {**seconds, "underthesea ner": sum(seconds_for(ner, text) for text in texts)}


def seconds_for(run: Callable[[str], object], text: str) -> float:
    """Return the seconds of processor time that one contender takes over one text."""
    began = time.process_time()
    run(text)
    return time.process_time() - began


def stages(texts: list[str], rounds: int) -> dict[str, float]:
    """Return the median seconds of each step of the path over all texts."""
    nlp = load_pipeline()
    spent = defaultdict(list)
    for _ in range(rounds + 1):
        this_round: dict[str, float] = defaultdict(float)

        def timed(
            name: str, run: Callable[[], object], into: dict[str, float] = this_round
        ) -> object:
            began = time.process_time()
            result = run()
            into[name] += time.process_time() - began
            return result

        for text in texts:
            source = timed("read", lambda: Source.from_text(text))  # noqa: B023 (called at once)
            doc = timed("tokenizer", lambda: nlp.make_doc(source.text))  # noqa: B023
            for name, pipe in nlp.pipeline:
                doc = timed(name, lambda: pipe(doc))  # noqa: B023
            notice = timed("resolve", lambda: build_notice(doc, source))  # noqa: B023
            timed("JSON", lambda: dump(notice))  # noqa: B023
        for name, seconds in this_round.items():
            spent[name].append(seconds)
    return {name: median(times[1:]) for name, times in spent.items()}


def print_stages(seconds: dict[str, float], characters: int) -> None:
    """Print each step with its share of the whole and its cost for a long notice."""
    total = sum(seconds.values())
    print(f"{'stage':14}{'ms':>9}{'share':>8}   ms for 15,000 characters")
    for name, spent in seconds.items():
        per_notice = spent / characters * 15_000 * 1000
        print(f"{name:14}{spent * 1000:9.1f}{spent / total:8.1%}{per_notice:12.2f}")
    print(f"{'together':14}{total * 1000:9.1f}{1:8.0%}{total / characters * 15_000 * 1000:12.2f}")


if __name__ == "__main__":
    main()
