"""The reporting period: which months the report is about, and in which year."""

from __future__ import annotations

import calendar
import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.bounds import body_bounds
from zongjie_lint.facts.date import YEAR, YearMention, year_of
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.report_kind import is_of_kind, kind_of, spans_years
from zongjie_lint.facts.role import Role
from zongjie_lint.facts.section import Section
from zongjie_lint.facts.signature import Signature
from zongjie_lint.facts.title import Title
from zongjie_lint.facts.zone import body
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span, Spans

_OPENING = 400
_YEAR = compiled(rf"({YEAR})\s?年")
_LEAD = compiled(rf"({YEAR})\s?年\s?(?:上半年|度|全年|\d{{1,2}}\s?[—~\-至到]|[前第]?[一二三四]季度|,|是|以来)")
_VENUE = compiled(rf"^[—\-(\s]*({YEAR})\s?年\s?\d{{1,2}}\s?月.{{0,40}}(?:会议|大会)")
_EPISODE = compiled(any_of(words("titles", "episodes")))
"""A title with one of these is about less than the year it names."""
_MONTHS = (
    (compiled(r"前三季度|(?<!\d)1\s?(?:月份?)?[—~\-至到]\s?9\s?月"), (1, 9)),
    (
        compiled(
            r"上半年|(?<!下)半年(?:度|工作|总结|小结|来)|年中(?!央)|(?<!\d)1\s?(?:月份?)?[—~\-至到]\s?6\s?月|(?<!\d)一至六月"
        ),
        (1, 6),
    ),
    (compiled(r"(?<![前上])(?:第)?一季度|(?<!\d)1\s?(?:月份?)?[—~\-至到]\s?3\s?月"), (1, 3)),
    (compiled(r"(?:第)?二季度|(?<!\d)4\s?(?:月份?)?[—~\-至到]\s?6\s?月"), (4, 6)),
    (compiled(r"(?<!前)(?:第)?三季度|(?<!\d)7\s?(?:月份?)?[—~\-至到]\s?9\s?月"), (7, 9)),
    (compiled(r"(?:第)?四季度|(?<!\d)10\s?(?:月份?)?[—~\-至到]\s?12\s?月"), (10, 12)),
    (compiled(r"下半年|(?<!\d)7\s?(?:月份?)?[—~\-至到]\s?12\s?月"), (7, 12)),
)
_OF_A_YEAR = compiled(rf"年度|全年|{YEAR}\s?年(?:工作|述职|履职|经济|经营)|述职")
_OVER_A_YEAR = ("全年", "一年来", "一年中", "过去一年", "年末", "年底", "这一年", "回顾一年")
_TO_DATE = compiled(r"(?<!\d)1\s?(?:月份?)?[—~\-至到]\s?(\d{1,2})\s?月")
_WHOLE_YEAR = compiled(
    r"年度|全年|年(?:工作)?(?:总结|述职)|一年来|" + rf"(?:{YEAR})\s?年(?!上半年|下半年|[第前]?[一二三四]季度|\s?\d)"
)
_PLAN_HALF = compiled(r"(?:暨|及|和|与|、).{0,24}(?:计划|打算|安排|思路|要点).*$")


class ReportingPeriod(Fact, Record):
    """First and last day of what the report is about, with how sure its year is."""

    span: Span
    """Where the months are named, else the title, else the beginning of the text."""
    first: datetime.date
    last: datetime.date
    sources: int
    """How many independent places agree on the year."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """The period, where the months can be told and some place tells the year."""
        named = _months(document)
        anchor = document.fact(Anchor)
        if named and anchor:
            span, (first, last) = named
            ends = calendar.monthrange(anchor.year, last)[1]
            yield cls(
                span, datetime.date(anchor.year, first, 1), datetime.date(anchor.year, last, ends), anchor.sources
            )

    @property
    def is_whole_year(self) -> bool:
        """Whether the report is about a calendar year."""
        return (self.first.month, self.last.month) == (1, 12)

    @property
    def title(self) -> str:
        """The period as a report would write it."""
        year = self.first.year
        if self.is_whole_year:
            return f"{year}年"
        return f"{year}年{self.first.month}—{self.last.month}月"


class Anchor(Fact, Record):
    """The year under review, by a vote of title, opening, signature and body, so that one wrong place is outvoted."""

    span: Span
    year: int
    sources: int
    """How many of the four voted for it."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """The year with most weight."""
        weights: Counter[int] = Counter()
        for vote in document.facts(YearVote):
            weights[vote.year] += round(vote.weight * 10)
        if weights:
            year = max(weights, key=lambda year: (weights[year], year))
            yield cls(Span(0, 0), year, sum(vote.year == year for vote in document.facts(YearVote)))


class Voter(StrEnum):
    """What may tell the year under review."""

    TITLE = "title"
    VENUE = "venue"
    OPENING = "opening"
    SIGNATURE = "signature"
    BODY = "body"


class YearVote(Fact, Record):
    """A place that tells the year under review, and how much it counts."""

    span: Span
    voter: Voter
    year: int
    weight: float

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Title 3, opening 2.5, signature 1.5, most frequent year outside plans 1.2."""
        return (cls(*vote) for vote in _votes(document))


_Vote = tuple[Span, Voter, int, float]


def _votes(document: Document) -> Iterator[_Vote]:
    speaks_ahead = is_of_kind(document, "government-work-report")
    titled = title_years(document)
    if titled:
        span, year = titled[0]
        yield span, Voter.TITLE, year - speaks_ahead, 3.0
    if speaks_ahead:
        yield from _venue_vote(document)
    yield from _opening_vote(document)
    yield from _signature_vote(document, [year for _, year in titled])
    yield from _body_vote(document)


def title_years(document: Document) -> list[tuple[Span, int]]:
    """Every year in the title, with its place."""
    title = document.fact(Title)
    found = _YEAR.finditer(document.folded, title.span.start, title.span.end) if title else ()
    return [(Span.of(match), year_of(match[1])) for match in found]


def _venue_vote(document: Document) -> Iterator[_Vote]:
    """A report to a congress, dated under its title, is about the year before."""
    for paragraph in document.facts(Paragraph)[:6]:
        venue = _VENUE.match(paragraph.folded)
        if venue:
            yield Span.of(venue, 1, paragraph.span.start), Voter.VENUE, year_of(venue[1]) - 1, 3.0
            return


def _opening_vote(document: Document) -> Iterator[_Vote]:
    """The first year that the opening names as a period; one far from the signature is history."""
    signature, room = document.fact(Signature), _OPENING
    for paragraph in body(document)[:4]:
        for lead in _LEAD.finditer(paragraph.folded[:room]):
            if not signature or abs(signature.year - year_of(lead[1])) <= 2:
                yield _with_sign(Span.of(lead, 1, paragraph.span.start), document), Voter.OPENING, year_of(lead[1]), 2.5
                return
        room = max(0, room - len(paragraph))


def _with_sign(year: Span, document: Document) -> Span:
    """The number of a year with the 年 that follows it."""
    return Span(year.start, document.folded.index("年", year.end) + 1)


def _signature_vote(document: Document, title_years: list[int]) -> Iterator[_Vote]:
    """A report of a whole year is signed late in it or early in the next, one of part of a year within it."""
    signature = document.fact(Signature)
    if not signature or not signature.date:
        return
    named = _months(document)
    late = signature.date.month >= 10
    year, weight = signature.year if late else signature.year - 1, 1.5
    if signature.year in title_years and not is_of_kind(document, "annual-summary", "duty-report"):
        year = signature.year
    if named and named[1] != (1, 12):
        year = signature.year - (signature.date.month <= 3 and named[1][1] >= 9)
    elif title_years and abs(title_years[0] - signature.year) <= 1:
        weight = 0.5
    yield signature.date_span, Voter.SIGNATURE, year, weight


def _body_vote(document: Document) -> Iterator[_Vote]:
    """The year most often named outside plans, if more than once."""
    named = list(_years_outside_plans(document))
    most = Counter(year for _, year in named).most_common(1)
    if most and most[0][1] > 1:
        first = next(span for span, year in named if year == most[0][0])
        yield first, Voter.BODY, most[0][0], 1.2


def _years_outside_plans(document: Document) -> Iterator[tuple[Span, int]]:
    plans = Spans(section.span for section in document.facts(Section) if Role.PLAN in section.roles)
    within = body_bounds(document)
    for mention in document.facts(YearMention):
        start = mention.span.start
        is_whole = mention.span.end <= within.end_at(start)
        if mention.year is not None and is_whole and not plans.overlap(Span(start, start + 1)):
            yield mention.span, mention.year


def _months(document: Document) -> tuple[Span, tuple[int, int]] | None:
    """The months that the title names, else the opening."""
    title = document.fact(Title)
    if is_of_kind(document, "government-work-report", "communique", "speech", "minutes", "plan"):
        return None
    if title:
        months = months_of(_PLAN_HALF.sub("", title.text))
        if months == (1, 12) and not _is_about_a_year(document, title):
            return None
        if months:
            return title.span, months
    return _months_in_opening(document)


def _is_about_a_year(document: Document, title: Title) -> bool:
    """A year in a title is the period of the report if the title or the text speaks of a whole year, and of no other time."""
    if _EPISODE.search(title.text) or spans_years(title.text):
        return False
    if _OF_A_YEAR.search(title.text):
        return True
    text = "".join(paragraph.folded for paragraph in body(document))
    return any(words in text for words in _OVER_A_YEAR)


def _months_in_opening(document: Document) -> tuple[Span, tuple[int, int]] | None:
    paragraphs = body(document)
    opening = "".join(paragraph.folded for paragraph in paragraphs[:4])[:_OPENING]
    months = months_of(opening)
    if months and (months != (1, 12) or kind_of(document) is not None):
        return Span(paragraphs[0].span.start, paragraphs[0].span.start), months
    return None


def months_of(text: str) -> tuple[int, int] | None:
    """First and last month that a folded piece of text names as a period: “前三季度” is 1 to 9."""
    found = [(match.start(), months) for pattern, months in _MONTHS if (match := pattern.search(text))]
    if found:
        return min(found)[1]
    to_date = _TO_DATE.search(text)
    if to_date and 1 <= int(to_date[1]) <= 12:
        return 1, int(to_date[1])
    return (1, 12) if _WHOLE_YEAR.search(text) else None
