"""What stands for an item: its summary for people, its content hash for machines."""

import hashlib
import json
from decimal import Decimal
from typing import Any

from extract.schema import Record, plain_number

SUMMARY_LENGTH = 200
_LEFT_OUT = frozenset({"span", "id"})


def summary(text: str) -> str:
    r"""Return ``text`` on one line, at most SUMMARY_LENGTH characters, cut at a word.

    >>> summary("rà soát,\n  tổng hợp")
    'rà soát, tổng hợp'
    """
    line = " ".join(text.split())
    if len(line) <= SUMMARY_LENGTH:
        return line
    return line[: SUMMARY_LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


class Digest:
    """Makes the content hashes of one document's items, which have many records in common."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Record, str]] = {}
        """By its id, each record that has been written, kept so that no other gets the id."""

    def content_hash(self, fields: dict[str, Any]) -> str:
        """Return 16 hex digits of SHA-256 over an item's canonical JSON without spans and ids."""
        names = sorted(fields.keys() - _LEFT_OUT)
        plain = ",".join([f'"{name}":{self._json(fields[name])}' for name in names])
        return hashlib.sha256(f"{{{plain}}}".encode()).hexdigest()[:16]

    def _json(self, value: Any) -> str:
        if isinstance(value, list):
            return f"[{','.join(map(self._json, value))}]"
        if not isinstance(value, Record):
            return _ENCODER.encode(value) if value is not None else "null"
        if id(value) not in self._known:
            self._known[id(value)] = value, _ENCODER.encode(value)
        return self._known[id(value)][1]


def _plain(value: Record | Decimal) -> Any:
    """Return what JSON has no form for: an amount as a number, a record's fields without spans."""
    if isinstance(value, Decimal):
        return plain_number(value)
    return {k: v for k, v in vars(value).items() if k not in _LEFT_OUT}


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain
)
