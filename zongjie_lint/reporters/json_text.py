"""JSON that does no harm where somebody only looks at it: every value is exact, and nothing invisible stands in it as it is."""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from typing import Any

import regex

from zongjie_lint.patterns import compiled

# Below U+0020 JSON escapes of itself; U+E0001 and on are tags, invisible as well.
_SUSPECT = compiled(r"[^\x20-\x7e\u00ae-\u05ff\u2e80-\uabff\uac00-\ud7a3\uff00-\uffef]")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def json_text(value: Any, *, indent: int | None = None) -> str:  # noqa: ANN401 - whatever JSON can hold
    """A value as JSON, with escapes for what steers a terminal, turns the direction of text, or cannot be seen."""
    return _SUSPECT.sub(_escaped, json.dumps(value, ensure_ascii=False, indent=indent))


def _escaped(match: regex.Match[str]) -> str:
    return _as_shown(match.group())


@cache
def _as_shown(character: str) -> str:
    if character == "\n" or unicodedata.category(character) not in _INVISIBLE:
        return character
    return json.dumps(character)[1:-1]
