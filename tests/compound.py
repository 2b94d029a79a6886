"""OLE compound files written stream by stream, for Word files that no program writes any more."""

import struct

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SMALLEST = 4096  # shorter streams would need the small-sector table


def compound(streams: dict[str, bytes]) -> bytes:
    """Return a compound file of up to three streams; each is padded with zeros to 4096 bytes."""
    padded = {name: data.ljust(_SMALLEST, b"\0") for name, data in streams.items()}
    table, sectors, starts = [_FAT, _END], b"", {}
    for name, data in padded.items():
        starts[name] = len(table)
        count = -(-len(data) // _SECTOR)
        table += [*range(len(table) + 1, len(table) + count), _END]
        sectors += data.ljust(count * _SECTOR, b"\0")
    assert len(table) <= _SECTOR // 4
    names = list(padded)
    entries = _entry("Root Entry", 5, child=1) + b"".join(
        _entry(
            name,
            2,
            start=starts[name],
            size=len(padded[name]),
            right=place + 2 if place + 1 < len(names) else _FREE,
        )
        for place, name in enumerate(names)
    )
    header = struct.pack("<8s16xHHHHH6xIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, _SMALLEST, _END, 0, _END, 0, 0)  # fmt: skip
    fat = struct.pack(f"<{len(table)}I", *table).ljust(_SECTOR, b"\xff")
    return header.ljust(_SECTOR, b"\xff") + fat + entries.ljust(_SECTOR, b"\0") + sectors


def _entry(
    name: str,
    kind: int,
    *,
    child: int = _FREE,
    start: int = _END,
    size: int = 0,
    right: int = _FREE,
) -> bytes:
    """Return one entry of the directory."""
    written = name.encode("utf-16-le").ljust(64, b"\0")
    length = 2 * (len(name) + 1)
    return written + struct.pack(
        "<HBBIII16xI16xIQ", length, kind, 1, _FREE, right, child, 0, start, size
    )
