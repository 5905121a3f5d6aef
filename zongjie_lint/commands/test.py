"""`zongjie-lint test`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from zongjie_lint.commands.options import (
    FAILED,
    NO_CHOICE,
    colour_option,
    language_option,
    linters_for,
    list_option,
    loaded_plugins,
    output,
    plugin_options,
)
from zongjie_lint.commands.standard_error import tell
from zongjie_lint.message import Message
from zongjie_lint.plugins import Plugins
from zongjie_lint.printers.trials import TriedFile, print_trials, print_trials_as_json
from zongjie_lint.reporter import View

_HERE = "."
_MISSING = Message("{path}：找不到这个文件", "{path}: no such file")
_FOLDER = Message(
    "{path} 是文件夹；请写规则文件的名字，或者到这个文件夹里运行 zongjie-lint test",
    "{path} is a folder; name the file of rules, or run zongjie-lint test in that folder",
)
_NO_RULES = Message("{path}：没有 [[rule]]，没有规则可试", "{path}: there is no [[rule]] to try")


@click.command(short_help="Try the examples of house rules. 试一试本单位规则的例子。")
@click.argument("files", nargs=-1, metavar="[RULES.toml…]")
@list_option
@click.option("--strict", is_flag=True, help="Fail too where a rule lacks examples. 没有例子也算不通过。")
@colour_option
@language_option
@plugin_options
def test(files: tuple[str, ...], format_: str, strict: bool, **options: Any) -> None:  # noqa: ANN401 - click passes them by name
    """Try the examples of house rules, of the files or of this folder's configuration. 试一试本单位规则的例子。

    Exit status: 0 all pass, 1 some do not, 2 a file cannot be used.
    """
    plugins = loaded_plugins(options["switches"], options["skip_broken_plugins"])
    view = View(options["lang"], colour=options["colour"])
    found = [_tried(path, plugins, options) for path in files] or [_tried(None, plugins, options)]
    (print_trials_as_json if format_ == "json" else print_trials)(found, output(), view)
    empty = [file.path for file in found if not file.rules]
    for path in empty:
        tell(_NO_RULES.format(path=path).in_language(view.language))
    rules = [rule for file in found for rule in file.rules]
    fails = any(rule.failures or (strict and rule.lacks) for rule in rules)
    sys.exit(FAILED if empty else int(fails))


def _tried(path: str | None, plugins: Plugins, options: Mapping[str, Any]) -> TriedFile:
    """Try the rules of a file, with those of the files that it extends; of the nearest configuration where none is named."""
    from zongjie_lint.house_rules.house_rule import HouseRule  # noqa: PLC0415 - wanted by this command only
    from zongjie_lint.house_rules.trial import tried  # noqa: PLC0415

    if path is not None and not Path(path).is_file():
        said = _FOLDER if Path(path).is_dir() else _MISSING
        tell(said.format(path=path).in_language(options["lang"]))
        sys.exit(FAILED)
    configured = {"config": () if path is None else (path,), "isolated": path is not None}
    linters = linters_for(plugins, {**options, **NO_CHOICE, "kind": None, **configured})
    rules = linters.rules_for(linters.settings_at(path or "*"))
    house = [rule for rule in rules if issubclass(rule, HouseRule)]
    return TriedFile(path or (house[0].origin.name if house else _HERE), tuple(map(tried, house)))
