"""GW04."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zongjie_lint.diagnostic import Diagnostic, Edit, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.attachment import Attachment, ListedAttachment
from zongjie_lint.facts.zone import body
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.places import Place, together
from zongjie_lint.span import Span

_CLOSING = compiled(r"[。;,、.]+$")
_PAUSE = compiled(r"[,。;!?]")
_ELSEWHERE = compiled(r"略|另发|另附|另报|另送|另寄|单独|[网电]子")
_NOT_A_WORD = compiled(r"[^\p{Han}A-Za-z\d]+")
_REFERENCE = compiled(r"(?:详见|参见|见)附件\s?(?P<number>\d{1,2})(?![\d.—~\-])")
_LONGEST_NAME = 50
_ALIKE = 0.6
_LISTED = Message("附件说明", "the list of attachments")
_REPORT = "云岭镇防汛工作情况\n上半年，全镇排查隐患36处，整改34处，名单见附件1，其余2处已落实专人值守。\n\n{0}\n\n云岭镇人民政府\n2026年7月9日\n"


class AttachmentForm(Rule):
    """附件说明的写法不规范，或者和附件对不上。

    ## 查什么
    正文下面的附件说明：附件名称后带了标点，“附件”后没有冒号，顺序号用了汉字；顺序号后用了顿号的作提示。
    文后带附件的，说明里的名称、序号和附件的标题对照；正文写了“见附件3”而说明只列到附件2的也报。
    附件标题只差在标点、换行的不报；看不出哪一行是标题的不比。

    ## 为什么
    附件是正文的一部分，名称、序号对不上，收文的人不知道缺了哪一件。

    ## 怎么改
    写成“附件：1.隐患清单”，名称后不加标点，名称和附件的标题一字不差。
    """

    code = "GW04"
    name = "attachment-form"
    title = Message("附件说明不规范或与附件不符", "list of attachments malformed or wrong")
    severity = Severity.WARNING
    basis = "GB/T 9704-2012 7.3.4、7.3.7"
    message = Message("附件名称“{found}”后带了标点{times}", "a mark after the name of an attachment: “{found}”{times}")
    advice = Message(
        "写成“附件：1.名称”，名称后不加标点，与附件的标题一致。",
        "Write 附件：1.name, without a mark at the end, exactly as the attachment is titled.",
    )
    head = Message("“附件”后没有冒号", "no colon after 附件")
    han = Message("附件“{found}”的顺序号用了汉字{times}", "the attachment “{found}” is numbered in characters{times}")
    comma = Message(
        "附件“{found}”的顺序号后用了顿号{times}", "a comma after the number of the attachment “{found}”{times}"
    )
    differs = Message(
        "附件{number}的标题是“{title}”，附件说明写的是“{listed}”",
        "attachment {number} is titled “{title}”, yet listed as “{listed}”",
    )
    unlisted = Message(
        "附件{number}没有列入附件说明（只列到{last}）", "attachment {number} is not listed (the list ends with {last})"
    )
    examples = (
        Bad(_REPORT.format("附件：1.⟦隐患清单；⟧\n2.⟦值守名单。⟧")),
        Good(_REPORT.format("附件：1.隐患清单\n2.值守名单")),
        Bad(_REPORT.format("附件：⟦隐患清单。⟧")),
        Good(_REPORT.format("附件：隐患清单（截至6月30日）")),
        Bad(_REPORT.format("⟦附件⟧1、⟦值守名单。⟧")),
        Bad(_REPORT.format("⟦附件⟧1.隐患清单\n2.值守名单")),
        Bad(_REPORT.format("附件：一、⟦隐患清单⟧\n二、⟦值守名单⟧")),
        Bad(_REPORT.format("附件：1、⟦隐患清单⟧\n2、⟦值守名单⟧"), why="只作提示"),
        Good(_REPORT.format("附件1：隐患清单\n附件2：值守名单"), why="通行的写法"),
        Good(_REPORT.format("附件：隐患数由各村上报，截至6月30日，不含已销号的。"), why="说明的话，不是附件的名称"),
        Bad(
            _REPORT.format("附件：1.⟨隐患整改清单⟩\n2.值守名单")
            + "\n附件1\n⟦隐患排查清单⟧\n序号 地点\n附件2\n值守名单\n序号 姓名\n"
        ),
        Good(
            _REPORT.format("附件：1.隐患排查清单\n2.值守名单")
            + "\n附件1\n隐患排查清单\n序号 地点\n附件2\n值守\n名单\n序号 姓名\n"
        ),
        Bad(_REPORT.format("附件：1.⟨隐患清单⟩") + "\n附件1\n隐患清单\n序号 地点\n附件2\n⟦值守名单⟧\n序号 姓名\n"),
        Good(_REPORT.format("附件：1.隐患清单") + "\n附件1\n序号 地点 责任人\n1 老堤 村主任\n", why="没有标题的表"),
        Bad(
            "云岭镇防汛工作情况\n上半年，排查隐患36处（清单⟦见附件3⟧），整改34处，其余2处已落实专人值守。\n\n附件：1.隐患清单\n2.⟨值守名单⟩\n\n云岭镇人民政府\n2026年7月9日\n"
        ),
        Good(
            "云岭镇防汛工作情况\n上半年，排查隐患36处（格式见县办通知附件3），整改34处，其余2处已落实专人值守。\n\n附件：1.隐患清单\n2.值守名单\n",
            why="别的文件的附件",
        ),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Judge how the list is written, then hold it against the attachments and what the text says of them."""
        listed = [item for item in document.facts(ListedAttachment) if _is_name(item.name)]
        yield from self._written(document, listed)
        if listed:
            yield from self._titles(document, listed)
            yield from self._references(document, listed[-1])

    def _written(self, document: Document, listed: list[ListedAttachment]) -> Iterator[Diagnostic]:
        yield from together(self, document, _closings(listed))
        yield from together(self, document, _heads(listed), message=self.head)
        han = (Place(item.name_span) for item in listed if not item.in_digits)
        yield from together(self, document, han, message=self.han)
        yield from together(self, document, _commas(document, listed), message=self.comma, severity=Severity.INFO)

    def _titles(self, document: Document, listed: list[ListedAttachment]) -> Iterator[Diagnostic]:
        """Every attachment that the list calls otherwise, or does not know."""
        by_number = {item.number: item for item in listed}
        for attachment in document.facts(Attachment):
            item = by_number.get(attachment.number)
            if item is None:
                yield self._unlisted(attachment.span, attachment.number, listed[-1])
            elif _differs(item.name, attachment.title, attachment.span.of_text(document.folded)):
                yield self.report(
                    attachment.span,
                    message=self.differs,
                    related=[Related(item.name_span, _LISTED)],
                    number=attachment.number,
                    title=attachment.span.of_text(document.text),
                    listed=item.name_span.of_text(document.text),
                )

    def _references(self, document: Document, last: ListedAttachment) -> Iterator[Diagnostic]:
        for paragraph in body(document):
            for match in _REFERENCE.finditer(paragraph.folded):
                if int(match["number"]) > last.number:
                    yield self._unlisted(Span.of(match, offset=paragraph.span.start), int(match["number"]), last)

    def _unlisted(self, span: Span, number: int, last: ListedAttachment) -> Diagnostic:
        related = [Related(last.name_span, _LISTED)]
        return self.report(span, message=self.unlisted, related=related, number=number, last=last.number)


def _is_name(name: str) -> bool:
    """Whether it is a name, and not a sentence about an attachment."""
    return len(name) <= _LONGEST_NAME and not _PAUSE.search(_CLOSING.sub("", name)) and not _ELSEWHERE.search(name)


def _closings(listed: Iterable[ListedAttachment]) -> Iterator[Place]:
    for item in listed:
        closing = _CLOSING.search(item.name)
        if closing:
            yield Place(item.name_span, (Edit(Span.of(closing, offset=item.name_span.start), ""),))


def _heads(listed: Iterable[ListedAttachment]) -> Iterator[Place]:
    """Where 附件 opens the list and runs into the number."""
    for item in listed:
        if len(item.head) and item.number == 1 and not item.colon:
            mark = (Edit(item.mark, "."),) if item.mark else ()
            yield Place(item.head, (Edit(Span(item.head.end, item.head.end), "："), *mark))


def _commas(document: Document, listed: Iterable[ListedAttachment]) -> Iterator[Place]:
    for item in listed:
        if item.in_digits and _is_apart(item) and item.mark and item.mark.of_text(document.text) in ("、", "，", ","):
            yield Place(item.name_span, (Edit(item.mark, "."),))


def _is_apart(item: ListedAttachment) -> bool:
    """Whether the number stands apart from 附件; where it does not, the missing colon is the fault."""
    return item.colon or not len(item.head)


def _differs(listed: str, joined: str, first_line: str) -> bool:
    """Whether a title is a like one but not the same; what is wholly unlike is the head of a table."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - only where there are attachments

    name, title, line = (_NOT_A_WORD.sub("", text) for text in (listed, joined, first_line))
    if name in title or line in name:
        return False
    return SequenceMatcher(None, name, line, autojunk=False).ratio() >= _ALIKE
