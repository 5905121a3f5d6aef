"""Words and formulas that are often miswritten, and where a text miswrites them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import Any

from zongjie_lint.diagnostic import Edit, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.listed_word import listed_words
from zongjie_lint.facts.occurrence import occurrences
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.period import Anchor
from zongjie_lint.lexicon import lexicon
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.rules.places import Place
from zongjie_lint.rules.wording.own_words import is_in_title, is_plain, is_quoted, readable, readable_with
from zongjie_lint.span import Span

_ENOUGH = 2
_ON_SPELLING = compiled(r"写成|误写|误作|错写|错别字|写错|勘误|更正|应为|改为|误为|笔误")
_AROUND = 30


class Misspelling(Record):
    """A wrong form, what it should be, and where it is surely wrong."""

    wrong: str
    """A pattern."""
    right: str
    severity: Severity = Severity.WARNING
    is_word: bool = True
    """Whether the wrong form is right elsewhere."""
    mends: bool = False
    """Whether it can be replaced unseen."""
    since: int = 0
    """The first year under review in which it is wrong."""
    holds: frozenset[str] = frozenset()
    """Words of which one stands wherever the pattern matches; none tells nothing."""


class Misspelt(Record):
    """A place where a text has a wrong form."""

    place: Place
    entry: Misspelling


def misspelt_words(document: Document) -> Iterator[Misspelt]:
    """Every word that is none, or that stands for another."""
    paragraphs = readable(document)
    starts = [paragraph.span.start for paragraph in paragraphs]
    end = 0
    for start, word in _candidates(document):
        paragraph = paragraphs[max(0, bisect_right(starts, start) - 1)] if starts else None
        if paragraph is None or start < end or not paragraph.span.holds(Span(start, start + len(word))):
            continue
        found = _word_at(document, start, word)
        if found and not _is_exempt(document, paragraph, found.place.span):
            end = found.place.span.end
            yield found


def misspelt_formulas(document: Document) -> Iterator[Misspelt]:
    """Every fixed formula in a shape that it does not have."""
    for entry in _formulas():
        for paragraph in readable_with(document, entry.holds) if _holds(document, entry) else ():
            for match in compiled(entry.wrong).finditer(document.folded, paragraph.span.start, paragraph.span.end):
                if not _is_exempt(document, paragraph, Span.of(match)):
                    yield Misspelt(Place(Span.of(match)), entry)


def _candidates(document: Document) -> list[tuple[int, str]]:
    """Where one of the words stands, the longest of those that begin there."""
    longest: dict[int, str] = {}
    for word in sorted(_words().keys() & listed_words(document), key=len):
        longest |= dict.fromkeys(occurrences(document.folded, [word]), word)
    return sorted(longest.items())


def _word_at(document: Document, start: int, word: str) -> Misspelt | None:
    for entry in _entries(word):
        if entry.wrong == word or compiled(entry.wrong).match(document.folded, start):
            span = Span(start, start + len(word))
            edits = (Edit(span, entry.right),) if is_plain(document, span) else ()
            return Misspelt(Place(span, edits), entry)
    return None


def _is_exempt(document: Document, paragraph: Paragraph, span: Span) -> bool:
    """Whether a place is in the title of another text, or is quoted to speak of its spelling."""
    start, end = max(paragraph.span.start, span.start - _AROUND), min(paragraph.span.end, span.end + _AROUND)
    if is_in_title(document, paragraph, span):
        return True
    return is_quoted(document, paragraph, span.start) and bool(_ON_SPELLING.search(document.folded, start, end))


def _holds(document: Document, entry: Misspelling) -> bool:
    if entry.holds.isdisjoint(listed_words(document)):
        return False
    anchor = document.fact(Anchor)
    return not entry.since or (anchor is not None and anchor.sources >= _ENOUGH and anchor.year >= entry.since)


@cache
def _words() -> dict[str, list[tuple[dict[str, Any], bool]]]:
    """What the lists say of each wrong form, and whether it is right elsewhere."""
    tables = lexicon("misspellings")
    found: dict[str, list[tuple[dict[str, Any], bool]]] = {}
    for right, wrongs in (tables["idioms"] | tables["words"]).items():
        for wrong in wrongs:
            found.setdefault(wrong, []).append(({"wrong": wrong, "right": right}, False))
    bounded, confused = tables["bounded"]["words"], lexicon("confused_words")["words"]
    for entries, is_word in ((bounded, False), (confused, True)):
        for entry in entries:
            found.setdefault(entry["wrong"], []).append((entry, is_word))
    return found


@cache
def _entries(word: str) -> tuple[Misspelling, ...]:
    return tuple(_misspelling(entry, is_word) for entry, is_word in _words()[word])


def _misspelling(entry: dict[str, Any], is_word: bool) -> Misspelling:
    pattern = entry.get("before", "") + entry["wrong"] + entry.get("after", "")
    severity = Severity.INFO if entry.get("level") == "info" else Severity.WARNING
    return Misspelling(pattern, entry["right"], severity, is_word, mends=not is_word and entry.get("sure", True))


@cache
def _formulas() -> tuple[Misspelling, ...]:
    entries = lexicon("set_formulas")["formulas"]
    return tuple(
        Misspelling(e["wrong"], e["right"], since=e.get("since", 0), holds=frozenset(e["holds"])) for e in entries
    )
