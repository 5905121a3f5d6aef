"""An Excel workbook: one sheet for the ledger, one for the relations."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from zongjie_lint.message import Language
from zongjie_lint.report import Register
from zongjie_lint.reporters.columns import visible, width
from zongjie_lint.sheet import Sheet, ledger, relations

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

_COLOURS = {
    "fail": ("#9C0006", "#FFC7CE"),
    "rounding": ("#7F6000", "#FFEB9C"),
    "pass": ("#006100", "#C6EFCE"),
    "uncertain": ("#595959", "#EDEDED"),
    "not_assessable": ("#595959", "#EDEDED"),
}
_NARROWEST, _WIDEST = 6, 60
_LONGEST = 32_000
"""Excel takes no longer texts."""
_SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def xlsx_bytes(register: Register, language: Language) -> bytes:
    """The register as a workbook; every cell but the numbers of rows and lines is text, so that none is computed."""
    from xlsxwriter.workbook import Workbook  # noqa: PLC0415 - slow to import, and needed by this alone

    stream = io.BytesIO()
    with Workbook(stream, _SAFE) as workbook:
        for sheet in (ledger(register, language), relations(register, language)):
            _Writer(workbook).write(sheet)
    return stream.getvalue()


class _Writer:
    """Writes sheets in a few formats of one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._head = workbook.add_format({"bold": True, "bottom": 1, "bg_color": "#D9E1F2", "valign": "vcenter"})
        self._text = workbook.add_format({"text_wrap": True, "valign": "top"})
        self._number = workbook.add_format({"align": "right", "valign": "top"})
        self._verdicts = {verdict: self._coloured(*colours) for verdict, colours in _COLOURS.items()}

    def write(self, sheet: Sheet) -> None:
        """Add a sheet, its head frozen and with filters."""
        page = self._workbook.add_worksheet(sheet.title)
        last = len(sheet.headings) - 1
        for at, heading in enumerate(sheet.headings):
            page.write_string(0, at, heading.title, self._head)
            page.set_column(at, at, _columns([heading.title, *(row[at] for row in sheet.rows)]))
        for line, (row, verdict) in enumerate(zip(sheet.rows, sheet.verdicts, strict=True), start=1):
            for at, cell in enumerate(row):
                kind = self._format(sheet, at, verdict)
                if sheet.headings[at].key in ("number", "line"):
                    page.write_number(line, at, int(cell), kind)
                else:
                    page.write_string(line, at, visible(cell)[:_LONGEST], kind)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, len(sheet.rows), last)

    def _format(self, sheet: Sheet, at: int, verdict: str | None) -> Format:
        if at == sheet.place("verdict") and verdict:
            return self._verdicts[verdict]
        return self._number if sheet.headings[at].is_number else self._text

    def _coloured(self, text: str, ground: str) -> Format:
        return self._workbook.add_format({"font_color": text, "bg_color": ground, "valign": "top"})


def _columns(cells: list[str]) -> int:
    """Wide enough for the widest text and for the arrow of the filter."""
    return min(max(_NARROWEST, *(width(cell[:_WIDEST]) for cell in cells)) + 3, _WIDEST)
