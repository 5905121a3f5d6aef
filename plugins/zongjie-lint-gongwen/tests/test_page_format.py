"""Every rule finds its fault in a document that has no other, and nothing in its right twin."""

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from official_document import (
    ADDRESSEE,
    CENTER,
    DATE,
    FIRST,
    LABEL,
    LEFT,
    MORE,
    RIGHT,
    SECOND,
    TEXT,
    TITLE,
    Official,
    add_landscape_table,
    find,
    indent,
    styled,
)
from zongjie_lint_gongwen.profile import GBT9704
from zongjie_lint_gongwen.rules import RULES

from zongjie_lint.diagnostic import Severity
from zongjie_lint.linter import Linter
from zongjie_lint.source import Source


def check(source):
    report = Linter([rule() for rule in RULES], GBT9704).check(source)
    assert report.failures == ()
    return report.diagnostics


def found_in(official, change=lambda document: None):
    source = official.source(change)
    return [(each.code, each.span.of_text(source.text), each.message.zh) for each in check(source)]


def in_text(change):
    """A change of the first long paragraph's run."""
    return lambda document: change(find(document, TEXT).runs[0])


def coloured(colour):
    return in_text(lambda run: setattr(run.font.color, "rgb", RGBColor.from_string(colour)))


def shaded(run):
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), "D9E2F3")
    run._r.rPr.append(shading)


def without_even_number(document):
    document.sections[0].even_page_footer.paragraphs[0]._p.clear()


FAULTS = [
    ("FM01", Official(paper=(216, 279)), None, "", "纸张实际 216 mm×279 mm，应为 A4（210 mm×297 mm）"),
    ("FM01", Official(paper=(182, 257)), None, "", "纸张实际 182 mm×257 mm"),
    ("FM02", Official(margins=(25.4, 46.6, 28, 26)), None, "", "页边距和版心不合：天头 25.4 mm，应为 37 mm ± 1 mm"),
    ("FM02", Official(margins=(37, 35, 31.8, 22.2)), None, "", "页边距和版心不合：订口 31.8 mm，应为 28 mm ± 1 mm"),
    ("FM02", Official(margins=(37, 25.4, 28, 26)), None, "", "版心 156 mm×234.6 mm，应为 156 mm×225 mm"),
    ("FM03", Official(body=("宋体", 12), line=28), None, ADDRESSEE, "正文实际 宋体 小四（12磅），一般用 仿宋 三号（16磅）"),
    ("FM03", Official(body=("仿宋", 14)), None, ADDRESSEE, "正文实际 仿宋 四号（14磅），一般用"),
    ("FM03", Official(), in_text(lambda run: styled(run, "微软雅黑", 16)), TEXT, "有一处正文实际 微软雅黑 三号（16磅）"),
    ("FM04", Official(title=("黑体", 22)), None, TITLE, "标题实际 黑体 二号（22磅），一般用 小标宋 二号（22磅）"),
    ("FM04", Official(title=("方正小标宋_GBK", 18)), None, TITLE, "标题实际 方正小标宋_GBK 小二（18磅）"),
    ("FM05", Official(title_alignment=LEFT), None, TITLE, "标题靠左，应居中"),
    ("FM05", Official(title_alignment=RIGHT), None, TITLE, "标题右对齐，应居中"),
    ("FM06", Official(first=("仿宋", 16)), None, FIRST, "“一、”层标题实际 仿宋 三号（16磅），一般用 黑体 三号（16磅），全文共 2 处"),
    ("FM06", Official(second=("黑体", 16)), None, SECOND, "“（一）”层标题实际 黑体 三号（16磅），一般用 楷体 三号（16磅）"),
    ("FM07", Official(line=20), None, ADDRESSEE, "正文行距实际 20 磅，版心一面排 31 行，一般排 22 行"),
    ("FM07", Official(line=1.0), None, ADDRESSEE, "正文行距实际 约 16—22.4 磅，版心一面排 约 28—39 行"),
    ("FM08", Official(first_line_chars=0), None, TEXT, "自然段首行实际左空 0 字，应左空 2 字、回行顶格，全文共 10 处"),
    ("FM08", Official(first_line_chars=400), None, TEXT, "自然段首行实际左空 4 字"),
    ("FM09", Official(), coloured("FF0000"), TEXT, "文字实际红色（FF0000），应为黑色"),
    ("FM09", Official(), coloured("1F4E79"), TEXT, "文字实际蓝色（1F4E79），应为黑色"),
    ("FM09", Official(), coloured("595959"), TEXT, "文字实际灰色（595959），应为黑色"),
    ("FM10", Official(), in_text(lambda run: setattr(run.font, "highlight_color", WD_COLOR_INDEX.YELLOW)), TEXT, "文字带黄色底色"),
    ("FM10", Official(), in_text(shaded), TEXT, "文字带蓝色（D9E2F3）底色"),
    ("FM11", Official(has_number=False), None, "", "页脚里没有页码"),
    ("FM11", Official(), without_even_number, "", "双页的页脚里没有页码"),
    ("FM12", Official(number=("-", "-")), None, "", "页码实际“-1-”，应为“— 1 —”"),
    ("FM12", Official(number=("第", "页")), None, "", "页码实际“第1页”"),
    ("FM12", Official(number=("", "")), None, "", "页码实际“1”"),
    ("FM13", Official(number_font=("Times New Roman", 14)), None, "", "页码实际 Times New Roman 四号（14磅），一般用 宋体 四号（14磅）"),
    ("FM13", Official(number_font=("宋体", 9)), None, "", "页码实际 宋体 小五（9磅）"),
    ("FM14", Official(number_sides=(CENTER,)), None, "", "页码单双页都居中，应在页脚单页居右、双页居左"),
    ("FM14", Official(number_sides=(RIGHT, RIGHT)), None, "", "双页页码居右"),
    ("FM15", Official(label=("仿宋", 16)), None, LABEL, "“附件1”实际仿宋 三号（16磅）、顶格，应为 黑体 三号（16磅）、顶格"),
    ("FM15", Official(label_chars=200), None, LABEL, "“附件1”实际黑体 三号（16磅）、没有顶格"),
    ("FM16", Official(page_break=False), None, LABEL, "“附件1”前没有分页，应另面编排"),
    ("FM17", Official(date_alignment=LEFT), None, DATE, "成文日期实际在左边，应编排在右边"),
    ("FM17", Official(date_alignment=CENTER), None, DATE, "成文日期实际居中"),
    ("FM18", Official(addressee_chars=200), None, ADDRESSEE, "主送机关实际左空 2 字，应顶格"),
]  # fmt: skip


def test_a_document_as_the_standard_has_it_is_left_alone():
    assert found_in(Official()) == []


@pytest.mark.parametrize(
    ("code", "official", "change", "place", "message"),
    FAULTS,
    ids=[f"{each[0]}-{at}" for at, each in enumerate(FAULTS)],
)
def test_one_fault_is_one_finding_in_its_place(code, official, change, place, message):
    ((found, text, said),) = found_in(official, change or (lambda document: None))
    assert (found, text) == (code, place)
    assert message in said


def test_every_rule_has_a_faulty_document():
    assert {fault[0] for fault in FAULTS} == {rule.code for rule in RULES}


RIGHT_TOO = {
    "margins within a millimetre": Official(margins=(36.2, 35.4, 27.3, 26.5)),
    "margins in centimetres as Word writes them": Official(margins=(37.0, 34.9, 28.0, 26.0)),
    "fonts of other foundries": Official(
        body=("方正仿宋_GBK", 16), title=("华文小标宋", 22), first=("SimHei", 16), second=("KaiTi", 16)
    ),
    "a pitch of 28.95 points": Official(line=29),
    "one and a half lines": Official(line=1.5),
    "dashes of full width, without blanks": Official(number=("－", "－")),
    "a short document without page numbers": Official(has_number=False, paragraphs=0),
}


@pytest.mark.parametrize("official", RIGHT_TOO.values(), ids=RIGHT_TOO)
def test_what_a_careful_office_does_is_left_alone(official):
    assert found_in(official) == []


def test_blanks_that_indent_a_paragraph_count_as_its_indent():
    def typed(document):
        for paragraph in document.paragraphs:
            if paragraph.text.startswith((*MORE, TEXT, FIRST, "（", "1.", "二、")):
                paragraph.runs[0].text = "\u3000\u3000" + paragraph.runs[0].text

    assert found_in(Official(first_line_chars=0), typed) == []


def test_where_a_tab_moves_a_line_cannot_be_told():
    def tabbed(document):
        for text in (TITLE, TEXT):
            run = find(document, text).runs[0]
            run.text = "\t" + run.text
        find(document, "\t" + TEXT).paragraph_format.first_line_indent = None

    assert found_in(Official(title_alignment=LEFT), tabbed) == []


def test_a_word_set_off_in_another_face_of_the_text_is_left_alone():
    def emphasised(document):
        paragraph = find(document, MORE[0])
        paragraph.runs[0].text = paragraph.runs[0].text.partition("，")[0]
        styled(paragraph.add_run("，一是组织专人昼夜值守。"), "楷体", 16)

    assert found_in(Official(), emphasised) == []


def test_headings_without_a_number_and_subtitles_are_left_alone():
    def headed(document):
        subtitle = find(document, TEXT).insert_paragraph_before()
        subtitle.alignment = CENTER
        styled(subtitle.add_run("（2026年7月2日县政府第8次常务会议通过）"), "楷体", 16)
        heading = find(document, MORE[1]).insert_paragraph_before()
        indent(heading, 200)
        styled(heading.add_run("加固措施"), "黑体", 16)

    assert found_in(Official(), headed) == []


NUMBERING = """<w:abstractNum {ns} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/>
<w:pPr><w:ind w:left="0" w:firstLineChars="200" w:firstLine="640"/></w:pPr></w:lvl></w:abstractNum>"""


@pytest.mark.parametrize(("font", "found"), [("黑体", []), ("宋体", ["FM06"])])
def test_headings_with_automatic_numbers_are_headings(font, found):
    def numbered(document):
        root = document.part.numbering_part.element
        root.insert(0, parse_xml(NUMBERING.format(ns=nsdecls("w"))))
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
        for text in (FIRST, "二、下一步打算"):
            paragraph = find(document, text)
            paragraph.runs[0].text = text[2:]
            paragraph.paragraph_format.first_line_indent = None
            paragraph._p.get_or_add_pPr().append(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>')
            )

    official = Official(first=(font, 16))
    assert FIRST in official.source(numbered).text
    assert [code for code, *_ in found_in(official, numbered)] == found


def test_runs_that_word_divided_are_one_place():
    def divided(document):
        paragraph = find(document, TEXT)
        text = paragraph.runs[0].text
        paragraph.runs[0].text = ""
        for at in range(0, len(text), 5):
            styled(paragraph.add_run(text[at : at + 5]), "宋体", 12)

    assert found_in(Official(), divided) == [
        ("FM03", TEXT, "有一处正文实际 宋体 小四（12磅），一般用 仿宋 三号（16磅）")
    ]


def test_lines_broken_by_hand_are_one_paragraph():
    def broken(document):
        title, paragraph = find(document, TITLE), find(document, TEXT)
        title.runs[0].text = "澄溪县人民政府\n关于汛期安全排查情况的报告"
        paragraph.runs[0].text = TEXT[:40] + "\n" + TEXT[40:]
        styled(title.runs[0], "黑体", 22)
        styled(paragraph.runs[0], "宋体", 16)

    found = [(code, message) for code, _, message in found_in(Official(), broken)]
    assert found == [
        ("FM04", "标题实际 黑体 二号（22磅），一般用 小标宋 二号（22磅）"),
        ("FM03", "有一处正文实际 宋体 三号（16磅），一般用 仿宋 三号（16磅）"),
    ]


def test_wide_tables_may_lie_across_their_page():
    assert found_in(Official(), add_landscape_table) == []


def test_an_indent_of_all_lines_is_told_apart():
    def pushed(document):
        find(document, TEXT).paragraph_format.left_indent = Pt(32)

    ((code, _, message),) = found_in(Official(), pushed)
    assert (code, message) == ("FM08", "自然段首行实际左空 4 字、回行左空 2 字，应左空 2 字、回行顶格")


def test_a_gutter_is_part_of_the_left_margin():
    def bound(document):
        document.sections[0].left_margin, document.sections[0].gutter = Mm(18), Mm(10)

    assert found_in(Official(), bound) == []


def test_two_layouts_that_are_off_are_two_findings_and_a_third_like_the_first_is_none():
    def divided(document):
        for top in (20, 30, 20):
            document.add_section().top_margin = Mm(top)
            document.add_paragraph(f"附表{top}略，另行报送。")

    messages = [message for code, _, message in found_in(Official(), divided) if code == "FM02"]
    assert [message[:20] for message in messages] == [
        "页边距和版心不合：天头 20 mm，应为",
        "页边距和版心不合：天头 30 mm，应为",
    ]


def test_a_document_that_is_wrong_all_over_has_a_finding_a_rule():
    wrong = docx.Document()
    for text in (TITLE, ADDRESSEE, *[TEXT, *MORE] * 30, "澄溪县人民政府", DATE):
        wrong.add_paragraph(text)

    def replaced(document):
        body = document.element.body
        for element in list(body)[:-1]:
            body.remove(element)
        for element in list(wrong.element.body)[:-1]:
            body.insert(len(body) - 1, element)

    codes = [code for code, *_ in found_in(Official(), replaced)]
    assert len(codes) == len(set(codes))
    assert {"FM03", "FM04", "FM05", "FM07", "FM08"} <= set(codes)


def test_a_document_that_is_no_word_document_has_no_looks():
    assert check(Source("稿.txt", "\n".join([TITLE, ADDRESSEE, TEXT, DATE]))) == ()


def test_what_the_standard_calls_usual_is_never_an_error():
    usual = [rule for rule in RULES if "一般用" in rule.message.zh or "一般排" in rule.message.zh]
    assert {rule.code for rule in usual} == {"FM03", "FM04", "FM06", "FM07", "FM13"}
    assert all(GBT9704.for_kind(None)[rule.code] is Severity.WARNING for rule in usual)
