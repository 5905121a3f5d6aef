"""DT11."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache

import regex

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.clause import around
from zongjie_lint.facts.date_range import DatePoint, DateRange
from zongjie_lint.facts.duration import Duration
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.dates.elapsed import Elapsed, elapsed
from zongjie_lint.span import Span

_TAKES = Message("“{found}”和起止时间对不上：{elapsed}", "“{found}” does not fit the dates: {elapsed}")
_CHECK = Message("核对起止时间和时长。", "Check the dates and the duration.")
_DATES = Message("起止时间", "the dates")
_SURE = frozenset({"历时", "用时", "耗时", "费时"})
_IN_ALL = frozenset({"共", "共计", "总共", "一共", "合计"})
"""They count the days of a stretch only right behind it: “3月1日至5日共5天”, not “3月1日至31日，雨日共5天”."""
_NEAR = 45
_COMMON = 2023
"""A year without a leap day."""
_DAY = datetime.timedelta(days=1)
_STOP = compiled(r"[。;!?\n\r\f]")
_ROUGHLY = 1.7
_OTHER_TIME = compiled(r"\d\s?[年月日]|今年|去年|同年|当年")
_HOLIDAY = compiled(r"^\)|^(?:放假|调休|休假)[,)]?")
_CLOSE_TO = 3
"""What is merely called 为期 and is so many times longer or shorter is something else."""


class RangeOrderDuration(Rule):
    """起止时间颠倒，或者写出的时长和起止时间不符。

    ## 查什么
    “9月20日至9月3日”“2025—2021年”；“3月1日至3月31日……历时45天”“2021年至2025年三年间”。起算日算不算在内两种算法都认，
    “近”“余”“约”放宽；跨年的（“12月25日至1月5日”“11月至3月”）、写“次年”的不报；“每期”“分批”“工作日”和只说其中一个阶段的不算时长。

    ## 为什么
    改了日期没有改时长，或者起止填反，读者一算就能发现。

    ## 怎么改
    核对起止日期和时长。
    """

    code = "DT11"
    name = "range-order-duration"
    title = Message("起止颠倒或时长不符", "dates in the wrong order, or a wrong duration")
    severity = Severity.ERROR
    basis = "历法"
    message = Message("起止时间颠倒：“{found}”", "“{found}” ends before it begins")
    advice = Message("核对起止时间；跨年的写明“次年”。", "Check both dates; name the year if it is the next.")
    examples = (
        Bad("⟦8月25日至8月6日⟧，开展了消防通道清理。"),
        Good("8月6日至8月25日，开展了消防通道清理。"),
        Bad("编制了⟦2028—2024年⟧管网改造计划。"),
        Good("编制了2024—2028年管网改造计划。"),
        Bad("⟦2024年10月—2024年3月⟧，完成了桥梁加固。"),
        Good("2024年10月—2025年3月，完成了桥梁加固。"),
        Good("12月25日至1月5日，11月15日至3月15日，10月至4月，分别安排值守。", why="跨年"),
        Good("2025年11月至次年2月开展护林巡查。", why="写明次年"),
        Good("9月20日至10月3日开展护林巡查。"),
        Good("保险期为7月1日至6月30日。", why="满一年的周期"),
        Good("对2024年至2020年的台账逐年倒查。", why="有意倒着说"),
        Bad("⟨4月1日至4月20日⟩开展拉网排查，历时⟦35天⟧。"),
        Good("4月1日至4月20日开展拉网排查，历时20天。"),
        Good("4月1日至4月20日开展拉网排查，历时19天。", why="首日不计"),
        Good("4月1日至4月20日开展拉网排查，历时14个工作日。", why="工作日"),
        Bad("自⟨2月10日至8月10日⟩开展了为期⟦4个月⟧的河道清障。"),
        Good("自2月10日至8月10日开展了为期6个月的河道清障。"),
        Good("2月10日至8月10日，先后举办4期为期5天的技能培训班。", why="多期，各5天"),
        Bad("国庆假期（⟨10月1日至8日⟩）共⟦10天⟧。⟨5月1日至5日⟩放假，共⟦9天⟧。"),
        Good("国庆假期（10月1日至8日）共8天。5月1日至5日放假，共5天。"),
        Good("2月1日至28日，降雪共6天，持续低温3天。", why="不是整段时间的长短"),
        Good("2月10日至12日，参加了为期三个月的研修班开班仪式。", why="只参加了一部分"),
        Bad("历时⟦五个月⟧的窗口整治于⟨2024年4月10日启动、6月9日结束⟩。"),
        Good("历时两个月的窗口整治于2024年4月10日启动、6月9日结束。"),
        Good("水厂于2024年9月3日开工，2025年1月11日竣工，历时130天。"),
        Bad("提标项目⟨2023年4月开工、2024年9月投运⟩，工期⟦27个月⟧。"),
        Good("提标项目2023年4月开工、2024年9月投运，工期17个月。"),
        Bad("历时⟦三年半⟧（⟨二〇二二年三月至二〇二四年九月⟩）的部分站所改造收官。"),
        Good("历时两年半（二〇二二年三月至二〇二四年九月）的部分站所改造收官。"),
        Bad("⟨2020年至2024年⟩⟦三年⟧间，累计植树2万亩。"),
        Good("2020年至2024年五年间，累计植树2万亩。"),
        Good("2020年至2024年四年间，累计植树2万亩。", why="首尾相减"),
        Bad("印发《林区道路⟦三年⟧攻坚行动方案（⟨2021—2025年⟩）》。"),
        Good("印发《林区道路五年攻坚行动方案（2021—2025年）》。"),
        Bad("我⟨2020年3月起担任林场场长，到2025年3月⟩任职整整⟦四年⟧。"),
        Good("我2020年3月起担任林场场长，到2025年3月任职整整五年。"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Stretches that run backwards, and durations beside a stretch that no way of counting gives."""
        for stretch in document.facts(DateRange):
            severity = _reversed(document, stretch)
            if severity:
                yield self.report(stretch.span, severity=severity, found=stretch.span.of_text(document.text))
        for stretch, duration in _pairs(document):
            took = elapsed(document, stretch)
            tied = _is_tied(document, stretch, duration)
            wrong = bool(took) and all(_contradicts(duration, count, tied=tied) for count in took)
            if wrong and not _reversed(document, stretch):
                yield self._reported(document, stretch, duration, took[0])

    def _reported(self, document: Document, stretch: DateRange, duration: Duration, took: Elapsed) -> Diagnostic:
        sure = stretch.by_day if duration.cue in _SURE | _IN_ALL else stretch.by_year and duration.cue not in _planned()
        return self.report(
            duration.span,
            message=_TAKES,
            advice=_CHECK,
            severity=None if sure else Severity.WARNING,
            related=[Related(stretch.span, _DATES)],
            found=duration.span.of_text(document.text),
            elapsed=took.title(duration.unit),
        )


def _reversed(document: Document, stretch: DateRange) -> Severity | None:
    """How sure it is that a stretch ends before it begins."""
    start, end = stretch.start, stretch.end
    if stretch.told or stretch.crosses or _has(document, stretch.span, "backwards"):
        return None
    if end.year:
        backwards = start.year is not None and _key(start) > _key(end)
        return Severity.ERROR if backwards else None
    if not stretch.by_day or _key(start)[1:] <= _key(end)[1:]:
        return None
    if start.month == end.month:
        return Severity.ERROR
    return Severity.WARNING if _nearly_a_year(stretch) and not _has(document, stretch.span, "cycles") else None


def _key(point: DatePoint) -> tuple[int, int, int]:
    return point.year or 0, point.month or 0, point.day or 0


def _nearly_a_year(stretch: DateRange) -> bool:
    """Whether it would go round nearly a whole year, but not just one, as insurances and school years do."""
    first, last = stretch.start.first_day(_COMMON), stretch.end.last_day(_COMMON)
    months = (stretch.start.month or 0) - (stretch.end.month or 0)
    return first is not None and last is not None and months <= 2 and first - last > _DAY


def _pairs(document: Document) -> Iterator[tuple[DateRange, Duration]]:
    """Every duration with the stretch that it tells the length of: the only one in its half-sentence."""
    ranges = document.facts(DateRange)
    for duration in document.facts(Duration):
        near = [stretch for stretch in ranges if _is_beside(document, stretch.span, duration.span)]
        told = [stretch for stretch in near if stretch.told] or near
        if len(told) != 1 or _counts_something_else(document, told[0], duration):
            continue
        sure = duration.cue in _IN_ALL or _between(document, told[0], duration) == "("
        is_whole = sure and not _has(document, duration.span, "many")
        if is_whole or not any(_has(document, duration.span, words) for words in ("many", "parts")):
            yield told[0], duration


def _is_beside(document: Document, stretch: Span, duration: Span) -> bool:
    """Whether they stand near, in one half-sentence and with no other time between."""
    first, second = sorted((stretch, duration))
    if second.start - first.end > _NEAR:
        return False
    between = document.folded[first.end : second.start]
    return not _OTHER_TIME.search(between) and not _STOP.search(between)


def _is_tied(document: Document, stretch: DateRange, duration: Duration) -> bool:
    """Whether the duration can only be that of the stretch: 历时, brackets, a beginning and an end told with their verbs."""
    return duration.cue in _SURE | _IN_ALL or stretch.told or _between(document, stretch, duration) == "("


def _between(document: Document, stretch: DateRange, duration: Duration) -> str:
    first, second = sorted((stretch.span, duration.span))
    return document.folded[first.end : second.start].strip(" ,、")


def _counts_something_else(document: Document, stretch: DateRange, duration: Duration) -> bool:
    """Whether 共 counts some days among those of the stretch."""
    after_it = document.folded[duration.span.end : duration.span.end + 1]
    right_behind = _HOLIDAY.sub("", _between(document, stretch, duration)) == duration.cue
    return duration.cue in _IN_ALL and not (right_behind and after_it in ("", *",。;)、时的\n"))


def _contradicts(duration: Duration, took: Elapsed, *, tied: bool) -> bool:
    """Whether no count of the days gives the duration; if not tied to the dates it may be of something much longer or shorter."""
    if took.fits(duration):
        return False
    ratio = took.ratio(duration)
    if duration.roughly:
        return tied and not 1 / _ROUGHLY < ratio < _ROUGHLY
    return tied or 1 / _CLOSE_TO < ratio < _CLOSE_TO


def _planned() -> frozenset[str]:
    return frozenset(words("durations", "planned"))


def _has(document: Document, span: Span, key: str) -> bool:
    return bool(_any(key).search(around(document, span)))


@cache
def _any(key: str) -> regex.Pattern[str]:
    return compiled(any_of(words("durations", key)))
