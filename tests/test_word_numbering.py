"""Automatic numbers as the reader of a Word document sees them."""

import pytest
from word_documents import abstract, document, lvl, num, p, r, restart, tbl, tc, tr

from zongjie_lint.chinese_numerals import number_value
from zongjie_lint.document import Document
from zongjie_lint.facts.heading import Heading
from zongjie_lint.readers.word import WordReader
from zongjie_lint.word.number_formats import write_number

OFFICIAL = abstract(
    0,
    lvl(0, "%1、", "chineseCounting"),
    lvl(1, "（%2）", "chineseCountingThousand"),
    lvl(2, "%3."),
    lvl(3, "（%4）"),
    lvl(4, "%5", "decimalEnclosedCircle"),
)


def labels(*paragraphs, numbering, **parts):
    """What stands before 文 in each line."""
    text = WordReader().read("稿.docx", document(*paragraphs, numbering=numbering, **parts)).text
    return [line.partition("文")[0].rstrip() for line in text.split("\n")]


def at_levels(levels, *, of=1):
    return [p("文", num=of, level=level) for level in levels]


def test_the_levels_of_an_official_document_are_numbered():
    found = labels(*at_levels([0, 1, 1, 2, 3, 4, 4, 2, 1, 2, 0, 1]), numbering=OFFICIAL + num(1, 0))
    assert found == ["一、", "（一）", "（二）", "1.", "（1）", "①", "②", "2.", "（三）", "1.", "二、", "（一）"]


def test_a_number_reads_as_if_it_had_been_typed():
    body = [
        p("主要工作", num=1),
        p("抓好项目", num=1, level=1),
        p("2023年开工", num=1, level=2),
        p("新建", num=1, level=2),
    ]
    source = WordReader().read("稿.docx", document(*body, p("做法", num=1, level=4), numbering=OFFICIAL + num(1, 0)))
    assert source.text == "一、主要工作\n（一）抓好项目\n1. 2023年开工\n2.新建\n①做法"
    body = [
        p("总则", num=1),
        p("范围", num=1, level=1),
        p(r("<w:tab/>", "附"), num=1, level=1),
        p("无隙", num=1, level=2),
    ]
    suffix = '<w:suff w:val="nothing"/>'
    levels = lvl(0, "第%1章", "chineseCounting"), lvl(1, "%1.%2", more="<w:isLgl/>"), lvl(2, "第%3条", more=suffix)
    source = WordReader().read("稿.docx", document(*body, numbering=abstract(0, *levels) + num(1, 0)))
    assert source.text == "第一章 总则\n1.1 范围\n1.2\t附\n第1条无隙"


def test_numbered_paragraphs_are_recognised_as_headings():
    body = [p("云岭县总结"), p("主要工作", num=1), p("抓项目。全年开工。", num=1, level=1), p("存在问题", num=1)]
    source = WordReader().read("稿.docx", document(*body, numbering=OFFICIAL + num(1, 0)))
    headings = Document(source).facts(Heading)
    assert [(heading.written, heading.text) for heading in headings] == [
        ("一、", "主要工作"),
        ("（一）", "抓项目"),
        ("二、", "存在问题"),
    ]


def test_an_empty_paragraph_shows_its_number():
    assert labels(*at_levels([0]), p(num=1), *at_levels([0]), numbering=OFFICIAL + num(1, 0)) == [
        "一、",
        "二、",
        "三、",
    ]


def test_a_level_that_was_skipped_shows_where_it_begins():
    numbering = abstract(0, lvl(0, "%1", start=3), lvl(1, "%1.%2")) + num(1, 0)
    assert labels(*at_levels([1, 1, 0, 1]), numbering=numbering) == ["3.1", "3.2", "3", "3.1"]


def test_instances_of_one_definition_count_on_from_one_another():
    numbering = abstract(0, lvl(0, "%1.")) + abstract(1, lvl(0, "%1)")) + num(1, 0) + num(2, 0) + num(3, 1)
    body = [p("文", num=of) for of in (1, 1, 2, 3, 2, 1)]
    assert labels(*body, numbering=numbering) == ["1.", "2.", "3.", "1)", "4.", "5."]


def test_an_instance_may_begin_anew_once():
    numbering = abstract(0, lvl(0, "%1.")) + num(1, 0) + num(2, 0, restart(0, 5))
    body = [p("文", num=of) for of in (1, 1, 2, 2, 1, 2)]
    assert labels(*body, numbering=numbering) == ["1.", "2.", "5.", "6.", "7.", "8."]


def test_an_instance_may_have_levels_of_its_own():
    own = f'<w:lvlOverride w:ilvl="0">{lvl(0, "第%1条", start=4)}</w:lvlOverride>'
    assert labels(*at_levels([0, 0], of=2), numbering=OFFICIAL + num(2, 0, own)) == ["第4条", "第5条"]


@pytest.mark.parametrize(("after", "expected"), [("0", "1 2 3"), ("1", "1 2 1"), ("2", "1 1 1"), ("9", "1 1 1")])
def test_a_level_begins_anew_after_the_level_it_names(after, expected):
    third = lvl(2, "%3", more=f'<w:lvlRestart w:val="{after}"/>')
    numbering = abstract(0, lvl(0, "甲"), lvl(1, "乙"), third) + num(1, 0)
    found = labels(*at_levels([0, 1, 2, 1, 2, 0, 2]), numbering=numbering)
    assert " ".join(label for label in found if label not in "甲乙") == expected


HEADINGS = """
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:basedOn w:val="a"/>
<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="own"><w:basedOn w:val="2"/></w:style>
<w:style w:type="paragraph" w:styleId="plain"><w:basedOn w:val="1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="loop"><w:basedOn w:val="loop"/></w:style>
"""
LINKED = abstract(
    0,
    lvl(0, "%1、", "chineseCounting", more='<w:pStyle w:val="1"/>'),
    lvl(1, "（%2）", "chineseCounting", more='<w:pStyle w:val="2"/>'),
)


def test_styles_number_their_paragraphs():
    body = [p("文", style=style) for style in ("1", "2", "own", "1", "2", "a", "plain", "loop", "missing")]
    found = labels(*body, numbering=LINKED + num(1, 0), styles=HEADINGS)
    assert found == ["一、", "（一）", "（二）", "二、", "（一）", "", "", "", ""]


def test_a_paragraph_may_leave_the_numbering_of_its_style():
    level = '<w:numPr><w:ilvl w:val="1"/></w:numPr>'
    body = [p("文", style="1"), p("文", style="1", num=0), p("文", style="1", ppr=level), p("文", style="1")]
    assert labels(*body, numbering=LINKED + num(1, 0), styles=HEADINGS) == ["一、", "", "（一）", "二、"]


def test_a_definition_may_be_that_of_a_style():
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    linked = abstract(1, more='<w:numStyleLink w:val="L"/>')
    body = [p("文", num=1), p("文", num=2)]
    assert labels(*body, numbering=OFFICIAL + linked + num(1, 0) + num(2, 1), styles=styles) == ["一、", "二、"]


def test_a_definition_that_leads_to_itself_numbers_nothing():
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    linked = abstract(0, more='<w:numStyleLink w:val="L"/>')
    assert labels(p("文", num=1), p("文", num=7), numbering=linked + num(1, 0), styles=styles) == ["", ""]


def test_deleted_paragraphs_are_not_counted():
    gone = p(
        '<w:del w:id="1"><w:r><w:delText>删</w:delText></w:r></w:del>',
        num=1,
        ppr='<w:rPr><w:del w:id="2"/></w:rPr>',
    )
    assert labels(p("文", num=1), gone, p("文", num=1), numbering=OFFICIAL + num(1, 0)) == ["一、", "二、"]


def test_rows_of_a_table_are_numbered():
    rows = [tr(tc(p(num=1)), "文") for _ in range(3)]
    text = WordReader().read("稿.docx", document(tbl(*rows), numbering=abstract(0, lvl(0, "%1")) + num(1, 0))).text
    assert text == "1\t文\n2\t文\n3\t文"


@pytest.mark.parametrize(("glyph", "shown"), [("\uf06c", "•"), ("-", "•"), ("■", "■"), ("–", "–")])
def test_a_bullet_is_shown(glyph, shown):
    numbering = abstract(0, lvl(0, glyph, "bullet")) + num(1, 0)
    assert labels(p("文", num=1), numbering=numbering) == [shown]


@pytest.mark.parametrize(
    ("number_format", "expected"),
    {
        "decimal": "1 2 10 11 20 21 100",
        "unknown": "1 2 10 11 20 21 100",
        "decimalZero": "01 02 10 11 20 21 100",
        "zeros3": "001 002 010 011 020 021 100",
        "lowerLetter": "a b j k t u vvvv",
        "upperLetter": "A B J K T U VVVV",
        "upperRoman": "I II X XI XX XXI C",
        "lowerRoman": "i ii x xi xx xxi c",
        "ordinal": "1st 2nd 10th 11th 20th 21st 100th",
        "chineseCounting": "一 二 十 十一 二十 二十一 一〇〇",
        "taiwaneseCounting": "一 二 十 十一 二十 二十一 一〇〇",
        "chineseCountingThousand": "一 二 十 十一 二十 二十一 一百",
        "taiwaneseCountingThousand": "一 二 十 十一 二十 二十一 一百",
        "japaneseCounting": "一 二 十 十一 二十 二十一 一百",
        "ideographDigital": "一 二 一〇 一一 二〇 二一 一〇〇",
        "chineseLegalSimplified": "壹 贰 壹拾 壹拾壹 贰拾 贰拾壹 壹佰",
        "ideographLegalTraditional": "壹 貳 壹拾 壹拾壹 貳拾 貳拾壹 壹佰",
        "ideographTraditional": "甲 乙 癸 11 20 21 100",
        "ideographZodiac": "子 丑 酉 戌 20 21 100",
        "ideographZodiacTraditional": "甲子 乙丑 癸酉 甲戌 癸未 甲申 100",
        "decimalEnclosedCircle": "① ② ⑩ ⑪ ⑳ 21 100",
        "decimalEnclosedParen": "⑴ ⑵ ⑽ ⑾ ⒇ 21 100",
        "decimalEnclosedFullstop": "⒈ ⒉ ⒑ ⒒ ⒛ 21 100",
        "decimalFullWidth": "１ ２ １０ １１ ２０ ２１ １００",
    }.items(),
)
def test_numbers_are_written_in_their_format(number_format, expected):
    assert [write_number(value, number_format) for value in (1, 2, 10, 11, 20, 21, 100)] == expected.split()


def test_chinese_numbers_mean_what_they_count():
    assert all(number_value(write_number(value, "chineseCountingThousand")) == value for value in range(1, 2000))


def test_no_number_grows_without_bound():
    for number_format in ("upperLetter", "lowerRoman", "chineseCountingThousand", "chineseLegalSimplified", "zeros10"):
        assert len(write_number(999_999_999, number_format)) < 40
    assert write_number(-3, "upperRoman") == "-3"
    assert write_number(0, "lowerLetter") == "0"


@pytest.mark.parametrize("level", ["", "12", "9", "-1", "٣", "甲"])
def test_levels_that_no_list_has_are_passed_over(level):
    numbering = abstract(0, lvl(0, "%1、"), lvl(level, "%1.")) + num(1, 0, restart(level, 5))
    assert labels(p("文", num=1), numbering=numbering) == ["1、"]
