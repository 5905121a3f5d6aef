"""Where the words or the pattern of a house rule stand in a document."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from zongjie_lint.configuration.regular_expression import compiled
from zongjie_lint.configuration.rule_table import RuleModel
from zongjie_lint.document import Document
from zongjie_lint.folding import fold
from zongjie_lint.house_rules.passage import Passage
from zongjie_lint.lexicon import any_of
from zongjie_lint.span import Span, Spans

SECONDS = 2.0
"""How long a rule may look for its pattern in one document."""
_QUOTATION = regex.compile(r"《[^《》\r\n]*》|“[^“”\r\n]*”|‘[^‘’\r\n]*’")
_QUOTES_SKIPPED = frozenset({"replace", "order", "consistency"})
"""Types that leave alone what a report quotes, unless they are told otherwise: others wrote it."""


@dataclass
class _Patience:
    """How many seconds this process may still lose with patterns that it gives up."""

    left: float = 10.0


_patience = _Patience()
_MOMENT = 0.02
"""Seconds that every pattern is given, and no sound one needs for a passage."""


class SlowPattern(Exception):
    """A pattern was given up, so that the rule has not judged the document."""


@dataclass(frozen=True)
class Occurrence:
    """A place where something was found, with the word of the rule that it is, or what a pattern puts in its place."""

    span: Span
    word: str
    replacement: str | None = None


class Search:
    """Looks for what one rule looks for, in one document, and gives up when it takes too long."""

    def __init__(self, document: Document, table: RuleModel, seconds: float = SECONDS) -> None:
        self._document = document
        self._table = table
        self._deadline = time.monotonic() + seconds
        self._excluded = Spans([*self._places_of(table.unless), *self._quotations()])
        right = {fold(word) for word in [*table.pairs.values(), table.with_ or ""] if word and not table.pattern}
        self._right = Spans(self._places_of(tuple(sorted(right))))

    def found(self, passage: Passage) -> list[Occurrence]:
        """Every place in a passage, in reading order, less those that do not count."""
        return [
            each for stretch in passage.stretches for each in self._in(stretch) if each.span and self._counts(each.span)
        ]

    def holds_any(self, words: Sequence[str], passage: Passage) -> bool:
        """Whether one of some words stands in a passage."""
        folded = self._document.folded
        return any(_any_of(tuple(words)).search(folded, each.start, each.end) for each in passage.stretches)

    def _in(self, stretch: Span) -> Iterator[Occurrence]:
        if self._table.pattern is not None:
            yield from self._of_pattern(self._table.pattern, stretch)
            return
        words = self._table.words or tuple(self._table.pairs)
        written = {fold(word): word for word in reversed(words)}
        for match in _any_of(words).finditer(self._document.folded, stretch.start, stretch.end):
            yield Occurrence(Span.of(match), written[match[0]])

    def _of_pattern(self, pattern: str, stretch: Span) -> Iterator[Occurrence]:
        started = time.monotonic()
        left = min(max(self._deadline - started, 0.001), max(_patience.left, _MOMENT))
        try:
            for match in compiled(pattern).finditer(self._document.folded, stretch.start, stretch.end, timeout=left):
                with_ = self._table.with_
                yield Occurrence(Span.of(match), match[0], None if with_ is None else match.expand(with_))
        except TimeoutError as error:
            _patience.left -= time.monotonic() - started
            raise SlowPattern(
                f"{self._table.code}：pattern 匹配太慢，放弃了；请把 .* 一类改成有限的长度 the pattern is too slow, bound its repetitions"
            ) from error

    def _counts(self, span: Span) -> bool:
        return not self._right.hold(span) and not self._excluded.overlap(span)

    def _places_of(self, words: tuple[str, ...]) -> Iterable[Span]:
        return map(Span.of, _any_of(words).finditer(self._document.folded)) if words else ()

    def _quotations(self) -> Iterable[Span]:
        skipped = self._table.type in _QUOTES_SKIPPED if self._table.skip_quotes is None else self._table.skip_quotes
        return map(Span.of, _QUOTATION.finditer(self._document.folded)) if skipped else ()


@cache
def _any_of(words: tuple[str, ...]) -> regex.Pattern[str]:
    """A pattern for words as folded text has them, the longest before those that begin it."""
    return regex.compile(any_of(map(fold, words)))
