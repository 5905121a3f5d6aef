"""Answers of earlier runs: they save work, and never change an answer."""

import datetime
import hashlib
import json
import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from trial_plugin import TrialPlugin

from zongjie_lint import cache
from zongjie_lint.builtin import provide_readers, provide_rules
from zongjie_lint.cache import FOLDER, KEY_VARIABLE, Cache, cache_at
from zongjie_lint.cli import main
from zongjie_lint.commands import answers
from zongjie_lint.commands.batch import NO_CACHE_VARIABLE
from zongjie_lint.digest import Undigestable, digest
from zongjie_lint.environment import _times, environment
from zongjie_lint.inputs import reader_for
from zongjie_lint.linter import Linter
from zongjie_lint.message import Message
from zongjie_lint.record import replace
from zongjie_lint.registrar import register
from zongjie_lint.report import FileReport
from zongjie_lint.source import Source
from zongjie_lint.trust import VARIABLE

EXAMPLES = Path(__file__).parent.parent / "examples"
DRAFT = "青石县水利局2025年工作总结\n\n一、工作情况\n全年改造管网21处，其中城区12处、乡镇8处。验收合格。。\n"
EARLIER = "青石县水利局2024年工作总结\n\n一、工作情况\n全年改造管网18处。\n"
NAME = "0" * 64


@pytest.fixture(autouse=True)
def signed(monkeypatch):
    monkeypatch.delenv(NO_CACHE_VARIABLE)
    monkeypatch.setenv(KEY_VARIABLE, "试验")
    cache._key.cache_clear()
    yield
    cache._key.cache_clear()


@pytest.fixture
def repository(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path(".git").mkdir()
    Path("稿.txt").write_text(DRAFT, encoding="utf-8")
    Path("上年.txt").write_text(EARLIER, encoding="utf-8")
    return tmp_path


@pytest.fixture
def checked(monkeypatch):
    """The paths of the documents that are really checked."""
    paths, check = [], Linter.read_and_check

    def counting(self, path, data, reader):
        paths.append(path)
        return check(self, path, data, reader)

    monkeypatch.setattr(Linter, "read_and_check", counting)
    return paths


def run(*arguments):
    result = CliRunner().invoke(main, [*map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


def found(*arguments):
    return run(*arguments, "--format", "json", "--show-info")


def names():
    return sorted(path.name for path in Path().iterdir())


def entries(folder):
    return sorted(path for path in Path(folder, FOLDER).iterdir() if len(path.name) == 64)


def test_document_is_checked_once(repository, checked):
    first = found("稿.txt")
    assert checked == ["稿.txt"]
    assert found("稿.txt") == first
    assert found("稿.txt", "--jobs", "2") == first
    assert checked == ["稿.txt"]
    assert found("稿.txt", "--no-cache") == first
    assert checked == ["稿.txt", "稿.txt"]


def test_cache_is_for_the_owner_alone_and_no_repository_takes_it_in(repository):
    found("稿.txt")
    folder = repository / FOLDER
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert (folder / ".gitignore").read_text() == "*\n"
    assert (folder / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")
    (entry,) = entries(repository)
    assert stat.S_IMODE(entry.stat().st_mode) == 0o600


def test_folder_that_a_full_disk_left_unmarked_is_marked_before_anything_is_kept(tmp_path):
    kept = Cache(tmp_path / FOLDER, b"key")
    kept.folder.mkdir()
    (kept.folder / ".gitignore").touch()
    kept.put(NAME, b"data", FileReport("稿.txt", Source("稿.txt", DRAFT)))
    assert kept.has(NAME)
    assert (kept.folder / ".gitignore").read_text() == "*\n"
    assert (kept.folder / "CACHEDIR.TAG").exists()


def test_folder_outside_a_repository_is_not_littered(tmp_path, monkeypatch, checked):
    monkeypatch.chdir(tmp_path)
    Path("稿.txt").write_text(DRAFT, encoding="utf-8")
    assert found("稿.txt") == found("稿.txt")
    assert (names(), len(checked)) == (["稿.txt"], 2)
    assert found("稿.txt", "--cache-dir", "别处") == found("稿.txt", "--cache-dir", "别处")
    assert (names(), len(checked)) == (["别处", "稿.txt"], 3)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(["改造管网", "21处", "22处", "，，", "。", "xx万元", "\n二、存在问题\n", "4月31日"]), max_size=8),
    st.sampled_from(["稿.txt", "稿.md", "别的.txt"]),
)  # fmt: skip
def test_edited_document_gets_the_answer_it_would_get_anyway(repository, pieces, name):
    Path(name).write_text(DRAFT + "".join(pieces), encoding="utf-8")
    expected = found(name, "--no-cache")
    assert found(name) == expected
    assert found(name) == expected


CHOICES = (
    [],
    ["--select", "PU"],
    ["--select", "NU,PU06"],
    ["--ignore", "PU06"],
    ["--profile", "final"],
    ["--profile", "draft"],
    ["--kind", "speech"],
    ["--against", "上年.txt"],
    ["--lang", "en"],
    ["--isolated"],
)


def test_other_options_get_the_answer_they_would_get_anyway(repository):
    expected = [found("稿.txt", *choice, "--no-cache") for choice in CHOICES]
    for _ in range(2):
        assert [found("稿.txt", *choice) for choice in CHOICES] == expected
    Path("上年.txt").write_text(EARLIER.replace("18", "25"), encoding="utf-8")
    assert found("稿.txt", "--against", "上年.txt") == found("稿.txt", "--against", "上年.txt", "--no-cache")


HOUSE_RULE = """[[rule]]
code = "HR01"
name = "no-pipes"
type = "forbid"
words = ["管网"]
message = "%s"
bad = ["改造管网。"]
good = ["改造管道。"]
"""
LOCAL_PLUGIN = """
from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.plugins import hookimpl
from zongjie_lint.rule import Rule
from zongjie_lint.span import Span
from dataclasses import dataclass

@dataclass(frozen=True)
class Trial(Rule):
    code, name, basis, severity, examples = "ZZ01", "trial", "试验", Severity.ERROR, ()
    title = message = advice = Message("%s", "trial")

    def check(self, document):
        yield self.report(Span(0, 2))

@hookimpl
def provide_rules():
    return [Trial]
"""
CONFIGURATIONS = (
    'profile = "final"',
    'profile = "draft"',
    "",
    'kind = "speech"',
    '[severity]\nPU06 = "error"',
    '[severity]\nPU06 = "off"',
    '[[overrides]]\npaths = ["稿.txt"]\nignore = ["PU"]',
    '[[overrides]]\npaths = ["别的.txt"]\nignore = ["PU"]',
    'extends = "共用.toml"',
    '[vocabulary]\nindicators = [["改造管网", "管网"]]',
    '[vocabulary.sections]\nproblems = ["工作情况"]',
    '[[section]]\nrole = "problems"\ntitles = ["存在短板"]\nshare = 1.0\nreports = 5',
    HOUSE_RULE % "不说管网",
    HOUSE_RULE % "别说管网",
    HOUSE_RULE.replace("管网", "乡镇"),
    'plugins = ["规则.py"]',
)


def test_edited_configuration_gets_the_answer_it_would_get_anyway(repository, monkeypatch):
    Path("规则.py").write_text(LOCAL_PLUGIN % "甲", encoding="utf-8")
    Path("共用.toml").write_text('ignore = ["PU06"]', encoding="utf-8")
    monkeypatch.setenv(VARIABLE, hashlib.sha256(Path("规则.py").read_bytes()).hexdigest())
    expected = []
    for content in CONFIGURATIONS:
        Path("zongjie-lint.toml").write_text(content, encoding="utf-8")
        expected.append(found("稿.txt", "--no-cache"))
        assert expected[-1][0] < 2, expected[-1]
    for _ in range(2):
        for content, answer in zip(CONFIGURATIONS, expected, strict=True):
            Path("zongjie-lint.toml").write_text(content, encoding="utf-8")
            assert found("稿.txt") == answer
    assert len(set(expected)) >= len(CONFIGURATIONS) / 2


def test_edit_beside_the_document_gets_the_answer_it_would_get_anyway(repository, monkeypatch):
    def is_the_same():
        answers = [found("稿.txt"), found("稿.txt", "--no-cache"), found("稿.txt")]
        return len(set(answers)) == 1

    for said in ("甲", "乙"):
        Path("规则.py").write_text(LOCAL_PLUGIN % said, encoding="utf-8")
        monkeypatch.setenv(VARIABLE, hashlib.sha256(Path("规则.py").read_bytes()).hexdigest())
        Path("zongjie-lint.toml").write_text('plugins = ["规则.py"]\nextends = "共用.toml"', encoding="utf-8")
        for shared in ('ignore = ["PU06"]', ""):
            Path("共用.toml").write_text(shared, encoding="utf-8")
            assert is_the_same()
            assert said in found("稿.txt")[1]
    assert run("baseline", "create", "稿.txt")[0] == 0
    assert is_the_same()
    assert found("稿.txt")[0] == 0
    Path(".zongjie-lint-baseline.json").unlink()
    assert run("check", "稿.txt", "--add-suppression", "--reason", "原文如此")[0] == 0
    assert is_the_same()
    assert found("稿.txt")[0] == 0
    Path(".zongjie-lint-suppressions.toml").unlink()
    assert found("稿.txt")[0] == 1


def test_folder_for_the_cache_is_made_with_those_above_it_and_one_that_cannot_be_is_said(repository, checked):
    first = found("稿.txt", "--cache-dir", "别处/缓存")
    assert found("稿.txt", "--cache-dir", "别处/缓存") == first
    assert len(checked) == 1
    Path("链接").symlink_to("别处")
    for unusable in ("稿.txt/缓存", "链接"):
        status, output, said = found("稿.txt", "--cache-dir", unusable)
        assert (status, output) == first[:2]
        assert said.count(f"{unusable}：不能用作缓存") == 1


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_edited_local_plugin_is_asked_anew(repository, jobs):
    Path("又一份.txt").write_text(DRAFT, encoding="utf-8")
    for said in ("甲", "乙", "甲"):
        Path("规则.py").write_text(LOCAL_PLUGIN % said, encoding="utf-8")
        options = ("稿.txt", "又一份.txt", "-p", "规则.py", "--select", "ZZ01", "--jobs", jobs)
        status, printed, _ = found(*options)
        messages = [each["message"] for file in json.loads(printed)["files"] for each in file["diagnostics"]]
        assert (status, messages) == (1, [said, said])
        assert found(*options) == (status, printed, "")


def test_page_with_the_register_is_the_same_from_the_cache(repository, checked):
    def page():
        return [line for line in run("稿.txt", "--format", "html")[1].splitlines() if "秒" not in line]

    found("稿.txt")  # without a register, which the page needs
    assert page() == page()
    assert len(checked) == 2


def test_edited_plugin_is_asked_anew(tmp_path, repository):
    plugin = TrialPlugin(repository / "插件", "yield self.report(Span(0, 2), said='甲')")
    one = plugin.run(repository, "稿.txt", "--format", "json", "--select", "ZZ01")
    assert plugin.run(repository, "稿.txt", "--format", "json", "--select", "ZZ01") == one
    plugin.write("yield self.report(Span(0, 2), said='乙')")
    other = plugin.run(repository, "稿.txt", "--format", "json", "--select", "ZZ01")
    assert (one[0], "甲" in one[1], other[0], "乙" in other[1]) == (1, True, 1, True)
    switched_off = plugin.run(repository, "稿.txt", "--format", "json", "-p", "no:trial", "--select", "PU")
    assert "乙" not in switched_off[1]


def test_failed_checks_are_not_kept(repository, checked):
    Path("坏的.docx").write_bytes(b"PK\x03\x04 and nothing more")
    assert found("坏的.docx", "没有.txt") == found("坏的.docx", "没有.txt")
    assert checked == ["坏的.docx", "坏的.docx"]
    assert not Path(FOLDER).exists()


def test_repository_cannot_bring_answers_of_its_own(repository, checked, monkeypatch):
    silent = FileReport("稿.txt", Source("稿.txt", DRAFT))
    expected = found("稿.txt")
    (entry,) = entries(repository)
    stranger = Cache(repository / FOLDER, b"a stranger's key, of as many bytes")
    stranger.put(entry.name, DRAFT.encode(), silent)
    assert stranger.get(entry.name, DRAFT.encode()) == silent
    assert found("稿.txt") == expected
    assert len(checked) == 2


def test_entry_under_another_name_is_none(tmp_path):
    kept = Cache(tmp_path, b"key")
    report = FileReport("稿.txt", Source("稿.txt", DRAFT))
    kept.put(NAME, b"data", report)
    (tmp_path / NAME).rename(tmp_path / ("1" * 64))
    assert kept.get("1" * 64, b"data") is None
    assert kept.get(NAME, b"data") is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damaged_entry_is_none(tmp_path, data):
    kept = Cache(tmp_path, b"key")
    kept.put(NAME, b"data", FileReport("稿.txt", Source("稿.txt", DRAFT)))
    whole = (tmp_path / NAME).read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    flipped = whole[:at] + bytes([whole[at] ^ data.draw(st.integers(1, 255))]) + whole[at + 1 :]
    for damaged in (flipped, whole[:at], b""):
        (tmp_path / NAME).write_bytes(damaged)
        assert kept.get(NAME, b"data") is None
    (tmp_path / NAME).write_bytes(whole)
    assert kept.get(NAME, b"data") is not None
    assert kept.get(NAME, b"other data") is None


@pytest.mark.parametrize("what", ["folder", "entry", "pipe"])
def test_links_and_pipes_are_not_followed(repository, checked, what):
    expected = found("稿.txt")
    (entry,) = entries(repository)
    elsewhere = repository / "别处"
    if what == "folder":
        (repository / FOLDER).rename(elsewhere)
        (repository / FOLDER).symlink_to(elsewhere)
        before = sorted(elsewhere.iterdir())
    else:
        entry.rename(elsewhere)
        entry.symlink_to(elsewhere) if what == "entry" else os.mkfifo(entry)
    assert found("稿.txt") == expected
    assert len(checked) == 2
    if what == "folder":
        assert sorted(elsewhere.iterdir()) == before
        assert run("cache", "clear")[0] == 2


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.*")), ids=lambda path: path.name)
def test_reports_come_back_as_they_were(tmp_path, path):
    linter = Linter([rule() for rule in provide_rules()], registrar=register)
    report = linter.read_and_check(path.name, path.read_bytes(), reader_for(path.name, provide_readers()))
    bare = replace(report.source, package=None)
    report = replace(report, source=bare, register=replace(report.register, source=bare))
    kept = Cache(tmp_path, b"key")
    kept.put(NAME, b"data", report)
    back = kept.get(NAME, b"data")
    assert back == report
    assert type(back.outline.relations) is type(report.outline.relations)
    assert [type(each.severity) for each in back.diagnostics] == [type(each.severity) for each in report.diagnostics]
    assert back.source.place(0) == report.source.place(0)


def test_answer_that_ends_with_a_suppression_is_not_kept_longer(tmp_path):
    kept, today = Cache(tmp_path, b"key"), datetime.date.today()
    report = FileReport("稿.txt", Source("稿.txt", DRAFT), valid_until=today)
    kept.put(NAME, b"data", report)
    assert kept.get(NAME, b"data") == report
    kept.put(NAME, b"data", replace(report, valid_until=today - datetime.timedelta(days=1)))
    assert kept.get(NAME, b"data") is None


def test_report_that_would_not_come_back_the_same_is_not_kept(tmp_path):
    kept = Cache(tmp_path, b"key")
    kept.put(NAME, b"data", FileReport("稿.txt", Source("稿.txt", "\ud800")))
    kept.put(NAME, b"data", FileReport("稿.txt", Source("稿.txt", "x"), notices=["no message"]))
    assert not kept.has(NAME)


def test_cache_is_bounded(tmp_path, monkeypatch):
    kept = Cache(tmp_path, b"key")
    for at in range(20):
        kept.put(f"{at:064x}", b"data", FileReport("稿.txt", Source("稿.txt", "字" * 1000)))
        os.utime(tmp_path / f"{at:064x}", (1_900_000_000 + at, 1_900_000_000 + at))
    monkeypatch.setattr("time.time", lambda: 1_900_000_100.0)
    monkeypatch.setattr(cache, "_MOST_BYTES", kept.usage().bytes // 2)
    kept.prune()
    assert [kept.has(f"{at:064x}") for at in range(20)] == [False] * 10 + [True] * 10
    monkeypatch.setattr("time.time", lambda: 1_900_000_100.0 + 40 * 86_400)
    kept.prune()
    assert kept.usage().entries == 0


def test_cache_tells_of_itself_and_is_cleared_of_nothing_but_its_own(repository):
    found("稿.txt", "上年.txt")
    (repository / FOLDER / "别人的.txt").write_text("留着")
    status, said, _ = run("cache", "info")
    assert (status, ".zongjie-lint-cache：2 份稿子的检查结果" in said) == (0, True)
    assert run("cache", "clear", "--lang", "en")[1].split(": ")[1].startswith("2 answers taken out")
    assert (entries(repository), (repository / FOLDER / "别人的.txt").exists()) == ([], True)


def test_where_there_is_no_repository_there_is_no_cache_to_tell_of(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("cache", "info") == (2, "", "这里不在 git 仓库里，没有缓存\n")


def test_key_is_made_once_and_kept_from_others(tmp_path, monkeypatch):
    monkeypatch.delenv(KEY_VARIABLE)
    monkeypatch.setattr(cache, "key_path", lambda: tmp_path / "state" / "cache-key")
    cache._key.cache_clear()
    key = cache._key()
    cache._key.cache_clear()
    assert (len(key), cache._key()) == (32, key)
    assert stat.S_IMODE((tmp_path / "state" / "cache-key").stat().st_mode) == 0o600
    (tmp_path / "state" / "cache-key").write_bytes(b"short")
    cache._key.cache_clear()
    assert cache_at(tmp_path) is None


def test_environment_changes_with_the_code_of_a_plugin(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "own_office_rules.py").write_text("A = 1\n")
    import own_office_rules

    before = environment([own_office_rules])
    assert environment([own_office_rules]) == before
    (tmp_path / "own_office_rules.py").write_text("A = 2\n")
    assert environment([own_office_rules]) != before
    (tmp_path / "own_office_rules.py").write_text("A = 1\n")
    assert environment([own_office_rules]) == before
    (tmp_path / "something-2.0.dist-info").mkdir()
    assert environment([own_office_rules]) != before


@pytest.mark.parametrize("target", ["nowhere", "."])
def test_environment_is_told_where_a_link_of_an_editor_lies_among_the_code(tmp_path, target):
    (tmp_path / "rule.py").write_text("A = 1\n")
    before = _times(tmp_path)
    (tmp_path / ".#rule.py").symlink_to(target)
    assert set(before) <= set(_times(tmp_path))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.binary() | st.dates() | st.decimals(allow_nan=False),
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner) | st.frozensets(st.text()),
    max_leaves=6,
)  # fmt: skip


@given(VALUES, VALUES)
def test_digests_differ_where_values_do(one, other):
    if (repr(one) == repr(other)) and not isinstance(one, frozenset):
        assert digest(one) == digest(other)
    elif one != other:
        assert digest(one) != digest(other)


def test_digest_of_what_cannot_be_told_apart_is_refused():
    for value in (object(), lambda: 1, [object()], iter([])):
        with pytest.raises(Undigestable):
            digest(value)
    assert digest(Message("一", "one")) != digest(Message("一", "two"))
    assert json.dumps(digest(Message)) != json.dumps(digest(Source))


def test_rules_that_a_table_made_are_told_apart_by_what_they_hold():
    base = next(rule for rule in provide_rules() if rule.code == "PU06")

    def made(word):
        return type("HouseRule", (base,), {"__module__": "office", "words": (word,), "table": {"forbid": [word]}})()

    assert answers._of_rule(made("落实")) == answers._of_rule(made("落实"))
    assert answers._of_rule(made("落实")) != answers._of_rule(made("抓实"))
    assert answers._of_rule(base()) == answers._of_rule(base())
