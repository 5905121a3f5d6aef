"""Patterns of paths, as .gitignore has them, relative to the file that holds them."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

SECONDS = 2.0
"""How long a pattern may take in a run, besides the moments that any pattern takes."""
_MOMENT = 0.01


class SlowPattern(Exception):
    """A pattern was given up, so that nobody knows whether it matches; its argument is the pattern."""


def is_matched(path: str, patterns: Sequence[str], folder: Path, *, is_folder: bool = False) -> bool:
    """Whether the last pattern that a path matches, or a folder it is in, is not one that excepts it with `!`.

    What is not below the folder matches none. Raises SlowPattern.
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
    return is_valid(pattern) and _compiled(pattern).matches(relative + "/" * is_folder)


@dataclass
class _Matcher:
    """A pattern, and how many seconds it may still take."""

    pattern: str
    forms: Sequence[regex.Pattern[str]]
    left: float = SECONDS

    def matches(self, path: str) -> bool:
        """Whether it matches a path; raises SlowPattern."""
        started = time.monotonic()
        try:
            return any(each.fullmatch(path, timeout=max(self.left, _MOMENT)) for each in self.forms)
        except TimeoutError as error:
            raise SlowPattern(self.pattern) from error
        finally:
            self.left -= max(time.monotonic() - started - _MOMENT, 0.0)


@lru_cache(maxsize=8192)
def _compiled(pattern: str) -> _Matcher:
    """What a pattern matches: the file or folder itself, unless it names folders only, and all that is in it."""
    import regex  # noqa: PLC0415 - most configurations have no patterns
    from wcmatch import glob  # noqa: PLC0415

    text = _bare(pattern)
    is_anchored = "/" in text.rstrip("/")
    base = text.strip("/") if is_anchored else f"**/{text.strip('/')}"
    inside = [f"{base}/", f"{base}/**"]
    wanted = inside if text.endswith("/") else [base, *inside]
    translated, _ = glob.translate(wanted, flags=glob.GLOBSTAR | glob.DOTGLOB | glob.FORCEUNIX)
    return _Matcher(pattern, [regex.compile(each) for each in translated])


def _bare(pattern: str) -> str:
    """The pattern without its exception mark; `\\!` and `\\#` stand for the characters themselves."""
    text = pattern.strip().removeprefix("!")
    return text[1:] if text.startswith(("\\!", "\\#")) else text
