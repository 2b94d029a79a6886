"""Tell where words of time limit nothing: data of a period, a programme's name, a benefit."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from extract.lexicons import load, patterns
from extract.pipes.deadlines.limits import Limit

_LEFT = 160  # characters before a limit that are looked at
_CLAUSE = re.compile(r"[.;:]\s|[\n|]")


class Exclusions:
    """The entries of [[exclusion]] and [[name]]."""

    def __init__(self) -> None:
        self._beside = [
            (p.expression, frozenset(p.fields["kinds"]), p.fields.get("side") == "after")
            for p in patterns("deadlines", "exclusion")
        ]
        self._names = [NameBefore.of(entry) for entry in load("deadlines")["name"]]

    def hold(self, text: str, limit: Limit) -> bool:
        """Tell whether a limit of the folded ``text`` limits nothing."""
        kinds = _kinds(text, limit)
        left = _CLAUSE.split(text[max(0, limit.start - _LEFT) : limit.start])[-1].rstrip(" ")
        for expression, concerned, after in self._beside:
            if not concerned.isdisjoint(kinds) and (
                expression.match(text, limit.end) if after else expression.search(left)
            ):
                return True
        return any(n.takes(left) for n in self._names if not n.kinds.isdisjoint(kinds))


@dataclass(frozen=True, slots=True)
class NameBefore:
    """An entry of [[name]]: nouns that take a time into their name, and words that free it."""

    kinds: frozenset[str]
    words: re.Pattern[str]
    names: frozenset[str]

    @classmethod
    def of(cls, entry: dict[str, Any]) -> "NameBefore":
        """Return the entry, compiled."""
        either = _either([*entry["words"], *entry["others"]])
        return cls(
            kinds=frozenset(entry["kinds"]),
            words=re.compile(rf"(?<!\w)(?:{either})(?!\w)"),
            names=frozenset(entry["words"]),
        )

    def takes(self, left: str) -> bool:
        """Tell whether the last word of the entry in ``left`` takes the time that follows."""
        if left.endswith((",", "(")):
            return False
        found = self.words.findall(left)
        return bool(found) and found[-1] in self.names


def _kinds(text: str, limit: Limit) -> set[str]:
    """Return what an entry may call a limit: its kind, its entry, "rhythm", "loose", "year", "end"."""
    value, time = limit.value, limit.value.time
    kinds = {value.kind, limit.rule}
    if value.kind == "calendar" and time is not None and time.part == "end":
        kinds.add("end")
    if value.kind == "recurring" and time is None and not text.startswith("định", limit.start):
        kinds.add("rhythm")
    if value.kind == "calendar" and value.bound != "before" and limit.rule != "latest":
        kinds.add("loose")
        if time is not None and time.grain == "year" and not time.part and value.bound != "within":
            kinds.add("year")
    return kinds


def _either(words: Iterable[str]) -> str:
    """Return an expression for any of ``words``, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
