"""Read one agency: its head noun, its name, and the place behind it."""

import re
from dataclasses import dataclass

from extract.annotations import AgencyValue
from extract.pipes.agencies.mention import Mention, Page
from extract.pipes.agencies.places import UNIT, read_place
from extract.pipes.agencies.vocabulary import Hit
from extract.pipes.agencies.words import CAPITALISED, JOINT, LIST_JOINT

_LONGEST_NAME = 24  # words
_DEEPEST = 3  # "Văn phòng | Ban Chỉ đạo | Sở …": agencies inside each other
# "Ủy ban nhân dân (UBND) tỉnh": the abbreviation stands inside the name.
_ASIDE = re.compile(r" \([A-ZĐ&]{2,8}\)(?= (?:các|cấp|tỉnh|thành|huyện|quận|thị|xã|phường|đặc)\b)")
# "Đài Phát thanh- Truyền hình": a space was lost.
_TIGHT_DASH = re.compile(r"(?<=[^\W\d_])- (?=[^\W\d_])")
_CITY = re.compile(r"(?<=hành )ph[ôóò](?!\w)")
_BRANCH = re.compile(r"(?: -)? (?=chi nhánh )")
_TOPIC = re.compile(r" (?:về|phòng, ?chống|phòng chống) ")
_PROGRAMMES = re.compile(
    r"(?: thực hiện)? (?:các )?(?:chương trình mục tiêu quốc gia|chương trình mtqg|ctmtqg)(?!\w)"
)
_SYLLABLE = re.compile(r"[^\W\d_]{1,7}(?![^\s,;.:)])")
_NO_TOPIC = re.compile(r"(?:việc|một|kế hoạch|nội dung|tình hình|kết quả|các|những)(?!\w)")
_OWNER = re.compile(r" (?:của|thuộc|trực thuộc) (?=quốc hội|chính phủ)")


@dataclass(frozen=True, slots=True)
class Body:
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
    found = page.vocabulary.sectors[kind].match(page.folded, at)
    if found is None or not page.capital(at):
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
    # "Bộ TTHC" is a set of procedures: only a written-out name makes an unknown ministry.
    spoken = any(c.islower() for c in page.text[hit.end + 1 : end].split(" ")[0])
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
    for _ in range(_LONGEST_NAME):
        if page.folded[end : end + 1] != " " or words.breaks.match(page.folded, end + 1):
            following = re.compile(r", | và ").match(page.folded, end)
            known = following and words.nouns.match(page.folded, following.end())
            if end == start or not known:
                break
            end = known.end()
            continue
        word = re.compile(r"[^\W\d_]+").match(page.folded, end + 1)
        if word is None or UNIT.match(page.folded, end):
            break
        end = word.end()
    return end if end > start else at


def read_name(page: Page, at: int, *, alone: bool = False) -> int:
    """Return the end of the name behind a head noun that ends at ``at`` (``at`` without a name).

    ``alone`` tells that the head noun is a name already, so that a verb may follow it.
    """
    end, last = at, "alone" if alone else "head"
    for _ in range(_LONGEST_NAME):
        word = _joined_word(page, end, last) or _next_word(page, end, last)
        if word is None:
            break
        end, last = word
        if last == "number":
            break
    return end


def _joined_word(page: Page, at: int, last: str) -> tuple[int, str] | None:
    """Return the end and the kind of the word behind "và", "-" or a comma inside a name."""
    joint = JOINT.match(page.text, at) or LIST_JOINT.match(page.text, at)
    if joint is None or last in ("head", "alone"):
        return None
    word = CAPITALISED.match(page.text, joint.end())
    if word is None or _begins_another(page, joint.end()) or _heads(page, joint.end()):
        return None
    return word.end(), "first"


def _next_word(page: Page, at: int, last: str) -> tuple[int, str] | None:
    """Return the end and the kind of the next word of a name, or None where it ends.

    ``last`` is the kind of the word before: "head" noun, head noun that may stand "alone",
    "first" capitalised word, "further" ones behind it, "lower" case, "number".
    """
    if page.folded[at : at + 1] == "," and last in ("first", "further"):
        listed = _compound(page, at)
        return None if listed is None else (listed, "lower")
    if page.folded[at : at + 1] != " " or UNIT.match(page.folded, at):
        return None
    if _begins_another(page, at + 1) or page.vocabulary.strong.match(page.folded, at + 1):
        return None
    word = CAPITALISED.match(page.text, at + 1)
    if word is None:
        end = _lower_word(page, at, last)
        return None if end is None else (end, "lower")
    if word[0][0].isdigit():
        return word.end(), "number"
    return word.end(), "further" if last in ("first", "further") else "first"


def _lower_word(page: Page, at: int, last: str) -> int | None:
    """Return the end of the lower-case word behind ``at`` when it still belongs to the name."""
    words = page.vocabulary
    if last in ("first", "further"):
        compound = _compound(page, at)
        if compound is not None:
            return compound
    known = words.nouns.match(page.folded, at + 1)
    breaks = words.breaks.match(page.folded, at + 1)
    if known is None and (last == "head" or (last in ("alone", "lower") and not breaks)):
        known = words.acts.match(page.folded, at + 1)
    if known is not None:
        return known.end()
    return None if breaks or last != "first" else _second_syllable(page, at)


def _compound(page: Page, at: int) -> int | None:
    """Return the end of the known compound whose first word ends at ``at``: "Khám, chữa bệnh"."""
    begin = page.folded.rfind(" ", 0, at) + 1
    compound = page.vocabulary.compounds.match(page.folded, begin)
    return compound.end() if compound is not None and compound.end() > at else None


def _second_syllable(page: Page, at: int) -> int | None:
    """Return the end of the lower-case syllable that makes one word with the capital before it.

    No list holds all words ("Gốm sứ"): a capital syllable that begins a word, with a lower-case
    syllable behind it that begins no clause, is taken for one.
    """
    begin = page.folded.rfind(" ", 0, at) + 1
    first = page.text[begin:at]
    syllable = _SYLLABLE.match(page.text, at + 1)
    whole = first.isalpha() and (len(first) == 1 or first[1:].islower())
    return syllable.end() if syllable and whole else None


def _begins_another(page: Page, at: int) -> bool:
    """Return whether another agency or a title begins at ``at``."""
    return page.capital(at) and any(
        hit.entry.role in ("title", "sector", "agency", "person") for hit in page.hits.get(at, ())
    )


def _heads(page: Page, at: int) -> bool:
    """Return whether an agency with a head noun of its own stands at ``at``."""
    for hit in page.hits.get(at, ()):
        if hit.entry.role == "head" and page.capital(at):
            entry = hit.entry
            return entry.alone or " " in entry.text or page.capital(hit.end + 1)
    return False


_READERS = {"agency": _known, "head": _headed, "sector": _with_sector}
