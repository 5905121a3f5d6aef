"""What a Word document is made of as its reader sees it: paragraphs, tables, text boxes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zongjie_lint.record import Record

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(slots=True)
class Chunk:
    """Characters that one child of a run shows."""

    text: str
    run: _Element
    node: _Element


class Mark(Record):
    """A place between characters: where the range of a comment begins or ends, or where a note is referred to."""

    kind: str
    """The local name of the element."""
    identifier: str


@dataclass(slots=True)
class ParagraphBlock:
    """A paragraph, with what follows it where its mark is deleted or hidden."""

    element: _Element
    content: list[Chunk | Mark | str] = field(default_factory=list)
    """Characters, marks between them, and what is shown though no run holds it."""
    boxes: list[list[Block]] = field(default_factory=list)
    """The text boxes that are anchored in it."""
    runs_on: bool = False
    """Whether its mark shows no line end."""
    is_empty: bool = True
    """Whether it shows nothing but perhaps an automatic number."""
    heading_level: int | None = None
    """1 for the highest; None for text."""
    is_contents: bool = False
    """Whether it is a line of a table of contents."""

    @property
    def text(self) -> str:
        """Its characters, without an automatic number."""
        texts = (item.text if isinstance(item, Chunk) else item for item in self.content)
        return "".join(text for text in texts if isinstance(text, str))


@dataclass(slots=True)
class CellBlock:
    """A cell of a table, at its first grid column (0-based)."""

    column: int
    columns: int
    continues: bool
    """Whether it is merged with the cell above."""
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class TableBlock:
    """A table, row by row."""

    rows: list[list[CellBlock]] = field(default_factory=list)


Block = ParagraphBlock | TableBlock
