"""DT06."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.calendar_day import CalendarDay
from zongjie_lint.facts.date import in_chinese
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule

_DAYS = "一二三四五六日"
_FITS = Message(
    "{day}是星期{weekday}；{other}年的这一天才是星期{written}",
    "{day} is 星期{weekday}; that day of {other} is 星期{written}",
)
_IS = Message("{day}是星期{weekday}", "{day} is 星期{weekday}")
_REPORT = "云岭镇2026年上半年工作总结\n\n2026年上半年，全镇各项工作有序推进。{0}，召开防汛工作会议。\n\n云岭镇人民政府\n2026年7月8日\n"


class Weekday(Rule):
    """星期和日期对不上。

    ## 查什么
    日期后面写的星期（“（星期五）”“周五”）是不是那一天的星期。没有写年份的日期，用本句写明的年份；都没有的，要有两处以上能确定报告的年份才判断。

    ## 为什么
    套用上年的通知、日程时，改了日期忘了改星期，一查日历就露馅。

    ## 怎么改
    对照日历，改日期或者改星期。
    """

    code = "DT06"
    name = "weekday"
    title = Message("星期与日期不符", "weekday does not fit the date")
    severity = Severity.ERROR
    basis = "历法；《党政机关公文处理工作条例》第二十条（四）：时间准确"
    message = Message("{day}是星期{weekday}，这里写的是“星期{written}”", "{day} is 星期{weekday}, not 星期{written}")
    advice = Message("对照日历，改日期或者改星期。", "Check the calendar; change the date or the weekday.")
    examples = (
        Bad("⟦2026年3月5日（星期五）⟧召开动员会。"),
        Good("2026年3月5日（星期四）召开动员会。"),
        Bad("⟦二〇二六年七月三日（星期六）⟧起轮休。"),
        Good("二〇二六年七月三日（星期五）起轮休。"),
        Bad(_REPORT.format("⟦6月12日（周四）⟧")),
        Good(_REPORT.format("6月12日（周五）")),
        Bad("2025年，我们抓早抓小，⟦9月16日星期一⟧就开了部署会。"),
        Good("2025年，我们抓早抓小，9月16日星期二就开了部署会。"),
        Good("6月12日（星期四）召开会议。", why="不知道是哪一年"),
        Good("6月12日，周三宝同志主持会议。", why="人名"),
        Good(
            "云岭镇2026年度工作总结\n\n2026年，全镇各项工作有序推进。\n\n二、2027年工作打算\n2027年，1月6日（星期三）前报送方案。\n\n"
            "云岭镇人民政府\n2026年12月28日\n",
            why="计划里的日期是下一年的",
        ),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report weekdays that fit their date in no year it may be in."""
        for day in document.facts(CalendarDay):
            written = day.mention.weekday.replace("天", "日")
            weekdays = {year: _weekday(day, year) for year in day.years}
            if written and weekdays and None not in weekdays.values() and written not in weekdays.values():
                yield self._reported(day, max(day.years), written)

    def _reported(self, day: CalendarDay, year: int, written: str) -> Diagnostic:
        date = day.mention.day_in(year)
        assert date
        fitting = next((other for other in (year - 1, year + 1) if _weekday(day, other, moved=True) == written), None)
        values: dict[str, Any] = {
            "day": in_chinese(date),
            "weekday": _DAYS[date.weekday()],
            "written": written,
            "other": fitting,
        }
        severity = None if day.is_told else Severity.WARNING
        return self.report(day.span, severity=severity, evidence=(_FITS if fitting else _IS).format(**values), **values)


def _weekday(day: CalendarDay, year: int, *, moved: bool = False) -> str | None:
    """The weekday of a date in a year; of one with a year of its own only if it is moved there."""
    date = day.mention.day_in(year)
    if moved and date and date.year != year:
        date = date.replace(year=year) if (date.month, date.day) != (2, 29) else None
    return _DAYS[date.weekday()] if date else None
