"""The program as it is started."""

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
