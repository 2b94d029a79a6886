"""What can go wrong that is the caller's mistake or a broken file.

A doubt about a document is no error: it is an ``Issue`` in its notice.
"""


class ExtractError(Exception):
    """Root of every error raised by this package; its message says file, fact and way out."""


class UnreadableFile(ExtractError):
    """A file is missing, broken, or holds no text that can be read."""


class LimitExceeded(UnreadableFile):
    """A file goes beyond a limit of the call; the message names the option that allows more."""


class UnknownFormat(ExtractError):
    """No reader is registered for the file's suffix."""


class MissingExtra(ExtractError):
    """A program or package that only some files need is not installed."""


class InvalidLexicon(ExtractError):
    """A lexicon file breaks its own form."""
