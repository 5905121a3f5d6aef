"""Announced numbers of points and the points that follow: “抓好以下三项工作：一是…”, “我讲四点意见。一、…”."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile
from typing import ClassVar, Self, TypeVar

import regex

from zongjie_lint.chinese_numerals import number_value
from zongjie_lint.document import Document
from zongjie_lint.facts.enumeration import Enumeration
from zongjie_lint.facts.heading import Heading, Series
from zongjie_lint.facts.zone import body
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled, quick
from zongjie_lint.relations.counted_number import NUMBER, NUMERALS, counted
from zongjie_lint.relations.relation import Relation
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import printed
from zongjie_lint.span import Span


class PointCount(Relation):
    """An announcement and the points found after it."""

    title: ClassVar = Message("要点数目与所说", "announced points and those that follow")

    points: tuple[Span, ...] = ()
    values: tuple[int, ...] = ()
    """The numbers that the points bear."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every announcement that a list follows at once."""
        spans = [paragraph.span for paragraph in body(document)]
        if not spans:
            return
        for match in _announcements(document.folded, spans[0].start, spans[-1].end):
            points = _points(document, match) if _announces(match) else []
            if len(points) > 1:
                number, listed = number_value(match["number"]), len({value for value, _ in points})
                verdict = Verdict.PASS if listed == number else Verdict.FAIL
                if number > 2 * listed or (_RANKED.search(match["noun"]) and not match["speech"]):
                    continue
                if listed < number and (_is_loose(document, points[0][1]) or _goes_on(document, points[-1][1])):
                    verdict = Verdict.UNCERTAIN
                place = Span(match.start("number"), match.end("unit"))
                stated = counted(document, place, number)
                found, values = tuple(span for _, span in points), tuple(value for value, _ in points)
                working = f"{len(points)}点，写作{printed(document, stated)}"
                yield cls(place, stated, (), None, working, verdict, points=found, values=values)


_RANKED = compiled(r"[里中内](?:[^,。;:]{0,6}(?:名列|位列|位居|居|列|排)|由|从|获|,|$)|第|名列|位列")
"""“在14个林场考核中名列第二。” counts those that were ranked, not points to come."""
_UNIT = r"(?P<unit>个方面|方面|项|件|点|条|个|类|种|大|步|招)"
_ANNOUNCEMENT = compiled(
    rf"(?:(?P<speech>(?:讲|提|谈|强调|说|汇报|报告|提出)(?:一下|以下|如下)?)|(?:以下|如下|下列|下面)(?:的)?"
    rf"|(?:做好|抓好|办好|办了|办成|办妥|突出|落实|实施|抓住|着力|完成|推进|做到|面临|面对|暴露|反映|突显|聚焦|围绕|从|在|有|表现在|表现为|体现在|存在|概括为|集中在|把握|坚持|处理好|打好|抓实|抓|做|实现|采取|重点|归纳为|可分为|包括|开展|强化|归结起来是|概括起来是|主要是|就是|归结为)(?P<object>[^,。;:“”\n]{{0,10}}?))"
    rf"(?P<quote>[“‘\"])?(?P<number>{NUMBER})\s?{_UNIT}(?![以多余来月季度次])(?P<noun>[^。:,;“”\"\n]{{0,14}}(?(quote)[”’\"])[^。:,;“”\"\n]{{0,12}})(?:,[^。:,;“”\n]{{0,16}})?(?P<end>[。:,;.]\s{{0,4}}|\s*\n\s*)"
)
_REACH = 3
_SPEECH_REACH = 400
_LONGEST_LIST = 2000
_INLINE = compiled(
    r"(?<=[:;。,…]\s?)(?:[(](?P<value>\d{1,2}|[一二三四五六七八九十]{1,2})[)]"
    r"|(?P<value>\d{1,2})(?:\.(?!\d)|、)|(?P<value>[一二三四五六七八九十]{1,2})、(?![一二三四五六七八九十])|(?P<circled>[①-⑳]))(?=[\p{Han}…])"
)
_ADDED = compiled(r"另外|此外|除此之外|[;,。]另|还要|最后[,是要]")


_COUNTED = compiled(rf"{NUMBER}\s?{_UNIT}(?![以多余来月季度次])")
_MAY_BE_COUNTED = quick(rf"[{NUMERALS}\d]\s?(?:方面|[个项件点条类种大步招])(?![以多余来月季度次])")
"""The end of a number with its unit, which is found faster than where it begins."""
_LONGEST_NUMBER = 3
_LONGEST_LEAD = 18
"""What stands before the number of an announcement."""
_BLANKS = quick(r"\s*")


def _announcements(folded: str, start: int, end: int) -> Iterator[regex.Match[str]]:
    """Every announcement, sought only in the rest of a line from its first number of points on."""
    reached = start
    for may_be in _MAY_BE_COUNTED.finditer(folded, start, end):
        if may_be.start() < reached:
            continue
        first = max(reached, may_be.start() - _LONGEST_NUMBER + 1)
        if counted_points := _COUNTED.search(folded, first, min(end, may_be.end() + 1)):
            begin = max(reached, counted_points.start() - _LONGEST_LEAD)
            reached = _next_line(folded, counted_points.end(), end)
            yield from _ANNOUNCEMENT.finditer(folded, begin, reached)


def _next_line(folded: str, start: int, end: int) -> int:
    """Where the next line with text begins."""
    line_end = folded.find("\n", start, end)
    blanks = _BLANKS.match(folded, line_end, end) if line_end >= 0 else None
    return blanks.end() if blanks else end


def _announces(match: regex.Match[str]) -> bool:
    """Whether the number counts points to come: “抓好三项工作：”, not “实施项目17个。”."""
    return bool(match["noun"]) or not match["object"] or match["object"][-1] in "在为有下是到了成于出抓做办"


def _points(document: Document, match: regex.Match[str]) -> list[tuple[int, Span]]:
    end = match.end()
    for enumeration in _beginning(document.facts(Enumeration), end, end + _REACH):
        if 0 <= enumeration.items[0].mark.start - end <= _REACH and enumeration.items[0].value == 1:
            return [(item.value, item.mark) for item in enumeration.items]
    inline = _inline(document, end)
    if inline:
        return inline
    series = _series_after(document, end, at_once=True)
    if not series and match["speech"]:
        series = _series_after(document, end, at_once=False)
    return [(heading.value, heading.span) for heading in series]


_Listed = TypeVar("_Listed", Enumeration, Series)


def _beginning(lists: Sequence[_Listed], first: int, last: int) -> Iterator[_Listed]:
    """Those that begin between two places; each begins with its first member."""
    at = bisect_left(lists, first, key=lambda each: each.span.start)
    return takewhile(lambda each: each.span.start <= last, islice(lists, at, None))


def _inline(document: Document, start: int) -> list[tuple[int, Span]]:
    """The marks 1. 2. 3. or ① ② ③ that count on from a place in the same paragraph."""
    end = _line_end(document, start)
    points: list[tuple[int, Span]] = []
    for match in _INLINE.finditer(document.folded, start, end):
        value = int(unicodedata.numeric(match["circled"])) if match["circled"] else number_value(match["value"])
        if not points and match.start() - start > _REACH:
            break
        if value == len(points) + 1:
            points.append((value, Span.of(match)))
    return points if len(points) > 1 else []


def _is_loose(document: Document, first: Span) -> bool:
    """Whether a list counts with 首先 and 其次, which other words may go on with."""
    return document.folded.startswith("首先", first.start)


def _goes_on(document: Document, last: Span) -> bool:
    """Whether more is added after the last point, in its paragraph, in words that do not count."""
    return bool(_ADDED.search(document.folded, last.end, _line_end(document, last.end)))


def _line_end(document: Document, start: int) -> int:
    """The end of the line a place is in, or of as much of it as a list of points takes."""
    end = document.folded.find("\n", start, start + _LONGEST_LIST)
    return end if end >= 0 else start + _LONGEST_LIST


def _series_after(document: Document, end: int, *, at_once: bool) -> list[Heading]:
    """The series of headings that opens after a place with nothing in between, or with a first heading of the top level soon after."""
    for series in _beginning(document.facts(Series), end, end + _SPEECH_REACH):
        first = series.headings[0]
        near = first.span.start - end
        if first.value == 1 and _opens(near, first, at_once=at_once):
            return list(series.headings)
    return []


def _opens(near: int, first: Heading, *, at_once: bool) -> bool:
    if at_once:
        return 0 <= near <= _REACH
    return 0 <= near <= _SPEECH_REACH and first.level == 1
