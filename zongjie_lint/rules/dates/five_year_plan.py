"""DT04."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.plan_year import FiveYearPlan, PlanYear, StatedYears
from zongjie_lint.facts.present import sure_present
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.span import Span

_PLACES = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": 4}
_ORDER = "一二三四五"
_YEARS = Message("“{plan}”是{first}—{last}年，这里写的是{stated}", "“{plan}” is {first}–{last}, not {stated}")
_OUTSIDE = Message("{year}年不在“{plan}”（{first}—{last}年）里", "{year} is not in “{plan}” ({first}–{last})")
_WRONG_PLACE = Message(
    "{year}年是“{{plan}}”的第{number}年，不是“{called}”", "{year} is year {number} of “{{plan}}”, not “{called}”"
)
_DRAFTED_LATE = Message(
    "“{plan}”到{last}年为止，{year}年还要“{found}”？", "“{plan}” ends in {last}; is it still to be drawn up in {year}?"
)
_YEAR = Message("说的是{year}年", "about {year}")
_WORKING = Message("“{plan}”：{first}—{last}年", "“{plan}”: {first}–{last}")
_STILL_BEGINNING = 2
"""A plan in its third year may still be said to have begun well."""
_LONGEST = 9
_TO_DRAW_UP = compiled(
    r"(?:编制|谋划|制定|制订|研究制定|起草|完善)(?:好|完善)?(?:全[省市县区]|我[省市县区镇]|[省市县区])?“?$"
)
_ITSELF = compiled(r"[”\"]?(?:总体|发展)?规划(?!.{0,6}(?:评估|总结|收官|实施|完成|落实|任务|项目|目标))")
_ANNUAL = "云岭镇{0}年度工作总结\n\n{0}年是{1}。全镇完成投资3.2亿元，各项工作有序推进，群众满意度稳步提升。\n\n云岭镇人民政府\n{0}年12月28日\n"


class FiveYearPlanMismatch(Rule):
    """五年规划和年份对不上。

    ## 查什么
    规划后面括注的起止年份（“十四五”为2021—2025年）；某一年是不是规划的“开局之年”“收官之年”“第三年”，在不在规划期内；规划快到期了还写“编制”“完善”这个规划。
    规划年份以事实表为准，表里没有的不查；“谋划”“衔接”下一个规划的年份不算错。

    ## 为什么
    套用几年前的稿子，年份改了，规划的名字忘了改，内行一眼就看出来。

    ## 怎么改
    核对规划的名称和年份。
    """

    code = "DT04"
    name = "five-year-plan"
    title = Message("五年规划与年份不符", "five-year plan does not fit the year")
    severity = Severity.ERROR
    basis = "事实表（历次五年规划/计划纲要的起止年份）"
    message = _OUTSIDE
    advice = Message("核对规划的名称和年份。", "Check the plan and the year.")
    examples = (
        Bad("⟦“十四五”时期（2020—2024年⟧），全县将建成标准粮田30万亩。"),
        Good("“十四五”时期（2021—2025年），全县将建成标准粮田30万亩。"),
        Bad(_ANNUAL.format("2026", "⟦“十四五”规划开局之年⟧")),
        Good(_ANNUAL.format("2026", "“十五五”规划开局之年")),
        Bad("⟨2023年⟩是⟦“十四五”规划的收官之年⟧。"),
        Good("2025年是“十四五”规划的收官之年。"),
        Bad("⟨2023年⟩，是落实⟦“十三五”规划的攻坚之年⟧。"),
        Good("2023年，是落实“十四五”规划的攻坚之年。"),
        Good("2025年是“十四五”收官之年，也是谋划“十五五”规划的关键一年。", why="为下一个规划做准备"),
        Bad(_ANNUAL.format("2026", "关键一年，我们抢抓机遇，实现⟦“十四五”良好开局⟧")),
        Good(_ANNUAL.format("2026", "关键一年，我们抢抓机遇，实现“十五五”良好开局")),
        Bad("互助养老起步于⟨2019年⟩，当时正值⟦“十二五”后期⟧。"),
        Good("互助养老起步于2019年，当时正值“十三五”后期。"),
        Good("2020年，“十三五”规划收官之年，我们挂图作战。"),
        Bad("印发《云岭镇⟦“十四五”残疾人事业发展规划（2021—2026年⟧）》。"),
        Good("印发《云岭镇“十四五”残疾人事业发展规划（2021—2025年）》。"),
        Good("《云岭镇“十四五”综合交通规划（2021—2035年）》印发实施。", why="专项规划可以展望得更远"),
        Bad("⟨2020年⟩是⟦全面建成小康社会决胜阶段的开局之年⟧。"),
        Good("2016年是全面建成小康社会决胜阶段的开局之年。"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Compare stated spans, the places of years, and plans still to be drawn up with the table."""
        for stated in document.facts(StatedYears):
            if (stated.first, stated.last) != (stated.plan.first, stated.plan.last) and _is_of_the_plan(stated):
                yield self._said(stated.plan, stated.span, _YEARS, stated=f"{stated.first}—{stated.last}年")
        for named in document.facts(PlanYear):
            yield from self._placed(document, named)
        yield from self._drafted_late(document)

    def _placed(self, document: Document, named: PlanYear) -> Iterator[Diagnostic]:
        plan, number = named.plan, named.year - named.plan.first
        related = [Related(named.year_span, _YEAR.format(year=named.year))] if len(named.year_span) else []
        severity = None if related else Severity.WARNING
        if not plan.first <= named.year <= plan.last:
            if not _is_still_to_come(named):
                yield self._said(plan, named.span, _OUTSIDE, related, severity, year=named.year)
        elif not _may_be(named.place, number):
            called = named.span.of_text(document.folded)[len(plan.span) :].lstrip("的")
            values = {"year": named.year, "number": _ORDER[number], "called": called}
            yield self._said(plan, named.span, _WRONG_PLACE.format(**values), related, severity)

    def _drafted_late(self, document: Document) -> Iterator[Diagnostic]:
        present = sure_present(document)
        for plan in document.facts(FiveYearPlan) if present else ():
            before = _TO_DRAW_UP.search(document.folded, max(0, plan.span.start - 12), plan.span.start)
            if present and before and present.year >= plan.last and _ITSELF.search(plan.span.of_text(document.folded)):
                span = Span(before.start(), plan.span.end)
                found = span.of_text(document.text)
                yield self._said(plan, span, _DRAFTED_LATE, severity=Severity.WARNING, year=present.year, found=found)

    def _said(
        self,
        plan: FiveYearPlan,
        span: Span,
        message: Message,
        related: list[Related] | None = None,
        severity: Severity | None = None,
        **values: object,
    ) -> Diagnostic:
        known = {"plan": plan.name, "first": plan.first, "last": plan.last}
        return self.report(
            span,
            message=message.format(**known, **values),
            severity=severity,
            related=related or [],
            evidence=_WORKING.format(**known),
        )


def _is_still_to_come(named: PlanYear) -> bool:
    """The year before a plan may be decisive for it, and any before it may prepare its beginning."""
    years = named.plan.first - named.year
    return years > 0 if named.place == "begun" else named.place == "within" and years == 1


def _may_be(place: str, number: int) -> bool:
    """Whether a year of a plan, the first being 0, may be called what it is."""
    return number <= _STILL_BEGINNING if place == "begun" else _PLACES.get(place, number) == number


def _is_of_the_plan(stated: StatedYears) -> bool:
    """A plan for one field may look further ahead, and says so by its own years."""
    return stated.first <= stated.plan.last and stated.last - stated.first < _LONGEST
