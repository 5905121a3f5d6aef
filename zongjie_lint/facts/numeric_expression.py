"""Numbers as a report writes them: amounts with units, percentages, dates, and those that are no operands at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from string import ascii_letters
from string import digits as ascii_digits
from typing import NamedTuple

import regex

from zongjie_lint.chinese_numerals import read_whole_number
from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.date import YEAR
from zongjie_lint.figure import Figure, Hedge
from zongjie_lint.lexicon import any_of
from zongjie_lint.patterns import compiled, quick
from zongjie_lint.proportion import last_digit, read_fraction, read_multiple, read_rounded, read_tenths
from zongjie_lint.record import Record, replace
from zongjie_lint.span import Span
from zongjie_lint.units import Own, dimension_of, factor_of, is_counted, units


class NumericKind(StrEnum):
    """What a number in a text is."""

    __hash__ = str.__hash__  # that of Enum is a function in Python

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
    named, any_number, plain_number, reached = _opened_name().match, _expression(own).match, _Plain(own).number, 0
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
        elif plain := plain_number(folded, at, first):
            yield plain
            reached = plain.span.end
        elif _may_begin(folded, at, first) and (match := any_number(folded, at)):
            yield _read(match, own)
            reached = match.end()


def _may_begin(folded: str, at: int, first: str) -> bool:
    """Whether more than a hedge, or the fraction of percentage points, may begin with a character."""
    if first == "点":
        return _POINTS in folded[at : at + _LONGEST_POINTS]
    return first not in _HEDGE_STARTS or _HEDGE_BEFORE.match(folded, at) is not None


_HEDGE_STARTS = frozenset(word[0] for found in _BEFORE.values() for word in found)
_LONGEST_POINTS = 10
"""Six characters and 个百分点."""


class _Measure(NamedTuple):
    dimension: str
    factors: Mapping[str, Decimal]
    """By the scale before the unit: 万, 亿 or none."""
    is_counted: bool


_POINTS = "个百分点"
_PLAIN_PROPORTIONS = {"%": NumericKind.PERCENT, _POINTS: NumericKind.POINTS}
_PROPORTIONS = {unit: _Measure(unit, {"": Decimal(1)}, is_counted=False) for unit in _PLAIN_PROPORTIONS}


class _PlainUnits(NamedTuple):
    lengths: Mapping[str, Sequence[int]]
    """Of the units that begin with a character, the longest first."""
    measures: Mapping[str, _Measure | None]
    """None for a unit that may stand in a date, a name or a range."""

    def at(self, folded: str, place: int) -> tuple[str, _Measure | None]:
        """The longest unit that stands at a place, and what it measures."""
        for length in self.lengths.get(folded[place : place + 1], ()):
            unit = folded[place : place + length]
            if unit in self.measures:
                return unit, None if folded.startswith(_POINTS_AHEAD, place) else self.measures[unit]
        return "", None


_PLAIN = quick(rf"(\d{{1,6}}+(?:\.\d++)?+)(%|{_POINTS}|万亿|[万亿]?)")
_HEDGE_BEFORE = quick(_NOT_IN_A_WORD + any_of(word for found in _BEFORE.values() for word in found))
_HEDGE_BEHIND = quick(any_of(word for found in _AFTER.values() for word in found))
_PLAIN_YEAR = quick(r"(?:19|20)\d\d年(?:[度底末初]|(?![\d ~/至到—-]))")
_PLAIN_HAN = quick(f"[{_NUMERALS}]++(?![月季成半分倍点多余来几])")
"""Not those of months, tenths, fractions and multiples."""
_MINUS_SIGNS = ("-", "−", "负")
_NOT_BEFORE_HAN = frozenset("-−负之第数几上下每另某这那一二三四五六七八九." + ascii_letters + ascii_digits)
_GOES_ON = frozenset("多余左上以及之( —~-至到")
"""What a range, a bracket or a hedge behind a number begins with."""
_NO_PLAIN_UNIT = compiled(r"[^\p{Han}]|[号线路强成倍多余来几年月日十百千万亿至到岁周]")
"""What the units of names, dates, multiples and ages, among others, begin with."""
_POINTS_AHEAD = (_POINTS, "个千分点")
_ENDS_BARE = frozenset("。;、)》”\n")
"""Behind one of these, nothing belongs to the number before."""
_FIRST_LARGE = 10
_AGES = ("岁", "周岁")
_ONE, _HALF = Decimal(1), Decimal("0.5")
_HALVES = [_ONE.scaleb(-decimals) * _HALF for decimals in range(10)]
"""By how many decimals a number has."""


@cache
def _plain_units(own: Own) -> _PlainUnits:
    """The units after a number in digits."""
    return _indexed({unit: None if _may_be_another(unit) else _measure(unit, own) for unit in units(own) if unit})


@cache
def _han_units(own: Own) -> _PlainUnits:
    """The units after a number in Chinese characters."""
    return _indexed({unit: None if unit in _AGES else _measure(unit, own) for unit in units(own) if unit})


def _indexed(measures: Mapping[str, _Measure | None]) -> _PlainUnits:
    lengths: dict[str, list[int]] = {}
    for length, first in sorted({(len(unit), unit[0]) for unit in measures}, reverse=True):
        lengths.setdefault(first, []).append(length)
    return _PlainUnits(lengths, measures)


def _may_be_another(unit: str) -> bool:
    return _NO_PLAIN_UNIT.match(unit) is not None or not _GOES_ON.isdisjoint(unit)


def _measure(unit: str, own: Own) -> _Measure:
    factors = {scale: Decimal(_SCALES.get(scale, 1)) * factor_of(unit, own) for scale in ("", "万", "亿", "万亿")}
    return _Measure(dimension_of(unit, own), factors, is_counted(unit, own))


class _Plain:
    """Reads numbers with nothing around them, as most are, without the pattern for all of them."""

    def __init__(self, own: Own) -> None:
        self._units, self._han_units = _plain_units(own), _han_units(own)

    def number(self, folded: str, at: int, first: str) -> NumericExpression | None:
        """The number that begins at a place, if it is plain but for a hedge or a blank before it."""
        if first.isdigit():
            return self._in_digits(folded, Span(at, at), "")
        if first in _NUMERALS:
            return self._in_han(folded, at)
        before = _HEDGE_BEFORE.match(folded, at)
        end = before.end() if before else at
        end += folded.startswith(" ", end)
        return self._in_digits(folded, Span(at, end), before[0] if before else "") if end > at else None

    def _in_digits(self, folded: str, before: Span, hedge: str) -> NumericExpression | None:
        """A proportion, an amount, a year or a number without a unit."""
        match = _PLAIN.match(folded, before.end)
        if match is None or folded[max(0, before.start - 1) : before.start] in _MINUS_SIGNS:
            return None
        (written, scale), end = match.groups(), match.end()
        unit, measure = (scale, _PROPORTIONS[scale]) if scale in _PROPORTIONS else self._units.at(folded, end)
        if measure is None:
            return None if scale or before else _plain_year(folded, before.end) or _bare(match, folded)
        scale, end = ("", end) if unit == scale else (scale, end + len(unit))
        behind = _hedge_behind(folded, end)
        if behind is None:
            return None
        number = Span(before.end, before.end + len(written))
        return _PlainAmount(folded, before.start, number, end, unit, scale, measure, hedge, behind).read()

    def _in_han(self, folded: str, at: int) -> NumericExpression | None:
        """A whole number and its unit, which 个 may precede: “三个小时”."""
        match = _PLAIN_HAN.match(folded, at)
        if match is None or folded[max(0, at - 1) : at] in _NOT_BEFORE_HAN or folded.startswith("零件", at):
            return None
        written, (end, unit, measure) = match[0], self._behind_han(folded, match.end())
        value = read_whole_number(written) if measure else None
        if measure is None or value is None or (unit == "年" and value >= _LONGEST_TIME):
            return None
        if folded[end : end + 1] in _GOES_ON:
            return None
        factor, number, figure = measure.factors[""], Span(at, at + len(written)), _han_figure(written, value, measure)
        kind, text = NumericKind.SMALL if value < _FIRST_LARGE else NumericKind.AMOUNT, folded[at:end]
        return NumericExpression(Span(at, end), kind, number, figure, unit, measure.dimension, factor, text)

    def _behind_han(self, folded: str, place: int) -> tuple[int, str, _Measure | None]:
        """The unit behind a number, or behind the 个 behind it, and where that ends."""
        if folded.startswith("个", place) and not folded.startswith(_POINTS_AHEAD, place):
            unit, measure = self._han_units.at(folded, place + 1)
            if unit:
                return place + 1 + len(unit), unit, measure
        unit, measure = self._han_units.at(folded, place)
        return place + len(unit), unit, measure


class _PlainAmount(NamedTuple):
    """A number in digits with a unit, and the hedges around it."""

    folded: str
    start: int
    number: Span
    end: int
    """Of the unit."""
    unit: str
    scale: str
    measure: _Measure
    before: str
    behind: str

    def read(self) -> NumericExpression:
        """The number, or a threshold where a bound stands before what it bounds."""
        folded, number, unit, measure = self.folded, self.number, self.unit, self.measure
        span = Span(self.start, self.end + len(self.behind))
        kind, text = _PLAIN_PROPORTIONS.get(unit, NumericKind.AMOUNT), folded[span.start : span.end]
        if self.behind in _BOUNDS and kind is NumericKind.AMOUNT and _HAN_NEXT.match(folded, span.end):
            return NumericExpression(span, NumericKind.THRESHOLD, span, text=text)
        factor, written = measure.factors[self.scale], folded[number.start : number.end]
        figure = _plain_figure(written, factor, is_exact=measure.is_counted and not self.scale)
        if word := self.before or self.behind:
            figure = figure.hedged(_HEDGE_OF[word], _leading_unit(Decimal(written)) * factor)
        return NumericExpression(span, kind, number, figure, unit, measure.dimension, factor, text)


def _hedge_behind(folded: str, place: int) -> str | None:
    """The hedge behind a number, empty for none; None where something else goes on with the number."""
    if folded[place : place + 1] not in _GOES_ON:
        return ""
    found = _HEDGE_BEHIND.match(folded, place)
    return found[0] if found else None


def _plain_year(folded: str, at: int) -> NumericExpression | None:
    year = _PLAIN_YEAR.match(folded, at)
    if year is None:
        return None
    span = Span(at, year.end())
    return NumericExpression(span, NumericKind.DATE, span, text=year[0])


def _bare(match: re.Match[str], folded: str) -> NumericExpression | None:
    """A number that a mark ends."""
    if folded[match.end() : match.end() + 1] not in _ENDS_BARE:
        return None
    span, figure = Span.of(match), _plain_figure(match[0], _ONE, is_exact=False)
    return NumericExpression(span, NumericKind.BARE, span, figure, text=match[0])


_RECENT = 4096
"""So many numbers are kept with what they stand for: tables repeat theirs."""


@lru_cache(_RECENT)
def _plain_figure(written: str, factor: Decimal, *, is_exact: bool) -> Figure:
    """A number in digits; an exact one stands for itself where it has no decimals."""
    value, point = Decimal(written), written.find(".")
    if is_exact and point < 0:
        return Figure.exact(value * factor)
    decimals = len(written) - point - 1 if point >= 0 else 0
    half = _HALVES[decimals] if decimals < len(_HALVES) else _ONE.scaleb(-decimals) * _HALF
    return Figure(value * factor, (value - half) * factor, (value + half) * factor)


def _han_figure(written: str, value: int, measure: _Measure) -> Figure:
    last = _SCALES[written[-1]] if written[-1] in "万亿" else 1
    is_exact = measure.is_counted and last == 1
    figure = Figure.exact(value) if is_exact else Figure.rounded(Decimal(value), Decimal(last))
    return figure.times(measure.factors[""])


def _read(match: regex.Match[str], own: Own) -> NumericExpression:
    span = Span.of(match)
    name, date, times, percent = match.group("name", "date", "times", "percent")
    if name or date:
        return NumericExpression(span, NumericKind.NAME if name else NumericKind.DATE, span, text=match[0])
    if times:
        return _multiple(match, span)
    return _percent(match, span) if percent else _amount(_Amount.of(match), span, own)


class _Amount(NamedTuple):
    """What a pattern has found around an amount."""

    match: regex.Match[str]
    number: str | None
    han: str | None
    scale: str
    unit: str
    before: str | None
    after: str | None
    more: str | None
    upper: str | None

    @classmethod
    def of(cls, match: regex.Match[str]) -> _Amount:
        number, han, scale, unit, *around = match.group(*cls._fields[1:])
        return cls(match, number, han, scale or "", unit or "", *around)


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


def _amount(found: _Amount, span: Span, own: Own) -> NumericExpression:
    written, unit, match = found.number, found.unit, found.match
    value = Decimal(written.replace(" ", "").replace(",", "")) if written else _han_value(found.han or "")
    if value is None or _is_negative(match, span.start) or (unit == "年" and value >= _LONGEST_TIME):
        return NumericExpression(span, NumericKind.NAME, span, text=match[0])
    if _is_threshold(found, span.end):
        return NumericExpression(span, NumericKind.THRESHOLD, span, text=match[0])
    scale = Decimal(_SCALES.get(found.scale, 1)) * factor_of(unit, own)
    number = Span.of(match, "number" if written else "han")
    figure = _figure(found, value, scale, own)
    return NumericExpression(
        span, _kind(written, value, unit), number, figure, unit, dimension_of(unit, own), scale, match[0]
    )


_LONGEST_TIME = 100
"""Years: a higher number is one of the calendar, as 1381年 is."""


def _kind(written: str | None, value: Decimal, unit: str) -> NumericKind:
    if not written and value < _FIRST_LARGE:
        return NumericKind.SMALL
    return NumericKind.AMOUNT if unit else NumericKind.BARE


_MINUS = compiled(r"(?:^|[^\d\p{Han}A-Za-z)%.]|[的为是达了到至从由])[-−]$|负$")


def _is_negative(match: regex.Match[str], start: int) -> bool:
    """Whether a minus stands before an amount: a loss or a balance, which nothing is reckoned from."""
    text = match.string
    return text.endswith(_MINUS_SIGNS, 0, start) and _MINUS.search(text, max(0, start - 2), start) is not None


def _is_threshold(found: _Amount, end: int) -> bool:
    """Whether the number only says which things are meant: “60岁以上老人”, “投资5亿元以上的项目”."""
    bounded = found.after in _BOUNDS or found.unit in _AGES
    return bounded and _HAN_NEXT.match(found.match.string, end) is not None


def _han_value(text: str) -> Decimal | None:
    value = read_whole_number(text)
    return None if value is None else Decimal(value)


def _figure(found: _Amount, value: Decimal, scale: Decimal, own: Own) -> Figure:
    if found.upper:
        return _range(found, value, scale, own)
    last = _ONE.scaleb(_exponent(value))
    if found.han and found.han[-1] in "万亿":
        last = Decimal(_SCALES[found.han[-1]])
    exact = last == 1 and not found.scale and is_counted(found.unit, own)
    figure = (Figure.exact(value) if exact else Figure.rounded(value, last)).times(scale)
    word = found.before or found.after
    if found.more or word:
        hedge = Hedge.MORE if found.more else _HEDGE_OF[word or ""]
        return figure.hedged(hedge, _leading_unit(value) * scale)
    return figure


def _range(found: _Amount, value: Decimal, scale: Decimal, own: Own) -> Figure:
    """“5万元至1亿元”: the lower end has the scale of the upper unless it has its own."""
    to_scale, to_unit = found.match.group("to_scale", "to_unit")
    lower_scale = _SCALES.get(to_scale or "")
    lower = value * (lower_scale * factor_of(to_unit or found.unit, own) if lower_scale else scale)
    upper = Decimal((found.upper or "").replace(" ", "").replace(",", "")) * scale
    return Figure(lower, min(lower, upper), max(lower, upper), Hedge.RANGE)


def _hedged(match: regex.Match[str], figure: Figure, unit: Decimal) -> Figure:
    more, before, after = match.group("more", "before", "after")
    if more:
        return figure.hedged(Hedge.MORE, unit)
    word = before or after
    return figure.hedged(_HEDGE_OF[word], unit) if word else figure


def _exponent(value: Decimal) -> int:
    return int(value.as_tuple().exponent)


def _leading_unit(value: Decimal) -> Decimal:
    """What the last digit that is not a closing zero counts: 300 counts hundreds."""
    return _ONE.scaleb(_exponent(value.normalize()))
