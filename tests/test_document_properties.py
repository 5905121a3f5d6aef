"""What holds for any text whatever: rules never raise, point inside the text, and mend without touching a number."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zongjie_lint.builtin import provide_rules
from zongjie_lint.document import Document
from zongjie_lint.linter import Linter
from zongjie_lint.outline import outline
from zongjie_lint.source import Source

RULES = [rule() for rule in sorted(provide_rules(), key=lambda rule: rule.code)]
EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]
FRAGMENTS = """\
澄溪县2026年上半年工作总结|2025年度述职报告|政府工作报告|一、主要工作|二、存在的问题|三、下一步打算|五、|（一）抓项目，稳增长。|（二）、强治理|（三)|1.|2、|(3)|①|⑵|⒊|4）|第一部分|\
一是抓落实。|二是强管理；|三要|四补短板|第一，|其一、|首先，|其次，|最后，|抓好以下三项工作：|从三个方面|完成18.6亿元，|其中工业4 018万元、农业2.1亿元。|共27个（甲类14个、乙类9个）|占|的56.1%，|\
同比增长x.x%|增长%|XX局|20XX年|××区|x月x日|***|____|（此处补充）|【待补】|TODO|（）|2026年7月8日|二〇二六年七月八日|2月30日（星期五）|6月底前|12月至次年2月|一、二季度分别17个、25个|\
澄溪县人民政府|附件：名单|各位代表：|现将情况报告如下。|仍存在不足，|下半年，我们将继续努力|“一网通办”|《规划》|特此报告。|述职人：王某|抓好抓好|抓好落实，抓好落实，|\
上一篇：没有了|来源：文稿小栈|浏览次数：12|Copyright © 2026|以下是小编整理的范文，|点击下载Word版|作为一个AI语言模型，|希望以上内容对您有帮助！|&nbsp;|<br/>|锟斤拷|國家發展|學習"""
MARKS = [*"“”‘’（）()【】《》〔〕[]。，,；;、！？：:.—-~…%*_×xX □〇", *"0123456789０十百千万亿个人户元年月日第约近余多"]
BLANKS = ["\n", "\r\n", "\r", "\n\n", "\f", "\t", "  ", "\u3000\u3000", "\u00a0", "\u2028", "\u0085", "\x0b"]
ODD = ["\u200b", "\ufeff", "\ue000", "\ue123", "\ufffd", "𠀀", "e\u0301", "٣", "\U00010d45", "\x00", "\ud800", "\u202e"]
PIECES = st.one_of(*[st.sampled_from(choices) for choices in (FRAGMENTS.split("|"), MARKS, BLANKS, ODD)]) | st.text(
    st.characters(exclude_categories=()), max_size=4
)
TEXTS = (st.lists(PIECES, max_size=12) | st.lists(PIECES, min_size=30, max_size=120)).map("".join)
some = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def findings(text, rules=RULES, kind=None):
    document = Document(text, kind=kind)
    return [found for rule in rules for found in rule.check(document)]


def safe_edits(found):
    edits = {edit for one in found if one.fix and one.fix.safety == "safe" for edit in one.fix.edits}
    return sorted(edits, key=lambda edit: edit.span)


def mended(text, edits):
    for edit in reversed(edits):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


def digits(text):
    return [character for character in unicodedata.normalize("NFKC", text) if character.isdigit()]


def assert_well_placed(found, text):
    edits = found.fix.edits if found.fix else ()
    for span in [found.span, *(place.span for place in found.related), *(edit.span for edit in edits)]:
        assert 0 <= span.start <= span.end <= len(text), found


def assert_safe_fixes_are_safe(rule, text, kind=None):
    edits = safe_edits(findings(text, [rule], kind))
    assert all(one.span.end <= other.span.start for one, other in pairwise(edits)), "edits overlap"
    better = mended(text, edits)
    for edit in edits:
        assert digits(edit.span.of_text(text)) == digits(edit.replacement), edit
    assert safe_edits(findings(better, [rule], kind)) == []


@some
@given(TEXTS)
def test_rules_never_raise_and_point_inside_the_text(text):
    for found in findings(text):
        assert_well_placed(found, text)


@some
@given(TEXTS)
def test_the_same_text_gives_the_same_report(text):
    first, second = (Linter(RULES).check(Source("稿", text)) for _ in range(2))
    assert first.failures == ()
    assert (first.diagnostics, first.outline) == (second.diagnostics, second.outline)


@some
@given(TEXTS)
def test_the_order_of_rules_does_not_matter(text):
    there, back = (Linter(rules).check(Source("稿", text)) for rules in (RULES, RULES[::-1]))
    assert there.diagnostics == back.diagnostics


@some
@given(TEXTS)
def test_the_outline_stands_inside_the_text(text):
    for offset, span, heading in outline(Document(text)).headings:
        assert 0 <= offset == span.start <= span.end <= len(text)
        assert span.of_text(text) == heading


@some
@given(TEXTS)
def test_safe_fixes_leave_nothing_to_fix_and_no_digit_changed(text):
    for rule in RULES:
        assert_safe_fixes_are_safe(rule, text)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
class TestWithTheExamplesOfEveryRule:
    def test_no_rule_raises(self, rule):
        for example in rule.examples:
            for found in findings(example.text, kind=example.kind):
                assert_well_placed(found, example.text)

    def test_safe_fixes_are_safe(self, rule):
        for example in rule.examples:
            assert_safe_fixes_are_safe(rule, example.text, example.kind)

    def test_line_ends_make_no_difference(self, rule):
        for example in rule.examples:
            plain, windows = (
                [(found.code, found.span.of_text(text).split()) for found in findings(text, [rule], example.kind)]
                for text in (example.text, example.text.replace("\n", "\r\n"))
            )
            assert plain == windows, example.marked


def test_some_fixes_are_safe():
    assert any(safe_edits(findings(example.text, [rule], example.kind)) for rule, example in EXAMPLES)
