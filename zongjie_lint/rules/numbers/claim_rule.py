"""What the rules about claims in words share: the finding stands at the words, the figures are related places."""

from __future__ import annotations

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.relations.contradiction import FIGURE, Contradiction
from zongjie_lint.relations.relation import Relation
from zongjie_lint.relations.working import printed
from zongjie_lint.rules.numbers.relation_rule import RelationRule


class ClaimRule(RelationRule):
    """A rule that reports claims that their figures do not bear out; the message may name `{claim}` and `{stated}`."""

    def report_failure(self, document: Document, relation: Relation) -> Diagnostic:
        """The finding about one claim."""
        if not isinstance(relation, Contradiction):
            return super().report_failure(document, relation)
        related = [Related(relation.stated.span, FIGURE)] if relation.stated.span != relation.claim else []
        related += [Related(operand.number.span, operand.role) for operand in relation.operands]
        return self.report(
            relation.claim,
            related=related,
            severity=Severity.INFO if relation.is_loose else None,
            evidence=relation.working,
            claim=relation.claim.of_text(document.text),
            stated=_figures(document, relation),
        )


def _figures(document: Document, relation: Contradiction) -> str:
    """The figure that a claim goes against, or, where the claim is itself a figure, those beside it."""
    if relation.stated.span != relation.claim or not relation.operands:
        return printed(document, relation.stated)
    return "、".join(printed(document, operand.number) for operand in relation.operands)
