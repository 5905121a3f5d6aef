"""NS08."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from zongjie_lint.diagnostic import Diagnostic, Edit, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.notation.patterns import FRESH, notation
from zongjie_lint.rules.places import Place, matches, together
from zongjie_lint.span import Span

_YEAR = r"(?:19|20)\d\d"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_ALONE = r"(?![\d、/\-—~%‰万亿元.]|[个户人名条])"
_DATE = notation(
    rf"(?:{FRESH}(?:{_YEAR}(?P<mark>[、.]){_MONTH}(?P<second>(?P=mark)){_DAY}{_ALONE}"
    rf"|(?<=[自从于至到截](?:至)?){_YEAR}[.\-]{_MONTH}(?=起|止|至|以来|[,。;)])"
    rf"|{_YEAR}\.{_MONTH}(?=[\-—~至]{{1,2}}{_YEAR}\.{_MONTH}(?!\d)))|(?<={_YEAR}\.{_MONTH}[\-—~至]{{1,2}}){_YEAR}\.{_MONTH}(?![\d.%‰万亿元]))"
)


class DateSeparator(Rule):
    """年月日的简写用了顿号或圆点，或者没有日就简写。

    ## 查什么
    “2026、07、09”“2026.7.9”，以及前后文表明是日期的“自2026.7起”“于2026-7竣工”“2024.3—2025.6”。
    单独一个“2026.7”可能是数值，“7-9”可能是编号，都不报。

    ## 为什么
    年月日简写用短横线连接，不用顿号；只有年月的日期不用短横线，“2026-7”看着像编号。

    ## 怎么改
    写成“2026-07-09”或“2026年7月9日”；只有年月的写“2026年7月”。
    """

    code = "NS08"
    name = "date-separator"
    title = Message("日期简写不规范", "wrong marks in a short date")
    severity = Severity.INFO
    basis = "GB/T 15834-2011 附录A.4.2；GB/T 15835-2011 5.1.4"
    message = Message("日期“{found}”的写法不规范{times}", "the date “{found}” has the wrong marks{times}")
    advice = Message("写成“年、月、日”的汉字形式，或用短横线。", "Write 年, 月 and 日, or hyphens in a full date.")
    examples = (
        Bad("预付款已于⟦2026、07、09⟧拨付。"),
        Good("预付款已于2026-07-09拨付。"),
        Bad("复核时间：⟦2026.3.12⟧，复核人两名。"),
        Good("复核时间：2026年3月12日，复核人两名。"),
        Bad("新标准自⟦2026.7⟧起施行，旧楼于⟦2025-8⟧止用。"),
        Good("新标准自2026年7月起施行，旧楼于2025年8月止用。"),
        Bad("工期为⟦2024.3⟧—⟦2025.6⟧。"),
        Good("工期为2024年3月—2025年6月。"),
        Good("增加值为2026.7万元，库存到2019.6吨。", why="数值"),
        Good("修订了2024、2025、2026年台账。", why="三个年份的列举"),
        Good("软件升级到5.2026.7版。", why="版本号"),
        Good("填表日期2026-07-09。", why="短横线是标准的简写"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every date with marks that are none of a date."""
        return together(self, document, map(_place, matches(document, _DATE)))


def _place(match: regex.Match[str]) -> Place:
    """A full date is mended by its hyphens; what is only a year and a month has to be written out."""
    marks = [Span.of(match, group) for group in ("mark", "second") if match[group]]
    return Place(Span.of(match), tuple(Edit(mark, "-") for mark in marks))
