"""What a configuration may name: rules with their options, profiles, kinds and parts of reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record, replace
from zongjie_lint.vocabulary import Vocabulary

_CODE = compiled(r"[A-Z]{2}\d{0,2}")


class RuleEntry(Record):
    """A rule as a configuration knows it."""

    code: str
    name: str
    options: Mapping[str, Any] = msgspec.field(default_factory=dict)
    """The type of each option, by its name."""


class Catalogue(Record):
    """All the names that there are."""

    rules: tuple[RuleEntry, ...] = ()
    profiles: Mapping[str, Path | None] = msgspec.field(default_factory=dict)
    """The names of profiles, each with the configuration file that comes with it, if there is one."""
    kinds: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    vocabulary_faults: Callable[[Vocabulary], Iterable[tuple[tuple[str | int, ...], Message]]] = lambda _: ()
    """Tells what is wrong with the words of an office, each with the fields and places that lead to it."""
    of_plugins: Callable[[Sequence[Path]], Iterable[RuleEntry]] = lambda paths: ()
    """The rules that plugins at some paths bring."""

    def with_rules(self, rules: Iterable[RuleEntry]) -> Catalogue:
        """The same with more rules."""
        return replace(self, rules=(*self.rules, *rules))

    def matching(self, choice: str) -> tuple[RuleEntry, ...]:
        """The rules that a code, the prefix of one, or a name stands for."""
        code, name = choice.upper(), choice.lower()
        return tuple(rule for rule in self.rules if rule.code.startswith(code) or rule.name == name)

    def named(self, choice: str) -> RuleEntry | None:
        """The one rule that a code or a name stands for."""
        code, name = choice.upper(), choice.lower()
        return next((rule for rule in self.rules if code == rule.code or name == rule.name), None)

    def is_elsewhere(self, choice: str) -> bool:
        """Whether it is a code, or the prefix of one, of a family that no rule belongs to: a plugin's that is not here."""
        is_code = _CODE.fullmatch(choice) is not None
        return is_code and all(rule.code[:2] != choice[:2] for rule in self.rules)

    @property
    def choices(self) -> list[str]:
        """Every code and name of a rule."""
        return [*(rule.code for rule in self.rules), *(rule.name for rule in self.rules)]
