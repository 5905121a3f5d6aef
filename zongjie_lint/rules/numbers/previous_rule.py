"""What the rules share that hold a report against the one of the year before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from zongjie_lint.diagnostic import Diagnostic, Related
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.relations.earlier_report import HeldAgainst
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import in_unit_of, printed
from zongjie_lint.rule import Rule

_WORKING = Message("{working}（上年稿{place}：{excerpt}）", "{working} ({place} of the earlier report: {excerpt})")
_AROUND = 16


class PreviousRule(Rule):
    """A rule about figures that disagree with an earlier report; the message may name `{stated}`, `{computed}`, `{earlier}` and `{place}`."""

    needs_previous: ClassVar[bool] = True
    held: ClassVar[type[HeldAgainst]]

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every figure that the earlier report contradicts; nothing where there is none."""
        if document.previous is not None:
            for held in document.facts(self.held):
                if held.verdict is Verdict.FAIL:
                    yield self._report_held(document, document.previous, held)

    def _report_held(self, document: Document, previous: Document, held: HeldAgainst) -> Diagnostic:
        number = held.earlier.number
        place = previous.source.place(number.span.start)
        return self.report(
            held.span,
            related=[Related(operand.number.span, operand.role) for operand in held.related],
            evidence=_WORKING.format(
                working=held.working, place=place, excerpt=excerpt(previous, number.span.start, number.span.end)
            ),
            indicator=held.figure.indicator,
            stated=printed(document, held.figure.number),
            computed=in_unit_of(previous, number, held.computed.value),
            earlier=printed(previous, number),
            place=place,
        )


def excerpt(document: Document, start: int, end: int) -> str:
    """A place of the earlier report with a few words around it, on one line."""
    position = document.source.text_position(start)
    line, column = document.source.line(position.line), position.column - 1
    first, last = max(0, column - _AROUND), column + end - start + _AROUND // 2
    text = line[first:last].strip()
    return f"{'…' if line[:first].strip() else ''}{text}{'…' if line[last:].strip() else ''}"
