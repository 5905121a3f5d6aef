"""The latest day on which a report may have been written."""

from __future__ import annotations

import datetime

from zongjie_lint.document import Document
from zongjie_lint.facts.dateline import Dateline
from zongjie_lint.facts.deadline import Written
from zongjie_lint.facts.period import Anchor
from zongjie_lint.facts.signature import Signature
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_UNSIGNED = datetime.timedelta(days=120)
"""A report without a date may have been written so long after its period."""
_EARLY = datetime.timedelta(days=60)
"""A report is signed so long before its period ends, at most."""


class WrittenBy(Record):
    """A day, and the date in the text that tells it."""

    day: datetime.date
    span: Span
    """Empty where only the period tells."""

    @property
    def is_dated(self) -> bool:
        """Whether the text itself bears the date."""
        return len(self.span) > 0


def written_by(document: Document) -> WrittenBy | None:
    """The day of the signature or under the title, else some months after a period whose year two places agree on."""
    written = document.fact(Written)
    if written and len(written.span):
        return WrittenBy(written.day, written.span)
    dated = dated_by(document)
    if dated and (written is None or dated.day >= written.day - _EARLY):
        return WrittenBy(max(dated.day, written.day) if written else dated.day, dated.span)
    anchor = document.fact(Anchor)
    sure = written is not None and anchor is not None and anchor.sources > 1
    return WrittenBy(written.day + _UNSIGNED, Span(0, 0)) if written and sure else None


def dated_by(document: Document) -> WrittenBy | None:
    """The day of the signature, else that under the title, which is the day of writing or speaking."""
    signature, dateline = document.fact(Signature), document.fact(Dateline)
    if signature and signature.date:
        return WrittenBy(signature.date, signature.date_span)
    return WrittenBy(dateline.date, dateline.span) if dateline else None
