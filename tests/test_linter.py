"""Whatever goes wrong in one place is named, and the rest is still checked."""

import pytest

from zongjie_lint import linter as linter_module
from zongjie_lint.builtin import provide_rules
from zongjie_lint.linter import Linter
from zongjie_lint.report import Report
from zongjie_lint.rules.numbers.sum_mismatch import SumMismatch
from zongjie_lint.selection import NothingSelected, Selection
from zongjie_lint.source import Source

DRAFT = Source("稿.txt", "全年办结提案63件，其中经济类提案31件、民生类提案22件、生态类提案7件。")


class BrokenReader:
    name = "坏读取器"
    suffixes = (".txt",)

    def read(self, name, data):
        raise KeyError("没有这一部分")


def test_a_reader_that_raises_gives_a_report_and_status_2():
    report = Linter([SumMismatch()]).read_and_check("稿.txt", b"", BrokenReader())
    assert "坏读取器" in report.error.zh
    assert "KeyError" in report.error.en
    assert Report((report,)).exit_status(None) == 2


def test_an_outline_that_raises_leaves_the_findings(monkeypatch):
    def broken(document):
        raise ValueError("outline")

    monkeypatch.setattr(linter_module, "outline", broken)
    report = Linter([SumMismatch()]).check(DRAFT)
    assert [found.code for found in report.diagnostics] == ["NU01"]
    assert [failure.code for failure in report.failures] == ["outline"]
    assert Report((report,)).exit_status(None) == 2


def test_a_selection_that_leaves_no_rule_is_refused():
    with pytest.raises(NothingSelected):
        Selection(select=("NU01",), ignore=("NU",)).choose(provide_rules())
