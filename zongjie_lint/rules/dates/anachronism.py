"""DT10."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import regex

from zongjie_lint.diagnostic import Diagnostic, Related, Severity, all_related
from zongjie_lint.document import Document
from zongjie_lint.facts.clause import after, around, before
from zongjie_lint.facts.date import YEAR, in_chinese, year_of
from zongjie_lint.facts.period import Anchor, ReportingPeriod
from zongjie_lint.facts.report_kind import is_of_kind, spans_years
from zongjie_lint.facts.role import Role
from zongjie_lint.facts.section import role_at
from zongjie_lint.facts.title import Title
from zongjie_lint.facts.zone import body
from zongjie_lint.lexicon import any_of, lexicon, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.dates.written_by import WrittenBy, written_by
from zongjie_lint.rules.places import MOST
from zongjie_lint.span import Span

_TOO_EARLY = Message(
    "“{found}”{day}才有，成文（{written}）时还没有这个提法",
    "“{found}” dates from {day}; the report was written by {written}",
)
_MIXED = Message("核对年份和用语。", "Check the year and the wording.")
_SIGNED = Message("成文日期", "date of the report")
_SOURCE = Message("依据：{source}", "source: {source}")
_OPENING = 1500
_YEAR = compiled(rf"({YEAR})\s?年")
_TITLE = compiled(r"《[^》《\n]{0,80}$")
_LOOKED_BACK_ON = ("government-work-report", "duty-report", "communique")
"""Kinds that may look back on several years."""
_REPORT = "云岭镇{0}年工作总结\n\n{0}年，全镇各项工作有序推进。{1}\n\n云岭镇人民政府\n{0}年12月26日\n"


class Anachronism(Rule):
    """用语和报告的年代不符，疑似沿用旧稿。

    ## 查什么
    报告所述年份里已经合并、更名的机构和已经结束的活动（2021年的总结里写“地税局”），或者成文时还没有的提法（2015年的总结里写“新质生产力”）。
    要有两处以上能确定年份，或有成文日期。“原”“更名”“机构改革前”、同句写明旧年份、书名号里的名称和回顾几年工作的段落不算。

    ## 为什么
    套用旧稿时名称没有更新，是最显眼的痕迹。

    ## 怎么改
    核对是否仍用这个名称；写历史情况的，注明“原”或年份。
    """

    code = "DT10"
    name = "anachronism"
    title = Message("用语与年代不符", "wording of another time")
    severity = Severity.INFO
    basis = "实务：用语事实表（各条注明出处）"
    message = Message(
        "“{found}”疑似沿用旧稿：{end}以后已合并、更名或结束",
        "“{found}” may come from an older draft: merged, renamed or over since {end}",
    )
    advice = Message(
        "核对时效；写历史情况的，注明“原”或年份。", "Check whether it still applies; if it is history, say so."
    )
    examples = (
        Bad(_REPORT.format(2021, "会同⟦地税局⟧清理欠税12万元。")),
        Good(_REPORT.format(2021, "会同税务局清理欠税12万元。")),
        Bad(_REPORT.format(2024, "抓好⟦常态化疫情防控⟧，开展巡查30次。")),
        Good(_REPORT.format(2021, "抓好常态化疫情防控，开展巡查30次。")),
        Bad(_REPORT.format(2015, "加快培育⟦新质生产力⟧。")),
        Good(_REPORT.format(2024, "加快培育新质生产力。")),
        Good(_REPORT.format(2021, "原地税局办公楼改作便民中心，2016年由质监局检定的衡器全部复检。"), why="历史情况"),
        Good(_REPORT.format(2021, "修订《县环保局案卷管理办法》。"), why="书名号里的名称"),
        Good(_REPORT.format(2021, "当地税务部门清理欠税，本地税源增加，全国税收普法考试合格。"), why="不是地税、国税"),
        Good("云岭镇工作总结\n\n会同地税局清理欠税12万元。", why="不知道是哪一年"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every entry of the table that is over at the time told of, or not yet born at the time of writing."""
        begins, written = _begins(document), written_by(document)
        for entry in lexicon("anachronisms")["terms"]:
            over, born = entry.get("stale_after"), entry.get("not_before")
            if over and begins and not _tells_of_years(document):
                yield from self._found(document, entry, _current(document, entry, begins), over)
            elif born and written and written.day < born:
                yield from self._early(document, entry, list(_uses(document, entry)), written)

    def _found(
        self, document: Document, entry: dict[str, Any], places: Sequence[Span], over: datetime.date
    ) -> Iterator[Diagnostic]:
        if places:
            yield self.report(
                places[0],
                related=all_related(places[1 : MOST + 1]),
                evidence=_SOURCE.format(source=entry["source"]),
                found=places[0].of_text(document.text),
                end=in_chinese(over),
            )

    def _early(
        self, document: Document, entry: dict[str, Any], places: Sequence[Span], written: WrittenBy
    ) -> Iterator[Diagnostic]:
        if places:
            yield self.report(
                places[0],
                message=_TOO_EARLY,
                advice=_MIXED,
                severity=Severity.WARNING if entry["certain"] else None,
                related=[
                    *([Related(written.span, _SIGNED)] if written.is_dated else []),
                    *all_related(places[1:MOST]),
                ],
                evidence=_SOURCE.format(source=entry["source"]),
                found=places[0].of_text(document.text),
                day=in_chinese(entry["not_before"]),
                written=in_chinese(written.day),
            )


def _begins(document: Document) -> datetime.date | None:
    """The first day of what the report is about, where two places agree on the year; else the earliest year it names."""
    anchor, period = document.fact(Anchor), document.fact(ReportingPeriod)
    if anchor and anchor.sources > 1:
        return period.first if period else datetime.date(anchor.year, 1, 1)
    years = Counter(year_of(match[1]) for paragraph in body(document) for match in _YEAR.finditer(paragraph.folded))
    earliest = min(years, default=0)
    return datetime.date(earliest, 1, 1) if earliest and years[earliest] > 1 and years.total() > 2 else None


def _tells_of_years(document: Document) -> bool:
    """Whether the report looks back on more than its year."""
    title = document.fact(Title)
    opening = "".join(paragraph.folded for paragraph in body(document))[:_OPENING]
    several = bool(_any_of("several_years").search(opening))
    return (several and is_of_kind(document, *_LOOKED_BACK_ON)) or bool(title and spans_years(title.text))


def _uses(document: Document, entry: dict[str, Any]) -> Iterator[Span]:
    """Where the words of an entry stand in the body, names of documents aside."""
    pattern = _pattern(entry.get("pattern") or any_of(entry["words"]))
    for paragraph in body(document):
        for match in pattern.finditer(document.folded, paragraph.span.start, paragraph.span.end):
            if not _TITLE.search(document.folded, max(0, match.start() - 80), match.start()):
                yield Span.of(match)


def _current(document: Document, entry: dict[str, Any], begins: datetime.date) -> list[Span]:
    """Uses after the end of what they name, that no word beside them and no year in their half-sentence makes history."""
    over: datetime.date = entry["stale_after"]
    uses = _uses(document, entry) if _next_year(begins) > over else ()
    return [
        span
        for span in uses
        if (_next_year(begins) if Role.PLAN in role_at(document, span.start) else begins) > over
        and not _is_history(document, span, over.year)
    ]


def _next_year(begins: datetime.date) -> datetime.date:
    """When a plan begins, if the report is about a year from its first day."""
    whole = (begins.month, begins.day) == (1, 1)
    return begins.replace(year=begins.year + 1) if whole else begins


def _is_history(document: Document, span: Span, over: int) -> bool:
    beside = before(document, span, 12) + "|" + after(document, span, 14)
    years = (year_of(match[1]) for match in _YEAR.finditer(around(document, span)))
    return bool(_any_of("history").search(beside)) or any(year <= over for year in years)


@cache
def _pattern(text: str) -> regex.Pattern[str]:
    return compiled(text)


@cache
def _any_of(key: str) -> regex.Pattern[str]:
    return compiled(any_of(words("anachronisms", key)))
