"""Write a file whole or not at all: whoever reads it never meets half of a result."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """Give a stream (UTF-8, line feeds) whose text becomes ``path`` when the block ends well.

    When the block raises, ``path`` is as it was. A device or a named pipe is written directly.
    Raises OSError when the folder is missing or may not be written.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        with target.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    part = target.with_name(f".ketluan-{os.getpid()}-{target.name[:100]}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
