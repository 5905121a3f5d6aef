"""Comments in Markdown and HTML that say what is not to be reported."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zongjie_lint.readers.directive import read_directive
from zongjie_lint.readers.html import HtmlReader
from zongjie_lint.readers.markdown import MarkdownReader
from zongjie_lint.span import Span

DAY = datetime.date(2027, 3, 31)


def markdown(text):
    return MarkdownReader().read("稿.md", text.encode())


def html(text):
    return HtmlReader().read("稿.html", text.encode())


def parts(source):
    return [
        ([span.of_text(source.text).strip() for span in each.spans], sorted(each.rules)) for each in source.suppressions
    ]


def notices(source):
    return [each.zh for each in source.notices]


def directive(comment):
    return read_directive(comment, Span(0, len(comment)))


class TestOneComment:
    @pytest.mark.parametrize(
        ("comment", "keyword", "rules", "reason", "until"),
        [
            ("<!-- zongjie-lint: ignore NU05 -->", "ignore", {"NU05"}, "", None),
            ("<!--zongjie-lint:ignore NU05-->", "ignore", {"NU05"}, "", None),
            ("<!-- zongjie-lint: ignore NU05, DT03 -- 上级口径 -->", "ignore", {"NU05", "DT03"}, "上级口径", None),
            (
                "<!-- zongjie-lint：忽略 NU05、DT03——上级口径，已核 -->",
                "ignore",
                {"NU05", "DT03"},
                "上级口径，已核",
                None,
            ),
            ("<!-- Zongjie-Lint: IGNORE sum-mismatch -->", "ignore", {"sum-mismatch"}, "", None),
            ("<!-- zongjie-lint: ignore-file PH until 2027-03-31 -- 待填 -->", "ignore-file", {"PH"}, "待填", DAY),
            ("<!-- zongjie-lint: 全文忽略 PH 至2027年3月31日 -->", "ignore-file", {"PH"}, "", DAY),
            ("<!-- zongjie-lint: off until 2027-3-31 PH -->", "off", {"PH"}, "", DAY),
            ("<!-- zongjie-lint: 停用 全部 -->", "off", set(), "", None),
            ("<!-- zongjie-lint: off all -->", "off", set(), "", None),
            ("<!-- zongjie-lint: on -->", "on", set(), "", None),
            ("<!-- zongjie-lint: 启用 PH -->", "on", {"PH"}, "", None),
            ("<!-- zongjie-lint: ignore NU05 -- a -- b -->", "ignore", {"NU05"}, "a -- b", None),
            ("<!--\n zongjie-lint: ignore\n   NU05\n   -- 分两行\n   写 -->", "ignore", {"NU05"}, "分两行 写", None),
            (
                "<!-- zongjie-lint: ignore NU05 -- 至2020年1月1日有效 -->",
                "ignore",
                {"NU05"},
                "至2020年1月1日有效",
                None,
            ),
        ],
    )
    def test_says_what_it_asks_for(self, comment, keyword, rules, reason, until):
        said = directive(comment)
        assert (said.keyword, set(said.rules), said.reason, said.until) == (keyword, rules, reason, until)

    @pytest.mark.parametrize(
        ("comment", "what"),
        [
            ("<!-- zongjie-lint: ignor NU05 -->", "“ignor”看不懂（是不是 ignore？）"),
            ("<!-- zongjie-lint: 请看 NU05 -->", "“请看”看不懂；"),
            ("<!-- zongjie-lint: -->", "“”看不懂"),
            ("<!-- zongjie-lint -->", "要有冒号"),
            ("<!-- zongjielint ignore NU05 -->", "要有冒号"),
            ("<!-- zongjie-lint: ignore -->", "没有写规则代码"),
            ("<!-- zongjie-lint: off -- 不想看 -->", "没有写规则代码"),
            ("<!-- zongjie-lint: ignore NU05 上级口径 -->", "“上级口径”不是规则代码"),
            ("<!-- zongjie-lint: ignore all NU05 -->", "“NU05”不是规则代码"),
            ("<!-- zongjie-lint: ignore NU05 until 2027-02-30 -->", "没有 2027-02-30 这一天"),
            ("<!-- zongjie-lint: ignore NU05 until 明年 -->", "“明年”不是规则代码"),
            ("<!-- zongjie-lint: on NU05 until 2027-02-03 -->", "不写期限"),
            ("<!-- zongjie-lint: ignore NU05", "没有写完"),
        ],
    )
    def test_that_cannot_be_understood_is_told(self, comment, what):
        assert what in directive(comment).zh

    @pytest.mark.parametrize(
        "comment", ["<!-- 注 -->", "<!---->", "<!-- zongjie-linter: ignore -->", "<!-- 用 zongjie-lint 查过 -->"]
    )
    def test_of_a_person_says_nothing(self, comment):
        assert directive(comment) is None

    @settings(deadline=None)
    @given(st.lists(st.sampled_from([*"<!->:： NU05,，-—至until年月日2026on\n", "off ", "ignore ", "all", " -- "])))
    def test_never_raises(self, said):
        directive(f"<!-- zongjie-lint{''.join(said)}")


class TestMarkdown:
    def test_a_comment_speaks_of_the_paragraph_that_follows(self):
        source = markdown("甲段。\n\n<!-- zongjie-lint: ignore PH01 -->\n\n乙段，\n还是乙段。\n\n丙段。\n")
        assert parts(source) == [(["乙段，还是乙段。"], ["PH01"])]
        assert source.suppressions[0].place.zh == "第 3 行的注释"

    def test_a_comment_in_a_paragraph_speaks_of_it(self):
        for text in ("甲<!-- zongjie-lint: ignore PH01 -->段。", "甲段。 <!-- zongjie-lint: ignore PH01 -->"):
            assert parts(markdown(f"{text}\n\n乙段。\n")) == [(["甲段。"], ["PH01"])]

    def test_comments_may_stand_one_below_the_other(self):
        comments = "<!-- zongjie-lint: ignore PH01 -->\n<!-- 注 -->\n<!-- zongjie-lint: ignore NU01 -->\n"
        assert parts(markdown(f"甲段。\n\n{comments}乙段。\n")) == [(["乙段。"], ["NU01"]), (["乙段。"], ["PH01"])]

    def test_a_comment_before_a_table_speaks_of_all_of_it(self):
        source = markdown(
            "<!-- zongjie-lint: ignore NU01 -->\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\n后文。\n"
        )
        assert parts(source) == [(["甲\t乙\n1\t2\n3\t4"], ["NU01"])]

    def test_a_comment_in_a_cell_speaks_of_its_row(self):
        source = markdown("| 甲 | 乙 |\n|---|---|\n| 1 | 2 <!-- zongjie-lint: ignore NU01 --> |\n| 3 | 4 |\n")
        assert parts(source) == [(["1\t2"], ["NU01"])]

    def test_a_range_holds_what_stands_between(self):
        source = markdown(
            "甲。\n\n<!-- zongjie-lint: off PH -->\n\n乙。\n\n丙。\n\n<!-- zongjie-lint: on PH -->\n\n丁。\n"
        )
        assert parts(source) == [(["乙。\n丙。"], ["PH"])]

    def test_a_range_may_begin_and_end_within_a_paragraph(self):
        source = markdown("甲。<!-- zongjie-lint: off PH -->乙。<!-- zongjie-lint: on PH -->丙。\n")
        assert parts(source) == [(["乙。"], ["PH"])]

    def test_a_range_that_is_not_ended_reaches_to_the_end(self):
        source = markdown("甲。\n\n<!-- zongjie-lint: off PH NU -->\n\n乙。\n\n<!-- zongjie-lint: on nu -->\n\n丙。\n")
        assert parts(source) == [(["乙。"], ["NU"]), (["乙。\n丙。"], ["PH"])]

    def test_a_range_holds_a_footnote_that_is_written_there(self):
        source = markdown(
            "甲[^1]。\n\n<!-- zongjie-lint: off PH -->\n\n[^1]: 注文。\n\n<!-- zongjie-lint: on -->\n\n乙。\n"
        )
        assert parts(source) == [(["注文。"], ["PH"])]

    def test_a_whole_file(self):
        source = markdown("甲。\n\n乙。\n\n<!-- zongjie-lint: ignore-file PH -->\n")
        assert source.suppressions[0].spans[0].start == 0
        assert source.suppressions[0].spans[0].end > len(source.text)

    @pytest.mark.parametrize("fence", ["```\n{}\n```", "`{}`", "~~~html\n{}\n~~~"])
    def test_what_stands_in_code_is_no_comment(self, fence):
        source = markdown("甲。\n\n" + fence.format("<!-- zongjie-lint: ignore-file PH -->") + "\n\n乙。\n")
        assert (source.suppressions, source.notices) == ((), ())

    def test_quotes_and_lists(self):
        source = markdown(
            "- 甲。\n\n  <!-- zongjie-lint: ignore PH -->\n- 乙。\n\n> <!-- zongjie-lint: ignore NU -->\n> 丙。\n"
        )
        assert parts(source) == [(["乙。"], ["PH"]), (["丙。"], ["NU"])]

    def test_the_line_is_that_of_the_file_whatever_ends_its_lines(self):
        for end in ("\n", "\r\n"):
            source = markdown(end.join(["甲。", "", "<!-- zongjie-lint: ignor -->", "", "乙。", ""]))
            assert notices(source)[0].startswith("第 3 行的注释：")

    def test_what_is_wrong_is_told(self):
        source = markdown("甲。\n\n<!-- zongjie-lint: on PH -->\n\n乙。\n\n<!-- zongjie-lint: ignore PH -->\n")
        assert notices(source) == [
            "第 3 行的注释：前面没有停用 PH；启用的规则要和停用（off）时写的一样",
            "第 7 行的注释：后面没有文字可忽略",
        ]

    def test_a_part_of_what_is_off_cannot_be_on(self):
        source = markdown("<!-- zongjie-lint: off NU -->\n甲。\n\n<!-- zongjie-lint: on NU05 -->\n乙。\n")
        assert notices(source) == ["第 4 行的注释：前面没有停用 NU05；启用的规则要和停用（off）时写的一样"]
        assert parts(source) == [(["甲。\n乙。"], ["NU"])]

    def test_a_comment_that_is_not_closed_is_told(self):
        assert "没有写完" in notices(markdown("甲。\n\n<!-- zongjie-lint: ignore PH\n\n乙。\n"))[0]


class TestHtml:
    def test_a_comment_speaks_of_the_paragraph_that_follows(self):
        for page in (
            "<p>甲。</p><!-- zongjie-lint: ignore PH --><p>乙。</p><p>丙。</p>",
            "<p>甲。</p>\n<p><!-- zongjie-lint: ignore PH -->乙。</p><p>丙。</p>",
            "甲。<br><!-- zongjie-lint: ignore PH -->\n乙。<br>丙。",
        ):
            assert parts(html(page)) == [(["乙。"], ["PH"])]

    def test_a_comment_in_a_paragraph_speaks_of_it(self):
        for page in (
            "<p>甲。\n<!-- zongjie-lint: ignore PH --></p>\n<p>乙。</p>",
            "<p>甲<b><!-- zongjie-lint: ignore PH --></b>。</p><p>乙。</p>",
        ):
            assert parts(html(page)) == [(["甲。"], ["PH"])]

    def test_a_comment_in_the_head_speaks_of_the_whole_file_if_it_says_so(self):
        source = html("<html><head><!-- zongjie-lint: ignore-file PH --></head><body><p>甲。</p></body></html>")
        assert [sorted(each.rules) for each in source.suppressions] == [["PH"]]

    def test_a_range_over_tables(self):
        source = html(
            "<p>甲。</p><!-- zongjie-lint: off NU --><table><tr><td>1</td><td>2</td></tr></table>"
            "<!-- zongjie-lint: on NU --><p>乙。</p>"
        )
        assert parts(source) == [(["1\t2"], ["NU"])]

    def test_what_stands_in_a_script_is_no_comment(self):
        source = html("<script>// <!-- zongjie-lint: ignore-file PH -->\n</script><p>甲。</p>")
        assert (source.suppressions, source.notices) == ((), ())


PIECES = [
    "甲乙。",
    "丙",
    "\n",
    "\n\n",
    "- ",
    "> ",
    "| a | b |\n|--|--|\n| 1 | 2 |\n",
    "```\n",
    "<p>",
    "</p>",
    "<td>",
    "<br>",
]
COMMENTS = [
    "ignore PH",
    "off PH",
    "on PH",
    "on",
    "off all",
    "ignore-file NU",
    "off NU PH",
    "nonsense",
    "ignore PH -- 注",
]


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from([*PIECES, *(f"<!-- zongjie-lint: {each} -->" for each in COMMENTS)]), max_size=25))
@pytest.mark.parametrize("read", [markdown, html])
def test_suppressions_stand_in_order_within_the_text_and_nothing_is_passed_over(read, pieces):
    text = "甲。\n\n" + "".join(pieces) + "\n\n乙。\n"
    source = read(text)
    for each in source.suppressions:
        assert all(0 <= span.start < span.end <= len(source.text) + 1 for span in each.spans)
        assert all(one.end <= other.start for one, other in zip(each.spans, each.spans[1:], strict=False))
    said = {*(each.place.zh for each in source.suppressions), *(each.split("：")[0] for each in notices(source))}
    for number, line in enumerate(text.splitlines(), start=1):
        if "zongjie-lint" in line and "zongjie-lint: on" not in line and "```" not in text:
            assert f"第 {number} 行的注释" in said


@settings(deadline=None)
@given(st.lists(st.sampled_from([*PIECES, "<!-- 注 -->"]), max_size=25), st.sampled_from(COMMENTS))
@pytest.mark.parametrize("read", [markdown, html])
def test_a_comment_of_ours_leaves_the_text_as_any_other_comment_does(read, pieces, said):
    text = "甲。\n\n" + "".join(pieces)
    assert read(text.replace("注", f"zongjie-lint: {said}")).text == read(text).text
