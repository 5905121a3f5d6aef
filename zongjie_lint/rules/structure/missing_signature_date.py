"""ST06."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.report_kind import kind_of
from zongjie_lint.facts.sentence import Sentence
from zongjie_lint.facts.signature import Signature
from zongjie_lint.facts.site_line import SiteLine
from zongjie_lint.facts.title import Title
from zongjie_lint.facts.zone import body
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.structure.ending import breaks_off, is_long_enough, unsigned_issuer
from zongjie_lint.rules.structure.samples import OPENING, PLAN, PROBLEMS, WORK
from zongjie_lint.span import Span

_BLANK = r"[\dxX×*_○〇□零一二三四五六七八九十元\s]"
_DATE = compiled(rf"年{_BLANK}{{0,5}}月|(?:19|20)\d\d[.\-/]\d\d?(?:[.\-/]\d\d?)?(?!\d)")
_DATE_AT_END = compiled(rf"(?:年{_BLANK}{{0,5}}月{_BLANK}{{0,5}}日?|(?:19|20)\d\d[.\-/]\d\d?[.\-/]\d\d?)[)。\s]*$")
_ITEMS = PLAN.splitlines()[1]
_HEAD = 6
_LONGEST_LINE = 60
_FOOT = 45


class MissingSignatureDate(Rule):
    """没有成文日期。

    ## 查什么
    通常要落款的文种（总结、述职报告、计划、预决算报告、公报），文末有没有成文日期；写了单位没写日期的，单独指出。
    日期写在标题下面的、留了空待填的，都算有。讲话稿、纪要、政府工作报告不查；正文不足400字或者断在半句的，不查。

    ## 为什么
    成文日期是公文的必备要素；没有日期，数据截到哪一天、是哪一稿，都说不清。

    ## 怎么改
    在文末另起一行写单位名称，下一行写年、月、日。
    """

    code = "ST06"
    name = "missing-signature-date"
    title = Message("没有成文日期", "no date at the foot")
    severity = Severity.WARNING
    basis = "《党政机关公文处理工作条例》第九条；GB/T 9704-2012 7.3.5"
    message = Message("文末没有署名和成文日期", "there is neither issuer nor date at the foot")
    advice = Message(
        "在文末写上单位名称，下一行写年、月、日。", "Write the issuer at the foot, and year, month and day below."
    )
    undated = Message("署了名，没有成文日期", "the issuer is named, the date is not")
    examples = (
        Bad(f"云岭县农业农村局2026年上半年工作总结\n{OPENING}{WORK}{PROBLEMS}三、下半年工作打算\n⟦{_ITEMS}⟧\n"),
        Good(f"云岭县农业农村局2026年上半年工作总结\n{OPENING}{WORK}{PROBLEMS}{PLAN}云岭县农业农村局\n2026年7月8日\n"),
        Bad(f"云岭县农业农村局2026年上半年工作总结\n{OPENING}{WORK}{PROBLEMS}{PLAN}⟦云岭县农业农村局⟧\n"),
        Good(
            f"云岭县农业农村局2026年上半年工作总结\n{OPENING}{WORK}{PROBLEMS}{PLAN}云岭县农业农村局 二〇二六年七月八日"
        ),
        Good(
            f"云岭县农业农村局2026年上半年工作总结\n（2026年7月8日）\n{OPENING}{WORK}{PROBLEMS}{PLAN}",
            why="日期在标题下面",
        ),
        Good(
            f"云岭县农业农村局2026年上半年工作总结\n{OPENING}{WORK}{PROBLEMS}{PLAN}云岭县农业农村局\n2026年　月　日\n",
            why="留空待填",
        ),
        Good(
            f"云岭县农业农村局2026年上半年工作总结\n{OPENING}{WORK}{PROBLEMS}{PLAN}四、抓好农机购置。补贴拖拉机46台，其中",
            why="断在半句",
        ),
        Good(f"在全县农业工作会议上的讲话\n同志们：\n{OPENING}{WORK}{PROBLEMS}{PLAN}", why="讲话稿不落款"),
        Good(f"关于粮食生产的几点情况\n{OPENING}{WORK}", why="文种不明"),
        Good(f"云岭县农业农村局2026年上半年工作总结\n{OPENING}{WORK[:200]}。\n", why="篇幅太短"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report the foot of a report that should bear a date and has none."""
        kind = kind_of(document)
        if kind is None or not kind.signed or breaks_off(document) or not is_long_enough(document):
            return
        if not document.fact(Signature) and not _is_dated(document):
            severity = Severity.INFO if document.facts(SiteLine) else None
            issuer = unsigned_issuer(document)
            if issuer:
                yield self.report(issuer.span, message=self.undated, severity=severity)
            else:
                yield self.report(_last_sentence(document), severity=severity)


def _last_sentence(document: Document) -> Span:
    last = body(document)[-1].index
    return [sentence.span for sentence in document.facts(Sentence) if sentence.paragraph == last][-1]


def _is_dated(document: Document) -> bool:
    """Whether a date stands under the title, or anywhere in the last lines, even one to be filled in."""
    paragraphs = body(document)
    foot = document.folded[paragraphs[-1].span.end - _FOOT :]
    return bool(_DATE_AT_END.search(foot)) or any(_is_date_line(line) for line in _below_title(document, paragraphs))


def _below_title(document: Document, paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    title = document.fact(Title)
    top = title.paragraphs[-1] if title else -1
    return (paragraph for paragraph in paragraphs if paragraph.index <= top + _HEAD)


def _is_date_line(line: Paragraph) -> bool:
    return len(line) <= _LONGEST_LINE and bool(_DATE.search(line.folded)) and not line.folded.endswith(("。", ";", ","))
