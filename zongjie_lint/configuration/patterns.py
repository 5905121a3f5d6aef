"""Patterns of paths, as .gitignore has them, relative to the file that holds them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wcmatch.glob import WcMatcher


def is_matched(path: str, patterns: Sequence[str], folder: Path, *, is_folder: bool = False) -> bool:
    """Whether the last pattern that a path matches, or a folder it is in, is not one that excepts it with `!`.

    What is not below the folder matches none.
    """
    try:
        relative = os.path.relpath(os.path.abspath(path), folder).replace(os.sep, "/")  # noqa: PTH100 - need not exist
    except ValueError:  # on another drive
        return False
    if relative == ".." or relative.startswith("../"):
        return False
    said = [not pattern.startswith("!") for pattern in patterns if _names(pattern, relative, is_folder=is_folder)]
    return bool(said) and said[-1]


def is_valid(pattern: str) -> bool:
    """Whether a pattern can be understood, and matches anything at all."""
    text = _bare(pattern)
    return bool(text.strip("/")) and not text.startswith("#")


def _names(pattern: str, relative: str, *, is_folder: bool) -> bool:
    return is_valid(pattern) and _compiled(pattern).match(relative + "/" * is_folder)


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> WcMatcher[str]:
    """What a pattern matches: the file or folder itself, unless it names folders only, and all that is in it."""
    from wcmatch import glob  # noqa: PLC0415 - most configurations have no patterns

    text = _bare(pattern)
    is_anchored = "/" in text.rstrip("/")
    base = text.strip("/") if is_anchored else f"**/{text.strip('/')}"
    inside = [f"{base}/", f"{base}/**"]
    return glob.compile(
        inside if text.endswith("/") else [base, *inside], flags=glob.GLOBSTAR | glob.DOTGLOB | glob.FORCEUNIX
    )


def _bare(pattern: str) -> str:
    """The pattern without its exception mark; `\\!` and `\\#` stand for the characters themselves."""
    text = pattern.strip().removeprefix("!")
    return text[1:] if text.startswith(("\\!", "\\#")) else text
