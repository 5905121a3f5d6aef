"""Hooks through which rules, readers, reporters and profiles arrive, whether ours or a stranger's."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal

import pluggy

from zongjie_lint.message import error_text

if TYPE_CHECKING:
    from zongjie_lint.local_plugin import LocalPlugin
    from zongjie_lint.profile import Profile
    from zongjie_lint.reader import Reader
    from zongjie_lint.reporter import Reporter
    from zongjie_lint.rule import Rule

PROJECT = "zongjie_lint"
"""Name of the hooks' project and of the entry-point group."""

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)
"""Marks a function of a plugin as the implementation of a hook."""


class Hooks:
    """Everything a plugin can provide."""

    @hookspec
    def provide_rules(self) -> Iterable[type[Rule]]:  # type: ignore[empty-body]
        """The rule classes of the plugin."""

    @hookspec
    def provide_readers(self) -> Iterable[Reader]:  # type: ignore[empty-body]
        """Readers of document formats; a later plugin's reader is preferred for a suffix."""

    @hookspec
    def provide_reporters(self) -> Iterable[Reporter]:  # type: ignore[empty-body]
        """Reporters, each chosen by its name with `--format`."""

    @hookspec
    def provide_profiles(self) -> Iterable[Profile]:  # type: ignore[empty-body]
        """Profiles, each chosen by its name with `--profile`."""


@dataclass(frozen=True)
class Plugin:
    """A plugin that was found: where it comes from and whether it could be loaded."""

    name: str
    version: str
    origin: str
    state: Literal["on", "off", "broken"]
    error: str = ""


class DuplicateProvision(Exception):
    """Two plugins provide different things under one code or name."""


class Plugins:
    """The plugins of a run, loaded one by one, so that a broken one is named and spoils nothing else."""

    def __init__(self, switched_off: Collection[str] = ()) -> None:
        self._manager = pluggy.PluginManager(PROJECT)
        self._manager.add_hookspecs(Hooks)
        self._switched_off = frozenset(switched_off)
        self.found: list[Plugin] = []

    def add_installed(self) -> None:
        """Every plugin that is installed, one by one."""
        for entry_point in importlib.metadata.entry_points(group=PROJECT):
            self.add_entry_point(entry_point)

    def add(self, name: str, plugin: ModuleType | object, version: str = "", origin: str = "") -> None:
        """Register a plugin that is already imported."""
        if name in self._switched_off:
            self.found.append(Plugin(name, version, origin, "off"))
            return
        try:
            self._manager.register(plugin, name)
            self._manager.check_pending()
        except Exception as error:
            if self._manager.get_plugin(name) is plugin:
                self._manager.unregister(plugin)
            self._broken(name, version, origin, error)
        else:
            self.found.append(Plugin(name, version, origin, "on"))

    def add_entry_point(self, entry_point: importlib.metadata.EntryPoint) -> None:
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

    def reporters(self) -> dict[str, Reporter]:
        """Every reporter by name; raises DuplicateProvision where a name stands for two."""
        return {
            reporter.name: reporter for reporter in self._unique(self._provided("provide_reporters", "name"), "name")
        }

    def profiles(self) -> dict[str, Profile]:
        """Every profile by name; raises DuplicateProvision where a name stands for two."""
        return {profile.name: profile for profile in self._unique(self._provided("provide_profiles", "name"), "name")}

    def _provided(self, hook: str, key: str) -> Iterator[Any]:
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
        self.found.append(Plugin(name, version, origin, "broken", error_text(error)))

    def _break(self, name: str, error: BaseException) -> None:
        at = next(i for i, plugin in enumerate(self.found) if plugin.name == name and plugin.state == "on")
        self.found[at] = replace(self.found[at], state="broken", error=error_text(error))


def _named(item: Any) -> str:  # noqa: ANN401 - rules, readers, reporters and profiles alike
    kind = item if isinstance(item, type) else type(item)
    return f"{kind.__module__}.{kind.__qualname__}"


def _distribution(entry_point: importlib.metadata.EntryPoint) -> tuple[str, str]:
    if entry_point.dist is None:
        return "", entry_point.value
    return entry_point.dist.version, entry_point.dist.name
