"""The page format of official documents (GB/T 9704-2012), checked in Word documents."""

from __future__ import annotations

from collections.abc import Iterable

from zongjie_lint.plugins import hookimpl
from zongjie_lint.profile import Profile
from zongjie_lint.rule import Rule

ZONGJIE_LINT_API = 1
"""The version of the hooks that this plugin is written for."""


@hookimpl
def provide_rules() -> Iterable[type[Rule]]:
    """Every rule of the page format."""
    from zongjie_lint_gongwen.rules import RULES  # noqa: PLC0415 - imported when rules are asked for

    return RULES


@hookimpl
def provide_profiles() -> Iterable[Profile]:
    """The profile for formal documents, chosen by `--profile gbt9704`."""
    from zongjie_lint_gongwen.profile import GBT9704  # noqa: PLC0415

    return [GBT9704]
