"""What each number of a sentence claims: a level, a base to compare with, a change, a target, a completion, a share, a mean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Self

import regex

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.facts.statement import ALL_MARKS, AMOUNT, MARKS, Statement
from zongjie_lint.figure import Figure
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record, lazily, replace
from zongjie_lint.span import Span


class Role(StrEnum):
    """What a number says of its indicator."""

    __hash__ = str.__hash__  # that of Enum is a function in Python

    LEVEL = "level"
    """How much or how many there are."""
    BASE = "base"
    """The level it is compared with."""
    CHANGE = "change"
    """By how much it rose or fell: an amount, percentage points."""
    GROWTH = "growth"
    """By how many per cent it rose or fell."""
    TARGET = "target"
    """What was to be reached."""
    PLAN = "plan"
    """What is to be reached in a time to come."""
    COMPLETION = "completion"
    """How many per cent of the target were reached."""
    OVERRUN = "overrun"
    """By how many per cent the target was exceeded."""
    SHARE = "share"
    """How many per cent of a whole."""
    RATE = "rate"
    """A percentage that has a name: 合格率."""
    MEAN = "mean"
    """An amount for each."""
    MULTIPLE = "multiple"
    OTHER = "other"
    """A percentage of which the words do not tell what it is."""


class Claim(Record, dict=True):
    """A number of a statement in its role."""

    statement: Statement
    at: int
    """Which number of the statement."""
    role: Role
    sign: int = 1
    """−1 for a change downwards."""
    segment: int = 0
    """How many semicolons stand before it: no claim goes with one beyond."""

    @lazily
    def number(self) -> NumericExpression:
        """The number itself."""
        return self.statement.numbers[self.at]

    @lazily
    def figure(self) -> Figure:
        """What the number stands for."""
        figure = self.number.figure
        if figure is None:
            raise ValueError(self.number)
        return figure

    @lazily
    def dimension(self) -> str:
        """What the number measures."""
        return self.number.dimension

    @lazily
    def lead(self) -> str:
        """The words before it, back to the last mark or number."""
        return self.statement.lead(self.at)

    @lazily
    def naming(self) -> str:
        """The words before it that may name its indicator, less those that tell which way it went."""
        return _CHANGE.sub("", self.lead) if self.role in (Role.CHANGE, Role.GROWTH) else self.lead

    @lazily
    def clause(self) -> str:
        """The masked text of its clause before it."""
        return self.statement.clause_before(self.at)

    @lazily
    def place(self) -> int:
        """Where it stands in the masked text."""
        return self.statement.places[self.at]

    def text_to(self, other: Claim) -> str:
        """The masked text between two claims of a statement."""
        first, last = sorted((self.place, other.place))
        return self.statement.masked[first + 1 : last]


class StatementClaims(Fact, Record, dict=True):
    """The claims of one statement, in order."""

    span: Span
    statement: Statement
    claims: tuple[Claim, ...]

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every statement in which a number has a figure."""
        for statement in document.facts(Statement):
            claims = tuple(_claims(statement))
            if claims:
                yield cls(statement.span, statement, claims)

    def with_role(self, *roles: Role) -> list[Claim]:
        """The claims of some roles."""
        found = [claim for role in roles for claim in self._by_role.get(role, ())]
        return sorted(found, key=_at) if len(roles) > 1 and len(found) > 1 else found

    @lazily
    def _by_role(self) -> Mapping[Role, Sequence[Claim]]:
        by_role: dict[Role, list[Claim]] = {}
        for claim in self.claims:
            by_role.setdefault(claim.role, []).append(claim)
        return by_role

    def around(self, claim: Claim, reach: int = 24) -> tuple[Claim, ...]:
        """The claims before and after one, itself among them."""
        place = bisect_left(self.claims, claim.at, key=lambda each: each.at)
        return self.claims[max(0, place - reach) : place + reach + 1]

    def near(self, claim: Claim) -> Self:
        """As much of the statement as may belong to one of its claims, so that the work grows with its length only."""
        around = self.around(claim)
        return self if len(around) == len(self.claims) else replace(self, claims=around)


def _at(claim: Claim) -> int:
    return claim.at


_PERCENT, _POINTS, _TIMES, _DATE = (
    MARKS[kind] for kind in (NumericKind.PERCENT, NumericKind.POINTS, NumericKind.TIMES, NumericKind.DATE)
)


def _claims(statement: Statement) -> Iterator[Claim]:
    masked, places = statement.masked, statement.places
    segment, last = 0, 0
    before_it: Claim | None = None
    previous: Claim | None = None
    for at, number in enumerate(statement.numbers):
        segment += masked.count(";", last, places[at])
        last = places[at]
        if number.figure is not None and number.kind in _READERS:
            role, sign = _READERS[number.kind](statement, at)
            if previous and _goes_on(previous, number.kind, masked[previous.place + 1 : last]):
                role, sign = previous.role, previous.sign
            if role is Role.LEVEL and previous and _continues_from(previous, statement, at):
                change = _BARE_CHANGE.fullmatch(statement.lead(at))
                role, sign = (Role.CHANGE, -1 if change["fall"] else 1) if change else (role, sign)
            if role is Role.LEVEL and previous and before_it and _are_both_levels(statement, at, before_it, previous):
                change = _BARE_CHANGE.fullmatch(statement.lead(at))
                role, sign = (Role.CHANGE, -1 if change["fall"] else 1) if change else (role, sign)
            before_it, previous = previous, Claim(statement, at, role, sign, segment)
            yield previous


def _continues_from(base: Claim, statement: Statement, at: int) -> bool:
    """Whether a number follows a base at once: “由2 540万元增加320万元”."""
    return (
        base.role is Role.BASE
        and base.dimension == statement.numbers[at].dimension
        and base.at == at - 1
        and not _MARK.search(statement.masked, base.place, statement.places[at])
    )


_MARK = compiled(r"[,、;:。(]")


def _are_both_levels(statement: Statement, at: int, base: Claim, level: Claim) -> bool:
    """Whether a number stands right after two levels it may be the difference of: “由15起增至23起，增加8起”."""
    are_levels = {base.role, level.role} == {Role.BASE, Role.LEVEL} or base.role is Role.BASE
    return are_levels and base.dimension == level.dimension == statement.numbers[at].dimension


def _goes_on(previous: Claim, kind: NumericKind, between: str) -> bool:
    """Whether 、 or 和 alone joins a number to the one before, or nothing does, so that it has the same role."""
    return previous.number.kind is kind and between in _JOINED


COLUMNS = frozenset(
    ("", "小区", "社区", "片区", "项目", "工程", "标段", "地块", "村", "乡镇", "街道", "企业", "单位", "点位")
)
"""Nothing but the things counted stands between two measures of them: “25个小区6 905户”."""
_JOINED = COLUMNS | {"、", "和", "及", "与", "以及"}


def _listed(*keys: str) -> str:
    return any_of(words("comparisons", *keys))


_CHANGE = compiled(
    rf"(?:(?P<fall>{_listed('fall')})|(?P<rise>{_listed('rise')}))(?:{_listed('change_link')})*$|(?<![最许众减])(?:(?P<fall>少)|(?P<rise>多))\p{{Han}}{{1,2}}$"
)
_BASE = compiled(rf"{_listed('base')}(?!预算|计划|目标|任务|下达)(?:[^,。;:]*)$")
_COMPARED_BASE = compiled(rf"(?:比|较|与|同|由|从){_listed('base')}[^,。;:]{{0,6}}?的?$")
_BASE_IN_BRACKET = compiled(
    rf"(?:比|较|与|同|高于|低于)(?:{_listed('base')}|常年|多年平均|历年|近[三五十]年)[^,。;:(){ALL_MARKS}]{{0,6}}\((?:为|是)?$"
)
"""“比上年（8.4亿元）增长”."""
_BASE_AND_COLON = compiled(rf"\({_listed('base')}:$")
_NO_BASE = compiled(rf"(?:占|完成{_listed('base')}|(?!{_listed('target_not')}){_listed('target')})[^,。;:]{{0,6}}$")
_MORE_OR_LESS = ("多", "少")
"""These begin many names: 多重, 少儿."""
_COMPARED = compiled(_listed("compared"))
_COMPARED_BEFORE = compiled(r"(?:相比|相较|比较|较之|比之)[,]$")
_LOOKED_BACK = 16
_AFTER_AMOUNT = compiled(rf"{AMOUNT}[,、(]$")
_BEFORE_RATE = compiled(rf"[,、][^,。;:{ALL_MARKS}]{{0,8}}[增减升降涨跌长幅落][^,。;:{ALL_MARKS}]{{0,3}}{_PERCENT}")
_BARE_CHANGE = compiled(
    rf"(?:同比|共|净)?(?:(?P<fall>{_listed('fall')})|(?P<rise>{_listed('rise')}))(?:{_listed('change_link')})*"
)
_FROM = compiled(rf"(?:由|从)[^,。;:{AMOUNT}]{{0,20}}$")
_DATED_BASE = compiled(
    rf"(?:比|较|与|同){_DATE}(?:同期|年底|年末|末|底)?(?:的|[^,。;:{ALL_MARKS}]{{0,10}}(?:的|数|为))?$|(?:比|较)[^,。;:{ALL_MARKS}]{{0,14}}平均(?:水平)?的?$|[(]{_DATE}(?:同期)?(?:为|是)?$"
)
_TOWARDS = compiled(rf"[^,。;:、]{{0,14}}?{_listed('towards')}|(?:增加|增长|提高|减少|下降|降低)了?{AMOUNT}")
_TARGET = compiled(rf"(?<!超)(?!{_listed('target_not')}){_listed('target')}[^,。;:]{{0,7}}$")
_TARGET_IN_BRACKET = compiled(rf"(?<!超)(?!{_listed('target_not')}){_listed('target')}[^,。;:()]{{0,4}}\($")
_TARGET_AFTER = compiled(
    rf"(?:的)?(?:年度|全年|考核)?(?:投资|建设|工作)?(?!{_listed('target_not')}){_listed('target')}的?"
)
_BUILT_UPON = compiled(r"[^,。;:]{0,6}(?:基础上|的成绩|的成效)")
_ADJUSTED = compiled(r"(?:年中)?(?:调整|调增|调减|追加)(?:后|为|到|至)(?:为)?$")
_OF_IT = compiled(rf"[^,。;:{ALL_MARKS}]{{0,4}}{_PERCENT}")
_PLAN = compiled(rf"(?:{_listed('plan')}|争取(?!到|了|上级|中央|省|市|各类|各级|专项|资金|项目|政策))[^,。;:]{{0,24}}$")
_MEAN = compiled(rf"(?<![平]){_listed('mean')}(?!{_listed('mean_in_name')})[^,。;:、]{{0,10}}$")
_SHARE = compiled(
    rf"占(?!地|用|道|领|有)(?:(?!(?!{_listed('target_not')}){_listed('target')})[^,。;:])*$|(?:占比|比重|份额|占有率)[^,。;:、{AMOUNT}{_PERCENT}]{{0,8}}$"
)
_COMPLETION = compiled(
    rf"(?:完成|占|达|为|是|实现|相当于)(?:了|到)?[^,。;:]*?(?!{_listed('target_not')}){_listed('target')}[^,。;:{_PERCENT}]{{0,8}}$|{_listed('completion')}[^,。;:、]{{0,6}}$"
)
_OVERRUN = compiled(rf"超(?:额|出|过)?(?:完成)?[^,。;:{_PERCENT}]*$")
_EXCEEDED = compiled(rf"超(?:额完成|额|出|过)?[^,。;:{_PERCENT}]*{_listed('target')}[^,。;:{_PERCENT}]{{0,4}}$|^超额?$")
_DONE = compiled(
    rf"(?:{AMOUNT}|[^,。;:]{{0,8}}{_listed('target')})[,](?:已|目前|半年|累计|实际|进度|上半年)*(?:完成|进度)?(?:率|比例)?(?:了|达|达到|为|是)?$"
)
_RATE = compiled(r"率(?:均|都|已|仅|约|分别|持续|继续|稳定|保持)?(?:为|达|达到|到|在|是)?$")


def _ends(*keys: str) -> frozenset[str]:
    """The last characters of some words, without one of which none of them stands in a text."""
    return frozenset(word[-1] for word in words("comparisons", *keys))


def _starts(*keys: str) -> frozenset[str]:
    return frozenset(word[0] for word in words("comparisons", *keys))


_CHANGE_ENDS, _BASE_ENDS = _ends("fall", "rise", "change_link"), _ends("base")
_TARGET_AFTER_STARTS = _starts("target") | set("的年全考投建工")
_TARGET_ENDS, _PLAN_ENDS, _COMPLETION_ENDS = _ends("target"), _ends("plan") | {"取"}, _ends("target", "completion")


def _change_in(lead: str) -> regex.Match[str] | None:
    """The change that the words before a number end with; most end with none, as their last characters tell."""
    may_end = lead[-1:] in _CHANGE_ENDS or "多" in lead[-3:] or "少" in lead[-3:]
    return _CHANGE.search(lead) if may_end else None


def _amount(statement: Statement, at: int) -> tuple[Role, int]:
    lead, clause = statement.lead(at), statement.clause_before(at)
    change = _change_in(lead)
    if change and _is_compared(statement, at, clause):
        return Role.CHANGE, -1 if change["fall"] else 1
    if _is_target_after(statement.masked, statement.places[at] + 1) or _is_adjusted(lead):
        return Role.TARGET, 1
    if _is_base(statement, at, lead):
        return Role.BASE, 1
    if ("均" in lead or "每" in lead or "单价" in lead) and _MEAN.search(lead):
        return Role.MEAN, 1
    if _is_target(statement, at, lead, clause):
        return Role.TARGET, 1
    planned = not _PLAN_ENDS.isdisjoint(clause) and _PLAN.search(clause) and not _BUILT_UPON.match(statement.after(at))
    return (Role.PLAN if planned else Role.LEVEL), 1


def _is_target_after(masked: str, place: int) -> bool:
    return masked[place : place + 1] in _TARGET_AFTER_STARTS and _TARGET_AFTER.match(masked, place) is not None


def _is_adjusted(lead: str) -> bool:
    return ("调" in lead or "追加" in lead) and _ADJUSTED.search(lead) is not None


def _is_target(statement: Statement, at: int, lead: str, clause: str) -> bool:
    if _TARGET_ENDS.isdisjoint(clause):
        return False
    if not lead:
        return _TARGET_IN_BRACKET.search(clause) is not None
    is_named = _TARGET.search(lead) is not None
    return is_named and not _is_reached(statement, at, lead) and not EXCESS_OVER_PLAN.search(lead)


def _is_compared(statement: Statement, at: int, clause: str) -> bool:
    """Whether a change is one against another figure: a word says so, or it goes on from a level or to a rate."""
    if _COMPARED.search(clause):
        return True
    begin = statement.places[at] - len(statement.lead(at))
    before = statement.masked[max(0, begin - _LOOKED_BACK) : begin]
    if _COMPARED_BEFORE.search(before):
        return True
    after = statement.masked[statement.places[at] + 1 : statement.places[at] + _LOOKED_BACK]
    return bool(_AFTER_AMOUNT.search(before) and _BEFORE_RATE.match(after))


EXCESS_OVER_PLAN = compiled(
    rf"(?:超(?:出|过|额完成|额)?|多于|高出|高于|低于|少于|短于?|欠|差)[^,。;:]{{0,6}}{_listed('target')}[数量额]?$"
)
"""“超出计划400亩” tells by how much, not what the plan was."""


def _is_reached(statement: Statement, at: int, lead: str) -> bool:
    """“完成任务600套” says what was done, “完成任务600套的75%” what was to be done."""
    return "完成" in lead and not _OF_IT.match(statement.after(at))


def _is_base(statement: Statement, at: int, lead: str) -> bool:
    masked, place = statement.masked, statement.places[at]
    if not _BASE_ENDS.isdisjoint(lead) and _BASE.search(lead) and not _NO_BASE.search(lead):
        return True
    clause = statement.clause_before(at)
    if (_DATE in clause or "平均" in clause) and _DATED_BASE.search(clause):
        return True
    if "(" in clause and _BASE_IN_BRACKET.search(clause):
        return True
    if masked.endswith(":", 0, place) and _BASE_AND_COLON.search(masked, max(0, place - _LOOKED_BACK), place):
        return True
    return ("由" in clause or "从" in clause) and bool(_FROM.search(clause) and _TOWARDS.match(masked, place + 1))


def _percent(statement: Statement, at: int) -> tuple[Role, int]:
    lead, clause = statement.lead(at), statement.clause_before(at)
    change = _change_in(lead)
    if change and change[0][0] in _MORE_OR_LESS and not _COMPARED.search(clause):
        change = None
    if "超" in clause and _EXCEEDED.search(clause) and not (change and _COMPARED.search(clause)):
        return Role.OVERRUN, 1
    if change:
        return Role.GROWTH, -1 if change["fall"] else 1
    if not _BASE_ENDS.isdisjoint(lead) and _COMPARED_BASE.search(lead):
        return Role.BASE, 1
    if role := _share_of_a_whole(statement, at, clause):
        return role, 1
    if _is_base(statement, at, lead):
        return Role.BASE, 1
    return (Role.RATE if "率" in lead and _RATE.search(lead) else Role.OTHER), 1


def _share_of_a_whole(statement: Statement, at: int, clause: str) -> Role | None:
    """Whether a percentage tells how much of a target was reached, or how much of something else a part is."""
    if not _COMPLETION_ENDS.isdisjoint(clause) and _COMPLETION.search(clause):
        return Role.COMPLETION
    if ("占" in clause or "比重" in clause or "份额" in clause) and _SHARE.search(clause):
        return Role.SHARE
    before = statement.masked[max(0, statement.places[at] - _LOOKED_BACK) : statement.places[at]]
    return Role.COMPLETION if "," in before and _DONE.search(before) else None


def _points(statement: Statement, at: int) -> tuple[Role, int]:
    change = _change_in(statement.lead(at))
    return Role.CHANGE, -1 if change and change["fall"] else 1


def _times(statement: Statement, at: int) -> tuple[Role, int]:
    change = _change_in(statement.lead(at))
    return (Role.GROWTH if change else Role.MULTIPLE), -1 if change and change["fall"] else 1


_READERS: dict[NumericKind, Callable[[Statement, int], tuple[Role, int]]] = {
    NumericKind.AMOUNT: _amount,
    NumericKind.BARE: _amount,
    NumericKind.PERCENT: _percent,
    NumericKind.POINTS: _points,
    NumericKind.TIMES: _times,
}
