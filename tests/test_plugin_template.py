"""The example plugin, copied and renamed as its README says, passes its own tests."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parents[1] / "plugins"
TEMPLATE = PLUGINS / "zongjie-lint-example"
ROW = re.compile(r"^ *\| `(.+?)` \| .+ \| `(.+?)` \|$", re.MULTILINE)
JUNK = shutil.ignore_patterns("__pycache__", "*.egg-info", ".pytest_cache", "build", "dist")


def renames():
    """What the README says to rename, and to what, in its order."""
    return ROW.findall(TEMPLATE.joinpath("README.md").read_text(encoding="utf-8"))


def renamed(text):
    for old, new in renames():
        text = text.replace(old, new)
    return text


@pytest.fixture
def copy(tmp_path):
    folder = tmp_path / renamed(TEMPLATE.name)
    shutil.copytree(TEMPLATE, folder, ignore=JUNK)
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file():
            path.write_text(renamed(path.read_text(encoding="utf-8")), encoding="utf-8")
        path.rename(path.with_name(renamed(path.name)))
    return folder


def run(folder, *arguments, **environment):
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"} | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def test_every_name_that_is_to_be_changed_is_there():
    text = "".join(path.read_text(encoding="utf-8") for path in TEMPLATE.rglob("*") if path.suffix in (".py", ".toml"))
    assert len(renames()) == 7
    assert [old for old, _ in renames() if old not in text] == []


def test_no_name_is_forgotten(copy):
    files = [path for path in copy.rglob("*") if path.suffix in (".py", ".toml")]
    assert files
    left = re.compile(r"zongjie.lint.example|XJ01|\boffice\"|\"checklist|\bexample ?=")
    assert [path.name for path in files if left.search(path.read_text(encoding="utf-8"))] == []
    assert [path for path in copy.rglob("*") if "zongjie_lint_example" in str(path.relative_to(copy))] == []


def test_the_copy_passes_its_own_tests(copy):
    repository = str(PLUGINS.parent)
    done = run(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", PYTHONPATH=repository)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^1\d passed", done.stdout, re.MULTILINE), done.stdout


def test_the_copy_stands_beside_the_original(copy):
    code = (
        "import zongjie_lint_example, zongjie_lint_xikou\n"
        "from zongjie_lint.builtin import load_plugins\n"
        "plugins = load_plugins()\n"
        "plugins.add('one', zongjie_lint_example), plugins.add('other', zongjie_lint_xikou)\n"
        "assert {'XJ01', 'XK01'} <= {rule.code for rule in plugins.rules()}\n"
        "assert {'checklist', 'xikou-checklist'} <= {*plugins.reporters()}\n"
        "assert {'office', 'xikou'} <= {*plugins.profiles()}\n"
        "assert not plugins.broken, plugins.broken\n"
    )
    path = os.pathsep.join([str(PLUGINS.parent), str(TEMPLATE), str(copy)])
    done = run(copy, "-c", code, PYTHONPATH=path)
    assert done.returncode == 0, done.stderr
