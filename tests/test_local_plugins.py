"""A plugin that a repository names by path is a program: it runs with consent only."""

import hashlib
import json

import pytest
from click.testing import CliRunner

from zongjie_lint import cache, trust
from zongjie_lint.cli import main

PLUGIN = '''
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.plugins import hookimpl
from zongjie_lint.rule import Rule
from zongjie_lint.span import Span

Path(__file__).with_name("ran").touch()


@dataclass(frozen=True)
class Short(Rule):
    """太短。"""

    least: int = 100
    code = "ZZ01"
    name = "too-short"
    title = message = advice = Message("太短", "too short")
    severity = Severity.WARNING
    basis = "本单位的规则"
    examples = ()

    def check(self, document):
        if len(document.text) < self.least:
            yield self.report(Span(0, 2))


@hookimpl
def provide_rules():
    return [Short]
'''


@pytest.fixture(autouse=True)
def repository(tmp_path, monkeypatch):
    """A repository whose configuration names a plugin, and a home of its own for what the user allowed."""
    monkeypatch.setattr(trust, "record", lambda: tmp_path / "home" / "trusted-plugins.json")
    monkeypatch.delenv(trust.VARIABLE, raising=False)
    folder = tmp_path / "仓库"
    (folder / "tools").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "tools" / "rules.py").write_text(PLUGIN, encoding="utf-8")
    (folder / "zongjie-lint.toml").write_text('plugins = ["tools/rules.py"]\n', encoding="utf-8")
    (folder / "稿.txt").write_text("望溪镇2025年工作总结\n\n修桥两座。\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def run(*arguments, env=None):
    return CliRunner().invoke(main, arguments, env=env)


def check(*arguments, env=None):
    return run("check", "稿.txt", "--select", "ZZ", "--format", "concise", *arguments, env=env)


def digest(folder):
    return hashlib.sha256((folder / "tools" / "rules.py").read_bytes()).hexdigest()


def has_run(folder):
    return (folder / "tools" / "ran").exists()


def test_it_does_not_run_before_it_was_allowed_and_the_check_is_not_passed_off_as_done(repository):
    result = check()
    assert result.exit_code == 2
    assert "zongjie-lint trust tools/rules.py" in result.stderr
    assert not has_run(repository)


def test_it_runs_once_it_was_allowed(repository):
    assert run("trust", "tools/rules.py").exit_code == 0
    result = check()
    assert result.exit_code == 1
    assert "ZZ01" in result.stdout


def test_a_changed_file_has_to_be_allowed_again(repository):
    run("trust", "tools/rules.py")
    (repository / "tools" / "rules.py").write_text(PLUGIN + "\nprint('别的')\n", encoding="utf-8")
    result = check()
    assert result.exit_code == 2
    assert "重新允许" in result.stderr
    assert not has_run(repository)
    run("trust", "tools/rules.py")
    assert check().exit_code == 1


def test_the_same_content_elsewhere_was_not_allowed(repository):
    run("trust", "tools/rules.py")
    (repository / "tools" / "rules.py").rename(repository / "tools" / "others.py")
    (repository / "zongjie-lint.toml").write_text('plugins = ["tools/others.py"]\n', encoding="utf-8")
    assert check().exit_code == 2


def test_what_is_taken_back_no_longer_runs():
    run("trust", "tools/rules.py")
    assert run("trust", "--remove", "tools/rules.py").exit_code == 0
    assert check().exit_code == 2
    again = run("trust", "--remove", "tools/rules.py")
    assert (again.exit_code, "本来就没有" in again.stderr) == (2, True)


@pytest.fixture
def homeless(repository, monkeypatch):
    """A user without a home, as in a container that runs under any number; `~` would then be a folder of the repository."""

    def nobody(_):
        raise KeyError

    monkeypatch.undo()
    monkeypatch.chdir(repository)
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", trust.VARIABLE, cache.KEY_VARIABLE):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", nobody)
    cache._key.cache_clear()
    yield repository
    cache._key.cache_clear()


def test_a_repository_cannot_stand_in_for_a_home_that_is_not_there(homeless):
    record = homeless / "~" / ".config" / "zongjie-lint" / "trusted-plugins.json"
    record.parent.mkdir(parents=True)
    files = {str(homeless.resolve() / "tools" / "rules.py"): digest(homeless)}
    record.write_text(json.dumps({"version": 1, "files": files}), encoding="utf-8")
    assert check().exit_code == 2
    assert not has_run(homeless)
    assert check(env={trust.VARIABLE: digest(homeless)}).exit_code == 1
    assert run("check", "稿.txt", "--skip-untrusted-plugins").exit_code == 0
    allowed = run("trust", "tools/rules.py")
    assert (allowed.exit_code, trust.VARIABLE in allowed.stderr) == (2, True)


@pytest.mark.parametrize("name", ["HOME", "XDG_STATE_HOME"])
def test_no_key_is_taken_from_the_folder_that_is_checked(homeless, monkeypatch, name):
    monkeypatch.setenv(name, ".")
    for place in (".local/state/zongjie-lint", "zongjie-lint"):
        (homeless / place).mkdir(parents=True)
        (homeless / place / "cache-key").write_bytes(bytes(32))
    assert cache.cache_at(homeless / cache.FOLDER) is None


@pytest.mark.parametrize("option", [["--load-plugin", "tools/rules.py"], ["-p", "tools/rules.py"]])
def test_to_name_it_on_the_command_line_is_consent_for_one_run(option):
    assert check(*option).exit_code == 1
    assert check().exit_code == 2


@pytest.mark.parametrize("option", [["-p", "no:tools/rules.py"], ["-p", "no:rules.py"], ["--skip-untrusted-plugins"]])
def test_a_check_may_go_on_without_it(repository, option):
    result = run("check", "稿.txt", "--format", "concise", *option)
    assert result.exit_code != 2
    assert "ZZ01" not in result.stdout
    assert not has_run(repository)
    assert ("没有允许运行，跳过了" in result.stderr) is (option == ["--skip-untrusted-plugins"])


class TestOnMachinesThatNobodySitsAt:
    @pytest.mark.parametrize("form", ["{}", "sha256:{}", "sha256-{}", "0" * 64 + ",{}", "{}\n" + "0" * 64])
    def test_a_digest_allows_the_file_wherever_it_lies(self, repository, form):
        assert check(env={trust.VARIABLE: form.format(digest(repository))}).exit_code == 1

    def test_another_digest_does_not(self):
        assert check(env={trust.VARIABLE: "0" * 64}).exit_code == 2

    @pytest.mark.parametrize("value", ["1", "yes", "*", "all", "sha256:", "0" * 63])
    def test_nothing_allows_everything(self, repository, value):
        result = check(env={trust.VARIABLE: value})
        assert result.exit_code == 2
        assert trust.VARIABLE in result.stderr
        assert not has_run(repository)


class TestRecord:
    def test_it_lists_what_was_allowed_and_whether_it_still_holds(self, repository):
        run("trust", "tools/rules.py")
        assert "有效" in run("trust", "--list").stdout
        (repository / "tools" / "rules.py").write_text("", encoding="utf-8")
        assert "不再有效" in run("trust", "--list").stdout
        (repository / "tools" / "rules.py").unlink()
        assert "文件不在了" in run("trust", "--list").stdout

    @pytest.mark.parametrize("content", ["", "[]", '{"version": 2, "files": {}}', '{"version": 1}', "\0"])
    def test_a_damaged_record_allows_nothing_and_is_said(self, content):
        trust.record().parent.mkdir()
        trust.record().write_text(content, encoding="utf-8")
        assert check().exit_code == 2
        result = run("trust", "tools/rules.py")
        assert (result.exit_code, "允许名单读不了" in result.stderr) == (2, True)
        assert trust.record().read_text(encoding="utf-8") == content

    def test_it_holds_paths_and_digests_and_nothing_else(self, repository):
        run("trust", "tools/rules.py")
        content = json.loads(trust.record().read_text(encoding="utf-8"))
        assert list(content["files"].values()) == [digest(repository)]

    @pytest.mark.parametrize("arguments", [[], ["--list", "tools/rules.py"], ["--list", "--remove"], ["--remove"]])
    def test_what_is_meant_must_be_said(self, arguments):
        assert run("trust", *arguments).exit_code == 2

    @pytest.mark.parametrize("name", ["没有.py", "稿.txt", "tools"])
    def test_only_python_files_are_allowed(self, name):
        assert run("trust", name).exit_code == 2
        assert trust.allowed() == {}

    def test_of_several_files_those_that_are_there_are_allowed(self):
        assert run("trust", "没有.py", "tools/rules.py").exit_code == 2
        assert len(trust.allowed()) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [("import nowhere_at_all", "ModuleNotFoundError"), ("raise SystemExit(0)", "SystemExit"), ("x = (", "SyntaxError")],
)
def test_a_plugin_that_does_not_load_ends_the_run(repository, content, said):
    (repository / "tools" / "rules.py").write_text(content, encoding="utf-8")
    run("trust", "tools/rules.py")
    result = run("check", "稿.txt")
    assert result.exit_code == 2
    assert said in result.stderr
    assert run("check", "稿.txt", "--skip-broken-plugins").exit_code != 2


def test_its_folder_is_no_place_to_import_from(repository):
    (repository / "tools" / "beside.py").write_text("X = 1", encoding="utf-8")
    (repository / "tools" / "rules.py").write_text("import beside", encoding="utf-8")
    run("trust", "tools/rules.py")
    assert "ModuleNotFoundError" in run("check", "稿.txt").stderr


def test_a_plugin_that_is_not_there_is_said(repository):
    (repository / "tools" / "rules.py").unlink()
    result = check()
    assert (result.exit_code, "tools" in result.stderr) == (2, True)


def test_a_configuration_sets_its_options_and_severities(repository):
    run("trust", "tools/rules.py")
    name = repository / "zongjie-lint.toml"
    name.write_text('plugins = ["tools/rules.py"]\nrules.ZZ01.least = 3\n', encoding="utf-8")
    assert check().exit_code == 0
    name.write_text('plugins = ["tools/rules.py"]\nseverity.ZZ01 = "info"\n', encoding="utf-8")
    assert check("--fail-level", "warning").exit_code == 0
    name.write_text('plugins = ["tools/rules.py"]\nrules.ZZ01.lest = 3\n', encoding="utf-8")
    assert "least" in check().stderr


def test_a_configuration_that_is_left_alone_names_nothing(repository):
    assert run("check", "稿.txt", "--isolated").exit_code != 2
    assert not has_run(repository)


def test_a_name_cannot_steer_the_terminal(repository):
    (repository / "\x1b[2Jtools.py").write_text(PLUGIN, encoding="utf-8")
    (repository / "zongjie-lint.toml").write_text('plugins = ["\\u001b[2Jtools.py"]\n', encoding="utf-8")
    result = check()
    assert result.exit_code == 2
    assert "\x1b" not in result.stderr
