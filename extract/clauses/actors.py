"""Read the actors at a place of a clause: coordinated agencies, and where a name ends."""

import itertools
import re

from extract.clauses.cues import WORK, cues, stands
from extract.clauses.marks import BRACKET, SEPARATOR, skip, trimmed
from extract.clauses.values import Actor, ClauseText

_DASH = re.compile(r" ?- ")
_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_MARK = re.compile(r"[,;] (?:và )?")
_REGION = re.compile(
    r"từ ((?:[^\W\d_]+ ){1,4}?)(?:đến|tới) ((?:[^\W\d_]+ ?){1,3}?)(?= [^\W\d_A-ZĐ]|,|$)"
)
_GROUP_TAIL = 12  # words that tell which of a group are meant
_NAME_TAIL = 5


def actors_at(
    text: ClauseText, at: int, end: int, *, separator: re.Pattern[str] = SEPARATOR
) -> tuple[list[Actor], int]:
    """Return the coordinated agencies that begin at ``at``, and the offset behind them."""
    found: list[Actor] = []
    here = at
    while actor := text.actors.get(here):
        if actor.end > end:
            break
        if actor.group and (named := _members(text, actor, end)):
            actor = named
        found.append(actor)
        such = cues().such_as_these.match(text.folded, actor.end + 1, end) if actor.group else None
        if such and such.end() + 1 in text.actors:
            here = such.end() + 1
            continue
        at = skip(BRACKET, text.folded, _name_end(text, actor, end), end)
        between = separator.match(text.folded, at, end)
        if not between:
            apposed = _apposed(text, at, end)
            if apposed is None:
                break
            at = apposed.end
            between = separator.match(text.folded, at, end)
            if not between:
                break
        here = between.end()
    return found, at


def _members(text: ClauseText, group: Actor, end: int) -> Actor | None:
    """Return the first of the members that are named behind a group ("các đơn vị gồm Cục …")."""
    such = cues().such_as.match(text.folded, group.end + 1, end)
    named = text.actors.get(such.end() + 1) if such else None
    return named if named and named.end <= end else None


def _apposed(text: ClauseText, at: int, end: int) -> Actor | None:
    """Return the agency behind a dash, which says once more who is meant."""
    dash = _DASH.match(text.folded, at, end)
    apposed = text.actors.get(dash.end()) if dash else None
    return apposed if apposed and apposed.end <= end else None


def _name_end(text: ClauseText, actor: Actor, end: int) -> int:
    """Return where an agency's name ends: unknown words up to the predicate are part of it.

    "Cục Hạ tầng và Thiết" … "bị y tế rà soát", "UBND các tỉnh" … "có đường sắt thống kê".
    """
    if actor.whole or text.folded[actor.end : actor.end + 1] != " ":
        return actor.end
    if actor.group and (stop := _manner_behind(text, actor.end + 1, end)):
        text.extended[actor.index] = stop
        return stop
    most = _GROUP_TAIL if actor.group else _NAME_TAIL
    told = actor.end  # "các đơn vị" "được giao" "vốn": what tells which of them are meant
    for count, word in enumerate(_WORDS.finditer(text.folded, actor.end + 1, end)):
        # "(sau đây gọi là …)" tells no part of a name, "dù có dự kiến" neither.
        if text.folded[word.start() - 1] != " " or word.group() in cues().name_stop:
            break
        if actor.group and word.start() >= told:
            behind = _told_of_group(text, word.start(), end)
            told = behind if behind > word.start() else told
        if word.start() < told:
            continue
        if _begins_work(text, word.start(), end):
            stop = trimmed(text.folded, actor.end, word.start())
            if text.folded[actor.end + 1 : stop] in cues().bare:  # "các đơn vị được giao rà soát"
                return actor.end
            if stop > actor.end:
                text.extended[actor.index] = stop
            return stop
        if actor.group and _is_joined(text, word.end(), end):
            text.extended[actor.index] = word.end()
            return word.end()
        if count == most or text.folded[word.end() : word.end() + 1] != " ":
            break
    return actor.end


def _manner_behind(text: ClauseText, at: int, end: int) -> int | None:
    """Return where "có nông sản xuất khẩu | chủ động nắm tình hình" ends to name a group, or None."""
    table, folded = cues(), text.folded
    told = table.of_group_with.match(folded, at, end)
    if told is None or table.tail_start.match(folded, at, end):
        return None
    words = itertools.islice(_WORDS.finditer(folded, told.end(), end), _GROUP_TAIL)
    next(words, None)
    for word in words:
        if not folded[word.start() - 2 : word.start()].replace(" ", "").isalnum():
            return None
        if word.group() in table.name_stop:
            return None
        manner = table.match("manner", folded, word.start(), end)
        if manner and stands(manner, folded) and table.verb.at(folded, manner.end() + 1, end):
            return word.start() - 1
    return None


def _is_joined(text: ClauseText, at: int, end: int) -> bool:
    """Tell whether a mark at ``at`` joins one more agency ("các đơn vị …; UBND các xã")."""
    joined = _MARK.match(text.folded, at, end)
    return joined is not None and joined.end() in text.actors


def _told_of_group(text: ClauseText, at: int, end: int) -> int:
    """Return the offset behind what tells at ``at`` which of a group are meant; else ``at``.

    "được giao", "bị ngập", "được cấp" …; "từ Hà Tĩnh đến Lâm Đồng".
    """
    if cues().prohibition.match(text.folded, at, end):  # "các địa phương | không được chủ quan"
        return at
    behind = skip(cues().of_group, text.folded, at, end)
    if behind > at and text.folded[at:behind] in cues().before_verb:
        return cues().verb.end(text.folded, behind + 1, end) or behind
    region = _REGION.match(text.text, at, end)
    if region and all(name[0].isupper() for name in " ".join(region.groups()).split()):
        return region.end()
    return behind


def _begins_work(text: ClauseText, at: int, end: int) -> bool:
    """Tell whether what an agency does, or with whom, begins at ``at``."""
    table, folded = cues(), text.folded
    if table.verb.at(folded, at, end):
        return True
    if not table.work.match(folded, at, end):
        return False
    if table.match("linking", folded, at, end) or table.match("statement", folded, at, end):
        return True
    found = (table.match(name, folded, at, end) for name in WORK)
    return any(cue and stands(cue, folded) for cue in found)
