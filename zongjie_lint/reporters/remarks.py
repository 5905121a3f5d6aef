"""What is to be said of a file besides its findings, each with how much it matters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.record import Record
from zongjie_lint.report import FileReport
from zongjie_lint.reporters import wording

RemarkName = Literal["unreadable", "rule-failed", "unread-page", "unread", "notice"]
TITLES: dict[RemarkName, Message] = {
    "unreadable": Message("没能检查", "not checked"),
    "rule-failed": Message("规则出错", "rule failed"),
    "unread-page": Message("有一页没有检查", "page not checked"),
    "unread": Message("有内容没有检查", "part not checked"),
    "notice": Message("说明", "notice"),
}
"""What each is called where a finding has the name of its rule."""


class Remark(Record):
    """A sentence about the check of one file."""

    name: RemarkName
    severity: Severity
    """An error where the check could not be done or is not whole, for the run then fails."""
    message: Message
    code: str | None = None
    """The rule that failed."""

    @property
    def title(self) -> Message:
        """What kind of remark it is, in a few words."""
        return TITLES[self.name]


def remarks(file: FileReport) -> Iterator[Remark]:
    """Everything that is not a finding and must not be passed over in silence."""
    if file.error:
        yield Remark("unreadable", Severity.ERROR, wording.UNREADABLE.format(reason=file.error))
    for failure in file.failures:
        said = wording.RULE_FAILED.format(code=failure.code, reason=failure.reason)
        yield Remark("rule-failed", Severity.ERROR, said, failure.code)
    for each in file.unread:
        said = wording.UNREAD.format(what=each.what)
        yield Remark("unread-page", Severity.ERROR, said) if each.is_page else Remark("unread", Severity.WARNING, said)
    for notice in file.notices:
        yield Remark("notice", Severity.INFO, notice)
