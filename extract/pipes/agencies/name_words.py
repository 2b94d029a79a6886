"""Name words: how far the name behind a head noun goes ("Trung tâm | Khuyến nông và Dịch vụ nông nghiệp")."""

import re

from extract.pipes.agencies.mention import Page
from extract.pipes.agencies.places import UNIT
from extract.pipes.agencies.words import CAPITALISED, JOINT, LIST_JOINT

_LONGEST_NAME = 24  # words
_SYLLABLE = re.compile(r"[^\W\d_]{1,7}(?![^\s,;.:)])")


def read_name(page: Page, at: int, *, alone: bool = False) -> int:
    """Return the end of the name behind a head noun that ends at ``at`` (``at`` without a name).

    ``alone`` tells that the head noun is a name already, so that a verb may follow it.
    """
    end, last = at, "alone" if alone else "head"
    for _ in range(_LONGEST_NAME):
        word = _joined_word(page, end, last) or _next_word(page, end, last)
        if word is None:
            break
        end, last = word
        if last == "number":
            break
    return end


def _joined_word(page: Page, at: int, last: str) -> tuple[int, str] | None:
    """Return the end and the kind of the word behind "và", "-" or a comma inside a name."""
    joint = JOINT.match(page.text, at) or LIST_JOINT.match(page.text, at)
    if joint is None or last in ("head", "alone"):
        return None
    word = CAPITALISED.match(page.text, joint.end())
    if word is None or _begins_another(page, joint.end()) or _heads(page, joint.end()):
        return None
    return word.end(), "first"


def _next_word(page: Page, at: int, last: str) -> tuple[int, str] | None:
    """Return the end and the kind of the next word of a name, or None where it ends.

    ``last`` is the kind of the word before: "head" noun, head noun that may stand "alone",
    "first" capitalised word, "further" ones behind it, "lower" case, "number".
    """
    if page.folded[at : at + 1] == "," and last in ("first", "further"):
        listed = _compound(page, at)
        return None if listed is None else (listed, "lower")
    if page.folded[at : at + 1] != " " or UNIT.match(page.folded, at):
        return None
    if _begins_another(page, at + 1) or page.vocabulary.strong.end(page.folded, at + 1):
        return None
    word = CAPITALISED.match(page.text, at + 1)
    if word is None:
        end = _lower_word(page, at, last)
        return None if end is None else (end, "lower")
    if word[0][0].isdigit():
        return word.end(), "number"
    return word.end(), "further" if last in ("first", "further") else "first"


def _lower_word(page: Page, at: int, last: str) -> int | None:
    """Return the end of the lower-case word behind ``at`` when it still belongs to the name."""
    words = page.vocabulary
    if last in ("first", "further"):
        compound = _compound(page, at)
        if compound is not None:
            return compound
    known = words.nouns.end(page.folded, at + 1)
    breaks = words.breaks.end(page.folded, at + 1)
    if known is None and (last == "head" or (last in ("alone", "lower") and not breaks)):
        known = words.acts.end(page.folded, at + 1)
    if known is not None:
        return known
    return None if breaks or last != "first" else _second_syllable(page, at)


def _compound(page: Page, at: int) -> int | None:
    """Return the end of the known compound whose first word ends at ``at``: "Khám, chữa bệnh"."""
    begin = page.folded.rfind(" ", 0, at) + 1
    end = page.vocabulary.compounds.end(page.folded, begin)
    return end if end is not None and end > at else None


def _second_syllable(page: Page, at: int) -> int | None:
    """Return the end of the lower-case syllable that makes one word with the capital before it.

    No list holds all words ("Gốm sứ"): a capital syllable that begins a word, with a lower-case
    syllable behind it that begins no clause, is taken for one.
    """
    begin = page.folded.rfind(" ", 0, at) + 1
    first = page.text[begin:at]
    syllable = _SYLLABLE.match(page.text, at + 1)
    whole = first.isalpha() and (len(first) == 1 or first[1:].islower())
    return syllable.end() if syllable and whole else None


def _begins_another(page: Page, at: int) -> bool:
    """Return whether another agency or a title begins at ``at``."""
    return page.capital(at) and any(
        hit.entry.role in ("title", "sector", "agency", "person") for hit in page.hits.get(at, ())
    )


def _heads(page: Page, at: int) -> bool:
    """Return whether an agency with a head noun of its own stands at ``at``."""
    for hit in page.hits.get(at, ()):
        if hit.entry.role == "head" and page.capital(at):
            entry = hit.entry
            return entry.alone or " " in entry.text or page.capital(hit.end + 1)
    return False
