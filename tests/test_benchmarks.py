"""What the benchmark does apart from timing: its texts, its faults, its figures, its page."""

import json
import random
import signal
from collections import Counter
from dataclasses import fields, replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import comparison, drafts, growth, page, planted, startup, throughput, worst_inputs
from benchmarks.__main__ import SECTIONS, main
from benchmarks.checked import check_all, session
from benchmarks.linters import (
    OTHERS,
    Linter,
    Package,
    read_autocorrect,
    read_lint_md,
    read_proselint,
    read_textlint,
    read_zhlint,
)
from benchmarks.machine import Machine
from benchmarks.process import ROOT, Command, Failed, Sample, Timing, environment, interleaved, run
from benchmarks.results import Results
from benchmarks.scene import Scene
from benchmarks.tables import tables_of
from zongjie_lint.builtin import provide_rules
from zongjie_lint.diagnostic import Severity
from zongjie_lint.linter import Linter as OwnLinter
from zongjie_lint.source import Source

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the benchmark runs on POSIX systems only")
MACHINE = Machine("2026-01-08", "Processor", 2, 8.0, "Linux x86_64", "3.11.0", "v20.0.0", "0.1.0", "abc", {}, 0.1)
TIMING = Timing(3, 0.2, 0.1, 0.3, 0.15, 50.0)
SIZE = growth.Size(50_000, 50_100, 17_000, 10, 900.0, 12.0, 3, ())
RESULTS = Results(
    1,
    "python -m benchmarks",
    False,
    MACHINE,
    [startup.Row("version", "zongjie-lint --version", TIMING, 1.2, None)],
    throughput.Throughput(10**6, 48, 0.2, 1.8, "没有装", [throughput.Row("jobs-1", 1.0, 0.9, 1.1, 1.0, 1.0)]),
    [growth.Row("line", [SIZE, replace(SIZE, size=5_000_000, nanoseconds=None, memory=None)], None)],
    [worst_inputs.Row("'|'", (10, 40), [0.1, None], None, ("NU01",))],
    comparison.Comparison(
        10**6,
        24,
        {"sum": 8},
        [
            comparison.Row("ours", "0.1.0", None, TIMING, TIMING, 1.0, {"sum": 8}, 0),
            comparison.Row("gone", "1.0", "没装上"),
        ],
    ),
)


def lint(text):
    return OwnLinter([rule() for rule in provide_rules()]).check(Source("draft.md", text)).diagnostics


@pytest.mark.parametrize("shape", drafts.SHAPES)
def test_the_same_seed_makes_the_same_text_of_about_the_size(shape):
    text = drafts.shaped(shape, 30_000)
    assert text == drafts.shaped(shape, 30_000)
    assert text != drafts.shaped(shape, 30_000, seed=1)
    assert 30_000 <= len(text.encode()) < 36_000


def test_each_shape_has_its_shape():
    texts = {shape: drafts.shaped(shape, 50_000) for shape in drafts.SHAPES}
    assert texts["line"].count("\n") == 1
    assert all(line.startswith("|") for line in texts["table"].splitlines())
    assert texts["tables"].count("|---|") > 1
    assert texts["paragraphs"].count("\n") == pytest.approx(100, rel=0.2)
    assert texts["report"].startswith(texts["report"].splitlines()[0] + "\n\n1. ")


def test_hardly_a_sentence_comes_twice():
    said = Counter(drafts.shaped("line", 300_000).split("。"))
    assert said.most_common(1)[0][1] <= 3
    assert sum(count > 1 for count in said.values()) < 0.02 * len(said)


def test_a_page_is_about_two_kilobytes():
    sizes = [len(drafts.page(random.Random(seed)).encode()) for seed in range(20)]
    assert all(1_400 < size < 3_000 for size in sizes)


def test_a_draft_without_faults_has_no_errors():
    for seed in range(4):
        text = drafts.draft(random.Random(seed), 60, faulty=0)
        assert [each for each in lint(text) if each.severity is Severity.ERROR] == []


def test_a_draft_of_faults_has_many():
    assert len(lint(drafts.draft(random.Random(1), 40, faulty=1))) > 20


@pytest.mark.parametrize("kind", planted.KINDS)
def test_a_planted_fault_is_found_and_its_twin_is_not(kind):
    chance = random.Random(kind)
    for _ in range(5):
        fault = planted.planted(chance, kind)
        faulty, right = ({each.code for each in lint(text)} for text in (fault.faulty, fault.right))
        assert faulty - right
        assert not right - faulty


def test_a_command_is_timed_and_what_it_prints_is_kept(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    sample = run(Command(("sh", "-c", "echo said; echo wrong >&2; exit 1"), folder))
    assert sample.output.read_text() == "said\n"
    assert sample.output.with_name("output.errors").read_text() == "wrong\n"
    assert sample.seconds > 0
    assert sample.peak > 0


@pytest.mark.parametrize(
    ("script", "said"),
    [("echo no such thing >&2; exit 2", "status 2: no such thing"), ("sleep 60", "not done after 1 s")],
)
def test_a_command_that_fails_or_hangs_is_no_figure(tmp_path, script, said):
    folder = tmp_path / "texts"
    folder.mkdir()
    with pytest.raises(Failed, match=said):
        run(Command(("sh", "-c", script), folder, limit=1))


def test_commands_take_turns_and_the_first_round_is_not_counted(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    log = tmp_path / "log"
    commands = {name: Command(("sh", "-c", f"echo {name} >> {log}"), folder) for name in "ab"}
    timings = interleaved(commands, 2)
    assert log.read_text().split() == ["a", "b"] * 3
    assert [timing.runs for timing in timings.values()] == [2, 2]


def test_a_command_runs_as_it_does_where_the_program_is_installed(monkeypatch):
    """A developer's settings would be measured otherwise: without bytecode, everything is compiled in every run."""
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    usual, cached = environment(), environment(cached=True)
    assert not {"PYTHONDONTWRITEBYTECODE", "GITHUB_ACTIONS"} & {*usual}
    assert usual["ZONGJIE_LINT_NO_CACHE"] == "1"
    assert "ZONGJIE_LINT_NO_CACHE" not in cached
    assert ROOT not in Path(usual["PYTHONPYCACHEPREFIX"]).parents


def test_a_timing_is_a_median_with_its_spread(tmp_path):
    samples = [Sample(seconds, seconds / 2, 1000 * peak, tmp_path) for seconds, peak in ((3, 5), (1, 9), (2, 7))]
    assert Timing.of(samples) == Timing(3, 2, 1, 3, 1, 9)


def test_texts_are_checked_in_another_process(tmp_path):
    path = tmp_path / "draft.md"
    path.write_text("全镇2025年2月30日召开会议。\n", encoding="utf-8")
    done = session([{"name": "file", "path": str(path)}, {"name": "text", "text": "惠及群众XX户。"}], 60)
    assert done.load > 0
    assert [each.name for each in done.checked] == ["file", "text"]
    assert all(each.findings and each.seconds and each.peak >= done.peak and not each.failures for each in done.checked)


def test_a_check_that_takes_too_long_is_said_and_the_next_is_done():
    slow = {"name": "slow", "text": drafts.shaped("report", 2_000_000)}
    done = {each.name: each.seconds for each in check_all([slow, {"name": "quick", "text": "好。"}], 0.5)}
    assert done["slow"] is None
    assert done["quick"] is not None


def test_results_are_read_back_as_they_were_written(tmp_path):
    RESULTS.write(tmp_path / "results.json")
    assert Results.read(tmp_path / "results.json") == RESULTS


def test_the_json_has_every_section_and_where_it_was_measured(tmp_path):
    RESULTS.write(tmp_path / "results.json")
    held = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    assert {*SECTIONS} <= {*held}
    assert {field.name for field in fields(Machine)} == {*held["machine"]}
    assert {"median", "lowest", "highest", "cpu", "runs", "peak_megabytes"} == {*held["startup"][0]["timing"]}


def test_there_is_a_table_for_each_section_and_what_is_missing_is_said():
    tables = tables_of(RESULTS)
    assert [*tables] == [*SECTIONS]
    assert all(len(row) == len(table.head) for table in tables.values() for row in table.rows)
    said = str(tables)
    for expected in ("没有比：没装上", "没查完", "autocorrect 没有比：没有装", "autocorrect 没有装", "NU01"):
        assert expected in said


def test_the_page_says_what_was_measured():
    held = page.PAGE.read_text(encoding="utf-8")
    assert page.written(held, Results.read(page.KEPT)) == held


def test_the_page_names_the_command_the_day_and_the_machine():
    held = page.written(page.PAGE.read_text(encoding="utf-8"), RESULTS)
    assert "    python -m benchmarks\n" in held
    assert "2026-01-08 测得：Processor，可用 2 核" in held
    assert r"| `'\|'` | 0.100 | 没查完 |" in held


def test_a_page_without_a_place_for_the_tables_is_refused():
    with pytest.raises(ValueError, match="0 places"):
        page.written("# 速度", RESULTS)


def test_an_unknown_section_is_refused_by_name():
    done = CliRunner().invoke(main, ["--only", "startup,speed"])
    assert done.exit_code == 2
    assert "speed: not one of startup, throughput, growth, adversarial, others" in done.output


def test_a_linter_that_is_not_installed_is_said_to_be_absent(tmp_path):
    linters = tuple(replace(linter, cache=tmp_path) for linter in OTHERS)
    assert {linter.absence for linter in linters} == {"没有装（加 --install）"}
    assert Scene(tmp_path, linters).linter("zhlint").name == "zhlint"


def test_why_a_linter_could_not_be_installed_is_kept(tmp_path, monkeypatch):
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho 'npm error code E404' >&2\necho 'npm error 404 Not Found - x' >&2\nexit 1\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    linter = Linter("gone", (Package("gone", "1.0"),), ("gone",), read_textlint, cache=tmp_path / "cache")
    linter.install()
    assert linter.absence == "没装上：npm error 404 Not Found - x"


def test_what_the_other_linters_say_is_read_by_line():
    place = ("001.md", 3)
    assert read_autocorrect('{"messages": [{"filepath": "./001.md", "lines": [{"l": 3}]}]}') == {place: 1}
    assert read_textlint('[{"filePath": "/x/001.md", "messages": [{"line": 3}, {"line": 3}]}]') == {place: 2}
    assert read_proselint('{"result": {"file:///x/001.md": {"diagnostics": [{"pos": [3, 1]}]}}}') == {place: 1}
    assert read_zhlint("001.md:3:7 - 需要空格\n\n001.md:30 和别的\n") == {place: 1}
    assert read_lint_md("\n/x/001.md\n  3:7   error  空格\n\n✖ 1 problem\n") == {place: 1}


def test_a_linter_that_broke_down_is_not_taken_for_one_with_nothing_to_say():
    with pytest.raises(ValueError, match="RangeError"):
        read_zhlint("RangeError: path\n    at throwError (index.js:1:1)\n")


def test_the_drafts_with_faults_differ_from_those_without_where_the_faults_are(tmp_path):
    faults = comparison._planted()
    faulty, right = (comparison._written(Scene(tmp_path, ()), name, faults) for name in ("faulty", "right"))
    different = set()
    for path in sorted(faulty.iterdir()):
        pairs = zip(path.read_text().splitlines(), (right / path.name).read_text().splitlines(), strict=True)
        different |= {(path.name, number) for number, (one, other) in enumerate(pairs, 1) if one != other}
    assert different == {*faults}


def test_every_rule_has_an_adversarial_input():
    codes = {rule.code for rule in provide_rules()}
    assert codes <= {name for name, _ in worst_inputs._examples()}
    assert all(string for _, string in worst_inputs._examples())
