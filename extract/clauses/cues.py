"""The cue tables: the words that show the parts of a clause, compiled once.

A *cue* is an entry of ``lexicons/cues.toml``; the tables say what its words do. The verbs of
``lexicons/predicates.toml`` are found by their first syllable, since there are hundreds.
"""

import re
from collections.abc import Iterable
from functools import cache

from extract.clauses.marks import WORD, skip
from extract.lexicons import Pattern, load, patterns

_WORD_END = r"(?![^\W\d_])"
WORK = ("manner", "lead_role", "coordination", "adjunct", "order", "passive", "decision")
"""Tables of the words with which what an agency does begins."""
TAIL_START = ("manner", "coordination", "lead_role", "adjunct")
"""Tables of the words that stand behind an actor, whoever it is."""
_TABLES = (
    "order",
    "connector",
    "circumstance",
    "adjunct",
    "manner",
    "coordination",
    "lead_role",
    "statement",
    "decision",
    "target",
    "closing",
    "time_only",
    "role_line",
    "subject",
    "quality",
    "binder",
    "handed_in",
    "saying",
    "passive",
    "reverse",
    "addressed",
    "relative",
    "announced",
    "linking",
    "continuation",
    "inline_number",
    "regularity",
    "inner_order",
    "done",
    "noun_list",
    "detail",
    "speaker",
    "told_time",
    "stress",
    "also",
    "called",
    "for_whom",
    "run_in_title",
    "does_it",
    "role_goes_on",
    "suffers",
    "too",
    "office_speaker",
    "no_topic",
    "conclusion",
    "announcement",
)


class Cues:
    """The compiled cue tables."""

    def __init__(self) -> None:
        entries = {name: patterns("cues", name) for name in _TABLES}
        self.tables = {name: _one_of(found) for name, found in entries.items()}
        self._match = {name: regex.match for name, regex in self.tables.items()}
        self.verb = Verbs()
        # Each of these tells at once that none of several tables matches, which is the rule.
        self.work = _any_of("linking", *WORK, "statement")
        self.tail_start = _any_of(*TAIL_START)
        self.tail_part = self.tail_start
        self.aside = _any_of("role_line", "closing", "time_only")
        self.opening = _any_of("decision", "target", "order")
        self.basis = re.compile(
            rf"[\s,]*(?:{_one_of(_flagged('adjunct', 'before_order')).pattern})"
        )
        """A basis between the one who orders and the order."""
        self.in_which = _one_of(_flagged("announcement", "item"))
        self.list_follows = _one_of(_flagged("announcement", "list"))
        self.and_report = re.compile(
            rf"\s*,? (?:{_one_of(patterns('cues', 'and_report')).pattern})"
        )
        self.parting = frozenset(p.id for p in _flagged("order", "parts_decision"))
        """Order words that begin a clause of their own behind a decision's comma."""
        self.bare = _words("of_group", "bare")
        self.before_verb = _words("of_group", "before_verb")
        self.prohibition = _one_of(_flagged("manner", "prohibits"))
        self.named_title = re.compile(rf"(?:{'|'.join(_words('named_title'))}) $")
        self.name_stop = _words("name_stop")
        self.such_as = _any_word(_words("such_as"))
        self.such_as_these = _any_word(_words("such_as_these"))
        self.of_group_with = _any_word(_words("of_group_with"))
        self.of_group = _any_word(_words("of_group"))
        self.past = _words("past")
        self._entries = {(n, _group(p)): p for n, found in entries.items() for p in found}

    def match(self, table: str, text: str, at: int, end: int) -> re.Match[str] | None:
        """Return the match of a cue of ``table`` at ``at``."""
        return self._match[table](text, at, end)

    def search(self, table: str, text: str, at: int, end: int) -> re.Match[str] | None:
        """Return the first match of a cue of ``table`` in ``[at, end)``."""
        return self.tables[table].search(text, at, end)

    def entry(self, table: str, match: re.Match[str]) -> Pattern:
        """Return the entry of ``table`` that has matched."""
        return self._entries[table, match.lastgroup or ""]

    def skip_connectors(self, text: str, at: int, end: int) -> int:
        """Return the offset behind the words that join a clause to the one before."""
        match = self._match["connector"]
        while (joined := match(text, at, end)) and joined.end() > at:
            at = joined.end()
        return at


@cache
def cues() -> Cues:
    """Return the cue tables, compiled once."""
    return Cues()


def stands(match: re.Match[str], text: str) -> bool:
    """Tell whether a cue ends where a word of the text ends.

    >>> cue = re.compile("phải")
    >>> [stands(cue.match(text), text) for text in ("phải báo cáo", "phảix")]
    [True, False]
    """
    return not WORD.match(text, match.end()) or match.group().endswith(" ")


class Verbs:
    """The predicates of ``lexicons/predicates.toml``, found by their first syllable."""

    def __init__(self) -> None:
        tables = load("predicates")
        nouns = {v for c in tables["class"] for v in c.get("noun", ())}
        self._noun_sign = re.compile(rf" (?:{'|'.join(tables['noun_signs'])}){_WORD_END}")
        self._by_syllable: dict[str, list[tuple[str, bool]]] = {}
        for verb in sorted({v for c in tables["class"] for v in c["verbs"]}, key=len, reverse=True):
            syllable = verb[: skip(WORD, verb, 0, len(verb))]
            self._by_syllable.setdefault(syllable, []).append((verb, verb in nouns))
        self._not_verbs = re.compile(rf"(?:{'|'.join(tables['not_verbs'])}){_WORD_END}")

    def at(self, text: str, start: int, end: int) -> bool:
        """Tell whether a predicate stands at ``start``; a noun's company makes it none."""
        return self.end(text, start, end) is not None

    def end(self, text: str, start: int, end: int) -> int | None:
        """Return the offset behind the predicate at ``start``, or None where none stands."""
        syllable = WORD.match(text, start, end)
        if not syllable or syllable.group() not in self._by_syllable:
            return None
        if self._not_verbs.match(text, start, end):
            return None
        for verb, noun in self._by_syllable[syllable.group()]:
            stop = start + len(verb)
            if stop <= end and text.startswith(verb, start) and not WORD.match(text, stop):
                return None if noun and self._noun_sign.match(text, stop, end) else stop
        return None


def _any_word(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(words, key=len, reverse=True))}){_WORD_END}")


def _flagged(table: str, flag: str) -> tuple[Pattern, ...]:
    return tuple(p for p in patterns("cues", table) if p.fields.get(flag))


def _words(table: str, flag: str | None = None) -> frozenset[str]:
    entries = [e for e in load("cues")[table] if flag is None or e.get(flag)]
    return frozenset(word for entry in entries for word in entry["words"])


def _group(pattern: Pattern) -> str:
    return pattern.id.replace("-", "_")


def _any_of(*tables: str) -> re.Pattern[str]:
    entries = (p for table in tables for p in patterns("cues", table))
    return re.compile("|".join(f"(?:{p.regex})" for p in entries))


def _one_of(entries: tuple[Pattern, ...]) -> re.Pattern[str]:
    """Return one expression that tries ``entries`` in order, each a group of its own name."""
    return re.compile("|".join(f"(?P<{_group(p)}>{p.regex})" for p in entries))
