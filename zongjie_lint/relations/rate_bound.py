"""Rates that are shares of a whole, which none of them can exceed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Self

import regex

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, StatementClaims
from zongjie_lint.figure import PERCENT
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.binding import percentages
from zongjie_lint.relations.claim_index import PERCENTAGES, statements_with
from zongjie_lint.relations.relation import Relation
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import printed

_NAME = f"(?:{any_of(words('bounds', 'rates'))}|{any_of(words('bounds', 'shares'))})"
_LAST_OF_NAME = frozenset(name[-1] for name in words("bounds", "rates", "shares"))
_REACHED = r"(?:分别|均|都|已|也|仅|约|继续|持续|稳定|总体|平均|全部|一直|始终)*(?:保持|稳定|维持|提高|提升|上升|上涨|攀升|增长|增加|升|降|下降)?(?:为|达到了|达到|达|到|至|在|是|高达)?"
_BOUNDED = compiled(rf"{_NAME}(?:\([^()]{{0,12}}\))?{_REACHED}$")
_ROW = compiled(rf"(?P<names>[^,。;:]*[、和及与][^,。;:]*)分别{_REACHED}$")
_JOINT = compiled(r"[、,]|[、,]?(?:和|与|及|以及)")
_SPLITS = tuple(compiled(joints) for joints in ("、", "[、和]", "[、和及与]"))
"""和 and 与 may be part of a name: 参与率."""
_UNBOUNDED = compiled(any_of(words("bounds", "unbounded")))
_CHANGED_BY = compiled(r"(?:提高|提升|上升|上涨|攀升|增长|增加|升|降|下降)$")
_OF_ANOTHER = compiled(r"是[^,。;:]*的|[上去]年的|相当于|完成|占[^,。;:]*(?:目标|任务|计划|预算)")
_BEGINS_AT = compiled(rf"{_NAME}[由从][^,。;:]{{0,12}}$")
_REACHES = compiled(r"(?:提高|提升|上升|上涨|攀升|增长|增加|升|下降|降)[到至为](?:了)?")
_NAMED_WITHIN = 16


class RateBound(Relation):
    """A share of a whole and the whole's hundred per cent."""

    title: ClassVar = Message("有界比率", "rate with a bound")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every rate of the lexicon."""
        for statement in statements_with(document, kinds=PERCENTAGES):
            for rate in _bounded_rates(statement):
                yield cls(rate.number.span, rate.number, (), None, _working(document, rate), _verdict(rate))


def _bounded_rates(statement: StatementClaims) -> Iterator[Claim]:
    base: Claim | None = None
    for row in _rows(percentages(statement.claims)):
        names = _ROW.search(row[0].clause) if "分别" in row[0].clause else None
        if names:
            yield from _bounded_in_row(row, names["names"])
        elif _is_bounded(row[0]) or _is_reached(base, row[0]):
            yield row[0]
        base = row[-1]


def _rows(rates: Iterable[Claim]) -> Iterator[list[Claim]]:
    """Rates with nothing but 、 or 和 between them, together."""
    row: list[Claim] = []
    for rate in rates:
        if row and not _JOINT.fullmatch(row[-1].text_to(rate)):
            yield row
            row = []
        row.append(rate)
    if row:
        yield row


def _bounded_in_row(row: list[Claim], names: str) -> Iterator[Claim]:
    """The rates of a row whose name, at the same place of the row of names, is one with a bound."""
    found = next((each for split in _SPLITS if len(each := split.split(names)) == len(row)), [])
    for rate, name in zip(row, found, strict=False):
        if _is_name_of_share(_BOUNDED.search(name)):
            yield rate


def _is_bounded(rate: Claim) -> bool:
    """Whether the words right before a number name a rate with a bound, and say that it is so high."""
    if _LAST_OF_NAME.isdisjoint(rate.lead) or _CHANGED_BY.search(rate.lead):
        return False
    return _is_name_of_share(_BOUNDED.search(rate.lead)) and not _OF_ANOTHER.search(rate.clause)


def _is_name_of_share(name: regex.Match[str] | None) -> bool:
    if name is None:
        return False
    return not _UNBOUNDED.search(name.string[max(0, name.start() - _NAMED_WITHIN) : name.end()])


def _is_reached(base: Claim | None, rate: Claim) -> bool:
    """“满意度由97.2%提高到98.1%”: the second number is of the rate that the first names."""
    if base is None:
        return False
    is_next = base.at + 1 == rate.at and _REACHES.fullmatch(base.text_to(rate)) is not None
    return is_next and _is_name_of_share(_BEGINS_AT.search(base.lead))


def _verdict(rate: Claim) -> Verdict:
    """Two and three hundred per cent say how often all were reached, and not how many."""
    if not rate.figure.exceeds(PERCENT) or rate.figure.value % PERCENT.value == 0:
        return Verdict.PASS
    return Verdict.FAIL


def _working(document: Document, rate: Claim) -> str:
    sign = ">" if rate.figure.exceeds(PERCENT) else "≤"
    return f"{printed(document, rate.number)} {sign} 100%"
