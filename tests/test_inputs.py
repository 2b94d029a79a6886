"""A call's paths become documents, in an order that depends on names only."""

from pathlib import Path

import pytest

from extract.inputs import find_inputs


@pytest.fixture
def folder(tmp_path):
    for name in (
        "b.txt",
        "A.TXT",
        "sub/c.docx",
        "sub/.hidden.txt",
        "~$c.docx",
        "bảng.xyz",
        ".git/d.txt",
    ):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text("x", encoding="utf-8")
    return tmp_path / "in"


def test_folder_is_searched_recursively_in_the_order_of_names(folder):
    found = find_inputs([folder])
    assert [one.shown for one in found.inputs] == [
        f"{folder}/{n}" for n in ("A.TXT", "b.txt", "sub/c.docx")
    ]
    assert found.skipped == 4


@pytest.mark.parametrize("given", [".", "./", "in", "in/", "../{name}/in"])
def test_path_is_told_as_given_with_the_inner_path(folder, given, monkeypatch):
    monkeypatch.chdir(folder.parent)
    given = given.format(name=folder.parent.name)
    inner = "b.txt" if "in" in given.split("/") else "in/b.txt"
    assert f"{given.rstrip('/')}/{inner}" in [one.shown for one in find_inputs([given]).inputs]


def test_named_files_stand_as_given_even_when_missing():
    found = find_inputs(["-", "./x.txt", "nothing.xyz"])
    assert [one.shown for one in found.inputs] == ["-", "./x.txt", "nothing.xyz"]


def test_folder_without_documents_is_told(tmp_path):
    (tmp_path / "a.xyz").touch()
    assert find_inputs([tmp_path]).empty_folders == [str(tmp_path)]


def test_link_that_leads_outside_is_not_read(folder, tmp_path):
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "inner.txt").symlink_to(folder / "b.txt")
    faults = {Path(one.shown).name: one.fault for one in find_inputs([folder]).inputs}
    assert faults["link.txt"]
    assert faults["inner.txt"] is None


def test_linked_folder_is_not_entered(folder):
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    assert len(find_inputs([folder]).inputs) == 3


def test_name_that_is_no_text_can_still_be_told(tmp_path):
    (tmp_path / "t\udce9.txt").touch()
    assert find_inputs([tmp_path]).inputs[0].shown == f"{tmp_path}/t\ufffd.txt"
