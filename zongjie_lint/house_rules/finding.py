"""What a house rule found, before it is told in the words of its office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from zongjie_lint.diagnostic import Fix, Related
from zongjie_lint.message import Message
from zongjie_lint.span import Span


@dataclass(frozen=True)
class Finding:
    """A place, what to say where the office says nothing itself, and what fills either sentence in."""

    span: Span
    message: Message
    values: Mapping[str, Any] = field(default_factory=dict)
    related: tuple[Related, ...] = ()
    evidence: Message | None = None
    fix: Fix | None = None
    absent: tuple[str, ...] = ()
    """Words that should be there."""
