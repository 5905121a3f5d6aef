"""The numbers of a paragraph with the months they were counted in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.indicator import indicator_in
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.facts.statement import Statement
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.relations.clock import AMOUNTS, RESPECTIVELY, Clock
from zongjie_lint.relations.months import Months, together

_CHANGED = compiled(r"增加|减少|增长|下降|提高|增幅|净|压减")
_SCOPE = compiled(r"(?r)[全我本][国省市县区镇乡州旗村校院局]")
_SUMMED = compiled(r"一共|总共|共计|合计|总计|累计|共")
_STOCK = compiled(any_of(words("flows", "stock")))
_LEVELS = (Role.LEVEL, Role.CHANGE, Role.TARGET)
_YEAR = 12
_MOST = 60
"""Timed numbers of a paragraph that are looked at."""


class TimedClaim(Record):
    """A level and when it was counted."""

    claim: Claim
    months: Months
    is_direct: bool
    """Whether no other amount stands between the time and the number."""
    is_state: bool = False
    """Whether the words are “as of”: counted on only if they also say 累计."""

    @property
    def name(self) -> str:
        """What was counted; empty where the words before the number do not say."""
        name = indicator_in(self.claim.lead)
        return name if len(name) > 1 else ""

    @property
    def is_change(self) -> bool:
        """Whether the words say by how much something rose or fell."""
        return bool(_CHANGED.search(self.claim.lead))

    @property
    def scope(self) -> str:
        """Where it was counted: 全市, 我县; empty where the clause does not say."""
        found = _SCOPE.search(self.claim.clause)
        return found[0][-1] if found else ""

    @property
    def is_flow(self) -> bool:
        """Whether it may be added up over time."""
        return not _STOCK.search(self.claim.lead)


def timed_paragraphs(document: Document) -> Iterator[list[TimedClaim]]:
    """The timed claims of each paragraph."""
    statements = document.facts(StatementClaims)
    for _, several in groupby(statements, key=lambda each: each.statement.paragraph):
        clock = Clock()
        found: list[TimedClaim] = []
        for statement in several:
            found += _timed(document, statement, clock)
        if found:
            yield found[:_MOST]


def _timed(document: Document, claims: StatementClaims, clock: Clock) -> Iterator[TimedClaim]:
    clock.set(None)
    timed = list(_each_timed(document, claims, clock))
    yield from _opening_total(claims, timed)
    yield from timed


def _each_timed(document: Document, claims: StatementClaims, clock: Clock) -> Iterator[TimedClaim]:
    statement = claims.statement
    of_number = {claim.at: claim for claim in claims.claims}
    read = 0
    for at, place in enumerate(statement.places):
        clock.read_words(statement.masked[read:place])
        claim = of_number.get(at) or _small(statement, at)
        if not clock.read_time(document, statement, at) and claim and claim.number.kind in AMOUNTS:
            yield from _take(claim, clock)
        read = place + 1


def _small(statement: Statement, at: int) -> Claim | None:
    number = statement.numbers[at]
    return Claim(statement, at, Role.LEVEL) if number.kind is NumericKind.SMALL and number.figure else None


def _take(claim: Claim, clock: Clock) -> Iterator[TimedClaim]:
    """Give a number its time: the next of a list, all of those told before for “合计”, or the one that holds."""
    if clock.waiting:
        yield TimedClaim(claim, clock.next_waiting(), is_direct=True)
    elif len(clock.told) > 1 and not clock.is_direct and _SUMMED.match(claim.lead):
        yield TimedClaim(claim, together(clock.told), is_direct=True)
    elif clock.months and claim.role in _LEVELS and not RESPECTIVELY.search(claim.clause):
        yield TimedClaim(claim, clock.months, clock.is_direct, clock.is_state)
    else:
        clock.is_direct = False
    clock.tell()


def _opening_total(claims: StatementClaims, timed: Sequence[TimedClaim]) -> Iterator[TimedClaim]:
    """A total right before the list of all quarters or months of a year, where no words tell its time."""
    parts = [each for each in timed if each.is_direct and each.months.length < _YEAR]
    whole = together([part.months for part in parts]) if parts else None
    if whole is None or whole.length != _YEAR or sum(part.months.length for part in parts) != _YEAR:
        return
    first = parts[0].claim
    before = [claim for claim in claims.claims if claim.at < first.at and claim.dimension == first.dimension]
    if before and before[-1].at not in {each.claim.at for each in timed} and _SUMMED.search(before[-1].lead):
        yield TimedClaim(before[-1], whole, is_direct=True)


def names_within(shorter: str, longer: str) -> bool:
    """Whether a name is another one with words left out: 化解纠纷, 化解矛盾纠纷."""
    rest = iter(longer)
    return all(character in rest for character in shorter)


def same_place(claims: Sequence[TimedClaim]) -> bool:
    """Whether none was counted elsewhere than the others."""
    return len({timed.scope for timed in claims if timed.scope}) <= 1
