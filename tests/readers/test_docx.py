"""Word documents are read as Word shows them."""

from pathlib import Path

import pytest

from extract.errors import UnreadableFile
from extract.limits import Limits
from extract.readers.docx import read_docx
from wordfile import numbering, paragraph, run, table, write_docx

LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"))


def text_of(folder: Path, body: str, **parts: str) -> str:
    return read_docx(write_docx(folder / "mau.docx", body, **parts)).text


def test_automatic_numbers_stand_before_their_paragraphs(tmp_path: Path) -> None:
    body = (
        paragraph("NHIỆM VỤ", number=1)
        + paragraph("Sở Y tế:", number=1, level=1)
        + paragraph("kiểm tra;", number=1, level=2)
        + paragraph("báo cáo.", number=1, level=2)
        + paragraph("THỰC HIỆN", number=1)
        + paragraph("UBND xã.", number=1, level=1)
    )
    found = text_of(tmp_path, body, numbering=numbering(*LEVELS))
    assert found.split("\n") == [
        "I. NHIỆM VỤ",
        "1. Sở Y tế:",
        "a) kiểm tra;",
        "b) báo cáo.",
        "II. THỰC HIỆN",
        "1. UBND xã.",
    ]


def test_a_second_list_starts_anew_where_it_says_so(tmp_path: Path) -> None:
    body = paragraph("A", number=1) + paragraph("B", number=1) + paragraph("C", number=2)
    found = text_of(tmp_path, body, numbering=numbering(*LEVELS, starts={0: 1}))
    assert found.split("\n") == ["I. A", "II. B", "I. C"]


STYLES = """<w:style w:type="paragraph" w:default="1" w:styleId="N"/>
<w:style w:type="paragraph" w:styleId="Muc"><w:basedOn w:val="N"/>
<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>
<w:style w:type="paragraph" w:styleId="Vong"><w:basedOn w:val="Vong"/></w:style>"""


def test_a_style_and_its_children_number_their_paragraphs(tmp_path: Path) -> None:
    none = '<w:p><w:pPr><w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>C</w:t></w:r></w:p>'
    body = (
        paragraph("A", style="Muc")
        + paragraph("B", style="MucCon")
        + none
        + paragraph("D", style="Vong")
    )
    found = text_of(tmp_path, body, numbering=numbering(*LEVELS), styles=STYLES)
    assert found.split("\n") == ["1. A", "2. B", "C", "D"]


DELETED = "<w:del><w:r><w:delText>cũ </w:delText></w:r></w:del>"
RUNS = [
    (f"{run('Giao ')}{DELETED}<w:ins>{run('Sở Y tế')}</w:ins>", "Giao Sở Y tế"),
    (f"{run('công khai')}{run(' mật', properties='<w:vanish/>')}", "công khai"),
    (
        "<w:r><w:t>hoàn</w:t><w:softHyphen/><w:t>g</w:t><w:noBreakHyphen/><w:t>x</w:t></w:r>",
        "hoàng-x",
    ),
    ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a b\nc"),
    ("<w:hyperlink><w:r><w:t>cổng</w:t></w:r></w:hyperlink>", "cổng"),
    (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "7",
    ),
    (run("Uy\u0309 ban nha\u0302n da\u0302n"), "Uỷ ban nhân dân"),
    ('<w:r><w:sym w:font="Wingdings" w:char="F0A7"/><w:sym w:char="xyz"/></w:r>', "▪"),
]


@pytest.mark.parametrize(("runs", "seen"), RUNS)
def test_a_paragraph_says_what_is_seen(tmp_path: Path, runs: str, seen: str) -> None:
    assert text_of(tmp_path, f"<w:p>{runs}</w:p>") == seen


def test_a_paragraph_whose_mark_was_deleted_goes_on(tmp_path: Path) -> None:
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    assert (
        text_of(tmp_path, f"<w:p>{mark}{run('Giao ')}</w:p>{paragraph('Sở Y tế')}")
        == "Giao Sở Y tế"
    )


def test_a_text_box_is_read_once_after_its_paragraph(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('DỰ THẢO')}</w:txbxContent>"
    drawn = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    body = f"<w:p>{run('Số: 5')}<w:r>{drawn}</w:r></w:p>{paragraph('THÔNG BÁO')}"
    assert text_of(tmp_path, body) == "Số: 5\nDỰ THẢO\nTHÔNG BÁO"


def test_footnotes_stand_last(tmp_path: Path) -> None:
    body = f"<w:p>{run('đã giao')}<w:r><w:footnoteReference w:id='3'/></w:r>{run('.')}</w:p>{paragraph('Hết')}"
    notes = f'<w:footnote w:id="3">{paragraph("Thông báo số 5")}</w:footnote>'
    assert text_of(tmp_path, body, footnotes=notes) == "đã giao.\nHết\n[1] Thông báo số 5"


def test_merged_cells_are_read_once(tmp_path: Path) -> None:
    first = f'<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{paragraph("gộp")}'
    rows = table(
        [first, paragraph("một")],
        [f"<w:tcPr><w:vMerge/></w:tcPr>{paragraph('')}", paragraph("hai")],
    )
    assert text_of(tmp_path, rows) == "gộp | một\n| hai"


def test_letters_are_restored_by_font(tmp_path: Path) -> None:
    source = read_docx(
        write_docx(tmp_path / "a.docx", paragraph("Së Y tÕ b¸o c¸o", font=".VnTime"))
    )
    assert (source.text, source.encoding) == ("Sở Y tế báo cáo", "tcvn3")


def test_the_font_of_a_style_counts(tmp_path: Path) -> None:
    fonts = '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>'
    styles = f'<w:style w:type="paragraph" w:styleId="Cu"><w:rPr>{fonts}</w:rPr></w:style>'
    assert text_of(tmp_path, paragraph("Keá hoaïch", style="Cu"), styles=styles) == "Kế hoạch"


def test_entities_are_not_written_out(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("mật khẩu", encoding="utf-8")
    doctype = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}"><!ENTITY i "trong">]>'
    path = write_docx(tmp_path / "a.docx", paragraph("a &e; &i; b"), doctype=doctype)
    assert "mật" not in read_docx(path).text


BOMB = "<!DOCTYPE x [<!ENTITY a '" + "ha" * 50 + "'>" + "".join(
    f"<!ENTITY {name} '{f'&{before};' * 50}'>" for before, name in zip("abcde", "bcdef", strict=True)
) + "]>"  # fmt: skip


def test_hostile_documents_end_in_one_line(tmp_path: Path) -> None:
    entities = write_docx(tmp_path / "entities.docx", '<w:p w:x="&f;"/>', doctype=BOMB)
    deep = write_docx(
        tmp_path / "deep.docx", "<w:tbl><w:tr><w:tc>" * 2000 + "</w:tc></w:tr></w:tbl>" * 2000
    )
    packed = write_docx(tmp_path / "packed.docx", paragraph("a" * 20_000_000))
    for path in (entities, deep, packed):
        with pytest.raises(UnreadableFile) as raised:
            read_docx(path)
        assert str(raised.value).startswith(f"{path}: ")


def test_limits_are_options(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", paragraph("Giao Sở Y tế"))
    with pytest.raises(UnreadableFile, match="holds 4 parts"):
        read_docx(path, limits=Limits(max_parts=3))


@pytest.mark.parametrize("content", [b"PK\x03\x04 cut", b"no zip", b"PK\x05\x06" + bytes(18)])
def test_broken_files_end_in_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "hỏng.docx"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=r"hỏng\.docx: "):
        read_docx(path)
