"""A corpus: a folder of ``NAME.txt`` with ``NAME.gold.json`` beside it, read and written.

The form is that of corpora/GUIDELINES.md: every answer quotes the document word for word.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.errors import UnreadableFile

GOLD_SUFFIX = ".gold.json"


@dataclass(frozen=True)
class GoldDocument:
    """One annotated document: its text as it stands in the file, and its answers."""

    name: str
    text: str
    header: dict[str, Any]
    items: tuple[dict[str, Any], ...]
    spans: tuple[tuple[int, int], ...]
    """Where each item's quote stands: offsets into ``text``, end exclusive."""


def read_corpus(folder: Path) -> Iterator[GoldDocument]:
    """Yield the annotated documents of ``folder``, by name.

    Raises UnreadableFile when the folder has none, a text is missing, an answer is no JSON, or
    a quote does not stand in its text.
    """
    paths = sorted(folder.glob("*" + GOLD_SUFFIX))
    if not paths:
        raise UnreadableFile(f"{folder}: no file named NAME{GOLD_SUFFIX}; give a corpus folder")
    return map(read_gold, paths)


def read_gold(path: Path) -> GoldDocument:
    """Return the document whose answers are at ``path``; raises as ``read_corpus`` does."""
    name = path.name.removesuffix(GOLD_SUFFIX)
    try:
        text = (path.parent / f"{name}.txt").read_bytes().decode("utf-8")
        gold = json.loads(path.read_text(encoding="utf-8"))
        items, header = tuple(gold["items"]), gold["header"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnreadableFile(f"{path}: cannot be read ({error!r}); mend it or its text") from error
    spans = tuple(_locate_all(text, [item["quote"] for item in items], path))
    return GoldDocument(name, text, header, items, spans)


def _locate_all(text: str, quotes: Sequence[str], path: Path) -> Iterator[tuple[int, int]]:
    """Yield where each quote stands; a quote that comes twice takes its next place."""
    taken: set[int] = set()
    for quote in quotes:
        at = text.find(quote)
        while at in taken:
            at = text.find(quote, at + 1)
        if at >= 0:
            taken.add(at)
            yield at, at + len(quote)
            continue
        loose = re.search(r"\s+".join(map(re.escape, quote.split())), text)
        if loose is None:
            raise UnreadableFile(f"{path}: quote not in the text: {quote[:80]!r}; mend the quote")
        yield loose.span()
