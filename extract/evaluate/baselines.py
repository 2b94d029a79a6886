"""Baselines: what a reader gets without this project, to hold its figures against.

Both give records in the form of ``schema.Notice`` as JSON values, with what they can find.
"""

import calendar
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from extract import lexicons
from extract.corpus import GoldDocument
from extract.evaluate.keys import text_key

Record = dict[str, Any]
AgencyFinder = Callable[[str], list[tuple[int, str]]]
"""Text → where each agency starts, and its name."""


def by_expressions(document: GoldDocument) -> Record:
    """Return what the plain expressions of ``lexicons/baseline.toml`` find in a document."""
    return {"action_items": list(_items(document.text, _agencies_by_expressions))}


def by_named_entities(document: GoldDocument) -> Record:
    """Return the same, but with the agencies that ``underthesea.ner`` calls organisations."""
    return {"action_items": list(_items(document.text, _agencies_by_ner))}


BASELINES: dict[str, Callable[[GoldDocument], Record]] = {
    "regular expressions": by_expressions,
    "underthesea ner": by_named_entities,
}


def _items(text: str, find_agencies: AgencyFinder) -> Iterator[Record]:
    """Yield each clause that looks like a task, with what stands in it."""
    for start, end in sorted({match.span("task") for match in _matches("task", text)}):
        clause = text[start:end].rstrip()
        coordination = next(_matches("coordination", clause), None)
        border = coordination.start() if coordination else len(clause)
        agencies = find_agencies(clause)
        yield {
            "span": {"start": start, "end": start + len(clause)},
            "kind": "task",
            "modality": "request" if text_key(clause).startswith("đề nghị") else "order",
            # Before "phối hợp với" only the first agency leads; the others are its objects.
            "lead_agencies": [{"name": name} for at, name in agencies if at < border][:1],
            "coordinating_agencies": [{"name": name} for at, name in agencies if at > border],
            "deadline": next(map(_deadline, _matches("deadline", clause)), None),
            "quantities": list(map(_quantity, _matches("quantity", clause))),
            "references": [{"number": match.group()} for match in _matches("reference", clause)],
        }


def _agencies_by_expressions(clause: str) -> list[tuple[int, str]]:
    """Return head nouns with the capitalised words behind them."""
    return [(match.start(), match.group()) for match in _matches("agency", clause)]


def _agencies_by_ner(clause: str) -> list[tuple[int, str]]:
    """Return the entities that underthesea labels ORG; each is looked up in the clause again."""
    from underthesea import ner  # 0.6 s to import, and only evaluation needs it

    names: list[list[str]] = []
    for word, _, _, label in ner(clause):
        if label == "B-ORG":
            names.append([word])
        elif label == "I-ORG" and names:
            names[-1].append(word)
    return [(max(0, clause.find(words[0])), " ".join(words)) for words in names]


def _deadline(match: re.Match[str]) -> Record:
    """Return the last day of the day, month or year that was written."""
    parts = match.groupdict()
    year, month = int(parts["year"]), min(12, max(1, int(parts.get("month") or 12)))
    last = calendar.monthrange(year, month)[1]
    day = min(last, max(1, int(parts.get("day") or last)))
    return {"text": match.group(), "due": f"{year}-{month:02}-{day:02}", "recurrence": None}


def _quantity(match: re.Match[str]) -> Record:
    """Return a number, its dots for thousands and its comma for the decimals."""
    value = match["value"].replace(".", "").replace(",", ".")
    return {"value": value if value.count(".") < 2 else None, "unit": match["unit"]}


def _matches(table: str, text: str) -> Iterator[re.Match[str]]:
    """Yield what the expressions of one table find, expression after expression."""
    for expression in _compiled(table):
        yield from expression.finditer(text)


@cache
def _compiled(table: str) -> tuple[re.Pattern[str], ...]:
    """Return the compiled expressions of one table of the lexicon."""
    return tuple(entry.expression for entry in lexicons.patterns("baseline", table))
