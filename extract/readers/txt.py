"""Plain text and Markdown: bytes become characters, in UTF-8 or an encoding that they show."""

from pathlib import Path

from extract.encodings import decode_bytes, decode_text
from extract.files import digest, read_bytes
from extract.limits import DEFAULT_LIMITS, Limits
from extract.source import Source
from extract.text import clean

_MEDIA_TYPES = {".md": "text/markdown"}


def read_txt(path: Path, limits: Limits = DEFAULT_LIMITS) -> Source:
    """Return the text file at ``path``; an empty file is an empty text.

    Raises UnreadableFile when it holds no text, or text in an encoding that it does not show.
    """
    return source_of_text(read_bytes(path, limits), path)


def source_of_text(data: bytes, path: Path) -> Source:
    """Return the text in ``data`` as a Source named ``path``.

    Raises UnreadableFile as ``read_txt``.
    """
    text, encoding = decode_bytes(data, path)
    text, old = decode_text(text)
    return Source(
        text=clean(text),
        path=str(path),
        media_type=_MEDIA_TYPES.get(path.suffix.lower(), "text/plain"),
        sha256=digest(data),
        reader="text",
        encoding=old or encoding,
    )
