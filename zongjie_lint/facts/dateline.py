"""The date under the title of a speech or a report to a meeting."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.date import FULL_DATE, day_of
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_LINE = compiled(
    rf"[—\-(\s]*(?P<date>{FULL_DATE})[\s(]*(?:(?:星期|周)[一二三四五六日天])?[\s)]*(?:在.{{2,50}}[会议式上])?(?:,.{{2,20}})?[)\s]*$"
)
_WITHIN = 6


class Dateline(Fact, Record):
    """A line near the head that is a date, with or without the meeting it was held at."""

    span: Span
    date: datetime.date

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """The first such line with a possible date."""
        for paragraph in document.facts(Paragraph)[:_WITHIN]:
            line = _LINE.match(paragraph.folded)
            date = day_of(line) if line else None
            if line and date:
                yield cls(Span.of(line, "date", paragraph.span.start), date)
                return
