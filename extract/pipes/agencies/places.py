"""Read the place behind an agency: "tỉnh", "thành phố Đà Nẵng", "xã Bình Minh 2", "Lào Cai"."""

import re

from extract.pipes.agencies.mention import Page
from extract.pipes.agencies.sectors import bare
from extract.pipes.agencies.words import CAPITALISED

UNIT = re.compile(
    r" (?P<unit>thành ph[ốôóò]|tp\.?|tỉnh|huyện|quận|thị xã|tx\.?|phường|xã(?! hội)|đặc khu|thị trấn|khu vực"
    r"|cấp (?:tỉnh|huyện|xã)|trung ương|quốc gia|việt nam)(?![^\W\d_])"
)
UNITS = r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu|thị trấn)"
DISTRICTS = ("huyện", "quận", "thị xã", "khu vực")
_CITIES = ("thành phố", "tp", "tp.")
_COMMUNES = ("xã", "phường", "thị trấn", "đặc khu")
_WRITTEN_OUT = {
    "tp": "thành phố",
    "thành phô": "thành phố",
    "thành phó": "thành phố",
    "thành phò": "thành phố",
    "tx": "thị xã",
}
_NO_PLACE = ("trung ương", "việt nam", "quốc gia", "cấp tỉnh", "cấp huyện", "cấp xã")
_NO_OWN_NAME = ("tỉnh", *_NO_PLACE)
_ROMAN = re.compile(r" [IVX]{1,5}(?!\w)")
_LONGEST = 6  # words: "Bà Rịa - Vũng Tàu"
_LONGEST_UNKNOWN = 3


def read_place(page: Page, at: int) -> tuple[int, str | None]:
    """Return where the place behind an agency ends, and the province or commune it is.

    ``at`` is the end of the agency's own name; (``at``, None) when no place follows. A bare
    "tỉnh" and a district have an end but no place (docs/output.md, Party).
    """
    unit = UNIT.match(page.folded, at)
    if unit is None:
        end = place_name(page, at, None)
        if end == at:
            return at, None
        written = f"tỉnh {page.words(at, end)}"
        return end, page.vocabulary.provinces.get(page.folded[at + 1 : end], written)
    kind = unit["unit"].rstrip(". ")
    end = at + 1 + len(unit["unit"].rstrip())
    numbered = _ROMAN.match(page.text, end)
    region = page.vocabulary.regions.end(page.folded, end + 1) if kind == "khu vực" else None
    name_end = numbered.end() if numbered else region or place_name(page, end, kind)
    if name_end == end:
        return end, None
    kind = _WRITTEN_OUT.get(kind, kind)
    return (
        name_end,
        None if kind in DISTRICTS or kind in _NO_PLACE else f"{kind} {page.words(end, name_end)}",
    )


def place_name(page: Page, at: int, unit: str | None) -> int:
    """Return the end of the place name behind ``at``: one that the map knows, else capitalised words.

    ``unit`` is the kind of place named before, or None when only a province may follow.
    """
    ends = _word_ends(page, at)
    known = page.vocabulary.provinces if unit is None or unit == "tỉnh" else page.vocabulary.places
    spelled = page.folded.endswith("tỉnh", 0, at)
    for end in reversed(ends):
        name = page.folded[at + 1 : end]
        if _of_other_level(page.vocabulary.places.get(name), unit):
            continue  # "thành phố | Dương Đức Tuấn": Dương Đức is a commune
        # Some write "Đăk Lăk" for "Đắk Lắk", and scans lose tone marks.
        if name in known or (spelled and bare(name) in page.vocabulary.bare_provinces):
            return end
    if not ends or unit is None or unit in _NO_OWN_NAME or _is_none(page, at + 1, len(ends)):
        return at
    return ends[min(len(ends), _LONGEST_UNKNOWN) - 1]


def _of_other_level(kinds: frozenset[str] | None, unit: str | None) -> bool:
    """Return whether a place of those ``kinds`` is none of the level of ``unit``."""
    return bool(kinds) and unit in _CITIES and all(kind in _COMMUNES for kind in kinds or ())


def _is_none(page: Page, start: int, words: int) -> bool:
    """Return whether the unknown name at ``start`` is rather a person's or another agency's."""
    if any(hit.entry.role != "group" for hit in page.hits.get(start, ())):
        return True
    if page.vocabulary.strong.end(page.folded, start) or page.text[start : start + 4] == "Tại ":
        return True
    surname = page.folded[start : start + 12].split(" ")[0] in page.vocabulary.surnames
    return (surname and words >= _LONGEST_UNKNOWN) or page.text[start : start + 6].isupper()


def _word_ends(page: Page, at: int) -> list[int]:
    """Return the ends of the capitalised words that follow ``at``."""
    ends: list[int] = []
    end = at
    tight = page.folded[end : end + 1] == "." and page.folded.endswith("tp", 0, end)  # "TP.Huế"
    while len(ends) < _LONGEST and (tight or page.folded[end : end + 1] == " "):
        tight = False
        begin = end + 3 if page.folded.startswith(" - ", end) else end + 1
        word = CAPITALISED.match(page.text, begin)
        if word is None:
            break
        end = word.end()
        ends.append(end)
    return ends
