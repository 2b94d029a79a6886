"""Agencies: find every body, group of bodies, head of a body and person that a text names."""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from extract.annotations import add_span, folded, register_extensions
from extract.pipes.agencies.groups import read_group
from extract.pipes.agencies.mention import Mention, Page
from extract.pipes.agencies.names import read_agency
from extract.pipes.agencies.people import read_person, read_standin, read_titled
from extract.pipes.agencies.vocabulary import Hit, Vocabulary, vocabulary


class AgencyTagger:
    """Writes ``doc.spans["agencies"]``: sorted, not overlapping, one span an agency."""

    def __init__(self, words: Vocabulary) -> None:
        self.vocabulary = words

    def __call__(self, doc: Doc) -> Doc:
        page = Page(doc.text, folded(doc), self.vocabulary.hits(folded(doc)), self.vocabulary)
        spans = []
        for mention in find_agencies(page):
            span = add_span(
                doc, "agencies", mention.start, mention.end, mention.value,
                label=mention.value.kind, rule=mention.rule,
            )
            if span is not None:
                spans.append(span)
        doc.spans["agencies"] = spans
        return doc


@Language.factory("notice_agencies")
def create_agencies(nlp: Language, name: str) -> AgencyTagger:
    """Return the pipe that finds agencies."""
    register_extensions()
    return AgencyTagger(vocabulary())


def find_agencies(page: Page) -> Iterator[Mention]:
    """Yield the mentions of ``page`` in order; none overlaps another."""
    at = 0
    for start in sorted(page.hits):
        if start < at:
            continue
        for mention in _read(page, start):
            yield mention
            at = mention.end


def _read(page: Page, start: int) -> list[Mention]:
    """Return what begins at ``start``: a list or group first, then one agency, then a stand-in."""
    hits = page.hits[start]
    roles = {hit.entry.role for hit in hits}
    if "group" in roles or "sector" in roles:
        found = read_group(page, start)
        if found:
            return found
    agency = read_agency(page, start)
    if agency is not None:
        return [agency]
    for hit in hits:
        found = _READERS[hit.entry.role](page, start, hit) if hit.entry.role in _READERS else []
        if found:
            return found
    return []


_READERS = {"title": read_titled, "person": read_person, "standin": read_standin}
del re, Hit
