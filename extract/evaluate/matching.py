"""Match the items of one document with its gold items, and count what is right."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from extract.corpus import GoldDocument
from extract.evaluate.fields import (
    FIELDS,
    STRICT_FIELDS,
    Item,
    Tally,
    compare_header,
    too_much,
)

KINDS = {"task": "item", "target": "target", "decision": "decision"}
"""Kind of item → the figure that tells how well such items are found."""
FIGURES = ("strict", "item", *FIELDS, "target", "decision", "header")
_WORD = re.compile(r"\w+")
_ENOUGH = 0.5  # share of the words of two spans together that both must have


@dataclass(frozen=True)
class Difference:
    """One thing that is wrong: its category, and the words on both sides."""

    document: str
    category: str
    """"missed", "spurious", "boundary", "kind", or the name of a field."""
    text: str
    """The words of the item; for a header, the name of the field."""
    gold: str = ""
    predicted: str = ""


@dataclass
class Result:
    """The tallies of one document, or of several together."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    modality: Counter[bool] = field(default_factory=Counter)
    differences: list[Difference] = field(default_factory=list)

    def add(self, figure: str, tally: Tally) -> None:
        """Add to one figure."""
        self.tallies[figure] = self.tallies.get(figure, Tally()).plus(tally)

    def include(self, other: "Result") -> None:
        """Add everything of another result."""
        for figure, tally in other.tallies.items():
            self.add(figure, tally)
        self.modality += other.modality
        self.differences += other.differences


class Document:
    """One gold document beside the record predicted for it (an empty one when there is none)."""

    def __init__(self, gold: GoldDocument, record: Mapping[str, Any]) -> None:
        self.name = gold.name
        self.genre = str(record.get("genre") or "other")
        self.header, self.found_header = gold.header, record.get("header") or {}
        self.gold: Sequence[Item] = gold.items
        self.predicted: Sequence[Item] = record.get("action_items") or []
        words = [match.span() for match in _WORD.finditer(gold.text)]
        self.gold_words = [_words_within(words, *span) for span in gold.spans]
        spans = [(item["span"]["start"], item["span"]["end"]) for item in self.predicted]
        self.predicted_words = [_words_within(words, *span) for span in spans]
        self.text = gold.text

    @cached_property
    def pairs(self) -> dict[int, int]:
        """Gold item → predicted item: one to one, the greatest overlap first."""
        overlaps = sorted(
            (
                (len(g & p) / max(1, len(g | p)), i, j)
                for i, g in enumerate(self.gold_words)
                for j, p in enumerate(self.predicted_words)
            ),
            reverse=True,
        )
        pairs: dict[int, int] = {}
        for overlap, i, j in overlaps:
            if overlap >= _ENOUGH and i not in pairs and j not in pairs.values():
                pairs[i] = j
        return pairs

    @cached_property
    def neutral(self) -> set[int]:
        """Predicted items that match an optional one or lie inside one: neither right nor wrong."""
        optional = {i for i, item in enumerate(self.gold) if item.get("optional")}
        matched = {j: i for i, j in self.pairs.items()}
        neutral = {j for j, i in matched.items() if i in optional}
        for j, words in enumerate(self.predicted_words):
            enough = _ENOUGH * max(1, len(words))
            if j not in matched and any(
                len(self.gold_words[i] & words) >= enough for i in optional
            ):
                neutral.add(j)
        return neutral

    def compare(self) -> Result:
        """Return what is right and wrong in this document."""
        result = Result()
        self._compare_header(result)
        for kind, figure in KINDS.items():
            wanted = [
                i
                for i, item in enumerate(self.gold)
                if item["kind"] == kind and not item.get("optional")
            ]
            given = [
                j
                for j, item in enumerate(self.predicted)
                if item.get("kind", "task") == kind and j not in self.neutral
            ]
            hits = {i: self.pairs[i] for i in wanted if self._found(i, kind)}
            result.add(figure, Tally(len(hits), len(wanted), len(given)))
            self._tell_kind(result, kind, wanted, given)
            if kind == "task":
                self._compare_tasks(result, wanted, given, hits)
        return result

    def _found(self, i: int, kind: str) -> bool:
        """Tell whether gold item ``i`` was found as an item of its kind."""
        return i in self.pairs and self.predicted[self.pairs[i]].get("kind", "task") == kind

    def _compare_header(self, result: Result) -> None:
        for name, tally in compare_header(self.header, self.found_header).items():
            result.add("header", tally)
            if not tally.right:
                gold, predicted = self.header.get(name), self.found_header.get(name)
                result.differences.append(
                    Difference(self.name, "header", name, gold or "—", predicted or "—")
                )

    def _compare_tasks(
        self, result: Result, wanted: list[int], given: list[int], hits: dict[int, int]
    ) -> None:
        """Compare the fields of tasks; what belongs to an unmatched task is missed or too much."""
        strict = 0
        for i in wanted:
            gold = self.gold[i]
            predicted = self.predicted[hits[i]] if i in hits else None
            tallies = {name: compare(gold, predicted) for name, compare in FIELDS.items()}
            for name, tally in tallies.items():
                result.add(name, tally)
            if predicted is not None:
                strict += all(tallies[name].right for name in STRICT_FIELDS)
                self._compare_found(result, i, predicted, tallies)
        for j in given:
            if j not in hits.values():
                for name, tally in too_much(self.predicted[j]).items():
                    result.add(name, tally)
        result.add("strict", Tally(strict, len(wanted), len(given)))

    def _compare_found(
        self, result: Result, i: int, predicted: Item, tallies: Mapping[str, Tally]
    ) -> None:
        """Compare the modality of a task that was found, and tell which fields are wrong."""
        gold = self.gold[i]
        modalities = [one.get("modality", "order") for one in (gold, predicted)]
        result.modality[modalities[0] == modalities[1]] += 1
        wrong = {
            n: (_told(gold, n), _told(predicted, n)) for n, t in tallies.items() if not t.right
        }
        if modalities[0] != modalities[1]:
            wrong["modality"] = (modalities[0], modalities[1])
        for name, (wanted, found) in wrong.items():
            result.differences.append(Difference(self.name, name, gold["quote"], wanted, found))

    def _tell_kind(self, result: Result, kind: str, wanted: list[int], given: list[int]) -> None:
        """Tell which items of one kind were missed, invented, cut wrongly, or of another kind."""
        matched = {j: i for i, j in self.pairs.items()}
        for i in wanted:
            if i in self.pairs and not self._found(i, kind):
                found = self.predicted[self.pairs[i]].get("kind", "task")
                result.differences.append(
                    Difference(self.name, "kind", self.gold[i]["quote"], kind, found)
                )
            elif i not in self.pairs:
                near = self._nearest(self.gold_words[i])
                category = "missed" if near is None else "boundary"
                found = "" if near is None else self._words(near)
                quote = self.gold[i]["quote"]
                result.differences.append(Difference(self.name, category, quote, kind, found))
        for j in given:
            if j not in matched and not any(self.predicted_words[j] & w for w in self.gold_words):
                result.differences.append(
                    Difference(self.name, "spurious", self._words(j), "", kind)
                )

    def _nearest(self, words: frozenset[int]) -> int | None:
        """Return the predicted item, matched with no gold item, that shares most with ``words``."""
        free = [j for j in range(len(self.predicted)) if j not in self.pairs.values()]
        shared = {j: len(self.predicted_words[j] & words) for j in free}
        best = max(free, key=shared.__getitem__, default=None)
        return best if best is not None and shared[best] else None

    def _words(self, j: int) -> str:
        """Return the words of predicted item ``j`` as the document has them."""
        span = self.predicted[j]["span"]
        return self.text[span["start"] : span["end"]]


def _words_within(words: Sequence[tuple[int, int]], start: int, end: int) -> frozenset[int]:
    """Return the numbers of the words that lie in the characters [start, end)."""
    return frozenset(i for i, (s, e) in enumerate(words) if s >= start and e <= end)


def _told(item: Item, name: str) -> str:
    """Return a field of a gold or a predicted item for people to read."""
    plural = {"quantity": "quantities", "reference": "references"}
    if name in ("lead", "coordinating"):
        key = "leads" if name == "lead" else name
        names = [party["name"] for party in item.get(f"{name}_agencies") or []]
        return "; ".join(names or item.get(key) or []) or "—"
    value = item.get(plural.get(name, name))
    if name == "deadline":
        return _told_deadline(value)
    return "; ".join(_told_value(one) for one in value or []) or "—"


def _told_deadline(deadline: Mapping[str, Any] | None) -> str:
    """Return the words of a deadline with the day or rule that they were read as."""
    if not deadline:
        return "—"
    read = deadline.get("recurrence") or deadline.get("due") or "unresolved"
    return f"{deadline.get('text', '')} → {read}"


def _told_value(value: Mapping[str, Any] | str) -> str:
    """Return an amount or a reference for people to read."""
    if isinstance(value, str):
        return value
    if "unit" in value:
        return f"{value['value']} {value['unit']}"
    return str(value.get("number") or value.get("name") or value.get("text"))
