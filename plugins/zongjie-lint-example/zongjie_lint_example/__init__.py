"""An office's own rule, that its name is written in full, its own profile, and its own form of output."""

from __future__ import annotations

from collections.abc import Iterable

from zongjie_lint.plugins import hookimpl
from zongjie_lint.profile import Profile
from zongjie_lint.reporter import Reporter
from zongjie_lint.rule import Rule
from zongjie_lint_example.checklist import Checklist
from zongjie_lint_example.office_name import AbbreviatedOfficeName
from zongjie_lint_example.office_profile import OFFICE

ZONGJIE_LINT_API = 1
"""The version of the hooks that this plugin is written for."""


@hookimpl
def provide_rules() -> Iterable[type[Rule]]:
    """The rules of this plugin."""
    return [AbbreviatedOfficeName]


@hookimpl
def provide_profiles() -> Iterable[Profile]:
    """The profiles of this plugin, chosen by `--profile`."""
    return [OFFICE]


@hookimpl
def provide_reporters() -> Iterable[Reporter]:
    """The forms of output of this plugin, chosen by `--format` and `--output`."""
    return [Checklist()]
