"""Tables: where they are found, how they are read, and what is checked in them."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zongjie_lint.cells import Cell, TableCells
from zongjie_lint.document import Document
from zongjie_lint.facts.data_table import DataTable
from zongjie_lint.facts.printed_unit import read_unit
from zongjie_lint.facts.statement import Statement
from zongjie_lint.facts.table import Table
from zongjie_lint.facts.table_line import LineKind, LineRole
from zongjie_lint.facts.zone import Zone, ZoneName
from zongjie_lint.linter import Linter
from zongjie_lint.relations.catalogue import relations_in
from zongjie_lint.relations.relation import Relation
from zongjie_lint.relations.table_relation import TableGrowth, TableRelation, TableRunningTotal, TableShare, TableSum
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.source import Source
from zongjie_lint.span import Span

VILLAGES = """村名	户数（户）	耕地（亩）
柳湾村	412	6 451
石桥村	365	3 998
槐树村	298	7 897
合计	1 075	18 346
"""


def source(rows, merged=None):
    """A document of one table as a reader gives it; `merged` has the extent of cells by row and column."""
    text, cells = "", []
    for row, texts in enumerate(rows):
        column = 0
        for label in texts:
            down, right = (merged or {}).get((row, column), (1, 1))
            start = len(text) + (1 if text and not text.endswith("\n") else 0)
            text = text + ("\t" if text and not text.endswith("\n") else "") + label
            cells.append(Cell(row, column, Span(start, start + len(label)), down, right))
            column += right
        text += "\n"
    return Source("x.docx", text, tables=(TableCells(Span(0, len(text) - 1), tuple(cells)),))


def table(text):
    return Document(text).facts(DataTable)[0]


def failures(text, kind=Relation):
    found = [relation for relation in relations_in(Document(text)) if relation.verdict is Verdict.FAIL]
    return [relation for relation in found if isinstance(relation, kind)]


class TestWhereTablesAre:
    def test_lines_of_tabbed_cells_are_a_table_and_no_prose(self):
        document = Document("全年工作总结\n今年走访1 075户。\n" + VILLAGES + "以上走访覆盖3个村。\n")
        assert len(document.facts(Table)) == 1
        names = [zone.name for zone in document.facts(Zone)]
        assert ZoneName.TABLE in names
        inside = document.facts(Table)[0].span
        assert not any(statement.span.overlaps(inside) for statement in document.facts(Statement))

    def test_a_pipe_table_has_the_cells_between_its_bars(self):
        found = table("| 片区 | 户数 |\n|---|--:|\n| 东片 | 12 |\n| 西片 | 9 |\n")
        assert [row.label for row in found.rows] == ["东片", "西片"]
        assert [column.label for column in found.columns] == ["户数"]

    @pytest.mark.parametrize(
        "text",
        [
            "一、\t加强领导\n二、\t压实责任\n三、\t严格考核\n",
            "\t上半年，全镇完成投资3.2亿元。\n\t下半年，力争完成投资4亿元。\n",
            "姓名\t张某\n",
            "第一段说了很多话，有主有次，有句号。\t第二段也说了很多话。\n第三段。\t第四段。\n",
        ],
    )
    def test_paragraphs_with_tabs_are_no_table(self, text):
        assert Document(text).facts(Table) == ()

    def test_a_short_line_inside_a_table_names_a_group_of_rows(self):
        text = "项目\t数量\n甲\t3\n乙\t4\n第二批\n丙\t5\n丁\t6\n合计\t18\n"
        assert len(Document(text).facts(Table)) == 1

    def test_a_title_parts_two_tables(self):
        text = "项目\t数量\n甲\t3\n乙\t4\n附表二\n类别\t金额\n丙\t5\n丁\t6\n"
        assert len(Document(text).facts(Table)) == 2

    @settings(deadline=None)
    @given(st.text(alphabet="甲乙3 \t\n|-—（%）", max_size=120))
    def test_cells_lie_inside_their_table_and_hold_no_separator(self, text):
        for found in Document(text).facts(Table):
            for cell in found.cells:
                assert found.span.start <= cell.span.start <= cell.span.end <= found.span.end
                assert "\t" not in cell.span.of_text(text)

    @settings(deadline=None)
    @given(st.text(alphabet="合计占比增长1234567890. \t\n|—", max_size=160))
    def test_whatever_is_typed_is_read_without_error(self, text):
        document = Document("项目\t数量（个）\t占比（%）\n" + text)
        for relation in relations_in(document):
            assert relation.span.end <= len(document.text)


class TestHowTablesAreRead:
    def test_a_caption_gives_the_unit(self):
        found = table("单位：万元\n项目\t金额\n甲\t12\n乙\t13\n")
        assert found.numbers[1, 1].figure.value == 120_000

    @pytest.mark.parametrize("head", ["产值（亿元）", "产值(亿元)", "产值/亿元", "产 值（亿元）"])
    def test_a_head_gives_the_unit(self, head):
        found = table(f"项目\t{head}\n甲\t1.2\n乙\t1.3\n")
        assert found.columns[0].label == "产值"
        assert found.numbers[1, 1].figure.value == Decimal("1.2e8")

    def test_a_column_of_units_and_labels_give_the_unit_of_a_row(self):
        found = table("指标\t计量单位\t完成数\n产值\t万元\t12\n粮食产量\t万吨\t3\n")
        assert [row.unit.text for row in found.rows] == ["万元", "万吨"]
        found = table("指标\t完成数\n产值（万元）\t12\n粮食（吨）\t3\n")
        assert [row.unit.text for row in found.rows] == ["万元", "吨"]

    def test_two_levels_of_heads_name_a_column(self):
        found = table("类别\t发案数（起）\t\t破案数（起）\t\n\t本年\t上年\t本年\t上年\n盗窃\t126\t158\t98\t112\n")
        assert [column.name for column in found.columns] == ["发案数·本年", "发案数·上年", "破案数·本年", "破案数·上年"]
        assert [column.role for column in found.columns] == [LineRole.LEVEL, LineRole.BASE] * 2

    def test_merged_cells_of_a_reader_reach_over_rows_and_columns(self):
        rows = [["类别", "教职工"], ["男", "女"], ["小学", "12", "31"], ["中学", "20", "28"]]
        document = Document(source([rows[0], ["", *rows[1]], *rows[2:]], {(0, 1): (1, 2)}))
        found = document.facts(DataTable)[0]
        assert [column.name for column in found.columns] == ["教职工·男", "教职工·女"]

    def test_running_numbers_and_years_are_labels(self):
        found = table("序号\t单位\t件数\n1\t城关镇\t86\n2\t河口镇\t54\n")
        assert [row.label for row in found.rows] == ["城关镇", "河口镇"]
        found = table("序号\t单位\t件数\n1\t城关镇\t86\n2\t河口镇\t54\n合计\t\t140\n")
        assert [row.kind for row in found.rows][-1] is LineKind.TOTAL
        found = table("年份\t产值（亿元）\n2023年\t12.4\n2024年\t13.8\n")
        assert [row.year for row in found.rows] == [2023, 2024]

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("1,284", 1284),
            ("１２８４", 1284),
            ("1 284", 1284),
            ("-3.2", Decimal("-3.2")),
            ("△3.2", Decimal("-3.2")),
            ("下降3.2%", Decimal("-3.2")),
            ("95.4%", Decimal("95.4")),
            ("126①", 126),
        ],
    )
    def test_numbers_in_cells(self, text, value):
        found = table(f"项目\t数\n甲\t{text}\n乙\t2\n丙\t3\n")
        assert found.numbers[1, 1].figure.value == value

    @pytest.mark.parametrize("text", ["", "—", "/", "--", "…"])
    def test_dashes_are_no_number(self, text):
        found = table(f"项目\t数\n甲\t{text}\n乙\t2\n丙\t3\n")
        assert (1, 1) in found.blanks

    @pytest.mark.parametrize("text", ["××", "待核实", "约百余", "12/15"])
    def test_words_are_kept_apart_from_numbers(self, text):
        found = table(f"项目\t数\n甲\t{text}\n乙\t2\n丙\t3\n")
        assert (1, 1) in found.texts

    def test_an_approximate_number_takes_part_in_no_sum(self):
        found = [
            r
            for r in relations_in(Document("项目\t数（人）\n甲\t约120\n乙\t80\n合计\t210\n"))
            if isinstance(r, TableSum)
        ]
        assert [relation.verdict for relation in found] == [Verdict.NOT_ASSESSABLE]

    def test_labels_tell_totals_and_parts(self):
        found = table("项目\t数\n甲\t5\n其中：乙\t2\n小  计\t5\n合　计\t5\n平均\t5\n全县\t9\n")
        kinds = [row.kind for row in found.rows]
        assert kinds == [
            LineKind.PLAIN,
            LineKind.OF_WHICH,
            LineKind.SUBTOTAL,
            LineKind.TOTAL,
            LineKind.APART,
            LineKind.WHOLE,
        ]

    def test_a_row_is_the_name_of_a_thing_unless_all_of_it_says_otherwise(self):
        found = table("项目\t完成\n热线电话\t5\n改革任务\t2\n占走访户数（%）\t5\n上年同期\t5\n")
        roles = [row.role for row in found.rows]
        assert roles == [LineRole.LEVEL, LineRole.LEVEL, LineRole.SHARE, LineRole.BASE]

    @pytest.mark.parametrize("text", ["万元", "%", "个百分点", "公斤/亩", "万人次", "亿元"])
    def test_units(self, text):
        assert read_unit(text) is not None

    @pytest.mark.parametrize("text", ["甲乙", "初信初访", "", "2025年"])
    def test_words_that_are_no_units(self, text):
        assert read_unit(text) is None


class TestWhatIsChecked:
    def test_a_right_table_passes(self):
        found = [relation for relation in relations_in(Document(VILLAGES)) if isinstance(relation, TableRelation)]
        assert [relation.verdict for relation in found] == [Verdict.PASS, Verdict.PASS]

    def test_a_wrong_total_is_told_with_its_row_and_column(self):
        (found,) = failures(VILLAGES.replace("1 075", "1 057"))
        assert found.place.zh == "“合计”行“户数”列"
        assert found.working == "412 + 365 + 298 = 1075 ≠ 1057"

    def test_a_cell_wrong_in_its_row_and_its_column_is_told_once(self):
        text = "部门\t在编\t聘用\t合计\n办公室\t12\t5\t17\n业务科\t26\t8\t34\n后勤\t9\t14\t23\n合计\t47\t27\t74\n"
        assert failures(text) == []
        found = failures(text.replace("26\t8", "26\t6"))
        told = [relation for relation in found if not relation.is_consequence]
        assert len(found) == 2
        assert len(told) == 1
        assert told[0].misprint.text == "6"
        assert told[0].told.zh == "“业务科”行“聘用”列的6与2处算式都对不上，多半是这一格错了"

    def test_growth_is_held_against_the_two_columns(self):
        text = "项目\t2025年\t2024年\t增长（%）\n门票（万元）\t1 864\t1 702\t9.5\n餐饮（万元）\t974\t868\t{}\n住宿（万元）\t642\t598\t7.4\n"
        assert failures(text.format("12.2")) == []
        assert [type(relation) for relation in failures(text.format("21.2"))] == [TableGrowth]

    def test_a_lost_minus_is_found(self):
        text = "税种\t本年\t上年同期\t同比（%）\n增值税\t18 042\t16 630\t8.5\n契税\t1 124\t1 161\t{}\n印花税\t642\t598\t7.4\n"
        assert failures(text.format("-3.2")) == []
        assert len(failures(text.format("3.2"))) == 1

    def test_a_column_of_falls_needs_no_minus(self):
        text = "类别\t本年\t上年\t下降（%）\n盗窃\t126\t158\t20.3\n诈骗\t87\t93\t6.5\n其他\t34\t41\t17.1\n"
        assert failures(text) == []

    def test_shares_are_of_the_total(self):
        text = "来源\t件数\t占比（%）\n热线\t1 284\t51.9\n网络\t763\t30.8\n来信\t427\t{}\n合计\t2 474\t100.0\n"
        assert failures(text.format("17.3")) == []
        told = [relation for relation in failures(text.format("13.7")) if not relation.is_consequence]
        assert [type(relation) for relation in told] == [TableShare]

    def test_a_total_over_more_than_is_listed_is_left_alone(self):
        assert failures("企业\t产值（亿元）\n甲\t12.6\n乙\t9.8\n合计\t268.7\n") == []

    def test_a_slip_in_the_only_column_is_probable(self):
        (found,) = failures("类别\t件数\n来信\t1 284\n来访\t763\n网上\t427\n合计\t2 447\n")
        assert found.is_probable

    def test_a_cell_with_words_leaves_the_sum_open(self):
        assert failures("类别\t件数（件）\n来信\t1 284\n来访\t待核实\n网上\t427\n合计\t2 447\n") == []

    @settings(deadline=None)
    @given(st.lists(st.lists(st.integers(1, 9999), min_size=3, max_size=3), min_size=2, max_size=8))
    def test_no_table_that_adds_up_is_found_fault_with(self, rows):
        lines = ["名称\t甲（件）\t乙（件）\t丙（件）\t合计（件）"]
        lines += ["\t".join([f"第{chr(0x4E00 + at)}组", *map(str, row), str(sum(row))]) for at, row in enumerate(rows)]
        sums = [sum(column) for column in zip(*rows, strict=True)]
        lines.append("\t".join(["合计", *map(str, sums), str(sum(sums))]))
        assert failures("\n".join(lines), TableRelation) == []

    @settings(deadline=None)
    @given(
        st.lists(st.lists(st.integers(10, 9999), min_size=3, max_size=3), min_size=3, max_size=6), st.integers(1, 99)
    )
    def test_one_wrong_cell_is_told_once_and_at_its_place(self, rows, slip):
        wrong = [list(row) for row in rows]
        wrong[1][1] += slip
        lines = ["名称\t甲（件）\t乙（件）\t丙（件）\t合计（件）"]
        lines += [
            "\t".join([f"第{chr(0x4E00 + at)}组", *map(str, row), str(sum(right))])
            for at, (row, right) in enumerate(zip(wrong, rows, strict=True))
        ]
        sums = [sum(column) for column in zip(*rows, strict=True)]
        lines.append("\t".join(["合计", *map(str, sums), str(sum(sums))]))
        told = [relation for relation in failures("\n".join(lines), TableSum) if not relation.is_consequence]
        assert len(told) == 1
        assert (told[0].misprint or told[0].stated).text == str(wrong[1][1])


class TestTextAgainstTable:
    TABLE = "指标\t单位\t2025年\t2024年\n接待游客\t万人次\t142.6\t121.8\n旅游综合收入\t亿元\t9.87\t8.35\n"

    @pytest.mark.parametrize(
        "text",
        [
            "2025年接待游客142.6万人次。",
            "2025年接待游客1 426 000人次。",
            "全年接待游客超过140万人次。",
            "2024年接待游客121.8万人次。",
            "三季度接待游客46.2万人次。",
            "东湖镇接待游客42.6万人次。",
            "明年力争接待游客164.2万人次。",
        ],
    )
    def test_silence(self, text):
        assert failures(f"{text}\n{self.TABLE}") == []

    def test_two_digits_exchanged(self):
        (found,) = failures(f"2025年，全县接待游客146.2万人次。\n{self.TABLE}")
        assert found.cell.zh == "“接待游客”行“2025年”列"
        assert not found.is_probable

    def test_figures_dealt_out_to_several_names_are_not_taken_for_the_last(self):
        text = "2025年接待游客、旅游综合收入分别增长17.1%和18.2%。\n指标\t2025年\t增长（%）\n接待游客（万人次）\t142.6\t17.1\n旅游综合收入（亿元）\t9.87\t16.2\n"
        assert failures(text) == []


class TestGroupsOfRows:
    ROWS = (
        ("类别", "科室", "男（人）", "女（人）", "合计（人）"),
        ("机关", "办公室", "8", "4", "12"),
        ("", "财务科", "3", "4", "7"),
        ("", "小计", "11", "8", "19"),
        ("下属", "中心", "14", "9", "23"),
        ("", "小计", "14", "9", "23"),
        ("合计", "", "25", "17", "42"),
    )

    def found(self, changed=None, to=""):
        """The failures in the table of groups, with one cell changed; the labels of the groups are merged over rows."""
        rows = [
            [to if (row, column) == changed else label for column, label in enumerate(labels)]
            for row, labels in enumerate(self.ROWS)
        ]
        document = Document(source(rows, {(1, 0): (3, 1), (4, 0): (2, 1)}))
        return [r for r in relations_in(document) if r.verdict is Verdict.FAIL and not r.is_consequence]

    def test_subtotals_are_of_their_groups_and_the_total_is_of_the_subtotals(self):
        assert self.found() == []

    @pytest.mark.parametrize(("changed", "to"), [((2, 4), "9"), ((6, 3), "71"), ((4, 2), "41"), ((3, 4), "91")])
    def test_a_slip_is_told_once(self, changed, to):
        (found,) = self.found(changed, to)
        assert to in (found.stated.text, found.misprint and found.misprint.text)


def stated_failures(text):
    return [relation.stated.text for relation in failures(text) if not relation.is_consequence]


class TestWhichCellIsAtFault:
    def test_two_slips_in_one_column_are_both_told(self):
        text = (
            "单位：万元\n乡镇\t2025年\t2024年\t增长（%）\n东河乡\t846.2\t792.4\t6.8\n西坪乡\t632.5\t588.7\t9.4\n"
            "南岭乡\t1205.8\t1143.6\t5.4\n合计\t2684.5\t2594.7\t6.3\n"
        )
        assert sorted(stated_failures(text)) == ["2594.7", "9.4"]

    def test_a_base_that_mends_its_sum_and_its_growth_is_told_once(self):
        text = (
            "单位：万元\n乡镇\t2025年\t2024年\t增长（%）\n东河乡\t846.2\t792.4\t6.8\n西坪乡\t632.5\t558.7\t7.4\n"
            "南岭乡\t1205.8\t1143.6\t5.4\n合计\t2684.5\t2524.7\t6.3\n"
        )
        found = [relation for relation in failures(text) if not relation.is_consequence]
        assert len(found) == 1
        assert found[0].misprint.text == "558.7"


class TestRunningTotals:
    @given(
        st.lists(st.integers(1, 10**6), min_size=5, max_size=12),
        st.integers(0, 10**6),
        st.data(),
    )
    def test_one_wrong_total_is_found_and_right_ones_are_not(self, values, before, data):
        totals, running = [], before
        for value in values:
            running += value
            totals.append(running)
        wrong = data.draw(st.integers(1, len(values) - 2))

        def text(totals):
            rows = (
                f"{at + 1}月\t{value}\t{total}\n" for at, (value, total) in enumerate(zip(values, totals, strict=True))
            )
            return "月份\t当月（件）\t累计（件）\n" + "".join(rows)

        assert failures(text(totals), TableRunningTotal) == []
        totals[wrong] += data.draw(st.integers(1, 10**6))
        found = [each for each in failures(text(totals), TableRunningTotal) if not each.is_consequence]
        assert [(each.misprint or each.stated).figure.value for each in found] == [totals[wrong]]

    def test_totals_of_other_periods_are_no_running_totals(self):
        text = "月份\t当月（件）\t累计办结率（%）\n1月\t31\t92.1\n2月\t42\t93.4\n3月\t53\t94.0\n4月\t64\t95.2\n"
        assert failures(text) == []


def test_a_table_that_is_too_large_is_told():
    rows = "".join(f"第{at}户\t{at}\t{at * 2}\n" for at in range(1, 1500))
    report = Linter([]).check(Source("稿", "户名\t人口\t收入\n" + rows))
    assert [each.what.zh for each in report.unread] == ["第 1 行的表格太大（4500 格），没有按行列核对"]
    assert not report.failed
