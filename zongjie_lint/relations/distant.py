"""Relations whose level stands elsewhere in the report: a rate beside its base, a completion beside its target, and the value in the opening."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain, islice
from typing import ClassVar, Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.indicator import Own, canonical, content_bigrams
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.lexicon import words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record, lazily
from zongjie_lint.relations.binding import amounts, nearest, subject, time_of, topic
from zongjie_lint.relations.claim_index import ANY_AMOUNT, PERCENTAGES, claims_with
from zongjie_lint.relations.completion import REACHED, TARGET, Completion
from zongjie_lint.relations.growth import GrowthFromBase, GrowthRate, Increase, difference_reading, growth_reading
from zongjie_lint.relations.ledger import Basis, LedgerEntry
from zongjie_lint.relations.planned_growth import PLANNED_WORDS, PlannedGrowth
from zongjie_lint.relations.relation import Computed, Reading, Relation
from zongjie_lint.relations.share import Share, named_whole, part_of, share_reading
from zongjie_lint.span import Span

_GENERIC = frozenset(words("indicators", "generic"))
_SHORTEST_NAME = 2
_MOST = 12
_ENOUGH = 0.6
_OPPOSITE = ("收入", "支出")


class DistantLevels(Fact, Record):
    """The levels of a report by what they measure, to be found by their names."""

    span: Span
    own: Own
    """The indicators of the office that wrote it."""
    names: Mapping[str, Names]
    """The names of the levels by what they measure."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """One for the whole document."""
        names: dict[str, Names] = defaultdict(Names)
        for entry in document.facts(LedgerEntry):
            if entry.basis is Basis.ACTUAL and not entry.claim.figure.is_hedged and not entry.is_in_plans:
                names[entry.claim.dimension].add(entry)
        yield cls(Span(0, 0), document.vocabulary.indicators, names)

    def named(self, name: str, anchor: Claim, dimension: str, *, strictly: bool = False) -> list[Claim]:
        """The levels of a name in other sentences than that of an anchor, and of no other time."""
        if len(name) < _SHORTEST_NAME or name in _GENERIC or dimension not in self.names:
            return []
        time, name = time_of(anchor), canonical(canonical(name, self.own))
        found = (
            entry.claim
            for entry in self.names[dimension].entries(name, strictly=strictly)
            if entry.claim.statement is not anchor.statement
            and not (time and entry.time and not time.may_be(entry.time))
        )
        return [*islice(found, _MOST)]


class Names:
    """The levels of one measure, by their names and by what names have in common."""

    def __init__(self) -> None:
        self._entries: dict[str, list[LedgerEntry]] = defaultdict(list)
        self._alike: dict[tuple[str, bool], list[LedgerEntry]] = {}

    def add(self, entry: LedgerEntry) -> None:
        """Take in a level; they come in reading order."""
        levels = self._entries[canonical(entry.indicator)]
        if len(levels) < _MOST_NAMES:
            levels.append(entry)

    @lazily
    def _by_ending(self) -> Mapping[str, Sequence[str]]:
        by_ending: dict[str, list[str]] = defaultdict(list)
        for name in self._entries:
            by_ending[name[-_ENDING:]].append(name)
        return by_ending

    @lazily
    def _by_bigram(self) -> Mapping[str, Sequence[str]]:
        by_bigram: dict[str, list[str]] = defaultdict(list)
        for name in self._entries:
            for bigram in content_bigrams(name):
                if len(by_bigram[bigram]) < _MOST_NAMES:
                    by_bigram[bigram].append(name)
        return by_bigram

    def entries(self, name: str, *, strictly: bool) -> Sequence[LedgerEntry]:
        """The levels whose name means the same indicator, in reading order."""
        if (name, strictly) not in self._alike:
            names = {*self._ending_alike(name), *(() if strictly else self._with_words_of(name))}
            found = [entry for each in names for entry in self._entries[each]]
            self._alike[name, strictly] = sorted(found, key=_span) if len(names) > 1 else found
        return self._alike[name, strictly]

    def _ending_alike(self, name: str) -> Iterator[str]:
        """The name itself, its endings, and the names that end with it, but short ones."""
        if name in self._entries:
            yield name
        yield from (name[at:] for at in range(1, len(name) - _SHORTEST_NAME) if name[at:] in self._entries)
        if len(name) > _SHORTEST_NAME:
            yield from (each for each in self._by_ending.get(name[-_ENDING:], ()) if each.endswith(name))

    def _with_words_of(self, name: str) -> Iterator[str]:
        """The names that have nearly all of it in common, unless the one tells what came in and the other what went out."""
        own = content_bigrams(name)
        shared = Counter(chain.from_iterable(self._by_bigram.get(bigram, ()) for bigram in own))
        for each, count in shared.items():
            least = min(len(own), len(content_bigrams(each)))
            if count > 1 and least > 1 and count >= _ENOUGH * least and not _are_opposite(each, name):
                yield each


_ENDING = _SHORTEST_NAME + 1
_MOST_NAMES = 1000
"""In a very long text no more names that share a word, and no more levels of a name, are looked at."""


def _span(entry: LedgerEntry) -> Span:
    return entry.span


def _are_opposite(one: str, other: str) -> bool:
    return (_OPPOSITE[0] in one and _OPPOSITE[1] in other) or (_OPPOSITE[1] in one and _OPPOSITE[0] in other)


class Distant(Computed):
    """A relation one number of which stands in another sentence."""

    near: ClassVar[tuple[type[Relation], ...]] = ()
    """The relations that are judged where all numbers stand together; what they hold is not looked at again."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every number that no near relation holds, with the levels of its indicator elsewhere."""
        held = {relation.stated.span for kind in cls.near for relation in document.facts(kind)}
        levels = document.facts(DistantLevels)[0]
        for statement, claim in cls.stated_in(document):
            if claim.number.span not in held:
                readings = [*cls.readings(document, levels, statement.near(claim), claim)]
                yield from cls.judged(document, readings, is_certain=any(map(_is_near, readings)), is_probable=True)

    @classmethod
    def stated_in(cls, document: Document) -> Iterable[tuple[StatementClaims, Claim]]:
        """The claims that the relation may be about, each with its statement."""
        raise NotImplementedError

    @classmethod
    def readings(
        cls, document: Document, levels: DistantLevels, statement: StatementClaims, claim: Claim
    ) -> Iterator[Reading]:
        """The readings with each level."""
        raise NotImplementedError


def _is_near(reading: Reading) -> bool:
    """Whether a stated number is so close to the computed that it is meant to be it; far off, the level is another's."""
    stated, computed = reading.stated.figure.value, reading.computed.value
    if reading.stated.number.kind in (NumericKind.PERCENT, NumericKind.POINTS):
        return abs(stated - computed) <= _POINTS
    return abs(stated - computed) <= abs(stated) * _SHARE


_POINTS = 12
_SHARE = Decimal("0.5")


class DistantGrowth(Distant):
    """A rate of growth beside its base, and the level elsewhere."""

    title: ClassVar = Message("增速、基数与别处的本期数", "growth and base, and the level elsewhere")
    near: ClassVar = (GrowthFromBase,)

    @classmethod
    def stated_in(cls, document: Document) -> Iterable[tuple[StatementClaims, Claim]]:
        """Rates that can be found again from amounts."""
        return ((growth.statement, growth.rate) for growth in document.facts(GrowthRate))

    @classmethod
    def readings(
        cls, document: Document, levels: DistantLevels, statement: StatementClaims, claim: Claim
    ) -> Iterator[Reading]:
        """The rate from its base and each level."""
        for base in _only_base(statement, claim):
            for level in levels.named(_name(statement, claim, base), claim, base.dimension):
                yield growth_reading(document, claim, level, base)


class DistantIncrease(Distant):
    """A change beside its base, and the level elsewhere."""

    title: ClassVar = Message("增减数、基数与别处的本期数", "change and base, and the level elsewhere")
    near: ClassVar = (Increase,)

    @classmethod
    def stated_in(cls, document: Document) -> Iterable[tuple[StatementClaims, Claim]]:
        """Changes in amount."""
        return claims_with(document, Role.CHANGE, kinds=ANY_AMOUNT)

    @classmethod
    def readings(
        cls, document: Document, levels: DistantLevels, statement: StatementClaims, claim: Claim
    ) -> Iterator[Reading]:
        """The change from its base to each level."""
        for base in _only_base(statement, claim):
            if base.dimension == claim.dimension:
                for level in levels.named(_name(statement, claim, base), claim, base.dimension):
                    yield difference_reading(document, claim, level, base)


class DistantCompletion(Distant):
    """A completion beside its target, and what was reached elsewhere."""

    title: ClassVar = Message("完成率、目标与别处的完成数", "completion and target, and the value elsewhere")
    near: ClassVar = (Completion,)

    @classmethod
    def stated_in(cls, document: Document) -> Iterable[tuple[StatementClaims, Claim]]:
        """Rates of completion."""
        return claims_with(document, Role.COMPLETION, kinds=PERCENTAGES)

    @classmethod
    def readings(
        cls, document: Document, levels: DistantLevels, statement: StatementClaims, claim: Claim
    ) -> Iterator[Reading]:
        """The completion from its target and each value."""
        targets = [target for target in amounts(statement.with_role(Role.TARGET)) if target.at == claim.at - 1]
        if _OF_ANOTHER_PLAN.search(claim.clause):
            return
        for target in targets:
            name = _before_completion(target) or topic(statement, target)
            for level in levels.named(name, claim, target.dimension):
                yield share_reading(document, claim, level, target, (REACHED, TARGET))


_OF_ANOTHER_PLAN = compiled(r"(?:^|[,、])占[^,。;:]*(?:计划|任务|目标|指标)[数量]?的?$")
"""“下达2.3万亩，占市里任务的104.5%” compares a plan with another."""
_COMPLETED = compiled(r"(?:完成|达到|占|为|是|已)?(?:年度|全年|年初|考核)?(?:预算|计划|目标|任务).*$")


def _before_completion(target: Claim) -> str:
    """The indicator before “完成年度预算4.2亿元的”."""
    return _COMPLETED.sub("", target.lead).removesuffix("完成")


class DistantShare(Distant):
    """A share of a whole that is named, and stands elsewhere."""

    title: ClassVar = Message("占比、部分与别处的总体", "share and part, and the whole elsewhere")
    near: ClassVar = (Share,)

    @classmethod
    def stated_in(cls, document: Document) -> Iterable[tuple[StatementClaims, Claim]]:
        """Shares."""
        return claims_with(document, Role.SHARE, kinds=PERCENTAGES)

    @classmethod
    def readings(
        cls, document: Document, levels: DistantLevels, statement: StatementClaims, claim: Claim
    ) -> Iterator[Reading]:
        """The share of each whole of the name."""
        named = named_whole(claim)
        for part in part_of(statement, claim) if named else ():
            for whole in levels.named(named, claim, part.dimension, strictly=True):
                if whole.figure.exceeds(part.figure):
                    yield share_reading(document, claim, part, whole)


class DistantPlan(Distant):
    """A planned level beside the planned growth, and this year's level elsewhere."""

    title: ClassVar = Message(
        "计划数、计划增速与别处的基数", "planned level and growth, and the present level elsewhere"
    )
    near: ClassVar = (PlannedGrowth, GrowthFromBase)

    @classmethod
    def stated_in(cls, document: Document) -> Iterable[tuple[StatementClaims, Claim]]:
        """Rates of growth over this year."""
        return (
            (growth.statement, growth.rate)
            for growth in document.facts(GrowthRate)
            if _THAN_THIS_YEAR.search(growth.rate.clause) and PLANNED_WORDS.search(growth.statement.statement.masked)
        )

    @classmethod
    def readings(
        cls, document: Document, levels: DistantLevels, statement: StatementClaims, claim: Claim
    ) -> Iterator[Reading]:
        """The growth from each present level to the planned one."""
        planned = [goal for goal in nearest(amounts(statement.claims), claim, most=1) if goal.at < claim.at]
        for goal in planned:
            for level in levels.named(subject(goal), claim, goal.dimension):
                yield growth_reading(document, claim, goal, level)


_THAN_THIS_YEAR = compiled(r"(?:比|较)(?:今年|本年|当年)")


def _only_base(statement: StatementClaims, anchor: Claim) -> list[Claim]:
    """The base right beside a change, where the sentence has no level of its measure."""
    bases = [base for base in nearest(amounts(statement.with_role(Role.BASE)), anchor) if abs(base.at - anchor.at) <= 2]
    levels = amounts(statement.with_role(Role.LEVEL))
    return [base for base in bases[:1] if not any(_may_be_its_level(level, base, anchor) for level in levels)]


def _may_be_its_level(level: Claim, base: Claim, anchor: Claim) -> bool:
    """Whether a level before a change is of the measure of its base, so that the change is one to it."""
    return level.dimension == base.dimension and level.segment == base.segment and level.at < anchor.at


def _name(statement: StatementClaims, claim: Claim, base: Claim) -> str:
    """What a change and its base are of: the first name that is told."""
    return subject(claim) or subject(base) or topic(statement, claim)
