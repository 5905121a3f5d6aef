"""Markdown as its reader sees it, and the way back into the file."""

import codecs
import re
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zongjie_lint.builtin import load_plugins
from zongjie_lint.edit import Edit, edited
from zongjie_lint.linter import Linter
from zongjie_lint.reader import UnwritableEdits
from zongjie_lint.readers.markdown import MarkdownReader
from zongjie_lint.readers.text import TextReader
from zongjie_lint.source import UnreadableSource
from zongjie_lint.span import Span

some = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
PIECES = st.sampled_from(
    [
        *"一二三。，；：*_~`[]()<>|\\#-+=&!\n\n \t　\r\0",
        *(
            "**",
            "***",
            "~~",
            "```\n",
            "    ",
            "\n\n",
            "\r\n",
            "1. ",
            "- ",
            "> ",
            "## ",
            "[^1]",
            "[^1]: ",
            "&amp;",
            "&lt",
            "\\*",
        ),
        *(
            "<br>",
            "<!-- 注 -->",
            "<div>",
            "</div>",
            "<b>",
            "[x] ",
            "[ ] ",
            "| a | b |\n|--|--|\n",
            "| 1 | 2\\|3 |\n",
            "---\n",
        ),
        *(
            "全镇经济",
            "2026年",
            "同比增长5.2%",
            "GDP",
            "![图](a)",
            "[文](b)",
            "<http://a.b>",
            "<del>",
            "</del>",
            "  \n",
            "\\\n",
        ),
    ]
)
MARKDOWN = st.lists(PIECES, max_size=60).map("".join)


def read(markdown):
    return MarkdownReader().read("draft.md", markdown.encode() if isinstance(markdown, str) else markdown)


def written_or_none(markdown, source, edit):
    try:
        return MarkdownReader().write(markdown.encode(), source, [edit])
    except UnwritableEdits:
        return None


def lines(markdown):
    return read(markdown).text.rstrip("\n").split("\n")


def read_or_none(markdown):
    try:
        return read(markdown)
    except UnreadableSource:
        return None


@pytest.mark.parametrize(
    ("markdown", "seen"),
    [
        ("## 一、主要工作", ["一、主要工作"]),
        ("## 一、主要工作 ##\n正文", ["一、主要工作", "正文"]),
        ("主要工作\n----\n正文", ["主要工作", "正文"]),
        ("全镇**经济*平稳*运行**。", ["全镇经济平稳运行。"]),
        ("**要点：**全镇上下一心。", ["要点：全镇上下一心。"]),
        ("见[附件](a.docx)和![图](b.png)，`代码`照排。", ["见附件和，代码照排。"]),
        ("2019—2021年~~删除~~的数", ["2019—2021年的数"]),
        ("同比增长5~10%，约3~5家", ["同比增长5~10%，约3~5家"]),
        ("全镇经济\n平稳运行", ["全镇经济平稳运行"]),
        ("use the\nGDP of", ["use the GDP of"]),
        ("第一行  \n第二行\\\n第三行<br>第四行", ["第一行", "第二行", "第三行", "第四行"]),
        ("党组成员\\*\\*\\*同志", ["党组成员***同志"]),
        ("党组成员***同志", ["党组成员***同志"]),
        ("____同志讲话，要求____ 部门落实", ["____同志讲话，要求____ 部门落实"]),
        ("签字：\n____\n", ["签字：", "____"]),
        ("甲&amp;乙&#20013;丙&lt;丁", ["甲&乙中丙<丁"]),
        ("联系人：\n***\n电话：", ["联系人：", "***", "电话："]),
        ("上文。\n\n***\n\n下文。", ["上文。", "下文。"]),
        ("3. 甲\n3. 乙\n   1) 丙\n3. 丁", ["3. 甲", "4. 乙", "1) 丙", "5. 丁"]),
        ("- 甲\n- [ ] 乙\n- [x] 丙\n  - 丁", ["甲", "乙", "丙", "丁"]),
        ("> 甲\n> > 乙\n丙", ["甲", "乙丙"]),
        ("---\ntitle: 题\n---\n正文", ["正文"]),
        ("上文\n\n---\n\n下文", ["上文", "下文"]),
        ("甲\n```\n代码\n```\n乙<!-- 注 -->丙\n\n    int x = 1;\n", ["甲", "乙丙"]),
        ("# 题\n\n    各位代表：现在报告工作。\n", ["题", "各位代表：现在报告工作。"]),
        ('<div align="center">居<b>中</b><!-- 注 --></div>\n\n正文', ["居中", "正文"]),
        ("<table><tr><td>甲</td><td>乙</td></tr></table>", ["甲\t乙"]),
    ],
)
def test_the_text_is_what_a_reader_of_the_page_sees(markdown, seen):
    assert lines(markdown) == seen


def test_a_paragraph_a_line_stays_one_but_a_wrapped_one_is_joined():
    assert lines("云岭镇2026年总结\n一、工作\n全镇平稳。\n　　收官。") == [
        "云岭镇2026年总结",
        "一、工作",
        "全镇平稳。",
        "　　收官。",
    ]
    assert lines("全镇上下一心。\n各项工作有序\n推进，成效明\n显。") == ["全镇上下一心。各项工作有序推进，成效明显。"]


def test_the_rows_of_a_table_have_their_cells_and_places():
    source = read("> | 指标 | 数\\|值 |\n> |---|---:|\n> | 投资 | 1.2 |\n> | | 3 |\n")
    assert source.text == "指标\t数|值\n投资\t1.2\n\t3\n"
    (table,) = source.tables
    cells = [(cell.row, cell.column, cell.span.of_text(source.text)) for cell in table.cells]
    assert cells == [(0, 0, "指标"), (0, 1, "数|值"), (1, 0, "投资"), (1, 1, "1.2"), (2, 0, ""), (2, 1, "3")]
    position = source.position(source.text.index("1.2"))
    assert (position.line, position.column) == (3, 10)


def test_a_row_with_several_paragraphs_in_a_cell_is_no_row_of_data():
    assert lines("| 甲 | 乙 |\n|--|--|\n| 一<br>二 | 三 |\n| 四 | 五 |") == ["甲\t乙", "一", "二", "三", "四\t五"]


def test_footnotes_stand_at_the_end_beside_the_text():
    source = read("全镇平稳[^a]。\n\n[^a]: 含飞地。\n    另有说明。\n\n下文")
    assert source.text == "全镇平稳。\n下文\n含飞地。\n另有说明。\n"
    (aside,) = source.asides
    assert aside.of_text(source.text) == "含飞地。\n另有说明。"
    assert source.place(aside.start).zh == "脚注 a"


def test_places_are_those_of_the_file():
    source = read("# 题\r\n\r\n- **要点**：4月31日\r\n")
    position = source.position(source.text.index("4月"))
    assert (position.line, position.column) == (3, 10)


@some
@given(MARKDOWN)
def test_verbatim_characters_stand_in_the_file(markdown):
    source = read_or_none(markdown)
    if source:
        for stretch in source.stretches:
            if stretch.is_verbatim:
                assert stretch.span.of_text(source.text) == stretch.origin.of_text(source.file_text)
        spans = [stretch.span for stretch in source.stretches]
        assert spans == sorted(spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))
        assert all(table.span.end <= len(source.text) for table in source.tables)


@some
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    source = read_or_none(data)
    assert source is None or isinstance(source.text, str)


@some
@given(MARKDOWN, st.data())
def test_what_is_written_reads_as_meant_or_is_refused(markdown, data):
    source = read_or_none(markdown)
    if not source or not source.text:
        return
    start = data.draw(st.integers(0, len(source.text)))
    edit = Edit(
        Span(start, data.draw(st.integers(start, min(start + 3, len(source.text))))),
        data.draw(st.sampled_from(["", "，", "*", "<b>"])),
    )
    written = written_or_none(markdown, source, edit)
    assert written is None or read_or_none(written).text == edited(source.text, [edit])


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_an_edit_changes_its_bytes_only(encoding, line_end):
    draft = line_end.join(["# 云岭镇总结", "", "- **全镇**经济,平稳&amp;有序", ""])
    data = draft.encode(encoding)
    source = read(data)
    at = source.text.index(",")
    written = MarkdownReader().write(data, source, [Edit(Span(at, at + 1), "，")])
    assert written == draft.replace(",", "，").encode(encoding)


def test_a_byte_order_mark_stays():
    data = codecs.BOM_UTF8 + "# 题\n\n甲,乙".encode()
    assert MarkdownReader().write(data, read(data), [Edit(Span(3, 4), "，")]) == data.replace(b",", "，".encode())


def test_edits_amid_marks_are_refused_alone():
    markdown = "甲**乙**丙&amp;丁\n\n1. 戊\n1. 己\n"
    source = read(markdown)
    across = Edit(Span(0, 2), "子")
    number = Edit(Span(source.text.index("2"), source.text.index("2") + 1), "3")
    fine = Edit(Span(source.text.index("丁"), source.text.index("丁") + 1), "*丁")
    with pytest.raises(UnwritableEdits) as refused:
        MarkdownReader().write(markdown.encode(), source, [across, number, fine])
    assert refused.value.edits == (across, number)
    entity = Edit(Span(3, 4), "和")
    written = MarkdownReader().write(markdown.encode(), source, [entity, fine]).decode()
    assert written.startswith("甲**乙**丙和\\*丁\n")


class CountingReader(MarkdownReader):
    readings = 0

    def read(self, name, data):
        self.readings += 1
        return super().read(name, data)


def refused_of(count, guilty):
    """Which of so many edits are refused, where some make headings of their paragraphs; and after how many readings."""
    reader = CountingReader()
    markdown = "题\n\n" + "甲乡修路\n\n" * count
    source = read(markdown)
    starts = [match.start() for match in re.finditer("甲", source.text)]
    edits = [Edit(Span(at, at + 1), "# " if nth in guilty else "乙") for nth, at in enumerate(starts)]
    with pytest.raises(UnwritableEdits) as refused:
        reader.write(markdown.encode(), source, edits)
    return {edits.index(edit) for edit in refused.value.edits}, reader.readings


@pytest.mark.parametrize("guilty", [{0}, {5, 6}, {1, 7, 30, 49}])
def test_a_few_edits_that_would_read_otherwise_are_refused_alone(guilty):
    assert refused_of(50, guilty)[0] == guilty


def test_many_edits_that_would_read_otherwise_are_refused_after_a_few_readings():
    guilty = set(range(0, 200, 2))
    refused, readings = refused_of(200, guilty)
    assert guilty <= refused
    assert readings < 80


@pytest.mark.parametrize("markdown", ["```\n代码\n```", "<!-- 注 -->", "---\n", "![图](a.png)"])
def test_a_file_without_text_says_so(markdown):
    with pytest.raises(UnreadableSource, match="没有文字"):
        read(markdown)


def test_what_is_nested_too_deep_is_said_and_never_left_out():
    assert lines("> " * 30 + "深处") == ["深处"]
    with pytest.raises(UnreadableSource, match="减少层次"):
        read("> " * 500 + "深处")


@pytest.mark.parametrize(
    "part", ["[", "*a ", "`", "<", "![", "**a", "\\", "| a ", "[^1]: ", "~~a", "&", "_", "1. ", "- "]
)
def test_marks_without_end_are_read(part):
    read_or_none("甲" + part * 3000)
    read_or_none(part * 3000)


def findings(source):
    report = Linter([rule() for rule in load_plugins().rules()]).check(source)
    return [(each.code, each.span.of_text(report.source.text), each.span.start) for each in report.diagnostics]


DRAFT = """云岭镇2026年上半年工作总结

一、主要工作

上半年，全镇签约项目27个（工业类14个、商贸类9个、农业类6个）。4月31日举办专场，同比增长x.x%。

三、下半年打算

下半年，继续抓好重点工作,确保完成目标。

云岭镇人民政府

2026年7月8日
"""


def test_findings_are_those_of_the_same_draft_in_plain_text():
    marked = DRAFT.replace("云岭镇2026年上", "# 云岭镇2026年上").replace("一、", "## 一、").replace("三、", "## 三、")
    marked = marked.replace("全镇签约", "**全镇**签约")
    plain, source = TextReader().read("draft.txt", DRAFT.encode()), read(marked)
    found = findings(source)
    assert [each[:2] for each in found] == [each[:2] for each in findings(plain)]
    assert {"NU01", "DT07", "PH01", "HD01"} <= {code for code, *_ in found}
    assert "PH10" not in {code for code, *_ in found}
    (start,) = (start for code, _, start in found if code == "DT07")
    position = source.position(start)
    assert marked.split("\n")[position.line - 1].startswith("4月31日", position.column - 1)


def test_the_parsers_of_marks_are_loaded_for_marked_files_only():
    program = (
        "import sys; from zongjie_lint.builtin import load_plugins; load_plugins().readers(); "
        "sys.exit(any(name.startswith('markdown_it') or name.endswith('html_tree') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_stars_for_numbers_are_no_emphasis_and_emphasis_is_no_number():
    text = MarkdownReader().read("稿.md", "投资***亿元，增长***%，***新突破***在望。\n".encode()).text
    assert text.strip() == "投资***亿元，增长***%，新突破在望。"
