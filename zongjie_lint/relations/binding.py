"""Which numbers of a statement may belong together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import COLUMNS, Claim, Role, StatementClaims
from zongjie_lint.facts.indicator import indicator_in, shared_bigrams
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.facts.statement import MARKS
from zongjie_lint.facts.time_span import TimeSpan, read_time_span
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.patterns import compiled

_MOST = 6
_REACH = 160
"""Farther away nothing belongs to a number."""
_JOINED = compiled(r"(?:[、和及与]|以及)\p{Han}{0,12}")
_RESPECTIVELY = "分别"
_TAKEN_BACK = 8


def nearest(claims: Iterable[Claim], anchor: Claim, most: int = _MOST) -> list[Claim]:
    """The claims in reach of another: of its segment, the nearest first."""
    found = [
        claim
        for claim in claims
        if claim.segment == anchor.segment and claim.at != anchor.at and abs(claim.place - anchor.place) <= _REACH
    ]
    return sorted(found, key=lambda claim: abs(claim.place - anchor.place))[:most]


def only_one_before(claims: Iterable[Claim], anchor: Claim) -> list[Claim]:
    """The claim before the semicolon that an anchor follows, if there is but one that it can go back to."""
    found = [claim for claim in claims if claim.segment == anchor.segment - 1]
    return found if len(found) == 1 and anchor.place - found[0].place <= _REACH else []


def with_the_one_before(document: Document) -> Iterator[tuple[StatementClaims | None, StatementClaims]]:
    """Every statement with the one before it."""
    statements = document.facts(StatementClaims)
    yield from zip((None, *statements), statements, strict=False)


def the_one_of_sentence_before(before: StatementClaims | None, anchor: Claim) -> list[Claim]:
    """The level of the sentence before, in the same paragraph, if it has but one of the measure."""
    if before is None or before.statement.paragraph != anchor.statement.paragraph:
        return []
    found = amounts(before.with_role(Role.LEVEL), anchor.dimension)
    return found if len(found) == 1 else []


def with_columns(chosen: Iterable[Claim], claims: Sequence[Claim]) -> list[Claim]:
    """Some claims, each with those that count the same things by another measure: 36个1 020户."""
    return [
        claim
        for one in chosen
        for claim in claims
        if claim.at == one.at or (abs(claim.at - one.at) == 1 and claim.text_to(one) in COLUMNS)
    ]


def beside(claims: Iterable[Claim], part: Claim) -> list[Claim]:
    """The amounts of its measure right before and after a part: with it they may make up the whole."""
    alike = sorted(amounts(claims, part.dimension), key=lambda claim: claim.at)
    return [one if other.at == part.at else other for one, other in pairwise(alike) if part.at in (one.at, other.at)]


def amounts(claims: Iterable[Claim], dimension: str | None = None) -> list[Claim]:
    """The claims that are amounts, of one dimension if it is given."""
    kinds = (NumericKind.AMOUNT, NumericKind.BARE)
    return [
        claim for claim in claims if claim.number.kind in kinds and (dimension is None or claim.dimension == dimension)
    ]


def percentages(claims: Iterable[Claim]) -> list[Claim]:
    """The claims that are percentages."""
    return [claim for claim in claims if claim.number.kind is NumericKind.PERCENT]


def subject(claim: Claim) -> str:
    """The indicator that the words before a number name, empty where they go on with the one before."""
    return indicator_in(claim.naming)


def topic(statement: StatementClaims, claim: Claim) -> str:
    """What a number is a number of: its own words, or those of the numbers before it."""
    earlier = [each for each in statement.around(claim, _TAKEN_BACK) if each.at <= claim.at]
    return next((name for each in reversed(earlier) if (name := subject(each))), "")


def may_be_of(claim: Claim, others: Sequence[Claim]) -> bool:
    """Whether a claim may mean one of the others: the names have something in common, or one is missing."""
    return any(may_be_called(claim, subject(other)) for other in others)


def may_be_called(claim: Claim, name: str) -> bool:
    """Whether a claim may be about what has this name: it names the like, or nothing."""
    own = subject(claim)
    return len(own) <= 1 or not name or own in name or name in own or shared_bigrams(own, name) > 0


def has_between(claims: Iterable[Claim], one: Claim, other: Claim) -> bool:
    """Whether any of the claims stands between two, other than in one list with the second."""
    first, last = sorted((one.at, other.at))
    between = [claim for claim in claims if first < claim.at < last]
    return bool(between) and not _are_in_one_list([*between, other])


def _are_in_one_list(claims: Sequence[Claim]) -> bool:
    row = sorted(claims, key=lambda claim: claim.at)
    return all(_are_joined(*pair) for pair in pairwise(row))


def aligned(
    statement: StatementClaims, anchor: Claim, claims: Sequence[Claim], *, strictly: bool = False
) -> list[Claim]:
    """Of claims that stand in lists as long as that of the anchor, the ones in its position; else all, but none after 分别."""
    place, size = position(statement, anchor)
    if size == 1:
        return list(claims)
    found = [claim for claim in claims if position(statement, claim) == (place, size)]
    in_order = sorted(claims, key=lambda claim: claim.at)
    if not found and _RESPECTIVELY in anchor.clause and len(in_order) == size:
        return [in_order[place]]
    return found if found or strictly or _RESPECTIVELY in anchor.clause else list(claims)


def position(statement: StatementClaims, claim: Claim) -> tuple[int, int]:
    """Which of how many numbers that 、 or 和 join a claim is."""
    row = [
        each for each in statement.around(claim) if each.role is claim.role and each.number.kind is claim.number.kind
    ]
    at = row.index(claim)
    first = last = at
    while first > 0 and _are_joined(row[first - 1], row[first]):
        first -= 1
    while last + 1 < len(row) and _are_joined(row[last], row[last + 1]):
        last += 1
    return at - first, last - first + 1


def _are_joined(one: Claim, other: Claim) -> bool:
    return other.at - one.at == 1 and _JOINED.fullmatch(one.text_to(other)) is not None


def may_compare(change: Claim, base: Claim) -> bool:
    """Whether the words of a change do not compare with another time than that of a base."""
    with_ = _compared_with(change)
    if not with_:
        return comparison_in(base.lead) is not Comparison.LAST_PERIOD
    of_base = comparison_in(base.lead) or (Comparison.DATE if _dates_before(base) else None)
    return of_base is None or not with_ or of_base in with_


class Comparison(StrEnum):
    """What a change is counted from."""

    LAST_YEAR = "last year"
    OPENING = "opening"
    LAST_PERIOD = "last period"
    DATE = "date"


_COMPARISONS = [
    (kind, compiled(any_of(words("comparisons", key))))
    for kind, key in (
        (Comparison.OPENING, "since_opening"),
        (Comparison.LAST_PERIOD, "since_last_period"),
        (Comparison.LAST_YEAR, "since_last_year"),
    )
]
THAN_DATE = compiled(rf"(?:比|较|与|同){MARKS[NumericKind.DATE]}")
"""A comparison with a date that is named."""


def comparison_in(text: str) -> Comparison | None:
    """What some words compare with: 同比 with last year, 环比 with the last period, 比年初 with the opening."""
    return next((kind for kind, pattern in _COMPARISONS if pattern.search(text)), None)


def _compared_with(change: Claim) -> set[Comparison]:
    """The times that the clause of a change may compare with; none where it does not tell."""
    if THAN_DATE.search(change.clause):
        return {Comparison.DATE}
    said = comparison_in(change.clause)
    return {said, Comparison.DATE} if said else set()


def _dates_before(claim: Claim) -> bool:
    return (
        claim.at > 0
        and claim.statement.numbers[claim.at - 1].kind is NumericKind.DATE
        and claim.place - claim.statement.places[claim.at - 1] < _LONGEST_LEAD
    )


def time_of(claim: Claim) -> TimeSpan | None:
    """The date that stands in the words right before a number: “2023年完成302亿元”."""
    statement = claim.statement
    if claim.at == 0 or statement.numbers[claim.at - 1].kind is not NumericKind.DATE:
        return None
    between = statement.masked[statement.places[claim.at - 1] + 1 : claim.place]
    if len(between) > _LONGEST_LEAD or compiled(r"[,。;:]").search(between):
        return None
    return read_time_span(statement.numbers[claim.at - 1].text)


_LONGEST_LEAD = 20


def levels_of_earlier_times(levels: Sequence[Claim]) -> list[Claim]:
    """Of levels that bear dates, those of an earlier time than another: “2022年为38亿元，2023年达到42亿元”."""
    dated = [(claim, time) for claim in levels if (time := time_of(claim))]
    return [
        claim
        for claim, time in dated
        if any(time.is_before(other) for _, other in dated) or (len(levels) > len(dated) == 1 and time.year is not None)
    ]
