"""The built-in plugin: our own rules, readers, reporters and profiles come through the hooks a stranger's do."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from types import ModuleType

from zongjie_lint import rules
from zongjie_lint.plugins import hookimpl
from zongjie_lint.profile import REVIEW, Profile
from zongjie_lint.reader import Reader
from zongjie_lint.readers.text import TextReader
from zongjie_lint.reporter import Reporter
from zongjie_lint.reporters.concise import ConciseReporter
from zongjie_lint.reporters.full import FullReporter
from zongjie_lint.reporters.json import JsonReporter
from zongjie_lint.rule import Rule


@hookimpl
def provide_rules() -> Iterable[type[Rule]]:
    """Every rule that a module below `zongjie_lint.rules` defines."""
    return [rule for module in _modules(rules) for rule in _rules_of(module)]


@hookimpl
def provide_readers() -> Iterable[Reader]:
    """Plain text."""
    return [TextReader()]


@hookimpl
def provide_reporters() -> Iterable[Reporter]:
    """Frames for a terminal, a line a finding, JSON."""
    return [FullReporter(), ConciseReporter(), JsonReporter()]


@hookimpl
def provide_profiles() -> Iterable[Profile]:
    """The profile used when none is asked for."""
    return [REVIEW]


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not found.ispkg:
            yield importlib.import_module(found.name)


def _rules_of(module: ModuleType) -> Iterator[type[Rule]]:
    for value in vars(module).values():
        if (
            isinstance(value, type)
            and issubclass(value, Rule)
            and value.__module__ == module.__name__
            and _whole(value)
        ):
            yield value


def _whole(rule: type[Rule]) -> bool:
    return hasattr(rule, "code")
