"""Word documents written part by part, so that a test shows the very XML that it is about."""

import zipfile
from pathlib import Path

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def paragraph(
    text: str, *, font: str = "", style: str = "", number: int = 0, level: int = 0
) -> str:
    """Return a paragraph of one run, in a list when ``number`` names one."""
    listed = (
        f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    )
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{listed}</w:pPr>{run(text, font=font)}</w:p>"


def run(text: str, *, font: str = "", properties: str = "") -> str:
    """Return a run; ``properties`` is XML that stands beside its font."""
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>' if font else ""
    return f'<w:r><w:rPr>{fonts}{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: list[str]) -> str:
    """Return a table; a cell is given as the XML of its paragraphs, properties first."""
    grid = "<w:tblPr/><w:tblGrid>" + "<w:gridCol/>" * max(map(len, rows)) + "</w:tblGrid>"
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{grid}" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def numbering(*levels: tuple[str, str], starts: dict[int, int] | None = None) -> str:
    """Return numbering.xml with one abstract list of (style, text) levels, as lists 1 and 2.

    List 2 begins each level in ``starts`` anew.
    """
    described = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for place, (style, text) in enumerate(levels)
    )
    overrides = "".join(
        f'<w:lvlOverride w:ilvl="{place}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        for place, start in (starts or {}).items()
    )
    return (
        f'<w:abstractNum w:abstractNumId="7">{described}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{overrides}</w:num>'
    )


def write_docx(path: Path, body: str, *, doctype: str = "", **parts: str) -> Path:
    """Write a document whose body, and whose ``styles``, ``numbering``, ``footnotes`` are given."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        overrides = "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{name}+xml"/>'
            for name in parts
        )
        packed.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>{overrides}</Types>',
        )
        packed.writestr("_rels/.rels", _relations({"officeDocument": "word/document.xml"}))
        packed.writestr(
            "word/_rels/document.xml.rels", _relations({name: f"{name}.xml" for name in parts})
        )
        root = f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>"
        packed.writestr(
            "word/document.xml", f'<?xml version="1.0" encoding="UTF-8"?>{doctype}{root}'
        )
        for name, content in parts.items():
            packed.writestr(f"word/{name}.xml", f"<w:{name} {_NAMES}>{content}</w:{name}>")
    return path


def _relations(targets: dict[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="r{place}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'
