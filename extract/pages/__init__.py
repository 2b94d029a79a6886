"""Pages: words with their places become text in the order in which a person reads it.

What stands here serves every reader of pages: those that find letters in a PDF, and those that
recognise them in a picture.
"""

from extract.pages.compose import Composition, compose
from extract.pages.words import Line, Page, Rule, Word

__all__ = ["Composition", "Line", "Page", "Rule", "Word", "compose"]
