"""How many months or days a period is long that a statement names: 上半年, 1—9月, 五年, 52天."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim
from zongjie_lint.facts.date import YEAR
from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.facts.statement import MARKS, Statement
from zongjie_lint.facts.time_span import read_time_span
from zongjie_lint.figure import Figure
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record

_WORDS = compiled(
    r"(?P<half>(?<!下)上半年|(?<!上)下半年|半年(?=来|多|时间))|(?P<year>全年|一年来|过去一年|一年间|去年(?!同)|上年(?!同)|(?<!学)年度(?!目标|计划|任务)|这一年)|(?P<plan>“?十[一二三四五]五”?(?:时期|期间|以来))"
)
_YEARS = compiled(rf"(?P<first>{YEAR})\s?年?\s?[—~\-至到]\s?(?P<last>{YEAR})\s?年")
_DAYS_IN_MONTH = Decimal(365) / 12
_OPEN_START = compiled(
    rf"自|以来|启动|成立|开业|投用|投运|运行|上线|挂牌|启用|{MARKS[NumericKind.DATE]}份?(?:起|后|开始|正式)|从{MARKS[NumericKind.DATE]}"
)
_MOST = 8
"""Periods that are tried."""
_AHEAD = 200
"""How far around a mean a period is looked for."""


class PeriodLength(Record):
    """A length of time in months or in days, and where it is named."""

    place: int
    months: int = 0
    days: int = 0
    number: NumericExpression | None = None
    """The number that tells it."""

    def count(self, unit: str) -> list[tuple[Figure, str]]:
        """How many of a unit it holds, with how that is written; several ways to count days."""
        return _COUNTERS[unit](self)


def period_lengths(document: Document, mean: Claim) -> list[PeriodLength]:
    """The periods that are named around a mean, in order."""
    statement = mean.statement
    start, end = max(0, mean.place - _AHEAD), mean.place + _AHEAD
    named = [_of_word(match) for match in _WORDS.finditer(statement.masked, start, end)]
    found = sorted(
        [*named, *_of_numbers(document, statement, start, end)], key=lambda length: abs(length.place - mean.place)
    )
    return sorted(found[:_MOST], key=lambda length: length.place)


def has_open_start(mean: Claim) -> bool:
    """Whether the time began on a day that the words only allude to."""
    return bool(_OPEN_START.search(mean.statement.masked, max(0, mean.place - _AHEAD), mean.place))


def _of_word(match: regex.Match[str]) -> PeriodLength:
    return PeriodLength(match.start(), 60 if match["plan"] else 6 if match["half"] else 12)


def _of_numbers(document: Document, statement: Statement, start: int, end: int) -> Iterator[PeriodLength]:
    first = statement.numbers_before(start)
    for at in range(first, statement.numbers_before(end)):
        number, place = statement.numbers[at], statement.places[at]
        length = (
            _of_date(document, number, statement.masked[max(0, place - 4) : place])
            if number.kind is NumericKind.DATE
            else _of_amount(number)
        )
        if length:
            yield PeriodLength(place, *length, number=number)


def _of_amount(number: NumericExpression) -> tuple[int, int] | None:
    if number.dimension != "time" or number.figure is None or number.figure.value % 1:
        return None
    value = int(number.figure.value)
    months = {"年": 12 * value, "个月": value, "周年": 12 * value}
    days = {"天": value, "日": value, "工作日": value, "个工作日": value, "周": 7 * value}
    return (months.get(number.unit, 0), days.get(number.unit, 0)) if number.unit in months | days else None


def _of_date(document: Document, number: NumericExpression, before: str) -> tuple[int, int] | None:
    text = number.span.of_text(document.folded)
    years = _YEARS.match(text)
    if years:
        return 12 * (int(years["last"]) - int(years["first"]) + 1), 0
    span = read_time_span(text)
    if span is None or compiled(r"日|号|旬|初").search(text):
        return None
    if "截" in before or text.endswith(("底", "末")):
        return (span.last, 0) if "截" in before or "到" in before else None
    return span.last - span.first + 1, 0


def _months(length: PeriodLength) -> list[tuple[Figure, str]]:
    return [(Figure.exact(length.months), f"{length.months}个月")] if length.months else []


def _quarters(length: PeriodLength) -> list[tuple[Figure, str]]:
    return (
        [(Figure.exact(length.months // 3), f"{length.months // 3}个季度")]
        if length.months and not length.months % 3
        else []
    )


def _years(length: PeriodLength) -> list[tuple[Figure, str]]:
    return (
        [(Figure.exact(length.months // 12), f"{length.months // 12}年")]
        if length.months >= 24 and not length.months % 12
        else []
    )


def _days(length: PeriodLength) -> list[tuple[Figure, str]]:
    if length.days:
        return [(Figure.exact(length.days), f"{length.days}天")]
    if not length.months:
        return []
    return [_calendar_days(length.months), _working_days(length.months)]


def _calendar_days(months: int) -> tuple[Figure, str]:
    days = round(_DAYS_IN_MONTH * months)
    return Figure(
        Decimal(days), Decimal(30 * months - (2 if months < 3 else 0)), Decimal(months) * Decimal("30.5") + 1
    ), f"{days}天"


def _working_days(months: int) -> tuple[Figure, str]:
    days = round(Decimal(250) / 12 * months)
    return Figure(Decimal(days), Decimal("20.3") * months - 2, Decimal(21) * months + 2), f"{days}个工作日"


def _weeks(length: PeriodLength) -> list[tuple[Figure, str]]:
    days = _days(length)[:1]
    return [
        (Figure((figure.value / 7), figure.low / 7 - 1, figure.high / 7 + 1), f"{round(figure.value / 7)}周")
        for figure, _ in days
    ]


_COUNTERS = {"月": _months, "季": _quarters, "季度": _quarters, "年": _years, "日": _days, "天": _days, "周": _weeks, "星期": _weeks}  # fmt: skip
