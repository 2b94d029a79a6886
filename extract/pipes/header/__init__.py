"""The header: number, date, issuer, subject, meeting and signer, and the document's genre."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from extract.annotations import (
    BlockValue,
    Tag,
    folded,
    register_extensions,
    tags,
    text_of,
    within,
    write,
)
from extract.pipes.header.chair import read_chair, read_speaker
from extract.pipes.header.dates import iso_days
from extract.pipes.header.event_date import read_event_date
from extract.pipes.header.finding import Finding, any_in, table
from extract.pipes.header.foot import read_recipients, read_signature
from extract.pipes.header.issuing import read_annexes, read_issuer
from extract.pipes.header.letterhead import genre_of, read_letterhead
from extract.pipes.header.reported import read_reported
from extract.text import fold

_OPENING = 6
"""Paragraphs of running text in which a document tells its meeting."""
_TITLE = 400
"""Characters at the beginning in which a document without a letterhead may name its kind."""
_PRESS_HEAD = 400
"""Characters at the beginning of a press text in which its day may stand."""
_MEETING_GENRES = frozenset({"notice", "instruction", "news"})


@Language.factory("notice_header")
def create_header(nlp: Language, name: str) -> "HeaderPipe":  # noqa: ARG001 - spaCy's form
    """Return the pipe that config.cfg names "notice_header"."""
    register_extensions()
    return HeaderPipe()


class HeaderPipe:
    """Writes ``doc.spans["header"]`` and ``doc._.genre``."""

    def __call__(self, doc: Doc) -> Doc:
        """Read the head and foot of ``doc`` and return the same ``doc``."""
        text = text_of(doc)
        low = folded(doc)
        regions = _regions(doc)
        found = _form(doc, text, low, regions)
        doc._.genre = _genre(found, regions, low)
        found += _meeting(doc, text, low, found, regions)
        issuer = read_issuer(text, low, found, doc._.genre, _opening(doc, regions))
        found += [issuer] if issuer else []
        found.sort(key=lambda f: (f.start, f.end))
        write(doc, "header", (Tag(f.start, f.end, f.field, f.value) for f in found))
        return doc


def _regions(doc: Doc) -> dict[str, tuple[int, int]]:
    """Return where the parts of the form stand: the first block of each name."""
    regions: dict[str, tuple[int, int]] = {}
    for block in tags(doc, "blocks"):
        value: BlockValue = block.value
        if value.parent is None:
            regions.setdefault(value.id, (block.start, block.end))
    return regions


def _form(doc: Doc, text: str, folded: str, regions: dict[str, tuple[int, int]]) -> list[Finding]:
    """Return what the fixed places of the form say."""
    found: list[Finding] = []
    if "header" in regions:
        found += read_letterhead(text, folded, regions["header"][1])
    else:
        found += read_annexes(text, folded)
        written = None if found else _press_date(folded)
        found += [written] if written else []
    foot = [regions[name] for name in ("recipients", "signature") if name in regions]
    if foot:
        found += read_signature(text, folded, min(s for s, _ in foot), max(e for _, e in foot))
    # Those whom a letter addresses have to act; those who get a copy matter only without them.
    listed = regions.get("addressees") or regions.get("recipients")
    if listed:
        inside = within(doc, "paragraphs", *listed)
        found += read_recipients(text, folded, [(p.start, p.end) for p in inside])
    return found


def _press_date(folded: str) -> Finding | None:
    """Return the day that a press text is marked with at its beginning."""
    opening = folded[:_PRESS_HEAD]
    for _, regex in table("press_date"):
        match = regex.search(opening)
        if match and (day := next(iso_days(opening, match.end()), None)) and (iso := day.iso()):
            return Finding("date", day.start, day.end, iso)
    return None


def _genre(found: list[Finding], regions: dict[str, tuple[int, int]], folded: str) -> str:
    """Return the document's genre: by its title, else by its form."""
    kind = next((f for f in found if f.field == "kind"), None)
    if kind:
        return genre_of(fold(kind.value))
    if "addressees" in regions or any(f.field == "number" for f in found):
        return "dispatch"
    title = next((line for line in folded[:_TITLE].splitlines() if _is_kind(line)), None)
    if title is not None:
        return genre_of(title.strip())
    if "header" in regions:
        return "dispatch" if "v/v" in folded[: regions["header"][1]] else "other"
    if not regions:
        return "other"
    return "other" if "recipients" in regions or "signature" in regions else "news"


def _is_kind(line: str) -> bool:
    """Tell whether a line is nothing but the name of a kind of document."""
    return any(regex.fullmatch(line.strip()) for _, regex in table("kind"))


def _meeting(
    doc: Doc, text: str, folded: str, found: list[Finding], regions: dict[str, tuple[int, int]]
) -> list[Finding]:
    """Return the meeting's day and who presided, where the document concludes or calls one."""
    genre = doc._.genre
    kind = next((fold(f.value) for f in found if f.field == "kind"), "")
    invites = kind == "biên bản" or (genre == "dispatch" and any_in("invitation", folded))
    written = next((f.value for f in found if f.field == "date"), "") if genre == "news" else ""
    if genre not in _MEETING_GENRES and not invites:
        return list(read_speaker(text, folded, _opening(doc, regions)))
    subject = next(((f.start, f.end) for f in found if f.field == "subject"), (0, 0))
    whole = genre == "news" or invites
    opening = _opening(doc, regions, most=None if whole else _OPENING)
    day = read_event_date(folded, [subject, *opening], invites=invites, year=int(written[:4] or 0))
    chair = list(read_chair(text, folded, subject, opening))
    told = list(_told(text, folded, found, chair)) if genre == "news" else []
    if any(f.field == "signer" for f in told):
        chair = []
    return [*([day] if day else []), *chair, *told]


def _told(text: str, folded: str, found: list[Finding], chair: list[Finding]) -> Iterator[Finding]:
    """Yield what a report says of the document that it tells of.

    Its signer counts only where nobody else presided.
    """
    known = {f.field for f in found}
    presiding = {f.value for f in chair if f.field == "chair"}
    for finding in read_reported(text, folded):
        if finding.field == "signer" and presiding - {finding.value}:
            continue
        if finding.field not in known:
            yield finding


def _opening(
    doc: Doc, regions: dict[str, tuple[int, int]], most: int | None = _OPENING
) -> list[tuple[int, int]]:
    """Return the [start, end) of the first paragraphs behind head and addressees, or of all."""
    ends = (end for name, (_, end) in regions.items() if name in {"header", "addressees"})
    head = max(ends, default=0)
    return [(p.start, p.end) for p in tags(doc, "paragraphs") if p.start >= head][:most]
