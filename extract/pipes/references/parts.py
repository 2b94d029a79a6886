"""The parts that every reference is made of: the text to match against, numbers and dates."""

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc

from extract import annotations
from extract.annotations import ReferenceValue, folded
from extract.lexicons import patterns

# Letters of other alphabets that scans and keyboards put for Latin ones, and every dash.
_LOOKALIKES = {
    **dict(zip("АВСЕНІКМОРТХУЅЈ", "ABCEHIKMOPTXYSJ", strict=True)),
    **dict(zip("асеорхуіѕј", "aceopxyisj", strict=True)),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\n\t\u00a0", " "),
    "Ð": "Đ",
    "⁄": "/",
}
_LOOKALIKE = re.compile(f"[{''.join(_LOOKALIKES)}]")


@dataclass(frozen=True, slots=True)
class Text:
    """A document's text in the two spellings that references are matched in, of one length.

    ``cased`` keeps the capitals, which tell the letters of a number from a word, and has dashes,
    spaces and look-alike letters put right.
    """

    folded: str
    cased: str


class Found(NamedTuple):
    """A reference before it is a span: characters [start, end), value and lexicon id."""

    start: int
    end: int
    value: ReferenceValue
    rule: str = ""


def text_of(doc: Doc) -> Text:
    """Return the spellings of ``doc``; both end a line where a paragraph ends."""
    low, cased = (
        folded(doc),
        _LOOKALIKE.sub(lambda m: _LOOKALIKES[m.group()], annotations.text_of(doc)),
    )
    pieces, at = [], 0
    for line in low.split("\n"):
        pieces.append(cased[at : at + len(line)])
        at += len(line) + 1
    return Text(folded=low, cased="\n".join(pieces))


@cache
def _dates() -> tuple[re.Pattern[str], ...]:
    return tuple(p.expression for p in patterns("references", "date"))


def read_date(text: Text, at: int) -> tuple[int, str | None]:
    """Return where the date that begins at ``at`` ends, and its ISO 8601 form.

    Without a date the end is ``at``. A date without a day is "2026-04", without a month "2014";
    without a year it has no form (None).
    """
    for pattern in _dates():
        if match := pattern.match(text.folded, at):
            return match.end(), _iso(match.groupdict())
    return at, None


def _iso(parts: dict[str, str | None]) -> str | None:
    year = re.sub(r"\s", "", parts.get("year") or "")
    month, day = int(parts.get("month") or 0), int(parts.get("day") or 0)
    if not year or month > 12 or day > 31:
        return None
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}" if month else year


def plain_number(words: str) -> str:
    """Return a number as it is filed: without the spaces and marks that scanning puts in.

    >>> plain_number("66- NQ/TW"), plain_number("208 /CĐ-VPCP"), plain_number("31-/HD/ĐU")
    ('66-NQ/TW', '208/CĐ-VPCP', '31-HD/ĐU')
    >>> plain_number("42 NQ/TW")
    '42-NQ/TW'
    """
    words = re.sub(r"(\d)\s+(?=[A-ZĐ])", r"\1-", words)
    return re.sub(r"([/-])[/-]+", r"\1", re.sub(r"\s", "", words))
