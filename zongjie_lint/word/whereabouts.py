"""What a comment says of its place where Word takes none there, and how that is understood when the document is read again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from zongjie_lint.message import Message
from zongjie_lint.source import Landmark
from zongjie_lint.span import Span
from zongjie_lint.word.names import W

if TYPE_CHECKING:
    from lxml.etree import _Element

ABOUT = Message("（说的是{place}）", "(about {place})")
WHOLE = Message("全文", "the whole document")
QUOTED = Message("{place}“{text}”", "{place}, “{text}”")
_ABOUT = re.compile(r"（说的是(?P<zh>.*?)(?:“.*”)?）|\(about (?P<en>.*?)(?:, “.*”)?\)")


def told_ranges(
    comments: _Element | None, ranges: Mapping[str, Span], text: str, asides: Sequence[Landmark]
) -> dict[str, Span]:
    """What comments are about, by their identifiers: what they say themselves, else what they hang on.

    One that names a note, a header or a text box is about that; one that tells any other place, about the automatic
    number before the characters that stand in for it too.
    """
    named = {name: mark.span for mark in asides for name in (mark.name.zh, mark.name.en)}
    told = dict(_told(comments))
    return {identifier: _range(told.get(identifier), span, text, named) for identifier, span in ranges.items()}


def _told(comments: _Element | None) -> Iterator[tuple[str, str]]:
    for comment in () if comments is None else comments.iterchildren(W + "comment"):
        lines = ("".join(node.text or "" for node in line.iter(W + "t")) for line in comment.iter(W + "p"))
        found = next((match for line in lines if (match := _ABOUT.fullmatch(line.strip()))), None)
        if found:
            yield comment.get(W + "id", ""), found["zh"] or found["en"] or ""


def _range(place: str | None, span: Span, text: str, named: Mapping[str, Span]) -> Span:
    if place is None:
        return span
    if place in (WHOLE.zh, WHOLE.en):
        return Span(0, span.end)
    return named.get(place, Span(text.rfind("\n", 0, span.start) + 1, span.end))
