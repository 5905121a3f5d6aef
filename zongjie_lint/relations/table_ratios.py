"""Columns and rows of a table that are reckoned from others: growth, changes, shares, completion, rates, means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from zongjie_lint.document import Document
from zongjie_lint.facts.data_table import DataTable
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.facts.table_line import LineKind, LineRole, TableLine
from zongjie_lint.figure import Figure, growth, share, total
from zongjie_lint.lexicon import words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record, replace
from zongjie_lint.relations.misprint import significant_digits
from zongjie_lint.relations.relation import compare
from zongjie_lint.relations.table_view import CellCheck, CheckKind, Term, View, usable, views
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import computed_in_unit_of, printed

_KINDS = {
    LineRole.GROWTH: CheckKind.GROWTH,
    LineRole.CHANGE: CheckKind.CHANGE,
    LineRole.SHARE: CheckKind.SHARE,
    LineRole.RATE: CheckKind.RATE,
    LineRole.COMPLETION: CheckKind.COMPLETION,
    LineRole.MEAN: CheckKind.MEAN,
}
_HOLDS = (Verdict.PASS, Verdict.ROUNDING)
_PLAIN_KINDS = (CheckKind.GROWTH, CheckKind.CHANGE, CheckKind.COMPLETION)
"""What is reckoned in one way only, once the two numbers are known."""
_ENOUGH = 3
"""So many values that fit tell what a line is reckoned from, whatever the labels say."""
_TELLING_DIGITS = 8
_MOST_LINES = 16
_MOST_ADDED = 40
_FIRST = 8
"""So many values tell that a line is not reckoned from others that nothing names."""
_FACTORS = tuple(Decimal(10) ** power for power in (0, 4, -4, 8, -8, 2, -2, 1, -1, 3, -3))
_RESULT = Message("写明的数", "as stated")
_BASE, _NOW = Message("基数", "base"), Message("本期数", "current value")
_PART, _WHOLE = Message("部分", "part"), Message("总体", "whole")
_TARGET, _DONE = Message("目标数", "target"), Message("完成数", "value reached")
_TOTAL, _NUMBER = Message("总数", "total"), Message("个数", "number")

Cell = tuple[TableLine, TableLine]
"""A line and what crosses it."""


class Formula(Record):
    """How a number is reckoned from two, or from one and a list."""

    kind: CheckKind
    roles: tuple[Message, Message]
    compute: Callable[[Figure, Figure], Figure]
    written: str
    """With {0} and {1} for the operands."""


_GROWTH = Formula(CheckKind.GROWTH, (_NOW, _BASE), growth, "{0} ÷ {1} − 1")
_CHANGE = Formula(CheckKind.CHANGE, (_NOW, _BASE), lambda now, base: now - base, "{0} − {1}")
_SHARE = Formula(CheckKind.SHARE, (_PART, _WHOLE), share, "{0} ÷ {1}")
_RATE = Formula(CheckKind.RATE, (_PART, _WHOLE), share, "{0} ÷ {1}")
_COMPLETION = Formula(CheckKind.COMPLETION, (_DONE, _TARGET), share, "{0} ÷ {1}")


class Source(Record):
    """Where the operands of a line stand; the second may be a list of cells that are added."""

    formula: Formula
    first: Callable[[TableLine], Cell]
    second: Callable[[TableLine], Sequence[Cell]]
    is_named: bool
    """Whether the labels say that the line is reckoned from these."""
    is_called: bool = False
    """Whether its label names both, as 户数完成率 does 户数 planned and 户数 done."""


def ratios_of(document: Document, table: DataTable) -> Iterator[CellCheck]:
    """Every number of a table that can be held against those it is reckoned from."""
    for view in views(table):
        for line in view.lines:
            if line.role in _KINDS and line.kind is not LineKind.APART:
                yield from _of_line(document, view, line)


class _Trial(Record):
    crossing: TableLine
    stated: Term
    terms: tuple[Term, ...]
    computed: Figure
    verdict: Verdict


def _of_line(document: Document, view: View, line: TableLine) -> Iterator[CellCheck]:
    if line.role is LineRole.GROWTH and _is_real(view.table.caption + line.name):
        return
    crossings = [crossing for crossing in view.crossings if _is_checked(line, crossing)]
    found = []
    for source in _sources(view, line):
        tried = _tried(view, line, crossings[:_FIRST], source)
        if source.is_named or _counts(tried)[1] <= 1:
            tried += _tried(view, line, crossings[_FIRST:], source)
        if tried:
            found.append((source, tried))
    if found:
        source, tried = max(found, key=lambda each: _score(each[1]))
        called = [each for each in found if each[0].is_called and each[0].is_named]
        if called and not _is_bound(source, tried):
            source, tried = called[0]
        others = [trials for other, trials in found if other is not source and _is_bound(other, trials)]
        yield from _judged(document, view, source, tried, others)


def _tried(view: View, line: TableLine, crossings: Sequence[TableLine], source: Source) -> list[_Trial]:
    return [trial for crossing in crossings if (trial := _trial(view, line, crossing, source))]


def _is_checked(line: TableLine, crossing: TableLine) -> bool:
    if crossing.role in (LineRole.RANK, LineRole.ASIDE) or crossing.kind is LineKind.APART:
        return False
    return line.role is not LineRole.GROWTH or not _is_real(crossing.name)


def _is_real(name: str) -> bool:
    """Whether growth under such a name is told in constant prices or after a revision."""
    listed = (*words("comparisons", "real_growth", "real_growth_wording"), *words("tables", "revised"))
    return any(word in name for word in listed)


def _score(tried: Sequence[_Trial]) -> tuple[int, int, int]:
    passes = sum(trial.verdict is Verdict.PASS for trial in tried)
    holds, fails = _counts(tried)
    return holds, passes, -fails


def _counts(tried: Sequence[_Trial]) -> tuple[int, int]:
    telling = [trial for trial in tried if not _is_trivial(trial)]
    holds = sum(trial.verdict in _HOLDS for trial in telling)
    return holds, sum(trial.verdict is Verdict.FAIL for trial in tried)


def _is_trivial(trial: _Trial) -> bool:
    return trial.computed.value in (0, 100)


def _is_bound(source: Source, tried: Sequence[_Trial]) -> bool:
    """Whether the values that fit tell that the line is reckoned so."""
    holds, fails = _counts(tried)
    if source.is_named:
        most = holds if source.formula.kind in _PLAIN_KINDS else holds // 2
        return (holds >= 1 and fails <= 1) or (holds > 1 and fails <= most)
    digits = {significant_digits(trial.stated.number.text) for trial in tried if trial.verdict in _HOLDS}
    return holds >= _ENOUGH and fails <= 1 and sum(map(len, digits)) >= _TELLING_DIGITS


def _judged(
    document: Document, view: View, source: Source, tried: Sequence[_Trial], others: Sequence[Sequence[_Trial]]
) -> Iterator[CellCheck]:
    is_bound = _is_bound(source, tried)
    alone = source.is_named and len(tried) == 1 and source.formula.kind is not CheckKind.RATE
    is_guess = source.formula.kind in (CheckKind.SHARE, CheckKind.RATE, CheckKind.MEAN) and not _counts(tried)[0]
    if not is_bound and (is_guess or not source.is_named):
        return
    holds, fails = _counts(tried)
    is_doubtful = not is_bound or not source.is_named or fails > max(1, holds // 2)
    acquitted = {trial.crossing.index for trials in others for trial in trials if trial.verdict in _HOLDS}
    for trial in tried:
        verdict = trial.verdict
        is_told = is_bound or alone or (source.is_called and _is_among_full(tried) and _is_digit_apart(trial))
        if verdict is Verdict.FAIL and (trial.crossing.index in acquitted or not is_told):
            verdict = Verdict.UNCERTAIN
        yield _check(document, view, source, trial, verdict, is_probable=is_doubtful)


def _is_among_full(tried: Sequence[_Trial]) -> bool:
    """Whether others of the line are 100 as they should be."""
    return sum(trial.verdict is Verdict.PASS and _is_trivial(trial) for trial in tried) > 1


def _is_digit_apart(trial: _Trial) -> bool:
    """Whether one digit of three or more tells the stated number from the computed one."""
    figure = trial.stated.number.figure or Figure.exact(0)
    unit = figure.high - figure.low or Decimal(1)
    one, other = (str(int((value / unit).to_integral_value())) for value in (figure.value, trial.computed.value))
    is_long = len(one) == len(other) >= _ENOUGH
    return is_long and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _check(
    document: Document, view: View, source: Source, trial: _Trial, verdict: Verdict, *, is_probable: bool
) -> CellCheck:
    first, rest = trial.terms[0], trial.terms[1:]
    second = printed(document, rest[0].number)
    if len(rest) > 1:
        second = "(" + " + ".join(printed(document, term.number) for term in rest) + ")"
    expression = source.formula.written.format(printed(document, first.number), second)
    result = computed_in_unit_of(document, trial.stated.number, trial.computed)
    if trial.stated.number.kind is NumericKind.PERCENT and "%" not in result:
        result = result.replace("（", "%（") if "（" in result else result + "%"
    return CellCheck(
        source.formula.kind,
        trial.stated,
        trial.terms,
        trial.computed,
        f"{expression} = {result}",
        verdict,
        view.along_rows,
        is_probable,
    )


def _trial(view: View, line: TableLine, crossing: TableLine, source: Source) -> _Trial | None:
    stated = view.term(line, crossing, _RESULT)
    cells = [source.first(crossing), *source.second(crossing)]
    roles = [source.formula.roles[0], *[source.formula.roles[1]] * (len(cells) - 1)]
    terms = [view.term(*cell, role) for cell, role in zip(cells, roles, strict=True)]
    figures = [usable(term.number) if term else None for term in terms]
    if stated is None or stated.number.figure is None or len(cells) < 2:
        return None
    known = [figure for figure in figures if figure]
    if len(known) < len(cells) or any(term and term.place == stated.place for term in terms):
        return None
    second = total(known[1:])
    if source.formula.kind is not CheckKind.CHANGE and second.low <= 0:
        return None
    if stated.number.figure.is_hedged or (source.formula is _CHANGE and _is_rate(stated) is not _is_rate(terms[0])):
        return None
    kept = tuple(term for term in terms if term)
    if source.formula.kind is CheckKind.MEAN:
        computed = _of_printed(stated, kept, source.formula)
    else:
        computed = source.formula.compute(known[0], second)
    return _compared(crossing, stated, kept, computed, line)


def _is_rate(term: Term | None) -> bool:
    """Whether a number is one in per cent: under 增减 a difference of amounts stands beside rates of growth."""
    return term is not None and term.number.kind in (NumericKind.PERCENT, NumericKind.POINTS)


def _of_printed(stated: Term, terms: Sequence[Term], formula: Formula) -> Figure:
    """The result of the numbers as they are printed, in the unit of the stated one."""
    first, second = (_printed_figure(term) for term in terms[:2])
    return formula.compute(first, second).times(stated.number.scale)


def _printed_figure(term: Term) -> Figure:
    figure = term.number.figure or Figure.exact(0)
    return figure.times(1 / term.number.scale)


def _compared(
    crossing: TableLine, stated: Term, terms: tuple[Term, ...], computed: Figure, line: TableLine
) -> _Trial | None:
    figure = stated.number.figure or Figure.exact(0)
    if stated.number.kind is NumericKind.PERCENT and stated.number.dimension == "‰":
        computed = computed.times(Decimal(10))
    digit = figure.high - figure.low
    verdict = compare(computed, figure, digit)
    if verdict is Verdict.FAIL and _is_told_without_sign(line) and compare(-computed, figure, digit) in _HOLDS:
        verdict, computed = Verdict.PASS, -computed
    return _Trial(crossing, stated, terms, computed, verdict)


def _is_told_without_sign(line: TableLine) -> bool:
    """Whether the label says that the numbers are falls: 下降（%）, 减少额."""
    return any(word in line.name for word in ("降", "减")) and not any(word in line.name for word in ("增", "升", "±"))


def _sources(view: View, line: TableLine) -> Iterator[Source]:
    lines = [each for each in view.lines if each is not line and each.is_additive][:_MOST_LINES]
    if line.role in (LineRole.GROWTH, LineRole.CHANGE):
        yield from _comparisons(view, line, lines)
    elif line.role is LineRole.MEAN:
        yield from _quotients(line, lines[:_FIRST])
    else:
        yield from _proportions(view, line, lines)


def _comparisons(view: View, line: TableLine, lines: Sequence[TableLine]) -> Iterator[Source]:
    formula = _GROWTH if line.role is LineRole.GROWTH else _CHANGE
    levels = [each for each in lines if each.role in (LineRole.LEVEL, LineRole.BASE)]
    pairs = [(now, base) for now in levels for base in levels if now is not base and now.role is not LineRole.BASE]
    for now, base in pairs:
        if now.unit.dimension == base.unit.dimension:
            yield _of_pair(formula, now, base, is_named=_is_base_of(base, now) and _are_together(line, now, base))
    if line.role is LineRole.GROWTH and _are_consecutive_years(view.crossings):
        yield from (_of_years(view, level, is_named=level.index == line.index - 1) for level in levels)


def _is_base_of(base: TableLine, now: TableLine) -> bool:
    if base.year and now.year:
        return base.year == now.year - 1
    return base.role is LineRole.BASE


def _are_together(line: TableLine, *others: TableLine) -> bool:
    """Whether lines under labels of their own stand under the same; 2025年实际 and 同比增减 are labels of no thing."""
    return (
        not line.topics
        or any(set(line.topics) & set(other.topics) for other in others)
        or not any(other.topics for other in others)
    )


def _of_pair(formula: Formula, first: TableLine, second: TableLine, *, is_named: bool) -> Source:
    return Source(formula, lambda crossing: (first, crossing), lambda crossing: [(second, crossing)], is_named=is_named)


def _are_consecutive_years(crossings: Sequence[TableLine]) -> bool:
    years = [crossing.year for crossing in crossings]
    return len(years) > 2 and all(a and b and b == a + 1 for a, b in pairwise(years))


def _of_years(view: View, level: TableLine, *, is_named: bool) -> Source:
    """Growth over the year above."""
    before = {later.index: earlier for earlier, later in pairwise(view.crossings)}

    def base(crossing: TableLine) -> Sequence[Cell]:
        earlier = before.get(crossing.index)
        return [(level, earlier)] if earlier else []

    return Source(_GROWTH, lambda crossing: (level, crossing), base, is_named=is_named)


def _proportions(view: View, line: TableLine, lines: Sequence[TableLine]) -> Iterator[Source]:
    formula = {LineRole.SHARE: _SHARE, LineRole.COMPLETION: _COMPLETION}.get(line.role, _RATE)
    if line.role is not LineRole.COMPLETION:
        for part in lines:
            yield from _of_total(view, line, part, formula)
    for part in lines:
        for whole in lines:
            if part is not whole and _are_commensurable(line, part, whole):
                source = _of_pair(formula, part, whole, is_named=_are_named(line, part, whole))
                yield replace(source, is_called=len(part.label) > 1 and part.label == whole.label in line.label)


def _are_commensurable(line: TableLine, part: TableLine, whole: TableLine) -> bool:
    """Whether one may be a share of the other: of one sort, or both counted, as 人 in 张 of beds."""
    if part.unit.dimension == whole.unit.dimension:
        return True
    return line.role is LineRole.RATE and part.unit.is_counted and whole.unit.is_counted


def _are_named(line: TableLine, part: TableLine, whole: TableLine) -> bool:
    """Whether a label names what it is reckoned from: 占走访户数 of 走访户数, 办结率 of 办结数."""
    if line.role is LineRole.SHARE:
        return len(whole.label) > 1 and whole.label in line.label.partition("占")[2]
    stem = line.label.removesuffix("率")
    return _is_target_of(line, part, whole) or (line.role is LineRole.RATE and len(stem) > 1 and stem in part.label)


def _is_target_of(line: TableLine, done: TableLine, target: TableLine) -> bool:
    is_pair = target.role is LineRole.TARGET and done.role is LineRole.LEVEL
    return line.role is LineRole.COMPLETION and is_pair and _are_together(line, done, target)


def _of_total(view: View, line: TableLine, part: TableLine, formula: Formula) -> Iterator[Source]:
    """The share of each in the total, or in the sum of all."""
    named = line.role is LineRole.SHARE and _are_together(line, part)
    plain = [each for each in view.crossings if each.kind is LineKind.PLAIN and each.is_additive]
    for whole in view.totals:
        yield Source(formula, lambda crossing: (part, crossing), _constant([(part, whole)]), is_named=named)
    if 1 < len(plain) <= _MOST_ADDED:
        cells = [(part, each) for each in plain if view.number(part, each)]
        yield Source(formula, lambda crossing: (part, crossing), _constant(cells), is_named=named)


def _constant(cells: Sequence[Cell]) -> Callable[[TableLine], Sequence[Cell]]:
    return lambda crossing: cells


def _quotients(line: TableLine, lines: Sequence[TableLine]) -> Iterator[Source]:
    """A mean is one line by another of another sort, as printed; units make for a power of ten."""
    for first in lines:
        for second in lines:
            if first is not second and (first.unit.dimension != second.unit.dimension or not first.unit.dimension):
                named = _is_mean_of(line, first, second)
                yield from (_of_pair(_quotient(factor), first, second, is_named=named) for factor in _FACTORS)


_MEAN = compiled(r"(?P<each>.)均(?P<what>.*)")
_EACH = {"人": ("人口", "人数"), "亩": ("面积", "耕地")}


def _is_mean_of(line: TableLine, first: TableLine, second: TableLine) -> bool:
    """Whether a label names both: 户均人口 of 人口 and 户数."""
    match = _MEAN.fullmatch(line.label)
    if match is None:
        return False
    over = any(word in second.label for word in (match["each"], *_EACH.get(match["each"], ())))
    return over and (match["what"] in first.label or first.label in match["what"])


def _quotient(factor: Decimal) -> Formula:
    def compute(first: Figure, second: Figure) -> Figure:
        return (first / second).times(factor)

    return Formula(CheckKind.MEAN, (_TOTAL, _NUMBER), compute, "{0} ÷ {1}")


def parts_of(document: Document, table: DataTable) -> Iterator[CellCheck]:
    """Every 其中 that is held against the line it is a part of."""
    for view in views(table):
        for whole, part in _pairs(view.lines):
            for crossing in view.crossings:
                check = _part(document, view, whole, part, crossing)
                if check and crossing.is_additive and whole.is_additive:
                    yield check


def _pairs(lines: Iterable[TableLine]) -> Iterator[tuple[TableLine, TableLine]]:
    whole: TableLine | None = None
    for line in lines:
        if line.kind is LineKind.OF_WHICH and whole and line.role is whole.role:
            yield whole, line
        elif line.kind is not LineKind.APART:
            whole = line


def _part(document: Document, view: View, whole: TableLine, part: TableLine, crossing: TableLine) -> CellCheck | None:
    stated, of = view.term(part, crossing, _PART), view.term(whole, crossing, _WHOLE)
    if not stated or not of or not (figure := usable(stated.number)) or not (limit := usable(of.number)):
        return None
    if stated.number.dimension != of.number.dimension or limit.low < 0 or figure.low < 0:
        return None
    fails = figure.exceeds(limit)
    working = f"{printed(document, stated.number)} {'>' if fails else '≤'} {printed(document, of.number)}"
    verdict = Verdict.FAIL if fails else Verdict.PASS
    return CellCheck(CheckKind.PART, stated, (of,), limit, working, verdict, view.along_rows)
