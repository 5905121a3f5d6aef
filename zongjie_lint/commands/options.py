"""Options that several commands take, and what their values stand for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NoReturn, TextIO, TypeVar

import click
import msgspec

from zongjie_lint.builtin import load_plugins
from zongjie_lint.commands.local_plugins import LocalPlugins, named_paths, switched_off
from zongjie_lint.commands.standard_error import tell
from zongjie_lint.configuration.catalogue import Catalogue, RuleEntry
from zongjie_lint.configuration.configurations import Configurations
from zongjie_lint.configuration.fault import BrokenConfiguration
from zongjie_lint.facts.report_kind import KINDS
from zongjie_lint.facts.role import Role
from zongjie_lint.inputs import Input, find_unread
from zongjie_lint.linter import Linter
from zongjie_lint.local_plugin import LocalPlugin
from zongjie_lint.message import Language, Message, error_text
from zongjie_lint.plugins import DuplicateProvision, Plugins
from zongjie_lint.printers.faults import print_faults
from zongjie_lint.profile import REVIEW, Profile, Severities
from zongjie_lint.record import State, replace
from zongjie_lint.reporter import View
from zongjie_lint.rule import Rule
from zongjie_lint.selection import (
    NothingSelected,
    Selection,
    UnknownRule,
    chosen_severities,
    matching,
    matching_installed,
)
from zongjie_lint.settings import Settings
from zongjie_lint.time_limit import SECONDS
from zongjie_lint.vocabulary_faults import vocabulary_faults

Command = Callable[..., Any]
Provided = TypeVar("Provided")
_PYTHON = ".py"
_CODE = 4
"""Characters of a code of a rule."""
FAILED = 2
"""Exit status of what could not be done."""

language_option = click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Language of messages. 语言。"
)
switch_option = click.option(
    "-p",
    "--load-plugin",
    "switches",
    multiple=True,
    metavar="no:NAME|FILE.py",
    help="Switch a plugin off, or load one from a file. 停用一个插件；或从文件载入一个。",
)
verbose_option = click.option("--verbose", is_flag=True, help="Show tracebacks of what failed. 显示出错的细节。")
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
timeout_option = click.option(
    "--rule-timeout",
    type=click.FloatRange(0, 86_400),
    metavar="SECONDS",
    help="A rule that takes longer for a document gives up, more for a long one; 0: no limit, else as configured, else 30. 一条规则查一份稿子最多用几秒。",
)
_ABSENT = Message(
    "级别方案 {name} 提到的规则 {codes} 没有安装，或者停用了",
    "the profile {name} names rules that are not installed, or switched off: {codes}",
)
_NOT_INSTALLED = Message(
    "配置里提到的规则 {codes} 没有安装，或者停用了",
    "the configuration names rules that are not installed, or switched off: {codes}",
)
NO_CHOICE: Mapping[str, Any] = {"select": (), "ignore": (), "profile": None}
"""Options that choose rules, for commands that have no use for them."""
_SKIP_OPTION = click.option(
    "--skip-broken-plugins", is_flag=True, help="Go on without plugins that do not load. 跳过载入失败的插件。"
)
_SKIP_UNTRUSTED_OPTION = click.option(
    "--skip-untrusted-plugins",
    is_flag=True,
    help="Go on without local plugins that were not allowed. 跳过没有允许的本地插件。",
)
_CHOICES = (
    click.option("--select", multiple=True, metavar="CODE,…", help="Only these rules: code, prefix or name. 只用这些规则。"),
    click.option("--ignore", multiple=True, metavar="CODE,…", help="Not these rules. 不用这些规则。"),
    kind_option,
    profile_option,
    timeout_option,
)  # fmt: skip
_CONFIGURATION = (
    click.option(
        "--config",
        multiple=True,
        metavar="FILE|KEY=VALUE",
        help="This configuration file, or a single value. 指定配置文件，或单项设置。",
    ),
    click.option("--isolated", is_flag=True, help="Read no configuration file. 不读配置文件。"),
)


def plugin_options(command: Command) -> Command:
    """Which plugins a command uses."""
    return _SKIP_OPTION(_SKIP_UNTRUSTED_OPTION(switch_option(command)))


def choice_options(command: Command) -> Command:
    """Which rules a command uses, and how severe they are."""
    for option in reversed((*_CHOICES, *_CONFIGURATION)):
        command = option(command)
    return command


def configuration_options(command: Command) -> Command:
    """Where the configuration of a command comes from."""
    for option in reversed(_CONFIGURATION):
        command = option(command)
    return command


def loaded_plugins(switches: Sequence[str], skip_broken: bool, *, verbose: bool = False) -> Plugins:
    """The plugins of this run; one that does not load or was misspelt ends it."""
    plugins = found_plugins(switches)
    twice = provided_twice(plugins)
    if twice:
        raise twice
    _report_broken(plugins, skip_broken, verbose=verbose)
    return plugins


def found_plugins(switches: Sequence[str]) -> Plugins:
    """Every plugin, loaded or not; a switch that names none ends the run."""
    plugins = load_plugins(_switched_off(switches))
    unknown = [name for name in plugins.unknown if not name.endswith(_PYTHON)]  # a local one is known by and by
    if unknown:
        near = did_you_mean(unknown[0], [plugin.name for plugin in plugins.found])
        raise click.UsageError(f"-p no:{unknown[0]}: no such plugin 没有这个插件{near}")
    for path in named_paths(switches):
        try:
            plugins.add_local(LocalPlugin.at(path))
        except OSError as error:
            raise click.UsageError(f"--load-plugin {path}: {error.strerror} 读不了这个文件") from error
    return plugins


def provided_twice(plugins: Plugins) -> click.UsageError | None:
    """Ask for everything, so that a plugin that is broken shows itself; two that provide the same are an error."""
    try:
        plugins.rules(), plugins.readers(), plugins.reporters(), plugins.profiles()
    except DuplicateProvision as twice:
        return click.UsageError(f"provided twice 重复提供：{twice}")
    return None


class Linters(State):
    """The linter for each document: as the options of a command ask for, and its configuration where they leave it open."""

    linter: Linter
    """What is the same for every document."""
    plugins: Plugins
    options: Mapping[str, Any]
    configurations: Configurations
    profiles: dict[str, Profile] = msgspec.field(default_factory=dict)
    """Those chosen so far, by name."""
    made: dict[int, tuple[Settings, Linter, Linter]] = msgspec.field(default_factory=dict)
    """The linter of each settings, with the one that it was made from."""
    told: set[str] = msgspec.field(default_factory=set)
    """Codes of rules that are not installed, which were said."""
    local: LocalPlugins = msgspec.field(default_factory=lambda: LocalPlugins({}))
    ruled: dict[int, tuple[Settings, list[type[Rule]]]] = msgspec.field(default_factory=dict)
    """The rules that there are for each settings."""
    is_quiet: bool = False
    """Whether somebody else says so: a worker leaves it to the process that started it."""

    def settings_at(self, path: str) -> Settings:
        """What is configured for the document at a path; a configuration that cannot be used ends the run."""
        try:
            settings = self.configurations.settings_at(path)
        except BrokenConfiguration as broken:
            refuse_configuration(broken, self.options["lang"])
        self._tell_absent()
        return settings

    def at(self, path: str) -> Linter:
        """The linter for the document at a path; a configuration that cannot be used ends the run."""
        settings = self.settings_at(path)
        known = self.made.get(id(settings))
        if known is None or known[1] is not self.linter:
            known = self.made[id(settings)] = (settings, self.linter, self._linter(settings))
        return known[2]

    def is_excluded(self, path: str, is_folder: bool) -> bool:
        """Whether the search of a folder leaves a path out; a configuration that cannot be used ends the run."""
        try:
            return self.configurations.is_excluded(path, is_folder=is_folder)
        except BrokenConfiguration as broken:
            refuse_configuration(broken, self.options["lang"])

    def inputs(self, files: Sequence[str]) -> Iterator[Input]:
        """The documents that files and folders name, left to be read; folders without what is configured to be left out."""
        return find_unread(
            files,
            self.plugins.readers(),
            stdin=sys.stdin.buffer,
            stdin_name=self.options["stdin_filename"],
            is_excluded=self.is_excluded,
        )

    def rules_for(self, settings: Settings) -> list[type[Rule]]:
        """The rules that there are where settings hold: installed ones, those of local plugins and those of an office's tables."""
        if id(settings) not in self.ruled:
            rules = [*self.plugins.rules(), *self.local.rules(settings.plugins)]
            if settings.rules:
                from zongjie_lint.house_rules.rule_classes import rule_classes  # noqa: PLC0415 - most offices have none

                rules += rule_classes(settings.rules)
            self.ruled[id(settings)] = (settings, _distinct(rules))
        return self.ruled[id(settings)][1]

    def profile_of(self, settings: Settings) -> Profile:
        """The profile of settings, with the severities that they change."""
        named = self.profile_named(settings.profile or REVIEW.name)
        severities = chosen_severities(settings.severity, self.rules_for(settings))
        asked_for = self._asked_for(settings)
        return named.with_severities(
            {code: level for code, level in severities.items() if level is not None or code not in asked_for}
        )

    def profile_named(self, name: str) -> Profile:
        """The profile of a name; one that nothing has ends the run."""
        if name not in self.profiles:
            language: Language = self.options["lang"]
            self.profiles[name] = chosen_profile(name, self.plugins, language, is_quiet=self.is_quiet)
        return self.profiles[name]

    def chosen(self, settings: Settings) -> list[type[Rule]]:
        """The rules that settings choose; a choice that leaves none ends the run."""
        known, asked_for = self.rules_for(settings), self._asked_for(settings)
        selected = {rule for choice in settings.select for rule in matching_installed(choice, known)}
        ignored = {rule for choice in settings.ignore for rule in matching_installed(choice, known)}
        if not self.options["ignore"]:  # what the command line asks for goes before what a file leaves out
            ignored = {rule for rule in ignored if rule.code not in asked_for}
        chosen = [rule for rule in known if rule not in ignored and (rule in selected or not settings.select)]
        if not chosen:
            raise _nothing_chosen(settings)
        return chosen

    def _linter(self, settings: Settings) -> Linter:
        chosen = self.chosen(settings)
        return replace(
            self.linter,
            rules=[_made(rule, settings.options.get(rule.code, {})) for rule in chosen],
            profile=self.profile_of(settings),
            kind=settings.kind,
            selected=[rule.code for rule in chosen] if settings.select else [],
            vocabulary=settings.vocabulary,
            rule_timeout=rule_timeout(settings),
            known={rule.code: rule.name for rule in self.rules_for(settings)},
        )

    def _asked_for(self, settings: Settings) -> set[str]:
        """Codes of the rules that the command line itself selects; a choice that no rule answers to ends the run."""
        known = self.rules_for(settings)
        try:
            for choice in _choices("--ignore", self.options["ignore"]):
                matching(choice, known)
            choices = _choices("--select", self.options["select"])
            return {rule.code for choice in choices for rule in matching(choice, known)}
        except UnknownRule as unknown:
            raise unknown_rule(unknown) from unknown

    def _tell_absent(self) -> None:
        """Say once which rules are configured that are not installed."""
        absent = sorted(self.configurations.absent - self.told)
        if absent and not self.is_quiet:
            self.told.update(absent)
            said = _NOT_INSTALLED.format(codes=", ".join(absent)).in_language(self.options["lang"])
            tell(said)


def _made(rule: type[Rule], options: Mapping[str, Any]) -> Rule:
    """A rule with its options; one that refuses them ends the run."""
    try:
        return rule(**options)
    except Exception as refused:  # a plugin's rule may raise anything
        said = "; ".join(f"rules.{rule.code}.{name}" for name in options)
        raise click.UsageError(f"{said}: {error_text(refused)}") from refused


def _nothing_chosen(settings: Settings) -> click.UsageError:
    """An error for a choice that leaves no rule, with the places that chose."""
    said = "--ignore leaves no rule to check with 规则都被排除，没有可查的"
    places = [f"{key}: {settings.origins[key].place}" for key in ("select", "ignore") if key in settings.origins]
    return click.UsageError(said + (f" ({', '.join(places)})" if places else ""))


def refuse_configuration(broken: BrokenConfiguration, language: Language) -> NoReturn:
    """End the run, and show all that is wrong with a configuration."""
    print_faults(broken.faults, notices(), View(language))
    sys.exit(FAILED)


def catalogue_of(plugins: Plugins, local: LocalPlugins | None = None) -> Catalogue:
    """The names that a configuration may hold in this run; those of local plugins too, where they may be loaded."""
    profiles = {name: profile.file for name, profile in plugins.profiles().items()}
    kinds = tuple(kind.key for kind in KINDS)
    known = Catalogue(tuple(_entries(plugins.rules())), profiles, kinds, tuple(Role), vocabulary_faults)
    return replace(known, of_plugins=lambda paths: _entries(local.rules(paths))) if local else known


def _entries(rules: Iterable[type[Rule]]) -> list[RuleEntry]:
    return [RuleEntry(rule.code, rule.name, rule.option_types()) for rule in rules]


def _distinct(rules: Sequence[type[Rule]]) -> list[type[Rule]]:
    """Rules by code, each once; two that share a code end the run."""
    known: dict[str, type[Rule]] = {}
    for rule in rules:
        if known.setdefault(rule.code, rule) is not rule:
            raise click.UsageError(f"provided twice 重复提供：{rule.code}: {known[rule.code].name}, {rule.name}")
    return [known[code] for code in sorted(known)]


def linters_with(options: Mapping[str, Any], *, is_quiet: bool = False) -> Linters:
    """The linters that the options of a command ask for, with the plugins they name: in this process as in any worker."""
    verbose = bool(options.get("verbose"))
    plugins = loaded_plugins(options["switches"], options["skip_broken_plugins"], verbose=verbose)
    return linters_for(plugins, options, is_quiet=is_quiet)


def linters_for(plugins: Plugins, options: Mapping[str, Any], *, is_quiet: bool = False) -> Linters:
    """The linters that the options of a command ask for."""
    known = plugins.rules()
    select, ignore = (_installed(_choices(f"--{key}", options[key]), known) for key in ("select", "ignore"))
    try:
        if select or not options["select"]:
            Selection(select, ignore).choose(known)
    except UnknownRule as unknown:
        raise unknown_rule(unknown) from unknown
    except NothingSelected as nothing:
        raise click.UsageError("--ignore leaves no rule to check with 规则都被排除，没有可查的") from nothing
    names = {rule.code: rule.name for rule in known}
    local = LocalPlugins(options, is_quiet)
    configurations = configurations_for(plugins, options, local)
    linters = Linters(Linter([], known=names), plugins, options, configurations, local=local, is_quiet=is_quiet)
    if options["profile"] is not None:
        linters.profile_named(options["profile"])
    return linters


def _installed(choices: Sequence[str], known: Sequence[type[Rule]]) -> tuple[str, ...]:
    """The choices of the command line less those that may stand for a rule that only a configuration brings."""
    families = {rule.code[:2] for rule in known}
    return tuple(each for each in choices if each.isascii() and (len(each) > _CODE or each[:2].upper() in families))


def rule_timeout(settings: Settings) -> float:
    """Seconds that a rule may take for a short document; 0: as long as it takes."""
    return SECONDS if settings.rule_timeout is None else settings.rule_timeout


def configurations_for(
    plugins: Plugins, options: Mapping[str, Any], local: LocalPlugins | None = None
) -> Configurations:
    """What is configured, and what the options of a command put over it."""
    local = local or LocalPlugins(options)
    keys = {
        "profile": options["profile"],
        "kind": options["kind"],
        "select": list(_choices("--select", options["select"])),
        "ignore": list(_choices("--ignore", options["ignore"])),
        "fail-level": options.get("fail_level"),
        "rule-timeout": options.get("rule_timeout"),
    }
    chosen = {key: value for key, value in keys.items() if value or value == 0}
    found = Configurations(partial(catalogue_of, plugins, local), options["config"], options["isolated"], chosen)
    try:
        found.check_arguments()
    except BrokenConfiguration as broken:
        refuse_configuration(broken, options["lang"])
    return found


def rules_here(plugins: Plugins, options: Mapping[str, Any]) -> tuple[list[type[Rule]], Severities]:
    """The rules that there are for the drafts of the current folder, and how severe they are."""
    linters = linters_for(plugins, {**options, **NO_CHOICE, "profile": options["profile"]})
    settings = linters.settings_at("*")
    return linters.rules_for(settings), linters.profile_of(settings).for_kind(settings.kind)


def chosen_profile(
    name: str, plugins: Plugins, language: Language, option: str = "--profile", *, is_quiet: bool = False
) -> Profile:
    """The profile of a name; one that names what does not exist ends the run, what is only not installed is said."""
    profile = named(option, name, plugins.profiles())
    codes = [rule.code for rule in plugins.rules()]
    faults = [fault.in_language(language) for fault in profile.faults(codes, [kind.key for kind in KINDS])]
    if faults:
        raise click.UsageError("; ".join(faults))
    absent = profile.absent(codes)
    if absent and not is_quiet:
        said = _ABSENT.format(name=name, codes=", ".join(absent)).in_language(language)
        tell(said)
    return profile


def named(option: str, name: str, known: Mapping[str, Provided]) -> Provided:
    """What an option names; a name that nothing has ends the run."""
    if name not in known:
        hint = did_you_mean(name, list(known)) or f" ({', '.join(sorted(known))})"
        raise click.UsageError(f"{option}: unknown 没有 {name!r}{hint}")
    return known[name]


def unknown_rule(unknown: UnknownRule) -> click.UsageError:
    """An error for a rule that does not exist, with those that look like it."""
    return click.UsageError(f"no rule 没有规则 {unknown.choice!r}{_meant(unknown.near)}")


def did_you_mean(name: str, known: Sequence[str]) -> str:
    """What may have been meant by a name, in words to end an error message with."""
    import difflib  # noqa: PLC0415 - only where something was misspelt

    return _meant(difflib.get_close_matches(name, known, n=2))


def _meant(near: Sequence[str]) -> str:
    return f" — did you mean 是不是 {', '.join(near)}?" if near else ""


def fail(what: str, reason: Message | None, language: Language) -> NoReturn:
    """End the run, and say why."""
    tell(f"{what}: {reason.in_language(language) if reason else ''}")
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


def _report_broken(plugins: Plugins, skip: bool, *, verbose: bool) -> None:
    for plugin in plugins.broken:
        tell(f"plugin 插件 {plugin.name} ({plugin.origin}): {plugin.error}")
        if verbose:
            tell(plugin.traceback)
    if plugins.broken and not skip:
        tell("Stopped: --skip-broken-plugins goes on without. 已停止；加 --skip-broken-plugins 跳过。")
        sys.exit(FAILED)


def _switched_off(switches: Sequence[str]) -> list[str]:
    for switch in switches:
        if switch == "no:" or (not switch.startswith("no:") and not switch.endswith(_PYTHON)):
            raise click.UsageError(f"-p {switch}: write -p no:NAME or -p FILE.py 应写作 -p no:插件名 或 -p 文件名.py")
        if switch == "no:builtin":
            raise click.UsageError("-p no:builtin: nothing would be left to check with 内置插件不能停用")
    return switched_off(switches)


def _choices(option: str, values: Sequence[str]) -> tuple[str, ...]:
    chosen = tuple(choice.strip() for value in values for choice in value.split(",") if choice.strip())
    if values and not chosen:
        raise click.UsageError(f"{option}: names no rule 没有写规则")
    return chosen
