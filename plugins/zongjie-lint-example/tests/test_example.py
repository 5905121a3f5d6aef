"""The kit checks what every plugin must do; the rest is what only this one does."""

import pytest
import zongjie_lint_example
from zongjie_lint_example import OFFICE, AbbreviatedOfficeName, Checklist, provide_rules

from zongjie_lint.diagnostic import Severity
from zongjie_lint.linter import Linter
from zongjie_lint.source import Source
from zongjie_lint.testing import check_plugin, check_reporter, check_text, rule_tests

TestRules = rule_tests(provide_rules())


def test_the_plugin_loads_beside_the_built_in_one():
    check_plugin(zongjie_lint_example, "example")


def test_the_names_are_options():
    rule = AbbreviatedOfficeName(full="望榆镇水务站", short="水务站")
    (found,) = check_text("水务站巡查管网3次，望榆镇水务站检修泵房2座。", rule)
    assert found.span.start == 0
    assert check_text("望榆镇水务站检修泵房2座。", rule) == []


@pytest.mark.parametrize(("kind", "severity"), [("annual-summary", Severity.ERROR), ("minutes", Severity.INFO)])
def test_the_profile_weighs_the_rule_by_the_kind_of_report(kind, severity):
    report = Linter([AbbreviatedOfficeName()], OFFICE, kind).check(Source("稿", "政务中心受理事项1 206件。"))
    assert [found.severity for found in report.diagnostics] == [severity]


def test_whatever_the_profile_does_not_name_is_as_in_its_base():
    assert OFFICE.for_kind("minutes")["ST06"] is Severity.ERROR


def test_the_checklist_has_a_box_for_each_finding():
    written = check_reporter(Checklist())
    assert written.count("- [ ] ") == 3
    assert "- [ ] 第 3 行：“x个”没有填。填上。（ZZ01）\n" in written
