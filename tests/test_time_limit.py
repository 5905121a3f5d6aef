"""A rule that takes too long gives up, whatever it is at and wherever it runs; nothing hangs, and the others still report."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass

import pytest
import regex

from zongjie_lint.builtin import provide_rules
from zongjie_lint.diagnostic import Severity
from zongjie_lint.document import Document, Fact
from zongjie_lint.fixer import Fixer
from zongjie_lint.linter import Linter
from zongjie_lint.message import Message
from zongjie_lint.readers.text import TextReader
from zongjie_lint.report import Report
from zongjie_lint.rule import Rule
from zongjie_lint.rules.numbers.sum_mismatch import SumMismatch
from zongjie_lint.source import Source
from zongjie_lint.time_limit import GaveUp, limited, seconds_for, watched

DRAFT = Source("稿.txt", "全年办结提案63件，其中经济类提案31件、民生类提案22件、生态类提案7件。")
LIMIT = 0.4
"""Seconds; what is tried here would go on for ever."""
Linter([SumMismatch()]).check(DRAFT)  # what is loaded when first used has no part in what is timed here


def loop(document):
    while True:
        pass


def loop_that_keeps_exceptions(document):
    while True:
        try:
            sum(range(100))
        except Exception:
            continue


def loop_that_keeps_everything(document):
    while True:
        try:
            sum(range(100))
        except:  # noqa: E722
            continue


def sleep(document):
    while True:
        time.sleep(3600)


def backtrack_in_re(document):
    re.match(r"(a+)+b", "a" * 60)


def backtrack_in_regex(document):
    regex.match(r"(?:(?:a|aa)+)+b", "a" * 5000)


def ask(document):
    document.facts(Endless)


@dataclass(frozen=True)
class Endless(Fact):
    span: object
    times = 0

    @classmethod
    def extract(cls, document):
        cls.times += 1
        loop(document)


def rule(code_, work):
    class Trial(Rule):
        code, name, title, severity = code_, f"trial-{code_.lower()}", Message("试", "trial"), Severity.WARNING
        basis, message, advice, examples = "", Message("", ""), Message("", ""), ()

        def check(self, document):
            work(document)
            return ()

    return Trial()


IN_PYTHON = [loop, loop_that_keeps_exceptions, loop_that_keeps_everything]
WORKS = [*IN_PYTHON, sleep, backtrack_in_re, backtrack_in_regex, ask]
named = pytest.mark.parametrize("work", WORKS, ids=lambda work: work.__name__)
needs_timer = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="没有定时信号")


def assert_gave_up(report):
    assert [found.code for found in report.diagnostics] == ["NU01"]
    assert [failure.code for failure in report.failures] == ["ZZ01"]
    assert report.failures[0].gave_up
    assert "超时放弃" in report.failures[0].said("zh")
    assert "--rule-timeout" in report.failures[0].said("en")
    assert "ZZ01" not in report.judged
    assert Report((report,)).exit_status(None) == 2


@needs_timer
@named
def test_a_rule_that_takes_too_long_gives_up_and_the_others_report(work):
    assert_gave_up(Linter([rule("ZZ01", work), SumMismatch()], rule_timeout=LIMIT).check(DRAFT))


@pytest.mark.parametrize("work", [*IN_PYTHON, ask], ids=lambda work: work.__name__)
def test_without_a_timer_of_our_own_another_thread_ends_python_code(work):
    reports = []
    linter = Linter([rule("ZZ01", work), SumMismatch()], rule_timeout=LIMIT)
    thread = threading.Thread(target=lambda: reports.append(linter.check(DRAFT)))
    thread.start()
    thread.join(120)
    assert_gave_up(reports[0])


@needs_timer
def test_a_timer_that_somebody_else_uses_is_left_to_them():
    heard = []
    before = signal.signal(signal.SIGALRM, lambda *_: heard.append(True))
    try:
        signal.setitimer(signal.ITIMER_REAL, LIMIT / 2)
        assert_gave_up(Linter([rule("ZZ01", loop), SumMismatch()], rule_timeout=LIMIT).check(DRAFT))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert heard


@needs_timer
def test_nothing_is_left_of_the_timer():
    Linter([rule("ZZ01", loop)], rule_timeout=LIMIT).check(DRAFT)
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
    assert sys.gettrace() is None


def test_a_fact_that_gave_up_is_not_waited_for_again(monkeypatch):
    monkeypatch.setattr(Endless, "times", 0)
    rules = [rule(f"ZZ{number:02}", ask) for number in range(20)]
    report = Linter(rules, rule_timeout=LIMIT).check(DRAFT)
    assert [failure.code for failure in report.failures] == [each.code for each in rules]
    assert all(failure.gave_up for failure in report.failures)
    assert Endless.times == 1


def test_many_rules_that_give_up_take_little_more_than_two():
    begun = time.monotonic()
    report = Linter([rule(f"ZZ{number:02}", loop) for number in range(12)], rule_timeout=1.0).check(DRAFT)
    assert len(report.failures) == 12
    assert time.monotonic() - begun < 8


def test_a_fact_is_not_to_blame_for_the_rule_that_asked_for_it_late():
    class Quick(Endless):
        @classmethod
        def extract(cls, document):
            while time.monotonic() < cls.until:
                pass
            return ()

    def late(document):
        begun = time.monotonic()
        while time.monotonic() - begun < 0.9:
            pass
        Quick.until = time.monotonic() + 60
        document.facts(Quick)

    def at_once(document):
        Quick.until = 0
        document.facts(Quick)

    report = Linter([rule("ZZ01", late), rule("ZZ02", at_once)], rule_timeout=1.0).check(DRAFT)
    assert [failure.code for failure in report.failures] == ["ZZ01"]


@pytest.mark.parametrize("limit", [0, 60])
def test_whatever_is_done_in_time_is_as_without_a_limit(limit):
    assert Linter([SumMismatch()], rule_timeout=limit).check(DRAFT) == Linter([SumMismatch()]).check(DRAFT)


def test_work_inside_other_work_has_a_time_of_its_own():
    def slow():
        begun = time.monotonic()
        while time.monotonic() - begun < 0.7 * LIMIT:
            pass

    with watched(LIMIT):
        limited(lambda: [limited(slow) for _ in range(3)])
        with pytest.raises(GaveUp):
            limited(lambda: [slow() for _ in range(3)])


def test_a_longer_document_is_given_more_time():
    assert seconds_for(30, 0) == 30
    assert seconds_for(30, 1_000_000) == 330
    assert seconds_for(0, 1_000_000) == 0


@needs_timer
def test_a_reader_that_takes_too_long_is_named():
    class Slow:
        name = "慢读取器"
        suffixes = (".txt",)

        def read(self, name, data):
            loop(data)

    report = Linter([SumMismatch()], rule_timeout=0.05).read_and_check("稿.txt", b"x", Slow())
    assert report.error is not None
    assert report.error.zh.startswith("读取程序“慢读取器”超时放弃")
    assert Report((report,)).exit_status(None) == 2


PLUGIN = """
import re, regex
from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.plugins import hookimpl
from zongjie_lint.rule import Rule

def trial(code_, work):
    class Trial(Rule):
        "试。"
        code, name, title, severity = code_, "trial-" + code_.lower(), Message("试", "trial"), Severity.WARNING
        basis, message, advice, examples = "实务", Message("试", "trial"), Message("试", "trial"), ()

        def check(self, document):
            work(document)
            return ()
    return Trial

def loop(document):
    while "慢" in document.text:
        try:
            len(document.text)
        except Exception:
            pass

def in_re(document):
    re.search("(a+)+b", document.text.count("慢") * "a" * 60)

def in_regex(document):
    regex.search("(?:(?:a|aa)+)+b", document.text.count("慢") * "a" * 5000)

@hookimpl
def provide_rules():
    return [trial("ZZ01", loop), trial("ZZ02", in_re), trial("ZZ03", in_regex)]
"""


@needs_timer
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_run_with_slow_rules_ends_with_status_2_and_names_them(tmp_path, jobs):
    for number in range(6):
        slow = "这里慢。" if number == 4 else ""
        (tmp_path / f"{number}.txt").write_text(f"澄溪县工作总结\n工程验收合格。。{slow}\n", "utf-8")
    (tmp_path / "slow.py").write_text(PLUGIN, "utf-8")
    command = [
        sys.executable,
        "-m",
        "zongjie_lint",
        "check",
        ".",
        "--load-plugin",
        "slow.py",
        "--isolated",
        "-j",
        str(jobs),
    ]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [*command, "--format", "json", "--rule-timeout", "2", "--no-cache"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    files = json.loads(done.stdout)["files"]
    assert [bool(file["failures"]) for file in files] == [False, False, False, False, True, False]
    failures = files[4]["failures"]
    assert [(each["code"], each["kind"]) for each in failures] == [(f"ZZ0{n}", "gave-up") for n in (1, 2, 3)]
    assert all("超时放弃" in each["message"] for each in failures)
    assert all("PU06" in {found["code"] for found in file["diagnostics"]} for file in files)


def test_a_document_remembers_nothing_of_a_fact_that_raises():
    document = Document("一")
    with pytest.raises(AttributeError):
        document.facts(Raising)
    with pytest.raises(AttributeError):
        document.facts(Raising)


class Raising(Endless):
    @classmethod
    def extract(cls, document):
        raise AttributeError


@needs_timer
def test_a_rule_that_gave_up_is_not_waited_for_in_each_round_of_a_fix():
    times = []

    def slow(document):
        times.append(True)
        loop(document)

    rules = [rule("ZZ01", slow), *(each() for each in provide_rules() if each.code == "PU06")]
    fixer = Fixer(Linter(rules, rule_timeout=LIMIT))
    report = fixer.fix("稿.txt", "工程验收合格。。。项目完工。。\n".encode(), TextReader())
    assert report.is_changed
    assert [failure.code for failure in report.checked.failures] == ["ZZ01"]
    assert report.failed
    assert len(times) == 1
