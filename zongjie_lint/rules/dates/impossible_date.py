"""DT07."""

from __future__ import annotations

import calendar
from collections.abc import Iterator

import regex

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.calendar_day import CalendarDay
from zongjie_lint.facts.date import DateMention
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.span import Span

_TOO_LATE = r"(?P<month>1[3-9]|[2-9]\d|1[01]\d|12\d)"
_MONTH = compiled(
    rf"(?<![\d.])(?:[今去前]年|(?:19|20)\d\d年)?{_TOO_LATE}月(?:份|底|末|初|中旬|上旬|下旬)(?!\d)"
    rf"|(?:[今去前]年|(?<!\d)(?:19|20)\d\d年)[ ]?{_TOO_LATE}[ ]?月(?![龄薪期大的嫂内以之后前]|工资)"
    rf"|(?:^|(?<=[\n。;][ ]{{0,4}})){_TOO_LATE}月(?=,(?!\d))"
)
_TWO_MONTHS = compiled(r"(?P<first>[1-9])(?P<last>[2-9]|1[0-2])")
"""“15月” is “1—5月” without its dash."""
_LUNAR = compiled(r"(?:农历|阴历|旧历|正月|腊月|闰)[^,。;\n]{0,8}$")
_NUMBERED = compiled(r"号(?:泵站|机组|楼|线|井|窑|炉|桥|墩|闸|地块|标段|厂房|车间|公告|文|令|院|门|仓|坑|船|车)")
_NO_MONTH = Message("没有“{found}”：一年只有12个月", "there is no “{found}”: a year has twelve months")
_NO_DASH = Message(
    "没有“{found}”：一年只有12个月，大概是“{first}—{last}月”丢了连接号",
    "there is no “{found}”: a year has twelve months; perhaps {first}—{last}月 lost its dash",
)
_NO_LEAP_DAY = Message("{year}年不是闰年，没有2月29日", "{year} is no leap year and has no 29 February")


class ImpossibleDate(Rule):
    """日历上没有的日期。

    ## 查什么
    “6月31日”“2月30日”“13月份”“今年15月”，以及平年的2月29日。没有写年份的2月29日，要有两处以上能确定年份才判断。

    ## 为什么
    改月份忘了改日子，手误多敲一位，或者“1—5月”丢了连接号。

    ## 怎么改
    核对日期。
    """

    code = "DT07"
    name = "impossible-date"
    title = Message("日期不存在", "impossible date")
    severity = Severity.ERROR
    basis = "历法"
    message = Message("{month}月没有{day}日", "month {month} has no day {day}")
    advice = Message("核对这个日期。", "Check this date.")
    examples = (
        Bad("截至⟦6月31日⟧，累计完成投资3亿元。"),
        Good("截至6月30日，累计完成投资3亿元。"),
        Bad("⟦2025年2月29日⟧开展消防演练。"),
        Good("2024年2月29日开展消防演练。"),
        Bad("⟦二月三十日⟧前完成验收。"),
        Good("二月二十八日前完成验收。"),
        Bad("⟦13月份⟧完成结算。"),
        Good("12月份完成结算。"),
        Bad("⟦今年16月⟧，全区港口吞吐量稳步回升。"),
        Good("今年1—6月，全区港口吞吐量稳步回升。"),
        Bad("渔业生产平稳。⟦18月⟧，水产品产量达3万吨。"),
        Good("渔业生产平稳。1—8月，水产品产量达3万吨。"),
        Bad("⟦2025年110月⟧，网上零售额增长4.2%。"),
        Good("2025年1—10月，网上零售额增长4.2%。"),
        Good("今年13月龄以上羔羊全部接种，去年13月薪已发放。", why="月龄和第13个月的薪酬"),
        Good("贷款期限24月，宽限期自放款起18月，分期归还。", why="时间的长短"),
        Good("3月9日至15日，在5.31公里处施工，版本号为4.31。"),
        Good("农历二月三十日举办庙会。", why="农历有二月三十"),
        Good("4月31号泵站投入运行。", why="31号是泵站的编号"),
        Good("2月29日召开座谈会。", why="不知道是哪一年"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report every date the calendar lacks."""
        for day in document.facts(CalendarDay):
            if not _is_another_calendar(document, day.span) and not _is_a_name(document, day.span):
                yield from self._day(day)
        for match in _MONTH.finditer(document.folded):
            yield self._month(match)

    def _month(self, match: regex.Match[str]) -> Diagnostic:
        months, found = _TWO_MONTHS.fullmatch(match["month"]), match[0]
        if months and int(months["first"]) < int(months["last"]):
            return self.report(
                Span.of(match), message=_NO_DASH, found=found, first=months["first"], last=months["last"]
            )
        return self.report(Span.of(match), message=_NO_MONTH, found=found)

    def _day(self, day: CalendarDay) -> Iterator[Diagnostic]:
        mention, severity = day.mention, None if day.mention.year else Severity.WARNING
        if (mention.month, mention.day) != (2, 29):
            if mention.day_in(2024) is None and _is_a_date(mention):
                yield self.report(day.span, month=mention.month, day=mention.day)
        elif day.years and not any(map(calendar.isleap, day.years)):
            yield self.report(day.span, message=_NO_LEAP_DAY, severity=severity, year=min(day.years))


def _is_another_calendar(document: Document, span: Span) -> bool:
    return bool(_LUNAR.search(document.folded, max(0, span.start - 12), span.start))


def _is_a_name(document: Document, span: Span) -> bool:
    """“4月31号泵站…” is pump station 31 in April."""
    return bool(_NUMBERED.match(document.folded, span.end - 1))


def _is_a_date(mention: DateMention) -> bool:
    return 1 <= mention.month <= 19 and 1 <= mention.day <= 99
