"""Files that are named, and that the configuration excludes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from zongjie_lint.cli import main

FAULTY = "会议定于4月31日召开。\n"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("归档").mkdir()
    for name in ("归档/旧.txt", "新.txt"):
        Path(name).write_text(FAULTY, encoding="utf-8")
    Path("zongjie-lint.toml").write_text('root = true\nexclude = ["归档/"]\n', encoding="utf-8")


def run(*arguments):
    return CliRunner().invoke(main, [*arguments])


def checked(*arguments):
    return [file["path"] for file in json.loads(run(*arguments, "--format", "json").stdout)["files"]]


def test_named_file_is_checked_unless_exclusion_is_forced():
    assert checked("归档/旧.txt", "新.txt") == ["归档/旧.txt", "新.txt"]
    assert checked("归档/旧.txt", "新.txt", "--force-exclude") == ["新.txt"]


def test_nothing_left_is_no_failure_and_is_said():
    result = run("归档/旧.txt", "--force-exclude")
    assert (result.exit_code, "跳过了 1 个" in result.stderr) == (0, True)
    assert run("归档", "--force-exclude").exit_code == 0
    assert run("归档").exit_code == 2


def test_fix_leaves_it_as_it_was():
    Path("归档/旧.txt").write_text("验收合格,交付使用。\n", encoding="utf-8")
    before = Path("归档/旧.txt").read_bytes()
    assert run("fix", "归档/旧.txt", "--force-exclude").exit_code == 0
    assert Path("归档/旧.txt").read_bytes() == before


@pytest.mark.parametrize("format_", ["full", "concise", "json", "sarif", "junit", "github", "gitlab"])
def test_each_format_takes_nothing_for_nothing(format_):
    assert run("归档/旧.txt", "--force-exclude", "--format", format_).exit_code == 0
