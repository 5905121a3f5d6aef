"""Documents that keep to the strict standard are read like others, and stay what they are."""

from datetime import datetime

from zongjie_lint.edit import Edit
from zongjie_lint.span import Span
from zongjie_lint.word.manuscript import Manuscript
from zongjie_lint.word.new_comments import Comment, commented
from zongjie_lint.word.rewriting import rewritten

from . import word_documents as wd
from . import word_samples as ws

USUAL = "http://schemas.openxmlformats.org/"
STRICT = "http://purl.oclc.org/ooxml/"
NAMES = {
    USUAL + "wordprocessingml/2006/main": STRICT + "wordprocessingml/main",
    USUAL + "officeDocument/2006/relationships": STRICT + "officeDocument/relationships",
    USUAL + "officeDocument/2006/math": STRICT + "officeDocument/math",
}
COMMENT = Comment(Span(0, 2), ("错误：数字不对", "NU01 sum-mismatch"))


def strict(data):
    contents = {name: content.decode() for name, content in ws.parts_of(data).items()}
    for usual, name in NAMES.items():
        contents = {part: content.replace(usual, name) for part, content in contents.items()}
    return wd.zipped(contents)


def written(data):
    return {
        name: content.decode()
        for name, content in ws.parts_of(commented(Manuscript.read(data), [COMMENT], datetime(2026, 7, 8))).items()
    }


def test_what_is_written_is_strict_too():
    parts = written(strict(wd.document(wd.p("全镇工作。"))))
    for name in ("word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels"):
        assert STRICT in parts[name]
        assert not any(usual in parts[name] for usual in NAMES)
    assert "http://schemas.openxmlformats.org/package/2006/relationships" in parts["word/_rels/document.xml.rels"]


def test_a_mention_of_the_standard_is_text():
    for address in (*NAMES, *NAMES.values()):
        said = f'见 xmlns:w="{address}" 和 "{address}"。'
        for make in (lambda data: data, strict):
            data = make(wd.document(wd.p("全镇工作。"), wd.p("待改")))
            parts = {name: content.decode() for name, content in ws.parts_of(data).items()}
            parts["word/document.xml"] = parts["word/document.xml"].replace("待改", said)
            data = wd.zipped(parts)
            assert ws.text_of(data) == f"全镇工作。\n{said}"
            assert said in written(data)["word/document.xml"]
            after = rewritten(Manuscript.read(data), [Edit(Span(0, 2), "全县")])
            assert ws.text_of(after) == f"全县工作。\n{said}"


def test_a_usual_document_with_a_mention_stays_usual():
    parts = written(wd.document(wd.p("全镇工作。见 " + STRICT)))
    assert parts["word/document.xml"].count(STRICT) == 1
    assert STRICT not in parts["word/comments.xml"] + parts["word/_rels/document.xml.rels"]
