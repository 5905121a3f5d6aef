"""What holds for fixing any text whatever, in any encoding."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zongjie_lint.diagnostic import Edit, Severity
from zongjie_lint.document import Document
from zongjie_lint.edit import Revision, edited, in_order
from zongjie_lint.fixer import Fixer
from zongjie_lint.linter import Linter
from zongjie_lint.number_guard import keeps_numbers
from zongjie_lint.reader import UnwritableEdits
from zongjie_lint.readers.text import TextReader
from zongjie_lint.source import UnreadableSource
from zongjie_lint.span import Span

from .test_document_properties import RULES, TEXTS

LINTER = Linter(RULES)
READER = TextReader()
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk", "big5", "big5hkscs"]
LINE_ENDS = ["\n", "\r\n", "\r"]
WORDS = "全镇，。、；“”〔2026〕—12.5%一二三²€〇①𠮷ê̄ \r\n\u3000國家ˉ·"
few = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
many = settings(max_examples=200, deadline=None)


def fixed(data, *, unsafe):
    return Fixer(LINTER, unsafe).fix("稿.txt", data, READER)


def grave(report):
    """The codes of errors and warnings."""
    return {found.code for found in report.diagnostics if found.severity > Severity.INFO}


def assert_fixed_well(data, *, unsafe):
    report = fixed(data, unsafe=unsafe)
    before = LINTER.read_and_check("稿.txt", data, READER)
    if report.error:
        assert report.after == data
        return
    after = READER.read("稿.txt", report.after)
    assert after.encoding == before.source.encoding
    assert edited(report.original.text, report.edits) == after.text
    assert all(keeps_numbers(report.original.text, edit) for edit in report.edits)
    if report.edits:
        assert READER.write(data, before.source, report.edits) == report.after
    assert not fixed(report.after, unsafe=unsafe).is_changed
    assert_gone(report, unsafe=unsafe)


def assert_gone(report, *, unsafe):
    """A rule that was given its way has nothing more to mend, but for what was refused, and is said."""
    said = {left.code for left in report.left_out}
    fixes = [found for found in report.checked.diagnostics if found.fix and (unsafe or found.fix.safety == "safe")]
    assert {found.code for found in fixes if any(True for _ in found.fix.edits)} <= said


@few
@given(TEXTS, st.sampled_from(ENCODINGS), st.sampled_from(LINE_ENDS), st.booleans())
def test_any_text_in_any_encoding(text, encoding, line_end, unsafe):
    data = text.replace("\n", line_end).encode(encoding, "ignore")
    assert_fixed_well(data, unsafe=unsafe)


def mendable(rule):
    """The examples in which a rule has something to mend."""
    documents = ((example, Document(example.text, kind=example.kind)) for example in rule.examples)
    return [example for example, document in documents if any(found.fix for found in rule.check(document))]


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_examples_of_every_rule(rule, unsafe):
    for example in mendable(rule):
        assert_fixed_well(example.text.encode(), unsafe=unsafe)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_fixing_an_example_brings_no_error_or_warning(rule):
    new = {}
    for example in mendable(rule):
        report = fixed(example.text.encode(), unsafe=True)
        before = LINTER.read_and_check("稿.txt", example.text.encode(), READER)
        if report.is_changed and grave(report.checked) - grave(before):
            new[example.text] = grave(report.checked) - grave(before)
    assert new == {}


@st.composite
def texts_with_edits(draw):
    text = draw(st.text(st.sampled_from(WORDS), max_size=40))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    replacements = st.text(st.sampled_from(WORDS), max_size=3)
    edits = [Edit(Span(a, b), draw(replacements)) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    return text, edits


@many
@given(texts_with_edits(), st.sampled_from(ENCODINGS))
def test_bytes_outside_the_edits_are_the_same(made, encoding):
    text, edits = made
    data = "".join(character for character in text if _can_hold(encoding, character)).encode(encoding)
    try:
        source = READER.read("稿.txt", data)
        edits = [edit for edit in edits if edit.span.end <= len(source.text)]
        after = READER.write(data, source, edits)
    except (UnreadableSource, UnwritableEdits):
        return
    assert_only_edits_differ(data, after, source, edits)


def assert_only_edits_differ(data, after, source, edits):
    """Byte by byte: each stretch between two edits is found in the new bytes just as it was in the old."""
    mark = len(data) - sum(len(part) for part in _stretches(data, source, [Edit(Span(0, 0), "")]))
    rest_old, rest_new = data[mark:], after[mark:]
    assert data[:mark] == after[:mark]
    for stretch, edit in zip(_stretches(data, source, edits), [*in_order(edits), None], strict=True):
        assert rest_old.startswith(stretch)
        assert rest_new.startswith(stretch)
        rest_old, rest_new = rest_old[len(stretch) :], rest_new[len(stretch) :]
        if edit:
            codec = _codec(source, data)
            rest_old = rest_old[len(edit.span.of_text(source.text).encode(codec)) :]
            rest_new = rest_new[len(edit.replacement.encode(codec)) :]
    assert rest_old == rest_new == b""


def _stretches(data, source, edits):
    codec = _codec(source, data)
    end = 0
    for edit in in_order(edits):
        yield source.text[end : edit.span.start].encode(codec)
        end = edit.span.end
    yield source.text[end:].encode(codec)


def _codec(source, data):
    plain = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
    if data.startswith((b"\xfe\xff", b"\x00\x00\xfe\xff")):
        plain = {"utf-16": "utf-16-be", "utf-32": "utf-32-be"}
    return plain.get(source.encoding, source.encoding)


def _can_hold(encoding, character):
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@many
@given(texts_with_edits(), st.data())
def test_rounds_are_composed(made, data):
    text, edits = made
    revision = Revision.of(text).then(edits)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(revision.text)), max_size=6, unique=True)))
    more = [Edit(Span(a, b), "丁") for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    revision = revision.then(more)
    assert revision.text == edited(edited(text, edits), more)
    assert edited(text, revision.edits()) == revision.text
