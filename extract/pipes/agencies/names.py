"""Read one agency: its head noun, its name, and the place behind it."""

import re

from extract.annotations import AgencyValue
from extract.pipes.agencies.mention import Mention, Page
from extract.pipes.agencies.vocabulary import Hit

_UPPER = "".join(re.escape(c) for c in map(chr, range(0x1F00)) if c.isupper())
_CAPITALISED = re.compile(rf"[{_UPPER}][\w'’.&/+]*(?:[-–][{_UPPER}0-9][\w'’&/]*)*(?<![./])|\d+[A-Z]?(?!\w|[./,]\d)")
_JOINT = re.compile(rf" (?:và|&|-|–) (?=[{_UPPER}])")
_LIST = re.compile(rf", (?=[{_UPPER}]\w*(?: [\w]+){{0,6}} (?:và|&) [{_UPPER}])")
_UNIT = re.compile(
    r" (?P<unit>thành phố|tp\.?|tỉnh|huyện|quận|thị xã|tx\.?|phường|xã|đặc khu|thị trấn|khu vực"
    r"|cấp (?:tỉnh|huyện|xã)|trung ương|quốc gia|việt nam)(?![^\W\d_])"
)
_PLACE_WORDS = 6


def read_agency(page: Page, start: int, *, depth: int = 0) -> Mention | None:
    """Return the agency that is named at ``start``, or None."""
    for hit in page.hits.get(start, ()):
        found = None
        if hit.entry.role == "agency" and _has_capital(page, start, hit.end):
            found = _known(page, start, hit)
        elif hit.entry.role == "head":
            found = _headed(page, start, hit, depth)
        elif hit.entry.role == "sector":
            found = read_sector(page, start, hit.end + 1, hit.entry.kind)
        if found is not None:
            return found
    return None


def read_sector(page: Page, start: int, at: int, kind: str) -> Mention | None:
    """Return the agency of ``kind`` ("so", "bo") whose sector stands at ``at``.

    ``start`` is where its mention begins: at "Sở", or in a list at the sector itself.
    """
    found = page.vocabulary.sectors[kind].match(page.folded, at)
    if found is None or not page.capital(at):
        return None
    end, id_, name = found
    place_end, place = read_place(page, end)
    if place_end > end:
        name += page.text[end] + page.words(end, place_end)
    return Mention(start, place_end, AgencyValue(name, id_, False, place, kind), id_)


def read_place(page: Page, at: int) -> tuple[int, str | None]:
    """Return where the place behind an agency ends, and its name (None for a bare "tỉnh").

    ``at`` is the end of the agency's own name; (``at``, None) when no place follows.
    """
    unit = _UNIT.match(page.folded, at)
    if unit is None:
        end = _place_name(page, at, None) if page.folded[at : at + 1] == " " else at
        bare = page.folded[at + 1 : end]
        return (end, page.vocabulary.provinces[bare]) if bare in page.vocabulary.provinces else (at, None)
    end = unit.end()
    name_end = _place_name(page, end, unit["unit"].rstrip("."))
    if name_end == end:
        return end, None
    kind = {"tp": "thành phố", "tx": "thị xã"}.get(unit["unit"].rstrip("."), unit["unit"])
    name = page.words(end, name_end)
    district = kind in ("huyện", "quận", "thị xã", "khu vực")
    return name_end, None if district else f"{kind} {name}"


def _place_name(page: Page, at: int, unit: str | None) -> int:
    """Return the end of the place name behind ``at``: known to the map, else capitalised words."""
    ends = []
    end = at
    while len(ends) < _PLACE_WORDS and page.folded[end : end + 1] == " ":
        word = _CAPITALISED.match(page.text, end + 1)
        if word is None:
            joint = page.folded.startswith(" - ", end) and _CAPITALISED.match(page.text, end + 3)
            if not joint:
                break
            word = joint
        end = word.end()
        ends.append(end)
    for end in reversed(ends):
        name = page.folded[at + 1 : end]
        known = page.vocabulary.provinces if unit is None else page.vocabulary.places
        if name in known:
            return end
    if unit is None or unit in ("tỉnh", "trung ương", "việt nam", "quốc gia") or not ends:
        return at
    if unit.startswith("cấp") or page.text[at + 1 :].isupper():
        return at
    return ends[min(len(ends), 3) - 1]


def _known(page: Page, start: int, hit: Hit) -> Mention:
    end, place = read_place(page, hit.end)
    name = page.words(start, end)
    entry = hit.entry
    return Mention(start, end, AgencyValue(name, entry.id, False, place, entry.kind), entry.id or "")


def _headed(page: Page, start: int, hit: Hit, depth: int) -> Mention | None:
    """Return the agency with the head noun ``hit``: a nested agency, or its name, then its place."""
    entry = hit.entry
    if not page.capital(start) and entry.capital:
        return None
    end = hit.end
    if entry.tail == "name":
        inner = _inner(page, end, depth)
        if inner is not None:
            value = AgencyValue(
                page.words(start, inner.end), None, False, inner.value.place, entry.kind
            )
            return Mention(start, inner.end, value, entry.kind)
        end = read_name(page, end)
    place_end, place = read_place(page, end)
    if place_end == hit.end and not entry.alone:
        return None
    name = page.words(start, place_end)
    return Mention(start, place_end, AgencyValue(name, None, False, place, entry.kind), entry.kind)


def _inner(page: Page, at: int, depth: int) -> Mention | None:
    """Return the agency that another is part of: "Văn phòng | Sở Y tế"."""
    if depth > 3 or page.folded[at : at + 1] != " ":
        return None
    return read_agency(page, at + 1, depth=depth + 1)


def read_name(page: Page, at: int) -> int:
    """Return the end of the name behind a head noun that ends at ``at``."""
    end = at
    for _ in range(24):
        further = _next_word(page, end)
        if further is None:
            break
        end = further
    return end


def _next_word(page: Page, at: int) -> int | None:
    """Return the end of the next word of a name, or None where the name ends."""
    if page.folded[at : at + 1] not in (" ", ","):
        return None
    if _UNIT.match(page.folded, at):
        return None
    if page.folded[at] == " ":
        if any(h.entry.role == "title" for h in page.hits.get(at + 1, ())) and page.capital(at + 1):
            return None
        word = _CAPITALISED.match(page.text, at + 1)
        if word is not None:
            return word.end()
        known = page.vocabulary.name_words.match(page.folded, at + 1)
        if known is not None:
            return known.end()
    joint = _JOINT.match(page.text, at) or _LIST.match(page.text, at)
    if joint is None or page.hits.get(joint.end()):
        return None
    word = _CAPITALISED.match(page.text, joint.end())
    return word.end() if word else None


def _has_capital(page: Page, start: int, end: int) -> bool:
    return any(c.isupper() for c in page.text[start:end])
