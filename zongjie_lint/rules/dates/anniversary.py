"""DT05."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.anniversary import Anniversary
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule

_WORKING = Message("{year} − {base} = {right}", "{year} − {base} = {right}")
_BEGUN = Message("起算的年份", "counted from this year")
_YEAR = Message("说的是这一年", "the year spoken of")
_REPORT = "云岭镇2026年度工作总结\n\n2026年，全镇各项工作有序推进。{0}\n\n云岭镇人民政府\n2026年12月28日\n"


class AnniversaryCount(Rule):
    """周年数不对。

    ## 查什么
    “新中国成立N周年”“建党N周年”一类，按事实表的起算年份推算；本单位的“建馆N周年”“施行N周年”，文中写明了哪一年建立、施行的才查。
    年份取本句写明的那一年，没有写的取报告的年份（要有两处以上能确定）。“即将迎来”的可以多一年。

    ## 为什么
    套用去年的稿子，周年数最容易忘了加一。

    ## 怎么改
    周年数等于当年减去起算的那一年。
    """

    code = "DT05"
    name = "anniversary"
    title = Message("周年数不对", "wrong anniversary")
    severity = Severity.WARNING
    basis = "数学；事实表（重要纪念日的起算年份）"
    message = Message(
        "{year}年是{right}周年，这里写的是“{found}”", "in {year} it is the anniversary of {right} years, not “{found}”"
    )
    advice = Message("按起算的年份核对周年数。", "Count again from the year it began.")
    examples = (
        Bad("⟨2024年⟩，隆重庆祝新中国成立⟦74周年⟧。"),
        Good("2024年，隆重庆祝新中国成立75周年。"),
        Bad(_REPORT.format("举办庆祝建党⟦一百零四周年⟧文艺汇演。")),
        Good(_REPORT.format("举办庆祝建党一百零五周年文艺汇演。")),
        Bad(_REPORT.format("本馆始建于⟨1956⟩年，今年恰逢建馆⟦60周年⟧。")),
        Good(_REPORT.format("本馆始建于1956年，今年恰逢建馆70周年。")),
        Bad(_REPORT.format("办法实施⟦四周年⟧（⟨2023⟩年9月实施）之际开放展厅。")),
        Good(_REPORT.format("办法实施三周年（2023年9月实施）之际开放展厅。")),
        Good(_REPORT.format("喜迎建党106周年，提前谋划主题活动。"), why="还没有到"),
        Good(_REPORT.format("“十四五”期间，先后举办庆祝建党100周年系列活动。"), why="说的是前几年"),
        Good("2024年是“十四五”规划（2021—2025年）的第四年，又逢新中国成立75周年。", why="括号里的是规划的年份"),
        Good("庆祝新中国成立74周年。", why="不知道是哪一年"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report counts that fit no year the text may speak of."""
        for kept in document.facts(Anniversary):
            if kept.count not in kept.counts:
                yield self._reported(document, kept)

    def _reported(self, document: Document, kept: Anniversary) -> Diagnostic:
        year = min(kept.years)
        places = ((kept.base.span, _BEGUN), (kept.year_span, _YEAR))
        values = {"year": year, "base": kept.base.year, "right": year - kept.base.year}
        return self.report(
            kept.span,
            related=[Related(span, message) for span, message in places if span],
            evidence=_WORKING.format(**values),
            found=kept.span.of_text(document.text),
            year=year,
            right=values["right"],
        )
