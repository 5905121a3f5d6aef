"""Which statements of a document have claims of some roles and kinds, so that a relation looks at no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Self

import msgspec

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.record import Record
from zongjie_lint.relations.wording import holding
from zongjie_lint.span import Span

Kinds = tuple[NumericKind, ...]
ANY_AMOUNT: Kinds = (NumericKind.AMOUNT, NumericKind.BARE)
"""Numbers of something."""
PERCENTAGES: Kinds = (NumericKind.PERCENT,)
_Roles = tuple[Role, ...]
_ALL_ROLES, _ALL_KINDS = tuple(Role), tuple(NumericKind)


class ClaimIndex(Fact, Record):
    """The statements of a document by the roles of their claims and the kinds of their numbers."""

    span: Span
    statements: tuple[StatementClaims, ...]
    places: dict[tuple[Role, NumericKind], list[int]]
    """Which statements have a claim of a role and a kind."""
    _found: dict[tuple[_Roles, Kinds], Sequence[int]] = msgspec.field(default_factory=dict)

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """One for the whole document."""
        statements = document.facts(StatementClaims)
        places: dict[tuple[Role, NumericKind], list[int]] = {}
        for place, statement in enumerate(statements):
            for key in {(claim.role, claim.number.kind) for claim in statement.claims}:
                places.setdefault(key, []).append(place)
        yield cls(Span(0, 0), statements, places)

    def with_any(self, roles: _Roles, kinds: Kinds) -> Sequence[int]:
        """Which statements have a claim of one of the roles and one of the kinds; of any where none is given."""
        if (roles, kinds) not in self._found:
            keys = product(roles or _ALL_ROLES, kinds or _ALL_KINDS)
            chosen = [places for key in keys if (places := self.places.get(key))]
            self._found[roles, kinds] = chosen[0] if len(chosen) == 1 else sorted(set().union(*chosen))
        return self._found[roles, kinds]


def statements_with(document: Document, *roles: Role, kinds: Kinds = ()) -> Iterator[StatementClaims]:
    """The statements that have a claim of one of the roles whose number is of one of the kinds, in order."""
    index = document.facts(ClaimIndex)[0]
    return map(index.statements.__getitem__, index.with_any(roles, kinds))


def claims_with(document: Document, *roles: Role, kinds: Kinds = ()) -> Iterator[tuple[StatementClaims, Claim]]:
    """The claims of one of the roles whose number is of one of the kinds, each with its statement."""
    for statement in statements_with(document, *roles, kinds=kinds):
        for claim in statement.claims:
            if (not roles or claim.role in roles) and (not kinds or claim.number.kind in kinds):
                yield statement, claim


def with_the_one_before(
    document: Document, *roles: Role, kinds: Kinds = ()
) -> Iterator[tuple[StatementClaims | None, StatementClaims]]:
    """The same, each with the statement before it."""
    index = document.facts(ClaimIndex)[0]
    for place in index.with_any(roles, kinds):
        yield index.statements[place - 1] if place else None, index.statements[place]


def statements_saying(document: Document, *words: str, kinds: Kinds = ()) -> Iterator[StatementClaims]:
    """The statements that have one of some words, beside or in their numbers, and a claim of one of the kinds, in order."""
    index = document.facts(ClaimIndex)[0]
    statements = [*statements_with(document, kinds=kinds)] if kinds else index.statements
    return holding(document, statements, *words)
