"""Read heads of agencies, persons behind a title, and words that stand for a body named before."""

import re

from extract.annotations import AgencyValue
from extract.pipes.agencies.groups import read_group
from extract.pipes.agencies.mention import Mention, Page
from extract.pipes.agencies.names import read_agency
from extract.pipes.agencies.vocabulary import Hit

_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){1,4}")
_BETWEEN = re.compile(r"(?:, | - |; )")
_POST = re.compile(r"(?:tỉnh ủy viên|thành ủy viên|ủy viên[^,;.\n:]{0,60}|phó bí thư thường trực|phó chủ tịch thường trực)")
_CLAUSE_START = re.compile(r"(?:^|[\n.;:!?/)\-+*\"“”]\s*|\b(?:giao|yêu cầu|đề nghị|phối hợp với|phối hợp|cùng|kiến nghị|phân công) )$")


def read_titled(page: Page, start: int, hit: Hit) -> list[Mention]:
    """Return the agency whose head is named at ``start``: "Giám đốc Sở Xây dựng"."""
    if page.folded[hit.end : hit.end + 1] != " ":
        return []
    title = page.words(start, hit.end)
    after = hit.end + 1
    found = read_group(page, after)
    if not found:
        agency = read_agency(page, after) or _deeper(page, after)
        found = [agency] if agency else []
    if not found:
        return []
    person = _person_name(page, found[-1].end + 1) if page.folded[found[-1].end :][:1] == " " else None
    if person and len(found) == 1:
        return [_person(page, start, *person)]
    return [found[0].under(title, start), *found[1:]]


def _deeper(page: Page, at: int) -> Mention | None:
    """Return the agency behind a second title ("Chủ tịch, Giám đốc Sở …" has none)."""
    for hit in page.hits.get(at, ()):
        if hit.entry.role == "title" and hit.end < len(page.folded):
            inner = read_titled(page, at, hit)
            if len(inner) == 1:
                return inner[0]
    return None


def read_person(page: Page, start: int, hit: Hit) -> list[Mention]:
    """Return the person or head of an agency behind "đồng chí", "ông", "bà"."""
    at = hit.end + 1
    person = _person_name(page, at)
    if person is not None:
        return [_person(page, start, *person)]
    for inner in page.hits.get(at, ()):
        if inner.entry.role == "title":
            found = read_titled(page, at, inner)
            if found:
                first = found[0]
                return [first.under(first.value.title or "", start) if first.value.kind != "person" else Mention(start, first.end, first.value, first.rule), *found[1:]]
    return []


def _person_name(page: Page, at: int) -> tuple[int, int] | None:
    """Return the bounds of the person's name at ``at``: a surname and capitalised words."""
    end = at
    words = 0
    for word in re.finditer(r"[^\W\d_]+", page.text[at : at + 60]):
        if at + word.start() != (end + 1 if words else at) or not word[0][0].isupper():
            break
        if words and (word[0].isupper() and len(word[0]) > 1) != page.text[at : at + 2].isupper():
            break
        if words == 0 and page.folded[at : at + word.end()] not in page.vocabulary.surnames:
            return None
        end, words = at + word.end(), words + 1
        if words == 5:
            break
    return (at, end) if words >= 2 else None


def _person(page: Page, start: int, name_start: int, name_end: int) -> Mention:
    """Return the person, with the posts that follow in apposition inside the span."""
    end = name_end
    while between := _BETWEEN.match(page.folded, end):
        further = _post(page, between.end())
        if further is None:
            break
        end = further
    value = AgencyValue(page.words(name_start, name_end), None, False, None, "person")
    return Mention(start, end, value, "person")


def _post(page: Page, at: int) -> int | None:
    """Return the end of the post that is named at ``at``, or None."""
    for hit in page.hits.get(at, ()):
        if hit.entry.role == "title":
            found = read_titled(page, at, hit)
            if found and found[0].value.kind != "person":
                return found[-1].end
    post = _POST.match(page.folded, at)
    return post.end() if post else None


def read_standin(page: Page, start: int, hit: Hit) -> list[Mention]:
    """Return the word that stands for a body named elsewhere, where it is one."""
    if hit.entry.tail == "start" and not (
        page.capital(start) and _CLAUSE_START.search(page.folded, max(0, start - 16), start)
    ):
        return []
    value = AgencyValue(page.words(start, hit.end), None, False, None, "generic")
    return [Mention(start, hit.end, value, "standin")]
