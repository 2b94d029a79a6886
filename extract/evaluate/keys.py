"""Keys: the form in which two answers are compared, so that spelling alone is no mistake.

The definitions are those of corpora/GUIDELINES.md. The words are in ``lexicons/comparison.toml``.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any

from extract import lexicons
from extract.text import fold as folded

AgencyKey = frozenset[str]
QuantityKey = tuple[float | None, str]

# Letters that look alike in Cyrillic and Latin; keyboards and scans mix them up in numbers.
_LOOK_ALIKE = str.maketrans("АВСЕНІКМОРТХУ", "ABCEHIKMOPTXY")
_DOCUMENT_NUMBER = re.compile(r"\d+[A-Z]?(?:/\d{4})?(?:/|-)[A-ZĐ][A-ZĐ0-9&\-./]*")
_YEAR_OF_A_LAW = re.compile(r"(?: năm)? (?:19|20)\d\d$")
_LONG_NAME = 3  # words; a shorter name may be all that tells its body from others


def text_key(text: str | None) -> str:
    """Return the words of ``text`` in one spelling, abbreviations written out, without marks.

    >>> text_key("UBND tỉnh – Sở LĐ-TB&XH")
    'ủy ban nhân dân tỉnh sở lao động thương binh và xã hội'
    """
    spelled = folded(unicodedata.normalize("NFC", text or "")).replace("-", " ")
    for expression, full in _abbreviations():
        spelled = expression.sub(full, spelled)
    return " ".join(re.findall(r"\w+", spelled))


@cache
def agency_key(name: str | None) -> AgencyKey:
    """Return the words that identify an agency.

    >>> agency_key("Giám đốc Sở Y tế") == agency_key("Sở Y tế")
    True
    """
    key = text_key(name)
    for expression in _empty_words():
        key = expression.sub("", key)
    words = key.split()
    table = lexicons.load("comparison")["words"]
    if (
        len(words) > _LONG_NAME
        and words[-1] in table["last"]
        and not key.strip().startswith(tuple(table["every_level"]))
    ):
        words = words[:-1]
    return frozenset(words)


@cache
def bare_key(words: AgencyKey) -> AgencyKey:
    """Return the words without diacritics, so that a damaged scan still matches.

    Words that every list has (các, và, thuộc …) are left out.
    """
    weak = set(lexicons.load("comparison")["words"]["weak"])
    return frozenset(map(_without_marks, words - weak))


def quantity_key(quantity: Mapping[str, Any]) -> QuantityKey:
    """Return an amount as (value, first word of its unit)."""
    try:
        value = round(float(quantity["value"]), 6)
    except (KeyError, TypeError, ValueError):
        value = None
    unit = (quantity.get("unit") or "").replace("²", "2").replace("³", "3")
    return value, unit if unit == "%" else next(iter(text_key(unit).split()), "")


def reference_key(reference: Mapping[str, Any] | str) -> str:
    """Return the number of the document that is named, else its name without the year.

    >>> reference_key("Kế hoạch số 117 /KH-UBND"), reference_key("Luật Đất đai năm 2024")
    ('117/KH-UBND', 'luật đất đai')
    """
    if not isinstance(reference, str):
        known = (reference.get(field) for field in ("number", "name", "text"))
        reference = next(filter(None, known), "")
    written = unicodedata.normalize("NFC", reference).upper().translate(_LOOK_ALIKE)
    written = re.sub(r"\s*([-/])\s*", r"\1", written)
    number = _DOCUMENT_NUMBER.search(written)
    return number.group().rstrip(".,;") if number else _YEAR_OF_A_LAW.sub("", text_key(written))


def due_key(deadline: Mapping[str, Any] | None) -> str | None:
    """Return the rule or the day of a deadline, "unresolved" when it has neither.

    None without a deadline, and for one that a section's heading gives (``inherited``).
    """
    if not deadline or deadline.get("inherited"):
        return None
    if rule := deadline.get("recurrence"):
        return "RRULE:" + ";".join(sorted(rule.upper().replace("RRULE:", "").split(";")))
    due: str | None = deadline.get("due")
    return due[:10] if due else "unresolved"


@cache
def _abbreviations() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return each abbreviation's expression with what it stands for, in order."""
    entries = lexicons.patterns("comparison", "abbreviation")
    return tuple((entry.expression, entry.fields["full"]) for entry in entries)


@cache
def _empty_words() -> tuple[re.Pattern[str], ...]:
    """Return the expressions of what does not tell one agency from another, in order."""
    return tuple(entry.expression for entry in lexicons.patterns("comparison", "empty"))


def _without_marks(word: str) -> str:
    """Return ``word`` without diacritics.

    >>> _without_marks("đường")
    'duong'
    """
    return "".join({"đ": "d"}.get(c) or unicodedata.normalize("NFD", c)[0] for c in word)
