"""Measure how soon the command answers: its help, and the first result, beside ``import spacy`` alone.

usage: startup.py [FILE] [--rounds N] [--at-most SECONDS]

``ketluan --help``, ``ketluan extract FILE -o …`` (the shortest text of corpora/written when no FILE is
given) and ``python -c "import spacy"`` take turns, so many rounds, each in a process of its own. Seconds
are those of the clock, from the start of the process to its end. A first run of each is not counted: it
compiles the modules. The third shows how fast the machine is at the moment.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

WRITTEN = Path(__file__).parents[1] / "corpora" / "written"
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment, in which compiled modules are kept, as they are after an installation."""


def main() -> None:
    """Measure, print, and fail when the first result takes longer than asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    shortest = min(WRITTEN.glob("*.txt"), key=lambda path: path.stat().st_size)
    parser.add_argument("file", nargs="?", type=Path, default=shortest, help="document to read")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--at-most", type=float, help="most seconds accepted for a first result")
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        output = str(Path(folder) / "out.jsonl")
        commands = {
            "ketluan --help": ["-m", "extract", "--help"],
            "first result": ["-m", "extract", "extract", str(arguments.file), "-o", output],
            "import spacy": ["-c", "import spacy"],
        }
        seconds = in_turns(commands, arguments.rounds)
    print(
        f"{arguments.file.name}, {arguments.file.stat().st_size:,} bytes, {arguments.rounds} rounds\n"
    )
    print(f"{'seconds':16}{'median':>8}{'least':>8}{'most':>8}")
    for name, spent in seconds.items():
        print(f"{name:16}{median(spent):8.2f}{min(spent):8.2f}{max(spent):8.2f}")
    ratio = median(seconds["first result"]) / median(seconds["import spacy"])
    print(f"\na first result takes {ratio:.2f} times as long as import spacy alone")
    if arguments.at_most and median(seconds["first result"]) > arguments.at_most:
        sys.exit(f"above the accepted {arguments.at_most} seconds")


def in_turns(commands: dict[str, list[str]], rounds: int) -> dict[str, list[float]]:
    """Return the seconds of each command's runs, which take turns; one run before them is not counted."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, command in commands.items():
            seconds[name].append(run(command))
    return {name: spent[1:] for name, spent in seconds.items()}


def run(command: list[str]) -> float:
    """Return how many seconds Python takes with ``command``, from its start to its end."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *command], check=True, capture_output=True, env=COMPILED)  # noqa: S603
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
