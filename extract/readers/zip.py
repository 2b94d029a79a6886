"""Packed files (.zip): the documents in them, within bounds, nothing written outside."""

from collections.abc import Iterator
from pathlib import Path

from extract.files import open_zip, read_bytes, read_member
from extract.limits import DEFAULT_LIMITS, MEGABYTE, Limits

_UTF_8_NAME = 0x800


def zip_members(path: Path, limits: Limits = DEFAULT_LIMITS) -> Iterator[tuple[str, bytes]]:
    """Yield the (name, bytes) of each file packed in ``path``, in the order of their names.

    Raises UnreadableFile when it is broken or locked, LimitExceeded when it unpacks to too much.
    """
    with open_zip(read_bytes(path, limits), path, limits) as packed:
        left = limits.max_unpacked_megabytes * MEGABYTE
        for member in sorted(packed.infolist(), key=lambda member: member.filename):
            if not member.filename.rstrip("/") or member.filename.endswith("/"):
                continue  # a folder, or a damaged name
            name = member.filename if member.flag_bits & _UTF_8_NAME else _old_name(member.filename)
            data = read_member(packed, member.filename, path, limits=limits, left=left)
            left -= len(data)
            yield name, data


def _old_name(name: str) -> str:
    """Return a name that was packed without saying that it is UTF-8, when it is."""
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name
