"""SARIF 2.1.0 (OASIS, with errata 01): for code scanning, and for viewers of findings."""

from __future__ import annotations

from typing import ClassVar, TextIO

from zongjie_lint.report import Report
from zongjie_lint.reporter import View
from zongjie_lint.reporters.json_text import json_text
from zongjie_lint.reporters.utf8 import in_utf8


class SarifReporter:
    """Writes one log with one run."""

    name: ClassVar[str] = "sarif"
    describes_rules: ClassVar[bool] = True

    def write(self, report: Report, stream: TextIO, view: View) -> None:
        """Render the whole report to a stream."""
        from zongjie_lint.reporters.sarif.log import log  # noqa: PLC0415 - other formats do without it

        in_utf8(stream).write(json_text(log(report, view), indent=2) + "\n")
