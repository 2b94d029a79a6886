"""The document that a press report tells of: its number, its day and who signed it."""

import re
from collections.abc import Iterator

from extract.pipes.header.dates import full_days
from extract.pipes.header.finding import Finding, spaced, table
from extract.pipes.header.names import find_names

_BEGINNING = 900
"""Characters in which a report says which document it tells of."""
_NEAR = 110
"""Characters of the sentence before "ký" in which the signer is named."""
_BEHIND = re.compile(r"\s*[-–,]?\s*(?:\([^()\n]{0,40}\)\s*)?(?:ngày )?")


def read_reported(text: str, folded: str) -> Iterator[Finding]:
    """Yield number, date and signer of the document whose orders a report tells.

    Args:
        text: the report.
        folded: the same in the folded spelling.
    """
    number = _number(text, folded)
    if number is not None:
        yield number
        day = next(full_days(folded, number.end, number.end + _NEAR), None)
        iso = day.iso() if day else None
        if day and iso and _BEHIND.fullmatch(folded, number.end, day.start):
            yield Finding("date", day.start, day.end, iso)
    signer = _signer(text, folded)
    if signer is not None:
        yield signer


def _number(text: str, folded: str) -> Finding | None:
    """Return the number of the document that is issued, not of one that is carried out."""
    for _, regex in table("reported_number"):
        for match in regex.finditer(folded, 0, _BEGINNING):
            start, end = match.span("number")
            sentence = folded[folded.rfind(". ", 0, start) + 1 : start]
            if "trước đó" in sentence or not any(c.isupper() for c in text[start:end]):
                continue
            return Finding("number", start, end, re.sub(r"\s", "", text[start:end]))
    return None


def _signer(text: str, folded: str) -> Finding | None:
    """Return the person right before the words that somebody signed a document."""
    for _, regex in table("signs"):
        for act in regex.finditer(folded, 0, _BEGINNING):
            lower = max(text.rfind(". ", 0, act.start()) + 1, act.start() - _NEAR, 0)
            people = list(find_names(text, lower, act.start()))
            if people and not re.search(r"[;:\n]", text[people[-1][1] : act.start()]):
                start, end = people[-1]
                return Finding("signer", start, end, spaced(text[start:end]))
    return None
