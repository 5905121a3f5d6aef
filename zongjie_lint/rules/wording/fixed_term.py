"""LX06."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import regex

from zongjie_lint.diagnostic import Diagnostic, Edit, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.listed_word import listed_words
from zongjie_lint.facts.period import Anchor
from zongjie_lint.lexicon import lexicon
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.places import Place, together
from zongjie_lint.rules.wording.own_words import is_in_title, is_plain, is_quoted, readable_with
from zongjie_lint.span import Span


class Term(Record):
    """A term that is not the settled one, and the one that is."""

    wrong: regex.Pattern[str]
    right: str
    severity: Severity
    mends: bool
    since: int
    """The first year under review in which it is wrong."""
    holds: frozenset[str]
    """Words of which one stands wherever the pattern matches."""


class FixedTerm(Rule):
    """没有用规范的称谓。

    ## 查什么
    “建国75周年”“建国以来”（应为“新中国成立”）、“一带一路”战略（应为倡议）、“蒙族”“维族”一类的简称、
    “港澳台等国家”、“残废人”。书名号、引号里的不查；人名（“王建国”）、外国“建国”不报。

    ## 为什么
    中国几千年前就有国家，1949年成立的是新中国；民族、地区的称谓有定规，写错了不得体。

    ## 怎么改
    用规范的称谓。
    """

    code = "LX06"
    name = "fixed-term"
    title = Message("称谓不规范", "not the settled term")
    severity = Severity.INFO
    basis = "实务：新华社报道用语；中央文件的现行提法"
    message = Message("“{found}”宜写作“{right}”{times}", "“{found}” is usually written “{right}”{times}")
    advice = Message("用规范的称谓；引用原文的，照原文。", "Use the settled term; leave quotations as they are.")
    examples = (
        Bad("全县隆重庆祝⟦建国⟧75周年。"),
        Good("全县隆重庆祝新中国成立75周年。"),
        Bad("水库是⟦建国⟧初期修的，新中国⟦建国⟧以来三次加固。"),
        Good("水库是新中国成立初期修的，新中国成立以来三次加固。"),
        Good("王建国后来担任村支书，李建国以来年为期交账。", why="人名"),
        Good("该国建国40周年时，我县曾派团访问。", why="别国"),
        Good("观看纪录片《建国七十周年》，他说：“建国后才分到地。”", why="书名和引语"),
        Bad("主动融入“一带一路”⟦战略⟧。"),
        Good("主动融入“一带一路”倡议，建设“一带一路”战略支点城市。"),
        Bad("产品销往⟦港澳台等国家⟧。"),
        Good("产品销往日本、港澳台等国家和地区。"),
        Bad("全镇有⟦蒙族⟧群众300人。"),
        Good("全镇有蒙古族群众300人。"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report each term outside quotations and titles of other texts."""
        anchor = document.fact(Anchor)
        listed = listed_words(document)
        for term in (term for term in _terms() if not term.holds.isdisjoint(listed)):
            if anchor is not None and anchor.year < term.since:
                continue
            if places := list(_places(document, term)):
                message = self.message.format(right=term.right, found="{found}", times="{times}")
                yield from together(self, document, places, message=message, severity=term.severity)


def _places(document: Document, term: Term) -> Iterator[Place]:
    for paragraph in readable_with(document, term.holds):
        for match in term.wrong.finditer(document.folded, paragraph.span.start, paragraph.span.end):
            span = Span.of(match)
            if not is_in_title(document, paragraph, span) and not is_quoted(document, paragraph, span.start):
                yield Place(span, (Edit(span, term.right),) if term.mends and is_plain(document, span) else ())


@cache
def _terms() -> tuple[Term, ...]:
    return tuple(map(_term, lexicon("fixed_terms")["terms"]))


def _term(entry: dict[str, Any]) -> Term:
    pattern = compiled(entry.get("before", "") + f"(?:{entry['wrong']})" + entry.get("after", ""))
    severity = Severity.WARNING if entry.get("level") == "warning" else Severity.INFO
    mends, since = entry.get("mends", False), entry.get("since", 0)
    return Term(pattern, entry["right"], severity, mends, since, frozenset(entry["holds"]))
