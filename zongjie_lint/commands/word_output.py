"""The Word document that an option names to be written, beside the one document that a command reads."""

from __future__ import annotations

import os
from collections.abc import Sequence

import click

from zongjie_lint.message import Message
from zongjie_lint.outputs import UnwritableOutput
from zongjie_lint.word.suffixes import SUFFIXES, suffix_of

DOCX = ".docx"
_OTHER_SUFFIX = Message(
    "写出来的是 {suffix} 文档（分普通文档、模板、带宏的文档），换了后缀 Word 打不开；文件名要以 {suffix} 结尾",
    "what would be written is a {suffix} document, be it a template or one with macros, and Word opens it under no "
    "other suffix; choose a name that ends in {suffix}",
)


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
    wanted = _allowed(name if files[0] == "-" else files[0])
    if not path.lower().endswith(wanted):
        suffixes = " or ".join(wanted[:1] if DOCX in wanted else wanted)
        raise click.UsageError(f"{option} {path}: choose a name that ends in {suffixes} 文件名要以 {suffixes} 结尾")


def refuse_suffix(path: str, name: str, data: bytes) -> None:
    """Raise UnwritableOutput where a report of such a name really is a Word document that needs another suffix than the path's."""
    suffix = suffix_of(data)
    if len(_allowed(name)) > 1 and not path.lower().endswith(suffix):
        raise UnwritableOutput(_OTHER_SUFFIX.format(suffix=suffix))


def _allowed(name: str) -> tuple[str, ...]:
    """A document with macros, or a template, stays one, as Word opens none under another suffix; any other name may hide one."""
    own = tuple(suffix for suffix in SUFFIXES.values() if name.lower().endswith(suffix))
    return own or tuple(SUFFIXES.values())


def is_same(path: str, other: str) -> bool:
    """Whether two paths lead to one file."""
    try:
        return os.path.samefile(path, other)  # noqa: PTH121 - paths as they were given
    except OSError:
        return os.path.realpath(path) == os.path.realpath(other)
