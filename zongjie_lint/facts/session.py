"""Congresses, plenums and sessions of national bodies that a text names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import Self

import regex

from zongjie_lint.chinese_numerals import number_value
from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_N = r"(?:二十[一二]?|十[一二三四五六七八九]?|[七八九])"
_S = r"[一二三四五六七八九]"
_WHOLE = r"(?<![一二三四五六七八九十\d])"
_NUMBER = rf"{_WHOLE}第?(?P<number>{_N})"
_OF_THE_PARTY = r"(?<=党的第?|中共第?|中国共产党第?|我们党第?|我党)"
_NAMED = {
    "plenum": (
        rf"{_NUMBER}届(?P<sessions>{_S}中(?:(?:全会)?(?:[、和,及与]|以及){_S}中){{0,8}})(?:全会|全体会议)",
        rf"{_NUMBER}届中央委员会第(?P<session>{_S})次全体会议",
    ),
    "congress": (
        rf"{_OF_THE_PARTY}(?P<number>{_N})大(?!\w?(?:工程|行动|任务|项目|举措|产业|品牌|平台|战略|要素|重点|典型|案例))",
        rf"(?:党的|中国共产党|中共)第(?P<number>{_N})次全国代表大会",
    ),
    "npc": (rf"{_NUMBER}届全国(?:人大|人民代表大会)(?:第?)(?P<session>{_S})次(?:全体)?会议",),
    "cppcc": (
        rf"全国政协第?(?P<number>{_N})届(?:第?)(?P<session>{_S})次(?:全体)?会议",
        rf"{_NUMBER}届全国政协(?:第?)(?P<session>{_S})次(?:全体)?会议",
        rf"政协第(?P<number>{_N})届全国委员会第?(?P<session>{_S})次(?:全体)?会议",
    ),
    "ccdi": (
        rf"(?:中央纪委|中纪委|中央纪律检查委员会)第?(?P<number>{_N})届第?(?P<session>{_S})次(?:全会|全体会议)",
        rf"{_NUMBER}届(?:中央纪委|中纪委|中央纪律检查委员会)第?(?P<session>{_S})次(?:全会|全体会议)",
    ),
}
_LED = compiled(r"(?:党的|中共|中国共产党)$")
_OURS = compiled(r"(?:党的|中共|中国共产党)第?$")


class Body(StrEnum):
    """What meets."""

    CONGRESS = "congress"
    PLENUM = "plenum"
    NPC = "npc"
    CPPCC = "cppcc"
    CCDI = "ccdi"


class SessionMention(Fact, Record):
    """A meeting of a national body, by its numbers; several where a list shares the first number."""

    span: Span
    body: Body
    number: int
    """Of the congress, or of the committee it elected."""
    sessions: tuple[int, ...]
    """Of the plenums or sessions, in the order of the text; 0 for a congress itself."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every mention that no word before it gives to a local committee or another organisation."""
        for body, match in _matches(document):
            before = document.folded[max(0, match.start() - 8) : match.start()]
            if not _is_of_another(before):
                led = _LED.search(before)
                start = match.start() - (len(led[0]) if led else 0)
                yield cls(Span(start, match.end()), body, number_value(match["number"]), _sessions(match))


def _matches(document: Document) -> Iterator[tuple[Body, regex.Match[str]]]:
    for paragraph in document.facts(Paragraph):
        for body in Body:
            for match in _pattern(body).finditer(document.folded, paragraph.span.start, paragraph.span.end):
                yield body, match


@cache
def _pattern(body: Body) -> regex.Pattern[str]:
    return compiled("|".join(_NAMED[body]))


def _sessions(match: regex.Match[str]) -> tuple[int, ...]:
    groups = match.groupdict()
    text = groups.get("sessions") or groups.get("session") or ""
    return tuple(number_value(character) for character in compiled(_S).findall(text)) or (0,)


def _is_of_another(before: str) -> bool:
    return not _OURS.search(before) and bool(_another().search(before))


@cache
def _another() -> regex.Pattern[str]:
    return compiled(any_of(words("congress_sessions", "other_bodies")) + r"的?第?$")
