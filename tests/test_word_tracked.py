"""Tracked changes: accepted, they give the mended text, rejected, the one that was."""

from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from zongjie_lint.cli import main
from zongjie_lint.edit import Edit, edited
from zongjie_lint.span import Span
from zongjie_lint.word.manuscript import Manuscript
from zongjie_lint.word.revisions import revised
from zongjie_lint.word.runs import Runs

from . import word_documents as wd
from . import word_samples as ws
from .test_word_fix import writable

NOW = datetime(2026, 7, 8, 9, 30)
many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@many
@given(ws.documents, st.data())
def test_accepted_or_rejected(data, draw):
    manuscript = Manuscript.read(data)
    before = manuscript.text.text
    edits = writable(manuscript, draw.draw(ws.edits(before)))
    after = revised(manuscript, edits, NOW)
    assert ws.text_of(after) == edited(before, edits)
    assert ws.text_of(ws.decided(after, accept=True)) == edited(before, edits)
    assert ws.text_of(ws.decided(after, accept=False)) == before


BY = 'w:author="李某" w:date="2026-06-01T09:00:00Z"'
INSERTED = f'<w:ins w:id="91" {BY}>{wd.r("整修村道１２公里,清淤")}</w:ins>'


def tracked(document, *edits):
    return revised(Manuscript.read(document), edits, NOW)


def at(document, old, new):
    start = ws.text_of(document).index(old)
    return Edit(Span(start, start + len(old)), new)


def marks(data):
    """Who inserted or deleted what, in order; of an insertion what it holds still."""
    found = []
    for mark in ws.document_of(data).iter(ws.W + "ins", ws.W + "del"):
        text = "".join(node.text for node in mark.iter(ws.W + "t", ws.W + "delText"))
        found.append((mark.get(ws.W + "author"), mark.tag.split("}")[1], text))
    return found


def test_only_the_characters_that_change_are_marked():
    document = wd.document(wd.p("整修", wd.r("村道１２公里", rpr="<w:b/>"), "。"))
    after = tracked(document, at(document, "道１２公", "道12公"))
    assert marks(after) == [("zongjie-lint", "del", "１２"), ("zongjie-lint", "ins", "12")]
    assert b"<w:rPr><w:b/></w:rPr><w:t>12</w:t>" in ws.parts_of(after)["word/document.xml"]


@many
@given(ws.documents, st.data())
def test_runs_are_parted_alike_in_any_order(data, draw):
    one, other = Manuscript.read(data), Manuscript.read(data)
    spans = draw.draw(st.lists(ws.spans(one.text.text), max_size=6))
    Runs(one.text.pieces).part(spans)
    runs = Runs(other.text.pieces)
    for span in spans:
        runs.isolate(span)
    main = one.package.main
    assert etree.tostring(one.package.tree(main)) == etree.tostring(other.package.tree(main))


def test_in_what_another_person_inserted():
    document = wd.document(wd.p("全镇", INSERTED, "。"))
    after = tracked(document, at(document, "１２", "12"))
    assert marks(after) == [
        ("李某", "ins", "整修村道１２"),
        ("zongjie-lint", "del", "１２"),
        ("zongjie-lint", "ins", "12"),
        ("李某", "ins", "公里,清淤"),
    ]
    assert not [mark for mark in ws.document_of(after).iter(ws.W + "ins") if mark.getparent().tag == ws.W + "ins"]
    identifiers = [mark.get(ws.W + "id") for mark in ws.document_of(after).iter(ws.W + "ins", ws.W + "del")]
    assert len(identifiers) == len(set(identifiers))


@pytest.mark.parametrize("taken", ["2147483647", "9" * 5000, "1", "01", "-3", "甲"])
def test_numbers_that_are_taken(taken):
    mark = f'<w:bookmarkStart w:id="{taken}" w:name="b"/><w:bookmarkEnd w:id="{taken}"/>'
    document = wd.document(wd.p(mark, "整修１２公里"))
    after = tracked(document, at(document, "１２", "12"))
    numbers = [int(each.get(ws.W + "id")) for each in ws.document_of(after).iter(ws.W + "ins", ws.W + "del")]
    assert len(numbers) == 2
    assert set(numbers) <= {1, 2, 3} - ({1} if taken.endswith("1") else set())


@pytest.mark.parametrize("old", ["\n\n平", "全镇经济\n\n", "\n完。"])
def test_paragraphs(old):
    document = wd.document(wd.p("全镇经济"), wd.p(), wd.p("平稳运行。"), wd.p("完。"))
    after = tracked(document, at(document, old, old.strip("\n")[-1:] if old.startswith("\n\n") else ""))
    assert len(list(ws.document_of(after).iter(ws.W + "p"))) == 4
    assert len(ws.text_of(after)) < len(ws.text_of(document))
    assert ws.text_of(ws.decided(after, accept=False)) == ws.text_of(document)


class TestCommand:
    TEXT = "云岭镇工作总结\n全镇整修村道１２公里,清淤。\n全镇做好做好防汛工作。\n"

    @pytest.fixture
    def folder(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        Path("草稿.txt").write_text(self.TEXT)
        Path("草稿.docx").write_bytes(wd.document(*(wd.p(line) for line in self.TEXT.splitlines())))
        return tmp_path

    def run(self, *arguments, stdin=None):
        return CliRunner().invoke(main, ["fix", *arguments], input=stdin)

    @pytest.mark.parametrize("name", ["草稿.txt", "草稿.docx"])
    def test_the_report_stays_and_the_other_document_has_the_changes(self, folder, name):
        before = Path(name).read_bytes()
        done = self.run(name, "--tracked", "修订.docx", "--unsafe-fixes")
        assert done.exit_code == 0
        assert Path(name).read_bytes() == before
        assert "修订" in done.stdout
        after = Path("修订.docx").read_bytes()
        assert ws.text_of(ws.decided(after, accept=False)) == self.TEXT.rstrip()
        assert (
            ws.text_of(ws.decided(after, accept=True))
            == "云岭镇工作总结\n全镇整修村道12公里，清淤。\n全镇做好防汛工作。"
        )

    def test_what_a_person_should_look_at_only_on_demand(self, folder):
        self.run("草稿.docx", "--tracked", "修订.docx")
        assert "做好做好" in ws.text_of(Path("修订.docx").read_bytes())

    def test_standard_input(self, folder):
        assert self.run("-", "--tracked", "修订.docx", stdin=self.TEXT).exit_code == 0
        assert "12公里" in ws.text_of(Path("修订.docx").read_bytes())

    @pytest.mark.parametrize("options", [["--tracked", "修订.docx"], ["--diff"], []])
    def test_a_digital_signature_is_said_to_hold_no_longer(self, folder, options):
        signed = ws.repackaged(Path("草稿.docx").read_bytes(), b"", b"", **{"_xmlsignatures/sig1.xml": "<Signature/>"})
        Path("签.docx").write_bytes(signed)
        done = self.run("签.docx", *options)
        assert "签名就失效" in done.stdout + done.stderr
        again = self.run("草稿.docx", *options)
        assert "签名" not in again.stdout + again.stderr

    def test_nothing_to_mend_is_written_as_it_is(self, folder):
        Path("净.docx").write_bytes(wd.document(wd.p("全镇平稳。")))
        done = self.run("净.docx", "--tracked", "修订.docx")
        assert (done.exit_code, ws.text_of(Path("修订.docx").read_bytes())) == (0, "全镇平稳。")
        assert "没有能自动改的" in done.stdout

    def test_a_template_behind_another_suffix_is_not_called_docx(self, folder):
        own = Path("草稿.docx").read_bytes()
        template = ws.repackaged(own, b"wordprocessingml.document.main", b"wordprocessingml.template.main")
        Path("草稿.doc").write_bytes(template)
        refused = self.run("草稿.doc", "--tracked", "修订.docx")
        assert (refused.exit_code, Path("修订.docx").exists()) == (2, False)
        assert ".dotx 结尾" in refused.stdout + refused.stderr
        assert self.run("草稿.doc", "--tracked", "修订.dotx").exit_code == 0

    @pytest.mark.parametrize(
        "arguments",
        [
            ["草稿.docx", "草稿.txt", "--tracked", "修订.docx"],
            ["草稿.docx", "--tracked", "草稿.docx"],
            ["草稿.docx", "--tracked", "修订.txt"],
            ["草稿.docx", "--tracked", "修订.docx", "--diff"],
            ["没有.docx", "--tracked", "修订.docx"],
            ["草稿.docx", "--tracked", "没有/修订.docx"],
        ],
    )
    def test_faults(self, folder, arguments):
        before = Path("草稿.docx").read_bytes()
        assert self.run(*arguments).exit_code == 2
        assert Path("草稿.docx").read_bytes() == before
        assert not Path("修订.docx").exists()
