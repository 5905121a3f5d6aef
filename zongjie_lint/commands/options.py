"""Options that several commands take, and what their values stand for."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NoReturn, TextIO, TypeVar

import click

from zongjie_lint.builtin import load_plugins
from zongjie_lint.configuration import BrokenConfiguration, Configuration, configuration_for
from zongjie_lint.facts.report_kind import KINDS
from zongjie_lint.linter import Linter
from zongjie_lint.message import Language, Message
from zongjie_lint.plugins import DuplicateProvision, Plugins
from zongjie_lint.profile import REVIEW, Profile
from zongjie_lint.selection import NothingSelected, Selection, UnknownRule
from zongjie_lint.settings import NO_SETTINGS, Settings

Command = Callable[..., Any]
Provided = TypeVar("Provided")
FAILED = 2
"""Exit status of what could not be done."""

language_option = click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Language of messages. 语言。"
)
switch_option = click.option(
    "-p", "switches", multiple=True, metavar="no:NAME", help="Switch a plugin off. 停用一个插件。"
)
colour_option = click.option(
    "--color/--no-color", "colour", default=None, help="Force or forbid colour. 强制或禁止颜色。"
)
stdin_option = click.option(
    "--stdin-filename", default="-", metavar="NAME", help="Name for standard input (-). 标准输入的文件名。"
)
list_option = click.option(
    "--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True
)
profile_option = click.option(
    "--profile", metavar="NAME", help="Severities for a purpose; else as configured, else review. 级别方案。"
)
kind_option = click.option(
    "--kind", type=click.Choice([kind.key for kind in KINDS]), help="Kind of report, if not as recognised. 指定文种。"
)
_ABSENT = Message(
    "级别方案 {name} 提到的规则 {codes} 没有安装，或者停用了",
    "the profile {name} names rules that are not installed, or switched off: {codes}",
)
_SKIP_OPTION = click.option(
    "--skip-broken-plugins", is_flag=True, help="Go on without plugins that do not load. 跳过载入失败的插件。"
)
_CHOICES = (
    click.option("--select", multiple=True, metavar="CODE,…", help="Only these rules: code, prefix or name. 只用这些规则。"),
    click.option("--ignore", multiple=True, metavar="CODE,…", help="Not these rules. 不用这些规则。"),
    kind_option,
    profile_option,
    click.option("--isolated", is_flag=True, help="Read no configuration file. 不读配置文件。"),
)  # fmt: skip


def plugin_options(command: Command) -> Command:
    """Which plugins a command uses."""
    return _SKIP_OPTION(switch_option(command))


def choice_options(command: Command) -> Command:
    """Which rules a command uses, and how severe they are."""
    for option in reversed(_CHOICES):
        command = option(command)
    return command


def loaded_plugins(switches: Sequence[str], skip_broken: bool) -> Plugins:
    """The plugins of this run; one that does not load or was misspelt ends it."""
    plugins = found_plugins(switches)
    twice = provided_twice(plugins)
    if twice:
        raise twice
    _report_broken(plugins, skip_broken)
    return plugins


def found_plugins(switches: Sequence[str]) -> Plugins:
    """Every plugin, loaded or not; a switch that names none ends the run."""
    plugins = load_plugins(_switched_off(switches))
    if plugins.unknown:
        near = did_you_mean(plugins.unknown[0], [plugin.name for plugin in plugins.found])
        raise click.UsageError(f"-p no:{plugins.unknown[0]}: no such plugin 没有这个插件{near}")
    return plugins


def provided_twice(plugins: Plugins) -> click.UsageError | None:
    """Ask for everything, so that a plugin that is broken shows itself; two that provide the same are an error."""
    try:
        plugins.rules(), plugins.readers(), plugins.reporters(), plugins.profiles()
    except DuplicateProvision as twice:
        return click.UsageError(f"provided twice 重复提供：{twice}")
    return None


@dataclass
class Linters:
    """The linter for each document: as the options of a command ask for, and its configuration where they leave it open."""

    linter: Linter
    plugins: Plugins
    options: Mapping[str, Any]
    profiles: dict[str, Profile] = field(default_factory=dict)
    """Those chosen by configuration so far, by name."""

    def settings_at(self, path: str) -> Settings:
        """What is configured for the document at a path; a configuration that cannot be used ends the run."""
        if self.options["isolated"]:
            return NO_SETTINGS
        return Settings(profile=_configuration(path, self.options["lang"]).profile)

    def at(self, path: str) -> Linter:
        """The linter for the document at a path; a configuration that cannot be used ends the run."""
        if self.options["profile"] is not None or self.options["isolated"]:
            return self.linter
        configuration = _configuration(path, self.options["lang"])
        if configuration.profile is None:
            return self.linter
        if configuration.profile not in self.profiles:
            place = f"{configuration.path}: profile"
            chosen = chosen_profile(configuration.profile, self.plugins, self.options["lang"], place)
            self.profiles[configuration.profile] = chosen
        return replace(self.linter, profile=self.profiles[configuration.profile])


def _configuration(path: str, language: Language) -> Configuration:
    try:
        return configuration_for(path)
    except BrokenConfiguration as broken:
        faults = "; ".join(fault.in_language(language) for fault in broken.faults)
        raise click.UsageError(f"{broken.path}: {faults}") from broken


def linters_with(options: Mapping[str, Any]) -> Linters:
    """The linters that the options of a command ask for, with the plugins they name: in this process as in any worker."""
    return linters_for(loaded_plugins(options["switches"], options["skip_broken_plugins"]), options)


def linters_for(plugins: Plugins, options: Mapping[str, Any]) -> Linters:
    """The linters that the options of a command ask for."""
    known = plugins.rules()
    selection = Selection(_choices("--select", options["select"]), _choices("--ignore", options["ignore"]))
    try:
        chosen = selection.choose(known)
    except UnknownRule as unknown:
        raise unknown_rule(unknown) from unknown
    except NothingSelected as nothing:
        raise click.UsageError("--ignore leaves no rule to check with 规则都被排除，没有可查的") from nothing
    profile = chosen_profile(options["profile"] or REVIEW.name, plugins, options["lang"])
    asked_for = [rule.code for rule in chosen] if options["select"] else []
    names = {rule.code: rule.name for rule in known}
    linter = Linter([rule() for rule in chosen], profile, options["kind"], selected=asked_for, known=names)
    return Linters(linter, plugins, options)


def chosen_profile(name: str, plugins: Plugins, language: Language, option: str = "--profile") -> Profile:
    """The profile of a name; one that names what does not exist ends the run, what is only not installed is said."""
    profile = named(option, name, plugins.profiles())
    codes = [rule.code for rule in plugins.rules()]
    faults = [fault.in_language(language) for fault in profile.faults(codes, [kind.key for kind in KINDS])]
    if faults:
        raise click.UsageError("; ".join(faults))
    absent = profile.absent(codes)
    if absent:
        said = _ABSENT.format(name=name, codes=", ".join(absent)).in_language(language)
        click.echo(said, err=True)
    return profile


def named(option: str, name: str, known: Mapping[str, Provided]) -> Provided:
    """What an option names; a name that nothing has ends the run."""
    if name not in known:
        hint = did_you_mean(name, list(known)) or f" ({', '.join(sorted(known))})"
        raise click.UsageError(f"{option}: unknown 没有 {name!r}{hint}")
    return known[name]


def unknown_rule(unknown: UnknownRule) -> click.UsageError:
    """An error for a rule that does not exist, with those that look like it."""
    near = f" — did you mean 是不是 {', '.join(unknown.near)}?" if unknown.near else ""
    return click.UsageError(f"no rule 没有规则 {unknown.choice!r}{near}")


def did_you_mean(name: str, known: Sequence[str]) -> str:
    """What may have been meant by a name, in words to end an error message with."""
    near = difflib.get_close_matches(name, known, n=2)
    return f" — did you mean 是不是 {', '.join(near)}?" if near else ""


def fail(what: str, reason: Message | None, language: Language) -> NoReturn:
    """End the run, and say why."""
    click.echo(f"{what}: {reason.in_language(language) if reason else ''}", err=True)
    sys.exit(FAILED)


def output() -> TextIO:
    """Standard output, which must not fail on a character its encoding lacks."""
    return _forgiving(sys.stdout)


def notices() -> TextIO:
    """Standard error, which must not fail on a character its encoding lacks."""
    return _forgiving(sys.stderr)


def _forgiving(stream: TextIO) -> TextIO:
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")
    return stream


def _report_broken(plugins: Plugins, skip: bool) -> None:
    for plugin in plugins.broken:
        click.echo(f"plugin 插件 {plugin.name} ({plugin.origin}): {plugin.error}", err=True)
    if plugins.broken and not skip:
        click.echo("Stopped: --skip-broken-plugins goes on without. 已停止；加 --skip-broken-plugins 跳过。", err=True)
        sys.exit(FAILED)


def _switched_off(switches: Sequence[str]) -> list[str]:
    for switch in switches:
        if not switch.startswith("no:") or switch == "no:":
            raise click.UsageError(f"-p {switch}: write -p no:NAME 应写作 -p no:插件名")
        if switch == "no:builtin":
            raise click.UsageError("-p no:builtin: nothing would be left to check with 内置插件不能停用")
    return [switch.removeprefix("no:") for switch in switches]


def _choices(option: str, values: Sequence[str]) -> tuple[str, ...]:
    chosen = tuple(choice.strip() for value in values for choice in value.split(",") if choice.strip())
    if values and not chosen:
        raise click.UsageError(f"{option}: names no rule 没有写规则")
    return chosen
