"""Rows of percentages with a row of steps: “分别达到93%和68%，比上年（91%、64%）分别提高2个和4个百分点”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, StatementClaims
from zongjie_lint.facts.indicator import indicator_in
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.binding import percentages
from zongjie_lint.relations.compared_percentages import COMPARING, WAY, Pair, Percentages

_JOINT = compiled(r"[、,]|[、,]?(?:和|与|及|以及)")
_COMPARED = compiled(rf"{COMPARING}|[上去]年|同期|年初")
_TO = compiled(rf"{WAY}(?:了|约)?$")
_NAMES = compiled(r"(?P<names>[^,。;:]{2,40})分别[^,。;:]{0,12}$")
_BETWEEN_NAMES = compiled(r"[、和及与]")
_SECTOR = compiled(r"第?(?P<number>[一二三])(?:次)?产")
_THREE_SECTORS = compiled(r"三次产业|一、二、三")
_STEPS = (NumericKind.POINTS, NumericKind.AMOUNT, NumericKind.BARE)
_MOST = 12
_REACH = 40
_LONGEST = 60


def rows_of_steps(bound: Percentages) -> Iterator[tuple[Claim, Pair]]:
    """Each step of a row with the two percentages at its place in the rows before."""
    for row in _rows(bound.claims.claims):
        if len(row) > 1 and row[-1].number.kind is NumericKind.POINTS:
            pairs = _pairs(bound, row)
            yield from zip(row, pairs, strict=False)


def pairs_with_row(bound: Percentages, previous: StatementClaims | None, anchor: Claim) -> Iterator[Pair]:
    """“…分别占9.3%和18.9%。二产占比较上年的16.1%上升2.8个百分点”: the level stands in a row of the sentence before."""
    found = bound.base_without_level(anchor)
    if previous and found and previous.statement.paragraph == bound.claims.statement.paragraph:
        base, name = found
        for level in levels_in_rows(bound.document, previous.claims, name):
            yield Pair(level, base)


def levels_in_rows(document: Document, claims: Sequence[Claim], name: str) -> Iterator[Claim]:
    """The member of a row that has a name: 18.9% of “一、二产占比分别为9.3%和18.9%”, for 二产占比."""
    row: list[Claim] = []
    for claim in [*percentages(claims), None]:
        if claim and (not row or _JOINT.fullmatch(row[-1].text_to(claim))):
            row.append(claim)
            continue
        at = _place_in(_clause_of(document, row[0]), name) if len(row) > 1 else None
        if at is not None and at < len(row):
            yield row[at]
        row = [claim] if claim else []


def _clause_of(document: Document, claim: Claim) -> str:
    start = claim.number.span.start
    return document.folded[max(claim.statement.span.start, start - _LONGEST) : start]


def _place_in(clause: str, name: str) -> int | None:
    """Which of the names before a row is meant."""
    names = _NAMES.search(clause)
    if names is None:
        return None
    sector, stem = _SECTOR.search(name), indicator_in(name)
    if sector and _THREE_SECTORS.search(names["names"]):
        return "一二三".index(sector["number"])
    found = [at for at, each in enumerate(_BETWEEN_NAMES.split(names["names"])) if stem and stem in each]
    return found[0] if len(found) == 1 else None


def _rows(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Runs of steps with nothing but 、 or 和 between; only the last has to be called percentage points."""
    row: list[Claim] = []
    for claim in claims:
        if claim.number.kind not in _STEPS or not _is_next(row, claim):
            yield row[-_MOST:]
            row = []
        if claim.number.kind in _STEPS:
            row.append(claim)
    yield row[-_MOST:]


def _is_next(row: Sequence[Claim], claim: Claim) -> bool:
    return not row or (row[-1].at + 1 == claim.at and _JOINT.fullmatch(row[-1].text_to(claim)) is not None)


def _pairs(bound: Percentages, steps: Sequence[Claim]) -> list[Pair]:
    """The pairs of the two rows of percentages right before a row of steps, if both are as long."""
    later = _row_before(bound, steps[0].at, len(steps))
    earlier = _row_before(bound, later[0].at, len(steps)) if later else []
    if not earlier or not later or not _is_one_clause(later[-1], steps[0]):
        return []
    between = earlier[-1].text_to(later[0])
    if _TO.search(between):
        return [Pair(level, base) for level, base in zip(later, earlier, strict=True)]
    if _COMPARED.search(between) and len(between) <= _REACH:
        return [Pair(level, base) for level, base in zip(earlier, later, strict=True)]
    return []


def _is_one_clause(last: Claim, step: Claim) -> bool:
    return compiled(rf"[^。;:]{{0,{_REACH}}}").fullmatch(last.text_to(step)) is not None


def _row_before(bound: Percentages, at: int, length: int) -> list[Claim]:
    row = [bound.by_place.get(each) for each in range(at - length, at)]
    found = [claim for claim in row if claim]
    joined = all(_JOINT.fullmatch(one.text_to(other)) for one, other in pairwise(found))
    return found if len(found) == length and joined else []
