"""What a comment in Markdown or HTML asks of the check."""

from __future__ import annotations

import datetime
import difflib
import re
from typing import Literal

from zongjie_lint.message import Message
from zongjie_lint.record import Record
from zongjie_lint.span import Span

Keyword = Literal["ignore", "ignore-file", "off", "on"]
_KEYWORDS: dict[str, Keyword] = {
    "ignore": "ignore",
    "忽略": "ignore",
    "ignore-file": "ignore-file",
    "全文忽略": "ignore-file",
    "off": "off",
    "停用": "off",
    "on": "on",
    "启用": "on",
}
_ALL = frozenset({"all", "全部"})
_OURS = re.compile(
    r"<!--\s*zongjie[-_ ]?lint(?![A-Za-z0-9_-])(?P<colon>\s*[:：])?(?P<said>.*)", re.DOTALL | re.IGNORECASE
)
_END = re.compile(r"--!?>\Z")
_REASON = re.compile(r"(?:^|(?<=\s))--(?=\s|\Z)|——")
_UNTIL = re.compile(
    r"(?<![A-Za-z])(?:until|至)\s*(?P<date>[0-9]{4}(?:-[0-9]{1,2}-[0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}日))(?![0-9])",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"\s+")
_GAP = re.compile(r"[\s,，、;；]+")
_RULE = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*")
_NEAR = Message("（是不是 {near}？）", " (did you mean {near}?)")
_NOTHING = Message("", "")
_NOT_ENDED = Message(
    "注释没有写完，少了 -->；后面的文字都没有检查", "the comment does not end with -->, and hides what follows"
)
_NO_COLON = Message("zongjie-lint 后面要有冒号", "zongjie-lint must be followed by a colon")
_NO_KEYWORD = Message(
    "“{word}”看不懂{near}；可以写 ignore（忽略）、ignore-file（全文忽略）、off（停用）、on（启用）",
    "“{word}” is unknown{near}; write ignore, ignore-file, off or on",
)
_NO_RULES = Message(
    "没有写规则代码，没有忽略任何问题；忽略全部规则请写 all（全部）",
    "it names no rule and suppresses nothing; write all for every rule",
)
_NO_RULE = Message(
    "“{word}”不是规则代码；原因请写在 -- 或 —— 后面，期限写作 until 2026-12-31",
    "“{word}” is no rule; write a reason after --, and a last day as until 2026-12-31",
)
_NO_DATE = Message("没有 {word} 这一天", "there is no such day as {word}")
_ON_TAKES = Message("on（启用）后面只写规则代码，不写期限", "on takes rules and no last day")


class Directive(Record):
    """What one comment asks for."""

    keyword: Keyword
    rules: frozenset[str]
    """Codes, prefixes or names; none means all rules."""
    reason: str
    until: datetime.date | None
    origin: Span
    """Where in the file the comment stands."""


def read_directive(file_text: str, origin: Span) -> Directive | Message | None:
    """What a comment of a file asks for, or why it cannot be understood; None where it does not speak to us."""
    ours = _OURS.match(origin.of_text(file_text))
    if not ours:
        return None
    if not _END.search(ours["said"]):
        return _NOT_ENDED
    if not ours["colon"]:
        return _NO_COLON
    words, reason = _apart(_BLANKS.sub(" ", _END.sub("", ours["said"])).strip())
    word, _, rest = words.partition(" ")
    keyword = _KEYWORDS.get(word.lower())
    if keyword is None:
        return _NO_KEYWORD.format(word=word, near=_near(word))
    return _directive(keyword, rest, reason, origin)


def _apart(said: str) -> tuple[str, str]:
    """What is asked for, and the reason."""
    mark = _REASON.search(said)
    return (said[: mark.start()].strip(), said[mark.end() :].strip()) if mark else (said, "")


def _directive(keyword: Keyword, rest: str, reason: str, origin: Span) -> Directive | Message:
    end = _UNTIL.search(rest)
    until = _date(end["date"]) if end else None
    if end and until is None:
        return _NO_DATE.format(word=end["date"])
    if keyword == "on" and end:
        return _ON_TAKES
    rules = _rules(f"{rest[: end.start()]} {rest[end.end() :]}" if end else rest, is_needed=keyword != "on")
    return rules if isinstance(rules, Message) else Directive(keyword, rules, reason, until, origin)


def _date(written: str) -> datetime.date | None:
    year, month, day = map(int, re.findall(r"[0-9]+", written))
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _rules(written: str, *, is_needed: bool) -> frozenset[str] | Message:
    words = [word for word in _GAP.split(written) if word]
    if is_needed and not words:
        return _NO_RULES
    if any(word.lower() in _ALL for word in words):
        words = [word for word in words if word.lower() not in _ALL]
        return _NO_RULE.format(word=words[0]) if words else frozenset()
    wrong = [word for word in words if not _RULE.fullmatch(word)]
    return _NO_RULE.format(word=wrong[0]) if wrong else frozenset(words)


def _near(word: str) -> Message:
    near = difflib.get_close_matches(word.lower(), _KEYWORDS, n=1)
    return _NEAR.format(near=near[0]) if near else _NOTHING
