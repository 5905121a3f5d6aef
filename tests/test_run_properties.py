"""What holds for any run whatever: it ends with a status of its own, says the same however it is divided, and writes what can be read."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from zongjie_lint import cache
from zongjie_lint.cache import KEY_VARIABLE
from zongjie_lint.cli import main
from zongjie_lint.commands.batch import NO_CACHE_VARIABLE

NAMES = ("稿.txt", "稿.md", "稿.html", "讲话/稿.txt")
PIECES = """\
澄溪县水利局2025年工作总结\n\n|# 澄溪县水利局述职报告\n\n|一、工作情况\n|## 二、存在的问题\n|三、下一步打算\n|（一）抓项目，稳增长。|一. 打算\n|全年改造管网21处，其中城区12处、乡镇8处。|同比增长x.x%，|\
4月31日，|做好做好防汛工作。|验收合格。。|XX局|<p>|</p>|<h2>|</h2>|<!--|-->|<table><tr><td>1|</td></tr></table>|| 甲 | 乙 |\n|---|---|\n|\n\n|\n|```\n|&nbsp;|==|::|]]>|%0A|"|,|=cmd|1亿元|万千瓦时|抓落实"""
COMMENTS = """\
<!-- zongjie-lint-disable PU -->|<!-- zongjie-lint-enable PU -->|<!-- zongjie-lint-disable-next-line NU, PH -- 原文如此 -->|<!-- zongjie-lint-disable-file PH until 2020-01-01 -->|<!-- zongjie-lint-disable-file DT -- 定稿 until 2090-01-01 -->|<!-- zongjie-lint-disable -->|<!-- zongjie-lint-enable -->|<!-- zongjie-lint-disable XX99 -->|<!-- zongjie-lint-"""
HOSTILE = ["\0", "\x07", "\x1b[31m", "\x85", "\u2028", "\u202e", "\u2066", "\ufeff", "\ufffe", "\U0001f5d1", "e\u0301", "\r", "\x0c", "\ue000"]  # fmt: skip
PARTS = st.sampled_from([*PIECES.split("|"), *COMMENTS.split("|"), "|", *HOSTILE]) | st.text(max_size=4)
TEXTS = st.lists(PARTS, max_size=25).map("".join)
ENCODINGS = st.sampled_from(["utf-8", "utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16"])
DRAFTS = st.builds(lambda text, encoding: text.encode(encoding, "replace"), TEXTS, ENCODINGS) | st.binary(max_size=40)

LEVELS = ("error", "warning", "info", "off")
CODES = ("PU06", "PU", "NU", "DT", "PH", "ST", "HR01")
WORDS = ("管网", "抓落实", "工作情况", "落实", "x.x")
LINES = st.one_of(
    st.builds("[severity]\n{} = {!r}".format, st.sampled_from(CODES), st.sampled_from(LEVELS)),
    st.builds("[vocabulary]\nindicators = [[{!r}, '乡镇']]".format, st.sampled_from(WORDS)),
    st.builds("[vocabulary.sections]\nproblems = [{!r}]".format, st.sampled_from(WORDS)),
    st.builds("[vocabulary]\nanonymisations = [{!r}]".format, st.sampled_from(["XX局", "××区"])),
    st.builds("[[section]]\nrole = 'problems'\ntitles = [{!r}]\nshare = 1.0\nreports = 5".format, st.sampled_from(WORDS)),
    st.builds("[[overrides]]\npaths = ['*.{}', '讲话/**']\nignore = [{!r}]".format, st.sampled_from(["md", "txt"]), st.sampled_from(CODES)),
    st.builds("[[overrides]]\npaths = ['讲话/**']\nkind = 'speech'\nseverity.{} = {!r}".format, st.sampled_from(CODES), st.sampled_from(LEVELS)),
    st.builds(
        "[[rule]]\ncode = 'HR01'\nname = 'house'\ntype = {!r}\nwords = [{!r}]\nmessage = '不这么写'\nbad = [{!r}]\ngood = [{!r}]".format,
        st.sampled_from(["forbid", "require"]), st.sampled_from(WORDS), st.sampled_from(WORDS), st.sampled_from(["好", "管网"]),
    ),
)  # fmt: skip
CHOICES = """\
|profile = 'final'|profile = 'draft'|ignore = ['PU']|kind = 'speech'|fail-level = 'error'|exclude = ['*.md']|select = ['NU', 'HR']|profile = 'nobody'"""
HEADS = st.sampled_from(CHOICES.split("|"))
CONFIGURATIONS = st.builds(
    lambda head, tables: "\n".join([head, *tables]).replace("\x00", ""), HEADS, st.lists(LINES, max_size=3, unique=True)
)
WAYS = """\
--show-info --show-suppressed --lang=en --isolated --statistics --profile=final --kind=speech --select=PU,NU --ignore=PH --fail-level=info \
--fail-level=error --against=稿.txt --verbose --config=severity.NU='info' --shard=1/2 --force-exclude --select=ZZ"""
OPTIONS = st.lists(st.sampled_from(WAYS.split()), max_size=3, unique=True)
IN_ONE_FOLDER = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
FORMATS = ("full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "csv", "html")


@pytest.fixture
def repository(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(NO_CACHE_VARIABLE)
    monkeypatch.setenv(KEY_VARIABLE, "试验")
    cache._key.cache_clear()
    Path(".git").mkdir()
    Path("讲话").mkdir()
    yield tmp_path
    cache._key.cache_clear()


def run(*arguments):
    """What a run wrote, and its status, which is one of those that are promised."""
    done = CliRunner().invoke(main, [*arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code in (0, 1, 2), done.output
    assert "Traceback" not in done.output, done.output
    assert done.exit_code != 2 or done.output.strip()
    return done.exit_code, done.stdout, done.stderr


def write(drafts, configuration):
    for name, data in zip(NAMES, drafts, strict=True):
        Path(name).write_bytes(data)
    Path("zongjie-lint.toml").write_text(configuration, encoding="utf-8")


@settings(max_examples=6, deadline=None, suppress_health_check=IN_ONE_FOLDER)
@given(st.tuples(*[DRAFTS] * len(NAMES)), CONFIGURATIONS, OPTIONS)
def test_run_says_the_same_however_it_is_divided(repository, drafts, configuration, options):
    write(drafts, configuration)
    arguments = ["check", ".", *options, "--format", "json"]
    alone = run(*arguments, "--no-cache", "--jobs", "1")
    assert run(*arguments) == alone
    assert run(*arguments) == alone
    assert run(*arguments, "--no-cache", "--jobs", "2") == alone


def control(text):
    """Characters that would speak to a terminal, or turn the line around."""
    return {each for each in text if (ord(each) < 32 and each not in "\t\n\r") or each in "\x7f\x85\u202e\u2066"}


@settings(max_examples=10, deadline=None, suppress_health_check=IN_ONE_FOLDER)
@given(st.tuples(*[DRAFTS] * len(NAMES)), CONFIGURATIONS, OPTIONS)
def test_every_format_can_be_read(repository, drafts, configuration, options):
    write(drafts, configuration)
    for format_ in FORMATS:
        Path(f"出.{format_}").unlink(missing_ok=True)
    outputs = [f"--output={format_}=出.{format_}" for format_ in FORMATS]
    status, printed, said = run("check", *NAMES, *options, *outputs, "--format", "concise")
    if not Path("出.json").exists():
        assert (status, printed) == (2, "")
        assert said
        return
    written = {format_: Path(f"出.{format_}").read_bytes().decode("utf-8") for format_ in FORMATS}
    found = sum(len(file["diagnostics"]) for file in json.loads(written["json"])["files"])
    for line in written["jsonl"].split("\n")[:-1]:
        json.loads(line)
    for name in ("sarif", "gitlab"):
        json.loads(written[name])
    for name in ("junit", "checkstyle"):
        etree.fromstring(written[name].encode())
    rows = list(csv.reader(io.StringIO(written["csv"].removeprefix("\ufeff"), newline=""), strict=True))
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "@", "+"))]
    assert len(rows) > found or "--show-info" not in options
    for name in ("full", "concise", "github"):
        assert not control(written[name]), name
