"""The register of a file: its figures and the relations that were checked, as `zongjie-lint facts` lists them."""

from __future__ import annotations

from collections.abc import Sequence

from zongjie_lint.register import CheckedRelation, Entry
from zongjie_lint.report import Register
from zongjie_lint.reporters.html import wording
from zongjie_lint.reporters.html.markup import Markup, element, joined
from zongjie_lint.reporters.html.numbered import Numbered
from zongjie_lint.sheet import Heading, Sheet, ledger, relations

_SIGNS = {"fail": "✗ ", "pass": "✓ "}


def register(of: Numbered) -> Markup:
    """Both sheets of the register, folded up: a reviewer goes through them line by line, others never."""
    filled = of.file.register
    if filled is None:
        return Markup()
    said = [element("p", of.say(wording.NO_FIGURES), class_="quiet")]
    tables = [_table(sheet, rows, filled, of) for sheet, rows in _sheets(filled, of) if rows]
    summary = element("summary", element("h3", of.say(wording.LEDGER)))
    return element("details", summary, *(tables or said), class_="ledger", id=f"{of.id}-ledger")


def _sheets(filled: Register, of: Numbered) -> list[tuple[Sheet, Sequence[Entry | CheckedRelation]]]:
    return [(ledger(filled, of.language), filled.entries), (relations(filled, of.language), filled.relations)]


def _table(sheet: Sheet, rows: Sequence[Entry | CheckedRelation], filled: Register, of: Numbered) -> Markup:
    shown = sheet.without_empty_columns()
    heads = [element("th", each.title, scope="col", class_=_kind(each)) for each in shown.headings]
    body = [_row(shown, cells, row, filled, of) for cells, row in zip(shown.rows, rows, strict=True)]
    caption = element("caption", f"{sheet.title} · {len(rows)}")
    table = element("table", caption, element("thead", element("tr", *heads)), element("tbody", *body))
    return element("div", table, class_="scroll", tabindex=0, role="region", aria_label=sheet.title)


def _row(sheet: Sheet, cells: Sequence[str], row: Entry | CheckedRelation, filled: Register, of: Numbered) -> Markup:
    columns = [
        element("td", _cell(heading.key, cell, row, filled, of), class_=_kind(heading))
        for heading, cell in zip(sheet.headings, cells, strict=True)
    ]
    name = of.relation(row.number) if isinstance(row, CheckedRelation) else None
    return element("tr", *columns, id=name, class_=row.verdict)


def _cell(key: str, cell: str, row: Entry | CheckedRelation, filled: Register, of: Numbered) -> str:
    if key == "line":
        return element("a", _place(cell, row, filled, of), href=f"#{of.line(filled.source, row.span.start)}")
    if key == "verdict":
        return _SIGNS.get(row.verdict or "", "") + cell
    if key == "relations" and isinstance(row, Entry):
        links = [element("a", str(number), href=f"#{of.relation(number)}") for number in row.relations]
        return joined(part for link in links for part in (link, " "))
    return cell


def _place(cell: str, row: Entry | CheckedRelation, filled: Register, of: Numbered) -> str:
    """The number of the line, or the name of the place where that says more."""
    start = row.span.start
    return cell if filled.source.is_told_by_line(start) else of.say(filled.source.place(start))


def _kind(heading: Heading) -> str:
    return f"{heading.key} figure" if heading.is_number else heading.key
