"""`zongjie-lint config`."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from zongjie_lint.commands.options import (
    Linters,
    catalogue_of,
    choice_options,
    colour_option,
    language_option,
    linters_for,
    list_option,
    loaded_plugins,
    output,
    plugin_options,
)
from zongjie_lint.message import Language, Message
from zongjie_lint.printers.configuration import (
    EffectiveConfiguration,
    EffectiveValue,
    configuration_json,
    print_configuration,
)
from zongjie_lint.reporter import View

_ANY_NAME = "*"
_ABSENT = Message(
    "没有这个文件；下面是放在这个位置的稿子会用的配置。",
    "There is no such file: this is what would hold for one there.",
)
_EXCLUDED = Message(
    "它在 exclude 里，检查文件夹时跳过；写出文件名才查。",
    "exclude leaves it out where a folder is searched; it is checked where it is named.",
)


@click.command(short_help="Show the configuration of a draft. 显示稿件所用的配置。")
@click.argument("file", default=".", metavar="[FILE]")
@list_option
@click.option(
    "--schema", is_flag=True, help="Print the JSON Schema of configuration files. 输出配置文件的 JSON Schema。"
)
@choice_options
@colour_option
@language_option
@plugin_options
def config(file: str, format_: str, schema: bool, lang: Language, **options: Any) -> None:  # noqa: ANN401 - click passes them by name
    """Show the effective value of each key for a draft, or for a folder, and where it was set. 显示配置的值和出处。"""
    plugins = loaded_plugins(options["switches"], options["skip_broken_plugins"])
    if schema:
        from zongjie_lint.configuration.schema import json_schema  # noqa: PLC0415 - seldom asked for

        output().write(
            json.dumps(
                json_schema(catalogue_of(plugins)),
                ensure_ascii=False,
                indent=2,
            )
            + "\n"
        )
        return
    found = _effective(file, linters_for(plugins, {**options, "lang": lang}))
    if format_ == "json":
        output().write(configuration_json(found))
    else:
        print_configuration(found, output(), View(lang, colour=options["colour"]))


def _effective(file: str, linters: Linters) -> EffectiveConfiguration:
    """All that is configured for a draft, or for those in a folder."""
    path = os.path.join(file, _ANY_NAME) if os.path.isdir(file) else file  # noqa: PTH112, PTH118 - as it was given
    linter = linters.at(path)
    configuration = linters.configurations.shown(path)
    every = configuration.merged_at(path).every
    severities = linter.profile.for_kind(linter.kind)
    return EffectiveConfiguration(
        file,
        configuration.files,
        str(linters.settings_at(path).root or "") or None,
        [EffectiveValue(key, each.value, each.origin) for key, each in every.items()],
        sum(rule.severity_in({**linter.asked_for, **severities}) is not None for rule in linter.rules),
        tuple(_remarks(file, linters)),
    )


def _remarks(file: str, linters: Linters) -> Iterator[Message]:
    path = Path(file)
    if not path.exists():
        yield _ABSENT
    within = [each for each in path.parents if each != Path()]
    folders = [path, *within] if path.is_dir() else within
    if file != "." and (
        linters.is_excluded(file, path.is_dir()) or any(linters.is_excluded(str(folder), True) for folder in folders)
    ):
        yield _EXCLUDED
