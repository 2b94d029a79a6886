"""Who issued a document, where the words behind its number or date say so ("của UBND tỉnh")."""

import re

from spacy.tokens import Doc

from extract.annotations import ReferenceValue, tags
from extract.lexicons import patterns
from extract.pipes.references.parts import Found, Text, read_date

_OF = re.compile(r" {0,3}của (?=\w)")
_LIST_GAP = re.compile(r" {0,3}(?:,|;|và|, và|; và) {0,3}")


class IssuerReader:
    """Adds the issuer to references; holds how an issuer's name is read."""

    def __init__(self) -> None:
        (self._name,) = (pattern.expression for pattern in patterns("references", "issuer"))

    def add(self, doc: Doc, text: Text, found: list[Found]) -> list[Found]:
        """Return ``found`` (sorted) with issuers; the numbers of one list share theirs."""
        agencies = {tag.start: tag.end for tag in tags(doc, "agencies")}
        done: list[Found] = []
        for reference in reversed(found):
            value = self._with_issuer(text, reference, agencies)
            if value.issuer is None and done and _in_one_list(text, reference, done[-1]):
                value = value._replace(issuer=done[-1].value.issuer)
            done.append(reference._replace(value=value))
        return done[::-1]

    def _with_issuer(
        self, text: Text, reference: Found, agencies: dict[int, int]
    ) -> ReferenceValue:
        """Return the value with the issuer named behind, and with the date behind that."""
        if not (of := _OF.match(text.folded, reference.end)):
            return reference.value
        end = agencies.get(of.end())
        if end is None:
            name = self._name.match(text.cased, of.end())
            end = name.end() if name else of.end()
        issuer = " ".join(text.cased[of.end() : end].split()) or None
        date = reference.value.date or read_date(text, end)[1]
        return reference.value._replace(issuer=issuer, date=date)


def _in_one_list(text: Text, reference: Found, following: Found) -> bool:
    """Tell "số 57-NQ/TW" from its next in "số 57-NQ/TW, 59-NQ/TW và 68-NQ/TW của …"."""
    return not text.folded[following.start].isalpha() and bool(
        _LIST_GAP.fullmatch(text.folded, reference.end, following.start)
    )
