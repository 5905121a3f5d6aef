"""A file of the report with the names that its parts have on the page."""

from __future__ import annotations

from functools import cached_property

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.message import Language, Message
from zongjie_lint.record import Record
from zongjie_lint.report import FileReport
from zongjie_lint.reporters.html import wording
from zongjie_lint.reporters.html.marks import Place
from zongjie_lint.reporters.sections import heading_above, is_whole_document
from zongjie_lint.source import Source


class Numbered(Record, dict=True):
    """A file by its number in the report; ids on the page begin with it, so that no two files share one."""

    number: int
    file: FileReport
    language: Language

    def say(self, message: Message, **values: object) -> str:
        """Words in the language of the page."""
        return message.format(**values).in_language(self.language) if values else message.in_language(self.language)

    @property
    def lang(self) -> str:
        """The language of the page as HTML names it."""
        return "zh-CN" if self.language == "zh" else "en"

    @property
    def id(self) -> str:
        """The id of the section of the file."""
        return f"d{self.number}"

    def finding(self, number: int) -> str:
        """What a finding is called by the filter."""
        return f"{self.number}-{number}"

    def note(self, number: int) -> str:
        """The id of the note on a finding."""
        return f"{self.id}-n{number}"

    def row(self, number: int) -> str:
        """The id of a finding's row in the slip."""
        return f"{self.id}-r{number}"

    def mark(self, place: Place) -> str:
        """The id of a place in the text."""
        return self.mark_of(place.finding, place.nth)

    def mark_of(self, number: int, nth: int = 0) -> str:
        """The id of a finding's own place, or of the nth related to it."""
        return f"{self.id}-m{number}" + (f"-{nth}" if nth else "")

    def line(self, source: Source, offset: int) -> str:
        """The id of the line that an offset stands on."""
        return f"{self.id}-l{source.text_position(offset).line}"

    def relation(self, number: int) -> str:
        """The id of a relation's row."""
        return f"{self.id}-k{number}"

    def place(self, found: Diagnostic) -> str:
        """Where a finding stands, in words."""
        source = self.file.source
        if source is None or is_whole_document(found.span, source.text):
            return self.say(wording.WHOLE)
        return self.say(source.place(found.span.start))

    def heading(self, found: Diagnostic) -> str:
        """The heading above a finding, if it has one."""
        above = heading_above(self.file.outline, found.span.start)
        return above[1] if above and above[0].start != found.span.start else ""

    @cached_property
    def summarising(self) -> dict[str, int]:
        """The first finding of each rule that sums up others, by its code."""
        wanted = {found.summarised_by for found in self.file.diagnostics if found.summarised_by}
        numbered = enumerate(self.file.diagnostics, start=1)
        first: dict[str, int] = {}
        for number, found in numbered:
            if found.code in wanted:
                first.setdefault(found.code, number)
        return first

    def summed_up_in(self, found: Diagnostic) -> int | None:
        """The number of the finding that sums this one up."""
        return self.summarising.get(found.summarised_by) if found.summarised_by else None
