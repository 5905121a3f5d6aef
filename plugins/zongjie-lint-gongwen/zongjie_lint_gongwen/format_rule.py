"""What the rules of the page format share: they look at Word documents only, and speak when they are asked."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.rule import Rule
from zongjie_lint_gongwen.formatting import Formatting


@dataclass(frozen=True)
class FormatRule(Rule):
    """Base of the rules. Their cases are Word documents, which stand in the tests, not texts beside the rule."""

    severity = Severity.INFO
    off_by_default = True
    examples = ()

    def check(self, document: Document) -> Iterable[Diagnostic]:
        """What is wrong with a Word document's looks; about any other document there is nothing to say."""
        formatting = document.fact(Formatting)
        return () if formatting is None else self.judge(document, formatting)

    @abstractmethod
    def judge(self, document: Document, formatting: Formatting) -> Iterable[Diagnostic]:
        """Every way in which the looks differ from the standard."""
