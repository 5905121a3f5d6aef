"""Words and formulas that are often miswritten, and where a text miswrites them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import regex

from zongjie_lint.diagnostic import Edit, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.period import Anchor
from zongjie_lint.lexicon import any_of, lexicon
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.rules.places import Place
from zongjie_lint.rules.wording.own_words import is_in_title, is_plain, is_quoted, readable
from zongjie_lint.span import Span

_ENOUGH = 2
_ON_SPELLING = compiled(r"写成|误写|误作|错写|错别字|写错|勘误|更正|应为|改为|误为|笔误")
_AROUND = 30


class Misspelling(Record):
    """A wrong form, what it should be, and where it is surely wrong."""

    wrong: regex.Pattern[str]
    right: str
    severity: Severity = Severity.WARNING
    is_word: bool = True
    """Whether the wrong form is right elsewhere."""
    mends: bool = False
    """Whether it can be replaced unseen."""
    since: int = 0
    """The first year under review in which it is wrong."""


class Misspelt(Record):
    """A place where a text has a wrong form."""

    place: Place
    entry: Misspelling


def misspelt_words(document: Document) -> Iterator[Misspelt]:
    """Every word that is none, or that stands for another."""
    for paragraph in readable(document):
        end = 0
        for match in _candidates().finditer(document.folded, paragraph.span.start, paragraph.span.end):
            found = _word_at(document, match) if match.start() >= end else None
            if found and not _is_exempt(document, paragraph, found.place.span):
                end = found.place.span.end
                yield found


def misspelt_formulas(document: Document) -> Iterator[Misspelt]:
    """Every fixed formula in a shape that it does not have."""
    for entry in _formulas():
        for paragraph in readable(document) if _holds(document, entry) else ():
            for match in entry.wrong.finditer(document.folded, paragraph.span.start, paragraph.span.end):
                if not _is_exempt(document, paragraph, Span.of(match)):
                    yield Misspelt(Place(Span.of(match)), entry)


def _word_at(document: Document, candidate: regex.Match[str]) -> Misspelt | None:
    for entry in _words()[candidate["word"]]:
        match = entry.wrong.match(document.folded, candidate.start())
        if match:
            span = Span.of(match)
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
    anchor = document.fact(Anchor)
    return not entry.since or (anchor is not None and anchor.sources >= _ENOUGH and anchor.year >= entry.since)


@cache
def _candidates() -> regex.Pattern[str]:
    """Where one of the words stands: first by its first character, which is what makes it fast."""
    endings: dict[str, list[str]] = {}
    for word in _words():
        endings.setdefault(word[0], []).append(word[1:])
    choices = "|".join(first + any_of(rests) for first, rests in endings.items())
    return compiled(f"(?=[{''.join(endings)}])(?=(?P<word>{choices}))")


@cache
def _words() -> dict[str, list[Misspelling]]:
    table: dict[str, list[Misspelling]] = {}
    for word, entry in (*_listed(), *_bounded()):
        table.setdefault(word, []).append(entry)
    return table


def _listed() -> Iterator[tuple[str, Misspelling]]:
    tables = lexicon("misspellings")
    for right, wrongs in (tables["idioms"] | tables["words"]).items():
        for wrong in wrongs:
            yield wrong, Misspelling(compiled(wrong), right, is_word=False, mends=True)


def _bounded() -> Iterator[tuple[str, Misspelling]]:
    for is_word, entries in (
        (False, lexicon("misspellings")["bounded"]["words"]),
        (True, lexicon("confused_words")["words"]),
    ):
        for entry in entries:
            yield entry["wrong"], _misspelling(entry, is_word)


def _misspelling(entry: dict[str, Any], is_word: bool) -> Misspelling:
    pattern = compiled(entry.get("before", "") + entry["wrong"] + entry.get("after", ""))
    severity = Severity.INFO if entry.get("level") == "info" else Severity.WARNING
    return Misspelling(pattern, entry["right"], severity, is_word, mends=not is_word and entry.get("sure", True))


@cache
def _formulas() -> tuple[Misspelling, ...]:
    entries = lexicon("set_formulas")["formulas"]
    return tuple(Misspelling(compiled(e["wrong"]), e["right"], since=e.get("since", 0)) for e in entries)
