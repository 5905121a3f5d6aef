"""Totals of tables: which rows or columns make one up, and whether they add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from zongjie_lint.document import Document
from zongjie_lint.facts.data_table import DataTable
from zongjie_lint.facts.table_line import LineKind, LineRole, TableLine
from zongjie_lint.figure import Figure, total
from zongjie_lint.lexicon import words
from zongjie_lint.message import Message
from zongjie_lint.record import Record
from zongjie_lint.relations.misprint import Repair, repair_of_sum, significant_digits
from zongjie_lint.relations.relation import compare
from zongjie_lint.relations.table_view import CellCheck, CheckKind, Term, View, usable, views
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import in_unit_of, printed

_TOTALS = (LineKind.TOTAL, LineKind.SUBTOTAL, LineKind.WHOLE)
_HOLDS = (Verdict.PASS, Verdict.ROUNDING)
_PART = Message("分项", "part")
_TOTAL = Message("合计", "total")
_LONGEST_RUN = 14
_GROUP_OF_ONE = 2
"""From one total to the next, if a single line stands between them."""
_MOST_OF_WHICH = 4
_ENOUGH = 3
"""So many totals that are right tell that lines belong together, whatever they are called."""
_TELLING_DIGITS = 8
_MOST_TERMS = 12
_MOST_LINES = 120
"""In longer tables only what is called a total is looked for."""
_NEAR = (Decimal("0.9"), Decimal("1.1"))
_RARE = 0.005
"""A chance so small that a slip is the likelier reason why numbers nearly add up."""
_REST = ("其他", "其它", "其余")

Group = tuple[TableLine, ...]


def sums_of(document: Document, table: DataTable) -> Iterator[CellCheck]:
    """Every total of a table that can be held against the sum of its parts, each cell once a direction."""
    for view in views(table):
        beside = _LinesBeside(view)
        for line in view.lines:
            yield from _of_line(document, view, line, beside)


def _of_line(document: Document, view: View, line: TableLine, beside: _LinesBeside) -> Iterator[CellCheck]:
    if line.kind in _TOTALS and _may_be_total(line):
        yield from _judged(document, view, line, [*_groups(view, line)])
    elif line.kind is LineKind.PLAIN and line.is_additive:
        children = _children(view, line)
        yield from _judged(document, view, line, [children]) if children else _discovered(document, view, line, beside)


def _children(view: View, line: TableLine) -> Group:
    """The lines right below that are numbered or indented as parts of one; none where 其中 opens them."""
    at = view.lines.index(line)
    found: list[TableLine] = []
    for each in view.lines[at + 1 :]:
        if not _is_below(each, line) or each.kind is not LineKind.PLAIN:
            break
        found.append(each)
    first = found[0] if found else line
    return tuple(each for each in found if (each.ordinal, each.depth) == (first.ordinal, first.depth))


def _is_below(each: TableLine, line: TableLine) -> bool:
    if each.role is not line.role or (each.ordinal, each.depth) == (line.ordinal, line.depth):
        return False
    ranks = (_ORDINALS.index(each.ordinal), _ORDINALS.index(line.ordinal))
    return (line.ordinal != "" and (not each.ordinal or ranks[0] > ranks[1])) or each.depth > line.depth


_ORDINALS = ("", "han", "bracket", "arabic", "small")


def _may_be_total(line: TableLine) -> bool:
    return line.is_additive or (line.kind is LineKind.TOTAL and line.role is LineRole.RATE)


class _Trial(Record):
    """How a group of lines adds up to a total in one crossing line."""

    stated: Term
    terms: tuple[Term, ...]
    computed: Figure
    verdict: Verdict
    is_trivial: bool
    has_blanks: bool


def _trial(view: View, line: TableLine, group: Group, crossing: TableLine) -> _Trial | None:
    stated = view.term(line, crossing, _TOTAL)
    terms = [term for part in group if (term := view.term(part, crossing, _PART))]
    figures = [usable(term.number) for term in terms]
    is_unread = any(view.is_text(part, crossing) for part in group)
    if stated is None or len(terms) < 2 or not _are_alike(stated, terms):
        return None
    if is_unread or any(figure is None for figure in figures) or not usable(stated.number):
        return _Trial(stated, tuple(terms), Figure.exact(0), Verdict.NOT_ASSESSABLE, True, True)
    computed = total(figure for figure in figures if figure)
    figure = stated.number.figure or Figure.exact(0)
    verdict = compare(computed, figure, figure.high - figure.low)
    trivial = sum(bool(each and each.value) for each in figures) < 2
    return _Trial(stated, tuple(terms), computed, verdict, trivial, len(terms) < len(group))


def _are_alike(stated: Term, terms: Sequence[Term]) -> bool:
    return {term.number.dimension for term in terms} == {stated.number.dimension}


def _judged(document: Document, view: View, line: TableLine, groups: Sequence[Group]) -> Iterator[CellCheck]:
    crossings = [crossing for crossing in view.crossings if _is_summed(view, line, crossing)]
    trials = [(group, [_trial(view, line, group, crossing) for crossing in crossings]) for group in groups]
    trials = [(group, tried) for group, tried in trials if any(tried)]
    if not trials:
        return
    amounts = [at for at, crossing in enumerate(crossings) if crossing.is_additive]
    _, tried = max(trials, key=lambda each: _score([each[1][at] for at in amounts]))
    for at, crossing in enumerate(crossings):
        trial = tried[at]
        if trial is not None:
            others = [each[at] for _, each in trials]
            evidence = [tried[i] for i in amounts if not _is_excused(view, crossings[i], tried[i])]
            failing = -_score([tried[i] for i in amounts])[2]
            here = _Setting(view, line, crossing, others, evidence, failing)
            kind = CheckKind.SUM if at in amounts else CheckKind.COMPOSITION
            judged = _verdict(here, trial)
            if judged[0] is not Verdict.UNCERTAIN or _is_worth_telling(here, trial):
                yield _check(document, view, kind, trial, judged)


def _is_worth_telling(here: _Setting, trial: _Trial) -> bool:
    """Whether an undecided total is likely to be one of these parts: most labels tell so, or it adds up elsewhere."""
    if not here.crossing.is_additive:
        return False
    return here.line.kind in (LineKind.TOTAL, LineKind.SUBTOTAL) or _score(here.evidence)[0] > 0


def _is_summed(view: View, line: TableLine, crossing: TableLine) -> bool:
    """Whether the numbers where two lines cross may be added along one of them."""
    if crossing.kind is LineKind.APART and view.along_rows:
        return False
    if line.role is LineRole.SHARE or (crossing.role is LineRole.SHARE and view.along_rows):
        return True
    return crossing.is_additive


def _score(tried: Sequence[_Trial | None]) -> tuple[int, int, int]:
    solid = [trial for trial in tried if trial and not trial.is_trivial]
    holds = sum(trial.verdict in _HOLDS for trial in solid)
    passes = sum(trial.verdict is Verdict.PASS for trial in solid)
    return holds, passes, -sum(trial.verdict is Verdict.FAIL for trial in solid)


class _Setting(Record):
    """What a total stands among."""

    view: View
    line: TableLine
    crossing: TableLine
    others: Sequence[_Trial | None]
    """What other lines make of the same total."""
    evidence: Sequence[_Trial | None]
    """What the same lines make of the other totals."""
    failing: int
    """How many totals are not the sum of these lines."""


def _verdict(here: _Setting, trial: _Trial) -> tuple[Verdict, bool]:
    """The verdict, and whether some doubt is left, after what the same lines do elsewhere and what other lines do here."""
    if trial.verdict is not Verdict.FAIL:
        return trial.verdict, False
    if any(other and other.verdict in _HOLDS for other in here.others):
        return Verdict.UNCERTAIN, False
    view, line, crossing = here.view, here.line, here.crossing
    holds, _, fails = _score(here.evidence)
    if not crossing.is_additive:
        return (Verdict.FAIL, True) if _is_whole(here, trial) else (Verdict.UNCERTAIN, False)
    repair = _repair(trial)
    is_certain = line.kind in (LineKind.TOTAL, LineKind.SUBTOTAL) or holds > 1 or (holds == 1 and repair)
    if holds and holds >= -fails and is_certain:
        return _on_evidence(view, crossing, trial, is_slip=repair is not None)
    return _alone(view, line, trial, repair if here.failing == 1 else None)


def _repair(trial: _Trial) -> Repair | None:
    return repair_of_sum(trial.stated.number, [term.number for term in trial.terms])


def _is_excused(view: View, crossing: TableLine, trial: _Trial | None) -> bool:
    """Whether a total may be less than the sum because what it counts was counted twice: it tells nothing of the others."""
    if trial is None or trial.verdict is not Verdict.FAIL or not view.along_rows or _repair(trial):
        return False
    counted = any(word in crossing.name + crossing.unit.text for word in words("tables", "counted_twice"))
    return counted and trial.computed.value > (trial.stated.number.figure or trial.computed).value


_HUNDRED = 100


def _is_whole(here: _Setting, trial: _Trial) -> bool:
    """Whether shares must add up to a printed 100: the same lines add up elsewhere, or there is nothing else in the table."""
    stated = trial.stated.number.figure
    if stated is None or stated.value != _HUNDRED or here.view.table.has_notes:
        return False
    is_near = _NEAR[0] * _HUNDRED <= trial.computed.value <= _NEAR[1] * _HUNDRED
    return _score(here.evidence)[0] > 0 or (not here.evidence and is_near and here.line.kind is LineKind.TOTAL)


def _on_evidence(view: View, crossing: TableLine, trial: _Trial, *, is_slip: bool) -> tuple[Verdict, bool]:
    """Where the same lines add up elsewhere in the table."""
    stated = trial.stated.number.figure or Figure.exact(0)
    if is_slip:
        return Verdict.FAIL, _is_by_rounding(trial, stated)
    is_less = trial.computed.exceeds(stated) and view.table.has_notes
    if is_less or (trial.has_blanks and stated.exceeds(trial.computed)) or _is_excused(view, crossing, trial):
        return Verdict.UNCERTAIN, False
    return Verdict.FAIL, view.table.has_notes or _is_by_rounding(trial, stated)


def _is_by_rounding(trial: _Trial, stated: Figure) -> bool:
    """Whether whole numbers of an unknown unit are off by no more than rounding may do."""
    return not trial.stated.number.dimension and abs(trial.computed.value - stated.value) * 2 <= len(trial.terms)


def _alone(view: View, line: TableLine, trial: _Trial, repair: Repair | None) -> tuple[Verdict, bool]:
    """Where nothing but the label tells that the lines make up the total."""
    if view.table.has_notes or trial.has_blanks:
        return Verdict.UNCERTAIN, False
    is_total = line.kind in (LineKind.TOTAL, LineKind.SUBTOTAL)
    if repair and (is_total or (line.kind is LineKind.WHOLE and repair.chance < _RARE)):
        return Verdict.FAIL, True
    if not is_total:
        return Verdict.UNCERTAIN, False
    stated = trial.stated.number.figure or Figure.exact(0)
    labels = {each.label for each in view.lines}
    has_rest = any(word in label for label in labels for word in _REST)
    near = _NEAR[0] * stated.value <= trial.computed.value <= _NEAR[1] * stated.value
    is_more = trial.computed.value > stated.value
    return (Verdict.FAIL, True) if near and (has_rest or is_more) else (Verdict.UNCERTAIN, False)


def _check(document: Document, view: View, kind: CheckKind, trial: _Trial, judged: tuple[Verdict, bool]) -> CellCheck:
    verdict, is_probable = judged
    terms = [printed(document, term.number) for term in trial.terms]
    shown = terms if len(terms) <= _MOST_TERMS else [*terms[:3], "…", terms[-1]]
    added = " + ".join(shown).replace("+ -", "− ")
    count = f"（{len(terms)}项）" if len(terms) > _MOST_TERMS else ""
    result = in_unit_of(document, trial.stated.number, trial.computed.value)
    return CellCheck(
        kind,
        trial.stated,
        trial.terms,
        trial.computed,
        f"{added}{count} = {result}",
        verdict,
        view.along_rows,
        is_probable=is_probable,
    )


def _groups(view: View, line: TableLine) -> Iterator[Group]:
    """The groups of lines that a total may be the sum of, the likeliest first."""
    seen: set[Group] = set()
    for stretch in _stretches(view, line):
        for group in _variants(line, stretch):
            if len(group) > 1 and group not in seen:
                seen.add(group)
                yield group


def _stretches(view: View, line: TableLine) -> Iterator[Group]:
    lines = [each for each in view.lines if each is line or _goes_with(view, each, line)]
    at = lines.index(line)
    before, after = lines[:at], lines[at + 1 :]
    mates = tuple(each for each in lines if each is not line and each.heads == line.heads and line.heads)
    last = max((i for i, each in enumerate(before) if each.kind in _TOTALS), default=-1)
    following = next((i for i, each in enumerate(after) if each.kind in _TOTALS), len(after))
    is_group_of_one = line.kind is LineKind.SUBTOTAL and len(before) - last == _GROUP_OF_ONE
    if mates or is_group_of_one:
        yield mates
        return
    stretches = [tuple(before), tuple(after), tuple(before[last + 1 :]), tuple(after[:following])]
    if line.kind is LineKind.SUBTOTAL:
        stretches = [*stretches[2:], *stretches[:2]]
    yield from stretches


def _goes_with(view: View, part: TableLine, line: TableLine) -> bool:
    if part.kind is LineKind.APART or part.role is not line.role:
        return False
    return view.along_rows or part.unit.dimension == line.unit.dimension or not part.unit.dimension


def _variants(line: TableLine, stretch: Group) -> Iterator[Group]:
    """The lines of a stretch without those that are in others: parts of parts, members of subtotals."""
    plain = tuple(each for each in stretch if each.kind is LineKind.PLAIN)
    totals = tuple(each for each in stretch if each.kind in (LineKind.SUBTOTAL, LineKind.TOTAL))
    yield plain
    yield totals
    yield tuple(each for each in stretch if each.kind in (LineKind.PLAIN, LineKind.WHOLE))
    for group in (plain, stretch):
        if group:
            yield tuple(each for each in group if each.ordinal == group[0].ordinal)
            shallowest = min(each.depth for each in group)
            yield tuple(each for each in group if each.depth == shallowest and each.kind is not LineKind.OF_WHICH)
            yield tuple(each for each in group if not each.heads)
    for dropped in range(1, _MOST_OF_WHICH + 1):
        yield _without_of_which(stretch, dropped)
    if totals:
        end = stretch.index(totals[-1])
        yield (*totals, *(each for each in stretch[end + 1 :] if each.kind is LineKind.PLAIN))
        begin = stretch.index(totals[0])
        yield (*(each for each in stretch[:begin] if each.kind is LineKind.PLAIN), *totals)


def _without_of_which(stretch: Group, dropped: int) -> Group:
    """The plain lines less so many behind each 其中, which may go on with it."""
    kept, skip = [], 0
    for each in stretch:
        if each.kind is LineKind.OF_WHICH:
            skip = dropped - 1
        elif skip:
            skip -= 1
        elif each.kind is LineKind.PLAIN:
            kept.append(each)
    return tuple(kept)


def _discovered(document: Document, view: View, line: TableLine, beside: _LinesBeside) -> Iterator[CellCheck]:
    """A line that is the sum of those beside it nearly everywhere, though nothing says so."""
    if len(view.lines) > _MOST_LINES:
        return
    for group in beside.nearly_making_up(line):
        tried = [trial for crossing in beside.crossings if (trial := _trial(view, line, group, crossing))]
        holds, _, fails = _score(tried)
        if holds >= _ENOUGH and fails >= -1 and _are_telling(tried):
            for trial in tried:
                yield _check(document, view, CheckKind.SUM, trial, (trial.verdict, trial.verdict is Verdict.FAIL))
            return


class _LinesBeside:
    """The lines of a view that may be parts of others, each number summed up with those before it, to tell many sums fast."""

    def __init__(self, view: View) -> None:
        self.crossings = [crossing for crossing in view.crossings if crossing.is_additive]
        self._view = view
        self._known: dict[tuple[LineRole, str], tuple[Group, Sequence[_RunningSum]]] = {}

    def nearly_making_up(self, line: TableLine) -> Iterator[Group]:
        """The runs of lines right beside a line whose sums are about its numbers in places enough, the longest first."""
        lines, sums = self._going_with(line)
        at = lines.index(line)
        for first, last in _neighbours(at, len(lines)):
            if sum(each.may_be(at, first, last) for each in sums) >= _ENOUGH:
                yield lines[first:last]

    def _going_with(self, line: TableLine) -> tuple[Group, Sequence[_RunningSum]]:
        key = line.role, line.unit.dimension
        if key not in self._known:
            alike = (each for each in self._view.lines if each is line or _goes_with(self._view, each, line))
            lines = tuple(each for each in alike if each.kind in (LineKind.PLAIN, LineKind.OF_WHICH))
            self._known[key] = lines, [_RunningSum(self._view, lines, crossing) for crossing in self.crossings]
        return self._known[key]


class _RunningSum:
    """The numbers of some lines in one crossing line, each summed up with those before it."""

    def __init__(self, view: View, lines: Group, crossing: TableLine) -> None:
        numbers = [view.number(line, crossing) for line in lines]
        self._figures = [usable(number) for number in numbers]
        self._low = [*accumulate((each.low if each else _ZERO for each in self._figures), initial=_ZERO)]
        self._high = [*accumulate((each.high if each else _ZERO for each in self._figures), initial=_ZERO)]
        unread = (
            view.is_text(line, crossing) or (number is not None and figure is None)
            for line, number, figure in zip(lines, numbers, self._figures, strict=True)
        )
        self._unread = [*accumulate(unread, initial=0)]

    def may_be(self, at: int, first: int, last: int) -> bool:
        """Whether the numbers of a run may add up to that of a line, or nearly."""
        stated = self._figures[at]
        if stated is None or self._unread[first] != self._unread[last]:
            return False
        digit = stated.high - stated.low
        return (
            self._low[last] - self._low[first] <= stated.high + digit
            and self._high[last] - self._high[first] >= stated.low - digit
        )


_ZERO = Decimal(0)


def _neighbours(at: int, count: int) -> Iterator[tuple[int, int]]:
    for length in range(min(_LONGEST_RUN, count), 1, -1):
        if at + length < count:
            yield at + 1, at + 1 + length
        if at - length >= 0:
            yield at - length, at


def _are_telling(tried: Sequence[_Trial]) -> bool:
    """Whether the totals that are right are numbers that would not be so by chance: they have many digits in all."""
    digits = {significant_digits(trial.stated.number.text) for trial in tried if trial.verdict in _HOLDS}
    return len(digits) >= _ENOUGH and sum(map(len, digits)) >= _TELLING_DIGITS


def without_doubles(checks: Sequence[CellCheck]) -> list[CellCheck]:
    """Each relation of the same cells once."""
    kept: dict[tuple[object, ...], CellCheck] = {}
    for check in checks:
        kept.setdefault((check.kind, check.places), check)
    return [*kept.values()]
