"""Word 97 to 2003 documents (.doc): read from the piece table, each run with its font."""

from pathlib import Path

from extract.errors import UnreadableFile
from extract.files import digest, read_bytes
from extract.layout import Block, Paragraph, Run, write_lines
from extract.limits import DEFAULT_LIMITS, Limits
from extract.source import Source
from extract.text import clean


def read_doc(path: Path, limits: Limits = DEFAULT_LIMITS) -> Source:
    """Return the Word 97 document at ``path``.

    Raises UnreadableFile when it is broken, locked or no Word document.
    """
    import struct

    data = read_bytes(path, limits)
    try:
        blocks = _blocks(data, path)
    except (struct.error, IndexError, ValueError, OverflowError, RecursionError) as error:
        raise UnreadableFile(
            f"{path}: is a broken Word file ({error}); open it in Word and save it anew"
        ) from error
    text, found = write_lines(blocks)
    return Source(
        text=clean(text),
        path=str(path),
        media_type="application/msword",
        sha256=digest(data),
        reader="doc",
        encoding="+".join(found) or "utf-8",
    )


def _blocks(data: bytes, path: Path) -> list[Block]:
    """Return the blocks of the body, then of its text boxes and footnotes."""
    from extract.readers.doc.binary import is_old, old_text, open_word
    from extract.readers.doc.body import CHARACTERS, BodyReader, without_fields

    word = open_word(data, path)
    if is_old(word):
        lines = without_fields(old_text(word), []).replace("\x07", "\t").split("\r")
        return [Paragraph((Run(line.translate(CHARACTERS)),)) for line in lines]
    body, notes, headers, macros, comments, endnotes, boxes, *_ = word.stories
    reader = BodyReader(word)
    blocks = reader.blocks(0, body)
    after = body + notes + headers + macros + comments
    return (
        blocks
        + reader.blocks(after + endnotes, after + endnotes + boxes)
        + reader.notes(body, body + notes)
    )
