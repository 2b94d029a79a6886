"""Pages: words with their places become text in the order in which a person reads it.

What stands here serves every reader of pages: those that find letters in a PDF, and those that
recognise them in a picture.
"""

from extract.pages.columns import areas_beside
from extract.pages.composition import Composition, compose
from extract.pages.letters import Font, Letter, words_of
from extract.pages.tables import tables_of
from extract.pages.words import Line, Page, Rule, Word, segments

__all__ = [
    "Composition",
    "Font",
    "Letter",
    "Line",
    "Page",
    "Rule",
    "Word",
    "areas_beside",
    "compose",
    "segments",
    "tables_of",
    "words_of",
]
