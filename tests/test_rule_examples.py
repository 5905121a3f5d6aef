"""Every built-in rule documents itself, and its examples are its tests."""

from collections import Counter

import pytest

from zongjie_lint.builtin import provide_rules
from zongjie_lint.testing import cases, check_example, check_rule

RULES = list(provide_rules())


def marked(example):
    reason = example.known_miss
    return [pytest.mark.xfail(raises=AssertionError, reason=reason, strict=True)] if reason else []


@pytest.mark.parametrize(
    ("rule", "example"),
    [pytest.param(case.rule, case.example, id=case.id, marks=marked(case.example)) for case in cases(RULES)],
)
def test_the_rule_finds_exactly_what_its_example_marks(rule, example):
    check_example(rule, example)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_is_complete(rule):
    check_rule(rule)


@pytest.mark.parametrize("key", ["code", "name"])
def test_no_two_rules_share(key):
    counted = Counter(getattr(rule, key) for rule in RULES)
    assert [value for value, times in counted.items() if times > 1] == []
