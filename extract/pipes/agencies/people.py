"""Read heads of agencies, persons behind a title, and words that stand for a body named before."""

import re

from extract.annotations import AgencyValue
from extract.pipes.agencies.groups import of_owner, read_agencies, read_group
from extract.pipes.agencies.mention import Mention, Page
from extract.pipes.agencies.name_words import read_name
from extract.pipes.agencies.names import close, read_sector
from extract.pipes.agencies.places import DISTRICTS, UNITS, place_name
from extract.pipes.agencies.vocabulary import Hit

_WORD = re.compile(r" ?([^\W\d_]+)")
_CHAIRMAN = "chủ tịch"
_UNITS_LED = re.compile(
    rf"(?P<every>các )?(?P<unit>{UNITS})(?![^\W\d_])(?P<more>(?:(?:, | và )(?:các )?{UNITS}(?![^\W\d_]))*)"
)
_BETWEEN = re.compile(r" ?, | [-–] ")
_JOINED = re.compile(r", | và |; ")
_NAME_AT_END = re.compile(r"(?<=[^\W\d_]) (?:[^\W\d_]+ ){2,3}[^\W\d_]+$")
_POST = re.compile(
    r"(?:tỉnh ủy viên|thành ủy viên|ủy viên[^,;.\n:()]{0,60}|phó bí thư thường trực)(?![^\W\d_])"
)
_ORDERED = re.compile(
    r"(?:giao|yêu cầu|đề nghị|kiến nghị|phân công|chỉ đạo|đôn đốc|phối hợp|cùng|(?<!đối )(?<!so )với) $"
)
_JOINED_ON = re.compile(
    r"(?:ngoài ra|cùng với đó|bên cạnh đó|song song đó|đồng thời|theo đó|tiếp đó|mặt khác),? $"
)
_CLAUSE_START = re.compile(r"(?:^|[\n.;:!?)+*|]|- |\d)\s*$")
_PLACES = ("huyện", "quận", "thị xã", "tỉnh", "thành phố", "xã", "phường", "đặc khu")
_LOOK_BACK = 20
_LONGEST_NAME = 5


def read_named(page: Page, start: int, hit: Hit) -> list[Mention]:
    """Return the person whose name stands right behind a title: "Phó Thủ tướng Trần Văn Bé"."""
    at = hit.end + 1
    if page.folded[hit.end : at] != " " or not page.capital(at):
        return []
    if any(" " in other.entry.text for other in page.hits.get(at, ())):
        return []
    name = _person_name(page, at)
    return [] if name is None else [_person(page, start, at, name)]


def read_titled(page: Page, start: int, hit: Hit, *, inner: bool = False) -> list[Mention]:
    """Return the agency whose head is named at ``start``, or the person: "Giám đốc Sở Xây dựng".

    ``inner`` tells that another title stands before this one.
    """
    joined = None if inner else _JOINED.match(page.folded, hit.end)
    if joined:
        return _several_titles(page, start, joined.end())
    if page.folded[hit.end : hit.end + 1] != " ":
        return []
    after = hit.end + 1
    led = page.folded.endswith(_CHAIRMAN, start, hit.end)
    found = (_committee(page, after) if led else []) or read_group(page, after)
    found = found or read_agencies(page, after)
    if not found and hit.entry.kind == "bo" and (body := read_sector(page, after, "bo")):
        sector = close(page, after, body)
        found = [sector] if sector else []
    if not found and not inner:
        found = _inner_title(page, after)
    if not found:
        name = _person_name(page, after)
        return (
            _stood_for(page, start, after) if name is None else [_person(page, start, after, name)]
        )
    if len(found) == 1 and not found[0].value.group:
        at = found[0].end + 1
        name = _person_name(page, at) if page.folded[at - 1 : at] == " " else None
        if name is not None:
            return [_person(page, start, at, name)]
        inside = _NAME_AT_END.search(page.text, found[0].start, found[0].end)
        if (
            inside
            and found[0].value.place is None
            and _person_name(page, inside.start() + 1) == found[0].end
        ):
            return [_person(page, start, inside.start() + 1, found[0].end)]
    return [found[0].under(page.words(start, hit.end), start), *found[1:]]


def _committee(page: Page, at: int) -> list[Mention]:
    """Return "UBND xã" for the "xã" behind "Chủ tịch", and "UBND phường, xã" for several."""
    units = _UNITS_LED.match(page.folded, at)
    if units is None:
        return []
    several = units["every"] or units["more"]
    end = units.end() if several else place_name(page, units.end(), units["unit"])
    if not page.may_end(end):
        return []
    named = end > units.end() and units["unit"] not in DISTRICTS
    place = page.words(at, end) if named else None
    kind = "group" if several else "ubnd"
    value = AgencyValue(f"UBND {page.words(at, end)}", None, bool(several), place, kind)
    return [Mention(at, end, value, "committee-of-chairman")]


def _several_titles(page: Page, start: int, at: int) -> list[Mention]:
    """Return what titles in a row lead to: "Giám đốc, Thủ trưởng | các sở, ngành"."""
    at += 4 * page.folded.startswith("các ", at)
    found = _inner_title(page, at)
    if not found or found[0].value.kind in ("person", "generic"):
        return []
    end = at + len(found[0].value.title or "")
    return [found[0].under(page.words(start, end), start), *found[1:]]


def _inner_title(page: Page, at: int) -> list[Mention]:
    """Return what a second title leads to: "Phó | Giám đốc Sở Y tế"."""
    for hit in page.hits.get(at, ()):
        if hit.entry.role == "title":
            return read_titled(page, at, hit, inner=True)
    return []


def _stood_for(page: Page, start: int, at: int) -> list[Mention]:
    """Return "Thủ trưởng đơn vị": the head of a body that is named elsewhere."""
    for hit in page.hits.get(at, ()):
        if hit.entry.role == "standin" and page.capital(start):
            value = AgencyValue(page.words(at, hit.end), None, False, None, "generic")
            return [Mention(at, hit.end, value, "standin").under(page.words(start, at), start)]
    return []


def read_person(page: Page, start: int, hit: Hit) -> list[Mention]:
    """Return the person, or the head of an agency, behind "đồng chí", "ông", "bà"."""
    at = hit.end + (2 if page.folded[hit.end : hit.end + 1] == ":" else 1)
    found: list[Mention] = []
    begin = start
    while (end := _person_name(page, at)) is not None:
        found.append(_person(page, begin, at, end))
        joined = _JOINED.match(page.folded, found[-1].end)
        if joined is None:
            break
        begin = at = joined.end()
    if found:
        return found
    inner = _inner_title(page, at)
    return [inner[0]._replace(start=start), *inner[1:]] if inner else []


def _person_name(page: Page, at: int) -> int | None:
    """Return the end of the person's name at ``at``: a surname and capitalised words."""
    end, words, upper = at, 0, False
    while words < _LONGEST_NAME and (word := _WORD.match(page.text, end)):
        if not word[1][0].isupper() or (words == 0) != (word.start(1) == end):
            break
        if words == 0:
            upper = word[1].isupper() and len(word[1]) > 1
            if page.folded[at : word.end()] not in page.vocabulary.surnames:
                return None
        elif (
            any(" " in hit.entry.text for hit in page.hits.get(word.start(1), ()))
            or (word[1].isupper() and len(word[1]) > 1) != upper
        ):
            break
        end, words = word.end(), words + 1
    return end if words > 1 and place_name(page, at - 1, "tỉnh") != end else None


def _person(page: Page, start: int, name_start: int, name_end: int) -> Mention:
    """Return the person, with the posts that follow in apposition inside the span."""
    end, last = name_end, False
    while not last and (between := _BETWEEN.match(page.folded, end)):
        further = _post(page, between.end())
        if further is None:
            break
        end, last = further
    value = AgencyValue(page.words(name_start, name_end), None, False, None, "person")
    return Mention(start, end, value, "person")


def _post(page: Page, at: int) -> tuple[int, bool] | None:
    """Return the end of the post that is named at ``at``, and whether it is the last one.

    Posts of the Party come first ("Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh"); behind one of
    the administration another actor begins.
    """
    post = _POST.match(page.folded, at)
    if post is not None:
        return post.end(), False
    for hit in page.hits.get(at, ()):
        if hit.entry.role == "title":
            found = read_titled(page, at, hit)
            if found:
                single = len(found) == 1 and not found[0].value.group
                kind = found[0].value.kind
                return (found[0].end, kind != "dang") if single and kind != "person" else None
    return None


def _named_end(page: Page, start: int, hit: Hit) -> int:
    return place_name(page, hit.end, page.folded[start : hit.end])


# What shows that a place behind a circumstance is told to act ("…, thành phố Huế cần …").
_TOLD = re.compile(
    r" (?:cần|phải|có trách nhiệm|chịu trách nhiệm|chủ động|khẩn trương)(?![^\W\d_])"
)


def read_standin(page: Page, start: int, hit: Hit, after: int) -> list[Mention]:
    """Return the word that stands for a body named elsewhere, where it is one.

    ``after`` is the end of the mention before: behind it and a comma stands another agency.
    """
    if page.text[start : hit.end].isupper() or page.inside_name(start):
        return []
    if not _stands_in(page, start, hit, after):
        return []
    word = page.folded[start : hit.end]
    end = place_name(page, hit.end, word) if word in _PLACES else hit.end
    place = None
    if end > hit.end:
        if page.folded.startswith(", ngày", end):
            return []
        place = None if word in DISTRICTS else f"{word} {page.words(hit.end, end)}"
    elif (further := _which(page, start, hit)) is None:
        return []
    else:
        end = further
    if hit.entry.tail != "anywhere" and not page.may_end(end):
        return []
    value = AgencyValue(page.words(start, end), None, False, place, "generic")
    return [Mention(start, end, value, "standin")]


def _which(page: Page, start: int, hit: Hit) -> int | None:
    """Return the end of the words that tell which body is meant; None where it must have such."""
    where = hit.entry.tail
    if where == "kind":
        kind = page.vocabulary.single.end(page.folded, start)
        return of_owner(page, start, kind) if kind else None
    scope = page.vocabulary.scope.match(page.folded, hit.end)
    end = scope.end() if scope else hit.end
    named = where == "actor" and end == hit.end and page.capital(start) and page.capital(end + 1)
    return read_name(page, end, alone=True) if named else end


def _stands_in(page: Page, start: int, hit: Hit, after: int) -> bool:
    """Return whether the word at ``start`` stands where somebody is told to act."""
    where = hit.entry.tail
    if where == "anywhere" or (where == "actor" and page.capital(start)):
        return True
    before = page.folded[max(0, start - _LOOK_BACK) : start]
    if _ORDERED.search(before) or _JOINED.fullmatch(page.folded, after, start):
        return True
    if where != "anywhere" and _JOINED_ON.search(before):  # "Ngoài ra, huyện Tân Lập vận động …"
        return True
    if before.endswith(", ") and _TOLD.match(page.folded, _named_end(page, start, hit)):
        return True
    if before.endswith("; ") and page.vocabulary.breaks.end(page.folded, hit.end + 1):
        return True
    return page.capital(start) and (start == 0 or _CLAUSE_START.search(before) is not None)
