"""`zongjie-lint trust`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from zongjie_lint.commands.options import FAILED, language_option
from zongjie_lint.message import Language, Message
from zongjie_lint.printers.sentence import print_sentence
from zongjie_lint.regular_file import regular_bytes
from zongjie_lint.trust import VARIABLE, BrokenTrust, allow, allowed, digest_of, disallow, record

_ALLOWED = Message("已允许 {path}（{lines} 行）", "allowed: {path} ({lines} lines)")
_DIGEST = Message("  SHA-256 {digest}", "  SHA-256 {digest}")
_UNTIL = Message(
    "内容一改就不再允许，要重新看过、重新运行 zongjie-lint trust。在没有人的机器上（如 CI），由机器的主人设环境变量 {name}。",
    "Once a file is changed it has to be allowed again. Where nobody sits, as in CI, the owner of the machine sets {name}.",
)
_WITHDRAWN = Message("不再允许 {path}", "no longer allowed: {path}")
_NOT_ALLOWED = Message("{path}：本来就没有允许过", "{path}: it was not allowed")
_UNREADABLE = Message("{path}：读不了：{reason}", "{path}: it cannot be read: {reason}")
_MISSING = Message("{path}：找不到这个文件", "{path}: no such file")
_NO_PYTHON = Message("{path}：不是 Python 文件（.py），没有什么要允许的", "{path}: it is no Python file (.py), so there is nothing to allow")  # fmt: skip
_LISTED = Message("{path}  {state}", "{path}  {state}")
_NONE = Message("还没有允许过任何插件。", "No plugin has been allowed yet.")
_STATES = {
    "same": Message("有效", "valid"),
    "changed": Message("内容已改，不再有效", "changed since, no longer valid"),
    "missing": Message("文件不在了", "the file is gone"),
}


@click.command(short_help="Allow a local plugin to run. 允许运行本地插件。")
@click.argument("files", nargs=-1, metavar="FILE…", type=click.Path(path_type=Path))
@click.option("--list", "is_list", is_flag=True, help="List what was allowed. 列出允许过的。")
@click.option("--remove", is_flag=True, help="Take it back. 不再允许。")
@language_option
def trust(files: tuple[Path, ...], is_list: bool, remove: bool, lang: Language) -> None:
    """Allow Python files to run as plugins, as they are now. 允许一个 Python 文件作为插件运行。

    A plugin that a configuration names is a program, and never runs before you allowed it; look at it first.
    """
    if is_list is bool(files) or (is_list and remove):
        raise click.UsageError("name files, or --list 请写出文件名，或者用 --list")
    try:
        if is_list:
            _list(lang)
            return
        change: Callable[[Path, Language], bool] = _withdraw if remove else _allow
        done = [change(path, lang) for path in files]
    except BrokenTrust as broken:
        _say(broken.message, lang, is_error=True)
        sys.exit(FAILED)
    if any(done) and not remove:
        _say(_UNTIL.format(name=VARIABLE), lang)
    sys.exit(0 if all(done) else FAILED)


def _allow(path: Path, language: Language) -> bool:
    data = _data(path, language)
    if data is None:
        return False
    allow(path, digest_of(data))
    _say(_ALLOWED.format(path=path.resolve(), lines=len(data.splitlines())), language)
    _say(_DIGEST.format(digest=digest_of(data)), language)
    return True


def _data(path: Path, language: Language) -> bytes | None:
    """What a Python file holds; None where there is none, which is said."""
    reason = None
    try:
        data = regular_bytes(path)
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        reason = (_MISSING if missing else _UNREADABLE).format(path=path, reason=error.strerror or error)
    else:
        reason = None if path.suffix == ".py" else _NO_PYTHON.format(path=path)
    if reason:
        _say(reason, language, is_error=True)
        return None
    return data


def _withdraw(path: Path, language: Language) -> bool:
    was_allowed = disallow(path)
    message = (_WITHDRAWN if was_allowed else _NOT_ALLOWED).format(path=path)
    _say(message, language, is_error=not was_allowed)
    return was_allowed


def _list(language: Language) -> None:
    known = allowed()
    for path, digest in known.items():
        _say(_LISTED.format(path=path, state=_STATES[_state(Path(path), digest)]), language)
        _say(_DIGEST.format(digest=digest), language)
    if not known:
        _say(_NONE, language)
    if place := record():
        _say(Message(str(place), str(place)), language, is_error=True)


def _state(path: Path, digest: str) -> str:
    try:
        return "same" if digest_of(regular_bytes(path)) == digest else "changed"
    except OSError:
        return "missing"


def _say(message: Message, language: Language, *, is_error: bool = False) -> None:
    print_sentence(message, sys.stderr if is_error else sys.stdout, language)
