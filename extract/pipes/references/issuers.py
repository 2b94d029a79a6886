"""Who issued a document, where the words behind its number or date say so ("của UBND tỉnh")."""

import re
from dataclasses import replace

from spacy.tokens import Doc

from extract.lexicons import patterns
from extract.pipes.references.parts import Found, Text

_OF = re.compile(r" {0,3}của (?=\w)")
_LIST_GAP = re.compile(r" {0,3}(?:,|;|và|, và|; và) {0,3}")


class IssuerReader:
    """Adds the issuer to references; holds how an issuer's name is read."""

    def __init__(self) -> None:
        (self._name,) = (pattern.compile() for pattern in patterns("references", "issuer"))

    def add(self, doc: Doc, text: Text, found: list[Found]) -> list[Found]:
        """Return ``found`` (sorted) with issuers; the numbers of one list share theirs."""
        agencies = {
            span.start_char: " ".join(span.text.split())
            for span in (doc.spans["agencies"] if found and "agencies" in doc.spans else ())
        }
        done: list[Found] = []
        for reference in reversed(found):
            issuer = self._issuer(text, reference.end, agencies)
            if issuer is None and done and _in_one_list(text, reference, done[-1]):
                issuer = done[-1].value.issuer
            value = replace(reference.value, issuer=issuer) if issuer else reference.value
            done.append(replace(reference, value=value))
        return done[::-1]

    def _issuer(self, text: Text, end: int, agencies: dict[int, str]) -> str | None:
        """Return the issuer named right behind a reference that ends at ``end``."""
        if not (of := _OF.match(text.folded, end)):
            return None
        if of.end() in agencies:
            return agencies[of.end()]
        name = self._name.match(text.cased, of.end())
        return " ".join(name.group().split()) if name else None


def _in_one_list(text: Text, reference: Found, following: Found) -> bool:
    """Tell "số 57-NQ/TW" from its next in "số 57-NQ/TW, 59-NQ/TW và 68-NQ/TW của …"."""
    return not text.folded[following.start].isalpha() and bool(
        _LIST_GAP.fullmatch(text.folded, reference.end, following.start)
    )
