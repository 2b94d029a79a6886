"""Say how sure an item is, from the signs of doubt that it shows.

A *sign* is a fact that can be seen without knowing the answer, and with which the items of
annotated documents were wrong more often than without: a name that goes on behind its end, a
time that no deadline covers, nobody to act. Each has a weight in log-odds in
``lexicons/confidence.toml``. The *confidence* is the probability to which the weights of an
item's signs add up: that it is an item, and its lead agencies, coordinating agencies and
deadline are all right. docs/confidence.md tells how well that holds.
"""

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from itertools import pairwise
from typing import Any

from spacy.tokens import Doc

from extract.annotations import DirectiveValue, folded, tags, text_of
from extract.encodings.syllables import syllables
from extract.lexicons import load, patterns
from extract.schema import Party

Fields = Mapping[str, Any]
"""The fields of a ``schema.ActionItem`` that tell what was found."""

_BETWEEN = re.compile(r"(?:[\s,;*]|và)*")
_AND = re.compile(r" và ")
_COMMA = re.compile(r"[,;] (?:và )?| và ")
_SAMPLE = 10_000  # characters of a text that tell how well it was recognised
_ROUGH, _DAMAGED, _BROKEN = 0.022, 0.05, 0.1  # share of odd words; clean texts have 0 to 0.02
_SIGNS_OF_WRITING = ".,;:()[]“”\"'!?…*–-/"
_TITLE = 20  # characters: "Chủ tịch" may stand before the next agency
_NEAR = 60  # characters between two names of one list
_LAST_WORD = 6  # characters: no function word is longer
_MANY = 2  # agencies without a part in the item


class Judge:
    """Judges the items of one document, whose directives have been tagged."""

    def __init__(self, doc: Doc) -> None:
        self.text = text_of(doc)
        self.folded = folded(doc)
        self.genre: str = doc._.genre or "other"
        self.agencies = [tag.start for tag in tags(doc, "agencies")]
        self.clauses: dict[int, DirectiveValue] = {
            tag.start: tag.value for tag in tags(doc, "directives")
        }
        self._cut: dict[tuple[str, int, int], bool] = {}
        """Whether a name is cut, by its role and place: many items have the same leads."""

    def confidence(self, fields: Fields) -> float:
        """Return how sure an item is, from 0 to 1 with two decimals."""
        return confidence(self.signs(fields))

    def signs(self, fields: Fields) -> list[str]:
        """Return the ids of the signs of doubt that an item shows, in the lexicon's order."""
        if fields["kind"] != "task":
            return []
        return [sign for sign, shown in _SIGNS.items() if shown(self, fields)]

    def doubts(self, fields: Fields) -> list[str]:
        """Return what makes an item doubtful, for a person to read; the greatest doubt first."""
        signs = sorted(self.signs(fields), key=_told("weight").__getitem__)
        return [_told("doubt")[sign] for sign in signs]

    def no_lead(self, fields: Fields) -> bool:
        """Tell whether nobody is named to act."""
        return not fields["lead_agencies"]

    def unlisted_lead(self, fields: Fields) -> bool:
        """Tell whether a lead is read by its form alone, for no list has it."""
        return any(p.id is None and not p.group for p in fields["lead_agencies"])

    def cut_name(self, fields: Fields) -> bool:
        """Tell whether a name seems to end too early, or too late."""
        parties = fields["lead_agencies"], fields["coordinating_agencies"]
        return any(self._broken(some) or any(map(self._is_cut, some)) for some in parties)

    def addressee_lead(self, fields: Fields) -> bool:
        """Tell whether the leads are only those to whom the letter is addressed."""
        return any(p.source == "addressee" for p in fields["lead_agencies"])

    def unread_coordination(self, fields: Fields) -> bool:
        """Tell whether the words say that others work along, and nobody was read."""
        if fields["coordinating_agencies"]:
            return False
        span = fields["span"]
        return _any("coordination").search(self.folded, span.start, span.end) is not None

    def unread_time(self, fields: Fields) -> bool:
        """Tell whether words of time stand in the item that no deadline or name covers."""
        start, end = fields["span"].start, fields["span"].end
        read = [r.span for name in ("deadlines", "references") for r in fields[name]]
        found = _any("time").finditer(self.folded, start, end)
        return any(not any(s.start <= t.end() and t.start() < s.end for s in read) for t in found)

    def doubtful_deadline(self, fields: Fields) -> bool:
        """Tell whether a deadline has no day, or stands beside another."""
        limit = fields["deadline"]
        if limit is None:
            return False
        return len(fields["deadlines"]) > 1 or not (limit.due or limit.recurrence)

    def idle_agencies(self, fields: Fields) -> bool:
        """Tell whether several agencies stand in the item that have no part in it."""
        start, end = fields["span"].start, fields["span"].end
        low, high = (bisect_left(self.agencies, at) for at in (start, end))
        if high - low < _MANY:
            return False
        roles = ("lead_agencies", "coordinating_agencies", "other_parties")
        taken = {p.span.start for role in roles for p in fields[role]}
        return len(set(self.agencies[low:high]) - taken) >= _MANY

    def no_predicate(self, fields: Fields) -> bool:
        """Tell whether the item has no verb that is known to begin work."""
        clause = self.clauses.get(fields["span"].start)
        return clause is not None and clause.predicate is None and not self._row(fields)

    def unread_cell(self, fields: Fields) -> bool:
        """Tell whether a cell of the item's row has words and nothing was read in it."""
        if not self._row(fields):
            return False
        roles = ("lead_agencies", "coordinating_agencies", "deadlines")
        read = [fields["span"].start, *(r.span.start for role in roles for r in fields[role])]
        if fields["product"]:
            read.append(fields["product"].span.start)
        line, at = self._line(fields)
        for cell in line.split("|"):
            end = at + len(cell)
            if len(cell.split()) > 1 and not any(at <= start < end for start in read):
                return True
            at = end + 1
        return False

    def loose_genre(self, fields: Fields) -> bool:  # noqa: ARG002
        """Tell whether the document is of a kind that tells more than it orders."""
        return self.genre in ("news", "other")

    def rough_text(self, fields: Fields) -> bool:  # noqa: ARG002
        """Tell whether the text is damaged as if one character in a hundred were misread."""
        return self.odd_words > _ROUGH

    def damaged_text(self, fields: Fields) -> bool:  # noqa: ARG002
        """Tell whether it is damaged as if two or three characters in a hundred were."""
        return self.odd_words > _DAMAGED

    def broken_text(self, fields: Fields) -> bool:  # noqa: ARG002
        """Tell whether it is damaged as if four or five characters in a hundred were."""
        return self.odd_words > _BROKEN

    @cached_property
    def odd_words(self) -> float:
        """Share of the words in lower case that are no Vietnamese syllables."""
        known = syllables()
        counts = Counter(self.text[:_SAMPLE].split())
        others = set(counts) - known  # in capitals, beside a mark
        words, odd = counts.total() - sum(counts[other] for other in others), 0
        for other in others:
            word = other.strip(_SIGNS_OF_WRITING)
            if word.islower() and word.isalpha():
                words += counts[other]
                odd += counts[other] if word not in known else 0
        return odd / max(1, words)

    def _row(self, fields: Fields) -> bool:
        return any(
            p.source == "table"
            for p in (*fields["lead_agencies"], *fields["coordinating_agencies"])
        )

    def _line(self, fields: Fields) -> tuple[str, int]:
        """Return the line in which the item begins, and where it begins."""
        start = self.text.rfind("\n", 0, fields["span"].start) + 1
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else len(self.text)], start

    def _broken(self, parties: list[Party]) -> bool:
        """Tell whether words stand between two names of one list that belong to neither."""
        if len(parties) < 2:
            return False
        places = sorted((p.span.start, p.span.end) for p in parties)
        gaps = (self.folded[a:b] for (_, a), (b, _) in pairwise(places))
        return any(len(g) < _NEAR and "\n" not in g and not _BETWEEN.fullmatch(g) for g in gaps)

    def _is_cut(self, party: Party) -> bool:
        """Tell whether a name goes on behind its end ("Cục Thuế | - Chi nhánh Đồng Hỷ")."""
        key = party.role, party.span.start, party.span.end
        if key not in self._cut:
            self._cut[key] = self._goes_on(party)
        return self._cut[key]

    def _goes_on(self, party: Party) -> bool:
        start, end = party.span.start, party.span.end
        if _any("loose_end").search(self.folded, max(start, end - _LAST_WORD), end):
            return True
        if self.folded.count("(", start, end) > self.folded.count(")", start, end):
            return True
        if _any("name_goes_on").match(self.folded, end):
            return True
        if self.folded[end : end + 1] == " " and self.text[end + 1 : end + 2].isupper():
            return True
        return self._list_goes_on(party)

    def _list_goes_on(self, party: Party) -> bool:
        """Tell whether a list goes on behind a name with words that are no agency."""
        comma = _COMMA if party.role == "lead" else _AND
        gap = comma.match(self.folded, party.span.end)
        if gap is None:
            return False
        if _any("aside").match(self.folded, gap.end()):
            return False
        place = bisect_left(self.agencies, gap.end())
        return not any(a - gap.end() < _TITLE for a in self.agencies[place : place + 1])


_SIGNS: dict[str, Callable[[Judge, Fields], bool]] = {
    "no-lead": Judge.no_lead,
    "cut-name": Judge.cut_name,
    "unlisted-lead": Judge.unlisted_lead,
    "addressee-lead": Judge.addressee_lead,
    "unread-coordination": Judge.unread_coordination,
    "unread-time": Judge.unread_time,
    "doubtful-deadline": Judge.doubtful_deadline,
    "idle-agencies": Judge.idle_agencies,
    "no-predicate": Judge.no_predicate,
    "unread-cell": Judge.unread_cell,
    "loose-genre": Judge.loose_genre,
    "rough-text": Judge.rough_text,
    "damaged-text": Judge.damaged_text,
    "broken-text": Judge.broken_text,
}


def confidence(signs: Iterable[str]) -> float:
    """Return the probability that the weights of the ``signs`` add up to, with two decimals.

    >>> confidence([]) > confidence(["unlisted-lead"]) > confidence(["unlisted-lead", "no-lead"])
    True
    """
    weights = _told("weight")
    odds: float = weights["none"] + sum(weights[sign] for sign in signs)
    return round(1 / (1 + math.exp(-odds)), 2)


@cache
def _told(field: str) -> dict[str, Any]:
    """Return one field of every sign."""
    return {entry["id"]: entry[field] for entry in load("confidence")["sign"]}


@cache
def _any(table: str) -> re.Pattern[str]:
    """Return one expression for all patterns of a table.

    Its alternatives stand side by side, each beginning with a letter: so it is found fastest.
    """
    return re.compile("|".join(p.regex for p in patterns("confidence", table)))
