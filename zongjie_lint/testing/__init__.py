"""For authors of plugins: what a rule, a reader, a reporter and a plugin must do, as assertions for their tests."""

from __future__ import annotations

from zongjie_lint.testing.completeness import check_rule, faults_of
from zongjie_lint.testing.example_case import Case, cases, check_example
from zongjie_lint.testing.finding import check_text
from zongjie_lint.testing.mending import check_fixes
from zongjie_lint.testing.provision import check_plugin
from zongjie_lint.testing.reading import check_reader
from zongjie_lint.testing.rendering import check_reporter
from zongjie_lint.testing.suite import rule_tests

__all__ = [
    "Case",
    "cases",
    "check_example",
    "check_fixes",
    "check_plugin",
    "check_reader",
    "check_reporter",
    "check_rule",
    "check_text",
    "faults_of",
    "rule_tests",
]
