"""CSV that Excel opens as it is: both sheets, one below the other."""

from __future__ import annotations

import csv
import io

from zongjie_lint.message import Language
from zongjie_lint.report import Register
from zongjie_lint.reporters.columns import harmless
from zongjie_lint.reporters.formula import as_text
from zongjie_lint.sheet import ledger, relations


def csv_bytes(register: Register, language: Language) -> bytes:
    """The register as UTF-8 with a byte-order mark; a cell that a spreadsheet would compute is made text."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    first, second = ledger(register, language), relations(register, language)
    for sheet in (first, second):
        writer.writerows([[]] if sheet is second else [])
        writer.writerow([sheet.title])
        writer.writerow([heading.title for heading in sheet.headings])
        writer.writerows([as_text(harmless(cell)) for cell in row] for row in sheet.rows)
    return stream.getvalue().encode("utf-8-sig", "backslashreplace")
