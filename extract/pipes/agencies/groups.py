"""Read groups ("các sở, ban, ngành") and lists with one head noun ("Các sở: Y tế, Tài chính")."""

import re

from extract.annotations import AgencyValue
from extract.pipes.agencies.mention import Mention, Page
from extract.pipes.agencies.names import read_agency, read_place, read_sector
from extract.pipes.agencies.vocabulary import group_patterns

_SECTOR_LIST = re.compile(
    r"(?:(?P<title>thủ trưởng|giám đốc|lãnh đạo) )?(?:(?:tất cả )?các |)(?P<kind>sở|bộ) ?:? (?=\w)"
)
_KINDS = {"sở": "so", "bộ": "bo"}
_SEPARATOR = re.compile(r",? và |[,;] ?(?:và )?| & ")
_UNIT_LIST = re.compile(
    r"(?P<head>(?:chủ tịch |bí thư )?(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|công an|đảng ủy|sở y tế|các)) "
    r"(?:các )?(?P<unit>(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)(?:, (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu))*) ?:? (?=\w)"
)
_TITLES = re.compile(r"(?:các )?(?:thủ trưởng|giám đốc|lãnh đạo|người đứng đầu|trưởng|chủ tịch|bí thư) ")


def read_group(page: Page, start: int) -> list[Mention]:
    """Return the list or the group that begins at ``start``: several mentions, one, or none."""
    return read_sector_list(page, start) or read_unit_list(page, start) or _group(page, start)


def read_sector_list(page: Page, start: int) -> list[Mention]:
    """Return "Các sở: Y tế, Tài chính" as "Sở Y tế" (with the head) and "Sở Tài chính".

    A list goes on past "Sở Y tế, Tài chính" too: a bare sector behind a comma has the same head.
    """
    head = _SECTOR_LIST.match(page.folded, start)
    if head is None:
        return []
    kind = _KINDS[head["kind"]]
    first = read_sector(page, start, head.end(), kind)
    if first is None:
        return []
    if head["title"]:
        first = first.under(page.words(*head.span("title")), start)
    found = [first]
    while separator := _SEPARATOR.match(page.folded, found[-1].end):
        following = read_sector(page, separator.end(), separator.end(), kind)
        if following is None or _is_place_of_its_own(page, following):
            break
        found.append(following)
    return found


def _is_place_of_its_own(page: Page, mention: Mention) -> bool:
    """Return whether the words are rather an agency themselves ("Công an tỉnh")."""
    own = read_agency(page, mention.start)
    return own is not None and own.end >= mention.end


def read_unit_list(page: Page, start: int) -> list[Mention]:
    """Return "UBND các huyện: An Lão, Vân Canh" as "UBND huyện An Lão", "UBND huyện Vân Canh"."""
    head = _UNIT_LIST.match(page.folded, start)
    if head is None or not page.capital(head.end()):
        return []
    body = page.words(start, head.end("head"))
    title = _TITLES.match(page.folded, start)
    if title is not None:
        body = page.words(title.end(), head.end("head"))
    unit = head["unit"].split(", ")[0]
    found: list[Mention] = []
    at, begin = head.end(), start
    while True:
        end, place = _unit_name(page, at, unit)
        if end == at:
            break
        name = page.words(at, end)
        value = AgencyValue(
            f"{unit} {name}" if body.lower() == "các" else f"{body} {unit} {name}",
            None, False, place, "generic" if body.lower() == "các" else "ubnd",
            title=page.words(start, title.end()) if title else None,
        )
        found.append(Mention(begin, end, value, "unit-list"))
        separator = _SEPARATOR.match(page.folded, end)
        if separator is None:
            break
        at = begin = separator.end()
        changed = re.compile(r"(?:các )?(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu) (?=\w)").match(page.folded, at)
        if changed:
            unit, at = changed[1], changed.end()
        if not page.capital(at) or page.hits.get(at) and read_agency(page, at):
            break
    return found


def _unit_name(page: Page, at: int, unit: str) -> tuple[int, str | None]:
    """Return the end of a bare place name at ``at`` and the place as it is written out."""
    from extract.pipes.agencies.names import _place_name

    end = _place_name(page, at - 1, unit)
    if end <= at:
        return at, None
    written = f"{unit} {page.words(at, end)}"
    return end, None if unit in ("huyện", "quận", "thị xã") else written


def _group(page: Page, start: int) -> list[Mention]:
    for id_, titled, pattern in group_patterns():
        found = pattern.match(page.folded, start)
        if found is None:
            continue
        end, place = read_place(page, found.end())
        if found.end() < end and place is None:
            end = found.end()
        title = _TITLES.match(page.folded, start) if titled else None
        name_start = title.end() if title else start
        value = AgencyValue(
            page.words(name_start, end), None, True, place, "group",
            title=page.words(start, name_start) or None if title else None,
        )
        if id_ == "ministers":
            value = _ministers(page, start, end)
        return [Mention(start, end, value, id_)]
    return []


def _ministers(page: Page, start: int, end: int) -> AgencyValue:
    """Return the group for which the heads of ministries stand."""
    rest = ", cơ quan thuộc Chính phủ" if "thuộc chính phủ" in page.folded[start:end] else ""
    title = page.words(start, end)
    return AgencyValue(f"các bộ, cơ quan ngang bộ{rest}", None, True, None, "group", title=title)
