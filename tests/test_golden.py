"""Whole notices stay as recorded; `make golden` records them anew, and the diff is read."""

import json

import pytest

from conftest import ROOT
from extract.pipeline import extract_notice

# One of each genre and form, so that a diff stays short enough to be read.
NAMES = (
    "cd-hai-phong-ung-pho-bao-2025-09",
    "cv-hau-giang-bao-hiem-y-te-2024-07",
    "kl-ca-mau-tinh-uy-iuu-2025-10",
    "news-an-giang-cum-gia-cam-2007-08",
    "tb-phu-yen-giai-phong-mat-bang-2024-04",
    "tb-vpcp-du-lieu-so-2026-01",
)


@pytest.mark.parametrize("name", NAMES)
def test_notice_stays_as_recorded(name, update_golden):
    path = ROOT / "corpora" / "written" / f"{name}.txt"
    golden = ROOT / "tests" / "golden" / f"{name}.json"
    found = extract_notice(path).to_dict()
    found["source"]["path"] = path.name
    if update_golden:
        text = json.dumps(found, ensure_ascii=False, indent=1)
        golden.write_text(text + "\n", encoding="utf-8")
    assert found == json.loads(golden.read_text(encoding="utf-8")), "read the diff of `make golden`"
