"""What a house rule judges at a time: a place of a report, or one of the sentences, items, … in it."""

from __future__ import annotations

from dataclasses import dataclass

from zongjie_lint.message import Message
from zongjie_lint.span import Span


@dataclass(frozen=True)
class Passage:
    """Some stretches of a text, in order, with what they are called."""

    stretches: tuple[Span, ...]
    anchor: Span
    """What a finding points at that is about the passage as a whole."""
    where: Message
    is_document: bool = False

    def clipped(self, span: Span) -> Span | None:
        """The part of a span that lies in the first stretch it touches, None where it touches none."""
        for stretch in self.stretches:
            start, end = max(stretch.start, span.start), min(stretch.end, span.end)
            if start < end:
                return Span(start, end)
        return None
