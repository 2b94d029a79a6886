"""A Source: one document as it was read, its text and where it came from."""

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field

from extract.text import clean


@dataclass(frozen=True)
class Source:
    """One document as read.

    ``text`` has been through ``text.clean`` and never changes again; every offset anywhere in
    the project counts its code points from 0, end exclusive. ``page_starts`` holds the offset
    of each page's first character (empty when the format has no pages).
    """

    text: str
    path: str = ""
    """As the caller gave it; ``"-"`` for standard input, ``""`` for a bare string."""
    media_type: str = "text/plain"
    sha256: str = ""
    """Hex digest of the file's bytes (of the text's UTF-8 bytes for a bare string)."""
    reader: str = "text"
    encoding: str = "utf-8"
    ocr: bool = False
    page_starts: tuple[int, ...] = ()
    notes: tuple["ReadingNote", ...] = field(default=())
    """Doubts that arose on reading; each becomes an Issue of the notice."""

    @classmethod
    def from_text(cls, text: str, *, path: str = "") -> "Source":
        """Return the Source of a string that was never a file."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(text=clean(text), path=path, sha256=digest)

    @property
    def pages(self) -> int | None:
        """Number of pages, or None when the format has none."""
        return len(self.page_starts) or None

    def page(self, offset: int) -> int | None:
        """Return the number, from 1, of the page that holds ``offset``."""
        return bisect_right(self.page_starts, offset) or None if self.page_starts else None


@dataclass(frozen=True)
class ReadingNote:
    """A doubt about how a file was read: an issue code, a sentence, and where (or None)."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None
