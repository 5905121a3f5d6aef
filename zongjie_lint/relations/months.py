"""Stretches of months, as reports count them: quarters, half-years, years, the months up to one."""

from __future__ import annotations

from collections.abc import Sequence

from zongjie_lint.record import Record


class Months(Record, order=True):
    """A stretch of months, counted through from a year; the year is 0 where none is told."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many months."""
        return self.last - self.first + 1

    def holds(self, other: Months) -> bool:
        """Whether another stretch lies inside, and is shorter."""
        return self.first <= other.first and other.last <= self.last and self != other

    @property
    def label(self) -> str:
        """The stretch in words: “1—6月”."""
        first, last = (self.first - 1) % 12 + 1, (self.last - 1) % 12 + 1
        if self.length >= 12:
            return "全年" if self.length == 12 else f"{self.length // 12}年"
        return f"{first}月" if first == last else f"{first}—{last}月"

    def cut(self, length: int) -> list[Months]:
        """The stretches of equal length that it is made of."""
        return [Months(first, first + length - 1) for first in range(self.first, self.last + 1, length)]


def together(times: Sequence[Months]) -> Months:
    """The stretch from the first of some times to the last."""
    return Months(min(time.first for time in times), max(time.last for time in times))
