"""Effective properties: defaults, styles, themes, numbering, what is set directly."""

import io

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from zongjie_lint_gongwen.formatting import Formatting
from zongjie_lint_gongwen.lengths import millimetres, twips
from zongjie_lint_gongwen.sizes import POINTS, is_size, size_label

from zongjie_lint.document import Document
from zongjie_lint.readers.word import WordReader


def looks_of(document):
    out = io.BytesIO()
    document.save(out)
    return Document(WordReader().read("稿.docx", out.getvalue())).fact(Formatting)


def font(style_or_run, name):
    style_or_run.font.name = name
    style_or_run.element.rPr.rFonts.set(qn("w:eastAsia"), name)


@pytest.fixture
def document():
    made = docx.Document()
    made.add_paragraph("全镇整修村道").add_run("12公里。")
    return made


def first_run(document):
    return looks_of(document).paragraphs[0].runs[0]


def test_a_style_goes_before_the_defaults_and_what_is_set_directly_before_the_style(document):
    assert first_run(document).points == 11
    document.styles["Normal"].font.size = Pt(16)
    font(document.styles["Normal"], "仿宋")
    assert (first_run(document).font, first_run(document).points) == ("仿宋", 16)
    run = document.paragraphs[0].runs[0]
    run.font.size = Pt(12)
    assert (first_run(document).font, first_run(document).points) == ("仿宋", 12)


def test_a_style_takes_over_what_it_is_based_on(document):
    base = document.styles.add_style("公文", WD_STYLE_TYPE.PARAGRAPH)
    font(base, "仿宋_GB2312")
    child = document.styles.add_style("公文正文", WD_STYLE_TYPE.PARAGRAPH)
    child.base_style, child.font.size = base, Pt(16)
    document.paragraphs[0].style = child
    assert (first_run(document).font, first_run(document).points) == ("仿宋_GB2312", 16)


def test_styles_based_on_one_another_in_a_circle_end(document):
    one = document.styles.add_style("甲", WD_STYLE_TYPE.PARAGRAPH)
    two = document.styles.add_style("乙", WD_STYLE_TYPE.PARAGRAPH)
    one.base_style, two.base_style = two, one
    document.paragraphs[0].style = one
    assert first_run(document).points == 11


def test_a_character_style_goes_before_that_of_the_paragraph(document):
    marked = document.styles.add_style("强调字", WD_STYLE_TYPE.CHARACTER)
    font(marked, "黑体")
    document.paragraphs[0].runs[0].style = marked
    runs = looks_of(document).paragraphs[0].runs
    assert runs[0].font == "黑体"
    assert runs[1].font != "黑体"


@pytest.mark.parametrize(("language", "expected"), [("zh-CN", "宋体"), ("zh-TW", "新細明體"), ("ja-JP", "ＭＳ 明朝")])
def test_a_font_of_the_theme_is_that_of_the_document_s_language(document, language, expected):
    document.settings.element.find(qn("w:themeFontLang")).set(qn("w:eastAsia"), language)
    assert first_run(document).font == expected


def test_a_font_that_is_named_goes_before_one_of_the_theme(document):
    font(document.paragraphs[0].runs[0], "楷体")
    assert first_run(document).font == "楷体"


def test_a_hanging_indent_takes_away_that_of_the_first_line(document):
    document.styles["Normal"].paragraph_format.first_line_indent = Pt(22)
    assert looks_of(document).paragraphs[0].first == pytest.approx(2)
    document.paragraphs[0].paragraph_format.first_line_indent = Pt(-11)
    document.paragraphs[0].paragraph_format.left_indent = Pt(11)
    assert looks_of(document).paragraphs[0].first == pytest.approx(0)


def test_an_indent_in_characters_goes_before_one_in_points(document):
    document.paragraphs[0].paragraph_format.first_line_indent = Pt(5)
    document.paragraphs[0]._p.pPr.ind.set(qn("w:firstLineChars"), "200")
    assert looks_of(document).paragraphs[0].first == pytest.approx(2)


def test_the_indent_of_automatic_numbering_counts(document):
    paragraph = document.add_paragraph("清理沟渠", style="List Number")
    assert paragraph.paragraph_format.left_indent is None
    looks = looks_of(document).paragraphs[1]
    assert looks.left > 1
    assert looks.first == pytest.approx(0)


@pytest.mark.parametrize(
    ("kind", "pitch", "line", "expected"),
    [
        ("lines", 579, None, (28.95, 28.95)),
        ("linesAndChars", 312, None, (31.2, 31.2)),
        ("default", 312, None, (16.0, 22.4)),
        ("lines", 579, Pt(28), (28, 28)),
        ("lines", 312, 1.5, (46.8, 46.8)),
    ],
)
def test_lines_stand_on_the_grid_of_the_page_unless_their_distance_is_exact(document, kind, pitch, line, expected):
    grid = document.sections[0]._sectPr.find(qn("w:docGrid"))
    grid.set(qn("w:type"), kind)
    grid.set(qn("w:linePitch"), str(pitch))
    document.styles["Normal"].font.size = Pt(16)
    document.styles["Normal"].paragraph_format.line_spacing = line or 1.0
    assert looks_of(document).paragraphs[0].line_pitch == pytest.approx(expected)


def test_a_document_without_any_section_styles_or_settings_is_read(document):
    body = document.element.body
    body.remove(body.sectPr)
    for name in ("styles", "theme", "settings"):
        for key, relation in list(document.part.rels.items()):
            if relation.reltype.endswith("/" + name):
                document.part.rels.pop(key)
    looks = looks_of(document)
    assert looks.paragraphs[0].runs[0].font is None
    assert looks.sections[0].page.text_size is None


def test_a_number_in_a_text_box_stands_on_the_side_of_the_box(document):
    drawing = parse_xml(
        f'<w:r {nsdecls("w")} xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:drawing><wp:anchor>'
        '<wp:positionH relativeFrom="margin"><wp:align>outside</wp:align></wp:positionH>'
        '<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t xml:space="preserve">— </w:t></w:r>'
        '<w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>'
        '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing></w:r>"
    )
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    footer.paragraphs[0]._p.append(drawing)
    (number,) = looks_of(document).sections[0].numbers
    assert (number.text, number.side, number.points) == ("— 1 —", "outside", 14)


def test_a_total_of_pages_is_no_page_number(document):
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "NUMPAGES")
    footer.paragraphs[0]._p.append(field)
    assert looks_of(document).sections[0].numbers == ()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("整修村道清理沟渠，。12 ", min_size=1, max_size=12), min_size=1, max_size=6))
def test_every_character_of_a_text_has_looks(lines):
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    read = Document(WordReader().read("稿.docx", out.getvalue()))
    formatting = read.fact(Formatting)
    covered = {
        at
        for paragraph in formatting.paragraphs
        for run in paragraph.runs
        for at in range(run.span.start, run.span.end)
    }
    assert covered == {at for at, character in enumerate(read.text) if character != "\n"}


@given(st.floats(1, 60))
def test_a_size_has_at_most_one_name_and_shows_its_points(points):
    assert sum(is_size(points, name) for name in POINTS) <= 1
    assert f"{points:g}" in size_label(points).zh


@pytest.mark.parametrize(
    ("measure", "expected"),
    [("2098", 37.0), ("37mm", 37.0), ("3.7cm", 37.0), ("72pt", 25.4), ("1in", 25.4), ("6pc", 25.4)],
)
def test_lengths_have_units_or_are_twips(measure, expected):
    assert millimetres(twips(measure)) == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize("measure", [None, "", "auto", "1e9x", "--3"])
def test_a_length_that_is_none_is_the_default(measure):
    assert twips(measure, 7) == 7
