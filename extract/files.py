"""Files as bytes: read within bounds, and packed files (ZIP) opened without trusting them."""

import hashlib
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import UnreadableFile

if TYPE_CHECKING:
    from lxml import etree

MAX_BYTES = 256 * 2**20
"""Largest file that is read; longer ones are no notices."""


@dataclass(frozen=True)
class ZipLimits:
    """How much a packed file may hold before it is taken for an attack."""

    members: int = 5_000
    member_bytes: int = 128 * 2**20
    total_bytes: int = 512 * 2**20
    ratio: int = 500
    """Unpacked bytes to packed bytes, over a whole file; Word's XML packs to about 1:20."""


_ZIP_LIMITS = ZipLimits()


def read_bytes(path: Path, *, max_bytes: int = MAX_BYTES) -> bytes:
    """Return the bytes of the file at ``path``.

    Raises UnreadableFile when it is missing, a folder, forbidden, or longer than ``max_bytes``.
    """
    try:
        if not path.exists():
            raise UnreadableFile(f"{path}: no such file; check the name")
        if not path.is_file():
            raise UnreadableFile(f"{path}: is no ordinary file; give a document")
        if path.stat().st_size > max_bytes:
            size = path.stat().st_size
            raise UnreadableFile(
                f"{path}: has {size:,} bytes, over the limit of {max_bytes:,}; split it"
            )
        return path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFile(
            f"{path}: cannot be opened ({reason}); check it and its rights"
        ) from error


def digest(data: bytes) -> str:
    """Return the SHA-256 of ``data`` in hex."""
    return hashlib.sha256(data).hexdigest()


def open_zip(data: bytes, path: Path, *, limits: ZipLimits = _ZIP_LIMITS) -> zipfile.ZipFile:
    """Return the packed file in ``data``, its declared sizes checked against ``limits``.

    Raises UnreadableFile, naming ``path``, when it is broken or would unpack beyond the limits.
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
    total = sum(member.file_size for member in members)
    if len(members) > limits.members:
        raise UnreadableFile(
            f"{path}: holds {len(members):,} parts, over {limits.members:,}; unpack it yourself"
        )
    if total > limits.total_bytes or (total > 2**20 and total > limits.ratio * len(data)):
        raise UnreadableFile(
            f"{path}: would unpack to {total:,} bytes; unpack it yourself if you trust it"
        )
    return packed


def read_member(
    packed: zipfile.ZipFile,
    name: str,
    path: Path,
    *,
    limits: ZipLimits = _ZIP_LIMITS,
    left: int | None = None,
) -> bytes:
    """Return the bytes of the member ``name``, whatever its header claims, within the limits.

    ``left`` is how many bytes may still be unpacked. Raises UnreadableFile, naming ``path``, when
    the member is absent, broken, locked or too long.
    """
    most = limits.member_bytes if left is None else min(limits.member_bytes, left)
    try:
        with packed.open(name) as member:
            data = member.read(most + 1)
    except KeyError:
        raise UnreadableFile(f"{path}: has no part {name!r}; get a fresh copy") from None
    except RuntimeError as error:  # zipfile's word for a password
        raise UnreadableFile(f"{path}: is locked with a password; save it without") from error
    except Exception as error:  # zlib, lzma, bz2, CRC, offsets: each has its own exception
        raise UnreadableFile(
            f"{path}: part {name!r} is broken ({error}); get a fresh copy"
        ) from error
    if len(data) > most:
        raise UnreadableFile(
            f"{path}: part {name!r} unpacks beyond {most:,} bytes; unpack it yourself"
        )
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
