"""Quotations of a press report whose speaker may order, and where they stand.

What somebody with authority says in quotation marks is ordered as much as what is reported of him;
what others say is not (corpora/GUIDELINES.md, "News").
"""

import re
from collections.abc import Iterator
from functools import cache

from extract.lexicons import patterns

_QUOTATION = re.compile(r"[“\"]([^“”\"\n]{0,1200})[”\"]")
_SHORTEST = 20  # characters of a quotation that says something
_BEFORE = 120  # characters before a quotation in which its speaker is named
_AFTER = 160


def quotations(text: str, folded: str, chair: str | None) -> Iterator[tuple[int, int]]:
    """Yield ``[start, end)`` inside the marks of each quotation of one who may order.

    Args:
        text: The text of a report.
        folded: The same, folded.
        chair: The folded name of the person who presides, where one is known.
    """
    before, after = _speakers()
    called = _called(chair) if chair else None
    for quotation in _QUOTATION.finditer(text):
        start, end = quotation.span(1)
        if end - start < _SHORTEST:
            continue
        ahead = folded[max(0, start - 1 - _BEFORE) : start - 1]
        behind = folded[end + 1 : end + 1 + _AFTER].split("\n")[0]
        if before.search(ahead) or after.match(behind) or (called and called.match(behind)):
            yield start, end


def _called(chair: str) -> re.Pattern[str]:
    """Return an expression for the chair's name, or the last part of it, behind a quotation."""
    last = chair.split()[-1]
    return re.compile(
        rf",? ?(?:ông|bà|đồng chí) (?:{re.escape(chair)}|{re.escape(last)})"
        r"(?=[,.]| (?:nói|nhấn mạnh|yêu cầu|chỉ đạo|đề nghị|lưu ý|khẳng định|kết luận|phát biểu)|$)"
    )


@cache
def _speakers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return how the speaker is named before a quotation, and behind it."""
    tables = ("quoted_before", "quoted_behind")
    before, after = ("|".join(p.regex for p in patterns("cues", table)) for table in tables)
    return re.compile(f"(?:{before})$"), re.compile(after)
