"""The ledger of a report: every level it states, with its indicator, scope, time and basis, and what is said of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.indicator import aliases, canonical, content_bigrams
from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.facts.period import Anchor
from zongjie_lint.facts.role import Role as SectionRole
from zongjie_lint.facts.section import Stretch
from zongjie_lint.facts.statement import ALL_MARKS
from zongjie_lint.facts.time_span import TimeSpan, read_time_span
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record, replace
from zongjie_lint.relations.binding import subject, topic
from zongjie_lint.span import Span


class Basis(StrEnum):
    """What kind of level a figure is; only figures of one basis are compared."""

    ACTUAL = "actual"
    BASE = "base"
    TARGET = "target"
    PLAN = "plan"

    @property
    def title(self) -> Message:  # type: ignore[override]
        """What people call it."""
        return _BASIS_TITLES[self]


_BASIS_TITLES = {
    Basis.ACTUAL: Message("实际", "actual"),
    Basis.BASE: Message("基期", "base"),
    Basis.TARGET: Message("目标", "target"),
    Basis.PLAN: Message("计划", "plan"),
}
_BASES = {Role.LEVEL: Basis.ACTUAL, Role.BASE: Basis.BASE, Role.TARGET: Basis.TARGET, Role.PLAN: Basis.PLAN}
_MODIFIERS = (Role.GROWTH, Role.CHANGE, Role.SHARE, Role.COMPLETION, Role.OVERRUN)


class LedgerEntry(Fact, Record, dict=True):
    """A level that the report states, with the numbers that are said of it."""

    span: Span
    claim: Claim
    indicator: str
    """The name of what is counted, one for those that mean the same; empty where the text gives none."""
    scope: str
    """Over what it is counted: 全市, a town, an enterprise; empty where it is what the report is about."""
    time: TimeSpan | None
    moment: TimeSpan | None
    """The same in the year under review, where the text names no year."""
    time_text: str
    """The time as the text puts it."""
    basis: Basis
    is_in_plans: bool
    """Whether it stands in a part about plans, and nothing says that it has been reached."""
    modifiers: tuple[Claim, ...]
    """Its growth, change, share and completion."""
    rank: NumericExpression | None = None
    office_name: str = ""
    """The name that the office itself gave to the indicator, where its vocabulary has it."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every level in reading order."""
        plans = Plans(document)
        for statement in document.facts(StatementClaims):
            levels = [claim for claim in statement.claims if _is_level(claim)]
            for level, following in pairwise([*levels, None]):
                if level is not None:
                    yield cls._of(statement, level, following, plans)

    @classmethod
    def _of(cls, statement: StatementClaims, level: Claim, following: Claim | None, plans: Plans) -> Self:
        said, name = _time_of(level), _indicator(statement, level)
        return cls(
            level.number.span,
            level,
            canonical(name, plans.own),
            _scope_of(level),
            read_time_span(said) if said else None,
            _in_year(said, plans.year),
            said,
            _BASES.get(level.role, Basis.ACTUAL),
            plans.holds(level.number.span) and not _STANDS.search(level.clause),
            tuple(_modifiers(statement, level, following)),
            _rank(level, following),
            "" if name in aliases() else aliases(plans.own).get(name, ""),
        )

    @property
    def number(self) -> NumericExpression:
        """The number itself."""
        return self.claim.number

    def modifier(self, *roles: Role) -> Claim | None:
        """The first number of some roles that is said of the level."""
        return next((claim for claim in self.modifiers if claim.role in roles), None)

    @property
    def measure(self) -> tuple[str, str]:
        """What the number measures, and whether it is a change: only figures of one measure are compared."""
        return self.claim.dimension, f"{self.claim.role}{self.claim.sign}" if self.claim.role is Role.GROWTH else ""

    @cached_property
    def wide_context(self) -> frozenset[str]:
        """The same of a wider stretch, over commas and brackets."""
        before = _WORDS_FAR_BEFORE.search(
            self.claim.statement.masked, max(0, self.claim.place - _WIDE), self.claim.place
        )
        after = _WORDS_FAR_AFTER.match(self.claim.statement.masked, self.claim.place + 1)
        return content_bigrams(before[0] if before else "") | content_bigrams(after[0] if after else "")

    @cached_property
    def context(self) -> frozenset[str]:
        """Pairs of characters of the words around the number that tell what it counts."""
        before = _WORDS_BEFORE.search(self.claim.clause)
        after = _WORDS_AFTER.match(self.claim.statement.after(self.claim.at))
        words = (before[0] if before else "", after[0] if after else "", self.office_name)
        return frozenset().union(*map(content_bigrams, words))


def _indicator(statement: StatementClaims, level: Claim) -> str:
    """The name before a number, else the noun that it counts, else what the numbers before it are of."""
    counted = _NOUN_AFTER.match(level.statement.after(level.at))
    return subject(level) or (counted[0] if counted else "") or topic(statement, level)


_NOUN_AFTER = compiled(r"(?![的增降升减提下上同比较占完达为超占左以])\p{Han}{2,8}(?![率])")
_WORDS_BEFORE = compiled(rf"[^{ALL_MARKS}()]{{0,24}}(?:\([^{ALL_MARKS}()]{{0,3}})?$")
_WIDE = 30
_WORDS_FAR_BEFORE = compiled(rf"[^{ALL_MARKS}。;]*$")
_WORDS_FAR_AFTER = compiled(rf"[^{ALL_MARKS}。;]{{0,20}}")
_WORDS_AFTER = compiled(rf"[^{ALL_MARKS}()、]{{0,14}}")


def _is_level(claim: Claim) -> bool:
    """Whether a number is an entry of its own: a level with a unit, or a percentage with a name."""
    if claim.number.kind is NumericKind.PERCENT:
        return claim.role in (Role.RATE, Role.GROWTH, *_BASES) and len(subject(claim)) > 1
    return claim.role in _BASES and claim.number.kind is NumericKind.AMOUNT


class Plans:
    """Where the report speaks of what is to come."""

    def __init__(self, document: Document) -> None:
        self._stretches = [each for each in document.facts(Stretch) if SectionRole.PLAN in each.roles]
        anchor = document.fact(Anchor)
        self.year = anchor.year if anchor else None
        self._starts = [each.span.start for each in self._stretches]
        self.own = document.vocabulary.indicators
        """The indicators of the office that wrote it."""

    def holds(self, span: Span) -> bool:
        """Whether a place is in such a part."""
        at = bisect_right(self._starts, span.start) - 1
        return at >= 0 and span.start < self._stretches[at].span.end


_STANDS = compiled(r"已|目前|现有|现已|剩余|尚有|上半年|去年|上年|截至|累计|完成了|[(]")


_WHOLE_YEARS = ("全年", "年度")


def _in_year(said: str, year: int | None) -> TimeSpan | None:
    """A time in the year under review where it names none."""
    time = TimeSpan(None, 1, 12) if said in _WHOLE_YEARS else read_time_span(said) if said else None
    return replace(time, year=year) if time and time.year is None else time


def _modifiers(statement: StatementClaims, level: Claim, following: Claim | None) -> Iterator[Claim]:
    for claim in statement.around(level):
        ends = following is None or claim.at < following.at
        if level.at < claim.at and ends and claim.segment == level.segment and claim.role in _MODIFIERS:
            yield claim


_TIME = compiled(
    r"(?:今年|去年|上年|前年|明年|本年|当年|全年|上半年|下半年|前三季度|[一二三四]季度|年初|年末|年底|本月|当月|上月|近年来|五年来|截至目前)"
)


def _time_of(claim: Claim) -> str:
    """The last time that the statement names before a number."""
    statement = claim.statement
    dates = (
        (statement.places[at], statement.numbers[at].text)
        for at in range(claim.at - 1, max(-1, claim.at - _LOOKED_BACK), -1)
        if statement.numbers[at].kind is NumericKind.DATE
    )
    place, text = next(dates, (-1, ""))
    named = [*_TIME.finditer(statement.masked, max(0, claim.place - _FARTHEST), claim.place)]
    return named[-1][0] if named and named[-1].start() > place else text


_LOOKED_BACK = 12
_FARTHEST = 120
_SCOPE = compiled(
    rf"{any_of(words('scopes', 'outer'))}"
    r"|(?<=^(?:其中)?)(?![全今去本共下新各每进入到])\p{Han}{2,4}?(?:[省市县区镇乡村](?![内外级里下属直辖容民场政委])|街道|园区|社区|公司|集团)"
)


def _scope_of(claim: Claim) -> str:
    found = _SCOPE.search(claim.clause[-_LONGEST_SCOPE:])
    return found[0] if found else ""


_LONGEST_SCOPE = 40
_RANK = compiled(r"(?:居|列|位列|位居|排名|排在|排)[^,。;]{0,12}$")


def _rank(level: Claim, following: Claim | None) -> NumericExpression | None:
    """The ordinal after a level that says which place it takes: 居全市第3位."""
    statement = level.statement
    last = following.at if following else len(statement.numbers)
    for at in range(level.at + 1, min(last, level.at + _LOOKED_BACK)):
        if statement.numbers[at].kind is NumericKind.NAME and _RANK.search(statement.lead(at)):
            return statement.numbers[at]
    return None


def entries_by_measure(document: Document) -> dict[tuple[str, str], list[LedgerEntry]]:
    """The entries that hold a plain figure, by what they measure."""
    groups: dict[tuple[str, str], list[LedgerEntry]] = {}
    for entry in document.facts(LedgerEntry):
        if not entry.claim.figure.is_hedged:
            groups.setdefault(entry.measure, []).append(entry)
    return groups


def may_be_the_same(one: LedgerEntry, other: LedgerEntry) -> bool:
    """Whether two entries don't name different times or scopes."""
    times = one.moment is None or other.moment is None or one.moment.may_be(other.moment)
    scopes = not one.scope or not other.scope or one.scope in other.scope or other.scope in one.scope
    return times and scopes and one.basis is other.basis
