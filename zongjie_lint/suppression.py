"""Findings that somebody has looked at and wants to hear no more of."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.message import Message
from zongjie_lint.report import FileReport
from zongjie_lint.rule import answers_to
from zongjie_lint.source import Suppression
from zongjie_lint.span import Span

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


@dataclass(frozen=True)
class Divided:
    """Findings apart: those that count and those that are suppressed, each in order, with what is to be said of it."""

    shown: tuple[Diagnostic, ...]
    suppressed: tuple[Diagnostic, ...]
    notices: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Scope:
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
    current = [each for each in suppressions if not each.is_expired(today)]
    shown: list[Diagnostic] = []
    suppressed: list[Diagnostic] = []
    for found in diagnostics:
        by = _suppressing(found, current)
        if by:
            suppressed.append(replace(found, suppressed_by=by))
        else:
            shown.append(found)
    notices = [said for each in suppressions for said in _notices(each, (shown, suppressed), scope, today)]
    return Divided(tuple(shown), tuple(suppressed), tuple(notices))


class Lifting:
    """Puts what is suppressed back among the findings that count, for who wants to see all of them."""

    def sift(self, report: FileReport) -> FileReport:
        """The report with every finding."""
        lifted = (replace(found, suppressed_by=None) for found in report.suppressed)
        every = sorted([*report.diagnostics, *lifted], key=lambda found: (found.span, found.code))
        return replace(report, diagnostics=tuple(every), suppressed=(), notices=())


def valid_until(suppressions: Iterable[Suppression], today: datetime.date) -> datetime.date | None:
    """The last day on which a division made today comes out the same; None where it always does."""
    return min((each.until for each in suppressions if each.until and not each.is_expired(today)), default=None)


def near_rules(choice: str, known: Mapping[str, str]) -> Message:
    """What may have been meant by the name of no rule, to end a message with."""
    names = {each.upper(): each for each in (*known, *known.values())}
    near = difflib.get_close_matches(choice.upper(), names, n=2, cutoff=_LIKENESS)
    return _NEAR.format(near=" / ".join(names[each] for each in near)) if near else _NOTHING


def _is_meant(suppression: Suppression, found: Diagnostic) -> bool:
    return any(answers_to(found.code, found.name, choice) for choice in suppression.rules or ("",))


def _holds(suppression: Suppression, place: Span) -> bool:
    return any(span.overlaps(place) for span in suppression.spans)


def _suppressing(found: Diagnostic, suppressions: Iterable[Suppression]) -> Suppression | None:
    """What suppresses a finding at every place that it stands for, if anything does; that of its own place."""
    meant = [each for each in suppressions if _is_meant(each, found)]
    by = [next((each for each in meant if _holds(each, place)), None) for place in found.places] if meant else [None]
    return by[0] if all(by) else None


def _touches(suppression: Suppression, findings: Iterable[Diagnostic]) -> bool:
    """Whether it speaks of one of the places of some finding."""
    meant = (found for found in findings if _is_meant(suppression, found))
    return any(_holds(suppression, place) for found in meant for place in found.places)


Found = tuple[Sequence[Diagnostic], Sequence[Diagnostic]]
"""Those that are shown, and those that are suppressed."""


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
    idle = [choice for choice, part in parts.items() if scope.has_looked(choice) and not _touches(part, found[1])]
    partial = [choice for choice in idle if _touches(parts[choice], found[0])]
    unused = [choice for choice in idle if choice not in partial]
    for choices, said in ((partial, PARTIAL), (unused, _UNUSED)):
        if choices:
            yield said.format(place=place, rules=_listed([each for each in choices if each]))


def _is_known(choice: str, known: Mapping[str, str]) -> bool:
    return any(answers_to(code, name, choice) for code, name in known.items())


def _listed(rules: Collection[str]) -> Message:
    return Message("、".join(sorted(rules)), ", ".join(sorted(rules))) if rules else _ALL
