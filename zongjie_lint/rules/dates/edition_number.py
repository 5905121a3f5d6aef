"""DT15."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.calendar_day import year_named_before
from zongjie_lint.facts.edition import Edition, NumberedDay
from zongjie_lint.facts.present import years_meant
from zongjie_lint.facts.report_kind import is_of_kind
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule

_CONFLICT = Message(
    "“{name}”{year}年是第{number}，{other_year}年却是第{other_number}，届次和年份的先后对不上",
    "“{name}”: number {number} in {year}, yet number {other_number} in {other_year}",
)
_OTHER = Message("另一届", "the other edition")
_WORKING = Message("{year} − {first} + 1 = {right}", "{year} − {first} + 1 = {right}")
_SCOPES = "国省市州县区镇乡村校院"
_AGREE = Message("核对届次和年份。", "Check the numbers and the years.")
_REPORT = "云岭镇2026年度工作总结\n\n2026年，全镇各项工作有序推进。{0}\n\n云岭镇人民政府\n2026年12月28日\n"


class EditionNumber(Rule):
    """第几个节日、第几届活动，和年份对不上。

    ## 查什么
    “第18个全国防灾减灾日”一类，按事实表的首个年份推算；同一活动在文中先后几届，届次大的年份应当在后。

    ## 为什么
    这类活动年年都办，套用去年的稿子最容易漏改届次。

    ## 怎么改
    核对届次和年份。
    """

    code = "DT15"
    name = "edition-number"
    title = Message("届次与年份不符", "number of an edition does not fit the year")
    severity = Severity.WARNING
    basis = "数学；事实表（有关节日、宣传日的设立年份）"
    message = Message(
        "{year}年是第{right}个{name}，这里写的是第{number}个", "{year} has number {right} of {name}, not {number}"
    )
    advice = _AGREE
    examples = (
        Bad(_REPORT.format("5月12日，围绕⟦第17个全国防灾减灾日⟧开展疏散演练。")),
        Good(_REPORT.format("5月12日，围绕第18个全国防灾减灾日开展疏散演练。")),
        Bad("2025年，承办⟨第七届杨梅采摘节⟩；2026年，承办⟦第六届杨梅采摘节⟧。"),
        Good("2025年，承办第五届杨梅采摘节；2026年，承办第六届杨梅采摘节。"),
        Good("2025年，筹备第七届杨梅采摘节；2026年，举办第七届杨梅采摘节。", why="同一届，先筹备后举办"),
        Good("2025年，举办县第三届乡村歌手大赛；2026年，承办市第二届乡村歌手大赛。", why="县里的和市里的"),
        Good("自2019年起，连续承办第三届、第四届杨梅采摘节。"),
        Good("围绕第17个全国防灾减灾日开展疏散演练。", why="不知道是哪一年"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report counted days that fit no year the text may mean, and editions out of order."""
        for day in document.facts(NumberedDay):
            years = _years(document, day)
            if years and day.number not in {year - day.first_year + 1 for year in years}:
                yield self._day(day, min(years))
        yield from self._out_of_order(document)

    def _day(self, day: NumberedDay, year: int) -> Diagnostic:
        values: dict[str, Any] = {"year": year, "right": year - day.first_year + 1}
        evidence = _WORKING.format(first=day.first_year, **values)
        return self.report(day.span, evidence=evidence, name=day.name, number=day.number, **values)

    def _out_of_order(self, document: Document) -> Iterator[Diagnostic]:
        by_name: defaultdict[tuple[str, str], list[Edition]] = defaultdict(list)
        for edition in document.facts(Edition):
            if edition.year:
                by_name[edition.scope if edition.scope in _SCOPES else "", edition.name].append(edition)
        for editions in by_name.values():
            for one, other in combinations(editions[:20], 2):
                if _disagree(one, other):
                    yield self._conflict(one, other)

    def _conflict(self, one: Edition, other: Edition) -> Diagnostic:
        return self.report(
            other.span,
            message=_CONFLICT,
            related=[Related(one.span, _OTHER)],
            name=one.name,
            number=one.number,
            year=one.year,
            other_number=other.number,
            other_year=other.year,
        )


def _years(document: Document, day: NumberedDay) -> frozenset[int]:
    named = year_named_before(document, day.span.start)
    if named:
        return frozenset({named})
    tells_of_years = is_of_kind(document, "government-work-report", "speech")
    return frozenset() if tells_of_years else years_meant(document, day.span.start)


def _disagree(one: Edition, other: Edition) -> bool:
    """Whether the later year has the lower number; one edition may be prepared in one year and held in the next."""
    assert one.year
    assert other.year
    return (other.year - one.year) * (other.number - one.number) < 0
