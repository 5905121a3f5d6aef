"""The tests of rules as one class, for pytest to collect."""

from __future__ import annotations

from collections.abc import Iterable

from zongjie_lint.rule import Rule
from zongjie_lint.testing.completeness import check_rule
from zongjie_lint.testing.example_case import Case, cases, check_example
from zongjie_lint.testing.mending import check_fixes


def rule_tests(rules: Iterable[type[Rule]]) -> type:
    """A class of tests for pytest: `TestRules = rule_tests(provide_rules())` runs every example, and checks every rule.

    An example with `known_miss` is expected to fail, and the test says so when it starts to pass.
    """
    import pytest  # noqa: PLC0415 - a program that checks reports needs no pytest

    known = list(rules)
    examples = [
        pytest.param(case, id=case.id, marks=[pytest.mark.xfail(raises=AssertionError, reason=miss, strict=True)] if miss else [])
        for case in cases(known)
        for miss in [case.example.known_miss]
    ]  # fmt: skip
    every_rule = pytest.mark.parametrize("rule", known, ids=lambda rule: rule.code)

    class RuleTests:
        @pytest.mark.parametrize("case", examples)
        def test_finds_exactly_what_its_example_marks(self, case: Case) -> None:
            check_example(case.rule, case.example)

        @every_rule
        def test_is_complete(self, rule: type[Rule]) -> None:
            check_rule(rule)

        @every_rule
        def test_mends_form_only_and_at_once(self, rule: type[Rule]) -> None:
            check_fixes(rule)

    return RuleTests
