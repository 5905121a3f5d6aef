"""A part and the whole it is said to belong to: no part may be larger."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import ClassVar, Self

from zongjie_lint.document import Document
from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.facts.statement import ALL_MARKS, AMOUNT, MARKS, NOT_OPERANDS, OPERAND, Statement
from zongjie_lint.figure import Figure, total
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.relation import Operand, Relation
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.whole import OFFSETTING, OTHER_BASIS, figure_of, wholes_named
from zongjie_lint.relations.working import printed
from zongjie_lint.span import Span

WHOLE = Message("总量", "whole")


class Part(Relation):
    """A figure that is named as part of an earlier one, and whether it fits into it."""

    title: ClassVar = Message("部分不大于总量", "a part within its whole")

    @property
    def part(self) -> NumericExpression:
        """The part."""
        return self.stated

    @property
    def whole(self) -> NumericExpression:
        """The whole."""
        return self.operands[0].number

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every part that follows 其中, 包括, “X中” or an opening bracket."""
        seen: set[int] = set()
        statements = document.facts(Statement)
        for at in range(len(statements)):
            for wholes, part in _parts(statements, at):
                if part.span.start not in seen and wholes:
                    seen.add(part.span.start)
                    whole = max(wholes, key=lambda number: figure_of(number).high)
                    verdict = _verdict([*map(figure_of, wholes), *_together(statements[at], wholes)], figure_of(part))
                    sign = ">" if verdict is Verdict.FAIL else "≤"
                    yield cls(
                        Span.covering(whole.span, part.span),
                        part,
                        (Operand(wholes[0], WHOLE),),
                        None,
                        f"{printed(document, part)} {sign} {printed(document, wholes[0])}",
                        verdict,
                    )


_CUE = compiled(
    rf",(?<={AMOUNT},)(?=(?:光|单|仅|单单|仅仅)[^,。;、]{{2,12}}就(?:有|达){AMOUNT}|(?:有|拥有|具有)[^,。;、]{{2,12}}的{AMOUNT})|其中[,:]?|[(](?<={AMOUNT}[(])(?:其中|含|包括)?|(?:包括|包含)(?<={AMOUNT},..)|含(?<={AMOUNT},含)有?|中(?<={AMOUNT}[^,。;:、()]{{0,14}}(?<![高初其大国集当])中)(?:[,:]|(?=已|有))|(?:^|(?<=[。;]))(?:在)?(?P<name>[^,。;:、(){ALL_MARKS}]{{2,12}})中(?:,|有)"
)
"""Each way to begin with the character it begins with, so that what stands before is looked at nowhere else."""
_NAMED_WHOLE = compiled(r"其中|中[,有]")
"""Without it, no whole can be one of an earlier sentence."""
_RESTRICTED = compiled(
    r"比|较|由|从|增长|下降|增加(?!值)|减少|占|比|超|累计|总投资|总额|涉及|惠及|带动|辐射|覆盖|奖励|每|平均|最|受益|亏|负|净|合计|合并|折合|合同"
)
_BALANCE = compiled(rf"(?:利润|盈余|结余|差额|顺差|逆差|净(?:资产|收入|增|值|流入))[^,。;:]{{0,6}}{AMOUNT}[^。;]*$")
"""The difference of two amounts may be smaller than a part of the larger one."""
_OTHER = compiled(rf"净|结余|余额|剩余|差额|结转|[新净]增|{OTHER_BASIS.pattern}")
"""What is left of one amount after another, or of another time: parts may be larger."""
_EARLIER = compiled(rf"\s*(?:{any_of(words('comparisons', 'base'))}|{MARKS[NumericKind.DATE]})")
"""A figure in a bracket that is one of an earlier time: “（上年41座）”."""
_NOT_YET = compiled(r"[^,。;:、()]{0,6}(?:指标|计划|目标|任务|额度)")
_REACH = 26
_MOST = 40


def _parts(statements: Sequence[Statement], at: int) -> Iterator[tuple[list[NumericExpression], NumericExpression]]:
    statement = statements[at]
    amounts = statement.kinds.count(NumericKind.AMOUNT)
    if not amounts or (amounts == 1 and not _NAMED_WHOLE.search(statement.masked)):
        return
    cues = [*_CUE.finditer(statement.masked)]
    if not cues or OFFSETTING.search(statement.masked):
        return
    for cue in cues:
        if _BALANCE.search(statement.masked, max(0, cue.start() - _REACH), cue.start()):
            continue
        name = cue["name"]
        before = wholes_named(name, statements, at) if name else _before(statement, cue.start())
        if not name and cue[0].startswith("其中"):
            before = before or _at_end_of(statements, at)
        for part in _listed(statement, cue.end(), {number.dimension for number in before}):
            alike = [number for number in before if number.dimension == part.dimension]
            yield alike[: 1 if _bears_name_of(statement, part, alike) else None], part


def _bears_name_of(statement: Statement, part: NumericExpression, wholes: Sequence[NumericExpression]) -> bool:
    """Whether the nearest amount is named as the part is: 工业投资 belongs to 固定资产投资, whatever else was counted before."""
    places = [_place(statement, number) for number in (part, *wholes[:1])]
    if len(places) < 2 or None in places:
        return False
    part_name, name = (statement.lead(at).rstrip() for at in places if at is not None)
    return len(part_name) > 1 and name.endswith(part_name[-2:]) and not _OTHER.search(name)


def _place(statement: Statement, number: NumericExpression) -> int | None:
    """Where a number stands among those of the statement, if it does."""
    at = bisect_left(statement.numbers, number.span.start, key=lambda each: each.span.start)
    return at if at < len(statement.numbers) and statement.numbers[at] == number else None


def _at_end_of(statements: Sequence[Statement], at: int) -> list[NumericExpression]:
    """The amounts of the sentence before, where 其中 has nothing else to refer to."""
    if at == 0 or statements[at - 1].paragraph != statements[at].paragraph:
        return []
    return _before(statements[at - 1], len(statements[at - 1].masked))


def _before(statement: Statement, place: int) -> list[NumericExpression]:
    """Amounts of the statement before a place, the nearest first; every one must be exceeded."""
    last = statement.numbers_before(place)
    nearest = reversed(statement.numbers[max(0, last - _MOST) : last])
    return [number for number in nearest if number.kind is NumericKind.AMOUNT]


def _listed(statement: Statement, start: int, dimensions: set[str]) -> Iterator[NumericExpression]:
    """The first amount after a cue and those joined to it by 、 or 和."""
    last, first = start, True
    for at in range(statement.numbers_before(start), len(statement.numbers)):
        number, place = statement.numbers[at], statement.places[at]
        if number.kind in NOT_OPERANDS:
            continue
        gap = statement.masked[last:place]
        if (
            not _goes_on(gap, first=first)
            or number.kind is not NumericKind.AMOUNT
            or number.dimension not in dimensions
        ):
            return
        if (
            _EARLIER.match(gap)
            or "调整" in gap
            or _RESTRICTED.search(gap)
            or OTHER_BASIS.search(gap)
            or _NOT_YET.match(statement.masked, place + 1)
        ):
            return
        yield number
        last, first = place + 1, False


def _goes_on(gap: str, *, first: bool) -> bool:
    if compiled(r"[。;()]").search(gap) or OPERAND.search(gap) or len(gap) > _REACH:
        return False
    return "," not in gap and (first or gap.startswith(("、", "和", "及", "以及")))


def _together(statement: Statement, wholes: Sequence[NumericExpression]) -> list[Figure]:
    """What the last list of wholes adds up to, which a part may belong to: 甲类46户、乙类213户，其中…."""
    places = [place for number in wholes if (place := _place(statement, number)) is not None]
    joined = [*takewhile(lambda pair: _are_joined(statement, *pair), pairwise(places))]
    if not joined:
        return []
    return [total([figure_of(number) for number in wholes[: len(joined) + 1]])]


def _are_joined(statement: Statement, later: int, earlier: int) -> bool:
    gap = statement.masked[statement.places[earlier] + 1 : statement.places[later]]
    return later - earlier == 1 and _JOINED.fullmatch(gap) is not None


_JOINED = compiled(r"(?:[、和及与]|以及)[^,。;:、()]*")


def _verdict(wholes: Sequence[Figure], part: Figure) -> Verdict:
    if any(figure.is_hedged for figure in (*wholes, part)):
        return Verdict.NOT_ASSESSABLE
    return Verdict.FAIL if all(part.exceeds(whole) for whole in wholes) else Verdict.PASS
