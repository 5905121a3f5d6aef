"""What a stranger's repository may hold: nothing of it hangs the check, runs, or ends it with a traceback."""

import os
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner

from zongjie_lint.cli import main

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes and devices among its files")
DRAFT = "望溪镇2025年工作总结\n\n修桥两座，，通车。\n"


@pytest.fixture(autouse=True)
def repository(tmp_path, monkeypatch):
    folder = tmp_path / "仓库"
    (folder / ".git").mkdir(parents=True)
    (folder / "稿.txt").write_text(DRAFT, encoding="utf-8")
    os.mkfifo(folder / "pipe")
    monkeypatch.chdir(folder)
    return folder


def run(*arguments):
    return CliRunner().invoke(main, arguments)


def assert_refused(result, word):
    assert result.exit_code == 2, result.output
    assert isinstance(result.exception, SystemExit)
    assert word in result.stderr


def configure(text):
    Path(".zongjie-lint.toml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("target", ["pipe", "/dev/zero"])
def test_a_link_to_something_that_never_ends_is_no_document(repository, target):
    (repository / "链接.txt").symlink_to(target)
    result = run(".", "--format", "concise")
    assert result.exit_code == 1
    assert "链接.txt" not in result.output


@pytest.mark.parametrize("target", ["没有.txt", "链接.txt"])
def test_a_link_that_leads_nowhere_is_told(repository, target):
    (repository / "链接.txt").symlink_to(target)
    result = run(".", "--format", "concise")
    assert result.exit_code == 2
    assert "链接.txt" in result.output


@pytest.mark.parametrize("key", ["baseline", "suppressions", "plugins"])
@pytest.mark.parametrize("path", ["pipe", "/dev/zero"])
def test_what_is_configured_as_a_pipe_or_a_device_is_refused(key, path):
    configure(f'{key} = ["{path}"]\n' if key == "plugins" else f'{key} = "{path}"\n')
    assert_refused(run("稿.txt"), path)


@pytest.mark.parametrize("name", [".zongjie-lint-baseline.json", ".zongjie-lint-suppressions.toml"])
def test_a_pipe_in_place_of_a_usual_file_is_refused_or_no_such_file(repository, name):
    os.mkfifo(repository / name)
    result = run("稿.txt")
    assert result.exit_code in (1, 2)
    assert isinstance(result.exception, SystemExit)


def test_a_pipe_that_is_named_is_read(repository):
    def write():
        (repository / "pipe").write_text(DRAFT, encoding="utf-8")

    writer = threading.Thread(target=write)
    writer.start()
    result = run("pipe", "--format", "concise")
    writer.join()
    assert result.exit_code == 1
    assert "pipe:" in result.stdout


def test_a_document_beyond_measure_is_told_and_the_others_are_checked(repository):
    with (repository / "大.txt").open("wb") as file:
        file.truncate(300_000_000_000)
    result = run(".", "--format", "concise")
    assert result.exit_code == 2
    assert "大.txt" in result.output
    assert "太大" in result.output
    assert "稿.txt" in result.output


def test_a_configuration_beyond_measure_is_refused(repository):
    with (repository / ".zongjie-lint.toml").open("wb") as file:
        file.truncate(300_000_000_000)
    assert_refused(run("稿.txt"), ".zongjie-lint.toml")


def test_a_link_to_a_folder_around_is_not_followed(repository):
    (repository.parent / "外面.txt").write_text(DRAFT, encoding="utf-8")
    (repository / "上面").symlink_to("..")
    (repository / "全部").symlink_to("/")
    result = run(".", "--format", "concise")
    assert result.exit_code == 1
    assert "外面" not in result.output
