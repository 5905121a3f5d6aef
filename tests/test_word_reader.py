"""Word documents as a person reads them."""

import io
import subprocess
import sys
import zipfile
from contextlib import suppress
from itertools import pairwise

import pytest
from docx import Document as PythonDocument
from hypothesis import given
from hypothesis import strategies as st
from word_documents import (
    box,
    complex_field,
    document,
    p,
    package,
    part,
    r,
    t,
    tbl,
    tc,
    tr,
    zipped,
)

from zongjie_lint.readers.word import WordReader
from zongjie_lint.source import UnreadableSource
from zongjie_lint.span import Span
from zongjie_lint.word.package import Package
from zongjie_lint.word.reading import read_word_text

DELETED = '<w:del w:id="9" w:author="审稿人"/>'


def read(data):
    return WordReader().read("稿.docx", data)


def lines(*body, **parts):
    return read(document(*body, **parts)).text.split("\n")


def inside(source, spans):
    return [span.of_text(source.text) for span in spans]


def refusal(data):
    with pytest.raises(UnreadableSource) as caught:
        read(data)
    return caught.value.args[0]


def test_a_document_is_read_paragraph_by_paragraph():
    source = read(document(p("云岭县工作总结"), p("全年完成", r("投资", rpr="<w:b/>"), "3亿元。")))
    assert source.text == "云岭县工作总结\n全年完成投资3亿元。"
    assert source.format == "Word"
    assert source.place(source.text.index("投资")).zh == "第 2 段"


def test_a_document_made_with_python_docx_is_read():
    made = PythonDocument()
    made.add_heading("青石镇总结", 1)
    made.add_paragraph("一、基本情况")
    stream = io.BytesIO()
    made.save(stream)
    assert read(stream.getvalue()).text == "青石镇总结\n一、基本情况"


def test_marks_inside_a_run_are_read_as_they_are_seen():
    run = r(
        "甲", "<w:tab/>", "乙", "<w:br/>", "丙", "<w:cr/>", "丁", "<w:noBreakHyphen/>", "戊", "<w:softHyphen/>", "己"
    )
    assert lines(p(run)) == ["甲\t乙", "丙", "丁-戊己"]


def test_the_tab_stops_of_a_paragraph_are_no_tabs():
    assert lines(p("正文", ppr='<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>')) == ["正文"]


def test_a_page_break_parts_the_text_without_counting_as_a_line():
    source = read(document(p("上页", r('<w:br w:type="page"/>'), "下页"), p(r("<w:lastRenderedPageBreak/>", "末段"))))
    assert source.text == "上页\f下页\n末段"
    assert source.place(source.text.index("末段")).zh == "第 2 段"


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Wingdings", "F0FC", "✓"),
        ("Wingdings 2", "F052", "☑"),
        ("Symbol", "F0B0", "°"),
        ("Wingdings", "F099", "•"),
        ("宋体", "2605", "★"),
        ("Symbol", "xyz", ""),
        ("Symbol", "D800", ""),
        ("Symbol", "FFFFFFFFF", ""),
    ],
)
def test_a_symbol_is_the_character_that_it_looks_like(font, code, shown):
    assert lines(p("符", r(f'<w:sym w:font="{font}" w:char="{code}"/>'))) == ["符" + shown]


def test_blanks_that_word_drops_are_dropped():
    assert lines(p("<w:r><w:t>\n  甲乙\n </w:t></w:r>", "<w:r><w:t xml:space='preserve'> 丙\n丁 </w:t></w:r>")) == [
        "甲乙 丙 丁 "
    ]


def test_text_inside_links_controls_and_tags_is_text():
    link = f'<w:hyperlink r:id="rId9">{r("链接")}</w:hyperlink>'
    control = f"<w:sdt><w:sdtPr><w:alias w:val='单位'/></w:sdtPr><w:sdtContent>{r('控件')}</w:sdtContent></w:sdt>"
    tag = f'<w:smartTag w:element="place">{r("标记")}</w:smartTag>'
    custom = f"<w:customXml>{r('数据')}</w:customXml>"
    block = f"<w:sdt><w:sdtContent>{p('整段')}</w:sdtContent></w:sdt>"
    assert lines(p(link, control, tag, custom), block) == ["链接控件标记数据", "整段"]


def test_the_placeholder_of_a_control_is_seen_and_read():
    control = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('单击此处输入日期')}</w:sdtContent></w:sdt>"
    )
    assert lines(p("日期：", control)) == ["日期：单击此处输入日期"]


def test_a_ruby_text_is_left_out_and_its_base_kept():
    ruby = f"<w:ruby><w:rubyPr/><w:rt>{r('lí')}</w:rt><w:rubyBase>{r('澧')}</w:rubyBase></w:ruby>"
    assert lines(p(r(ruby), "水")) == ["澧水"]


def test_a_formula_is_read():
    assert lines(p("其中", "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "。")) == ["其中x=1。"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (complex_field("PAGE", "12"), "共12页"),
        (f'<w:fldSimple w:instr="NUMPAGES">{r("7")}</w:fldSimple>', "共7页"),
        (complex_field("IF ", complex_field("DATE", "今日"), "真"), "共今日真页"),
        (
            r('<w:fldChar w:fldCharType="begin"/>')
            + r("<w:instrText>XE 索引</w:instrText>")
            + r('<w:fldChar w:fldCharType="end"/>'),
            "共页",
        ),
        (r('<w:fldChar w:fldCharType="begin"/>') + r("未完"), "共未完页"),
        (r('<w:fldChar w:fldCharType="end"/>') + r("无头"), "共无头页"),
        (complex_field(r" eq \o\ac(○,3)").replace(r('<w:fldChar w:fldCharType="separate"/>'), ""), "共③页"),
        (
            complex_field(r"EQ \* jc2 \o\ad(\s\up 9(lǐ),澧)").replace(r('<w:fldChar w:fldCharType="separate"/>'), ""),
            "共澧页",
        ),
    ],
)
def test_of_a_field_what_it_shows_is_read(content, expected):
    assert lines(p("共", content, "页")) == [expected]


def test_a_field_may_show_several_paragraphs():
    begin = r('<w:fldChar w:fldCharType="begin"/>') + r("<w:instrText>INCLUDETEXT x</w:instrText>")
    separate, end = r('<w:fldChar w:fldCharType="separate"/>'), r('<w:fldChar w:fldCharType="end"/>')
    assert lines(p("前", begin, separate, "甲"), p("乙"), p("丙", end, "后")) == ["前甲", "乙", "丙后"]


def test_inserted_and_moved_text_is_read_and_deleted_text_is_not():
    inserted = f'<w:ins w:id="1">{r("新增")}</w:ins><w:moveTo w:id="2">{r("移来")}</w:moveTo>'
    deleted = (
        f'<w:del w:id="3"><w:r><w:delText>删去</w:delText></w:r></w:del><w:moveFrom w:id="4">{r("移走")}</w:moveFrom>'
    )
    assert lines(p("原文", inserted, deleted, "结束")) == ["原文新增移来结束"]


def test_a_deleted_field_takes_nothing_with_it():
    begin, end = r('<w:fldChar w:fldCharType="begin"/>'), r('<w:fldChar w:fldCharType="end"/>')
    assert lines(p(begin, "甲", f'<w:del w:id="1">{end}</w:del>', "乙")) == ["甲乙"]


def test_paragraphs_are_one_where_the_mark_between_them_is_deleted():
    first = p("前半句，", ppr=f"<w:rPr>{DELETED}</w:rPr>")
    gone = p('<w:del w:id="1"><w:r><w:delText>整段</w:delText></w:r></w:del>', ppr=f"<w:rPr>{DELETED}</w:rPr>")
    assert lines(first, gone, p("后半句。"), gone, tbl(tr("甲", "乙"))) == ["前半句，后半句。", "甲\t乙"]


def test_deleted_rows_are_left_out():
    source = read(document(tbl(tr("甲", "1"), tr("乙", "2", trpr=DELETED), tr("丙", "3"))))
    assert source.text == "甲\t1\n丙\t3"
    assert [cell.row for cell in source.tables[0].cells] == [0, 0, 1, 1]


def test_deleted_cells_are_left_out():
    cell = tc("旧").replace("<w:tcPr>", '<w:tcPr><w:cellDel w:id="1"/>')
    assert lines(tbl(tr("甲", cell, "乙"))) == ["甲\t乙"]


def test_hidden_text_is_left_out():
    styles = '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
    by_style = r("样式", rpr='<w:rStyle w:val="h"/>')
    shown = r("不隐", rpr='<w:rStyle w:val="h"/><w:vanish w:val="0"/>')
    assert lines(p("见", r("隐", rpr="<w:vanish/>"), by_style, shown), styles=styles) == ["见不隐"]


def test_a_hidden_mark_joins_a_heading_with_its_text():
    heading = p("一、概况。", ppr="<w:rPr><w:vanish/><w:specVanish/></w:rPr>")
    assert lines(heading, p("全年平稳。")) == ["一、概况。全年平稳。"]


def test_the_row_of_a_table_is_a_line():
    source = read(document(p("前"), tbl(tr("项目", "金额"), tr("投资", "3"), tr("", "")), p("后")))
    assert source.text == "前\n项目\t金额\n投资\t3\n\t\n后"
    assert inside(source, [source.tables[0].span]) == ["项目\t金额\n投资\t3\n\t"]
    assert inside(source, [cell.span for cell in source.tables[0].cells]) == ["项目", "金额", "投资", "3", "", ""]
    assert source.place(source.text.index("投资")).zh == "表 1 第 2 行"
    assert source.place(source.text.index("后")).zh == "第 5 段"


def test_merged_cells_are_given_once():
    rows = (
        tr(tc("分类", merge="restart"), tc("投资", span=2)),
        tr(tc("看不见", merge="continue"), tc("上年"), tc("本年")),
        tr(tc(merge="continue"), tc("1"), tc("2")),
    )
    source = read(document(tbl(*rows)))
    assert source.text == "分类\t投资\n\t上年\t本年\n\t1\t2"
    cells = source.tables[0].cells
    assert [(c.row, c.column, c.rows, c.columns) for c in cells] == [
        (0, 0, 3, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1),
    ]  # fmt: skip


def test_a_row_that_begins_further_right_tells_its_columns():
    source = read(document(tbl(tr("甲", "乙", "丙"), tr("丁", "戊", trpr='<w:gridBefore w:val="1"/>'))))
    assert [cell.column for cell in source.tables[0].cells] == [0, 1, 2, 1, 2]


def test_rows_and_cells_stand_in_controls_too():
    row = f"<w:sdt><w:sdtContent>{tr('甲', '乙')}</w:sdtContent></w:sdt>"
    cell = f"<w:tr><w:sdt><w:sdtContent>{tc('丙')}</w:sdtContent></w:sdt>{tc('丁')}</w:tr>"
    assert lines(tbl(row, cell)) == ["甲\t乙", "丙\t丁"]


def test_a_cell_of_several_paragraphs_makes_its_row_lines():
    source = read(document(tbl(tr("姓名", "事迹"), tr("某某", tc("第一段", "第二段")))))
    assert source.text == "姓名\t事迹\n某某\n第一段\n第二段"
    assert inside(source, [source.tables[0].cells[-1].span]) == ["第一段\n第二段"]
    assert source.place(source.text.index("第二段")).zh == "表 1 第 2 行"


def test_long_prose_in_a_cell_makes_its_row_lines():
    prose = "本年抓好各项工作。" * 20
    assert lines(tbl(tr("自评", prose))) == ["自评", prose]


def test_a_line_break_in_a_cell_is_a_blank():
    assert lines(tbl(tr(tc(p(r("同比", "<w:br/>", "增长"))), "3%"))) == ["同比 增长\t3%"]


def test_a_table_of_one_column_is_paragraphs():
    source = read(document(tbl(tr("第一段"), tr("第二段"))))
    assert source.text == "第一段\n第二段"
    assert source.place(5).zh == "第 2 段"


def test_a_table_inside_a_table_is_one_of_its_own():
    inner = tbl(tr("内甲", "内乙"))
    source = read(document(tbl(tr("外", tc(p("前"), inner, p("后"))))))
    assert source.text == "外\n前\n内甲\t内乙\n后"
    assert [source.place(source.text.index(word)).zh for word in ("前", "内甲", "后")] == [
        "表 1 第 1 行",
        "表 2 第 1 行",
        "表 1 第 1 行",
    ]
    assert [len(table.cells) for table in source.tables] == [2, 2]


def test_a_text_box_comes_once_and_after_its_paragraph():
    source = read(document(p("正文", box("框内一", "框内二"), "续"), p("下段")))
    assert source.text == "正文续\n框内一\n框内二\n下段"
    assert inside(source, source.asides) == ["框内一\n框内二"]
    assert source.place(source.text.index("框内二")).zh == "文本框 1"


def test_an_empty_text_box_is_nothing():
    assert read(document(p("正文", box("")))).text == "正文"


def test_a_fallback_is_read_where_the_choice_is_a_new_sort_of_symbol():
    emoji = (
        f'<mc:AlternateContent><mc:Choice Requires="w16se"><w14:symEx/></mc:Choice><mc:Fallback>{t("☑")}</mc:Fallback>'
    )
    assert lines(p("选", r(f"{emoji}</mc:AlternateContent>"))) == ["选☑"]
    assert lines(p(f"<mc:AlternateContent><mc:Fallback>{r('旧')}</mc:Fallback></mc:AlternateContent>")) == ["旧"]


def test_a_table_of_contents_is_left_out():
    begin = r('<w:fldChar w:fldCharType="begin"/>') + r(
        r'<w:instrText xml:space="preserve"> TOC \o "1-3" </w:instrText>'
    )
    separate, end = r('<w:fldChar w:fldCharType="separate"/>'), r('<w:fldChar w:fldCharType="end"/>')
    source = read(
        document(
            p("题"),
            p(begin, separate, r("一、概况", "<w:tab/>", "1")),
            p(r("二、打算", "<w:tab/>", "2")),
            p(end),
            p("一、概况"),
        )
    )
    assert source.text.split() == ["题", "一、概况"]


def note(kind, identifier, text, more=""):
    return f'<w:{kind} w:id="{identifier}"{more}>{p(r(f"<w:{kind}Ref/>"), text)}</w:{kind}>'


def test_notes_stand_at_the_end_in_the_order_of_their_marks():
    mark = '<w:{}Reference w:id="{}"/>'
    body = p(
        "增长5%", r(mark.format("footnote", 3)), "，达", r(mark.format("footnote", 2)), r(mark.format("endnote", 1))
    )
    footnotes = note("footnote", 0, "线", ' w:type="separator"') + note("footnote", 2, "乙") + note("footnote", 3, "甲")
    source = read(document(body, footnotes=footnotes + note("footnote", 4, "未引"), endnotes=note("endnote", 1, "尾")))
    assert source.text == "增长5%，达\n甲\n乙\n尾"
    assert inside(source, source.asides) == ["甲", "乙", "尾"]
    assert [source.place(span.start).zh for span in source.asides] == ["脚注 1", "脚注 2", "尾注 1"]


def margins(**texts):
    return {
        identifier: ("header" if identifier.startswith("h") else "footer", content)
        for identifier, content in texts.items()
    }


def reference(kind, identifier, page="default"):
    return f'<w:{kind}Reference w:type="{page}" r:id="{identifier}"/>'


def test_headers_and_footers_are_read_once_each():
    first = p(ppr=f"<w:sectPr>{reference('header', 'h1')}{reference('footer', 'f1')}</w:sectPr>")
    section = reference("header", "h2") + reference("footer", "f2")
    parts = margins(h1=p("内部资料"), h2=p("内部资料"), f1=p("第一稿"), f2=p("第二稿"))
    source = read(document(p("正文"), first, section=section, margins=parts))
    assert source.text == "正文\n\n内部资料\n第一稿\n第二稿"
    assert [source.place(span.start).zh for span in source.asides] == ["页眉", "页脚", "第 2 节页脚"]


@pytest.mark.parametrize(
    ("title", "even", "expected"), [(0, 0, "常"), (1, 0, "常首"), (0, 1, "常偶"), (1, 1, "常首偶")]
)
def test_headers_of_first_and_even_pages_are_read_where_they_are_shown(title, even, expected):
    references = reference("header", "h1") + reference("header", "h2", "first") + reference("header", "h3", "even")
    source = read(
        document(
            p("正文"),
            section=references + ("<w:titlePg/>" if title else ""),
            settings="<w:evenAndOddHeaders/>" if even else "",
            margins=margins(h1=p("常"), h2=p("首"), h3=p("偶")),
        )
    )
    assert "".join(inside(source, source.asides)) == expected


def test_a_document_of_the_strict_standard_is_read():
    names = {
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    }
    names[b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"] = (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    )
    archive = zipfile.ZipFile(io.BytesIO(document(p("正文", r("隐", rpr="<w:vanish/>")))))
    files = {name: archive.read(name) for name in archive.namelist()}
    for usual, strict in names.items():
        files = {name: content.replace(usual, strict) for name, content in files.items()}
    assert read(zipped(files)).text == "正文"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "空的"),
        (bytes(500), "不是 Word 文档"),
        ("云岭县工作总结".encode(), "纯文本"),
        ("云岭县工作总结".encode("gbk"), "纯文本"),
        (b"<!DOCTYPE html><html><body></body></html>", "网页"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>', "Word XML"),
        (rb"{\rtf1 x}", "RTF"),
        (b"%PDF-1.7 x", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 x", "旧版 Word/WPS"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "加了密码"),
        (zipped({"xl/workbook.xml": "<x/>"}), "Excel"),
        (zipped({"content.xml": "<x/>"}), "开放文档"),
        (zipped({"a.txt": "x"}), "压缩包"),
        (zipped({"word/styles.xml": "<x/>"}), "缺少正文"),
        (document(p("正文"))[:400], "损坏或不完整"),
        (b"PK\x03\x04", "损坏或不完整"),
        (package({"word/document.xml": "<w:document"}), "读不通"),
        (package({"word/document.xml": part("document", "")}), "没有正文"),
        (document(p("正文"), '<w:altChunk r:id="rId3"/>'), "另一个文件"),
    ],
)
def test_what_is_no_word_document_is_named(data, said):
    assert said in refusal(data).zh


def test_a_part_that_is_encrypted_is_said_to_be():
    data = bytearray(document(p("正文")))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(signature, at + 1)
    assert "加了密码" in refusal(bytes(data)).zh


def test_a_single_text_beyond_all_bounds_is_refused():
    assert "太长" in refusal(document(p("啊" * 4_000_000))).zh


def hostile(declaration, text):
    return package(
        {
            "word/document.xml": f"<!DOCTYPE x [{declaration}]>"
            + part("document", f"<w:body>{p(text)}</w:body>").split("?>", 1)[1]
        }
    )


def test_entities_are_refused():
    nested = '<!ENTITY a0 "啊">' + "".join(f'<!ENTITY a{i + 1} "{f"&a{i};" * 10}">' for i in range(9))
    assert "文档类型声明" in refusal(hostile(nested, "<w:r><w:t>&a9;</w:t></w:r>")).zh
    assert "文档类型声明" in refusal(hostile('<!ENTITY a SYSTEM "file:///etc/passwd">', "<w:r><w:t>&a;</w:t></w:r>")).zh


def test_what_would_be_too_large_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as file:
        for _ in range(200):
            file.write(bytes(2**20))
    assert "太大" in refusal(stream.getvalue()).zh
    assert "文件太多" in refusal(zipped(dict.fromkeys(map(str, range(20_001)), ""))).zh


def test_a_crowded_directory_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("the directory was read"))
    assert "文件太多" in refusal(b"PK\x03\x04" + b"PK\x01\x02" * 20_001).zh


def test_what_is_nested_too_deeply_is_refused():
    tables = "<w:tbl><w:tr><w:tc>" * 50 + p("底") + "</w:tc></w:tr></w:tbl>" * 50
    assert "嵌套太深" in refusal(document(tables)).zh
    assert "嵌套太深" in refusal(document("<w:sdt>" * 5000 + "</w:sdt>" * 5000)).zh
    fields = r('<w:fldChar w:fldCharType="begin"/>') * 500 + r('<w:fldChar w:fldCharType="end"/>') * 500
    assert "嵌套太深" in refusal(document(p(fields))).zh
    moderately = "<w:tbl><w:tr><w:tc>" * 30 + p("底") + "</w:tc></w:tr></w:tbl>" * 30
    assert read(document(moderately)).text == "底"


def test_the_reader_says_what_the_file_is_in_both_languages():
    message = refusal(rb"{\rtf1 x}")
    assert "RTF" in message.zh
    assert "RTF" in message.en


CHARACTERS = st.text("甲乙丙丁12 。、A😀", max_size=5)
NODES = st.one_of(
    CHARACTERS.map(t),
    st.sampled_from(
        ["<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", '<w:sym w:font="Symbol" w:char="F0B0"/>', "<w:softHyphen/>"]
    ),
)
RUNS = st.lists(NODES, max_size=4).map(lambda nodes: r(*nodes))
INLINE = st.one_of(
    RUNS,
    RUNS.map(lambda run: f'<w:ins w:id="1">{run}</w:ins>'),
    RUNS.map(lambda run: f'<w:del w:id="1">{run}</w:del>'),
    RUNS.map(lambda run: f"<w:hyperlink>{run}</w:hyperlink>"),
    RUNS.map(lambda run: complex_field("REF x", run)),
    RUNS.map(lambda run: box(p(run))),
)
PARAGRAPHS = st.builds(
    lambda content, mark: p(*content, ppr=mark),
    st.lists(INLINE, max_size=4),
    st.sampled_from(["", "", f"<w:rPr>{DELETED}</w:rPr>", '<w:numPr><w:numId w:val="1"/></w:numPr>']),
)
CELLS = st.builds(
    lambda content, merge, span: tc(*content, merge=merge, span=span),
    st.lists(PARAGRAPHS, max_size=2),
    st.sampled_from([None, None, "restart", "continue"]),
    st.sampled_from([None, 2]),
)
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=3).map(lambda cells: tr(*cells)), min_size=1, max_size=3).map(
    lambda rows: tbl(*rows)
)
BODIES = st.lists(st.one_of(PARAGRAPHS, TABLES), max_size=5)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


@given(BODIES)
def test_every_character_leads_back_to_a_run_or_was_rendered(body):
    package = Package(document(*body, numbering=NUMBERING))
    word = read_word_text(package)
    body = package.tree(package.main)
    end = 0
    for piece in word.pieces:
        assert piece.span.start >= end
        rendered, end = word.text[end : piece.span.start], piece.span.end
        assert set(rendered) <= set("\n\t一二三四五六七八九十、")
        assert piece.node.getparent() is piece.run
        assert body in piece.run.iterancestors()
        shown = piece.span.of_text(word.text)
        assert shown == piece.node.text if piece.is_verbatim else len(shown) == 1
    assert set(word.text[end:]) <= set("\n\t一二三四五六七八九十、")


@given(BODIES)
def test_places_are_in_order_and_inside_the_text(body):
    source = read(document(*body, numbering=NUMBERING))
    for spans in (source.asides, [landmark.span for landmark in source.landmarks]):
        assert all(before.end <= after.start for before, after in pairwise(spans))
        assert all(0 <= span.start < span.end <= len(source.text) for span in spans)
    for table in source.tables:
        assert all(table.span.holds(cell.span) for cell in table.cells)
        assert list(table.cells) == sorted(table.cells, key=lambda cell: (cell.row, cell.column))


@given(BODIES, st.data())
def test_the_pieces_of_a_span_are_those_that_hold_a_character_of_it(body, data):
    word = read_word_text(Package(document(*body)))
    start = data.draw(st.integers(0, len(word.text)))
    span = Span(start, start + data.draw(st.integers(1, 5)))
    assert list(word.pieces_in(span)) == [piece for piece in word.pieces if piece.span.overlaps(span)]


SOUND = document(
    p("正文", box("框")), tbl(tr("甲", "乙")), p("数", num=1), numbering=NUMBERING, footnotes=note("footnote", 1, "注")
)


@given(st.integers(0, len(SOUND)))
def test_a_file_cut_short_is_refused_or_read(length):
    with suppress(UnreadableSource):
        assert read(SOUND[:length]).text is not None


@given(st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_file_with_wrong_bytes_is_refused_or_read(changes):
    data = bytearray(SOUND)
    for at, byte in changes:
        data[at] = byte
    with suppress(UnreadableSource):
        assert read(bytes(data)).text is not None


XML = part("document", f"<w:body>{p('正文', box('框'))}{tbl(tr('甲', '乙'))}{p('数', num=1)}</w:body>")


@given(st.data())
def test_a_text_with_wrong_elements_is_refused_or_read(data):
    words = [
        "<w:p>",
        "</w:p>",
        "<w:tc>",
        "<w:r>",
        "<w:t>x</w:t>",
        'w:val="-9"',
        "<w:tr/>",
        "<w:txbxContent/>",
        "<w:tbl/>",
    ]
    at = data.draw(st.integers(XML.index("<w:body>"), len(XML)))
    text = XML[:at] + data.draw(st.sampled_from(words)) + XML[data.draw(st.integers(at, len(XML))) :]
    with suppress(UnreadableSource):
        assert read(package({"word/document.xml": text})).text is not None


def test_what_it_needs_is_loaded_only_when_a_document_is_read():
    code = "import sys; from zongjie_lint.builtin import load_plugins; load_plugins().readers(); sys.exit('lxml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
