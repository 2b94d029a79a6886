"""Read one agency: its head noun, its name, and the place behind it."""

import re
from typing import NamedTuple

from extract.annotations import AgencyValue
from extract.pipes.agencies.mention import Mention, Page
from extract.pipes.agencies.name_words import read_name
from extract.pipes.agencies.places import UNIT, read_place
from extract.pipes.agencies.vocabulary import Hit

_LONGEST_TOPIC = 24  # words
_DEEPEST = 3  # "Văn phòng | Ban Chỉ đạo | Sở …": agencies inside each other
# "Ủy ban nhân dân (UBND) tỉnh": the abbreviation stands inside the name.
_ASIDE = re.compile(r" \([A-ZĐ&]{2,8}\)(?= (?:các|cấp|tỉnh|thành|huyện|quận|thị|xã|phường|đặc)\b)")
# "Đài Phát thanh- Truyền hình": a space was lost.
_TIGHT_DASH = re.compile(r"(?<=[^\W\d_])- (?=[^\W\d_])")
_CITY = re.compile(r"(?<=hành )ph[ôóò](?!\w)")
_BRANCH = re.compile(r"(?: -)? (?=chi nhánh )")
_TOPIC = re.compile(r" (?:(?:về )?(?:công tác )?(?:phòng, ?chống|phòng chống)|về) ")
_PROGRAMMES = re.compile(
    r"(?: thực hiện)? (?:các )?(?:chương trình mục tiêu quốc gia|chương trình mtqg|ctmtqg)(?!\w)"
)
_NO_TOPIC = re.compile(r"(?:việc|một|kế hoạch|nội dung|tình hình|kết quả|các|những)(?!\w)")
_OWNER = re.compile(r" (?:của|thuộc|trực thuộc) (?=quốc hội|chính phủ)")


class Body(NamedTuple):
    """An agency without the place behind it: ``name`` is written out, ``end`` its last offset."""

    end: int
    name: str
    kind: str
    id: str | None
    bare: bool = False
    """The head noun alone: it needs a place to be an agency."""


def read_agency(page: Page, start: int) -> Mention | None:
    """Return the agency that is named at ``start``, with its place, or None."""
    body = read_body(page, start)
    return None if body is None else close(page, start, body)


def close(page: Page, start: int, body: Body) -> Mention | None:
    """Return the mention of ``body``, with the place that follows; None when it lacks one."""
    end, place = read_place(page, body.end)
    if body.bare and end == body.end:
        return None
    if body.kind in ("ban-chi-dao", "uy-ban"):
        programmes = _PROGRAMMES.match(page.folded, end)
        end = read_place(page, programmes.end())[0] if programmes else _topic(page, end)
    if branch := _BRANCH.match(page.folded, end):
        further = read_agency(page, branch.end())
        end = further.end if further else end
    name = (
        body.name + page.text[body.end] + page.words(body.end, end) if end > body.end else body.name
    )
    name = _CITY.sub("phố", " ".join(name.split()))
    value = AgencyValue(name, body.id, False, place, body.kind)
    return Mention(start, end, value, body.id or body.kind)


def read_body(page: Page, start: int, depth: int = 0) -> Body | None:
    """Return the agency at ``start`` up to its place, or None; ``depth`` counts those around it."""
    headless = None
    for hit in page.hits.get(start, ()):
        role = hit.entry.role
        if role == "fixed":
            break
        body = _READERS[role](page, start, hit, depth) if role in _READERS else None
        if body is not None and not body.bare:
            return body
        headless = headless or body
    return headless


def read_sector(page: Page, at: int, kind: str) -> Body | None:
    """Return the agency of ``kind`` ("so", "bo") whose sector stands at ``at``: behind "Sở", or in a list."""
    found = page.vocabulary.sectors[kind].match(page.folded, at) if page.capital(at) else None
    if found is None:
        return None
    end, id_, name = found
    return Body(end, name, kind, id_)


def _known(page: Page, start: int, hit: Hit, _depth: int) -> Body | None:
    entry = hit.entry
    if entry.capital and not any(c.isupper() for c in page.text[start : hit.end]):
        return None
    return Body(hit.end, entry.name or page.words(start, hit.end), entry.kind, entry.id)


def _with_sector(page: Page, start: int, hit: Hit, _depth: int) -> Body | None:
    kind = hit.entry.kind
    if page.folded[hit.end : hit.end + 1] != " ":
        return None
    if kind == "nganh":
        at = hit.end + 1
        branch = read_sector(page, at, "so") or read_sector(page, at, "bo")
        return branch and Body(branch.end, page.words(start, branch.end), kind, None)
    found = read_sector(page, hit.end + 1, kind)
    if found is not None or not page.capital(start) or page.inside_name(start):
        return found
    end = read_name(page, hit.end, alone=True)
    # "Bộ TTHC" is a set of procedures: only a written-out name, or one with "&", makes an
    # unknown ministry.
    first = page.text[hit.end + 1 : end].split(" ")[0]
    spoken = "&" in first or any(c.islower() for c in first)
    return Body(end, page.words(start, end), kind, None) if spoken else None


def _headed(page: Page, start: int, hit: Hit, depth: int) -> Body | None:
    """Return the agency with the head noun ``hit``: an agency inside it, or a name of its own."""
    entry = hit.entry
    capital = page.capital(start)
    if (entry.capital and not capital) or page.inside_name(start, " " in entry.text):
        return None
    end = hit.end
    if entry.tail == "name":
        inner = _inner(page, end, depth)
        end = inner.end if inner is not None else read_name(page, end, alone=entry.alone)
        end = _owner(page, end) if end > hit.end else end
    if entry.tail == "none" and page.text[end : end + 1] == " " and page.capital(end + 1):
        return None
    bare = end == hit.end and not (entry.alone and capital)
    if not capital and not bare and not any(c.isupper() for c in page.text[hit.end : end]):
        return None
    name = _TIGHT_DASH.sub(" - ", page.words(start, end))
    if entry.name is not None:
        name = f"{entry.name} {page.words(hit.end, end)}".rstrip()
    if entry.tail == "place" and (aside := _ASIDE.match(page.text, end)):
        end = aside.end()
    return Body(end, name, entry.kind, None, bare)


def _inner(page: Page, at: int, depth: int) -> Body | None:
    """Return the agency that another is part of: "Văn phòng | Sở Y tế"."""
    if depth >= _DEEPEST or page.folded[at : at + 1] != " ":
        return None
    inner = read_body(page, at + 1, depth + 1)
    return (
        None if inner is None or (inner.bare and not UNIT.match(page.folded, inner.end)) else inner
    )


def _owner(page: Page, at: int) -> int:
    """Return the end of "của Quốc hội" behind a committee, which belongs to its name."""
    owner = _OWNER.match(page.folded, at)
    inner = read_body(page, owner.end()) if owner else None
    return inner.end if inner else at


def _topic(page: Page, at: int) -> int:
    """Return the end of "về chuyển đổi số": a committee's charge, up to what it does."""
    opening = _TOPIC.match(page.folded, at)
    if opening is None or _NO_TOPIC.match(page.folded, opening.end()):
        return at
    words = page.vocabulary
    end = start = opening.end() - 1
    for _ in range(_LONGEST_TOPIC):
        if page.folded[end : end + 1] != " " or words.breaks.end(page.folded, end + 1):
            following = re.compile(r", | và ").match(page.folded, end)
            known = following and words.nouns.end(page.folded, following.end())
            if end == start or not known:
                break
            end = known
            continue
        word = re.compile(r"[^\W\d_]+").match(page.folded, end + 1)
        if word is None or UNIT.match(page.folded, end):
            break
        end = word.end()
    return end if end > start else at


_READERS = {"agency": _known, "head": _headed, "sector": _with_sector}
