"""Styles of a Word document: which font and which list a paragraph gets without saying so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.numbering import Level, NumberedList, with_overrides

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEPTH = 20  # longer chains of styles are loops


@dataclass(frozen=True)
class Style:
    """What one style says itself; None where it says nothing."""

    parent: str | None = None
    font: str | None = None
    number: str | None = None
    level: int | None = None


@dataclass(frozen=True)
class Styles:
    """The styles of a document, looked up through their ancestors."""

    by_id: Mapping[str, Style] = field(default_factory=dict)
    default_paragraph: str | None = None
    default_font: str = ""

    def font(self, style_id: str | None) -> str | None:
        """Return the font of a style, or None when neither it nor an ancestor names one."""
        return next((style.font for style in self._chain(style_id) if style.font), None)

    def number(self, style_id: str | None) -> tuple[str | None, int | None]:
        """Return the list and the level that a style puts its paragraphs in."""
        chain = list(self._chain(style_id or self.default_paragraph))
        number = next((style.number for style in chain if style.number), None)
        return number, next((style.level for style in chain if style.level is not None), None)

    def _chain(self, style_id: str | None) -> Iterator[Style]:
        for _ in range(_DEPTH):
            style = self.by_id.get(style_id or "")
            if style is None:
                return
            yield style
            style_id = style.parent


def value(parent: "_Element | None", name: str, attribute: str = "val") -> str | None:
    """Return the attribute of ``parent``'s child ``w:name``, or None."""
    child = parent.find(W + name) if parent is not None else None
    return child.get(W + attribute) if child is not None else None


def number(text: str | None, default: int = 0) -> int:
    """Return a whole number of a file, or ``default`` where it holds none."""
    try:
        return int(text) if text is not None and len(text) < 12 else default
    except ValueError:
        return default


def font_of(properties: "_Element | None") -> str | None:
    """Return the font that run properties name for Western letters, or None."""
    fonts = properties.find(W + "rFonts") if properties is not None else None
    return None if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi")


def read_styles(root: "_Element | None") -> Styles:
    """Return the styles of the part ``word/styles.xml`` (None: a document without)."""
    if root is None:
        return Styles()
    by_id, default = {}, None
    for element in root.iterfind(W + "style"):
        style_id = element.get(W + "styleId") or ""
        numbering = element.find(f"{W}pPr/{W}numPr")
        level = value(numbering, "ilvl")
        by_id[style_id] = Style(
            parent=value(element, "basedOn"),
            font=font_of(element.find(W + "rPr")),
            number=value(numbering, "numId"),
            level=None if level is None else number(level),
        )
        if element.get(W + "default") in ("1", "true") and element.get(W + "type") == "paragraph":
            default = style_id
    defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    return Styles(by_id, default, font_of(defaults) or "")


def read_lists(
    root: "_Element | None", styles: Styles
) -> tuple[dict[str, NumberedList], dict[tuple[str, str], int]]:
    """Return the lists of ``word/numbering.xml`` by numId, and the level that each style stands at.

    The second maps (numId, style) to a level, for styles that are tied to a level of a list.
    """
    if root is None:
        return {}, {}
    abstracts = {
        element.get(W + "abstractNumId") or "": element
        for element in root.iterfind(W + "abstractNum")
    }
    names = {element.get(W + "numId") or "": element for element in root.iterfind(W + "num")}
    lists, tied = {}, {}
    for name, element in names.items():
        abstract = _abstract(element, abstracts, names, styles)
        if abstract is None:
            continue
        key = abstract.get(W + "abstractNumId") or ""
        levels = {number(level.get(W + "ilvl")): level for level in abstract.iterfind(W + "lvl")}
        numbered = NumberedList(
            key, {place: _level(level) for place, level in levels.items()}, _starts(element)
        )
        overrides = element.iterfind(f"{W}lvlOverride/{W}lvl")
        lists[name] = with_overrides(
            numbered, {number(level.get(W + "ilvl")): _level(level) for level in overrides}
        )
        tied.update(
            {(name, value(level, "pStyle") or ""): place for place, level in levels.items()}
        )
    return lists, tied


def _abstract(
    element: "_Element",
    abstracts: Mapping[str, "_Element"],
    names: Mapping[str, "_Element"],
    styles: Styles,
) -> "_Element | None":
    """Return the abstract list of a list, through the style that it may point to."""
    abstract = abstracts.get(value(element, "abstractNumId") or "")
    link = value(abstract, "numStyleLink")
    if link:
        linked = names.get(styles.number(link)[0] or "")
        return abstracts.get(value(linked, "abstractNumId") or "")
    return abstract


def _starts(element: "_Element") -> dict[int, int]:
    """Return the starts that a list sets itself, by level."""
    return {
        number(override.get(W + "ilvl")): number(value(override, "startOverride"), 1)
        for override in element.iterfind(W + "lvlOverride")
        if override.find(W + "startOverride") is not None
    }


def _level(element: "_Element") -> Level:
    """Return one level of a list."""
    restart = value(element, "lvlRestart")
    legal = element.find(W + "isLgl")
    return Level(
        text=value(element, "lvlText") or "",
        style=value(element, "numFmt") or "decimal",
        start=number(value(element, "start"), 0 if element.find(W + "start") is None else 1),
        restarts_after=None if restart is None else number(restart),
        legal=legal is not None and legal.get(W + "val") not in ("0", "false"),
    )
