"""PH10."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from zongjie_lint.diagnostic import Diagnostic, Edit, Fix, Severity, all_related
from zongjie_lint.document import Document
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.span import Span

_EDGE = 3
_OPENING = compiled(any_of(words("assistant_phrases", "opening")))
_CLOSING = compiled(any_of(words("assistant_phrases", "closing")))
_WEAK = compiled(any_of(words("assistant_phrases", "weak")))
_ANYWHERE = compiled(any_of(words("assistant_phrases", "anywhere")))
_MARKDOWN = compiled(
    r"^#{1,6}[ ](?=\S)|^```\w*$|(?<!\*)\*\*(?=[^*\s][^*\n]{0,80}?\*\*(?!\*))|(?<=\*\*[^*\n]{1,80})\*\*(?!\*)|^[-*_]{3,}$|^[-*][ ](?=\p{Han})",
    regex.MULTILINE,
)
_MARKS = Message("文中有{count}处Markdown记号（“{found}”等）", "{count} Markdown marks in the text, such as “{found}”")


class AiResidue(Rule):
    """智能写作工具的对话和Markdown记号没有删净。

    ## 查什么
    开头的“以下是为您撰写的……”、结尾的“希望对您有所帮助”“请根据实际情况修改”一类的话，以及**、##、``` 等Markdown记号。

    ## 为什么
    一句对话就暴露了稿子的来历，也说明没有人通读过。

    ## 怎么改
    删去对话和记号。
    """

    code = "PH10"
    name = "ai-residue"
    title = Message("智能写作残留", "residue of a chat assistant")
    severity = Severity.ERROR
    basis = "实务"
    message = Message("“{found}”是写作工具的话", "“{found}” are words of a chat assistant")
    advice = Message("删去，并通读全文核对内容。", "Delete it, and read the whole text through.")
    examples = (
        Bad("⟦以下是为您⟧撰写的半年工作总结：\n云岭镇2026年上半年工作总结\n"),
        Good("云岭镇2026年上半年工作总结\n"),
        Bad("云岭镇2026年上半年工作总结\n全镇经济平稳运行。\n⟦如需进一步修改⟧，请告诉我。\n"),
        Good("云岭镇2026年上半年工作总结\n全镇经济平稳运行。\n如有不妥，请批评指正。\n"),
        Bad("⟦**⟧一、总体情况⟨**⟩\n全镇经济平稳运行。\n"),
        Good("一、总体情况\n全镇经济平稳运行。\n"),
        Good("云岭镇2026年上半年工作总结\n如需调整，请于7月5日前反馈办公室。\n", why="征求意见的话"),
        Good("现将有关情况报告如下，以下是三个方面的主要做法。", why="正常的过渡语"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report talk at either end, then Markdown once a document."""
        for span in _talk(document):
            yield self.report(span, found=span.of_text(document.text))
        marks = [Span.of(match) for match in _MARKDOWN.finditer(document.folded)]
        if _is_markdown(document, marks):
            yield self.report(
                marks[0],
                message=_MARKS,
                related=all_related(marks[1:40]),
                fix=Fix("safe", tuple(Edit(mark, "") for mark in marks)),
                count=len(marks),
                found=marks[0].of_text(document.text).strip(),
            )


def _talk(document: Document) -> Iterator[Span]:
    paragraphs = document.facts(Paragraph)
    for paragraph in paragraphs:
        edges = (
            (_OPENING, paragraph.index < _EDGE),
            (_CLOSING, paragraph.index >= len(paragraphs) - _EDGE),
            (_ANYWHERE, True),
        )
        found = [match for pattern, here in edges if here and (match := pattern.search(paragraph.folded))]
        if found or (found := _weak(paragraph, len(paragraphs))):
            yield Span.of(min(found, key=lambda match: match.start()), offset=paragraph.span.start)


def _weak(paragraph: Paragraph, count: int) -> list[regex.Match[str]]:
    """Phrases that offices use too, if two different ones stand together at an end of the text."""
    if _EDGE <= paragraph.index < count - _EDGE:
        return []
    found = list(_WEAK.finditer(paragraph.folded))
    return found if len({match[0] for match in found}) > 1 else []


def _is_markdown(document: Document, marks: list[Span]) -> bool:
    """Bullets alone are not Markdown; headings, fences and bold are."""
    return any(mark.of_text(document.text).strip() not in ("-", "*", "---", "***", "___") for mark in marks)
