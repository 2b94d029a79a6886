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
            _Form(group, *pieces(regex))
            for group, whole in ((_group(entry), entry.regex) for entry in entries)
            for regex in alternatives(whole)
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


def alternatives(regex: str) -> list[str]:
    """Return the expressions between the ``|`` of an expression that stand in no bracket.

    >>> alternatives("lực lượng (?:công an|quân đội)|cảnh sát [|]")
    ['lực lượng (?:công an|quân đội)', 'cảnh sát [|]']
    """
    bars = [start for mark, start, _ in _open_marks(regex) if mark == "|"]
    starts, ends = [0, *(bar + 1 for bar in bars)], [*bars, len(regex)]
    return [regex[start:end] for start, end in zip(starts, ends, strict=True)]


def pieces(regex: str) -> tuple[str, tuple[str, ...]]:
    """Return an expression without the repeats ``(…)*`` at its end, and these.

    As those match everywhere, if only nothing, each may be tried where the one before it ended.

    >>> pieces("các (?:sở|ban)(?:, (?:sở|ban))*(?: liên quan)*")
    ('các (?:sở|ban)', ('(?:, (?:sở|ban))*', '(?: liên quan)*'))
    """
    repeats: list[str] = []
    for mark, start, end in reversed(list(_open_marks(regex))):
        if not start or mark == "|" or regex[end:] != "*":
            break
        repeats.insert(0, regex[start:])
        regex = regex[:start]
    return regex, tuple(repeats)


def _open_marks(regex: str) -> Iterator[tuple[str, int, int]]:
    """Yield each ``|`` and each whole bracket of an expression that stand in no bracket, with start and end."""
    depth = opened = 0
    for mark in _MARKS.finditer(regex):
        if mark.group() == "(":
            opened = opened if depth else mark.start()
            depth += 1
        elif mark.group() == ")":
            depth -= 1
            if not depth:
                yield "(", opened, mark.end()
        elif mark.group() == "|" and not depth:
            yield "|", mark.start(), mark.end()


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    """Return a repeat, which many forms share, compiled when it is first needed."""
    return re.compile(regex)


def _group(entry: Pattern) -> Group:
    return Group(entry.id, *(bool(entry.fields.get(key)) for key in ("of", "capital", "agencies")))
