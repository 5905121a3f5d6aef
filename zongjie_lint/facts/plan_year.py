"""What a report says of a year's place in a five-year plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Self

import regex

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.date import YEAR, year_of
from zongjie_lint.facts.present import RELATIVE, sure_present
from zongjie_lint.facts.sentence import Sentence
from zongjie_lint.lexicon import any_of, lexicon
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_SPAN = rf"(?P<years>(?P<first>{YEAR})\s?年?\s?[—~\-至到]{{1,2}}\s?(?P<last>{YEAR})\s?年?)"
_NOUN = r"(?:规划纲要|规划|计划纲要|计划|时期|期间|五年)?"
_YEAR = rf"(?:(?P<year>{YEAR})\s?年度?|(?P<relative>{any_of(RELATIVE)}))"
_REACH = 120
_LINK = compiled(rf"(?<![—~\-至到]){_YEAR}(?P<between>[^。;!?]{{0,90}})$")
_IS = compiled(r"是|为|系|作为|进入|步入|迎来|处于|正值|恰逢|适逢")
_ANOTHER = compiled(
    r"(?:谋划|编制|衔接|开启|迎接|布局|展望|筹备|启动|起草|制定|描绘|酝酿|奠基|对接|擘画|谋篇|筹划|研究|面向|实现[^,、]{0,8}向|为)[^,。;、]{0,8}$"
)
"""A year may be decisive for the plan that is still to come."""
_LOOKING_BACK = compiled(r"在[“\"]?$|回顾|自从?|以来|曾|当年|总结[^。;,]{0,10}$")


class FiveYearPlan(Fact, Record):
    """A five-year plan, or another named stretch of years, where a text names it."""

    span: Span
    name: str
    first: int
    last: int

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every mention of a plan that the list holds."""
        known = _known()
        for match in _mention().finditer(document.folded):
            name = match["plan"] or match["stage"]
            yield cls(Span.of(match), name, *known[name])


class StatedYears(Fact, Record):
    """The years that a text gives a plan in brackets: “十四五”（2021—2025年）."""

    span: Span
    plan: FiveYearPlan
    first: int
    last: int

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every pair of years right after a plan."""
        for plan in document.facts(FiveYearPlan):
            match = _stated().match(document.folded, plan.span.end)
            if match:
                yield cls(
                    Span(plan.span.start, match.end("years")), plan, year_of(match["first"]), year_of(match["last"])
                )


class PlanYear(Fact, Record):
    """A year that is called the first, the last or another one of a plan."""

    span: Span
    """From the plan to what the year is called."""
    plan: FiveYearPlan
    place: str
    """A key of the list of names for years, such as `first`."""
    year: int
    year_span: Span
    """Empty where the text means the present without naming it."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every year that its sentence, or the present, ties to such a name."""
        sentences = iter(document.facts(Sentence))
        sentence = next(sentences, None)
        for plan in document.facts(FiveYearPlan):
            while sentence and sentence.span.end <= plan.span.start:
                sentence = next(sentences, None)
            if sentence and sentence.span.start <= plan.span.start:
                yield from (cls(*found) for found in _of_plan(document, sentence, plan))


def _of_plan(
    document: Document, sentence: Sentence, plan: FiveYearPlan
) -> Iterator[tuple[Span, FiveYearPlan, str, int, Span]]:
    """The year that stands before a plan in its sentence, where the text says it is one of its years."""
    called = _called().match(document.folded, plan.span.end)
    begin = max(sentence.span.start, plan.span.start - _REACH)
    before = document.folded[begin : plan.span.start]
    link = next(reversed(list(_LINK.finditer(before, overlapped=True))), None)
    if _ANOTHER.search(before):
        return
    year = _year(document, link) if called and link and _IS.search(link["between"]) else None
    if called and link and year:
        year_span = Span(begin + link.start(), begin + link.start("between"))
        yield Span(plan.span.start, called.end()), plan, _place(called), year, year_span
        return
    begun = _begun().match(document.folded, plan.span.end)
    spoken_of = _year(document, link) if link else _present_year(document)
    if begun and spoken_of and not _LOOKING_BACK.search(before):
        yield Span(plan.span.start, begun.end()), plan, "begun", spoken_of, Span(plan.span.start, plan.span.start)


def _year(document: Document, link: regex.Match[str]) -> int | None:
    if link["year"]:
        return year_of(link["year"])
    present = _present_year(document)
    return present + RELATIVE[link["relative"]] if present else None


def _present_year(document: Document) -> int | None:
    present = sure_present(document)
    return present.year if present else None


@cache
def _known() -> dict[str, tuple[int, int]]:
    table = lexicon("five_year_plans")
    return {name: (first, last) for name, (first, last) in (table["plans"] | table["stages"]).items()}


@cache
def _mention() -> regex.Pattern[str]:
    table = lexicon("five_year_plans")
    plans, stages = any_of(table["plans"]), any_of(table["stages"])
    return compiled(
        rf"[“\"](?P<plan>{plans})(?:[”\"](?!普法){_NOUN}|{_NOUN}[”\"](?!普法))"
        rf"|(?<![\p{{Han}}\d])(?P<plan>十[一二三四五]五){_NOUN}|(?P<plan>十[一二三四五]五)(?:规划纲要|规划|计划|时期|期间)|(?P<stage>{stages})"
    )


@cache
def _begun() -> regex.Pattern[str]:
    """“结合‘十五五’开局”, “实现‘十五五’良好开局”: said of the present without naming it."""
    return compiled(
        rf"(?:的|首年|实现){{0,2}}{any_of(lexicon('five_year_plans')['start']['words'])}(?!以来|之初|之际|时)"
    )


@cache
def _stated() -> regex.Pattern[str]:
    return compiled(
        rf"(?:[^。;,!?()“”]{{2,24}}规划(?:纲要)?》?(?=\s?\())?\s?(?:[(,]\s?|即\s?|\(即)(?:即)?{_SPAN}(?=\s?[),。]|的)"
    )


@cache
def _called() -> regex.Pattern[str]:
    names = "|".join(f"(?P<{place}>{any_of(words)})" for place, words in lexicon("five_year_plans")["years"].items())
    return compiled(rf"(?:建设|发展|实施|落实|推进)?(?:的)?[^。;,!?“”]{{0,8}}?(?:{names})")


def _place(called: regex.Match[str]) -> str:
    return next(place for place, found in called.groupdict().items() if found)
