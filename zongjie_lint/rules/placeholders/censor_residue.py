"""PH04."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.placeholder import Blank
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.placeholders.merged import by_sentence, in_context, others


class CensorResidue(Rule):
    """网站屏蔽留下的星号或字母。

    ## 查什么
    “贯彻***精神”“深入学习x新时代……思想”一类，词语被网站屏蔽后剩下的记号。

    ## 为什么
    从网上摘抄的段落，敏感词常被替换成星号；原样印发是政治性差错。

    ## 怎么改
    对照原文件逐字补全，不要凭印象填。
    """

    code = "PH04"
    name = "censor-residue"
    title = Message("屏蔽符号残留", "residue of a censored word")
    severity = Severity.ERROR
    basis = "实务"
    message = Message("“{found}”处有词语被屏蔽", "a word was censored in “{found}”")
    advice = Message("对照原文件逐字补全。", "Restore the words from the original document.")
    examples = (
        Bad("认真贯彻⟦***⟧精神，抓好落实。"),
        Good("认真贯彻上级会议精神，抓好落实。"),
        Bad("深入学习⟦x⟧新时代中国特色社会主义思想。"),
        Good("深入学习习近平新时代中国特色社会主义思想。"),
        Good("规格为100*200毫米，注*的为备选。", why="星号是乘号和注释号"),
        Bad("会上传达了两份材料，⟦***⟧的讲话要逐段领会。"),
        Good("会上传达了两份材料，县委书记的讲话要逐段领会。"),
        Good("注：*为初步统计，**为年报数据。", why="星号是注释号"),
        Good("目录里标注***的属于内部资料。", why="星号是注释号"),
        Good("**一、基本情况**", why="成对的**是Markdown，归PH10"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report the marks of each sentence together."""
        for marks in by_sentence(document, (Blank.CENSORED,)):
            yield self.report(marks[0].span, related=others(marks), found=in_context(document, marks[0].span))
