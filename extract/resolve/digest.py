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


def content_hash(fields: dict[str, Any]) -> str:
    """Return 16 hex digits of SHA-256 over an item's canonical JSON without spans and ids."""
    plain = _ENCODER.encode({k: v for k, v in fields.items() if k not in _LEFT_OUT})
    return hashlib.sha256(plain.encode("utf-8")).hexdigest()[:16]


def _plain(value: Record | Decimal) -> Any:
    """Return what JSON has no form for: an amount as a number, a record's fields without spans."""
    if isinstance(value, Decimal):
        return plain_number(value)
    return {k: v for k, v in vars(value).items() if k not in _LEFT_OUT}


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain
)
