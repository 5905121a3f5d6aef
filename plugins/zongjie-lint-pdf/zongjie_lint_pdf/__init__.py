"""Reads PDF files for zongjie-lint."""

from __future__ import annotations

from collections.abc import Iterable

from zongjie_lint.plugins import hookimpl
from zongjie_lint.reader import Reader
from zongjie_lint_pdf.pdf_reader import PdfReader


@hookimpl
def provide_readers() -> Iterable[Reader]:
    """The reader of PDF files."""
    return [PdfReader()]
