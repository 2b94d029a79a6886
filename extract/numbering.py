"""Automatic numbering of Word: the "I.", "1.", "a)" that Word shows and no file holds as text.

A paragraph names a list (numId) and a level; the list names an abstract list, whose levels say
where to start, how to count and what to write (``%1.%2``). Lists that share an abstract list
go on counting together, unless one of them says where it starts again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LEVELS = 9
# What the bullets of Word's symbol fonts look like; any other is drawn as a plain bullet.
_SYMBOLS = {
    "\uf02d": "-",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf02b": "+",
    "\uf02a": "*",
}


@dataclass(frozen=True)
class Level:
    """How one level of a list counts and what it writes before a paragraph."""

    text: str = ""
    """With ``%1`` to ``%9`` where the numbers of the levels stand."""
    style: str = "decimal"
    start: int = 1
    restarts_after: int | None = None
    """The level (from 1) whose step starts this one anew; None: any above; 0: none."""
    legal: bool = False
    """Write every number in Arabic figures."""


@dataclass(frozen=True)
class NumberedList:
    """One list of a document: its abstract list, its levels, and the starts that it sets itself."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int] = field(default_factory=dict)


class Counters:
    """Where each list of a document stands, as its paragraphs go by."""

    def __init__(self, lists: Mapping[str, NumberedList]) -> None:
        """Take the document's lists by their numId."""
        self._lists = lists
        self._values: dict[str, dict[int, int]] = {}
        self._started: set[str] = set()

    def marker(self, number: str, level: int) -> str:
        """Count one paragraph of list ``number`` at ``level`` (from 0); return what Word writes."""
        numbered = self._lists.get(number)
        if numbered is None or not 0 <= level < _LEVELS or level not in numbered.levels:
            return ""
        values = self._values.setdefault(numbered.abstract, {})
        if number not in self._started:
            self._started.add(number)
            for own in numbered.starts:
                values.pop(own, None)
        self._step(numbered, values, level)
        return _written(numbered, values, level)

    def _step(self, numbered: NumberedList, values: dict[int, int], level: int) -> None:
        """Count ``level`` up, fill in the levels above it, and start those below anew."""
        for above in range(level):
            if above not in values:
                values[above] = _start(numbered, above)
        values[level] = values[level] + 1 if level in values else _start(numbered, level)
        for below in range(level + 1, _LEVELS):
            after = numbered.levels.get(below, Level()).restarts_after
            if after is None or (after and level < after):
                values.pop(below, None)


def count_as(value: int, style: str) -> str:
    """Return ``value`` as a list of ``style`` (Word's numFmt) writes it.

    >>> count_as(4, "upperRoman"), count_as(4, "lowerLetter"), count_as(4, "decimalZero")
    ('IV', 'd', '04')
    """
    match style:
        case "upperRoman":
            return _roman(value).upper()
        case "lowerRoman":
            return _roman(value)
        case "upperLetter":
            return _letter(value).upper()
        case "lowerLetter":
            return _letter(value)
        case "decimalZero":
            return f"{value:02d}"
        case "none":
            return ""
        case _:
            return str(value)


def bullet(text: str) -> str:
    r"""Return the bullet of a list as characters that every font has.

    >>> bullet("\uf0b7"), bullet("-")
    ('•', '-')
    """
    return "".join(_SYMBOLS.get(c, "•") if "\ue000" <= c <= "\uf8ff" else c for c in text)


def _start(numbered: NumberedList, level: int) -> int:
    return numbered.starts.get(level, numbered.levels.get(level, Level()).start)


def _written(numbered: NumberedList, values: Mapping[int, int], level: int) -> str:
    """Return the text of ``level`` with the numbers of the levels written in."""
    own = numbered.levels[level]
    if own.style == "bullet":
        return bullet(own.text).strip()
    text = own.text
    for place in range(_LEVELS):
        if f"%{place + 1}" in text:
            shown = numbered.levels.get(place, Level())
            style = "decimal" if own.legal and shown.style != "decimalZero" else shown.style
            text = text.replace(f"%{place + 1}", count_as(values.get(place, shown.start), style))
    return text.strip()


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    written = ""
    for worth, letters in _ROMAN:
        times, value = divmod(value, worth)
        written += letters * times
    return written


def _letter(value: int) -> str:
    """Return a to z, then aa, bb, as Word goes on."""
    if not 0 < value <= 780:
        return str(value)
    times, place = divmod(value - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def with_overrides(numbered: NumberedList, levels: Mapping[int, Level]) -> NumberedList:
    """Return ``numbered`` with some of its levels replaced."""
    return replace(numbered, levels={**numbered.levels, **levels})
