"""Round words and the exact figure of the same thing: “近300人” and 318人, “超过六成” and 57.7%."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, pairwise
from typing import ClassVar, Self

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Role
from zongjie_lint.facts.indicator import Own, canonical, indicator_in
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.figure import INFINITY, Figure, Hedge
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.contradiction import Contradiction, bare, is_not_yet
from zongjie_lint.relations.passage import Passage, Placed, PlanPassage
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import printed

_MEASURED = any_of(words("claims", "measured"))
_LINK = any_of(words("claims", "measured_link"))
_EXACT_BEHIND = compiled(
    rf"(?:大关|台阶|关口|元|人|的)?[,(](?:{_LINK}){{1,2}}"
    rf"|(?:大关|台阶|关口|元|人|的)?[,(:]?[^,。;:、()]{{0,6}}?{_MEASURED}[^,。;:、()]{{0,10}}"
)
_HEDGE_BEHIND = compiled(r"[,(](?:已|已经|均|首次|也|占比|比重|都|总量|规模|合计|占到|占|仍|就|即)*")
_OF_A_TARGET = (
    r"目标|计划|任务|要求|规定|(?<!高)标准(?!化)|指标|限额|预算|力争|确保|预期|红线|底线|门槛|口径|最高|最低|平均"
)
_TARGET_WORDS = compiled(_OF_A_TARGET)
_OTHER_MEASURE = r"增长|增幅|增速|同比|比上年|较上年|下降|提高|上升"
_SAME_CHANGE = (Role.GROWTH, Role.CHANGE)
_NEAR_LOW = Decimal("0.75")
_BETWEEN_MOST = 30


class Hedged(Contradiction):
    """A round figure and an exact one of the same thing."""

    @classmethod
    def judged(cls, document: Document, hedged: Placed, exact: Placed) -> Self:
        """Whether the exact figure is one that the round one allows."""
        bounds = _BOUNDS[hedged.claim.figure.hedge](hedged.claim.figure)
        fits = bounds.meets(exact.claim.figure)
        sign = "<" if exact.claim.figure.high < bounds.low else ">"
        working = f"{printed(document, exact.number)} {'符合' if fits else sign} {bare(document, hedged.number)}"
        loose = hedged.claim.figure.hedge in (Hedge.ALMOST, Hedge.MORE)
        verdict = Verdict.PASS if fits else Verdict.FAIL
        return cls.held(hedged.number.span, exact.number, working, verdict, is_loose=loose)


class HedgedBeside(Hedged):
    """A round figure with the exact one in the next clause, either way round."""

    title: ClassVar = Message("约数与紧接着的准确数", "a round figure, and the exact one next to it")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every two neighbours, one with a hedge and one without, of the same thing."""
        for passage in document.facts(Passage):
            for first, second in _neighbours(passage):
                hedged, exact = (first, second) if first.claim.figure.is_hedged else (second, first)
                if _may_be_same(hedged, exact) and _are_beside(passage, first, second):
                    yield cls.judged(document, hedged, exact)


_ALL = 100_000


def _neighbours(passage: Passage) -> Iterator[tuple[Placed, Placed]]:
    """Every two claims in a row of which one has a hedge, and that a hedge that allows but so much; the other none."""
    told = [(at, claim) for at, claim in enumerate(passage.claims[:_ALL]) if claim]
    hedges = [claim.figure.hedge for _, claim in told]
    for at, (one, other) in enumerate(pairwise(hedges)):
        if (one in _BOUNDS and not other) or (other in _BOUNDS and not one):
            first, second = (Placed(passage.places[each], claim) for each, claim in told[at : at + 2])
            yield first, second


def _may_be_same(hedged: Placed, exact: Placed) -> bool:
    """Whether one is hedged and one is not, and both measure the same."""
    one, other = hedged.claim, exact.claim
    return (
        one.figure.is_hedged
        and not other.figure.is_hedged
        and one.figure.hedge in _BOUNDS
        and one.dimension == other.dimension
        and hedged.number.kind is exact.number.kind
        and not {one.role, other.role} & {Role.BASE, Role.PLAN}
        and one.role is not Role.TARGET
        and (other.role is not Role.TARGET or "核定" in other.lead)
        and (other.role not in _SAME_CHANGE or one.role in (other.role, Role.OTHER))
        and (one.role not in _SAME_CHANGE or other.role in (one.role, Role.OTHER))
    )


def _are_beside(passage: Passage, first: Placed, second: Placed) -> bool:
    between = passage.masked[first.place + 1 : second.place]
    if len(between) > _BETWEEN_MOST or is_not_yet(passage, first.place):
        return False
    if first.claim.figure.is_hedged:
        clause = passage.clause_before(first.place)
        return _EXACT_BEHIND.fullmatch(between) is not None and not _TARGET_WORDS.search(clause + between)
    after = passage.clause_after(second.place + 1)
    return _HEDGE_BEHIND.fullmatch(between) is not None and not _TARGET_WORDS.search(between + after)


def _almost(figure: Figure) -> Figure:
    return Figure(figure.value, figure.value * _NEAR_LOW, figure.value)


def _more(figure: Figure) -> Figure:
    return Figure(figure.value, figure.value, figure.high)


def _over(figure: Figure) -> Figure:
    return Figure(figure.value, figure.value, INFINITY)


def _under(figure: Figure) -> Figure:
    return Figure(figure.value, -INFINITY, figure.value)


_BOUNDS = {Hedge.ALMOST: _almost, Hedge.MORE: _more, Hedge.OVER: _over, Hedge.UNDER: _under}
"""What a hedge allows; 约 allows too much to be held to."""


class HedgedElsewhere(Hedged):
    """A round figure and the exact one of the same name in another sentence."""

    title: ClassVar = Message("约数与别处的准确数", "a round figure, and the exact one elsewhere")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every round figure with exact ones of the same name, time and measure, near it in value."""
        told, own = [*_told(document, _roughly_measured(document))], document.vocabulary.indicators
        rounded = [(name, *each) for each in _with_exact_ones(told) if (name := _name(*each, own))]
        measures = {placed.claim.dimension for _, _, placed in rounded}
        named: _Named = {}
        for passage, placed in told if measures else ():
            claim = placed.claim
            if claim.dimension in measures and not claim.figure.is_hedged and (name := _name(passage, placed, own)):
                named.setdefault((name, claim.dimension), []).append((passage, placed))
        for name, passage, hedged in rounded:
            for other, exact in named.get((name, hedged.claim.dimension), ())[:_MOST]:
                if _are_same(document, passage, hedged, other, exact):
                    yield cls.judged(document, hedged, exact)


_Named = dict[tuple[str, str], list[tuple[Passage, Placed]]]


def _with_exact_ones(told: Sequence[tuple[Passage, Placed]]) -> Iterator[tuple[Passage, Placed]]:
    """The round figures for which there is an exact one of their unit near enough in value."""
    hedged = [each for each in told if each[1].claim.figure.hedge in _BOUNDS]
    exact: dict[str, list[Decimal]] = {unit: [] for unit in {placed.number.unit for _, placed in hedged}}
    for _, placed in told if hedged else ():
        if placed.number.unit in exact and not placed.claim.figure.is_hedged:
            exact[placed.number.unit].append(placed.claim.figure.value)
    for values in exact.values():
        values.sort()
    for passage, placed in hedged:
        values, value = exact[placed.number.unit], placed.claim.figure.value
        at = bisect_left(values, value - value * _CLOSE)
        if at < len(values) and values[at] <= value + value * _CLOSE:
            yield passage, placed


def _roughly_measured(document: Document) -> frozenset[str]:
    """What the round figures of a report measure."""
    passages = chain(document.facts(Passage), document.facts(PlanPassage))
    claims = chain.from_iterable(passage.claims for passage in passages)
    return frozenset(claim.dimension for claim in claims if claim and claim.figure.hedge in _BOUNDS)


def _told(document: Document, measures: Collection[str]) -> Iterator[tuple[Passage, Placed]]:
    """Every level of some measures that is told of what has been, also where a plan builds upon it."""
    for passage in document.facts(Passage) if measures else ():
        yield from ((passage, placed) for placed in _levels(passage, measures, (Role.LEVEL, Role.RATE, Role.SHARE)))
    for plan in document.facts(PlanPassage) if measures else ():
        for placed in _levels(plan, measures, (Role.LEVEL,)):
            if plan.builds_upon(placed.place + 1):
                yield plan, placed


def _levels(passage: Passage, measures: Collection[str], roles: Collection[Role]) -> Iterator[Placed]:
    for at, claim in enumerate(passage.claims[:_ALL]):
        if claim and claim.role in roles and claim.dimension in measures:
            yield Placed(passage.places[at], claim)


_MOST = 8
_LEAST_NAME = 4
_SHORT_NAME = 2
_CLOSE = Decimal("0.25")
_VERY_CLOSE = Decimal("0.12")
_OTHER_SCOPE = r"其中|人均|平均|每|新增|比|较|同期|上年|去年|累计|当月|一季度|二季度|季度|月份|预计|力争|计划|目标|各级|单笔|最|另|还|再|分别|约定|协议|其他|由|从|至$|到$"
_OTHER = compiled(rf"{_OTHER_SCOPE}|{_OF_A_TARGET}|{_OTHER_MEASURE}")
"""Words of a part, another time, a target or a change."""
_STEM = compiled(
    r"^(?:据统计|据台账统计|经统计|年底核定|核定|会后财务|实际|总共|全年|为|共|一共)+|(?:总额|总数|数|总量)$"
)


def _name(passage: Passage, placed: Placed, own: Own) -> str:
    """The name in the words before a number, empty where they tell of a part, another time or a change."""
    clause = passage.clause_before(placed.place)
    if _OTHER.search(clause):
        return ""
    name = canonical(indicator_in(placed.claim.lead), own)
    before = None
    while before != name:
        before, name = name, _STEM.sub("", indicator_in(name))
    return name if len(name) >= _SHORT_NAME else ""


def _are_same(document: Document, passage: Passage, hedged: Placed, other: Passage, exact: Placed) -> bool:
    """Whether the two are of one thing: near in value, and told of no two times."""
    first, second = hedged.claim.figure.value, exact.claim.figure.value
    own = document.vocabulary.indicators
    name = _name(passage, hedged, own)
    same_unit = hedged.number.unit == exact.number.unit
    reach = _CLOSE if len(name) >= _LEAST_NAME and passage is other else _VERY_CLOSE
    return (
        same_unit
        and _may_be_same(hedged, exact)
        and not is_not_yet(passage, hedged.place)
        and not is_not_yet(other, exact.place)
        and abs(first - second) <= first * reach
        and _times(document, passage, hedged) == _times(document, other, exact)
    )


def _times(document: Document, passage: Passage, placed: Placed) -> frozenset[str]:
    """The dates in the sentence of a number before it."""
    start, _ = passage.sentence(placed.place)
    return frozenset(
        passage.numbers[at].span.of_text(document.folded)
        for at in passage.indices_in(start, placed.place)
        if passage.numbers[at].kind is NumericKind.DATE
    )
