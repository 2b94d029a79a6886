"""What stands for an item: its summary for people, its content hash for machines."""

import hashlib
import json
from typing import Any

SUMMARY_LENGTH = 200


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
    plain = json.dumps(
        _plain(fields), ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str
    )
    return hashlib.sha256(plain.encode("utf-8")).hexdigest()[:16]


def _plain(value: Any) -> Any:
    if hasattr(value, "model_dump"):
        value = value.model_dump(mode="json")
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items() if k not in ("span", "id", "confidence")}
    if isinstance(value, list):
        return [_plain(v) for v in value]
    return value
