"""The file of suppressions from outside: what it keeps out of a check, what is told of it, and how it is written."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from test_document_properties import RULES, TEXTS

from zongjie_lint.cli import main
from zongjie_lint.fingerprint import fingerprint, sentence_around
from zongjie_lint.linter import Linter
from zongjie_lint.record import replace
from zongjie_lint.sidecar import NAME, Entry
from zongjie_lint.sidecar_sieve import Sidecar, SidecarSieve
from zongjie_lint.source import Source

DATE = "4月31日，镇里召开动员会。"
SUM = "新签约项目27个（工业类14个、商贸类9个、农业类6个）。"
DRAFT = f"2026年工作总结\n{SUM}\n{DATE}\n"
KNOWN = {rule.code: rule.name for rule in RULES}
some = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(autouse=True)
def repository(tmp_path, monkeypatch):
    """A repository with one draft, and the place people work in."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    write("稿/总结.txt", DRAFT)
    return tmp_path


def write(name, text):
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def run(*arguments, stdin=None):
    return CliRunner().invoke(main, ["check", *map(str, arguments)], input=stdin)


def add(*arguments):
    return run(*arguments, "--add-suppression", "--reason", "上级口径，已核")


def checked(*arguments):
    return json.loads(run(*arguments, "--format", "json").stdout)


def codes(*arguments):
    return [found["code"] for file in checked(*arguments)["files"] for found in file["diagnostics"]]


def said(*arguments):
    """What is told on standard error, without the paths of the drafts."""
    lines = run(*arguments, "--format", "concise").stderr.splitlines()
    return [line.split(": ", 1)[-1] for line in lines if NAME in line]


def entries(name=NAME):
    return tomllib.loads(Path(name).read_text(encoding="utf-8"))["suppression"]


def by_hand(**fields):
    lines = [f'{key} = "{value}"' if key != "until" else f"until = {value}" for key, value in fields.items()]
    write(NAME, "\n".join(["[[suppression]]", *lines, ""]))


def test_sentences_that_count_as_the_same_are_not_called_unneeded():
    write("稿/总结.txt", "2026年工作总结\n一、4月31日召开动员会。\n全镇参加。\n二、4月31日召开动员会。\n")
    assert add("稿").exit_code == 0
    assert (codes("稿"), said("稿")) == ([], [])


class TestAdding:
    def test_writes_what_is_shown_and_lists_it(self):
        done = add("稿")
        assert done.exit_code == 0
        assert done.stdout.splitlines() == [
            f"已写入 {NAME}：",
            f"  稿/总结.txt:2: NU01 {SUM}",
            f"  稿/总结.txt:3: DT07 {DATE}",
            "共 2 条。原因：上级口径，已核",
        ]
        assert entries() == [
            {"rule": "DT07", "path": "稿/总结.txt", "sentence": DATE, "reason": "上级口径，已核"},
            {"rule": "NU01", "path": "稿/总结.txt", "sentence": SUM, "reason": "上级口径，已核"},
        ]
        assert Path("稿/总结.txt").read_text(encoding="utf-8") == DRAFT

    def test_leaves_nothing_and_the_check_passes(self):
        add("稿")
        (file,) = checked("稿")["files"]
        assert (file["diagnostics"], file["suppressed"]) == ([], 2)
        assert run("稿").exit_code == 0
        assert "2 条已标明忽略（加 --show-suppressed 查看）" in run("稿").stdout

    def test_twice_changes_nothing(self):
        add("稿")
        before = Path(NAME).read_bytes()
        again = add("稿")
        assert again.stdout == "没有要忽略的问题，什么也没有写。\n"
        assert Path(NAME).read_bytes() == before

    @pytest.mark.parametrize("at", [["--at", "2"], ["--at", "NU01:2"], ["--at", "sum-mismatch:2"], ["--select", "NU"]])
    def test_writes_one_finding_by_place_or_rule(self, at):
        add("稿/总结.txt", *at)
        assert [each["rule"] for each in entries()] == ["NU01"]
        assert codes("稿") == ["DT07"]

    def test_of_a_place_that_is_suppressed_already_is_done(self):
        for _ in range(2):
            assert add("稿/总结.txt", "--at", "NU01:2").exit_code == 0
        assert len(entries()) == 1

    @pytest.mark.parametrize("day", ["2099-06-30", "2099年6月30日"])
    def test_takes_a_day_as_people_write_it(self, day):
        assert add("稿", "--until", day).exit_code == 0
        assert {str(entry["until"]) for entry in entries()} == {"2099-06-30"}

    def test_of_no_day_says_how_to_write_one(self):
        done = add("稿", "--until", "明年")
        assert done.exit_code == 2
        assert "日期应写作 2027-06-30" in done.stderr

    def test_of_a_place_without_a_finding_is_refused(self):
        done = add("稿/总结.txt", "--at", "2", "--at", "NU01:3")
        assert done.exit_code == 2
        assert "--at NU01:3：这里没有要忽略的问题。现有：NU01:2、DT07:3" in done.stderr
        assert not Path(NAME).exists()

    @pytest.mark.parametrize(
        ("arguments", "why"),
        [
            (["--add-suppression"], "--reason"),
            (["--add-suppression", "--reason", " "], "--reason"),
            (["--reason", "已核"], "--add-suppression"),
            (["--at", "2"], "--add-suppression"),
            (["--add-suppression", "--reason", "已核", "--until", "2020-01-01"], "已经过去"),
            (["--add-suppression", "--reason", "已核", "--until", "明年"], "--until"),
            (["--add-suppression", "--reason", "已核", "--at", "第二行"], "应写作行号"),
            (["--add-suppression", "--reason", "已核", "--isolated"], "--isolated"),
            (["--add-suppression", "--reason", "已核", "--at", "2", "稿"], "只能写一个文件"),
        ],
    )
    def test_what_makes_no_sense_is_refused(self, arguments, why):
        done = run("稿/总结.txt", *arguments)
        assert (done.exit_code, why in done.stderr) == (2, True)
        assert not Path(NAME).exists()

    def test_takes_a_last_day(self):
        run("稿", "--add-suppression", "--reason", "已核", "--until", "2999-12-31")
        assert {str(each["until"]) for each in entries()} == {"2999-12-31"}
        assert codes("稿") == []

    def test_after_the_last_day_renews_the_entry(self):
        by_hand(rule="NU01", path="稿/总结.txt", sentence=SUM, reason="已核", until="2020-01-01")
        assert codes("稿") == ["NU01", "DT07"]
        add("稿/总结.txt", "--at", "2")
        assert entries() == [{"rule": "NU01", "path": "稿/总结.txt", "sentence": SUM, "reason": "上级口径，已核"}]

    def test_of_what_cannot_be_checked_fails(self):
        write("稿/空.txt", "")
        done = add("稿")
        assert done.exit_code == 2
        assert "稿/空.txt: 没有检查完" in done.stderr
        assert len(entries()) == 2

    def test_of_standard_input_needs_a_name(self):
        done = CliRunner().invoke(main, ["check", "-", "--add-suppression", "--reason", "已核"], input=DRAFT)
        assert (done.exit_code, "--stdin-filename" in done.stderr) == (2, True)
        named = ["check", "-", "--stdin-filename", "稿/总结.txt", "--add-suppression", "--reason", "已核"]
        assert CliRunner().invoke(main, named, input=DRAFT).exit_code == 0
        assert codes("稿") == []

    def test_into_a_file_that_cannot_be_used_changes_nothing(self):
        write(NAME, "x = 1\n")
        assert add("稿").exit_code == 2
        assert Path(NAME).read_text(encoding="utf-8") == "x = 1\n"

    def test_says_suggestions_only_where_they_are_shown(self):
        write("稿/总结.txt", "一. 主要工作\n全镇整修村道12公里。\n二. 存在问题\n人手不足。\n")
        assert "没有要忽略的问题" in add("稿").stdout
        assert "已写入" in add("稿", "--show-info").stdout
        assert codes("稿") == []


class TestFinding:
    def test_that_moves_stays_suppressed_and_one_that_is_edited_is_not(self):
        add("稿")
        write("稿/总结.txt", f"2026年工作总结\n开头一段。\n　　（一）{DATE}另外，{SUM}\n")
        assert codes("稿") == ["NU01"], "“另外，” is an edit"
        write("稿/总结.txt", DRAFT.replace("4月31日", "6月31日"))
        assert codes("稿") == ["DT07"]

    def test_in_another_document_is_another_one(self):
        add("稿/总结.txt")
        write("稿/另稿.txt", DRAFT)
        assert codes("稿") == ["NU01", "DT07"]

    def test_of_every_document_where_no_path_is_given(self):
        by_hand(rule="impossible-date", sentence=DATE, reason="样例")
        write("稿/另稿.txt", DRAFT)
        assert codes("稿") == ["NU01", "NU01"]

    def test_may_be_known_by_its_fingerprint_alone(self):
        source = Source("", DRAFT)
        (found,) = (each for each in Linter(RULES).check(source).diagnostics if each.code == "NU01")
        by_hand(rule="NU01", fingerprint=fingerprint(found, source), reason="不抄原句")
        assert codes("稿") == ["DT07"]
        assert said("稿") == []

    def test_is_found_from_anywhere_and_under_any_name(self, repository, monkeypatch):
        add("稿")
        monkeypatch.chdir(repository / "稿")
        for name in ("总结.txt", "./总结.txt", repository / "稿" / "总结.txt", "."):
            assert codes(name) == []

    def test_is_shown_with_its_reason(self):
        add("稿")
        shown = run("稿", "--show-suppressed").stdout
        assert "2 条已标明忽略\n" in shown
        assert f"第 2 行 NU01 总量27个与各分项之和29个不符\n    原因：上级口径，已核（{NAME} 第 11 行）" in shown
        concise = run("稿", "--format", "concise", "--show-suppressed").stdout
        assert "稿/总结.txt:3:1: DT07 已标明忽略 4月没有31日 原因：上级口径，已核" in concise
        page = run("稿", "--format", "html").stdout
        assert "已标明忽略的 2 条" in page
        assert "原因：上级口径，已核" in page

    def test_counts_again_where_no_suppressions_are_wanted(self):
        write("稿/另稿.md", f"<!-- zongjie-lint: ignore-file NU01 -->\n\n{SUM}\n")
        add("稿")
        assert codes("稿") == []
        assert codes("稿", "--no-suppressions") == ["NU01", "NU01", "DT07"]
        assert codes("稿", "--isolated") == ["NU01", "DT07"]

    def test_of_several_places_is_suppressed_where_all_of_them_are(self):
        masked = "××村整修渠道3条。\n全镇改造管网5公里。\n××村新建泵站2座。\n"
        write("稿/总结.txt", masked)
        (found,) = checked("稿")["files"][0]["diagnostics"]
        assert (found["severity"], [place["text"] for place in found["related"]]) == ("info", ["××"])
        add("稿", "--show-info")
        assert [each["sentence"] for each in entries()] == ["××村整修渠道3条。", "××村新建泵站2座。"]
        assert (codes("稿"), said("稿")) == ([], [])
        write("稿/总结.txt", masked + "××村加固塘坝4口。\n")
        assert codes("稿") == [found["code"]]
        partly = [f"{NAME} 第 {line} 行：{found['code']} 这个问题还有别处没有忽略，照样报" for line in (5, 11)]
        assert said("稿") == partly

    def test_is_not_mended(self):
        draft = write("稿/总结.txt", "全镇整修村道12公里，，受益群众300人。\n")
        add("稿")
        CliRunner().invoke(main, ["fix", "稿", "--unsafe-fixes"])
        assert draft.read_text(encoding="utf-8") == "全镇整修村道12公里，，受益群众300人。\n"

    def test_is_left_alone_where_a_fix_changes_its_sentence(self):
        text = "全镇整修村道12公里，，受益群众300人,新建桥梁2座。\n"
        draft = write("稿/总结.txt", text)
        assert codes("稿") == ["PU06", "PU01"]
        add("稿", "--select", "PU06")
        CliRunner().invoke(main, ["fix", "稿", "--unsafe-fixes"])
        mended = draft.read_text(encoding="utf-8")
        assert mended != text
        assert "，，" in mended


class TestEntry:
    def test_that_has_ended_is_told(self):
        by_hand(rule="NU01", path="稿/总结.txt", sentence=SUM, reason="已核", until="2020-01-01")
        assert said("稿") == [f"{NAME} 第 1 行：忽略 NU01 的期限（2020-01-01）已过，不再起作用"]
        by_hand(rule="NU01", sentence=SUM, reason="已核", until="2020-01-01")
        assert said("稿") == [f"{NAME} 第 1 行：忽略 NU01 的期限（2020-01-01）已过，不再起作用"]

    def test_that_nothing_needs_is_told_where_its_rule_has_looked(self):
        by_hand(rule="NU01", path="稿/总结.txt", sentence="早就改了。", reason="已核")
        unused = f"{NAME} 第 1 行：稿子里已经没有这个 NU01 问题（改好了，或者这句话改过），这一段可以删去"
        assert said("稿") == [unused]
        assert said("稿", "--select", "DT") == []
        assert said("稿", "--ignore", "NU01") == []

    def test_for_all_documents_is_told_only_once_all_were_checked(self):
        by_hand(rule="NU01", sentence="早就改了。", reason="已核")
        assert said("稿") == said("稿/总结.txt") == []
        assert len(said(".")) == 1

    def test_for_a_document_that_is_gone_is_told_where_its_folder_was_checked(self):
        by_hand(rule="NU01", path="稿/旧稿.txt", sentence=SUM, reason="已核")
        assert said("稿") == [f"{NAME} 第 1 行：稿/旧稿.txt 已经没有了，这一段可以删去"]
        assert said("稿/总结.txt") == []

    def test_of_a_rule_that_is_not_there_is_told(self):
        by_hand(rule="NU77", sentence=SUM, reason="已核")
        assert said("稿")[0].startswith(f"{NAME} 第 1 行：没有规则 NU77")

    def test_does_not_change_the_exit_status(self):
        write("稿/总结.txt", "2026年工作总结\n全镇整修村道12公里。\n")
        by_hand(rule="NU01", path="稿/总结.txt", sentence="早就改了。", reason="已核")
        assert run("稿").exit_code == 0
        assert "说明：" in run("稿").stdout

    def test_that_is_wrong_ends_the_run(self):
        write(NAME, "[[suppression]]\nrule = 1\n")
        done = run("稿")
        assert done.exit_code == 2
        assert f"{NAME}:2:8: rule 应当是加引号的文字" in done.stderr
        assert done.stdout == ""


class TestPlace:
    def test_is_configured(self):
        write("zongjie-lint.toml", 'suppressions = "规则/忽略.toml"\n')
        Path("规则").mkdir()
        add("稿")
        assert [each["path"] for each in entries("规则/忽略.toml")] == ["稿/总结.txt"] * 2
        assert codes("稿") == []

    def test_is_beside_the_document_where_there_is_no_repository(self, repository):
        (repository / ".git").rmdir()
        add("稿")
        assert [each["path"] for each in entries(f"稿/{NAME}")] == ["总结.txt"] * 2
        assert codes("稿") == []


def sieve_of(tmp_path, *found):
    return SidecarSieve(lambda _: Sidecar(tmp_path / NAME, tmp_path, found), lambda _: KNOWN, [str(tmp_path)])


def entries_for(report):
    text = report.source.text
    return [
        Entry(found.code, "已核", sentence=sentence_around(text, place.start))
        for found in report.diagnostics
        for place in found.places
    ]


@some
@given(TEXTS)
def test_all_findings_of_any_text_can_be_suppressed_and_none_comes_of_it(tmp_path_factory, text):
    plain = Linter(RULES, known=KNOWN).check(Source("稿.txt", text))
    sieve = sieve_of(Path("/repository"), *dict.fromkeys(entries_for(plain)))
    report = sieve.sift(plain)
    assert report.diagnostics == ()
    assert tuple(replace(each, suppressed_by=None) for each in report.suppressed) == plain.diagnostics
    assert [*report.notices, *sieve.conclude()] == []


def test_the_check_without_a_file_imports_nothing_for_it():
    code = "import sys; from zongjie_lint.cli import main\nmain(['check', '稿'], standalone_mode=False)\n"
    done = subprocess.run(
        [sys.executable, "-c", f"try:\n exec({code!r})\nexcept SystemExit: pass\nimport sys; print({{'tree_sitter', 'pydantic'}} & {{*sys.modules}})"],
        capture_output=True,
        text=True,
        check=True,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "set()"
