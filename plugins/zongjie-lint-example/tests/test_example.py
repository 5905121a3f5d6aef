"""The examples inside the rule are its tests."""

import pytest
from zongjie_lint_example import OFFICE, AbbreviatedOfficeName, provide_rules

from zongjie_lint.diagnostic import Severity
from zongjie_lint.linter import Linter
from zongjie_lint.rule import Bad, Good
from zongjie_lint.source import Source
from zongjie_lint.testing import cases, check_example


@pytest.mark.parametrize("case", cases(provide_rules()), ids=lambda case: case.id)
def test_the_rule_finds_exactly_what_its_example_marks(case):
    check_example(case.rule, case.example)


def test_the_names_are_options():
    rule = AbbreviatedOfficeName(full="望榆镇水务站", short="水务站")
    check_example(rule, Bad("⟦水务站⟧巡查管网3次，望榆镇水务站检修泵房2座。"))
    check_example(rule, Good("望榆镇水务站检修泵房2座。", why="简称就在全称里"))


@pytest.mark.parametrize(("kind", "severity"), [("annual-summary", Severity.ERROR), ("minutes", Severity.INFO)])
def test_the_profile_weighs_the_rule_by_the_kind_of_report(kind, severity):
    report = Linter([AbbreviatedOfficeName()], OFFICE, kind).check(Source("稿", "政务中心受理事项1 206件。"))
    assert [found.severity for found in report.diagnostics] == [severity]


def test_whatever_the_profile_does_not_name_is_as_in_its_base():
    assert OFFICE.for_kind("minutes")["ST06"] is Severity.ERROR
