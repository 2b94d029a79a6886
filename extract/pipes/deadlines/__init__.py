"""Find time limits and parse what they say, not yet the day they mean.

A *deadline* is words that limit time: a limit word with a time ("trước ngày 30/9/2024"), a
length with its anchor ("trong vòng 05 ngày kể từ ngày ký"), a rhythm ("hằng tháng"), an event,
a reference or a vague urgency. The words are ``lexicons/deadlines.toml``.
"""

import re

from spacy.language import Language
from spacy.tokens import Doc

from extract.annotations import Tag, folded, register_extensions, tags, write
from extract.pipes.deadlines.exclusions import Exclusions
from extract.pipes.deadlines.limits import Limit, LimitReader, read_whole, read_year
from extract.pipes.deadlines.rhythms import RhythmReader, join
from extract.triggers import Triggers

Cells = tuple[tuple[int, int], ...]

_CELL = 40  # characters of a table cell that may hold a time only
_TIMES = re.compile(r"(?:thời (?:gian|hạn)|tiến độ|hạn)(?: [^\s|.;:]+){0,4} ?$")


class DeadlineTagger:
    """The pipe: adds ``doc.spans["deadlines"]``, each span with its DeadlineValue."""

    def __init__(self) -> None:
        self.limits = LimitReader()
        self.rhythms = RhythmReader()
        self.exclusions = Exclusions()
        self.triggers = Triggers([*self.limits.first_words, *self.rhythms.first_words])

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its deadlines, in order, none inside another."""
        text = folded(doc)
        found = _outermost([*self._find(doc, text), *_cells(doc, text)])
        write(doc, "deadlines", (Tag(f.start, f.end, f.value.kind, f.value, f.rule) for f in found))
        return doc

    def _find(self, doc: Doc, text: str) -> list[Limit]:
        """Return every limit of the folded ``text``, rhythms joined with their days."""
        pieces: list[Limit] = []
        for start, word in self.triggers.find(doc):
            pieces += self.limits.read(text, start, word)
            pieces += self.rhythms.read(text, start, word)
        return [f for f in join(text, _outermost(pieces)) if not self.exclusions.hold(text, f)]


@Language.factory("notice_deadlines")
def create_deadlines(nlp: Language, name: str) -> DeadlineTagger:  # noqa: ARG001
    """Return the deadlines pipe (spaCy factory)."""
    register_extensions()
    return DeadlineTagger()


def _cells(doc: Doc, text: str) -> list[Limit]:
    """Return the table cells, and lines of a table, that hold a time and nothing else.

    A bare year is a limit only in a column that its heading calls one of times.
    """
    found = []
    column: int | None = None
    for paragraph in tags(doc, "paragraphs"):
        cells = paragraph.value.cells
        column = _time_column(text, cells, column)
        for number, (start, end) in enumerate(cells or ((paragraph.start, paragraph.end),)):
            limit = read_whole(text, start, end) if end - start <= _CELL else None
            if limit is None and cells and number == column:
                limit = read_year(text, start, end)
            if limit is not None and (cells or _is_schedule(limit)):
                found.append(limit)
    return found


def _time_column(text: str, cells: Cells, column: int | None) -> int | None:
    """Return which column holds times: the row's, when it is a heading, else as before."""
    headings = [n for n, (start, end) in enumerate(cells) if _TIMES.match(text, start, end)]
    return headings[0] if headings else column


def _is_schedule(limit: Limit) -> bool:
    """Tell a time that stands in a table's column from a news report's date or a title's year."""
    return limit.value.time is not None and limit.value.time.grain in ("month", "quarter")


def _outermost(pieces: list[Limit]) -> list[Limit]:
    """Return the pieces in order; of two that overlap, the longer."""
    kept: list[Limit] = []
    for piece in sorted(pieces, key=lambda p: (p.start, -p.end)):
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
        elif piece.end - piece.start > kept[-1].end - kept[-1].start:
            kept[-1] = piece
    return kept
