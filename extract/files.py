"""Files as bytes: read within bounds, and packed files (ZIP) opened without trusting them."""

import hashlib
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import UnreadableFile
from extract.limits import DEFAULT_LIMITS, MEGABYTE, Limits, megabytes

if TYPE_CHECKING:
    from lxml import etree

_NO_BOMB = MEGABYTE
"""What unpacks to no more is no attack, however well it is packed; Word's XML packs to about 1:20."""
_UNPACK = "unpack it yourself if you trust it"


def read_bytes(path: Path, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """Return the bytes of the file at ``path``.

    Raises UnreadableFile when it is missing, a folder or forbidden, LimitExceeded when it is longer
    than the limits allow.
    """
    check_file(path, limits)
    try:
        return path.read_bytes()
    except OSError as error:
        raise _cannot_be_opened(path, error) from error


def check_file(path: Path, limits: Limits) -> None:
    """Raise what ``read_bytes`` raises for a file that it would not read, before it is opened."""
    try:
        if not path.exists():
            raise UnreadableFile(f"{path}: no such file; check the name")
        if not path.is_file():
            raise UnreadableFile(f"{path}: is no ordinary file; give a document")
        size = path.stat().st_size
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise _cannot_be_opened(path, error) from error
    if size > limits.max_megabytes * MEGABYTE:
        needed = megabytes(size)
        raise limits.exceeded("max_megabytes", path, f"has {needed:,} megabytes", needed=needed)


def _cannot_be_opened(path: Path, error: Exception) -> UnreadableFile:
    reason = getattr(error, "strerror", None) or str(error)
    return UnreadableFile(f"{path}: cannot be opened ({reason}); check it and its rights")


def digest(data: bytes) -> str:
    """Return the SHA-256 of ``data`` in hex."""
    return hashlib.sha256(data).hexdigest()


def open_zip(data: bytes, path: Path, limits: Limits = DEFAULT_LIMITS) -> zipfile.ZipFile:
    """Return the packed file in ``data``, its declared sizes checked against ``limits``.

    Raises UnreadableFile, naming ``path``, when it is broken, LimitExceeded when it would unpack
    beyond the limits.
    """
    try:
        packed = zipfile.ZipFile(io.BytesIO(data))
    except (
        zipfile.BadZipFile,
        ValueError,
        OSError,
        NotImplementedError,
        UnicodeDecodeError,
    ) as error:
        raise UnreadableFile(f"{path}: is broken or cut off ({error}); get a fresh copy") from error
    members = packed.infolist()
    if len(members) > limits.max_parts:
        raise limits.exceeded(
            "max_parts", path, f"holds {len(members):,} parts", needed=len(members), instead=_UNPACK
        )
    _check_sizes(sum(member.file_size for member in members), len(data), path, limits)
    return packed


def _check_sizes(unpacked: int, size: int, path: Path, limits: Limits) -> None:
    """Raise LimitExceeded when a packed file of ``size`` bytes would unpack to too much."""
    if unpacked > limits.max_unpacked_megabytes * MEGABYTE:
        needed = megabytes(unpacked)
        fact = f"would unpack to {needed:,} megabytes"
        raise limits.exceeded("max_unpacked_megabytes", path, fact, needed=needed, instead=_UNPACK)
    ratio = -(-unpacked // size)
    if unpacked > _NO_BOMB and ratio > limits.max_ratio:
        fact = f"would unpack to {ratio:,} times its size"
        raise limits.exceeded("max_ratio", path, fact, needed=ratio, instead=_UNPACK)


def read_member(
    packed: zipfile.ZipFile,
    name: str,
    path: Path,
    *,
    limits: Limits = DEFAULT_LIMITS,
    left: int | None = None,
) -> bytes:
    """Return the bytes of the member ``name``, whatever its header claims, within the limits.

    ``left`` is how many bytes may still be unpacked. Raises UnreadableFile, naming ``path``, when
    the member is absent, broken or locked, LimitExceeded when it is too long.
    """
    most = limits.max_megabytes * MEGABYTE
    total = limits.max_unpacked_megabytes * MEGABYTE if left is None else left
    try:
        with packed.open(name) as member:
            data = member.read(min(most, total) + 1)
    except KeyError:
        raise UnreadableFile(f"{path}: has no part {name!r}; get a fresh copy") from None
    except RuntimeError as error:  # zipfile's word for a password
        raise UnreadableFile(f"{path}: is locked with a password; save it without") from error
    except MemoryError:
        raise
    except Exception as error:  # zlib, lzma, bz2, CRC, offsets: each has its own exception
        raise UnreadableFile(
            f"{path}: part {name!r} is broken ({error}); get a fresh copy"
        ) from error
    if len(data) > min(most, total):
        limit = "max_megabytes" if most <= total else "max_unpacked_megabytes"
        raise limits.exceeded(limit, path, f"part {name!r} is too long", instead=_UNPACK)
    return data


def parse_xml(data: bytes, path: Path) -> "etree._Element":
    """Return the root element of an XML part; entities and outside references stay unread.

    Raises UnreadableFile when it is not well-formed, or nested beyond libxml2's own bounds.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile(f"{path}: holds broken XML ({error}); get a fresh copy") from error
