from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zongjie_lint.builtin import provide_rules
from zongjie_lint.document import Document
from zongjie_lint.figure import Figure
from zongjie_lint.relations.catalogue import relation_types, relations_in
from zongjie_lint.relations.growth import GrowthFromBase, GrowthFromIncrease
from zongjie_lint.relations.ledger import LedgerEntry
from zongjie_lint.relations.relation import compare
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.rules.numbers.relation_rule import RelationRule

PIECES = st.sampled_from(
    [
        "全年",
        "完成",
        "投资",
        "3.2亿元",
        "1",
        "286户",
        "45%",
        "百分之二十",
        "2.4倍",
        "翻两番",
        "0",
        "0%",
        "1.5个百分点",
        "上年",
        "同期",
        "为",
        "比",
        "增长",
        "下降",
        "增加",
        "占",
        "其中",
        "分别",
        "目标",
        "任务",
        "计划",
        "的",
        "、",
        "，",
        "。",
        "；",
        "（",
        "）",
        "和",
        "由",
        "到",
        "近",
        "超过",
        "左右",
        "第3位",
        "一季度",
        "6月",
        "2024年",
        "人均",
        "双过半",
        "合计",
        "\n",
    ]
)


def verdicts(text, kind):
    return [relation.verdict for relation in Document(text).facts(kind)]


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_text_breaks_a_relation(text):
    document = Document(text)
    for relation in relations_in(document):
        assert 0 <= relation.span.start <= relation.span.end <= len(text)
        assert relation.working
        for number in (relation.stated, *(operand.number for operand in relation.operands)):
            assert 0 <= number.span.start < number.span.end <= len(text)


def test_every_relation_has_its_rule():
    judged = {kind for rule in provide_rules() if issubclass(rule, RelationRule) for kind in rule.relations}
    told_otherwise = {"ItemCount", "PointCount"}
    assert {kind.__name__ for kind in relation_types()} - {kind.__name__ for kind in judged} == told_otherwise


def test_every_relation_says_what_must_hold():
    titles = [kind.title.zh for kind in relation_types()]
    assert all(titles)
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize(
    ("computed", "stated", "verdict"),
    [
        ("13.24", "13.2", Verdict.PASS),
        ("13.26", "13.2", Verdict.ROUNDING),
        ("13.31", "13.2", Verdict.FAIL),
        ("13.11", "13.2", Verdict.ROUNDING),
    ],
)
def test_one_unit_of_the_last_digit_is_a_matter_of_rounding(computed, stated, verdict):
    digit = Decimal("0.1")
    assert compare(Figure.exact(Decimal(computed)), Figure.rounded(Decimal(stated), digit), digit) is verdict


class TestReadings:
    def test_one_reading_that_holds_acquits(self):
        text = "甲类收入6亿元，乙类收入4.6亿元，上年同期为4亿元，增长15.0%。"
        assert Verdict.FAIL not in verdicts(text, GrowthFromBase)

    def test_a_loose_operand_is_not_judged(self):
        assert verdicts("接待游客约12万人次，上年同期为10万人次，增长30%。", GrowthFromBase) == [Verdict.NOT_ASSESSABLE]

    def test_growth_is_held_against_the_base_before_the_increase(self):
        text = "办理业务1 200件，比上年的1 000件增加200件，增长20%。"
        assert verdicts(text, GrowthFromBase) == [Verdict.PASS]
        assert verdicts(text, GrowthFromIncrease) == []


class TestLedger:
    def entry(self, text, number):
        return next(entry for entry in Document(text).facts(LedgerEntry) if entry.number.text == number)

    def test_an_entry_has_what_is_said_of_its_level(self):
        text = "上半年，全镇完成技改投资3.2亿元，同比增长8.4%，完成年度任务的52.5%。"
        entry = self.entry(text, "3.2亿元")
        assert (entry.indicator, entry.scope, entry.time_text, entry.basis.value) == (
            "技改投资",
            "全镇",
            "上半年",
            "actual",
        )
        assert [claim.number.text for claim in entry.modifiers] == ["8.4%", "52.5%"]

    def test_names_that_mean_one_indicator_are_one(self):
        assert self.entry("全年社消零总额完成18亿元。", "18亿元").indicator == "社会消费品零售总额"

    def test_near_synonyms_stay_apart(self):
        text = "规上工业总产值86亿元，规上工业增加值21亿元。"
        assert self.entry(text, "86亿元").indicator != self.entry(text, "21亿元").indicator

    @pytest.mark.parametrize(
        ("text", "basis"),
        [
            ("上年同期为3.2亿元。", "base"),
            ("年度目标为3.2亿元。", "target"),
            ("力争达到3.2亿元。", "plan"),
            ("收入达到3.2亿元。", "actual"),
        ],
    )
    def test_the_basis_of_a_figure(self, text, basis):
        assert self.entry(text, "3.2亿元").basis.value == basis
