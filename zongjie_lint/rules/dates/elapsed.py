"""How many days, months or years lie between two dates, counted in every way that is usual."""

from __future__ import annotations

import datetime

from zongjie_lint.document import Document
from zongjie_lint.facts.date_range import DatePoint, DateRange
from zongjie_lint.facts.duration import Duration
from zongjie_lint.facts.period import Anchor
from zongjie_lint.facts.signature import Signature
from zongjie_lint.message import Message
from zongjie_lint.record import Record

_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
_NAMES = {
    "day": Message("天", "days"),
    "week": Message("周", "weeks"),
    "month": Message("个月", "months"),
    "year": Message("年", "years"),
}
_TITLE = Message("按起止时间算是{count}{unit}", "by the dates it is {count} {unit}")
_OR = Message("{low}或{high}", "{low} or {high}")
_ABOUT = Message("约{number}", "about {number}")
_LEAP, _COMMON = 2024, 2023
_EXACTLY = 0.12


class Elapsed(Record):
    """The least and the most days that a stretch may count; for whole years, the years."""

    least: int
    most: int
    years: int | None = None
    """The last year less the first, where only years are named."""
    calendar_years: int | None = None
    """The number of calendar years touched, where both years are known."""

    def fits(self, duration: Duration) -> bool:
        """Whether some usual way of counting gives the duration."""
        if self.years is not None:
            return duration.unit != "year" or self.years <= duration.amount <= self.years + 1
        if duration.unit == "year" and not duration.exactly and duration.amount == self.calendar_years:
            return True
        days = _DAYS[duration.unit]
        below, above = _slack(duration)
        return self.least / days - below <= duration.amount <= self.most / days + above

    def ratio(self, duration: Duration) -> float:
        """The duration by the days counted."""
        most = self.most if self.years is None else round((self.years + 1) * _DAYS["year"])
        return duration.amount * _DAYS[duration.unit] / max(most, 1)

    def title(self, unit: str) -> Message:
        """What the dates give, in a unit."""
        return _TITLE.format(count=self._count(unit), unit=_NAMES[unit])

    def _count(self, unit: str) -> Message:
        if self.years is not None:
            return _OR.format(low=self.years, high=self.years + 1)
        if unit == "day" and self.most - self.least == 1:
            return _OR.format(low=self.least, high=self.most)
        number = f"{round(2 * self.most / _DAYS[unit]) / 2:g}"
        return _ABOUT.format(number=number)


def elapsed(document: Document, stretch: DateRange) -> list[Elapsed]:
    """What a stretch counts, once for every year that 今年 may stand for; nothing where its years would have to be told."""
    if stretch.by_year and stretch.start.year and stretch.end.year:
        return [Elapsed(0, 0, years=stretch.end.year - stretch.start.year)]
    ends = _ends(document, stretch) if stretch.start.month else []
    return [took for end in ends if (took := _elapsed(stretch.start, end))]


def _elapsed(start: DatePoint, end: DatePoint) -> Elapsed | None:
    counts = [count for year in (_LEAP, _COMMON) if (count := _counted(start, end, year))]
    if len(counts) < 2:
        return None
    years = end.year - start.year + 1 if end.year and start.year else None
    return Elapsed(min(least for least, _ in counts), max(most for _, most in counts), calendar_years=years)


def _ends(document: Document, stretch: DateRange) -> list[DatePoint]:
    """The end; where 今年 is its year, with that of the signature and that which the report is about."""
    if not stretch.until_this_year:
        return [stretch.end]
    anchor, signature = document.fact(Anchor), document.fact(Signature)
    years = [signature.year] if signature else []
    years += [anchor.year] if anchor and (signature or anchor.sources > 1) else []
    return [DatePoint(year, stretch.end.month, stretch.end.day) for year in dict.fromkeys(years)]


def _counted(start: DatePoint, end: DatePoint, year: int) -> tuple[int, int] | None:
    """The least and the most days from one to the other; an end that seems earlier is one of the next year."""
    first, last = start.first_day(year), start.last_day(year)
    from_year = start.year or year
    if first and last and not end.year and _order(end) < _order(start):
        from_year += 1
    begin, finish = end.first_day(from_year), end.last_day(from_year)
    if not (first and last and begin and finish) or finish < first:
        return None
    return max((begin - last).days, 0), (finish - first + datetime.timedelta(days=1)).days


def _order(point: DatePoint) -> tuple[int, int]:
    return point.month or 0, point.day or 0


def _slack(duration: Duration) -> tuple[float, float]:
    """How far a careful writer rounds: a fortnight is ten working days, two months may be seven weeks."""
    if duration.unit == "day":
        return 0, 0
    if duration.unit == "week":
        return 0.4, 0.75
    if duration.unit == "month":
        return 0.6, 0.6
    return (_EXACTLY, _EXACTLY) if duration.exactly else (0.4, 0.4)
