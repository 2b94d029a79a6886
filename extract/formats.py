"""Formats: which format a file's content shows, whatever its suffix says."""

import re
import zipfile
from pathlib import Path

from extract.errors import UnreadableFile

_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")  # a .docx with a password is an OLE file
_SIGNATURES = (
    (re.compile(re.escape(_OLE)), ".doc"),
    (re.compile(rb"[\s\xef\xbb\xbf]*\{\\rtf"), ".rtf"),
    (re.compile(rb"[\s\xef\xbb\xbf]*%PDF-"), ".pdf"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), ".png"),
    (re.compile(rb"\xff\xd8\xff"), ".jpg"),
    (re.compile(rb"II\*\x00|MM\x00\*"), ".tif"),
)
# What people save under another name ("save as" a web page, plain text); nothing in it is
# reserved to these formats, so a text file that merely begins so stays text.
_MARKUP = (
    (re.compile(rb"[\s\xef\xbb\xbf]*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).){0,500}-->\s*)*<(?:!doctype html|html)", re.IGNORECASE | re.DOTALL), ".html"),
    (re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,30}?mime-version:", re.IGNORECASE), ".eml"),
)  # fmt: skip
_ZIP = b"PK\x03\x04"
# Suffixes of one format, by the one that the content shows.
_SAME = {".jpeg": ".jpg", ".tiff": ".tif", ".htm": ".html", ".md": ".txt"}
_TEXTS = frozenset({".txt", ".md"})


def is_packed_or_binary(data: bytes) -> bool:
    """Tell whether bytes without a name show a format other than text."""
    return data.startswith(_ZIP) or any(pattern.match(data[:_HEAD]) for pattern, _ in _SIGNATURES)


def suffix_by_content(path: Path) -> str | None:
    """Return the suffix of the format that the file at ``path`` shows, or None for its own.

    Raises UnreadableFile for a document that is locked with a password.
    """
    own = path.suffix.lower()
    own = _SAME.get(own, own)
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if head.startswith(_OLE) and _LOCKED in path.read_bytes():
        raise UnreadableFile(f"{path}: is locked with a password; save it without")
    shown = next((suffix for pattern, suffix in _SIGNATURES if pattern.match(head)), None)
    if head.startswith(_ZIP):
        shown = _packed_format(path)
    if shown is None and own not in _TEXTS:
        shown = next((suffix for pattern, suffix in _MARKUP if pattern.match(head)), None)
    if shown is None and own in (".doc", ".rtf") and head and b"\0" not in head:
        shown = ".txt"
    return None if shown == own else shown


def _packed_format(path: Path) -> str | None:
    """Return which of the formats that are packed (.docx, .odt, .zip) a packed file is."""
    try:
        with zipfile.ZipFile(path) as packed:
            names = set(packed.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None  # its own reader says what is wrong with it
    if "[Content_Types].xml" in names:
        return ".docx" if any(name.startswith("word/") for name in names) else None
    if "content.xml" in names and "mimetype" in names:
        return ".odt"
    return ".zip"
