"""When the sessions of national bodies were held, by the project's table."""

from __future__ import annotations

import calendar
import datetime
from functools import cache

from zongjie_lint.facts.session import Body
from zongjie_lint.lexicon import lexicon
from zongjie_lint.record import Record


class Held(Record):
    """First and last day of a meeting, or of the month it was held in."""

    first: datetime.date
    last: datetime.date
    by_day: bool

    @property
    def title(self) -> str:
        """The time as a report writes it."""
        month = f"{self.first.year}年{self.first.month}月"
        if not self.by_day:
            return month
        if self.first == self.last:
            return f"{month}{self.first.day}日"
        return f"{month}{self.first.day}日至{self._last_in_chinese()}"

    def _last_in_chinese(self) -> str:
        month = "" if self.first.month == self.last.month else f"{self.last.month}月"
        return f"{month}{self.last.day}日"

    def may_be(self, year: int, month: int | None, day: int | None) -> bool:
        """Whether a date, as far as it is written, lies within the meeting."""
        if month is None:
            return self.first.year <= year <= self.last.year
        if day is None or not self.by_day:
            return (self.first.year, self.first.month) <= (year, month) <= (self.last.year, self.last.month)
        return (self.first.year, self.first.month, self.first.day) <= (year, month, day) <= _triple(self.last)


def held(body: Body, number: int, session: int) -> Held | None:
    """When a session was held; None where the table doesn't know it."""
    return _table().get((body, number, session))


def does_not_exist(body: Body, number: int, session: int) -> bool:
    """Whether a committee whose plenums are all known had no such one."""
    complete = body is Body.PLENUM and number in lexicon("congress_sessions")["complete"]
    return complete and held(body, number, session) is None


@cache
def _table() -> dict[tuple[Body, int, int], Held]:
    sessions = lexicon("congress_sessions")["sessions"]
    return {(Body(entry["body"]), entry["number"], entry["session"]): _held(entry["held"]) for entry in sessions}


def _held(text: str) -> Held:
    """`2019-10-28/2019-10-31`, `2017-10-25` or `2025-03`."""
    if text.count("-") == 1:
        year, month = (int(part) for part in text.split("-"))
        last = calendar.monthrange(year, month)[1]
        return Held(datetime.date(year, month, 1), datetime.date(year, month, last), by_day=False)
    days = [datetime.date.fromisoformat(part) for part in text.split("/")]
    return Held(days[0], days[-1], by_day=True)


def _triple(day: datetime.date) -> tuple[int, int, int]:
    return day.year, day.month, day.day
