"""Sectors: what stands behind "Sở" or "Bộ", in every spelling, and which agency it makes."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
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
    either: re.Pattern[str]
    """The same without the groups that tell which: so it fails, as it mostly does, much faster."""
    bare: re.Pattern[str]
    either_bare: re.Pattern[str]
    """Both without diacritics, for damaged scans."""
    agencies: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """Group of ``regex`` → (agency id, full name, short name)."""
    _kept: dict[tuple[str, bool], tuple[str, str]] = field(default_factory=dict)

    def match(self, folded: str, start: int) -> tuple[int, str, str] | None:
        """Return (end, id, name) of the sector that stands at ``start``, or None."""
        found = self.either.match(folded, start)
        if found is not None:
            return found.end(), *self._named(self.regex, found.group())
        found = self.either_bare.match(bare(folded[start : start + _LONGEST_SECTOR]))
        if found is None or found.end() < _SHORTEST_BARE:
            return None
        return start + found.end(), *self._named(self.bare, found.group())

    def _named(self, regex: re.Pattern[str], words: str) -> tuple[str, str]:
        """Return id and name of the agency of a sector; its spellings are few, so they are kept."""
        key = words, regex is self.bare
        if key not in self._kept:
            found = regex.match(words)
            self._kept[key] = self.agencies[str(found and found.lastgroup)][:2]
        return self._kept[key]


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
    which = _whole(f"(?P<s{i}>{regex})" for i, (regex, _) in enumerate(named))
    either = _whole(regex for regex, _ in named)
    return Sectors(
        regex=re.compile(which),
        either=re.compile(either),
        bare=re.compile(bare(which)),
        either_bare=re.compile(bare(either)),
        agencies=agencies,
    )


def _whole(names: Iterable[str]) -> str:
    return rf"(?:{'|'.join(names)})(?!\w)"


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
