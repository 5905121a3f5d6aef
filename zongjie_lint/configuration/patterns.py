"""Patterns of paths, as .gitignore has them, relative to the file that holds them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def is_matched(path: str, patterns: Sequence[str], folder: Path, *, is_folder: bool = False) -> bool:
    """Whether a path matches one of the patterns; what is not below the folder matches none."""
    try:
        relative = os.path.relpath(os.path.abspath(path), folder).replace(os.sep, "/")  # noqa: PTH100 - need not exist
    except ValueError:  # on another drive
        return False
    if relative == ".." or relative.startswith("../"):
        return False
    return _compiled(tuple(patterns)).match_file(relative + "/" * is_folder)


@lru_cache(maxsize=256)
def _compiled(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    import pathspec  # noqa: PLC0415 - most configurations have no patterns

    return pathspec.GitIgnoreSpec.from_lines(patterns)


def is_valid(pattern: str) -> bool:
    """Whether a pattern can be understood, and matches anything at all."""
    try:
        return len(_compiled((pattern,))) > 0 and not pattern.lstrip().startswith("#")
    except ValueError:
        return False
