"""Plugins that a configuration names by path: none runs unless the user has allowed it."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

import msgspec

from zongjie_lint.local_plugin import LocalPlugin
from zongjie_lint.message import Message
from zongjie_lint.plugins import DuplicateProvision, Plugins
from zongjie_lint.printers.sentence import print_sentence
from zongjie_lint.record import State
from zongjie_lint.rule import Rule
from zongjie_lint.trust import BrokenTrust, Consent, consent_for

_FAILED = 2
_UNREADABLE = Message(
    "配置里的插件 {name} 读不了：{reason}", "the plugin {name} of the configuration cannot be read: {reason}"
)
_MISSING = Message("找不到配置里的插件 {name}", "there is no plugin {name}, which the configuration names")
_NEVER = Message(
    "配置里有本地插件 {name}，还没有允许运行，所以没有检查。",
    "The configuration names the local plugin {name}, which has not been allowed to run: nothing was checked.",
)
_OUTDATED = Message(
    "本地插件 {name} 允许以后改过，要重新允许，所以没有检查。",
    "The local plugin {name} was changed since it was allowed, and has to be allowed again: nothing was checked.",
)
_HOW = Message(
    "插件是程序，会在这台电脑上运行。先看过它的内容，放心再允许：\n    zongjie-lint trust {path}\n"
    "不用它也行：加 -p no:{name}，或者 --skip-untrusted-plugins。",
    "A plugin is a program that runs on this computer. Look at what is in it; if it is to run:\n"
    "    zongjie-lint trust {path}\nTo go on without it: -p no:{name}, or --skip-untrusted-plugins.",
)
_SKIPPED = Message(
    "本地插件 {name} 没有允许运行，跳过了；它的规则没有查。",
    "The local plugin {name} has not been allowed to run and was skipped: its rules have not judged.",
)
_BROKEN = Message("本地插件 {name} 载入失败：{error}", "the local plugin {name} does not load: {error}")
_RULES_ONLY = Message(
    "本地插件 {name} 提供的不只是规则：配置里的本地插件只用规则；要用别的，请加 --load-plugin {path}。",
    "The local plugin {name} provides more than rules, which is all that is taken of one in a configuration; for the rest, --load-plugin {path}.",
)


class LocalPlugins(State):
    """The local plugins of a run, each read and loaded once."""

    options: Mapping[str, Any]
    is_quiet: bool = False
    """Whether what does not end the run is said by somebody else: a worker leaves it to the process that started it."""
    _plugins: dict[Path, Plugins] = msgspec.field(default_factory=dict)

    def rules(self, paths: Sequence[Path]) -> list[type[Rule]]:
        """The rules of the plugins at some paths; one that may not run, or does not load, ends the run."""
        return [rule for path in paths for rule in self._loaded(path).rules()]

    def _loaded(self, path: Path) -> Plugins:
        if path not in self._plugins:
            self._plugins[path] = self._load(path)
        return self._plugins[path]

    def _load(self, path: Path) -> Plugins:
        loaded = Plugins()
        plugin = self._read(path)
        if not self._is_off(plugin) and self._may_run(plugin):
            loaded.add_local(plugin)
            self._look_at(loaded, plugin)
        return loaded

    def _read(self, path: Path) -> LocalPlugin:
        try:
            return LocalPlugin.at(path, Path.cwd())
        except FileNotFoundError:
            self._end(_MISSING.format(name=path))
        except (OSError, ValueError) as error:  # a name may hold what no name of a file can
            self._end(_UNREADABLE.format(name=path, reason=getattr(error, "strerror", None) or error))

    def _is_off(self, plugin: LocalPlugin) -> bool:
        return bool({plugin.name, plugin.path.name, str(plugin.path)} & set(switched_off(self.options["switches"])))

    def _is_named(self, plugin: LocalPlugin) -> bool:
        """Whether the command line itself loads a plugin, and takes all of it."""
        return os.path.realpath(plugin.path) in map(os.path.realpath, named_paths(self.options["switches"]))

    def _may_run(self, plugin: LocalPlugin) -> bool:
        """Whether a plugin is allowed, or was loaded by the command line itself; if not, the run ends or goes on without."""
        import shlex  # noqa: PLC0415 - only where something is refused

        if self._is_named(plugin):
            return True
        try:
            consent = consent_for(plugin.path, plugin.data)
        except BrokenTrust as broken:
            self._end(broken.message)
        if consent is not Consent.GIVEN and not self.options.get("skip_untrusted_plugins"):
            self._say((_OUTDATED if consent is Consent.OUTDATED else _NEVER).format(name=plugin.name))
            self._end(_HOW.format(name=plugin.name, path=shlex.quote(plugin.name)))
        if consent is not Consent.GIVEN:
            self._remark(_SKIPPED.format(name=plugin.name))
        return consent is Consent.GIVEN

    def _look_at(self, loaded: Plugins, plugin: LocalPlugin) -> None:
        """Ask for everything, so that a plugin that is broken shows itself, and what is not taken of it is said."""
        import shlex  # noqa: PLC0415 - only where something is refused

        try:
            loaded.rules()
            others = [*loaded.readers(), *loaded.reporters(), *loaded.profiles()]
        except DuplicateProvision as twice:
            self._end(_BROKEN.format(name=plugin.name, error=twice))
        if loaded.broken and not self.options.get("skip_broken_plugins"):
            self._end(_BROKEN.format(name=plugin.name, error=loaded.broken[0].error))
        if loaded.broken:
            self._remark(_BROKEN.format(name=plugin.name, error=loaded.broken[0].error))
        if others and not self._is_named(plugin):
            self._remark(_RULES_ONLY.format(name=plugin.name, path=shlex.quote(plugin.name)))

    def _remark(self, message: Message) -> None:
        if not self.is_quiet:
            self._say(message)

    def _say(self, message: Message) -> None:
        print_sentence(message, sys.stderr, self.options["lang"])

    def _end(self, message: Message) -> NoReturn:
        self._say(message)
        sys.exit(_FAILED)


def switched_off(switches: Sequence[str]) -> list[str]:
    """The plugins that `-p no:NAME` switches off."""
    return [switch.removeprefix("no:") for switch in switches if switch.startswith("no:")]


def named_paths(switches: Collection[str]) -> list[Path]:
    """The files that the command line itself loads as plugins, which is consent for this run."""
    return [Path(switch) for switch in switches if not switch.startswith("no:")]
