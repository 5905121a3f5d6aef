import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zongjie_lint.reporters.columns import cells, drift, harmless, shorten, shorten_front, visible, width, wrap

HOSTILE = "\x00\x07\x1b\x7f\x85\x9b\u00ad\u061c\u200b\u200d\u200e\u202e\u2028\u2029\u2066\ufeff\U000e0041\ud800"
ALPHABET = "今年全镇新增企业“双过半”——…①±0123456789 ,.，。；（）%亿元\u3000\u0301\u20e3\t\r" + HOSTILE
TEXTS = st.text(st.one_of(st.sampled_from(ALPHABET), st.characters()), max_size=120)


@pytest.mark.parametrize(
    ("text", "columns"),
    [("全镇", 4), ("2026年", 6), ("“ ”", 5), ("‘’—…·×①─§°±", 22), ("ｘ％", 4), ("e\u0301", 1), ("", 0), ("✓⏎␛‹›", 5)],
)
def test_chinese_and_ambiguous_characters_take_two_columns(text, columns):
    assert width(text) == columns


def test_ambiguous_characters_are_what_a_text_may_shrink_by():
    assert drift("“一”——守住1—6月") == 5


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m红", "␛[31m红"),
        ("响铃\x07", "响铃␇"),
        ("一\u200b二", "一‹U+200B›二"),
        ("倒\u202e序", "倒‹U+202E›序"),
        ("\x9b2J", "‹U+009B›2J"),
        ("删\x7f", "删␡"),
        ("甲\t乙", "甲  乙"),
        ("\ud800", "‹U+D800›"),
        ("\u0301无", "‹U+0301›无"),
        ("a\u0301\u0301\u0301", "a\u0301\u0301‹U+0301›"),
        ("\u3000\u3000正文", "\u3000\u3000正文"),
    ],
)
def test_what_cannot_be_seen_is_made_visible(text, shown):
    assert visible(text) == shown


@given(TEXTS)
def test_nothing_that_is_printed_steers_the_terminal(text):
    for shown in (visible(text), harmless(text)):
        assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert visible(visible(text)) == visible(text)
    assert harmless(visible(text)) == visible(text)
    assert len(cells(text)) == len(text)


def test_a_shortened_text_says_so():
    assert shorten("一、主要指标完成情况", 11) == "一、主要…"
    assert shorten_front("材料/上半年总结.txt", 11) == "…总结.txt"
    assert shorten("一、主要指标", 12) == "一、主要指标"


@given(TEXTS.map(visible), st.integers(8, 60))
def test_a_shortened_text_fits(text, columns):
    assert width(shorten(text, columns)) <= columns
    assert width(shorten_front(text, columns)) <= columns


def test_lines_break_where_a_reader_would_break_them():
    assert wrap("完成投资1 200万元，增长12.5%。", 18) == ["完成投资1 200万", "元，增长12.5%。"]
    assert wrap("完成投资1 200万元，增长12.5%。", 12) == ["完成投资", "1 200万元，", "增长12.5%。"]
    assert wrap("对照“十四五”规划，核对起止年份。", 12) == ["对照“十四", "五”规划，核", "对起止年份。"]
    assert wrap("see the half-year report", 10) == ["see the", "half-year", "report"]
    assert wrap("", 20) == [""]


@given(TEXTS.map(visible), st.integers(8, 60))
def test_wrapping_loses_nothing_but_blanks_and_never_overflows(text, columns):
    lines = wrap(text, columns)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= columns for line in lines)
