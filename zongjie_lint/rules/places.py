"""Places where a notation is odd, and one finding for many of a sort."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, TypeVar

import regex

from zongjie_lint.diagnostic import Diagnostic, Edit, Fix, Severity, all_related
from zongjie_lint.document import Document
from zongjie_lint.facts.zone import body
from zongjie_lint.message import Message
from zongjie_lint.record import Record
from zongjie_lint.rule import Rule
from zongjie_lint.span import Span

_MANY = 3
"""So many places of one sort are a habit of the whole document, and one finding."""
MOST = 10
"""Related places that are shown; more would hide the finding."""
_ONCE = Message("", "")
_OFTEN = Message("，全文共{count}处", " ({count} places)")
_Item = TypeVar("_Item")


class Place(Record):
    """A place, and what would mend its form."""

    span: Span
    edits: tuple[Edit, ...] = ()


def matches(document: Document, pattern: regex.Pattern[str]) -> Iterator[regex.Match[str]]:
    """Every match in the folded text of the report itself, with offsets of the document."""
    for paragraph in body(document):
        yield from pattern.finditer(document.folded, paragraph.span.start, paragraph.span.end)


def replaced(match: regex.Match[str], group: int | str, replacement: str) -> Place:
    """The place of a match in which one group should be written otherwise."""
    return Place(Span.of(match), (Edit(Span.of(match, group), replacement),))


def parted(items: Iterable[_Item], holds: Callable[[_Item], bool]) -> tuple[list[_Item], list[_Item]]:
    """The items of which something holds, and the others, both in order."""
    held: list[_Item] = []
    others: list[_Item] = []
    for item in items:
        (held if holds(item) else others).append(item)
    return held, others


def times(count: int) -> Message:
    """The words by which a message tells of how many places it speaks; none for a single one."""
    return _OFTEN.format(count=count) if count > 1 else _ONCE


def together(
    rule: Rule,
    document: Document,
    places: Iterable[Place],
    *,
    message: Message | None = None,
    severity: Severity | None = None,
    many: int = _MANY,
    safety: Literal["safe", "unsafe"] = "safe",
) -> Iterator[Diagnostic]:
    """A finding for each of a few places, one for `many` or more; the message takes the words `found` and how many `times`."""
    found = list(places)
    for group in [found] if len(found) >= many else [[place] for place in found]:
        yield rule.report(
            group[0].span,
            message=message,
            severity=severity,
            related=all_related(place.span for place in group[1 : MOST + 1]),
            fix=_fix(document, group, safety),
            found=group[0].span.of_text(document.text),
            times=times(len(group)),
        )


def _fix(document: Document, places: Sequence[Place], safety: Literal["safe", "unsafe"]) -> Fix | None:
    """The edits of all; they are unsafe where a number, though it stays the same, would be spelt in other digits."""
    edits = tuple(edit for place in places for edit in place.edits)
    respells = any(_digits(edit.span.of_text(document.text)) != _digits(edit.replacement) for edit in edits)
    return Fix("unsafe" if respells else safety, edits) if edits else None


def _digits(text: str) -> list[str]:
    return [character for character in unicodedata.normalize("NFKC", text) if character.isdigit()]
