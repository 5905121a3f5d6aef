"""GW01."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.date import in_chinese
from zongjie_lint.facts.document_number import DocumentNumber
from zongjie_lint.facts.signature import Signature
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule

_IN_DIGITS_SINCE = datetime.date(2012, 7, 1)
"""GB/T 9704-1999, which held until then, had the date in Chinese numerals."""
_HAN = compiled(r"[〇零一二三四五六七八九十]")
_DIGIT = compiled(r"\d")
_PADDED = compiled(r"[年月]\s?0\d")
_REPORT = "云岭镇上半年工作情况\n\n上半年，全镇完成投资3.2亿元，各项工作有序推进，群众满意度稳步提升。\n\n云岭镇人民政府\n{0}\n"
_NUMBERED = "云政发〔2026〕8号\n" + _REPORT


class FormationDateForm(Rule):
    """成文日期没有写成“2026年7月9日”的形式。

    ## 查什么
    落款的日期：汉字数字和阿拉伯数字混用，月、日前补0，用圆点、斜线代替年月日。通篇用汉字数字的，文头有文号的报提醒，
    其他的只作提示；2012年7月1日以前的不报。正文里的日期不查。

    ## 为什么
    党政机关公文的成文日期用阿拉伯数字标全年、月、日，月、日不编虚位；其他单位可以参照。

    ## 怎么改
    写成“2026年7月9日”。改写法时不要改了日期。
    """

    code = "GW01"
    name = "formation-date-form"
    title = Message("成文日期写法不规范", "date of signature in a wrong form")
    severity = Severity.WARNING
    basis = "GB/T 9704-2012 7.3.5.4"
    message = Message("成文日期“{found}”混用了汉字和阿拉伯数字", "“{found}” mixes Chinese and Arabic numerals")
    advice = Message("写成“{right}”。", "Write {right}.")
    padded = Message("成文日期“{found}”的月、日补了0", "month or day of “{found}” has a leading zero")
    marked = Message("成文日期“{found}”没有写出年、月、日", "“{found}” lacks 年, 月 and 日")
    han = Message("成文日期“{found}”用了汉字数字", "“{found}” is in Chinese numerals")
    examples = (
        Bad(_REPORT.format("⟦二〇二六年7月9日⟧")),
        Good(_REPORT.format("2026年7月9日")),
        Bad(_REPORT.format("⟦2026年07月09日⟧")),
        Good(_REPORT.format("2026年10月20日")),
        Bad(_REPORT.format("⟦2026.7.9⟧")),
        Good(_REPORT.format("2026 年 7 月 9 日"), why="数字旁边的空格不算"),
        Bad(_REPORT.format("⟦2026-07-09⟧")),
        Bad(_NUMBERED.format("⟦二〇二六年七月九日⟧")),
        Good(_NUMBERED.format("2026年7月9日")),
        Bad(_REPORT.format("⟦二○二六年七月九日⟧"), why="不是正式行文，只作提示"),
        Good(_REPORT.format("二〇〇八年七月九日"), why="当时的标准用汉字数字"),
        Good(_REPORT.format("2026年7月9日") + "附件：二〇二六年07月台账\n"),
        Good(
            "云岭镇旧碑修缮情况\n\n碑上刻着二〇〇六年7月09日重修，字迹清楚，已于2026.7.9完成拓印，现予存档备查。\n",
            why="正文里的日期",
        ),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Judge the form of the date, where there is such a day."""
        signature = document.fact(Signature)
        if not signature or not signature.date:
            return
        form = self._form(document, signature.date_span.of_text(document.folded), signature.date)
        if form:
            message, severity = form
            right = in_chinese(signature.date)
            found = signature.date_span.of_text(document.text)
            yield self.report(signature.date_span, message=message, severity=severity, found=found, right=right)

    def _form(self, document: Document, date: str, day: datetime.date) -> tuple[Message, Severity] | None:
        """What is wrong with the spelling of a date, and how much that matters."""
        if "年" not in date:
            return self.marked, Severity.INFO if "-" in date else self.severity
        if not _HAN.search(date):
            return (self.padded, self.severity) if _PADDED.search(date) else None
        if _DIGIT.search(date):
            return self.message, self.severity
        severity = self.severity if _is_formal(document) else Severity.INFO
        return (self.han, severity) if day >= _IN_DIGITS_SINCE else None


def _is_formal(document: Document) -> bool:
    """Whether a document number stands at its head."""
    return any(number.alone for number in document.facts(DocumentNumber))
