"""Of a web page the article is read, line by line."""

from pathlib import Path

import pytest

from extract.errors import UnreadableFile
from extract.limits import Limits
from extract.readers.html import read_html

PAGES = [
    ("<p>Giao <b>Sở Y tế</b>\n kiểm tra.</p><p>Hết</p>", "Giao Sở Y tế kiểm tra.\nHết"),
    ("Giao<br>Sở Y tế<div>a<div>b</div>c</div>", "Giao\nSở Y tế\na\nb\nc"),
    (
        "<nav>Trang chủ</nav><article><header><h1>Tin</h1></header><p>a</p></article><footer>x</footer>",
        "Tin\na",
    ),
    ("<header>đầu</header><main><p>Nội dung chính</p></main><aside>bên</aside>", "Nội dung chính"),
    ("<script>x()</script><style>p{}</style><p hidden>ẩn</p><!-- y --><p>a</p>", "a"),
    (
        "<table><tr><th>TT</th><th>Việc</th></tr><tr><td>1</td><td>a<p>b</td></tr></table>",
        "TT | Việc\n1 | a b",
    ),
    ("<ul><li>a<li>b</ul>", "a\nb"),
    ("<font face='.VnTime'>Së Y tÕ</font> và", "Sở Y tế và"),
    ("<p style='font-family:\"VNI-Times\"'>Keá hoaïch</p>", "Kế hoạch"),
    ("&lt;a&gt; &amp;&nbsp;b &#7871;", "<a> & b ế"),
    ("<ul>" + "<li><a href='/x'>Tin khác</a>" * 5 + "</ul><p>a</p>", "a"),
    ("", ""),
]


@pytest.mark.parametrize(("markup", "seen"), PAGES)
def test_a_page_says_what_is_seen(tmp_path: Path, markup: str, seen: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(markup, encoding="utf-8")
    assert read_html(path).text == seen


def test_the_page_names_its_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes('<meta charset="iso-8859-1"><p>“café”'.encode("cp1252"))
    assert read_html(path).text == "“café”"


def test_depth_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<div>" * 300 + "sâu", encoding="utf-8")
    assert read_html(path).text == "sâu"
    with pytest.raises(UnreadableFile, match="nested 300 deep, over the limit of 200"):
        read_html(path, Limits(max_nesting=200))
