"""DT01."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.date import in_chinese
from zongjie_lint.facts.period import ReportingPeriod
from zongjie_lint.facts.report_kind import is_of_kind
from zongjie_lint.facts.signature import Signature
from zongjie_lint.facts.stated_period import EXPECTED, StatedPeriod
from zongjie_lint.facts.zone import body
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule

_EXEMPT = ("plan", "government-work-report", "communique", "speech", "minutes")
_LATE = Message(
    "落款是{date}，离报告期结束（{end}）已有{days}天", "signed on {date}, {days} days after the period ended ({end})"
)
_PERIOD = Message("报告期：{period}", "period: {period}")
_TOLD = Message("整个报告期的数据", "figures for the whole period")
_FORESTALLED = Message(
    "落款是{date}，报告期（到{end}为止）还没有结束，正文已经有整个报告期的数据",
    "signed on {date}, before the period ends ({end}), yet the text has figures for all of it",
)
_MOST = 3
_REPORT = "云岭镇2026年上半年工作总结\n\n上半年，全镇完成投资3.2亿元，各项工作有序推进，群众满意度稳步提升。\n\n云岭镇人民政府\n{0}\n"
_FIGURES = (
    "云岭镇2026年上半年总结\n\n2026年，全镇各项工作有序推进。{0}投资3.2亿元，同比增长8.5%。\n\n云岭镇人民政府\n{1}\n"
)
_ANNUAL = "云岭镇2026年度工作总结\n\n2026年，全镇完成投资3.2亿元，各项工作有序推进，群众满意度稳步提升。\n\n云岭镇人民政府\n{0}\n"


@dataclass(frozen=True)
class SignatureVsPeriod(Rule):
    """成文日期和报告期对不上。

    ## 查什么
    落款日期早于报告期结束：半年、季度总结提前15天以上，年度总结提前60天以上，报错；提前不到15天，而正文写着“1—6月累计完成……”一类整个报告期的数据、又没有“预计”的，也报错，没有这类数据的只作提示。
    落款晚于报告期三百天以上的也提示。报告期由标题、正文、落款共同推定，标题年份写错时不拿它当尺子。

    ## 为什么
    一月份写年度总结，落款的年份最容易写成旧年；套用旧稿时最容易忘改落款。

    ## 怎么改
    核对落款的年、月、日。
    """

    code = "DT01"
    name = "signature-vs-period"
    title = Message("成文日期与报告期不符", "date of signature does not fit the period")
    severity = Severity.ERROR
    basis = "《党政机关公文处理工作条例》第二十条（四）：时间准确；实务"
    message = Message(
        "落款{date}，而报告的是{period}（到{end}为止）",
        "signed on {date}, yet the report is about {period} (until {end})",
    )
    advice = Message("核对落款的年月日。", "Check the date of the signature.")
    early_days: int = 15
    """A report on part of a year may be signed so many days before its period ends."""
    early_days_of_a_year: int = 60
    late_days: int = 300
    examples = (
        Bad(_REPORT.format("⟦2025年7月9日⟧")),
        Good(_REPORT.format("2026年7月9日")),
        Bad(_ANNUAL.format("⟦2026年1月12日⟧")),
        Good(_ANNUAL.format("2027年1月12日")),
        Bad(_ANNUAL.format("⟦二〇二六年一月九日⟧")),
        Good(_ANNUAL.format("二〇二六年十二月九日"), why="年底前写年度总结是常事"),
        Good(_REPORT.format("2026年7月30日")),
        Bad(_FIGURES.format("1—6月累计完成", "⟦2026年6月18日⟧")),
        Good(_FIGURES.format("1—6月累计完成", "2026年7月8日")),
        Good(_FIGURES.format("预计1—6月累计完成", "2026年6月18日"), why="写明是预计数"),
        Good(
            _FIGURES.format("1—5月累计完成", "2026年6月28日").replace("上半年总结", "1—5月总结"), why="报告期已经结束"
        ),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Compare the signature with the end of the period."""
        signature, period = document.fact(Signature), document.fact(ReportingPeriod)
        if not signature or not signature.date or not period or is_of_kind(document, *_EXEMPT):
            return
        early = (period.last - signature.date).days
        if early > self._allowed(period):
            yield self._reported(signature, period, Severity.ERROR)
        elif early > 0 and not period.is_whole_year:
            yield from self._forestalled(document, signature, period)
        elif -early > self.late_days:
            yield self._reported(signature, period, Severity.INFO, _LATE)

    def _allowed(self, period: ReportingPeriod) -> int:
        return self.early_days_of_a_year if period.is_whole_year else self.early_days

    def _forestalled(self, document: Document, signature: Signature, period: ReportingPeriod) -> Iterator[Diagnostic]:
        """Signed some days before the period ends: wrong if the text has figures for all of it and forecasts none."""
        forecasts = any(EXPECTED.search(paragraph.folded) for paragraph in body(document))
        told = [
            Related(stated.span, _TOLD)
            for stated in document.facts(StatedPeriod)
            if stated.last >= period.last and not stated.is_expected
        ]
        if told:
            severity = Severity.WARNING if forecasts else Severity.ERROR
            yield self._reported(signature, period, severity, _FORESTALLED, told[:_MOST])
        elif not forecasts:
            yield self._reported(signature, period, Severity.INFO)

    def _reported(
        self,
        signature: Signature,
        period: ReportingPeriod,
        severity: Severity,
        message: Message | None = None,
        told: Sequence[Related] = (),
    ) -> Diagnostic:
        date = signature.date or datetime.date.min
        related = [Related(period.span, _PERIOD.format(period=period.title))] if len(period.span) else []
        return self.report(
            signature.date_span,
            message=message,
            severity=severity,
            related=[*related, *told],
            date=in_chinese(date),
            period=period.title,
            end=in_chinese(period.last),
            days=abs((date - period.last).days),
        )
