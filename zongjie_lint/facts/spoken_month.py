"""What a text says about the time it is spoken in: 4月份即将结束, 一季度已经过去."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable
from typing import Self

import regex

from zongjie_lint.chinese_numerals import number_value
from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.date import MONTH_OR_DAY
from zongjie_lint.facts.present import sure_present
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_SOON = r"(?:即将|将要|快要|就要|马上就?要?|眼看就?要?)"
_PASSING = compiled(
    rf"(?:(?<![\d—~\-至到])(?P<month>{MONTH_OR_DAY})月份?|(?P<quarter>[一二三])季度|(?P<half>上半年))"
    rf"(?:(?P<soon>{_SOON}(?:结束|过去|过完|收官))|(?:已经?|都已)(?:结束|过去|过完|收官)(?!的))"
)
_MIDDLE = 15


class SpokenMonth(Fact, Record):
    """The earliest day on which the text can have been spoken."""

    span: Span
    day: datetime.date

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """The first month, quarter or half that is said to be passing; nothing where the year is not sure."""
        present, match = sure_present(document), _PASSING.search(document.folded)
        last = _last_month(match) if match else 0
        if present and match and 1 <= last <= 12:
            end = datetime.date(present.year, last, calendar.monthrange(present.year, last)[1])
            yield cls(Span.of(match), end.replace(day=_MIDDLE) if match["soon"] else end + datetime.timedelta(1))


def _last_month(match: regex.Match[str]) -> int:
    if match["half"]:
        return 6
    return 3 * number_value(match["quarter"]) if match["quarter"] else number_value(match["month"])
