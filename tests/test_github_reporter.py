"""Annotations as the runner of GitHub Actions reads them, and the summary of the step as GitHub shows it."""

import io

import output_run
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from runner_command import commands

from zongjie_lint.cli import main
from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.message import Message
from zongjie_lint.pipeline import Pipeline, pipeline
from zongjie_lint.report import FileReport, Report
from zongjie_lint.reporter import View
from zongjie_lint.reporters.columns import harmless
from zongjie_lint.reporters.github import GithubReporter
from zongjie_lint.reporters.job_summary import MOST_ROWS, job_summary
from zongjie_lint.source import Source
from zongjie_lint.span import Span

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        return output_run.run_all(tmp_path_factory.mktemp("run"), patch)


def finding(severity=Severity.ERROR, said="甲", end=1):
    return Diagnostic("NU01", "sum-mismatch", severity, Span(0, end), Message(said, said), Message("核对", "check"))


def report_of(*found, path="稿.txt", text="全镇。\n第二行。\n"):
    return Report((FileReport(path, Source(path, text), diagnostics=found),))


def written(report, **view):
    stream = io.StringIO(newline="")
    GithubReporter().write(report, stream, View(**view))
    return stream.getvalue()


def test_every_finding_is_a_command_with_its_place(run):
    found = commands(run.text("github"))
    (word,) = [each for each in found if each.properties["title"] == "NU01 分项之和与总量不符"]
    assert (word.properties["file"], word.properties["line"], word.properties.get("col")) == (
        "稿件/总结.docx",
        "2",
        None,
    )
    assert word.data.startswith("稿件/总结.docx: 第 2 段：总量12座与各分项之和13座不符\n依据：")
    (text,) = [each for each in found if each.properties["title"] == "DT07 日期不存在" and "50%" in each.data]
    assert text.properties == {
        "title": "DT07 日期不存在",
        "file": f"稿件/{output_run.DRAFT_NAME}",
        "line": "3",
        "col": "2",
        "endLine": "3",
        "endColumn": "7",
    }


def test_the_most_severe_come_first_and_matters_of_style_only_when_asked_for(run):
    levels = [command.name for command in commands(run.text("github"))]
    assert levels == sorted(levels, key=["error", "warning", "notice"].index)
    assert "PU01" not in run.text("github")
    assert "3 个错误，5 个提醒，1 个文件没能检查，3 条建议未显示" in run.text("github")
    report = report_of(finding(Severity.INFO))
    assert [each.name for each in commands(written(report))] == []
    assert [each.name for each in commands(written(report, show_info=True))] == ["notice"]


def test_columns_are_left_out_where_the_lines_differ():
    (command,) = commands(written(report_of(finding(end=6))))
    assert {"line": "1", "endLine": "2"}.items() <= command.properties.items()
    assert not {"col", "endColumn"} & set(command.properties)


def test_what_github_will_not_show_is_said():
    few, many = (written(report_of(*[finding()] * count)) for count in (10, 13))
    assert "10 条标注" not in few
    assert "其余 3 条只在日志里" in many
    assert len(commands(many)) == 13
    each_level = [finding(severity) for severity in Severity for _ in range(11)]
    assert "其余 3 条" in written(report_of(*each_level), show_info=True)


anything = st.text(st.characters() | st.sampled_from("%:,;=\n\r]#[ "), max_size=25)


@given(anything.filter(lambda text: "\0" not in text and text.strip()), anything, st.sampled_from(sorted(Severity)))
def test_the_runner_reads_what_was_meant_and_obeys_no_draft(path, said, severity):
    report = report_of(finding(severity, said), path=path)
    output = written(report, show_info=True)
    (command,) = commands(output)
    assert command.name == LEVELS[severity]
    assert harmless(said) in command.data
    assert set(command.properties) == {"title", "file", "line", "col", "endLine", "endColumn"}


@pytest.mark.parametrize(
    "said", ["##[error]假的", "::error::假的", "%0A::error::假的", "\n::add-mask::总结", "##[stop-commands]x"]
)
def test_a_draft_gives_no_orders(said):
    (command,) = commands(written(report_of(finding(said=said))))
    assert (command.name, command.properties["title"]) == ("error", "NU01 sum-mismatch")
    notice = Message(said, said)
    assert len(commands(written(Report((FileReport("稿.txt", notices=(notice,)),))))) == 1


def test_paths_start_from_the_repository(tmp_path):
    path = str(tmp_path / "稿件" / "甲.txt")
    (command,) = commands(written(report_of(finding(), path=path), pipeline=Pipeline("github", tmp_path)))
    assert command.properties["file"] == "稿件/甲.txt"


# The summary of the step.


def table(page):
    """The cells of the table in a page, as the reader sees them."""
    tokens = MarkdownIt("commonmark").enable("table").parse(page)
    rows, current = [], []
    for at, token in enumerate(tokens):
        if token.type in ("th_open", "td_open"):
            current.append("".join(child.content for child in tokens[at + 1].children))
        elif token.type == "tr_close":
            rows.append(current)
            current = []
    return rows


def test_the_summary_is_a_table_of_what_was_found():
    rows = table(job_summary(report_of(finding(Severity.WARNING), finding()), View()))
    assert rows == [
        ["级别", "文件", "位置", "规则", "问题", "改法"],
        ["错误", "稿.txt", "第\u00a01\u00a0行", "NU01", "甲", "核对"],
        ["提醒", "稿.txt", "第\u00a01\u00a0行", "NU01", "甲", "核对"],
    ]


@given(anything.filter(str.strip))
def test_no_draft_spoils_the_summary(said):
    page = job_summary(report_of(finding(said=f"甲{said}乙")), View())
    rows = table(page)
    assert [len(row) for row in rows] == [6, 6]
    assert "".join(rows[1][4].split()) == "".join(harmless(f"甲{said}乙").split())
    assert "<" not in page


def test_a_long_summary_is_cut_and_says_so():
    page = job_summary(report_of(*[finding(said="甲" * 2000)] * (MOST_ROWS + 7)), View())
    assert len(page.encode()) < 1024 * 1024
    assert "另有 7 条没有列出" in page


def test_the_summary_is_added_to_what_other_steps_wrote(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "稿.txt").write_text("4月31日，镇里召开动员会。\n", encoding="utf-8")
    (tmp_path / "summary.md").write_text("# 以前的\n", encoding="utf-8")
    environment = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}
    assert CliRunner().invoke(main, ["check", "稿.txt"], env=environment).exit_code == 1
    page = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert page.startswith("# 以前的\n")
    assert "4月没有31日" in page
    CliRunner().invoke(main, ["check", "--format", "json", "稿.txt"], env=environment)
    assert (tmp_path / "summary.md").read_text(encoding="utf-8") == page


def test_a_summary_that_cannot_be_written_is_said_and_changes_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "稿.txt").write_text("全镇整修村道12公里。\n", encoding="utf-8")
    environment = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(tmp_path)}
    done = CliRunner().invoke(main, ["check", "稿.txt"], env=environment)
    assert (done.exit_code, "步骤摘要写不进去" in done.stderr) == (0, True)


def test_who_runs_the_check_is_read_from_the_environment():
    assert pipeline({}) is None
    assert pipeline({"GITHUB_ACTIONS": "1"}) is None
    assert pipeline({"CI": "true"}) is None
    found = pipeline({"GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": "/w", "GITHUB_STEP_SUMMARY": "/s"})
    assert (found.name, str(found.root), str(found.summary)) == ("github", "/w", "/s")
    assert pipeline({"GITLAB_CI": "true", "CI_PROJECT_DIR": ""}) == Pipeline("gitlab")
