"""The command line from outside: exit statuses, options, JSON."""

import codecs
import importlib.metadata
import json
import subprocess
import sys
from types import ModuleType, SimpleNamespace

import pytest
from click.testing import CliRunner

import zongjie_lint.plugins
from zongjie_lint import __version__
from zongjie_lint.cli import main
from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.plugins import PROJECT, hookimpl
from zongjie_lint.rule import Rule

CLEAN = "全镇整修村道12公里。\n"
ERROR = "4月31日，镇里召开动员会。\n"
WARNING = "全镇做好做好防汛工作。\n"
INFO = "一. 主要工作\n全镇整修村道12公里。\n二. 存在问题\n人手不足。\n"
FORMATS = ["full", "concise", "json"]


def run(*arguments, stdin=None):
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


def status(*arguments, **options):
    return run(*arguments, **options).exit_code


def checked(*arguments, stdin=None):
    return json.loads(run("check", *arguments, "--format", "json", stdin=stdin).stdout)


def codes(*arguments, stdin=None):
    return [found["code"] for file in checked(*arguments, stdin=stdin)["files"] for found in file["diagnostics"]]


@pytest.fixture
def draft(tmp_path):
    def write(content, name="草稿.txt"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def installed(monkeypatch):
    """Pretend that plugins are installed: modules by name, or None for one that does not import."""

    def install(**plugins):
        found = []
        for name, module in plugins.items():
            if module is not None:
                monkeypatch.setitem(sys.modules, f"fake_{name}", module)
            found.append(importlib.metadata.EntryPoint(name, f"fake_{name}", PROJECT))
        monkeypatch.setattr(zongjie_lint.plugins, "installed_plugins", lambda: found)

    return install


def plugin(*rules):
    module = ModuleType("plugin")
    module.provide_rules = hookimpl(lambda: rules)
    module.provide_rules.__name__ = "provide_rules"
    return module


def rule(code, check=lambda self, document: ()):
    message = Message("某", "some")
    parts = {
        "title": message,
        "message": message,
        "advice": message,
        "severity": Severity.INFO,
        "basis": "",
        "examples": (),
    }
    return type("Made", (Rule,), {"code": code, "name": "made-up", "check": check, **parts})


def crash(self, document):
    raise KeyError("第三列")


class TestExitStatus:
    @pytest.mark.parametrize("format_", FORMATS)
    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            (CLEAN, 0),
            (INFO, 0),
            (WARNING, 1),
            (ERROR, 1),
            pytest.param("", 2, id="empty"),
            pytest.param(bytes(range(256)) * 4, 2, id="binary"),
            pytest.param(CLEAN.encode()[:-3] * 20, 2, id="undecodable"),
            pytest.param(b"%PDF-1.7\n", 2, id="pdf"),
        ],
    )
    def test_is_the_same_in_every_format(self, draft, content, expected, format_):
        assert status(draft(content), "--format", format_) == expected

    @pytest.mark.parametrize("format_", FORMATS)
    def test_missing_file(self, tmp_path, format_):
        done = run(tmp_path / "没有.txt", "--format", format_)
        assert done.exit_code == 2
        assert "找不到" in done.output.replace("\n", "")

    @pytest.mark.parametrize("format_", FORMATS)
    def test_folder_without_readable_files(self, draft, tmp_path, format_):
        draft(b"x", "照片.jpg")
        assert status(tmp_path, "--format", format_) == 2

    def test_folder_with_files(self, draft, tmp_path):
        draft(CLEAN, "甲.txt")
        draft(WARNING, "乙 稿（定稿）.txt")
        assert status(tmp_path) == 1
        assert [file["path"] for file in checked(tmp_path)["files"]] == [
            str(tmp_path / "乙 稿（定稿）.txt"),
            str(tmp_path / "甲.txt"),
        ]

    def test_one_unreadable_file_outweighs_findings(self, draft, tmp_path):
        good = draft(ERROR)
        done = run(good, tmp_path / "没有.txt", "--format", "concise")
        assert done.exit_code == 2
        assert "DT07" in done.stdout

    def test_unreadable_file_fails_at_any_fail_level(self, tmp_path):
        assert status(tmp_path / "没有.txt", "--fail-level", "never") == 2

    @pytest.mark.parametrize(
        ("level", "statuses"),
        [("error", [1, 0, 0]), ("warning", [1, 1, 0]), ("info", [1, 1, 1]), ("never", [0, 0, 0])],
    )
    def test_fail_level(self, draft, level, statuses):
        assert [status(draft(text), "--fail-level", level) for text in (ERROR, WARNING, INFO)] == statuses

    @pytest.mark.parametrize(
        ("arguments", "hint"),
        [
            (["--format", "jsn"], "json"),
            (["--profile", "reviw"], "review"),
            (["--select", "NU011"], "NU01"),
            (["--ignore", "impossible-dat"], "impossible-date"),
            (["--kind", "novel"], "annual-summary"),
            (["--fail-level", "fatal"], "error"),
            (["--lang", "fr"], "en"),
            (["--selct", "NU01"], "--select"),
            (["-p", "no:bultin"], "builtin"),
            (["-p", "builtin"], "no:NAME"),
            (["--no-such-option"], "no-such-option"),
        ],
    )
    def test_mistyped_option_is_named_and_nothing_is_checked(self, draft, arguments, hint):
        done = run(draft(ERROR), *arguments)
        assert (done.exit_code, done.stdout) == (2, "")
        assert hint in done.stderr

    def test_misspelt_command_is_not_looked_for_as_a_file(self):
        done = run("chekc", "稿.txt")
        assert done.exit_code == 2
        assert "是不是 check" in done.stderr

    @pytest.mark.parametrize("arguments", [["--select", ","], ["--select", ""], ["--select", "NU", "--ignore", "NU"]])
    def test_choice_that_leaves_no_rule_is_refused(self, draft, arguments):
        assert status(draft(ERROR), *arguments) == 2

    @pytest.mark.parametrize("arguments", [[], ["check"], ["explain"], ["explain", "ZZ99"]])
    def test_nothing_to_do(self, arguments):
        assert status(*arguments) == 2


class TestChoosingRules:
    @pytest.mark.parametrize("choice", ["DT07", "dt07", "DT", "D", "impossible-date", "NU01, DT07", "NU01,DT07"])
    def test_select(self, draft, choice):
        assert codes(draft(WARNING + ERROR), "--select", choice) == ["DT07"]

    def test_select_may_be_repeated(self, draft):
        assert codes(draft(WARNING + ERROR), "--select", "PH11", "--select", "DT07") == ["PH11", "DT07"]

    @pytest.mark.parametrize("choice", ["DT07", "DT", "impossible-date"])
    def test_ignore(self, draft, choice):
        assert "DT07" not in codes(draft(WARNING + ERROR), "--ignore", choice)
        assert "PH11" in codes(draft(WARNING + ERROR), "--ignore", choice)

    def test_ignore_outweighs_select(self, draft):
        assert codes(draft(WARNING + ERROR), "--select", "DT,PH11", "--ignore", "DT07") == ["PH11"]

    def test_kind_decides_which_parts_are_missed(self, draft):
        path = draft("澄溪县水利站情况\n\n" + "站里整修渠道，检查山塘，培训管护员。\n" * 60)
        assert checked(path)["files"][0]["kind"] is None
        assert checked(path, "--kind", "annual-summary")["files"][0]["kind"] == "annual-summary"
        assert "ST01" in codes(path, "--kind", "annual-summary", "--select", "ST01")


class TestStandardInput:
    def test_takes_the_name_it_is_given(self):
        (file,) = checked("-", "--stdin-filename", "送审 稿.txt", stdin=ERROR)["files"]
        assert file["path"] == "送审 稿.txt"
        assert "DT07" in [found["code"] for found in file["diagnostics"]]

    def test_has_a_name_of_its_own(self):
        assert checked("-", stdin=CLEAN)["files"][0]["path"] == "-"

    def test_may_be_in_any_encoding(self):
        assert codes("-", "--select", "DT07", stdin=(ERROR * 4).encode("gb18030")) == ["DT07"] * 4

    @pytest.mark.parametrize(("text", "expected"), [(CLEAN, 0), (ERROR, 1), (b"\0\1\2\3" * 40, 2)])
    def test_status(self, text, expected):
        assert status("-", stdin=text) == expected


class TestJson:
    def test_has_the_agreed_keys(self, draft):
        report = checked(draft("第一季度新签约项目27个（工业类14个、商贸类9个、农业类6个）。\n"))
        (file,) = report["files"]
        found = next(found for found in file["diagnostics"] if found["code"] == "NU01")
        assert list(report) == ["version", "tool", "files", "summary", "notices"]
        assert report["version"] == 1
        assert report["tool"] == {"name": "zongjie-lint", "version": __version__}
        assert list(file) == [
            *("path", "encoding", "kind", "period"),
            *("relations", "error", "failures", "suppressed", "known", "unread", "notices", "diagnostics"),
        ]
        assert list(file["relations"]) == ["pass", "rounding", "fail", "uncertain", "not_assessable"]
        assert file["relations"]["fail"] == 1
        assert list(found) == [
            *("code", "name", "severity", "message", "advice", "text"),
            *("span", "related", "evidence", "fix", "place"),
        ]
        assert (found["name"], found["severity"], found["text"], found["fix"]) == (
            "sum-mismatch",
            "error",
            "27个",
            None,
        )
        assert [place["text"] for place in found["related"]] == ["14个", "9个", "6个"]
        assert [sorted(place) for place in found["related"]] == [["message", "span", "text"]] * 3
        assert "29" in found["evidence"]

    def test_counts_what_it_found(self, draft):
        summary = checked(draft(ERROR + WARNING), draft(CLEAN, "乙.txt"))["summary"]
        assert (summary["files"], summary["errors"], summary["warnings"]) == (2, 1, 1)

    def test_says_why_a_file_was_not_checked(self, tmp_path):
        (file,) = checked(tmp_path / "没有.txt")["files"]
        assert "找不到" in file["error"]
        assert (file["encoding"], file["kind"], file["period"], file["diagnostics"]) == (None, None, None, [])

    def test_speaks_english(self, tmp_path):
        assert "no such file" in checked(tmp_path / "没有.txt", "--lang", "en")["files"][0]["error"]

    def test_tells_kind_and_period(self, draft):
        (file,) = checked(draft("澄溪县2026年上半年工作总结\n\n" + CLEAN))["files"]
        assert (file["kind"], file["period"]) == ("half-year-summary", {"from": "2026-01-01", "to": "2026-06-30"})

    @pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
    @pytest.mark.parametrize(("mark", "encoding"), [(b"", "utf-8"), (codecs.BOM_UTF8, "utf-8-sig")])
    def test_positions_count_code_points_of_the_text_as_it_stands(self, draft, line_end, mark, encoding):
        text = line_end.join(["澄溪县", "", "𠮷村2026年4月31日开会。", ""])
        (file,) = checked(draft(mark + text.encode()), "--select", "DT07")["files"]
        (found,) = file["diagnostics"]
        start, end = found["span"]["start"], found["span"]["end"]
        assert file["encoding"] == encoding
        assert found["text"] == text[start["offset"] : end["offset"]] == "2026年4月31日"
        assert (start["line"], start["column"]) == (3, 3)
        assert (end["line"], end["column"]) == (3, 13)

    def test_a_fix_is_a_list_of_edits(self, draft):
        (file,) = checked(draft(INFO), "--select", "HD04")["files"]
        fix = file["diagnostics"][0]["fix"]
        first = fix["edits"][0]
        assert fix["safety"] == "safe"
        assert (first["span"]["start"]["offset"], first["replacement"]) == (1, "、")

    def test_nothing_but_json_goes_to_standard_output(self, draft, installed):
        installed(broken=None)
        done = run(draft(CLEAN), "--format", "json", "--skip-broken-plugins")
        assert json.loads(done.stdout)["version"] == 1
        assert "broken" in done.stderr


class TestPlugins:
    def test_broken_plugin_stops_the_run_and_is_named(self, draft, installed):
        installed(broken=None)
        done = run(draft(CLEAN))
        assert (done.exit_code, done.stdout) == (2, "")
        assert "broken" in done.stderr
        assert "fake_broken" in done.stderr

    @pytest.mark.parametrize(("text", "expected"), [(CLEAN, 0), (ERROR, 1)])
    def test_broken_plugin_is_skipped_on_demand(self, draft, installed, text, expected):
        installed(broken=None)
        done = run(draft(text), "--skip-broken-plugins", "--format", "concise")
        assert done.exit_code == expected
        assert "broken" in done.stderr

    def test_broken_plugin_that_is_switched_off_does_no_harm(self, draft, installed):
        installed(broken=None)
        done = run(draft(CLEAN), "-p", "no:broken")
        assert (done.exit_code, done.stderr) == (0, "")

    def test_two_rules_with_one_code_stop_the_run(self, draft, installed):
        installed(mine=plugin(rule("DT07")))
        done = run(draft(CLEAN))
        assert done.exit_code == 2
        assert "DT07" in done.stderr

    @pytest.mark.parametrize("format_", FORMATS)
    def test_a_rule_that_raises_is_named_and_the_others_report(self, draft, installed, format_):
        installed(mine=plugin(rule("ZZ01", crash)))
        done = run(draft(ERROR), "--format", format_)
        assert done.exit_code == 2
        assert "ZZ01" in done.stdout
        assert "DT07" in done.stdout

    def test_json_tells_a_rule_that_raised_from_a_file_that_was_not_read(self, draft, installed):
        installed(mine=plugin(rule("ZZ01", crash)))
        (half_checked,), (unread,) = checked(draft(ERROR))["files"], checked(draft(b"%PDF-1.7\n", "表.txt"))["files"]
        assert [failure["code"] for failure in half_checked["failures"]] == ["ZZ01"]
        assert "第三列" in half_checked["failures"][0]["message"]
        assert unread["error"]
        assert unread["failures"] == []

    def test_a_rule_that_raises_fails_at_any_fail_level(self, draft, installed):
        installed(mine=plugin(rule("ZZ01", crash)))
        assert status(draft(CLEAN), "--fail-level", "never") == 2
        assert status(draft(CLEAN), "--ignore", "ZZ01") == 0

    def test_are_listed_with_their_state(self, installed):
        installed(mine=plugin(rule("ZZ01")), broken=None, other=plugin())
        done = run("plugins", "--format", "json", "-p", "no:other")
        states = {each["name"]: each["state"] for each in json.loads(done.stdout)}
        assert states == {"builtin": "on", "mine": "on", "broken": "broken", "other": "off"}
        assert done.exit_code == 2

    @pytest.mark.parametrize("version", [0, 99])
    def test_one_that_is_written_for_other_hooks_is_no_silent_pass(self, draft, installed, version):
        other = plugin(rule("ZZ01"))
        other.ZONGJIE_LINT_API = version
        installed(other=other)
        for done in (run("plugins"), run(draft(CLEAN))):
            assert done.exit_code == 2
            assert f"为第 {version} 版插件接口写的" in done.output
            assert "Traceback" not in done.output
        assert status(draft(CLEAN), "--skip-broken-plugins") == 0

    def test_a_reporter_that_raises_is_named_and_fails_the_check(self, draft, installed, tmp_path):
        def write(report, stream, view):
            raise KeyError("列")

        module = ModuleType("plugin")
        module.provide_reporters = hookimpl(lambda: [SimpleNamespace(name="列表", write=write)])
        module.provide_reporters.__name__ = "provide_reporters"
        installed(mine=module)
        for options in (["--format", "列表"], ["--output", f"列表={tmp_path / '表.txt'}"]):
            done = run(draft(CLEAN), *options)
            assert done.exit_code == 2
            assert "输出格式 列表 出错：KeyError: '列'" in done.stderr
        assert not (tmp_path / "表.txt").exists()

    def test_are_listed_as_a_table(self):
        done = run("plugins", "--lang", "en")
        assert done.exit_code == 0
        assert ["builtin", __version__, "zongjie-lint", "on"] in [line.split() for line in done.stdout.splitlines()]

    def test_misspelt_name_is_noticed_by_the_list_too(self):
        assert status("plugins", "-p", "no:bultin") == 2

    def test_the_list_survives_two_rules_with_one_code(self, installed):
        installed(mine=plugin(rule("DT07")))
        done = run("plugins")
        assert "mine" in done.stdout
        assert done.exit_code == 2


class TestManual:
    def test_rules_are_listed_once_in_order(self):
        listed = [each["code"] for each in json.loads(run("rules", "--format", "json").stdout)]
        assert listed == sorted(set(listed))
        assert {"NU01", "DT07", "ST01"} <= set(listed)

    @pytest.mark.parametrize(("language", "words"), [("zh", ["错误", "日期不存在"]), ("en", ["error"])])
    def test_rules_are_listed_as_a_table(self, language, words):
        (line,) = [line for line in run("rules", "--lang", language).stdout.splitlines() if line.startswith("DT07")]
        assert all(word in line for word in ["impossible-date", *words])

    @pytest.mark.parametrize("choice", ["DT07", "dt07", "impossible-date"])
    def test_explain(self, choice):
        done = run("explain", choice)
        assert done.exit_code == 0
        assert done.stdout.startswith("# DT07 ")
        assert "## 怎么改" in done.stdout
        assert "✗" in done.stdout

    def test_explain_a_family(self):
        pages = [line for line in run("explain", "DT").stdout.splitlines() if line.startswith("# DT")]
        assert len(pages) > 1

    def test_explain_suggests(self):
        done = run("explain", "impossible-dates")
        assert done.exit_code == 2
        assert "impossible-date" in done.stderr.partition("是不是")[2]

    @pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["check", "--help"], ["-h"]])
    def test_help_and_version(self, arguments):
        assert status(*arguments) == 0


class TestAsAProgram:
    @pytest.mark.parametrize(("text", "expected"), [(CLEAN, 0), (ERROR, 1), (b"\0" * 9, 2)])
    def test_status_reaches_the_shell(self, draft, text, expected):
        path = draft(text, "张局 讲话（终稿）.txt")
        command = [sys.executable, "-X", "utf8", "-m", "zongjie_lint", str(path), "--format", "concise"]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        assert (done.returncode, done.stderr) == (expected, "")

    def test_output_survives_a_terminal_that_lacks_the_characters(self, draft):
        command = [sys.executable, "-m", "zongjie_lint", str(draft(ERROR)), "--format", "concise"]
        environment = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
        done = subprocess.run(command, capture_output=True, check=False, env=environment)
        assert done.returncode == 1, done.stderr
        assert b"DT07" in done.stdout
