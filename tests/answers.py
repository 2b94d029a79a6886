"""Documents with their action items written in, and the same read by the program, to compare.

``<item lead="Sở Y tế" due=2031-09-30>Giao Sở Y tế rà soát trước 30/9/2031</item>.`` The words of
the item stand between the tags. Its fields, each left out where the rest of the line says it:

- ``lead``, ``with``: who leads and who coordinates, names apart by "; "; one that was found
  elsewhere says how ("Sở Y tế (lead_in)"), one that stands in the item's own words does not;
- ``due``: the last day, or the rule of a recurring duty, or "?" for a limit that gives no day;
- ``kind``: "target" or "decision"; a task when left out;
- ``ask``: "request"; an order when left out.
"""

from typing import NamedTuple

import pytest
from _pytest.mark import ParameterSet

from extract.pipeline import extract_notice
from extract.schema import ActionItem, Party
from markup import parse

HEADS = {
    "notice": """ỦY BAN NHÂN DÂN
TỈNH TÂN LẬP
Số: 15/TB-UBND
Tân Lập, ngày 03 tháng 4 năm 2031
THÔNG BÁO
Kết luận của Chủ tịch UBND tỉnh Lê Văn Bình tại cuộc họp giao ban tháng 4
Ngày 02/4/2031, Chủ tịch UBND tỉnh Lê Văn Bình chủ trì cuộc họp giao ban; kết luận như sau:
""",
    "letter": """UBND TỈNH TÂN LẬP
VĂN PHÒNG
Số: 88/VP-TH
V/v chuẩn bị mùa mưa bão
Tân Lập, ngày 03 tháng 4 năm 2031
Kính gửi: Sở Xây dựng, Sở Tài chính.
""",
    "instruction": """ỦY BAN NHÂN DÂN
TỈNH TÂN LẬP
Số: 05/CT-UBND
Tân Lập, ngày 03 tháng 4 năm 2031
CHỈ THỊ
Về việc tăng cường phòng, chống cháy rừng
""",
    "news": """date 2031-04-03 Chủ tịch tỉnh làm việc với các chủ đầu tư
(Tin địa phương) - Sáng 3/4, Chủ tịch UBND tỉnh Lê Văn Bình chủ trì cuộc làm việc với các chủ đầu tư.
""",
    "minutes": """UBND HUYỆN KRÔNG NÔ
BIÊN BẢN
Họp giao ban về nông thôn mới
""",
}


class Answer(NamedTuple):
    """An item as an example writes it: its words on one line, who, by when, what it is."""

    words: str
    lead: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    due: str | None = None
    kind: str = "task"
    ask: str = "order"


def asked(body: str, *, head: str = "notice") -> tuple[str, list[Answer]]:
    """Return the plain text of an example under one of ``HEADS``, and the items marked in it.

    >>> text, items = asked('1. <item lead="Sở Y tế">Giao Sở Y tế rà soát</item>.', head="notice")
    >>> text.endswith("1. Giao Sở Y tế rà soát."), items
    (True, [Answer(words='Giao Sở Y tế rà soát', lead=('Sở Y tế',), coordinating=(), due=None, kind='task', ask='order')])
    """
    text, marked = parse(body)
    answers = [
        Answer(
            _line(text[m.start : m.end]),
            _names(m.fields.get("lead", "")),
            _names(m.fields.get("with", "")),
            m.fields.get("due"),
            m.fields.get("kind", "task"),
            m.fields.get("ask", "order"),
        )
        for m in marked
    ]
    return HEADS[head] + text, answers


def answered(text: str) -> list[Answer]:
    """Return the items that the program finds in a text, as an example writes them."""
    return [answer_of(item) for item in extract_notice(text).action_items]


def answer_of(item: ActionItem) -> Answer:
    """Return an item as an example writes it."""
    limit = item.deadline
    due = (limit.due or limit.recurrence or "?") if limit else None
    return Answer(
        _line(item.text),
        tuple(map(_found, item.lead_agencies)),
        tuple(map(_found, item.coordinating_agencies)),
        due,
        item.kind,
        item.modality,
    )


def _line(words: str) -> str:
    return " ".join(words.split())


def _names(field: str) -> tuple[str, ...]:
    return tuple(name for name in field.split("; ") if name)


def _found(party: Party) -> str:
    return party.name if party.source == "explicit" else f"{party.name} ({party.source})"


def cases(documents: dict[str, str], faults: dict[str, str]) -> list[ParameterSet]:
    """Return the documents of a table as cases; one that is not read right yet says why.

    Args:
        documents: marked texts by what they show.
        faults: what is wrong, by the same names; strict, so that a mended one must be taken out.
    """
    return [
        pytest.param(
            body,
            id=name,
            marks=[pytest.mark.xfail(strict=True, reason=faults[name])] if name in faults else [],
        )
        for name, body in documents.items()
    ]
