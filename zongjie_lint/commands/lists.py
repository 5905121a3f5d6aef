"""`zongjie-lint rules`, `explain` and `plugins`: what the program knows about itself."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

import click

from zongjie_lint.commands.options import (
    FAILED,
    chosen_profile,
    configuration_options,
    found_plugins,
    kind_option,
    language_option,
    linters_for,
    list_option,
    loaded_plugins,
    output,
    plugin_options,
    profile_option,
    provided_twice,
    switch_option,
    unknown_rule,
)
from zongjie_lint.manual import print_manual, print_plugins, print_rules
from zongjie_lint.message import Language
from zongjie_lint.plugins import Plugins
from zongjie_lint.profile import REVIEW
from zongjie_lint.rule import Rule
from zongjie_lint.selection import UnknownRule, matching, matching_installed

_NO_CHOICE: Mapping[str, Any] = {"select": (), "ignore": (), "profile": None, "kind": None}
"""Options of a check that choose rules; here all are listed."""
_HERE = "./-"
"""The path of a document that would lie in this folder."""


@click.command(short_help="List the rules. 列出规则。")
@list_option
@profile_option
@kind_option
@configuration_options
@language_option
@plugin_options
def rules(format_: str, lang: Language, **options: Any) -> None:  # noqa: ANN401 - click passes them by name
    """List the rules, as severe as a profile has them, with those of this folder's configuration. 列出全部规则。"""
    known = loaded_plugins(options["switches"], options["skip_broken_plugins"])
    severities = chosen_profile(options["profile"] or REVIEW.name, known, lang).for_kind(options["kind"])
    print_rules(_rules_here(known, {**options, "lang": lang}), output(), format_, lang, severities)


@click.command(short_help="Print a rule's manual page. 说明一条规则。")
@click.argument("code")
@profile_option
@kind_option
@configuration_options
@language_option
@plugin_options
def explain(code: str, lang: Language, **options: Any) -> None:  # noqa: ANN401 - click passes them by name
    """Print a rule's manual page; CODE may be a code, the beginning of one, or a name. 说明一条规则。"""
    known = loaded_plugins(options["switches"], options["skip_broken_plugins"])
    severities = chosen_profile(options["profile"] or REVIEW.name, known, lang).for_kind(options["kind"])
    try:
        print_manual(_named(code, known, {**options, "lang": lang}), output(), lang, severities)
    except UnknownRule as unknown:
        raise unknown_rule(unknown) from unknown


def _named(code: str, known: Plugins, options: Mapping[str, Any]) -> list[type[Rule]]:
    """The rules that a code or a name stands for; the configuration is read for those only that are not installed."""
    return matching_installed(code, known.rules()) or matching(code, _rules_here(known, options))


def _rules_here(known: Plugins, options: Mapping[str, Any]) -> list[type[Rule]]:
    """The rules that there are for documents of this folder."""
    linters = linters_for(known, {**options, **_NO_CHOICE})
    return linters.rules_for(linters.settings_at(_HERE))


@click.command(short_help="List the plugins. 列出插件。")
@list_option
@language_option
@switch_option
def plugins(format_: str, lang: Language, switches: tuple[str, ...]) -> None:
    """List the plugins with version, origin and state. 列出插件。"""
    known = found_plugins(switches)
    twice = provided_twice(known)
    print_plugins(known.found, output(), format_, lang)
    if twice:
        raise twice
    sys.exit(FAILED if known.broken else 0)
