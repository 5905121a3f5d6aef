"""The figures of a ledger as another year's report can be held against them: by name, scope, and a time with its year."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Self

import regex

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.claim import Claim, Role
from zongjie_lint.facts.indicator import Own, canonical
from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.period import Anchor, ReportingPeriod
from zongjie_lint.facts.statement import MARKS
from zongjie_lint.facts.time_span import TimeSpan, read_time_span
from zongjie_lint.facts.title import Title
from zongjie_lint.figure import Figure
from zongjie_lint.lexicon import any_of, lexicon, words
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record, replace
from zongjie_lint.relations.binding import subject
from zongjie_lint.relations.ledger import Basis, LedgerEntry
from zongjie_lint.span import Span

_WHOLE_YEAR = (1, 12)
_SHORTEST_NAME = 3
_FARTHEST = 120
_LOOKED_BACK = 600
_DATE = MARKS[NumericKind.DATE]
_TIME = compiled(
    rf"(?P<before>上上年|前年)|(?P<last>(?:上|去|上一)年)(?P<same>同期|同季)?|(?P<same>同期)|(?P<next>{any_of(words('earlier_report', 'next_year'))})"
    rf"|(?P<this>今年|本年度?|年内)|(?P<all>全年)|(?P<part>[上下]半年)|(?P<vague>{any_of(words('earlier_report', 'vague_times'))})|(?P<date>{_DATE})"
)
_COMPARED = compiled(r"[比较与同由从]$")
_TOPIC = compiled(r"(?:全年|同期)?,")
_A_DAY = compiled(r"[日号底末初旬]$|\d\s?[.\-/]\s?\d")
_YEAR = compiled(r"(?:19|20)\d\d(?=\s?年)")
_OF_TARGETS = compiled(rf"{any_of(words('comparisons', 'target'))}|年度|年初|[的为是]|考核|下达")
_SEVERAL_YEARS = compiled(
    r"(?<!第)[两二三四五六七八九十][个]?(?:年|年度)(?:来|间|期间|内|累计|共|总|多)|(?:这|过去|近|最近|前|头|连续)[两二三四五]年|十[一二三四五六]五|任期|届"
)
_ANNUAL = compiled(r"年(?:度|初)?(?:的)?(?:目标|计划|任务|预算)")
_OWN_UNIT = compiled(
    r"([省市州县区旗镇乡村]|街道)(?!\p{Han}{0,10}(?:医院|学校|中学|小学|大学|学院|公司|集团))(?:\p{Han}*)"
)


class ReportedFigure(Fact, Record):
    """An entry of the ledger with the name, the scope and the time by which another report has it too."""

    span: Span
    entry: LedgerEntry
    indicator: str
    """Empty where the name is none that identifies a figure from one report to the next."""
    scope: str
    time: TimeSpan | None
    """The months and their year; None where they can't be told."""
    time_text: str

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every entry of the ledger."""
        calendar, whole = _Calendar(document), _own_whole(document)
        before: Self | None = None
        for entry in document.facts(LedgerEntry):
            name = _less(whole, _name(entry, before), document.vocabulary.indicators)
            scope = "" if entry.scope == whole or entry.scope in name else entry.scope
            figure = cls(entry.span, entry, name, scope, *calendar.time_of(entry, before))
            yield figure
            if entry.basis in (Basis.ACTUAL, Basis.PLAN):
                before = figure

    @property
    def number(self) -> NumericExpression:
        """The number itself."""
        return self.entry.number

    @property
    def figure(self) -> Figure:
        """What the number stands for."""
        return self.entry.claim.figure

    @property
    def has_a_name_of_its_own(self) -> bool:
        """Whether the name is long and particular enough for the same thing to be meant elsewhere."""
        return len(self.indicator) >= _SHORTEST_NAME and self.indicator not in lexicon("indicators")["generic"]

    def key(self, time: TimeSpan | None) -> Hashable:
        """What the figure of the same thing at some time has too; None where that cannot be told."""
        if time is None or not self.has_a_name_of_its_own:
            return None
        return self.indicator, self.scope, time, self.entry.measure


class FigureIndex(Fact, Record):
    """The figures of a report by what they are figures of."""

    span: Span
    by_key: Mapping[Hashable, Sequence[ReportedFigure]]

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """The one index of a document."""
        by_key: dict[Hashable, list[ReportedFigure]] = {}
        for figure in document.facts(ReportedFigure):
            by_key.setdefault(figure.key(figure.time), []).append(figure)
        yield cls(Span(0, 0), by_key)


def figures_of(document: Document, figure: ReportedFigure, time: TimeSpan | None) -> Sequence[ReportedFigure]:
    """A figure at some time, as often as a report gives it."""
    key, index = figure.key(time), document.fact(FigureIndex)
    return index.by_key.get(key, ()) if index and key is not None else ()


def _less(whole: str, name: str, own: Own) -> str:
    """A name without 街道 or 我镇 before it, where that is the office that reports."""
    unit = whole[1:]
    return canonical(regex.sub(f"^[全我本]?{unit}", "", name), own) if unit else name


def _name(entry: LedgerEntry, before: ReportedFigure | None) -> str:
    """The name of an entry; a base or a target without one has that of the level before."""
    if entry.basis in (Basis.ACTUAL, Basis.PLAN):
        return entry.indicator
    own = _OF_TARGETS.sub("", subject(entry.claim))
    if len(own) > 1:
        return entry.indicator
    return before.indicator if before and _are_together(before.entry, entry) else ""


def _are_together(one: LedgerEntry, other: LedgerEntry) -> bool:
    same = one.claim.statement is other.claim.statement and one.claim.segment == other.claim.segment
    return same and one.claim.dimension == other.claim.dimension


def _own_whole(document: Document) -> str:
    """全县 for the report of a county or one of its offices."""
    title = document.fact(Title)
    units = _OWN_UNIT.findall(title.text, overlapped=True) if title else []
    return f"全{units[-1]}" if units else ""


def own_time(document: Document) -> TimeSpan | None:
    """The months that a report is about; those of a whole year where it names none."""
    period, anchor = document.fact(ReportingPeriod), document.fact(Anchor)
    if anchor is None:
        return None
    return TimeSpan(anchor.year, *((period.first.month, period.last.month) if period else _WHOLE_YEAR))


class _Calendar:
    """Tells which months of which year the words of a report mean."""

    def __init__(self, document: Document) -> None:
        own = own_time(document)
        self._document = document
        self._year = own.year if own else None
        self._months = (own.first, own.last) if own else _WHOLE_YEAR
        self._paragraphs = document.facts(Paragraph)

    def time_of(self, entry: LedgerEntry, before: ReportedFigure | None) -> tuple[TimeSpan | None, str]:
        """The time of an entry, and how the text names it."""
        if self._year is None:
            return None, entry.time_text
        match = _time_said(entry.claim)
        text = _text(entry.claim, match) if match else ""
        if self._speaks_of_another_year(entry) and not (match and match["date"]):
            return None, text
        return self._understood(entry, match, text, before), text

    def _understood(
        self, entry: LedgerEntry, match: regex.Match[str] | None, text: str, before: ReportedFigure | None
    ) -> TimeSpan | None:
        year = (self._year or 0) + (entry.is_in_plans and self._months[1] == 12)
        if entry.basis is Basis.TARGET:
            return self._of_target(entry, match, text, year)
        if match is None:
            return self._unnamed(entry, year)
        if match["last"] or match["same"] or match["before"]:
            return self._earlier(entry, match, before, year)
        return self._named(entry, match, text, year)

    def _unnamed(self, entry: LedgerEntry, year: int) -> TimeSpan | None:
        """The time of the report itself, unless the paragraph speaks of another year or of plans without a year."""
        if entry.basis is Basis.BASE:
            return None
        if entry.is_in_plans:
            return TimeSpan(year, *_WHOLE_YEAR)
        return None if entry.basis is Basis.PLAN else TimeSpan(year, *self._months)

    def _of_target(self, entry: LedgerEntry, match: regex.Match[str] | None, text: str, year: int) -> TimeSpan | None:
        """Targets are those of the year, unless their own words or the report's months make that doubtful."""
        clause = entry.claim.clause
        if match and match.start() >= entry.claim.place - len(clause):
            return self._named(entry, match, text, year)
        is_annual = _ANNUAL.search(clause) or (self._months == _WHOLE_YEAR and (match is None or not match["part"]))
        return TimeSpan(year, *_WHOLE_YEAR) if is_annual else None

    def _speaks_of_another_year(self, entry: LedgerEntry) -> bool:
        """Whether the paragraph is about another year, or about several."""
        statement = entry.claim.statement
        start = max(self._paragraphs[statement.paragraph].span.start, statement.span.start - _LOOKED_BACK)
        years = _YEAR.findall(self._document.folded, start, statement.span.start)
        several = _SEVERAL_YEARS.search(self._document.folded, start, entry.span.start)
        return several is not None or any(int(year) != self._year for year in years)

    def _earlier(
        self, entry: LedgerEntry, match: regex.Match[str], before: ReportedFigure | None, year: int
    ) -> TimeSpan | None:
        year -= 2 if match["before"] else 1
        if match["same"]:
            level = before.time if before and _are_together(before.entry, entry) else None
            return replace(level, year=level.year - 1) if level and level.year else TimeSpan(year, *self._months)
        return TimeSpan(year, *_WHOLE_YEAR) if self._months == _WHOLE_YEAR else None

    def _named(self, entry: LedgerEntry, match: regex.Match[str], text: str, year: int) -> TimeSpan | None:
        if match["vague"] or match["last"] or match["same"] or match["before"]:
            return None
        if match["next"]:
            return TimeSpan((self._year or 0) + 1, *_WHOLE_YEAR)
        if match["date"]:
            return self._dated(entry, text, year)
        if match["all"] or (match["this"] and entry.basis is not Basis.ACTUAL):
            return TimeSpan(year, *_WHOLE_YEAR)
        if match["part"]:
            return TimeSpan(year, *((1, 6) if text.startswith("上") else (7, 12)))
        return TimeSpan(year, *self._months)

    def _dated(self, entry: LedgerEntry, text: str, year: int) -> TimeSpan | None:
        time = None if _A_DAY.search(text) else read_time_span(text)
        if time is None:
            return None
        if time.year is None:
            return None if entry.basis is Basis.BASE else replace(time, year=year)
        if (time.first, time.last) == _WHOLE_YEAR and self._months != _WHOLE_YEAR and entry.basis is not Basis.TARGET:
            return TimeSpan(time.year, *self._months) if time.year == self._year else None
        return time


def _time_said(claim: Claim) -> regex.Match[str] | None:
    """The nearest time before a number that is its own and not one that another is compared with."""
    masked = claim.statement.masked
    named = [*_TIME.finditer(masked, max(0, claim.place - _FARTHEST), claim.place)]
    return next((match for match in reversed(named) if _is_of(claim, match)), None)


def _is_of(claim: Claim, match: regex.Match[str]) -> bool:
    masked = claim.statement.masked
    is_near = match.start() >= claim.place - len(claim.lead)
    if match["date"] or match["vague"]:
        return claim.role is Role.BASE or not _COMPARED.search(masked, max(0, match.start() - 1), match.start())
    if match["last"] or match["same"] or match["before"]:
        return is_near or (claim.role is not Role.BASE and _TOPIC.match(masked, match.end()) is not None)
    return claim.role is not Role.BASE or is_near


def _text(claim: Claim, match: regex.Match[str]) -> str:
    """A time as the text puts it."""
    if not match["date"]:
        return match[0]
    return claim.statement.numbers[claim.statement.numbers_before(match.start())].text
