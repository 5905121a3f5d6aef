"""What the tests of READMEs and of the site share: a page is read, held against what it should be, and made so on demand."""

import os
import re
import shlex
from difflib import unified_diff
from pathlib import Path

import pytest
from click.testing import CliRunner

from zongjie_lint.cli import main

ROOT = Path(__file__).parents[1]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SESSION = re.compile(r"^```console\n\$ (.+)\n((?:.*\n)*?)```$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
MOST_LINES = 20


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def run(command):
    return CliRunner().invoke(main, shlex.split(command.removeprefix("zongjie-lint ")))


def agrees(name, generated):
    """Fail if a file is not as it would be generated; on demand it is made so first."""
    if os.environ.get("ZONGJIE_LINT_UPDATE") == "1":
        (ROOT / name).write_text(generated, encoding="utf-8", newline="\n")
    written = read(name) if (ROOT / name).exists() else ""
    changes = list(unified_diff(written.splitlines(), generated.splitlines(), name, "as generated", lineterm="", n=0))
    if changes:
        shown = "\n".join(changes[:MOST_LINES])
        pytest.fail(f"{name} is out of date: run this once with ZONGJIE_LINT_UPDATE=1\n{shown}", pytrace=False)
