"""Stocks and flows: what there was, and what came in, less what went out, is what there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from functools import cache
from itertools import product, takewhile
from math import prod
from typing import ClassVar, Self

import regex

from zongjie_lint.document import Document
from zongjie_lint.facts.indicator import shared_bigrams
from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.facts.statement import ANY_MARK, MARKS, Statement
from zongjie_lint.figure import Figure
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled, quick
from zongjie_lint.record import Record
from zongjie_lint.relations.misprint import likely_misprint
from zongjie_lint.relations.relation import Operand, Relation
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import in_unit_of, printed
from zongjie_lint.span import Span

OPENING, INFLOW, OUTFLOW, CLOSING = (
    Message("期初数", "at the beginning"),
    Message("增加数", "in"),
    Message("减少数", "out"),
    Message("期末数", "at the end"),
)


class Flow(Enum):
    """What an amount is in an account."""

    OPENING = 0
    IN = 1
    OUT = -1
    CLOSING = 2
    DATED = 3
    """A stock of a date: what there was before the flows, what there is after them."""
    UNKNOWN = 4


class Entry(Record):
    """An amount in the words around it."""

    number: NumericExpression
    flow: Flow
    name: str
    """The words before it, without those of time."""

    @property
    def figure(self) -> Figure:
        """What the amount stands for."""
        return self.number.figure or Figure.exact(0)


_FLOWS = (Flow.IN, Flow.OUT, Flow.UNKNOWN)
_STOCKS = (Flow.CLOSING, Flow.DATED)
_DATE = MARKS[NumericKind.DATE]
_KINDS = (NumericKind.AMOUNT, NumericKind.SMALL)
_OPENING = compiled(any_of(words("identities", "opening")))
_MAY_OPEN = quick(_OPENING.pattern)
_CLOSING = compiled(any_of(words("identities", "closing")))
_STOCK = compiled(any_of(words("identities", "stock")))
_IN = compiled(any_of(words("identities", "inflow")))
_OUT = compiled(any_of(words("identities", "outflow")))
_EITHER_WAY = compiled(any_of(words("identities", "either_way")))
_NET = compiled(any_of(words("identities", "net")))
_NO_FLOW = compiled(
    r"同比|环比|比上|比去|比年初|较上|较去|较年初|同期|计划|目标|任务|力争|标准|平均|人均|户均|最高|限额|不超过|应(?![收付])|预算"
)
_NOT_DATE = compiled(rf"(?!{_DATE}){ANY_MARK}")
_PART = compiled(r"^[,;]?(?:其中|含|包括|包含|(?:其)?中)|其中")
_CLAUSE = compiled(r"(?r)[^,。;:]*")
_WORDS = compiled(
    rf"(?r)(?:(?<=^|[,。;:])(?:{_DATE}|截至|截止|到|在|去年|上年|今年|本年|当年|年初|年末|年底|期[初末]|目前|现在|上年末|去年[末底]|上年底|底|末){{1,4}},)?[^,。;:、(]*"
)
_TIME = compiled(
    rf"{_DATE}|{ANY_MARK}|截至|截止|目前|年内|年末|年初|年底|上年末?|去年[末底]?|当年|本年|全年|今年|共有?|有|为|达|[的,、\s()]"
)
_BRACKETED = compiled(r"\([^()]*\)")
_LONGEST_CLAUSE = 50
_MOST = 10
"""How many amounts of one measure after the opening are looked at."""
_REACH = 40
"""How many amounts of any measure."""
_MOST_READINGS = 36
_SHORTEST_NAME = 2
_STATEMENTS = 3
"""How many statements an account may go through."""
_LEAST, _GREATEST = 0.5, 2
"""Beyond these bounds, what is called the stock at the end is another stock."""


class StockFlow(Relation):
    """A stock at the beginning, what came in and went out, and the stock at the end."""

    title: ClassVar = Message("期初、增减与期末", "stock and flow")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every account that is given from its opening to its closing within a paragraph."""
        statements = document.facts(Statement)
        read = cache(lambda at: [*_entries(document, statements[at])])
        for at, statement in enumerate(statements):
            if not _may_open(statement):
                continue
            beside = [
                each
                for each in range(at, min(at + _STATEMENTS, len(statements)))
                if statements[each].paragraph == statement.paragraph
            ]
            if not _may_balance([statements[each] for each in beside]):
                continue
            near = [entry for each in beside for entry in read(each)]
            for place, entry in enumerate(read(at)):
                account = _account(near, place) if entry.flow in (Flow.OPENING, Flow.DATED) else None
                if account:
                    yield cls._judged(document, *account)

    @classmethod
    def _judged(cls, document: Document, opening: Entry, flows: Sequence[Entry], closing: Entry) -> Self:
        signs = _likely_signs(opening, flows, closing)
        computed = _balance(opening.figure, [entry.figure for entry in flows], signs)
        verdict = _verdict(opening, flows, closing, computed)
        numbers = [opening.number, *(entry.number for entry in flows), closing.number]
        value = in_unit_of(document, closing.number, computed.value)
        sign = " ≠ " if verdict is Verdict.FAIL else " → "
        return cls(
            Span(min(number.span.start for number in numbers), max(number.span.end for number in numbers)),
            closing.number,
            (Operand(opening.number, OPENING), *map(_operand, flows)),
            computed,
            f"{_written(document, opening, flows, signs)} = {value}{sign}{printed(document, closing.number)}",
            verdict,
            misprint=_misprint(numbers, flows) if verdict is Verdict.FAIL else None,
        )


def _misprint(numbers: Sequence[NumericExpression], flows: Sequence[Entry]) -> NumericExpression | None:
    signs = [_sign(entry) for entry in flows]

    def holds(figures: Sequence[Figure]) -> bool:
        return _balance(figures[0], figures[1:-1], signs).meets(figures[-1])

    return likely_misprint(numbers, holds)


def _may_open(statement: Statement) -> bool:
    """Whether an amount of a statement may be the stock at a beginning, or that of a date."""
    masked = statement.masked
    return _DATE in masked or _MAY_OPEN.search(masked) is not None


_FEWEST, _RATES = 3, 3


def _may_balance(statements: Sequence[Statement]) -> bool:
    """Whether there are as many amounts of one measure as the shortest account has: two stocks and a flow."""
    measures = Counter(number.dimension for each in statements for number in each.numbers if number.kind in _KINDS)
    return max(measures.values(), default=0) >= _FEWEST


def _entries(document: Document, statement: Statement) -> Iterator[Entry]:
    """The amounts of a statement that are no parts of another."""
    bracketed = _are_bracketed(statement)
    is_part = False
    for at, number in enumerate(statement.numbers):
        if number.kind not in _KINDS or number.figure is None or not number.dimension:
            continue
        before = _words_before(statement, at)
        is_part = bool(_PART.search(before)) or (is_part and _goes_on(statement, at))
        if is_part or bracketed[at]:
            continue
        flow = _flow(document, statement, at, before)
        if flow:
            yield Entry(number, flow, _TIME.sub("", before))


def _are_bracketed(statement: Statement) -> list[bool]:
    """For each number, whether it stands in brackets that do not begin an account of their own."""
    inside: set[int] = set()
    for match in _BRACKETED.finditer(statement.masked):
        if not _OPENING.search(match[0]):
            inside.update(range(statement.numbers_before(match.start()), statement.numbers_before(match.end())))
    return [at in inside for at in range(len(statement.numbers))]


def _words_before(statement: Statement, at: int) -> str:
    """The masked words before a number, back to the last mark or amount; a date belongs to them."""
    start = max(0, statement.places[at] - _LONGEST_CLAUSE)
    found = _WORDS.search(statement.masked, start, statement.places[at])
    before = found[0] if found else ""
    return _NOT_DATE.split(before)[-1]


def _goes_on(statement: Statement, at: int) -> bool:
    """Whether 、 joins a number to the one before, so that it is a part as that is."""
    gap = statement.masked[statement.places[at - 1] + 1 : statement.places[at]]
    return any(joint in gap for joint in "、和及") and not any(mark in gap for mark in ",。;:")


def _flow(document: Document, statement: Statement, at: int, before: str) -> Flow | None:
    """What an amount is, by the words before it; None for one that takes no part."""
    clause = _CLAUSE.search(statement.masked, max(0, statement.places[at] - _LONGEST_CLAUSE), statement.places[at])
    if _NO_FLOW.search(clause[0] if clause else "") or _NET.search(before):
        return None
    date = _date_in(document, statement, at, before)
    if _OPENING.search(before) or date.endswith("初"):
        return Flow.OPENING
    if date and (_STOCK.search(before) or (date[-1] in "末底" and flow_by_verb(before) is Flow.UNKNOWN)):
        return Flow.DATED
    if _CLOSING.search(before) and not _IN.search(_CLOSING.sub("", before)):
        return Flow.CLOSING
    return flow_by_verb(before)


def flow_by_verb(before: str) -> Flow:
    """Whether the last verb of some words says that something came in or went out."""
    comes_in, goes_out = _last(_IN, before), _last(_OUT, before)
    if comes_in == goes_out:
        return Flow.CLOSING if _STOCK.search(before) and comes_in < 0 else Flow.UNKNOWN
    return Flow.IN if comes_in > goes_out else Flow.OUT


def _last(pattern: regex.Pattern[str], text: str) -> int:
    return max((match.end() for match in pattern.finditer(text)), default=-1)


def _date_in(document: Document, statement: Statement, at: int, before: str) -> str:
    """The date in the words before a number, as it is written: “6月末”, “2025年初”."""
    if _DATE not in before:
        return ""
    for number in reversed(statement.numbers[max(0, at - 2) : at]):
        if number.kind is NumericKind.DATE:
            further = document.folded[number.span.end : number.span.end + 1]
            return number.span.of_text(document.folded) + (further if further in "初末底" else "")
    return ""


def _account(near: Sequence[Entry], place: int) -> tuple[Entry, list[Entry], Entry] | None:
    """The opening with the flows after it, and the stock that they lead to, or that stood right before."""
    opening = near[place]
    alike = [entry for entry in near[place + 1 : place + _REACH] if entry.number.dimension == opening.number.dimension]
    flows = [*takewhile(lambda entry: entry.flow in _FLOWS, alike)]
    if not flows or len(flows) > _MOST:
        return None
    after = alike[len(flows)] if len(flows) < len(alike) else None
    before = near[place - 1] if place and near[place - 1].number.dimension == opening.number.dimension else None
    stocks = [entry for entry in (after, before) if entry and entry.flow in _STOCKS]
    even = (entry for entry in stocks if _comes_out_even(opening, flows, entry))
    closing = next(
        even, next((entry for entry in stocks if _is_named_first(entry, opening)), stocks[0] if stocks else None)
    )
    return (opening, flows, closing) if closing else None


def _comes_out_even(opening: Entry, flows: Sequence[Entry], closing: Entry) -> bool:
    figures = [entry.figure for entry in flows]
    return _balance(opening.figure, figures, _likely_signs(opening, flows, closing)).meets(closing.figure)


def _is_named_first(closing: Entry, opening: Entry) -> bool:
    """Whether the stock at the end stands before that at the beginning, which goes on without a name of its own."""
    return closing.number.span < opening.number.span and len(_bare(opening.name)) < _SHORTEST_NAME


def _operand(entry: Entry) -> Operand:
    return Operand(entry.number, OUTFLOW if entry.flow is Flow.OUT else INFLOW)


def _written(document: Document, opening: Entry, flows: Sequence[Entry], signs: Sequence[int]) -> str:
    steps = (
        (" + " if sign > 0 else " − ") + printed(document, entry.number)
        for entry, sign in zip(flows, signs, strict=True)
        if sign
    )
    return printed(document, opening.number) + "".join(steps)


def _sign(entry: Entry) -> int:
    return {Flow.IN: 1, Flow.OUT: -1}.get(entry.flow, 0)


def _balance(opening: Figure, flows: Sequence[Figure], signs: Sequence[int]) -> Figure:
    figure = opening
    for flow, sign in zip(flows, signs, strict=True):
        figure = figure + flow if sign > 0 else figure - flow if sign < 0 else figure
    return figure


def _verdict(opening: Entry, flows: Sequence[Entry], closing: Entry, computed: Figure) -> Verdict:
    if computed.meets(closing.figure):
        return Verdict.PASS if computed.value == closing.figure.value else Verdict.ROUNDING
    if any(entry.figure.is_hedged for entry in (opening, *flows, closing)):
        return Verdict.NOT_ASSESSABLE
    is_clear = _readings(flows) <= _MOST_READINGS and _is_one_account(opening, flows, closing, computed)
    return Verdict.FAIL if is_clear else Verdict.UNCERTAIN


def _likely_signs(opening: Entry, flows: Sequence[Entry], closing: Entry) -> Sequence[int]:
    """The reading of the flows that comes out even; the plainest where none does."""
    plain = [_sign(entry) for entry in flows]
    figures = [entry.figure for entry in flows]
    if _readings(flows) > _MOST_READINGS:
        return plain
    even = (signs for signs in _signs(flows) if _balance(opening.figure, figures, signs).meets(closing.figure))
    return next(even, plain)


def _signs(flows: Sequence[Entry]) -> Iterator[tuple[int, ...]]:
    """Every way to read the flows: one that no word tells may come in, go out, or be no flow at all."""
    return product(*(possible_signs(entry) for entry in flows))


def _readings(flows: Sequence[Entry]) -> int:
    """How many ways there are to read the flows."""
    return prod(len(possible_signs(entry)) for entry in flows)


def possible_signs(entry: Entry) -> tuple[int, ...]:
    """The signs that an amount may have in an account."""
    sign = _sign(entry)
    if not sign:
        return (0, 1, -1)
    return (sign, -sign) if _EITHER_WAY.search(entry.name) else (sign,)


def _is_one_account(opening: Entry, flows: Sequence[Entry], closing: Entry, computed: Figure) -> bool:
    """Whether both stocks are of one thing, and the flows go both ways."""
    both = {Flow.IN, Flow.OUT} <= {entry.flow for entry in flows}
    if not both or not closing.figure.value:
        return False
    is_near = _LEAST <= computed.value / closing.figure.value <= _GREATEST
    numbers = [entry.number for entry in (opening, *flows, closing)]
    return _are_of_one_thing(opening.name, closing.name) and (is_near or _misprint(numbers, flows) is not None)


def _are_of_one_thing(opening: str, closing: str) -> bool:
    one, other = _bare(opening), _bare(closing)
    if other and any(
        (word in opening) != (word in closing) for word in words("identities", "qualifiers") if word in closing
    ):
        return False
    return len(one) < 2 or len(other) < 2 or shared_bigrams(one, other) > 0


def _bare(name: str) -> str:
    return _OPENING.sub("", _CLOSING.sub("", _STOCK_STATE.sub("", name)))


_STOCK_STATE = compiled(
    r"全(?:[省市县区镇乡村州院校局所系统]|社会|街道)+|结转至?|下年|明年|在册|在岗|在职|在编|在库|在建|库存|存栏|余额|结存|总数|数量?|剩余|存量|保有量|未结|合计|共|至|到|还|仍|由|遗留|结余|期[初末]|[上下]年度?"
)


_BIRTHS, _DEATHS, _NATURAL = (
    compiled(rf"{name}(?:为|达|约|是)?(?P<minus>负)?$") for name in ("出生率", "死亡率", "自然增长率")
)
_BETWEEN = 60


class NaturalGrowth(Relation):
    """The rates of births and of deaths, and the natural growth between them."""

    title: ClassVar = Message("出生率、死亡率与自然增长率", "births, deaths and natural growth")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """The three rates one after the other."""
        for statement in document.facts(Statement):
            if statement.kinds.count(NumericKind.PERCENT) < _RATES:
                continue
            rates = [number for number in statement.numbers if number.kind is NumericKind.PERCENT and number.figure]
            for births, deaths, natural in zip(rates, rates[1:], rates[2:], strict=False):
                if _are_called(document, births, deaths, natural):
                    yield cls._judged(document, births, deaths, natural)

    @classmethod
    def _judged(
        cls, document: Document, births: NumericExpression, deaths: NumericExpression, natural: NumericExpression
    ) -> Self:
        computed = _figure(births) - _figure(deaths)
        verdict = _natural_verdict(document, computed, natural)
        sign = " ≠ " if verdict is Verdict.FAIL else " → "
        value = in_unit_of(document, births, computed.value)
        return cls(
            Span(births.span.start, natural.span.end),
            natural,
            (Operand(births, INFLOW), Operand(deaths, OUTFLOW)),
            computed,
            f"{printed(document, births)} − {printed(document, deaths)} = {value}{sign}{printed(document, natural)}",
            verdict,
        )


def _are_called(
    document: Document, births: NumericExpression, deaths: NumericExpression, natural: NumericExpression
) -> bool:
    named = ((births, _BIRTHS), (deaths, _DEATHS), (natural, _NATURAL))
    return all(pattern.search(_before(document, number)) for number, pattern in named)


def _before(document: Document, number: NumericExpression) -> str:
    return document.folded[max(0, number.span.start - 10) : number.span.start]


def _natural_verdict(document: Document, computed: Figure, natural: NumericExpression) -> Verdict:
    stated = _figure(natural)
    called = _NATURAL.search(_before(document, natural))
    is_negative = bool(called and called["minus"])
    if computed.meets(-stated if is_negative else stated):
        return Verdict.PASS
    return Verdict.NOT_ASSESSABLE if computed.is_hedged or stated.is_hedged else Verdict.FAIL


def _figure(number: NumericExpression) -> Figure:
    return number.figure or Figure.exact(0)
