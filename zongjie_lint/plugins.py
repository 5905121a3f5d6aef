"""Hooks through which rules, readers, reporters and profiles arrive, whether ours or a stranger's."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from importlib.machinery import PathFinder
from types import ModuleType
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

import pluggy

from zongjie_lint.compilation_cache import CACHE
from zongjie_lint.digest import digest
from zongjie_lint.environment import installed
from zongjie_lint.message import Message, error_text
from zongjie_lint.record import Record, replace

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from zongjie_lint.local_plugin import LocalPlugin
    from zongjie_lint.profile import Profile
    from zongjie_lint.reader import Reader
    from zongjie_lint.reporter import Reporter
    from zongjie_lint.rule import Rule

PROJECT = "zongjie_lint"
"""Name of the hooks' project and of the entry-point group."""

API_VERSION = 1
"""Version of the hooks, and of what rules, readers, reporters and profiles can rely on. It is counted up when something is added."""

OLDEST_API = 1
"""The oldest version that plugins may still be written for; it is counted up when something is taken away."""

API_NAME = "ZONGJIE_LINT_API"
"""A plugin says under this name which version it is written for; one that says nothing is taken to be written for the first."""

Provided = TypeVar("Provided")
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)
"""Marks a function of a plugin as the implementation of a hook."""

_FIRST_API = 1
_TOO_NEW = Message(
    "它是为第 {stated} 版插件接口写的，这里只到第 {version} 版：请升级 zongjie-lint，或者装这个插件的旧版本。",
    "It is written for version {stated} of the hooks, and this is version {version}: upgrade zongjie-lint, or install an older release of the plugin.",
)
_TOO_OLD = Message(
    "它是为第 {stated} 版插件接口写的，这里只认第 {oldest} 版到第 {version} 版：请换这个插件的新版本。",
    "It is written for version {stated} of the hooks, and this knows versions {oldest} to {version}: install a newer release of the plugin.",
)
_UNSTATED = Message(
    "它没有写明 {name}，就当是为第 1 版插件接口写的，这里只认第 {oldest} 版到第 {version} 版：请换这个插件的新版本。",
    "It states no {name}, so it is taken to be written for version 1 of the hooks, and this knows versions {oldest} to {version}: install a newer release of the plugin.",
)
_NO_VERSION = Message(
    "{name} 应当是一个整数，如 {name} = {version}，现在是 {stated}。",
    "{name} must be a whole number, such as {name} = {version}; it is {stated}.",
)


class Hooks:
    """Everything a plugin can provide; each hook is asked for before the first document is read, and may be asked again."""

    @hookspec
    def provide_rules(self) -> Iterable[type[Rule]]:  # type: ignore[empty-body]
        """The rule classes of the plugin; a code stands for one rule only, whichever plugin it is of."""

    @hookspec
    def provide_readers(self) -> Iterable[Reader]:  # type: ignore[empty-body]
        """Readers of document formats; a later plugin's reader is preferred for a suffix."""

    @hookspec
    def provide_reporters(self) -> Iterable[Reporter]:  # type: ignore[empty-body]
        """Reporters, or for one that is imported when used a Deferred, each chosen by its name with `--format`; a name stands for one only."""

    @hookspec
    def provide_profiles(self) -> Iterable[Profile]:  # type: ignore[empty-body]
        """Profiles, each chosen by its name with `--profile` or in a configuration; a name stands for one profile only."""


class Plugin(Record):
    """A plugin that was found: where it comes from and whether it could be loaded."""

    name: str
    version: str
    origin: str
    state: Literal["on", "off", "broken"]
    error: str = ""
    api: int | None = None
    """Version of the hooks it says it is written for; None where it says nothing, or was not looked at."""
    traceback: str = ""
    """Where a broken one raised."""


class Deferred(Generic[Provided]):
    """What a plugin provides and nobody needs to import before it is used."""

    def __init__(self, name: str, place: str) -> None:
        """Known by a name; `place` is where the class is, as in `package.module:Class`."""
        self.name = name
        self._place = place

    def load(self) -> Provided:
        """The thing itself; raises whatever its module does, or ImportError where that has no such thing."""
        module, _, name = self._place.partition(":")
        try:
            made: Provided = getattr(importlib.import_module(module), name)()
        except SystemExit as error:
            raise ImportError(error_text(error)) from error
        if getattr(made, "name", None) != self.name:
            raise ImportError(f"{self._place}: name = {getattr(made, 'name', None)!r} ≠ {self.name!r}")
        return made


class _Loading(Mapping[str, Any]):
    """Things by name, each loaded when it is asked for."""

    def __init__(self, named: Mapping[str, Any]) -> None:
        self._named = dict(named)

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - whatever is provided
        found = self._named[name]
        if isinstance(found, Deferred):
            found = self._named[name] = found.load()
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._named

    def __iter__(self) -> Iterator[str]:
        return iter(self._named)

    def __len__(self) -> int:
        return len(self._named)


class WrongApi(Exception):
    """A plugin is written for hooks other than those there are."""


class DuplicateProvision(Exception):
    """Two plugins provide different things under one code or name."""


class Plugins:
    """The plugins of a run, loaded one by one, so that a broken one is named and spoils nothing else."""

    def __init__(self, switched_off: Collection[str] = ()) -> None:
        self._manager = pluggy.PluginManager(PROJECT)
        self._manager.add_hookspecs(Hooks)
        self._switched_off = frozenset(switched_off)
        self.found: list[Plugin] = []
        self._known: dict[str, list[Any]] = {}

    def add_installed(self) -> None:
        """Every plugin that is installed, one by one."""
        for entry_point in installed_plugins():
            self.add_entry_point(entry_point)

    def add(self, name: str, plugin: ModuleType | object, version: str = "", origin: str = "") -> None:
        """Register a plugin that is already imported."""
        if name in self._switched_off:
            self.found.append(Plugin(name, version, origin, "off"))
            return
        self._known.clear()
        try:
            api = stated_api(plugin)
            self._manager.register(plugin, name)
            self._manager.check_pending()
        except Exception as error:
            if self._manager.get_plugin(name) is plugin:
                self._manager.unregister(plugin)
            self._broken(name, version, origin, error)
        else:
            self.found.append(Plugin(name, version, origin, "on", api=api))

    def add_entry_point(self, entry_point: EntryPoint) -> None:
        """Import an installed plugin and register it, unless it is switched off."""
        version, origin = _distribution(entry_point)
        if entry_point.name in self._switched_off:
            self.found.append(Plugin(entry_point.name, version, origin, "off"))
            return
        try:
            plugin = entry_point.load()
        except (Exception, SystemExit) as error:
            self._broken(entry_point.name, version, origin, error)
        else:
            self.add(entry_point.name, plugin, version, origin)

    def add_local(self, plugin: LocalPlugin) -> None:
        """Run a plugin that is a file and not installed, and register it, unless it is switched off."""
        if plugin.name in self._switched_off:
            self.found.append(Plugin(plugin.name, "", str(plugin.path), "off"))
            return
        try:
            module = plugin.module()
        except (Exception, SystemExit) as error:
            self._broken(plugin.name, "", str(plugin.path), error)
        else:
            self.add(plugin.name, module, "", str(plugin.path))

    @property
    def registered(self) -> list[object]:
        """The modules and objects whose hooks are called."""
        return list(self._manager.get_plugins())

    @property
    def broken(self) -> list[Plugin]:
        """The plugins that could not be loaded."""
        return [plugin for plugin in self.found if plugin.state == "broken"]

    @property
    def unknown(self) -> list[str]:
        """Names that were switched off and that no plugin has."""
        return sorted(self._switched_off - {plugin.name for plugin in self.found})

    def rules(self) -> list[type[Rule]]:
        """Every rule class, by code; raises DuplicateProvision where a code stands for two."""
        rules = {rule.code: rule for rule in self._unique(self._provided("provide_rules", "code"), "code")}
        return [rules[code] for code in sorted(rules)]

    def readers(self) -> list[Reader]:
        """Every reader, the most preferred first."""
        return list(self._provided("provide_readers", "name"))

    def reporters(self) -> Mapping[str, Reporter]:
        """Every reporter by name; raises DuplicateProvision where a name stands for two."""
        return _Loading(
            {reporter.name: reporter for reporter in self._unique(self._provided("provide_reporters", "name"), "name")}
        )

    def profiles(self) -> dict[str, Profile]:
        """Every profile by name; raises DuplicateProvision where a name stands for two."""
        return {profile.name: profile for profile in self._unique(self._provided("provide_profiles", "name"), "name")}

    def _provided(self, hook: str, key: str) -> Sequence[Any]:
        """What the plugins provide, asked for once."""
        if hook not in self._known:
            self._known[hook] = list(self._asked(hook, key))
        return self._known[hook]

    def _asked(self, hook: str, key: str) -> Iterator[Any]:
        """What each plugin provides; one whose hook raises, or gives what has no code or name, is broken and provides nothing."""
        for implementation in reversed(getattr(self._manager.hook, hook).get_hookimpls()):
            try:
                provided = list(implementation.function())
                for item in provided:
                    getattr(item, key)
            except (Exception, SystemExit) as error:
                self._break(implementation.plugin_name, error)
            else:
                yield from provided

    @staticmethod
    def _unique(provided: Iterable[Any], key: str) -> Iterator[Any]:
        seen: dict[str, Any] = {}
        for item in provided:
            other = seen.setdefault(getattr(item, key), item)
            if other is not item:
                raise DuplicateProvision(f"{getattr(item, key)}: {_named(other)}, {_named(item)}")
            yield item

    def _broken(self, name: str, version: str, origin: str, error: BaseException) -> None:
        self.found.append(Plugin(name, version, origin, "broken", _said(error), traceback=_traceback(error)))

    def _break(self, name: str, error: BaseException) -> None:
        at = next(i for i, plugin in enumerate(self.found) if plugin.name == name and plugin.state == "on")
        self.found[at] = replace(self.found[at], state="broken", error=_said(error), traceback=_traceback(error))


def stated_api(plugin: ModuleType | object) -> int | None:
    """The version of the hooks that a plugin says it is written for, if it does; raises WrongApi where there is no such version."""
    stated = getattr(plugin, API_NAME, None)
    if stated is not None and (isinstance(stated, bool) or not isinstance(stated, int)):
        raise WrongApi(_NO_VERSION.format(name=API_NAME, stated=repr(stated), version=API_VERSION))
    if (stated or _FIRST_API) > API_VERSION:
        raise WrongApi(_TOO_NEW.format(stated=stated, version=API_VERSION))
    if (_FIRST_API if stated is None else stated) < OLDEST_API:
        said = _UNSTATED if stated is None else _TOO_OLD
        raise WrongApi(said.format(stated=stated, name=API_NAME, oldest=OLDEST_API, version=API_VERSION))
    return stated


def _said(error: BaseException) -> str:
    """What an error says; of what we say ourselves, the sentence alone, in both languages."""
    if isinstance(error, WrongApi):
        message: Message = error.args[0]
        return f"{message.zh} {message.en}"
    return error_text(error)


def _traceback(error: BaseException) -> str:
    import traceback  # noqa: PLC0415 - only where something failed

    return "".join(traceback.format_exception(error))


def _named(item: Any) -> str:  # noqa: ANN401 - rules, readers, reporters and profiles alike
    kind = item if isinstance(item, type) else type(item)
    return f"{kind.__module__}.{kind.__qualname__}"


def _distribution(entry_point: EntryPoint) -> tuple[str, str]:
    if entry_point.dist is None:
        return "", entry_point.value
    return entry_point.dist.version, entry_point.dist.name


def installed_plugins() -> Iterable[EntryPoint]:
    """The entry points of our group; that there are none still holds where nothing was installed or removed since."""
    if not _are_on_path():
        return _entry_points()
    has_any: bool = CACHE.get(("entry points", digest(installed())), lambda: bool(_entry_points()))
    return _entry_points() if has_any else ()


def _are_on_path() -> bool:
    """Whether whatever is installed lies where Python itself looks; another finder tells of more than can be seen there."""
    finders = [finder for finder in sys.meta_path if hasattr(finder, "find_distributions")]
    return finders == [PathFinder]


def _entry_points() -> Iterable[EntryPoint]:
    from importlib.metadata import entry_points  # noqa: PLC0415 - reads mail headers, and takes as long as click

    return entry_points(group=PROJECT)
