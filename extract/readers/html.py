"""Web pages of portals and newspapers: the article's lines, without what stands around it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from extract.encodings import decode_bytes
from extract.files import digest, read_bytes
from extract.layout import Block, Paragraph, Run, Table, write_lines
from extract.limits import DEFAULT_LIMITS, Limits
from extract.source import Source
from extract.text import clean

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_FONT = re.compile(r"font-family\s*:\s*['\"]?([^;,'\"]+)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "button",
        "select",
        "option",
        "iframe",
        "svg",
    }
    | {"object", "textarea", "input"}
)
_AROUND = frozenset({"nav", "aside", "footer", "header", "form"})
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
    }
    | {
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
    }
    | {"u", "var", "wbr"}
)
_TAG = re.compile(r"<(/?)([a-z][\w-]*)", re.IGNORECASE)
# Elements that people leave open, or that have no end.
_UNCLOSED = frozenset(
    {
        "br",
        "hr",
        "img",
        "input",
        "meta",
        "link",
        "wbr",
        "col",
        "area",
        "source",
        "p",
        "li",
        "td",
        "th",
        "tr",
    }
    | {"dt", "dd", "option", "tbody", "thead"}
)
_MENU_LINKS = 4
_MENU_SHARE = 0.8
_MAX_DEPTH = 150
"""Elements nested deeper are read as one paragraph; pages are about 30 deep."""


def read_html(path: Path, limits: Limits = DEFAULT_LIMITS) -> Source:
    """Return the article of the web page at ``path``.

    Raises UnreadableFile when its bytes are no text in an encoding that it names or shows,
    LimitExceeded when its elements nest too deep: pages are about 30 deep, and the parser's time
    grows with the square of the depth.
    """
    data = read_bytes(path, limits)
    declared = _CHARSET.search(data[:4096])
    markup, encoding = decode_bytes(data, path, declared=declared and declared[1].decode("ascii"))
    if (depth := _nesting(markup)) > limits.max_nesting:
        fact = f"is nested {depth:,} deep"
        raise limits.exceeded("max_nesting", path, fact, needed=depth, instead="save it anew")
    text, found = write_lines(_blocks(markup))
    return Source(
        text=clean(text),
        path=str(path),
        media_type="text/html",
        sha256=digest(data),
        reader="html",
        encoding="+".join(found) or encoding,
    )


def _nesting(markup: str) -> int:
    """Return how deep the page's elements nest, at most."""
    depth = deepest = 0
    for end, name in _TAG.findall(markup):
        if name.lower() not in _UNCLOSED:
            depth += -1 if end else 1
            deepest = max(deepest, depth)
    return deepest


def _blocks(markup: str) -> list[Block]:
    """Return the blocks of the page's article; of the whole page when it marks none."""
    from selectolax.lexbor import LexborHTMLParser

    root = LexborHTMLParser(markup).body
    if root is None:
        return []
    articles = root.css("article") or root.css("main, [role=main], [itemprop=articleBody]")
    article = max(articles, key=lambda node: len(node.text()), default=None)
    around = sum(len(node.text()) for node in root.css("nav, aside, footer, header, script, style"))
    if article is None or len(article.text()) * 3 < len(root.text()) - around:
        return _BlockReader(_HIDDEN | _AROUND).blocks(root)
    return _BlockReader(_HIDDEN | {"nav", "aside", "form"}).blocks(article)


class _BlockReader:
    """Gathers inline text into paragraphs while it walks down a page."""

    def __init__(self, skipped: frozenset[str]) -> None:
        self._skipped = skipped
        self._runs: list[Run] = []

    def blocks(self, node: "LexborNode") -> list[Block]:
        """Return the blocks under ``node``."""
        found = list(self._walk(node, "", 0))
        return [*found, *self._flush()]

    def _walk(self, node: "LexborNode", font: str, depth: int) -> Iterator[Block]:
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if tag == "-text":
                self._runs.append(Run(_SPACES.sub(" ", child.text_content or ""), font))
            elif tag == "br":
                self._runs.append(Run("\n", font))
            elif tag in self._skipped or "hidden" in child.attributes:
                continue
            elif depth > _MAX_DEPTH:
                self._runs.append(Run(_SPACES.sub(" ", child.text()), font))
            elif tag in _INLINE:
                yield from self._walk(child, _font(child) or font, depth + 1)
            else:
                yield from self._block(child, _font(child) or font, depth + 1)

    def _block(self, node: "LexborNode", font: str, depth: int) -> Iterator[Block]:
        """Yield an element that begins and ends a line."""
        yield from self._flush()
        if _is_link_list(node):
            return
        if node.tag == "table":
            yield self._table(node, font, depth)
        else:
            yield from self._walk(node, font, depth)
            yield from self._flush()

    def _table(self, node: "LexborNode", font: str, depth: int) -> Table:
        rows = [
            row
            for part in (node, *_children(node, "thead tbody tfoot"))
            for row in _children(part, "tr")
        ]
        return Table(
            tuple(
                tuple(self._cell(cell, font, depth) for cell in _children(row, "td th"))
                for row in rows
            )
        )

    def _cell(self, node: "LexborNode", font: str, depth: int) -> tuple[Block, ...]:
        found = list(self._walk(node, _font(node) or font, depth + 1))
        return (*found, *self._flush())

    def _flush(self) -> Iterator[Block]:
        """Yield the paragraph gathered so far, if it says anything."""
        runs, self._runs = tuple(self._runs), []
        if any(run.text.strip() for run in runs):
            yield Paragraph(runs)


def _is_link_list(node: "LexborNode") -> bool:
    """Tell whether a list or a box holds links and little else: a menu, other news."""
    if node.tag not in ("ul", "ol", "dl", "div", "section"):
        return False
    links = node.css("a[href]")
    if len(links) < _MENU_LINKS:
        return False
    return sum(len(link.text()) for link in links) > _MENU_SHARE * len(node.text().strip())


def _children(node: "LexborNode", tags: str) -> list["LexborNode"]:
    return [child for child in node.iter() if child.tag in tags.split()]


def _font(node: "LexborNode") -> str:
    """Return the font that an element names, or ""."""
    attributes = node.attributes
    style = _FONT.search(attributes.get("style") or "")
    return style[1].strip() if style else (attributes.get("face") or "").split(",")[0].strip()
