"""Find amounts: a number with what it measures or counts.

A *quantity* is a numeral with a unit ("20,81%", "1,2 tỷ đồng", "4,92 ha") or with the noun that
it counts ("439 hộ nghèo"). Dates, document numbers, ordinals and labels are none. The words
are ``lexicons/quantities.toml``.
"""

from spacy.language import Language
from spacy.tokens import Doc

from extract.annotations import Tag, folded, register_extensions, tags, write
from extract.pipes.quantities.amounts import AmountReader
from extract.triggers import Triggers


class QuantityTagger:
    """The pipe: adds ``doc.spans["quantities"]``, each span with its QuantityValue."""

    def __init__(self) -> None:
        self.amounts = AmountReader()
        self.triggers = Triggers(self.amounts.first_words)

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its amounts, in order, none inside a deadline."""
        text = folded(doc)
        starts = self.triggers.find(doc)
        limits = {at for tag in tags(doc, "deadlines") for at in range(tag.start, tag.end)}
        found = (a for a in self.amounts.read(text, starts) if a.start not in limits)
        write(doc, "quantities", (Tag(a.start, a.end, a.value.unit_kind, a.value) for a in found))
        return doc


@Language.factory("notice_quantities")
def create_quantities(nlp: Language, name: str) -> QuantityTagger:  # noqa: ARG001
    """Return the quantities pipe (spaCy factory)."""
    register_extensions()
    return QuantityTagger()
