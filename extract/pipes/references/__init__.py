"""Find references: where a text names a legal or administrative document.

A reference runs from the kind of document to its number, date or name ("Kế hoạch số 45/KH-UBND
ngày 04/6/2024", "Luật Đất đai năm 2024"). The issuer that follows goes into the value; điều,
khoản and điểm stay outside. Numbers are put right in the value (spaces, look-alike letters),
never in the text. A document's own number in its head refers to nothing.
"""

from spacy.language import Language
from spacy.tokens import Doc

from extract.annotations import Tag, register_extensions, write
from extract.lexicons import patterns
from extract.pipes.references.issuers import IssuerReader
from extract.pipes.references.laws import LawTagger
from extract.pipes.references.numbers import NumberTagger
from extract.pipes.references.parts import text_of


class ReferenceTagger:
    """Writes ``doc.spans["references"]``; holds the taggers by name and by number."""

    def __init__(self) -> None:
        (number,) = (pattern.expression for pattern in patterns("references", "number"))
        self._by_name = LawTagger(number)
        self._by_number = NumberTagger(number)
        self._issuers = IssuerReader()

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its references, in order of reading, none inside another."""
        text = text_of(doc)
        found = list(self._by_name.find(text))
        found += self._by_number.find(text, found)
        found = self._issuers.add(doc, text, sorted(found, key=lambda f: f.start))
        write(doc, "references", (Tag(f.start, f.end, "reference", f.value, f.rule) for f in found))
        return doc


@Language.factory("notice_references")
def create_references(nlp: Language, name: str) -> ReferenceTagger:  # noqa: ARG001  (spaCy's form)
    """Return the pipe that writes ``doc.spans["references"]``."""
    register_extensions()
    return ReferenceTagger()
