"""The parts that a title or an opening says a report will have."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from zongjie_lint.document import Document
from zongjie_lint.facts.role import Role
from zongjie_lint.facts.sentence import Sentence
from zongjie_lint.facts.title import Title
from zongjie_lint.facts.zone import body
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_OPENING = 600
_TIME = (
    r"(?:下\s?一?步|下\s?一?阶段|下半年|下季度|第?[一二三四]季度|今后|明年|来年|新的?一?年度?"
    r"|(?:\d{4}|[二〇零一三四五六七八九]{4})年)"
)
_INTENT = r"(?:打算|计划|安排|思路|要点|重点|任务|措施|举措|设想|谋划|建议|努力方向)"
_WANTING = (
    r"(?:存在|面临|遇到)(?:的|着|主要|一些|突出)*(?:困难|问题|不足|差距|短板)"
    r"|(?:问题|不足|困难)[和与及、](?:问题|不足|困难|差距|原因)|(?:主要|突出)(?:问题|困难)"
)
_NOT_DONE = r"(?!.{0,6}(?:完成|执行|落实|整改|解决|办理|治理|排查|推进|进展))"
_IN_TITLE = {
    Role.PROBLEMS: compiled(rf"(?<=总结|情况|工作|做法|回顾|[暨及和与、])(?:{_WANTING}){_NOT_DONE}"),
    Role.PLAN: compiled(
        rf"(?<=[暨及和与、—,]\s?){_TIME}?[^。]{{0,8}}{_INTENT}(?=(?:的?(?:汇报|报告|说明))?(?:\([^)]*\))?$)"
    ),
}
_IN_OPENING = {
    Role.PROBLEMS: compiled(rf"(?:{_WANTING}){_NOT_DONE}"),
    Role.PLAN: compiled(
        rf"{_TIME}(?:的)?[^,。、;]{{0,8}}?{_INTENT}{_NOT_DONE}|(?<=[、和及与])(?:今后)?(?:的)?工作?(?:打算|计划|安排|思路|努力方向){_NOT_DONE}"
    ),
}
_ANNOUNCEMENT = compiled(r"(?:现|下面|将|就|把|从)[^。]{4,120}?(?:如[下后]|于[下后])")


class Promise(Record):
    """A part that is announced, and where."""

    role: Role
    span: Span
    in_title: bool


def promises(document: Document) -> Iterator[Promise]:
    """Every part announced in the title, then those announced in the opening."""
    title = document.fact(Title)
    if title:
        yield from _promised(document, title.span, _IN_TITLE, in_title=True)
    for span in _announcements(document):
        yield from _promised(document, span, _IN_OPENING, in_title=False)


def _announcements(document: Document) -> Iterator[Span]:
    """The sentences of the opening that say what is reported."""
    paragraphs = body(document)
    inside = {paragraph.index for paragraph in paragraphs[:4]}
    for sentence in document.facts(Sentence):
        if sentence.paragraph in inside and sentence.span.start < paragraphs[0].span.start + _OPENING:
            found = _ANNOUNCEMENT.search(sentence.span.of_text(document.folded))
            if found:
                yield Span.of(found, offset=sentence.span.start)


def _promised(
    document: Document, span: Span, patterns: dict[Role, regex.Pattern[str]], *, in_title: bool
) -> Iterator[Promise]:
    for role, pattern in patterns.items():
        found = pattern.search(span.of_text(document.folded))
        if found:
            yield Promise(role, Span.of(found, offset=span.start), in_title)
