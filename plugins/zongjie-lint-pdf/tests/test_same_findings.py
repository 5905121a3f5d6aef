"""Reports that LibreOffice set: the same findings in the PDF as in the plain text."""

from pathlib import Path

import pytest
from zongjie_lint_pdf.pdf_reader import PdfReader

from zongjie_lint.builtin import load_plugins
from zongjie_lint.linter import Linter
from zongjie_lint.readers.text import TextReader

FOLDER = Path(__file__).parents[3] / "tests" / "documents"
LINTER = Linter(tuple(rule() for rule in load_plugins().rules()))


def findings(name, reader):
    report = LINTER.read_and_check(name, (FOLDER / name).read_bytes(), reader)
    assert report.error is None
    return sorted((found.code, found.span.of_text(report.source.text)) for found in report.diagnostics)


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the documents stand in the repository of zongjie-lint")
@pytest.mark.parametrize("name", ["半年总结", "述职报告", "讲话稿"])
def test_a_report_set_as_pdf_has_the_findings_of_its_text(name):
    assert findings(f"{name}.pdf", PdfReader()) == findings(f"{name}.txt", TextReader())
