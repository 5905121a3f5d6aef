"""The programs that an answer comes from: this one, its plugins, what they are built on."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import zongjie_lint
from zongjie_lint.digest import digest

_INSTALLED = (".dist-info", ".egg-info", ".egg-link", ".pth")
_EGG = ".egg"
_COMPILED = "__pycache__"


def environment(plugins: Iterable[object]) -> str:
    """What changes when the program, a plugin, Python or an installed library does, also where only a source was edited."""
    folders, files = _code_of(plugins)
    return digest(
        [zongjie_lint.__version__, sys.version, sys.platform],
        _program(),
        installed(),
        [(str(folder), list(_contents(folder))) for folder in sorted(folders)],
        [(str(file), _content(file)) for file in sorted(files)],
    )


@cache
def _program() -> str:
    """Our own code and lexicons, which change from one minute to the next while somebody works on them."""
    return digest(repr(_times(Path(zongjie_lint.__file__).parent)))


def _times(folder: Path) -> list[tuple[str, int, int]]:
    """Every file of a folder by its path, how long it is and when it was written: quicker to tell than what it holds."""
    return sorted(_times_in(str(folder)))


def _times_in(folder: str) -> Iterator[tuple[str, int, int]]:
    for each in _entries(folder):
        if each.is_dir(follow_symlinks=False):
            if each.name != _COMPILED:
                yield from _times_in(each.path)
        elif written := _status(each):
            yield each.path, written.st_size, written.st_mtime_ns


def installed() -> list[str]:
    """Every installed library with its version, as installers name the folders for them, and when it was installed."""
    return sorted(found for place in dict.fromkeys(sys.path) for found in _installed_in(place))


def _installed_in(place: str) -> Iterator[str]:
    """What lies in a folder of sys.path; an archive, or an egg, is one thing that was installed."""
    if place.endswith(_EGG) or os.path.isfile(place):  # noqa: PTH113 - as sys.path has it
        with contextlib.suppress(OSError):
            yield f"{place} {os.stat(place).st_mtime_ns}"  # noqa: PTH116 - as above
        return
    for each in _entries(place or "."):
        # The same version may be installed anew from a changed source.
        if each.name.endswith(_INSTALLED) and (written := _status(each)):
            yield f"{each.name} {written.st_mtime_ns}"


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """What lies in a folder; nothing, where there is none or it may not be looked into."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        return list(entries)
    return []


def _status(entry: os.DirEntry[str]) -> os.stat_result | None:
    """None for a link to nowhere, such as editors lock files with, and for what has just been removed."""
    with contextlib.suppress(OSError):
        return entry.stat()
    return None


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
    return str(path).startswith(_places())


@cache
def _places() -> tuple[str, ...]:
    import sysconfig  # noqa: PLC0415 - only where there is a cache

    named = {sysconfig.get_paths()[key] for key in ("stdlib", "platstdlib", "purelib", "platlib")}
    return tuple(os.path.join(place, "") for place in (*sorted(named), os.path.dirname(zongjie_lint.__file__)))  # noqa: PTH118, PTH120 - beginnings of paths


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
