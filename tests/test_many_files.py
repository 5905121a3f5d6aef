"""Many documents at once: in workers, in shards, counted by rule, and in little memory."""

import hashlib
import json
import os
import pickle
import pty
import select
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from trial_plugin import TrialPlugin

from zongjie_lint.builtin import provide_rules
from zongjie_lint.cli import main
from zongjie_lint.commands.batch import Shard
from zongjie_lint.linter import Linter
from zongjie_lint.printers.progress import Progress, progress_of
from zongjie_lint.record import replace
from zongjie_lint.report import FileReport
from zongjie_lint.source import Source
from zongjie_lint.spool import Spool

EXAMPLES = Path(__file__).parent.parent / "examples"
PLACES = ("青石", "云岭", "临溪", "北坪", "望河", "松坡", "南湾", "东塘", "清水")
DRAFT = "{place}县水利局2025年工作总结\n\n一、工作情况\n全年改造管网{count}处，其中城区12处、乡镇9处。验收合格。。\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("稿件").mkdir()
    for at, place in enumerate(PLACES):
        Path("稿件", f"{place}.txt").write_text(DRAFT.format(place=place, count=20 + at), encoding="utf-8")
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(main, [*map(str, arguments)])


def is_gone(group):
    """Whether no process of a group is left, or none is after a while."""
    for _ in range(200):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def untimed(text):
    return [line.rsplit("  ", 1)[0] if line.endswith("秒") else line for line in text.splitlines()]


@pytest.mark.parametrize(
    "options", [["--format", "json"], ["--format", "html", "--lang", "en"], ["--against", "稿件/青石.txt", "--show-info"]]
)  # fmt: skip
def test_workers_find_what_one_process_finds_and_in_the_same_order(folder, options):
    (folder / "稿件" / "旧编码.txt").write_bytes(DRAFT.format(place="石桥", count=21).encode("gbk"))
    (folder / "稿件" / "坏的.docx").write_bytes(b"PK\x03\x04 and nothing more")
    (folder / "稿件" / "空的.txt").write_bytes(b"")
    arguments = ["稿件/云岭.txt", "没有这份.txt", "稿件", EXAMPLES / "水利半年总结.docx", *options]
    arguments = [each for each in arguments if "--against" not in options or each != "稿件"] or arguments
    alone, together = run(*arguments, "--jobs", "1"), run(*arguments, "--jobs", "3")
    assert untimed(together.stdout) == untimed(alone.stdout)
    assert (together.exit_code, together.stderr) == (alone.exit_code, alone.stderr)
    assert alone.exit_code == 2


def test_document_that_a_worker_dies_of_is_named_and_the_others_are_checked(folder):
    plugin = TrialPlugin(folder / "插件", "if '望河' in document.text: os._exit(9)\nreturn ()")
    status, output, said = plugin.run(folder, "稿件", "--jobs", "2", "--format", "json")
    assert (status, said) == (2, "")
    files = json.loads(output)["files"]
    assert [file["path"] for file in files] == sorted(f"稿件/{place}.txt" for place in PLACES)
    failed = {file["path"]: file["error"] for file in files if file["error"]}
    assert list(failed) == ["稿件/望河.txt"]
    assert "中途断了" in failed["稿件/望河.txt"]
    assert all({found["code"] for found in file["diagnostics"]} >= {"PU06"} for file in files if not file["error"])


@pytest.mark.parametrize("error", [EOFError, BlockingIOError])
def test_process_that_cannot_start_workers_checks_by_itself(folder, monkeypatch, error):
    alone = run("稿件", "--jobs", "1", "--format", "json")

    def raising(*_):
        raise error  # what a fork server that was killed ends with, and a user who has too many processes

    monkeypatch.setattr("zongjie_lint.commands.workers.ProcessPoolExecutor.submit", raising)
    together = run("稿件", "--jobs", "2", "--format", "json")
    assert (together.exit_code, together.stdout) == (alone.exit_code, alone.stdout)


def test_unexpected_end_of_something_is_no_finding(folder, monkeypatch):
    def raising(*_):
        raise EOFError

    monkeypatch.setattr("zongjie_lint.commands.run.Run.end", raising)
    result = run("稿件")
    assert isinstance(result.exception, RuntimeError)
    assert "Aborted" not in result.output


def test_ctrl_d_where_something_is_asked_is_an_interruption_and_no_finding(folder, monkeypatch):
    def raising(*_):
        raise click.Abort

    monkeypatch.setattr("zongjie_lint.commands.run.Run.end", raising)
    assert run("稿件").exit_code == 130


def test_traceback_of_a_rule_comes_back_from_a_worker(folder):
    plugin = TrialPlugin(folder / "插件", "raise ValueError('算错了')")
    status, output, _ = plugin.run(folder, "稿件", "--jobs", "2", "--verbose")
    assert status == 2
    assert "ValueError: 算错了" in output
    assert 'zongjie_trial.py", line' in output


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_the_check_with_status_130_and_without_a_trace(folder, jobs):
    plugin = TrialPlugin(folder / "插件", "pathlib.Path('开始').touch()\ntime.sleep(300)\nreturn ()")
    program = plugin.start(folder, "稿件", "--jobs", jobs)
    while not (folder / "开始").exists():
        assert program.poll() is None
        time.sleep(0.05)
    os.killpg(program.pid, signal.SIGINT)
    output, said = program.communicate(timeout=60)
    assert (program.returncode, output, said.strip()) == (130, "", "Interrupted. 已中断。")
    assert is_gone(program.pid)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no masks of signals on Windows")
def test_ctrl_c_is_held_back_while_the_first_worker_starts():
    program = """
        import signal
        from multiprocessing import resource_tracker
        from zongjie_lint.commands.workers import sheltered
        with sheltered():
            resource_tracker.ensure_running()
            assert signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, [])
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(program)], check=True)


def test_working_directory_brings_no_code_into_workers(folder):
    (folder / "regex.py").write_text("raise SystemExit('taken from the working directory')")
    (folder / "json.py").write_text("raise SystemExit('taken from the working directory')")
    code = "import sys; sys.path.remove(''); from zongjie_lint.__main__ import main; main()"
    path = os.pathsep.join(filter(None, sys.path))
    done = subprocess.run(
        [sys.executable, "-c", code, "稿件", "--jobs", "2", "--format", "json"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert not any(file["error"] for file in json.loads(done.stdout)["files"])


@given(st.integers(0, 60), st.integers(1, 70))
def test_shards_are_the_whole_and_share_nothing(documents, count):
    whole = list(range(documents))
    parts = [Shard(number, count).of(whole) for number in range(1, count + 1)]
    assert sorted(each for part in parts for each in part) == whole
    assert all(list(part) == sorted(part) for part in parts)
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


def test_shards_of_a_check_are_the_whole_check(folder):
    def found(*options):
        return json.loads(run("稿件", "--format", "json", *options).stdout)["files"]

    parts = [found("--shard", f"{number}/4") for number in range(1, 5)]
    assert sorted((each for part in parts for each in part), key=lambda file: file["path"]) == found()


def test_empty_shard_says_so_and_passes(folder):
    for options in ([], ["--format", "jsonl"], ["--format", "json"]):
        result = run("稿件", "--shard", "12/12", *options)
        assert result.exit_code == 0
        assert result.stderr.startswith("第 12/12 份里没有稿子（一共只有 9 份）")


@pytest.mark.parametrize("value", ["0/3", "4/3", "1/0", "-1/3", "1", "a/b", "1/3/5", "", "１/３"])
def test_wrong_shards_are_refused(folder, value):
    result = run("稿件", "--shard", value)
    assert result.exit_code == 2
    assert "--shard" in result.stderr


@pytest.mark.parametrize("value", ["-1", "two", "1.5", ""])
def test_wrong_numbers_of_jobs_are_refused(folder, value):
    result = run("稿件", f"--jobs={value}")
    assert result.exit_code == 2
    assert "--jobs" in result.stderr


def test_shard_and_annotation_exclude_each_other(folder):
    result = run("稿件/青石.txt", "--shard", "1/2", "--annotate", "批注.docx")
    assert (result.exit_code, "--shard" in result.stderr) == (2, True)


def test_statistics_add_up(folder):
    whole = json.loads(run("稿件", EXAMPLES, "--statistics", "--format", "json").stdout)
    counted, summary = whole["statistics"], whole["summary"]
    assert counted["findings"] == sum(each["findings"] for each in counted["rules"])
    assert counted["findings"] == summary["errors"] + summary["warnings"] + summary["infos"]
    assert counted["documents"] == sum(bool(file["diagnostics"]) for file in whole["files"])
    for each in counted["rules"]:
        codes = [[found["code"] for found in file["diagnostics"]] for file in whole["files"]]
        assert each["findings"] == sum(of_one.count(each["code"]) for of_one in codes)
        assert each["documents"] == sum(each["code"] in of_one for of_one in codes)


def test_statistics_are_a_table_for_people_and_beside_the_output_for_programs(folder):
    table = [
        "规则统计",
        "规则  问题  稿件  名称",
        "PU06     2     2  点号重叠",
    ]
    files = ["稿件/青石.txt", "稿件/云岭.txt", "--select", "PU06", "--statistics"]
    for options in ([], ["--format", "concise"]):
        assert "\n".join([*table, "合计     2     2"]) in run(*files, *options).stdout
    beside = run(*files, "--format", "csv")
    assert beside.stderr.splitlines() == [*table, "合计     2     2"]
    assert "规则统计" not in beside.stdout
    assert "statistics" not in json.loads(run(*files[:2], "--format", "json").stdout)
    assert "没有可统计的" in run("稿件/青石.txt", "--select", "DT07", "--statistics").stdout


@pytest.fixture(scope="module")
def reports():
    linter = Linter([rule() for rule in provide_rules()])
    texts = [DRAFT.format(place=place, count=21 + len(place)) for place in PLACES]
    return [linter.check(Source(f"{at}.txt", text)) for at, text in enumerate(texts)]


@given(st.integers(0, 80_000))
def test_spool_holds_what_was_put_into_it(reports, most):
    spool = Spool(reports, most)
    assert len(spool) == len(reports)
    assert list(spool) == list(spool) == reports
    assert [spool[at] for at in range(-len(reports), len(reports))] == [*reports, *reports]
    assert list(spool[2:5]) == reports[2:5]
    with pytest.raises(IndexError):
        spool[len(reports)]


def test_spool_holds_what_no_file_can(reports):
    """Such as a finding of a plugin's own kind."""
    odd = replace(reports[1], notices=(lambda: None,))
    spool = Spool([reports[0], odd, reports[2]], 0)
    assert list(spool) == [spool[0], spool[1], spool[2]] == [reports[0], odd, reports[2]]


def test_everything_in_a_report_can_be_sent_to_another_process(reports):
    for report in reports:
        sent = pickle.loads(pickle.dumps(report))
        assert sent == report
        assert sent.source.is_told_by_line(0) == report.source.is_told_by_line(0)


def test_no_progress_is_shown_where_nobody_looks(capsys):
    with progress_of(100, "zh") as progress:
        assert type(progress) is Progress
        progress.at("稿.txt")
        progress.advance()
    assert capsys.readouterr() == ("", "")


def shown_on_terminal(program, screen, words):
    """What comes on a terminal up to some words, which are waited for."""
    seen, end = b"", time.monotonic() + 60
    while words.encode() not in seen and time.monotonic() < end:
        if select.select([screen], [], [], 0.2)[0]:
            seen += os.read(screen, 4096)
    return seen.decode(errors="replace")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_progress_on_a_terminal_names_the_document_that_takes_long(folder, monkeypatch, jobs):
    monkeypatch.delenv("CI", raising=False)
    plugin = TrialPlugin(
        folder / "插件", "while '望河' in document.text and not os.path.exists('好了'): time.sleep(0.1)\nreturn ()"
    )
    screen, terminal = pty.openpty()
    program = plugin.start(
        folder, "稿件/望河.txt", "稿件", "--jobs", jobs, "--format", "json", stderr=terminal, TERM="xterm"
    )
    os.close(terminal)
    assert "正在查 稿件/望河.txt" in shown_on_terminal(program, screen, "望河.txt")
    Path("好了").touch()
    output, _ = program.communicate(timeout=60)
    os.close(screen)
    assert json.loads(output)["summary"]["files"] == len(PLACES)


def test_file_report_of_nothing_is_kept(reports):
    assert list(Spool([FileReport("没有.txt")], 0)) == [FileReport("没有.txt")]


OWN_READER = """
from zongjie_lint.plugins import hookimpl

class Reader:
    name = "own"
    suffixes = (".own",)

@hookimpl
def provide_readers():
    return [Reader()]
"""
REMARKS = (
    ('[severity]\nQQ01 = "off"\n', "QQ01", []),
    ('plugins = ["规则.py"]\n', "没有允许运行，跳过了", ["--skip-untrusted-plugins"]),
    ('plugins = ["规则.py"]\n', "不只是规则", []),
    ('profile = "office"\n', "office", []),
)


@pytest.mark.parametrize(("configuration", "said", "options"), REMARKS)
def test_remarks_on_the_configuration_are_made_once_by_however_many_workers(folder, configuration, said, options):
    plugin = TrialPlugin(folder / "插件", "return ()")
    with (folder / "插件" / "zongjie_trial.py").open("a", encoding="utf-8") as file:
        file.write(
            "\nfrom zongjie_lint.profile import Profile\n\n@hookimpl\ndef provide_profiles():\n"
            "    return [Profile('office', Message('本局', 'office'), {'QQ01': None})]\n"
        )
    Path("规则.py").write_text(OWN_READER, encoding="utf-8")
    Path("zongjie-lint.toml").write_text(configuration, encoding="utf-8")
    digest = "" if options else hashlib.sha256(OWN_READER.encode()).hexdigest()
    run_with = {"ZONGJIE_LINT_TRUST": digest, "XDG_CONFIG_HOME": str(folder / "家")}
    alone, together = (
        plugin.run(folder, "稿件", "--format", "concise", "--jobs", jobs, *options, **run_with) for jobs in ("1", "3")
    )
    assert together == alone
    assert together[2].count(said) == 1
