"""Headings and lead-ins that name who acts below them, and how far such a name goes."""

import re

from extract.clauses import cues
from extract.clauses.cues import stands
from extract.resolve.context import Context, whole

_BRACKETS = re.compile(r"\([^)]*\)")
_WORD = re.compile(r"(?<= )[^\W\d_]+")
_LONG_GROUP = 24  # words: "các tổ chức, cá nhân hoạt động trong lĩnh vực …"


class Headings:
    """Reads the actors that headings of one document give to their points."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._duty = whole("duty")
        self._aside = whole("aside")
        self._rest = whole("name_rest")

    def actors(self, start: int, end: int) -> tuple[int, ...]:
        """Return the agencies of a heading ``[start, end)`` that is its actors; () when not.

        It begins with an agency, or says whose duty follows ("Trách nhiệm của …").
        """
        inside = self.context.agencies_within(start, end)
        inside = [i for i in inside if not self._bracketed(i, start)]
        return tuple(inside) if inside and self._names_actors(inside, start, end) else ()

    def is_whole(self, start: int, end: int) -> bool:
        """Tell whether ``[start, end)`` holds the names of its actors and nothing else."""
        actors = self.actors(start, end)
        if not actors:
            return False
        rest = self.context.folded[self.context.agency_bounds[actors[-1]][1] : end]
        return not _BRACKETS.sub(" ", rest).strip(" :.")

    def _bracketed(self, agency: int, start: int) -> bool:
        """Tell whether an agency stands in brackets behind ``start``."""
        text, place = self.context.folded, self.context.agency_bounds[agency][0]
        return text.count("(", start, place) > text.count(")", start, place)

    def _names_actors(self, inside: list[int], start: int, end: int) -> bool:
        text, bounds = self.context.folded, self.context.agency_bounds
        before = text[start : bounds[inside[0]][0]]
        before = before.strip(" *_.:")
        if before and not self._duty.fullmatch(before):
            return False
        rest = _BRACKETS.sub(" ", text[bounds[inside[-1]][1] : end])
        if self._rest.fullmatch(rest.rstrip(" .:")):
            return True
        words = rest.split()
        return len(words) <= (_LONG_GROUP if self.context.agencies[inside[-1]].group else 1)

    def name_end(self, agency: int, end: int) -> int | None:
        """Return where a name ends that runs on behind its span, up to ``end``.

        A group's "các đơn vị" … "được giao làm Bên mời thầu", a branch's "Ngân hàng Nhà nước" …
        "- Chi nhánh Tân Lập"; None when nothing is added.
        """
        folded, stop = self.context.folded, self.context.agency_bounds[agency][1]
        if not self.context.agencies[agency].group:
            rest = folded[stop:end].rstrip(" .:")
            return stop + len(rest) if self._rest.fullmatch(rest) else None
        announced, manner = cues().tables["announced"], cues().tables["manner"]
        for word in _WORD.finditer(folded, stop, end):
            act = manner.match(folded, word.start(), end)
            # "nghiêm túc thực hiện một số nội dung sau:" is what they do, not who they are.
            if (act and stands(act, folded)) or announced.fullmatch(folded, word.start(), end):
                end = word.start()
                break
        words = self._aside.split(folded[stop:end], maxsplit=1)[0].rstrip(" :.;,*_")
        return stop + len(words) if words.strip() else None
