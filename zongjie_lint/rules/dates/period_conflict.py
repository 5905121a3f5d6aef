"""DT14."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.date import in_chinese
from zongjie_lint.facts.period import ReportingPeriod, months_of
from zongjie_lint.facts.stated_period import StatedPeriod
from zongjie_lint.facts.title import Title
from zongjie_lint.facts.zone import body
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.dates.written_by import WrittenBy, dated_by
from zongjie_lint.span import Span

_SUMMED_UP = compiled(
    r"(?:现|下面|兹)(?:将|就|把)[^。;!?]{0,30}?(?P<period>(?:1|一)\s?月?份?\s?[—~\-至到]{1,2}\s?(?:\d{1,2}|[二三四五六七八九十]{1,2})\s?月|上半年|前三季度|[一二三四]季度|半年来|一年来|全年)[^。;!?]{0,40}(?:总结|汇报|报告|述职|小结)"
    r"|召开[^。;,!?]{0,10}?(?P<period>第?[一二三四]季度|上半年|前三季度)[^。;,!?]{0,14}(?:会议|大会|例会|调度会|推进会)"
)
_OF_TITLE = Message(
    "标题报告的是{title}月，这里说的是{found}月", "the title is about months {title}, this about months {found}"
)
_PERIOD = Message("标题写的时段", "period of the title")
_SIGNED = Message("成文日期", "date of the report")
_WORKING = Message("{written}成文，{last}还没有到", "written on {written}, before {last}")
_TOLERATED, _MISDATED, _A_YEAR = 10, 60, 366
"""Figures to the end of a month are often put together some days before it."""
_REPORT = (
    "云岭镇2026年上半年工作总结\n\n2026年上半年，全镇各项工作有序推进。{0}\n\n一、主要工作\n{1}，累计完成投资3.2亿元，同比增长8.5%。\n\n"
    "云岭镇人民政府\n2026年7月8日\n"
)


class PeriodConflict(Rule):
    """所说的时段和标题、成文日期对不上。

    ## 查什么
    “现将1—7月工作情况总结如下”而标题是上半年，“现将半年来……”而标题是年度，“召开第二季度……会议”而标题是第三季度；7月8日成文的稿子里写“1—7月累计完成……”“截至7月底……”。
    写了“预计”“力争”的不算；差几天的（月底前几天统计全月数据）只作提示。

    ## 为什么
    套用别的月份的稿子，时段没有改全；还没过完的月份不会有数据。

    ## 怎么改
    核对时段；确是预计数的，写明“预计”。
    """

    code = "DT14"
    name = "period-conflict"
    title = Message("时段与标题或成文日期不符", "period does not fit the title or the date")
    severity = Severity.ERROR
    basis = "《党政机关公文处理工作条例》第二十条（四）：时间准确"
    message = Message(
        "“{found}”到{last}为止，而成文日期是{written}", "“{found}” runs until {last}, yet the report is of {written}"
    )
    advice = Message("核对时段；确是预计数的，写明“预计”。", "Check the period; if the figures are a forecast, say so.")
    examples = (
        Bad(_REPORT.format("现将⟦1—7月⟧工作情况总结如下。", "上半年")),
        Good(_REPORT.format("现将1—6月工作情况总结如下。", "上半年")),
        Bad(_REPORT.format("", "⟦1—7月⟧")),
        Good(_REPORT.format("", "1—6月")),
        Bad(_REPORT.format("", "⟦截至7月底⟧")),
        Good(_REPORT.format("", "截至6月底")),
        Good(_REPORT.format("", "截至7月底，预计")),
        Bad(
            "在全区第三季度安全生产会议上的讲话\n\n同志们：\n今天召开全区⟦第二季度⟧安全生产会议，任务是部署下一阶段工作。\n"
        ),
        Good(
            "在全区第三季度安全生产会议上的讲话\n\n同志们：\n今天召开全区第三季度安全生产会议，任务是部署下一阶段工作。\n"
        ),
        Good(_REPORT.format("", "去年1—10月"), why="说的是去年"),
        Good(_REPORT.format("", "1—5月"), why="数据比报告期短是常事"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report a period that the text sums up and the title does not, and figures from after the day of writing."""
        yield from self._summed_up(document)
        yield from self._not_yet(document)

    def _summed_up(self, document: Document) -> Iterator[Diagnostic]:
        title = document.fact(Title)
        months = months_of(title.text) if title else None
        if title is None or months is None:
            return
        for paragraph in body(document)[:6]:
            match = _SUMMED_UP.search(paragraph.folded)
            found = _months(match["period"]) if match else None
            if match and found and _differ(match, found, months):
                yield self.report(
                    Span.of(match, "period", paragraph.span.start),
                    message=_OF_TITLE,
                    related=[Related(title.span, _PERIOD)],
                    title=_shown(months),
                    found=_shown(found),
                )

    def _not_yet(self, document: Document) -> Iterator[Diagnostic]:
        written, ends = dated_by(document), document.fact(ReportingPeriod)
        if written and ends and (ends.last - written.day).days > _MISDATED:
            return  # the date of the signature is the thing to mend
        for stated in document.facts(StatedPeriod) if written else ():
            is_of_report = ends is not None and stated.last == ends.last and not ends.is_whole_year
            if written and not stated.is_expected and not is_of_report:
                yield from self._held(document, stated, written)

    def _held(self, document: Document, stated: StatedPeriod, written: WrittenBy) -> Iterator[Diagnostic]:
        days = (stated.last - written.day).days
        if 0 < days <= _A_YEAR:
            values = {"last": in_chinese(stated.last), "written": in_chinese(written.day)}
            yield self.report(
                stated.span,
                severity=None if days > _TOLERATED else Severity.INFO,
                related=[Related(written.span, _SIGNED)],
                evidence=_WORKING.format(**values),
                found=stated.span.of_text(document.text),
                last=values["last"],
                written=values["written"],
            )


def _months(text: str) -> tuple[int, int] | None:
    return {"半年来": (1, 6), "一年来": (1, 12), "全年": (1, 12)}.get(text) or months_of(text)


def _differ(match: regex.Match[str], found: tuple[int, int], months: tuple[int, int]) -> bool:
    """Whether what is summed up is not what the title names; figures may well end before the period does."""
    if match[0].startswith("召开"):
        return months not in ((1, 12), found)
    if months == (1, 12):
        return found == (1, 6)
    return found[0] == months[0] and found[1] > months[1]


def _shown(months: tuple[int, int]) -> str:
    return f"{months[0]}—{months[1]}"
