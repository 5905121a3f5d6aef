"""`--against`: a report held against the one of the year before, and above all what is left alone."""

import json

import pytest
from click.testing import CliRunner

from zongjie_lint.cli import main
from zongjie_lint.document import Document
from zongjie_lint.relations.earlier_report import HELD
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.rules.numbers.base_mismatch_previous import BaseMismatchPrevious
from zongjie_lint.rules.numbers.carried_over_paragraph import CarriedOverParagraph
from zongjie_lint.rules.numbers.restated_figure import RestatedFigure
from zongjie_lint.rules.numbers.target_mismatch_previous import TargetMismatchPrevious

RULES = [BaseMismatchPrevious(), RestatedFigure(), TargetMismatchPrevious(), CarriedOverParagraph()]
TITLE = "竹溪县{year}年工作总结\n{year}年，各项工作稳步推进。\n"
LAST = TITLE.format(year=2024)
THIS = TITLE.format(year=2025)
LONG = "全年举办招聘会36场，提供岗位8 420个，组织技能培训1 960人次，帮助返乡青年办起小店、作坊和合作社215家。"


def found(this, last, head=THIS, last_head=LAST):
    document = Document(f"{head}{this}\n", previous=Document(f"{last_head}{last}\n"))
    return [diagnostic.code for rule in RULES for diagnostic in rule.check(document)]


def verdicts(this, last):
    document = Document(f"{THIS}{this}\n", previous=Document(f"{LAST}{last}\n"))
    return [held.verdict for kind in HELD for held in document.facts(kind)]


class TestImpliedBase:
    @pytest.mark.parametrize(
        "this",
        [
            "全年办理税务登记1 260户，同比增长14.0%。",
            "办理税务登记1260户，比上年增长14%。",
            "全县办理税务登记1 260户、增长14%。",
            "2025年，办理税务登记1 260户（同比增长14.0%）。",
            "全年办理税务登记1 260户，较上年下降2.0%。",
        ],
    )
    def test_differs_from_what_was_published(self, this):
        assert found(this, "全年办理税务登记1 180户，同比增长3.1%。") == ["NU32"]

    @pytest.mark.parametrize(
        "this",
        [
            "全年办理税务登记1 260户，同比增长6.8%。",
            "全年办理税务登记1 260户，同比增长7%。",
            "全年办理税务登记约1 260户，同比增长14%。",
            "全年办理税务登记1 260户，同比增长约14%。",
            "全年办理税务登记1 260户，比年初增长14%。",
            "全年办理税务登记1 260户，环比增长14%。",
            "全年办理税务登记1 260户，年均增长14%。",
            "全年办理税务登记1 260户，较2021年增长14%。",
            "全年办理税务登记1 260户，比计划增长14%，同口径。",
            "上半年办理税务登记660户，同比增长14%。",
            "一季度办理税务登记1 260户，同比增长14%。",
            "12月办理税务登记126户，同比增长14%。",
            "白果镇办理税务登记1 260户，同比增长14%。",
            "全省办理税务登记1 260户，同比增长14%。",
            "五年来，累计办理税务登记1 260户，增长14%。",
            "截至年底，办理税务登记1 260户，同比增长14%。",
            "全年注销税务登记1 260户，同比增长14%。",
            "全年办理税务登记1 260件，同比增长14%。",
            "办理税务登记1 260户、出口备案310户，分别增长14%、6%。",
            "办理税务登记1 260户，代开发票金额增长14%。",
            "办理税务登记1 260户，其中网上办理增长14%。",
            "2023年，办理税务登记1 260户，增长14%。",
            "力争2026年办理税务登记1 260户，增长14%。",
            "办理税务登记1 260户，剔除划转因素后增长14%。",
            "办理税务登记126 000户，增长14%。",
        ],
    )
    def test_is_left_alone(self, this):
        assert found(this, "全年办理税务登记1 180户，同比增长3.1%。") == []

    @pytest.mark.parametrize(
        "name",
        [
            *("地区生产总值", "规模以上工业增加值", "规上工业总产值", "农业总产值", "农村居民人均可支配收入"),
            *("固定资产投资", "社会消费品零售总额", "限额以上批发业销售额", "外贸进出口总额"),
        ],
    )
    def test_of_real_growth_and_rebased_series_is_left_alone(self, name):
        assert found(f"全年完成{name}52.6亿元，增长9.0%。", f"全年完成{name}50.1亿元，增长4.0%。") == []

    def test_is_left_alone_where_the_earlier_report_gives_two_figures(self):
        last = "全年办理税务登记1 180户。\n城区办理税务登记740户。\n全年办理税务登记1 105户。"
        assert found("全年办理税务登记1 260户，同比增长14.0%。", last) == []

    def test_agrees_with_any_mention(self):
        last = "全年办理税务登记1 180户。\n全年办理税务登记1 105户。"
        assert Verdict.PASS in verdicts("全年办理税务登记1 260户，同比增长14.0%。", last)

    def test_counts_rounding_of_every_number(self):
        assert found("全年外销茶叶1.3万吨，增长8%。", "全年外销茶叶1.2万吨。") == []
        assert found("全年外销茶叶1.3万吨，增长28%。", "全年外销茶叶1.2万吨。") == ["NU32"]

    def test_knows_an_indicator_under_its_other_names(self):
        assert found("全社会用电量26.4亿千瓦时，增长9%。", "用电量25.8亿千瓦时，增长2%。") == ["NU32"]


class TestHalfYears:
    HALF = "竹溪县{year}年上半年工作总结\n上半年，各项工作稳步推进。\n"

    def found(self, this, last, last_head):
        return found(this, last, self.HALF.format(year=2025), last_head)

    def test_are_held_against_half_years(self):
        last = "办理税务登记585户，同比增长3.1%。"
        assert self.found("办理税务登记660户，同比增长4%。", last, self.HALF.format(year=2024)) == ["NU32"]

    def test_are_not_held_against_whole_years(self):
        assert self.found("办理税务登记1 260户，同比增长4%。", "办理税务登记1 180户。", LAST) == []

    def test_are_found_in_a_report_of_the_whole_year(self):
        last = "上半年办理税务登记585户，全年办理税务登记1 180户。"
        assert self.found("办理税务登记660户，同比增长4%。", last, LAST) == ["NU32"]

    def test_last_year_alone_may_mean_the_whole_of_it(self):
        assert self.found("办理税务登记660户，上年为600户。", "办理税务登记585户。", self.HALF.format(year=2024)) == []
        assert self.found(
            "办理税务登记660户，上年同期为600户。", "办理税务登记585户。", self.HALF.format(year=2024)
        ) == ["NU33"]


class TestRestatedFigure:
    @pytest.mark.parametrize(
        "this",
        [
            "全年办理税务登记1 260户，上年为1 108户。",
            "全年办理税务登记1 260户，比上年的1 108户增长13.7%。",
            "全年办理税务登记1 260户，去年同期为1 108户。",
            "办理税务登记由上年的1 108户增加到1 260户。",
            "2024年办理税务登记1 108户，2025年办理税务登记1 260户。",
            "去年，办理税务登记1 108户，得到群众好评。",
        ],
    )
    def test_differs_from_what_was_published(self, this):
        assert found(this, "全年办理税务登记1 180户。") == ["NU33"]

    @pytest.mark.parametrize(
        "this",
        [
            "全年办理税务登记1 260户，上年为1 180户。",
            "全年办理税务登记1 260户，上年为1.18千户。",
            "全年办理税务登记1 260户，上年核定数为1 108户。",
            "全年办理税务登记1 260户，上年（调整后）为1 108户。",
            "全年办理税务登记1 260户，前年为1 108户。",
            "全年办理税务登记1 260户，上年近1 100户。",
            "全年办理税务登记1 260户，年初为1 108户。",
            "全年办理税务登记1 260户，改造前为1 108户。",
            "全年办理税务登记1 260户，上年注销1 108户。",
            "2023年办理税务登记1 108户，2025年办理税务登记1 260户。",
        ],
    )
    def test_is_left_alone(self, this):
        assert found(this, "全年办理税务登记1 180户。") == []


class TestPromisedTarget:
    PLAN = "二、2025年工作打算\n{}"

    @pytest.mark.parametrize(
        "promise",
        [
            "全年新建养老床位600张。",
            "计划新建养老床位600张。",
            "力争2025年新建养老床位600张以上。",
            "确保新建养老床位突破600张。",
        ],
    )
    def test_is_not_what_is_reported_now(self, promise):
        this = "新建养老床位520张，完成全年目标500张的104%。"
        assert found(this, self.PLAN.format(promise)) == ["NU34"]

    @pytest.mark.parametrize(
        ("this", "promise"),
        [
            ("新建养老床位520张，完成全年目标600张的86.7%。", "全年新建养老床位600张。"),
            ("新建养老床位520张，完成年中追加后目标500张的104%。", "全年新建养老床位600张。"),
            ("新建养老床位520张，完成全年目标650张的80%。", "新建养老床位600张以上。"),
            ("新建养老床位520张，完成全年目标500张的104%。", "新建养老床位约600张。"),
            ("新建养老床位520张，完成全年目标500张的104%。", "到2030年新建养老床位600张。"),
            ("新建养老床位520张，完成全年目标500张的104%。", "上半年新建养老床位300张。"),
            ("新建养老床位520张，完成全年目标500张的104%。", "新建托育床位600张。"),
            ("新建养老床位520张，完成省下达目标500张的104%。", "新建养老床位600张。"),
            ("新建养老床位520张，完成三年目标800张的65%。", "新建养老床位600张。"),
        ],
    )
    def test_is_left_alone(self, this, promise):
        assert found(this, self.PLAN.format(promise)) == []


class TestCarriedParagraph:
    def test_is_told_with_its_numbers(self):
        document = Document(f"{THIS}{LONG}\n", previous=Document(f"{LAST}开头一段。\n{LONG}\n"))
        (carried,) = CarriedOverParagraph().check(document)
        assert carried.span.of_text(document.text) == LONG
        assert "第 4 行" in carried.message.zh
        assert "36场" in carried.evidence.zh

    def test_is_found_whatever_its_blanks_and_widths(self):
        assert found(LONG, "　　" + LONG.replace(" ", "").replace("，", ",")) == ["NU35"]

    @pytest.mark.parametrize(
        ("this", "last"),
        [
            (LONG.replace("36", "41"), LONG),
            (LONG.replace("帮助", "扶持"), LONG),
            ("全年举办招聘会36场，提供岗位8 420个。", "全年举办招聘会36场，提供岗位8 420个。"),
            ("坚持每周调度，每月通报，有关部门各负其责、密切配合，形成了齐抓共管、层层落实的良好局面。",) * 2,
            (f"县就业局内设股室5个。{LONG}",) * 2,
            (f"依据《招聘会管理办法》，{LONG}",) * 2,
            (f"2023年，{LONG}",) * 2,
            (f"二、下一步打算\n{LONG}",) * 2,
        ],
    )
    def test_is_left_alone(self, this, last):
        assert found(this, last) == []

    def test_is_left_alone_in_a_draft_of_the_same_time(self):
        assert found(LONG, LONG, THIS, THIS) == []


class TestWithoutComparison:
    def test_no_earlier_report_no_findings(self):
        document = Document(f"{THIS}全年办理税务登记1 260户，同比增长14.0%。\n{LONG}\n")
        assert not [diagnostic for rule in RULES for diagnostic in rule.check(document)]

    def test_a_report_two_years_older_tells_nothing(self):
        this, last = "全年办理税务登记1 260户，同比增长14.0%。", "全年办理税务登记1 180户。"
        assert found(this, last, last_head=TITLE.format(year=2022)) == []

    def test_reports_without_a_year_tell_nothing(self):
        assert found("办理税务登记1 260户，同比增长14.0%。", "办理税务登记1 180户。", "", "") == []


@pytest.fixture
def drafts(tmp_path):
    this, last = tmp_path / "今年.txt", tmp_path / "上年.txt"
    this.write_text(f"{THIS}全年办理税务登记1 260户，同比增长14.0%。\n{LONG}\n", encoding="utf-8")
    last.write_text(f"{LAST}一、办税\n全年办理税务登记1 180户。\n{LONG}\n", encoding="gb18030")
    return this, last


def check(*arguments, stdin=None):
    return CliRunner().invoke(main, ["check", *map(str, arguments)], input=stdin)


class TestCommandLine:
    def test_shows_both_numbers_the_arithmetic_and_the_other_place(self, drafts):
        done = check(drafts[0], "--against", drafts[1], "--select", "NU32")
        shown = "".join(line.partition("│")[2].strip() or line for line in done.stdout.splitlines())
        assert done.exit_code == 1
        for part in ("1 260户", "14.0%", "1260户 ÷ (1 + 14.0%)", "≠ 1180户", "第 4 行"):
            assert part in shown

    def test_tells_how_many_figures_were_held(self, drafts):
        assert "对照上年  1 组：1 不符" in check(drafts[0], "--against", drafts[1]).stdout
        (file,) = json.loads(check(drafts[0], "--against", drafts[1], "--format", "json").stdout)["files"]
        assert file["against"] == {"pass": 0, "rounding": 0, "fail": 1, "uncertain": 0, "not_assessable": 0}

    def test_says_so_where_nothing_could_be_held(self, drafts, tmp_path):
        other = tmp_path / "别的.txt"
        other.write_text("会议通知\n请准时参加。\n", encoding="utf-8")
        assert "没有可对照的数据" in check(drafts[0], "--against", other).stdout

    def test_without_it_nothing_is_said_of_it(self, drafts):
        done = check(drafts[0], "--format", "json")
        assert "against" not in json.loads(done.stdout)["files"][0]
        assert "对照" not in check(drafts[0]).stdout

    def test_standard_input_is_held_too(self, drafts):
        done = check("-", "--against", drafts[1], "--format", "concise", stdin=drafts[0].read_bytes())
        assert ("NU32" in done.stdout, "NU35" in done.stdout) == (True, True)

    def test_the_earlier_report_may_come_from_standard_input(self, drafts):
        assert "NU32" in check(drafts[0], "--against", "-", "--format", "concise", stdin=drafts[1].read_bytes()).stdout

    @pytest.mark.parametrize("format_", ["full", "concise", "json"])
    @pytest.mark.parametrize(
        ("content", "words"),
        [(None, "找不到"), (b"", "空"), (b"\0\1\2\3" * 40, ""), (b"%PDF-1.7\n", "")],
    )
    def test_an_earlier_report_that_cannot_be_read_stops_the_check(self, drafts, tmp_path, content, words, format_):
        path = tmp_path / "旧稿.txt"
        if content is not None:
            path.write_bytes(content)
        done = check(drafts[0], "--against", path, "--format", format_)
        assert (done.exit_code, done.stdout) == (2, "")
        assert "旧稿.txt" in done.stderr
        assert words in done.stderr

    def test_a_folder_stops_the_check(self, drafts, tmp_path):
        done = check(drafts[0], "--against", tmp_path)
        assert (done.exit_code, done.stdout) == (2, "")
        assert "文件夹" in done.stderr

    @pytest.mark.parametrize("same", [lambda path: path, lambda path: path.parent / "." / path.name])
    def test_the_report_itself_is_refused(self, drafts, same):
        done = check(drafts[0], "--against", same(drafts[0]))
        assert (done.exit_code, done.stdout) == (2, "")

    def test_both_from_standard_input_are_refused(self, drafts):
        assert check("-", "--against", "-", stdin=drafts[0].read_bytes()).exit_code == 2
