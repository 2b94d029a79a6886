"""Read a head that stands further on: behind a topic, a circumstance, a noun, a speaker or "do"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from extract.clauses.actors import actors_at
from extract.clauses.cues import cues
from extract.clauses.marks import SPACE, WORD, open_marks, skip
from extract.clauses.orders import directive_at, order_at
from extract.clauses.tails import read_tail, skip_limits
from extract.clauses.values import ClauseText, Head

_BY = re.compile(r"(?:do|giao) ")
_NUMBER_BEFORE = re.compile(r"[/-][A-ZĐ][\w-]*\s*$")
_TOPIC = 80  # characters of a topic that looks like a verb
_PLACES = 40  # places behind a circumstance that are tried: no office writes more commas there
_SPEAKER = 90  # characters before an order word in which a report names who orders


def behind_verbal_topic(text: ClauseText, found: Head, end: int) -> Head | None:
    """Return the head behind a topic that looks like a verb ("Liệt kê tài liệu: Các cơ quan …").

    ``found`` is the head that the topic has been taken for.
    """
    colon = text.folded.find(":", found.start, min(end, found.start + _TOPIC))
    if colon < 0 or ";" in text.folded[found.start : colon]:
        return None
    return _named_at(text, colon + 1, end)


def behind_circumstance(text: ClauseText, at: int, end: int) -> Head | None:
    """Return the head that follows a circumstance ("Sau khi …, Văn phòng …")."""
    circumstance = cues().match("circumstance", text.folded, at, end)
    if not circumstance:
        return None
    fields = cues().entry("circumstance", circumstance).fields
    if fields.get("inner_verbs") and (head := _before_list(text, at, end)):
        return head
    if fields.get("holds_semicolons") and (head := _behind_long_topic(text, at, end)):
        return head
    begin = circumstance.end()
    if fields.get("until_colon"):
        marks = open_marks(text.folded, begin, end)
        begin = next((start for mark, start, _ in marks if mark == ":"), begin)
    heads = list(_heads_behind(text, begin, end))
    orders = [(head, colon) for head, colon in heads if head.kind != "statement"]
    if not orders:
        return heads[0][0] if heads else None
    if not fields["inner_verbs"]:
        return min((head for head, _ in orders), key=lambda head: head.start)
    return min(orders, key=lambda found: (not found[0].named, not found[1], found[0].start))[0]


def inside_report(text: ClauseText, at: int, end: int) -> Head | None:
    """Return the head of an order inside a report ("Thứ trưởng cũng giao … cho Viện …")."""
    table, folded = cues(), text.folded
    if table.match("told_time", folded, at, end):
        return None
    stop = _clause_stop(folded, at, end)
    for word in table.tables["inner_order"].finditer(folded, at, stop):
        before = folded[max(at, word.start() - _SPEAKER) : word.start()]
        if before.count('"') % 2 or not table.match("order", folded, word.start() + 1, end):
            continue
        if text.in_name(word.start() + 1):  # "Bộ Ngoại | giao"
            continue
        if not table.tables["speaker"].search(before):  # dear, so it comes last
            continue
        speaker = _speaker_before(text, at, word.start())
        if head := order_at(text, word.start() + 1, end, assigner=speaker, spoken=True):
            return head._replace(inner=True)
    return _stressed(text, at, stop, end)


def told_firmly(text: ClauseText, head: Head | None, end: int) -> Head | None:
    """Return a head as an order that names who must act ("Các xã phải …"); None for any other."""
    if head is None or head.kind != "directive" or not head.actors:
        return None
    behind = skip(SPACE, text.folded, text.behind[head.actors[-1]], end)
    manner = cues().match("manner", text.folded, behind, end)
    firm = manner is not None and bool(cues().entry("manner", manner).fields.get("firm"))
    if manner and firm and cues().match("suffers", text.folded, manner.end(), end):
        return None  # "các doanh nghiệp cần được hỗ trợ"
    return head._replace(strength=3) if firm or head.leads or head.strength == 3 else None


def _stressed(text: ClauseText, at: int, stop: int, end: int) -> Head | None:
    """Return the head of what one in office stresses ("Chủ tịch … nhấn mạnh, các xã phải …")."""
    table, folded = cues(), text.folded
    for word in table.tables["stress"].finditer(folded, at, stop):
        before = folded[max(at, word.start() - _SPEAKER) : word.start()]
        if before.count('"') % 2 or not table.tables["office_speaker"].search(before):
            continue
        begin = skip(SPACE, folded, word.end(), end)
        begin += folded.startswith('"', begin)
        head = directive_at(text, begin, end)
        if table.entry("stress", word).fields.get("orders"):
            head = head._replace(strength=3) if head and head.kind == "directive" else None
        else:
            head = told_firmly(text, head, end)
        if head:
            return head._replace(inner=True, assigner=_speaker_before(text, at, word.start()))
    return None


def _speaker_before(text: ClauseText, at: int, stop: int) -> int | None:
    """Return the agency that stands right before ``stop``, but for adverbs: "Bộ Y tế cũng | giao"."""
    place = bisect_left(text.actor_starts, stop) - 1
    if place < 0 or text.actor_starts[place] < at:
        return None
    actor = text.actors[text.actor_starts[place]]
    between = text.folded[actor.end : stop] if actor.end <= stop else "?"
    return actor.index if cues().tables["also"].fullmatch(between) else None


def before_actor(text: ClauseText, at: int, end: int) -> Head | None:
    """Return the head of a clause that names its actor behind "do" ("… do Sở Y tế chủ trì")."""
    stop = _clause_stop(text.folded, at, end)
    for word in cues().tables["reverse"].finditer(text.folded, at, stop):
        actors, behind = actors_at(text, word.end(), stop)
        tail = read_tail(text, behind, stop)
        if not actors or not tail.leads or tail.statement:
            continue
        if not cues().search("done", text.folded, at, word.start()):
            tail.predicate = at
            return tail.directive(at, actors, strength=2)
    return None


def named_in_brackets(text: ClauseText, head: Head, end: int) -> Head:
    """Return the head with who leads in brackets behind the work: "Rà soát thuốc (Sở Y tế chủ trì)"."""
    if head.kind != "directive" or head.actors or text.folded[end - 1 : end] != ")":
        return head
    opening = text.folded.rfind("(", head.resume, end)
    if opening < 0:
        return head
    begin = skip_limits(text, opening + 1, end - 1)
    actors, behind = actors_at(text, skip(_BY, text.folded, begin, end), end - 1)
    tail = read_tail(text, behind, end - 1)
    does = cues().match("does_it", text.folded, behind, end - 1)
    if not actors or not (tail.leads or does):
        return head
    stop = does.end() if does else tail.at
    if _told_of_others(text, head, opening, (stop, end - 1)):
        return head
    return head._replace(
        actors=tuple(a.index for a in actors),
        coordinating=head.coordinating + tuple(tail.coordinating),
        strength=max(2, head.strength),
    )


def _told_of_others(text: ClauseText, head: Head, opening: int, rest: tuple[int, int]) -> bool:
    """Tell whether brackets at ``opening`` say more than who leads, or speak of something else.

    "(Sở Y tế thực hiện chưa tốt)" tells what was done; behind the number of a document stands
    whose it is; and of two brackets each holds for its own part.
    """
    told, table = text.folded, cues()
    more = told[slice(*rest)].strip(" ,")
    if more and not table.match("role_goes_on", more, 0, len(more)):
        return True
    if _NUMBER_BEFORE.search(text.text, head.start, opening):
        return True
    return (
        table.search("does_it", told, head.resume, opening) is not None
        and ")" in told[head.resume : opening]
    )


def behind_noun(text: ClauseText, at: int, end: int) -> Head | None:
    """Return the head behind a bare topic ("Các vị trí sạt lở, khẩn trương cắm biển …")."""
    table, folded = cues(), text.folded
    if any(table.match(name, folded, at, end) for name in ("subject", "statement")):
        return None
    for place, colon in _openings(text, at, end):
        if colon and table.match("no_topic", folded, at, end):
            return None
        if table.search("done", folded, at, place):
            return None
        manner = table.match("manner", folded, place, end)
        if manner and table.verb.at(folded, manner.end() + 1, end):
            return directive_at(text, place, end)
    return None


def behind_label(text: ClauseText, at: int, end: int) -> Head | None:
    """Return the head behind a topic and its colon ("Giai đoạn 48 - 72 giờ: Tổ chức bếp ăn …")."""
    colon = text.folded.find(":", at, min(end, at + _TOPIC))
    place = skip(SPACE, text.folded, colon + 1, end)
    if colon < 0 or ";" in text.folded[at:colon] or not text.text[place : place + 1].isupper():
        return None
    if any(cues().match(name, text.folded, at, end) for name in ("no_topic", "statement")):
        return None
    head = directive_at(text, place, end)
    return head if head and head.kind == "directive" else None


def behind_run_in_title(text: ClauseText, at: int, end: int) -> Head | None:
    """Return the head behind a title that no mark ends ("Về trụ sở | Khắc phục ngay tình trạng …")."""
    title = cues().match("run_in_title", text.folded, at, end)
    if title is None or cues().search("done", text.folded, at, end):
        return None
    for word in WORD.finditer(text.text, title.end() + 1, min(end, at + 2 * _TOPIC)):
        place = word.start()
        capital = word.group()[0].isupper() and not word.group().isupper()
        before = text.text[place - 2 : place]
        if not capital or before[1:] != " " or not before[0].islower() or text.in_name(place):
            continue
        if cues().named_title.search(text.folded, at, place):
            return None
        if cues().verb.at(text.folded, place, end):
            return directive_at(text, place, end)
    return None


def _before_list(text: ClauseText, at: int, end: int) -> Head | None:
    """Return the head of "Để …; …, UBND tỉnh | yêu cầu các sở … như sau:", whose purpose holds a ";"."""
    semicolon = text.folded.find(";", at, end)
    if semicolon < 0 or not text.folded[at:end].rstrip().endswith(":"):
        return None
    for order in cues().tables["inner_order"].finditer(text.folded, semicolon, end):
        if order.end() in text.actors:
            speaker = _speaker_before(text, at, order.start())
            return order_at(text, order.start() + 1, end, assigner=speaker)
    return None


def _behind_long_topic(text: ClauseText, at: int, end: int) -> Head | None:
    """Return the head behind "Về đề nghị …; …: UBND tỉnh …", a topic that holds a ";" itself."""
    for mark, _, behind in open_marks(text.folded, at, end):
        if mark == ":" and (head := _named_at(text, behind, end)):
            return head
    return None


def _named_at(text: ClauseText, at: int, end: int) -> Head | None:
    """Return the head at ``at`` when it is a directive that names its actor or its order."""
    head = directive_at(text, skip(SPACE, text.folded, at, end), end)
    return head if head and head.kind == "directive" and head.named else None


def _heads_behind(text: ClauseText, at: int, end: int) -> Iterator[tuple[Head, bool]]:
    """Yield the heads behind a circumstance, statements too; true for one behind a colon.

    Behind a subject, only one that names its own actor counts; behind a statement, only an order.
    """
    table, folded = cues(), text.folded
    subject = said = False
    for place, colon in _openings(text, at, end):
        begin = table.skip_connectors(folded, place, end)
        subject = subject or bool(table.match("subject", folded, begin, end))
        said = said or bool(table.match("statement", folded, begin, end))
        head = directive_at(text, begin, end)
        if head is None:
            continue
        weak = head.strength < 3 and (said or (subject and not head.actors))
        if head.kind == "statement" or not weak:
            yield head, colon


def _openings(text: ClauseText, at: int, end: int) -> Iterator[tuple[int, bool]]:
    """Yield the offsets where a directive may begin behind a circumstance.

    Behind each comma or colon outside brackets and quotes (with true for a colon), and where
    an order word has an agency behind it.
    """
    marks = islice(open_marks(text.folded, at, end), _PLACES)
    for mark, start, behind in marks:
        if mark == ";":
            end = start
            break
        if mark in (", ", ":"):
            yield skip(SPACE, text.folded, behind, end), mark == ":"
    orders = islice(cues().tables["inner_order"].finditer(text.folded, at, end), _PLACES)
    for order in orders:
        if order.end() in text.actors:
            yield order.start() + 1, False


def _clause_stop(folded: str, at: int, end: int) -> int:
    stop = folded.find(";", at, end)
    return end if stop < 0 else stop
