"""What was recognised in a document: kind, period, parts, headings, relations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.heading import Heading
from zongjie_lint.facts.period import ReportingPeriod
from zongjie_lint.facts.report_kind import Kind, kind_of
from zongjie_lint.facts.role import Role
from zongjie_lint.facts.section import Section, roles_found
from zongjie_lint.facts.signature import Signature
from zongjie_lint.facts.unnumbered_heading import UnnumberedHeading
from zongjie_lint.facts.zone import body
from zongjie_lint.message import Message
from zongjie_lint.relations.catalogue import relation_types
from zongjie_lint.relations.earlier_report import HELD, HeldAgainst
from zongjie_lint.relations.relation import Relation
from zongjie_lint.report import Outline, RuleFailure, attempt
from zongjie_lint.span import Span

_SHOWN = (Role.INDICATORS, Role.WORK, Role.EXPERIENCE, Role.PROBLEMS, Role.PLAN, Role.INTEGRITY)
"""The parts worth a place in the head line, in the order of a report."""
_SIGNATURE = Message("落款", "signature")
_ENOUGH = 200
"""So many characters that no section of problems or plans claims are taken for work, whatever their headings say."""


def outline(document: Document, failures: list[RuleFailure] | None = None) -> Outline:
    """Everything the head of a report shows; a relation that raises is kept among the failures."""
    kept = [] if failures is None else failures
    kind = kind_of(document)
    return Outline(
        kind=kind.key if kind else None,
        kind_title=kind.title if kind else None,
        period=_period(document),
        parts=tuple(_parts(document, kind)),
        headings=tuple(_headings(document)),
        relations=_verdicts(document, relation_types(), kept),
        held=_verdicts(document, HELD, kept) if document.previous else None,
    )


def _period(document: Document) -> tuple[str, str] | None:
    period = document.fact(ReportingPeriod)
    return (period.first.isoformat(), period.last.isoformat()) if period else None


def _parts(document: Document, kind: Kind | None) -> Iterator[tuple[Message, bool]]:
    """The parts this kind should have and those that are there besides; the signature last."""
    found = _found(document)
    wanted = {*kind.required, *kind.usual} if kind else set()
    for role in _SHOWN:
        if role in found or role in wanted:
            yield role.title, role in found
    signed = document.fact(Signature) is not None
    if signed or (kind and kind.signed):
        yield _SIGNATURE, signed


def _found(document: Document) -> set[Role]:
    found = set(roles_found(document))
    return found | {Role.WORK} if Role.DUTY in found or _unclaimed(document) >= _ENOUGH else found


def _unclaimed(document: Document) -> int:
    """Characters of the body outside every section that is for something other than work."""
    others = [section.span for section in document.facts(Section) if section.roles and Role.WORK not in section.roles]
    return sum(len(p) for p in body(document) if not any(span.start <= p.span.start < span.end for span in others))


def _headings(document: Document) -> Iterator[tuple[int, Span, str]]:
    headings: list[Fact] = [*document.facts(Heading), *document.facts(UnnumberedHeading)]
    for heading in sorted(headings, key=lambda each: each.span):
        yield heading.span.start, heading.span, heading.span.of_text(document.text)


def _verdicts(
    document: Document, kinds: Iterable[type[Relation | HeldAgainst]], failures: list[RuleFailure]
) -> Counter[str]:
    found = (attempt(kind.__name__, failures, partial(document.facts, kind)) or () for kind in kinds)
    return Counter(each.verdict.value for facts in found for each in facts)
