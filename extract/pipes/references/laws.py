"""Laws by name: the list of laws, codes and ordinances, and how other names are read.

A name is matched word by word, so that line ends, capitals and a comma left out do not matter;
the longest name on the list wins. "Luật" before capitals that no list has is read up to a word
that cannot stand in a name.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.annotations import ReferenceValue
from extract.lexicons import load, load_lines
from extract.pipes.references.parts import Found, Text, plain_number, read_date
from extract.text import fold

_WORD = re.compile(r"(?P<gap>[ \n,;/&()\"-]{0,4})(?P<word>\w+)")
_REVISED = re.compile(r" {0,3}\( ?(?:sửa đổi|bổ sung)[^()\n]{0,40}\)")
_NUMBER_FOLLOWS = re.compile(r" {0,3},? ?s[ốổôo] ?:? ?(?=\d)")
_AMENDS = re.compile(
    r" sửa đổi(?: ?,| và)?(?: bổ sung)?(?: một s[ốổô] điều| (?:các )?điều [\d ,và]{1,40})?"
    r"(?: của)?(?: các)? (?=(?:bộ )?luật|pháp lệnh)"
)
_NAME_ENDS = re.compile(r" {0,3}(?:[.,;:)\n]|$|(?:số|ngày|năm) {0,3}\d)")
_DATED_AHEAD = re.compile(
    r"(?:(?!luật|nghị|thông tư|quyết)\w+(?: ?, ?| )){1,10}(?:số|ngày|năm) {0,3}\d"
)
_CLOSING = re.compile(r" ?\)")
_LIST_GAP = re.compile(r" ?(?:[,:]|và|, và) (?=\w)")
_DEEPEST = 3  # a law that amends an amendment of an amendment
_LONGEST_NAME = 60  # words: an amendment can name nine laws
_LONGEST_UNLISTED = 12  # words


@dataclass(slots=True)
class _Node:
    """A place in the tree of names: the words that may follow, and the laws that end here."""

    next: dict[str, "_Node"] = field(default_factory=dict)
    laws: list[dict[str, str]] = field(default_factory=list)


class LawTagger:
    """Finds laws by name; holds the tree of names on the list."""

    def __init__(self, number: re.Pattern[str]) -> None:
        self._number = number
        self._root = _Node()
        called = defaultdict[str, list[dict[str, str]]](list)
        for law in load_lines("laws"):
            for name in (law["name"], *law["short"]):
                called[fold(name)].append(law)
        for name, laws in called.items():
            self._add(name, laws)
        rules = load("references")["laws"]
        self._kinds: dict[str, str] = rules["kinds"]
        self._head = re.compile(rf"(?:{'|'.join(self._kinds)})(?!\w)")
        self._stop = re.compile(rf"(?:{'|'.join(rules['stops'])})(?!\w)")
        self._never_first = frozenset(rules["never_first"])
        self._after_comma = frozenset(rules["after_comma"])
        self._not_after = frozenset(rules["not_after"])

    def find(self, text: Text) -> Iterator[Found]:
        """Yield the laws that ``text`` names, in order, none inside another."""
        at = 0
        for head in self._head.finditer(text.folded):
            if head.start() < at or not _is_named(text, head):
                continue
            first = self._law(text, head.start(), head.end())
            found = [first] if first else []
            found += self._more_of_list(text, head, first.end if first else head.end())
            if found:
                yield from found
                at = found[-1].end

    def _law(self, text: Text, start: int, head_end: int) -> Found | None:
        """Return the law whose kind stands at [start, head_end), with number and date."""
        kind = self._kinds[text.folded[start:head_end]]
        end, laws = self._name(text, start, head_end)
        name = " ".join(text.cased[start:end].split()) or None
        if revised := _REVISED.match(text.folded, end) if name else None:
            end = revised.end()
        number, end = self._numbered(text, end if name else head_end)
        if not name and not number:
            return None
        if not name and (inner := self._amended(text, end)):
            name, end = " ".join((kind + text.cased[end:inner]).split()), inner
        end, date = read_date(text, end)
        if kind == "Hiến pháp" and not date and len(name or "") == len(kind):
            return None  # the constitution as such, no document of one year
        value = ReferenceValue(kind=kind, number=number, name=name, date=date, issuer=None)
        return Found(start, end, value, _one(laws, number, date))

    def _more_of_list(self, text: Text, head: re.Match[str], end: int) -> list[Found]:
        """Return the laws behind ``end`` that share a head: "các luật Đất đai, Nhà ở"."""
        more: list[Found] = []
        kind, node = self._kinds[head.group()], self._root.next.get(head.group())
        if not node or not text.folded.endswith("các ", 0, head.start()):
            return more
        while (gap := _LIST_GAP.match(text.folded, end)) and text.cased[gap.end()].isupper():
            end, laws = self._listed(text, gap.end(), node)
            if not laws:
                break
            name = f"{kind} {' '.join(text.cased[gap.end() : end].split())}"
            value = ReferenceValue(kind, None, name, None, None)
            more.append(Found(gap.end(), end, value, _one(laws, None, None)))
        return more

    def _numbered(self, text: Text, at: int) -> tuple[str | None, int]:
        """Return the number that follows at ``at``, and its end (``at`` without one)."""
        if (word := _NUMBER_FOLLOWS.match(text.folded, at)) and (
            match := self._number.match(text.cased, word.end())
        ):
            return plain_number(match.group()), match.end()
        return None, at

    def _amended(self, text: Text, at: int, depth: int = 0) -> int | None:
        """Return the end of "sửa đổi, bổ sung một số điều của Luật …" at ``at``."""
        if (
            depth < _DEEPEST
            and (amends := _AMENDS.match(text.folded, at))
            and (head := self._head.match(text.folded, amends.end()))
        ):
            end = self._name(text, head.start(), head.end(), depth + 1)[0]
            return end if end > head.start() else None
        return None

    def _name(
        self, text: Text, start: int, head_end: int, depth: int = 0
    ) -> tuple[int, list[dict[str, str]]]:
        """Return where the name that starts at ``start`` ends (``start``: nowhere), and its laws."""
        end, laws = self._listed(text, start, self._root)
        if (amended := self._amended(text, head_end, depth)) and amended > end:
            return amended, []
        if end == start:
            end = self._unlisted(text, start, head_end)
        return end, laws

    def _listed(self, text: Text, start: int, node: _Node) -> tuple[int, list[dict[str, str]]]:
        """Return the end of the longest name below ``node`` at ``start``, and the laws called so."""
        best, laws = start, list[dict[str, str]]()
        at = start
        for _ in range(_LONGEST_NAME):
            word = _WORD.match(text.folded, at)
            step = node.next.get(_key(word)) if word else None
            if word is None or step is None or _in_next_paragraph(text, word):
                break
            node, at = step, word.end()
            if node.laws:
                best, laws = at, node.laws
        if "(" in text.folded[start:best] and (closing := _CLOSING.match(text.folded, best)):
            best = closing.end()
        return best, laws

    def _unlisted(self, text: Text, start: int, head_end: int) -> int:
        """Return the end of a capitalised name that no list has, or ``start``."""
        before = text.folded[max(0, start - 12) : start].split()
        if (before and before[-1] in self._not_after) or text.cased[start + 1].isupper():
            return start
        at, words = head_end, 0
        while words < _LONGEST_UNLISTED and (word := _WORD.match(text.folded, at)):
            if not (self._continues(text.folded, word) if words else self._begins(text, word)):
                break
            at, words = word.end(), words + 1
            if text.cased[word.start("word") : at].isupper():  # "Bộ luật ISPS": no more words
                break
        if words and text.cased[head_end + 1 : head_end + 2].isupper():
            return at
        # A small letter shows a name only where a mark or a date follows.
        return at if words > 1 and _NAME_ENDS.match(text.folded, at) else start

    def _begins(self, text: Text, word: re.Match[str]) -> bool:
        """Tell whether a law's name may begin with ``word``; a capital shows that it does."""
        at = word.start("word")
        if word["gap"].strip(" ") or word["word"] in self._never_first:
            return False
        return text.cased[at].isupper() or not self._stop.match(text.folded, at)

    def _continues(self, folded: str, word: re.Match[str]) -> bool:
        """Tell a word that may stand in a law's name from one that ends it."""
        if word["word"] == "và":
            following = _WORD.match(folded, word.end())
            return following is not None and self._continues(folded, following)
        if self._stop.match(folded, word.start("word")):
            return False
        mark = word["gap"].strip(" ")
        return not mark or (
            mark == ","
            and (
                word["word"] in self._after_comma
                or bool(_DATED_AHEAD.match(folded, word.start("word")))
            )
        )

    def _add(self, name: str, laws: list[dict[str, str]]) -> None:
        """Put ``name`` into the tree; a comma in it may be left out."""
        node = self._root
        for word in _WORD.finditer(name):
            key = _key(word)
            plain = key.lstrip(",")
            step = node.next.get(plain)
            if step is None:
                step = node.next[plain] = _Node()
            node = step if key == plain else node.next.setdefault(key, step)
        node.laws += laws


def _is_named(text: Text, head: re.Match[str]) -> bool:
    """Tell "Luật đất đai" and the newspapers' "luật Đất đai" from law as such."""
    if text.folded[max(0, head.start() - 1) : head.start()].isalnum():
        return False
    name = text.cased[head.end() : head.end() + 4].lstrip(" :")[:1]
    return text.cased[head.start()].isupper() or (
        name.isupper() and not text.folded.endswith("pháp ", 0, head.start())
    )


def _in_next_paragraph(text: Text, word: re.Match[str]) -> bool:
    """Tell a new paragraph from a line end that was taken for one: it begins with a capital."""
    return "\n" in word["gap"] and text.cased[word.start("word")].isupper()


def _key(word: re.Match[str]) -> str:
    """Return the word with the marks that stand before it."""
    return "".join(word["gap"].split()) + word["word"]


def _one(laws: list[dict[str, str]], number: str | None, date: str | None) -> str:
    """Return the id of the only law that fits number and year, or "" when several do."""
    if number:
        laws = [law for law in laws if law["number"] == number]
    elif date:
        laws = [law for law in laws if str(law["year"]) == date[:4]]
    return laws[0]["id"] if len(laws) == 1 else ""
