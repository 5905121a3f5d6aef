"""Running totals of tables: a column 累计 beside the values it adds up month by month, and differences to one constant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zongjie_lint.document import Document
from zongjie_lint.facts.data_table import DataTable
from zongjie_lint.facts.table_line import LineKind, LineRole, TableLine
from zongjie_lint.figure import Figure
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.relations.relation import compare
from zongjie_lint.relations.table_view import CellCheck, CheckKind, Term, View, usable, views
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import in_unit_of, printed

_HOLDS = (Verdict.PASS, Verdict.ROUNDING)
_BEFORE, _CAME_IN = Message("此前累计", "running total before"), Message("本期数", "current value")
_RESULT = Message("写明的数", "as stated")
_RUNNING = compiled(r"累计|累积")
_PERIOD = compiled(
    r"(?:(?:19|20)\d\d年)?(?:(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?|第?[一二三四1-4]季度?|(?:19|20)\d\d年?度?|第[一二三四五六七八九十\d]+[周旬期批])"
)
_OF_TIME = compiled(r"序时|时序|时间进度")
"""What all rates are held against on one day of the year."""
_FEWEST = 3
_MOST_LINES = 16


class _Step(Record):
    """One running total, the one before, and what came in between."""

    stated: Term
    terms: tuple[Term, Term]
    computed: Figure
    verdict: Verdict


def running_of(document: Document, table: DataTable) -> Iterator[CellCheck]:
    """Every running total that can be held against the one before it and what came in."""
    for view in views(table):
        periods = [each for each in view.crossings if _PERIOD.fullmatch(each.label)]
        if len(periods) > _FEWEST:
            for line in view.lines[:_MOST_LINES]:
                if line.is_additive and _RUNNING.search(line.name):
                    yield from _of_line(document, view, line, periods)


def _of_line(document: Document, view: View, line: TableLine, periods: Sequence[TableLine]) -> Iterator[CellCheck]:
    steps = [
        [step for pair in pairwise(periods) if (step := _step(view, line, value, *pair))]
        for value in view.lines[:_MOST_LINES]
        if value is not line and value.is_additive and value.unit == line.unit and not _RUNNING.search(value.name)
    ]
    found = max(steps, key=_score, default=[])
    if not _is_bound(found):
        return
    for step in found:
        yield _check(document, view, step, is_probable=view.table.has_notes or _holds(found) < _FEWEST)


def _step(view: View, line: TableLine, value: TableLine, before: TableLine, now: TableLine) -> _Step | None:
    stated = view.term(line, now, _RESULT)
    terms = (view.term(line, before, _BEFORE), view.term(value, now, _CAME_IN))
    if not stated or not terms[0] or not terms[1] or not (figure := usable(stated.number)):
        return None
    figures = [usable(term.number) for term in terms if term]
    if (
        not figures[0]
        or not figures[1]
        or {term.number.dimension for term in terms if term} != {stated.number.dimension}
    ):
        return None
    computed = figures[0] + figures[1]
    verdict = compare(computed, figure, figure.high - figure.low)
    return _Step(stated, (terms[0], terms[1]), computed, verdict)


def _score(steps: Sequence[_Step]) -> tuple[int, int]:
    return _holds(steps), -len(steps)


def _holds(steps: Sequence[_Step]) -> int:
    return sum(step.verdict in _HOLDS for step in steps)


def _is_bound(steps: Sequence[_Step]) -> bool:
    """Whether all is right but for two cells at most: a wrong running total upsets its own step and the next."""
    fails = len(steps) - _holds(steps)
    wrong = _cells_at_fault(steps)
    return _holds(steps) > 1 and wrong <= max(1, len(steps) // _FEWEST) and _holds(steps) * 2 >= fails


def _cells_at_fault(steps: Sequence[_Step]) -> int:
    """How many cells must be wrong: two failures in a row that cancel each other are one."""
    wrong, is_open = 0, False
    for one, other in pairwise([*steps, None]):
        if one is None or one.verdict in _HOLDS or is_open:
            is_open = False
            continue
        wrong += 1
        is_open = other is not None and other.verdict not in _HOLDS and _cancel(one, other)
    return wrong


def _cancel(one: _Step, other: _Step) -> bool:
    mended = one.computed + (other.terms[1].number.figure or Figure.exact(0))
    return mended.meets(other.stated.number.figure or Figure.exact(0))


def _check(document: Document, view: View, step: _Step, *, is_probable: bool) -> CellCheck:
    before, value = (printed(document, term.number) for term in step.terms)
    result = in_unit_of(document, step.stated.number, step.computed.value)
    return CellCheck(
        CheckKind.CUMULATIVE,
        step.stated,
        step.terms,
        step.computed,
        f"{before} + {value} = {result}",
        step.verdict,
        view.along_rows,
        is_probable=is_probable,
    )


def distances_of(document: Document, table: DataTable) -> Iterator[CellCheck]:
    """Every number of percentage points that is a percentage less another, or less what all of them are held against."""
    for view in views(table):
        rates = [each for each in view.lines if each.unit.is_percent and each.kind is not LineKind.APART][:_MOST_LINES]
        for line in view.lines:
            if line.role is LineRole.POINTS:
                yield from _of_points(document, view, line, rates)


def _of_points(document: Document, view: View, line: TableLine, rates: Sequence[TableLine]) -> Iterator[CellCheck]:
    tried = [_distances(view, line, rate) for rate in rates]
    tried += [_differences(view, line, now, base) for now in rates for base in rates if now is not base]
    found = max(tried, key=_score_of_points, default=[])
    holds, fails = _score_of_points(found)
    most = holds - 1 if _OF_TIME.search(line.name) else max(1, holds // 2)
    if holds >= _FEWEST and -fails <= most:
        for distance in found:
            yield _check_of_points(document, view, distance)


class _Distance(Record):
    stated: Term
    terms: tuple[Term, ...]
    less: Figure
    """What is taken off, where no cell gives it."""
    computed: Figure
    verdict: Verdict


def _score_of_points(found: Sequence[_Distance]) -> tuple[int, int]:
    holds = {distance.stated.number.text for distance in found if distance.verdict in _HOLDS}
    return len(holds), -sum(distance.verdict is Verdict.FAIL for distance in found)


def _differences(view: View, line: TableLine, now: TableLine, base: TableLine) -> list[_Distance]:
    found = []
    for crossing in view.crossings:
        cells = _figures(view, (line, now, base), crossing)
        if cells:
            (stated, figure), *operands = cells
            computed = operands[0][1] - operands[1][1]
            verdict = compare(computed, figure, figure.high - figure.low)
            found.append(_Distance(stated, tuple(term for term, _ in operands), Figure.exact(0), computed, verdict))
    return found


def _distances(view: View, line: TableLine, rate: TableLine) -> list[_Distance]:
    rows = [cells for crossing in view.crossings if (cells := _figures(view, (line, rate), crossing))]
    apart = Counter(percentage.value - points.value for (_, points), (_, percentage) in rows)
    less = Figure.exact(max(apart, key=lambda value: apart[value], default=0))
    found = []
    for (stated, figure), (term, percentage) in rows:
        computed = percentage - less
        verdict = compare(computed, figure, figure.high - figure.low)
        found.append(_Distance(stated, (term,), less, computed, verdict))
    return found


def _figures(view: View, lines: Sequence[TableLine], crossing: TableLine) -> list[tuple[Term, Figure]]:
    """The numbers of all lines where one crosses them; none where one is missing."""
    terms = [view.term(line, crossing, role) for line, role in zip(lines, _ROLES, strict=False)]
    found = [(term, figure) for term in terms if term and (figure := usable(term.number))]
    return found if len(found) == len(lines) else []


_ROLES = (_RESULT, Message("本期数", "current value"), Message("基数", "base"))


def _check_of_points(document: Document, view: View, distance: _Distance) -> CellCheck:
    shown = [printed(document, term.number) for term in distance.terms]
    base = shown[1] if len(shown) > 1 else f"{distance.less.value.normalize():f}"
    result = in_unit_of(document, distance.stated.number, distance.computed.value)
    return CellCheck(
        CheckKind.CHANGE,
        distance.stated,
        distance.terms,
        distance.computed,
        f"{shown[0]} − {base} = {result}",
        distance.verdict,
        view.along_rows,
        is_probable=len(shown) == 1,
    )
