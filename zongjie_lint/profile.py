"""A profile: how severe each rule is for one purpose, such as drafting or publication."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message


@dataclass(frozen=True)
class Profile:
    """A named choice of severities by rule code; `None` switches a rule off, a rule not named keeps its own."""

    name: str
    """What `--profile` calls it."""
    title: Message
    """What it is for, in a few words."""
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    """By rule code, such as `NU01`."""


REVIEW = Profile("review", Message("审校：每条规则用自己的级别", "review: every rule with its own severity"))
