"""Word documents made of a text: the same text, and every character in a run of its own offset."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from zongjie_lint.cells import Cell, TableCells
from zongjie_lint.span import Span
from zongjie_lint.word.composition import composed
from zongjie_lint.word.elements import fit

from . import word_samples as ws

TEXT = "云岭镇工作总结\n一、主要工作\n（一）抓修路\n完成情况见表。\n项目\t一季度\t二季度\n修路\t12\t\n结束。"
TABLE = TEXT.index("项目")


def cell(row, column, text, **merged):
    start = TEXT.index(text, TABLE) if text else TEXT.index("\t\n") + 1
    return Cell(row, column, Span(start, start + len(text)), **merged)


CELLS = (
    cell(0, 0, "项目"),
    cell(0, 1, "一季度"),
    cell(0, 2, "二季度"),
    cell(1, 0, "修路"),
    cell(1, 1, "12"),
    cell(1, 2, ""),
)


def made(cells=CELLS):
    table = TableCells(Span(TABLE, TEXT.index("\n结束")), cells)
    headings = [(Span(8, 14), 1), (Span(15, 21), 2)]
    return composed(TEXT, [table], Span(0, 7), headings)


def held(manuscript):
    return [(piece.span.of_text(manuscript.text.text), piece.node.text) for piece in manuscript.text.pieces]


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from("全镇，。 \t\f\n\r\x01\ud7ff\ufffe①𠮷　"), max_size=30))
def test_any_text(text):
    manuscript = composed(text, [], None, [])
    lines = re.split(r"\r\n|\r|\n", text)
    shown = "\n".join(lines[:-1] if len(lines) > 1 and not lines[-1] else lines)
    assert ws.text_of(manuscript.data) == "\f".join(map(fit, shown.split("\f")))
    assert all(node is None or node == fit(own) for own, node in held(manuscript))
    pieces = "".join(own for own, _ in held(manuscript))
    assert pieces == re.sub(r"[\r\n]", "", text)


def test_a_table_is_a_table():
    manuscript = made()
    assert ws.text_of(manuscript.data) == TEXT
    [table] = list(ws.document_of(manuscript.data).iter(ws.W + "tbl"))
    rows = [["".join(cell.itertext()) for cell in row.iter(ws.W + "tc")] for row in table.iter(ws.W + "tr")]
    assert rows == [["项目", "一季度", "二季度"], ["修路", "12", ""]]
    assert all(own == node for own, node in held(manuscript))


def test_merged_cells():
    merged = (*CELLS[:1], cell(0, 1, "一季度\t二季度", columns=2), *CELLS[3:])
    table = next(ws.document_of(made(merged).data).iter(ws.W + "tbl"))
    assert [span.get(ws.W + "val") for span in table.iter(ws.W + "gridSpan")] == ["2"]


def test_rows_merged_far_beyond_the_last():
    merged = (
        cell(0, 0, "项目", rows=65534),
        cell(0, 1, "一季度"),
        cell(0, 2, "二季度"),
        cell(1, 1, "12"),
        cell(1, 2, ""),
    )
    table = next(ws.document_of(made(merged).data).iter(ws.W + "tbl"))
    assert len(list(table.iter(ws.W + "tr"))) == 2
    assert [each.get(ws.W + "val") for each in table.iter(ws.W + "vMerge")] == ["restart", "continue"]


def test_places_without_a_cell_stay_empty():
    table = next(ws.document_of(made((*CELLS[:2], CELLS[4])).data).iter(ws.W + "tbl"))
    rows = [["".join(cell.itertext()) for cell in row.iter(ws.W + "tc")] for row in table.iter(ws.W + "tr")]
    assert rows == [["项目", "一季度"], ["", "12"]]


def test_cells_merged_beyond_all_bounds_are_left_as_lines():
    overlapping = [
        cell(0, 0, "项目", rows=10**9, columns=60),
        *(cell(row, 0, "修路", columns=60) for row in range(1, 9)),
    ]
    assert not list(ws.document_of(made(tuple(overlapping)).data).iter(ws.W + "tbl"))


def test_a_table_that_cannot_be_is_left_as_lines():
    overlapping = (*CELLS, cell(0, 0, "修路"))
    manuscript = made(overlapping)
    assert not list(ws.document_of(manuscript.data).iter(ws.W + "tbl"))
    assert ws.text_of(manuscript.data) == TEXT


def test_title_and_headings_stand_out():
    styles = [style.get(ws.W + "val") for style in ws.document_of(made().data).iter(ws.W + "pStyle")]
    assert styles == ["Title", "Heading1", "Heading2"]
