"""Accounts and shares: what the examples of a rule do not show, verdicts other than a failure."""

import pytest

from zongjie_lint.document import Document
from zongjie_lint.relations.composition import Composition
from zongjie_lint.relations.dealt_list import DealtList
from zongjie_lint.relations.stock_flow import StockFlow
from zongjie_lint.relations.verdict import Verdict


def verdicts(relation, text):
    return [found.verdict for found in Document(text).facts(relation)]


def test_a_flow_below_ten_in_chinese_characters_is_counted():
    assert verdicts(StockFlow, "年初党员52名，发展预备党员三名，转出两名，年末党员53名。") == [Verdict.PASS]


def test_a_flow_that_no_word_tells_may_acquit_by_either_sign():
    assert verdicts(StockFlow, "年初存书310册，新购90册，报废40册，另有25册赠阅，年末存书335册。") == [Verdict.PASS]
    assert verdicts(StockFlow, "年初职工210人，新招聘18人，退休11人，借调5人，年末职工212人。") == [Verdict.PASS]


@pytest.mark.parametrize(
    "text",
    [
        "年初在册企业520家，新增48家，年末549家。",
        "年初共有教师412人。全年新招聘20人，退休15人。全区现有教育系统职工602人。",
    ],
)
def test_without_both_ways_or_with_another_stock_at_the_end_an_account_is_uncertain(text):
    assert verdicts(StockFlow, text) == [Verdict.UNCERTAIN]


def test_a_hedged_stock_cannot_be_assessed():
    text = "年初库存化肥1200吨，购进3400吨，销售3600吨，年末库存约1300吨。"
    assert verdicts(StockFlow, text) == [Verdict.NOT_ASSESSABLE]


def test_the_one_figure_that_a_slip_explains_is_named():
    text = "年初有网点86个，新设17个，撤销9个，年末共有网点49个。"
    (account,) = Document(text).facts(StockFlow)
    assert account.misprint is not None
    assert account.misprint.span.of_text(text) == "49个"


def test_shares_that_a_rounded_sum_explains_are_rounding():
    assert verdicts(Composition, "从来源看，东区占33.3%，西区占33.3%，其他占33.3%。") == [Verdict.ROUNDING]


def test_a_list_that_may_be_incomplete_is_uncertain():
    assert verdicts(Composition, "从来源看，东区占44%，西区占21%，南区占9%。") == [Verdict.UNCERTAIN]


def test_a_name_with_and_in_it_counts_for_one_or_two():
    assert verdicts(DealtList, "批发和零售业、住宿和餐饮业分别增长5%、6%。") == [Verdict.PASS]
    assert verdicts(DealtList, "东桥、西桥和南桥分别通车2次、3次和4次。") == [Verdict.PASS]
