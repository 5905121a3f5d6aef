"""A rule that judges as a table of an office's configuration says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from zongjie_lint.configuration.rule_table import RuleModel
from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.document import Document
from zongjie_lint.facts.report_kind import is_of_kind
from zongjie_lint.house_rules.ban import bans
from zongjie_lint.house_rules.consistency import inconsistencies
from zongjie_lint.house_rules.count import counts
from zongjie_lint.house_rules.finding import Finding
from zongjie_lint.house_rules.length import lengths
from zongjie_lint.house_rules.order import orders
from zongjie_lint.house_rules.passage import Passage
from zongjie_lint.house_rules.places import passages
from zongjie_lint.house_rules.replacement import replacements
from zongjie_lint.house_rules.requirement import requirements
from zongjie_lint.house_rules.search import Search
from zongjie_lint.house_rules.units import divided
from zongjie_lint.message import Message
from zongjie_lint.rule import Rule
from zongjie_lint.settings import Origin

_JUDGES: Mapping[str, Callable[[RuleModel, Document, Sequence[Passage], Search], Iterator[Finding]]] = {
    "forbid": bans,
    "require": requirements,
    "replace": replacements,
    "count": counts,
    "length": lengths,
    "order": orders,
    "consistency": inconsistencies,
}
_BY_SENTENCE = frozenset({"forbid", "replace"})
"""Types for which `when` is about the sentence, unless something else is named."""


@dataclass(frozen=True)
class HouseRule(Rule):
    """A rule of the office that uses the program."""

    table: ClassVar[RuleModel]
    origin: ClassVar[Origin]
    """Where the table stands."""

    def check(self, document: Document) -> Iterable[Diagnostic]:
        """Every place where the rule is broken; nothing in a report of a kind that it is not for."""
        if self.table.kinds and not is_of_kind(document, *self.table.kinds):
            return ()
        search = Search(document, self.table)
        found = _JUDGES[self.table.type](self.table, document, self._passages(document, search), search)
        return [self._told(each) for each in found]

    def _passages(self, document: Document, search: Search) -> list[Passage]:
        places = passages(document, self.table.places)
        units = [each for place in places for each in self._divided(document, place)]
        return [each for each in units if self._is_meant(each, search)]

    def _divided(self, document: Document, place: Passage) -> Iterable[Passage]:
        """The units of a place; a title that is to be taken by the sentence without being told so is one by itself."""
        units = list(divided(document, place, self._unit))
        return units if units or self._unit == self.table.unit else [place]

    @property
    def _unit(self) -> str | None:
        """What is judged one by one; a condition is about the sentence of a word, or of a list of words."""
        by_sentence = self.table.type in _BY_SENTENCE if self.table.unit is None else self.table.unit == "list"
        return "sentence" if by_sentence and (self.table.when or self.table.when_not) else self.table.unit

    def _is_meant(self, passage: Passage, search: Search) -> bool:
        """Whether the conditions of the rule hold in a passage."""
        when, when_not = self.table.when, self.table.when_not
        is_meant = not when or search.holds_any(when, passage)
        return is_meant and not (when_not and search.holds_any(when_not, passage))

    def _told(self, finding: Finding) -> Diagnostic:
        own = self.table.message
        return self.report(
            finding.span,
            message=Message(own.zh, own.en) if own else finding.message,
            related=finding.related,
            evidence=finding.evidence,
            fix=finding.fix,
            absent=finding.absent,
            **finding.values,
        )
