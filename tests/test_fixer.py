"""The engine of fixes, with rules that are careless on purpose: whatever they propose, numbers stay and it comes to rest."""

import re
from dataclasses import dataclass
from typing import ClassVar

import pytest

from zongjie_lint.diagnostic import Edit, Fix, Severity
from zongjie_lint.edit import Revision, edited
from zongjie_lint.fixer import Fixer
from zongjie_lint.linter import Linter
from zongjie_lint.message import Message
from zongjie_lint.number_guard import keeps_numbers
from zongjie_lint.readers.text import TextReader
from zongjie_lint.rule import Rule
from zongjie_lint.source import Source
from zongjie_lint.span import Span


@dataclass(frozen=True)
class Replaces(Rule):
    """Replaces what its pattern matches."""

    name: ClassVar[str] = "replaces"
    title = message = advice = Message("某", "some")
    severity = Severity.INFO
    basis: ClassVar[str] = ""
    examples = ()

    code: str = "ZZ01"
    pattern: str = ""
    replacement: str = ""
    safety: str = "safe"
    together: bool = False

    def check(self, document):
        matches = list(re.finditer(self.pattern, document.text))
        for group in [matches] if self.together and matches else [[match] for match in matches]:
            edits = tuple(Edit(Span.of(match), match.expand(self.replacement)) for match in group)
            yield self.report(Span.of(group[0]), fix=Fix(self.safety, edits))


def fixed(text, *rules, unsafe=False, reader=None, encoding="utf-8"):
    return Fixer(Linter(rules), unsafe).fix("稿.txt", text.encode(encoding), reader or TextReader())


def mended(text, *rules, **options):
    return fixed(text, *rules, **options).after.decode()


def reasons(report):
    return [(left.code, left.reason.zh) for left in report.left_out]


class ReadsOnly:
    name = "只读"
    suffixes = (".txt",)

    def read(self, name, data):
        return Source(name, data.decode())


class Garbles(ReadsOnly):
    def write(self, data, source, edits):
        return b"\xe4\xb8\x80" + edited(source.text, edits).encode()


class Raises(ReadsOnly):
    def write(self, data, source, edits):
        raise KeyError("第三列")


class TestRounds:
    def test_one_fix_may_reveal_another(self):
        rules = Replaces("ZZ01", "甲", "乙"), Replaces("ZZ02", "乙丙", "丁")
        assert mended("甲丙。", *rules) == "丁。"

    def test_unsafe_ones_only_on_demand(self):
        rule = Replaces("ZZ01", "甲", "乙", "unsafe")
        report = fixed("甲甲", rule)
        assert (report.after.decode(), report.more) == ("甲甲", {"ZZ01": 2})
        assert mended("甲甲", rule, unsafe=True) == "乙乙"

    @pytest.mark.parametrize("text", ["甲。", "乙。", "甲乙。"])
    def test_two_rules_that_undo_each_other_are_both_left_out(self, text):
        rules = Replaces("ZZ01", "甲", "乙"), Replaces("ZZ02", "乙", "甲"), Replaces("ZZ03", "。", "！")
        report = fixed(text, *rules)
        assert report.after.decode() == text.replace("。", "！")
        assert {code for code, _ in reasons(report)} <= {"ZZ01", "ZZ02"}
        assert report.left_out
        assert mended(report.after.decode(), *rules) == report.after.decode()

    def test_a_rule_that_never_stops_is_left_out(self):
        rules = Replaces("ZZ01", "$", "啊"), Replaces("ZZ02", "，，", "，")
        assert mended("全镇，，平稳", *rules) == "全镇，平稳"
        assert reasons(fixed("全镇，平稳", *rules)) == [("ZZ01", "改了又改，停不下来")]


class TestOverlaps:
    def test_the_earlier_place_then_the_lower_code_goes_first(self):
        assert mended("甲乙。", Replaces("ZZ02", "甲乙", "丙"), Replaces("ZZ01", "乙", "丁")) == "丙。"
        assert mended("甲。", Replaces("ZZ02", "甲", "丙"), Replaces("ZZ01", "甲", "丁")) == "丁。"

    def test_the_order_of_rules_does_not_matter(self):
        rules = [Replaces("ZZ01", "甲乙", "丙"), Replaces("ZZ02", "乙丁", "戊"), Replaces("ZZ03", "丁", "己")]
        assert len({mended("甲乙丁甲乙丁", *order) for order in (rules, rules[::-1], rules[1:] + rules[:1])}) == 1

    def test_what_never_had_its_turn_is_said(self):
        report = fixed("甲乙。", Replaces("ZZ02", "甲乙", "丙"), Replaces("ZZ01", "乙", "丁"))
        assert reasons(report) == [("ZZ01", "已按 ZZ02 改了这里")]

    def test_what_has_its_turn_later_is_not(self):
        report = fixed("甲乙。", Replaces("ZZ01", "甲", "丙"), Replaces("ZZ02", "乙", "丁"))
        assert (report.after.decode(), report.left_out) == ("丙丁。", ())

    def test_the_same_edit_twice_is_one(self):
        report = fixed("甲。", Replaces("ZZ01", "甲", "乙"), Replaces("ZZ02", "甲", "乙"))
        assert (report.after.decode(), report.left_out) == ("乙。", ())

    def test_edits_of_one_fix_that_overlap_are_refused(self):
        class Overlapping(Replaces):
            def check(self, document):
                edits = (Edit(Span(0, 2), "丙"), Edit(Span(1, 3), "丁"))
                yield self.report(Span(0, 1), fix=Fix("safe", edits))

        report = fixed("甲乙丙", Overlapping())
        assert not report.is_changed
        assert report.left_out

    def test_one_place_that_must_stay_does_not_hold_the_other_sentences(self):
        rule = Replaces("ZZ01", r",|\.(?=5)", "，", together=True)
        report = fixed("甲,乙。增长3.5亿,\n丙,丁", rule)
        assert report.after.decode() == "甲，乙。增长3.5亿,\n丙，丁"
        assert reasons(report) == [("ZZ01", "会改动数字")]


class TestReaders:
    def test_one_that_cannot_write_is_named_where_there_is_something_to_mend(self):
        rule = Replaces("ZZ01", "甲", "乙")
        assert "只读" in fixed("甲", rule, reader=ReadsOnly()).error.zh
        assert fixed("丙", rule, reader=ReadsOnly()).error is None

    @pytest.mark.parametrize("reader", [Garbles(), Raises()])
    def test_one_that_goes_wrong_leaves_the_file_as_it_was(self, reader):
        report = fixed("甲", Replaces("ZZ01", "甲", "乙"), reader=reader)
        assert report.error
        assert not report.is_changed

    def test_nothing_may_be_left_of_nothing(self):
        report = fixed("甲", Replaces("ZZ01", "甲", ""))
        assert report.error
        assert not report.is_changed

    def test_a_rule_that_raises_is_named_and_the_others_mend(self):
        class Crashes(Replaces):
            def check(self, document):
                raise KeyError("第三列")

        report = fixed("甲", Crashes("ZZ02"), Replaces("ZZ01", "甲", "乙"))
        assert report.after.decode() == "乙"
        assert report.failed


KEPT = """\
全县［4千］余户｜4000　几［10］户｜十　几［100］户｜百　二［零］二六年｜〇　二［○］一八年｜〇　二［0］一八年｜〇　［］.46%｜0　15［］～30%｜%　\
三［、］四十人｜　3［.］15消费者｜·　2026［、］07、09｜-　［2026.07.09］｜2026-07-09　2026年［0］7月｜　［二〇二六年七月九日］｜2026年7月9日　\
1［、］强化｜.　6［-］12月｜—　［２０２６］年｜2026　30［M2］｜m²　进一步［进一步］｜　教育［一一］学习篇｜——　12［,］345元｜　1 206件［,］其中｜，　\
共3个［,］5人｜，　（1［)］强化｜）　第［十五］条｜15　1［、］2026年｜. """
CHANGED = """\
共［27］个｜29　共［27］个｜　［三］成｜七　1［、］2026年｜.　外［2］资｜　1［,］234元｜，　3［.］5亿｜。　3［.］5亿｜　［三］名｜四　［三］名｜　13［万］元｜亿　\
13［万］元｜　［浏览3次］｜　12［］3个｜,　12［］5个｜.　第［十］条｜十一　［2026年7月9日］｜二〇二六年七月八日　［一］名｜　1.2［#］9亿｜"""


def cases(text):
    for case in text.split("　"):
        marked, replacement = case.split("｜")
        before, old, after = re.split("[［］]", marked)
        yield before + old + after, Edit(Span(len(before), len(before + old)), replacement)


@pytest.mark.parametrize(("text", "edit"), [*cases(KEPT)])
def test_a_number_may_be_spelt_otherwise(text, edit):
    assert keeps_numbers(text, edit)


@pytest.mark.parametrize(("text", "edit"), [*cases(CHANGED), ("1.2\n9亿", Edit(Span(3, 4), ""))])
def test_a_number_may_not_become_another(text, edit):
    assert not keeps_numbers(text, edit)


def test_words_that_merely_hold_a_numeral_may_go_as_a_whole_line():
    assert keeps_numbers("甲\n以下是一份总结\n乙", Edit(Span(1, 9), ""))
    assert not keeps_numbers("甲\n以下是3份总结\n乙", Edit(Span(1, 9), ""))


def test_rounds_of_edits_are_told_in_places_of_the_first_text():
    revision = Revision.of("甲乙丙丁").then([Edit(Span(1, 2), "子丑"), Edit(Span(4, 4), "！")])
    revision = revision.then([Edit(Span(0, 2), ""), Edit(Span(4, 5), "戊")])
    assert revision.text == "丑丙戊！"
    assert edited("甲乙丙丁", revision.edits()) == revision.text
    assert revision.edits() == [Edit(Span(0, 2), "丑"), Edit(Span(3, 4), "戊！")]
