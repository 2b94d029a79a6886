"""The letterhead: who issues the document, its number, kind, place, date and subject."""

import re
from collections.abc import Iterator

from extract.pipes.header.dates import full_days
from extract.pipes.header.finding import Finding, first_at, first_in, spaced, table

_LONGEST_ROW = 160
"""Characters in which place and date stand; what follows in a longer row is running text."""
_CORE = re.compile(r"[^\s*#_=—–|.-](?:.*[^\s*#_=—–|-])?")
"""A row without the rules and stars around it."""
_NO_BODY = ("number", "number_damaged", "subject_end", "subject_lead")
"""The tables of what a row begins with that names no body."""


def read_letterhead(text: str, folded: str, end: int) -> Iterator[Finding]:
    """Yield what the letterhead says; it stands in ``text[:end]``, in one column or two.

    ``folded`` is ``text.fold(text)``; its line ends need not be kept.
    """
    rows = _rows(text, folded, end)
    yield from _numbers(rows, text, folded)
    yield from _dates(rows, text, folded)
    title = _title(rows, folded)
    if title is not None:
        kind = rows[title]
        yield Finding("kind", *kind, spaced(text[kind[0] : kind[1]]).upper())
    yield from _subject(rows, title, text, folded)
    yield from _issuers(rows, title, text, folded)


def genre_of(kind: str) -> str:
    """Return the genre of a kind of document, by its title in the folded spelling.

    >>> genre_of("công điện"), genre_of("thông báo")
    ('dispatch', 'notice')
    """
    for pattern, regex in table("kind"):
        if regex.fullmatch(kind):
            return str(pattern.fields["genre"])
    return "other"


def _rows(text: str, folded: str, end: int) -> list[tuple[int, int]]:
    """Return the lines of the head without the state's name and motto beside it."""
    rows: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text[:end]):
        left = folded[line.start() : line.end()]
        if any(regex.match(left.lstrip()) for _, regex in table("stamp")):
            rows.clear()
            continue
        for _, regex in table("motto"):
            left = regex.sub(lambda match: " " * len(match.group()), left)
        core = _CORE.search(left)
        if core:
            rows.append((line.start() + core.start(), line.start() + core.end()))
    return rows


def _numbers(rows: list[tuple[int, int]], text: str, folded: str) -> Iterator[Finding]:
    """Yield the document's number; none while its serial is blank or cannot be read."""
    for i, (start, end) in enumerate(rows):
        alone = end - start < 5 and i + 1 < len(rows)  # "Số:" above "12/TB-UBND"
        match = first_at("number", folded, start, rows[i + 1][1] if alone else end)
        if match:
            if match["serial"]:
                whole = (match.start("serial"), match.end("rest"))
                yield Finding("number", *whole, re.sub(r"\s", "", text[whole[0] : whole[1]]))
            return
        if first_at("number_damaged", folded, start, end):
            return


def _dates(rows: list[tuple[int, int]], text: str, folded: str) -> Iterator[Finding]:
    """Yield place and date; "partial_date" while the day is blank."""
    for start, end in rows:
        end = min(end, start + _LONGEST_ROW)
        place = first_in("place", folded, start, end)
        if not place:
            continue
        day = next(full_days(folded, place.end("place"), end), None)
        if day is None or not day.year or not 1945 <= day.year <= 2100:
            continue
        town = _town(text, *place.span("place"))
        if town:
            yield Finding("place", *town, spaced(text[town[0] : town[1]]))
        iso = day.iso()
        month = f"{day.year}-{day.month:02}" if day.month and day.month <= 12 else str(day.year)
        yield Finding("date" if iso else "partial_date", day.start, day.end, iso or month)
        return


def _town(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the [start, end) of the place's name: the capitalised words before the comma."""
    words = list(re.finditer(r"\S+", text[start:end]))
    first = len(words)
    while first and (words[first - 1].group()[0].isupper()) and len(words) - first < 5:
        first -= 1
        if "/" in words[first].group():
            first += 1
            break
    if first and words[first - 1].group().lower() in {"phố", "tỉnh", "xã", "huyện", "phường"}:
        first -= 2 if words[first - 1].group().lower() == "phố" and first > 1 else 1
    return (start + words[first].start(), start + words[-1].end()) if first < len(words) else None


def _title(rows: list[tuple[int, int]], folded: str) -> int | None:
    """Return the index of the row that is a kind of document ("THÔNG BÁO")."""
    for i, (start, end) in enumerate(rows):
        if any(regex.fullmatch(folded, start, end) for _, regex in table("kind")):
            return i
    return None


def _subject(
    rows: list[tuple[int, int]], title: int | None, text: str, folded: str
) -> Iterator[Finding]:
    """Yield what the document is about: the rows under its title, or "V/v …"."""
    first = None if title is None else title + 1
    if first is None:
        first = next(
            (i for i, (s, e) in enumerate(rows) if first_at("subject_lead", folded, s, e)), None
        )
    if first is None or first >= len(rows):
        return
    last = first
    while last < len(rows) and not first_at("subject_end", folded, *rows[last]):
        last += 1
    if last == first or first_at("addressed", folded, *rows[first]):
        return
    start, end = rows[first][0], rows[last - 1][1]
    lead = first_at("subject_lead", folded, start, end) if title is None else None
    start = lead.end() if lead else start
    if start < end:
        yield Finding("subject", start, end, spaced(text[start:end]))


def _issuers(
    rows: list[tuple[int, int]], title: int | None, text: str, folded: str
) -> Iterator[Finding]:
    """Yield the issuing body, and the body above it when the letterhead names two."""
    bodies = _bodies(rows[: title if title is not None else len(rows)], text, folded)
    if not bodies:
        return
    spans = [(body[0][0], body[-1][1]) for body in bodies]
    names = [_respelled(spaced(" ".join(text[s:e] for s, e in body)), text) for body in bodies]
    name = names[-1]
    if len(names) > 1 and _is_general(name):
        name = f"{name} {names[-2]}"
    yield Finding("issuer", *spans[-1], name)
    if len(names) > 1:
        yield Finding("parent_issuer", *spans[-2], names[-2])


def _bodies(rows: list[tuple[int, int]], text: str, folded: str) -> list[list[tuple[int, int]]]:
    """Return the bodies named in capitals above number and date, each as its rows."""
    found: list[list[tuple[int, int]]] = []
    for start, end in rows:
        other = any(first_at(name, folded, start, end) for name in _NO_BODY)
        if other or not _is_shouted(text[start:end]):
            if found:
                break
            continue
        named = first_at("body", folded, start, end)
        if found and (not named or _needs_more(text[found[-1][0][0] : found[-1][-1][1]])):
            found[-1].append((start, end))
        elif named or " " not in text[start:end]:
            found.append([(start, end)])
    return [body for body in found if len(body) > 1 or " " in text[body[0][0] : body[0][1]]]


def _is_shouted(words: str) -> bool:
    """Return whether nearly all letters are capitals; a scan may have damaged a few."""
    letters = [c for c in words if c.isalpha()]
    return len(letters) > 1 and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def _needs_more(name: str) -> bool:
    """Return whether a line breaks off inside a body's name ("ỦY", "VĂN PHÒNG")."""
    return " " not in name.strip() or name.strip().lower() == "văn phòng"


def _is_general(name: str) -> bool:
    """Return whether a name says only what kind of body it is ("VĂN PHÒNG")."""
    return (
        len(name.split()) <= 4
        and name.lower().startswith("văn phòng")
        and "chính phủ" not in name.lower()
    )


def _respelled(name: str, text: str) -> str:
    """Return ``name`` with its place as the rest of the document spells it.

    A scan often damages the tone marks of capitals; the running text has them right.
    """
    unit = first_in("unit", name.lower())
    if not unit:
        return name
    place = name[unit.start("name") :]
    plain = _plain(place)
    kind = "tỉnh" if unit["unit"].startswith("t") and len(unit["unit"]) == 4 else unit["unit"]
    pattern = re.compile(rf"\b{kind} ((?:[^\W\d_]+ ?){{{len(place.split())}}})", re.IGNORECASE)
    for match in pattern.finditer(text):
        if _plain(match.group(1)) == plain and not match.group(1).isupper():
            return f"{name[: unit.start('unit')]}{kind.upper()} {match.group(1).strip().upper()}"
    return f"{name[: unit.start('unit')]}{kind.upper()} {place}"


def _plain(words: str) -> str:
    """Return ``words`` in lower case without any tone or vowel marks."""
    import unicodedata

    decomposed = unicodedata.normalize("NFD", words.lower().replace("đ", "d"))
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())
