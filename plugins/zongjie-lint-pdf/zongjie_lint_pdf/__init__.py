"""Reads PDF files for zongjie-lint."""

from __future__ import annotations

from collections.abc import Iterable

from zongjie_lint.plugins import hookimpl
from zongjie_lint.reader import Reader
from zongjie_lint_pdf.pdf_reader import PdfReader

ZONGJIE_LINT_API = 1
"""The version of the hooks that this plugin is written for."""


@hookimpl
def provide_readers() -> Iterable[Reader]:
    """The reader of PDF files."""
    return [PdfReader()]
