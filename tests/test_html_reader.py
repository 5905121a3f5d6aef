"""Web pages as a browser shows their article, and the way back into the file."""

import codecs
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zongjie_lint.builtin import load_plugins
from zongjie_lint.edit import Edit, edited
from zongjie_lint.linter import Linter
from zongjie_lint.reader import UnwritableEdits
from zongjie_lint.readers.html import HtmlReader
from zongjie_lint.readers.text import TextReader
from zongjie_lint.source import UnreadableSource
from zongjie_lint.span import Span

DRAFT = [
    "云岭镇2026年上半年工作总结",
    "一、主要工作",
    "上半年，全镇签约项目27个（工业类14个、商贸类9个、农业类6个）。4月31日举办专场，同比增长x.x%。",
    "三、下半年打算",
    "下半年，继续抓好项目、产业、民生三件大事,确保完成目标。",
    "云岭镇人民政府",
    "2026年7月8日",
]
TITLE = DRAFT[0]
PARAGRAPHS = "".join(f"<p>　　{line}</p>\n" for line in DRAFT[1:])
LINES = "".join(f"　　{line}<br>\n" for line in DRAFT[1:])
HOME = '<a href="/">首页</a> <a href="/zw">政务公开</a> <a href="/fw">办事服务</a>'
OF_WORD = "".join(
    f"<p class=MsoNormal style='text-indent:32.0pt'><span lang=EN-US>{line[:2]}</span><span>{line[2:12]}\n{line[12:]}<o:p></o:p></span></p>\n\n"
    for line in DRAFT[2:]
)
PAGES = {
    "a government's site": f"""<!DOCTYPE html><html><head><title>{TITLE}_云岭镇人民政府</title><style>p {{}}</style>
        <script>document.write("<p>假的。</p>")</script></head><body><div class="top">{HOME}</div>
        <div class="crumbs">当前位置：<a href="/">首页</a> &gt; 工作总结</div><div class="box"><h1>{TITLE}</h1>
        <div class="info">发布时间：2026-07-09　浏览次数：<span id="hits"></span>　字号：<a>大</a> <a>小</a></div>
        <div id="zoom" class="TRS_Editor">{PARAGRAPHS}<div class="share">分享到：<a>微信</a></div></div>
        <ul class="xgxx"><li><a>2025年总结</a><li><a>2024年总结</a><li><a>2023年总结</a></ul></div>
        <div class="foot"><p>版权所有：云岭镇人民政府　某ICP备00000000号</p></div></body></html>""",
    "a page laid out with tables": f"""<html><body><form id="aspnetForm"><table><tr><td>{HOME}</td></tr>
        <tr><td align=center><b>{TITLE}</b></td></tr><tr><td>时间：2026-07-09 【<a>打印</a>】【<a>关闭</a>】</td></tr><tr><td>{LINES}</td></tr>
        <tr><td>版权所有：云岭镇人民政府　ICP备00000000号</td></tr></table></form></body></html>""",
    "a collection of documents": f"""<body><header><a href=/>文稿集</a><button>搜索</button></header><nav><ul><li><a>总结</a>
        <li><a>报告</a></ul></nav><div class=doc-title><h1>{TITLE}</h1></div><div class="reader-content">{PARAGRAPHS}
        <div class=ad>下载全文，享受优惠。</div></div><aside><h3>相关推荐</h3><a>述职报告</a></aside><footer>关于我们</footer>""",
    "a page of Word": f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>x</title>
        <!--[if gte mso 9]><xml><o:x>错</o:x></xml><![endif]--></head><body lang=ZH-CN><div class=WordSection1>
        <p class=MsoTitle>{TITLE}</p><p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>一、<span
        style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>主要工作<o:p></o:p></p>{OF_WORD}</div></body></html>""",
    "a page of WPS": f"""<html><body><!--StartFragment--><div class="Section0"><p><b><span style="mso-spacerun:'yes'">{TITLE}</span></b></p>
        {"".join(f'<p class=p><font face="仿宋">{line}</font><o:p></o:p></p>' for line in DRAFT[1:])}</div><!--EndFragment--></body></html>""",
    "a bare fragment": f"<h1>{TITLE}</h1>{PARAGRAPHS}",
    "a page a browser saved": f"""<!-- saved from url=(0020)https://example.invalid/ --><html><head><title>{TITLE} | 云岭</title></head>
        <body><div class="q-header"><h1><a href="/">云岭在线</a></h1></div><div class="m1"><div class="tt">{TITLE}</div>
        <div class="x2">{PARAGRAPHS}</div></div><div class="hot"><a>防汛通知</a><a>夏粮收购</a><a>人才公寓</a></div>
        <div style="display: none">隐藏的说明，不显示。</div><div>Copyright © 2026 某ICP备00000000号</div></body></html>""",
}
some = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
PIECES = st.sampled_from(
    [
        *"一二，。 \t\n\r\f\0\xa0　<>&\"'/=-!?;ab",
        *(
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<b>",
            "</b>",
            "<br>",
            "<br/>",
            "<pre>",
            "</pre>",
            "<ol>",
            "<ol start=3>",
            "<ul>",
        ),
        *("</ol>", "</ul>", "<li>", "<li value='7'>", "</li>", "<table>", "</table>", "<tr>", "<td>", "</td>", "</tr>"),
        *(
            "<td colspan=2 rowspan=3>",
            "<th>",
            "<caption>",
            "<script>",
            "</script>",
            "<style>",
            "<h1>",
            "</h1>",
            "<a href=x>",
            "</a>",
        ),
        *(
            "<!--",
            "-->",
            "<!",
            "<?",
            "<![CDATA[",
            "]]>",
            "<![if !x]>",
            "&amp;",
            "&lt",
            "&#20013;",
            "&#x0;",
            "&nbsp;",
            "&notanentity;",
        ),
        *(
            "<nav>",
            "</nav>",
            "<article>",
            "</article>",
            "<div hidden>",
            "<span style='mso-list:Ignore'>",
            "</span>",
            "<p class='",
        ),
        *(
            "全镇经济",
            "2026年",
            "5.2%",
            "GDP",
            "云岭镇工作总结，各项工作有序推进。",
            "<div id=zoom>",
            "</html>",
            "<body>",
            "<title>",
        ),
    ]
)
MARKUP = st.lists(PIECES, max_size=60).map("".join)


def read(markup, encoding="utf-8"):
    return HtmlReader().read("page.html", markup if isinstance(markup, bytes) else markup.encode(encoding))


def read_or_none(markup):
    try:
        return read(markup)
    except UnreadableSource:
        return None


def written_or_none(markup, source, edit):
    try:
        return HtmlReader().write(markup.encode(), source, [edit])
    except UnwritableEdits:
        return None


def lines(markup):
    return [line for line in read(markup).text.split("\n") if line]


@pytest.mark.parametrize("page", PAGES)
def test_the_article_is_found_and_nothing_else(page):
    assert [line.strip() for line in lines(PAGES[page])] == DRAFT


def test_signature_and_annexes_below_the_element_with_the_text_belong_to_it():
    page = PAGES["a government's site"].replace(
        '<ul class="xgxx">',
        "<div>云岭镇人民政府<br>2026年7月8日</div><div>附件：<a>1.清单.docx</a></div><p>发布日期：2026年7月9日</p><ul class=xgxx>",
    )
    assert lines(page)[-3:] == ["云岭镇人民政府", "2026年7月8日", "附件：1.清单.docx"]


@pytest.mark.parametrize(
    ("markup", "seen"),
    [
        ("<p>全镇<b>经济</b>\n平稳  <i> 运行</i> use\nGDP</p>", ["全镇经济平稳 运行 use GDP"]),
        ("<p>甲&amp;乙&#20013;&lt;丙&nbsp;&nbsp;丁&nbsp;</p>", ["甲&乙中<丙\xa0\xa0丁"]),
        ("<p>甲<br>乙<br/>丙<p>丁<div>戊</div>己", ["甲", "乙", "丙", "丁", "戊", "己"]),
        ("<pre>甲  乙\n丙</pre>", ["甲  乙", "丙"]),
        ("<ol start=3><li>甲<li value=7>乙<ol type=a><li>丙</ol><li>丁</ol>", ["3. 甲", "7. 乙", "a. 丙", "8. 丁"]),
        ("<ol reversed start=2 type=I><li>甲</li><li>乙</li></ol><ul><li>丙</ul>", ["II. 甲", "I. 乙", "丙"]),
        ("<ol style='list-style-type: cjk-ideographic'><li>甲<li>乙</ol>", ["一、甲", "二、乙"]),
        ("<ol style='list-style:none'><li>甲</ol>", ["甲"]),
        ("甲<del>乙</del><s>丙</s><span hidden>丁</span><span style='display:none'>戊</span>己", ["甲己"]),
        (
            "<div id=js_content style='visibility: hidden'>甲<span style='visibility:hidden'>乙</span>丙。</div>",
            ["甲丙。"],
        ),
        ("<p>3<5，a<b</p>", ["3<5，a"]),
        ("<p>甲<![CDATA[乙<丙]]>丁<!-- 戊 -->己<!-->庚", ["甲乙<丙丁己庚"]),
        ("<p title='a>b' data-x=it's>甲", ["甲"]),
        ("<article><header><h1>题</h1></header><p>正文，很长。</p></article>", ["题", "正文，很长。"]),
    ],
)
def test_the_text_is_what_a_browser_shows(markup, seen):
    assert lines(markup) == seen


def test_the_cells_of_a_table_are_told_with_those_merged():
    source = read(
        "<p>表，如下。<table><caption>投资情况</caption><tr><th rowspan=2>镇<th colspan=2>投资\n<tr><td>本年<td>上年<tr><td>云岭<td>&nbsp;<td> 1.2 </table>"
    )
    assert source.text == "表，如下。\n投资情况\n镇\t投资\n本年\t上年\n云岭\t\t1.2\n"
    (table,) = source.tables
    told = [(c.row, c.column, c.rows, c.columns, c.span.of_text(source.text)) for c in table.cells]
    assert told == [
        (0, 0, 2, 1, "镇"),
        (0, 1, 1, 2, "投资"),
        (1, 1, 1, 1, "本年"),
        (1, 2, 1, 1, "上年"),
        (2, 0, 1, 1, "云岭"),
        (2, 1, 1, 1, ""),
        (2, 2, 1, 1, "1.2"),
    ]


def test_paragraphs_in_a_cell_stand_on_lines_of_their_own():
    assert lines(
        "<table><tr><td><p>甲</p><p>乙</p></td><td>丙</td></tr><tr><td><p>丁</p></td><td><p>戊</p></td></tr></table>"
    ) == [
        "甲",
        "乙",
        "丙",
        "丁\t戊",
    ]


def test_a_table_inside_a_layout_is_a_table_of_its_own():
    source = read("<table><tr><td>标题<td>正文，如下。<table><tr><td>甲<td>1<tr><td>乙<td>2</table></table>")
    assert source.text.split() == ["标题", "正文，如下。", "甲", "1", "乙", "2"]
    assert "甲\t1\n乙\t2\n" in source.text
    assert len(source.tables) == 1


@some
@given(MARKUP)
def test_verbatim_characters_stand_in_the_file(markup):
    source = read_or_none(markup)
    if source:
        for stretch in source.stretches:
            if stretch.is_verbatim:
                assert stretch.span.of_text(source.text) == stretch.origin.of_text(source.file_text)
        spans = [stretch.span for stretch in source.stretches]
        assert all(one.end <= other.start for one, other in pairwise(spans))
        for table in source.tables:
            assert all(table.span.holds(cell.span) for cell in table.cells)


@some
@given(st.binary(max_size=300) | MARKUP.map(str.encode))
def test_any_bytes_are_read_or_refused(data):
    source = read_or_none(data)
    assert source is None or isinstance(source.text, str)


@some
@given(MARKUP, st.data())
def test_what_is_written_reads_as_meant_or_is_refused(markup, data):
    source = read_or_none(markup)
    if not source or not source.text:
        return
    start = data.draw(st.integers(0, len(source.text)))
    end = data.draw(st.integers(start, min(start + 3, len(source.text))))
    edit = Edit(Span(start, end), data.draw(st.sampled_from(["", "，", "<b>", "&amp;", " "])))
    written = written_or_none(markup, source, edit)
    assert written is None or read_or_none(written).text == edited(source.text, [edit])


@pytest.mark.parametrize(
    ("declared", "encoding", "read_as"),
    [
        ("gb2312", "gb18030", "gb18030"),
        ("GBK", "gbk", "gb18030"),
        ("big5", "big5hkscs", "big5hkscs"),
        ("gb2312", "utf-8", "utf-8"),
    ],
)
def test_a_page_is_read_in_the_encoding_it_declares_unless_that_is_wrong(declared, encoding, read_as):
    page = f'<html><head><meta http-equiv=Content-Type content="text/html; charset={declared}"></head><body><p>中文,工作</p>'
    source = read(page, encoding)
    assert (source.text, source.encoding) == ("中文,工作\n", read_as)
    written = HtmlReader().write(page.encode(encoding), source, [Edit(Span(2, 3), "，")])
    assert written == page.replace(",", "，").encode(encoding)


def test_a_byte_order_mark_and_line_ends_stay():
    page = "<p>甲</p>\r\n<p>乙,丙</p>\r\n"
    data = codecs.BOM_UTF16_LE + page.encode("utf-16-le")
    source = HtmlReader().read("page.html", data)
    written = HtmlReader().write(data, source, [Edit(Span(3, 4), "<，")])
    assert written == codecs.BOM_UTF16_LE + page.replace(",", "&lt;，").encode("utf-16-le")


def test_edits_across_tags_and_of_rendered_numbers_are_refused_alone():
    page = "<ol><li>甲<b>乙</b>丙&amp;丁</ol>"
    source = read(page)
    assert source.text == "1. 甲乙丙&丁\n"
    number, across, entity = Edit(Span(0, 1), "2"), Edit(Span(3, 5), "子"), Edit(Span(6, 7), "和")
    with pytest.raises(UnwritableEdits) as refused:
        HtmlReader().write(page.encode(), source, [number, across, entity])
    assert refused.value.edits == (number, across)
    assert HtmlReader().write(page.encode(), source, [entity]) == "<ol><li>甲<b>乙</b>丙和丁</ol>".encode()


def test_cells_merged_down_beyond_all_bounds_do_not_push_the_rows_below_out_for_ever():
    page = "<p>甲</p><table>" + "<tr><td rowspan=9999 colspan=200>1" * 50 + "</table>"
    [table] = read(page).tables
    assert [cell.row for cell in table.cells] == list(range(50))
    assert max(cell.column for cell in table.cells) == 256


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<script>甲</script>", "<!-- 甲", "<img src=a>", "<p hidden>甲"]
)
def test_a_page_without_text_says_so(page):
    with pytest.raises(UnreadableSource, match="没有可检查的文字"):
        read(page)


@pytest.mark.parametrize(
    "part",
    [
        "<div>",
        "<p><b>",
        "<table><tr><td>",
        "<li>",
        "<!--",
        "<a ",
        "</",
        "<",
        '<a b="',
        "&",
        "<![CDATA[",
        "<ol><li>",
        "<b><p></b>",
        "</p>",
        "<nav>",
        "<h1>",
        "<div class=foot>",
        "<td rowspan=9999 colspan=999>",
    ],
)
def test_pages_that_never_end_a_tag_are_read(part):
    read_or_none("甲，乙。" + part * 5000 + "丙，丁。")


def test_a_very_deep_page_is_read_to_the_end():
    assert lines("<div>" * 20_000 + "深处。" + "</div>" * 20_000) == ["深处。"]


def findings(source):
    report = Linter([rule() for rule in load_plugins().rules()]).check(source)
    return [(each.code, each.span.of_text(source.text), each.span.start) for each in report.diagnostics]


def test_findings_are_those_of_the_same_draft_in_plain_text_at_their_place_in_the_file():
    page = PAGES["a government's site"]
    source = read(page)
    found = findings(source)
    assert [each[:2] for each in found] == [
        each[:2] for each in findings(TextReader().read("x", "\n".join(DRAFT).encode()))
    ]
    assert {"NU01", "DT07", "PH01", "HD01"} <= {code for code, *_ in found}
    (start,) = (start for code, _, start in found if code == "DT07")
    position = source.position(start)
    assert page.split("\n")[position.line - 1].startswith("4月31日", position.column - 1)
