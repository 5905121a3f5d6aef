"""What the rules that an office writes in TOML find, and what they leave alone."""

import tomllib
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zongjie_lint.configuration import rule_values
from zongjie_lint.configuration.rule_table import RuleModel
from zongjie_lint.diagnostic import Severity
from zongjie_lint.document import Document
from zongjie_lint.edit import edited
from zongjie_lint.facts.report_kind import KINDS
from zongjie_lint.facts.role import Role
from zongjie_lint.house_rules.rule_classes import rule_class
from zongjie_lint.house_rules.search import Search, SlowPattern
from zongjie_lint.linter import Linter
from zongjie_lint.number_guard import keeps_numbers
from zongjie_lint.settings import Origin
from zongjie_lint.source import Source

REPORT = dedent("""\
    澜湖县供销社2025年工作总结

    2025年，县供销社在县委、县政府领导下，办了几件实事。

    一、主要工作
    （一）农资供应有保障。调运化肥860吨，储备资金0.2亿元。
    （二）网点建设有进展。新建村级网点14个，投入126万元。

    二、存在问题
    一是网点盈利能力弱，下一步与邮政合作代办业务。二是人员老化，平均年龄51岁。三是冷链设备不足，拟于明年3月购置。

    三、下一步打算
    建成冷链仓库一处，开通配送线路6条。

    澜湖县供销社
    2025年12月20日
    """)


def rule(text):
    """A rule from its table, with a code and a name where it has none."""
    values = {"code": "HR01", "name": "本单位的要求", **tomllib.loads(dedent(text))}
    return rule_class(RuleModel.model_validate(values), Origin("规则.toml", 1, 1))()


def found(text, report, **options):
    return list(rule(text).check(Document(report, **options)))


def places(text, report, **options):
    return [each.span.of_text(report) for each in found(text, report, **options)]


class TestForbid:
    def test_every_place_is_found_the_longest_word_first(self):
        text = 'type = "forbid"\nwords = ["圆满", "圆满完成"]'
        assert places(text, "圆满完成任务，活动圆满。") == ["圆满完成", "圆满"]

    @pytest.mark.parametrize("written", ["圓滿完成", "圆满完成"])
    def test_script_and_width_make_no_difference(self, written):
        assert places('type = "forbid"\nwords = ["圆满完成"]', f"已{written}。") == [written]

    def test_a_word_of_the_rule_may_be_full_width_too(self):
        assert places('type = "forbid"\nwords = ["ＰＰＴ（演示）"]', "用PPT(演示)汇报。") == ["PPT(演示)"]

    def test_what_overlaps_an_exception_does_not_count(self):
        text = 'type = "forbid"\nwords = ["省局"]\nunless = ["本省局部"]'
        assert places(text, "本省局部降雨，省局已发通知。") == ["省局"]
        assert found(text, "省局已发通知，本省局部降雨。")[0].span.start == 0

    def test_quotations_count_unless_they_are_to_be_skipped(self):
        text = 'type = "forbid"\nwords = "圆满"\n'
        report = "印发《关于圆满收官的通知》，提出“圆满收官”。"
        assert len(found(text, report)) == 2
        assert found(text + "skip-quotes = true", report) == []

    def test_a_condition_is_about_the_sentence(self):
        text = 'type = "forbid"\nwords = "大概"\nwhen = ["亿元", "万元"]'
        assert places(text, "大概花了三天。大概花了20万元。") == ["大概"]
        assert found(text, "大概花了三天。大概花了20万元。")[0].span.start == 7

    def test_the_lines_of_a_web_page_are_not_of_the_report(self):
        page = "您现在的位置：首页 > 工作总结 > 上半年\n发布时间：2026-07-15　来源：稿库　浏览次数：12\n" + REPORT
        text = 'type = "forbid"\nwords = ["首页", "网点"]'
        assert set(places(text, page)) == {"网点"}

    def test_a_pattern_may_be_written_with_full_width_marks(self):
        assert places("type = 'forbid'\npattern = '（略|，，'", "情况（略），，下同") == ["（略", "，，"]

    def test_a_message_is_filled_in(self):
        text = 'type = "forbid"\nwords = "圆满"\nmessage = { zh = "别写“{found}”", en = "no “{found}”" }'
        assert [(each.message.zh, each.message.en) for each in found(text, "活动圆满。")] == [
            ("别写“圆满”", "no “圆满”")
        ]


class TestWhere:
    @pytest.mark.parametrize(
        ("scope", "count"),
        [("全文", 7), ("标题", 1), ("小标题", 1), ("做法", 2), ("问题", 1), ("下一步", 0), ("落款", 1), ("开头", 2)],
    )
    def test_a_place_is_judged_and_no_other(self, scope, count):
        report = REPORT.replace("办了几件实事", "办好网点等实事")
        text = f'type = "forbid"\nscope = "{scope}"\nwords = ["网点", "供销社"]'
        assert len(found(text, report)) == count

    @pytest.mark.parametrize(
        ("scope", "found_in"),
        [("一级标题", ["农资供应"]), ("二级标题", ["农资供应", "农资"]), ("正文", ["农资供应", "农资"])],
    )
    def test_headings_of_a_level_and_the_text_below_them_are_places(self, scope, found_in):
        report = REPORT.replace("一、主要工作", "一、抓农资供应的工作").replace("调运化肥", "调运农资供应")
        report = report.replace("（二）网点建设有进展。新建村级", "（二）农资网点有进展。新建农资")
        text = f'type = "forbid"\nscope = "{scope}"\nwords = ["农资供应", "农资"]'
        assert places(text, report) == found_in

    @pytest.mark.parametrize("scope", ["标题", "小标题"])
    def test_a_condition_may_be_about_a_title(self, scope):
        text = f'type = "forbid"\nscope = "{scope}"\nwords = "工作"\nwhen = ["供销社", "主要"]'
        assert places(text, REPORT) == ["工作"]

    def test_a_condition_may_be_that_something_is_not_mentioned(self):
        text = 'type = "forbid"\nwords = "大概"\nwhen-not = ["天气"]'
        assert found(text, "天气大概转晴。大概花了20万元。")[0].span.start == 7

    def test_several_places(self):
        text = 'type = "forbid"\nscope = ["做法", "问题"]\nwords = "网点"'
        assert len(found(text, REPORT)) == 3

    @pytest.mark.parametrize("scope", ["形势", "表格", "廉洁"])
    def test_a_place_that_is_not_there_is_no_matter_of_the_rule(self, scope):
        assert found(f'type = "require"\nscope = "{scope}"\nwords = "网点"', REPORT) == []

    def test_a_table(self):
        report = "任务表\n项目\t单位\t完成\n网点\t个\t14\n化肥\t吨\t860\n"
        source = Source("", report)
        text = 'type = "forbid"\nscope = "表格"\nwords = "网点"'
        assert [each.span.start for each in rule(text).check(Document(source))] == [report.index("网点")]

    def test_the_names_are_those_of_the_program(self):
        assert set(rule_values.ROLES) == {*Role}
        assert {kind.key: kind.title.zh for kind in KINDS} == rule_values.KINDS


class TestRequire:
    def test_one_of_the_words_is_enough(self):
        text = 'type = "require"\nscope = "开头"\nwords = ["县委", "区委"]'
        assert found(text, REPORT) == []

    def test_each_of_the_words_where_all_are_wanted(self):
        (one,) = found('type = "require"\nscope = "开头"\nall = true\nwords = ["县委", "区委", "市委"]', REPORT)
        assert one.message.zh == "开头没有写到“区委”“市委”"

    def test_each_item_by_itself(self):
        text = 'type = "require"\nscope = "问题"\neach = "条"\nwords = ["下一步", "拟"]'
        assert places(text, REPORT) == ["二是人员老化，平均年龄51岁。"]

    def test_items_may_be_numbered_parts(self):
        text = 'type = "require"\nscope = "做法"\neach = "条"\nwords = ["投入"]'
        assert [each[:12] for each in places(text, REPORT)] == ["（一）农资供应有保障。调"]

    def test_items_without_numbers_are_paragraphs(self):
        report = "一、主要工作\n已完成。\n二、存在问题\n人员老化，拟招录2名。\n设备陈旧，更新慢。\n"
        text = 'type = "require"\nscope = "问题"\neach = "条"\nwords = ["拟"]'
        assert places(text, report) == ["设备陈旧，更新慢。"]

    def test_the_signature_has_the_full_name(self):
        text = 'type = "require"\nscope = "落款"\nwords = "澜湖县供销合作社联合社"'
        assert places(text, REPORT) == ["澜湖县供销社\n2025年12月20日"]

    def test_the_whole_report_is_meant_by_its_title(self):
        text = 'type = "require"\nwords = "安全生产"'
        assert places(text, REPORT) == ["澜湖县供销社2025年工作总结"]

    def test_a_report_that_begins_with_a_heading_has_no_opening(self):
        report = "一、主要工作\n建成网点14个。\n二、存在问题\n人员老化。\n"
        assert places('type = "require"\nscope = "开头"\nwords = "县委"', report) == ["一、主要工作"]

    def test_only_where_something_is_mentioned(self):
        text = 'type = "require"\neach = "句"\nwhen = "资金"\nwords = ["县财政", "审计"]'
        assert places(text, REPORT) == ["调运化肥860吨，储备资金0.2亿元。"]


class TestReplace:
    PAIRS = 'type = "replace"\npairs = { "县供销社" = "澜湖县供销社", "县农技站" = "县农业技术推广站" }'

    def test_what_is_part_of_the_right_word_is_right(self):
        assert places(self.PAIRS, "澜湖县供销社会同县农技站，县供销社牵头。") == ["县农技站", "县供销社"]

    def test_the_edit_is_offered_for_a_person_to_look_at(self):
        (one,) = found(self.PAIRS, "会同县农技站下乡。")
        assert one.fix.safety == "unsafe"
        assert edited("会同县农技站下乡。", one.fix.edits) == "会同县农业技术推广站下乡。"

    @pytest.mark.parametrize(("fix", "safety"), [("直接改", "safe"), ("核对后改", "unsafe"), ("none", None)])
    def test_an_office_may_say_how_sure_it_is(self, fix, safety):
        (one,) = found(f'type = "replace"\nwords = "登陆"\nwith = "登录"\nfix = "{fix}"', "可登陆平台查询。")
        assert (one.fix and one.fix.safety) == safety

    def test_what_is_written_otherwise_than_in_the_rule_is_never_safe(self):
        (one,) = found('type = "replace"\nwords = "登陆"\nwith = "登录"\nfix = "safe"', "可登陸平台查詢。")
        assert one.fix.safety == "unsafe"

    @pytest.mark.parametrize(
        ("wrong", "right", "report"),
        [
            ("三项", "四项", "抓好三项工作。"),
            ("20万", "30万", "投入20万元。"),
            ("5月", "五月份", "2025年5月6日召开。"),
            ("今年", "2026年", "今年以来，新建网点14个。"),
            ("年", "年度", "2025年工作有序。"),
        ],
    )
    def test_numbers_and_dates_are_reported_and_left_alone(self, wrong, right, report):
        (one,) = found(f'type = "replace"\nfix = "safe"\npairs = {{ "{wrong}" = "{right}" }}', report)
        assert one.fix is None

    def test_names_of_other_documents_are_left_alone(self):
        assert found(self.PAIRS, "转发《县农技站春耕方案》。") == []
        assert len(found(self.PAIRS + "\nskip-quotes = false", "转发《县农技站春耕方案》。")) == 1

    def test_a_pattern_with_groups(self):
        text = r"""
            type = "replace"
            pattern = '(网点|仓库)共(?=建)'
            with = '\1合计'
        """
        (one,) = found(text, "网点共建14个。")
        assert one.message.zh == "“网点共”应写作“网点合计”"

    def test_what_is_already_so_is_no_finding(self):
        assert found("type = 'replace'\npattern = '登[陆录]'\nwith = '登录'", "登录平台。") == []


class TestCount:
    def test_too_often_is_said_at_the_first_too_many(self):
        (one,) = found('type = "count"\nwords = "进一步"\nat-most = 1', "进一步抓，进一步管，进一步查。")
        assert (one.span.start, len(one.related)) == (5, 2)
        assert one.message.zh == "全文写了3次“进一步”，最多1次"

    def test_several_words_are_counted_together_and_said_to_be(self):
        text = 'type = "count"\nwords = ["进一步", "不断"]\nat-most = 1'
        assert found(text, "进一步压实，不断补齐。")[0].message.zh == "全文一共写了2次“不断”一类的话，最多1次"

    def test_never_at_all(self):
        assert len(found('type = "count"\nwords = "进一步"\nat-most = 0', "进一步抓。")) == 1

    def test_too_seldom_is_said_of_the_passage(self):
        (one,) = found('type = "count"\nscope = "做法"\nwords = ["万元", "亿元"]\nat-least = 3', REPORT)
        assert one.span.of_text(REPORT) == "一、主要工作"

    def test_each_part_by_itself(self):
        text = 'type = "count"\nwords = "进一步"\nat-most = 1\neach = "部分"'
        report = "一、主要工作\n进一步抓好供应。\n二、下一步打算\n进一步拓展，进一步提升。\n"
        assert [each.span.start for each in found(text, report)] == [report.rindex("进一步")]


class TestLength:
    def test_characters_are_counted_as_word_processors_do(self):
        text = 'type = "length"\nscope = "标题"\nat-most = 12'
        assert found(text, REPORT) == []
        assert len(found(text.replace("12", "11"), REPORT)) == 1

    def test_a_numbered_item_is_no_heading(self):
        report = "一、主要工作\n1.调运化肥860吨，新建村级网点14个，开通配送线路6条，带动就业42人。\n2.完成社有企业改制，清理往来账款。\n"
        assert found('type = "length"\nscope = "小标题"\nat-most = 10', report) == []

    def test_the_number_of_a_heading_is_not_counted(self):
        text = 'type = "length"\nscope = "小标题"\nat-most = 7'
        assert found(text, REPORT) == []
        assert places(text.replace("7", "6"), REPORT) == ["（一）农资供应有保障。", "（二）网点建设有进展。"]

    def test_each_sentence(self):
        text = 'type = "length"\neach = "句"\nat-most = 14'
        assert places(text, REPORT)[0] == "2025年，县供销社在县委、县政府领导下，办了几件实事。"

    def test_too_short(self):
        assert len(found('type = "length"\nscope = "下一步"\nat-least = 100', REPORT)) == 1


class TestOrder:
    LEADERS = 'type = "order"\neach = "并列"\nwords = ["周望山", "林知夏", "方启明"]'

    @pytest.mark.parametrize(
        "report",
        [
            "县长林知夏、县委书记周望山到会。",
            "方启明和林知夏到会。",
            "副县长方启明、县委书记周望山以及县长林知夏到会。",
        ],
    )
    def test_a_list_in_another_order(self, report):
        assert len(found(self.LEADERS, report)) == 1

    @pytest.mark.parametrize(
        "report", ["林知夏主持，周望山讲话。", "林知夏向周望山报告。", "方启明汇报。周望山、林知夏肯定。"]
    )
    def test_sentences_are_no_lists(self, report):
        assert found(self.LEADERS, report) == []

    @pytest.mark.parametrize("between", ["参与", "与会后到", "附和", "和谐小区学"])
    def test_a_verb_with_the_character_of_a_conjunction_joins_no_list(self, between):
        assert found('type = "order"\neach = "list"\nwords = ["甲乡", "乙乡"]', f"乙乡{between}甲乡。") == []

    @pytest.mark.parametrize("after", ["签订协议", "结对共建", "的通道对接", "相比"])
    def test_one_who_deals_with_another_is_no_list(self, after):
        text = 'type = "order"\neach = "list"\nwords = ["甲乡", "乙乡", "丙乡"]'
        assert found(text, f"乙乡与甲乡{after}。") == []
        assert places(text, f"乙乡、甲乡与丙乡{after}。") == ["乙乡"]
        assert places(text, "乙乡与甲乡都已完成。") == ["乙乡"]

    def test_a_list_by_rank_may_be_left_alone(self):
        text = 'type = "order"\neach = "list"\nwords = ["甲乡", "乙乡"]\nwhen-not = "排名"'
        assert places(text, "排名靠前的是乙乡、甲乡。乙乡、甲乡受灾。") == ["乙乡"]

    def test_the_full_name_before_the_short_one(self):
        text = 'type = "order"\nwords = ["澜湖县供销合作社联合社", "县联社"]'
        (one,) = found(text, "县联社开会。澜湖县供销合作社联合社下文。")
        assert (one.span.start, one.related[0].span.start) == (0, 6)
        assert found(text, "县联社开会。") == []
        assert len(found(text + "\nneeds-first = true", "县联社开会。")) == 1
        assert found(text + "\nneeds-first = true", "澜湖县供销合作社联合社（以下简称县联社）开会。") == []


class TestConsistency:
    def test_the_fewer_are_reported_together(self):
        (one,) = found(
            'type = "consistency"\nwords = ["万元", "亿元"]', "投入8万元、9万元，共0.2亿元，到位0.1亿元、3万元。"
        )
        assert (one.span.start, len(one.related)) == (14, 1)
        assert one.evidence.zh == "“万元”3处，“亿元”2处"

    def test_an_office_may_prefer_one(self):
        text = 'type = "consistency"\nwords = ["万元", "亿元"]\nprefer = "亿元"'
        assert places(text, "投入8万元、9万元，共0.2亿元。") == ["万元"]
        assert places(text, "投入8万元。") == ["万元"]

    def test_one_way_throughout_is_right(self):
        assert found('type = "consistency"\nwords = ["万元", "亿元"]', "投入8万元、9万元。") == []

    def test_places_are_taken_together_unless_each_is_judged_by_itself(self):
        text = 'type = "consistency"\nscope = ["做法", "问题"]\nwords = ["网点", "人员"]'
        assert len(found(text, REPORT)) == 1
        assert found(text.replace("words", 'each = "段"\nwords').replace("人员", "邮政"), REPORT)[0].span.start > 0


class TestEveryRule:
    FORBID = 'type = "forbid"\nwords = "圆满"\n'

    def test_only_reports_of_its_kinds_are_judged(self):
        text = self.FORBID + 'kinds = ["讲话稿"]'
        assert found(text, "会议圆满。") == []
        assert len(found(text, "会议圆满。", kind="speech")) == 1

    def test_a_linter_takes_it_like_any_other(self):
        made = type(rule(self.FORBID + 'severity = "错误"'))
        report = Linter([made()]).check(Source("稿.txt", "会议圆满。"))
        assert [(each.code, each.severity) for each in report.diagnostics] == [("HR01", Severity.ERROR)]

    def test_a_slow_pattern_is_given_up_and_told(self):
        made = rule("type = 'forbid'\npattern = '(?:圆+满*)+完'")
        search = Search(Document("圆" * 200), made.table, seconds=0)
        with pytest.raises(SlowPattern, match="HR01"):
            search.found(next(iter(made._passages(Document("圆" * 200), search))))

    def test_a_rule_that_could_not_judge_fails_the_check(self):
        made = rule("type = 'forbid'\npattern = '(?:(?:圆|圆圆|圆圆圆)+)+完'")
        report = Linter([made]).check(Source("稿.txt", "圆" * 5000))
        assert report.failed
        assert "太慢" in report.failures[0].reason


TEXTS = st.text(alphabet="一二、（）。，；《》“”甲乙丙圆满县委\n\t 2025年万亿元", max_size=80)
WORDS = st.sampled_from([["甲", "乙"], ["圆满", "满"], ["甲乙", "乙丙", "丙"], ["万", "亿"], ["、", "县委", "圆"]])


@settings(deadline=None)
@given(TEXTS, WORDS, st.sampled_from(list(rule_values.SCOPES)), st.sampled_from([None, *rule_values.UNITS]))
def test_whatever_a_rule_looks_for_it_finds_places_of_the_text(text, words, scope, unit):
    for type_ in rule_values.TYPES:
        values = {"type": type_, "code": "HR01", "name": "试", "words": words, "scope": scope, "each": unit}
        values |= {"count": {"at-most": 1}, "length": {"at-least": 5}, "replace": {"with": "丁"}}.get(type_, {})
        values = {key: value for key, value in values.items() if value is not None}
        if type_ == "length":
            del values["words"]
        if unit and (scope in rule_values.UNITS or (unit == "list" and type_ != "order")):
            del values["each"]
        made = rule_class(RuleModel.model_validate(values), Origin("x"))()
        for each in made.check(Document(text)):
            assert 0 <= each.span.start <= each.span.end <= len(text)
            assert each.message.zh
            assert each.message.en


@settings(deadline=None)
@given(st.text(alphabet="甲乙圆满，。一三2025年", max_size=60), st.text(alphabet="甲圆三2年", min_size=1, max_size=2))
def test_a_fix_leaves_the_numbers_alone(text, wrong):
    made = rule_class(
        RuleModel.model_validate({"type": "replace", "code": "HR01", "name": "试", "words": wrong, "with": "丁四"}),
        Origin("x"),
    )()
    for each in made.check(Document(text)):
        assert each.fix is None or all(keeps_numbers(text, edit) for edit in each.fix.edits)


@settings(deadline=None)
@given(st.text(alphabet="甲乙丙满", max_size=40), WORDS)
def test_without_exceptions_every_forbidden_word_is_found(text, words):
    values = {"type": "forbid", "code": "HR01", "name": "试", "words": words}
    made = rule_class(RuleModel.model_validate(values), Origin("x"))()
    left = list(text)
    for each in made.check(Document(text)):
        left[each.span.start : each.span.end] = "·" * len(each.span)
    assert not any(word in "".join(left) for word in words)
