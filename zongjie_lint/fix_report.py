"""What came of fixing a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from zongjie_lint.diagnostic import Severity
from zongjie_lint.edit import Edit
from zongjie_lint.message import Message
from zongjie_lint.record import Record
from zongjie_lint.report import FileReport
from zongjie_lint.source import Source


class LeftOut(Record):
    """Places that a rule could have mended and that were left as they are, and why."""

    code: str
    line: int
    """Of the text; a paragraph of a Word document."""
    reason: Message


class FixReport(Record):
    """The bytes of a file before and after, what was mended on the way, and what is left for a person."""

    path: str
    before: bytes
    after: bytes
    checked: FileReport
    """The check of what came out; of what went in, where nothing could be done."""
    original: Source = msgspec.field(default_factory=lambda: Source("", ""))
    """What went in, as it was read."""
    edits: Sequence[Edit] = ()
    """All that was changed, in places of the text that went in."""
    mended: Counter[str] = msgspec.field(default_factory=Counter)
    """In how many places each rule was given its way."""
    left_out: tuple[LeftOut, ...] = ()
    more: Counter[str] = msgspec.field(default_factory=Counter)
    """How many places more unsafe fixes would mend, by rule, where they were not asked for."""
    error: Message | None = None
    """Why nothing could be done, or why it could not be written."""

    @property
    def is_changed(self) -> bool:
        """Whether something is to be written."""
        return self.after != self.before

    @property
    def failed(self) -> bool:
        """Whether something could not be done."""
        return self.error is not None or self.checked.failed

    def left(self, severity: Severity) -> int:
        """How many findings of a severity are left."""
        return sum(1 for _ in self.checked.with_severity(severity))
