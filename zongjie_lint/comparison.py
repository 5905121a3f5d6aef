"""Which findings of a document were there in an earlier version of it, and which have been touched since."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from zongjie_lint.baseline import Mark, absences, marks, tallied, totals
from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.fingerprint import normalised_sentence, normalised_sentences, places
from zongjie_lint.report import FileReport
from zongjie_lint.source import Source


@dataclass
class Comparison:
    """An earlier version of a document, and what of its findings has not been met again in the later one.

    A finding is known if its own sentence was spoken of before, and if each other sentence that it speaks of was too,
    or at least stood in the text as it does now. A sentence that has only moved is not touched.
    """

    left: Counter[Mark]
    spoken_of: frozenset[Mark]
    sentences: set[str]

    @classmethod
    def with_earlier(cls, report: FileReport, source: Source) -> Comparison:
        """A comparison with the report on an earlier version, and its text."""
        left = totals([tallied(report)])
        return cls(left, frozenset(left), normalised_sentences(source.text))

    def divided(self, report: FileReport, source: Source) -> tuple[list[Diagnostic], list[Diagnostic]]:
        """The findings of the later version that are new or touched, and those that are known, each in order."""
        fresh: list[Diagnostic] = []
        known: list[Diagnostic] = []
        for found in report.known:
            self.left -= Counter(marks(found, source))
        for found in report.diagnostics:
            (known if self._recognises(found, source) else fresh).append(found)
        return fresh, known

    def _recognises(self, found: Diagnostic, source: Source) -> bool:
        own, *others = zip(marks(found, source), places(found, source), strict=False)
        related = (mark for mark, offset in others if self._is_counted(mark, source, offset))
        wanted = Counter([own[0], *related, *absences(found, source)])
        if any(self.left[mark] < count for mark, count in wanted.items()):
            return False
        self.left -= wanted
        return True

    def _is_counted(self, mark: Mark, source: Source, offset: int) -> bool:
        """Whether a related place must have been one before: not one of a sentence that merely stood there."""
        return mark in self.spoken_of or normalised_sentence(source, offset) not in self.sentences
