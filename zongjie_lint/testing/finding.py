"""What rules find in a text."""

from __future__ import annotations

from zongjie_lint.builtin import provide_rules
from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.document import Document
from zongjie_lint.linter import Linter
from zongjie_lint.rule import Rule
from zongjie_lint.source import Source
from zongjie_lint.vocabulary import NO_VOCABULARY, Vocabulary


def check_text(
    text: str,
    *rules: Rule | type[Rule],
    kind: str | None = None,
    previous: str = "",
    vocabulary: Vocabulary = NO_VOCABULARY,
) -> list[Diagnostic]:
    """What rules find in a text, in the order of places; without rules, what the built-in ones do.

    A rule that is named judges even if it is off by default. `kind` is the kind of report, `previous` the report of the
    year before. Raises AssertionError, with the traceback, where a rule raises.
    """
    chosen = [each() if isinstance(each, type) else each for each in rules or provide_rules()]
    linter = Linter(
        chosen,
        kind=kind,
        previous=Document(previous) if previous else None,
        selected=[rule.code for rule in chosen] if rules else (),
        vocabulary=vocabulary,
    )
    report = linter.check(Source("", text))
    for failure in report.failures:
        raise AssertionError(f"{failure.code} 出错了 raised {failure.said('zh')}\n{failure.traceback}")
    return list(report.diagnostics)
