"""Reports written to files besides standard output."""

import json

import pytest
from click.testing import CliRunner

from zongjie_lint.cli import main

DRAFT = "上半年，新建水池12座，其中大池4座、中池6座、小池3座。\n"


@pytest.fixture
def draft(tmp_path):
    path = tmp_path / "稿.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def paths(checked):
    """The names of the files that are checked."""
    files = json.loads(run("--format", "json", checked).stdout)["files"]
    return [file["path"].rpartition("/")[2] for file in files]


def run(*arguments):
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


def test_every_output_is_written_and_the_status_stays(draft, tmp_path):
    page, data = tmp_path / "审校.html", tmp_path / "结果.json"
    done = run("--format", "concise", "--output", f"html={page}", "--output", f"json={data}", draft)
    assert done.exit_code == 1
    assert "NU01" in done.stdout
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert [found["code"] for found in json.loads(data.read_text(encoding="utf-8"))["files"][0]["diagnostics"]] == [
        "NU01"
    ]
    assert str(page) in done.stderr


def test_the_page_has_the_ledger_whatever_the_screen_shows(draft, tmp_path):
    page = tmp_path / "审校.html"
    run("--format", "concise", "--output", f"html={page}", draft)
    alone = run("--format", "html", draft).stdout
    assert page.read_text(encoding="utf-8") == alone


def test_a_file_that_cannot_be_written_is_said_with_status_2(draft, tmp_path):
    done = run("--fail-level", "never", "--output", f"json={tmp_path / '没有' / '结果.json'}", draft)
    assert done.exit_code == 2
    assert "没有这个文件夹" in done.stderr


@pytest.mark.parametrize("value", ["审校.html", "html=", "pdf2=x"])
def test_an_output_without_a_format_is_a_wrong_command(draft, value):
    assert run("--output", value, draft).exit_code == 2
    assert draft.read_text(encoding="utf-8") == DRAFT


def test_a_draft_is_never_overwritten(draft):
    done = run("--output", f"json={draft}", draft)
    assert done.exit_code == 2
    assert draft.read_text(encoding="utf-8") == DRAFT


def test_a_draft_that_a_folder_holds_is_not_overwritten_and_our_own_page_not_checked(draft):
    done = run("--output", f"json={draft}", draft.parent)
    assert done.exit_code == 2
    assert draft.read_text(encoding="utf-8") == DRAFT
    page = draft.with_name("审校.html")
    assert run("--output", f"html={page}", draft.parent).exit_code == 1
    assert paths(draft.parent) == ["稿.txt"]
    assert paths(page) == ["审校.html"]


def test_two_outputs_do_not_go_to_one_file(draft, tmp_path):
    assert run("--output", f"json={tmp_path / 'a'}", "--output", f"html={tmp_path / 'a'}", draft).exit_code == 2
