"""The programs that an answer comes from: this one, its plugins, what they are built on."""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import zongjie_lint
from zongjie_lint.digest import digest

_INSTALLED = (".dist-info", ".egg-info", ".egg-link", ".pth")
_COMPILED = "__pycache__"


def environment(plugins: Iterable[object]) -> str:
    """What changes when the program, a plugin, Python or an installed library does, also where only a source was edited."""
    folders, files = _code_of(plugins)
    return digest(
        [zongjie_lint.__version__, sys.version, sys.platform],
        _program(),
        _installed(),
        [(str(folder), list(_contents(folder))) for folder in sorted(folders)],
        [(str(file), _content(file)) for file in sorted(files)],
    )


@cache
def _program() -> str:
    """Our own code and lexicons, which change from one minute to the next while somebody works on them."""
    return digest(*_contents(Path(zongjie_lint.__file__).parent))


def _installed() -> list[str]:
    """Every installed library with its version, as installers name the folders for them."""
    return sorted(
        f"{name} {_edited(folder, name)}"
        for folder in map(Path, sys.path)
        for name in _names(folder)
        if name.endswith(_INSTALLED)
    )


def _names(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir()]
    except OSError:  # an archive, or nothing
        return []


def _edited(folder: Path, name: str) -> int:
    """When a library was installed: the same version may be installed anew from a changed source."""
    try:
        return (folder / name).stat().st_mtime_ns
    except OSError:
        return 0


def _code_of(plugins: Iterable[object]) -> tuple[set[Path], set[Path]]:
    """The packages of plugins as folders, and single files: theirs, and those that they have imported."""
    folders: set[Path] = set()
    files = {path for module in _imported() if (path := _file(module)) and not _is_installed(path)}
    for module in filter(None, map(_module, plugins)):
        top = sys.modules.get(module.__name__.partition(".")[0], module)
        path = _file(top)
        if path is not None and path.name == "__init__.py":
            folders.add(path.parent)
        elif own := path or _file(module):
            files.add(own)
    return folders - {Path(zongjie_lint.__file__).parent}, files


def _imported() -> list[ModuleType]:
    """All but the script that was started, which is ours, or belongs to whoever embeds us."""
    return [module for name, module in list(sys.modules.items()) if name not in ("__main__", "__mp_main__")]


def _module(plugin: object) -> ModuleType | None:
    return plugin if isinstance(plugin, ModuleType) else sys.modules.get(type(plugin).__module__)


def _file(module: object) -> Path | None:
    name = getattr(module, "__file__", None)
    return Path(name) if isinstance(name, str) else None


def _is_installed(path: Path) -> bool:
    """Whether a file belongs to Python, to an installed library, or to us, which are told by their versions."""
    return any(path.is_relative_to(place) for place in _places())


@cache
def _places() -> tuple[Path, ...]:
    named = {sysconfig.get_paths()[key] for key in ("stdlib", "platstdlib", "purelib", "platlib")}
    return (*map(Path, sorted(named)), Path(zongjie_lint.__file__).parent)


def _contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a folder by its name, with what it holds."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != _COMPILED and not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            yield str(path.relative_to(folder)), _content(path)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
