"""PH02."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.placeholder import Blank
from zongjie_lint.facts.title import Title
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.placeholders.merged import by_sentence, in_context, others, summary_code
from zongjie_lint.span import Span


class UnfilledDate(Rule):
    """正文里留有没填的年月日。

    ## 查什么
    “20XX年”“xxxx年x月”“x—x月”“　　年　月　日”一类没有填的日期。

    ## 为什么
    日期是套用旧稿时必改的地方；成文日期空着，公文就不完整。

    ## 怎么改
    填上实际的年月日。
    """

    code = "PH02"
    name = "unfilled-date"
    title = Message("日期没有填", "date not filled in")
    severity = Severity.ERROR
    basis = "GB/T 9704-2012 7.3.5.4（成文日期年月日标全）；实务"
    message = Message("“{found}”的日期没有填", "the date in “{found}” was never filled in")
    advice = Message("填上实际的年、月、日。", "Fill in the actual year, month and day.")
    examples = (
        Bad("新校区预计⟦20XX⟧年建成。"),
        Good("新校区预计2027年建成。"),
        Bad("确保⟦xxxx⟧年⟨x⟩月底前完工。"),
        Good("确保2026年9月底前完工。"),
        Bad("⟦x⟧—⟨x⟩月，全镇完成工业产值2.4亿元。"),
        Good("1—9月，全镇完成工业产值2.4亿元。"),
        Bad("各科室要在⟦　　年　月　日⟧前报送材料。"),
        Good("各科室要在2026年11月30日前报送材料。"),
        Good("科室意见：同意推荐。\n负责人签字：　　　　年　月　日", why="签字的人填"),
        Good("选用XX年产的种子时要查验检疫证。", why="“年产”不是年份"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report the blanks of each sentence together."""
        for marks in by_sentence(document, (Blank.DATE,)):
            if all(_is_for_the_signer(document, mark.span) for mark in marks):
                continue
            yield self.report(
                marks[0].span,
                related=others(marks),
                summarised_by=summary_code(document),
                found=in_context(document, marks[0].span),
            )


_BLANK = compiled(r"[\s_年月日]+")
_SIGNED_THERE = compiled(r"签名|签字|签章|盖章|[(]章[)]|公章|意见|法定代表人|负责人|填[报表写]")
_FORM = compiled(r"(?:表|协议书?|合同|责任状|承诺书)$")
_LINES, _CHARACTERS = 3, 60


def _is_for_the_signer(document: Document, span: Span) -> bool:
    """Whether a date is left open for whoever signs there, as in a form: only blanks, and words of signing before them."""
    if not _BLANK.fullmatch(span.of_text(document.folded)):
        return False
    before = document.folded[max(0, span.start - _CHARACTERS) : span.start].split("\n")[-_LINES:]
    title = document.fact(Title)
    return any(map(_SIGNED_THERE.search, before)) or (title is not None and _FORM.search(title.text) is not None)
