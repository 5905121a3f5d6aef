"""The example plugin, installed as a stranger would install it, is found and its rule fires."""

import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PLUGIN = Path(__file__).parents[1] / "plugins" / "zongjie-lint-example"
NO_INDEX = re.compile(r"No matching distribution found for (hatchling|pluggy|pathspec|wcmatch)|No module named pip")
DRAFT = "澄溪县2026年上半年工作总结\n\n　　上半年，政务中心受理事项1 206件。\n"


def run(*command, **environment):
    return subprocess.run(
        [sys.executable, "-m", *map(str, command)],
        env=os.environ | {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"} | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder that holds the installed plugin; where hatchling is at hand, built without an index."""
    target = tmp_path_factory.mktemp("plugin")
    here = ["--no-build-isolation"] if importlib.util.find_spec("hatchling") else []
    done = run("pip", "install", "--quiet", "--no-deps", *here, "--target", target, PLUGIN)
    if done.returncode and NO_INDEX.search(done.stderr):
        pytest.skip(f"the plugin cannot be built: pip or its index is out of reach: {done.stderr.strip()[-200:]}")
    assert done.returncode == 0, done.stderr
    return str(target)


def test_it_is_listed(installed):
    done = run("zongjie_lint", "plugins", PYTHONPATH=installed)
    assert done.returncode == 0, done.stderr
    assert "example" in done.stdout
    assert "zongjie-lint-example" in done.stdout


def test_its_rule_is_listed_and_explained(installed):
    assert "XJ01" in run("zongjie_lint", "rules", PYTHONPATH=installed).stdout
    assert "本单位的名称没有写全" in run("zongjie_lint", "explain", "XJ01", PYTHONPATH=installed).stdout


def test_its_rule_fires(installed, tmp_path):
    draft = tmp_path / "草稿.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    done = run("zongjie_lint", "check", draft, "--format", "json", PYTHONPATH=installed)
    assert done.returncode == 1, done.stderr
    (file,) = json.loads(done.stdout)["files"]
    assert [found["text"] for found in file["diagnostics"] if found["code"] == "XJ01"] == ["政务中心"]


def test_its_profile_makes_the_finding_an_error(installed, tmp_path):
    draft = tmp_path / "草稿.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    arguments = ["--select", "XJ01", "--fail-level", "error"]
    statuses = [
        run("zongjie_lint", "check", draft, *arguments, "--profile", name, PYTHONPATH=installed).returncode
        for name in ("final", "office")
    ]
    assert statuses == [0, 1]


def test_without_it_there_is_no_such_rule():
    assert "XJ01" not in run("zongjie_lint", "rules").stdout
