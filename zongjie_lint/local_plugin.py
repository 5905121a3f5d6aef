"""A plugin that is a file of a repository and not installed."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import ModuleType

from zongjie_lint.record import Record
from zongjie_lint.regular_file import MOST_CONFIGURATION_BYTES, regular_bytes
from zongjie_lint.trust import digest_of


class LocalPlugin(Record):
    """The file of a plugin as it was read: what is judged trustworthy is what runs."""

    name: str
    """Its path as it is configured, with `/`."""
    path: Path
    data: bytes

    @classmethod
    def at(cls, path: Path, root: Path | None = None) -> LocalPlugin:
        """Read the file of a plugin; its name is its path below a root. Raises OSError."""
        inside = root is not None and path.is_relative_to(root)
        return cls(
            (path.relative_to(root) if inside and root else path).as_posix(),
            path,
            regular_bytes(path, MOST_CONFIGURATION_BYTES),
        )

    @property
    def digest(self) -> str:
        """What its content is known by."""
        return digest_of(self.data)

    def module(self) -> ModuleType:
        """Run it; whatever it raises is passed on. Neither its folder nor another becomes a place to import from."""
        name = f"zongjie_lint_local_{digest_of(os.fsencode(os.path.realpath(self.path)) + self.data)[:16]}"
        if name in sys.modules:
            return sys.modules[name]
        module = ModuleType(name)
        module.__file__ = str(self.path)
        sys.modules[name] = module
        try:
            exec(compile(self.data, str(self.path), "exec"), vars(module))
        except BaseException:
            del sys.modules[name]
            raise
        return module
