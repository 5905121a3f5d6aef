"""A figure of the text and the cell of a table that gives it too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import ClassVar, Self

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.data_table import DataTable
from zongjie_lint.facts.named_cell import NamedCell
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.facts.table_figure import TableFigure, indicator_name
from zongjie_lint.figure import Figure
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.cell_match import CellMatches, Closeness, Match, digits_in, is_slip, said_of, signed
from zongjie_lint.relations.cell_reading import CellReading, CellReadings
from zongjie_lint.relations.ledger import Basis, LedgerEntry
from zongjie_lint.relations.misprint import significant_digits
from zongjie_lint.relations.relation import Operand, Relation
from zongjie_lint.relations.table_relation import cell_name
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import in_unit_of, printed
from zongjie_lint.span import Span

_IN_TABLE = Message("表中的数", "in the table")
_NOWHERE = Message("", "")
_RISES = Message(
    "正文说是增加{stated}，表中{cell}是{number}，一增一减",
    "the text tells a rise of {stated}, the table {number} ({cell}): the directions differ",
)
_FALLS = Message(
    "正文说是减少{stated}，表中{cell}是{number}，一增一减",
    "the text tells a fall of {stated}, the table {number} ({cell}): the directions differ",
)
_OWN = compiled(r"[全我本][省市县区镇乡州旗盟局院校]|全街道|辖区|我们|.{0,6}城镇")
_OTHER_BASE = compiled(r"环比|年初|上月|上季|两年|年均|累计")
_FARTHEST = 3
"""Values further apart than this factor are figures of different things, unless their digits are the same."""


class TextAgainstTable(Relation):
    """The same indicator in the text and in a table."""

    title: ClassVar = Message("正文与表格", "text and table")
    cell: Message = _NOWHERE
    in_table: str = ""

    @property
    def names(self) -> dict[str, Message]:
        """The cell and its number."""
        return {"cell": self.cell, "number": Message(self.in_table, self.in_table)}

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every figure of the text whose indicator, time and unit are those of one cell."""
        cells = defaultdict(list)
        for figure in document.facts(TableFigure):
            cells[figure.indicator, figure.is_growth].append(figure)
        stated = [*_stated(document)] if cells else []
        known: set[Span] = set()
        settled: set[Span] = set()
        told: dict[tuple[str, Role], list[Claim]] = defaultdict(list)
        for name, _, claim in stated:
            told[name, claim.role].append(claim)
        for name, entry, claim in stated:
            found = _cell(cells[name, claim.role is Role.GROWTH], entry, claim)
            if found:
                known.add(claim.number.span)
                verdict = _verdict(claim, found, told[name, claim.role])
                settled |= {claim.number.span} if verdict is not Verdict.UNCERTAIN else set()
                yield cls._of(document, claim, found, verdict, is_probable=not _have_like_digits(claim, found))
        for relation in cls._by_words(document, known):
            settled |= {relation.stated.span} if relation.verdict is not Verdict.UNCERTAIN else set()
            yield relation
        yield from cls._by_names(document, settled)

    @classmethod
    def _by_words(cls, document: Document, known: set[Span]) -> Iterator[Self]:
        """The figures whose cell is told by labels, title and the rest of the sentence together."""
        if not document.facts(NamedCell):
            return
        matches = CellMatches(document)
        told: dict[str, list[Claim]] = defaultdict(list)
        for entry in document.facts(LedgerEntry):
            told[said_of(entry)].append(entry.claim)
        for entry in document.facts(LedgerEntry):
            for match, others in _matched(matches, entry):
                if match.claim.number.span not in known:
                    verdict = _verdict_by_words(matches, match, others, told[said_of(entry)])
                    is_probable = not _is_certain(match)
                    yield cls._of(document, match.claim, match.cell, verdict, is_probable=is_probable)

    @classmethod
    def _by_names(cls, document: Document, known: set[Span]) -> Iterator[Self]:
        """The figures that miss what the rows and columns named in their sentence give by a slip."""
        if not document.facts(DataTable):
            return
        readings = CellReadings(document)
        for entry in document.facts(LedgerEntry):
            if entry.claim.number.span not in known:
                yield from (cls._of_reading(document, each) for each in readings.slips_of_level(entry))
        for statement in document.facts(StatementClaims):
            for claim in statement.claims:
                if claim.number.span not in known:
                    yield from (cls._of_reading(document, each) for each in readings.slips_of(claim))

    @classmethod
    def _of_reading(cls, document: Document, reading: CellReading) -> Self:
        claim, table = reading.claim, reading.table
        numbers = [table.numbers[place] for place in reading.cells]
        is_computed = bool(reading.link) or reading.divisor > 1
        alone = printed(document, numbers[0]) + (numbers[0].unit if numbers[0].unit not in numbers[0].text else "")
        in_table = in_unit_of(document, claim.number, reading.figure.value) if is_computed else alone
        spans = [claim.number.span, *(number.span for number in numbers)]
        name = _name_of(reading)
        return cls(
            Span(min(spans).start, max(span.end for span in spans)),
            claim.number,
            tuple(Operand(number, _IN_TABLE) for number in numbers),
            None,
            f"正文{printed(document, claim.number)}，表中{name.zh}{'＝' if is_computed else ''}{in_table}",
            Verdict.FAIL,
            is_probable=True,
            told=(_FALLS if claim.sign < 0 else _RISES) if reading.is_opposite else None,
            cell=name,
            in_table=in_table,
        )

    @classmethod
    def _of(
        cls, document: Document, claim: Claim, cell: TableFigure | NamedCell, verdict: Verdict, *, is_probable: bool
    ) -> Self:
        unit = cell.number.unit if cell.number.unit not in cell.number.text else ""
        in_table = printed(document, cell.number) + unit
        name = cell_name(cell.table, cell.place)
        spans = (claim.number.span, cell.span)
        return cls(
            Span(min(spans).start, max(span.end for span in spans)),
            claim.number,
            (Operand(cell.number, _IN_TABLE),),
            None,
            f"正文{printed(document, claim.number)}，表中{name.zh}{in_table}",
            verdict,
            is_probable=is_probable,
            cell=name,
            in_table=in_table,
        )


def _name_of(reading: CellReading) -> Message:
    """The cells of a reading, and how they are joined."""
    names = [cell_name(reading.table, place) for place in reading.cells]
    over = f" ÷ {reading.divisor}" if reading.divisor > 1 else ""
    joint = f" {reading.link} "
    return Message(joint.join(name.zh for name in names) + over, joint.join(name.en for name in names) + over)


def _matched(matches: CellMatches, entry: LedgerEntry) -> Iterator[tuple[Match, list[Match]]]:
    """The figures of an entry, each with the first of the cells that it may be, and all of them."""
    if entry.basis is not Basis.ACTUAL or entry.is_in_plans or entry.claim.figure.is_hedged:
        return
    if "分别" in entry.claim.clause + entry.claim.lead:
        return
    groups = [[*matches.of_level(entry)], *([*matches.of_modifier(entry, role)] for role in _MODIFIERS)]
    for found in groups:
        if found and not found[0].claim.figure.is_hedged:
            agreeing = (match for match in found if _agrees(match))
            yield next(agreeing, found[0]), found


_MODIFIERS = (Role.GROWTH, Role.COMPLETION, Role.SHARE)


def _agrees(match: Match) -> bool:
    figure = match.cell.number.figure
    return figure is not None and signed(match.claim).meets(figure)


def _verdict_by_words(matches: CellMatches, match: Match, found: Sequence[Match], mates: Sequence[Claim]) -> Verdict:
    inside, claim = match.cell.number.figure, match.claim
    if inside is None or inside.is_hedged:
        return Verdict.NOT_ASSESSABLE
    if _agrees(match):
        return Verdict.PASS
    values = {each.cell.number.figure.value for each in found if each.cell.number.figure}
    if len(values) > 1 or matches.holds(claim) or any(signed(mate).meets(inside) for mate in mates):
        return Verdict.UNCERTAIN
    return Verdict.FAIL if _is_likely_slip(match, inside) else Verdict.UNCERTAIN


def _is_likely_slip(match: Match, inside: Figure) -> bool:
    """Whether a wrong figure is the likelier reason for the difference than another matter."""
    claim, said = match.claim, signed(match.claim)
    if claim.role is not Role.LEVEL:
        is_same_sort = claim.role in (Role.GROWTH, Role.RATE, Role.COMPLETION) and _are_within(said, inside, _FARTHEST)
        return is_same_sort or _have_like_digits(claim, match.cell)
    if is_slip(claim, match.cell.number):
        return match.closeness in _CLOSE or digits_in(claim.number) > _FEWEST_DIGITS
    if match.closeness not in _CLOSE:
        return False
    is_scoped = match.closeness is Closeness.EXACT and match.cell.scope != ""
    nearest = _NEAR if match.closeness is Closeness.ANCHORED or is_scoped else Decimal(1)
    return _are_within(said, inside, nearest)


_CLOSE = (Closeness.EXACT, Closeness.ANCHORED)
_FEWEST_DIGITS = 3
_NEAR = Decimal("1.25")
"""A figure of the same thing that is wrong in several digits is mostly nearer than this factor."""


def _is_certain(match: Match) -> bool:
    """Whether name, unit, time and scope are all the same, and one digit is not."""
    is_named = match.closeness is Closeness.EXACT and not match.cell.is_titled and len(match.cell.name) > _SHORT
    dimension = match.cell.number.dimension
    return is_named and bool(dimension) and not match.cell.scope and is_slip(match.claim, match.cell.number)


_SHORT = 3


def _stated(document: Document) -> Iterator[tuple[str, LedgerEntry, Claim]]:
    """Levels and rates of growth in the text that are said of the present."""
    for entry in document.facts(LedgerEntry):
        name = indicator_name(entry.indicator, document.vocabulary.indicators)
        if name and entry.basis is Basis.ACTUAL and not entry.is_in_plans:
            growth = entry.modifier(Role.GROWTH)
            for claim in (entry.claim, growth):
                if claim and not claim.figure.is_hedged and claim.role in (Role.LEVEL, Role.RATE, Role.GROWTH):
                    yield name, entry, claim


def _cell(cells: Sequence[TableFigure], entry: LedgerEntry, claim: Claim) -> TableFigure | None:
    """The only cell that is of the same scope, time and unit."""
    clause = claim.clause + claim.statement.lead(claim.at)
    if "分别" in clause or (claim.role is Role.GROWTH and _OTHER_BASE.search(clause)):
        return None
    found = [
        cell
        for cell in cells
        if _is_same_scope(cell, entry) and _is_same_time(cell, entry) and _is_same_measure(cell, claim)
    ]
    return found[0] if len(found) == 1 else None


def _is_same_scope(cell: TableFigure, entry: LedgerEntry) -> bool:
    if cell.scope:
        return cell.scope == entry.scope
    return not entry.scope or _OWN.fullmatch(entry.scope) is not None


def _is_same_time(cell: TableFigure, entry: LedgerEntry) -> bool:
    """Whether both name one time, or neither names a part of the year or another year."""
    said = entry.moment or entry.time
    if said and cell.time:
        return said.may_be(cell.time)
    named = said or cell.time
    if named is None:
        return True
    is_present = entry.time_text in _WHOLE or cell.time is not None or named.year == cell.year
    return (named.first, named.last) == (1, 12) and is_present


_WHOLE = ("全年", "年度", "今年", "本年", "当年")


def _is_same_measure(cell: TableFigure, claim: Claim) -> bool:
    is_percentage = claim.number.kind is NumericKind.PERCENT
    return cell.number.dimension == ("%" if is_percentage else claim.dimension) and cell.number.figure is not None


def _verdict(claim: Claim, cell: TableFigure, mates: Sequence[Claim]) -> Verdict:
    """A failure only where nothing else in the text or the table explains the difference."""
    inside = cell.number.figure
    if inside is None or inside.is_hedged:
        return Verdict.NOT_ASSESSABLE
    if signed(claim).meets(inside):
        return Verdict.PASS
    if any(signed(mate).meets(inside) for mate in mates) or _is_elsewhere(claim, cell.table):
        return Verdict.UNCERTAIN
    if _is_sum_of_two(claim, cell):
        return Verdict.UNCERTAIN
    near = _are_within(signed(claim), inside, _FARTHEST)
    return Verdict.FAIL if near or _have_like_digits(claim, cell) else Verdict.UNCERTAIN


def _is_sum_of_two(claim: Claim, cell: TableFigure) -> bool:
    """Whether two cells of the same column add up to what is stated: the sentence speaks of these two."""
    row, column = cell.place
    others = [each.figure for place, each in cell.table.numbers.items() if place[1] == column and place[0] != row]
    figures = [figure for figure in others if figure is not None][:_MOST_ADDED]
    return any((one + other).meets(signed(claim)) for one, other in combinations(figures, 2))


_MOST_ADDED = 60
"""Cells of a column that are added up by twos."""


def _is_elsewhere(claim: Claim, table: DataTable) -> bool:
    """Whether the table has the figure of the text in another cell."""
    figure = signed(claim)
    return any(
        number.figure is not None and number.dimension == claim.dimension and number.figure.value == figure.value
        for number in table.numbers.values()
    )


def _are_within(one: Figure, other: Figure, factor: Decimal | int) -> bool:
    """Whether two of one sign are no more than a factor apart."""
    if one.value * other.value <= 0:
        return False
    ratio = one.value / other.value
    return 1 <= ratio <= factor or 1 <= 1 / ratio <= factor


def _have_like_digits(claim: Claim, cell: TableFigure | NamedCell) -> bool:
    """Whether the two are a slip of the keyboard apart: the same digits, or all but one."""
    one, other = (significant_digits(text) for text in (claim.number.text, cell.number.text))
    if sorted(one) == sorted(other):
        return True
    return len(one) == len(other) > 1 and sum(a != b for a, b in zip(one, other, strict=True)) == 1
