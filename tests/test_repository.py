"""A repository of two hundred old drafts takes up the tool: it fails on what is new, by the hook and by hand."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from draft_repository import COUNT, FAULTS, commit, environment, git, write_drafts

ROOT = Path(__file__).parents[1]
NEW_SENTENCE = "6月31日，镇里组织了验收。"


@pytest.fixture(scope="module")
def old(tmp_path_factory):
    """The repository with everything in one commit; tests work on copies."""
    folder = tmp_path_factory.mktemp("old") / "库"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    assert len(write_drafts(folder)) == COUNT
    commit(folder)
    return folder


@pytest.fixture(scope="module")
def adopted(old):
    """The same with a baseline, which is committed."""
    done = lint(old, "baseline", "create", ".")
    assert done.returncode == 0, done.stderr
    commit(old)
    return old


def lint(folder, *arguments):
    """Run the program in a folder."""
    command = ["zongjie-lint", *map(str, arguments)]
    home = folder.parent / "home"
    return subprocess.run(
        command, cwd=folder, env=environment(home), capture_output=True, text=True, check=False, timeout=300
    )


def found(done):
    """File name and code of each finding in a report as JSON."""
    files = json.loads(done.stdout)["files"]
    return [(Path(file["path"]).name, each["code"]) for file in files for each in file["diagnostics"]]


@pytest.fixture
def copy(adopted, tmp_path):
    """A copy of the repository that has taken up the tool."""
    shutil.copytree(adopted, tmp_path / "库")
    return tmp_path / "库"


def edited(folder):
    """Add a sentence with a fault to a draft that has old ones."""
    path = next(path for path in sorted(folder.rglob("*.txt")) if "4月31日" in path.read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("二、存在问题", f"{NEW_SENTENCE}\n二、存在问题"), encoding="utf-8")
    return path


def test_the_drafts_have_the_faults_that_were_planted(adopted):
    done = lint(adopted, "check", "--no-baseline", "--format", "json", ".")
    assert done.returncode == 1
    assert {code for _, code in found(done)} >= FAULTS.keys()


def test_the_baseline_knows_them_all(adopted):
    done = lint(adopted, "check", "--format", "json", ".")
    assert (found(done), done.returncode) == ([], 0)


def test_only_the_new_finding_fails_and_since_agrees(copy):
    path = edited(copy)
    by_baseline = lint(copy, "check", "--format", "json", ".")
    assert (found(by_baseline), by_baseline.returncode) == ([(path.name, "DT07")], 1)
    by_revision = lint(copy, "check", "--no-baseline", "--since", "HEAD", "--format", "json", ".")
    assert (found(by_revision), by_revision.returncode) == ([(path.name, "DT07")], 1)


def test_a_draft_that_is_renamed_and_one_that_is_deleted_are_nothing_new(copy):
    first, second = sorted(copy.rglob("*.txt"))[:2]
    git(copy, "mv", str(first.relative_to(copy)), "稿子/定稿.txt")
    second.unlink()
    for arguments in (["."], ["--no-baseline", "--since", "HEAD", "."]):
        done = lint(copy, "check", "--format", "json", *arguments)
        assert (found(done), done.returncode) == ([], 0)


# The hook, as pre-commit installs it


def pre_commit(folder, *arguments):
    """Run pre-commit in a folder, with a home of its own and the caches of the one who runs the tests."""
    home = folder.parent / "home"
    # pip keeps what it fetched below the home folder of the user.
    more = {"PRE_COMMIT_HOME": str(home / "pre-commit"), "PIP_CACHE_DIR": str(Path.home() / ".cache" / "pip")}
    command = [sys.executable, "-m", "pre_commit", *map(str, arguments)]
    return subprocess.run(
        command, cwd=folder, env=environment(home, **more), capture_output=True, text=True, check=False, timeout=600
    )


@pytest.fixture(scope="module")
def hooks(tmp_path_factory):
    """The repository that the hooks come from; skips where they cannot be installed."""
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    if not (ROOT / ".git").exists():
        pytest.skip("the project is no git repository here, and pre-commit installs from nothing else")
    scratch = tmp_path_factory.mktemp("index")
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(scratch), "hatchling"]
    if subprocess.run(command, capture_output=True, check=False, timeout=120).returncode:
        pytest.skip("no package index can be reached, and pre-commit installs hooks from one")
    return ROOT


def test_the_hook_fails_on_the_new_finding_only(copy, hooks):
    path = edited(copy)
    git(copy, "add", "-A")
    done = pre_commit(copy, "try-repo", hooks, "zongjie-lint", "--all-files", "--verbose")
    assert done.returncode == 1, done.stdout + done.stderr
    assert path.name in done.stdout
    assert done.stdout.count("DT07") == 1
    assert "6月31日" in done.stdout
    assert not [code for code in FAULTS.keys() - {"DT07"} if code in done.stdout]
