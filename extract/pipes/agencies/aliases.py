"""Follow abbreviations that a text defines: "Trung tâm Khuyến công tỉnh (sau đây gọi tắt là Trung tâm)"."""

import re
from collections.abc import Iterator

from extract.annotations import AgencyValue
from extract.pipes.agencies.mention import Mention, Page
from extract.pipes.agencies.words import UPPER

_DEFINITION = re.compile(
    r"[ ,]*\(?(?:(?:sau|dưới) đây )?(?:được )?(?:gọi|viết) (?:chung |tắt )*là:? [\"']?"
    r"(?P<alias>[^()\"',.;:\n]{2,60})"
)
_INITIALS = re.compile(rf" \((?P<alias>[{UPPER}](?:[^\W\d_]|[&-]){{1,11}})\)")


def definitions(page: Page, mentions: list[Mention]) -> dict[str, tuple[int, AgencyValue]]:
    """Return alias → (offset behind its definition, the agency it stands for)."""
    found: dict[str, tuple[int, AgencyValue]] = {}
    for mention in mentions:
        defined = _DEFINITION.match(page.folded, mention.end) or _INITIALS.match(
            page.text, mention.end
        )
        if defined is None or mention.value.kind == "person":
            continue
        start, end = defined.span("alias")
        alias = page.text[start:end].strip()
        if alias.isupper() or (alias[:1].isupper() and page.hits.get(start)):
            found.setdefault(alias, (end, mention.value._replace(title=None)))
    return found


def follow(page: Page, mentions: list[Mention]) -> list[Mention]:
    """Return ``mentions`` with the places where a defined alias stands, in order.

    Initials get the name they stand for; a shorter form ("Ban Chỉ đạo") keeps its own words.
    """
    aliases = definitions(page, mentions)
    if not aliases:
        return mentions
    uses = {use.start: use for use in _uses(page, aliases)}
    found = [_resolved(mention, uses) for mention in mentions]
    ends = [(mention.start, mention.end) for mention in mentions]
    found.extend(u for u in uses.values() if all(u.end <= s or u.start >= e for s, e in ends))
    return sorted(found, key=lambda m: m.start)


def _resolved(mention: Mention, uses: dict[int, Mention]) -> Mention:
    """Return the use of an alias that stands where a mere stand-in was seen."""
    use = uses.get(mention.start)
    known = use is not None and use.end == mention.end and mention.value.kind == "generic"
    return use if use is not None and known else mention


def _uses(page: Page, aliases: dict[str, tuple[int, AgencyValue]]) -> Iterator[Mention]:
    longest_first = sorted(aliases, key=lambda a: (-len(a), a))
    pattern = re.compile(rf"(?<![\w/-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w/-])")
    for use in pattern.finditer(page.text):
        defined, value = aliases[use.group()]
        if use.start() < defined:
            continue
        if " " in use.group():
            value = value._replace(name=page.words(*use.span()))
        yield Mention(use.start(), use.end(), value, "alias")
