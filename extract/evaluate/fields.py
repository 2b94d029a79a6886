"""Compare one gold item with the predicted one: leads, coordinating agencies, deadline, amounts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from extract.evaluate.keys import (
    AgencyKey,
    agency_key,
    bare_key,
    due_key,
    quantity_key,
    reference_key,
    text_key,
)

Item = Mapping[str, Any]
GoldKey = TypeVar("GoldKey")
PredictedKey = TypeVar("PredictedKey")

HEADER_FIELDS = ("issuer", "number", "date", "event_date", "chair", "signer")
_SHARED_WORDS = 3  # of two names of an issuer, one within the other


class Tally(NamedTuple):
    """How many answers were right, wanted, and given."""

    hits: int = 0
    gold: int = 0
    predicted: int = 0

    def plus(self, other: "Tally") -> "Tally":
        """Return the sum of both."""
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def right(self) -> bool:
        """Whether nothing is missing and nothing is too much."""
        return self.hits == self.gold == self.predicted

    @property
    def precision(self) -> float:
        """Share of what was given that is right."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of what was wanted that was given."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def compare_parties(gold: Item, predicted: Item | None, *, gold_key: str, key: str) -> Tally:
    """Compare lists of agencies, against that one of the accepted lists which fits best.

    Where careful readers differ, the gold accepts several lists (``leads_or``) or several names
    for one body ("huyện Vân Canh | địa phương").
    """
    parties = (predicted or {}).get(key) or []
    found = [agency_key(party.get("name") or party.get("text", "")) for party in parties]
    tallies = [
        _matched(
            [[agency_key(one) for one in names.split(" | ")] for names in accepted],
            found,
            _same_agency,
        )
        for accepted in (gold[gold_key], *gold.get(f"{gold_key}_or", []))
    ]
    return max(tallies, key=lambda tally: (tally.right, tally.hits - tally.gold))


def compare_leads(gold: Item, predicted: Item | None) -> Tally:
    """Compare who must do it."""
    return compare_parties(gold, predicted, gold_key="leads", key="lead_agencies")


def compare_coordinating(gold: Item, predicted: Item | None) -> Tally:
    """Compare who works along."""
    return compare_parties(gold, predicted, gold_key="coordinating", key="coordinating_agencies")


def compare_deadline(gold: Item, predicted: Item | None) -> Tally:
    """Compare the day, or the rule of recurrence."""
    wanted, found = due_key(gold.get("deadline")), due_key((predicted or {}).get("deadline"))
    hit = wanted is not None and wanted == found
    return Tally(int(hit), int(wanted is not None), int(found is not None))


def compare_quantities(gold: Item, predicted: Item | None) -> Tally:
    """Compare amounts by value and the first word of the unit."""
    return _compare_keys(gold, predicted, "quantities", quantity_key)


def compare_references(gold: Item, predicted: Item | None) -> Tally:
    """Compare the documents that are named."""
    return _compare_keys(gold, predicted, "references", reference_key)


def compare_header(gold: Item, predicted: Item) -> dict[str, Tally]:
    """Compare the head of a document, field by field.

    A gold header that is empty altogether says that nobody looked: then nothing is too much.
    """
    tallies = {}
    for field in HEADER_FIELDS:
        wanted, found = gold.get(field), predicted.get(field)
        hit = bool(wanted and found) and _same_field(field, wanted, found)
        tallies[field] = Tally(int(hit), int(bool(wanted)), int(bool(found) and bool(gold)))
    return tallies


FIELDS: dict[str, Callable[[Item, Item | None], Tally]] = {
    "lead": compare_leads,
    "coordinating": compare_coordinating,
    "deadline": compare_deadline,
    "quantity": compare_quantities,
    "reference": compare_references,
}
STRICT_FIELDS = ("lead", "coordinating", "deadline")
"""What must all be right for an item to go into a tracker as it stands."""


def too_much(predicted: Item) -> dict[str, Tally]:
    """Return the tallies of an item that should not be there: every value counts as given."""
    nothing: Item = {"leads": [], "coordinating": []}
    return {field: compare(nothing, predicted) for field, compare in FIELDS.items()}


def _compare_keys(
    gold: Item, predicted: Item | None, field: str, key: Callable[[Any], object]
) -> Tally:
    """Compare two lists of values by their keys."""
    wanted = list(map(key, gold.get(field) or []))
    found = list(map(key, (predicted or {}).get(field) or []))
    return _matched(wanted, found, lambda a, b: a == b)


def _matched(
    wanted: Sequence[GoldKey],
    found: Iterable[PredictedKey],
    same: Callable[[GoldKey, PredictedKey], bool],
) -> Tally:
    """Match two lists one to one, each wanted value with the first free one that is the same."""
    free = list(found)
    given = len(free)
    for value in wanted:
        hit = next((index for index, other in enumerate(free) if same(value, other)), None)
        if hit is not None:
            del free[hit]
    return Tally(given - len(free), len(wanted), given)


def _same_agency(gold: Sequence[AgencyKey], predicted: AgencyKey) -> bool:
    """Tell whether a predicted name is one of the accepted ones."""
    found = bare_key(predicted)
    return any(bare_key(name) and bare_key(name) == found for name in gold)


def _same_field(field: str, gold: str | None, predicted: str | None) -> bool:
    """Tell whether a field of the header is right; an issuer may be named more or less fully."""
    if field != "issuer":
        return text_key(gold) == text_key(predicted)
    a, b = agency_key(gold), agency_key(predicted)
    if not a or not b:
        return False
    return a == b or (len(a & b) >= _SHARED_WORDS and (a <= b or b <= a))
