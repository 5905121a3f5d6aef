"""Choosing rules by code, prefix of a code, or name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from zongjie_lint.diagnostic import Severity
from zongjie_lint.record import Record
from zongjie_lint.rule import Rule, answers_to


class UnknownRule(Exception):
    """A choice that no rule answers to."""

    def __init__(self, choice: str, near: Sequence[str]) -> None:
        super().__init__(choice)
        self.choice = choice
        self.near = near
        """Codes and names that look like the choice."""


class NothingSelected(Exception):
    """A choice that leaves no rule: such a run would pass everything."""


class Selection(Record):
    """Which rules run: those selected (all when none are named), less those ignored."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def choose(self, rules: Sequence[type[Rule]]) -> list[type[Rule]]:
        """The chosen rules in their own order; raises UnknownRule, and NothingSelected where no rule is left."""
        selected = {rule for choice in self.select for rule in matching(choice, rules)} if self.select else set(rules)
        ignored = {rule for choice in self.ignore for rule in matching(choice, rules)}
        chosen = [rule for rule in rules if rule in selected - ignored]
        if not chosen:
            raise NothingSelected(self)
        return chosen


def matching(choice: str, rules: Sequence[type[Rule]]) -> list[type[Rule]]:
    """The rules that a code, the prefix of one, or a name stands for; raises UnknownRule."""
    found = [rule for rule in rules if answers_to(rule.code, rule.name, choice)]
    if not choice or not found:
        raise UnknownRule(choice, _near(choice, rules))
    return found


def matching_installed(choice: str, rules: Sequence[type[Rule]]) -> list[type[Rule]]:
    """The same, none where there is no such rule: a configuration may name one of a plugin that is not installed."""
    try:
        return matching(choice, rules)
    except UnknownRule:
        return []


def chosen_severities(choices: Mapping[str, str], rules: Sequence[type[Rule]]) -> dict[str, Severity | None]:
    """The severity of each rule that choices name, None for one switched off; a code goes before a prefix of it."""
    found: dict[str, Severity | None] = {}
    for choice in sorted(choices, key=len):
        level = choices[choice]
        for rule in matching_installed(choice, rules):
            found[rule.code] = None if level == "off" else Severity[level.upper()]
    return found


def _near(choice: str, rules: Iterable[type[Rule]]) -> list[str]:
    known = list(rules)
    codes = _close(choice.upper(), [rule.code for rule in known], 0.5)
    return codes + _close(choice.lower(), [rule.name for rule in known], 0.6)


def _close(choice: str, known: list[str], likeness: float) -> list[str]:
    import difflib  # noqa: PLC0415 - only where something was misspelt

    return difflib.get_close_matches(choice, known, n=3, cutoff=likeness)
