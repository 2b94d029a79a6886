"""What tests share: the pipeline, the real documents, and how the golden files are renewed."""

import os
import re
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
NO_SHARED = "the real documents (../shared) are not here"


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="record tests/golden anew")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Under KETLUAN_ALL=1 a skipped test fails: only the real documents may be absent there."""
    report = yield
    skipped = report.skipped and not hasattr(report, "wasxfail")
    excused = not SHARED.is_dir() and re.search("shared|real documents", str(report.longrepr))
    if skipped and os.environ.get("KETLUAN_ALL") == "1" and not excused:
        report.outcome = "failed"
        report.longrepr = f"skipped although KETLUAN_ALL=1: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def nlp():
    """The default pipeline, as spaCy's Language."""
    from extract.pipeline import load_pipeline

    return load_pipeline()


@pytest.fixture
def update_golden(request):
    return request.config.getoption("--update-golden")


@pytest.fixture(scope="session")
def shared():
    """The folder of real documents; tests that need it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(NO_SHARED)
    return SHARED


@pytest.fixture(scope="session")
def root():
    """The checkout."""
    return ROOT


@pytest.fixture
def seconds_of():
    """Return the processor time of a call, the second of two: the first may load lexicons."""

    def seconds_of(call):
        call()
        began = time.process_time()
        call()
        return time.process_time() - began

    return seconds_of
