"""DT02."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.date import in_chinese
from zongjie_lint.facts.deadline import Deadline, Written
from zongjie_lint.facts.period import ReportingPeriod
from zongjie_lint.facts.report_kind import is_of_kind
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule

_EXEMPT = ("plan", "communique", "minutes")
_OVERLAP = Message(
    "计划的“{found}”和报告期（到{end}为止）重叠", "the plan's “{found}” overlaps the period, which runs until {end}"
)
_PAST_PERIOD = Message(
    "计划的“{found}”不晚于报告期末（{end}）", "the plan's “{found}” is not after the end of the period ({end})"
)
_SIGNED = Message("成文日期", "date of the report")
_PERIOD = Message("报告期", "period of the report")
_REPORT = (
    "云岭镇2026年上半年工作总结\n\n一、主要工作\n上半年，全镇完成投资3.2亿元，各项工作有序推进，群众满意度稳步提升。\n\n"
    "二、下半年打算\n下半年，要加快冷链园区建设，{0}\n\n云岭镇人民政府\n2026年7月8日\n"
)
_WITH_PROBLEMS = _REPORT.replace("二、下半年打算\n下半年，", "二、存在问题和下半年打算\n存在问题：推进偏慢。下半年，")
_SPEECH = (
    "在全区经济运行调度会上的讲话\n\n同志们：\n2025年，是我区砥砺前行的一年，各项工作有序推进。做好2026年的各项工作，要靠大家。\n\n"
    "二、下一步工作要求\n4月份即将结束，时间紧、任务重。5个重点项目要确保⟦{0}⟧按时开工。\n"
)


class PlanNotAfterPeriod(Rule):
    """计划的时间已经过去，或与报告期重叠。

    ## 查什么
    “下一步打算”里的期限（“5月底前”“二季度末”“6—12月”）是否已经过了报告期或成文日期，讲话稿按讲话的时间算；其他部分里“预计某年5月底前”一类带年份的期限是否早于成文日期。
    年度总结的计划按下一年算；写明“明年”的不查。

    ## 为什么
    套用上年、上季度的计划，月份忘了改，一眼就看出是旧稿。

    ## 怎么改
    把期限改到报告期之后；事情已经做完的，移到工作部分去写。
    """

    code = "DT02"
    name = "plan-not-after-period"
    title = Message("计划的时间已过", "plan is already past")
    severity = Severity.ERROR
    basis = "《党政机关公文处理工作条例》第二十条（四）：时间准确；实务"
    message = Message(
        "计划的“{found}”在成文时（{end}）已经过去",
        "the plan's “{found}” was already past when the report was written ({end})",
    )
    advice = Message(
        "把期限改到报告期之后，或把已完成的事移到工作部分。",
        "Move the deadline past the period, or move what is done to the part on work.",
    )
    examples = (
        Bad(_REPORT.format("确保⟦5月底前⟧主体封顶，年底前试运营。")),
        Good(_REPORT.format("确保9月底前主体封顶，年底前试运营。")),
        Bad(_REPORT.format("力争⟦二季度末⟧让污水管网全线通水。")),
        Good(_REPORT.format("力争三季度末让污水管网全线通水。")),
        Bad(_REPORT.format("力争二期工程⟦2026年4月底前⟧全部完工。")),
        Good(_REPORT.format("力争二期工程2027年4月底前全部完工。")),
        Bad(_REPORT.format("认真谋划⟦2025年⟧的重大项目。")),
        Good(_REPORT.format("认真谋划2027年的重大项目。")),
        Bad(_SPEECH.format("一季度")),
        Good(_SPEECH.format("二季度").replace("⟦", "").replace("⟧", "")),
        Good(_REPORT.format("巩固6月底前完成的清理成果，做好明年3月底前的备耕准备。")),
        Bad(_WITH_PROBLEMS.format("确保⟦二季度末⟧主体完工。")),
        Good(_WITH_PROBLEMS.format("确保三季度末主体完工。")),
        Bad(_REPORT.format("力争⟦2025年⟧灌区改造面积突破3万亩。")),
        Good(_REPORT.format("力争2027年灌区改造面积突破3万亩。")),
        Good(_REPORT.format("争取2025年度先进单位评比实现突破。"), why="评的是上一年"),
        Bad(_REPORT.format("确保⟦2026年4月底前⟧完成结转渠段衬砌。")),
        Good(_REPORT.format("确保2026年9月底前完成结转渠段衬砌。")),
        Good(_REPORT.format("对2026年4月底前未完成的渠段，倒排工期。"), why="说的是没做完的事"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report deadlines before the day of writing, and spans that begin inside the period."""
        written = document.fact(Written)
        if written and not is_of_kind(document, *_EXEMPT):
            for deadline in document.facts(Deadline):
                if (
                    deadline.last <= (written.period_end if deadline.in_plan else written.day)
                    or deadline.last < written.day
                ):
                    yield self._reported(document, deadline, written, None)
                elif deadline.in_plan and _runs_across(deadline, written):
                    yield self._reported(document, deadline, written, _OVERLAP)

    def _reported(
        self, document: Document, deadline: Deadline, written: Written, message: Message | None
    ) -> Diagnostic:
        end = written.period_end if message else written.day
        return self.report(
            deadline.span,
            message=message or (None if len(written.span) else _PAST_PERIOD),
            severity=None if deadline.in_plan else Severity.WARNING,
            related=_places(document, written),
            found=deadline.span.of_text(document.text).strip(),
            end=in_chinese(end),
        )


def _places(document: Document, written: Written) -> list[Related]:
    """Where the report tells the time it is held against: its date, else its period."""
    period = document.fact(ReportingPeriod)
    if len(written.span):
        return [Related(written.span, _SIGNED)]
    return [Related(period.span, _PERIOD)] if period and len(period.span) else []


def _runs_across(deadline: Deadline, written: Written) -> bool:
    """Whether a span of months, but not a quarter, begins inside the period and ends after it."""
    days = (deadline.last - deadline.first).days
    is_quarter = days < 93 and deadline.first.month % 3 == 1
    return days > 31 and not is_quarter and deadline.first <= written.period_end < deadline.last
