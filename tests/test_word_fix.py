"""`fix` on Word documents: the characters concerned change, and nothing else."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zongjie_lint.cli import main
from zongjie_lint.edit import Edit, edited
from zongjie_lint.reader import UnwritableEdits
from zongjie_lint.span import Span
from zongjie_lint.word.changes import changes_of
from zongjie_lint.word.manuscript import Manuscript
from zongjie_lint.word.rewriting import rewritten

from . import word_documents as wd
from . import word_samples as ws

many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def writable(manuscript, edits):
    """The edits that the document takes."""
    while True:
        try:
            changes_of(manuscript, edits)
        except UnwritableEdits as unwritable:
            edits = [edit for edit in edits if edit not in unwritable.edits]
        else:
            return edits


@many
@given(ws.documents, st.data())
def test_edits_survive_write_and_read(data, draw):
    manuscript = Manuscript.read(data)
    edits = writable(manuscript, draw.draw(ws.edits(manuscript.text.text)))
    after = rewritten(manuscript, edits)
    assert ws.text_of(after) == edited(manuscript.text.text, edits)
    before, written = ws.parts_of(data), ws.parts_of(after)
    assert list(before) == list(written)
    assert {name for name in before if before[name] != written[name]} <= {"word/document.xml"}


def fixed(document, *edits):
    return rewritten(Manuscript.read(document), edits)


def at(document, old, new):
    """An edit of the first place where the text is so."""
    start = ws.text_of(document).index(old)
    return Edit(Span(start, start + len(old)), new)


def looks(data):
    """Each run of the document by its formatting and text."""
    return [
        ("".join(each.tag.split("}")[1] for each in run.iterfind(f"{ws.W}rPr/*")), "".join(run.itertext()))
        for run in ws.document_of(data).iter(ws.W + "r")
    ]


class TestFormatting:
    def test_characters_that_are_as_many_keep_the_looks_of_those_they_replace(self):
        document = wd.document(wd.p("完成", wd.r("１", rpr="<w:b/>"), wd.r("２", rpr="<w:i/>"), "公里。"))
        after = fixed(document, at(document, "１２", "12"))
        assert looks(after) == [("", "完成"), ("b", "1"), ("i", "2"), ("", "公里。")]

    def test_what_is_inserted_looks_like_the_character_before(self):
        document = wd.document(wd.p(wd.r("5月1", rpr="<w:b/>"), "举行。"))
        after = fixed(document, Edit(Span(3, 3), "日"))
        assert looks(after) == [("b", "5月1日"), ("", "举行。")]

    def test_runs_that_lose_all_their_characters_go(self):
        document = wd.document(wd.p("做好", wd.r("做好", rpr="<w:b/>"), "防汛。"))
        assert looks(fixed(document, at(document, "做好", ""))) == [("b", "做好"), ("", "防汛。")]

    def test_blanks_at_an_end_count(self):
        document = wd.document(wd.p("甲，乙。"))
        after = fixed(document, at(document, "乙。", " "))
        assert ws.text_of(after) == "甲， "

    def test_both_forms_of_a_text_box(self):
        document = wd.document(wd.p("正文。", wd.box("共１２人")))
        after = ws.parts_of(fixed(document, at(document, "１２", "12")))["word/document.xml"].decode()
        assert after.count("共12人") == 2

    def test_notes_and_headers(self):
        document = wd.document(
            wd.p("正文", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
            footnotes=f'<w:footnote w:id="2">{wd.p("共１２人")}</w:footnote>',
            margins={"rId9": ("header", wd.p("共３人"))},
            section='<w:headerReference w:type="default" r:id="rId9"/>',
        )
        after = fixed(document, at(document, "１２", "12"), at(document, "３", "3"))
        assert ws.text_of(after) == ws.text_of(document).replace("１２", "12").replace("３", "3")


class TestParagraphs:
    def test_joined(self):
        document = wd.document(wd.p("全镇经济"), wd.p(), wd.p(wd.r("平稳运行。", rpr="<w:b/>")), wd.p("完。"))
        after = fixed(document, at(document, "\n\n平", "平"))
        assert ws.text_of(after) == "全镇经济平稳运行。\n完。"
        assert looks(after)[:2] == [("", "全镇经济"), ("b", "平稳运行。")]

    def test_taken_out(self):
        document = wd.document(wd.p("首页"), wd.p("下载本文"), wd.p("主要工作", num=1), numbering=NUMBERING)
        after = fixed(document, at(document, "首页\n下载本文\n", ""))
        assert ws.text_of(after) == "一、主要工作"

    def test_the_last_taken_out(self):
        document = wd.document(wd.p("正文。"), wd.p("下载本文"))
        assert ws.text_of(fixed(document, at(document, "\n下载本文", ""))) == "正文。"


NUMBERING = wd.abstract(0, wd.lvl(0, "%1、", "chineseCounting")) + wd.num(1, 0)
LOCKED = '<w:sdt><w:sdtPr><w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
BOUND = '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
DELETED_END = '<w:rPr><w:del w:id="9" w:author="李某" w:date="2026-06-01T09:00:00Z"/></w:rPr>'
TWO_HEADERS = {
    "margins": {"rId8": ("header", wd.p("共３人")), "rId9": ("header", wd.p("共３人"))},
    "section": '<w:headerReference w:type="default" r:id="rId8"/><w:headerReference w:type="first" r:id="rId9"/><w:titlePg/>',
}


@pytest.mark.parametrize(
    ("document", "old", "new", "reason"),
    [
        (wd.document(wd.p("主要工作", num=1), numbering=NUMBERING), "一、", "一.", "自动生成"),
        (wd.document(wd.p("主要工作", num=1), numbering=NUMBERING), "一、主要", "主要", "自动生成"),
        (wd.document(wd.tbl(wd.tr("甲", "乙"))), "甲\t乙", "甲乙", "自动生成"),
        (wd.document(wd.p("甲。乙。")), "。乙", "。\n乙", "加段落"),
        (wd.document(wd.p("甲"), wd.tbl(wd.tr(wd.tc("一"))), wd.p("乙")), "甲\n一\n乙", "甲乙", "不相连"),
        (wd.document(wd.p("甲", ppr="<w:sectPr/>"), wd.p("乙")), "\n", "", "不相连"),
        (wd.document(wd.p("共", LOCKED.format(wd.r("３人")))), "３", "3", "内容控件"),
        (wd.document(wd.p("共", BOUND.format(wd.r("３人")))), "３", "3", "内容控件"),
        (wd.document(wd.p("共", BOUND.replace("w:dataB", "w15:dataB").format(wd.r("３人")))), "３", "3", "内容控件"),
        (wd.document(wd.p("甲"), wd.p("乙", ppr=DELETED_END)), "乙", "", "修订"),
        (wd.document(wd.p("甲", ppr=DELETED_END), wd.p("乙")), "乙", "", "修订"),
        (wd.document(wd.p("甲"), wd.p("乙", ppr=DELETED_END), wd.p("丙")), "\n", "", "不相连"),
        (wd.document(wd.p("甲", ppr=DELETED_END), wd.tbl(wd.tr("乙", "丙"))), "甲", "", "修订"),
        (wd.document(wd.p("式", "<m:oMath><m:r><m:t>x＝１</m:t></m:r></m:oMath>")), "１", "1", "公式"),
        (wd.document(wd.p("正文"), **TWO_HEADERS), "３", "3", "页眉"),
        (wd.document(wd.p("甲乙")), "乙", "\x01", "字符"),
    ],
)
def test_what_a_document_cannot_take_is_refused_with_a_reason(document, old, new, reason):
    edit = at(document, old, new)
    with pytest.raises(UnwritableEdits) as refused:
        fixed(document, edit)
    assert refused.value.edits == (edit,)
    assert reason in refused.value.reason.zh


def test_a_paragraph_that_runs_on_may_lose_some_of_its_characters():
    document = wd.document(wd.p("甲。。", ppr=DELETED_END), wd.p("乙。。"))
    assert ws.text_of(fixed(document, Edit(Span(1, 2), ""), Edit(Span(5, 6), ""))) == "甲。乙。"


class TestCommand:
    DRAFT = wd.document(
        wd.p("云岭镇工作总结"),
        wd.p("全镇整修村道", wd.r("１２", rpr="<w:b/>"), "公里,清淤。"),
        wd.p("工作，，", num=1),
        numbering=NUMBERING,
    )

    @pytest.fixture
    def path(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        path = Path("草稿.docx")
        path.write_bytes(self.DRAFT)
        return path

    def test_the_form_is_mended_and_the_formatting_kept(self, path):
        done = CliRunner().invoke(main, ["fix", str(path)])
        assert done.exit_code == 0
        assert looks(path.read_bytes())[1:4] == [("", "全镇整修村道"), ("b", "12"), ("", "公里，清淤。")]

    def test_a_second_run_changes_nothing(self, path):
        CliRunner().invoke(main, ["fix", str(path)])
        before = path.read_bytes()
        assert "没有能自动改的" in CliRunner().invoke(main, ["fix", str(path)]).stdout
        assert path.read_bytes() == before

    def test_a_difference_is_told_in_words_to_programs_too(self, path):
        done = CliRunner().invoke(main, ["fix", str(path), "--diff"])
        assert done.exit_code == 1
        assert "第 2 段" in done.stdout
        assert "@@" not in done.stdout
        assert path.read_bytes() == self.DRAFT

    def test_what_is_left_out_is_told_by_its_paragraph(self, path):
        path.write_bytes(wd.document(wd.p("共", LOCKED.format(wd.r("３人")), "。")))
        done = CliRunner().invoke(main, ["fix", str(path)])
        assert "没有改 NS11（第 1 段）：内容控件" in done.stdout
