"""Rows and columns of a table: what their labels say of the numbers in them."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from zongjie_lint.facts.date import YEAR, year_of
from zongjie_lint.facts.printed_unit import NO_UNIT, PERCENT_UNIT, PrintedUnit, read_unit
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record, replace
from zongjie_lint.units import Own

_RECENT = 4096
"""Words of documents are kept so many, however many documents there are."""


class LineRole(StrEnum):
    """What the numbers of a row or a column are."""

    LEVEL = "level"
    BASE = "base"
    """The level of an earlier time."""
    TARGET = "target"
    GROWTH = "growth"
    """By how many per cent something rose or fell."""
    CHANGE = "change"
    """By how much it rose or fell."""
    SHARE = "share"
    COMPLETION = "completion"
    RATE = "rate"
    """A percentage of another sort."""
    MEAN = "mean"
    """An amount for each."""
    RANK = "rank"
    POINTS = "points"
    OTHER = "other"
    """Scores, indices and the like."""
    ASIDE = "aside"
    """No numbers that are reckoned with: running numbers, remarks, the names of units."""


class LineKind(StrEnum):
    """How a row or a column stands to those beside it."""

    PLAIN = "plain"
    TOTAL = "total"
    SUBTOTAL = "subtotal"
    WHOLE = "whole"
    """It may be the sum of the others, and may hold more: 全县."""
    OF_WHICH = "of which"
    """It is a part of the one before: 其中."""
    APART = "apart"
    """A mean, a rank or a note beneath the numbers."""


class TableLine(Record):
    """A row or a column with its label."""

    index: int
    label: str
    """Without unit and blanks, folded."""
    heads: tuple[str, ...] = ()
    """The labels that stand over it."""
    unit: PrintedUnit = NO_UNIT
    role: LineRole = LineRole.LEVEL
    kind: LineKind = LineKind.PLAIN
    depth: int = 0
    """How far the label is indented."""
    ordinal: str = ""
    """The sort of the number before the label: 一、 and （一） and 1. are of different sorts."""

    @property
    def name(self) -> str:
        """The label with those over it, as a person would call it."""
        heads = [head for head in self.heads if not _OF_WHICH.fullmatch(head)]
        return "·".join([*heads, self.label] if self.label else heads) or f"{self.index + 1}"

    @property
    def topics(self) -> tuple[str, ...]:
        """The labels over it that name a thing, and no time and no role."""
        return tuple(head for head in self.heads if not is_role_or_time(head))

    @property
    def year(self) -> int | None:
        """The year that the label names."""
        match = _YEAR.search("".join([*self.heads, self.label]))
        return year_of(match[0]) if match else None

    @property
    def is_additive(self) -> bool:
        """Whether its numbers are amounts that may be added."""
        return self.role in (LineRole.LEVEL, LineRole.BASE, LineRole.TARGET, LineRole.CHANGE)


def is_role_or_time(label: str) -> bool:
    """Whether a label names no thing, but a time or what sort of number stands under it: 2025年, 实际完成, 同比增减."""
    return _NO_TOPIC.fullmatch(label) is not None


_YEAR = compiled(rf"{YEAR}(?=年|$)")
_TIMES = rf"(?:{YEAR}年?|[本今上去前当]年|全年|年度|同期|本期|上期|上半年|下半年|[一二三四]季度|\d{{1,2}}[—~\-至]\d{{1,2}}月|\d{{1,2}}月|截至|末|底|初|累计)"
_NO_TOPIC = compiled(
    rf"(?:{_TIMES}|实际|完成|情况|数|值|实绩|绝对|数量|金额|±|\+|-|目标|任务|计划|预算|指标|合计|总计|其中:?|与|和|较|比|同比|环比|增减|增长|增幅|增速|变化|变动|对比|比较|升降|率|额|量|幅度?|占比)+"
)
_UNIT_AT_END = compiled(r"^(?P<name>.*?)[\[(](?P<unit>[^()\[\]]*)[\])](?P<rest>.*)$")
_UNIT_AFTER = compiled(r"^(?P<name>.+?)(?:[/,:]|±)?(?P<unit>±?%|‰)$|^(?P<name>.+?)[/,](?P<unit>\p{Han}{1,4})$")
_ORDINAL = compiled(
    r"^(?:(?P<han>[一二三四五六七八九十]+[、.])|(?P<bracket>\([一二三四五六七八九十]+\)[、.]?)|(?P<arabic>\d{1,2}[、.](?!\d))|(?P<small>\(\d{1,2}\)|[①-⑳]))"
)
_OF_WHICH = compiled(rf"^{any_of(words('tables', 'of_which'))}(?::|、|$)|^其中:?")
_MEAN_LABEL = compiled(
    r"^(?:平均|均值|平均值|平均数|中位数|最高|最低|最大值|最小值|标准|名次|排名|位次|备注|注|说明|资料来源)"
)


def label_of(text: str) -> str:
    """A label without blanks."""
    return compiled(r"\s").sub("", text)


def name_and_unit(text: str, office: Own = ()) -> tuple[str, PrintedUnit]:
    """A folded label without its unit, and the unit: “产值（亿元）”, “同比±%”."""
    label = label_of(text)
    for pattern in (_UNIT_AT_END, _UNIT_AFTER):
        match = pattern.match(label)
        unit = read_unit(match["unit"], office) if match else None
        if match and unit and match["name"]:
            name = match["name"] + (match["rest"] if pattern is _UNIT_AT_END else "")
            return name, unit if unit.dimension else _counted(unit, match["name"], office)
    return label, NO_UNIT


def _counted(scale: PrintedUnit, name: str, office: Own) -> PrintedUnit:
    """The unit of “出院人次（万）”: what the name ends with, so many times."""
    units = (read_unit(scale.text + name[-length:], office) for length in (2, 1) if len(name) > length)
    return next((unit for unit in units if unit and unit.dimension), scale)


@lru_cache(_RECENT)
def role_of(label: str, unit: PrintedUnit) -> LineRole:
    """What the numbers under a label are."""
    if label in words("tables", "serial", "remark") or _is(label, "remark"):
        return LineRole.ASIDE
    if _has(label, "rank"):
        return LineRole.RANK
    if unit.is_points:
        return LineRole.POINTS
    if unit.is_percent or (not unit.dimension and _is_percentage(label)):
        return _role_of_percentage(label)
    return _role_of_amount(label)


def _role_of_percentage(label: str) -> LineRole:
    for key, role in (("completion", LineRole.COMPLETION), ("growth", LineRole.GROWTH), ("share", LineRole.SHARE)):
        if _has(label, key) and not (key == "growth" and _SHARE_OF.search(label)):
            return role
    return LineRole.RATE


def _role_of_amount(label: str) -> LineRole:
    if _has(label, "change") or _COMPARED.search(label):
        return LineRole.CHANGE
    if compiled(any_of(words("tables", "mean"))).search(label):
        return LineRole.MEAN
    if _has(label, "not_added"):
        return LineRole.OTHER
    if _has(label, "target") and not _has(label, "target_not"):
        return LineRole.TARGET
    return LineRole.BASE if _has(label, "base") else LineRole.LEVEL


_PERCENTAGE = compiled(
    r"占比|比重|构成|份额|百分比|增速|增幅|增长率|降幅|涨幅|增减率|完成率|执行率|兑现率|达成率|完成比例|完成进度|\p{Han}率$|^同比$|^同比增长$|^同比增减$|^环比$|±"
)
_SHARE_OF = compiled(r"占比|比重|占")
_COMPARED = compiled(
    r"(?:比|较)(?:上年|去年|上期|年初|同期|上月)(?:同期|末)?(?:增减|增加|减少|增|减|±|增长|升降|变化)|^增减$|^同比增减$|^(?:增|减)\(?(?:增|减|\+|-)"
)


def _is_percentage(label: str) -> bool:
    return _PERCENTAGE.search(label) is not None


def _has(label: str, key: str) -> bool:
    return any(word in label for word in words("tables", key))


def _is(label: str, key: str) -> bool:
    return label in words("tables", key)


@lru_cache(_RECENT)
def kind_of_line(label: str) -> LineKind:
    """How a row or a column with a label stands to those beside it."""
    bare = _ORDINAL.sub("", label).strip(":、")
    if _OF_WHICH.match(label):
        return LineKind.OF_WHICH
    if _is(bare, "total"):
        return LineKind.TOTAL
    if any(bare.endswith(end) for end in words("tables", "subtotal")):
        return LineKind.SUBTOTAL
    if any(bare.endswith(end) for end in words("tables", "total_end")):
        return LineKind.TOTAL
    if _is(bare, "whole"):
        return LineKind.WHOLE
    return LineKind.APART if _MEAN_LABEL.match(bare) else LineKind.PLAIN


@lru_cache(_RECENT)
def ordinal_of(label: str) -> str:
    """The sort of the number that opens a label; empty for none."""
    match = _ORDINAL.match(label)
    return (match.lastgroup or "") if match else ""


def column_of(index: int, text: str, heads: tuple[str, ...] = (), office: Own = ()) -> TableLine:
    """The column under a folded label; its own unit before that of the labels over it."""
    name, own = name_and_unit(text, office)
    over = [name_and_unit(head, office) for head in heads]
    unit = own if own.dimension else next((each for _, each in reversed(over) if each.dimension), NO_UNIT)
    names = tuple(dict.fromkeys(head for head, _ in over if head and head != name))
    # A name such as 增速 under 产值 (亿元) has a unit of its own that it doesn't print.
    unit = NO_UNIT if not own.dimension and _is_percentage(name) else unit
    role = role_of(name, unit)
    if role is LineRole.LEVEL:
        found = (role_of(head, unit) for head in reversed(names))
        role = next((each for each in found if each is not LineRole.LEVEL), role)
    return _line(TableLine(index, name, names, unit, role), text)


def row_of(
    index: int, text: str, heads: tuple[str, ...] = (), unit: PrintedUnit = NO_UNIT, office: Own = ()
) -> TableLine:
    """The row with a folded label, which is the name of a thing unless all of it says otherwise."""
    name, own = name_and_unit(text, office)
    names = tuple(dict.fromkeys(head for head in map(label_of, heads) if head and head != name))
    unit = own if own.dimension else unit
    return _line(TableLine(index, name, names, unit, _role_of_row(name, unit)), text)


def _line(line: TableLine, text: str) -> TableLine:
    """The line with what its printed label tells besides."""
    unit = PERCENT_UNIT if not line.unit.dimension and line.role in _PERCENTAGES else line.unit
    depth = len(text) - len(text.lstrip())
    return replace(line, unit=unit, kind=kind_of_line(line.label), depth=depth, ordinal=ordinal_of(line.label))


def _role_of_row(label: str, unit: PrintedUnit) -> LineRole:
    bare = _ORDINAL.sub("", label)
    if unit.is_percent or unit.is_points or _ROW_OF_ITS_OWN.fullmatch(bare):
        return role_of(bare, unit)
    return LineRole.LEVEL


_COMPARISON = "同比|环比|累计同比|(?:比|较|与)(?:上年|去年|上期|年初|同期|上月)(?:同期|末|底)?(?:相比)?|[±+-]"
_ROW_OF_ITS_OWN = compiled(
    rf"(?:{_COMPARISON})?(?:增长|增减|增加|减少|增幅|增速|升降|下降|降幅|变动|变化|±)?(?:率|幅度?|额|数|量|情况)?"
    r"|占[^。]{0,12}|.{0,6}占比|比重|构成|所占比[例重]|.{0,6}(?:完成|执行|兑现|达成)(?:率|比例|进度)|完成(?:年度|全年|年初)?(?:计划|目标|任务|预算)(?:比例|情况)?"
    r"|(?:上年|去年|上期|年初|期初|前年)(?:同期|末|底)?(?:数|实际|完成|实绩|决算)?数?|同期数?|基期数?"
    r"|(?:年度|全年|年初|下达)?(?:目标|任务|计划|预算)(?:任务|数|值|目标)?"
    r"|(?:人|户|亩|村|月|日|场|件)均.{0,8}|平均.{0,8}|排名|位次|名次|得分|.{0,4}指数|单价|备注|说明"
)
_PERCENTAGES = (LineRole.GROWTH, LineRole.SHARE, LineRole.COMPLETION, LineRole.RATE)
