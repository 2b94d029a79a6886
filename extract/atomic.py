"""Write a file whole or not at all: whoever reads it never meets half of a result."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

_PART = ".ketluan-{process}-{name}.part"


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """Give a stream (UTF-8, line feeds) whose text becomes ``path`` when the block ends well.

    When the block raises, ``path`` is as it was. A device or a named pipe is written directly.
    Raises OSError when the folder is missing or may not be written.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        with _opened(target, path) as stream:
            yield stream
        return
    part = target.with_name(_PART.format(process=os.getpid(), name=target.name[:100]))
    try:
        with _opened(part, path) as stream:
            yield stream
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _opened(place: Path, path: Path) -> TextIO:
    """Open ``place`` for writing what is to become ``path``, which an error names."""
    if not place.parent.is_dir():
        fact = f"there is no folder {path.parent}; make it first, or name another"
        raise FileNotFoundError(errno.ENOENT, fact, str(path))
    try:
        return place.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def remove_parts(folder: Path, process: int) -> None:
    """Remove what the process of that number, now ended, was writing into ``folder``."""
    for part in folder.glob(_PART.format(process=process, name="*")):
        part.unlink(missing_ok=True)
