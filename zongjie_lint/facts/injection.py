"""What copy protection and sites put into sentences: stray dots, invisible characters, the title of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Self

import regex

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.han_run import is_han
from zongjie_lint.facts.occurrence import occurrences
from zongjie_lint.facts.sentence import dot_is_full_stop
from zongjie_lint.facts.title import Title
from zongjie_lint.facts.zone import body
from zongjie_lint.patterns import compiled, quick
from zongjie_lint.record import Record
from zongjie_lint.span import Span


class InjectionKind(StrEnum):
    """What was put in."""

    DOT = "dot"
    INVISIBLE = "invisible"
    ENTITY = "entity"
    DAMAGE = "damage"
    TITLE = "title"


class Injection(Fact, Record):
    """Something inside a sentence that its author did not write."""

    span: Span
    kind: InjectionKind

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every injection in the body, and invisible characters anywhere."""
        if _MAY_BE_INJECTED.search(document.text):
            for kind, pattern in _PATTERNS.items():
                yield from (cls(Span.of(match), kind) for match in pattern.finditer(document.text))
        if not dot_is_full_stop(document.folded):
            yield from (cls(span, InjectionKind.DOT) for span in _dots(document))
        yield from (cls(span, InjectionKind.TITLE) for span in _titles(document))


_PATTERNS = {
    InjectionKind.INVISIBLE: compiled(
        "[\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\u202a-\u202e\u2066-\u2069]+|(?<!^)\ufeff"
    ),
    InjectionKind.ENTITY: compiled(
        r"&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|middot|mdash|hellip|#\d{2,5});|</?(?:p|br|div|span|strong|b|font|a|h\d)(?:\s[^<>\n]{0,80})?/?>|\\u[0-9a-fA-F]{4}"
    ),
    InjectionKind.DAMAGE: compiled("\ufffd+|锟斤拷|烫烫烫|屯屯屯|[\ue000-\uf8ff]+"),
}
_ORDINAL_BEFORE = compiled(r"(?:^|[\s。;(])[一二三四五六七八九十]{1,3}$")
_NAME_AROUND = compiled(
    r"(?:同志|书记|主任|局长|县长|镇长|乡长|主席|先生|女士|委员|代表)$|^\p{Han}{1,5}(?:同志|书记|主任|局长|县长|镇长|乡长|主席|先生|女士|等人)"
)
_ISSUING = compiled(r"现将|现就|关于|根据|按照|印发|审议|提交|报送|通过|听取|作了|作出|下发|《[^》]*$")
_LEADING = compiled(r"现将|现就|形成|撰写|关于|根据|做好|完成|起草|汇报|上报|作了|作")
_TITLE_CLAUSE = compiled(
    r"[,。;](?P<title>(?:[^,。;:!?\n]{0,30}?)(?:工作)?(?:总结|报告|计划|述职|汇报|体会)(?:《[^》\n]{4,40}》)?(?=。|$|\s*\n)"
    r"|(?:[^,。;:!?\n]{0,12}?)《[^》\n]{4,40}(?:总结|报告|计划|汇报)(?:\([^()]*\))?(?:\.docx?)?》(?=。|$))",
    regex.MULTILINE,
)


_MAY_BE_INJECTED = quick("[\u200b-\u200f\u2060\u00ad\u202a-\u202e\u2066-\u2069\ufeff&<\\\\\ufffd锟烫屯\ue000-\uf8ff]")
"""A character that every match of the patterns has."""


def _dots(document: Document) -> Iterator[Span]:
    folded, text = document.folded, document.text
    for at in occurrences(folded, "."):
        if not is_han(text[at + 1 : at + 2]) or not is_han(text[at - 1 : at]):
            continue
        line = folded[max(folded.rfind("\n", 0, at) + 1, at - 12) : at]
        after = folded[at + 1 : at + 11]
        if not _ORDINAL_BEFORE.search(line) and not _NAME_AROUND.search(line) and not _NAME_AROUND.search(after):
            yield Span(at, at + 1)


def _titles(document: Document) -> Iterator[Span]:
    """The title of the report, or nearly, as a clause of its own in mid-text."""
    title = document.fact(Title)
    if not title:
        return
    for paragraph in body(document):
        for match in () if not _may_hold_a_title(paragraph.folded) else _TITLE_CLAUSE.finditer(paragraph.folded):
            before = paragraph.folded[max(0, match.start() - 18) : match.start()]
            if (
                not _ISSUING.search(before)
                and not _LEADING.match(match["title"])
                and _is_like(match["title"], title.text)
            ):
                yield Span.of(match, "title", paragraph.span.start)


def _may_hold_a_title(text: str) -> bool:
    """Whether a clause ends in what a report is called, or in the title of one."""
    return _TITLE_END.search(text) is not None


_TITLE_END = quick(
    r"(?:总结|报告|计划|述职|汇报|体会)(?:《[^》\n]{4,40}》|\([^()]*\))?(?:\.docx?)?》?(?=。|$|\s*\n)", re.MULTILINE
)
"""In the first place, so that one scan for a few characters tells of most paragraphs that nothing is there."""


def _is_like(clause: str, title: str) -> bool:
    """Whether most pairs of characters of a clause stand in the title."""
    plain = compiled(r"\d{4}年度?|[《》\s]|\([^()]*\)").sub("", clause)
    pairs = {plain[at : at + 2] for at in range(len(plain) - 1)}
    return len(plain) >= 5 and sum(pair in title for pair in pairs) >= 0.7 * len(pairs)
