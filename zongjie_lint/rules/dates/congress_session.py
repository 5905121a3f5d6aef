"""DT09."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import regex

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.clause import after, before
from zongjie_lint.facts.date import in_chinese
from zongjie_lint.facts.held_session import HeldSession
from zongjie_lint.facts.local_session import LocalSession
from zongjie_lint.facts.session import Body, SessionMention
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.dates.sessions import Held, does_not_exist, held
from zongjie_lint.rules.dates.written_by import WrittenBy, written_by

_LATER = Message(
    "“{found}”在成文时（{day}）还没有召开（{held}）",
    "“{found}” was not held until {held}, after the report was written ({day})",
)
_ORDER = Message("“{found}”里届次没有按先后排列", "the sessions in “{found}” are not in order")
_UNKNOWN = Message("没有“{found}”", "there was no “{found}”")
_LOCAL = Message("“{found}”的届次比此前的{earlier}还小", "“{found}” has a lower number than the earlier {earlier}")
_EARLIER = Message("此前的一次", "the earlier one")
_SIGNED = Message("成文日期", "date of the report")
_CHECK = Message("核对届次。", "Check the number of the session.")
_KNOWN_AHEAD = datetime.timedelta(days=400)
_THEN = compiled(
    r"(?:闭幕|召开|结束)?(?:之后|以后|后),?[^。;,]{0,10}?(?:又|再次?|随后|接着|继而|陆续|相继)?(?:召开|举行|迎来|开)(?:了|的)?[^。;,]{0,6}$|之后,[^。;,]{0,6}$"
)
_REPORT = "云岭镇2018年工作总结\n\n2018年，全镇深入学习贯彻{0}，各项工作有序推进。\n\n云岭镇人民政府\n2018年12月26日\n"


class CongressSession(Rule):
    """会议的届次和年份对不上，或者晚于成文日期。

    ## 查什么
    党的全国代表大会、中央全会、全国人大、全国政协和中央纪委全会：用“召开”“举行”“闭幕”“通过”或括号写明时间的，和会期表比对；
    成文时还没有召开的会议，却已经在学习贯彻；“二中、四中、三中全会”没有按先后排。会期表里没有的不判断，地方的会议只看前后届次有没有倒退。

    ## 为什么
    届次、年份写错是政治性差错；套用旧稿时最容易漏改。

    ## 怎么改
    核对届次和会期。
    """

    code = "DT09"
    name = "congress-session"
    title = Message("会议届次与年份不符", "session and year differ")
    severity = Severity.ERROR
    basis = "事实表（各次会议公报所载的会期）"
    message = Message("“{found}”和会期不符：是{held}召开的", "“{found}” does not fit: it was held in {held}")
    advice = Message("核对届次和年份。", "Check the session and the year.")
    examples = (
        Bad("⟦2017年召开的党的十九届三中全会⟧，对机构改革作了部署。"),
        Good("2018年召开的党的十九届三中全会，对机构改革作了部署。"),
        Bad("⟦党的二十大于2021年10月⟧在北京召开。"),
        Good("党的二十大于2022年10月在北京召开。"),
        Bad("⟦2024年3月，十四届全国人大三次会议⟧胜利闭幕。"),
        Good("2025年3月，十四届全国人大三次会议胜利闭幕。"),
        Bad("认真领会⟦党的十八届三中全会（2014年11月⟧）的部署。"),
        Good("认真领会党的十八届三中全会（2013年11月）的部署。"),
        Bad("深入学习⟦十九届二中、四中、三中全会⟧精神。"),
        Good("深入学习十九届二中、三中、四中全会精神。"),
        Bad("深入学习⟦党的十九届八中全会⟧精神。"),
        Good("深入学习党的十九届七中全会精神。"),
        Bad(_REPORT.format("⟦党的十九届四中全会⟧精神")),
        Good(_REPORT.format("党的十九届三中全会精神")),
        Good(_REPORT.format("新思想，筹备党的十九届四中全会保障工作"), why="还没有召开，只说筹备"),
        Bad("⟨县第九次党代会⟩后，又召开⟦县第八次党代会⟧。"),
        Good("县第八次党代会后，又召开县第九次党代会。"),
        Good("2022年，深入学习十九届六中全会精神，召开宣讲会12场。", why="后来年份学习以前的全会"),
        Good("2020年召开市委十九届四中全会，2023年召开中央纪委二十届二次全会。", why="地方的全会；中央纪委另有会期"),
        Good("2026年召开党的二十届五中全会。", why="会期表里没有"),
        Good("2020年召开党的十九届四中全会精神宣讲会。", why="召开的是宣讲会"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Dates that a session was not held on, sessions still to come or out of order, and local numbers that fall."""
        dated = {pair.mention.span for pair in document.facts(HeldSession)}
        for pair in document.facts(HeldSession):
            yield from self._dated(document, pair)
        for mention in document.facts(SessionMention):
            yield from self._listed(document, mention)
            if mention.span not in dated:
                yield from self._still_to_come(document, mention)
        yield from self._local(document)

    def _dated(self, document: Document, pair: HeldSession) -> Iterator[Diagnostic]:
        known = held(pair.mention.body, pair.mention.number, pair.mention.sessions[0])
        if known and not known.may_be(pair.year, pair.month, pair.day):
            yield self.report(pair.span, found=pair.span.of_text(document.text), held=known.title)

    def _listed(self, document: Document, mention: SessionMention) -> Iterator[Diagnostic]:
        found = mention.span.of_text(document.text)
        if any(first >= second for first, second in pairwise(mention.sessions)):
            yield self.report(mention.span, message=_ORDER, advice=_CHECK, found=found)
        if any(does_not_exist(mention.body, mention.number, session) for session in mention.sessions):
            yield self.report(mention.span, message=_UNKNOWN, advice=_CHECK, found=found)

    def _still_to_come(self, document: Document, mention: SessionMention) -> Iterator[Diagnostic]:
        """What is taken as past on the day of writing, and was not."""
        now, known = written_by(document), held(mention.body, mention.number, max(mention.sessions))
        if not now or not known or known.first <= now.day:
            return
        severity = _severity(document, mention, now, known)
        if severity:
            yield self.report(
                mention.span,
                message=_LATER,
                severity=severity,
                related=[Related(now.span, _SIGNED)] if now.is_dated else [],
                found=mention.span.of_text(document.text),
                day=in_chinese(now.day),
                held=known.title,
            )

    def _local(self, document: Document) -> Iterator[Diagnostic]:
        for earlier, later in _followed(document):
            if later.number <= earlier.number:
                yield self.report(
                    later.span,
                    message=_LOCAL,
                    advice=_CHECK,
                    severity=Severity.WARNING,
                    related=[Related(earlier.span, _EARLIER)],
                    found=later.span.of_text(document.text),
                    earlier=earlier.span.of_text(document.text),
                )


def _severity(document: Document, mention: SessionMention, now: WrittenBy, known: Held) -> Severity | None:
    """Nothing for what a text looks forward to, unless nobody could know of it so early."""
    if _ahead().search(before(document, mention.span, 24)) or _to_come().match(after(document, mention.span, 12)):
        early = mention.body is not Body.CONGRESS and known.first - now.day > _KNOWN_AHEAD
        return Severity.WARNING if early else None
    if not _past().match(after(document, mention.span, 16)):
        return None
    return Severity.ERROR if now.is_dated else Severity.WARNING


def _followed(document: Document) -> Iterator[tuple[LocalSession, LocalSession]]:
    """Local sessions of one sort, one of which the text says followed the other."""
    sessions = document.facts(LocalSession)
    for first, second in pairwise(sessions):
        if _are_alike(first, second) and _THEN.fullmatch(document.folded, first.span.end, second.span.start):
            yield first, second
    dated = sorted((session for session in sessions if session.year), key=lambda session: session.year or 0)
    for first, second in pairwise(dated):
        if _are_alike(first, second) and first.place == second.place and first.year != second.year:
            yield first, second


def _are_alike(first: LocalSession, second: LocalSession) -> bool:
    return first.kind == second.kind and (first.place == second.place or not (first.place and second.place))


@cache
def _ahead() -> regex.Pattern[str]:
    return compiled(r"(?<![目当此日从])" + any_of(words("congress_sessions", "ahead")) + r"[^,。;]{0,10}$")


@cache
def _to_come() -> regex.Pattern[str]:
    return compiled(r"(?:召开|胜利召开|开幕)?(?:前夕|前|之前|之年|期间|安保|维稳|保障|筹备|在即|将)")


@cache
def _past() -> regex.Pattern[str]:
    return compiled(r"[^,。;]{0,6}?" + any_of(words("congress_sessions", "past")))
