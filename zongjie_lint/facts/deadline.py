"""Months and days by which something is to be done."""

from __future__ import annotations

import calendar
import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Self

import regex

from zongjie_lint.chinese_numerals import number_value
from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.date import MONTH_OR_DAY, YEAR, YearMention, year_of
from zongjie_lint.facts.dateline import Dateline
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.period import Anchor, ReportingPeriod
from zongjie_lint.facts.report_kind import is_of_kind
from zongjie_lint.facts.role import Role
from zongjie_lint.facts.section import Section, role_at
from zongjie_lint.facts.sentence import Sentence
from zongjie_lint.facts.signature import Signature
from zongjie_lint.facts.spoken_month import SpokenMonth
from zongjie_lint.facts.zone import body
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span


class Written(Fact, Record):
    """The day from which the report looks back and ahead: that of its signature, else the last of its period."""

    span: Span
    """The date of the signature, empty where the period stands for it."""
    day: datetime.date
    period_end: datetime.date

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """The day, where the text tells it; a signature before the end of the period is the thing to mend, not a measure."""
        signature, ends = document.fact(Signature), _period_end(document)
        spoken = document.fact(Dateline) if _is_speech(document) else None
        if spoken:
            yield cls(spoken.span, spoken.date, spoken.date)
        elif _is_speech(document):
            yield from (cls(said.span, said.day, said.day) for said in document.facts(SpokenMonth))
        elif signature and signature.date and (ends is None or 0 <= (signature.date - ends).days <= _LATEST):
            yield cls(signature.date_span, signature.date, ends or signature.date)
        elif signature and signature.date and ends and ends.month == 12 and 0 < (ends - signature.date).days <= _EARLY:
            yield cls(signature.date_span, signature.date, signature.date)
        elif ends:
            yield cls(Span(0, 0), ends, ends)


def _period_end(document: Document) -> datetime.date | None:
    anchor, period = document.fact(Anchor), document.fact(ReportingPeriod)
    if is_of_kind(document, "government-work-report"):
        return datetime.date(anchor.year, 12, 31) if anchor else None
    return period.last if period else None


def _is_speech(document: Document) -> bool:
    return is_of_kind(document, "speech")


class Deadline(Fact, Record):
    """A point of time that the text looks ahead to, with its last possible day."""

    span: Span
    last: datetime.date
    first: datetime.date
    in_plan: bool

    @classmethod
    def extract(cls, document: Document) -> Iterable[Deadline]:
        """Deadlines in the plan, and elsewhere those with a year that the text expects something by."""
        written = document.fact(Written)
        if written is None:
            return
        inside = {paragraph.index for paragraph in body(document)}
        for sentence in document.facts(Sentence):
            if sentence.paragraph in inside:
                yield from _deadlines(document, sentence, written.day)


_BY = compiled(
    rf"(?:(?P<year>{YEAR})年|(?P<relative>今年|本年|年内|明年|次年|后年|去年))?\s?(?<!\d[—\-~至到])"
    rf"(?:(?P<month>(?<![\d.]){MONTH_OR_DAY})\s?月(?:份)?\s?(?:(?P<day>{MONTH_OR_DAY})\s?[日号])?(?P<edge>底|末|初|上旬|中旬|下旬)?\s?(?P<by>之?前|以前)?"
    rf"|(?:第)?(?P<quarter>[一二三四])季度(?P<qedge>末|底)?(?P<qby>之?前|以前)?|(?P<half>上半年)(?P<hby>之?前|底|末))|(?P<year>{YEAR})年(?P<half>上半年)|(?P<year>{YEAR})年(?P<yearend>底|末)(?P<by>之?前|以前)?"
)
_SPAN = compiled(
    rf"(?:(?P<year>{YEAR})年)?(?<!\d)(?P<from>\d{{1,2}})\s?(?:月)?[—\-~至到]\s?(?P<to>\d{{1,2}})\s?月(?=份?(?:,(?:重点|主要|着力|我们|全力|继续|将|要|努力|集中)|[^。,]{{0,8}}(?:是|将|要|为|的?(?:关键|攻坚|冲刺)|重点|打算|安排|计划|任务)))"
)
_AHEAD = compiled(any_of(words("plans", "ahead")))
_EXPECTING = compiled(r"(?:预计|计划|拟|力争|争取|确保|预期|(?<!现)将|有望|定|促其?|推动)[^。;,]{0,10}$")
_EARLY, _LATEST = 60, 300
"""A signature so many days after the period is as likely wrong as right."""
_NEAR, _AROUND = 40, 400
"""How far the words beside a date are read, and those of its sentence: not to its end, for a sentence may have none."""
_LEADING_YEAR = compiled(
    rf"(?<![于自从])({YEAR})\s?年(?=\s?(?:[,上下第全底末]|\d|[一二三四五六七八九十]{{1,3}}[月季]))"
)
"""A year that dates what follows, not one that tells whose work it is: “2025年度考核”, “2024年结转的项目”."""
_MEMORY = 50
"""A plan that goes on for so many years' names has lost the one it began with."""
_DOING = compiled(r"^(?:末|底|前|对|将|要|完成|建成|启动|开展|实现|召开|举办|组织|开工|竣工|投产|形成|出台)")
_TASKS_OF = compiled(r"(?:明确|制定|制订|安排|下达|分解|部署|抓好|打好|冲刺|夺取|谋划)(?:好|完成)?$")
"""What is done about the work of a quarter before it ends."""
_BEGINS = compiled(r"(?:^|[。;:)、]|\d\.)\s*$")
_BEGUN = compiled(r"(?:完成|开展|启动|实施|召开|举办|组织|推进|抓好|建成|开工|出台)(?![^。;,]{0,12}了)")
"""An item of a plan that begins with a time says by it when to act."""
_YEAR_AHEAD = compiled(
    rf"(?:谋划|筹划|展望|谋定)(?:好|实施)?(?P<year>{YEAR})年(?!以来|度?[^。;,]{{0,6}}(?:总结|经验|教训))"
    rf"|(?:力争|争取)到?(?P<year>{YEAR})年(?![底末初前]|度?[^。;,]{{0,12}}(?:评|认定|验收|审计|考核|结转|遗留))(?=[^。;,]{{2,24}}(?:突破|达到|超过|实现|增长))"
    rf"|(?<!已)(?:列入|纳入)(?P<year>{YEAR})年度?[^。;,]{{0,10}}(?:预算|计划|盘子|项目库)"
    rf"|(?:^|(?<=[。;]))\s*(?P<year>{YEAR})年,[^。;,]{{0,14}}?(?:将|要)(?=继续|进一步|以|坚持|紧|重点|着力|全面|深入|牢牢|聚焦|抓好|加快|大力|努力)"
)
_RUNS_ON = compiled(r"\s?[至到—~\-]")
"""The beginning of a stretch is no deadline."""
_LOOKING_BACK = compiled(
    r"(?:自|从|截至|截止|原定|原计划|早在|比|较|去年|上年|以来|(?:确定|定下|制定|明确|下达|提出|承诺|签订)了?的)[^。;,]{0,6}$"
)
_AT = compiled(r"(?<!拟|定|将|划|计)于[^。;,]{0,6}$")
"""“于3月” looks back, “于3月底前” ahead."""
_PAST_FOLLOWS = compiled(r"^[^。;,]{0,6}(?:以来|开始|起|启动的|召开的|印发的|下达的|发布的|形成的|签订的|的(?!时间))")
_CONDITION = compiled(
    r"^[^。;]{0,24}(?:已(?!经?知)|完成了|的成效|基础上)|^[^。;,]{0,10}(?:遗留|未完成|结转|(?<!拖)欠(?:完成|交|缴|账))"
)

_TO_BE_DONE = compiled(r"^(?:全面|全部)?完成(?![^。;,]{0,12}[了的])")
"""“确保9月底前完成结转项目” is a deadline, “9月底前未完成的” is not."""


def _looks_ahead(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence stands in a plan or opens one; a speech asks for things to be done wherever it does not tell of work."""
    roles = role_at(document, sentence.span.start)
    if _is_speech(document) and not roles & {Role.INDICATORS, Role.OVERVIEW, Role.PROBLEMS}:
        return Role.WORK not in roles or sentence.paragraph * 2 > len(document.facts(Paragraph))
    if Role.PROBLEMS in roles and _TURNS_AHEAD.match(document.folded, sentence.span.start):
        return True
    return Role.PLAN in roles and Role.WORK not in roles


_TURNS_AHEAD = compiled(
    r"\s*(?:下半年|下一?步|下一?阶段|下季度|接下来)[,:]?[^。;,:\d]{0,12}?(?:将|要(?!求)|重点|拟|打算)"
)
"""A plan in the paragraph on problems, which has no part of its own."""


def _deadlines(document: Document, sentence: Sentence, now: datetime.date) -> Iterator[Deadline]:
    in_plan = _looks_ahead(document, sentence)
    yield from _points(document, sentence, now, in_plan=in_plan)
    if in_plan:
        yield from _stretches(document, sentence, now)
        yield from _years_ahead(document, sentence)


def _points(document: Document, sentence: Sentence, now: datetime.date, *, in_plan: bool) -> Iterator[Deadline]:
    """Months, quarters, halves and ends of years that the text looks ahead to."""
    text = sentence.span.of_text(document.folded)
    years = [(match.start(), year_of(match[1])) for match in _LEADING_YEAR.finditer(text)]
    for match in _BY.finditer(text):
        year, explicit = _year(document, match, years, now, sentence)
        if (
            year
            and not (explicit and _is_told(year, years, match, now))
            and _is_ahead(text, match, in_plan=in_plan, explicit=explicit)
        ):
            yield from _found(match, year, sentence.span.start, in_plan)


def _stretches(document: Document, sentence: Sentence, now: datetime.date) -> Iterator[Deadline]:
    """Runs of months that a plan is for."""
    for match in _SPAN.finditer(sentence.span.of_text(document.folded)):
        year = year_of(match["year"]) if match["year"] else now.year
        first, last = int(match["from"]), int(match["to"])
        if 1 <= first <= last <= 12:
            span = Span.of(match, offset=sentence.span.start)
            yield Deadline(span, _end(year, last), datetime.date(year, first, 1), in_plan=True)


def _years_ahead(document: Document, sentence: Sentence) -> Iterator[Deadline]:
    """Whole years that a plan is for."""
    for match in _YEAR_AHEAD.finditer(sentence.span.of_text(document.folded)):
        year = year_of(match["year"])
        span = Span.of(match, "year", sentence.span.start)
        yield Deadline(Span(span.start, span.end + 1), _end(year, 12), datetime.date(year, 1, 1), in_plan=True)


def _is_told(year: int, years: list[tuple[int, int]], match: regex.Match[str], now: datetime.date) -> bool:
    """Whether an earlier year in the sentence makes a past date history: “2016年制定规划，明确2018年底前”."""
    return year < now.year and any(at < match.start() and earlier < year for at, earlier in years)


def _is_ahead(text: str, match: regex.Match[str], *, in_plan: bool, explicit: bool) -> bool:
    """Whether the text looks forward to the date rather than back on it."""
    before, after = text[max(0, match.start() - _NEAR) : match.start()], text[match.end() : match.end() + _NEAR]
    if _RUNS_ON.match(after) or _LOOKING_BACK.search(before) or _PAST_FOLLOWS.match(after):
        return False
    if _CONDITION.match(after) and not (_EXPECTING.search(before) and _TO_BE_DONE.match(after)):
        return False
    if in_plan and match["relative"] != "去年" and _BEGINS.search(before) and _BEGUN.match(after):
        return True
    if _AT.search(before) and not (match["by"] or match["qby"]):
        return False
    if not in_plan:
        return explicit and bool(match["year"]) and bool(_EXPECTING.search(before))
    return _is_planned(text, match, before, after, explicit=explicit)


def _is_planned(text: str, match: regex.Match[str], before: str, after: str, *, explicit: bool) -> bool:
    """Whether a plan means something to be done by a date that it names."""
    if match["relative"] == "去年":
        return bool(_EXPECTING.search(before))
    if (explicit and _DOING.match(after)) or (match["quarter"] and _TASKS_OF.search(before)):
        return True
    by = any(match[group] for group in ("edge", "by", "qedge", "qby", "hby", "yearend"))
    by = by or (bool(match["day"]) and _DOING.match(after) is not None)
    is_ahead = by and _AHEAD.search(text, max(0, match.start() - _AROUND), match.end() + _AROUND)
    return bool(is_ahead or _EXPECTING.search(before))


def _year(
    document: Document, match: regex.Match[str], years: list[tuple[int, int]], now: datetime.date, sentence: Sentence
) -> tuple[int | None, bool]:
    """The year of a date: written with it, meant by a word, or that of the plan."""
    anchor = document.fact(Anchor)
    base = now.year if _is_speech(document) or not anchor else anchor.year
    if match["year"]:
        return year_of(match["year"]), True
    if match["relative"] in ("今年", "本年", "年内"):
        return base, False
    if match["relative"] in ("明年", "次年", "后年"):
        return None, False
    if match["relative"] == "去年":
        return base - 1, False
    earlier = bisect_left(years, (match.start(), 0))
    if earlier:
        return years[earlier - 1][1], False
    return _plan_year(document, sentence.span.start + match.start(), base), False


def _plan_year(document: Document, place: int, base: int) -> int | None:
    """The year a plan speaks of: the latest named since it began, at least the next for a report on a whole year."""
    mentioned = _years_said(document, place)
    said = [year for year in mentioned if year is not None]
    period = document.fact(ReportingPeriod)
    if len(said) < len(mentioned):
        return None
    if period is None:
        return max([*said, base]) if said or _is_speech(document) else None
    return max([*said, base + period.is_whole_year])


def _years_said(document: Document, place: int) -> list[int | None]:
    """The years that the plan around a place has named so far."""
    mentions, plans = document.facts(YearMention), document.facts(PlanStart)
    plan = bisect_right(plans, place, key=lambda start: start.span.start) - 1
    first = bisect_left(mentions, plans[plan].span.start, key=lambda year: year.span.start) if plan >= 0 else 0
    last = bisect_left(mentions, place, key=lambda year: year.span.start)
    return [mention.year for mention in mentions[max(first, last - _MEMORY) : last]] if plan >= 0 else []


class PlanStart(Fact, Record):
    """Where a plan begins."""

    span: Span

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """The beginning of every section that plans."""
        return (cls(section.span) for section in document.facts(Section) if Role.PLAN in section.roles)


def _found(match: regex.Match[str], year: int, offset: int, in_plan: bool) -> Iterator[Deadline]:
    span = Span.of(match, offset=offset)
    if match["quarter"]:
        month = 3 * ("一二三四".index(match["quarter"]) + 1)
        yield Deadline(span, _end(year, month), datetime.date(year, month - 2, 1), in_plan)
    elif match["yearend"]:
        yield Deadline(span, _end(year, 12), datetime.date(year, 12, 1), in_plan)
    elif match["half"]:
        yield Deadline(span, _end(year, 6), datetime.date(year, 1, 1), in_plan)
    else:
        month = number_value(match["month"])
        if 1 <= month <= 12:
            yield Deadline(span, _last_day(year, month, match["day"]), datetime.date(year, month, 1), in_plan)


def _last_day(year: int, month: int, day: str | None) -> datetime.date:
    end = _end(year, month)
    return end.replace(day=min(max(number_value(day), 1), end.day)) if day else end


def _end(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, calendar.monthrange(year, month)[1])
