"""An Input: one document that a call asks for, where it lies and how its path is told.

Folders are searched recursively for the suffixes that a reader knows. The order depends on
names only, so the same call gives the same documents in the same order on any machine.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extract.readers import SUFFIXES

STANDARD_INPUT = "-"


@dataclass(frozen=True)
class Input:
    """One document to read.

    ``shown`` is the path as the record tells it: as given, and for a file found in a folder the
    folder as given plus the inner path, with "/". ``fault`` says why the file must not be read;
    ``text_folder`` is where its text is to be kept, as ``SHA256.txt``; ``data`` is what stood on standard
    input, where that was read before.
    """

    path: Path
    shown: str
    fault: str | None = None
    text_folder: Path | None = None
    data: bytes | None = None


@dataclass
class Found:
    """What a call's paths hold: the documents in order, and what was passed over."""

    inputs: list[Input] = field(default_factory=list)
    skipped: int = 0
    """Files in folders whose suffix no reader knows."""
    empty_folders: list[str] = field(default_factory=list)
    """Folders, as given, without any document."""


def find_inputs(paths: Iterable[str | Path]) -> Found:
    """Return the documents that ``paths`` name: files, folders, or "-" for standard input.

    Nothing is opened. A path that is no folder is taken as it stands, so that a missing file or
    an unknown suffix is told by the reader, by name.
    """
    found = Found()
    for given in map(str, paths):
        path = Path(given)
        if given == STANDARD_INPUT or not path.is_dir():
            found.inputs.append(Input(path, printable(given)))
            continue
        before = len(found.inputs)
        for inner in sorted(_files(path), key=lambda p: p.as_posix()):
            if _is_document(inner):
                found.inputs.append(_inner_input(given, inner))
            else:
                found.skipped += 1
        if len(found.inputs) == before:
            found.empty_folders.append(printable(given))
    return found


def _files(folder: Path) -> Iterator[Path]:
    """Yield the paths, from ``folder`` on, of all files below it; linked folders are not entered."""
    for parent, _, names in os.walk(folder):
        for name in names:
            yield (Path(parent) / name).relative_to(folder)


def _is_document(inner: Path) -> bool:
    """Tell whether a file in a folder is one: a known suffix, not hidden, not Word's lock file."""
    hidden = any(part.startswith(".") for part in inner.parts)
    return inner.suffix.lower() in SUFFIXES and not hidden and not inner.name.startswith("~$")


def _inner_input(given: str, inner: Path) -> Input:
    """Return the Input of a file found in the folder ``given``."""
    path = Path(given) / inner
    shown = printable(f"{given.rstrip('/' + os.sep)}/{inner.as_posix()}")
    if path.is_symlink() and not path.resolve().is_relative_to(Path(given).resolve()):
        return Input(path, shown, "is a link that leads outside the folder; name the file itself")
    return Input(path, shown)


def printable(path: str) -> str:
    """Return ``path`` as text that can be written: undecodable bytes of a name become U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
