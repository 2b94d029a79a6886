"""Sentences: stretches of a paragraph that end in a full stop, a question or an exclamation mark.

underthesea proposes where a sentence ends, for it knows which dots end an abbreviation; a
proposal holds when the form of an office document bears it out. ";" ends no sentence.
"""

import logging
import re
from collections.abc import Callable, Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span

from extract.annotations import register_extensions, tags, text_of
from extract.lexicons import load

_CLOSING = "[\"”’')\\]»*_]*"
# The capital letters and digits of the Latin blocks: a range "à-ỹ" would hold capitals too.
_BEGINS = "0-9" + "".join(c for c in map(chr, range(0x41, 0x1EFA)) if c.isupper())
_LOWER = "".join(c for c in map(chr, range(0x61, 0x1EFA)) if c.islower())
_CANDIDATE = re.compile(
    # Then white space and what can begin a sentence; or a full stop with the space forgotten
    # ("… đúng quy định.Các xã …"), as press texts have it. Both begin with the mark, which is
    # what the search looks for.
    rf"[.!?](?:[.!?]*{_CLOSING}(?=\s+[{_BEGINS}]|\s+[\"“‘'(\[«*_-]+\s*[{_BEGINS}])"
    rf"|(?<=[{_LOWER}]{{2}}\.)(?=[{_BEGINS}][{_LOWER}]))"
)
_WORD_BEFORE = re.compile(r"([^\W_]+(?:[.&-][^\W_]+)*)$")
_LONGEST_ABBREVIATION = 16


@Language.factory("notice_sentences")
def create_sentences(nlp: Language, name: str) -> "SentencesPipe":  # noqa: ARG001 - spaCy's form
    """Return the pipe that config.cfg names "notice_sentences"."""
    register_extensions()
    return SentencesPipe()


class SentencesPipe:
    """Writes ``doc.spans["sentences"]``: each lies in one paragraph, all cover the text once."""

    def __call__(self, doc: Doc) -> Doc:
        """Cut the paragraphs of ``doc`` into sentences and return the same ``doc``."""
        text = text_of(doc)
        found: list[Span | None] = []
        for paragraph in tags(doc, "paragraphs"):
            start, end = paragraph.start, paragraph.end
            cells = paragraph.value.cells
            bounds = [(start, end)] if cells else split_sentences(text, start, end)
            found += [doc.char_span(s, e, label="sentence") for s, e in bounds]
        doc.spans["sentences"] = [span for span in found if span is not None]
        return doc


def split_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the [start, end) of each sentence in ``text[start:end]``, one paragraph.

    >>> text = "Sở Y tế rà soát. Báo cáo trước ngày 28.7.2031, gửi TP. Hội An; xong./."
    >>> [text[s:e] for s, e in split_sentences(text, 0, len(text))]
    ['Sở Y tế rà soát.', 'Báo cáo trước ngày 28.7.2031, gửi TP. Hội An; xong./.']
    """
    candidates = list(_CANDIDATE.finditer(text, start, end))
    ends = _proposed_ends(text[start:end].replace("\n", " "), start) if candidates else frozenset()
    stops = [m.end() for m in candidates if _bears(text, m, start, ends)]
    stops += [
        m.start()
        for m in _opener().finditer(text, start + 2, end)
        if text[m.start() - 2 : m.start()].islower() and not _binds(text, start, m.start())
    ]
    for stop in sorted(stops):
        if stop > start:  # of two ends at one place the second ends nothing
            yield start, stop
        start = max(start, _skip_space(text, stop, end))
    if start < end:
        yield start, end


def _bears(text: str, match: re.Match[str], start: int, ends: frozenset[int]) -> bool:
    """Return whether a sentence that began at ``start`` ends with the match."""
    if not any(at in ends for at in range(match.start() + 1, match.end() + 1)):
        return False
    before = max(start, match.start() - _LONGEST_ABBREVIATION)
    found = _WORD_BEFORE.search(text, before, match.start())
    word = found.group(1).rpartition(".")[2] if found else ""
    initial = len(word) == 1 and word.isupper()
    return not initial and word.lower() not in _abbreviations()


def _proposed_ends(paragraph: str, offset: int) -> frozenset[int]:
    """Return the offsets where underthesea ends a sentence, ``offset`` added."""
    ends, at = set(), 0
    for sentence in _sent_tokenize()(paragraph):
        found = paragraph.find(sentence, at)
        if found >= 0:
            at = found + len(sentence)
            ends.add(offset + at)
    return frozenset(ends)


@cache
def _opener() -> re.Pattern[str]:
    """Return the capital words that open a sentence although no mark ends the one before."""
    words = "|".join(load("sentences")["opener"]["regexes"])
    return re.compile(f" (?=(?:{words}))")


def _binds(text: str, start: int, at: int) -> bool:
    """Return whether the word before ``at`` goes on with what follows it: "của | Bộ Y tế vừa …"."""
    words = text[max(start, at - _LONGEST_ABBREVIATION) : at].lower().split()
    return any(" ".join(words[-n:]) in _not_behind() for n in (1, 2))


@cache
def _not_behind() -> frozenset[str]:
    return frozenset(load("sentences")["opener"]["not_behind"])


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


@cache
def _abbreviations() -> frozenset[str]:
    """Return the abbreviations, in lower case, whose dot ends no sentence."""
    offices = [e for e in load("abbreviations").get("abbreviation", []) if e.get("dot")]
    entries = [*load("sentences")["dotted"], *offices]
    return frozenset(str(entry["short"]).lower().rstrip(".") for entry in entries)


@cache
def _sent_tokenize() -> Callable[[str], list[str]]:
    """Return underthesea's function; importing it must not leave a handler on the root logger."""
    root = logging.getLogger()
    before = root.handlers[:]
    from underthesea import sent_tokenize

    for handler in root.handlers[:]:
        if handler not in before:
            root.removeHandler(handler)
    tokenize: Callable[[str], list[str]] = sent_tokenize
    return tokenize
