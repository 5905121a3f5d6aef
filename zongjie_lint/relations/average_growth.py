"""A mean yearly rate of growth beside the first and the last level: (v ÷ v₀)^(1/n) − 1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Self

from zongjie_lint.chinese_numerals import number_value
from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.date import YEAR, year_of
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.figure import ONE, PERCENT
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.binding import amounts, may_be_called, nearest, percentages, topic
from zongjie_lint.relations.claim_index import PERCENTAGES, statements_saying
from zongjie_lint.relations.growth import BASE, LEVEL, is_in_constant_prices
from zongjie_lint.relations.relation import Computed, Operand, Reading
from zongjie_lint.relations.working import printed

_YEARLY_WORDS = ("年均", "年平均", "平均每年")
_YEARLY = compiled(r"(?:年均|年平均|平均每年)[^,。;:]{0,8}$")
_YEAR = compiled(rf"{YEAR}")
_YEARS = compiled(r"(?<![\d第])(?P<years>[两二三四五六七八九十]|\d{1,2})年(?:来|间|以来|内|时间|中)")


class AverageGrowth(Computed):
    """A mean yearly rate, the level it began from, the level reached, and the years between."""

    title: ClassVar = Message("年均增速与首末两年数值", "mean yearly growth and the first and last level")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every mean rate in a statement that tells from what to what, and in how many years."""
        for statement in statements_saying(document, *_YEARLY_WORDS, kinds=PERCENTAGES):
            for rate in percentages(statement.with_role(Role.GROWTH)):
                if _YEARLY.search(rate.lead) and not is_in_constant_prices(rate):
                    yield from cls.judged(document, _readings(document, statement.near(rate), rate))


def _readings(document: Document, statement: StatementClaims, rate: Claim) -> Iterator[Reading]:
    """One reading for each number of steps that the years may mean: 五年来 may count the first year or not."""
    years = _years(statement, rate)
    for base in nearest(amounts(statement.with_role(Role.BASE)), rate, most=1):
        levels = [claim for claim in amounts(statement.with_role(Role.LEVEL), base.dimension) if claim.at > base.at]
        for level in nearest(levels, rate, most=1):
            if not may_be_called(rate, topic(statement, base)):
                continue
            for steps in (years, years - 1, years + 1) if years else ():
                if steps > 0 and base.figure.low > 0 and level.figure.low > 0:
                    yield _reading(document, rate, base, level, steps)


def _reading(document: Document, rate: Claim, base: Claim, level: Claim, steps: int) -> Reading:
    ratio = f"{printed(document, level.number)} ÷ {printed(document, base.number)}"
    return Reading(
        rate,
        (Operand(level.number, LEVEL), Operand(base.number, BASE)),
        ((level.figure / base.figure).root(steps) - ONE) * PERCENT,
        f"({ratio})^(1/{steps}) − 1",
    )


def _years(statement: StatementClaims, rate: Claim) -> int:
    """How many years lie between the first and the last year named; 0 where that is not told."""
    dates = [number.text for number in rate.statement.numbers if number.kind is NumericKind.DATE]
    named = [year_of(match[0]) for text in dates[:_MOST_DATES] for match in _YEAR.finditer(text)]
    if len(set(named)) > 1:
        return max(named) - min(named)
    said = _YEARS.search(_unmasked(statement, rate))
    return number_value(said["years"]) if said else 0


_MOST_DATES = 8


def _unmasked(statement: StatementClaims, rate: Claim) -> str:
    """The amounts of years before the rate, with what follows them, as they stand: “五年来”."""
    return "".join(
        number.text + rate.statement.masked[place + 1 : place + 3]
        for number, place in zip(rate.statement.numbers[: rate.at + 1], rate.statement.places, strict=False)
        if number.dimension == "time"
    )
