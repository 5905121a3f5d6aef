"""Changes to a text: some characters replaced by others, all the rest as it was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zongjie_lint.record import Record
from zongjie_lint.span import Span


class Edit(Record):
    """Replace the characters of `span` by `replacement`."""

    span: Span
    replacement: str

    def touches(self, other: Edit) -> bool:
        """Whether the two change or adjoin the same place, so that one may not know what the other leaves there."""
        return self.span.start <= other.span.end and other.span.start <= self.span.end


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text after edits that do not overlap."""
    pieces, end = [], 0
    for edit in in_order(edits):
        pieces += [text[end : edit.span.start], edit.replacement]
        end = edit.span.end
    return "".join([*pieces, text[end:]])


def in_order(edits: Iterable[Edit]) -> list[Edit]:
    """Edits by the places where they stand."""
    return sorted(edits, key=lambda edit: edit.span)


class Revision(Record):
    """A text on its way through rounds of edits, with where each of its characters stood at first."""

    original: str
    text: str
    origins: tuple[int | None, ...]
    """The offset of each character in the original; None for one that came in with an edit."""

    @classmethod
    def of(cls, text: str) -> Revision:
        """A text that nothing was done to yet."""
        return cls(text, text, tuple(range(len(text))))

    def then(self, edits: Iterable[Edit]) -> Revision:
        """The text after another round of edits, whose places are those of the text as it is now."""
        kept: list[int | None] = []
        end = 0
        ordered = in_order(edits)
        for edit in ordered:
            kept += [*self.origins[end : edit.span.start], *[None] * len(edit.replacement)]
            end = edit.span.end
        return Revision(self.original, edited(self.text, ordered), (*kept, *self.origins[end:]))

    def edits(self) -> Sequence[Edit]:
        """All rounds as one: what has to be changed in the original to get there."""
        found, new, reached = [], "", 0
        for character, origin in zip((*self.text, ""), (*self.origins, len(self.original)), strict=True):
            if origin is None:
                new += character
                continue
            found.append(Edit(Span(reached, origin), new))
            new, reached = "", origin + 1
        return [edit for edit in found if edit.span.of_text(self.original) != edit.replacement]


def joined(edits: Iterable[Edit]) -> list[Edit]:
    """The same edits in order, those that adjoin made one."""
    together: list[Edit] = []
    for edit in in_order(edits):
        if together and together[-1].span.end == edit.span.start:
            last = together.pop()
            edit = Edit(Span(last.span.start, edit.span.end), last.replacement + edit.replacement)  # noqa: PLW2901
        together.append(edit)
    return together
