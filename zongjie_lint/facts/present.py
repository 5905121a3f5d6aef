"""The year that a report is written or spoken in, which is what it means by 今年."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.date import YEAR, year_of
from zongjie_lint.facts.dateline import Dateline
from zongjie_lint.facts.period import Anchor, ReportingPeriod, Voter, YearVote
from zongjie_lint.facts.report_kind import is_of_kind
from zongjie_lint.facts.role import Role
from zongjie_lint.facts.section import role_at
from zongjie_lint.facts.signature import Signature
from zongjie_lint.facts.zone import body
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_AHEAD_OF_REVIEW = ("government-work-report", "budget-report")
"""Reports to a congress: they review one year and are given in the next."""
_TASKS = compiled(rf"做好(?P<year>{YEAR})\s?年的?(?:各项|经济|[^,。;]{{0,8}})工作")
_IS = compiled(rf"(?P<year>{YEAR})\s?年,?是[^。;]{{2,40}}之年")
_WAS = compiled(rf"(?P<year>{YEAR})\s?年,?是[^。;]{{2,40}}的一年")
_ENOUGH, _DECEMBER = 2, 12
RELATIVE = {
    "今年": 0, "本年度": 0, "本年": 0, "当年": 0, "去年": -1, "上年度": -1, "上年": -1, "上一年": -1, "前年": -2, "明年": 1, "来年": 1, "下一年": 1, "后年": 2,
}  # fmt: skip
"""Words for a year, and how far it is from the present one."""


class Present(Fact, Record):
    """The year that 今年 means."""

    span: Span
    """Where it is told by one place alone, else empty."""
    year: int
    sources: int
    """How many independent places agree on it; the full date of a meeting counts as two."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """The year of speaking of a speech, the year after the one reviewed for a report to a congress, else the year under review."""
        anchor = document.fact(Anchor)
        if is_of_kind(document, "speech"):
            yield from (cls(*found) for found in _of_speech(document))
        elif anchor:
            ahead = is_of_kind(document, *_AHEAD_OF_REVIEW)
            dated = any(vote.voter is Voter.VENUE for vote in document.facts(YearVote))
            yield cls(anchor.span, anchor.year + ahead, anchor.sources + dated)

    @property
    def is_sure(self) -> bool:
        """Whether two places or a date agree, so that a check may rest on it alone."""
        return self.sources >= _ENOUGH


def _of_speech(document: Document) -> Iterator[tuple[Span, int, int]]:
    spoken = document.fact(Dateline)
    if spoken:
        yield spoken.span, spoken.date.year, _ENOUGH
        return
    votes = Counter(_years_of_speaking(document)).most_common(1)
    if votes:
        yield Span(0, 0), *votes[0]


def _years_of_speaking(document: Document) -> Iterator[int]:
    """The year whose work is still to be done, that is said to be a turning point, or that follows the one looked back on."""
    for pattern, later in ((_TASKS, 0), (_IS, 0), (_WAS, 1)):
        for paragraph in body(document):
            match = pattern.search(paragraph.folded)
            if match:
                yield year_of(match["year"]) + later
                break


def sure_present(document: Document) -> Present | None:
    """The present year of a document, None where it is not sure."""
    present = document.fact(Present)
    return present if present and present.is_sure else None


def years_meant(document: Document, offset: int, month: int | None = None) -> frozenset[int]:
    """The years that a date without one may be in at a place; none where that is not sure."""
    present = sure_present(document)
    if present is None:
        return frozenset()
    years = {present.year, *_of_review(document, present), *_of_writing(document, present, month)}
    if _ends_with_year(document) and Role.PLAN in role_at(document, offset):
        years.add(present.year + 1)
    return frozenset(years)


def _ends_with_year(document: Document) -> bool:
    period = document.fact(ReportingPeriod)
    return period is None or period.last.month == _DECEMBER


def _of_review(document: Document, present: Present) -> Iterator[int]:
    """A speech or a report to a congress speaks of the year before as well."""
    if is_of_kind(document, *_AHEAD_OF_REVIEW, "speech"):
        yield present.year - 1


def _of_writing(document: Document, present: Present, month: int | None) -> Iterator[int]:
    """A report on a year that is signed in the next may tell of what happened since."""
    signature = document.fact(Signature)
    if signature and signature.date and signature.year == present.year + 1 and (month or 12) <= signature.date.month:
        yield signature.year
