"""Which findings a document itself suppresses, and what is told of suppressions that have ended or are of no use."""

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from test_document_properties import EXAMPLES, RULES, TEXTS

from zongjie_lint.linter import Linter
from zongjie_lint.message import Message
from zongjie_lint.readers.html import HtmlReader
from zongjie_lint.readers.markdown import MarkdownReader
from zongjie_lint.record import replace
from zongjie_lint.rule import Bad
from zongjie_lint.source import Source, Suppression
from zongjie_lint.span import Span
from zongjie_lint.suppression import Lifting

TODAY = datetime.date(2026, 11, 22)
KNOWN = {rule.code: rule.name for rule in RULES}
LINTER = Linter(RULES, known=KNOWN, today=TODAY)
SUM = "新签约项目27个（工业类14个、商贸类9个、农业类6个）。"
PLACE = Message("某处", "somewhere")
some = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def checked(text, linter=LINTER):
    return linter.check(MarkdownReader().read("稿.md", text.encode()))


def codes(found):
    return [each.code for each in found]


def said(report):
    return [each.zh for each in report.notices]


def suppressing(text, *rules, **fields):
    own = Suppression((Span(0, len(text) + 1),), frozenset(rules), place=PLACE, **fields)
    return Source("稿.txt", text, suppressions=(own,))


@pytest.mark.parametrize("rule", ["NU01", "nu01", "NU", "sum-mismatch", "all"])
def test_a_rule_is_named_by_code_prefix_or_name(rule):
    report = checked(f"<!-- zongjie-lint: ignore {rule} -- 上级口径 -->\n{SUM}\n")
    assert "NU01" not in codes(report.diagnostics)
    (found,) = (each for each in report.suppressed if each.code == "NU01")
    assert (found.suppressed_by.reason, found.suppressed_by.is_external) == ("上级口径", False)
    assert said(report) == []


def test_another_rule_is_not_suppressed():
    report = checked(f"<!-- zongjie-lint: ignore NU02 -->\n{SUM}\n")
    assert codes(report.diagnostics) == ["NU01"]
    assert said(report) == ["第 1 行的注释：忽略 NU02 已用不着，可以删去"]


def test_another_paragraph_is_not_suppressed():
    report = checked(f"<!-- zongjie-lint: ignore NU01 -->\n{SUM}\n\n又{SUM}\n")
    assert (codes(report.diagnostics), codes(report.suppressed)) == (["NU01"], ["NU01"])


def test_a_finding_of_several_places_is_suppressed_where_all_of_them_are():
    first, last = "××村整修渠道3条。\n\n", "××村新建泵站2座。\n"
    comment = "<!-- zongjie-lint: ignore PH03 -->\n"
    assert codes(checked(first + last).diagnostics) == ["PH03"]
    report = checked(comment + first + last)
    assert codes(report.diagnostics) == ["PH03"]
    assert said(report) == ["第 1 行的注释：PH03 这个问题还有别处没有忽略，照样报"]
    report = checked(comment + first + comment + last)
    assert (codes(report.diagnostics), said(report)) == ([], [])


@pytest.mark.parametrize(("until", "holds"), [("2026-11-21", False), ("2026-11-22", True), ("2026-11-23", True)])
def test_a_suppression_holds_to_the_end_of_its_last_day(until, holds):
    report = checked(f"<!-- zongjie-lint: ignore NU01 until {until} -->\n{SUM}\n")
    assert codes(report.diagnostics) == ([] if holds else ["NU01"])
    assert said(report) == ([] if holds else [f"第 1 行的注释：忽略 NU01 的期限（{until}）已过，不再起作用"])
    assert report.valid_until == (datetime.date.fromisoformat(until) if holds else None)


def test_an_unknown_rule_is_told_and_the_others_count():
    report = checked(f"<!-- zongjie-lint: ignore NU99 NU01 sum-mismach -->\n{SUM}\n")
    assert codes(report.diagnostics) == []
    assert said(report)[0].startswith("第 1 行的注释：没有规则 NU99")
    assert said(report)[1] == "第 1 行的注释：没有规则 sum-mismach（是不是 sum-mismatch / share-mismatch？）"
    assert len(said(report)) == 2


class TestUnused:
    COMMENT = "<!-- zongjie-lint: ignore NU01 PH -->\n全镇整修村道12公里。\n"

    def test_is_told_by_rule(self):
        assert said(checked(self.COMMENT)) == ["第 1 行的注释：忽略 NU01、PH 已用不着，可以删去"]

    def test_only_where_the_rule_has_run(self):
        linter = replace(LINTER, rules=[rule for rule in RULES if rule.code in ("PH01", "DT07")])
        assert said(checked(self.COMMENT, linter)) == []

    def test_not_where_the_rule_is_off(self):
        off = replace(LINTER.profile, severities={**LINTER.profile.severities, "NU01": None})
        assert said(checked(self.COMMENT.replace(" PH", ""), replace(LINTER, profile=off))) == []

    def test_not_where_the_rule_failed(self):
        class Broken(next(type(rule) for rule in RULES if rule.code == "NU01")):
            def check(self, document):
                raise ValueError

        report = checked(self.COMMENT.replace(" PH", ""), replace(LINTER, rules=[Broken()]))
        assert (said(report), report.judged) == ([], ())

    def test_not_where_the_rule_needs_the_report_of_last_year(self):
        assert said(checked(self.COMMENT.replace("NU01 PH", "NU35"))) == []

    def test_not_of_a_comment_in_word(self):
        source = suppressing("全镇整修村道12公里。", "NU01")
        kept = replace(source, suppressions=tuple(replace(each, place=None) for each in source.suppressions))
        assert said(LINTER.check(source)) == ["某处：忽略 NU01 已用不着，可以删去"]
        assert said(LINTER.check(kept)) == []

    def test_of_all_rules(self):
        report = checked("<!-- zongjie-lint: ignore all -->\n全镇整修村道12公里。\n")
        assert said(report) == ["第 1 行的注释：忽略 全部规则 已用不着，可以删去"]


def test_lifting_brings_everything_back():
    text = f"<!-- zongjie-lint: ignore NU02 NU01 -->\n{SUM}\n\n4月31日开会。\n"
    assert Lifting().sift(checked(text)).diagnostics == checked(text.replace("zongjie-lint", "注")).diagnostics


@some
@given(TEXTS)
def test_all_findings_of_any_text_can_be_suppressed_and_none_comes_of_it(text):
    plain = LINTER.check(Source("稿.txt", text))
    report = LINTER.check(suppressing(text))
    assert report.diagnostics == ()
    assert tuple(replace(each, suppressed_by=None) for each in report.suppressed) == plain.diagnostics


@pytest.mark.parametrize(("rule", "example"), EXAMPLES[::7])
def test_suppressing_the_rules_found_leaves_nothing_of_an_example(rule, example):
    found = LINTER.check(Source("稿.txt", example.text)).diagnostics
    report = LINTER.check(suppressing(example.text, *codes(found), "NU01"))
    assert report.diagnostics == ()
    assert bool(report.notices) is ("NU01" not in codes(found))
    assert isinstance(example, Bad) is bool(example.spans)


def test_the_same_in_html():
    page = f"<p>甲。</p><!-- zongjie-lint: 忽略 NU01 —— 已核 --><p>{SUM}</p>"
    report = LINTER.check(HtmlReader().read("稿.html", page.encode()))
    assert (codes(report.diagnostics), codes(report.suppressed)) == ([], ["NU01"])
