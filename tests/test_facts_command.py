"""`zongjie-lint facts`: the same rows in every form, a table for any terminal, and clear words for wrong inputs."""

import codecs
import csv
import io
import json
import os
import pty
import re
import stat
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from zongjie_lint.cli import main
from zongjie_lint.document import Document
from zongjie_lint.printers.csv import csv_bytes
from zongjie_lint.printers.json import json_text
from zongjie_lint.printers.table import print_table
from zongjie_lint.printers.xlsx import xlsx_bytes
from zongjie_lint.record import values
from zongjie_lint.registrar import register
from zongjie_lint.relations.growth import GrowthFromBase
from zongjie_lint.reporter import View
from zongjie_lint.reporters.columns import drift, width
from zongjie_lint.sheet import ledger, relations
from zongjie_lint.source import Source

REPORT = """月湖镇2025年工作总结
一、主要工作
2025年，全镇完成货运量512万吨，比上年的468万吨增长12.6%。改造户厕480户，完成全年任务600户的80%，进度居全县第3位。
全年办结诉求96件，其中道路类41件、路灯类55件；信访量45件，同比下降8.2%。
二、2026年打算
力争全年货运量突破560万吨。
"""
HEADER = [
    *("序号", "行", "指标", "范围", "时期", "口径", "数值", "基数"),
    *("增长", "增减", "占比", "完成率", "目标", "位次", "结论", "关系"),
]
NUMBERS = ["value", "base", "growth", "change", "share", "completion", "target", "rank"]
SPACE = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
TEXTS = st.lists(
    st.sampled_from(
        [*REPORT.splitlines(), "=1+1完成投资5亿元，", "@乙村+丙村修路12公里。", "-2.4%", "完成率98%", "\x0b", "—"]
    ),
    max_size=12,
).map("\n".join)


def run(*arguments, stdin=None):
    return CliRunner().invoke(main, ["facts", *map(str, arguments)], input=stdin)


def found(text=REPORT):
    return register(Document(Source("稿.txt", text)))


def table(text=REPORT, **view):
    stream = io.StringIO()
    print_table(found(text), stream, View(**{"width": 100, **view}))
    return stream.getvalue()


def csv_sheets(data):
    """The rows below the heads of both tables."""
    text = data.decode("utf-8-sig")
    first, second = list(csv.reader(io.StringIO(text))), []
    cut = first.index([])
    first, second = first[:cut], first[cut + 1 :]
    return first[2:], second[2:]


def xlsx_part(data, name):
    return ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def xlsx_sheets(data):
    """The cells of every sheet as texts, without the head."""
    strings = ["".join(item.itertext()) for item in xlsx_part(data, "xl/sharedStrings.xml")]
    sheets = []
    for number in (1, 2):
        rows = xlsx_part(data, f"xl/worksheets/sheet{number}.xml").iterfind(".//x:row", SPACE)
        sheets.append([[_cell(cell, strings) for cell in row] for row in rows][1:])
    return sheets


def _cell(cell, strings):
    value = cell.findtext("x:v", "", SPACE)
    return strings[int(value)] if cell.get("t") == "s" else value


def plain(cell):
    """A cell of a CSV file less the sign that makes it text."""
    return cell[1:] if re.match(r"'\s*[=+\-@＝＋－＠]", cell) else cell


@pytest.fixture
def draft(tmp_path):
    path = tmp_path / "月湖镇 总结.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


class TestLedger:
    def test_says_of_a_level_what_is_said_of_it(self):
        rows = {
            entry.indicator: entry for entry in found().entries if entry.basis == "actual" and not entry.is_in_plans
        }
        freight, toilets = rows["货运量"], rows["改造户厕"]
        assert (freight.line, freight.value.text.zh, freight.base.text.zh) == (3, "512万吨", "468万吨")
        assert (freight.growth.text.zh, freight.verdict) == ("12.6%", "fail")
        assert (toilets.completion.text.zh, toilets.target.text.zh, toilets.rank.text.zh) == ("80%", "600户", "第3位")
        assert toilets.verdict == "pass"

    def test_a_fall_is_told_in_words_so_that_no_sign_is_lost(self):
        (entry,) = [entry for entry in found().entries if entry.growth and entry.growth.sign < 0]
        assert entry.growth.text.in_language("zh") == "下降8.2%"
        assert entry.growth.text.in_language("en") == "down 8.2%"

    def test_tells_plans_from_results(self):
        (entry,) = [entry for entry in found().entries if entry.is_in_plans]
        assert (entry.basis, entry.value.text.zh) == ("plan", "突破560万吨")

    def test_a_base_and_a_target_beside_a_level_are_in_its_row(self):
        assert not [entry for entry in found().entries if entry.basis in ("base", "target")]

    def test_each_row_names_the_relations_it_takes_part_in(self):
        whole = found()
        for entry in whole.entries:
            verdicts = {relation.verdict for relation in whole.relations if relation.number in entry.relations}
            assert bool(verdicts) is (entry.verdict is not None)
            assert entry.verdict is None or entry.verdict in verdicts
        assert {relation.verdict for relation in whole.relations} >= {"pass", "fail"}

    def test_a_failure_outweighs_everything(self):
        whole = found()
        failed = {relation.number for relation in whole.relations if relation.verdict == "fail"}
        assert all(entry.verdict == "fail" for entry in whole.entries if failed & {*entry.relations})


class TestForms:
    @settings(max_examples=40, deadline=None)
    @given(TEXTS)
    def test_have_the_same_rows(self, text):
        whole = found(text)
        data = json.loads(json_text(whole, "zh"))
        first, second = csv_sheets(csv_bytes(whole, "zh"))
        one, other = xlsx_sheets(xlsx_bytes(whole, "zh"))
        shown = [[plain(cell) for cell in row] for row in first]
        assert shown == one == [list(row) for row in ledger(whole, "zh").rows]
        assert (
            [[plain(cell) for cell in row] for row in second] == other == [list(r) for r in relations(whole, "zh").rows]
        )
        assert [[str(entry["number"]), str(entry["line"]), entry["indicator"]] for entry in data["entries"]] == [
            row[:3] for row in one
        ]
        assert [[relation["title"], relation["working"]] for relation in data["relations"]] == [
            [row[2], row[-1]] for row in other
        ]

    def test_json_has_the_agreed_keys(self, draft):
        data = json.loads(run(draft, "--format", "json").stdout)
        assert list(data) == [
            *("version", "tool", "path", "encoding", "kind", "period"),
            *("verdicts", "failures", "entries", "relations"),
        ]
        assert (data["version"], data["path"], data["kind"]) == (1, str(draft), "annual-summary")
        assert list(data["entries"][0]) == [
            *("number", "line", "span", "indicator", "scope", "time", "basis", "planned"),
            *NUMBERS,
            *("verdict", "relations"),
        ]
        assert list(data["relations"][0]) == [
            *("number", "line", "type", "title", "span", "verdict"),
            *("stated", "operands", "computed", "working"),
        ]
        assert sum(data["verdicts"].values()) == len(data["relations"])

    def test_json_has_places_and_values(self):
        entry = json.loads(json_text(found(), "zh"))["entries"][0]
        start, end = (entry["value"]["span"][side] for side in ("start", "end"))
        assert REPORT[start["offset"] : end["offset"]] == entry["value"]["text"] == "512万吨"
        assert (start["line"], start["column"]) == (3, REPORT.splitlines()[2].index("512") + 1)
        assert [entry["value"][end] for end in ("value", "low", "high")] == [5.12e9, 5.115e9, 5.125e9]
        assert entry["value"]["unit"] == "公斤"
        assert (entry["growth"]["value"], entry["growth"]["unit"], entry["growth"]["sign"]) == (12.6, "%", 1)

    def test_json_counts_verdicts_as_the_check_does(self, draft):
        checked = json.loads(CliRunner().invoke(main, [str(draft), "--format", "json"]).stdout)["files"][0]
        assert json.loads(run(draft, "--format", "json").stdout)["verdicts"] == checked["relations"]

    def test_csv_opens_in_excel(self, draft):
        data = run(draft, "--format", "csv").stdout_bytes
        assert data.startswith(codecs.BOM_UTF8)
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
        assert rows[:2] == [["台账"], HEADER]
        assert ["核对关系"] in rows

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "\t="])
    def test_no_cell_is_computed(self, start):
        whole = found()
        entry = whole.entries[0]
        bad = type(entry)(**{**values(entry), "indicator": f"{start}HYPERLINK(1)"})
        hostile = type(whole)(whole.source, whole.outline, (bad,), ())
        ((_, _, name, *_),) = csv_sheets(csv_bytes(hostile, "zh"))[0]
        assert name.startswith("'")
        data = xlsx_bytes(hostile, "zh")
        for number in (1, 2):
            page = xlsx_part(data, f"xl/worksheets/sheet{number}.xml")
            assert page.find(".//x:f", SPACE) is None
            assert page.find(".//x:hyperlink", SPACE) is None

    def test_workbook_is_ready_to_be_worked_with(self):
        data = xlsx_bytes(found(), "zh")
        names = [sheet.get("name") for sheet in xlsx_part(data, "xl/workbook.xml").iterfind(".//x:sheet", SPACE)]
        assert names == ["台账", "核对关系"]
        for number, last in ((1, "P"), (2, "G")):
            page = xlsx_part(data, f"xl/worksheets/sheet{number}.xml")
            assert page.find(".//x:pane", SPACE).get("state") == "frozen"
            assert page.find("x:autoFilter", SPACE).get("ref").startswith(f"A1:{last}")
            widths = [float(column.get("width")) for column in page.iterfind(".//x:col", SPACE)]
            assert min(widths) > 5
            assert max(widths) < 70

    def test_verdicts_are_coloured_in_the_workbook(self):
        data = xlsx_bytes(found(), "zh")
        strings = ["".join(item.itertext()) for item in xlsx_part(data, "xl/sharedStrings.xml")]
        styles = {}
        for cell in xlsx_part(data, "xl/worksheets/sheet1.xml").iterfind(".//x:c", SPACE):
            styles.setdefault(_cell(cell, strings), set()).add(cell.get("s"))
        assert len({*styles["不符"], *styles["相符"], *styles["512万吨"]}) == 3

    def test_speaks_english(self, draft):
        rows = csv_bytes(found(), "en").decode("utf-8-sig").splitlines()
        assert rows[0] == "Ledger"
        assert "disagrees" in rows[2]
        assert "Indicator" in run(draft, "--lang", "en").stdout

    def test_a_report_without_figures_is_no_error(self):
        assert "没有带数字的指标" in table("各项工作稳步推进。\n")
        for data in (csv_bytes(found("无。\n"), "zh"), xlsx_bytes(found("无。\n"), "zh")):
            assert data


class TestTable:
    @pytest.mark.parametrize("columns", [30, 40, 60, 72, 80, 100, 140, 200])
    def test_no_line_is_wider_than_the_terminal(self, columns):
        lines = table(width=columns).splitlines()
        assert max(width(line) - drift(line) for line in lines) <= columns

    @pytest.mark.parametrize("columns", [30, 60, 80, 100, 140])
    def test_loses_no_figure_and_no_verdict(self, columns):
        shown = re.sub(r"\s", "", table(width=columns))
        for part in ("512万吨", "468万吨", "12.6%", "480户", "600户", "80%", "第3位", "下降8.2%", "✗不符", "✓相符"):
            assert part in shown

    @pytest.mark.parametrize("columns", [80, 100, 140])
    def test_columns_are_straight_under_their_heads(self, columns):
        lines = table(width=columns).splitlines()
        head = next(line for line in lines if line.startswith("序号"))
        row = next(line for line in lines if "512万吨" in line)
        ends = [width(line[: line.index(part) + len(part)]) for line, part in ((head, "数值"), (row, "512万吨"))]
        assert ends[0] == ends[1]

    def test_columns_in_which_nothing_stands_are_left_out(self):
        head = next(line for line in table("修路12公里。\n").splitlines() if line.startswith("序号"))
        assert head.split() == ["序号", "行", "指标", "数值"]

    def test_colour_changes_no_character(self):
        coloured = table(colour=True)
        assert "\x1b[" in coloured
        uncoloured = [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", coloured).splitlines()]
        assert uncoloured == [line for line in table().splitlines() if not re.fullmatch(r"[- ]*-[- ]*", line)]

    def test_nothing_in_a_name_steers_the_terminal(self):
        assert "\x1b" not in table("完成\x1b[31m红\x9b色工程投资5亿元。\n")


class TestOutput:
    @pytest.mark.parametrize("form", ["table", "json", "csv", "xlsx"])
    def test_is_written_whole_and_nothing_is_left_beside_it(self, draft, tmp_path, form):
        folder = tmp_path / "出"
        folder.mkdir()
        done = run(draft, "--format", form, "--output", folder / "台账")
        assert (done.exit_code, done.stdout) == (0, "")
        assert [path.name for path in folder.iterdir()] == ["台账"]
        assert (folder / "台账").stat().st_size > 100

    @pytest.mark.parametrize(("name", "start"), [("a.xlsx", b"PK"), ("a.CSV", codecs.BOM_UTF8), ("a.json", b"{")])
    def test_the_name_of_the_file_tells_the_form(self, draft, tmp_path, name, start):
        assert run(draft, "--output", tmp_path / name).exit_code == 0
        assert (tmp_path / name).read_bytes().startswith(start)

    def test_a_failure_leaves_the_old_file(self, draft, tmp_path, monkeypatch):
        target = tmp_path / "台账.csv"
        target.write_text("old")
        monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        done = run(draft, "--output", target)
        assert done.exit_code == 2
        assert "No space left" in done.stderr
        assert target.read_text() == "old"
        assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["台账.csv", draft.name])

    @pytest.mark.skipif(os.name == "nt", reason="modes are those of Unix")
    def test_keeps_the_mode_of_the_file_and_follows_a_link(self, draft, tmp_path):
        target, link = tmp_path / "台账.csv", tmp_path / "链接.csv"
        target.write_text("old")
        target.chmod(0o640)
        link.symlink_to(target)
        assert run(draft, "--output", link).exit_code == 0
        assert link.is_symlink()
        assert target.read_bytes().startswith(codecs.BOM_UTF8)
        assert stat.S_IMODE(target.stat().st_mode) == 0o640

    def test_a_device_is_written_to(self, draft):
        assert run(draft, "--format", "csv", "--output", os.devnull).exit_code == 0

    def test_standard_input_has_a_name(self):
        data = json.loads(run("-", "--stdin-filename", "送审.txt", "--format", "json", stdin=REPORT).stdout)
        assert data["path"] == "送审.txt"
        assert data["entries"]

    def test_a_workbook_may_go_into_a_pipe(self, draft):
        assert run(draft, "--format", "xlsx").stdout_bytes.startswith(b"PK")

    def test_libraries_for_workbooks_are_imported_for_workbooks_only(self, draft):
        program = "import sys; from zongjie_lint.cli import main; main(sys.argv[1:], standalone_mode=False)"
        program = f"import atexit, sys; atexit.register(lambda: print('xlsxwriter' in sys.modules)); {program}"
        done = subprocess.run(
            [sys.executable, "-c", program, "facts", draft, "--format", "csv"], capture_output=True, check=False
        )
        assert done.stdout.endswith(b"False\n"), done.stderr


class TestWrongInput:
    @pytest.mark.parametrize(
        ("content", "words"),
        [(b"", "空"), (b"  \n\n", "空"), (b"\0\1\2\3" * 40, "稿"), (b"%PDF-1.7\n", "稿")],
    )
    def test_a_file_without_text(self, tmp_path, content, words):
        path = tmp_path / "稿.txt"
        path.write_bytes(content)
        done = run(path)
        assert (done.exit_code, done.stdout) == (2, "")
        assert words in done.stderr

    def test_a_missing_file(self, tmp_path):
        done = run(tmp_path / "没有.txt")
        assert (done.exit_code, done.stdout) == (2, "")
        assert "找不到" in done.stderr
        assert "no such file" in run(tmp_path / "没有.txt", "--lang", "en").stderr

    def test_a_folder(self, tmp_path):
        done = run(tmp_path)
        assert (done.exit_code, done.stdout) == (2, "")
        assert "文件夹" in done.stderr

    @pytest.mark.parametrize(
        ("arguments", "hint"),
        [
            (["--format", "xls"], "xlsx?"),
            (["--format", "html"], "table"),
            (["--lang", "fr"], "en"),
            (["--ouput", "a"], "--output"),
        ],
    )
    def test_a_mistyped_option(self, draft, arguments, hint):
        done = run(draft, *arguments)
        assert (done.exit_code, done.stdout) == (2, "")
        assert hint in done.stderr

    @pytest.mark.parametrize("arguments", [[], ["甲.txt", "乙.txt"]])
    def test_not_one_file(self, arguments):
        assert run(*arguments).exit_code == 2

    @pytest.mark.parametrize(("target", "words"), [("无/台账.csv", "没有这个文件夹"), (".", "文件夹")])
    def test_an_output_that_cannot_be(self, draft, tmp_path, target, words):
        done = run(draft, "--output", tmp_path / target)
        assert (done.exit_code, done.stdout) == (2, "")
        assert words in done.stderr

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
    def test_an_output_without_permission(self, draft, tmp_path):
        target = tmp_path / "台账.csv"
        target.write_text("old")
        target.chmod(0o400)
        done = run(draft, "--output", target)
        assert done.exit_code == 2
        assert "权限" in done.stderr

    def test_the_report_itself_is_never_overwritten(self, draft):
        done = run(draft, "--output", draft)
        assert done.exit_code == 2
        assert "稿子本身" in done.stderr
        assert draft.read_text(encoding="utf-8") == REPORT

    @pytest.mark.skipif(os.name == "nt", reason="there are no such terminals")
    def test_a_workbook_on_a_terminal_is_refused(self, draft):
        outside, inside = pty.openpty()
        command = [sys.executable, "-X", "utf8", "-m", "zongjie_lint", "facts", str(draft), "--format", "xlsx"]
        done = subprocess.run(command, stdout=inside, stderr=subprocess.PIPE, check=False)
        os.close(inside)
        os.close(outside)
        assert done.returncode == 2
        assert "--output" in done.stderr.decode()


def test_a_relation_that_raises_is_named_and_the_others_are_listed(draft, monkeypatch):
    monkeypatch.setattr(GrowthFromBase, "extract", classmethod(lambda cls, document: 1 / 0))
    done = run(draft, "--format", "json")
    data = json.loads(done.stdout)
    assert done.exit_code == 2
    assert "GrowthFromBase" in [failure["code"] for failure in data["failures"]]
    assert "GrowthFromBase" in done.stderr
    assert data["relations"]
    assert data["entries"]
    assert "GrowthFromBase" in run(draft).stdout


def test_a_relation_that_raises_leaves_the_check_its_other_relations(draft, monkeypatch):
    monkeypatch.setattr(GrowthFromBase, "extract", classmethod(lambda cls, document: 1 / 0))
    done = CliRunner().invoke(main, [str(draft), "--format", "json"])
    (file,) = json.loads(done.stdout)["files"]
    assert done.exit_code == 2
    assert {"GrowthFromBase", "NU05"} <= {failure["code"] for failure in file["failures"]}
    assert file["kind"] == "annual-summary"
    assert sum(file["relations"].values()) > 1


def test_a_report_without_relations_says_so():
    runner = CliRunner()
    arguments = ["-", "--lang"]
    assert "没有可核对的数量关系" in runner.invoke(main, [*arguments, "zh"], input="各项工作稳步推进。\n").stdout
    assert (
        "no relations between numbers" in runner.invoke(main, [*arguments, "en"], input="各项工作稳步推进。\n").stdout
    )
    data = json.loads(runner.invoke(main, ["-", "--format", "json"], input="各项工作稳步推进。\n").stdout)
    assert not any(data["files"][0]["relations"].values())


def test_the_examples_have_a_ledger():
    for path in Path(__file__).parents[1].joinpath("examples").glob("*.txt"):
        assert run(path).exit_code == 0
