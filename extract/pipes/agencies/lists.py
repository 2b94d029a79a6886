"""Read lists with one head noun: "Các sở: Y tế, Tài chính", "UBND các huyện: An Lão, Vân Canh"."""

import re

from extract.annotations import AgencyValue
from extract.pipes.agencies.mention import Mention, Page
from extract.pipes.agencies.name_words import read_name
from extract.pipes.agencies.names import Body, close, read_agency, read_sector
from extract.pipes.agencies.places import DISTRICTS, UNITS, place_name, read_place
from extract.pipes.agencies.words import SEPARATOR
from extract.text import fold

_SECTOR_LIST = re.compile(
    r"(?P<every>(?:(?:tất cả )?các|hai|ba|bốn) )?(?P<kind>sở|bộ)(?: trưởng)?"
    r"(?:(?P<colon>(?:(?:, | và )(?:ban|ngành|cơ quan(?: ngang bộ)?|đơn vị|địa phương))* ?:))? (?:\(i\) )?(?=\w)"
)
# Between the members of a list may stand what each is for, and a number: "Y tế (về thuốc), (ii) Công an".
_ASIDE = re.compile(r" \([^()\n]{1,80}\)(?= ?[,;]| và )")
_NUMBER = re.compile(r"\([ivx]{1,4}\) ")
_KINDS = {"sở": "so", "bộ": "bo"}
_PLACES = re.compile(
    rf"các (?P<units>{UNITS}(?:(?:(?:, | và ){UNITS})+(?=(?: trực thuộc trung ương| ven biển)? ?:))?)"
    r"(?: trực thuộc trung ương| ven biển)?(?: ?:)? (?=\w)"
)
_NEW_UNIT = re.compile(rf"(?:các )?(?P<unit>{UNITS}) (?=\w)")


def read_sector_list(page: Page, start: int) -> list[Mention]:
    """Return "Các sở: Y tế, Tài chính" as "Sở Y tế" (with the head) and "Sở Tài chính".

    "Sở Y tế, Tài chính", "Hai bộ Y tế và Công Thương" are such lists too: a bare sector behind a
    comma has the same head.
    """
    head = _SECTOR_LIST.match(page.folded, start)
    if head is None:
        return []
    kind = _KINDS[head["kind"]]
    body = read_sector(page, head.end(), kind)
    first = close(page, start, body) if body else None
    if first is None:
        return []
    found = [first]
    while following := _next_sector(page, found[-1].end, kind, head):
        found.append(following)
    while len(found) > 1 and not found[-1].value.id:
        found.pop()
    if len(found) > 1 or head["colon"]:
        return found
    return [_of_several(page, first)] if head["every"] else []


def _next_sector(page: Page, at: int, kind: str, head: re.Match[str]) -> Mention | None:
    """Return the next member of a list: a sector, or behind a colon an agency of its own."""
    aside = _ASIDE.match(page.folded, at)
    separator = SEPARATOR.match(page.folded, aside.end() if aside else at)
    if separator is None:
        return None
    number = _NUMBER.match(page.folded, separator.end())
    begin = number.end() if number else separator.end()
    body = read_sector(page, begin, kind)
    following = close(page, begin, body) if body else None
    own = read_agency(page, begin)
    if following is None or (own is not None and own.end > following.end):
        return own if head["colon"] else None
    return following if head["every"] or page.may_end(following.end) else None


def _of_several(page: Page, mention: Mention) -> Mention:
    """Return "các Sở Y tế liên quan": those of several places, as one group."""
    scope = page.vocabulary.scope.match(page.folded, mention.end)
    end = scope.end() if scope else mention.end
    value = AgencyValue(page.words(mention.start, end), None, True, None, "group")
    return Mention(mention.start, end, value, "of-several")


def read_head_list(page: Page, start: int) -> list[Mention]:
    """Return "Các Cục: Đường bộ, Hàng hải" as "Cục Đường bộ" (with the head) and "Cục Hàng hải"."""
    if not page.folded.startswith("các ", start):
        return []
    for hit in page.hits.get(start + 4, ()):
        if hit.entry.role == "head" and hit.entry.tail == "name":
            head = page.words(start + 4, hit.end)
            colon = page.folded[hit.end : hit.end + 1] == ":"
            at = hit.end + (2 if colon else 1)
            return _named(page, start, at, head[:1].upper() + head[1:], hit.entry.kind, colon)
    return []


def _named(page: Page, start: int, at: int, head: str, kind: str, colon: bool) -> list[Mention]:
    """Return the agencies of a list with one ``head`` whose first name stands at ``at``."""
    found: list[Mention] = []
    begin = start
    while page.capital(at):
        known = read_agency(page, at)
        if known is not None and (known.value.kind != kind or _has_head(page, known, head)):
            break
        end, place = read_place(page, read_name(page, at - 1))
        if known is not None:  # "các Tập đoàn VNPT, Viettel"
            end, place = known.end, None
        if end < at:
            break
        value = AgencyValue(f"{head} {page.words(at, end)}", None, False, place, kind)
        found.append(Mention(begin, end, value, "head-list"))
        separator = SEPARATOR.match(page.folded, end)
        if separator is None:
            break
        begin = at = separator.end()
    if len(found) == 1 and not colon:
        return [_of_several(page, found[0])]
    return found


def _has_head(page: Page, mention: Mention, head: str) -> bool:
    """Return whether a member of a list names its head itself ("Công ty Cấp nước")."""
    return page.folded.startswith(fold(head), mention.start)


def read_places(page: Page, start: int) -> list[Mention]:
    """Return "các xã: Bình Minh, An Hòa" that are to act as "xã Bình Minh", "xã An Hòa"."""
    opening = _PLACES.match(page.folded, start)
    if opening is None or not _begins_clause(page, start):
        return []
    return _places(page, start, opening, Body(start, "", "generic", None))


def of_places(page: Page, start: int, body: Body) -> list[Mention]:
    """Return "UBND các huyện: An Lão, Vân Canh" as "UBND huyện An Lão", "UBND huyện Vân Canh"."""
    if page.folded[body.end : body.end + 1] != " ":
        return []
    opening = _PLACES.match(page.folded, body.end + 1)
    return [] if opening is None else _places(page, start, opening, body)


def _begins_clause(page: Page, start: int) -> bool:
    """Return whether "các" at ``start`` begins a clause, so that the places it names are to act."""
    before = page.folded[max(0, start - 12) : start]
    return page.capital(start) or before.endswith(("giao ", "đề nghị ", "yêu cầu "))


def _places(page: Page, start: int, opening: re.Match[str], body: Body) -> list[Mention]:
    found: list[Mention] = []
    begin, at, units = start, opening.end(), opening["units"]
    while page.capital(at):
        end = place_name(page, at - 1, units)
        if end < at or not _is_place(page, at, end):
            break
        unit = _unit_of(page, page.folded[at:end], units)
        written = f"{unit} {page.words(at, end)}"
        place = None if unit in DISTRICTS else written
        name = f"{body.name} {written}".strip()
        found.append(
            Mention(
                begin,
                end,
                AgencyValue(
                    name,
                    page.vocabulary.ids.get(fold(f"{body.name} {unit}")),
                    False,
                    place,
                    body.kind,
                ),
                "of-places",
            )
        )
        separator = SEPARATOR.match(page.folded, end)
        if separator is None:
            break
        begin = at = separator.end()
        if changed := _NEW_UNIT.match(page.folded, at):
            units, at = changed["unit"], changed.end()
    return found


def _is_place(page: Page, start: int, end: int) -> bool:
    """Return whether the words name a place; "UBND các xã: Chỉ đạo …" goes on with an order."""
    name = page.folded[start:end]
    return name in page.vocabulary.places or (" " in name and page.may_end(end))


def _unit_of(page: Page, name: str, units: str) -> str:
    """Return which of ``units`` ("xã, phường") the place ``name`` is: as the map has it, or the first."""
    listed = re.split(r", | và ", units)
    known = page.vocabulary.places.get(name, frozenset())
    return next((unit for unit in listed if unit in known), listed[0])
