"""The ledger of a report: every level it states, with its indicator, scope, time and basis, and what is said of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.indicator import aliases, canonical, content_bigrams
from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.facts.period import Anchor
from zongjie_lint.facts.role import Role as SectionRole
from zongjie_lint.facts.section import Stretch
from zongjie_lint.facts.statement import ALL_MARKS, Statement
from zongjie_lint.facts.time_span import TimeSpan, read_time_span
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled, quick
from zongjie_lint.record import Record, lazily, replace
from zongjie_lint.relations.binding import subject, topic
from zongjie_lint.relations.misprint import significant_digits
from zongjie_lint.span import Span


class Basis(StrEnum):
    """What kind of level a figure is; only figures of one basis are compared."""

    __hash__ = str.__hash__  # that of Enum is a function in Python

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
            levels = [at for at, claim in enumerate(statement.claims) if _is_level(claim)]
            times = Times(statement.statement) if levels else None
            for at, following in pairwise([*levels, len(statement.claims)]):
                if times:
                    yield cls._of(statement, at, following, plans, times)

    @classmethod
    def _of(cls, statement: StatementClaims, at: int, following: int, plans: Plans, times: Times) -> Self:
        level = statement.claims[at]
        said, name = times.before(level), _indicator(statement, level)
        time = read_time_span(said) if said else None
        return cls(
            level.number.span,
            level,
            canonical(name, plans.own),
            _scope_of(level),
            time,
            _in_year(said, time, plans.year),
            said,
            _BASES.get(level.role, Basis.ACTUAL),
            plans.holds(level.number.span) and not _STANDS.search(level.clause),
            _modifiers(level, statement.claims[at + 1 : min(following, at + _MOST)]),
            _rank(level, statement.claims[following] if following < len(statement.claims) else None),
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

    @lazily
    def digits(self) -> str:
        """The digits of its number between the first and the last that is no zero."""
        return significant_digits(self.number.text)

    @lazily
    def wide_context(self) -> frozenset[str]:
        """The same of a wider stretch, over commas and brackets."""
        before = _WORDS_FAR_BEFORE.search(
            self.claim.statement.masked, max(0, self.claim.place - _WIDE), self.claim.place
        )
        after = _WORDS_FAR_AFTER.match(self.claim.statement.masked, self.claim.place + 1)
        return content_bigrams(before[0] if before else "", after[0] if after else "")

    @lazily
    def context(self) -> frozenset[str]:
        """Pairs of characters of the words around the number that tell what it counts."""
        before = _WORDS_BEFORE.search(self.claim.clause)
        after = _WORDS_AFTER.match(self.claim.statement.after(self.claim.at))
        return content_bigrams(before[0] if before else "", after[0] if after else "", self.office_name)


def _indicator(statement: StatementClaims, level: Claim) -> str:
    """The name before a number, else the noun that it counts, else what the numbers before it are of."""
    named = subject(level)
    if named:
        return named
    counted = _NOUN_AFTER.match(level.statement.after(level.at))
    return counted[0] if counted else topic(statement, level)


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


def _in_year(said: str, time: TimeSpan | None, year: int | None) -> TimeSpan | None:
    """A time in the year under review where it names none."""
    if said in _WHOLE_YEARS:
        time = TimeSpan(None, 1, 12)
    return replace(time, year=year) if time and time.year is None else time


def _modifiers(level: Claim, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """What of the claims up to the next level is said of one."""
    return tuple(claim for claim in claims if claim.role in _MODIFIERS and claim.segment == level.segment)


_MOST = 25
"""Claims that are looked at."""


_TIME = compiled(
    r"[今去上前明本当全]年|[上下]半年|前三季度|[一二三四]季度|年[初末底]|[本当上]月|近年来|五年来|截至目前"
)


_TIME_WORDS = ("年", "季度", "月", "截至目前")
"""One of which stands in every time."""


class Times:
    """The times that a statement names, in words and as dates."""

    def __init__(self, statement: Statement) -> None:
        self._statement = statement
        may_name_one = any(word in statement.masked for word in _TIME_WORDS)
        self._words = [*_TIME.finditer(statement.masked)] if may_name_one else []
        self._starts = [word.start() for word in self._words]
        self._dates = [at for at, number in enumerate(statement.numbers) if number.kind is NumericKind.DATE]

    def before(self, claim: Claim) -> str:
        """The last time before a number, as the text puts it."""
        place, text = self._date_before(claim)
        word = bisect_left(self._starts, claim.place) - 1
        start = self._starts[word] if word >= 0 else -1
        return self._words[word][0] if start > place and start >= claim.place - _FARTHEST else text

    def _date_before(self, claim: Claim) -> tuple[int, str]:
        date = bisect_left(self._dates, claim.at) - 1
        if date < 0 or self._dates[date] <= claim.at - _LOOKED_BACK:
            return -1, ""
        at = self._dates[date]
        return self._statement.places[at], self._statement.numbers[at].text


_LOOKED_BACK = 12
_FARTHEST = 120
_OUTER = compiled(any_of(words("scopes", "outer")))
_MAY_BE_OUTER = quick(f"[{''.join({word[0] for word in words('scopes', 'outer')})}]")
_NAMED = compiled(
    r"(?![全今去本共下新各每进入到])\p{Han}{2,4}?(?:[省市县区镇乡村](?![内外级里下属直辖容民场政委])|街道|园区|社区|公司|集团)"
)


def _scope_of(claim: Claim) -> str:
    clause = claim.clause[-_LONGEST_SCOPE:]
    outer = _OUTER.search(clause) if _MAY_BE_OUTER.search(clause) else None
    for start in (0, len(_PART)) if clause.startswith(_PART) else (0,):
        is_first = outer is None or start < outer.start()
        may_be_named = is_first and not _ENDS_OF_NAMES.isdisjoint(clause[start : start + _LONGEST_NAME])
        named = _NAMED.match(clause, start) if may_be_named else None
        if named:
            return named[0]
    return outer[0] if outer else ""


_PART = "其中"
_ENDS_OF_NAMES = frozenset("省市县区镇乡村街园社公集")
_LONGEST_NAME = 6
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


class MeasuredEntries(Fact, Record):
    """The entries of one measure that hold a plain figure, in reading order."""

    span: Span
    entries: tuple[LedgerEntry, ...]

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every measure that has such entries."""
        groups: dict[tuple[str, str], list[LedgerEntry]] = {}
        for entry in document.facts(LedgerEntry):
            if not entry.claim.figure.is_hedged:
                groups.setdefault(entry.measure, []).append(entry)
        return (cls(entries[0].span, tuple(entries)) for entries in groups.values())


def may_be_the_same(one: LedgerEntry, other: LedgerEntry) -> bool:
    """Whether two entries don't name different times or scopes."""
    times = one.moment is None or other.moment is None or one.moment.may_be(other.moment)
    scopes = not one.scope or not other.scope or one.scope in other.scope or other.scope in one.scope
    return times and scopes and one.basis is other.basis
