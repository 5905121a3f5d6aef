"""`--watch`, on a terminal as a person has it."""

import os
import pty
import select
import signal
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner
from trial_plugin import heed_interrupts

from zongjie_lint.cli import main

DRAFT = "青石县林业局2025年工作总结\n\n一、工作情况\n全年造林3200亩。\n"
PATIENCE = 60.0


class Watched:
    """A watching program on a terminal of its own."""

    def __init__(self, folder, *options):
        self.screen, terminal = pty.openpty()
        command = [
            sys.executable,
            "-m",
            "zongjie_lint",
            "稿件",
            "--format",
            "concise",
            "--watch",
            "--no-progress",
            *options,
        ]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "TERM": "xterm"}
        self.program = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            start_new_session=True,
            preexec_fn=heed_interrupts,
        )
        os.close(terminal)
        self.seen = b""

    def until(self, words):
        """What is shown up to some words, which are waited for."""
        end = time.monotonic() + PATIENCE
        while words.encode() not in self.seen:
            assert time.monotonic() < end, self.seen.decode(errors="replace")
            if select.select([self.screen], [], [], 0.2)[0]:
                self.seen += os.read(self.screen, 4096)
        shown, _, self.seen = self.seen.partition(words.encode())
        return shown.decode(errors="replace")

    def interrupt(self):
        os.killpg(self.program.pid, signal.SIGINT)
        return self.program.wait(PATIENCE)

    def close(self):
        if self.program.poll() is None:
            os.killpg(self.program.pid, signal.SIGKILL)
            self.program.wait()
        os.close(self.screen)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "稿件").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / "稿件" / "总结.txt").write_text(DRAFT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def watched(folder):
    program = Watched(folder)
    yield program
    program.close()


def test_changes_of_a_document_and_its_configuration_are_seen_until_ctrl_c(folder, watched):
    assert "PU06" not in watched.until("Ctrl-C 结束")
    (folder / "稿件" / "总结.txt").write_text(DRAFT + "验收合格。。\n", encoding="utf-8")
    assert "PU06" in watched.until("Ctrl-C 结束")
    (folder / "稿件" / "又一份.txt").write_text(DRAFT + "巡查完毕，，一切正常。\n", encoding="utf-8")
    assert "又一份.txt:5:5: PU06" in watched.until("Ctrl-C 结束")
    (folder / "zongjie-lint.toml").write_text('profil = "final"\n', encoding="utf-8")
    assert "profil" in watched.until("Ctrl-C 结束")  # a slip is told, and does not end the watch
    (folder / "zongjie-lint.toml").unlink()
    assert "PU06" in watched.until("Ctrl-C 结束")
    assert watched.interrupt() == 0


RULES = """
from zongjie_lint.plugins import hookimpl

@hookimpl
def provide_rules():
    return []
"""


def test_whatever_the_answer_depends_on_is_watched(folder):
    (folder / "稿件" / "总结.txt").write_text(DRAFT + "验收合格。。\n", encoding="utf-8")
    (folder / "规则.py").write_text(RULES, encoding="utf-8")
    (folder / "共用.toml").write_text('profil = "final"\n', encoding="utf-8")
    (folder / "zongjie-lint.toml").write_text('extends = "共用.toml"\n', encoding="utf-8")
    watched = Watched(folder, "-p", "规则.py")
    try:
        assert "profil" in watched.until("Ctrl-C 结束")
        (folder / "共用.toml").write_text("", encoding="utf-8")  # mended: a file that another extends
        assert "PU06" in watched.until("Ctrl-C 结束")
        (folder / ".zongjie-lint-suppressions.toml").write_text("[[", encoding="utf-8")
        assert ".zongjie-lint-suppressions.toml" in watched.until("Ctrl-C 结束")
        (folder / ".zongjie-lint-suppressions.toml").unlink()
        assert "PU06" in watched.until("Ctrl-C 结束")
        (folder / ".zongjie-lint-baseline.json").write_text("{", encoding="utf-8")
        assert ".zongjie-lint-baseline.json" in watched.until("Ctrl-C 结束")
        (folder / ".zongjie-lint-baseline.json").unlink()
        assert "PU06" in watched.until("Ctrl-C 结束")
        (folder / "规则.py").write_text("raise ValueError('写错了')", encoding="utf-8")
        assert "写错了" in watched.until("Ctrl-C 结束")
    finally:
        watched.close()


def test_plugin_that_is_skipped_is_named(folder):
    (folder / "规则.py").write_text(RULES, encoding="utf-8")
    (folder / "zongjie-lint.toml").write_text('plugins = ["规则.py"]\n', encoding="utf-8")
    watched = Watched(folder, "--skip-untrusted-plugins")
    try:
        assert watched.until("Ctrl-C 结束").count("没有允许运行，跳过了") == 1
    finally:
        watched.close()


@pytest.mark.parametrize(
    "arguments",
    [
        ["-"],
        ["稿.txt", "--annotate", "批注.docx"],
        ["稿.txt", "--against", "-"],
        ["稿.txt", "--add-suppression", "--reason", "原文如此"],
    ],
)
def test_what_cannot_be_watched_is_refused(tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, [*arguments, "--watch"])
    assert result.exit_code == 2
    assert "--watch: " in result.output
