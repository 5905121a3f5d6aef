"""The examples of house rules, tried: what each finds, and whether that is what it should."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zongjie_lint.configuration.rule_table import Case
from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.document import Document
from zongjie_lint.edit import edited
from zongjie_lint.house_rules.house_rule import HouseRule
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Example
from zongjie_lint.source import Source
from zongjie_lint.span import Span

_NOTHING_FOUND = Message("应当报，没有报", "something is to be found in it, and nothing is")
_SOMETHING_FOUND = Message("不该报，报了", "nothing is to be found in it, and something is")
_ELSEWHERE = Message("报的地方和标的不一样", "what is found is not what is marked")
_BECAME = Message("应当改成“{wanted}”，改成了“{got}”", "it should become “{wanted}”, and becomes “{got}”")
_ONE_WORD = Message(
    "“{word}”是一个词，连着写了才算；是几个词的，一个一个加引号，用半角逗号隔开",
    "“{word}” is one word; if several are meant, quote each and put commas between them",
)
_SEVERAL = re.compile(r"[、，,；;]")
_FAILED = Message("没有查成：{reason}", "it could not be judged: {reason}")


@dataclass(frozen=True)
class Trial:
    """One example and what its rule made of it."""

    is_bad: bool
    why: str
    source: Source
    marked: tuple[Span, ...]
    """What is to be found; none in a bad example that marks nothing means anything."""
    found: tuple[Diagnostic, ...]
    fault: Message | None
    """Why it does not pass."""

    @property
    def passed(self) -> bool:
        """Whether the rule found what it should."""
        return self.fault is None


@dataclass(frozen=True)
class RuleTrial:
    """A rule with all its examples, the bad ones first."""

    rule: type[HouseRule]
    trials: tuple[Trial, ...]

    @property
    def failures(self) -> int:
        """How many examples do not pass."""
        return sum(not trial.passed for trial in self.trials)

    @property
    def lacks(self) -> Message | None:
        """What a rule should show by examples and does not."""
        kinds = {trial.is_bad for trial in self.trials}
        return _LACKS[True in kinds, False in kinds]

    @property
    def doubt(self) -> Message | None:
        """A word that looks like several and that no bad example shows to be found."""
        word = next((word for word in self.rule.table.words if _SEVERAL.search(word)), None)
        is_shown = any(trial.is_bad and trial.passed for trial in self.trials)
        return None if word is None or is_shown else _ONE_WORD.format(word=word)


_LACKS = {
    (False, False): Message("没有例子", "it has no examples"),
    (True, False): Message("没有正例", "it has no good example"),
    (False, True): Message("没有错例", "it has no bad example"),
    (True, True): None,
}


def tried(rule: type[HouseRule]) -> RuleTrial:
    """Try every example of a rule."""
    table = rule.table
    examples = zip((*table.bad, *table.good), rule.examples, strict=True)
    return RuleTrial(rule, tuple(_tried(rule, case, example) for case, example in examples))


def _tried(rule: type[HouseRule], case: Case, example: Example) -> Trial:
    source, is_bad = Source("", example.text), isinstance(example, Bad)
    marked = tuple(example.spans)
    try:
        found = tuple(sorted(rule().check(Document(source, kind=example.kind)), key=lambda each: each.span))
    except Exception as error:  # as in a check, a rule that fails is told, and the others go on
        return Trial(is_bad, case.why, source, marked, (), _FAILED.format(reason=error))
    return Trial(is_bad, case.why, source, marked, found, _fault(case, is_bad, source, marked, found))


def _fault(
    case: Case, is_bad: bool, source: Source, marked: Sequence[Span], found: Sequence[Diagnostic]
) -> Message | None:
    if not is_bad:
        return _SOMETHING_FOUND if found else None
    if not found:
        return _NOTHING_FOUND
    if marked and [each.span for each in found] != list(marked):
        return _ELSEWHERE
    got = edited(source.text, [edit for each in found if each.fix for edit in each.fix.edits])
    return None if case.becomes in (None, got) else _BECAME.format(wanted=case.becomes, got=got)
