"""Rich Text (.rtf): letters by the font of each run, tables, and numbers as they were written."""

from pathlib import Path

from extract.errors import UnreadableFile
from extract.files import digest, read_bytes
from extract.layout import write_lines
from extract.limits import DEFAULT_LIMITS, Limits
from extract.source import Source
from extract.text import clean


def read_rtf(path: Path, limits: Limits = DEFAULT_LIMITS) -> Source:
    """Return the Rich Text document at ``path``; what stands before a cut is read.

    Raises UnreadableFile when it is missing or no Rich Text.
    """
    from extract.readers.rtf.body import BodyReader

    data = read_bytes(path, limits)
    start = data[:1024].find(b"{\\rtf")
    if start < 0:
        raise UnreadableFile(f"{path}: is no Rich Text; give it the suffix of what it is")
    text, found = write_lines(BodyReader().blocks(data[start:].decode("latin-1")))
    return Source(
        text=clean(text),
        path=str(path),
        media_type="application/rtf",
        sha256=digest(data),
        reader="rtf",
        encoding="+".join(found) or "utf-8",
    )
