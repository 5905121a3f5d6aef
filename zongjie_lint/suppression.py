"""Findings that the author of a document has seen and wants to hear no more of."""

from __future__ import annotations

from collections.abc import Iterable

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.source import Suppression


def is_suppressed(found: Diagnostic, suppressions: Iterable[Suppression]) -> bool:
    """Whether one of the suppressions is about the place and the rule of a finding."""
    return any(each.span.overlaps(found.span) and (not each.codes or found.code in each.codes) for each in suppressions)
