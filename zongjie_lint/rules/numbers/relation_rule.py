"""What the rules about relations between numbers share: every failure is shown with its operands and its working."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, ClassVar

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.relations.relation import Operand, Relation, is_round_percentage
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import in_unit_of, printed
from zongjie_lint.rule import Rule

_STATED = Message("写明的数", "as stated")


class RelationRule(Rule):
    """A rule that reports the failures of some relations; the message may name `{stated}` and `{computed}`."""

    relations: ClassVar[tuple[type[Relation], ...]]
    messages: ClassVar[Mapping[type[Relation], Message]] = MappingProxyType({})
    """What is said instead of `message` about some of the relations."""

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every relation that fails in all its readings."""
        for kind in self.relations:
            for relation in document.facts(kind):
                if relation.verdict is Verdict.FAIL and not relation.is_consequence:
                    yield self.report_failure(document, relation)

    def report_failure(self, document: Document, relation: Relation) -> Diagnostic:
        """The finding about one relation."""
        computed, at_fault = relation.computed, relation.misprint or relation.stated
        places = [Operand(relation.stated, _STATED), *relation.operands]
        values: dict[str, Any] = {
            "stated": printed(document, relation.stated),
            "computed": in_unit_of(document, relation.stated, computed.value) if computed else "",
            **relation.names,
        }
        return self.report(
            at_fault.span,
            message=relation.told or self.messages.get(type(relation)),
            related=[Related(each.number.span, each.role) for each in places if each.number != at_fault],
            severity=_severity(relation),
            evidence=relation.working,
            **values,
        )


def _severity(relation: Relation) -> Severity | None:
    """The severity where it is not that of the rule."""
    if _is_said_roundly(relation):
        return Severity.INFO
    return Severity.WARNING if relation.is_probable else None


def _is_said_roundly(relation: Relation) -> bool:
    """Whether a round percentage stands for one nearby: people write 50 % for 49.3 %."""
    if not is_round_percentage(relation.stated) or relation.computed is None or relation.stated.figure is None:
        return False
    return abs(relation.computed.value - relation.stated.figure.value) <= 1
