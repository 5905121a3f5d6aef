"""All that is checked within the tables of a document, and which cell is probably wrong where several checks fail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.data_table import DataTable, Place
from zongjie_lint.facts.numeric_expression import NumericExpression
from zongjie_lint.record import Record
from zongjie_lint.relations.table_ratios import parts_of, ratios_of
from zongjie_lint.relations.table_repair import wanted_of
from zongjie_lint.relations.table_running import distances_of, running_of
from zongjie_lint.relations.table_sums import sums_of, without_doubles
from zongjie_lint.relations.table_view import CellCheck, CheckKind
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.span import Span

_HOLDS = (Verdict.PASS, Verdict.ROUNDING)
_ORDER = list(CheckKind)
_MOST_FAILURES = 40


class TableAudit(Fact, Record):
    """The checks of one table."""

    span: Span
    table: DataTable
    checks: tuple[CellCheck, ...]
    suspects: dict[int, NumericExpression]
    """By the number of a failed check: the cell that would explain other failures too."""
    consequences: dict[int, int]
    """The failed checks that another explains, and which."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """The audit of every table of numbers."""
        for table in document.facts(DataTable):
            found = [*sums_of(document, table), *ratios_of(document, table), *parts_of(document, table)]
            found += [*running_of(document, table), *distances_of(document, table)]
            checks = without_doubles(found)
            suspects, consequences = _explained(table, checks)
            yield cls(table.span, table, tuple(checks), suspects, consequences)

    def following(self, at: int) -> list[CellCheck]:
        """The failed checks that one explains."""
        return [self.checks[other] for other, by in self.consequences.items() if by == at]


def _explained(table: DataTable, checks: Sequence[CellCheck]) -> tuple[dict[int, NumericExpression], dict[int, int]]:
    """Cells in which several failures meet, one after the other, the one with most failures first."""
    failed = {at for at, check in enumerate(checks) if check.verdict is Verdict.FAIL}
    cleared = Counter(place for check in checks if check.verdict in _HOLDS for place in check.places)
    suspects: dict[int, NumericExpression] = {}
    consequences: dict[int, int] = {}
    while failed:
        meetings = _meetings(checks, failed)
        most = max(map(len, meetings.values()))
        if most == 1:
            break
        meeting = sorted(
            (place for place in meetings if len(meetings[place]) == most), key=lambda place: (cleared[place], place)
        )
        here = meetings[meeting[0]]
        first = min(here, key=lambda at: _rank(checks[at], meeting[0]))
        if len(meeting) == 1 or cleared[meeting[0]] < cleared[meeting[1]]:
            suspects[first] = table.numbers[meeting[0]]
        consequences |= {at: first for at in here if at != first}
        failed -= set(here)
    return suspects, consequences


def _meetings(checks: Sequence[CellCheck], failed: set[int]) -> dict[Place, list[int]]:
    """By cell, the most failures that one other number in it would mend together."""
    meeting: dict[Place, list[int]] = {}
    for at in sorted(failed):
        for place in checks[at].places:
            meeting.setdefault(place, []).append(at)
    return {place: _mended(checks, place, found) for place, found in meeting.items()}


def _mended(checks: Sequence[CellCheck], place: Place, failed: Sequence[int]) -> list[int]:
    wanted = {at: wanted_of(checks[at], place) for at in failed[:_MOST_FAILURES]}
    groups = (
        [at for at, figure in wanted.items() if one is None or figure is None or figure.meets(one)]
        for one in wanted.values()
    )
    return max(groups, key=len)


def _rank(check: CellCheck, place: Place) -> tuple[bool, bool, int]:
    """Sums first, and those first whose result is the cell in question."""
    return check.is_probable, check.stated.place != place, _ORDER.index(check.kind)


def checks_of(document: Document, *kinds: CheckKind) -> Iterator[tuple[TableAudit, int, CellCheck]]:
    """The checks of some kinds in all tables."""
    for audit in document.facts(TableAudit):
        for at, check in enumerate(audit.checks):
            if check.kind in kinds:
                yield audit, at, check
