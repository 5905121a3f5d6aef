"""The Word document that an option names to be written, beside the one document that a command reads."""

from __future__ import annotations

import os
from collections.abc import Sequence

import click

WORD_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")


def refuse_output(option: str, path: str, files: Sequence[str], name: str, others: Sequence[str | None] = ()) -> None:
    """End the run where a document cannot be written for these files; `name` is what standard input is called."""
    if len(files) != 1 or os.path.isdir(files[0]):  # noqa: PTH112 - unlike Path.is_dir it never raises
        raise click.UsageError(f"{option}: name one report, not several 一次只能写一份稿子的，请只写一个文件")
    for other in (files[0], *others):
        if other is not None and is_same(path, other):
            raise click.UsageError(f"{option} {path}: it would overwrite what is read 会盖掉稿子本身，请换一个文件名")
    if os.path.lexists(path):
        raise click.UsageError(
            f"{option} {path}: it exists already; choose another name 已经有这个文件，请换一个文件名"
        )
    wanted = _suffix(name if files[0] == "-" else files[0])
    if not path.lower().endswith(wanted):
        raise click.UsageError(f"{option} {path}: choose a name that ends in {wanted} 文件名要以 {wanted} 结尾")


def _suffix(name: str) -> str:
    """A document with macros, or a template, stays one: Word opens none under another suffix."""
    return next((suffix for suffix in WORD_SUFFIXES if name.lower().endswith(suffix)), WORD_SUFFIXES[0])


def is_same(path: str, other: str) -> bool:
    """Whether two paths lead to one file."""
    try:
        return os.path.samefile(path, other)  # noqa: PTH121 - paths as they were given
    except OSError:
        return os.path.realpath(path) == os.path.realpath(other)
