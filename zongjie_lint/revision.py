"""An earlier revision of a repository, asked of git: which documents it had, and their bytes.

The one module that runs git. It only ever reads: no hook, filter, pager, monitor or program that a repository
configures is started, nothing is fetched, and nobody is asked for a password.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from zongjie_lint.message import Message

TIMEOUT = 120.0
"""Seconds for one command of git; the longest lists the files of a revision."""
_SINCE_FORK = "..."
_LARGE_FILE = b"version https://git-lfs.github.com/spec/v1\n"
_LONGEST_POINTER = 1024
_LINK, _FILE = b"120000", b"blob"
_KEPT = ("GIT_CONFIG", "GIT_EXEC_PATH", "GIT_CEILING_DIRECTORIES")
"""What of the environment of git is left; a hook sets others, which are relative to where it runs."""
_SETTINGS = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.quotePath": "false",
    "core.pager": "cat",
    "protocol.allow": "never",
}
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C.UTF-8",
}
_NO_GIT = Message("没有找到 git；请先安装", "git was not found; install it first")
_NO_REPOSITORY = Message(
    "{folder} 不在 git 仓库里，没有可比的版本；请在仓库里运行，或去掉 --since",
    "{folder} is in no git repository, so there is no revision to compare with; run it in one, or leave out --since",
)
_OTHERS = Message(
    "{folder} 所在的仓库属于另一个用户，git 不读；信得过它，就运行 git config --global --add safe.directory 仓库路径",
    "{folder} is in a repository of another user, which git does not read; if you trust it, run "
    "git config --global --add safe.directory REPOSITORY",
)
_STRANGE = Message(
    "不能用作版本：{revision!r}；请写提交号、分支或标签，如 origin/main... 表示从分出来的地方算起",
    "it is no revision: {revision!r}; name a commit, a branch or a tag, such as origin/main... for where this branch began",
)
_UNKNOWN = Message(
    "仓库里没有版本 {revision!r}；请核对名称，远程的分支要先 git fetch",
    "there is no revision {revision!r} in the repository; check its name, and git fetch first where it is a remote branch",
)
_NO_FORK = Message(
    "{revision!r} 和当前版本没有共同的祖先", "{revision!r} and the current revision have no ancestor in common"
)
_SHALLOW = Message(
    "这个仓库是浅克隆，历史不全，查不到版本 {revision!r}；请取全部历史：GitHub Actions 写 fetch-depth: 0，"
    "GitLab CI 写 GIT_DEPTH: 0，本机运行 git fetch --unshallow",
    "this is a shallow clone without the history that {revision!r} needs; fetch all of it: fetch-depth: 0 in GitHub "
    "Actions, GIT_DEPTH: 0 in GitLab CI, git fetch --unshallow on your own machine",
)
_FAILED = Message("git 出错：{said}", "git failed: {said}")
_SLOW = Message("git 运行了 {seconds:.0f} 秒还没有完，已经停下", "git was stopped after {seconds:.0f} seconds")


class UnusableRevision(Exception):
    """There is no earlier revision to compare with; the message says why, and what to do."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.zh)
        self.reason = reason


class _Refused(UnusableRevision):
    """A command of git failed, and this is what it said."""

    def __init__(self, said: str) -> None:
        super().__init__(_FAILED.format(said=" ".join(said.strip().splitlines()[:3])))
        self.said = said


@dataclass(frozen=True)
class Earlier:
    """A document as it was: its path in the repository then, and what git calls its content."""

    path: str
    identity: str


@dataclass(frozen=True)
class Revision:
    """The files of one commit, and what has become of them."""

    top: Path
    """The folder that the repository is checked out to."""
    commit: str
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Earlier paths of the files that were renamed, by their path now; slashes, relative to the top."""

    def earlier(self, path: str) -> Earlier | None:
        """What a file was at that revision; None for one that is new. Raises UnusableRevision for one outside."""
        try:
            inside = Path(os.path.realpath(path)).relative_to(self.top).as_posix()
        except ValueError as error:
            raise UnusableRevision(_NO_REPOSITORY.format(folder=path)) from error
        then = self.renamed.get(inside, inside)
        identity = self._files.get(then)
        return Earlier(then, identity) if identity else None

    def content(self, earlier: Earlier) -> bytes | None:
        """The bytes of a file at that revision; None where they are stored elsewhere and not on this machine."""
        data = _git(self.top, "cat-file", "blob", earlier.identity)
        if len(data) > _LONGEST_POINTER or not data.startswith(_LARGE_FILE):
            return data
        stored = self._large_file(data)
        return stored.read_bytes() if stored and stored.is_file() else None

    def holds(self, earlier: Earlier, data: bytes) -> bool:
        """Whether a file has these bytes at that revision, whatever ends its lines."""
        algorithm = hashlib.sha1 if len(earlier.identity) == 40 else hashlib.sha256
        forms = (data, data.replace(b"\r\n", b"\n"))
        return any(algorithm(b"blob %d\0" % len(form) + form).hexdigest() == earlier.identity for form in forms)

    @cached_property
    def _files(self) -> dict[str, str]:
        """What git calls the content of each file, by path."""
        listed = _git(self.top, "ls-tree", "-r", "-z", "--full-tree", self.commit)
        entries = (entry.split(b"\t", 1) for entry in listed.split(b"\0") if entry)
        described = ((*about.split(b" "), path) for about, path in entries)
        return {
            os.fsdecode(path): identity.decode()
            for mode, kind, identity, path in described
            if kind == _FILE and mode != _LINK
        }

    def _large_file(self, pointer: bytes) -> Path | None:
        """Where Git LFS keeps a file on this machine."""
        digest = next((line[11:].decode() for line in pointer.splitlines() if line.startswith(b"oid sha256:")), "")
        if len(digest) != 64 or not digest.isalnum():
            return None
        folder = _git(self.top, "rev-parse", "--path-format=absolute", "--git-common-dir")
        return Path(os.fsdecode(folder.rstrip(b"\n")), "lfs", "objects", digest[:2], digest[2:4], digest)


def _is_revision(name: str) -> bool:
    """Whether git could take a name for a revision, and for nothing else."""
    base = name.removesuffix(_SINCE_FORK)
    return bool(base) and not base.startswith("-") and ".." not in base and base.isprintable() and " " not in base


def revision_at(folder: Path, name: str) -> Revision:
    """The revision of a name in the repository around a folder; raises UnusableRevision.

    With three dots after it, as `git diff` has them: the commit at which the current branch left the one of that name.
    """
    if not _is_revision(name):
        raise UnusableRevision(_STRANGE.format(revision=name))
    top = _top(folder)
    commit = _commit(top, name.removesuffix(_SINCE_FORK), name)
    if name.endswith(_SINCE_FORK):
        commit = _fork(top, commit, name)
    return Revision(top, commit, dict(_renamed(top, commit)))


def _top(folder: Path) -> Path:
    try:
        return Path(os.path.realpath(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").rstrip(b"\n"))))
    except _Refused as refused:
        if any(words in refused.said for words in ("not a git repository", "in a work tree")):
            raise UnusableRevision(_NO_REPOSITORY.format(folder=folder)) from refused
        if "dubious ownership" in refused.said:
            raise UnusableRevision(_OTHERS.format(folder=folder)) from refused
        raise


def _commit(top: Path, base: str, name: str) -> str:
    try:
        return _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}").decode().strip()
    except _Refused as refused:
        raise UnusableRevision((_SHALLOW if _is_shallow(top) else _UNKNOWN).format(revision=name)) from refused


def _fork(top: Path, commit: str, name: str) -> str:
    try:
        return _git(top, "merge-base", "--", commit, "HEAD").decode().split()[0]
    except _Refused as refused:
        raise UnusableRevision((_SHALLOW if _is_shallow(top) else _NO_FORK).format(revision=name)) from refused


def _is_shallow(top: Path) -> bool:
    return _git(top, "rev-parse", "--is-shallow-repository").strip() == b"true"


def _renamed(top: Path, commit: str) -> Iterator[tuple[str, str]]:
    """Each file that was renamed, as it is called now and as it was called; those that git was told of."""
    options = ("--cached", "-M", "-l4000", "--name-status", "-z", "--diff-filter=R", "--ignore-submodules=all")
    listed = _git(top, "diff-index", *options, "--no-ext-diff", "--no-textconv", commit, "--")
    parts = [os.fsdecode(part) for part in listed.split(b"\0")[:-1]]
    for earlier, now in zip(parts[1::3], parts[2::3], strict=True):
        yield now, earlier


def _git(folder: Path, *arguments: str) -> bytes:
    """What a command of git prints; raises UnusableRevision where it fails or cannot run."""
    program = shutil.which("git")
    if program is None or not Path(program).is_absolute():  # a relative one may be a stranger's
        raise UnusableRevision(_NO_GIT)
    settings = [part for key, value in _SETTINGS.items() for part in ("-c", f"{key}={value}")]
    command = (program, "--no-pager", "--no-optional-locks", *settings, "-C", str(folder), *arguments)
    try:
        done = subprocess.run(
            command, env=_environment(), stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=TIMEOUT
        )
    except subprocess.TimeoutExpired as error:
        raise UnusableRevision(_SLOW.format(seconds=TIMEOUT)) from error
    except OSError as error:
        raise UnusableRevision(_FAILED.format(said=error)) from error
    if done.returncode:
        raise _Refused(done.stderr.decode("utf-8", "replace") or f"status {done.returncode}")
    return done.stdout


def _environment() -> dict[str, str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith(_KEPT)}
    return {**ours, **_ENVIRONMENT}
