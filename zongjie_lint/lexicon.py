"""Word lists: TOML files with a source and a date. What a list does not hold gives no finding."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path
from typing import Any

import regex

from zongjie_lint.compilation_cache import CACHE

FOLDER = Path(__file__).parent / "lexicons"
"""Where the lists lie."""


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The word list `lexicons/NAME.toml`."""
    path = FOLDER / f"{name}.toml"
    written = path.stat()
    return CACHE.get((name, written.st_mtime_ns, written.st_size), partial(_parsed, path))


def _parsed(path: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - only where the list is not kept from an earlier run

    return tomllib.loads(path.read_text(encoding="utf-8"))


def words(name: str, *keys: str) -> list[str]:
    """The words under some keys of a list, in order."""
    entries = lexicon(name)
    return [word for key in keys for word in entries[key]]


def any_of(choices: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first."""
    ordered = sorted(
        sorted(set(choices)), key=len, reverse=True
    )  # in one order, so that a pattern is the same in every run
    plain = "".join(ordered).isalnum()
    return "(?:" + "|".join(ordered if plain else map(regex.escape, ordered)) + ")"
