"""Single characters that stand twice where the words around them leave room for one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import regex

from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.lexicon import lexicon
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_PAIR = compiled(r"(\p{Han})\1(?!\p{Han}{1,3}(?:同志|先生|女士))")
"""Two alike; 于, 向 and 范 may be the name of a person after the word that they end."""
_Judge = Callable[[bool, bool], bool]


class _Table(Record):
    """Characters of one sort: when two of them are one too many, and how much around them shows it."""

    name: str
    wrong: _Judge
    """Given whether a word ends with the first, and whether one begins with the second."""
    before: int
    after: int


_TABLES = (
    _Table("last", lambda ends, begins: ends and not begins, 1, 0),
    _Table("alone", lambda ends, begins: not ends and not begins, 0, 0),
    _Table("first", lambda ends, begins: begins and not ends, 0, 1),
)


def doubled_characters(paragraph: Paragraph) -> Iterator[tuple[Span, Span]]:
    """The word around every character that stands once too often, and the second of the two."""
    text, start = paragraph.folded, paragraph.span.start
    for pair in _PAIR.finditer(text):
        table = None if _is_reduplication(text, pair) else _table(text, pair)
        if table:
            word = Span.of(pair, offset=start)
            second = Span(word.start + 1, word.end)
            yield Span(word.start - table.before, word.end + table.after), second


def _is_reduplication(text: str, pair: regex.Match[str]) -> bool:
    """Whether another pair stands beside it, as in 认认真真."""
    left, right = text[max(0, pair.start() - 2) : pair.start()], text[pair.end() : pair.end() + 2]
    return any(beside and beside == beside[-1] * 2 for beside in (left, right))


def _table(text: str, pair: regex.Match[str]) -> _Table | None:
    """The first table by which the pair is wrong."""
    return next((table for table in _TABLES if _is_wrong(text, pair, table)), None)


def _is_wrong(text: str, pair: regex.Match[str], table: _Table) -> bool:
    words: tuple[str, str] | None = lexicon("doubled_characters")[table.name].get(pair[1])
    if words is None:
        return False
    before, after = text[max(0, pair.start() - 1) : pair.start()], text[pair.end() : pair.end() + 1]
    return table.wrong(bool(before) and before in words[0], bool(after) and after in words[1])
