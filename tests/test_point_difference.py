from zongjie_lint.document import Document
from zongjie_lint.relations.multiple_of_base import MultipleOfBase
from zongjie_lint.relations.point_difference import PointDifference
from zongjie_lint.relations.range_order import RangeOrder
from zongjie_lint.relations.verdict import Verdict


def verdicts(kind, text):
    return [relation.verdict for relation in Document(text).facts(kind)]


def workings(kind, text):
    return [relation.working for relation in Document(text).facts(kind)]


def test_a_difference_that_holds_is_a_pass():
    assert verdicts(PointDifference, "绿化率由36.2%提高到38.9%，提高2.7个百分点。") == [Verdict.PASS]


def test_a_base_that_may_be_of_another_time_cannot_convict():
    text = "经过三年努力，入网率由62%提高到71%，比上年提高4个百分点。"
    assert verdicts(PointDifference, text) == [Verdict.UNCERTAIN]


def test_a_hedged_percentage_is_not_judged():
    assert verdicts(PointDifference, "入网率约95%，比上年的92.1%提高2个百分点。") == [Verdict.NOT_ASSESSABLE]


def test_two_comparisons_have_their_own_bases():
    text = "合格率93.2%，比上年的91.1%提高2.1个百分点，比全国（95.0%）低1.8个百分点。"
    assert verdicts(PointDifference, text) == [Verdict.PASS, Verdict.PASS]


def test_a_step_of_a_row_goes_with_its_own_pair():
    text = "甲率、乙率分别由91.2%、85.6%提高到93.4%、88.9%，分别提高2.2个、4.3个百分点。"
    assert verdicts(PointDifference, text) == [Verdict.PASS, Verdict.FAIL]


def test_a_row_of_the_sentence_before_gives_the_level():
    text = "三次产业分别占9.3%、38.9%和51.8%。第二产业占比较上年的37.1%上升2.8个百分点。"
    assert verdicts(PointDifference, text) == [Verdict.FAIL]


def test_the_working_of_a_multiple_is_in_times():
    text = "寄递件量从300万件增长到1200万件，增长了4倍。"
    assert workings(MultipleOfBase, text) == ["1200万件 ÷ 300万件 − 1 = 3倍 ≠ 4倍"]


def test_a_range_may_leave_out_the_scale_of_its_first_end():
    assert verdicts(RangeOrder, "每亩补贴5000—1万元。") == [Verdict.PASS]


def test_many_steps_take_time_in_proportion():
    text = "合格率由91.2%提高到93.4%，提高2.2个百分点，" * 400
    assert set(verdicts(PointDifference, f"{text}完成。")) == {Verdict.PASS}
