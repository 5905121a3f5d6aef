"""Which kind of report a title names, and what time it is about."""

import pytest

from zongjie_lint.document import Document
from zongjie_lint.facts.period import ReportingPeriod, YearVote
from zongjie_lint.facts.report_kind import kind_of

OPENING = "全年疏浚塘坝16口，新修村道12公里。\n"


@pytest.mark.parametrize(
    "title",
    [
        "云岭县“十四五”规划实施情况总结评估报告",
        "云岭县2021—2025年农业工作总结",
        "云岭县农业局近五年工作总结",
        "云岭县“十四五”工作总结和“十五五”工作打算",
    ],
)
def test_a_summary_of_several_years_is_about_no_single_one(title):
    document = Document(f"{title}\n2025年，{OPENING}")
    assert kind_of(document) is None
    assert document.fact(ReportingPeriod) is None


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("云岭县农业局2025年工作总结暨“十五五”工作思路", "2025年"),
        ("云岭县农业局二〇一五年工作总结", "2015年"),
        ("云岭县农业局2025年度绩效评估工作总结", "2025年"),
    ],
)
def test_a_summary_of_one_year_is(title, period):
    document = Document(f"{title}\n{OPENING}")
    assert kind_of(document).key == "annual-summary"
    assert document.fact(ReportingPeriod).title == period


def test_a_number_at_the_end_of_a_line_is_no_year_of_the_next():
    document = Document(f"云岭县农业局工作总结\n{OPENING}全县种植柑橘 2024\n年产量稳定，新修机耕路始于2024年。\n")
    assert not document.facts(YearVote)
