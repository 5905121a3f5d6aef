"""The examples inside the rule are its tests."""

import pytest
from zongjie_lint_example import AbbreviatedOfficeName, provide_rules

from zongjie_lint.rule import Bad, Good
from zongjie_lint.testing import cases, check_example


@pytest.mark.parametrize("case", cases(provide_rules()), ids=lambda case: case.id)
def test_the_rule_finds_exactly_what_its_example_marks(case):
    check_example(case.rule, case.example)


def test_the_names_are_options():
    rule = AbbreviatedOfficeName(full="望榆镇水务站", short="水务站")
    check_example(rule, Bad("⟦水务站⟧巡查管网3次，望榆镇水务站检修泵房2座。"))
    check_example(rule, Good("望榆镇水务站检修泵房2座。", why="简称就在全称里"))
