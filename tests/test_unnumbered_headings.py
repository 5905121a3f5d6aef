"""Headings that a style or a tag tells, without a number: the parts under them are found in every format."""

import pytest
from word_documents import document, p

from zongjie_lint.document import Document
from zongjie_lint.facts.role import Role, read_heading
from zongjie_lint.facts.section import roles_found
from zongjie_lint.facts.unnumbered_heading import UnnumberedHeading
from zongjie_lint.linter import read
from zongjie_lint.outline import outline
from zongjie_lint.readers.html import HtmlReader
from zongjie_lint.readers.markdown import MarkdownReader
from zongjie_lint.readers.text import TextReader
from zongjie_lint.readers.word import WordReader

TITLE = "青坪镇2026年上半年工作总结"
PARTS = {
    "主要工作": "上半年，新修机耕道12公里。",
    "存在问题": "个别村进展不快。",
    "下半年打算": "再修机耕道9公里。",
}
STYLES = (
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="9"><w:name w:val="Own"/><w:basedOn w:val="1"/></w:style>'
)


@pytest.mark.parametrize(
    ("heading", "is_of_problems"),
    [
        ("抓民生补短板", False),
        ("强弱项、补齐短板", False),
        ("聚焦难点解决问题", False),
        ("坚持为民解决突出问题", False),
        ("短板和不足", True),
        ("需要解决的问题", True),
        ("亟待解决问题", True),
        ("存在问题和补短板措施", True),
    ],
)
def test_mending_what_is_wanting_is_work_and_not_a_part_on_problems(heading, is_of_problems):
    assert (Role.PROBLEMS in read_heading(heading, rhetorical=True).roles(0.5)) is is_of_problems


def in_word(style):
    body = [p(TITLE)]
    for heading, text in PARTS.items():
        body += [p(heading, style=style), p(text)]
    return document(*body, styles=STYLES)


def in_lines(title, heading, text):
    parts = [heading.format(name) + text.format(words) for name, words in PARTS.items()]
    return (title.format(TITLE) + "".join(parts)).encode()


MARKED = {
    "a style of Word": (WordReader(), in_word("1")),
    "a style based on one": (WordReader(), in_word("9")),
    "Markdown": (MarkdownReader(), in_lines("# {}\n\n", "## {}\n\n", "{}\n\n")),
    "a web page": (HtmlReader(), in_lines("<h1>{}</h1>", "<h2>{}</h2>", "<p>{}</p>")),
}


@pytest.mark.parametrize("form", MARKED)
def test_the_parts_are_found(form):
    reader, data = MARKED[form]
    report = Document(read("稿", data, reader))
    assert [heading.text for heading in report.facts(UnnumberedHeading)] == list(PARTS)
    assert {Role.WORK, Role.PROBLEMS, Role.PLAN} <= roles_found(report)
    assert [text for _, _, text in outline(report).headings] == list(PARTS)


def test_in_plain_text_nothing_tells_them():
    report = Document(read("稿", in_lines("{}\n", "{}\n", "{}\n"), TextReader()))
    assert report.facts(UnnumberedHeading) == ()


def test_an_item_of_a_list_keeps_its_number_on_the_line_of_its_paragraph():
    page = "<p>上半年抓了两件事。</p><ol><li><p>修路。</p></li><li><p>种树。</p><p>共3片。</p></li></ol>"
    assert read("稿", page.encode(), HtmlReader()).text.split("\n") == [
        *("上半年抓了两件事。", "1. 修路。", "2. 种树。", "共3片。", ""),
    ]
