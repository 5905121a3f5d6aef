"""Whatever goes wrong while a file is written, the original or the whole result stands there, never half; and it is said."""

import contextlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from zongjie_lint import outputs
from zongjie_lint.cli import main

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="进程、权限和信号按 POSIX 试")
ROOT = Path(__file__).parents[1]
TEXT = (
    "澄溪县水利局2025年工作总结\n一、工作情况\n全年改造管网21处，工程验收合格。。\n" + "要抓好落实，加强巡查。\n" * 40
)
PAGE = "<html><body>" + "".join(f"<p>{line}</p>" for line in TEXT.splitlines()) + "</body></html>"
WORD = ROOT / "examples" / "水利半年总结.docx"
DRAFTS = {
    "稿.txt": TEXT.encode(),
    "稿.md": TEXT.encode("gb18030"),
    "稿.html": PAGE.encode(),
    "稿.docx": WORD.read_bytes(),
}
NOBODY = 65534
names = pytest.mark.parametrize("name", DRAFTS)


@pytest.fixture
def folder(monkeypatch):
    """A folder that other users can reach too."""
    with tempfile.TemporaryDirectory(prefix="faults-") as path:
        Path(path).chmod(0o755)
        monkeypatch.chdir(path)
        yield Path(path)


@pytest.fixture(scope="module")
def mended():
    """What a fix makes of each draft."""
    done = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, data in DRAFTS.items():
            path = Path(folder, name)
            path.write_bytes(data)
            assert CliRunner().invoke(main, ["fix", str(path), "--isolated"]).exit_code == 0
            done[name] = path.read_bytes()
            assert done[name] != data
    return done


def put(folder, name):
    path = folder / name
    path.write_bytes(DRAFTS[name])
    return path


def fix(name):
    done = CliRunner().invoke(main, ["fix", name, "--isolated"])
    return done.exit_code, done.output


def in_another_process(hook, *arguments):
    """The status and the output of the program where something was prepared; a negative number if a signal ended it."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        with contextlib.suppress(BaseException):
            hook()
            done = CliRunner().invoke(main, [*arguments])
            os.write(writing, json.dumps([done.exit_code, done.output, repr(done.exception)]).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        told = stream.read()
    _, state = os.waitpid(child, 0)
    return (-os.WTERMSIG(state), "") if os.WIFSIGNALED(state) else tuple(json.loads(told)[:2])


def small_files():
    """No file may be longer than 300 bytes: the disk takes the beginning of a draft and no more."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))


def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)


def dies_at(name):
    """The program is killed as it comes to a call."""

    def hook():
        if name == "replace":
            outputs.Path.replace = die
        else:
            setattr(outputs.os, name, die)

    return hook


def dies_half_way():
    """The program is killed when half of the file is written."""
    fdopen = os.fdopen

    def opened(handle, *mode):
        stream = fdopen(handle, *mode)

        class Half:
            def __getattr__(self, name):
                return getattr(stream, name)

            def __enter__(self):
                return self

            def __exit__(self, *_):
                stream.close()

            def write(self, data):
                stream.write(data[: len(data) // 2])
                stream.flush()
                die()

        return Half()

    outputs.os.fdopen = opened


def unfinished(folder):
    return [each for each in folder.iterdir() if each.name.startswith(".zongjie-lint-unfinished-")]


@names
def test_a_disk_that_takes_no_more(folder, name, mended):
    path = put(folder, name)
    status, said = in_another_process(small_files, "fix", name, "--isolated")
    assert status == 2
    assert "写不进去（File too large）" in said
    assert path.read_bytes() == DRAFTS[name]
    assert [*folder.iterdir()] == [path]


@pytest.mark.skipif(shutil.which("unshare") is None, reason="没有 unshare")
@pytest.mark.parametrize("name", ["稿.txt", "稿.docx"])
def test_a_disk_that_is_really_full(folder, name):
    put(folder, name)
    disk = folder / "盘"
    disk.mkdir()
    script = f"""
        mount -t tmpfs -o size={(len(DRAFTS[name]) // 4096 + 1) * 4096 + 4096} none 盘 || exit 77
        cp {name} 盘/ && cat /dev/zero > 盘/占满 2>/dev/null
        {sys.executable} -m zongjie_lint fix 盘/{name} --isolated; status=$?
        cmp {name} 盘/{name} || exit 3
        ls -A 盘 | grep -v -e 占满 -e {name} && exit 4
        exit $status
    """
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", script], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode in (1, 77) and "没有改" not in done.stdout:
        pytest.skip("这里不能挂载")
    assert done.returncode == 2, (done.stdout, done.stderr)
    assert "写不进去（No space left on device）" in done.stdout


@names
@pytest.mark.parametrize("at", ["write", "fsync", "rename"])
def test_a_program_that_is_killed_leaves_the_original(folder, name, at, mended):
    path = put(folder, name)
    hooks = {"write": dies_half_way, "fsync": dies_at("fsync"), "rename": dies_at("replace")}
    assert in_another_process(hooks[at], "fix", name, "--isolated")[0] == -signal.SIGKILL
    assert path.read_bytes() == DRAFTS[name]
    (left,) = unfinished(folder)
    assert left.stat().st_mode & 0o777 & ~(0o600 if at == "write" else path.stat().st_mode) == 0

    assert fix(name)[0] == 0
    assert path.read_bytes() == mended[name]
    assert unfinished(folder) == [left]  # it may be that of a program that still runs

    os.utime(left, (0, 0))
    path.write_bytes(DRAFTS[name])
    assert fix(name)[0] == 0
    assert [*folder.iterdir()] == [path]


@names
def test_a_program_that_is_killed_after_the_rename_leaves_the_result(folder, name, mended):
    path = put(folder, name)

    def hook():
        outputs._keep_listed = die

    assert in_another_process(hook, "fix", name, "--isolated")[0] == -signal.SIGKILL
    assert path.read_bytes() == mended[name]
    assert [*folder.iterdir()] == [path]


@pytest.fixture
def nobody(folder):
    """Whoever runs the tests as root, for whom nothing is forbidden, does this as another user."""
    if os.geteuid() != 0:
        yield
        return
    for each in (folder, *folder.iterdir()):
        os.chown(each, NOBODY, NOBODY)
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    yield
    os.seteuid(0)
    os.setegid(0)


@names
def test_a_read_only_file(folder, name, mended, nobody):
    path = put(folder, name)
    path.chmod(0o444)
    status, said = fix(name)
    assert (status, path.read_bytes()) == (2, DRAFTS[name])
    assert "只读" in said
    assert [*folder.iterdir()] == [path]


@names
def test_a_folder_that_nothing_can_be_written_to(folder, name, mended, nobody):
    path = put(folder, name)
    folder.chmod(0o555)
    status, said = fix(name)
    folder.chmod(0o755)
    assert (status, path.read_bytes()) == (2, DRAFTS[name])
    assert "没有写入权限" in said
    assert [*folder.iterdir()] == [path]


def meanwhile(monkeypatch, change):
    """Something happens to the file when its replacement is ready and only the last look is to come."""
    check, looks = outputs._refuse_changed, []

    def late(*arguments):
        looks.append(True)
        if len(looks) == 2:
            change()
        check(*arguments)

    monkeypatch.setattr(outputs, "_refuse_changed", late)


@names
def test_a_file_that_another_program_changes_meanwhile(folder, name, mended, monkeypatch):
    path = put(folder, name)
    meanwhile(monkeypatch, lambda: path.write_bytes("别人刚存的。".encode()))
    status, said = fix(name)
    assert (status, path.read_bytes()) == (2, "别人刚存的。".encode())
    assert "改过" in said
    assert [*folder.iterdir()] == [path]


@names
def test_a_file_in_whose_place_a_link_is_put_meanwhile(folder, name, mended, monkeypatch):
    path, other = put(folder, name), folder / "别处"
    other.write_bytes(DRAFTS[name])

    def change():
        path.unlink()
        path.symlink_to(other)

    meanwhile(monkeypatch, change)
    assert fix(name)[0] == 2
    assert path.is_symlink()
    assert other.read_bytes() == DRAFTS[name]
    assert {*folder.iterdir()} == {path, other}


@names
def test_a_file_that_is_removed_meanwhile_does_not_come_back(folder, name, mended, monkeypatch):
    path = put(folder, name)
    meanwhile(monkeypatch, path.unlink)
    status, said = fix(name)
    assert status == 2
    assert "已经没有这个文件" in said
    assert [*folder.iterdir()] == []


@names
def test_owner_permissions_and_attributes_stay(folder, name, mended):
    path = put(folder, name)
    path.chmod(0o640)
    marked = False
    if hasattr(os, "setxattr"):
        with contextlib.suppress(OSError):
            os.setxattr(path, "user.密级", "内部".encode())
            marked = True
    if os.geteuid() == 0:
        os.chown(path, NOBODY, NOBODY)
    before = path.stat()
    assert fix(name)[0] == 0
    after = path.stat()
    assert path.read_bytes() == mended[name]
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)
    if marked:
        assert os.getxattr(path, "user.密级") == "内部".encode()


@names
def test_another_name_of_the_file_keeps_the_original(folder, name, mended):
    """As a backup made of hard links needs it."""
    path, backup = put(folder, name), folder / "备份"
    backup.hardlink_to(path)
    assert fix(name)[0] == 0
    assert path.read_bytes() == mended[name]
    assert backup.read_bytes() == DRAFTS[name]


def test_a_link_to_the_file_stays_one(folder, mended):
    path = put(folder, "稿.txt")
    Path("链接.txt").symlink_to(path)
    assert fix("链接.txt")[0] == 0
    assert Path("链接.txt").is_symlink()
    assert path.read_bytes() == mended["稿.txt"]


OUTPUTS = {
    "check": (["check", "稿.txt", "--no-cache", "--isolated", "--output", "json=结果.json"], "结果.json"),
    "facts": (["facts", "稿.txt", "--isolated", "--output", "结果.csv"], "结果.csv"),
    "learn": (["learn", "稿.txt", "--isolated", "--force", "--output", "结果.toml"], "结果.toml"),
    "baseline": (["baseline", "update", "稿.txt", "--no-cache"], ".zongjie-lint-baseline.json"),
    "suppress": (["check", "稿.txt", "--no-cache", "--select", "PU06", "--show-info", "--add-suppression", "--reason", "原文如此"], ".zongjie-lint-suppressions.toml"),
}  # fmt: skip
"""What else is written, with what was there before."""


@pytest.fixture
def written(folder, request):
    """A file that a command writes, as it was after a first run; the command is to write it again."""
    command, name = OUTPUTS[request.param]
    (folder / ".git").mkdir()
    put(folder, "稿.txt")
    if request.param == "baseline":
        CliRunner().invoke(main, ["baseline", "create", "稿.txt", "--no-cache"])
        (folder / "稿.txt").write_text(TEXT + "一. 另一件事。。\n" * 9, "utf-8")
    elif request.param == "suppress":
        (folder / name).write_text("", "utf-8")
    else:
        CliRunner().invoke(main, command)
    path = folder / name
    assert path.exists(), CliRunner().invoke(main, command).output
    return command, path, path.read_bytes()


every = pytest.mark.parametrize("written", OUTPUTS, indirect=True)


def fail_to_keep(*_):
    raise OSError(28, "No space left on device")


@every
def test_what_else_is_written_stays_whole_where_the_disk_is_full(written, folder, monkeypatch):
    command, path, before = written
    monkeypatch.setattr(outputs.os, "fsync", fail_to_keep)
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 2, done.output
    assert "No space left on device" in done.output
    assert path.read_bytes() == before
    assert unfinished(folder) == []


@every
@pytest.mark.parametrize("hook", [dies_half_way, dies_at("replace")], ids=["write", "rename"])
def test_what_else_is_written_stays_whole_where_the_program_is_killed(written, hook):
    command, path, before = written
    assert in_another_process(hook, *command)[0] == -signal.SIGKILL
    assert path.read_bytes() == before


@pytest.mark.parametrize("option", ["check --annotate", "fix --tracked"])
@pytest.mark.parametrize("hook", [small_files, dies_half_way, dies_at("replace")], ids=["full", "write", "rename"])
def test_a_copy_is_there_whole_or_not_at_all(folder, option, hook):
    put(folder, "稿.docx")
    command, name = option.split()
    status, _ = in_another_process(hook, command, "稿.docx", name, "意见.docx", "--isolated")
    assert status in (2, -signal.SIGKILL)
    assert not (folder / "意见.docx").exists()
    assert (folder / "稿.docx").read_bytes() == DRAFTS["稿.docx"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="没有 /dev/full")
@pytest.mark.parametrize(
    "command",
    [
        ["check", "稿.txt"],
        ["check", "稿.txt", "--format", "json"],
        ["fix", "稿.txt", "--diff"],
        ["facts", "稿.txt"],
        ["rules"],
    ],
    ids=" ".join,
)
def test_output_that_there_is_no_room_for_is_said_in_one_line(folder, command):
    put(folder, "稿.txt")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "zongjie_lint", *command, "--isolated"],
            env=environment,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
