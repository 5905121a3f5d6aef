"""The same report in every format, saved by real programs: the same text, and the same findings."""

from functools import cache
from pathlib import Path

import pytest

from zongjie_lint.builtin import load_plugins
from zongjie_lint.inputs import reader_for
from zongjie_lint.linter import Linter
from zongjie_lint.readers import libreoffice
from zongjie_lint.readers.libreoffice import find_program
from zongjie_lint.source import UnreadableSource

FOLDER = Path(__file__).parent / "documents"
PLUGINS = load_plugins()
READERS = PLUGINS.readers()
LINTER = Linter(tuple(rule() for rule in PLUGINS.rules()))
SEEDED = {
    "半年总结": {"NU01", "NU07", "PH01", "NU03", "DT07", "PU06", "HD01", "NU21", "PU03"},
    "述职报告": {"NU01", "NU05", "PH09", "HD07", "ST03"},
    "讲话稿": {"PU01", "PU04", "DT07", "PH09"},
}
"""What is wrong in the text of each."""
CONVERTED = ("doc", "odt", "rtf")
MARKED_UP = ("docx", *CONVERTED, "md", "html")

in_every_format = pytest.mark.parametrize("form", MARKED_UP)
of_every_kind = pytest.mark.parametrize("name", SEEDED)


@cache
def report(name, form):
    path = FOLDER / f"{name}.{form}"
    checked = LINTER.read_and_check(str(path), path.read_bytes(), reader_for(str(path), READERS))
    assert checked.error is None
    assert checked.failures == ()
    return checked


def readable(form):
    if form in CONVERTED and find_program() is None:
        pytest.skip("LibreOffice is not installed")
    if not any(f".{form}" in reader.suffixes for reader in READERS):
        pytest.skip(f"no reader of .{form}")


def lines(source):
    return [line.strip() for line in source.text.splitlines() if line.strip()]


def findings(checked):
    """The codes and the texts of what is found."""
    return sorted((found.code, found.span.of_text(checked.source.text)) for found in checked.diagnostics)


@of_every_kind
def test_what_is_wrong_in_the_plain_text_is_found(name):
    assert {code for code, _ in findings(report(name, "txt"))} == SEEDED[name]


@in_every_format
@of_every_kind
def test_every_format_has_the_findings_of_the_plain_text(name, form):
    readable(form)
    assert findings(report(name, form)) == findings(report(name, "txt"))


@pytest.mark.parametrize("producer", ["docx-js", "pandoc", "python-docx"])
def test_word_documents_of_other_programs_have_the_same_findings(producer):
    checked = report("半年总结", f"{producer}.docx")
    assert findings(checked) == findings(report("半年总结", "txt"))


@pytest.mark.parametrize("form", CONVERTED)
@of_every_kind
def test_what_is_converted_reads_like_the_word_document(name, form):
    readable(form)
    converted, word = report(name, form).source, report(name, "docx").source
    assert lines(converted) == lines(word)
    assert [len(table.cells) for table in converted.tables] == [len(table.cells) for table in word.tables]


@pytest.mark.parametrize("form", CONVERTED)
def test_what_is_converted_says_what_it_was(form):
    readable(form)
    source = report("讲话稿", form).source
    assert source.format == {"doc": "Word 97–2003", "odt": "OpenDocument", "rtf": "RTF"}[form]
    assert source.package.startswith(b"PK")


@pytest.mark.parametrize("form", CONVERTED)
def test_without_libreoffice_the_message_tells_what_to_do(form, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libreoffice, "_usual_places", lambda: iter(()))
    path = str(FOLDER / f"讲话稿.{form}")
    with pytest.raises(UnreadableSource, match=r"另存为”\.docx"):
        reader_for(path, READERS).read(path, Path(path).read_bytes())
