"""Paths as the tools around a repository want them: from its root, with slashes."""

from __future__ import annotations

import os
from pathlib import Path

from zongjie_lint.reporter import View


def root_of(view: View) -> Path:
    """The folder of the repository where a pipeline tells it, or else the working directory."""
    return view.pipeline.root if view.pipeline and view.pipeline.root else Path.cwd()


def repository_path(path: str, root: Path) -> str:
    """A path from the root, if it is below; any other as it was given."""
    below = _below(path, root)
    return below.as_posix() if below else Path(path).as_posix()


def repository_uri(path: str, root: Path) -> tuple[str, bool]:
    """The percent-encoded URI of a file, and whether it starts from the root; of one elsewhere it is absolute."""
    below = _below(path, root)
    if below is None:
        return Path(os.path.abspath(path)).as_uri(), False  # noqa: PTH100 - without following links
    base = Path(os.path.abspath(os.sep))  # noqa: PTH100
    return (base / below).as_uri().removeprefix(base.as_uri()).lstrip("/"), True


def _below(path: str, root: Path) -> Path | None:
    """The path from the root, whichever of the two leads through a link."""
    for unfolded in (os.path.abspath, os.path.realpath):
        absolute, base = Path(unfolded(path)), Path(unfolded(root))
        if absolute.is_relative_to(base):
            return absolute.relative_to(base)
    return None
