"""What the rules about quotation marks and about brackets share: each fault of pairing, and what would mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import ClassVar

from zongjie_lint.diagnostic import Diagnostic, Edit, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.pairing import MarkFamily, Mispairing, Pairing, pairs_throughout
from zongjie_lint.facts.placeholder import Placeholder
from zongjie_lint.message import Message
from zongjie_lint.rule import Rule
from zongjie_lint.rules.places import Place, together
from zongjie_lint.span import Span

_OFTEN = 6
"""Each fault has to be looked at by itself; so many of a sort are damage done to the whole text."""
_OPENING = "“‘「『〝（(［[〔【《〈"
_CLOSING = "”’」』〞）)］]〕】》〉"
_TURNED = str.maketrans(_OPENING + _CLOSING, _CLOSING + _OPENING)
_STRAIGHT = '"＂'
_SOON = 3
"""So many that a machine can mend are one finding."""


class PairingRule(Rule):
    """A rule about one class of marks; a fault without a message of its own is not reported."""

    messages: ClassVar[Mapping[Mispairing | None, Message]]
    """What is said about each sort of fault, and of sound pairs that should be written otherwise."""
    severities: ClassVar[Mapping[Mispairing | None, Severity]] = {}
    quotes: ClassVar[bool]

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every fault, sort by sort."""
        faults = [pairing for pairing in document.facts(Pairing) if self._concerns(pairing, document)]
        faults += self.others(document)
        edits = _sound(document.text, faults)
        for fault, message in self.messages.items():
            places = [Place(pairing.span, edits.get(pairing, ())) for pairing in faults if pairing.fault is fault]
            yield from together(
                self,
                document,
                places,
                message=message,
                severity=self.severities.get(fault),
                many=_SOON if any(place.edits for place in places) else _OFTEN,
            )

    def others(self, document: Document) -> Iterable[Pairing]:
        """Sound pairs that the rule would write otherwise, and that are mended along with the faults."""
        return ()

    def _concerns(self, pairing: Pairing, document: Document) -> bool:
        if pairing.fault is None or pairing.family.quotes is not self.quotes:
            return False
        return pairing.fault is not Mispairing.EMPTY or not _is_blank(document, pairing)


def _is_blank(document: Document, pairing: Pairing) -> bool:
    """Whether nothing between two marks is a blank to fill in, or the marks themselves are spoken of."""
    if any(pairing.span.overlaps(mark.span) for mark in document.facts(Placeholder)):
        return True
    before = document.folded[max(0, pairing.span.start - 3) : pairing.span.start]
    return before.endswith(("号", "引号“")) or len(pairing.span) > 2


def _sound(text: str, pairings: Iterable[Pairing]) -> dict[Pairing, tuple[Edit, ...]]:
    """What would mend each, where a passage pairs throughout once all of them are mended."""
    sound: dict[Pairing, tuple[Edit, ...]] = {}
    for passage, together_ in groupby(sorted(pairings, key=lambda each: each.span), key=lambda each: each.passage):
        edits = {pairing: mended(text, pairing) for pairing in together_}
        if pairs_throughout(_applied(text, passage, [edit for each in edits.values() for edit in each])):
            sound |= edits
    return sound


def mended(text: str, pairing: Pairing) -> tuple[Edit, ...]:
    """The marks of a pair in their right form and direction; nothing where that is a matter of judgement."""
    opening, closing, fault = pairing.opening, pairing.closing, pairing.fault
    if opening is None or closing is None:
        return ()
    if fault is Mispairing.NESTED and pairing.family is MarkFamily.TITLE:
        return _as(MarkFamily.ANGLE, pairing)
    if fault is Mispairing.REVERSED:
        wrong = [span for span, usual in ((opening, _CLOSING), (closing, _OPENING)) if span.of_text(text) in usual]
        return tuple(Edit(span, span.of_text(text).translate(_TURNED)) for span in wrong)
    straight = [span for span in (opening, closing) if span.of_text(text) in _STRAIGHT]
    return _as(MarkFamily.DOUBLE, pairing) if straight and fault in (None, Mispairing.MISMATCHED) else ()


def _as(family: MarkFamily, pairing: Pairing) -> tuple[Edit, ...]:
    assert pairing.opening
    assert pairing.closing
    return Edit(pairing.opening, family[0]), Edit(pairing.closing, family[1])


def _applied(text: str, passage: Span, edits: Iterable[Edit]) -> str:
    pieces, at = [], passage.start
    for edit in sorted(edits, key=lambda edit: edit.span):
        pieces += [text[at : edit.span.start], edit.replacement]
        at = edit.span.end
    return "".join([*pieces, text[at : passage.end]])
