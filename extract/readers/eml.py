"""Mails (.eml): the letter itself and the files that hang on it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import UnreadableFile
from extract.files import read_bytes
from extract.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from email.message import Message

_SUFFIXES = {"text/plain": ".txt", "text/html": ".html"}


def mail_parts(path: Path, limits: Limits = DEFAULT_LIMITS) -> Iterator[tuple[str, bytes]]:
    """Yield the (name, bytes) of a mail's letter and of each attachment, in order.

    A letter that is there as text and as HTML is given once, as text. Text parts come as UTF-8.
    Raises UnreadableFile when the file is missing or no mail, LimitExceeded when it has too many parts.
    """
    from email import message_from_bytes

    data = read_bytes(path, limits)
    try:
        message = message_from_bytes(data)
    except RecursionError:
        raise UnreadableFile(f"{path}: is nested too deep; save its files yourself") from None
    if not message.keys():
        raise UnreadableFile(
            f"{path}: is no mail (it has no header); give it the suffix of what it is"
        )
    letters: dict[str, bytes] = {}
    attached: list[tuple[str, bytes]] = []
    for place, part in enumerate(message.walk()):
        if place >= limits.max_parts:
            fact = f"holds more than {place:,} parts"
            raise limits.exceeded("max_parts", path, fact, instead="save its files yourself")
        name = _file_name(part)
        suffix = _SUFFIXES.get(part.get_content_type())
        if part.is_multipart():
            continue
        if name:
            attached.append((name, _content(part)))
        elif suffix and suffix not in letters:
            letters[suffix] = _as_utf8(part)
    letter = next(
        (suffix for suffix in (".txt", ".html") if letters.get(suffix, b"").strip()), None
    )
    if letter:
        yield f"message{letter}", letters[letter]
    yield from attached


def _file_name(part: "Message") -> str:
    """Return the name of an attachment, or "" for a part of the letter."""
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    name = part.get_filename() or ""
    try:
        return str(make_header(decode_header(name)))
    except (HeaderParseError, LookupError, UnicodeDecodeError, ValueError):
        return name


def _content(part: "Message") -> bytes:
    """Return the bytes of a part; those that cannot be unpacked as they stand."""
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError):
        payload = None
    return payload if isinstance(payload, bytes) else b""


def _as_utf8(part: "Message") -> bytes:
    """Return the text of a part in UTF-8, or its bytes where it names no encoding that holds."""
    data = _content(part)
    try:
        return data.decode(part.get_content_charset() or "utf-8").encode()
    except (LookupError, ValueError):  # ValueError: bytes that are not in it, a NUL in its name
        return data
