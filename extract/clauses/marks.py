"""What stands between the words of a clause: spaces, brackets, the marks that part or join.

The conjunctions of the joining expressions are written here, not in a lexicon: with the marks
around them they are one expression, and it is the grammar that closes the list.
"""

import re
from collections.abc import Iterator

SPACE = re.compile(r"[\s]*")
WORD = re.compile(r"[^\W\d_]+")
BRACKET = re.compile(
    r"\s*\((?:[^()]|\([^()]*\)){0,400}\)\s*|\s*\[\d{1,2}\]\s*|(?<=[^\W\d_])\d{1,2}(?=\s)"
)
SEPARATOR = re.compile(r"\s*(?:[,;/]\s*(?:và )?|(?:và|hoặc) )\s*")
# Among those who work with somebody, "cùng" and "với" name one more of them.
JOINER = re.compile(r"\s*(?:[,;/]\s*(?:và |cùng(?: với)? )?|(?:và|cùng(?: với)?|hoặc|với) )\s*")
_MARKS = re.compile(r'[();:"“”,](?:(?<!,)|(?<=,) )')  # "," with its space; one set is found fast
_DEPTHS = {"(": 1, "“": 1, ")": -1, "”": -1}


def skip(regex: re.Pattern[str], text: str, at: int, end: int) -> int:
    """Return the offset behind what ``regex`` matches at ``at``; ``at`` when it matches nothing.

    >>> skip(SPACE, "giao  Sở", 4, 8), skip(WORD, "giao  Sở", 4, 8)
    (6, 4)
    """
    match = regex.match(text, at, end)
    return match.end() if match else at


def trimmed(text: str, start: int, end: int, marks: str = " ,;:\n") -> int:
    """Return the end of ``[start, end)`` without the ``marks`` at its end.

    >>> trimmed("Sở Y tế, ", 0, 9)
    7
    """
    while end > start and text[end - 1] in marks:
        end -= 1
    return end


def open_marks(
    text: str, at: int, end: int, *, quotes: bool = False
) -> Iterator[tuple[str, int, int]]:
    """Yield each comma, colon and semicolon of ``[at, end)`` outside brackets: start and end too.

    With ``quotes``, those between straight quotation marks are left out as well.

    >>> list(open_marks("a (b; c): d; e", 0, 14))
    [(':', 8, 9), (';', 11, 12)]
    """
    depth, quoted = 0, False
    for match in _MARKS.finditer(text, at, end):
        mark = match.group()
        if change := _DEPTHS.get(mark):
            depth = max(0, depth + change)
        elif mark == '"':
            quoted ^= quotes
        elif not depth and not quoted:
            yield mark, match.start(), match.end()
