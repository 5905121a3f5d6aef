"""A bound that all of several figures are said to keep: “均超过95%，分别为……”, “都在50万元以上，最低的……”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Self

import regex

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Role
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.facts.statement import AMOUNT, MARKS
from zongjie_lint.figure import INFINITY, Figure, Hedge
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.contradiction import PARTIAL, Contradiction, bare, is_said_of_now
from zongjie_lint.relations.passage import Passage, Placed, matches
from zongjie_lint.relations.relation import Operand
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import printed

BOUND = Message("界限", "bound")
_PERCENT = MARKS[NumericKind.PERCENT]
_MEASURES = f"[{AMOUNT}{_PERCENT}]"
_ALL_KEEP = compiled(
    rf"(?P<all>(?<![人户亩日月年平场次])均|都|全部(?!{_MEASURES})|全都|皆)(?:已|能)?(?P<words>[^,。;:{AMOUNT}{_PERCENT}]{{0,14}})(?P<mark>{_MEASURES})"
)
_TAIL = compiled(r"[^,。;:]{0,12}")
_UP = compiled(r"达到?|不低于|不少于|高于|超过?|突破|大于|完成率|及以上")
_DOWN = compiled(r"不超过|低于|不高于|小于|少于|不足|控制在|压缩[到至]|降[到至]")
_LISTED = compiled(rf"[,:(]?(?:分别|依次)?(?:为|是|达|达到)?(?P<list>{_MEASURES}(?:[、,和及]{_MEASURES})+)")
_LIST_BEFORE = compiled(
    rf"(?:分别|依次)(?:为|是|达到?|完成|占)?(?:[^,。;:]{{0,14}}?)(?P<list>{_MEASURES}(?:[、和及]{_MEASURES})+)[,]?[^,。;:]{{0,14}}$"
)
_EXTREME = compiled(
    rf"(?P<kind>最低|最少|最小|最差|最慢|最短|最高|最多|最大|最长|最快)(?:的|一(?:个|家|户|项|名|处))?[^,。;:{AMOUNT}{_PERCENT}]{{0,14}}?(?P<mark>{_MEASURES})"
)
_REACH = 60


class CommonBound(Contradiction):
    """A bound that all are said to keep and the figures listed beside it."""

    title: ClassVar = Message("共同的界限与各个数", "a common bound and the figures")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every bound for all with each figure of the list beside it, or with the extreme one."""
        for passage, match in matches(document, _ALL_KEEP):
            if is_said_of_now(passage, *match.span("all")) and not _is_partial(passage, match):
                yield from cls._of(document, passage, match)

    @classmethod
    def _of(cls, document: Document, passage: Passage, match: regex.Match[str]) -> Iterator[Self]:
        bound = _claim_at(passage, match.start("mark"))
        if bound is None or bound.claim.figure.hedge in (Hedge.ABOUT, Hedge.ALMOST, Hedge.RANGE):
            return
        interval = _interval(match, bound)
        if interval is None:
            return
        claim = passage.span_of(match.start("all"), match.end())
        for each in _each(passage, match):
            if _is_comparable(each, bound):
                holds = each.claim.figure.meets(interval)
                sign = "<" if interval.high.is_infinite() else ">"
                working = f"{printed(document, each.number)} {'符合' if holds else sign} {bare(document, bound.number)}"
                verdict = Verdict.PASS if holds else Verdict.FAIL
                yield cls.held(claim, each.number, working, verdict, [Operand(bound.number, BOUND)])


def _is_partial(passage: Passage, match: regex.Match[str]) -> bool:
    """Whether something is left out; 主要 leaves out nothing of a list that is printed."""
    text = passage.clause_before(match.start()) + match[0]
    return PARTIAL.search(text.replace("主要", "")) is not None


def _claim_at(passage: Passage, place: int) -> Placed | None:
    return next(iter(passage.claims_in(place, place + 1)), None)


def _interval(match: regex.Match[str], bound: Placed) -> Figure | None:
    """What the bound allows: from it upwards or downwards, None where the words do not tell."""
    figure = bound.claim.figure
    words = match["words"]
    if figure.hedge is Hedge.UNDER or _DOWN.search(words):
        return Figure(figure.value, -INFINITY, figure.high)
    if figure.hedge in (Hedge.OVER, Hedge.MORE) or _UP.search(words):
        low = figure.low if figure.is_hedged else min(figure.low, figure.value)
        return Figure(figure.value, low, INFINITY)
    return None


def _is_comparable(each: Placed, bound: Placed) -> bool:
    alike = each.number.kind is bound.number.kind and each.claim.dimension == bound.claim.dimension
    change = (Role.GROWTH, Role.CHANGE)
    mixed = each.claim.role in change and bound.claim.role not in change and each.claim.role is not bound.claim.role
    return alike and not mixed and not each.claim.figure.is_hedged and each.claim.sign == bound.claim.sign


def _each(passage: Passage, match: regex.Match[str]) -> Iterator[Placed]:
    """The figures that must keep a bound: a list right behind it or right before, the extreme one of its kind."""
    tail = _TAIL.match(passage.masked, match.end())
    end = tail.end() if tail else match.end()
    listed = _LISTED.match(passage.masked, end)
    start, stop = passage.sentence(match.start())
    before = _LIST_BEFORE.search(passage.masked, max(start, match.start() - _REACH), match.start())
    for found in (listed, before):
        if found:
            yield from passage.claims_in(*found.span("list"))
    for extreme in _EXTREME.finditer(passage.masked, match.end(), min(stop, end + _REACH)):
        yield from passage.claims_in(extreme.start("mark"), extreme.end("mark"))
