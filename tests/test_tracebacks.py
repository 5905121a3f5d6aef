"""Whatever raises is named in one line; where it did is shown to those who ask with --verbose, and the rest goes on."""

import sys

import pytest
from click.testing import CliRunner

from zongjie_lint.cli import main

DRAFT = "澄溪县水利局2025年工作总结\n工程验收合格。。\n"
HEAD = """
from typing import ClassVar
from zongjie_lint.diagnostic import Diagnostic, Edit, Fix, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.plugins import hookimpl
from zongjie_lint.rule import Rule
from zongjie_lint.source import Source
from zongjie_lint.span import Span

def broken_part(*_):
    raise KeyError("第三列")
"""
RULE = """
class Trial(Rule):
    "试。"
    code, name, title, severity = "ZZ01", "trial", Message("试", "trial"), Severity.WARNING
    basis, message, advice, examples = "实务", Message("试", "trial"), Message("试", "trial"), ()

    def check(self, document):
        broken_part()

@hookimpl
def provide_rules():
    return [Trial]
"""
READER = """
class Trial:
    name: ClassVar[str] = "试读"
    suffixes = (".txt",)
    read = broken_part

@hookimpl
def provide_readers():
    return [Trial()]
"""
WRITER = """
from zongjie_lint.readers.text import TextReader

class Trial(TextReader):
    name: ClassVar[str] = "试读"
    write = broken_part

@hookimpl
def provide_readers():
    return [Trial()]
"""
REPORTER = """
class Trial:
    name: ClassVar[str] = "trial"
    write = broken_part

@hookimpl
def provide_reporters():
    return [Trial()]
"""
BROKEN = "broken_part()"
WHERE = "in broken_part"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "稿.txt").write_text(DRAFT, "utf-8")
    return tmp_path


def run(folder, plugin, *arguments):
    path = folder / f"plugin_{abs(hash(plugin))}.py"
    path.write_text(HEAD + plugin, "utf-8")
    command = [arguments[0], "稿.txt", *arguments[1:], "--isolated", "--load-plugin", str(path)]
    return CliRunner().invoke(main, command)


def assert_told(folder, plugin, *arguments, said="第三列"):
    """One line without --verbose; the same and where it was raised with it; status 2 in either case."""
    brief, full = run(folder, plugin, *arguments), run(folder, plugin, *arguments, "--verbose")
    assert (brief.exit_code, full.exit_code) == (2, 2), brief.output
    for done in (brief, full):
        assert isinstance(done.exception, SystemExit), done.exception
        assert said in done.output
    assert WHERE not in brief.output
    assert "Traceback" not in brief.output
    assert WHERE in full.output
    return brief


@pytest.mark.parametrize(
    "format_", ["full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "csv", "html"]
)
def test_a_rule_in_any_format(folder, format_):
    brief = assert_told(folder, RULE, "check", "--format", format_, "--show-info", "--no-cache")
    assert "PU06" in brief.stdout


@pytest.mark.parametrize("format_", ["full", "concise", "json", "html"])
def test_a_reader(folder, format_):
    assert "试读" in assert_told(folder, READER, "check", "--format", format_, "--no-cache").output


@pytest.mark.parametrize("status", [0, 1, 3])
@pytest.mark.parametrize("limit", ["0", "30"])
def test_a_rule_or_reader_that_would_end_the_process_does_not(folder, status, limit):
    """Status 0 would say that there is nothing to find, 1 that all was found."""
    ending = f"raise SystemExit({status})"
    for plugin, named in (
        (RULE.replace("broken_part()", ending), "ZZ01"),
        (READER.replace("read = broken_part", f"def read(self, *_): {ending}"), "试读"),
    ):
        done = run(folder, plugin, "check", "--no-cache", "--rule-timeout", limit)
        assert (done.exit_code, f"SystemExit: {status}" in done.output, named in done.output) == (2, True, True)


def test_a_reader_that_writes(folder):
    assert_told(folder, WRITER, "fix")
    assert (folder / "稿.txt").read_text("utf-8") == DRAFT


def test_a_rule_while_fixing(folder):
    assert "ZZ01" in assert_told(folder, RULE, "fix", "--diff").output


def test_a_reader_while_figures_are_listed(folder):
    assert "试读" in run(folder, READER, "facts").output


def test_a_reporter(folder):
    assert "trial" in assert_told(folder, REPORTER, "check", "--format", "trial", "--no-cache").output


DEFERRED = """
from zongjie_lint.plugins import Deferred

@hookimpl
def provide_reporters():
    return [Deferred("trial", {place!r})]
"""


@pytest.mark.parametrize("output", [["--format", "trial"], ["--output", "trial=结果"]])
@pytest.mark.parametrize(
    ("module", "said"),
    [
        ("import sys\nsys.exit(0)", "SystemExit: 0"),
        ("from nowhere import anything", "nowhere"),
        ("other = 1", "Table"),
        ("class Table:\n    name = 'other'", "'other' ≠ 'trial'"),
    ],
)
def test_a_reporter_that_is_not_there_when_it_is_wanted(folder, monkeypatch, module, said, output):
    (folder / "tables_of_trial.py").write_text(module, "utf-8")
    monkeypatch.setattr(sys, "path", [*sys.path, str(folder)])
    monkeypatch.delitem(sys.modules, "tables_of_trial", raising=False)
    brief, full = (
        run(folder, DEFERRED.format(place="tables_of_trial:Table"), "check", *output, "--no-cache", *more)
        for more in ([], ["--verbose"])
    )
    assert (brief.exit_code, full.exit_code, brief.stdout) == (2, 2, "")
    assert "输出格式 trial 出错" in brief.stderr
    assert said in brief.stderr
    assert "Traceback" not in brief.stderr
    assert "Traceback" in full.stderr
    assert not (folder / "结果").exists()


def test_a_reporter_of_a_file_leaves_what_was_there(folder):
    (folder / "结果").write_text("原来的", "utf-8")
    assert_told(folder, REPORTER, "check", "--output", "trial=结果", "--no-cache")
    assert (folder / "结果").read_text("utf-8") == "原来的"
    assert not [each for each in folder.iterdir() if each.name.startswith(".zongjie-lint-")]


def test_a_plugin_that_does_not_load(folder):
    assert_told(folder, BROKEN, "check")


def test_the_register(folder, monkeypatch):
    def broken_part(document):
        raise KeyError("第三列")

    import zongjie_lint.registrar

    monkeypatch.setattr(zongjie_lint.registrar, "_entries", lambda *_: broken_part(None))
    assert_told(folder, "", "check", "--format", "html", "--no-cache")
    assert "PU06" in run(folder, "", "check", "--format", "html", "--no-cache", "--show-info").stdout
