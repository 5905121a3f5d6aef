"""What a reader is: bytes in, text out, nothing altered; and back, where it can write too."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar, Protocol, runtime_checkable

from zongjie_lint.edit import Edit
from zongjie_lint.message import Message
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


@runtime_checkable
class Writer(Protocol):
    """A reader that can write back what it reads; one that cannot simply lacks this."""

    def write(self, data: bytes, source: Source, edits: Sequence[Edit]) -> bytes:
        """The bytes with the edits made and every other byte as it was; raises UnwritableEdits where that cannot be."""
        ...


@runtime_checkable
class ReadOnly(Protocol):
    """A reader that cannot write, and says what its users can do instead."""

    read_only: ClassVar[Message]


class UnwritableEdits(Exception):
    """Some edits cannot be written into a file; the others can, without them."""

    def __init__(self, edits: Sequence[Edit], reason: Message) -> None:
        super().__init__(reason.zh)
        self.edits = tuple(edits)
        self.reason = reason
