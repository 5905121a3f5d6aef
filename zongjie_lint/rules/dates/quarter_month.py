"""DT08."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.clause import around
from zongjie_lint.facts.named_months import NamedMonths
from zongjie_lint.facts.role import Role
from zongjie_lint.facts.section import role_at
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule

_OTHER_YEAR = Message("“{found}”的年份前后不一", "“{found}” names two different years")


class QuarterMonth(Rule):
    """季度、半年和写明的月份对不上。

    ## 查什么
    “二季度（3—5月）”“前三季度（1—8月）”“1—7月（上半年）”“一至四月即一季度”：用括号、“即”、冒号或斜线说成同一段时间，月份却不是那几个月。
    “上半年……1—5月完成”不算，“（1—8月数据）”“（截至5月底）”说明了数据截止时间，也不算；财年、学年、榨季、农历另有起止，不查。

    ## 为什么
    套用上一季度的稿子时只改了一处；统计口径说不清，后面的数都不可靠。

    ## 怎么改
    核对报告期；数据确实只到某月的，写明“截至某月”。
    """

    code = "DT08"
    name = "quarter-month"
    title = Message("季度与月份不符", "quarter and months differ")
    severity = Severity.ERROR
    basis = "历法"
    message = Message("“{found}”对不上：{period}是{months}", "“{found}” does not fit: {period} is {months}")
    advice = Message(
        "核对月份；数据只到某月的，写明“截至某月底”。",
        "Check the months; if the figures end earlier, say until when.",
    )
    examples = (
        Bad("⟦二季度（3—5月）⟧，接待来访群众420人次。"),
        Good("二季度（4—6月），接待来访群众420人次。"),
        Bad("⟦前三季度（1—8月⟧，下同）完成税收3.1亿元。"),
        Good("前三季度（1—9月，下同）完成税收3.1亿元。"),
        Bad("⟦2025年1—7月（上半年）⟧完成税收3.1亿元。"),
        Good("2025年1—6月（上半年）完成税收3.1亿元。"),
        Bad("⟦一至四月即一季度⟧，工业用电量下降。"),
        Good("一至三月即一季度，工业用电量下降。"),
        Bad("⟦三季度，即6、7、8月⟧，发放高温补贴。"),
        Good("三季度，即7、8、9月，发放高温补贴。"),
        Bad("报告期：⟦第四季度／9月至12月⟧。"),
        Good("报告期：第四季度／10月至12月。"),
        Bad("⟦2025年上半年（2024年1—6月）⟧完成投资2亿元。"),
        Good("2025年上半年（2025年1—6月）完成投资2亿元。"),
        Good("上半年经济平稳，1—5月完成工业投资2亿元。", why="没有说成同一段时间，数据只到5月"),
        Good("前三季度（1—8月数据）完成税收3.1亿元，上半年（截至5月底）完成2亿元。", why="说明了数据截止时间"),
        Good("本公司财年自四月起，一季度（4—6月）订单回升。", why="财年"),
        Good("体检分两批进行：上半年（4—5月）、下半年（9—10月）。", why="是各批的月份"),
        Good("二季度：4—5月完成基础，6月封顶。", why="冒号后面是分月安排"),
        Good("上一季度（4—6月）的问题已整改。", why="上一季度不是一季度"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Hold every quarter and half-year against the months that are said to be it."""
        pairs = document.facts(NamedMonths)
        if pairs and not any(word in document.folded for word in words("periods", "other_years")):
            for pair in pairs:
                yield from self._judged(document, pair)

    def _judged(self, document: Document, pair: NamedMonths) -> Iterator[Diagnostic]:
        severity = _severity(document, pair)
        found, period = pair.span.of_text(document.text), pair.period.of_text(document.text)
        if severity and not _beside().search(around(document, pair.span)):
            yield self.report(
                pair.span, severity=severity, found=found, period=period, months="{}—{}月".format(*pair.due)
            )
        elif severity is None and pair.due == pair.stated and None not in pair.years and len(set(pair.years)) == 2:
            yield self.report(pair.span, message=_OTHER_YEAR, found=found)


def _severity(document: Document, pair: NamedMonths) -> Severity | None:
    """Months outside the period are wrong; fewer months may be those of a stage, unless the period counts from January."""
    (first, last), (begin, end) = pair.due, pair.stated
    if pair.due == pair.stated:
        return None
    if begin < first or end > last:
        return Severity.ERROR
    if pair.loose or _is_staged(document, pair):
        return None
    if first == 1:
        return (Severity.ERROR if last == 9 else Severity.WARNING) if begin == 1 else None
    return Severity.WARNING if begin == first or end == last else None


def _is_staged(document: Document, pair: NamedMonths) -> bool:
    """Whether the months may be those of one stage of the work, or of a plan."""
    return Role.PLAN in role_at(document, pair.span.start) or bool(_stages().search(around(document, pair.span)))


@cache
def _beside() -> regex.Pattern[str]:
    return compiled(any_of(words("periods", "other_years_beside")))


@cache
def _stages() -> regex.Pattern[str]:
    return compiled(any_of(words("periods", "stages")))
