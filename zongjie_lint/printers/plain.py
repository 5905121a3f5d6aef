"""Plain text for a terminal that need not be set: notices, errors, lists."""

from __future__ import annotations

from zongjie_lint.reporters.columns import harmless


def plain(said: str) -> str:
    """A text of several lines in which nothing steers a terminal, whatever it quotes of drafts, paths and configurations."""
    return "\n".join(map(harmless, said.split("\n")))
