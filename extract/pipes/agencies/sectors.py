"""Sectors: what stands behind "Sở" or "Bộ", in every spelling, and which agency it makes."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

from extract.lexicons import load
from extract.pipes.agencies.phrases import FIRST_WORD, first_word
from extract.text import fold

_BARE = {
    code: unicodedata.normalize("NFD", chr(code))[0]
    for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))
} | {ord("đ"): "d"}
_LONGEST_SECTOR = 60
_SHORTEST_BARE = 7  # characters: "Y tế" and initials must be right
_JOINTS = ("", "&", "-", " & ", " - ", " và ", ", ")
# Writers put "và", "&", "-" or "," where a name of several parts has one of them.
_AND = r"(?: và | & | - |, ?|-| )"

Named = tuple[str, tuple[str, str]]
"""The expression of a sector, and id and name of the agency that it makes."""


class _Names:
    """Expressions of sectors, tried by the word with which they begin; the first that fits counts."""

    def __init__(self, named: Iterable[Named]) -> None:
        self._by_first: dict[str, list[Named]] = {}
        for name in named:
            self._by_first.setdefault(first_word(name[0]), []).append(name)
        self._compiled: dict[str, re.Pattern[str]] = {}

    def match(self, folded: str, start: int = 0) -> tuple[int, str, str] | None:
        """Return (end, id, name) of the sector that stands at ``start`` as whole words, or None."""
        first = FIRST_WORD.match(folded, start)
        if first is None or (names := self._by_first.get(first.group())) is None:
            return None
        found = self._beginning(first.group()).match(folded, start)
        return None if found is None else (found.end(), *names[int(found.lastindex or 0) - 1][1])

    def _beginning(self, word: str) -> re.Pattern[str]:
        """Return an expression of those that begin with ``word``, compiled when it is first seen."""
        if word not in self._compiled:
            either = "|".join(f"({regex})" for regex, _ in self._by_first[word])
            self._compiled[word] = re.compile(rf"(?:{either})(?!\w)")
        return self._compiled[word]


class Sectors:
    """What may stand behind "Sở" or "Bộ", with diacritics or, in damaged scans, without."""

    def __init__(self, named: list[Named]) -> None:
        self._right = _Names(named)
        self._bare = _Names((bare(regex), agency) for regex, agency in named)

    def match(self, folded: str, start: int) -> tuple[int, str, str] | None:
        """Return (end, id, name) of the sector that stands at ``start``, or None."""
        if found := self._right.match(folded, start):
            return found
        found = self._bare.match(bare(folded[start : start + _LONGEST_SECTOR]))
        if found is None or found[0] < _SHORTEST_BARE:
            return None
        end, id_, name = found
        return start + end, id_, name


def sectors(kind: str) -> Sectors:
    """Return the sectors of all agencies of ``kind``, longest name first."""
    named: list[Named] = []
    for agency in load("agencies")["agency"]:
        if agency["kind"] != kind or "short" not in agency:
            continue
        value = (agency["id"], agency["name"])
        named.append((_flexible(agency["short"]), value))
        named.extend((re.escape(fold(s)), value) for s in _initials(agency))
    named.sort(key=lambda n: -len(n[0]))
    return Sectors(named)


def _initials(agency: dict[str, Any]) -> Iterator[str]:
    """Yield the abbreviations of an agency: "TN MT" gives TNMT, TN&MT, TN-MT and so on."""
    for initials in agency.get("initials", ()):
        parts = initials.split()
        for joints in product(_JOINTS, repeat=len(parts) - 1):
            yield "".join(a + b for a, b in zip(parts, (*joints, ""), strict=True))


def _flexible(name: str) -> str:
    """Return an expression for ``name`` with any of the usual joints between its parts.

    >>> bool(re.fullmatch(_flexible("Quy hoạch - Kiến trúc"), "quy hoạch và kiến trúc"))
    True
    """
    parts = re.split(r" và | - |, ", fold(name))
    return _AND.join(re.escape(part) for part in parts)


def bare(text: str) -> str:
    """Return ``text`` without diacritics, of the same length.

    >>> bare("kế hoạch và đầu tư")
    'ke hoach va dau tu'
    """
    return text.translate(_BARE)
