"""Which programs of a repository its user has allowed to run: by path and content, as direnv does."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any

from zongjie_lint.message import Message
from zongjie_lint.outputs import UnwritableOutput, write_whole
from zongjie_lint.patterns import compiled

VARIABLE = "ZONGJIE_LINT_TRUST"
"""An environment variable with digests of programs that may run wherever they lie, for machines that nobody sits at."""
_FILE = "trusted-plugins.json"
_VERSION = 1
_DIGEST = compiled(r"(?:sha256[:-])?([0-9a-fA-F]{64})")
_BROKEN_RECORD = Message(
    "允许名单读不了：{path}；请改正或删去这个文件，再重新允许",
    "the record of what was allowed cannot be read: {path}; mend or delete it, and allow again",
)
_UNWRITABLE = Message("允许名单写不进去：{path}：{reason}", "the record of what was allowed cannot be written: {path}: {reason}")  # fmt: skip
_NO_HOME = Message(
    "这个用户没有自己的文件夹，允许名单没有地方放；请改用环境变量 {name}",
    "this user has no folder of their own, and there is no place to keep what was allowed; use the variable {name}",
)
_BROKEN_VARIABLE = Message(
    "环境变量 {name} 里的“{value}”不是 SHA-256；应写 64 位十六进制数，几个之间用逗号隔开",
    "“{value}” in the variable {name} is no SHA-256; write 64 hexadecimal digits, several with commas between them",
)


class BrokenTrust(Exception):
    """What was allowed cannot be told; the message says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.en)
        self.message = message


class Consent(Enum):
    """Whether a program may run."""

    GIVEN = "given"
    NEVER = "never"
    OUTDATED = "outdated"
    """It was given for what the file held before."""


def digest_of(data: bytes) -> str:
    """What a program is known by, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def consent_for(path: Path, data: bytes) -> Consent:
    """Whether the user, or whoever runs this machine, allowed a program as it is; raises BrokenTrust."""
    digest = digest_of(data)
    known = allowed().get(_identity(path))
    if known == digest or digest in _of_environment():
        return Consent.GIVEN
    return Consent.OUTDATED if known else Consent.NEVER


def allowed() -> dict[str, str]:
    """The digests of programs that were allowed, by path; raises BrokenTrust where the record is damaged."""
    path = record()
    if path is None:
        return {}
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return _files(content)
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise BrokenTrust(_BROKEN_RECORD.format(path=path)) from error


def allow(path: Path, digest: str) -> None:
    """Let a program run as long as it stays as it is; raises BrokenTrust."""
    _write({**allowed(), _identity(path): digest})


def disallow(path: Path) -> bool:
    """Take back what was allowed; whether it had been. Raises BrokenTrust."""
    known = allowed()
    if known.pop(_identity(path), None) is None:
        return False
    _write(known)
    return True


def record() -> Path | None:
    """The file in the user's own folder that keeps what was allowed; nothing in a repository can stand for it.

    None where the user has no folder: what `~` then stands for would lie in the folder that is checked.
    """
    import platformdirs  # noqa: PLC0415 - wanted only where a program is to be loaded

    try:
        folder = platformdirs.user_config_path("zongjie-lint", appauthor=False)
    except RuntimeError:
        return None
    return folder / _FILE if folder.is_absolute() else None


def _identity(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))


def _files(content: Mapping[str, Any]) -> dict[str, str]:
    if content["version"] != _VERSION:
        raise ValueError(content["version"])
    return {str(path): str(digest) for path, digest in dict(content["files"]).items()}


def _write(files: Mapping[str, str]) -> None:
    path = record()
    if path is None:
        raise BrokenTrust(_NO_HOME.format(name=VARIABLE))
    text = json.dumps({"version": _VERSION, "files": dict(sorted(files.items()))}, ensure_ascii=False, indent=2)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(str(path), (text + "\n").encode("utf-8", "surrogatepass"))
    except OSError as error:
        raise BrokenTrust(_UNWRITABLE.format(path=path, reason=error.strerror or error)) from error
    except UnwritableOutput as error:
        raise BrokenTrust(_UNWRITABLE.format(path=path, reason=error.args[0])) from error


def _of_environment() -> set[str]:
    """Digests that the owner of the machine allows; a value that is none is an error, or nobody would notice the slip."""
    values = [value for value in re.split(r"[,;\s]+", os.environ.get(VARIABLE, "")) if value]
    digests = set()
    for value in values:
        found = _DIGEST.fullmatch(value)
        if not found:
            raise BrokenTrust(_BROKEN_VARIABLE.format(name=VARIABLE, value=value))
        digests.add(found[1].lower())
    return digests
