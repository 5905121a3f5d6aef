"""A congress or session with the time at which the text says it was held."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Self

import regex

from zongjie_lint.chinese_numerals import number_value
from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.clause import after, before
from zongjie_lint.facts.date import MONTH_OR_DAY, YEAR, year_of
from zongjie_lint.facts.session import SessionMention
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_DATE = (
    rf"(?P<date>(?P<year>{YEAR})\s?年\s?(?:底|末|初)?(?:(?P<month>{MONTH_OR_DAY})\s?月(?:份|底|末|初|上旬|中旬|下旬)?\s?"
    rf"(?:(?P<day>{MONTH_OR_DAY})\s?日)?)?)(?:[—~\-至到](?:{MONTH_OR_DAY}月)?{MONTH_OR_DAY}日)?"
)
_VERB = r"(?:召开|举行|闭幕|开幕|审议通过|通过)"
_PARTY = r"(?:了|的|过)?(?:“|《)?(?:中国共产党|中共|党的|党|我们党|我党|党中央)?第?"
_GAP = r"(?:(?!后|前|以来|起|学|传达|贯彻|结合|围绕|按照|根据|要)[^,。;:、()\d]){0,10}"
_BEFORE_VERB = compiled(rf"(?<![至到—~\-]\s?){_DATE},?{_GAP}{_VERB}{_PARTY}$")
_THE_ONE = compiled(rf"{_VERB}的[^,。;]{{0,6}}$")
"""“2025年7月召开的全会精神” is about the session that was held then."""
_BEFORE = compiled(rf"(?<![至到—~\-]\s?){_DATE},?(?:是|正值|适逢|恰逢|迎来了?|在)?{_PARTY}$")
_THEN_VERB = compiled(
    rf"(?:在[^,。;]{{1,8}})?(?:胜利|隆重|顺利|成功|正式|如期)*{_VERB}(?!后|之后|以后|以来|前|的第|[一二三四五六七八九十两\d]{{1,3}}(?:周年|年|个|天))"
)
_AFTER = compiled(rf"(?:已|是)?(?:于|在)?{_DATE}[^,。;()\d]{{0,12}}{_VERB}(?!后|之后|以来|前)")
_IN_BRACKETS = compiled(rf"[(]{_DATE}(?:在[^,。;()]{{1,8}})?{_VERB}?[)]")


class HeldSession(Fact, Record):
    """A session, and a date that a verb of holding or brackets tie to it."""

    span: Span
    """From the one to the other."""
    mention: SessionMention
    date: Span
    year: int
    month: int | None
    day: int | None

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every single session with its date."""
        for mention in document.facts(SessionMention):
            found = _date(document, mention) if len(mention.sessions) == 1 else None
            if found:
                match, offset = found
                date = Span.of(match, "date", offset)
                month, day = (number_value(match[name]) if match[name] else None for name in ("month", "day"))
                whole = Span.covering(date, mention.span)
                yield cls(whole, mention, date, year_of(match["year"]), month, day)


def _date(document: Document, mention: SessionMention) -> tuple[regex.Match[str], int] | None:
    """The date tied to a session, and where in the document the words it was found in begin."""
    right, left = after(document, mention.span, 60), before(document, mention.span, 60)
    start = mention.span.start - len(left)
    behind = _AFTER.match(right) or _IN_BRACKETS.match(right)
    if behind:
        return behind, mention.span.end
    held = _BEFORE_VERB.search(left)
    if _about().match(right) and not (held and _THE_ONE.search(left)):
        return None
    led = held or (_BEFORE.search(left) if _THEN_VERB.match(right) else None)
    return (led, start) if led else None


@cache
def _about() -> regex.Pattern[str]:
    """What follows is something about the session, and not the session, was held."""
    return compiled(r"[^,。;]{0,4}" + any_of(words("congress_sessions", "about")))
