"""`--force-exclude`: files that are named, as a hook does, and that the configuration excludes."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

import click

from zongjie_lint.commands.options import Linters
from zongjie_lint.commands.standard_error import tell
from zongjie_lint.message import Message

force_exclude_option = click.option(
    "--force-exclude",
    is_flag=True,
    help="Leave out what the configuration excludes, though it is named. 点名的文件也按 exclude 跳过。",
)
_LEFT_OUT = Message("配置里的 exclude 跳过了 {count} 个点名的文件。", "exclude in the configuration leaves out {count} that were named.")  # fmt: skip
_STANDARD_INPUT = "-"


def wanted(files: Sequence[str], linters: Linters, options: Mapping[str, Any]) -> list[str]:
    """The files that a command is to look at; how many of those that were named are left out is said."""
    if not options["force_exclude"]:
        return list(files)
    left = [file for file in files if file == _STANDARD_INPUT or not linters.is_excluded(file, _is_folder(file))]
    if len(left) < len(files):
        tell(_LEFT_OUT.format(count=len(files) - len(left)).in_language(options["lang"]))
    return left


def may_be_empty(options: Mapping[str, Any]) -> bool:
    """Whether there need not be any document to look at."""
    return options["shard"] is not None or bool(options["force_exclude"])


def _is_folder(path: str) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - unlike Path.is_dir it never raises
