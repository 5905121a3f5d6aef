"""LibreOffice, which turns the documents of other word processors into Word's.

One of the two modules that run another program: nothing else reads the binary formats of Word and WPS with numbering and tables intact.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from zongjie_lint.message import Message
from zongjie_lint.source import UnreadableSource

MOST_BYTES = 50_000_000
"""The size of the largest document that is converted, and of the largest result that is taken."""


def word_document(data: bytes, suffix: str) -> bytes:
    """A document as .docx, told by the suffix of its format; raises UnreadableSource when that cannot be done."""
    if len(data) > MOST_BYTES:
        raise UnreadableSource(_TOO_LARGE.format(most=MOST_BYTES // 1_000_000))
    program = find_program()
    if program is None:
        raise UnreadableSource(_NOT_INSTALLED)
    try:
        with _folder() as folder:
            return _converted(program, folder, data, suffix)
    except OSError as error:
        raise UnreadableSource(_NO_ROOM.format(reason=error.strerror or error)) from error


def find_program() -> str | None:
    """The path of LibreOffice's program, on the search path or where its installers put it."""
    # A relative answer is one in the working directory, which may hold a stranger's documents, and programs.
    found = (shutil.which(name) for name in ("soffice", "libreoffice"))
    on_path = (path for path in found if path and Path(path).is_absolute())
    installed = (str(path) for path in _usual_places() if os.access(path, os.X_OK))
    return next(on_path, None) or next(installed, None)


def installed() -> str:
    """The path of LibreOffice's program with its size and the time it was installed; nothing where there is none."""
    program = find_program()
    if program is None:
        return ""
    path = Path(program).resolve()
    status = path.stat()
    return f"{path} {status.st_size} {status.st_mtime_ns}"


_TIMEOUT = 60.0
"""Seconds; a document of a few pages takes one or two."""
_TIMEOUT_PER_MEGABYTE = 6.0
_LONGEST_TIMEOUT = 180.0
_MOST_MEMORY = 4_000_000_000
"""Bytes of address space; it takes half a gigabyte for five megabytes of RTF."""
_SAVE_AS = Message("在 Word 或 WPS 里把它“另存为”.docx 再检查", "save it as .docx in Word or WPS, then check that file")
_NOT_INSTALLED = Message(
    f"读这种格式要用 LibreOffice，没有找到它。可以{_SAVE_AS.zh}；或者安装 LibreOffice（免费）："
    "Windows 用 winget install TheDocumentFoundation.LibreOffice，macOS 用 brew install --cask libreoffice，"
    "Debian、Ubuntu 用 sudo apt install libreoffice-writer，或从 https://zh-cn.libreoffice.org 下载",
    f"this format is read with LibreOffice, which was not found. Either {_SAVE_AS.en}; or install LibreOffice (free): "
    "winget install TheDocumentFoundation.LibreOffice (Windows), brew install --cask libreoffice (macOS), "
    "sudo apt install libreoffice-writer (Debian, Ubuntu), or from https://www.libreoffice.org",
)
_TOO_LARGE = Message(
    f"文件超过 {{most}} MB，不转换；请先删去图片，或{_SAVE_AS.zh}",
    f"the file is larger than {{most}} MB and is not converted; take out its pictures, or {_SAVE_AS.en}",
)
_NO_ROOM = Message(
    "转换时放不下临时文件（{reason}）；请检查磁盘空间和临时文件夹",
    "there is no room for the temporary files of the conversion ({reason}); check the disk and its temporary folder",
)
_NOT_RUN = Message(
    f"LibreOffice（{{program}}）启动不了（{{reason}}）；请重新安装，或{_SAVE_AS.zh}",
    f"LibreOffice ({{program}}) does not start ({{reason}}); install it anew, or {_SAVE_AS.en}",
)
_TIMED_OUT = Message(
    f"LibreOffice 转换了 {{seconds:.0f}} 秒还没有完，已经停下；请{_SAVE_AS.zh}",
    f"LibreOffice was not done after {{seconds:.0f}} seconds and was stopped; {_SAVE_AS.en}",
)
_NOTHING_CAME = Message(
    f"LibreOffice 没能转换这份文件{{said}}；它可能已损坏，请看看能不能打开，再{_SAVE_AS.zh}",
    f"LibreOffice could not convert this file{{said}}; it may be damaged: see whether it opens, then {_SAVE_AS.en}",
)
_SAID = Message("（它说：{words}）", " (it said: {words})")

_SETTINGS = (
    # Nothing that a document links to is fetched: not by OpenDocument and Word files, and not past the proxy either,
    # which stands at the port of the discard service, where nobody listens.
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
)
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)
_REGISTRY = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n'
    + "".join(_ITEM.format(path=path, name=name, value=value) + "\n" for path, name, value in _SETTINGS)
    + "</oor:items>\n"
)
_OPTIONS = ("--headless", "--invisible", "--nologo", "--nodefault", "--norestore", "--nolockcheck")


def _usual_places() -> Iterator[Path]:
    if sys.platform == "win32":
        folders = (os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMW6432", "PROGRAMFILES(X86)"))
        yield from (Path(folder, "LibreOffice", "program", "soffice.exe") for folder in folders if folder)
    elif sys.platform == "darwin":
        yield Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
        with suppress(RuntimeError):
            yield Path.home() / "Applications/LibreOffice.app/Contents/MacOS/soffice"
    else:
        yield from (
            Path(folder, "libreoffice/program/soffice") for folder in ("/usr/lib", "/usr/lib64", "/usr/local/lib")
        )
        yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)


@contextmanager
def _folder() -> Iterator[Path]:
    """A temporary folder that is gone afterwards, also where a program that was stopped still held on to it."""
    folder = Path(tempfile.mkdtemp(prefix="zongjie-lint-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        for _ in range(20):
            if not folder.exists():
                break
            time.sleep(0.1)
            shutil.rmtree(folder, ignore_errors=True)


def _converted(program: str, folder: Path, data: bytes, suffix: str) -> bytes:
    """The result of a conversion in a folder of its own, under a name that no program can take for an option."""
    document, output = folder / f"document{suffix}", folder / "output" / "document.docx"
    document.write_bytes(data)
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_REGISTRY, encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    conversion = ("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(output.parent), str(document))
    _run((program, profile, *_OPTIONS, *conversion), folder, _timeout(data))
    return _taken(output, folder)


def _timeout(data: bytes) -> float:
    return min(_TIMEOUT + _TIMEOUT_PER_MEGABYTE * len(data) / 1_000_000, _LONGEST_TIMEOUT)


def _run(command: tuple[str, ...], folder: Path, timeout: float) -> None:
    """Run a program to its end; stop it with all that it started when it takes too long, or we are interrupted."""
    try:
        process = _started(command, folder)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableSource(_NOT_RUN.format(program=command[0], reason=reason)) from error
    try:
        process.wait(timeout)
    except subprocess.TimeoutExpired as error:
        raise UnreadableSource(_TIMED_OUT.format(seconds=timeout)) from error
    finally:
        _stop(process)


def _started(command: tuple[str, ...], folder: Path) -> subprocess.Popen[bytes]:
    is_windows = sys.platform == "win32"
    with _said(folder).open("wb") as said:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=not is_windows,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not on Windows

        with suppress(OSError):
            resource.prlimit(process.pid, resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    return process


def _environment(folder: Path) -> dict[str, str]:
    """Ours, with every place to leave files in inside the folder."""
    here = dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP"), str(folder))
    return {**os.environ, **here}


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a program and all that it started."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(("taskkill", "/T", "/F", "/PID", str(process.pid)), capture_output=True, check=False)
    else:
        # The group outlives its leader as long as one of its programs does.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _said(folder: Path) -> Path:
    return folder / "said"


def _taken(output: Path, folder: Path) -> bytes:
    """What came of a conversion."""
    if not output.is_file():
        raise UnreadableSource(_NOTHING_CAME.format(said=_complaint(folder)))
    if output.stat().st_size > MOST_BYTES:
        raise UnreadableSource(_TOO_LARGE.format(most=MOST_BYTES // 1_000_000))
    return output.read_bytes()


def _complaint(folder: Path) -> Message:
    """The first words of the program that sound like a reason."""
    with _said(folder).open("rb") as said:
        lines = said.read(10_000).decode("utf-8", "replace").splitlines()
    words = next((line.strip()[:120] for line in lines if "rror" in line), "")
    return _SAID.format(words=words) if words else Message("", "")
