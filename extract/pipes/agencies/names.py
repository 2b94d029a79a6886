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
_TOPIC = re.compile(r" (?:về|phòng, ?chống|phòng chống) ")
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
    if body.kind == "ban-chi-dao":
        end = _topic(page, end)
    name = body.name + page.text[body.end] + page.words(body.end, end) if end > body.end else body.name
    value = AgencyValue(" ".join(name.split()), body.id, False, place, body.kind)
    return Mention(start, end, value, body.id or body.kind)


def read_body(page: Page, start: int, depth: int = 0) -> Body | None:
    """Return the agency at ``start`` up to its place, or None; ``depth`` counts those around it."""
    for hit in page.hits.get(start, ()):
        role = hit.entry.role
        if role == "fixed":
            return None
        body = _READERS[role](page, start, hit, depth) if role in _READERS else None
        if body is not None:
            return body
    return None


def read_sector(page: Page, start: int, at: int, kind: str) -> Body | None:
    """Return the agency of ``kind`` ("so", "bo") whose sector stands at ``at``.

    ``start`` is where its mention begins: at "Sở", or in a list at the sector itself.
    """
    found = page.vocabulary.sectors[kind].match(page.folded, at)
    if found is None or not page.capital(at):
        return None
    end, id_, name = found
    return Body(end, name, kind, id_)


def _known(page: Page, start: int, hit: Hit, depth: int) -> Body | None:
    entry = hit.entry
    if not any(c.isupper() for c in page.text[start : hit.end]):
        return None
    return Body(hit.end, page.words(start, hit.end), entry.kind, entry.id)


def _with_sector(page: Page, start: int, hit: Hit, depth: int) -> Body | None:
    kind = hit.entry.kind
    if page.folded[hit.end : hit.end + 1] != " ":
        return None
    if kind == "nganh":
        at = hit.end + 1
        branch = read_sector(page, start, at, "so") or read_sector(page, start, at, "bo")
        return branch and Body(branch.end, page.words(start, branch.end), kind, None)
    found = read_sector(page, start, hit.end + 1, kind)
    if found is not None or not page.capital(start):
        return found
    end = read_name(page, hit.end)
    return None if end == hit.end else Body(end, page.words(start, end), kind, None)


def _headed(page: Page, start: int, hit: Hit, depth: int) -> Body | None:
    """Return the agency with the head noun ``hit``: an agency inside it, or a name of its own."""
    entry = hit.entry
    if entry.capital and not page.capital(start):
        return None
    end = hit.end
    if entry.tail == "name":
        inner = _inner(page, end, depth)
        end = inner.end if inner is not None else read_name(page, end, alone=entry.alone)
        end = _owner(page, end) if end > hit.end else end
    bare = end == hit.end and not entry.alone
    return Body(end, page.words(start, end), entry.kind, None, bare)


def _inner(page: Page, at: int, depth: int) -> Body | None:
    """Return the agency that another is part of: "Văn phòng | Sở Y tế"."""
    if depth >= _DEEPEST or page.folded[at : at + 1] != " ":
        return None
    inner = read_body(page, at + 1, depth + 1)
    return None if inner is None or inner.bare and not UNIT.match(page.folded, inner.end) else inner


def _owner(page: Page, at: int) -> int:
    """Return the end of "của Quốc hội" behind a committee, which belongs to its name."""
    owner = _OWNER.match(page.folded, at)
    inner = read_body(page, owner.end()) if owner else None
    return inner.end if inner else at


def _topic(page: Page, at: int) -> int:
    """Return the end of "về chuyển đổi số": a committee's charge, up to what it does."""
    opening = _TOPIC.match(page.folded, at)
    if opening is None:
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
    end, lower = at, True
    for _ in range(_LONGEST_NAME):
        further, lower = _next_word(page, end, lower, end == at and not alone)
        if further is None:
            break
        end = further
    return end


def _next_word(page: Page, at: int, lower: bool, head: bool) -> tuple[int | None, bool]:
    """Return the end of the next word of a name, or None where it ends, and whether it is lower case.

    ``lower`` tells whether the word before was so (a head noun counts as such), ``head``
    whether it was a head noun that needs a name.
    """
    joint = JOINT.match(page.text, at) or LIST_JOINT.match(page.text, at)
    if joint is not None:
        word = CAPITALISED.match(page.text, joint.end())
        other = word is None or _begins_another(page, joint.end()) or _heads(page, joint.end())
        return (None if other or word is None else word.end()), False
    if page.folded[at : at + 1] != " " or UNIT.match(page.folded, at) or _begins_another(page, at + 1):
        return None, False
    word = CAPITALISED.match(page.text, at + 1)
    if word is not None:
        return word.end(), False
    return _lower_word(page, at, lower, head), True


def _lower_word(page: Page, at: int, lower: bool, head: bool) -> int | None:
    """Return the end of the lower-case word behind ``at`` when it still belongs to the name."""
    words = page.vocabulary
    if not lower:
        begin = page.folded.rfind(" ", 0, at) + 1
        compound = words.compounds.match(page.folded, begin)
        if compound is not None and compound.end() > at:
            return compound.end()
    known = words.nouns.match(page.folded, at + 1)
    if known is None and lower and (head or not words.breaks.match(page.folded, at + 1)):
        known = words.acts.match(page.folded, at + 1)
    return known.end() if known is not None else None


def _begins_another(page: Page, at: int) -> bool:
    """Return whether another agency or a title begins at ``at``."""
    return page.capital(at) and any(
        hit.entry.role in ("title", "sector", "agency", "person") for hit in page.hits.get(at, ())
    )


def _heads(page: Page, at: int) -> bool:
    """Return whether an agency with a head noun of its own stands at ``at``."""
    body = read_body(page, at, _DEEPEST)
    return body is not None and not body.bare


_READERS = {"agency": _known, "head": _headed, "sector": _with_sector}
