"""Numbers as a report writes them: amounts with units, percentages, dates, and those that are no operands at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from string import ascii_letters
from sys import intern
from typing import NamedTuple

import regex

from zongjie_lint.chinese_numerals import read_whole_number
from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.date import YEAR
from zongjie_lint.figure import Figure, Hedge
from zongjie_lint.lexicon import any_of
from zongjie_lint.patterns import compiled
from zongjie_lint.proportion import last_digit, read_fraction, read_multiple, read_rounded, read_tenths
from zongjie_lint.record import Record, replace
from zongjie_lint.span import Span
from zongjie_lint.units import Own, dimension_of, factor_of, is_counted, units


class NumericKind(StrEnum):
    """What a number in a text is."""

    AMOUNT = "amount"
    """A number with a unit."""
    SMALL = "small"
    """A number below ten in Chinese characters with a unit: a count of items as often as an amount."""
    BARE = "bare"
    """A number without a unit."""
    PERCENT = "percent"
    POINTS = "points"
    """Percentage points."""
    TIMES = "times"
    DATE = "date"
    """A date, a year, a month, a quarter or a span of them."""
    THRESHOLD = "threshold"
    """A number that says which things are meant: “60岁以上老人”."""
    NAME = "name"
    """A number that is part of a name or a code, and never an operand."""


class NumericExpression(Fact, Record, gc=False):
    """A number with its hedge, unit and what it measures."""

    span: Span
    kind: NumericKind
    number: Span
    """The digits alone."""
    figure: Figure | None = None
    """In the first unit of its dimension."""
    unit: str = ""
    dimension: str = ""
    scale: Decimal = Decimal(1)
    """What the printed number was multiplied by: 万, 亿 and the unit's factor."""
    text: str = ""
    """The whole as it stands, folded."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[NumericExpression]:
        """Every number, each read once; in a list the unit that stands after the last holds for all."""
        own = document.vocabulary.units
        found = [*_found(document.folded, own)]
        bare = [at for at, number in enumerate(found) if number.kind is NumericKind.BARE]
        for at in reversed(bare):
            if at + 1 < len(found) and _shares_unit(document, found[at], found[at + 1]):
                found[at] = _with_unit_of(found[at], found[at + 1], own)
        for at in bare:
            if at and _is_earlier_value(document, found[at - 1], found[at]):
                found[at] = _with_unit_of(found[at], found[at - 1], own)
        return found


_EARLIER = compiled(r"\((?:上年|去年|上一年|前年|上年度|上月|上届|年初|期初)(?:同期|同月|末|底)?(?:为|是|:)?\s?")


_LIKE = 3


def _is_of_like_size(one: Decimal, other: Decimal) -> bool:
    """Whether two values are so near that one is rather told in the unit of the other than in none."""
    return one <= other * _LIKE and other <= one * _LIKE


def _is_earlier_value(document: Document, number: NumericExpression, following: NumericExpression) -> bool:
    """Whether a bracket tells the earlier value of an amount without its unit: “34微克/立方米（上年36）”."""
    return (
        (number.kind, following.kind) == (NumericKind.AMOUNT, NumericKind.BARE)
        and number.figure is not None
        and following.figure is not None
        and _is_of_like_size(following.figure.value * number.scale, number.figure.value)
        and _EARLIER.fullmatch(document.folded, number.span.end, following.span.start) is not None
        and document.folded.startswith(")", following.span.end)
    )


_LISTED = compiled(r"[、和及与]")


def _shares_unit(document: Document, number: NumericExpression, following: NumericExpression) -> bool:
    """Whether a number without a unit stands in a list whose later members have one: “41.2万、48.6万和57.9万人次”."""
    if number.kind is not NumericKind.BARE or following.kind is not NumericKind.AMOUNT or number.figure is None:
        return False
    is_scaled = number.scale > 1 or "." in number.text
    return is_scaled and _LISTED.fullmatch(document.folded, number.span.end, following.span.start) is not None


def _with_unit_of(number: NumericExpression, following: NumericExpression, own: Own) -> NumericExpression:
    factor = following.scale if number.scale == 1 else factor_of(following.unit, own)
    figure = number.figure and number.figure.times(factor)
    return replace(
        number,
        kind=NumericKind.AMOUNT,
        figure=figure,
        unit=following.unit,
        dimension=following.dimension,
        scale=number.scale * factor,
    )


_SCALES = {
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
}
_BEFORE = {
    Hedge.ABOUT: ("约", "大约", "约为", "大概", "将近约", "左右约"),
    Hedge.ALMOST: ("近", "将近", "接近"),
    Hedge.OVER: ("超", "超过", "突破", "逾", "不少于", "不低于", "至少", "高于", "多于", "大于", "过"),
    Hedge.UNDER: ("不足", "不到", "不超过", "低于", "少于", "小于", "至多", "最多"),
}
_AFTER = {Hedge.ABOUT: ("左右", "上下"), Hedge.OVER: ("以上", "及以上", "之上"), Hedge.UNDER: ("以下", "以内", "之内")}
_BOUNDS = (*_AFTER[Hedge.OVER], *_AFTER[Hedge.UNDER])
_NOT_IN_A_WORD = r"(?<![签履续节合公违协条预邀解毁制特](?=约)|[最附邻靠临](?=近)|赶(?=超)|[通经不](?=过))"
"""The last characters of 签约, 节约, 最近, 通过 and their like are no hedges."""
_HEDGE_OF = {word: hedge for table in (_BEFORE, _AFTER) for hedge, found in table.items() for word in found}
_PER_THOUSAND = Decimal("0.1")
"""‰ in per cent."""
_HAN_NEXT = compiled(r"\p{Han}")
_DASH = r"[ ]?[—~\-至到][ ]?"
_NOT_FROM = r"(?<!(?:由|从)[^,。;:%]{0,14})"
"""“由45%到48%” tells two numbers and no range."""
_LONGEST_HAN = 20
"""Longer runs of numerals are no number, and would be read again from each of their characters."""

_NAMES_OPENED = "|".join(
    (
        r"[〔\[(]\d{4}[〕\])][ ]?第?\d+号",
        r"第\d+(?:\.\d+)*(?!季度)|第[一二三四五六七八九十百]+(?!季度)",
        r"(?!GDP)[A-Za-z]+[-—]?\d+(?:[.+]\d+)*(?:[A-Za-z]+\d*)*",
        r"[NnXx](?:\+\d+)+",
        r"“[^”“\n]{0,12}?\d[^”“\n]{0,12}”",
        r"《[^》《\n]{0,60}》",
    )
)
"""Numbers that are part of a name or a code, and do not begin it."""
_NAMES = "|".join(
    (
        r"\d{1,2}:\d{2}(?::\d{2})?(?![\d.:])",
        r"\d+(?:\.\d+)?(?:[ ]?:[ ]?\d+(?:\.\d+)?)+",
        r"\d+(?:\.\d+)?[ ]?[×xX*][ ]?\d+(?:\.\d+)?(?:[ ]?[×xX*][ ]?\d+(?:\.\d+)?)*",
        r"\d+(?:\+(?:\d+|[NnXx])){1,}",
        r"\d+[·]\d+",
        r"\d{1,4}(?:\.\d+)?(?:强|号(?!\w)|号(?=[\p{Han}])|线(?!路)|路(?!段)|A级|G(?!B)|D打印)",
        r"\d+(?:\.\d+)?(?:KVA|kVA|KV|kV|千伏|[Gg]bps|MW|kW|KW|V|W|MB|GB|KB|℃|°|mm|cm|Hz|GHz|MHz)",
        r"\d{7,}(?![\d.]*[ ]?(?:元|人|亩|吨|平方|万|亿|户|度|千瓦))",
        r"\d{3,4}-\d{6,8}",
    )
)
"""Numbers that begin a name, a code or a measure of equipment."""
_DATES = "|".join(
    (
        rf"{YEAR}[ ]?年?{_DASH}{YEAR}[ ]?年(?:\d{{1,2}}月)?",
        rf"{YEAR}[ ]?[—~/\-][ ]?{YEAR}(?!\d)",
        rf"(?:{YEAR}[ ]?年[ ]?)?\d{{1,2}}[ ]?月[ ]?\d{{1,2}}[ ]?[日号]?(?:{_DASH}(?:{YEAR}[ ]?年[ ]?)?(?:\d{{1,2}}[ ]?月[ ]?)?\d{{1,2}}[ ]?[日号])",
        rf"(?:{YEAR}[ ]?年[ ]?)?\d{{1,2}}[ ]?月?{_DASH}\d{{1,2}}[ ]?月(?:份|\d{{1,2}}[ ]?日|底|末)?",
        rf"(?:{YEAR}[ ]?年[ ]?)?\d{{1,2}}[ ]?月(?:份|[ ]?\d{{1,2}}[ ]?[日号]|底|末|初|中旬|上旬|下旬)?",
        rf"{YEAR}[ ]?年(?:度|底|末|初)?",
        r"[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日|份|底|末|初|中旬|上旬|下旬)?",
        r"(?:前|第)?[一二三四]季度",
        r"\d{4}[.\-/]\d{1,2}[.\-/]\d{1,2}",
        rf"\d{{1,2}}{_DASH}\d{{1,2}}日",
    )
)
"""Dates, years, months and quarters, and spans of them."""


_NUMERALS = "一二两三四五六七八九十百千万亿零〇"
_UNREAD = r"(?<![A-Za-z\d.](?<!GDP))"
"""A digit after a letter, a digit or a point has been read with it."""
_QUARTER = r"(?:前|第)[一二三四]季度"
_HEDGE_GOES_ON = (
    rf"[{''.join({character for found in _BEFORE.values() for word in found for character in word[1:]})}]{{0,3}}"
)
"""What follows the first character of the words before a number."""
_ANY_NUMBER = rf"[ ]?[\d翻点\-{_NUMERALS}]"


@cache
def _start(own: Own) -> re.Pattern[str]:
    """A character that a number may begin with, by the few characters that follow; `re` finds them faster than `regex`."""
    hedges = [word for found in _BEFORE.values() for word in found]
    firsts = "".join({word[0] for word in hedges})
    after_numerals = re.escape("".join({"年月季个分成半倍多余来几 —~-/至到", *(unit[0] for unit in units(own))}))
    return re.compile(
        rf"[\dA-Za-z《“〔\[(第前翻 \-点{_NUMERALS}{firsts}](?:"
        rf"(?<=\d)(?<![A-Za-z\d.](?<!GDP)\d)"
        rf"|(?<=[{_NUMERALS}点])(?=[{_NUMERALS}点]{{0,{_LONGEST_HAN}}}?[{after_numerals}])"
        rf"|(?<=[A-Za-z])(?<![A-Za-z\d.](?<!GDP)[A-Za-z])(?=[A-Za-z]*[-—]?\d|\+\d)"
        rf"|(?<=《)|(?<=“)(?=[^”“\n]{{0,12}}\d)|(?<=[〔\[(])(?=\d{{4}}[〕\])])"
        rf"|(?<=第)(?=[\d{_NUMERALS}])|(?<=前)(?=[一二三四]季度)|(?<=翻)(?=了?[一两二三四五]?番)"
        rf"|(?<=[ ])(?=[\d翻点\-{_NUMERALS}])|(?<=-)(?=\d)"
        rf"|(?<=[{firsts}])(?={_HEDGE_GOES_ON}{_ANY_NUMBER}))"
    )


@cache
def _opened_name() -> regex.Pattern[str]:
    """A number inside a name that other characters begin."""
    return compiled(rf"{_UNREAD}(?:(?P<name>{_NAMES_OPENED})|(?P<date>{_QUARTER}))")


@cache
def _expression(own: Own) -> regex.Pattern[str]:
    """A number with what stands around it; a date or a name takes precedence."""
    before = _NOT_IN_A_WORD + any_of(word for found in _BEFORE.values() for word in found)
    after = any_of(word for found in _AFTER.values() for word in found)
    scale = rf"(?:{any_of(_SCALES.keys() - {'千'})}|千(?![瓦米克伏]))"
    unit = any_of(units(own))
    digits = r"(?:\d{1,3}(?:[ ,]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
    han = f"[{_NUMERALS}]{{1,{_LONGEST_HAN}}}"
    whole_han = f"(?<![{_NUMERALS}]){han}"
    return compiled(
        rf"(?P<name>{_UNREAD}(?:{_NAMES}))"
        rf"|(?P<date>{_UNREAD}(?:{_DATES}))"
        rf"|(?P<before>{before})?[ ]?{_UNREAD}(?:"
        rf"(?P<percent>(?P<percent_number>-?{digits})(?:{_NOT_FROM}[ ]?[%‰]?{_DASH}(?P<percent_upper>-?{digits}))?[ ]?(?P<percent_unit>%|‰|个百分点|个千分点)|百分之(?P<percent_han>[一二三四五六七八九十百零〇点两]+)|(?P<percent_han>[一二三四五六七八九十零〇点两]{{1,6}})(?P<percent_unit>个百分点)|(?P<cheng>[一二三四五六七八九\d]成[一二三四五六七八九半]?)(?!功|立|果|员|为|本|长|效|都|品|交)|(?P<share>一半|(?<![{_NUMERALS}])[一二三四五六七八九十]{{1,6}}分之[一二三四五六七八九十]{{1,6}}))"
        rf"|(?P<times>(?:{digits}|{whole_han})(?:多|余)?倍|翻(?:了)?[一两二三四五]?番)"
        rf"|(?P<number>{digits})(?P<to>{_NOT_FROM}(?P<to_scale>{scale})?(?P<to_unit>{unit})?(?:\(不?含\))?{_DASH}(?P<upper>{digits}))?[ ]?(?P<more>多|余|来|几)?[ ]?(?P<scale>{scale})?(?P<more>多|余)?[ ]?(?P<unit>{unit})?(?:\((?:件|套|次|台|人|家|名|户|份|只|组|处|项)\))?(?P<more>(?:多|余)(?![^\P{{Han}}的等]))?"
        rf"|(?<![第之数几上下每另某这那一二三四五六七八九])(?P<han>(?!零件|统一){han})(?P<more>多|余|来|几)?(?P<han_scale>个)?(?P<unit>{unit})(?P<more>(?:多|余)(?![^\P{{Han}}的等]))?"
        rf")(?P<after>{after})?",
        kept=not own,
    )


_OPENS_NAME = frozenset("《“〔[(第前" + ascii_letters)


def _found(folded: str, own: Own) -> Iterator[NumericExpression]:
    """Every number, tried only where one may begin."""
    named, any_number, plain_units, reached = _opened_name().match, _expression(own).match, _plain_units(own), 0
    for start in _start(own).finditer(folded):
        at, first = start.start(), start[0]
        if at < reached:
            continue
        if first in _OPENS_NAME:
            if name := named(folded, at):
                kind = NumericKind.NAME if name["name"] else NumericKind.DATE
                span = Span.of(name)
                yield NumericExpression(span, kind, span, text=name[0])
                reached = name.end()
        elif first.isdigit() and (plain := _plain(folded, at, plain_units, own)):
            yield plain
            reached = plain.span.end
        elif match := any_number(folded, at):
            yield _read(match, own)
            reached = match.end()


class _Measure(NamedTuple):
    dimension: str
    factor: Decimal
    is_counted: bool


class _PlainUnits(NamedTuple):
    lengths: Sequence[int]
    """Of all units, the longest first."""
    measures: Mapping[str, _Measure | None]
    """None for a unit that may stand in a date, a name or a range."""

    def at(self, folded: str, place: int) -> tuple[str, _Measure | None]:
        """The longest unit that stands at a place, and what it measures."""
        found = (unit for length in self.lengths if (unit := folded[place : place + length]) in self.measures)
        unit = next(found, "")
        return unit, None if folded.startswith(_POINTS_AHEAD, place) else self.measures.get(unit)


_RECENT = 4096
"""So many numbers are kept with what they stand for."""
_PLAIN = compiled(r"(?P<number>\d{1,6}+(?:\.\d++)?+)(?P<scale>%|[万亿]?)")
_MINUS_SIGNS = ("-", "−", "负")
_GOES_ON = frozenset("多余左上以及之( —~-至到")
"""What a range, a bracket or a hedge behind a number begins with."""
_NO_PLAIN_UNIT = compiled(r"[^\p{Han}]|[号线路强成倍多余来几年月日十百千万亿至到岁周]")
"""What the units of names, dates, multiples and ages, among others, begin with."""
_POINTS_AHEAD = ("个百分点", "个千分点")
_ONE, _HALF = Decimal(1), Decimal("0.5")


@cache
def _plain_units(own: Own) -> _PlainUnits:
    measures = {unit: _measure(unit, own) for unit in units(own) if unit}
    return _PlainUnits(sorted({len(unit) for unit in measures}, reverse=True), measures)


def _measure(unit: str, own: Own) -> _Measure | None:
    if _NO_PLAIN_UNIT.match(unit) or not _GOES_ON.isdisjoint(unit):
        return None
    return _Measure(dimension_of(unit, own), factor_of(unit, own), is_counted(unit, own))


def _plain(folded: str, at: int, plain_units: _PlainUnits, own: Own) -> NumericExpression | None:
    """A percentage or an amount with nothing around it, as most are, read without the pattern for all of them."""
    match = _PLAIN.match(folded, at)
    if match is None or folded[max(0, at - 1) : at] in _MINUS_SIGNS:
        return None
    (written, scale), end = match.groups(), match.end()
    number = Span(at, at + len(written))
    if scale == "%":
        return None if folded[end : end + 1] in _GOES_ON else _plain_percent(written, number, folded[at:end])
    unit, measure = plain_units.at(folded, end)
    end += len(unit)
    if measure is None or folded[end : end + 1] in _GOES_ON:
        return None
    figure, factor = _plain_amount(written, scale, unit, own)
    span, kind = Span(at, end), NumericKind.AMOUNT
    return NumericExpression(span, kind, number, figure, unit, measure.dimension, factor, folded[at:end])


def _plain_percent(written: str, number: Span, text: str) -> NumericExpression:
    span, figure = Span(number.start, number.end + 1), _percentage(written)
    return NumericExpression(span, NumericKind.PERCENT, number, figure, "%", "%", _ONE, text)


@lru_cache(_RECENT)
def _plain_amount(written: str, scale: str, unit: str, own: Own) -> tuple[Figure, Decimal]:
    """What a number in digits stands for, and what it was multiplied by; kept once, as tables repeat their numbers."""
    measure = _plain_units(own).measures[unit]
    assert measure is not None, unit
    factor = Decimal(_SCALES.get(scale, 1)) * measure.factor
    return _plain_figure(written, factor, is_exact=measure.is_counted and not scale), factor


@lru_cache(_RECENT)
def _percentage(written: str) -> Figure:
    return _plain_figure(written, _ONE, is_exact=False)


def _plain_figure(written: str, factor: Decimal, *, is_exact: bool) -> Figure:
    """A number in digits; an exact one stands for itself where it has no decimals."""
    value = Decimal(written)
    if is_exact and "." not in written:
        return Figure.exact(value * factor)
    half = _ONE.scaleb(-len(written.partition(".")[2])) * _HALF
    return Figure(value * factor, (value - half) * factor, (value + half) * factor)


def _read(match: regex.Match[str], own: Own) -> NumericExpression:
    span = Span.of(match)
    for kind, group in ((NumericKind.NAME, "name"), (NumericKind.DATE, "date")):
        if match[group]:
            return NumericExpression(span, kind, span, text=match[0])
    if match["times"]:
        return _multiple(match, span)
    return _percent(match, span) if match["percent"] else _amount(match, span, own)


def _multiple(match: regex.Match[str], span: Span) -> NumericExpression:
    figure = read_multiple(match["times"])
    unit = match["times"][-1]
    figure = figure and _hedged(match, figure, last_digit(figure.value))
    return NumericExpression(span, NumericKind.TIMES, Span.of(match, "times"), figure, unit, "倍", text=match[0])


def _percent(match: regex.Match[str], span: Span) -> NumericExpression:
    unit = match["percent_unit"] or "%"
    kind = NumericKind.POINTS if unit.endswith("点") else NumericKind.PERCENT
    scale = _PER_THOUSAND if unit in ("‰", "个千分点") else Decimal(1)
    figure = _proportion(match)
    figure = figure and _hedged(match, figure, _leading_unit(figure.value)).times(scale)
    digits = "percent_han" if match["percent_unit"] else "percent"
    number = Span.of(match, "percent_number" if match["percent_number"] else digits)
    return NumericExpression(span, kind, number, figure, unit, unit, scale, match[0])


def _proportion(match: regex.Match[str]) -> Figure | None:
    """The figure of a percentage in the unit it is printed in."""
    if match["percent_han"]:
        return read_rounded(match["percent_han"])
    if match["cheng"]:
        return read_tenths(match["cheng"])
    if match["share"]:
        return read_fraction(match["share"])
    lower, upper = read_rounded(match["percent_number"]), match["percent_upper"]
    return _span_of(lower, read_rounded(upper)) if lower and upper else lower


def _span_of(one: Figure, other: Figure | None) -> Figure | None:
    """“5%至6%” as the interval between the two."""
    if other is None:
        return None
    return Figure(one.value, min(one.value, other.value), max(one.value, other.value), Hedge.RANGE)


def _amount(match: regex.Match[str], span: Span, own: Own) -> NumericExpression:
    written, unit = match["number"], match["unit"] or ""
    value = _value(written) if written else _han_value(match["han"])
    if value is None or _is_negative(match) or (unit == "年" and value >= _LONGEST_TIME):
        return NumericExpression(span, NumericKind.NAME, span, text=match[0])
    if _is_threshold(match):
        return NumericExpression(span, NumericKind.THRESHOLD, span, text=match[0])
    scale = _scale(match["scale"] or "", unit, own)
    number = span if match[0] == written else Span.of(match, "number" if written else "han")
    figure = _figure(match, value, scale, unit, own)
    return NumericExpression(
        span, _kind(written, value, unit), number, figure, unit, dimension_of(unit, own), scale, intern(match[0])
    )


@lru_cache(_RECENT)
def _value(written: str) -> Decimal:
    return Decimal(written.replace(" ", "").replace(",", ""))


@lru_cache(_RECENT)
def _scale(word: str, unit: str, own: Own) -> Decimal:
    return Decimal(_SCALES.get(word, 1)) * factor_of(unit, own)


_LONGEST_TIME = 100
"""Years: a higher number is one of the calendar, as 1381年 is."""


def _kind(written: str | None, value: Decimal, unit: str) -> NumericKind:
    if not written and value < 10:
        return NumericKind.SMALL
    return NumericKind.AMOUNT if unit else NumericKind.BARE


_MINUS = compiled(r"(?:^|[^\d\p{Han}A-Za-z)%.]|[的为是达了到至从由])[-−]$|负$")


def _is_negative(match: regex.Match[str]) -> bool:
    """Whether a minus stands before an amount: a loss or a balance, which nothing is reckoned from."""
    text, start = match.string, match.start()
    return text.endswith(_MINUS_SIGNS, 0, start) and _MINUS.search(text, max(0, start - 2), start) is not None


def _is_threshold(match: regex.Match[str]) -> bool:
    """Whether the number only says which things are meant: “60岁以上老人”, “投资5亿元以上的项目”."""
    bounded = match["after"] in _BOUNDS or match["unit"] in ("岁", "周岁")
    return bool(bounded and _HAN_NEXT.match(match.string, match.end()))


def _han_value(text: str) -> Decimal | None:
    value = read_whole_number(text)
    return None if value is None else Decimal(value)


def _figure(match: regex.Match[str], value: Decimal, scale: Decimal, unit: str, own: Own) -> Figure:
    if match["to"]:
        return _range(match, value, scale, unit, own)
    figure = _printed(match["number"] or match["han"], match["scale"] or "", unit, own)
    is_loose = match["more"] or match["before"] or match["after"]
    return _hedged(match, figure, _leading_unit(value) * scale) if is_loose else figure


@lru_cache(_RECENT)
def _printed(written: str, scale: str, unit: str, own: Own) -> Figure:
    """What a number with its unit stands for, whatever loosens it left out."""
    value = _value(written) if written[0].isdigit() else Decimal(read_whole_number(written) or 0)
    last = Decimal(_SCALES[written[-1]] if written[-1] in "万亿" else 1).scaleb(int(value.as_tuple().exponent))
    exact = is_counted(unit, own) and not scale and last == 1
    return (Figure.exact(value) if exact else Figure.rounded(value, last)).times(_scale(scale, unit, own))


def _range(match: regex.Match[str], value: Decimal, scale: Decimal, unit: str, own: Own) -> Figure:
    """“5万元至1亿元”: the lower end has the scale of the upper unless it has its own."""
    lower_scale = _SCALES.get(match["to_scale"] or "")
    lower = value * (lower_scale * factor_of(match["to_unit"] or unit, own) if lower_scale else scale)
    upper = Decimal(match["upper"].replace(" ", "").replace(",", "")) * scale
    return Figure(lower, min(lower, upper), max(lower, upper), Hedge.RANGE)


def _hedged(match: regex.Match[str], figure: Figure, unit: Decimal) -> Figure:
    if match["more"]:
        return figure.hedged(Hedge.MORE, unit)
    word = match["before"] or match["after"]
    return figure.hedged(_HEDGE_OF[word], unit) if word else figure


def _leading_unit(value: Decimal) -> Decimal:
    """What the last digit that is not a closing zero counts: 300 counts hundreds."""
    digits = value.normalize().as_tuple()
    return Decimal(1).scaleb(int(digits.exponent))
