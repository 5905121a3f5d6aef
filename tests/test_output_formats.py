"""Every format from one run, read back by what its consumers read it with."""

import csv
import io
import json
import os
import subprocess
import sys
import unicodedata
from xml.etree import ElementTree

import junitparser
import output_run
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from output_run import FORMATS, NOTICE, RUN_NOTICE

from zongjie_lint.builtin import load_plugins
from zongjie_lint.cli import main
from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.message import Message
from zongjie_lint.plugins import Plugins
from zongjie_lint.report import FileReport, Report, RuleFailure
from zongjie_lint.reporter import Streaming, View
from zongjie_lint.reporters.json_text import json_text
from zongjie_lint.source import Source
from zongjie_lint.span import Span

REPORTERS = dict(load_plugins().reporters())
MACHINE = [name for name in FORMATS if name not in ("full", "concise", "html")]
CODES = ["DT07", "PH06", "PU06", "PU04", "PH11", "NU01", "PH11", "DT07"]
INFO_CODES = ["PU01", "ST05", "PU01"]

some = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
paths = st.text(st.characters(exclude_characters="\0"), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        return output_run.run_all(tmp_path_factory.mktemp("run"), patch)


def check(*arguments, stdin=None, **environment):
    return CliRunner().invoke(main, ["check", *map(str, arguments)], input=stdin, env=environment)


def junit_cases(text):
    return [case for suite in junitparser.JUnitXml.fromstring(text.encode()) for case in suite]


def _codes_in_csv(text):
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    return [row["规则"] for row in rows if row["行"]]


def _codes_in_sarif(text):
    results = json.loads(text)["runs"][0]["results"]
    new = [found for found in results if not found["suppressions"] and found["baselineState"] == "new"]
    return [found["ruleId"] for found in new]


def _codes_in_checkstyle(text):
    sources = [error.get("source").rpartition(".")[2] for error in ElementTree.fromstring(text).iter("error")]
    return [source for source in sources if source.isupper()]


CODES_IN = {
    "csv": _codes_in_csv,
    "json": lambda text: [found["code"] for file in json.loads(text)["files"] for found in file["diagnostics"]],
    "jsonl": lambda text: [
        line["code"] for line in map(json.loads, text.splitlines()) if line.get("state") == "reported"
    ],
    "sarif": _codes_in_sarif,
    "gitlab": lambda text: [issue["check_name"] for issue in json.loads(text) if issue["check_name"].isupper()],
    "junit": lambda text: [case.name.split()[0] for case in junit_cases(text) if case._elem.get("line")],
    "checkstyle": _codes_in_checkstyle,
}
"""The rules of the findings, as a reader of the format gets at them."""


@pytest.mark.parametrize("format_", CODES_IN)
def test_one_run_has_the_same_findings_in_every_format(run, format_):
    assert sorted(CODES_IN[format_](run.text(format_))) == sorted(CODES + INFO_CODES)


@pytest.mark.parametrize("format_", MACHINE)
def test_nothing_that_was_not_checked_is_passed_over(run, format_):
    text = run.text(format_)
    assert "坏.docx" in text or "%E5%9D%8F.docx" in text
    for said in ("损坏或不完整", "图片 1", NOTICE.zh, RUN_NOTICE.zh):
        assert said in text


def test_the_run_ends_as_the_worst_file_does(run):
    assert run.status == 2


@pytest.mark.parametrize("format_", FORMATS)
def test_a_rule_that_failed_is_told_in_every_format(format_):
    failure = RuleFailure("NU99", "KeyError: 'x'", "Traceback")
    report = Report((FileReport("稿.txt", Source("稿.txt", "全镇"), failures=(failure,)),))
    assert "NU99" in written(format_, report)


@pytest.mark.parametrize("format_", FORMATS)
def test_no_files_are_not_a_clean_run(format_):
    assert Report(()).exit_status(None) == 2
    said = written(format_, Report(()))
    assert "没有文件" in said or format_ not in ("full", "sarif", "github", "junit")


def test_no_files_are_no_failure_of_a_share_of_the_work():
    for may_be_empty in (False, True):
        (case,) = junit_cases(written("junit", Report(()), may_be_empty=may_be_empty))
        (run,) = json.loads(written("sarif", Report(()), may_be_empty=may_be_empty))["runs"]
        assert case.is_error is not may_be_empty
        assert run["invocations"][0]["executionSuccessful"] is may_be_empty


def written(format_, report, **view):
    stream = io.StringIO(newline="")
    REPORTERS[format_].write(report, stream, View(**view))
    return stream.getvalue()


OUTCOMES = {
    "clean": (
        b"\xe5\x85\xa8\xe9\x95\x87\xe6\x95\xb4\xe4\xbf\xae\xe6\x9d\x91\xe9\x81\x9312\xe5\x85\xac\xe9\x87\x8c\xe3\x80\x82\n",
        0,
    ),
    "info": ("全面加强,不松劲。\n".encode(), 0),
    "warning": ("全镇做好做好防汛工作。\n".encode(), 1),
    "error": ("4月31日，镇里召开动员会。\n".encode(), 1),
    "empty": (b"", 2),
    "unreadable": (b"\x00\x01\x02\x03" * 40, 2),
}


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_the_status_is_the_same_whatever_the_format(tmp_path, outcome):
    content, status = OUTCOMES[outcome]
    draft = tmp_path / "稿.txt"
    draft.write_bytes(content)
    assert {format_: check("--format", format_, draft).exit_code for format_ in FORMATS} == dict.fromkeys(
        FORMATS, status
    )
    never = 2 if status == 2 else 0
    assert {check("--format", format_, "--fail-level", "never", draft).exit_code for format_ in FORMATS} == {never}


def test_a_missing_file_is_told_in_every_format(tmp_path):
    for format_ in FORMATS:
        done = check("--format", format_, tmp_path / "没有.txt")
        assert done.exit_code == 2
        assert "找不到这个文件" in done.stdout, format_


def test_the_same_drafts_give_the_same_bytes(run, tmp_path, monkeypatch):
    again = output_run.run_all(tmp_path, monkeypatch)
    assert {format_: again.text(format_) == run.text(format_) for format_ in MACHINE} == dict.fromkeys(MACHINE, True)


# What a terminal, an editor or a page would obey.


@pytest.mark.parametrize("format_", MACHINE)
def test_nothing_invisible_stands_in_what_is_written(run, format_):
    text = run.text(format_).removeprefix("\ufeff").replace("\r\n", "\n")
    assert {c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")} <= {"\n"}


@some
@given(st.text(max_size=30), paths)
def test_nothing_invisible_comes_to_a_terminal(said, path):
    found = Diagnostic("NU01", "x", Severity.ERROR, Span(0, 1), Message(said, said), Message(said, said))
    files = FileReport(path, Source(path, said + "。"), diagnostics=(found,), notices=(Message(said, said),))
    reporter, report = REPORTERS["concise"], Report((files, FileReport(path, error=Message(said, said))))
    lines = [*written("concise", report).split("\n"), *reporter.notice(report, View()).split("\n")]
    assert {c for c in "".join(lines) if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")} == set()
    assert len(lines) == 4


def test_exact_formats_give_the_text_as_it_is(run):
    spans = [found["text"] for file in json.loads(run.text("json"))["files"] for found in file["diagnostics"]]
    assert "\u202e" in spans


@some
@given(st.dictionaries(st.text(max_size=8), st.text(max_size=20), max_size=4))
def test_escaped_json_is_the_same_value_in_one_line_without_anything_invisible(value):
    text = json_text(value)
    assert json.loads(text) == value
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in text)


def test_every_invisible_character_is_escaped_in_json():
    invisible = [c for c in map(chr, range(0x110000)) if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
    assert json_text("".join(invisible)).isascii()


@some
@given(st.text(max_size=30), paths, st.sampled_from(sorted(Severity)))
def test_no_draft_spoils_xml_or_csv(said, path, severity):
    found = Diagnostic("NU01", "x", severity, Span(0, 1), Message(said, said), Message(said, said))
    report = Report((FileReport(path, Source(path, said + "。"), diagnostics=(found,)),))
    for format_ in ("junit", "checkstyle"):
        ElementTree.fromstring(written(format_, report).encode())
    (case,) = [case for case in junit_cases(written("junit", report)) if case._elem.get("line")]
    assert bool(case.result) == (severity > Severity.INFO)
    rows = list(csv.reader(io.StringIO(written("csv", report).removeprefix("\ufeff"), newline="")))
    assert [len(row) for row in rows] == [11, 11]
    assert not any(cell.lstrip()[:1] in tuple("=+-@＝＋－＠\t\r") for cell in rows[1] if cell)


@pytest.mark.parametrize("format_", [*MACHINE, "html"])
def test_what_programs_read_is_utf_8_whatever_the_locale(format_):
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="cp1252", newline="\r\n")
    report = Report((FileReport("稿.txt", error=Message("读不出来", "unreadable")),))
    REPORTERS[format_].write(report, stream, View())
    stream.flush()
    text = raw.getvalue().decode("utf-8")
    assert "读不出来" in text
    assert "\r\r\n" not in text


def test_a_program_started_in_another_locale_writes_utf_8(tmp_path):
    draft = tmp_path / "稿.txt"
    draft.write_text("4月31日，镇里召开动员会。\n", encoding="utf-8")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"}
    command = [sys.executable, "-m", "zongjie_lint", "--format", "jsonl", "稿.txt"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert "4月没有31日" in done.stdout.decode("utf-8")


# Formats one by one.


def test_json_lines_come_in_order_and_end_with_a_summary(run):
    lines = [json.loads(line) for line in run.text("jsonl").splitlines()]
    kinds = [line["type"] for line in lines]
    assert (kinds[0], kinds[-1], kinds.count("file")) == ("header", "summary", 5)
    assert [line["path"].rpartition("/")[2] for line in lines if line["type"] == "file"] == sorted(
        line["path"].rpartition("/")[2] for line in lines if line["type"] == "file"
    )
    at = ""
    for line in lines[1:-1]:
        at = line["path"] if line["type"] == "file" else at
        assert line["path"] == at
    (suppressed,) = [line for line in lines if line.get("state") == "suppressed"]
    assert (suppressed["reason"], suppressed["until"]) == ("领导定稿", "2030-01-31")
    assert [line["code"] for line in lines if line.get("state") == "known"] == ["PH11"]
    summary = {"files": 5, "errors": 3, "warnings": 5, "infos": 3, "suppressed": 1, "known": 1, "failed": 1}
    assert lines[-1] == {"type": "summary", **summary, "notices": [RUN_NOTICE.zh]}
    assert json.loads(run.text("json"))["summary"] == summary


def test_a_stream_writes_each_file_before_the_next_is_checked():
    for reporter in (REPORTERS["jsonl"], REPORTERS["csv"]):
        assert isinstance(reporter, Streaming)
        stream, seen = io.StringIO(newline=""), []

        def files(stream=stream, seen=seen):
            for number in range(3):
                seen.append(f"稿{number - 1}.txt" in stream.getvalue())
                yield FileReport(f"稿{number}.txt", error=Message("读不出来", "unreadable"))

        reporter.stream(files(), lambda: [NOTICE], stream, View())
        assert seen == [False, True, True]
        assert NOTICE.zh in stream.getvalue()


def test_streaming_comes_to_the_same_as_a_report_that_was_kept(tmp_path):
    (tmp_path / "甲.txt").write_text("4月31日，镇里召开动员会。\n", encoding="utf-8")
    (tmp_path / "乙.txt").write_text("全镇整修村道12公里。\n", encoding="utf-8")
    for format_ in ("jsonl", "csv"):
        alone = check("--format", format_, tmp_path)
        beside = check("--format", format_, "--output", f"json={tmp_path / 'x.json'}", tmp_path)
        assert (alone.stdout, alone.exit_code) == (beside.stdout, beside.exit_code)


class Talkative(type(REPORTERS["csv"])):
    """A reporter that can stream, and has something to say of the whole."""

    def notice(self, report, view):
        return f"共 {len(report.files)} 份"


def test_reporter_with_something_to_say_of_the_whole_is_not_streamed(tmp_path, monkeypatch):
    (tmp_path / "甲.txt").write_text("全镇整修村道12公里。\n", encoding="utf-8")
    monkeypatch.setattr(Plugins, "reporters", lambda _: {"csv": Talkative()})
    assert "共 1 份" in check("--format", "csv", tmp_path).stderr


def test_csv_is_for_excel(run):
    assert run.path("csv").read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(run.text("csv").removeprefix("\ufeff"), newline="")))
    assert rows[0] == ["文件", "级别", "规则", "名称", "位置", "行", "列", "原文", "问题", "依据", "改法"]
    assert {len(row) for row in rows} == {11}
    assert [row[4] for row in rows if row[2] == "NU01"] == ["第 2 段"]
    assert run.text("csv").count("\r\n") == len(rows)
    english = check("--format", "csv", "--lang", "en", run.folder / "稿件" / "清.txt").stdout
    assert english.strip() == "\ufeffFile,Severity,Rule,Name,Place,Line,Column,Text,Problem,Working,What to do"


def test_a_cell_that_excel_would_compute_is_text():
    found = Diagnostic("NU01", "x", Severity.ERROR, Span(0, 8), Message("=1+1", ""), Message("@SUM", ""))
    report = Report((FileReport("-1.txt", Source("-1.txt", "\t=cmd|'x'"), diagnostics=(found,)),))
    row = list(csv.reader(io.StringIO(written("csv", report).removeprefix("\ufeff"), newline="")))[1]
    assert [row[0], row[7], row[8], row[10]] == ["'-1.txt", "'  =cmd|'x", "'=1+1", "'@SUM"]


def test_gitlab_gets_what_it_documents(run):
    issues = json.loads(run.text("gitlab"))
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert isinstance(issue["location"]["lines"]["begin"], int)
        assert issue["location"]["lines"]["begin"] >= 1
        assert not issue["location"]["path"].startswith(("./", "/")) or issue["location"]["path"] == "."
        assert issue["description"]
        assert issue["check_name"]
    fingerprints = [issue["fingerprint"] for issue in issues]
    assert len(set(fingerprints)) == len(fingerprints)


def test_gitlab_knows_a_finding_again_when_it_has_moved_and_only_then(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def fingerprints(text):
        (tmp_path / "稿.txt").write_text(text, encoding="utf-8")
        return [
            issue["fingerprint"]
            for issue in json.loads(check("--format", "gitlab", "--select", "DT07", "稿.txt").stdout)
        ]

    sentence = "4月31日，镇里召开动员会。\n"
    (before,) = fingerprints(sentence)
    assert fingerprints("全镇整修村道12公里。\n" + sentence) == [before]
    assert before not in fingerprints("4月31日，镇里召开动员大会。\n")
    twice = fingerprints(sentence + sentence)
    assert before in twice
    assert len(set(twice)) == len(twice) == 2


@pytest.mark.parametrize("named", ["稿.txt", "./稿.txt", "../这里/稿.txt", "{folder}/稿.txt"])
def test_paths_for_gitlab_start_from_the_repository(tmp_path, monkeypatch, named):
    folder = tmp_path / "这里"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / "稿.txt").write_text("4月31日，镇里召开动员会。\n", encoding="utf-8")
    path = named.format(folder=folder)
    (issue,) = json.loads(check("--format", "gitlab", "--select", "DT07", path).stdout)
    assert issue["location"]["path"] == "稿.txt"
    (issue,) = json.loads(
        check("--format", "gitlab", "--select", "DT07", path, GITLAB_CI="true", CI_PROJECT_DIR=str(tmp_path)).stdout
    )
    assert issue["location"]["path"] == "这里/稿.txt"


def test_junit_counts_what_it_holds(run):
    suites = junitparser.JUnitXml.fromstring(run.text("junit").encode())
    assert [suite.name.rpartition("/")[2] for suite in suites][-2:] == ["清.txt", "zongjie-lint"]
    for suite in suites:
        results = [type(case.result[0]) for case in suite if case.result]
        assert suite.tests == len(list(suite))
        assert suite.failures == results.count(junitparser.Failure)
        assert suite.errors == results.count(junitparser.Error)
    assert (suites.tests, suites.failures, suites.errors) == (16, 8, 1)
    assert [case.is_passed for case in next(suite for suite in suites if suite.name.endswith("清.txt"))] == [True]


def test_junit_fails_what_fails_the_run(tmp_path):
    draft = tmp_path / "稿.txt"
    draft.write_text("4月31日，镇里做好做好防汛工作。\n", encoding="utf-8")
    failed = {
        level: [type(case.result[0]).__name__ if case.result else "" for case in junit_cases(text)]
        for level in ("error", "warning", "never")
        for text in [check("--format", "junit", "--select", "DT07,PH11", "--fail-level", level, draft).stdout]
    }
    assert failed["error"] == ["Failure", ""]
    assert failed["warning"] == ["Failure", "Failure"]
    assert "Failure" not in failed["never"]


def test_checkstyle_is_as_checkstyle_writes_it(run):
    root = ElementTree.fromstring(run.text("checkstyle").encode())
    assert root.tag == "checkstyle"
    assert [file.tag for file in root] == ["file"] * 6
    for error in root.iter("error"):
        assert int(error.get("line")) >= 1
        assert error.get("severity") in ("error", "warning", "info")
        assert error.get("message")
        assert error.get("source").startswith("zongjie-lint.")


def test_a_place_in_a_word_document_is_told_in_words(run):
    for format_ in ("github", "gitlab", "junit", "checkstyle", "sarif"):
        assert "第 2 段：总量12座" in run.text(format_)
    assert "第 3 行：" not in run.text("gitlab")


# Choosing one.


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [("SARIF", "sarif"), ("sarfi", "sarif"), ("code-quality", "gitlab"), ("ndjson", "jsonl"), ("excel", "csv")],
)
def test_a_format_that_there_is_not_is_answered_with_the_one_that_was_meant(tmp_path, wrong, meant):
    (tmp_path / "稿.txt").write_text(output_run.CLEAN, encoding="utf-8")
    done = check("--format", wrong, tmp_path / "稿.txt")
    assert done.exit_code == 2
    assert f"是不是 {meant}" in done.stderr
    done = check("--output", f"{wrong}={tmp_path / 'x'}", tmp_path / "稿.txt")
    assert (done.exit_code, f"是不是 {meant}" in done.stderr) == (2, True)


def test_an_output_without_its_format_is_answered_with_an_example_that_would_work(tmp_path):
    (tmp_path / "稿.txt").write_text(output_run.CLEAN, encoding="utf-8")
    done = check("--output", "结果.sarif", tmp_path / "稿.txt")
    assert (done.exit_code, "sarif=结果.sarif" in done.stderr) == (2, True)
    done = check("--output", "json=-", tmp_path / "稿.txt")
    assert (done.exit_code, "--format json" in done.stderr) == (2, True)


def test_help_names_every_format():
    shown = " ".join(check("--help").stdout.split())
    assert ", ".join(FORMATS) in shown
    assert list(REPORTERS) == list(FORMATS)


@pytest.mark.parametrize(
    ("environment", "options", "begins"),
    [
        ({"GITHUB_ACTIONS": "true"}, [], "::error "),
        ({"GITHUB_ACTIONS": "false"}, [], "\n"),
        ({"GITHUB_ACTIONS": "true"}, ["--format", "concise"], "稿.txt:1:1: DT07"),
        ({"GITLAB_CI": "true"}, [], "\n"),
        ({}, [], "\n"),
    ],
)
def test_github_actions_gets_its_own_format_unless_another_is_named(
    tmp_path, monkeypatch, environment, options, begins
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "稿.txt").write_text("4月31日，镇里召开动员会。\n", encoding="utf-8")
    done = check(*options, "稿.txt", **environment)
    assert done.exit_code == 1
    assert done.stdout.startswith(begins) or (begins == "\n" and "::error" not in done.stdout)
