"""The command: what it writes, where, and the status it ends with; never a traceback."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from extract import __version__, cli
from extract.schema import Notice

TEXT = "KẾT LUẬN\n1. Giao Sở Y tế kiểm tra các chợ, báo cáo UBND tỉnh trước ngày 30/6/2024.\n"

WHEN_STARTED = "from extract.__main__ import main; print(flush=True); main()"


@pytest.fixture
def run(monkeypatch, capfd):
    """Run the command in this process: status, standard output, standard error."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["ketluan", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capfd.readouterr()
        return ended.value.code or 0, out, err

    return run


def command(*arguments, **options):
    """Run the command in a process of its own."""
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "extract", *map(str, arguments)],
        capture_output=True,
        timeout=60,
        **options,
    )


@pytest.fixture
def notice(tmp_path):
    path = tmp_path / "thông báo 1.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_pipe_gets_one_notice_a_line(run, notice):
    status, out, err = run("extract", notice)
    record = json.loads(out)
    assert (status, err) == (0, "")
    assert record["source"]["path"] == str(notice)
    assert list(record) == list(Notice.model_fields)


def test_table_shows_who_what_and_when(run, notice):
    status, out, _ = run("extract", notice, "--format", "table")
    assert status == 0
    assert "Sở Y tế" in out
    assert "2024-06-30" in out


def test_output_is_written_whole_and_nothing_else(run, notice, tmp_path):
    target = tmp_path / "out" / "x.jsonl"
    target.parent.mkdir()
    assert run("extract", notice, "--output", target) == (0, "", "")
    assert json.loads(target.read_text(encoding="utf-8"))["schema_version"] == "1.0"
    assert [path.name for path in target.parent.iterdir()] == ["x.jsonl"]


def test_failed_write_leaves_what_was_there(run, notice, tmp_path, monkeypatch):
    target = tmp_path / "x.jsonl"
    target.write_text("before", encoding="utf-8")

    def full(self, notices, stream):
        stream.write("half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("extract.exporters.Exporter.write", full)
    status, _, err = run("extract", notice, "--output", target)
    assert (status, len(err.splitlines())) == (2, 1)
    assert target.read_text(encoding="utf-8") == "before"
    assert not list(tmp_path.glob(".ketluan*"))


def test_bad_files_are_one_line_each_and_the_rest_is_written(run, notice, tmp_path):
    (tmp_path / "nhị phân.txt").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "hỏng.docx").write_bytes(b"PK\x03\x04 not a zip")
    (tmp_path / "hỏng.pdf").write_bytes(b"%PDF-1.7 and nothing")
    (tmp_path / "ảnh.xyz").write_bytes(b"x")
    bad = ["nhị phân.txt", "hỏng.docx", "hỏng.pdf", "ảnh.xyz", "không có.txt"]
    listed = tmp_path / "failures.jsonl"
    status, out, err = run("extract", notice, *(tmp_path / n for n in bad), "--failures", listed)
    assert status == 1
    assert len(out.splitlines()) == 1
    lines = err.splitlines()
    assert len(lines) == len(bad)
    failures = [json.loads(line) for line in listed.read_text(encoding="utf-8").splitlines()]
    for name, line, failure in zip(bad, lines, failures, strict=True):
        assert name in line
        assert failure["path"] == str(tmp_path / name)
        assert set(failure) == {"path", "error", "message"}


@pytest.mark.parametrize(
    "arguments",
    [["extract"], ["extract", "--format", "pdf", "x.txt"], ["extract", "{empty}"], ["gì"]],
)
def test_wrong_call_ends_with_status_2(run, arguments, tmp_path):
    status, out, err = run(*(a.format(empty=tmp_path) for a in arguments))
    assert (status, out) == (2, "")
    assert err


def test_files_of_other_kinds_are_counted_in_one_line(run, notice):
    for name in ("a.xyz", "b.xyz"):
        (notice.parent / name).touch()
    status, out, err = run("extract", notice.parent)
    assert status == 0
    assert len(out.splitlines()) == 1
    assert err.startswith("ketluan: 2 other files passed over")
    assert len(err.splitlines()) == 1


def test_document_is_never_written_over(run, notice):
    status, _, err = run("extract", notice, "--output", notice)
    assert status == 2
    assert "choose another name" in err
    assert notice.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("content", ["", " \n\n"])
def test_empty_file_gives_a_notice_and_one_line(run, tmp_path, content):
    path = tmp_path / "trống.txt"
    path.write_text(content, encoding="utf-8")
    status, out, err = run("extract", path)
    assert status == 0
    assert [issue["code"] for issue in json.loads(out)["issues"]] == ["empty-text"]
    assert err == f"ketluan: {path}: holds no text; give the file that it was made from\n"


@pytest.mark.parametrize("option", ["--output", "--failures"])
def test_folder_that_is_not_there_is_named_as_it_was_given(run, notice, monkeypatch, option):
    monkeypatch.chdir(notice.parent)
    status, out, err = run("extract", notice, option, "năm 2024/x.jsonl")
    assert (status, out) == (2, "")
    assert err == (
        "ketluan: năm 2024/x.jsonl: there is no folder năm 2024; make it first, or name another; "
        "nothing was written there\n"
    )


def test_version_is_told(run):
    assert run("--version") == (0, f"ketluan {__version__}\n", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is no signal to one process there")
@pytest.mark.parametrize("after", [0.03, 0.06, 0.1, 0.2, 0.4, 0.9, 1.5])
def test_ctrl_c_ends_with_status_130_and_leaves_no_word_and_no_file(notice, tmp_path, after):
    """Whenever it comes, from the imports on; before them the interpreter itself answers."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", WHEN_STARTED, "extract", *[str(notice)] * 400, "-o", os.devnull],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(folder)},
    ) as process:
        process.stdout.read(1)
        time.sleep(after)
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == b""
    assert process.returncode == 130
    assert list(folder.iterdir()) == []


def test_wrong_call_leaves_no_worker_and_no_file(tmp_path):
    done = command("extract", "--no-such", env={**os.environ, "TMPDIR": str(tmp_path)})
    assert (done.returncode, done.stdout) == (2, b"")
    assert list(tmp_path.iterdir()) == []


def test_no_room_for_temporary_files_is_told_in_a_line(notice):
    start = (
        "import tempfile; tempfile.tempdir = '/no/such'; from extract.__main__ import main; main()"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", start, "extract", str(notice)], capture_output=True, timeout=60
    )
    assert done.returncode == 2
    assert b"/no/such" in done.stderr and done.stderr.count(b"\n") == 1


def test_command_that_is_ended_leaves_nothing(notice, tmp_path):
    folder = tmp_path / "temporary"
    folder.mkdir()
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "extract", "extract", *[str(notice)] * 400],
        stdout=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(folder)},
    ) as process:
        process.stdout.readline()
        process.terminate()
        process.stdout.read()
    assert process.returncode == 128 + signal.SIGTERM
    assert list(folder.iterdir()) == []


def test_standard_input_is_a_document():
    done = command("extract", "-", input=TEXT.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["source"]["path"] == "-"


def test_reader_that_goes_away_is_no_error(notice):
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "extract", "extract", *[str(notice)] * 40],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""


def test_output_is_utf_8_in_any_locale(notice):
    done = command(
        "extract", notice, env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PATH": "/usr/bin"}
    )
    assert "Sở Y tế" in done.stdout.decode("utf-8")


def test_surprise_is_told_in_one_line(run, monkeypatch):
    def surprise(paths):
        raise RuntimeError("what\nnow")

    monkeypatch.setattr("extract.inputs.find_inputs", surprise)
    status, _, err = run("extract", "x.txt")
    assert (status, len(err.splitlines())) == (2, 1)


def test_schema_is_json(run):
    status, out, _ = run("schema")
    assert status == 0
    assert json.loads(out)["title"] == "Notice"


def test_help_imports_nothing_costly():
    """So it answers in a tenth of a second; spaCy alone takes a whole one."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "extract", "--help"],
        capture_output=True,
        check=True,
    )
    imported = {line.rpartition(b"|")[2].strip() for line in done.stderr.splitlines()}
    assert b"typer" in imported
    assert not imported & {
        b"spacy",
        b"pydantic",
        b"underthesea",
        b"holidays",
        b"lxml",
        b"jsonlines",
    }


def test_doctor_says_what_a_file_is_and_what_to_do(run, notice, tmp_path):
    (tmp_path / "hỏng.docx").write_bytes(b"PK\x03\x04 not a zip")
    status, out, err = run("doctor", notice, tmp_path / "hỏng.docx")
    assert (status, err) == (1, "")
    assert f"{notice}: text, utf-8, {len(TEXT)} characters" in out
    assert f"{tmp_path / 'hỏng.docx'}: unreadable: " in out
    assert "  to do: " in out


def test_evaluate_says_when_the_notices_are_of_other_texts(run, notice, tmp_path):
    corpus = tmp_path / "gold"
    corpus.mkdir()
    (corpus / "other.txt").write_text(TEXT, encoding="utf-8")
    (corpus / "other.gold.json").write_text('{"doc": "other", "header": {}, "items": []}')
    found = tmp_path / "found.jsonl"
    assert run("extract", notice, "-o", found)[0] == 0
    status, out, err = run("evaluate", corpus, found)
    assert status == 2 and out == ""
    assert "holds no notice of the 1 texts" in err


def test_text_that_the_offsets_count_in_is_kept(run, notice, tmp_path):
    folder = tmp_path / "texts" / "2024"
    status, out, _ = run("extract", notice, "--format", "jsonl", "--save-text", folder)
    record = json.loads(out)
    kept = (folder / f"{record['source']['sha256']}.txt").read_text(encoding="utf-8")
    item = record["action_items"][0]
    assert status == 0
    assert kept[item["span"]["start"] : item["span"]["end"]] == item["text"]


def test_folder_for_texts_that_cannot_be_made_ends_the_call(run, notice):
    status, out, err = run("extract", notice, "--save-text", notice)
    assert status == 2 and out == "" and "cannot be made" in err
