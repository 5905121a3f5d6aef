"""Words of rise and fall against the signs and sizes of their numbers: “下降-2.4%”, “减少1.5倍”, “由41起上升到29起”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import ClassVar, Self

import regex

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, StatementClaims
from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.facts.statement import ANY_MARK, MARKS
from zongjie_lint.figure import growth
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.growth import GrowthFromBase, Increase
from zongjie_lint.relations.relation import Operand, Relation
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import printed
from zongjie_lint.span import Span

FIRST = Message("起点", "start")
LAST = Message("终点", "end")
_LINK = r"(?:了|约|达|为|近|幅度为|幅度达)?"
_FALL = compiled(rf"(?<!涨|升|最|增|速){any_of(words('directions', 'fall'))}{_LINK}(?P<minus>[-−]?)$")
_RISE = compiled(rf"(?<!负){any_of(words('directions', 'rise'))}{_LINK}$")
_LESS_BY = compiled(rf"(?<!至|最|不|增){any_of(words('multiples', 'less_by'))}(?:了|约|近|将近|达|幅度达)?$")
_TOLD_IN_TIMES = compiled(any_of(words("multiples", "told_in_times")))
_NUMBERS = "".join(MARKS[kind] for kind in (NumericKind.AMOUNT, NumericKind.BARE, NumericKind.PERCENT))
_WAY = compiled(
    rf"(?P<noun>(?:(?!{ANY_MARK})[^,。;:、()]){{0,6}}?)(?:(?P<up>{any_of(words('directions', 'rising_to'))})|(?P<down>{any_of(words('directions', 'falling_to'))}))(?:了)?(?:(?!{ANY_MARK})[^,。;:、()增减升降]){{0,6}}"
)
_FROM = compiled(r"[由从]")
_OTHER_SCALE = compiled(any_of(words("directions", "better_is_less")))
_OF_ITSELF = compiled(r"每|下降|降幅|跌幅|减少|负|亏|逆差|倒数|零下|占")
_RANKED = frozenset(("级", "类", "位", "档", "等", "期", "版"))
_OPENED_WITH_FROM = compiled(r"[,(](?:即|已)?[由从][^,。;:]{0,12}")
_GOES_ON = compiled(
    rf"(?:(?!{ANY_MARK})[^,。;:()]){{0,6}}[,(](?:同比|比上年|较上年|共|净)?(?:(?!{ANY_MARK})[^,。;:()]){{2,4}}"
)
_TIME = "time"
_LOOKED_BACK = 40


class SignOfChange(Relation):
    """A change and the sign of its number."""

    title: ClassVar = Message("升降词与正负号", "direction and sign")
    is_fall: bool = True

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every number with a sign that a word of direction leads up to."""
        for statement in document.facts(StatementClaims):
            for claim in statement.claims:
                is_fall = _signed_way(claim)
                if is_fall is not None:
                    number = claim.number
                    working = f"{'下降' if is_fall else '增长'}一个负数：{printed(document, number)}"
                    yield cls(number.span, number, (), None, working, Verdict.FAIL, is_fall)


def _signed_way(claim: Claim) -> bool | None:
    """True for a fall by a negative number, False for such a rise, None for any other."""
    fall = _FALL.search(claim.lead)
    is_negative = claim.figure.value < 0 or bool(fall and fall["minus"])
    if not is_negative or claim.figure.is_hedged:
        return None
    if fall:
        return True
    return False if _RISE.search(claim.lead) else None


class FallByMultiple(Relation):
    """A fall that is told in 倍."""

    title: ClassVar = Message("下降与倍数", "a fall and a multiple")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every fall by at least its whole size."""
        for statement in document.facts(StatementClaims):
            for claim in statement.claims:
                if claim.number.kind is NumericKind.TIMES and _is_fall_by_multiple(claim):
                    working = f"最多只能减少100%，不能减少{printed(document, claim.number)}"
                    yield cls(claim.number.span, claim.number, (), None, working, Verdict.FAIL)


def _is_fall_by_multiple(claim: Claim) -> bool:
    masked = claim.statement.masked
    around = masked[max(0, claim.place - _LOOKED_BACK) : claim.place + _LOOKED_BACK]
    is_only_one = around.count(MARKS[NumericKind.TIMES]) == 1
    is_fall = _LESS_BY.search(claim.lead) is not None and claim.figure.value >= 1 and claim.number.unit == "倍"
    return is_fall and is_only_one and not _TOLD_IN_TIMES.search(around)


class WayOfChange(Relation):
    """Two numbers and the verb between them."""

    title: ClassVar = Message("升降词与前后两个数", "direction and both numbers")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every “由A上升到B”."""
        for statement in document.facts(StatementClaims):
            for first, last in pairwise(statement.claims):
                way = _way(first, last)
                if way:
                    yield cls._judged(document, first, last, way)

    @classmethod
    def _judged(cls, document: Document, first: Claim, last: Claim, way: regex.Match[str]) -> Self:
        rises = bool(way["up"])
        lower, upper = (first, last) if rises else (last, first)
        is_wrong = lower.figure.exceeds(upper.figure)
        verb = way["up"] or way["down"]
        sign = ">" if first.figure.value > last.figure.value else "<"
        working = f"{printed(document, first.number)} {sign} {printed(document, last.number)}，文中写作“{verb}”"
        return cls(
            Span.covering(first.number.span, last.number.span),
            last.number,
            (Operand(first.number, FIRST),),
            None,
            working,
            Verdict.FAIL if is_wrong else Verdict.PASS,
        )


def _way(first: Claim, last: Claim) -> regex.Match[str] | None:
    """The verb of a way between two numbers of one thing; None where they may be of different things."""
    if last.at != first.at + 1 or first.dimension != last.dimension or first.number.kind is not last.number.kind:
        return None
    if first.figure.is_hedged or last.figure.is_hedged or not _FROM.search(first.lead):
        return None
    way = _WAY.fullmatch(first.text_to(last))
    return way if way and _is_of_one_thing(first, last, way) else None


def _is_of_one_thing(first: Claim, last: Claim, way: regex.Match[str]) -> bool:
    before = first.statement.masked[max(0, first.place - _LOOKED_BACK) : first.place]
    if (
        last.number.unit in _RANKED
        or _OTHER_SCALE.search(before)
        or _OF_ITSELF.search(first.lead + way["noun"])
        or first.sign < 0
        or last.sign < 0
    ):
        return False
    noun = way["noun"].removeprefix("的").strip()
    after = first.statement.after(last.at)
    is_same_noun = not noun or after.startswith(noun) or not after
    return is_same_noun and not (first.dimension == _TIME and way["up"] in _PROVED)


_PROVED = frozenset(words("directions", "improving_to"))


class ChangeAgainstWay(Relation):
    """Two numbers told as a way, and a change beside them that goes the other way."""

    title: ClassVar = Message("增减与前后两个数的方向", "change and the way it went")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every change next to “由A降到B” that is right but for its direction."""
        told = _told_elsewhere(document)
        for statement in document.facts(StatementClaims):
            for at, (first, last) in enumerate(pairwise(statement.claims)):
                if _way(first, last):
                    for change in _changes_beside(statement, at):
                        if _is_against(first, last, change) and change.number not in told:
                            yield cls._contrary(document, first, last, change)

    @classmethod
    def _contrary(cls, document: Document, first: Claim, last: Claim, change: Claim) -> Self:
        numbers = (first.number, last.number, change.number)
        first_printed, last_printed, stated = (printed(document, number) for number in numbers)
        verb = "增加" if _RISE.search(change.lead) else "减少"
        return cls(
            Span(min(number.span.start for number in numbers), max(number.span.end for number in numbers)),
            change.number,
            (Operand(first.number, FIRST), Operand(last.number, LAST)),
            None,
            f"{first_printed} → {last_printed}，文中却写{verb}{stated}",
            Verdict.FAIL,
        )


def _told_elsewhere(document: Document) -> frozenset[NumericExpression]:
    """The changes that already fail against their levels by size."""
    found = (*document.facts(GrowthFromBase), *document.facts(Increase))
    return frozenset(relation.stated for relation in found if relation.verdict is Verdict.FAIL)


def _changes_beside(statement: StatementClaims, at: int) -> Iterator[Claim]:
    """The changes that stand right before the first of two claims and right after the second."""
    claims = statement.claims
    if at > 0 and _OPENED_WITH_FROM.fullmatch(claims[at - 1].text_to(claims[at])):
        yield claims[at - 1]
    if at + 2 < len(claims) and _GOES_ON.fullmatch(claims[at + 1].text_to(claims[at + 2])):
        yield claims[at + 2]


def _is_against(first: Claim, last: Claim, change: Claim) -> bool:
    """Whether a change has the size of the way and not its direction."""
    rises = _RISE.search(change.lead) is not None
    if rises == (_FALL.search(change.lead) is not None) or change.figure.is_hedged or first.figure == last.figure:
        return False
    is_amount = change.number.kind is first.number.kind and change.dimension == first.dimension
    if change.number.kind is NumericKind.PERCENT and first.number.kind is not NumericKind.PERCENT:
        size = growth(last.figure, first.figure)
    elif is_amount and change.number.kind is not NumericKind.PERCENT:
        size = last.figure - first.figure
    else:
        return False
    went_up = size.value > 0
    return went_up != rises and (size if went_up else -size).meets(change.figure)
