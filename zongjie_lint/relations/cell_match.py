"""Which cell of a table a figure of the text is, by the words of both, and by the other figures of the sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from enum import IntEnum
from functools import cache, lru_cache
from itertools import islice, pairwise

import regex

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role
from zongjie_lint.facts.data_table import DataTable
from zongjie_lint.facts.indicator import Own, canonical, indicator_in
from zongjie_lint.facts.named_cell import NamedCell, period_of
from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.facts.statement import ANY_MARK
from zongjie_lint.facts.table_line import LineKind, LineRole
from zongjie_lint.facts.time_span import TimeSpan, read_time_span
from zongjie_lint.figure import Figure
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.relations.ledger import LedgerEntry
from zongjie_lint.relations.misprint import significant_digits

_RECENT = 4096
"""Words of documents are kept so many, however many documents there are."""

Cell = tuple[int, int, int]
"""The table, the row and the column of a number; −1 for all rows or columns."""


class Closeness(IntEnum):
    """How well the words of a text name a cell."""

    HINTED = 0
    """Another of the sentence is a number of the same row or column, and the names have something in common."""
    ANCHORED = 1
    """The same of two or more others."""
    CONTAINED = 2
    """The words contain the label, with others between or around."""
    EXACT = 3


class Match(Record):
    """A figure of the text with a cell it may be."""

    claim: Claim
    cell: NamedCell
    closeness: Closeness


_ROLES = {
    Role.GROWTH: (LineRole.GROWTH,),
    Role.COMPLETION: (LineRole.COMPLETION,),
    Role.SHARE: (LineRole.SHARE,),
    Role.RATE: (LineRole.RATE, LineRole.LEVEL),
    Role.LEVEL: (LineRole.LEVEL,),
}
_OWN = compiled(r"[全我本][省市县区镇乡州旗盟局院校]|全街道|辖区|我们|.{0,6}城镇")
_OTHER_BASE = compiled(r"环比|年初|上月|上季|两年|年均|累计|可比|口径|不变价|剔除|扣除|序时|考核")
_CHANGES_MEASURE = compiled(
    r"新增|净增|新(?=[建办设签])|累计|历年|平均|人均|户均|日均|月均|其中|首次|当月|本月|本季|当季|在建|拟|(?<![接招优])待|未|剩余|尚|不足|超|减|增|降|近[三五两]年|[省市县区]级|中央|上级|自筹|配套|重点|直接|间接|预计|计划|目标|应|同比|比上年|第[一二三四]|专项|意向|框架协议"
)
_ANCHORS = 2
_FEWEST_DIGITS = 3
_NO_TIME = compiled(r"\s*(?:的)?(?:任务|目标|计划|预算|指标|考核)")
_COMPARED = ("比", "较", "与", "同")


class _Values:
    """The numbers of tables in the order of their values, by what they measure."""

    def __init__(self, numbers: Iterable[tuple[NumericExpression, Cell]]) -> None:
        self._sorted: dict[str, list[tuple[float, Figure, Cell]]] = defaultdict(list)
        self._width: dict[str, float] = defaultdict(float)
        self._hedged: list[NumericExpression] = []
        for number, cell in numbers:
            if number.figure and number.figure.is_hedged:
                self._hedged.append(number)
            elif number.figure:
                figure, dimension = number.figure, number.dimension
                self._sorted[dimension].append((float(figure.value), figure, cell))
                self._width[dimension] = max(self._width[dimension], float(figure.high - figure.low))
        for found in self._sorted.values():
            found.sort(key=lambda each: each[0])

    def meeting(self, figure: Figure, dimension: str) -> Iterator[Cell]:
        """The cells whose number may be the same as a figure that nothing loosens."""
        found, width = self._sorted.get(dimension, []), self._width.get(dimension, 0.0)
        at = bisect_left(found, float(figure.low) - width, key=lambda each: each[0])
        for value, inside, cell in islice(found, at, None):
            if value > float(figure.high) + width:
                break
            if figure.meets(inside):
                yield cell

    def hold(self, figure: Figure, dimensions: Sequence[str] | None) -> bool:
        """Whether a number of some measures, of any where none is given, may be the same but for its sign."""
        among = [*self._sorted] if dimensions is None else dimensions
        if any(True for dimension in among for way in (figure, -figure) for _ in self.meeting(way, dimension)):
            return True
        loose = (each.figure for each in self._hedged if dimensions is None or each.dimension in dimensions)
        return any(each and (figure.meets(each) or figure.meets(-each)) for each in loose)


class CellMatches:
    """The tables of a document, ready to be asked for the cell that a figure of the text is."""

    def __init__(self, document: Document) -> None:
        self._cells = document.facts(NamedCell)
        self._period = period_of(document)
        self._tables = document.facts(DataTable) if self._cells else ()
        self._order = {id(table): at for at, table in enumerate(self._tables)}
        self._kinds = {(id(table), row.index): row.kind for table in self._tables for row in reversed(table.rows)}
        self._labels = {id(table): _row_names(table) for table in self._tables}
        self._values = _Values(
            (number, (id(table), *place)) for table in self._tables for place, number in table.numbers.items()
        )
        self._by_opening: dict[str, list[NamedCell]] = defaultdict(list)
        self._by_row: dict[tuple[int, int], list[NamedCell]] = defaultdict(list)
        self._by_place: dict[Cell, list[NamedCell]] = defaultdict(list)
        for cell in self._cells:
            self._by_opening[cell.name[:2]].append(cell)
            self._by_row[id(cell.table), cell.place[0]].append(cell)
            self._by_place[id(cell.table), *cell.place].append(cell)
        self._by_column: dict[tuple[int, int], list[NamedCell]] = defaultdict(list)
        for cell in sorted(self._cells, key=lambda each: each.place):
            self._by_column[id(cell.table), cell.place[1]].append(cell)
        self._anchors: dict[int, list[tuple[NumericExpression, Sequence[Cell]]]] = {}

    def of_level(self, entry: LedgerEntry) -> Iterator[Match]:
        """The cells that a level or a rate may be, the best named only."""
        if not self._cells:
            return
        claim = entry.claim
        found = [
            Match(claim, cell, closeness)
            for cell in self._with_like_names(entry)
            if cell.role in _ROLES.get(claim.role, ())
            and (closeness := self._closeness(cell, entry))
            and _is_of_dimension(cell, claim)
            and self._is_same_time(cell, entry)
            and not _is_of_change(cell, claim)
        ]
        found = found or [*self._anchored(entry)]
        best = max((match.closeness for match in found), default=None)
        yield from (match for match in found if match.closeness is best)

    def _with_like_names(self, entry: LedgerEntry) -> Iterator[NamedCell]:
        """The cells whose name begins with two characters of the words."""
        words = said_of(entry) + unit_word(entry.number.unit)
        for opening in dict.fromkeys(map("".join, pairwise(words))):
            yield from self._by_opening.get(opening, ())

    def of_modifier(self, entry: LedgerEntry, role: Role) -> Iterator[Match]:
        """The cells beside the level that the text gives as the table does: its growth, its completion, its share."""
        claim = entry.modifier(role)
        if claim is None or _OTHER_BASE.search(claim.clause) or digits_in(entry.number) < _FEWEST_DIGITS:
            return
        for level in self._levels_of(entry):
            for cell in self._by_row[id(level.table), level.place[0]]:
                if cell.role in _ROLES[role] and cell.topics == level.topics:
                    yield Match(claim, cell, Closeness.CONTAINED)

    def _levels_of(self, entry: LedgerEntry) -> Iterator[NamedCell]:
        """The cells that give the level of an entry."""
        for dimension in dict.fromkeys((entry.claim.dimension, "")):
            for place in self._values.meeting(entry.claim.figure, dimension):
                for cell in self._by_place.get(place, ()):
                    if cell.role is LineRole.LEVEL and _is_level(cell, entry) and self._is_same_time(cell, entry):
                        yield cell

    def holds(self, claim: Claim) -> bool:
        """Whether some table has the figure of the text in any cell."""
        is_percentage = claim.number.kind is NumericKind.PERCENT
        return self._values.hold(signed(claim), None if is_percentage else ("", claim.dimension))

    def _is_same_time(self, cell: NamedCell, entry: LedgerEntry) -> bool:
        said = _time_of(entry, self._period)
        same = (said.first, said.last) == (cell.time.first, cell.time.last)
        return same and (not said.year or not cell.time.year or said.year == cell.time.year)

    def _closeness(self, cell: NamedCell, entry: LedgerEntry) -> Closeness | None:
        said = said_of(entry)
        if cell.scope:
            if cell.scope not in said + entry.claim.clause or _other_scope(entry, cell.scope):
                return None
            said = said.replace(cell.scope, "", 1).removeprefix("的")
        elif not _is_own(entry) or self._names_a_row(cell, entry):
            return None
        return closeness_of(cell.name, said, entry.claim.number.unit, cell.table.office)

    def _names_a_row(self, cell: NamedCell, entry: LedgerEntry) -> bool:
        """Whether the sentence speaks of one of the rows, so that the total is not meant."""
        if self._kinds[id(cell.table), cell.place[0]] is not LineKind.TOTAL:
            return False
        claim = entry.claim
        start = max(claim.statement.masked.rfind(mark, 0, claim.place) for mark in ";。") + 1
        words = claim.statement.masked[start : claim.place]
        return "其中" in words or any(_is_named_in(label, words) for label in self._labels[id(cell.table)])

    def _anchored(self, entry: LedgerEntry) -> Iterator[Match]:
        """The cells of a row or a column of which the sentence gives other numbers, where the names are alike."""
        said = said_of(entry)
        lines = self._lines_of(entry.claim) if len(said) > 1 and not _CHANGES_MEASURE.search(said) else {}
        for line, places in lines.items():
            for cell in self._of_line(line):
                anchors = len(places - {(line[0], *cell.place)})
                if anchors and self._is_alike(cell, entry, said):
                    yield Match(entry.claim, cell, Closeness.ANCHORED if anchors >= _ANCHORS else Closeness.HINTED)

    def _of_line(self, line: Cell) -> Iterator[NamedCell]:
        """The levels of a row, or of a column of indicators."""
        table, row, column = line
        if column < 0:
            yield from (each for each in self._by_row[table, row] if not each.is_of_row and _is_level_cell(each))
        else:
            yield from (each for each in self._by_column[table, column] if each.is_of_row and _is_level_cell(each))

    def _is_alike(self, cell: NamedCell, entry: LedgerEntry, said: str) -> bool:
        bare = self._said_of_scope(cell, entry, said)
        if bare is None or not _are_alike(stem_of(cell.name), bare, entry.claim.lead):
            return False
        same = _is_of_dimension(cell, entry.claim) and self._is_same_time(cell, entry)
        return same and not _is_of_change(cell, entry.claim)

    def _said_of_scope(self, cell: NamedCell, entry: LedgerEntry, said: str) -> str | None:
        """The words less the name of the row; None where they speak of another."""
        if cell.scope:
            return said.replace(cell.scope, "", 1) if cell.scope in said else None
        return said if _is_own(entry) and not self._names_a_row(cell, entry) else None

    def _lines_of(self, claim: Claim) -> dict[Cell, set[Cell]]:
        """By table and row or column, the cells that other numbers of the statement agree with."""
        found: dict[Cell, set[Cell]] = defaultdict(set)
        for number, cells in self._agreeing(claim):
            if number is not claim.number:
                for table, row, column in cells:
                    found[table, row, -1].add((table, row, column))
                    found[table, -1, column].add((table, row, column))
        return found

    def _agreeing(self, claim: Claim) -> list[tuple[NumericExpression, Sequence[Cell]]]:
        """The numbers of a statement with the cells that give the same, in the order of the tables."""
        statement = claim.statement
        if statement.span.start not in self._anchors:
            told = [each for each in statement.numbers if each.figure and digits_in(each) >= _ANCHORS]
            self._anchors[statement.span.start] = [
                (each, self._in_reading_order(self._values.meeting(each.figure, each.dimension)))
                for each in told
                if each.figure
            ]
        return self._anchors[statement.span.start]

    def _in_reading_order(self, cells: Iterable[Cell]) -> Sequence[Cell]:
        """Cells by table, row and column; an id tells tables apart, and says nothing of their order."""
        return sorted(cells, key=lambda cell: (self._order[cell[0]], *cell[1:]))


def _is_level_cell(cell: NamedCell) -> bool:
    return cell.role is LineRole.LEVEL


def _are_alike(stem: str, said: str, lead: str) -> bool:
    """Whether a short label opens the words, stands in them, or in what leads to the number, or is what they shorten."""
    if len(stem) < _ANCHORS:
        return False
    is_shortened = len(stem) <= _FEWEST_DIGITS and stem[0] == said[:1] and regex.search(".*".join(stem), said)
    return stem[:2] == said[:2] or stem in said or stem in lead or bool(is_shortened)


def _is_named_in(label: str, words: str) -> bool:
    """Whether words name a row; two characters may be parts of other words unless they open a piece of the sentence."""
    if len(label) > _ANCHORS:
        return label in words
    return regex.search(rf"(?:^|[、,:(和及与中]|{ANY_MARK}\p{{Han}}?){regex.escape(label)}", words) is not None


def _row_names(table: DataTable) -> list[str]:
    names = [compiled(r"\([^()]*\)|^其中:?").sub("", row.label) for row in table.rows if row.kind is LineKind.PLAIN]
    return [name for name in names if len(name) > 1]


def _is_level(cell: NamedCell, entry: LedgerEntry) -> bool:
    """Whether a cell gives the level of an entry, under a name that has something in common with its words."""
    figure = cell.number.figure
    if figure is None or not _is_of_dimension(cell, entry.claim) or not entry.claim.figure.meets(figure):
        return False
    said = said_of(entry) + entry.claim.clause + entry.claim.number.unit
    stem = stem_of(cell.name)
    is_named = len(stem) > 1 and any(pair in said for pair in (stem[:2], stem[-2:]))
    return is_named and (not cell.scope or cell.scope in said)


def said_of(entry: LedgerEntry) -> str:
    """The words of the text that name an entry."""
    return indicator_in(_LEADING.sub("", compiled(r"\s").sub("", entry.indicator)))


_LEADING = compiled(r"^(?:我[们市县区镇乡局院校]|一年来|共|另|已|全年|上半年|全[省市县区镇乡街道州院校局])+")


def _is_own(entry: LedgerEntry) -> bool:
    return not entry.scope or _OWN.fullmatch(entry.scope) is not None or entry.scope in entry.indicator


def _is_of_change(cell: NamedCell, claim: Claim) -> bool:
    """Whether the words speak of what came in or went away and the label does not."""
    return any(word in claim.lead and word not in cell.name for word in _INCOMES_AND_LOSSES)


_INCOMES_AND_LOSSES = (
    "增收",
    "减收",
    "多收",
    "少收",
    "增支",
    "减支",
    "增产",
    "减产",
    "净",
    "多",
    "少",
    "节约",
    "超收",
    "短收",
)


def _other_scope(entry: LedgerEntry, scope: str) -> bool:
    return bool(entry.scope) and entry.scope not in scope and scope not in entry.scope and not _is_own(entry)


def _time_of(entry: LedgerEntry, period: TimeSpan) -> TimeSpan:
    """The time the text names for an entry, else that of the report; “全年任务” names none."""
    text, statement = entry.time_text, entry.claim.statement
    place = statement.masked.rfind(text, 0, entry.claim.place) if text else -1
    before = statement.masked[max(0, place - 1) : place]
    if (
        not text
        or before in _COMPARED
        or _NO_TIME.match(statement.masked, place + len(text))
        or text in ("今年", "本年", "当年", "截至目前")
    ):
        return period
    named = entry.moment or entry.time or read_time_span(text)
    if named is None:
        return period
    year = named.year or period.year
    if compiled(r"月[底末]?$").search(text) and named.first == named.last and not compiled(r"[—~\-至]").search(text):
        return TimeSpan(year, 1, named.last)
    if compiled(r"\s*(?:19|20)\d\d\s?年度?\s*").fullmatch(text):
        return TimeSpan(year, period.first, period.last)
    return TimeSpan(year, named.first, named.last)


def _is_of_dimension(cell: NamedCell, claim: Claim) -> bool:
    """Whether the two are of one sort; a cell without a unit may be counted in what its label ends with."""
    number = claim.number
    if number.kind is NumericKind.PERCENT:
        return cell.number.dimension == "%"
    if cell.number.dimension or not claim.dimension:
        return cell.number.dimension == claim.dimension
    unit = unit_word(number.unit)
    listed = compiled(r"单位:([^\n]*)").search(cell.table.caption)
    return cell.name.endswith((unit, unit + "数", "数")) or (listed is not None and unit in listed[1])


def unit_word(unit: str) -> str:
    """A unit without 万, 亿 and their like before it."""
    return compiled(r"^[十百千万亿]+").sub("", unit)


_COUNT_AT_END = compiled(r"(?:人数|户数|家数|件数|起数|总数|总量|数量|数|情况)$")


@lru_cache(_RECENT)
def stem_of(name: str) -> str:
    """A label without the words for a number at its end."""
    return _COUNT_AT_END.sub("", name) or name


@cache
def closeness_of(name: str, said: str, unit: str, own: Own = ()) -> Closeness | None:
    """How well words name a label; None where they may mean something else."""
    word = unit_word(unit)
    names = {name, stem_of(name), stem_of(name).removesuffix(word) if word else name} - {""}
    if any(canonical(each, own) == canonical(stem_of(said), own) or each in (said, said + word) for each in names):
        return Closeness.EXACT
    rest = next((rest for each in names if (rest := _rest_of(each, said)) is not None), None)
    if rest is None or _CHANGES_MEASURE.search(rest):
        return None
    return Closeness.CONTAINED


_FEWEST_IN_COMMON = 4


def _rest_of(name: str, said: str) -> str | None:
    """What words say besides a label of three characters or more in one piece, or of four in two."""
    if len(name) < _FEWEST_IN_COMMON - 1:
        return None
    if name in said:
        return said.replace(name, "", 1)
    for at in range(2, len(name) - 1):
        head, tail = name[:at], name[at:]
        if said.startswith(head) and said.endswith(tail) and len(said) > len(name):
            return said[at : len(said) - len(tail)]
    return None


def signed(claim: Claim) -> Figure:
    """The figure of a claim, negative for a fall."""
    return -claim.figure if claim.sign < 0 else claim.figure


def digits_in(number: NumericExpression) -> int:
    """How many digits a number shows between the first and the last that is no zero."""
    return len(significant_digits(number.text))


def is_slip(claim: Claim, cell: NumericExpression) -> bool:
    """Whether one wrong digit, or two exchanged, make the one of the other at the precision of the text."""
    figure = cell.figure
    if figure is None or claim.figure.is_hedged:
        return False
    unit = claim.figure.high - claim.figure.low or Decimal(1)
    one, other = (int((abs(value) / unit).to_integral_value()) for value in (claim.figure.value, figure.value))
    scale = min(len(str(one)) - len(str(one).rstrip("0")), len(str(other)) - len(str(other).rstrip("0")))
    first, second = str(one)[: len(str(one)) - scale], str(other)[: len(str(other)) - scale]
    if len(first) != len(second) or len(first) < _FEWEST_DIGITS:
        return False
    apart = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    return len(apart) == 1 or (len(apart) == _PAIR and apart[0] == apart[1][::-1])


_PAIR = 2
