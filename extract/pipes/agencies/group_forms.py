"""Group forms: the expressions of a table of groups, tried at once and compiled in shared pieces."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from extract.lexicons import Pattern

_MARKS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)


@dataclass(frozen=True)
class Group:
    """A kind of group: ``of`` agencies that are named; ``capital`` when it counts only with one."""

    id: str
    of: bool
    capital: bool
    agencies: bool
    """Its members are agencies themselves: "các huyện ủy, thị ủy"."""


@dataclass(frozen=True)
class _Form:
    """One way of naming a kind of group: its head, and repeats behind it that may be empty."""

    group: Group
    head: str
    repeats: tuple[str, ...]

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The head, compiled when it is first tried by itself."""
        return re.compile(self.head)

    def end(self, folded: str, at: int) -> int:
        """Return the end of the group whose head ends at ``at``."""
        for repeat in self.repeats:
            at = _compiled(repeat).match(folded, at).end()  # type: ignore[union-attr]  # may be empty
        return at


class GroupForms:
    """The groups of a table of the lexicon, in file order."""

    def __init__(self, entries: Iterable[Pattern]) -> None:
        self._forms = [
            _Form(group, head, repeats)
            for group, regex in ((_group(entry), entry.regex) for entry in entries)
            for head, repeats in pieces(regex)
        ]
        self._any = re.compile(
            "|".join(f"(?P<f{number}>{form.head})" for number, form in enumerate(self._forms))
        )

    def at(self, folded: str, start: int) -> Iterator[tuple[Group, int]]:
        """Yield each kind of group that stands at ``start``, with its end; mostly there is none."""
        found = self._any.match(folded, start)
        if found is None:
            return
        number = int(str(found.lastgroup)[1:])
        form = self._forms[number]
        yield form.group, form.end(folded, found.end())
        done = form.group
        for form in self._forms[number + 1 :]:
            if form.group is not done and (found := form.expression.match(folded, start)):
                yield form.group, form.end(folded, found.end())
                done = form.group

    def end(self, folded: str, start: int) -> int | None:
        """Return the end of the first kind of group that stands at ``start``, or None."""
        return next((end for _, end in self.at(folded, start)), None)


def pieces(regex: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each alternative of an expression without the repeats ``(…)*`` at its end, and these.

    As those match everywhere, if only nothing, each may be tried where the one before it ended.

    >>> list(pieces("các (?:sở|ban)(?:, (?:sở|ban))*(?: liên quan)*|toàn ngành"))
    [('các (?:sở|ban)', ('(?:, (?:sở|ban))*', '(?: liên quan)*')), ('toàn ngành', ())]
    """
    depth = opened = begin = 0
    brackets: list[tuple[int, int]] = []
    for found in _MARKS.finditer(regex):
        mark = found.group()
        if mark == "(":
            opened = opened if depth else found.start()
            depth += 1
        elif mark == ")":
            depth -= 1
            if not depth:
                brackets.append((opened, found.end()))
        elif mark == "|" and not depth:
            yield _without_repeats(regex[: found.start()], begin, brackets)
            begin, brackets = found.end(), []
    yield _without_repeats(regex, begin, brackets)


def _without_repeats(
    regex: str, begin: int, brackets: list[tuple[int, int]]
) -> tuple[str, tuple[str, ...]]:
    """Return ``regex`` from ``begin`` without the repeats at its end, and these."""
    repeats: list[str] = []
    for start, end in reversed(brackets):
        if start == begin or regex[end:] != "*":
            break
        repeats.insert(0, regex[start:])
        regex = regex[:start]
    return regex[begin:], tuple(repeats)


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    """Return a repeat, which many forms share, compiled when it is first needed."""
    return re.compile(regex)


def _group(entry: Pattern) -> Group:
    return Group(entry.id, *(bool(entry.fields.get(key)) for key in ("of", "capital", "agencies")))
