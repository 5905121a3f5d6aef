"""A Word document with what was found as comments: the one that was checked, or one made of the text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.document import Document
from zongjie_lint.facts.title import Title
from zongjie_lint.message import Language, Message
from zongjie_lint.printers.manuscript import manuscript_of
from zongjie_lint.record import Record, replace
from zongjie_lint.report import FileReport
from zongjie_lint.reporter import View
from zongjie_lint.reporters import wording
from zongjie_lint.reporters.columns import shorten, visible
from zongjie_lint.reporters.concise import SEVERITY_NAMES
from zongjie_lint.reporters.sections import heading_above, is_whole_document
from zongjie_lint.source import PARAGRAPH, Source
from zongjie_lint.span import Span
from zongjie_lint.word.signing import NO_LONGER_SIGNED, is_signed
from zongjie_lint.word.whereabouts import ABOUT, QUOTED, WHOLE

if TYPE_CHECKING:
    from zongjie_lint.word.new_comments import Comment

_WRITTEN = (
    Message("已写入 {path}：{count} 条批注", "{path} written: {count} comment"),
    Message("已写入 {path}：{count} 条批注", "{path} written: {count} comments"),
)
_NOTHING = Message("已写入 {path}：没有要批注的", "{path} written: nothing to comment on")
_HIDDEN = (
    Message("{count} 条建议没有写（加 --show-info 一并写入）", "{count} suggestion left out (see --show-info)"),
    Message("{count} 条建议没有写（加 --show-info 一并写入）", "{count} suggestions left out (see --show-info)"),
)
_LABELLED = Message("{label}：{text}", "{label}: {text}")
_RELATED = Message("相关", "see also")
_UNDER = Message("{place}（{heading}）", "{place} ({heading})")
_HERE = Message("本段", "this paragraph")
_NOTED = Message("{place}：{note}", "{place}: {note}")
_MORE = Message("另有 {count} 处", "{count} more")
_BETWEEN = Message("；", "; ")
_MOST_RELATED = 6
_QUOTED_COLUMNS = 32
_HEADING_COLUMNS = 24


class Annotation(Record):
    """A document with comments, and how many they are."""

    data: bytes
    count: int
    hidden: int
    """Suggestions that the view does not show."""
    suppressed: int
    """Findings that comments in the document say to ignore."""
    was_signed: bool = False
    """Whether the report has a digital signature, which the comments end."""

    def notice(self, path: str, language: Language) -> str:
        """What was written where, and what was left out."""
        forms = _WRITTEN if self.count else (_NOTHING, _NOTHING)
        left_out = [
            wording.counted(count, forms, language)
            for count, forms in ((self.hidden, _HIDDEN), (self.suppressed, wording.SUPPRESSED))
            if count
        ]
        written = forms[self.count != 1].format(path=path, count=self.count).in_language(language)
        joined = wording.JOINED.in_language(language)
        signed = [NO_LONGER_SIGNED.in_language(language)] if self.was_signed else []
        return joined.join([written, *left_out, *signed]) + wording.ENDED.in_language(language)


def annotated(report: FileReport, view: View, date: datetime) -> Annotation:
    """The document of a report with a comment on the characters of each finding that the view shows."""
    from zongjie_lint.word.new_comments import commented  # noqa: PLC0415 - lxml is imported for Word documents only

    assert report.source
    found = [each for each in report.diagnostics if view.shows(each.severity)]
    said = _Words(report, view.language)
    comments = [said.comment(each) for each in found]
    hidden = len(report.diagnostics) - len(found)
    data = commented(manuscript_of(report.source), comments, date)
    package = report.source.package
    was_signed = package is not None and data != package and is_signed(package)
    return Annotation(data, len(comments), hidden, len(report.suppressed), was_signed)


class _Words(Record, dict=True):
    """What comments say about the findings of a report."""

    report: FileReport
    language: Language

    @cached_property
    def _source(self) -> Source:
        assert self.report.source
        source = self.report.source
        return source if source.package else replace(source, unit=PARAGRAPH, file_text=None)

    @cached_property
    def _title(self) -> Span:
        title = Document(self._source).fact(Title)
        return title.span if title else Span(0, 0)

    def comment(self, found: Diagnostic) -> Comment:
        """The comment on a finding; one about the whole document stands at the title, and says so."""
        from zongjie_lint.word.new_comments import Comment  # noqa: PLC0415

        first, *others = self._lines(found)
        if not found.span and is_whole_document(found.span, self._source.text):
            return Comment(self._title, (first, self._say(ABOUT, place=WHOLE), *others))
        return Comment(found.span, (first, *others), self._say(ABOUT, place=self._place(found.span)))

    def _lines(self, found: Diagnostic) -> Iterator[str]:
        """What is wrong and how much it matters, why, what to do, where else to look, what the rule is called."""
        yield self._labelled(SEVERITY_NAMES[found.severity], found.message)
        if found.evidence:
            yield self._labelled(wording.EVIDENCE, found.evidence)
        if self._say(found.advice):
            yield self._labelled(wording.ADVICE, found.advice)
        if found.related:
            yield self._labelled(_RELATED, self._say(_BETWEEN).join(self._related(found)))
        yield f"{found.code} {found.name}"

    def _related(self, found: Diagnostic) -> Iterator[str]:
        for other in found.related[:_MOST_RELATED]:
            yield self._say(_NOTED, place=self._place(other.span, found.span), note=other.message)
        if len(found.related) > _MOST_RELATED:
            yield self._say(_MORE, count=len(found.related) - _MOST_RELATED)

    def _place(self, span: Span, seen_from: Span | None = None) -> str:
        """A place by its paragraph and heading, with its words."""
        place = self._say(self._source.place(span.start))
        if seen_from is not None and place == self._say(self._source.place(seen_from.start)):
            place = self._say(_HERE)
        elif heading := self._heading(span):
            place = self._say(_UNDER, place=place, heading=heading)
        text = shorten(visible(span.of_text(self._source.text).strip()), _QUOTED_COLUMNS)
        return self._say(QUOTED, place=place, text=text) if text else place

    def _heading(self, span: Span) -> str:
        above = heading_above(self.report.outline, span.start)
        if above is None or above[0].overlaps(span) or self._source.is_aside(span.start):
            return ""
        return shorten(above[1], _HEADING_COLUMNS)

    def _labelled(self, label: Message, text: Message | str) -> str:
        return visible(self._say(_LABELLED, label=label, text=text))

    def _say(self, message: Message, **values: object) -> str:
        return (message.format(**values) if values else message).in_language(self.language)
