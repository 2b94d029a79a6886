"""The command's imports leave out what nothing here uses, and nothing that is."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "code",
    [
        "import spacy; assert spacy.blank('xx')('a b').text == 'a b'",
        "from spacy.cli import download",
        "assert not {'weasel', 'joblib'} & set(sys.modules)",
        "from underthesea import sent_tokenize; assert sent_tokenize('Một. Hai.') == ['Một.', 'Hai.']",
        "from underthesea import sent_tokenize; assert 'underthesea.pipeline.ner' not in sys.modules",
        "from underthesea import word_tokenize; assert word_tokenize('Sở Y tế')",
        "import underthesea; assert underthesea.ner('Hà Nội')",
        "import holidays; assert '2031-09-02' in holidays.country_holidays('VN')",
        "import holidays; holidays.country_holidays('VN'); assert 'holidays.countries.laos' not in sys.modules",
        "import extract; extract.extract_notice('Giao Sở Y tế báo cáo trong 5 ngày làm việc kể từ ngày 2/5/2031.'); "
        "assert 'holidays.countries.vietnam' in sys.modules; assert 'holidays.countries.laos' not in sys.modules",
        "import holidays; assert '2031-07-04' in holidays.country_holidays('US')",
        "from holidays.countries import Laos; assert Laos(years=2031)",
        "import holidays; assert '2031-07-14' in holidays.France(years=2031)",
        "import pydantic.v1; assert pydantic.v1.BaseModel",
        "import_quickly(); import extract; assert extract.extract_notice('Giao Sở Y tế báo cáo.')",
    ],
)
def test_after_a_quick_import(code):
    start = "import sys; from extract.quick import import_quickly; import_quickly(); "
    subprocess.run([sys.executable, "-c", start + code], check=True, timeout=60)  # noqa: S603


@pytest.mark.parametrize("unused", ["weasel", "underthesea.pipeline.ner", "holidays"])
def test_a_worker_prepares_without(unused):
    code = f"import sys; from extract.batch import prepare; prepare(); assert {unused!r} not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)  # noqa: S603
