"""Workers: what ends one costs its own item only, and leaves nothing behind."""

import os
import time
from pathlib import Path

import pytest

from extract.errors import ExtractError
from extract.limits import Limits
from extract.workers import Crew, Ending

WORK = """
import ctypes, os, subprocess, tempfile, time

def prepare():
    pass

def work(item, limits):
    print("what a library prints")
    yield f"begun {item}"
    if item == "hangs in C":
        ctypes.PyDLL(None).sleep(600)
    if item == "calls":
        called = subprocess.Popen(["sleep", "600"])
        yield called.pid
        called.wait()
    if item == "leaves":
        folder = tempfile.mkdtemp()
        yield folder
        time.sleep(600)
    if item == "takes":
        bytearray(300 * 2**20)
    if item == "crashes":
        os.kill(os.getpid(), 11)
    yield f"done {item}"
"""
TOO_LONG = ["hangs in C", "calls", "leaves"]


@pytest.fixture
def crew(tmp_path, monkeypatch):
    """A crew that does the work above."""
    (tmp_path / "odd_work.py").write_text(WORK, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with Crew[str, object]("odd_work") as crew:
        yield crew


def through(crew, *items, workers=1, **limits):
    outcomes = crew.work_through(items, Limits(max_seconds=1, **limits), workers=workers)
    return [(outcome.item, outcome.results, outcome.ending) for outcome in outcomes]


@pytest.mark.parametrize("workers", [1, 3])
def test_results_come_in_the_order_of_the_items(crew, workers):
    items = [str(number) for number in range(20)]
    assert through(crew, *items, workers=workers) == [
        (item, [f"begun {item}", f"done {item}"], Ending.DONE) for item in items
    ]


@pytest.mark.parametrize(
    ("item", "ending"),
    [
        ("crashes", Ending.CRASHED),
        pytest.param(
            "takes",
            Ending.NO_MEMORY,
            marks=pytest.mark.skipif(
                not Path("/proc/self/statm").exists(), reason="memory is bounded on Linux only"
            ),
        ),
        *((item, Ending.TOO_LONG) for item in TOO_LONG),
    ],
)
def test_one_that_is_broken_off_costs_itself_only(crew, item, ending):
    before, broken, after = through(crew, "one", item, "two", max_memory=200)
    assert (before[2], after[2]) == (Ending.DONE, Ending.DONE)
    assert (broken[1][0], broken[2]) == (f"begun {item}", ending)


def test_what_a_worker_called_ends_with_it(crew):
    ((_, (_, called), _),) = through(crew, "calls")
    for _ in range(50):
        if not _runs(called):
            return
        time.sleep(0.1)
    pytest.fail("it still runs")


def test_what_a_worker_left_is_removed(crew):
    ((_, (_, folder), _),) = through(crew, "leaves")
    assert not Path(folder).exists()


def test_work_that_is_given_up_ends(crew):
    outcomes = crew.work_through(["one", "calls"], Limits(), workers=1)
    assert next(outcomes).item == "one"
    began = time.monotonic()
    outcomes.close()
    assert time.monotonic() - began < 5


def test_fault_in_preparing_is_raised(tmp_path, monkeypatch):
    (tmp_path / "no_work.py").write_text("def prepare(): 1 / 0", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with Crew("no_work") as crew, pytest.raises(ExtractError, match="ZeroDivisionError"):
        list(crew.work_through(["one"], Limits(), workers=1))


def test_error_names_the_way_out(crew):
    limits = Limits(max_seconds=1, max_memory=200)
    found = [
        str(outcome.error("a.pdf", limits) or "")
        for outcome in crew.work_through(["one", "leaves", "crashes"], limits, workers=1)
    ]
    assert found[0] == ""
    assert found[1].startswith("a.pdf: ") and found[1].endswith("--max-seconds 2")
    assert "200 megabytes with --max-memory" in found[2]


def _runs(process):
    """Tell whether a process is there and no zombie that nobody has waited for."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not status.exists() or status.read_text(encoding="utf-8").rpartition(")")[2][1] != "Z"
