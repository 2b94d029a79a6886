"""The docs are true: their examples run, their links lead somewhere, nothing is left out."""

import doctest
import re

import pytest

from conftest import ROOT
from extract import cli
from extract.exporters import EXPORTERS
from extract.readers import SUFFIXES

PAGES = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md", "models/**/*.md", "corpora/**/*.md", "benchmarks/*.md")
    for path in ROOT.glob(pattern)
)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_examples_run(page, monkeypatch):
    monkeypatch.chdir(ROOT)
    blocks = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, page.name, str(page), 0)
    told = []
    doctest.DocTestRunner().run(examples, out=told.append)
    assert not told, "".join(told)


def test_every_command_and_option_is_on_the_page_of_the_command(root):
    page = (root / "docs" / "cli.md").read_text(encoding="utf-8")
    for command in cli.app.registered_commands:
        assert f"## ketluan {command.callback.__name__}" in page, "run `make docs`"
    for option in ("--output", "--format", "--failures", "--workers", "--errors", "--no-baselines"):
        assert option in page


@pytest.mark.parametrize("name", sorted(SUFFIXES) + sorted(EXPORTERS))
def test_every_reader_and_exporter_is_in_the_tutorial(root, name):
    assert f"`{name}`" in (root / "docs" / "tutorial.md").read_text(encoding="utf-8")


def test_version_is_the_same_everywhere(root):
    import tomllib

    import extract

    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    model = (root / "models" / "vi_notice_rules" / "meta.json").read_text(encoding="utf-8")
    citation = (root / "CITATION.cff").read_text(encoding="utf-8")
    assert extract.__version__ == project["version"]
    assert f'"version": "{extract.__version__}"' in model
    assert f"version: {extract.__version__}\n" in citation
