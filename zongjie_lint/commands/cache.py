"""`zongjie-lint cache`: how much is kept of earlier runs, and taking it away."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from zongjie_lint.cache import FOLDER, NOT_USABLE, Cache, cache_at
from zongjie_lint.commands.options import FAILED, language_option
from zongjie_lint.commands.standard_error import tell
from zongjie_lint.message import Language, Message
from zongjie_lint.printers.plain import plain
from zongjie_lint.repository import root_of

_NO_REPOSITORY = Message(
    "这里不在 git 仓库里，没有缓存", "this is no git repository, and nothing is kept of its documents"
)
_INFO = Message(
    "{folder}：{entries} 份稿子的检查结果，共 {size}", "{folder}: the answers on {entries} documents, {size}"
)
_CLEARED = Message("{folder}：清掉 {entries} 份，共 {size}", "{folder}: {entries} answers taken out, {size}")

_where = click.argument("folder", default=".", type=click.Path(path_type=Path))
_folder_option = click.option(
    "--cache-dir",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="The folder given to check as --cache-dir. 检查时用 --cache-dir 指定的文件夹。",
)


@click.group(short_help="What is kept of earlier runs. 检查结果的缓存。")
def cache() -> None:
    """Tell how much is kept of earlier runs, or take it away. 查看或清除缓存。"""


@cache.command()
@_where
@_folder_option
@language_option
def info(folder: Path, cache_dir: Path | None, lang: Language) -> None:
    """Tell where the cache of a repository is, and how much is in it. 缓存在哪里，有多少。"""
    kept = _cache(folder, cache_dir, lang)
    usage = kept.usage()
    said = _INFO.format(folder=kept.folder, entries=usage.entries, size=_size(usage.bytes))
    click.echo(plain(said.in_language(lang)))


@cache.command()
@_where
@_folder_option
@language_option
def clear(folder: Path, cache_dir: Path | None, lang: Language) -> None:
    """Take everything out of the cache of a repository. 清除缓存。"""
    kept = _cache(folder, cache_dir, lang)
    usage = kept.clear()
    said = _CLEARED.format(folder=kept.folder, entries=usage.entries, size=_size(usage.bytes))
    click.echo(plain(said.in_language(lang)))


def _cache(folder: Path, chosen: Path | None, language: Language) -> Cache:
    """The cache that the documents of a folder belong to; where there is none, that is said and ends the run."""
    root = None if chosen else root_of(Path(os.path.abspath(folder)))  # noqa: PTH100 - links are not followed
    if chosen is None and root is None:
        tell(_NO_REPOSITORY.in_language(language))
        sys.exit(FAILED)
    place = chosen or Path(root or ".") / FOLDER
    kept = cache_at(place)
    if kept is None:
        tell(NOT_USABLE.format(folder=place).in_language(language))
        sys.exit(FAILED)
    return kept


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB"
