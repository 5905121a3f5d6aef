"""HTML: a page to read, to filter, and to print as a 审校单."""

from __future__ import annotations

from typing import ClassVar, TextIO

from zongjie_lint.report import Report
from zongjie_lint.reporter import View
from zongjie_lint.reporters.utf8 import in_utf8


class HtmlReporter:
    """Writes one page that needs no other file."""

    name: ClassVar[str] = "html"
    shows_register: ClassVar[bool] = True
    shows_tracebacks: ClassVar[bool] = True

    def write(self, report: Report, stream: TextIO, view: View) -> None:
        """Render the whole report to a stream, in UTF-8 wherever the stream can be told so."""
        from zongjie_lint.reporters.html.page import page  # noqa: PLC0415 - other formats do without it

        in_utf8(stream).write(page(report, view))
