"""Anniversaries, and the year that what they keep began in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple, Self

import regex

from zongjie_lint.chinese_numerals import number_value
from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.calendar_day import year_named_before, years_in
from zongjie_lint.facts.date import YEAR, year_of
from zongjie_lint.facts.present import RELATIVE, Present, years_meant
from zongjie_lint.facts.report_kind import is_of_kind, spans_years
from zongjie_lint.facts.sentence import Sentence
from zongjie_lint.facts.title import Title
from zongjie_lint.lexicon import any_of, lexicon
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_COUNT = r"(?P<count>\d{1,3}|[一二三四五六七八九十百零〇]{1,5})\s?周年"
_COUNTED = compiled(_COUNT)
_NOW = compiled(rf"{any_of(RELATIVE)}|{YEAR}\s?年")
_SEVERAL_YEARS = compiled(r"五年|十[一二三四五]五|先后|历年|近年|这些年|期间|任期|三年来|以来")
_ANY_YEAR = compiled(rf"(?P<year>{YEAR})\s?年")
_HELD_IN = compiled(rf"{_COUNT}[^。;,]{{0,16}}[于在](?P<year>{YEAR})年[^。;,]{{0,8}}(?:举[行办]|召开|开展|开幕)")
_BESIDE, _TOLD_BEFORE, _FAR = 4, 90, 160


class Base(NamedTuple):
    """The year an anniversary is counted from, and where the report tells it."""

    year: int
    span: Span | None
    """None where it is common knowledge."""


class Anniversary(Fact, Record):
    """“N周年” of something whose beginning is known, with every year the text may speak of."""

    span: Span
    count: int
    base: Base
    years: frozenset[int]
    year_span: Span | None
    """Where the sentence names the year it speaks of."""
    is_coming: bool
    """Whether the text says that it lies ahead."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every anniversary whose beginning and whose year can be told."""
        for sentence in document.facts(Sentence):
            text = sentence.span.of_text(document.folded)
            for match in _COUNTED.finditer(text) if "周年" in text else ():
                yield from (cls(*found) for found in _of_count(document, sentence, match))

    @property
    def counts(self) -> frozenset[int]:
        """What the count may rightly be."""
        return frozenset(year - self.base.year + later for year in self.years for later in (0, int(self.is_coming)))


_Found = tuple[Span, int, Base, frozenset[int], Span | None, bool]


def _of_count(document: Document, sentence: Sentence, match: regex.Match[str]) -> Iterator[_Found]:
    span, count = Span.of(match, offset=sentence.span.start), number_value(match["count"])
    event = _event().search(match.string, max(0, match.start() - 40), match.start())
    own = None if event else _own_base(document, sentence, match)
    base = Base(int(_beginnings()[event["event"]]), None) if event else own
    if base and count:
        years, year_span = _years(document, sentence, span.start, base)
        coming = bool(_coming().search(match.string, max(0, match.start() - 30), match.start()))
        if years:
            yield span, count, base, years, year_span, coming


def _own_base(document: Document, sentence: Sentence, match: regex.Match[str]) -> Base | None:
    """The year in which the report says that the thing began: before the anniversary in the sentence or the one before, or in brackets after."""
    after = _founded_after().match(document.folded, sentence.span.start + match.end())
    if after:
        return Base(year_of(after["year"]), Span.of(after, "year"))
    present = document.fact(Present)
    start = sentence.span.start + match.start()
    line = document.folded.rfind("\n", 0, start) + 1
    begin = max(line, start - _TOLD_BEFORE)
    if _is_of_another(document, begin, start):
        return None
    before = [
        found
        for found in _founded_before().finditer(document.folded, begin, start)
        if start - found.end() > _BESIDE and (present is None or year_of(found["year"]) < present.year)
    ]
    if before and _NOW.search(document.folded, before[-1].end("year"), start) is not None:
        return Base(year_of(before[-1]["year"]), Span.of(before[-1], "year"))
    inside = _founded_now().search(document.folded, max(line, start - 60), start)
    return Base(year_of(inside["year"]), Span.of(inside, "year")) if inside else None


def _is_of_another(document: Document, begin: int, end: int) -> bool:
    """Whether several past years stand before the count, so that it may be of the renaming or the rebuilding."""
    present = document.fact(Present)
    past = {year_of(match["year"]) for match in _ANY_YEAR.finditer(document.folded, begin, end)}
    return len({year for year in past if present is None or year < present.year}) > 1


def _years(document: Document, sentence: Sentence, offset: int, base: Base) -> tuple[frozenset[int], Span | None]:
    """The year that the sentence names last before the anniversary, but for that of the beginning; else those it may mean."""
    last = next(reversed(list(years_in(document, sentence.span.start, offset))), None)
    named = last if last and last["year"] and year_of(last["year"]) != base.year else None
    following = _HELD_IN.match(document.folded, offset)
    relative = None if named else year_named_before(document, offset)
    if following:
        return frozenset({year_of(following["year"])}), Span.of(following, "year")
    if named:
        return frozenset({year_of(named["year"])}), Span.of(named)
    if relative and relative != base.year:
        return frozenset({relative}), None
    return (frozenset(), None) if _tells_of_years(document, offset) else (years_meant(document, offset), None)


def _tells_of_years(document: Document, offset: int) -> bool:
    """Whether a report may speak of any of several years."""
    title = document.fact(Title)
    if is_of_kind(document, "government-work-report", "speech") or (title and spans_years(title.text)):
        return True
    return bool(_SEVERAL_YEARS.search(document.folded, max(0, offset - _FAR), offset))


@cache
def _beginnings() -> dict[str, str]:
    return {name: year for year, names in lexicon("anniversaries")["events"].items() for name in names}


@cache
def _event() -> regex.Pattern[str]:
    return compiled(rf"(?P<event>{any_of(_beginnings())})(?:了|的|第)?[^\p{{Han}}\d,。;]?\s?$")


@cache
def _coming() -> regex.Pattern[str]:
    return compiled(any_of(lexicon("anniversaries")["founding"]["coming"]))


def _founding() -> str:
    return any_of(lexicon("anniversaries")["founding"]["words"])


@cache
def _founded_after() -> regex.Pattern[str]:
    return compiled(
        rf"[^。;,(]{{0,6}}\([^()]{{0,10}}?(?P<year>{YEAR})年[^()]{{0,12}}{_founding()}[^()]{{0,6}}\)"
        rf"|[^。;(]{{0,16}}[。,;]\s?自(?P<year>{YEAR})年[^。;,]{{0,10}}{_founding()}"
    )


@cache
def _founded_before() -> regex.Pattern[str]:
    """“始建于1953年”, “1953年建馆”."""
    return compiled(
        rf"{_founding()}于?(?P<year>{YEAR})年|(?P<year>{YEAR})年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?[^。;,!]{{0,10}}?{_founding()}"
    )


@cache
def _founded_now() -> regex.Pattern[str]:
    """“今年是我局2014年4月成立10周年”: the present, then the year of founding, then the anniversary."""
    relative = any_of(RELATIVE)
    return compiled(
        rf"(?:{relative})[^。;,!]{{1,20}}?(?P<year>{YEAR})年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?[^。;,!]{{0,8}}?{_founding()}[^。;,!\d]{{0,4}}$"
    )
