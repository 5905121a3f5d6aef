"""Word lists: TOML files with a source and a date. What a list does not hold gives no finding."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import regex


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The word list `lexicons/NAME.toml`."""
    return tomllib.loads(files("zongjie_lint").joinpath(f"lexicons/{name}.toml").read_text(encoding="utf-8"))


def words(name: str, *keys: str) -> list[str]:
    """The words under some keys of a list, in order."""
    entries = lexicon(name)
    return [word for key in keys for word in entries[key]]


def any_of(choices: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first."""
    return "(?:" + "|".join(regex.escape(word) for word in sorted(set(choices), key=len, reverse=True)) + ")"
