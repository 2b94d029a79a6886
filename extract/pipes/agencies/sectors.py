"""Sectors: what stands behind "Sở" or "Bộ", in every spelling, and which agency it makes."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from extract.lexicons import load
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


@dataclass(frozen=True)
class Sectors:
    """What may stand behind "Sở" or "Bộ": an expression, and the agency that each name means."""

    regex: re.Pattern[str]
    bare: re.Pattern[str]
    """The same without diacritics, for damaged scans."""
    agencies: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """Folded spelling → (agency id, full name, short name)."""

    def match(self, folded: str, start: int) -> tuple[int, str, str] | None:
        """Return (end, id, name) of the sector that stands at ``start``, or None."""
        found = self.regex.match(folded, start)
        if found is None:
            found = self.bare.match(bare(folded[start : start + _LONGEST_SECTOR]))
            if found is None or found.end() < _SHORTEST_BARE:
                return None
            return start + found.end(), *self.agencies[str(found.lastgroup)][:2]
        agency = self.agencies[str(found.lastgroup)]
        return found.end(), agency[0], agency[1]


def sectors(kind: str) -> Sectors:
    """Return the sectors of all agencies of ``kind``, longest name first."""
    named: list[tuple[str, tuple[str, str, str]]] = []
    for agency in load("agencies")["agency"]:
        if agency["kind"] != kind or "short" not in agency:
            continue
        value = (agency["id"], agency["name"], agency["short"])
        named.append((_flexible(agency["short"]), value))
        named.extend((re.escape(fold(s)), value) for s in _initials(agency))
    named.sort(key=lambda n: -len(n[0]))
    agencies = {f"s{i}": value for i, (_, value) in enumerate(named)}
    body = "|".join(f"(?P<s{i}>{regex})" for i, (regex, _) in enumerate(named))
    whole = rf"(?:{body})(?!\w)"
    return Sectors(re.compile(whole), re.compile(bare(whole)), agencies)


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
