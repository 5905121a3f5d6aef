"""A row of shares beside the row of amounts that they are the shares of: “甲3亿元、乙2亿元，占比依次为60%和40%”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import ClassVar, Self

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.figure import share
from zongjie_lint.figure import total as total_of
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.binding import amounts
from zongjie_lint.relations.clock import RESPECTIVELY
from zongjie_lint.relations.percentage_list import PURE
from zongjie_lint.relations.relation import Computed, Operand, Reading
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import printed

PART = Message("部分", "part")
WHOLE = Message("总体", "whole")
_OUTER = compiled(any_of(words("scopes", "outer")))
_OTHER = compiled(r"各自|同期|上年|去年|年初|计划|目标|任务|预算|提高|下降|上升|增长|率(?:分别|依次|各)")
_NEXT = compiled(r"[、,;和及与](?:[^,。;:]{0,24})")
_WHICH_IS = compiled(r"[,;(](?:[^,。;:()]{0,16})")
_MOST = 12
_MOST_WHOLES = 4
_REACH = 8


class ShareRow(Computed):
    """A share of a row, the amount at its place in the row before, and the sum of these, or a larger amount before."""

    title: ClassVar = Message("占比与并列各数", "shares of a row of amounts")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every row of shares that follows a row of as many amounts."""
        for statement in document.facts(StatementClaims):
            for row in _rows(statement):
                yield from cls._of_row(document, statement, row)

    @classmethod
    def _of_row(cls, document: Document, statement: StatementClaims, row: Sequence[Claim]) -> Iterator[Self]:
        parts = _parts(statement, row)
        by_whole = [
            [_reading(document, rate, part, whole) for rate, part in zip(row, parts, strict=True)]
            for whole in _wholes(statement, parts)
        ]
        if by_whole:
            chosen = max(by_whole, key=_fitting)
            is_certain = _fitting(chosen) >= max(1, len(row) - 1) and not _is_of_another(row)
            for reading in chosen:
                yield from cls.judged(document, [reading], is_certain=is_certain)


def _rows(statement: StatementClaims) -> Iterator[list[Claim]]:
    """Shares with nothing but 、 or 和 between, after 占比 or 占 and 分别 or 依次."""
    row: list[Claim] = []
    for claim in [*statement.claims, None]:
        if row and claim and claim.at == row[-1].at + 1 and _is_share(claim) and PURE.fullmatch(row[-1].text_to(claim)):
            row.append(claim)
            continue
        if 1 < len(row) <= _MOST and RESPECTIVELY.search(row[0].clause):
            yield row
        row = [claim] if claim and _is_share(claim) else []


def _is_share(claim: Claim) -> bool:
    return claim.number.kind is NumericKind.PERCENT and claim.role is Role.SHARE and not claim.figure.is_hedged


def _parts(statement: StatementClaims, row: Sequence[Claim]) -> list[Claim]:
    """The row of amounts of one measure right before a row of shares, if it is as long and no longer."""
    before = [claim for claim in statement.around(row[0], _MOST + _REACH) if claim.at < row[0].at]
    parts: list[Claim] = []
    for claim in reversed(before):
        follower = parts[0] if parts else row[0]
        joint = _NEXT if parts else _WHICH_IS
        is_next = claim.at == follower.at - 1 and joint.match(claim.text_to(follower))
        if len(parts) == len(row) or not is_next or not amounts([claim], (parts or [claim])[0].dimension):
            break
        parts.insert(0, claim)
    is_row = len(parts) == len(row) and all(_is_plain(claim) for claim in parts) and _are_listed(parts)
    return parts if is_row else []


def _is_plain(claim: Claim) -> bool:
    return claim.role in (Role.LEVEL, Role.PLAN) and claim.figure.value > 0 and bool(claim.dimension)


def _are_listed(parts: Sequence[Claim]) -> bool:
    """Whether one mark parts all amounts, but for 和 before the last."""
    marks = {one.text_to(other)[:1] for one, other in pairwise(parts)} - set("和及与")
    return len(marks) <= 1


def _wholes(statement: StatementClaims, parts: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    """Each larger amount before, and the amounts themselves, to be added up."""
    if not parts:
        return
    largest = max(claim.figure.value for claim in parts)
    before = [claim for claim in amounts(statement.around(parts[0]), parts[0].dimension) if claim.at < parts[0].at]
    for claim in before[-_MOST_WHOLES:]:
        if claim.figure.value > largest:
            yield [claim]
    yield parts


def _reading(document: Document, rate: Claim, part: Claim, wholes: Sequence[Claim]) -> Reading:
    terms = " + ".join(printed(document, claim.number) for claim in wholes)
    return Reading(
        rate,
        (Operand(part.number, PART), *(Operand(each.number, WHOLE) for each in wholes if each is not part)),
        share(part.figure, total_of(claim.figure for claim in wholes)),
        f"{printed(document, part.number)} ÷ {terms if len(wholes) == 1 else f'({terms})'}",
    )


def _fitting(readings: Sequence[Reading]) -> int:
    return sum(reading.verdict in (Verdict.PASS, Verdict.ROUNDING) for reading in readings)


def _is_of_another(row: Sequence[Claim]) -> bool:
    """Whether the shares are of something outside the text, or of several things."""
    clause = row[0].clause
    return bool(_OUTER.search(clause) or _OTHER.search(clause))
