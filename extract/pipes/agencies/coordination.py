"""Complete what coordinated agencies share: "HĐND, UBND tỉnh" names HĐND tỉnh and UBND tỉnh."""

import re
from collections.abc import Iterator

from extract.pipes.agencies.mention import Mention, Page
from extract.pipes.agencies.words import SEPARATOR, UPPER
from extract.text import fold

_SHARED = re.compile(
    r" (?:các |cấp )?(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|đặc khu)(?!\w).*$"
)
_UNIT = r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu|thị trấn)"
_OF_UNIT = re.compile(rf"(?P<head>.+?) {_UNIT} [{UPPER}]")
_UNIT_NAMED = re.compile(rf"{_UNIT} [{UPPER}]")
_OF_PLACES = ("ubnd", "hdnd", "cong-an")
_COUNCILS = ("ubnd", "hdnd", "mat-tran", "dang")


def complete(page: Page, mentions: list[Mention]) -> list[Mention]:
    """Return ``mentions`` with the words that a head noun shares with the agency behind it."""
    done: list[Mention] = []
    for mention in reversed(mentions):
        done.append(_completed(page, mention, done[-1]) if done else mention)
    done.reverse()
    for i in range(1, len(done)):
        done[i] = _headed(page, done[i - 1], done[i])
    return done


def _headed(page: Page, before: Mention, mention: Mention) -> Mention:
    """Return "thị xã B" as "UBND thị xã B" where "UBND huyện A và" stands before it."""
    value = mention.value
    if value.kind != "generic" or before.value.kind not in _OF_PLACES:
        return mention
    head, own = _OF_UNIT.match(before.value.name), _UNIT_NAMED.match(value.name)
    if not head or not own or not SEPARATOR.fullmatch(page.folded, before.end, mention.start):
        return mention
    whole = value._replace(name=f"{head['head']} {value.name}", kind=before.value.kind)
    return mention._replace(value=whole, rule="of-places")


def _completed(page: Page, mention: Mention, behind: Mention) -> Mention:
    """Return ``mention`` with what it shares with the one ``behind``, or as it is."""
    value, other = mention.value, behind.value
    if value.kind not in _COUNCILS or value.id is not None or not _is_head(page, mention):
        return mention
    if not SEPARATOR.fullmatch(page.folded, mention.end, behind.start):
        return mention
    rest = next(_rests(fold(value.name), other.name), "")
    if not rest:
        return mention
    kind = "group" if other.group else value.kind
    whole = value._replace(name=value.name + rest, place=other.place, group=other.group, kind=kind)
    return mention._replace(value=whole)


def _is_head(page: Page, mention: Mention) -> bool:
    """Return whether the mention is a head noun and nothing else, a title left off."""
    start = mention.start + len(mention.value.title or "")
    start += page.folded[start : start + 1] == " "
    return any(h.end == mention.end and h.entry.role == "head" for h in page.hits.get(start, ()))


def _rests(head: str, other: str) -> Iterator[str]:
    """Yield what ``other`` has behind the same head noun, else its place."""
    at = fold(other).find(f"{head} ")
    if at >= 0:
        yield other[at + len(head) :]
    elif shared := _SHARED.search(fold(other)):
        yield other[shared.start() :]
