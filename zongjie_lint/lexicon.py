"""Word lists: TOML files with a source and a date. What a list does not hold gives no finding."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

import regex

from zongjie_lint.compilation_cache import CACHE

FOLDER = Path(__file__).parent / "lexicons"
"""Where the lists lie."""
Made = TypeVar("Made")


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The word list `lexicons/NAME.toml`."""
    path = FOLDER / f"{name}.toml"
    return CACHE.get((name, *_written(path)), partial(_parsed, path))


def made_of(names: Iterable[str], make: Callable[[], Made], *types: type) -> Made:
    """What a function makes of some lists alone, kept until one of them changes, or the module of the function or of a type."""
    modules = [sys.modules[each.__module__].__file__ or "" for each in (make, *types)]
    written = tuple(_written(path) for path in (*map(Path, modules), *(FOLDER / f"{name}.toml" for name in names)))
    return CACHE.get((make.__module__, make.__qualname__, written), make)


def _written(path: Path) -> tuple[int, int]:
    """When a file was written, and how long it is; zeros where there is none, as for a module without its source."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size


def _parsed(path: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - only where the list is not kept from an earlier run

    return tomllib.loads(path.read_text(encoding="utf-8"))


def words(name: str, *keys: str) -> list[str]:
    """The words under some keys of a list, in order."""
    entries = lexicon(name)
    return [word for key in keys for word in entries[key]]


def any_of(choices: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first."""
    # In one order, whatever that of the set is, so that a pattern is the same in every run.
    ordered = sorted(sorted(set(choices)), key=len, reverse=True)
    plain = "".join(ordered).isalnum()
    escaped = ordered if plain else [word if word.isalnum() else regex.escape(word) for word in ordered]
    return "(?:" + "|".join(escaped) + ")"
