"""The modules of a package, found by their files, so that none has to be listed."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType


def modules_of(package: ModuleType) -> Iterator[ModuleType]:
    """Every module of a package and of those inside it, imported one by one in the order of their paths."""
    root = Path(package.__path__[0])
    for path in sorted(root.rglob("*.py")):
        if path.stem != "__init__":
            parts = path.relative_to(root).with_suffix("").parts
            yield importlib.import_module(".".join((package.__name__, *parts)))
