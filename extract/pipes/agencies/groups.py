"""Read groups ("các sở, ban, ngành") and lists with one head noun ("Các sở: Y tế, Tài chính")."""

import re
from dataclasses import replace

from extract.annotations import AgencyValue
from extract.pipes.agencies.mention import Mention, Page
from extract.pipes.agencies.names import Body, close, read_agency, read_body, read_name, read_sector
from extract.pipes.agencies.places import place_name, read_place

_SECTOR_LIST = re.compile(r"(?P<every>(?:tất cả )?các )?(?P<kind>sở|bộ)(?P<colon> ?:)? (?=\w)")
_KINDS = {"sở": "so", "bộ": "bo"}
_SEPARATOR = re.compile(r" ?, ?và | ?[,;] ?| và | & ")
_UNITS = r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu|thị trấn)"
_PLACES = re.compile(rf"các (?P<units>{_UNITS}(?:(?:(?:, | và ){_UNITS})+(?= ?:))?)(?: ?:)? (?=\w)")
_NEW_UNIT = re.compile(rf"(?:các )?(?P<unit>{_UNITS}) (?=\w)")
_ENDS_IN_UNIT = re.compile(rf".* (?P<unit>{_UNITS})$")
_OF = re.compile(r" (?:(?:trực )?thuộc|của) (?=\w)")
_OWNED = re.compile(r" (?:thuộc|của) (?=(?:bộ|sở)$)")
_DISTRICTS = ("huyện", "quận", "thị xã")


def read_agencies(page: Page, start: int) -> list[Mention]:
    """Return the agency at ``start``, or those of many places that one head noun stands before."""
    body = read_body(page, start)
    if body is None:
        return []
    for shorter in (_without_unit(page, start, body), body):
        found = _of_places(page, start, shorter) or _of_units(page, start, shorter)
        if found:
            return found
    single = close(page, start, body)
    if single is None:
        return []
    return [_grown(single)] if " cấp " in page.folded[body.end : single.end] else [single]


def _grown(mention: Mention) -> Mention:
    """Return "UBND cấp xã", which names all of a level, as a group."""
    return replace(mention, value=replace(mention.value, group=True, kind="group", id=None))


def _without_unit(page: Page, start: int, body: Body) -> Body:
    """Return "UBND" for "UBND tỉnh", so that "UBND tỉnh, thành phố" is seen to be many."""
    unit = _ENDS_IN_UNIT.match(page.folded[start : body.end])
    if unit is None:
        return body
    end = start + unit.start("unit") - 1
    return replace(body, end=end, name=page.words(start, end), id=None)


def _of_units(page: Page, start: int, body: Body) -> list[Mention]:
    """Return "UBND các huyện, thị xã" as the one group that it is."""
    for id_, pattern in page.vocabulary.behind:
        found = pattern.match(page.folded, body.end)
        if found is not None:
            end = _last_place(page, found.end())
            return [
                Mention(
                    start, end, AgencyValue(page.words(start, end), None, True, None, "group"), id_
                )
            ]
    return []


def _last_place(page: Page, at: int) -> int:
    """Return the end of the place name behind a group that ends in a unit ("… và thành phố Huế")."""
    unit = _ENDS_IN_UNIT.match(page.folded[max(0, at - 12) : at])
    return at if unit is None else place_name(page, at, unit["unit"])


def _of_places(page: Page, start: int, body: Body) -> list[Mention]:
    """Return "UBND các huyện: An Lão, Vân Canh" as "UBND huyện An Lão", "UBND huyện Vân Canh"."""
    if page.folded[body.end : body.end + 1] != " ":
        return []
    opening = _PLACES.match(page.folded, body.end + 1)
    return [] if opening is None else _places(page, start, opening, body)


def read_places(page: Page, start: int) -> list[Mention]:
    """Return "các xã: Bình Minh, An Hòa" as "xã Bình Minh", "xã An Hòa"."""
    opening = _PLACES.match(page.folded, start)
    return (
        [] if opening is None else _places(page, start, opening, Body(start, "", "generic", None))
    )


def _places(page: Page, start: int, opening: re.Match[str], body: Body) -> list[Mention]:
    found: list[Mention] = []
    begin, at, units = start, opening.end(), opening["units"]
    while page.capital(at):
        end = place_name(page, at - 1, units)
        if end < at:
            break
        unit = _unit_of(page, page.folded[at:end], units)
        written = f"{unit} {page.words(at, end)}"
        place = None if unit in _DISTRICTS else written
        name = f"{body.name} {written}".strip()
        found.append(
            Mention(begin, end, AgencyValue(name, None, False, place, body.kind), "of-places")
        )
        separator = _SEPARATOR.match(page.folded, end)
        if separator is None:
            break
        begin = at = separator.end()
        if changed := _NEW_UNIT.match(page.folded, at):
            units, at = changed["unit"], changed.end()
    return found


def _unit_of(page: Page, name: str, units: str) -> str:
    """Return which of ``units`` ("xã, phường") the place ``name`` is: as the map has it, or the first."""
    listed = re.split(r", | và ", units)
    known = page.vocabulary.places.get(name, frozenset())
    return next((unit for unit in listed if unit in known), listed[0])


def read_group(page: Page, start: int) -> list[Mention]:
    """Return the list or the group that begins at ``start``: several mentions, one, or none."""
    return (
        read_sector_list(page, start)
        or read_head_list(page, start)
        or (read_places(page, start) if _told(page, start) else [])
        or _group(page, start)
    )


def _told(page: Page, start: int) -> bool:
    """Return whether "các" at ``start`` begins a clause, so that the places it names are to act."""
    before = page.folded[max(0, start - 12) : start]
    return page.capital(start) or before.endswith(("giao ", "đề nghị ", "yêu cầu "))


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
    while page.capital(at) and not (found and page.hits.get(at)):
        end, place = read_place(page, read_name(page, at - 1))
        if end < at:
            break
        value = AgencyValue(f"{head} {page.words(at, end)}", None, False, place, kind)
        found.append(Mention(begin, end, value, "head-list"))
        separator = _SEPARATOR.match(page.folded, end)
        if separator is None:
            break
        begin = at = separator.end()
    if len(found) == 1 and not colon:
        return [_of_several(page, found[0])]
    return found


def read_sector_list(page: Page, start: int) -> list[Mention]:
    """Return "Các sở: Y tế, Tài chính" as "Sở Y tế" (with the head) and "Sở Tài chính".

    "Sở Y tế, Tài chính" is such a list too: a bare sector behind a comma has the same head.
    """
    head = _SECTOR_LIST.match(page.folded, start)
    if head is None:
        return []
    kind = _KINDS[head["kind"]]
    body = read_sector(page, start, head.end(), kind)
    first = close(page, start, body) if body else None
    if first is None:
        return []
    found = [first]
    while following := _next_sector(page, found[-1].end, kind):
        found.append(following)
    if len(found) > 1 or head["colon"]:
        return found
    return [_of_several(page, first)] if head["every"] else []


def _next_sector(page: Page, at: int, kind: str) -> Mention | None:
    """Return the next sector of a list, unless an agency of its own stands there ("Công an tỉnh")."""
    separator = _SEPARATOR.match(page.folded, at)
    if separator is None:
        return None
    begin = separator.end()
    body = read_sector(page, begin, begin, kind)
    following = close(page, begin, body) if body else None
    if following is None or not page.may_end(following.end):
        return None
    own = read_agency(page, begin)
    return None if own and own.end > following.end else following


def _of_several(page: Page, mention: Mention) -> Mention:
    """Return "các Sở Y tế liên quan": those of several places, as one group."""
    scope = page.vocabulary.scope.match(page.folded, mention.end)
    end = scope.end() if scope else mention.end
    value = AgencyValue(page.words(mention.start, end), None, True, None, "group")
    return Mention(mention.start, end, value, "of-several")


def _group(page: Page, start: int) -> list[Mention]:
    for id_, of, pattern in page.vocabulary.groups:
        found = pattern.match(page.folded, start)
        if found is None:
            continue
        end = _last_place(page, _before_agency(page, start, found.end()))
        if of:
            whole = read_agencies(page, end)
            if not whole:
                continue
            end = whole[-1].end
        else:
            end = _of_owner(page, start, end)
        if id_ == "ministers":
            return [Mention(start, end, _ministers(page, start, end), id_)]
        return [
            Mention(start, end, AgencyValue(page.words(start, end), None, True, None, "group"), id_)
        ]
    return []


def _of_owner(page: Page, start: int, end: int) -> int:
    """Return the end of "thuộc Sở Y tế" behind a group, or ``end``."""
    inside = _OWNED.search(page.folded, start, end)
    owner = inside or _OF.match(page.folded, end)
    whole = read_agencies(page, owner.end()) if owner else []
    return max(end, whole[0].end) if whole else end


def _before_agency(page: Page, start: int, end: int) -> int:
    """Return ``end``, or where the group ends before an agency: "các sở, ngành | , Sở Xây dựng"."""
    for separator in _SEPARATOR.finditer(page.folded, start, end):
        at = separator.end()
        if page.capital(at) and (body := read_body(page, at)) is not None and body.end > at + 1:
            if body.bare and body.end <= end:
                continue
            return separator.start()
    return end


def _ministers(page: Page, start: int, end: int) -> AgencyValue:
    """Return the group for which the heads of ministries stand."""
    rest = ", cơ quan thuộc Chính phủ" if "thuộc chính phủ" in page.folded[start:end] else ""
    name = f"các bộ, cơ quan ngang bộ{rest}"
    return AgencyValue(name, None, True, None, "group", title=page.words(start, end))
