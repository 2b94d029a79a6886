"""Documents by number: "Kế hoạch số 45/KH-UBND", "các Nghị quyết số 57-NQ/TW, 59-NQ/TW".

The number is found first, then the kind before it. A number with letters needs no kind of its
own: in a list it has the kind of the one before, elsewhere the kind that its letters say. A bare
number needs a kind ("Thông báo số 35").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.annotations import ReferenceValue
from extract.lexicons import load
from extract.pipes.references.parts import Found, Text, plain_number, read_date

_ANY_KIND = "Văn bản"  # of a listed document whose letters do not say more
_LONGEST_TITLE = 240  # characters between two numbers of one list
_LOOK_BACK = 48  # characters: the longest kind with its qualifiers and "số"
# The first digit leads, since a search skips fast to a set of characters.
_DIGITS = re.compile(r"[0-9](?:(?<![\w/.,-].)(?<!/ .)|(?<=số.))[0-9]{0,5}")
_NUMERO = re.compile(r"s[ốổô] ?:?[ \n]{0,3}$")
_LIST = re.compile(r" {0,3}(?:,|;|và|, và|; và) {0,3}")
_ENUMERATES = re.compile(r"^[^\n]*(?:[,;:]|(?<!\w)và) {0,3}$")
_CLAUSE_END = re.compile(r"[,;:.\n]")
_CODE = re.compile(r"[A-ZĐ]\S*$")
_LIST_MARK = re.compile(r"(?:[:;,(]|(?:^|[\s])[-+]) ?$")
_BLURRED_HEAD = re.compile(
    r"S[ốổôóo] ?:\W*\w?\W*$|\"> ?$"
)  # a scan's "Só:J¿ 92 /TB-UBND"; also left-over markup
_BARE_END = re.compile(r"(?!\w|[.,/%-] ?\d| ?%)")
_PLAIN_END = re.compile(
    r" {0,3}(?:[,;:.)\"\n]|$|(?:của|ngày|và|về|tại|do|được|là|cũng|đã|trong|để|quy định|ban hành)(?!\w))"
)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of document, and whether a number without letters names one.

    ``bare``: behind "số" ("Thông báo số 35"); ``plain``: without it too ("Chỉ thị 40").
    """

    name: str
    bare: bool
    plain: bool


class NumberTagger:
    """Finds documents by number; holds the kinds of the lexicon."""

    def __init__(self, number: re.Pattern[str]) -> None:
        self._number = number
        entries = load("references")["kind"]
        self._kinds = {
            words: _Kind(
                entry["name"], bare=entry.get("bare", True), plain=entry.get("plain", False)
            )
            for entry in entries
            for words in entry["words"]
        }
        self._by_code = {code: entry["name"] for entry in entries for code in entry["codes"]}
        kinds = "|".join(sorted(self._kinds, key=len, reverse=True))
        qualifiers = load("references")["qualifiers"]["words"]
        self._before_numbers = (*self._kinds, *qualifiers, "số", "sổ", "sô", "so")
        self._head = re.compile(
            rf"(?<!\w)(?P<kind>{kinds})(?: (?:{'|'.join(qualifiers)})){{0,2}}"
            r" {0,3}(?P<numero>:? {0,3}s[ốổôo](?:| ?:)[ \n]{0,3}|)$"
        )

    def find(self, text: Text, taken: list[Found]) -> Iterator[Found]:
        """Yield the documents that ``text`` names by number outside ``taken``, in order."""
        at, last, ahead = 0, None, iter(taken)
        law = next(ahead, None)
        while match := _DIGITS.search(text.cased, at):
            at = match.end()
            while law and law.start <= match.start():
                at, last, law = max(at, law.end), law, next(ahead, None)
            if last and match.start() < last.end:
                continue
            if found := self._read(text, match, last):
                at, last = found.end, found
                yield found

    def _read(self, text: Text, digits: re.Match[str], last: Found | None) -> Found | None:
        """Return the reference whose number begins with ``digits``."""
        number = self._number.match(text.cased, digits.start())
        window = max(last.end if last else 0, digits.start() - _LOOK_BACK)
        before = text.folded[window : digits.start()]
        named = before.rstrip(" :\n").endswith(self._before_numbers)  # spares a search for most
        head = self._head.search(before) if named else None
        if number:
            return self._lettered(text, number, head, window, last)
        return self._bare(text, digits, head, window) if head else None

    def _lettered(
        self,
        text: Text,
        number: re.Match[str],
        head: re.Match[str] | None,
        window: int,
        last: Found | None,
    ) -> Found | None:
        """Return the reference of a number with letters ("45/KH-UBND")."""
        before = text.folded[window : number.start()]
        numero = _NUMERO.search(before)
        by_letters = self._by_code.get(_code(number["letters"]))
        if head:
            start = window + head.start()
            kind: str | None = self._kinds[head["kind"]].name
            if (
                text.cased[start : start + 4].isupper()
                and "Số" in text.cased[start : number.start()]
            ):
                return None  # the title of a document and its own number: "KẾ HOẠCH Số: 45/KH-UBND"
        else:
            start = window + numero.start() if numero else number.start()
            if _is_own_number(text, start):
                return None
            listed = self._of_list(text, start, number, last) if last else None
            if numero and not listed:
                start = window + self._kind_apart(before, by_letters, numero.start())
            if not (kind := listed or by_letters):
                return None
        return self._found(text, start, number.end(), kind, plain_number(number.group()))

    def _of_list(self, text: Text, start: int, number: re.Match[str], last: Found) -> str | None:
        """Return the kind that a number takes over from the one before it in a list."""
        if start - last.end > _LONGEST_TITLE:
            return None
        between, letters = text.folded[last.end : start], _code(number["letters"])
        of_last = _CODE.search(last.value.number or "")
        code = _code(of_last.group()) if of_last else ""
        # "Quy định số 37-QĐ/TW, 41-QĐ/TW": as the first is called, whatever the letters say.
        own = self._by_code.get(letters) if code != letters else None
        shared = last.value.kind if code == letters or code not in self._by_code else _ANY_KIND
        if _LIST.fullmatch(between):
            return own or shared
        # With a title between: "Công văn số 31/SNV-CCVC về …; số 40/SNV-VP về …".
        if own is None and start < number.start() and _ENUMERATES.match(between):
            return shared
        return None

    def _kind_apart(self, before: str, kind: str | None, numero: int) -> int:
        """Return where ``kind`` stands ("Kết luận của Ban Bí thư số 9-KL/TW"), else ``numero``."""
        at = before.rfind(kind.lower()) if kind else -1
        return numero if at < 0 or _CLAUSE_END.search(before, at) else at

    def _bare(
        self, text: Text, digits: re.Match[str], head: re.Match[str], window: int
    ) -> Found | None:
        """Return the reference of a number without letters ("Thông báo số 35")."""
        start, kind = window + head.start(), self._kinds[head["kind"]]
        if head["numero"]:
            fits = _BARE_END.match(text.folded, digits.end()) if kind.bare else None
        else:
            fits = (
                _PLAIN_END.match(text.folded, digits.end())
                if kind.plain and text.cased[start].isupper()
                else None
            )
        if not fits:
            return None
        return self._found(text, start, digits.end(), kind.name, digits.group())

    def _found(self, text: Text, start: int, end: int, kind: str | None, number: str) -> Found:
        end, date = read_date(text, end)
        return Found(start, end, ReferenceValue(kind, number, None, date, None))


def _code(letters: str) -> str:
    """Return the abbreviation that begins the letters of a number ("QĐ" of "QĐ-UBND")."""
    return re.split(r"[^\w&]", letters)[0]


def _is_own_number(text: Text, start: int) -> bool:
    """Tell the number in a document's own head ("Số: 45/TB-UBND") from one in a list.

    In a list the capital comes after a mark: "các văn bản: Số 45/SNV-CCVC; Số 46/SNV-CCVC".
    """
    before = text.cased[max(0, start - 12) : start]
    if not text.cased.startswith("S", start):
        return bool(_BLURRED_HEAD.search(before))
    return not _LIST_MARK.search(before)
