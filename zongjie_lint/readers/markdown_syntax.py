"""The grammar of Markdown as people write it in Chinese, with the place of every piece of text."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    entity,
    escape,
    html_inline,
    image,
    link,
    strikethrough,
    text,
)
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from zongjie_lint.readers.composition import is_wide

DEEPEST = 40
"""Quotes and lists within each other, at most; what is deeper the parser would leave out."""
_FOOTNOTE = re.compile(r"\[\^([^\s\[\]]+)\]:")
_SET_OFF = re.compile(r"(?![%％万亿元个人家户])[^，。；,;*\n]+\*\*\*")
_FOOTNOTE_MARK = re.compile(r"\[\^([^\s\[\]]+)\]")
_Inline = Callable[[StateInline, bool], bool]


class Blocks:
    """The blocks of a text, and what is within their lines, which is parsed when it is asked for: all at once fill the memory."""

    def __init__(self, markdown: str) -> None:
        state = StateCore(markdown, _parser(), {})
        state.tokens = _Tokens()
        _parser().core.process(state)
        self.tokens: list[Token] = state.tokens
        """Of the blocks."""
        self._environment = state.env

    def within(self, block: Token) -> list[Token]:
        """The tokens within the lines of a block; `meta["place"]` of each: from where to where in its content."""
        if _PLAIN.fullmatch(block.content):
            return [Token("text", "", 0, content=block.content, meta={"place": (0, len(block.content))})]
        tokens: list[Token] = []
        _parser().inline.parse(block.content, _parser(), self._environment, tokens)
        return tokens


class _Tokens(list[Token]):
    """Tokens that take less room once they are complete, as each is when the next one comes: a table has three for a cell."""

    def __init__(self) -> None:
        super().__init__()
        self._alike: dict[tuple[str, int], Token] = {}
        self._nothing: dict[str, str | int | float] = {}
        self._map: list[int] | None = None

    def append(self, token: Token) -> None:
        """Add a token."""
        if self:
            last = self[-1]
            if last.type in _ALIKE:
                self[-1] = self._alike.setdefault((last.type, last.level), last)
            elif last.type == "inline":
                self._slim(last)
        super().append(token)

    def _slim(self, block: Token) -> None:
        block.attrs = block.meta = self._nothing
        block.children = None
        if block.map != self._map:
            self._map = block.map
        block.map = self._map


_ALIKE = frozenset({"th_open", "th_close", "td_open", "td_close", "tr_close"})
"""Of which nothing but the type matters."""
_PLAIN = re.compile(r"[^\n!#$%&*+\-:<=>@\[\\\]^_`{}~]+")
"""What no rule within a line begins with."""


@cache
def _parser() -> MarkdownIt:
    # CommonMark with the tables and strikethrough of GitHub, the footnotes of Pandoc.
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table", "strikethrough"])
    # Joined pieces would have no single place.
    parser.disable(["fragments_join", "text_join", "inline"])
    for name, rule in _INLINE.items():
        parser.inline.ruler.at(name, _placed(rule))
    parser.inline.ruler.before("link", "footnote_mark", _placed(_footnote_mark))
    parser.inline.ruler.push("character", _placed(_character))
    parser.block.ruler.before("reference", "footnote", _footnote, {"alt": ["paragraph", "reference"]})
    return parser


def _placed(rule: _Inline) -> _Inline:
    """A rule that says of the tokens it makes where they stand."""

    def placed(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            if state.pending:
                state.pushPending()
            _place(state.tokens[count:], start, state.pos)
        return True

    return placed


def _place(tokens: list[Token], start: int, end: int) -> None:
    run = len(tokens) > 1 and all(token.type == "text" for token in tokens)
    for token in tokens:
        if "place" not in token.meta:
            token.meta["place"] = (start, start + len(token.content) if run else end)
        start += len(token.content) if run else 0


def _line_end(state: StateInline, silent: bool) -> bool:
    """The parser's own rule takes blanks from a piece that has its place already."""
    if state.src[state.pos] != "\n":
        return False
    if not silent:
        state.push("hardbreak" if state.src.endswith("  ", 0, state.pos) else "softbreak", "br", 0)
    state.pos += 1
    while state.pos < state.posMax and state.src[state.pos] in " \t":
        state.pos += 1
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Emphasis also where CommonMark leaves the stars of `**要点：**全镇` standing, which every writer of Chinese means."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    scanned = state.scanDelims(state.pos, marker == "*")
    opens, closes = scanned.can_open, scanned.can_close
    if marker == "*":
        before, after = _beside(state, state.pos - 1), _beside(state, state.pos + scanned.length)
        opens = opens or (not after.isspace() and is_wide(before))
        closes = closes or (not before.isspace() and is_wide(after))
    if scanned.length > 3 or (scanned.length == 3 and (marker == "_" or _is_blank(state))):
        # A blank that is to be filled in, as in “____年”.
        opens = closes = False
    for _ in range(scanned.length):
        state.push("text", "", 0).content = marker
        at = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord(marker), scanned.length, at, -1, opens, closes))
    state.pos += scanned.length
    return True


def _is_blank(state: StateInline) -> bool:
    """Whether *** stands for a number, as in “***亿元，增长***%”: what is set off by two would be no few words."""
    awaited = sum(1 for each in state.delimiters if each.marker == ord("*") and each.length == 3 and each.open) % 6
    return not awaited and _SET_OFF.match(state.src, state.pos + 3, state.posMax) is None


def _beside(state: StateInline, at: int) -> str:
    return state.src[at] if 0 <= at < state.posMax else " "


def _character(state: StateInline, silent: bool) -> bool:
    """A character that means nothing here: the last rule."""
    if not silent:
        state.pending += state.src[state.pos]
    state.pos += 1
    return True


def _footnote_mark(state: StateInline, silent: bool) -> bool:
    match = _FOOTNOTE_MARK.match(state.src, state.pos, state.posMax)
    if not match or match[1] not in state.env.get("footnotes", ()):
        return False
    if not silent:
        state.push("footnote_mark", "", 0)
    state.pos = match.end()
    return True


def _footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    begin = state.bMarks[start] + state.tShift[start]
    match = None if state.is_code_block(start) else _FOOTNOTE.match(state.src, begin, state.eMarks[start])
    if not match or silent:
        return match is not None
    state.env.setdefault("footnotes", set()).add(match[1])
    opening = state.push("footnote_open", "", 1)
    opening.meta = {"label": match[1]}
    _read_footnote(state, start, end, match.end())
    state.push("footnote_close", "", -1)
    return True


def _read_footnote(state: StateBlock, start: int, end: int, body: int) -> None:
    """Parse the blocks of a footnote: the rest of its line, and what is indented below."""
    kept = state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType
    rest = state.src[body : state.eMarks[start]]
    state.bMarks[start], state.tShift[start] = body, len(rest) - len(rest.lstrip(" \t"))
    state.blkIndent += 4
    state.sCount[start], state.parentType = state.blkIndent, "footnote"
    state.md.block.tokenize(state, start, end)
    state.blkIndent -= 4
    state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType = kept


_INLINE: dict[str, _Inline] = {
    "text": text,
    "newline": _line_end,
    "escape": escape,
    "backticks": backtick,
    "strikethrough": strikethrough.tokenize,
    "emphasis": _emphasis,
    "link": link,
    "image": image,
    "autolink": autolink,
    "html_inline": html_inline,
    "entity": entity,
}
