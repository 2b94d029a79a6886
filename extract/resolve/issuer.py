"""The header of a press report, put right by the agencies that its text names.

The pipe that reads the header comes before the one that finds agencies, and a report has no
letterhead: its issuer is the authority whose orders it tells (corpora/GUIDELINES.md, "Header").
"""

from collections import Counter

from spacy.tokens import Doc

from extract.annotations import Tag, folded, tags, text_of
from extract.lexicons import load
from extract.text import fold

_BEGINNING = 600
"""Characters in which a report names the authority in full, if it does so once only."""
_OFTEN = 2
_OFTENER = 3
"""Orders that tell against another issuer."""


def header_tags(doc: Doc) -> list[Tag]:
    """Return the findings of the header in order; in a report with the issuer that its text tells.

    Args:
        doc: A document whose header, agencies and directives have been tagged.
    """
    found = tags(doc, "header")
    if doc._.genre != "news":
        return found
    issuer = _Report(doc, found).issuer()
    if issuer is None:
        return found
    rest = [tag for tag in found if tag.label != "issuer"]
    return sorted([*rest, issuer], key=lambda tag: (tag.start, tag.end))


def _is_place(words: str) -> bool:
    """Tell whether words behind the name of a body are a place's, its unit before it or not.

    >>> _is_place(" tỉnh An Giang"), _is_place(" ghi nhận nỗ lực"), _is_place("")
    (True, False, False)
    """
    return any(word[0].isupper() for word in words.split()[:3])


class _Report:
    """A press report: what its header says so far, and the bodies of authority that it names."""

    def __init__(self, doc: Doc, header: list[Tag]) -> None:
        self.text, self.folded = text_of(doc), folded(doc)
        self.header = {tag.label: tag for tag in header}
        self.agencies = tags(doc, "agencies")
        self.kinds = frozenset(load("header")["authorities"])
        self.bodies = [self._body(tag) for tag in self.agencies if self._names_body(tag)]
        self.assigners = Counter(
            directive.value.assigner
            for directive in tags(doc, "directives")
            if directive.value.assigner is not None and directive.value.strength == 3
        )

    def issuer(self) -> Tag | None:
        """Return the issuer: the chair's body, else the one that orders most often."""
        told = self.header.get("issuer")
        if "chair" in self.header:
            return self._fitted(told) if told else self._ministry()
        often = self._orders_most(_OFTENER if told else 1)
        return often or (self._fitted(told) if told else None)

    def _names_body(self, tag: Tag) -> bool:
        """Tell whether an agency is an authority that the text names ("Chủ tịch xã" names none)."""
        head = fold(tag.value.name).split()[0]
        return tag.value.kind in self.kinds and head in self.folded[tag.start : tag.end]

    def _body(self, tag: Tag) -> Tag:
        """Return an agency without the office that stands before it, as the text names it."""
        title = tag.value.title or ""
        start = tag.start + len(title) if title else tag.start
        start += len(self.text[start : tag.end]) - len(self.text[start : tag.end].lstrip())
        return Tag(start, tag.end, "issuer", " ".join(self.text[start : tag.end].split()))

    def _fitted(self, told: Tag) -> Tag:
        """Return the issuer as the text names it most fully, without words that are no part of it."""
        name = fold(str(told.value))
        ids = {a.value.id for a in self.agencies if fold(self._body(a).value) == name} - {None}
        if same := [
            self._body(a) for a in self.agencies if a.value.id in ids and not a.value.place
        ]:
            told = max([told, *same], key=lambda b: (len(b.value), -b.start))
            name = fold(told.value)
        named = [*self.bodies, self.header.get("issuer", told)]
        longer = [b for b in named if fold(str(b.value)).startswith(f"{name} ")]
        if best := self._most_named(longer):
            return best
        shorter = [b for b in self.bodies if f"{name} ".startswith(f"{fold(b.value)} ")]
        shorter = [b for b in shorter if not _is_place(str(told.value)[len(b.value) :])]
        return max(shorter, key=lambda b: (len(b.value), -b.start), default=told)

    def _most_named(self, bodies: list[Tag]) -> Tag | None:
        """Return the body of several that is named most often; none that is named in passing."""
        counts = Counter(fold(b.value) for b in bodies)
        named = [b for b in bodies if b.start < _BEGINNING or counts[fold(b.value)] >= _OFTEN]
        return max(named, key=lambda b: (counts[fold(b.value)], -b.start), default=None)

    def _ministry(self) -> Tag | None:
        """Return the ministry of a minister whose office names none: the one named most often."""
        title = self.header.get("chair_title")
        if title is None or not fold(str(title.value)).endswith(tuple(load("header")["ministers"])):
            return None
        bodies = zip(self.agencies, map(self._body, self.agencies), strict=True)
        ministries = [body for agency, body in bodies if agency.value.kind == "bo"]
        counts = Counter(fold(b.value) for b in ministries)
        return max(ministries, key=lambda b: (counts[fold(b.value)], -b.start), default=None)

    def _orders_most(self, fewest: int) -> Tag | None:
        """Return the body that gives most of the orders, ``fewest`` or more of them."""
        given: Counter[str] = Counter()
        first: dict[str, Tag] = {}
        for number, count in sorted(self.assigners.items()):
            agency = self.agencies[number]
            if agency.value.kind in self.kinds:
                given[agency.value.name] += count
            if self._names_body(agency):
                first.setdefault(agency.value.name, self._body(agency))
        given = Counter({name: count for name, count in given.items() if name in first})
        if not given:
            return None
        name, count = max(given.items(), key=lambda item: item[1])
        return self._fitted(first[name]) if count >= fewest else None
