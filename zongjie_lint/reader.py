"""What a reader is: bytes in, text out, nothing altered."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar, Protocol, runtime_checkable

from zongjie_lint.source import Source


@runtime_checkable
class Reader(Protocol):
    """Reads one format of document."""

    name: ClassVar[str]
    suffixes: ClassVar[Collection[str]]
    """File-name endings of the format, lower case, with the dot."""

    def read(self, name: str, data: bytes) -> Source:
        """The text of a document; raises UnreadableSource with the reason where there is none."""
        ...
