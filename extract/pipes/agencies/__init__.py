"""Agencies: find every body, group of bodies, head of a body and person that a text names."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from extract.annotations import Tag, folded, register_extensions, text_of, write
from extract.pipes.agencies.aliases import follow
from extract.pipes.agencies.coordination import complete
from extract.pipes.agencies.groups import read_agencies, read_group
from extract.pipes.agencies.lines import Lines, join_lines
from extract.pipes.agencies.mention import Mention, Page
from extract.pipes.agencies.people import read_named, read_person, read_standin, read_titled
from extract.pipes.agencies.vocabulary import Vocabulary, vocabulary


class AgencyTagger:
    """Writes ``doc.spans["agencies"]``: sorted, not overlapping, one span an agency."""

    def __init__(self, words: Vocabulary) -> None:
        self.vocabulary = words

    def __call__(self, doc: Doc) -> Doc:
        """Find the agencies of ``doc`` and return the same ``doc``."""
        lines = join_lines(text_of(doc), folded(doc))
        hits = self.vocabulary.hits(lines.text, lines.folded)
        page = Page(lines.text, lines.folded, hits, self.vocabulary)
        mentions = follow(page, complete(page, list(find_agencies(page))))
        write(doc, "agencies", (_tag(lines, mention) for mention in mentions))
        return doc


@Language.factory("notice_agencies")
def create_agencies(nlp: Language, name: str) -> AgencyTagger:  # noqa: ARG001 - spaCy's form
    """Return the pipe that finds agencies."""
    register_extensions()
    return AgencyTagger(vocabulary())


def _tag(lines: Lines, mention: Mention) -> Tag:
    start, end = lines.offset(mention.start), lines.offset(mention.end - 1) + 1
    return Tag(start, end, mention.value.kind, mention.value, mention.rule)


def find_agencies(page: Page) -> Iterator[Mention]:
    """Yield the mentions of ``page`` in order; none overlaps another."""
    at = last = 0
    for start in sorted(page.hits):
        if start < at:
            continue
        found = _read(page, start, last)
        yield from found
        at = found[-1].end if found else _past_fixed(page, start, at)
        last = at if found else last


def _past_fixed(page: Page, start: int, at: int) -> int:
    """Return the end of the fixed words at ``start`` ("xã hội"), inside which no agency begins."""
    longest = page.hits[start][0]
    return longest.end if longest.entry.role == "fixed" else at


def _read(page: Page, start: int, after: int) -> list[Mention]:
    """Return what begins at ``start``: a list or group first, then one agency, then a stand-in.

    ``after`` is the end of the mention before.
    """
    hits = page.hits[start]
    found: list[Mention] = []
    for hit in hits:
        if hit.entry.role == "title" and (found := read_named(page, start, hit)):
            return found
    if any(hit.entry.role in ("group", "sector") for hit in hits):
        found = read_group(page, start)
    found = found or read_agencies(page, start)
    for hit in hits:
        if found or hit.entry.role == "fixed":
            break
        if hit.entry.role == "title":
            found = read_titled(page, start, hit)
            if not found and page.capital(start):
                break
        elif hit.entry.role == "person":
            found = read_person(page, start, hit)
        elif hit.entry.role == "standin":
            found = read_standin(page, start, hit, after)
    return found
