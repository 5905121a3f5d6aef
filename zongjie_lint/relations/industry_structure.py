"""Ratio strings that claim to be percentages: 10.4∶42.8∶46.8, and the values of the three industries beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Self

from zongjie_lint.document import Document
from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.facts.statement import ALL_MARKS, MARKS, Statement
from zongjie_lint.figure import PERCENT, Figure, share, total
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.proportion import read_rounded
from zongjie_lint.record import Record
from zongjie_lint.relations.relation import Operand, Relation
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import printed

VALUE = Message("产值", "value")
_RATIO = compiled(r"(?P<part>\d+(?:\.\d+)?)(?:[ ]?:[ ]?(?P<part>\d+(?:\.\d+)?)){2,5}")
_NAME = MARKS[NumericKind.NAME]
_INDUSTRIES = compiled(
    rf"(?:三次产业|三产业|三大产业|三次产|一二三产|(?:一|{_NAME})、(?:二|{_NAME})、三(?:次)?产|产业)[^。;:]{{0,30}}$"
)
_RATIO_WORD = r"(?:结构|比例|比重|占比|构成|之比|比值|比)"
_ANNOUNCED = compiled(rf"(?:结构|比重|占比|构成)[^。,;:{ALL_MARKS}]{{0,10}}$")
_FROM_OLD = compiled(rf"{_RATIO_WORD}[^。;]{{0,24}}{_NAME}[^。,;]{{0,16}}$")
_NO_SHARES = compiled(r"拉动|贡献|增速|师生|性别|得分|比分|增长|评分")
_LOOKED_BACK = 60
_TENTHS = 20
"""Parts with so small a sum are no percentages."""
_LEAST, _MOST = 50, 150
_LEAST_OF_OTHERS, _MOST_OF_OTHERS = 85, 115


class Ratio(Record):
    """A ratio string as percentages."""

    number: NumericExpression
    parts: tuple[Figure, ...]
    of_industries: bool

    @property
    def sum(self) -> Figure:
        """What the parts add up to."""
        return total(self.parts)


class StructureSum(Relation):
    """A structure written as a ratio, whose parts are per cent of one whole."""

    title: ClassVar = Message("结构比合计", "sum of a structure ratio")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every ratio of three parts or more that is called a structure."""
        for statement in document.facts(Statement):
            for ratio in ratios(document, statement):
                verdict = _sum_verdict(ratio.sum)
                added = " + ".join(f"{part.value}" for part in ratio.parts)
                sign = " ≠ " if verdict is Verdict.FAIL else " → "
                working = f"{added} = {ratio.sum.value}{sign}100"
                yield cls(ratio.number.span, ratio.number, (), None, working, verdict)


def ratios(document: Document, statement: Statement) -> Iterator[Ratio]:
    """The ratio strings of a statement that are announced as a structure."""
    for at, number in enumerate(statement.numbers):
        match = _RATIO.fullmatch(number.span.of_text(document.folded)) if number.kind is NumericKind.NAME else None
        if match is None:
            continue
        parts = tuple(figure for figure in map(read_rounded, match.captures("part")) if figure)
        before = statement.masked[max(0, statement.places[at] - _LOOKED_BACK) : statement.places[at]]
        ratio = Ratio(number, parts, len(parts) == 3 and bool(_INDUSTRIES.search(before)))
        if _is_structure(ratio, before):
            yield ratio


def _is_structure(ratio: Ratio, before: str) -> bool:
    if _NO_SHARES.search(compiled("[,。;:]").split(before)[-1]) or ratio.sum.value < _TENTHS:
        return False
    value = ratio.sum.value
    if ratio.of_industries and (compiled(_RATIO_WORD).search(before) is not None):
        return _LEAST <= value <= _MOST
    announced = _ANNOUNCED.search(before) or _FROM_OLD.search(before)
    return bool(announced) and _LEAST_OF_OTHERS <= value <= _MOST_OF_OTHERS


def _sum_verdict(figure: Figure) -> Verdict:
    if figure.value == PERCENT.value:
        return Verdict.PASS
    return Verdict.ROUNDING if figure.meets(PERCENT) else Verdict.FAIL


_SECTORS = ("第一产业|一产", "第二产业|二产", "第三产业|三产|服务业")
_VERB = r"(?:增加值|\((?:第三产业|服务业)\)|分别|预计|完成|实现|达到|达|为|约|的|是|总量)*"
_SECTOR = [compiled(rf"(?:{names})\)?{_VERB}$") for names in _SECTORS]
_WHOLE = compiled(rf"(?:生产总值|GDP|经济总量)(?:\((?:GDP|地区生产总值|现价)\))?{_VERB}$")
_TOGETHER = compiled(r"(?:一、第?二、第?三次?产业?|一产、二产[、和及]三产|第一产业、第二产业[、和及]第三产业|三次产业)(?:增加值)?分别(?:为|达到|达|完成|实现)?$")  # fmt: skip
_NEXT_OF_LIST = compiled(r"[、,和及]{1,2}")
_YEAR = compiled(r"全年|年度")
_PART_OF_YEAR = compiled(r"[上下]半年|季度|\d月")
_CLAUSE_LENGTH = 40
_STATEMENTS_AROUND = 3
_FEW = 6
"""How many ratios, and how many totals, are looked at."""


class _Value(Record):
    """The value of an industry, and its place in the ratio."""

    place: int
    number: NumericExpression
    figure: Figure


class _Whole(Record):
    """The value of all three, as it is printed or as their sum."""

    numbers: tuple[NumericExpression, ...]
    figure: Figure


class StructureValue(Relation):
    """The share of an industry in a structure ratio, beside its value and that of the whole."""

    title: ClassVar = Message("产业结构与产值", "industry structure and values")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every ratio of the three industries with the value of one of them in the same paragraph."""
        statements = document.facts(Statement)
        for at, statement in enumerate(statements):
            found = [ratio for ratio in ratios(document, statement) if ratio.of_industries]
            found = found[-_FEW:]
            if found and _sum_verdict(found[-1].sum) is not Verdict.FAIL:
                near = statements[max(0, at - _STATEMENTS_AROUND) : at + _STATEMENTS_AROUND + 1]
                yield from cls._judged(
                    document, found, [each for each in near if each.paragraph == statement.paragraph]
                )

    @classmethod
    def _judged(cls, document: Document, found: Sequence[Ratio], near: Sequence[Statement]) -> Iterator[Self]:
        values = _values(document, near)
        wholes = _wholes(document, near, values)
        if wholes and values:
            failing = [each for each in values if not _fits(each, wholes, found)]
            yield cls._compared(document, found[-1], failing or values, wholes[-1], fails=bool(failing))

    @classmethod
    def _compared(
        cls, document: Document, ratio: Ratio, values: Sequence[_Value], whole: _Whole, *, fails: bool
    ) -> Self:
        first = values[0]
        shown = sorted({*(each.number for each in values), *whole.numbers}, key=lambda number: number.span)
        hedged = any(each.figure.is_hedged for each in values) or whole.figure.is_hedged
        unclear = hedged or _periods_differ(document, shown)
        sign = " ≠ " if fails else " → "
        return cls(
            ratio.number.span,
            ratio.number,
            tuple(Operand(each, VALUE) for each in shown),
            None,
            f"{_divided(document, first, whole)}{sign}{ratio.parts[first.place].value}",
            Verdict.PASS if not fails else Verdict.NOT_ASSESSABLE if unclear else Verdict.FAIL,
        )


def _divided(document: Document, value: _Value, whole: _Whole) -> str:
    computed = round(share(value.figure, whole.figure).value, 1)
    divisor = " + ".join(printed(document, each) for each in whole.numbers)
    divisor = f"({divisor})" if len(whole.numbers) > 1 else divisor
    return f"{printed(document, value.number)} ÷ {divisor} = {computed}%"


def _periods_differ(document: Document, shown: Sequence[NumericExpression]) -> bool:
    """Whether the values are of a whole year on the one hand and of a part of it on the other."""
    text = document.folded[max(0, shown[0].span.start - _CLAUSE_LENGTH) : shown[-1].span.end]
    return bool(_YEAR.search(text) and _PART_OF_YEAR.search(text))


def _fits(value: _Value, wholes: Sequence[_Whole], found: Sequence[Ratio]) -> bool:
    """Whether the value of an industry is its share in one of the ratios, of one of the wholes."""
    return any(
        _near(share(value.figure, whole.figure), ratio.parts[value.place]) for whole in wholes for ratio in found
    )


def _near(computed: Figure, stated: Figure) -> bool:
    digit = stated.high - stated.low
    return computed.meets(stated) or abs(computed.value - stated.value) < digit


def _values(document: Document, near: Sequence[Statement]) -> list[_Value]:
    """The value of each industry with its place in the ratio; none where one is given twice."""
    found = [value for statement in near for value in _values_of(document, statement)]
    places = [value.place for value in found]
    return found if len(set(places)) == len(places) else []


def _values_of(document: Document, statement: Statement) -> Iterator[_Value]:
    listed: int | None = None
    for number, figure, before in _money(document, statement):
        listed = 0 if _TOGETHER.search(before) else listed
        if listed is not None and (listed == 0 or _NEXT_OF_LIST.fullmatch(before)) and listed < 3:
            yield _Value(listed, number, figure)
            listed += 1
            continue
        listed = None
        yield from (_Value(place, number, figure) for place, name in enumerate(_SECTOR) if name.search(before))


def _wholes(document: Document, near: Sequence[Statement], values: Sequence[_Value]) -> list[_Whole]:
    """What may be the value of all three, the likeliest last."""
    summed = _Whole(tuple(each.number for each in values), total(each.figure for each in values))
    stated = [
        _Whole((number,), figure)
        for statement in near
        for number, figure, before in _money(document, statement)
        if _WHOLE.search(before)
    ]
    return ([summed] if len(values) == 3 else []) + stated[-_FEW:]


def _money(document: Document, statement: Statement) -> Iterator[tuple[NumericExpression, Figure, str]]:
    """Every amount of money with the folded words before it, back to the last amount."""
    end = statement.span.start
    for number in statement.numbers:
        if number.kind is NumericKind.AMOUNT and number.dimension == "money" and number.figure:
            yield (
                number,
                number.figure,
                document.folded[max(end, number.span.start - _CLAUSE_LENGTH) : number.span.start],
            )
        if number.kind is not NumericKind.NAME:
            end = number.span.end
