"""ST07."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.heading import Heading
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.sentence import Sentence
from zongjie_lint.facts.zone import body
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.structure.samples import OPENING, WORK
from zongjie_lint.span import Span

_FIRST = OPENING.rstrip()
_REST = "".join(line.partition("）")[2] for line in WORK.splitlines()[1:]) * 4


@dataclass(frozen=True)
class OneParagraph(Rule):
    """一段到底。

    ## 查什么
    一个自然段超过1500字（可用 `longest` 调整），或者全文只有这样一段。每份文稿只提示一次。

    ## 为什么
    几千字不分段，读的人找不到问题在哪里、打算在哪里；从网页或聊天软件粘贴时换行丢失，也是这个样子。

    ## 怎么改
    按内容分段，给各部分加上小标题。
    """

    code = "ST07"
    name = "one-paragraph"
    title = Message("段落过长", "a paragraph without end")
    severity = Severity.INFO
    basis = "实务：分部分、分段"
    message = Message("这一段有{length}字，没有分段", "this paragraph runs to {length} characters")
    advice = Message(
        "按内容分段，加上小标题；如果是粘贴时丢了换行，请补回。",
        "Divide it and add headings; if line breaks were lost in copying, put them back.",
    )
    whole = Message("全文{length}字只有一段", "the whole text is one paragraph of {length} characters")
    examples = (
        Bad(f"农业农村局2026年上半年工作总结\n⟦{_FIRST}⟧{_REST}\n"),
        Good(f"农业农村局2026年上半年工作总结\n{_FIRST}\n{_REST[:900]}\n{_REST[900:]}\n"),
        Bad(
            f"农业农村局2026年上半年工作总结\n{_FIRST}\n⟦半年来做了这些事。⟧{_REST}\n⟨另有几件。⟩{_REST}\n现将打算报告如下。\n"
        ),
        Good(
            f"农业农村局2026年上半年工作总结\n{_FIRST}\n半年来做了这些事。{_REST[:1200]}\n另有几件。{_REST[:1200]}\n",
            why="不到1500字",
        ),
    )
    longest: int = 1500
    """A paragraph may have so many characters."""

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report the first paragraph that is too long, with the others."""
        paragraphs = body(document)
        long = [paragraph for paragraph in paragraphs if len(paragraph) > self.longest]
        if long:
            yield self.report(
                _beginning(document, long[0]),
                message=self.whole if len(paragraphs) == 1 else None,
                related=[*_places_to_divide(document, long[0]), *_others(document, long[1:])],
                length=len(long[0]),
            )


def _places_to_divide(document: Document, paragraph: Paragraph) -> Iterator[Related]:
    """The numbered items inside a paragraph, each of which may open one of its own."""
    for heading in document.facts(Heading):
        if heading.paragraph == paragraph.index and heading.inline:
            yield Related(heading.ordinal.span, Message("可在这里分段", "may be divided here"))


def _others(document: Document, paragraphs: Sequence[Paragraph]) -> Iterator[Related]:
    for paragraph in paragraphs:
        yield Related(_beginning(document, paragraph), Message("也过长", "too long as well"))


def _beginning(document: Document, paragraph: Paragraph) -> Span:
    """The first sentence, so that not the whole page is underlined."""
    return next(sentence.span for sentence in document.facts(Sentence) if sentence.paragraph == paragraph.index)
