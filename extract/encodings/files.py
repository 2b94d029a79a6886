"""Bytes of a text file become characters, in UTF-8 or in the encoding that they show."""

import codecs
import re
from pathlib import Path

from extract.encodings.detection import guess
from extract.encodings.tables import encodings
from extract.errors import UnreadableFile

_MARKS = (  # longest first: UTF-32's mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PLAIN = "utf-8"
_DAMAGE = 0.002
"""Share of bytes that may break UTF-8 in a file that else is UTF-8: a cut or a bad copy."""
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.02
# Windows-1252 names five bytes fewer than Latin-1; those five stay controls.
_WINDOWS_1252 = "".join(
    bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in range(256)
)


# As browsers do: what names itself Latin-1 is Windows-1252.
_LATIN_1 = frozenset({"iso-8859-1", "latin-1", "latin1", "us-ascii", "windows-1252", "cp1252"})


def decode_bytes(data: bytes, path: Path, *, declared: str | None = None) -> tuple[str, str]:
    """Return the characters of ``data`` and the name of their encoding.

    ``declared`` is the encoding that the file itself names (in HTML, in a mail). Raises
    UnreadableFile, naming ``path``, when the bytes are no text or show no encoding.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding, path), encoding.removesuffix("-sig")
    if (wide := _wide_encoding(data)) is not None:
        return _decoded(data, wide, path), wide
    if b"\0" in data:
        raise UnreadableFile(
            f"{path}: is no text (it holds zero bytes); give the document it was made from"
        )
    for named in filter(None, (_PLAIN, declared)):
        text = _tried(data, named)
        if text is not None:
            return text, named
    damaged = data.decode(_PLAIN, "replace")
    if damaged.count("\ufffd") <= max(1, _DAMAGE * len(data)) and len(damaged) < 0.98 * len(data):
        return damaged, _PLAIN
    return _old(data, path)


def _old(data: bytes, path: Path) -> tuple[str, str]:
    """Return text in an old encoding, found by which one gives Vietnamese syllables."""
    text = data.decode("latin-1").translate(_WINDOWS_1252)
    name = guess(text)
    if name is not None:
        return encodings()[name].decode(text), name
    if len(_CONTROLS.findall(data)) > _CONTROL_SHARE * len(data):
        raise UnreadableFile(
            f"{path}: is no text (it holds control bytes); give the document it was made from"
        )
    raise UnreadableFile(
        f"{path}: is neither UTF-8 nor an old Vietnamese encoding; save it as UTF-8"
    )


def _wide_encoding(data: bytes) -> str | None:
    """Return which UTF-16 ``data`` is in, without a mark, by where its zero bytes stand."""
    sample = data[:4096]
    for encoding, zeros, others in (
        ("utf-16-le", sample[1::2], sample[::2]),
        ("utf-16-be", sample[::2], sample[1::2]),
    ):
        if len(sample) >= 8 and zeros.count(0) > 0.3 * len(zeros) and others.count(0) == 0:
            return encoding
    return None


def _decoded(data: bytes, encoding: str, path: Path) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableFile(f"{path}: begins as {encoding} but is not; save it as UTF-8") from None


def _tried(data: bytes, encoding: str) -> str | None:
    """Return ``data`` in ``encoding``, or None when it is not in it or Python does not know it."""
    if encoding.lower() in _LATIN_1:
        return data.decode("latin-1").translate(_WINDOWS_1252)
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
