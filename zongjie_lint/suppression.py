"""Findings that somebody has looked at and wants to hear no more of."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from zongjie_lint.diagnostic import Diagnostic, in_order
from zongjie_lint.message import Message
from zongjie_lint.record import Record, replace
from zongjie_lint.report import FileReport
from zongjie_lint.rule import answers_to
from zongjie_lint.source import Suppression
from zongjie_lint.span import Span, Spans

UNKNOWN = Message("{place}：没有规则 {choice}{near}", "{place}: there is no rule {choice}{near}")
"""A suppression names a rule that does not exist."""
EXPIRED = Message(
    "{place}：忽略 {rules} 的期限（{until}）已过，不再起作用",
    "{place}: the suppression of {rules} ended on {until} and counts no more",
)
"""A suppression has ended; the findings it kept out are shown again."""
PARTIAL = Message(
    "{place}：{rules} 这个问题还有别处没有忽略，照样报",
    "{place}: {rules} stands for other places too that are not suppressed, and is still reported",
)
"""A finding of several places is suppressed at some of them only."""
_UNUSED = Message(
    "{place}：忽略 {rules} 已用不着，可以删去", "{place}: nothing needs the suppression of {rules} any more"
)
_NEAR = Message("（是不是 {near}？）", " (did you mean {near}?)")
_NOTHING = Message("", "")
_ALL = Message("全部规则", "all rules")
_LIKENESS = 0.5


class Divided(Record):
    """Findings apart: those that count and those that are suppressed, each in order, with what is to be said of it."""

    shown: tuple[Diagnostic, ...]
    suppressed: tuple[Diagnostic, ...]
    notices: tuple[Message, ...] = ()


class Scope(Record):
    """Which rules a check knew, ran, and brought to an end, so that silence can be told from not having looked."""

    known: Mapping[str, str]
    """Names of all rules there are, by code."""
    chosen: Collection[str]
    """Codes of the rules of this run."""
    judged: Collection[str]
    """Codes of those that judged the document to its end."""

    def has_looked(self, choice: str) -> bool:
        """Whether everything that a choice stands for would have been found; an empty choice stands for all rules."""
        meant = {code for code, name in self.known.items() if answers_to(code, name, choice)}
        return meant <= set(self.chosen) and not meant.isdisjoint(self.judged)


def divided(
    diagnostics: Iterable[Diagnostic], suppressions: Sequence[Suppression], scope: Scope, today: datetime.date
) -> Divided:
    """The findings with those apart that a document itself suppresses, on a day."""
    current = _Suppressing([each for each in suppressions if not each.is_expired(today)])
    shown: list[Diagnostic] = []
    suppressed: list[Diagnostic] = []
    for found in diagnostics:
        by = current.of(found)
        if by:
            suppressed.append(replace(found, suppressed_by=by))
        else:
            shown.append(found)
    places = _Places(shown), _Places(suppressed)
    notices = [said for each in suppressions for said in _notices(each, places, scope, today)]
    return Divided(tuple(shown), tuple(suppressed), tuple(notices))


class Lifting:
    """Puts what is suppressed back among the findings that count, for who wants to see all of them."""

    def sift(self, report: FileReport) -> FileReport:
        """The report with every finding."""
        lifted = (replace(found, suppressed_by=None) for found in report.suppressed)
        return replace(report, diagnostics=in_order([*report.diagnostics, *lifted]), suppressed=(), notices=())


def valid_until(suppressions: Iterable[Suppression], today: datetime.date) -> datetime.date | None:
    """The last day on which a division made today comes out the same; None where it always does."""
    return min((each.until for each in suppressions if each.until and not each.is_expired(today)), default=None)


def near_rules(choice: str, known: Mapping[str, str]) -> Message:
    """What may have been meant by the name of no rule, to end a message with."""
    import difflib  # noqa: PLC0415 - only where something was misspelt

    names = {each.upper(): each for each in (*known, *known.values())}
    near = difflib.get_close_matches(choice.upper(), names, n=2, cutoff=_LIKENESS)
    return _NEAR.format(near=" / ".join(names[each] for each in near)) if near else _NOTHING


class _Suppressing:
    """Suppressions, asked for those of a rule at a place."""

    def __init__(self, suppressions: Sequence[Suppression]) -> None:
        self._suppressions = suppressions
        self._of_rule: dict[tuple[str, str], tuple[dict[Span, Suppression], Spans]] = {}

    def of(self, found: Diagnostic) -> Suppression | None:
        """What suppresses a finding at every place that it stands for, if anything does; that of its own place."""
        rule = found.code, found.name
        if rule not in self._of_rule:
            by_span = self._by_span(*rule)
            self._of_rule[rule] = by_span, Spans(by_span)
        by_span, spans = self._of_rule[rule]
        by = [spans.first(place) for place in found.places]
        return by_span[by[0]] if by[0] and all(each is not None for each in by) else None

    def _by_span(self, code: str, name: str) -> dict[Span, Suppression]:
        meant = (each for each in self._suppressions if _is_meant(each.rules, code, name))
        return {span: each for each in reversed(list(meant)) for span in each.spans}


class _Places:
    """Where findings stand, by their rules."""

    def __init__(self, findings: Iterable[Diagnostic]) -> None:
        places: dict[tuple[str, str], list[Span]] = {}
        for found in findings:
            places.setdefault((found.code, found.name), []).extend(found.places)
        self._places = {rule: Spans(spans) for rule, spans in places.items()}

    def touched_by(self, suppression: Suppression) -> bool:
        """Whether a suppression speaks of one of the places of some finding."""
        meant = [spans for rule, spans in self._places.items() if _is_meant(suppression.rules, *rule)]
        return any(places.overlap(span) for places in meant for span in suppression.spans)


def _is_meant(rules: Collection[str], code: str, name: str) -> bool:
    return not rules or any(answers_to(code, name, choice) for choice in rules)


Found = tuple[_Places, _Places]
"""Of the findings that are shown, and of those that are suppressed."""


def _notices(suppression: Suppression, found: Found, scope: Scope, today: datetime.date) -> Iterator[Message]:
    """What is wrong with a suppression that is expected to be of use."""
    if suppression.place is None:
        return
    unknown = [choice for choice in sorted(suppression.rules) if not _is_known(choice, scope.known)]
    for choice in unknown:
        yield UNKNOWN.format(place=suppression.place, choice=choice, near=near_rules(choice, scope.known))
    if len(unknown) == len(suppression.rules) > 0:
        return
    if suppression.is_expired(today):
        yield EXPIRED.format(place=suppression.place, rules=_listed(suppression.rules), until=suppression.until)
    else:
        yield from _useless(suppression, suppression.place, found, scope)


def _useless(suppression: Suppression, place: Message, found: Found, scope: Scope) -> Iterator[Message]:
    """Of what is suppressed, the choices that keep nothing out though their rules have looked."""
    parts = {choice: replace(suppression, rules=frozenset([choice])) for choice in sorted(suppression.rules) or [""]}
    idle = [choice for choice, part in parts.items() if scope.has_looked(choice) and not found[1].touched_by(part)]
    partial = [choice for choice in idle if found[0].touched_by(parts[choice])]
    unused = [choice for choice in idle if choice not in partial]
    for choices, said in ((partial, PARTIAL), (unused, _UNUSED)):
        if choices:
            yield said.format(place=place, rules=_listed([each for each in choices if each]))


def _is_known(choice: str, known: Mapping[str, str]) -> bool:
    return any(answers_to(code, name, choice) for code, name in known.items())


def _listed(rules: Collection[str]) -> Message:
    return Message("、".join(sorted(rules)), ", ".join(sorted(rules))) if rules else _ALL
