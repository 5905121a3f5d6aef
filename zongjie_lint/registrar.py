"""Fills a reviewer's register from a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role
from zongjie_lint.facts.numeric_expression import NumericExpression
from zongjie_lint.figure import Figure
from zongjie_lint.message import Message
from zongjie_lint.outline import outline
from zongjie_lint.register import VERDICTS, CheckedRelation, Entry, Months, Operand, Quantity
from zongjie_lint.relations.catalogue import relation_types
from zongjie_lint.relations.ledger import Basis
from zongjie_lint.relations.relation import Relation
from zongjie_lint.relations.reported_figure import ReportedFigure
from zongjie_lint.relations.working import computed_in_unit_of, printed
from zongjie_lint.report import Outline, Register, RuleFailure, attempt
from zongjie_lint.span import Span
from zongjie_lint.units import base_unit

_FALL = Message("下降{text}", "down {text}")
_NAMED = {"位", "名"}


def register(document: Document) -> Register:
    """The register of a document; what raises is kept among the failures, and the rest goes on."""
    failures: list[RuleFailure] = []
    head = attempt("outline", failures, partial(outline, document)) or Outline()
    found = [
        relation
        for kind in relation_types()
        for relation in attempt(kind.__name__, failures, partial(document.facts, kind)) or ()
    ]
    checked = [
        _checked(document, number, relation)
        for number, relation in enumerate(sorted(found, key=lambda relation: relation.span), start=1)
    ]
    figures = attempt("ledger", failures, partial(document.facts, ReportedFigure)) or ()
    entries = tuple(_entries(document, figures, checked))
    return Register(document.source, head, entries, tuple(checked), tuple(failures))


def _entries(
    document: Document, figures: Sequence[ReportedFigure], relations: Sequence[CheckedRelation]
) -> Iterator[Entry]:
    taking_part = _relations_by_span(relations)
    number, at = 1, 0
    while at < len(figures):
        row = [figures[at], *_bases_and_targets(figures, at)]
        yield _entry(document, number, row, taking_part)
        number, at = number + 1, at + len(row)


def _bases_and_targets(figures: Sequence[ReportedFigure], start: int) -> Iterator[ReportedFigure]:
    """The base and the target that follow a level; what is said after them is said of the level."""
    level = figures[start]
    met = {Basis.PLAN, Basis.ACTUAL, level.entry.basis}
    for follower in figures[start + 1 :] if level.entry.basis not in (Basis.BASE, Basis.TARGET) else ():
        is_its = follower.entry.basis not in met and follower.indicator == level.indicator
        if not is_its or not _are_side_by_side(level, follower):
            return
        met.add(follower.entry.basis)
        yield follower


def _are_side_by_side(one: ReportedFigure, other: ReportedFigure) -> bool:
    a, b = one.entry.claim, other.entry.claim
    return a.statement is b.statement and a.segment == b.segment and a.dimension == b.dimension


def _entry(
    document: Document,
    number: int,
    row: Sequence[ReportedFigure],
    taking_part: Mapping[Span, Sequence[CheckedRelation]],
) -> Entry:
    figure, entry = row[0], row[0].entry
    claims = [claim for each in row for claim in each.entry.modifiers]
    base, target = (_with_basis(document, row[1:], basis) for basis in (Basis.BASE, Basis.TARGET))
    rank = next((each.entry.rank for each in row if each.entry.rank), None)
    is_growth = entry.claim.role is Role.GROWTH
    own = _of_claim(document, entry.claim)
    spans = [*(each.span for each in row), *(claim.number.span for claim in claims)]
    relations = {relation.number: relation.verdict for span in spans for relation in taking_part.get(span, ())}
    return Entry(
        number,
        document.source.position(entry.span.start).line,
        entry.span,
        entry.indicator if len(figure.indicator) < len(entry.indicator) else figure.indicator,
        entry.scope,
        _months(figure),
        entry.basis.value,
        entry.basis.title,
        entry.is_in_plans,
        None if is_growth else own,
        base,
        own if is_growth else _said(document, claims, Role.GROWTH),
        _said(document, claims, Role.CHANGE),
        _said(document, claims, Role.SHARE),
        _said(document, claims, Role.COMPLETION, Role.OVERRUN),
        target,
        _rank(document, rank) if rank else None,
        next((verdict for verdict in VERDICTS if verdict in relations.values()), None),
        tuple(sorted(relations)),
    )


def _with_basis(document: Document, row: Sequence[ReportedFigure], basis: Basis) -> Quantity | None:
    return next((_quantity(document, each.number) for each in row if each.entry.basis is basis), None)


def _months(figure: ReportedFigure) -> Months:
    time = figure.time
    return Months(figure.time_text, time.year, time.first, time.last) if time else Months(figure.time_text)


def _said(document: Document, claims: Sequence[Claim], *roles: Role) -> Quantity | None:
    claim = next((claim for claim in claims if claim.role in roles), None)
    return _of_claim(document, claim) if claim else None


def _of_claim(document: Document, claim: Claim) -> Quantity:
    return _quantity(document, claim.number, claim.sign)


def _quantity(document: Document, number: NumericExpression, sign: int = 1) -> Quantity:
    text = Message(printed(document, number), printed(document, number))
    return _of_figure(
        _FALL.format(text=text) if sign < 0 else text, number.span, number.figure, base_unit(number.dimension), sign
    )


def _of_figure(text: Message, span: Span, figure: Figure | None, measures: str, sign: int = 1) -> Quantity:
    if figure is None:
        return Quantity(text, span)
    low, high = (end if end.is_finite() else None for end in (figure.low, figure.high))
    return Quantity(text, span, figure.value, low, high, measures, sign)


def _rank(document: Document, number: NumericExpression) -> Quantity:
    text = printed(document, number)
    after = document.text[number.span.end : number.span.end + 1]
    text += after if after in _NAMED else ""
    return Quantity(Message(text, text), number.span)


def _checked(document: Document, number: int, relation: Relation) -> CheckedRelation:
    return CheckedRelation(
        number,
        document.source.position(relation.stated.span.start).line,
        type(relation).__name__,
        relation.title,
        relation.span,
        _quantity(document, relation.stated),
        tuple(Operand(operand.role, _quantity(document, operand.number)) for operand in relation.operands),
        _computed(document, relation),
        relation.working,
        relation.verdict.value,
    )


def _computed(document: Document, relation: Relation) -> Quantity | None:
    if relation.computed is None or not relation.computed.value.is_finite():
        return None
    text = computed_in_unit_of(document, relation.stated, relation.computed)
    return _of_figure(
        Message(text, text), relation.stated.span, relation.computed, base_unit(relation.stated.dimension)
    )


def _relations_by_span(relations: Sequence[CheckedRelation]) -> dict[Span, list[CheckedRelation]]:
    by_span: dict[Span, list[CheckedRelation]] = {}
    for relation in relations:
        for span in {relation.stated.span, *(operand.quantity.span for operand in relation.operands)}:
            by_span.setdefault(span, []).append(relation)
    return by_span
