"""What a stranger's repository may hold: nothing of it hangs the check, runs, or ends it with a traceback."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner

from zongjie_lint.cli import main
from zongjie_lint.house_rules import search

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


@pytest.mark.parametrize(
    "text",
    [
        ".".join("a" * 200_000) + " = 1",
        "[" + ".".join("a" * 200_000) + "]",
        "a = " + "[" * 100_000,
        "".join(f"k{number} = 1\n" for number in range(20_000)),
        "select = [" + "1, " * 200_000 + "]",
        "a = " + "9" * 100_000,
    ],
)
def test_a_configuration_made_to_be_slow_is_refused_with_no_flood_of_faults(text):
    configure(text)
    result = run("稿.txt")
    assert_refused(result, ".zongjie-lint.toml")
    assert result.stderr.count("\n") < 500


def test_a_pattern_of_paths_that_takes_too_long_ends_the_run(repository):
    configure("[[overrides]]\npaths = ['" + "**/a*/" * 20 + "b']\nignore = ['NU25']\n")
    deep = repository.joinpath(*["aaaaaaaaaaaa"] * 40)
    deep.mkdir(parents=True)
    (deep / "稿.txt").write_text(DRAFT, encoding="utf-8")
    assert_refused(run("."), "匹配太慢")


def rule(number, pattern):
    return f"[[rule]]\ncode = 'QZ{number:02d}'\nname = '慢{number}'\ntype = 'forbid'\npattern = '{pattern}'\n"


@pytest.mark.parametrize("pattern", ["(?R)", "((?1))", "(?P<a>(?&a))", "(?:(?:a{1000}){1000}){1000}"])
def test_a_pattern_that_would_take_all_memory_is_refused(pattern):
    configure(rule(1, pattern))
    assert_refused(run("稿.txt"), ".zongjie-lint.toml:5:")


def test_patterns_that_backtrack_for_ever_are_given_up_together(repository, monkeypatch):
    monkeypatch.setattr(search, "_patience", search._Patience(0.5))
    configure("".join(rule(number, f"(?:(?:[^丙]|全|年)+)+[丙{number}]丁?[戊甲]") for number in range(90)))
    (repository / "稿.txt").write_text(DRAFT + "全年完成投资任务" * 400 + "。", encoding="utf-8")
    result = run("稿.txt")
    assert result.exit_code == 2
    assert "QZ01" in result.output
    assert "QZ89" in result.output


@pytest.mark.parametrize("is_link", [True, False])
@pytest.mark.parametrize("before", [[], ["# mine\n"]])
@pytest.mark.parametrize(
    ("key", "name", "command"),
    [
        ("baseline", ".zongjie-lint-baseline.json", ["baseline", "create", "--force", "稿.txt"]),
        ("suppressions", ".zongjie-lint-suppressions.toml", ["稿.txt", "--add-suppression", "--reason", "看过"]),
    ],
)
def test_nothing_is_written_outside_the_repository(repository, key, name, command, is_link, before):  # noqa: PLR0917 - a table
    outside = repository.parent / ".bashrc"
    for text in before:
        outside.write_text(text, encoding="utf-8")
    if is_link:
        (repository / name).symlink_to("../.bashrc")
    else:
        configure(f"{key} = '../.bashrc'\n")
    assert_refused(run(*command), ".bashrc")
    assert [each.read_text(encoding="utf-8") for each in [outside] if each.exists()] == before


def test_a_baseline_that_the_command_line_names_may_lie_outside(repository):
    result = run("baseline", "create", "--baseline", "../外面.json", "稿.txt")
    assert result.exit_code == 0, result.output
    assert (repository.parent / "外面.json").is_file()


def test_a_start_without_workers_or_git_does_not_import_what_starts_processes():
    code = "import sys, zongjie_lint.commands.check, zongjie_lint.commands.fix; print({'multiprocessing', 'subprocess', 'pydantic', 'tree_sitter', 'wcmatch'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize("table", ['extends = "{}"', 'suppressions = "{}"'])
@pytest.mark.parametrize("content", ["root:x:0:0:密文:/root\n", '密文 = "一"\n', 'word = "密文"\nfail-level = "密文\n'])
def test_lines_of_a_file_that_is_no_toml_are_not_shown(repository, table, content):
    secret = repository.parent / "密码"
    secret.write_text(content, encoding="utf-8")
    (repository / "共用.toml").symlink_to(secret)
    for path in (secret, "共用.toml"):
        configure(table.format(path))
        result = run("稿.txt")
        assert_refused(result, ":1:" if content.count("\n") == 1 else ":2:")
        assert "密文" not in result.output


SHADOWS = ("click", "docx", "json", "lxml", "multiprocessing", "pluggy", "regex", "rich", "signal", "socket", "threading",
           "traceback", "conftest", "sitecustomize", "usercustomize", "zongjie_lint_office")  # fmt: skip
"""Names of modules that the program, its workers or the interpreter might look for."""


@pytest.mark.parametrize(
    "start",
    [["-m", "zongjie_lint"], ["-c", "import sys; del sys.path[0]; from zongjie_lint.__main__ import main; main()"]],
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_modules_in_the_working_directory_are_not_imported(repository, start, jobs):
    for name in SHADOWS:
        (repository / f"{name}.py").write_text(f"open('ran', 'a').write({name!r})", encoding="utf-8")
    (repository / "又.txt").write_text(DRAFT, encoding="utf-8")
    path = os.pathsep.join(filter(None, sys.path))
    command = [sys.executable, *start, "check", ".", "--jobs", jobs, "--format", "concise", "--no-cache"]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.stderr == ""
    assert done.returncode == 1
    assert "稿.txt" in done.stdout
    assert not (repository / "ran").exists()


def test_lines_of_a_file_that_the_user_named_are_shown(repository):
    (repository / "共用").write_text("甲:乙\n", encoding="utf-8")
    result = run("稿.txt", "--config", "共用")
    assert_refused(result, "甲:乙")
