"""Severities for a purpose and for a kind of report."""

import json

import pytest
from click.testing import CliRunner

from zongjie_lint.builtin import provide_profiles, provide_rules
from zongjie_lint.cli import main
from zongjie_lint.commands import options
from zongjie_lint.diagnostic import Severity
from zongjie_lint.facts.report_kind import KINDS
from zongjie_lint.linter import Linter
from zongjie_lint.message import Message
from zongjie_lint.plugins import Plugins, hookimpl
from zongjie_lint.profile import Profile, severity_under
from zongjie_lint.source import Source

INFO, WARNING, ERROR = Severity.INFO, Severity.WARNING, Severity.ERROR
PROFILES = {profile.name: profile for profile in provide_profiles()}
RULES = {rule.code: rule for rule in provide_rules()}
BLANK = "云岭镇2026年上半年工作总结\n上半年完成投资x.xx亿元。\n"
LOST = "云岭镇2026年上半年工作总结\n上半年，全镇完成投资亿元。\n"
TITLE = Message("某", "some")


def run(*arguments):
    return CliRunner().invoke(main, [*map(str, arguments)])


def severities(text, profile, code, kind=None):
    report = Linter([RULES[code]()], profile, kind).check(Source("稿", text))
    return [found.severity for found in report.diagnostics]


@pytest.fixture
def draft(tmp_path):
    path = tmp_path / "草稿.txt"
    path.write_text(BLANK, encoding="utf-8")
    return path


@pytest.fixture
def offered(monkeypatch):
    """Pretend that a plugin brings profiles beside the built-in rules."""

    def offer(*profiles):
        class Office:
            @hookimpl
            def provide_profiles(self):
                return profiles

        def load(switched_off=()):
            plugins = Plugins(switched_off)
            plugins.add("builtin", __import__("zongjie_lint.builtin", fromlist=["builtin"]))
            plugins.add("office", Office())
            return plugins

        monkeypatch.setattr(options, "load_plugins", load)

    return offer


class TestBuiltIn:
    def test_there_is_one_for_each_stage(self):
        assert list(PROFILES) == ["draft", "review", "final"]

    @pytest.mark.parametrize("name", PROFILES)
    def test_it_names_only_what_exists(self, name):
        assert list(PROFILES[name].faults(RULES, [kind.key for kind in KINDS])) == []
        assert PROFILES[name].absent(RULES) == []

    @pytest.mark.parametrize(("name", "expected"), [("draft", WARNING), ("review", ERROR), ("final", ERROR)])
    def test_a_blank_is_a_warning_while_drafting_and_an_error_before_publication(self, name, expected):
        assert severities(BLANK, PROFILES[name], "PH01") == [expected]

    @pytest.mark.parametrize(("name", "expected"), [("draft", INFO), ("review", WARNING), ("final", ERROR)])
    def test_a_missing_date(self, name, expected):
        assert PROFILES[name].for_kind(None).get("ST06", RULES["ST06"].severity) == expected

    def test_final_makes_no_matter_of_style_an_error(self):
        raised = {code for code, severity in PROFILES["final"].for_kind(None).items() if severity is ERROR}
        assert {code for code in raised if RULES[code].severity is INFO} == set()

    @pytest.mark.parametrize("name", PROFILES)
    def test_what_the_rule_itself_doubts_is_never_raised(self, name):
        assert severities(LOST, PROFILES[name], "PH01") == [WARNING]


class TestKindsAndBases:
    BASE = Profile("base", TITLE, {"NU01": INFO, "NU02": INFO}, {"speech": {"NU01": None, "NU03": INFO}})
    OWN = Profile("own", TITLE, {"NU03": ERROR, "NU04": INFO}, {"minutes": {"NU02": ERROR}}, base=BASE)

    def test_the_kind_goes_before_every_kind(self):
        assert self.BASE.for_kind("speech") == {"NU01": None, "NU02": INFO, "NU03": INFO}
        assert self.BASE.for_kind("plan") == self.BASE.for_kind(None) == {"NU01": INFO, "NU02": INFO}

    def test_whatever_one_says_goes_before_whatever_its_base_says(self):
        assert self.OWN.for_kind("speech") == {"NU01": None, "NU02": INFO, "NU03": ERROR, "NU04": INFO}
        assert self.OWN.for_kind("minutes")["NU02"] is ERROR

    def test_the_kind_that_was_recognised_counts(self):
        text = "在全县安全生产会议上的讲话\n同志们：\n" + "培训近300人。本次培训318人。" + "6月31日开会。"
        profile = Profile("own", TITLE, kinds={"speech": {"DT07": WARNING}, "minutes": {"DT07": None}})
        assert severities(text, profile, "DT07") == [WARNING]
        assert severities(text, profile, "DT07", kind="minutes") == []
        assert severities(text, profile, "DT07", kind="plan") == [ERROR]


@pytest.mark.parametrize(
    ("chosen", "own", "found", "expected"),
    [
        (WARNING, ERROR, ERROR, WARNING),
        (ERROR, INFO, INFO, ERROR),
        (ERROR, ERROR, INFO, INFO),
        (ERROR, WARNING, INFO, INFO),
        (WARNING, ERROR, WARNING, WARNING),
        (INFO, ERROR, WARNING, INFO),
        (WARNING, WARNING, ERROR, ERROR),
        (INFO, WARNING, ERROR, INFO),
    ],
)
def test_severity_of_a_finding(chosen, own, found, expected):
    assert severity_under(chosen, own, found) is expected


class TestCommandLine:
    @pytest.mark.parametrize(("name", "level", "status"), [("draft", "error", 0), ("final", "error", 1)])
    def test_check(self, draft, name, level, status):
        assert run(draft, "--select", "PH01", "--profile", name, "--fail-level", level).exit_code == status

    @pytest.mark.parametrize(("arguments", "severity"), [([], "warning"), (["--profile", "final"], "error")])
    def test_rules_and_explain_show_the_severity(self, arguments, severity):
        listed = json.loads(run("rules", "--format", "json", *arguments).stdout)
        assert {rule["severity"] for rule in listed if rule["code"] == "ST06"} == {severity}
        word = {"warning": "提醒", "error": "错误"}[severity]
        assert run("explain", "ST06", *arguments).stdout.splitlines()[0].endswith(f"{word}）")

    def test_a_rule_that_is_off_for_a_kind_is_listed_so(self, offered):
        offered(Profile("own", TITLE, kinds={"speech": {"ST06": None}}))
        arguments = ["rules", "--profile", "own", "--kind", "speech"]
        assert (
            next(line for line in run(*arguments).stdout.splitlines() if line.startswith("ST06")).split()[1] == "不查"
        )
        assert None in {rule["severity"] for rule in json.loads(run(*arguments, "--format", "json").stdout)}

    @pytest.mark.parametrize(
        "profile",
        [
            Profile("own", TITLE, {"PH99": INFO}),
            Profile("own", TITLE, kinds={"speech": {"PH99": INFO}}),
            Profile("own", TITLE, base=Profile("base", TITLE, {"PH99": INFO})),
            Profile("own", TITLE, kinds={"speach": {}}),
        ],
    )
    @pytest.mark.parametrize("command", ["check", "fix"])
    def test_one_that_names_what_does_not_exist_stops_the_run(self, draft, offered, profile, command):
        offered(profile)
        done = run(command, draft, "--profile", "own")
        assert (done.exit_code, done.stdout) == (2, "")
        assert "PH99" in done.stderr or "speach" in done.stderr

    def test_a_rule_of_a_plugin_that_is_not_there_is_said_and_no_fault(self, draft, offered):
        offered(Profile("own", TITLE, {"QQ01": INFO, "PH01": INFO}))
        done = run(draft, "--profile", "own", "--format", "concise")
        assert done.exit_code == 0
        assert "QQ01" in done.stderr


class OnRequest(RULES["PH01"]):
    off_by_default = True


class TestARuleThatIsOffByDefault:
    def found(self, profile, selected=()):
        return Linter([OnRequest()], profile, selected=selected).check(Source("稿", BLANK)).diagnostics

    def test_is_silent_in_profiles_that_do_not_name_it(self):
        assert self.found(Profile("any", TITLE)) == ()

    def test_judges_in_a_profile_that_names_it(self):
        assert [found.severity for found in self.found(Profile("strict", TITLE, {"PH01": WARNING}))] == [WARNING]

    def test_judges_where_the_user_selects_it(self):
        assert [found.severity for found in self.found(Profile("any", TITLE), ["PH01"])] == [OnRequest.severity]

    def test_stays_off_where_a_profile_says_so(self):
        assert self.found(Profile("lenient", TITLE, {"PH01": None}), ["PH01"]) == ()

    def test_is_listed_as_off(self):
        assert OnRequest.severity_in({}) is None
        assert OnRequest.severity_in({"PH01": WARNING}) is WARNING
