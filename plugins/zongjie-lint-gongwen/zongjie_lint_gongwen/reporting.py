"""One finding for many places that look alike."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from zongjie_lint.diagnostic import Related, all_related
from zongjie_lint.message import Message
from zongjie_lint.span import Span

Key = TypeVar("Key", bound=Hashable)
_MOST = 5
"""Related places that are shown; more would hide the finding."""
WHOLE = Span(0, 0)
"""The place of a finding about the document as a whole."""


def grouped(places: Iterable[tuple[Key, Span]]) -> list[tuple[Key, list[Span]]]:
    """Places by what they have in common, what is most often first."""
    groups: dict[Key, list[Span]] = {}
    for key, span in places:
        groups.setdefault(key, []).append(span)
    return sorted(groups.items(), key=lambda group: -sum(map(len, group[1])))


def others(spans: Sequence[Span]) -> list[Related]:
    """The places after the first, where they are few enough to be shown one by one."""
    return all_related(spans[1:]) if len(spans) <= _MOST + 1 else []


def times(count: int) -> Message:
    """How often something was found, to close a message with; nothing for once."""
    return Message(f"，全文共 {count} 处", f" ({count} places)") if count > 1 else Message("", "")
