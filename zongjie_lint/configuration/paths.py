"""Paths as configurations write them; nothing here raises, whatever a path holds."""

from __future__ import annotations

import os
from pathlib import Path


def path_from(folder: Path, name: str) -> Path:
    """The path that a name stands for: relative to a folder, `~` for the home of the user."""
    try:
        own = os.path.expanduser(name)  # noqa: PTH111 - unlike Path.expanduser it does not raise for a user unknown
    except ValueError:  # a null character
        own = name
    return Path(os.path.normpath(folder / own))


def is_file(path: Path) -> bool:
    """Whether there is a file."""
    return os.path.isfile(path)  # noqa: PTH113 - unlike Path.is_file it never raises


def exists(path: Path) -> bool:
    """Whether there is anything."""
    return os.path.exists(path)  # noqa: PTH110 - unlike Path.exists it never raises


def shown_path(path: Path) -> str:
    """A path as people who are in this folder would write it: short where it is below, whole where it is not."""
    whole = Path(os.path.normpath(path))
    try:
        return str(whole.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(whole)
