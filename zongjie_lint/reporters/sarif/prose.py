"""Sentences as SARIF has them."""

from __future__ import annotations

import re

from zongjie_lint.message import Language, Message
from zongjie_lint.reporters.columns import harmless

Text = dict[str, str]
# A brace begins a placeholder (3.11.5). Doubled, as the standard has it, most viewers would show it doubled.
_BRACES = str.maketrans("{}", "｛｝")
_LINK = re.compile(r"\](?=\()")


def text(said: Message | str, language: Language) -> Text:
    """A message in plain text (3.11.3): no brace in it is a placeholder, and nothing a draft says is a link."""
    return {"text": plain(said.in_language(language) if isinstance(said, Message) else said)}


def plain(said: str) -> str:
    """A string that is shown as it is."""
    lines = (harmless(line) for line in said.split("\n"))
    return _LINK.sub("] ", "\n".join(lines).translate(_BRACES))


def markdown(said: str, page: str) -> Text:
    """A page in both forms, the plain one for viewers that show no Markdown."""
    return {"text": said.translate(_BRACES), "markdown": page.translate(_BRACES)}
