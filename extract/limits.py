"""Limits: what a file may cost; one that goes beyond is told by name, and the others are read.

They are given by whoever calls, and handed down to the readers; the command has an option for each,
of the same name (``max_pages`` is ``--max-pages``).
"""

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from extract.errors import ExtractError, LimitExceeded

MEGABYTE = 2**20
MEGAPIXEL = 1_000_000
LARGEST = 1_000_000_000
"""No limit may be higher: beyond it systems can count neither seconds nor bytes."""


def _limit(default: int, meaning: str) -> Any:
    """Return a field with its default and what it means, for the command's help."""
    return field(default=default, metadata={"help": meaning})


@dataclass(frozen=True)
class Limits:
    """The bounds of one file, all of them whole numbers from 1 on.

    ``max_seconds`` and ``max_memory`` hold where the work is done in processes of its own, which
    can be ended: in the command, and in ``extract_notices`` with ``workers``. The others hold
    everywhere.

    Raises ExtractError when a value is no whole number from 1 to 1,000,000,000.

    >>> Limits(max_pages=5000).max_pages, Limits().max_pages
    (5000, 1000)
    """

    max_megabytes: int = _limit(256, "Megabytes of a file, also of one packed in another.")
    max_unpacked_megabytes: int = _limit(
        512, "Megabytes of all that is packed in a file (.zip, .docx, .odt)."
    )
    max_ratio: int = _limit(
        500,
        "How many times its own size a packed file may unpack to, when that is over 1 megabyte.",
    )
    max_parts: int = _limit(5_000, "Parts of a mail or a packed file.")
    max_depth: int = _limit(3, "How deep mails and packed files may stand in one another.")
    max_nesting: int = _limit(5_000, "How deep the elements of a web page may nest.")
    max_pages: int = _limit(1_000, "Pages of a PDF or a scan.")
    max_scans: int = _limit(200, "Pages of a file that must be recognised as pictures.")
    max_page_letters: int = _limit(100_000, "Letters on one page of a PDF.")
    max_megapixels: int = _limit(150, "Millions of pixels of one picture.")
    max_page_seconds: int = _limit(120, "Seconds to recognise one page.")
    max_seconds: int = _limit(1_200, "Seconds for a file; then it is cut off.")
    max_memory: int = _limit(
        4_096, "Megabytes of memory that each process may take for a file (Linux only)."
    )

    def __post_init__(self) -> None:
        for name in LIMIT_NAMES:
            checked_limit(getattr(self, name), name)

    def exceeded(
        self,
        name: str,
        path: Path | str,
        fact: str,
        *,
        needed: int | None = None,
        instead: str = "split it",
    ) -> LimitExceeded:
        """Return the error of the file at ``path``, which goes beyond the limit ``name``.

        ``needed`` is the value that would let it through, twice the present one when unknown.

        >>> print(Limits().exceeded("max_pages", "a.pdf", "has 1,200 pages", needed=1_200))
        a.pdf: has 1,200 pages, over the limit of 1,000; split it, or allow more with --max-pages 1200
        """
        allowed: int = getattr(self, name)
        more = needed or min(2 * allowed, LARGEST)
        return LimitExceeded(
            f"{path}: {fact}, over the limit of {allowed:,}; "
            f"{instead}, or allow more with {option(name)} {more}"
        )


def option(name: str) -> str:
    """Return the command's option for a limit.

    >>> option("max_page_seconds")
    '--max-page-seconds'
    """
    return f"--{name.replace('_', '-')}"


def checked_limit(value: object, name: str) -> int:
    """Return ``value`` as the limit ``name``.

    Raises ExtractError when it is no whole number from 1 to 1,000,000,000.
    """
    text = str(value)
    if text.isascii() and text.isdigit() and len(text) <= 10 and 1 <= int(text) <= LARGEST:
        return int(text)
    raise ExtractError(f"{option(name)}: is {text!r}; give a whole number from 1 to {LARGEST:,}")


def megabytes(size: int) -> int:
    """Return a number of bytes in megabytes, rounded up."""
    return -(-size // MEGABYTE)


LIMIT_NAMES = tuple(one.name for one in fields(Limits))
DEFAULT_LIMITS = Limits()
