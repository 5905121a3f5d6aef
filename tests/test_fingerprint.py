"""What a finding is known by from one run to the next."""

import pytest

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.fingerprint import fingerprint, normalised, sentence_around
from zongjie_lint.message import Message
from zongjie_lint.source import Source
from zongjie_lint.span import Span

SENTENCE = "全年新建泵站××座，占计划的八成。"
NOTHING = Message("", "")


def of(text, code="PH01"):
    start = text.index("××")
    found = Diagnostic(code, "unfilled", Severity.ERROR, Span(start, start + 2), NOTHING, NOTHING)
    return fingerprint(found, Source("稿.txt", text))


@pytest.mark.parametrize(
    "moved",
    [
        f"水利工作总结\n\n　　{SENTENCE}",
        f"又开挖渠道两条。{SENTENCE}汛前全部完工。",
        f"（三）{SENTENCE}",
        f"2．{SENTENCE}",
        f"二是{SENTENCE}",
        "全年新建\u3000泵站××座，占计划的八成。",
        "全年新建泵站××座,占计划的八成。",
        f"他说：“开工晚。”{SENTENCE}",
    ],
)
def test_a_sentence_that_moved_is_still_known(moved):
    assert of(moved) == of(SENTENCE)


def test_a_sentence_that_was_edited_is_another():
    assert of(SENTENCE.replace("八成", "九成")) != of(SENTENCE)


def test_another_rule_finds_something_else():
    assert of(SENTENCE, "PH02") != of(SENTENCE)


def test_a_decimal_at_the_beginning_is_no_label():
    assert normalised("3.5万人受益。") != normalised("5万人受益。")


def test_a_sentence_ends_at_its_mark_and_at_its_line():
    assert sentence_around("甲。乙丙。丁", 2) == "乙丙。"
    assert sentence_around("甲\r\n乙", 3) == "乙"
    assert sentence_around("", 0) == ""
