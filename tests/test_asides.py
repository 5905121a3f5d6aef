"""What stands beside the text: notes and boxes are checked like it, and change nothing in it."""

from zongjie_lint.builtin import load_plugins
from zongjie_lint.document import Document
from zongjie_lint.facts.paragraph import AsideParagraph, Paragraph
from zongjie_lint.facts.signature import Signature
from zongjie_lint.facts.title import Title
from zongjie_lint.linter import Linter
from zongjie_lint.source import Source
from zongjie_lint.span import Span

TEXT = "沙溪镇2026年上半年工作总结\n一、工作情况\n上半年，新修水渠12公里，受益农户860户。\n沙溪镇人民政府\n2026年7月2日"
NOTE = "水池12座，其中大池4座、中池6座、小池3座。"
CONTENTS = "一、工作情况\t1"


def source(*beside):
    text, asides = TEXT, []
    for each in beside:
        asides.append(Span(len(text) + 1, len(text) + 1 + len(each)))
        text += "\n" + each
    return Source("稿", text, asides=tuple(asides))


def findings(checked):
    report = Linter([rule() for rule in load_plugins().rules()]).check(checked)
    return {(found.code, found.span.of_text(checked.text)) for found in report.diagnostics}


def test_a_sum_in_a_note_is_checked():
    assert ("NU01", "12座") in findings(source(NOTE))
    assert findings(source(NOTE.replace("3座", "2座"))) == findings(source())


def test_a_blank_in_a_header_is_found():
    assert ("PH01", "×") in {(code, text[:1]) for code, text in findings(source("沙溪镇工作总结，全年增收××万元"))}


def test_a_table_of_contents_says_nothing():
    assert findings(source(CONTENTS)) == findings(source())


def test_title_and_signature_are_those_of_the_text():
    with_notes, without = Document(source(NOTE, CONTENTS)), Document(source())
    assert with_notes.fact(Title) == without.fact(Title)
    assert with_notes.fact(Signature) == without.fact(Signature)
    assert with_notes.facts(Paragraph) == without.facts(Paragraph)
    assert [each.index for each in with_notes.facts(AsideParagraph)] == [5, 6]
