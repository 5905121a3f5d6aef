"""A report, read once: its text, and the facts that were found in it."""

from __future__ import annotations

import time
from collections.abc import Iterable
from functools import cached_property
from operator import attrgetter
from typing import Any, Self, TypeVar

from zongjie_lint.folding import fold
from zongjie_lint.source import Source
from zongjie_lint.span import Span
from zongjie_lint.time_limit import GaveUp, is_to_blame
from zongjie_lint.vocabulary import NO_VOCABULARY, Vocabulary


class Fact:
    """Something a text says or contains. The type is the key under which a document keeps its facts."""

    __slots__ = ()

    span: Span

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Find every fact of this type; other facts may be asked for on the way."""
        raise NotImplementedError(cls)


FactType = TypeVar("FactType", bound=Fact)
_IN_ORDER = attrgetter("span.start", "span.end")


class Document:
    """The text of a report with its facts, each type extracted once, when first asked for."""

    def __init__(
        self,
        source: Source | str,
        *,
        kind: str | None = None,
        previous: Document | None = None,
        vocabulary: Vocabulary = NO_VOCABULARY,
    ) -> None:
        self.source = source if isinstance(source, Source) else Source("", source)
        self.kind_given = kind
        self.previous = previous
        """The report of the year before, where one was given to hold this one against."""
        self.vocabulary = vocabulary
        """The words of the office that wrote it, besides those of the language."""
        self._facts: dict[type[Fact], tuple[Any, ...]] = {}
        self._given_up: set[type[Fact]] = set()
        """Types whose extraction took too long, so that nobody waits for them again."""

    @property
    def text(self) -> str:
        """The text exactly as it stands in the file."""
        return self.source.text

    @cached_property
    def folded(self) -> str:
        """The same-length copy that patterns are matched against."""
        return fold(self.text)

    def facts(self, kind: type[FactType]) -> tuple[FactType, ...]:
        """Every fact of a type, in reading order."""
        facts: tuple[FactType, ...] | None = self._facts.get(kind)
        if facts is None:
            self._facts[kind] = facts = self._extracted(kind)
        return facts

    def _extracted(self, kind: type[FactType]) -> tuple[FactType, ...]:
        if kind in self._given_up:
            raise GaveUp
        begun = time.monotonic()
        try:
            return tuple(sorted(kind.extract(self), key=_IN_ORDER))
        except GaveUp:
            if is_to_blame(begun):
                self._given_up.add(kind)
            raise

    def fact(self, kind: type[FactType]) -> FactType | None:
        """The first fact of a type, for those a document has at most one of."""
        facts = self.facts(kind)
        return facts[0] if facts else None
