"""PH06."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Edit, Fix, Severity, all_related
from zongjie_lint.document import Document
from zongjie_lint.facts.injection import Injection, InjectionKind
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.placeholders.merged import in_context

_TITLE = Message("句中插进了标题“{found}”", "a title was injected into the text: “{found}”")
_WHOLE_DOCUMENT = {
    InjectionKind.INVISIBLE: Message(
        "文中有{count}处看不见的控制字符", "{count} invisible control characters in the text"
    ),
    InjectionKind.ENTITY: Message(
        "文中有{count}处网页代码，如“{found}”", "{count} pieces of web code in the text, such as “{found}”"
    ),
    InjectionKind.DAMAGE: Message(
        "文中有{count}处损坏或无法显示的字符", "{count} damaged or private characters in the text"
    ),
}


class InlineInjection(Rule):
    """句子里插进了不该有的东西。

    ## 查什么
    夹在词中的半角点（“严.峻”）、插在句末的文章标题、看不见的控制字符、网页代码和乱码。

    ## 为什么
    这些是网站防复制的手法或编码损坏留下的，肉眼容易漏看，打印出来才发现。

    ## 怎么改
    删去插入的字符；乱码处对照原稿补回。
    """

    code = "PH06"
    name = "inline-injection"
    title = Message("句中插入异物", "something injected into a sentence")
    severity = Severity.ERROR
    basis = "实务"
    message = Message("“{found}”中夹了一个多余的点", "a stray dot inside “{found}”")
    advice = Message(
        "删去插入的字符，对照原稿核对这一句。", "Delete what was put in and compare the sentence with the original."
    )
    examples = (
        Bad("当前形势依然严⟦.⟧峻，必须高度重视。"),
        Good("当前形势依然严峻，必须高度重视。"),
        Bad(
            "云岭镇2026年上半年工作总结\n\n上半年，全镇上下齐心协力，各项工作开局良好，⟦云岭镇2026年上半年工作总结⟧。下面分项报告。\n"
        ),
        Good("云岭镇2026年上半年工作总结\n\n上半年，全镇上下齐心协力，各项工作开局良好。下面分项报告。\n"),
        Good(
            "云岭镇2026年上半年工作总结\n\n根据安排，现将有关情况汇报如下，形成云岭镇2026年上半年工作总结。\n",
            why="正当提到本文标题",
        ),
        Bad("全镇新建水库⟦\u200b⟧两座。"),
        Good("全镇新建水库两座。"),
        Good("一.总体情况良好。", why="序号后的点归HD04"),
        Good("全年接诊1.2万人次，增长3.5%.", why="小数点"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Dots and titles one by one; invisible characters, code and damage once a document."""
        found = document.facts(Injection)
        for injection in found:
            if injection.kind is InjectionKind.DOT:
                fix = Fix("unsafe", (Edit(injection.span, ""),))
                yield self.report(injection.span, fix=fix, found=in_context(document, injection.span, 4))
            elif injection.kind is InjectionKind.TITLE:
                yield self.report(injection.span, message=_TITLE, found=injection.span.of_text(document.text))
        for kind, message in _WHOLE_DOCUMENT.items():
            yield from self._together(document, [injection for injection in found if injection.kind is kind], message)

    def _together(self, document: Document, found: list[Injection], message: Message) -> Iterator[Diagnostic]:
        if found:
            removable = found[0].kind is InjectionKind.INVISIBLE
            yield self.report(
                found[0].span,
                severity=Severity.WARNING,
                message=message,
                related=all_related(other.span for other in found[1:20]),
                fix=Fix("safe", tuple(Edit(each.span, "") for each in found)) if removable else None,
                count=len(found),
                found=found[0].span.of_text(document.text),
            )
