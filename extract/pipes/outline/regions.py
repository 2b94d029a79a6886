"""Regions: the head, the body and the foot of a document, told line by line."""

import re
from dataclasses import replace

from extract.pipes.outline.lines import Line
from extract.pipes.outline.roles import matches

_LETTERHEAD = re.compile(
    r".{0,60}(?:cộng hòa xã hội|độc lập ?- ?tự do)|đảng cộng sản|(?:số|só)\s?:?.{0,12}[/-]\s?[a-zđ]{2,}|"
    r"[^:;.]{0,60}, ngày.{0,12}tháng.{0,8}năm|v/v\b|ký bởi|thời gian ký|kính gửi"
)
_HEAD_LINES = 45
_COLUMN = 12
"""Lines of a list of recipients beside which a signature may stand."""
_LONGEST_ROW = 200
"""Characters: a longer line is running text, whatever it begins with."""
_LONGEST_ADDRESS = 160
_NEW_WORD = re.compile(r"\s+(?=[^\W\d_a-zà-ỹ][^\W\d_A-Z])")
_SIGNED = re.compile(
    r"(?:t/?l|k/?t|t/?m|t/?u[qi]|q)\s?[./]\s?\S|(?:phó )?(?:chủ tịch|giám đốc|bí thư|thủ tướng|"
    r"bộ trưởng|thứ trưởng|chánh văn phòng|cục trưởng|trưởng ban|chủ nhiệm|tổng giám đốc)$|"
    r"(?:chủ trì|chủ tọa)(?:\s{2,}thư ký)?$"
)
_BODY_AT_ONCE = re.compile(r"(?:ngày|căn cứ|thực hiện)\s")
"""What a body without any subject above it begins with."""
_FOOTNOTE = re.compile(r"\[\d{1,2}\]\s*\S")


def mark_regions(lines: list[Line], text: str, folded: str) -> list[Line]:
    """Return the lines with ``region`` set: header, addressees, body, recipients, signature, annex.

    A region is read from the words of the form (Nghị định 30/2020/NĐ-CP); a text without them,
    a news report say, is all body.
    """
    body = _head_end(lines, text, folded)
    _mark_head(lines[:body], folded)
    _mark_foot(lines[body:], text, folded)
    return [part for line in lines for part in _run_in(line, text, folded)]


def starts(table: str, folded: str, line: Line) -> bool:
    """Return whether the line begins with an expression of ``[[table]]`` in the lexicon."""
    return matches(table, folded, line.start, line.end)


def _head_end(lines: list[Line], text: str, folded: str) -> int:
    """Return the index of the first line of the body."""
    head = lines[:_HEAD_LINES]
    cues = [
        i
        for i, line in enumerate(head)
        if line.width < _LONGEST_ROW and _LETTERHEAD.match(folded, line.start, line.end)
    ]
    addressed = [i for i, line in enumerate(head) if starts("addressees", folded, line)]
    last = _contiguous([i for i in cues if not addressed or i <= addressed[0]])
    titles = [i for i, line in enumerate(head) if starts("title", folded, line)]
    title = next((i for i in titles if i <= last + 6), None)
    if title is not None:
        last = max(last, _subject_end(lines, title, text, folded))
    to = next((i for i in addressed if i <= last + 6), None)
    if to is not None:
        last = max(last, _addressees_end(lines, to, folded))
    return last + 1


def _contiguous(cues: list[int]) -> int:
    """Return the last cue that is no more than ten lines from the one before; -1 without any."""
    last = -1
    for cue in cues:
        if cue - last > 11:
            break
        last = cue
    return last


def _subject_end(lines: list[Line], title: int, text: str, folded: str) -> int:
    """Return the index of the last line of the words under a title ("về việc …")."""
    last = title
    for i in range(title + 1, min(title + 14, len(lines))):
        line = lines[i]
        if i > title + 1 and not line.gap and text[line.start].islower() and not line.marker:
            last = i
            continue
        if line.marker and not line.marker.bullet:
            break
        if i > title + 1 and (starts("body", folded, line) or (line.gap and not line.strong)):
            break
        shouted = text[line.start : line.end].isupper()
        if i == title + 1 and not shouted and _BODY_AT_ONCE.match(folded, line.start):
            break
        if starts("addressees", folded, line) or folded[line.start : line.end].endswith(":"):
            break
        last = i
    return last


def _addressees_end(lines: list[Line], to: int, folded: str) -> int:
    """Return the index of the last line of "Kính gửi: …"."""
    last = to
    for i in range(to + 1, min(to + 40, len(lines))):
        line, before = lines[i], lines[i - 1]
        closed = folded[before.end - 1] in ".:" and not before.marker
        bullet = line.marker is not None and line.marker.bullet
        more = folded[before.end - 1] not in ".:" and not line.gap and line.width < _LONGEST_ADDRESS
        if not bullet and (not more or closed or starts("body", folded, line)):
            break
        if bullet and line.gap and folded[before.end - 1] == ".":
            break
        last = i
    return last


def _mark_head(head: list[Line], folded: str) -> None:
    region = "header"
    for line in head:
        if starts("addressees", folded, line):
            region = "addressees"
        line.region = region


def _run_in(line: Line, text: str, folded: str) -> list[Line]:
    """Return the line, in two where the body follows the addressees without a line's end."""
    if line.region != "addressees" or line.width < _LONGEST_ADDRESS:
        return [line]
    for match in _NEW_WORD.finditer(text, line.start + 12, line.end - 40):
        if matches("body", folded, match.end(), line.end):
            rest = replace(line, start=match.end(), marker=None, region="body", gap=True)
            return [replace(line, end=match.start()), rest]
    return [line]


def _mark_foot(lines: list[Line], text: str, folded: str) -> None:
    """Mark what follows the body: recipients, signature, annexes and footnotes."""
    region = "body"
    for i, line in enumerate(lines):
        if starts("recipients", folded, line) and folded[line.start : line.end].count(" ") < 12:
            region = "recipients"
        elif (
            region != "body"
            and line.marker is None
            and (starts("annex", folded, line) or _FOOTNOTE.match(folded, line.start, line.end))
        ):
            region = "annex"
        elif region in {"recipients", "body"} and _is_signature(lines[i], text, folded):
            # Beside the list, in the other column, the signer's lines are part of it.
            listed = region == "recipients" and any(
                later.marker and later.marker.bullet for later in lines[i + 1 : i + _COLUMN]
            )
            region = "recipients" if listed else "signature"
        elif region == "body" and _is_annex(line, text, folded):
            region = "annex"
        line.region = region


def _is_signature(line: Line, text: str, folded: str) -> bool:
    """Return whether a line tells for whom or as what somebody signs ("TL. CHỦ TỊCH")."""
    return (
        line.marker is None
        and line.end - line.start < 60
        and text[line.start : line.end].isupper()
        and _SIGNED.match(folded, line.start, line.end) is not None
    )


def _is_annex(line: Line, text: str, folded: str) -> bool:
    shouted = text[line.start : line.start + 7].isupper()
    return shouted and line.marker is None and starts("annex", folded, line)
