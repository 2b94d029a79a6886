"""Readers: a file of any known format becomes a Source.

A reader is a function from a path to a Source, one row of ``READERS``; its options are
keyword-only with stated defaults. Readers import what is heavy inside their functions, so that
this table costs nothing.
"""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from extract.errors import UnknownFormat, UnreadableFile
from extract.files import MAX_BYTES, read_bytes
from extract.readers.doc import read_doc
from extract.readers.docx import read_docx
from extract.readers.html import read_html
from extract.readers.pdf import read_pdf
from extract.readers.rtf import read_rtf
from extract.readers.txt import read_txt, source_of_text
from extract.source import Source

READERS: dict[str, Callable[[Path], Source]] = {
    ".txt": read_txt,
    ".md": read_txt,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_docx,
    ".doc": read_doc,
    ".rtf": read_rtf,
    ".pdf": read_pdf,
}
SUFFIXES = frozenset(READERS)
"""Suffixes, in lower case, of the files that are read in a folder."""


def read(path: Path | str) -> Source:
    """Return the document at ``path``, read by its content where that contradicts the suffix.

    Raises UnknownFormat when no reader has the suffix, UnreadableFile when the file is missing,
    broken or holds no text, MissingExtra when a program that it needs is not installed.
    """
    path = Path(path)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        read_bytes(path)  # a missing file is told as missing, whatever its suffix
        raise UnknownFormat(
            f"{path}: no reader for {path.suffix or 'a name without suffix'!r}; known: {' '.join(sorted(READERS))}"
        )
    return reader(path)


def read_stdin(stream: BinaryIO) -> Source:
    """Return the text on ``stream`` as the document ``-``.

    Raises UnreadableFile when it is no text.
    """
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UnreadableFile(f"-: standard input is longer than {MAX_BYTES:,} bytes; give files")
    return source_of_text(data, Path("-"))
