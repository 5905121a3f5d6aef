"""Which words of the lists on wording stand in a text, so that rules try only those of their patterns that may match."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.lexicon import lexicon, made_of
from zongjie_lint.record import Record
from zongjie_lint.span import Span
from zongjie_lint.word_search import WordSearch

_WITH_PATTERNS = (
    ("set_formulas", "formulas"),
    ("colloquial", "words"),
    ("fixed_terms", "terms"),
    ("indicator_names", "renamed"),
)


class ListedWords(Fact, Record):
    """All of these words that the text has anywhere."""

    span: Span
    words: frozenset[str]

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """The one fact of this type."""
        yield cls(Span(0, len(document.folded)), frozenset(_search().found_in(document.folded)))


def listed_words(document: Document) -> frozenset[str]:
    """The words of the lists that a document has anywhere."""
    return document.facts(ListedWords)[0].words


@cache
def _search() -> WordSearch:
    lists = [*(name for name, _ in _WITH_PATTERNS), "misspellings", "confused_words"]
    return made_of(lists, _made, WordSearch)


def _made() -> WordSearch:
    return WordSearch(dict((*_with_patterns(), *_miswritten())))


def _with_patterns() -> Iterator[tuple[str, str]]:
    """Words of which one stands wherever a pattern matches."""
    for name, key in _WITH_PATTERNS:
        for entry in lexicon(name)[key]:
            yield from ((word, entry["right"]) for word in entry["holds"])


def _miswritten() -> Iterator[tuple[str, str]]:
    tables = lexicon("misspellings")
    for right, wrongs in (tables["idioms"] | tables["words"]).items():
        yield from ((wrong, right) for wrong in wrongs)
    for entry in (*tables["bounded"]["words"], *lexicon("confused_words")["words"]):
        yield entry["wrong"], entry["right"]
