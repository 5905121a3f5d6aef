"""Every built-in rule documents itself, and its examples are its tests."""

import re
from collections import Counter

import pytest

from zongjie_lint.builtin import provide_rules
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good
from zongjie_lint.testing import cases, check_example

RULES = list(provide_rules())
HEADINGS = ["## 查什么", "## 为什么", "## 怎么改"]


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
class TestEveryRule:
    def test_has_a_manual_page_with_the_three_headings(self, rule):
        lines = [line.strip() for line in (rule.__doc__ or "").splitlines()]
        assert [line for line in lines if line.startswith("##")] == HEADINGS
        assert lines[0], "the page begins with one sentence about the fault"

    def test_has_a_code_and_a_name_of_the_agreed_form(self, rule):
        assert re.fullmatch(r"[A-Z]{2}\d{2}", rule.code)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)

    @pytest.mark.parametrize("part", ["title", "message", "advice"])
    def test_speaks_both_languages(self, rule, part):
        message = getattr(rule, part)
        assert isinstance(message, Message)
        assert message.zh.strip()
        assert message.en.strip()

    def test_names_what_it_rests_on(self, rule):
        assert rule.basis.strip()

    @pytest.mark.parametrize("kind", [Bad, Good])
    def test_shows_what_is_wrong_and_what_is_right(self, rule, kind):
        assert any(isinstance(example, kind) for example in rule.examples)

    def test_works_without_options(self, rule):
        assert isinstance(rule(), rule)


@pytest.mark.parametrize("key", ["code", "name"])
def test_no_two_rules_share(key):
    counted = Counter(getattr(rule, key) for rule in RULES)
    assert [value for value, times in counted.items() if times > 1] == []
