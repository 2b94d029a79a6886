"""Read damaged files by the thousand; print what is neither read nor told in one line.

usage: python benchmarks/fuzz_readers.py [COUNT] [SEED] [FILE...]

COUNT is 20000 and SEED 1 unless given; FILEs are damaged instead of the samples in tests/data.
A file that ends in any error but an ExtractError, or takes over ten seconds, is kept in the
current folder under its number. Exit status 1 when there was one.
"""

import random
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from damage import write_damaged  # noqa: E402
from extract.errors import ExtractError  # noqa: E402
from extract.readers import SUFFIXES, read_all  # noqa: E402

LONGEST = 10.0


def main(count: int, seed: int, samples: list[Path]) -> int:
    """Read ``count`` damaged files; return how many failed to end well."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    ends: Counter[str] = Counter()
    slowest = (0.0, "")
    with TemporaryDirectory() as folder:
        for turn in range(count):
            sample = chance.choice(samples)
            target = Path(folder) / sample.name
            write_damaged(sample, chance, target)
            began = time.monotonic()
            end = outcome(target)
            took = time.monotonic() - began
            slowest = max(slowest, (took, f"{turn} {sample.name}"))
            if end == "failed" or took > LONGEST:
                Path(f"fuzz-{turn}{sample.suffix}").write_bytes(target.read_bytes())
                end = "failed"
            ends[end] += 1
            target.unlink()
    print(", ".join(f"{end} {number}" for end, number in sorted(ends.items())))
    print(f"slowest: {slowest[0]:.2f} s (number {slowest[1]})")
    return ends["failed"]


def outcome(path: Path) -> str:
    """Return how reading a file ended: "read", "told" or "failed"."""
    try:
        documents = list(read_all(path))
    except ExtractError:
        return "told"
    except Exception:
        traceback.print_exc(limit=-5)
        return "failed"
    return "told" if any(isinstance(document, ExtractError) for document in documents) else "read"


if __name__ == "__main__":
    given = sys.argv[1:]
    files = [Path(name) for name in given[2:]] or sorted(
        path for path in (ROOT / "tests" / "data").iterdir() if path.suffix in SUFFIXES
    )
    number = int(given[0]) if given else 20_000
    sys.exit(1 if main(number, int(given[1]) if len(given) > 1 else 1, files) else 0)
