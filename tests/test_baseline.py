"""The findings of old drafts, which a baseline knows."""

import json
import shutil
import subprocess

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zongjie_lint.baseline import (
    Allowance,
    Baseline,
    Found,
    Mark,
    Tally,
    loaded,
    reduced,
    renewed,
    tallied,
    totals,
)
from zongjie_lint.cli import main
from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.message import Message
from zongjie_lint.report import FileReport
from zongjie_lint.source import Source
from zongjie_lint.span import Span

NOTHING = Message("", "")
NAME = ".zongjie-lint-baseline.json"
OLD = """清塘镇2025年工作总结

　　一、主要工作
　　全年整修村道12公里，改造危桥×座。4月31日，镇里召开动员会。
　　新建水池12座，其中大池4座、中池6座、小池3座。

　　二、存在问题
　　管护人员不足，一人要跑五个村，个别村的水费没有收齐，老旧管道还有两处渗漏没有修好。

　　三、下一步打算
　　明年，修好剩下的3公里村道，换掉两处渗漏的老旧管道，每两个村配一名管护员，把水费收缴到户。

　　清塘镇人民政府
　　2025年12月20日
"""
LONG_PARAGRAPH = (
    "　　镇村干部分片包干，逐户走访，把水管、水表、水池和水源地都看了一遍，登记造册，随坏随修，随报随办。\n" * 12
)
NEW_SENTENCE = "6月31日，水管站完成了验收。"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A repository with one old draft, in which the program runs."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "稿子").mkdir()
    (tmp_path / "稿子" / "清塘.txt").write_text(OLD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def shown(*arguments):
    """Codes and lines of what a check reports, and its exit status."""
    done = run("check", "--format", "json", *arguments)
    files = json.loads(done.stdout)["files"]
    found = [(each["code"], each["span"]["start"]["line"]) for file in files for each in file["diagnostics"]]
    return found, done.exit_code


def entries(folder):
    content = json.loads((folder / NAME).read_text(encoding="utf-8"))
    return [entry for entry in content["entries"] if entry]


def edit(folder, *changes, name="稿子/清塘.txt"):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    path.write_text(text, encoding="utf-8")


# What people do with it


def test_only_what_is_new_is_reported(folder):
    everything, status = shown(".")
    assert {code for code, _ in everything} == {"PH01", "DT07", "NU01"}
    assert status == 1
    assert run("baseline", "create", ".").exit_code == 0
    assert shown(".") == ([], 0)
    edit(folder, ("管护人员不足", f"{NEW_SENTENCE}管护人员不足"))
    assert shown(".") == ([("DT07", 8)], 1)


def test_moved_text_stays_known_and_edited_text_shows_up(folder):
    run("baseline", "create", ".")
    moved = "　　新建水池12座，其中大池4座、中池6座、小池3座。\n"
    edit(folder, (moved, ""), ("　　管护人员不足", f"{moved}　　管护人员不足"))
    assert shown(".") == ([], 0)
    edit(folder, ("小池3座", "小池5座"))
    assert shown(".") == ([("NU01", 7)], 1)


def test_a_second_copy_of_an_old_fault_is_new(folder):
    run("baseline", "create", ".")
    edit(folder, ("　　管护人员不足", "　　4月31日，镇里召开动员会。管护人员不足"))
    assert shown(".") == ([("DT07", 8)], 1)


MASKED = "全年整修××村村道12公里。\n走访××公司5次。\n添置水泵3台。\n"


def test_a_place_that_joins_a_finding_of_many_places_shows_it(folder):
    (folder / "稿子" / "清塘.txt").write_text(MASKED, encoding="utf-8")
    run("baseline", "create", ".")
    edit(folder, ("添置水泵", "××站添置水泵"))
    assert shown(".") == ([("PH03", 1)], 0)


def test_a_finding_of_many_places_stays_known_when_the_first_is_mended(folder):
    (folder / "稿子" / "清塘.txt").write_text(MASKED, encoding="utf-8")
    run("baseline", "create", ".")
    edit(folder, ("××村村道", "石桥村村道"))
    assert shown(".") == ([], 0)
    run("baseline", "update", ".")
    assert shown(".") == ([], 0)
    edit(folder, ("石桥村村道", "××村村道"))
    assert shown(".") == ([("PH03", 1)], 0)


def test_a_part_that_is_missing_does_not_hide_another(folder):
    problems, plan = (
        OLD[OLD.index(begin) : OLD.index(end)]
        for begin, end in (("　　二、", "　　三、"), ("　　三、", "　　清塘镇人民"))
    )
    edit(folder, (problems, LONG_PARAGRAPH))
    run("baseline", "create", ".")
    assert shown(".") == ([], 0)
    edit(folder, (plan, problems))
    assert ("ST01", 1) in shown(".")[0]
    edit(folder, (problems, problems + plan))
    run("baseline", "update", ".")
    edit(folder, (problems, ""))
    assert ("ST01", 1) in shown(".")[0]


def test_what_is_mended_is_said_and_taken_out(folder):
    run("baseline", "create", ".")
    edit(folder, ("4月31日", "4月30日"))
    assert "1 条已改好" in run("check", ".").output
    assert "DT07  1 条，已改好" in run("baseline", "show", ".").stdout
    done = run("baseline", "update", ".")
    assert done.exit_code == 0
    assert "去掉改好的 1 条，还剩 2 条" in done.stderr
    assert {entry["rule"] for entry in entries(folder)} == {"PH01", "NU01"}
    edit(folder, ("4月30日", "4月31日"))
    assert shown(".") == ([("DT07", 4)], 1)


def test_an_update_adds_nothing(folder):
    run("baseline", "create", ".")
    before = (folder / NAME).read_bytes()
    edit(folder, ("管护人员不足", f"{NEW_SENTENCE}管护人员不足"))
    done = run("baseline", "update", ".")
    assert done.exit_code == 0
    assert "另有 1 条新问题没有记入" in done.stderr
    assert (folder / NAME).read_bytes() == before


def test_a_baseline_is_not_overwritten_unless_forced(folder):
    run("baseline", "create", ".")
    before = (folder / NAME).read_bytes()
    edit(folder, ("管护人员不足", f"{NEW_SENTENCE}管护人员不足"))
    done = run("baseline", "create", ".")
    assert done.exit_code == 2
    assert "多记 1 条（现有 3 条）" in done.stderr
    assert (folder / NAME).read_bytes() == before
    assert run("baseline", "create", "--force", ".").exit_code == 0
    assert shown(".") == ([], 0)


def test_a_renamed_draft_keeps_its_entries(folder):
    run("baseline", "create", ".")
    (folder / "稿子" / "清塘.txt").rename(folder / "稿子" / "清塘镇定稿.txt")
    assert shown(".") == ([], 0)
    assert "已经没有了" not in run("check", ".").output
    assert run("baseline", "update", ".").exit_code == 0
    assert {entry["path"] for entry in entries(folder)} == {"稿子/清塘镇定稿.txt"}
    assert shown(".") == ([], 0)


def test_a_copy_under_another_name_is_new(folder):
    run("baseline", "create", ".")
    shutil.copy(folder / "稿子" / "清塘.txt", folder / "稿子" / "副本.txt")
    found, status = shown(".")
    assert len(found) == 3
    assert status == 1


def test_the_entries_of_a_deleted_draft_go_with_an_update_of_its_folder(folder):
    (folder / "别处").mkdir()
    (folder / "别处" / "干净.txt").write_text("全镇整修村道12公里。\n", encoding="utf-8")
    run("baseline", "create", ".")
    (folder / "稿子" / "清塘.txt").unlink()
    assert "3 条所在的稿子已经没有了" in run("check", ".").output
    assert "已经没有了" not in run("check", "别处").output
    assert run("baseline", "update", "别处").exit_code == 0
    assert len(entries(folder)) == 3
    assert run("baseline", "update", ".").exit_code == 0
    assert entries(folder) == []


def test_other_rules_are_left_alone_by_a_check_of_some(folder):
    run("baseline", "create", ".")
    assert "已改好" not in run("baseline", "show", "--select", "PH", ".").stdout
    assert run("baseline", "update", "--select", "PH", ".").exit_code == 0
    assert len(entries(folder)) == 3


def test_there_is_no_word_of_the_draft_in_it(folder):
    run("baseline", "create", ".")
    content = (folder / NAME).read_text(encoding="utf-8").replace("稿子/清塘.txt", "")
    assert not [character for character in content if "\u4e00" <= character <= "\u9fff"]


def test_a_baseline_is_found_from_elsewhere_and_can_be_left_out(folder, tmp_path_factory, monkeypatch):
    run("baseline", "create", ".")
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert shown(folder) == ([], 0)
    assert len(shown("--no-baseline", folder)[0]) == 3
    assert len(shown("--isolated", folder)[0]) == 3
    assert shown("--isolated", "--baseline", folder / NAME, folder) == ([], 0)


def test_a_baseline_of_another_name_is_named(folder):
    assert run("baseline", "create", "--baseline", "旧账.json", ".").exit_code == 0
    assert len(shown(".")[0]) == 3
    assert shown("--baseline", "旧账.json", ".") == ([], 0)


def test_a_configured_baseline_is_used_by_itself(folder):
    (folder / "账").mkdir()
    (folder / ".zongjie-lint.toml").write_text('baseline = "账/基线.json"\nexclude = ["旧稿"]\n', encoding="utf-8")
    (folder / "旧稿").mkdir()
    shutil.copy(folder / "稿子" / "清塘.txt", folder / "旧稿" / "不查.txt")
    assert run("baseline", "create", ".").exit_code == 0
    content = json.loads((folder / "账" / "基线.json").read_text(encoding="utf-8"))
    assert {entry["path"] for entry in content["entries"] if entry} == {"../稿子/清塘.txt"}
    assert shown(".") == ([], 0)
    assert not (folder / NAME).exists()


def test_folders_with_a_root_of_their_own_have_baselines_of_their_own(folder):
    (folder / "分册").mkdir()
    (folder / "分册" / ".zongjie-lint.toml").write_text("root = true\n", encoding="utf-8")
    shutil.copy(folder / "稿子" / "清塘.txt", folder / "分册" / "清塘.txt")
    assert run("baseline", "create", ".").exit_code == 0
    assert {entry["path"] for entry in entries(folder)} == {"稿子/清塘.txt"}
    assert {entry["path"] for entry in entries(folder / "分册")} == {"清塘.txt"}
    assert shown(".") == ([], 0)


def test_suppressed_findings_are_in_no_baseline(folder):
    page = folder / "稿子" / "简报.md"
    page.write_text("<!-- zongjie-lint: ignore DT07 -->\n4月31日，镇里召开动员会。\n", encoding="utf-8")
    assert shown("--no-baseline", page) == ([], 0)
    assert run("baseline", "create", page).exit_code == 0
    assert entries(folder) == []


# What goes wrong


def test_a_draft_that_cannot_be_read_is_no_empty_baseline(folder):
    run("baseline", "create", ".")
    before = (folder / NAME).read_bytes()
    (folder / "稿子" / "清塘.txt").write_bytes(b"")
    done = run("baseline", "update", ".")
    assert done.exit_code == 2
    assert "原来的记录没有动" in done.stderr
    assert run("baseline", "create", "--force", ".").exit_code == 2
    assert (folder / NAME).read_bytes() == before


def test_the_readable_drafts_are_noted_beside_one_that_is_not(folder):
    (folder / "稿子" / "坏.docx").write_bytes(b"PK\3\4")
    done = run("baseline", "create", ".")
    assert done.exit_code == 2
    assert "坏.docx" in done.stderr
    assert {entry["path"] for entry in entries(folder)} == {"稿子/清塘.txt"}


@pytest.mark.parametrize("command", [["check"], ["baseline", "update"], ["baseline", "show"]])
def test_a_baseline_that_is_named_must_be_there(folder, command):
    done = run(*command, "--baseline", "没有.json", ".")
    assert done.exit_code == 2
    assert "没有.json" in done.stderr
    assert "baseline create" in done.stderr
    assert "Usage" not in done.stderr


def test_there_is_nothing_to_show_or_update_before_the_first(folder):
    assert run("baseline", "show").exit_code == 2
    assert run("baseline", "update", ".").exit_code == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "JSON"),
        (b'{"version": 1, "entries": [\n<<<<<<< HEAD\nnull]}', "第 2 行"),
        (b"\xff\xfe", "UTF-8"),
        (b"[]", "不是基线文件"),
        (b"{}", "不是基线文件"),
        (b'{"version": true, "entries": []}', "不是基线文件"),
        (b"[" * 200_000, "不是基线文件"),
        (b'{"version": 9, "entries": []}', "请升级"),
        (b'{"version": 1, "entries": [null, 3]}', "第 2 条"),
        (b'{"version": 1, "entries": [{"path": "a", "rule": "PH01", "fingerprint": "0", "count": -1}]}', "第 1 条"),
        (b'{"version": 1, "entries": [{"path": "a", "rule": "PH01", "fingerprint": "0", "count": true}]}', "第 1 条"),
        (b'{"version": 1, "entries": [{"path": 1, "rule": "PH01", "fingerprint": "0", "count": 1}]}', "第 1 条"),
    ],
)
def test_a_broken_baseline_ends_the_run_and_is_named(folder, content, said):
    (folder / NAME).write_bytes(content)
    for command in (["check"], ["baseline", "update"], ["baseline", "show"], ["baseline", "create"]):
        done = run(*command, ".")
        assert done.exit_code == 2
        assert NAME in done.stderr
        assert said in done.stderr
    assert (folder / NAME).read_bytes() == content
    assert run("baseline", "create", "--force", ".").exit_code == 0
    assert shown(".") == ([], 0)


def test_standard_input_has_no_name_in_a_baseline(folder):
    assert run("baseline", "create", "-").exit_code == 2
    assert CliRunner().invoke(main, ["check", "-"], input="4月31日，开会。\n").exit_code == 1


def test_a_baseline_that_cannot_be_written_is_said(folder):
    done = run("baseline", "create", "--baseline", "没有的文件夹/基线.json", ".")
    assert done.exit_code == 2
    assert "没有这个文件夹" in done.stderr


def test_either_a_baseline_or_none(folder):
    assert run("check", "--baseline", NAME, "--no-baseline", ".").exit_code == 2


def test_the_list_for_programs(folder):
    run("baseline", "create", ".")
    listing = json.loads(run("baseline", "show", "--format", "json").stdout)
    assert listing["count"] == 3
    assert listing["entries"][0] == {"path": "稿子/清塘.txt", "rule": "DT07", "count": 1, "mended": 0}


# What git makes of it


def merged(tmp_path, base, ours, theirs):
    """The three-way merge of a baseline: the result, and how many conflicts are in it."""
    for name, baseline in (("base", base), ("ours", ours), ("theirs", theirs)):
        (tmp_path / name).write_bytes(baseline.dumped())
    files = [str(tmp_path / name) for name in ("ours", "base", "theirs")]
    done = subprocess.run(["git", "merge-file", "-p", *files], capture_output=True, check=False)
    return done.stdout, done.returncode


def some(*paths):
    return Baseline({path: {Mark("PH01", "0" * 16): Tally(1)} for path in paths})


def test_git_merges_what_two_people_did(tmp_path):
    result, conflicts = merged(
        tmp_path, some(*"abcdefgh"), some(*"cdefgh"), some(*"abcdefg", "z")
    )  # one took out the first two, the other the last, and added one
    assert conflicts == 0
    assert loaded(result) == some(*"cdefg", "z")


def test_two_entries_for_the_same_count_as_the_smaller():
    mark = Mark("PH01", "0" * 16)
    line = b'{"path": "a", "rule": "PH01", "fingerprint": "0000000000000000", "count": %d},\n'
    data = b'{"version": 1, "entries": [\n' + line % 3 + line % 2 + b"null]}"
    assert loaded(data).files["a"][mark] == Tally(2)


# What holds for any findings

SENTENCES = [f"{name}村新修水渠{length}米。" for name in "东西南北" for length in (120, 350, 480)]
unhurried = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
CODES = ["PH01", "NU01", "LX02"]


def document(sentences):
    """A source, and the offset of each sentence."""
    starts = [sum(len(each) + 1 for each in sentences[:at]) for at in range(len(sentences))]
    return Source("稿.txt", "\n".join(sentences)), starts


@st.composite
def reports(draw):
    """Paragraphs, and findings that speak of some of them: code, own paragraph, related paragraphs."""
    paragraphs = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8))
    at = st.integers(0, len(paragraphs) - 1)
    found = st.tuples(st.sampled_from(CODES), at, st.lists(at, max_size=3))
    return paragraphs, draw(st.lists(found, max_size=10))


def report_on(paragraphs, findings):
    source, starts = document(paragraphs)
    diagnostics = [
        Diagnostic(
            code,
            "fault",
            Severity.WARNING,
            Span(starts[own], starts[own] + 2),
            NOTHING,
            NOTHING,
            related=tuple(Related(Span(starts[at], starts[at] + 1), NOTHING) for at in related),
        )
        for code, own, related in findings
    ]
    return FileReport("稿.txt", source, diagnostics=tuple(diagnostics), judged=tuple(CODES))


def fresh(report, tallies):
    return Allowance(totals([tallies])).divided(report.diagnostics, report.source)[0]


@unhurried
@given(reports())
def test_a_baseline_of_any_findings_knows_them_all_and_survives_the_file(made):
    report = report_on(*made)
    baseline = renewed(Baseline(), {"稿.txt": Found(tallied(report), CODES)}, ())
    assert loaded(baseline.dumped()) == baseline
    assert baseline.count == len(report.diagnostics)
    assert fresh(report, baseline.files.get("稿.txt", {})) == []


@unhurried
@given(reports(), st.randoms())
def test_paragraphs_in_another_order_stay_known(made, chance):
    paragraphs, findings = made
    order = list(range(len(paragraphs)))
    chance.shuffle(order)
    place = {before: now for now, before in enumerate(order)}
    moved = [(code, place[own], [place[at] for at in related]) for code, own, related in findings]
    after = report_on([paragraphs[at] for at in order], moved)
    assert fresh(after, tallied(report_on(paragraphs, findings))) == []


@unhurried
@given(reports(), st.data())
def test_editing_a_sentence_shows_just_what_speaks_of_it(made, data):
    paragraphs, findings = made
    edited = data.draw(st.integers(0, len(paragraphs) - 1))
    before = tallied(report_on(paragraphs, findings))
    after = report_on([*paragraphs[:edited], "中村新修水渠60米。", *paragraphs[edited + 1 :]], findings)
    expected = [
        found for found, (_, own, related) in zip(after.diagnostics, findings, strict=True) if edited in (own, *related)
    ]
    assert fresh(after, before) == expected


@unhurried
@given(st.lists(reports(), min_size=1, max_size=3), st.lists(reports(), min_size=1, max_size=3))
def test_counts_never_rise_and_an_update_knows_no_more_than_before(old, new):
    before = Baseline({f"{at}.txt": tallied(report_on(*made)) for at, made in enumerate(old)})
    found = {f"{at}.txt": Found(tallied(report_on(*made)), CODES) for at, made in enumerate(new)}
    after = reduced(before, found, gone=(), dropped=())
    for path, tallies in after.files.items():
        for mark, tally in tallies.items():
            assert tally.total <= before.files.get(path, {}).get(mark, Tally()).total
    assert reduced(after, found, gone=(), dropped=()) == after


@unhurried
@given(reports(), reports())
def test_a_renaming_moves_entries_and_makes_none(old, new):
    before = Baseline({"旧.txt": tallied(report_on(*old))})
    after = reduced(before, {"新.txt": Found(tallied(report_on(*new)), CODES)}, gone=["旧.txt"], dropped=["旧.txt"])
    held = before.files["旧.txt"]
    assert all(tally.total <= held[mark].total for mark, tally in after.files.get("新.txt", {}).items())
    assert "旧.txt" not in after.files
