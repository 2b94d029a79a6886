"""Read damaged files by the thousand; print what is neither read nor told in one line.

usage: python benchmarks/fuzz_readers.py [COUNT] [SEED] [FILE...]

COUNT is 20000 and SEED 1 unless given; FILEs are damaged instead of the samples in tests/data,
which are packed, mailed, scanned and turned into a web page for it too.
A file that ends in any error but an ExtractError, takes over thirty seconds twice, or has anything written
or left outside the folder of temporary files, is kept in the current folder under its number.
One that does not come back within two minutes ends the run. Exit status 1 when there was one.
"""

import faulthandler
import os
import random
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
sys.dont_write_bytecode = True

from damage import write_damaged  # noqa: E402
from extract.errors import ExtractError  # noqa: E402
from extract.readers import SUFFIXES, read, read_all  # noqa: E402

LONGEST = 30.0
"""Seconds; a damaged PDF may have pages that must be recognised, in seconds each."""
HANGS = 120.0
WRITES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate"}
"""Events of the interpreter, beside "open", by which files come, go or change."""


class Guard:
    """Watches what this process writes: only below ``folder``, and nothing stays there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.outside: list[str] = []
        sys.addaudithook(self.look)

    def look(self, event: str, arguments: tuple[object, ...]) -> None:
        """Keep the name of a file that is written, made or removed outside the folder."""
        if event == "open":
            name, mode, flags = arguments[:3]
            written = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            names = [name] if written or set(str(mode or "")) & set("wax+") else []
        elif event in WRITES:
            names = list(arguments[: 2 if event in ("os.rename", "os.link", "os.symlink") else 1])
        else:
            return
        for name in names:
            if isinstance(name, str | bytes | os.PathLike):
                path = Path(os.path.abspath(os.fsdecode(name)))  # noqa: PTH100 (no link is followed)
                if str(path) != os.devnull and not path.is_relative_to(self.folder):
                    self.outside.append(f"{event} {path}")

    def found(self) -> list[str]:
        """Return what was written outside, and what was left, since the last call."""
        left = [f"left {path.name}" for path in self.folder.iterdir()]
        left += [f"left here {path.name}" for path in Path().iterdir()]
        found, self.outside = self.outside + left, []
        return found


def main(count: int, seed: int, given: list[Path]) -> int:
    """Read ``count`` damaged files; return how many failed to end well."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    ends: Counter[str] = Counter()
    slowest = (0.0, "")
    start = Path.cwd()
    with TemporaryDirectory() as name:
        parts = ("made", "inputs", "temporary", "here")
        made, inputs, temporary, here = (Path(name).resolve() / part for part in parts)
        for folder in (made, inputs, temporary, here):
            folder.mkdir()
        samples = given or sample_files(made)
        tempfile.tempdir = str(temporary)
        os.environ["TMPDIR"] = str(temporary)  # for what is called
        os.chdir(here)
        guard = Guard(temporary)
        for turn in range(count):
            sample = chance.choice(samples)
            target = inputs / sample.name
            write_damaged(sample, chance, target)
            guard.outside.clear()  # the input itself
            end, took = timed(target)
            if took > LONGEST:  # or the machine was busy
                end, took = timed(target)
            slowest = max(slowest, (took, f"{turn} {sample.name}"))
            if strays := guard.found():
                print(f"{turn} {sample.name}: {', '.join(strays)}")
                end = "written outside"
            elif took > LONGEST:
                end = "too slow"
            if end not in ("read", "told"):
                (start / f"fuzz-{seed}-{turn}{sample.suffix}").write_bytes(target.read_bytes())
            ends[end] += 1
            target.unlink()
        os.chdir(start)
    print(f"seed {seed}: {', '.join(f'{end} {number}' for end, number in sorted(ends.items()))}")
    print(f"slowest: {slowest[0]:.2f} s (number {slowest[1]})")
    return count - ends["read"] - ends["told"]


def timed(path: Path) -> tuple[str, float]:
    """Return how reading a file ended, and how long it took."""
    faulthandler.dump_traceback_later(HANGS, exit=True)
    began = time.monotonic()
    end = outcome(path)
    faulthandler.cancel_dump_traceback_later()
    return end, time.monotonic() - began


def sample_files(folder: Path) -> list[Path]:
    """Return the samples of every format; those that tests/data has not are made in ``folder``."""
    held = sorted(path for path in (ROOT / "tests" / "data").iterdir() if path.suffix in SUFFIXES)
    notice = ROOT / "tests" / "data" / "notice.docx"
    lines = read(notice).text.split("\n")
    (folder / "notice.txt").write_text("\n".join(lines), encoding="utf-8")
    page = "".join(f"<p>{line}</p>" for line in lines)
    cells = "".join(
        f"<tr><td>{number}</td><td>{line}</td></tr>" for number, line in enumerate(lines)
    )
    (folder / "notice.html").write_text(
        f"<html><body><main>{page}<table>{cells}</table></main></body></html>", encoding="utf-8"
    )
    mail = EmailMessage()
    mail["Subject"] = "Thông báo"
    mail.set_content("\n".join(lines))
    mail.add_attachment(
        notice.read_bytes(), maintype="application", subtype="msword", filename="tb.docx"
    )
    (folder / "notice.eml").write_bytes(bytes(mail))
    with zipfile.ZipFile(folder / "notices.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.write(notice, "../notice.docx")  # whose name leads outside
        packed.write(ROOT / "tests" / "data" / "tcvn3.doc", "/tcvn3.doc")
        packed.write(folder / "notice.html", "a/notice.html")
    _draw(folder)
    return held + sorted(folder.iterdir())


def _draw(folder: Path) -> None:
    """Draw a line of a notice as small pictures."""
    from PIL import Image, ImageDraw

    picture = Image.new("L", (420, 60), 255)
    ImageDraw.Draw(picture).text((10, 15), "Giao Sở Y tế kiểm tra 12 trạm", fill=0, font_size=24)
    picture.save(folder / "scan.png", dpi=(150, 150))
    picture.save(folder / "scan.jpg", dpi=(150, 150))
    picture.save(folder / "scan.tif", save_all=True, append_images=[picture], dpi=(150, 150))


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
    number = int(given[0]) if given else 20_000
    seed = int(given[1]) if len(given) > 1 else 1
    sys.exit(1 if main(number, seed, [Path(name).resolve() for name in given[2:]]) else 0)
