"""Which months the numbers of a paragraph are counted in."""

from __future__ import annotations

import pytest

from zongjie_lint.document import Document
from zongjie_lint.relations.period_mean import PeriodMean
from zongjie_lint.relations.period_sum import PeriodSum
from zongjie_lint.relations.timed_claim import timed_paragraphs
from zongjie_lint.relations.verdict import Verdict


def _months(text: str) -> list[tuple[str, str]]:
    document = Document(text)
    return [
        (timed.months.label, timed.claim.number.span.of_text(text))
        for claims in timed_paragraphs(document)
        for timed in claims
        if timed.is_direct
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一至三季度分别检修12台、15台和18台。", [("1—3月", "12台"), ("4—6月", "15台"), ("7—9月", "18台")]),
        ("一、二季度分别检修12台、15台。", [("1—3月", "12台"), ("4—6月", "15台")]),
        ("1月、2月分别售出30箱、45箱。", [("1月", "30箱"), ("2月", "45箱")]),
        ("一、二季度检修27台，下半年检修30台。", [("1—6月", "27台"), ("7—12月", "30台")]),
        ("前8个月检修40台。", [("1—8月", "40台")]),
        ("截至9月底累计检修45台。", [("1—9月", "45台")]),
        ("一季度末存栏300头。", []),
    ],
)
def test_each_number_gets_the_months_that_are_told_before_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert _months(text) == expected


def test_years_without_names_add_up_to_what_they_are_together() -> None:
    (relation,) = Document("近三年分别修渠12公里、15公里、18公里，三年累计修渠54公里。").facts(PeriodSum)

    assert relation.verdict is Verdict.FAIL
    assert relation.working == "12公里 + 15公里 + 18公里 = 45公里（43.5—46.5公里） ≠ 54公里"


@pytest.mark.parametrize("mean", ["24件", "36件"])
def test_days_are_counted_by_the_calendar_and_by_the_week(mean: str) -> None:
    (relation,) = Document(f"全年办件8 900件，日均{mean}。").facts(PeriodMean)

    assert relation.verdict is Verdict.PASS
