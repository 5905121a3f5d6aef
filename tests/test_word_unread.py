"""What a Word document holds besides text is told, and does not make the check fail."""

import pytest
from word_documents import document, p, r

from zongjie_lint.linter import Linter
from zongjie_lint.readers.word import WordReader

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
PICTURE = f'<w:drawing><a:graphic xmlns:a="{DRAWING}/main"><a:graphicData uri="{DRAWING}/%s"/></a:graphic></w:drawing>'
OBJECT = (
    '<w:object><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata/></v:shape>'
    '<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Excel.Sheet.12"/></w:object>'
)

LETTERING = (
    '<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="%s"><v:textpath string="%s"/></v:shape></w:pict>'
)
CANVAS = (
    f'<w:drawing><a:graphic xmlns:a="{DRAWING}/main"><a:graphicData uri="{DRAWING}/lockedCanvas"><a:txBody><a:p><a:r>'
    "<a:t>全年种树</a:t></a:r></a:p></a:txBody></a:graphicData></a:graphic></w:drawing>"
)


def unread(*runs):
    body = "".join(f"<w:p><w:r>{run}</w:r></w:p>" for run in ("<w:t>全年种树。</w:t>", *runs))
    report = Linter([]).read_and_check("稿.docx", document(body), WordReader())
    assert not report.failed
    return [each.what.zh for each in report.unread]


@pytest.mark.parametrize(
    ("run", "words"),
    [
        (PICTURE % "picture", "1 张图片"),
        (PICTURE % "chart", "1 个图表"),
        (PICTURE % "diagram", "1 个 SmartArt 图示"),
        (OBJECT, "1 个嵌入的对象"),
        (LETTERING % ("a", "全年种树三万棵"), "1 处艺术字"),
        (CANVAS, "1 处艺术字"),
    ],
)
def test_is_counted_by_kind(run, words):
    (told,) = unread(run)
    assert told.startswith(words)


def test_is_told_once_for_all():
    assert unread(PICTURE % "picture", PICTURE % "chart", PICTURE % "picture") == [
        "1 个图表、2 张图片，其中的文字和数字请自己核对"
    ]


def test_nothing_is_told_of_text_alone_nor_of_the_older_copy_of_a_drawing():
    fallback = '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Fallback>%s</mc:Fallback></mc:AlternateContent>'
    assert unread() == []
    assert unread(fallback % (PICTURE % "picture")) == []


def test_a_document_of_pictures_alone_is_not_called_empty():
    pictures = document(f"<w:p><w:r>{PICTURE % 'picture'}</w:r></w:p>")
    report = Linter([]).read_and_check("稿.docx", pictures, WordReader())
    assert report.failed
    assert "没有可检查的文字，只有：1 张图片" in report.error.zh
    assert "only pictures: 1" in report.error.en
    assert report.unread == ()  # said once
    empty = Linter([]).read_and_check("稿.docx", document("<w:p/>"), WordReader())
    assert "文件是空的" in empty.error.zh


def test_a_watermark_and_an_empty_shape_are_nothing_to_read():
    assert unread(LETTERING % ("PowerPlusWaterMarkObject1", "草稿"), LETTERING % ("a", " ")) == []


def test_headers_and_notes_are_looked_at_too():
    picture = p(r(PICTURE % "picture"))
    data = document(
        p("全年种树。", r('<w:footnoteReference w:id="2"/>')),
        footnotes=f'<w:footnote w:id="2">{picture}</w:footnote><w:footnote w:id="3">{picture}</w:footnote>',
        margins={"rId9": ("header", p(r(LETTERING % ("a", "林业简报"))))},
        section='<w:headerReference w:type="default" r:id="rId9"/>',
    )
    (told,) = WordReader().read("稿.docx", data).unread
    assert told.what.zh.startswith("1 张图片、1 处艺术字")
