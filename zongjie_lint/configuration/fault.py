"""What is wrong with a configuration, and where."""

from __future__ import annotations

from collections.abc import Sequence

from zongjie_lint.message import Message
from zongjie_lint.record import Record


class Place(Record):
    """Where something stands in a text; lines and columns 1-based, columns and length in code points."""

    line: int
    column: int
    length: int = 1


class Fault(Record):
    """Something that keeps a configuration from being used."""

    name: str
    """The path of the file, or the option of the command line."""
    message: Message
    place: Place | None = None
    """None where the whole file is at fault."""
    excerpt: str = ""
    """The line of the text that holds the place."""

    @property
    def heading(self) -> str:
        """`path:line:column`; the name alone for an option, and where there is no place."""
        is_in_file = self.place is not None and not self.name.startswith("--")
        return f"{self.name}:{self.place.line}:{self.place.column}" if self.place and is_in_file else self.name

    @property
    def order(self) -> tuple[int, int]:
        """Line and column, to sort by."""
        return (self.place.line, self.place.column) if self.place else (0, 0)


MOST_FAULTS = 100
"""Of one file that are told at once; whoever has more mends these first."""


class BrokenConfiguration(Exception):
    """A configuration cannot be used; the faults say why, all at once."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(f"{fault.heading}: {fault.message.en}" for fault in faults))
        self.faults = tuple(faults)
