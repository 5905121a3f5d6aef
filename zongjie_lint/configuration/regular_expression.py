"""A pattern that an office wrote, made to match folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import prod

import regex

from zongjie_lint.folding import fold
from zongjie_lint.message import Message

LONGEST = 500
"""A longer pattern is no pattern but a list of words, and slow."""
_TOO_LONG = Message(
    "pattern 有 {count} 个字符，最多 {most} 个；要列的词多，就写 words",
    "the pattern has {count} characters, {most} at most; many words go into a list of words",
)
_BROKEN = Message("pattern 写错了：{reason}", "the pattern is broken: {reason}")
SECONDS = 1.0
"""How long a pattern may take on an empty text."""
_RECURSION = re.compile(r"\(\?(?:R|[+-]?\d|&|P>)")
_TIMES = re.compile(r"\{(\d{1,9})")
_MOST_TIMES = 10_000
_RECURSIVE = Message(
    "pattern 里不能有引用自身的 (?R)、(?1)、(?&…)", "a pattern cannot refer to itself by (?R), (?1) or (?&…)"
)
_BOUNDLESS = Message(
    "pattern 里重复的次数太多；请把大括号里的数改小",
    "the pattern repeats too much; write smaller numbers into the braces",
)
_EMPTY = Message(
    "这个 pattern 一个字没有也算匹配，等于处处都报；请写明至少要有哪个字",
    "the pattern matches where there is nothing, so everywhere; say what must be there at least",
)
_REASONS = {
    "missing )": "少了右括号“)”",
    "missing ]": "少了右方括号“]”",
    "unterminated character set": "少了右方括号“]”",
    "nothing to repeat": "“*”“+”“?”前面没有可以重复的字",
    "multiple repeat": "“*”“+”“?”连着写了",
    "unbalanced parenthesis": "多了右括号“)”",
    "unexpected text after end of pattern": "多了右括号“)”",
    "bad escape (end of pattern)": "末尾多了反斜杠“\\”",
    "bad escape": "反斜杠“\\”后面的字母不认得",
    "bad character range": "方括号里的“-”两边不是从小到大",
    "bad set": "方括号里写错了",
    "unknown extension": "“(?”后面的符号不认得",
    "unknown property name": "\\p{…} 里的名称不认得",
    "invalid group reference": "引用了没有的括号",
    "unknown group": "引用了没有的括号",
}


class BrokenPattern(Exception):
    """A pattern that cannot be used, with what is wrong and after how many characters of it."""

    def __init__(self, message: Message, at: int = 0) -> None:
        super().__init__(message.en)
        self.message = message
        self.at = at


@cache
def compiled(pattern: str) -> regex.Pattern[str]:
    """A pattern ready to match folded text; raises BrokenPattern."""
    if len(pattern) > LONGEST:
        raise BrokenPattern(_TOO_LONG.format(count=len(pattern), most=LONGEST))
    _refuse_boundless(pattern)
    pieces = list(_folded(pattern))
    try:
        made = regex.compile("".join(pieces))
        is_empty = made.fullmatch("", timeout=SECONDS) is not None
    except TimeoutError as error:
        raise BrokenPattern(_BOUNDLESS) from error
    except (regex.error, RecursionError, OverflowError, ValueError, MemoryError) as error:
        raise BrokenPattern(_BROKEN.format(reason=_explained(error)), _at(error, pieces)) from error
    if is_empty:
        raise BrokenPattern(_EMPTY)
    return made


def _refuse_boundless(pattern: str) -> None:
    """Raises BrokenPattern for what takes all memory before any time limit is noticed: recursion, repetitions of repetitions."""
    found = _RECURSION.search(pattern)
    if found:
        raise BrokenPattern(_RECURSIVE, found.start())
    if prod(min(int(least), _MOST_TIMES) for least in _TIMES.findall(pattern) if int(least)) > _MOST_TIMES:
        raise BrokenPattern(_BOUNDLESS)


def template_fault(pattern: str, template: str) -> Message | None:
    """What is wrong with the text that is to be put in place of what a pattern matches, such as a group that it lacks."""
    try:
        # A template is read when something is matched, so let there be a way to match nothing.
        regex.compile(compiled(pattern).pattern + "|").sub(template, "")
    except (regex.error, IndexError) as error:
        return _explained(error)
    return None


def _folded(pattern: str) -> Iterator[str]:
    """What stands for each character: a full-width mark means itself, though its folded form may be a sign of patterns."""
    is_escaped = False
    for character in pattern:
        folded = fold(character)
        yield folded if folded == character or is_escaped or folded == " " else regex.escape(folded)
        is_escaped = character == "\\" and not is_escaped


def _explained(error: Exception) -> Message:
    """What the library says of an error, with what that means."""
    said = getattr(error, "msg", None) or str(error) or type(error).__name__
    known = next((zh for en, zh in _REASONS.items() if said.startswith(en)), "")
    return Message(f"{known}（{said}）" if known else said, said)


def _at(error: Exception, pieces: list[str]) -> int:
    """The character of the pattern as it was written that an error points at."""
    wanted, reached = getattr(error, "pos", None) or 0, 0
    for at, piece in enumerate(pieces):
        reached += len(piece)
        if reached > wanted:
            return at
    return len(pieces)
