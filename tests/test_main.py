"""The program as it is started."""

import json
import shlex
import subprocess
import sys


def test_an_error_in_the_program_does_not_pass_for_findings():
    code = "import zongjie_lint.cli as cli; cli.main = lambda: 1 / 0; from zongjie_lint.__main__ import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "ZeroDivisionError" in done.stderr
    assert "没有查完" in done.stderr


def test_the_version_is_told_without_what_a_check_needs():
    code = (
        "import atexit, sys; from zongjie_lint.cli import main;"
        "atexit.register(lambda: print([name for name in sys.modules if name.startswith('zongjie_lint.')]));"
        "main(['--version'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[1:] == ["['zongjie_lint.cli']"]


def test_a_closed_standard_output_is_no_findings(tmp_path):
    draft = tmp_path / "稿.txt"
    draft.write_text("全镇整修村道x公里。\n", encoding="utf-8")
    command = f"{shlex.quote(sys.executable)} -m zongjie_lint --format json {shlex.quote(str(draft))} >&-"
    assert subprocess.run(["sh", "-c", command], capture_output=True, check=False).returncode == 2


def test_what_was_written_is_complete_though_the_process_ends_at_once(tmp_path):
    drafts = [tmp_path / f"{number}.txt" for number in range(3)]
    for draft in drafts:
        draft.write_text("全镇整修村道x公里。\n" * 400, encoding="utf-8")
    command = [sys.executable, "-m", "zongjie_lint", "--format", "json", *map(str, drafts)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, len(json.loads(done.stdout)["files"])) == (1, 3)
