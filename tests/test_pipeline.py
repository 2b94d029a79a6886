"""The whole path: files or texts go in, notices come out, and one bad file stops nothing."""

import io
import pickle
import sys
import zipfile
from hashlib import sha256

import pytest
import spacy

import extract
from extract import pipeline
from extract.batch import Failure
from extract.exporters.jsonl import dump

TEXT = """THÔNG BÁO
Kết luận của Phó Chủ tịch UBND tỉnh Trần Minh An tại cuộc họp ngày 05/3/2024

1. Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát 12 trạm y tế xã, báo cáo UBND tỉnh trước ngày 30/6/2024.
2. Yêu cầu UBND các huyện, thành phố kiểm tra, hoàn thành trong quý II/2024.
"""


@pytest.fixture
def folder(tmp_path):
    for name in ("a", "b", "c", "d"):
        (tmp_path / f"{name}.txt").write_text(TEXT + f"\nBản {name}.", encoding="utf-8")
    (tmp_path / "broken.txt").write_bytes(bytes(range(256)) * 9)
    return tmp_path


def test_path_is_a_file_and_text_is_text(tmp_path):
    path = tmp_path / "tb.txt"
    path.write_text(TEXT, encoding="utf-8")
    of_file, of_text = extract.extract_notice(path), extract.extract_notice(TEXT)
    assert of_file.action_items == of_text.action_items
    assert (of_file.source.path, of_text.source.path) == (str(path), "")


def test_pipeline_loads_like_any_of_spacy(root, nlp):
    loaded = spacy.load(root / "models" / "vi_notice_rules")
    assert loaded.pipe_names == nlp.pipe_names
    assert extract.extract_notice(TEXT, nlp=loaded) == extract.extract_notice(TEXT)


def test_unknown_pipeline_is_told():
    with pytest.raises(extract.ExtractError, match="no pipeline of that name"):
        extract.load_pipeline("vi_nothing")


def test_one_bad_file_never_stops_the_rest(folder):
    results = list(extract.extract_notices([folder]))
    assert [isinstance(result, Failure) for result in results] == [False, False, True, False, False]


def test_result_is_the_same_with_any_number_of_workers(folder):
    alone, together = (list(extract.extract_notices([folder], workers=n)) for n in (0, 2))
    assert list(map(dump, alone[:2])) == list(map(dump, together[:2]))
    assert alone == together


def test_equal_ids_of_one_run_are_told_apart(folder):
    (folder / "b.txt").write_bytes((folder / "a.txt").read_bytes())
    first, second = extract.extract_notices([folder / "a.txt", folder / "b.txt"])
    assert second.id == f"{first.id}-2"
    assert all(item.id.startswith(f"{second.id}#") for item in second.action_items)
    assert "duplicate-id" in [issue.code for issue in second.issues]
    assert [item.content_hash for item in first.action_items] == [
        i.content_hash for i in second.action_items
    ]


@pytest.mark.parametrize("surprise", [MemoryError(), RecursionError("deep"), ValueError("a\nb")])
def test_surprise_inside_one_document_becomes_its_failure(folder, monkeypatch, surprise):
    def build(doc, source):
        raise surprise

    monkeypatch.setattr(pipeline, "build_notice", build)
    (failure,) = extract.extract_notices([folder / "a.txt"])
    assert failure.error == type(surprise).__name__
    assert failure.path in failure.message
    assert "\n" not in failure.message


def test_standard_input_reaches_a_worker(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    (notice,) = extract.extract_notices(["-"], workers=1)
    assert (notice.source.path, notice.source.sha256) == ("-", sha256(TEXT.encode()).hexdigest())


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n\n", "x", "1.", "a)" * 50, "–", "\ud800", "Sở " * 3000]
)
def test_any_text_gives_a_notice(text):
    notice = extract.extract_notice(text)
    assert pickle.loads(pickle.dumps(notice)) == notice  # noqa: S301


def test_empty_text_is_an_issue():
    assert "empty-text" in [issue.code for issue in extract.extract_notice("").issues]


def test_words_beyond_those_of_the_language_are_given_back(nlp, monkeypatch):
    monkeypatch.setattr(pipeline, "_KEPT_WORDS", 0)
    extract.extract_notice("Sở Y tế báo cáo.")
    before = len(nlp.vocab.strings)
    extract.extract_notice("Sở Y tế báo cáo " + " ".join(f"từ{n}" for n in range(500)))
    assert len(nlp.vocab.strings) - before < 50


def test_packed_file_gives_each_of_its_documents(tmp_path):
    with zipfile.ZipFile(tmp_path / "gói.zip", "w") as packed:
        packed.writestr("a/một.txt", TEXT)
        packed.writestr("hai.docx", b"PK\x03\x04 not a zip")
    one, two = extract.extract_notices([tmp_path])
    assert one.source.path == f"{tmp_path}/gói.zip/a/một.txt"
    assert isinstance(two, Failure)
    assert "hai.docx" in two.message


@pytest.mark.parametrize("page", ["corpora/written/README.md", "corpora/README.md"])
def test_page_about_a_corpus_is_read_as_any_text_and_gives_no_tasks(root, page):
    assert extract.extract_notice(root / page).action_items == []
