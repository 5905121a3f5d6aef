"""Rules about notation: many places are one finding, fixes keep the value, and long lines are read once."""

import time

import pytest

from zongjie_lint.builtin import provide_rules
from zongjie_lint.document import Document

RULES = {rule.code: rule() for rule in provide_rules() if rule.code.startswith("NS")}
OPENING = "上半年各项工作开局良好，现将情况报告如下。\n"


def found(code, text):
    return list(RULES[code].check(Document(OPENING + text)))


def mended(code, text):
    document = OPENING + text
    edits = [edit for one in found(code, text) if one.fix for edit in one.fix.edits]
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        document = document[: edit.span.start] + edit.replacement + document[edit.span.end :]
    return document.removeprefix(OPENING)


def test_two_places_are_two_findings():
    assert len(found("NS01", "1-3月修渠，4-6月清淤。")) == 2


def test_three_places_of_one_sort_are_one_finding_that_counts_them():
    (finding,) = found("NS01", "1-3月修渠。\n4-6月清淤。\n7-9月验收。")
    assert "全文共3处" in finding.message.zh
    assert "(3 places)" in finding.message.en
    assert len(finding.related) == 2
    assert len(finding.fix.edits) == 3


def test_at_most_ten_related_places_are_shown_and_all_are_mended():
    (finding,) = found("NS01", "1-3月修渠。\n" * 40)
    assert len(finding.related) == 10
    assert len(finding.fix.edits) == 40


def test_a_range_whose_unit_nobody_knows_is_more_serious_than_a_dropped_sign():
    severities = [one.severity.label for one in found("NS02", "增收15～30%，投资300～2亿元。")]
    assert severities == ["info", "warning"]


def test_a_point_before_a_number_is_only_a_hint_where_points_end_sentences():
    severities = [found("NS05", text)[0].severity.label for text in ("增长.46%。", "增长.46%.\n管网全部贯通.")]
    assert severities == ["warning", "info"]


@pytest.mark.parametrize(
    ("code", "text", "better"),
    [
        ("NS01", "1-6月，每户补助300~500元。", "1—6月，每户补助300～500元。"),
        ("NS02", "亩均增收15～30%，降幅2—3‰。", "亩均增收15%～30%，降幅2‰—3‰。"),
        ("NS02", "亩均增收15～30％。", "亩均增收15％～30％。"),
        ("NS03", "到馆的有三、四十人。", "到馆的有三四十人。"),
        ("NS04", "住着几10户，到会20几人，花费几100万元。", "住着几十户，到会二十几人，花费几百万元。"),
        ("NS05", "自然增长率为．46%。", "自然增长率为0．46%。"),
        ("NS08", "款项于2026、07、09拨付。", "款项于2026-07-09拨付。"),
        ("NS10", "开展3.15消费者权益日和“九·一八”活动。", "开展“3·15”消费者权益日和“九一八”活动。"),
        ("NS10", "开展“6.26”国际禁毒日活动。", "开展“6·26”国际禁毒日活动。"),
        ("NS11", "增长３．５％，共２０个。", "增长3.5％，共20个。"),
        ("NS11", "增长３％，降幅2%。", "增长3%，降幅2%。"),
        ("NS12", "自二零二六年起，二Ｏ二五年止。", "自二〇二六年起，二〇二五年止。"),
        ("NS13", "移民4千余户，补助3千万元。", "移民4000余户，补助3000万元。"),
        ("NS14", "铺设600*300毫米石板，加高30公分。", "铺设600×300毫米石板，加高30厘米。"),
        ("NS15", "约300人左右到场。", "约300人到场。"),
    ],
)
def test_a_fix_mends_the_form_once_and_for_all(code, text, better):
    assert mended(code, text) == better
    assert mended(code, better) == better


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("NS02", "每村安排13～17万元。"),
        ("NS03", "等了2、3天。"),
        ("NS07", "18年底开工。"),
        ("NS13", "收到来信1百零8封，企业增加到1万6千多户。"),
        ("NS15", "入驻近20多家商户。"),
    ],
)
def test_what_a_person_must_decide_has_no_fix(code, text):
    assert [one.fix for one in found(code, text)] != []
    assert mended(code, text) == text


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
@pytest.mark.parametrize("piece", ["1", "-", "1-", "1月", "20年", "1*", "一", "《", "1,234,", "２", "约1"])
def test_a_long_line_is_read_once(rule, piece):
    document = Document(OPENING + piece * (100_000 // len(piece)) + "。\n")
    start = time.process_time()
    list(rule.check(document))
    assert time.process_time() - start < 5
