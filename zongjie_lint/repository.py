"""The repository that a document belongs to."""

from __future__ import annotations

import os
from pathlib import Path


def root_of(folder: Path) -> Path | None:
    """The root of the git repository that a folder, given as an absolute path, is in; None where it is in none."""
    return next((place for place in (folder, *folder.parents) if is_root(place)), None)


def is_root(folder: Path) -> bool:
    """Whether a folder is the root of a repository; not where it cannot be looked into, or cannot be at all."""
    return os.path.exists(folder / ".git")  # noqa: PTH110 - unlike Path.exists it never raises
