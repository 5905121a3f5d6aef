"""The file of suppressions: read with all its faults, and written so that people and git can live with it."""

import datetime
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zongjie_lint.configuration.fault import BrokenConfiguration
from zongjie_lint.configuration.toml_text import TomlText
from zongjie_lint.sidecar import Entry, read_entries, with_entries

DAY = datetime.date(2027, 3, 31)
GOOD = """\
# 全局说明，不动。

# 张某：已问过统计科
[[suppression]]
rule = "NU01"
path = "二月/稿.txt"
sentence = "新签约项目27个。"  # 原文如此
reason = "上级口径"
until = 2027-03-31

[[suppression]]
rule = "PH01"
fingerprint = "0123456789abcdef"
reason = '数据待核'
"""


def read(text):
    return read_entries(TomlText("清单.toml", text, Path()))


def faults(text):
    with pytest.raises(BrokenConfiguration) as broken:
        read(text)
    return [f"{fault.heading.removeprefix('清单.toml:')} {fault.message.zh}" for fault in broken.value.faults]


def entry(rule="NU02", sentence="又一句。", reason="已核", **fields):
    return Entry(rule, reason, sentence=sentence, **fields)


def test_entries_are_read_with_their_lines():
    one, other = read(GOOD)
    assert one == Entry("NU01", "上级口径", sentence="新签约项目27个。", path="二月/稿.txt", until=DAY)
    assert other == Entry("PH01", "数据待核", fingerprint="0123456789abcdef")
    assert (one.line, other.line) == (4, 11)
    assert read("") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = 1\n", ["1:1 没有 x 这一项"]),
        ("[[supression]]\nrule = 'a'\n", ["1:3 没有 supression 这一项（是不是 suppression？）"]),
        ("suppression = 1\n", ["1:1 suppression 应当写成一段一段的 [[suppression]]"]),
        ("[suppression]\nrule = 'a'\n", ["1:2 suppression 应当写成一段一段的 [[suppression]]"]),
        ("[[suppression]]\nrule = 'a'\n", ["1:3 这一段没有写 reason", "1:3 这一段没有写 sentence"]),
        ("[[suppression]]\nrule = 1\nsentence = ''\nreason = ' '\n", ["2:8 rule 应当是加引号的文字，不能空着", "4:10 reason 应当是加引号的文字，不能空着"]),
        (
            "[[suppression]]\nrule = 'a'\nsentence = 'a'\nreason = 'a'\nuntil = '2027-01-01'\nreson = 1\n",
            [
                "5:9 until 应当是日期，不加引号，如 until = 2026-12-31",
                "6:1 没有 reson 这一项（是不是 reason？）",
            ],
        ),
        (
            "[[suppression]]\nrule = 'a'\nsentence = 'a'\nreason = 'a'\nuntil = 2027-01-01T00:00:00\n",
            ["5:9 until 应当是日期，不加引号，如 until = 2026-12-31"],
        ),
        (
            "[[suppression]]\nrule = 'a'\nsentence = 'a'\nfingerprint = '12'\nreason = 'a'\n",
            ["4:1 sentence 和 fingerprint 只能写一项", "4:15 fingerprint 应当是 16 位十六进制数字"],
        ),
        ("[[suppression]]\nrule = “a”\n", ["2:8 这里用了中文标点 “ ；TOML 的引号、等号、逗号和括号要用半角"]),
    ],
)  # fmt: skip
def test_faults_are_told_with_line_and_column(text, said):
    assert faults(text) == said


def test_a_new_file_says_what_it_is_and_that_it_quotes():
    text = with_entries("", [entry(until=DAY)])
    assert text.startswith("# zongjie-lint 的忽略清单")
    assert "和稿件一样保管" in text
    assert text.endswith(
        '\n\n[[suppression]]\nrule = "NU02"\nsentence = "又一句。"\nreason = "已核"\nuntil = 2027-03-31\n'
    )


def test_an_entry_goes_to_its_place_and_all_else_stays():
    text = with_entries(GOOD, [entry(path="一月/稿.txt"), entry(path="三月/稿.txt"), entry("NU01", path="二月/稿.txt")])
    assert [(each.path, each.rule) for each in read(text)] == [
        ("一月/稿.txt", "NU02"),
        ("三月/稿.txt", "NU02"),
        ("二月/稿.txt", "NU01"),
        ("二月/稿.txt", "NU01"),
        ("", "PH01"),
    ]
    added = [line for line in text.splitlines() if line not in GOOD.splitlines()]
    assert [line for line in text.splitlines() if line not in added or not line] != []
    kept = iter(text.splitlines())
    assert all(line in kept for line in GOOD.splitlines()), "the lines that were there, in their order"


def test_a_comment_stays_with_the_entry_below_it():
    text = with_entries(GOOD, [entry(path="一月/稿.txt")])
    assert '# 张某：已问过统计科\n[[suppression]]\nrule = "NU01"' in text


def test_the_same_entry_is_renewed_and_keeps_its_comments():
    new = Entry("NU01", "另有文件", sentence="新签约项目27个。", path="二月/稿.txt")
    text = with_entries(GOOD, [new])
    assert read(text)[0] == new
    assert text == GOOD.replace('reason = "上级口径"\nuntil = 2027-03-31\n', 'reason = "另有文件"\n')


def test_line_ends_stay_as_they_are():
    text = with_entries(GOOD.replace("\n", "\r\n"), [entry(path="一月/稿.txt"), entry(path="零月/稿.txt")])
    assert "\n" not in text.replace("\r\n", "")
    assert len(read(text)) == 4


def test_a_table_that_only_looks_like_one_is_left_alone():
    text = '[[suppression]]\nrule = "NU09"\nsentence = "甲"\nreason = """\n[[suppression]]\nreason = 1\n"""\n'
    new = [entry("NU01", "前句。"), entry("NU10", "后句。")]
    assert sorted(read(with_entries(text, new)), key=lambda each: each.order) == sorted(
        [*read(text), *new], key=lambda each: each.order
    )
    renewed = with_entries(text, [entry("NU09", "甲", "新由")])
    assert entry("NU09", "甲", "新由") in read(renewed)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
ENTRIES = st.builds(
    Entry,
    st.sampled_from(["NU01", "NU02", "sum-mismatch"]),
    TEXTS.filter(str.strip),
    sentence=TEXTS,
    path=st.sampled_from(["", "一月/稿.txt", "稿.docx", "a b.md"]),
    until=st.none() | st.just(DAY),
)


@settings(deadline=None)
@given(st.lists(ENTRIES, max_size=6), st.lists(ENTRIES, max_size=6))
def test_what_is_written_is_read_in_order_and_writing_it_again_changes_nothing(first, second):
    text = with_entries(with_entries("", first) if first else "", second)
    found = read(text)
    assert found == sorted(found, key=lambda each: each.order)
    assert {each.order: each for each in found} == {each.order: each for each in [*first, *second]}
    assert with_entries(text, list({each.order: each for each in [*first, *second]}.values())) == text
    tomllib.loads(text)


@settings(deadline=None)
@given(st.lists(ENTRIES, max_size=5), st.lists(ENTRIES, max_size=5))
def test_two_people_who_add_to_it_write_the_same_whoever_comes_first(first, second):
    both = {each.order: each for each in [*first, *second]}
    one = with_entries(with_entries("", list(both.values())[: len(both) // 2]), list(both.values()))
    other = with_entries(with_entries("", list(both.values())[len(both) // 2 :]), list(both.values()))
    assert one == other
