"""`zongjie-lint rules`, `explain` and `plugins`: what the program knows about itself."""

from __future__ import annotations

import sys
from typing import Any

import click

from zongjie_lint.commands.options import (
    FAILED,
    configuration_options,
    found_plugins,
    kind_option,
    language_option,
    list_option,
    loaded_plugins,
    output,
    plugin_options,
    profile_option,
    provided_twice,
    rules_here,
    switch_option,
    unknown_rule,
)
from zongjie_lint.manual import print_manual, print_plugins, print_rules
from zongjie_lint.message import Language
from zongjie_lint.selection import UnknownRule, matching


@click.command(short_help="List the rules. 列出规则。")
@list_option
@profile_option
@kind_option
@configuration_options
@language_option
@plugin_options
def rules(format_: str, lang: Language, **options: Any) -> None:  # noqa: ANN401 - click passes them by name
    """List the rules, as severe as the configuration of this folder, or a profile, has them. 列出全部规则。"""
    known = loaded_plugins(options["switches"], options["skip_broken_plugins"])
    there, severities = rules_here(known, {**options, "lang": lang})
    print_rules(there, output(), format_, lang, severities)


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
    there, severities = rules_here(known, {**options, "lang": lang})
    try:
        print_manual(matching(code, there), output(), lang, severities)
    except UnknownRule as unknown:
        raise unknown_rule(unknown) from unknown


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
