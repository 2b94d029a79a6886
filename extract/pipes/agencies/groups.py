"""Read agencies and groups of them: "các sở, ban, ngành", "UBND các huyện, thị xã"."""

import re

from extract.annotations import AgencyValue
from extract.pipes.agencies.lists import (
    of_places,
    read_head_list,
    read_places,
    read_sector_list,
)
from extract.pipes.agencies.mention import Mention, Page
from extract.pipes.agencies.names import Body, close, read_body
from extract.pipes.agencies.places import UNITS, place_name
from extract.pipes.agencies.words import SEPARATOR

_ENDS_IN_UNIT = re.compile(rf".* (?P<unit>{UNITS}|tp)$")
_OF = re.compile(r" (?:(?:trực )?thuộc|của) (?=\w)")
_OWNED = re.compile(r" (?:thuộc|của) (?=(?:bộ|sở)$)| trực thuộc$")


def read_agencies(page: Page, start: int) -> list[Mention]:
    """Return the agency at ``start``, or those of many places that one head noun stands before."""
    body = read_body(page, start)
    if body is None:
        return []
    shorter = _without_unit(page, start, body)
    for part in (shorter, body) if shorter is not body else (body,):
        found = of_places(page, start, part) or _of_units(page, start, part)
        if found:
            return found
    single = close(page, start, body)
    if single is None:
        return []
    return [_grown(single)] if " cấp " in page.folded[body.end : single.end] else [single]


def read_group(page: Page, start: int) -> list[Mention]:
    """Return the list or the group that begins at ``start``: several mentions, one, or none."""
    return (
        read_sector_list(page, start)
        or read_head_list(page, start)
        or read_places(page, start)
        or _group(page, start)
    )


def _grown(mention: Mention) -> Mention:
    """Return "UBND cấp xã", which names all of a level, as a group."""
    return mention._replace(value=mention.value._replace(group=True, kind="group", id=None))


def _without_unit(page: Page, start: int, body: Body) -> Body:
    """Return "UBND" for "UBND tỉnh", so that "UBND tỉnh, thành phố" is seen to be many."""
    unit = _ENDS_IN_UNIT.match(page.folded[start : body.end])
    if unit is None:
        return body
    end = start + unit.start("unit") - 1
    return body._replace(end=end, name=page.words(start, end), id=None)


def _of_units(page: Page, start: int, body: Body) -> list[Mention]:
    """Return "UBND các huyện, thị xã" as the one group that it is."""
    for group, end in page.vocabulary.behind.at(page.folded, body.end):
        if group.agencies or not _names_another(page, body.end, end):
            end = _last_place(page, end)
            name = f"{body.name} {page.words(body.end, end)}"
            return [Mention(start, end, AgencyValue(name, None, True, None, "group"), group.id)]
    return []


def _names_another(page: Page, start: int, end: int) -> bool:
    """Return whether a member of the list is an agency itself: "tỉnh, Tỉnh | đoàn"."""
    members = (separator.end() for separator in SEPARATOR.finditer(page.folded, start, end))
    return any(
        hit.entry.role in ("agency", "head") for at in members for hit in page.hits.get(at, ())
    )


def _last_place(page: Page, at: int) -> int:
    """Return the end of the place name behind a group that ends in a unit ("… và thành phố Huế")."""
    unit = _ENDS_IN_UNIT.match(page.folded[max(0, at - 12) : at])
    return at if unit is None else place_name(page, at, unit["unit"])


def _group(page: Page, start: int) -> list[Mention]:
    for group, end in page.vocabulary.groups.at(page.folded, start):
        if group.capital and not page.capital(start):
            continue
        id_ = group.id
        end = _last_place(page, _before_agency(page, start, end))
        if group.of:
            whole = read_agencies(page, end)
            if not whole:
                continue
            end = whole[-1].end
        else:
            end = of_owner(page, start, end)
        if id_ == "ministers":
            return [Mention(start, end, _ministers(page, start, end), id_)]
        return [
            Mention(start, end, AgencyValue(page.words(start, end), None, True, None, "group"), id_)
        ]
    return []


def of_owner(page: Page, start: int, end: int) -> int:
    """Return the end of "thuộc Sở Y tế" behind a group, or ``end``."""
    inside = _OWNED.search(page.folded, start, end)
    owner = inside or _OF.match(page.folded, end)
    at = owner.end() if owner else end
    at += page.folded[at : at + 1] == " "
    whole = read_agencies(page, at) if owner else []
    return max(end, whole[0].end) if whole else end


def _before_agency(page: Page, start: int, end: int) -> int:
    """Return ``end``, or where the group ends before an agency: "các sở, ngành | , Sở Xây dựng"."""
    for separator in SEPARATOR.finditer(page.folded, start, end):
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
