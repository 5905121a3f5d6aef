"""Findings that the author of a document has seen and wants to hear no more of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.source import Suppression


def divided(
    diagnostics: Iterable[Diagnostic], suppressions: Sequence[Suppression]
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """The findings that are to be shown, and those that are suppressed, each in order."""
    shown: list[Diagnostic] = []
    suppressed: list[Diagnostic] = []
    for found in diagnostics:
        (suppressed if _is_suppressed(found, suppressions) else shown).append(found)
    return tuple(shown), tuple(suppressed)


def _is_suppressed(found: Diagnostic, suppressions: Sequence[Suppression]) -> bool:
    return any(each.span.overlaps(found.span) and (not each.codes or found.code in each.codes) for each in suppressions)
