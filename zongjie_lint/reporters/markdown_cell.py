"""Text of a stranger's draft inside a table of GitHub's Markdown."""

from __future__ import annotations

import re

from zongjie_lint.reporters.columns import harmless

_MARKUP = re.compile(r"[\\`*_{}\[\]()<>#+\-.!|~&@:^$=]")
_LONGEST = 400


def cell(text: str) -> str:
    """A text as it is, whatever marks it holds; a long one is cut."""
    short = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
    return _MARKUP.sub(_reference, harmless(short))


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match.group())};"
