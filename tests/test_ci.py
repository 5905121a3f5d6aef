"""The files for CI that users copy: what they say is valid, and their commands do what they promise."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from draft_repository import NAME, commit, environment, git

from zongjie_lint.builtin import load_plugins
from zongjie_lint.cli import main

ROOT = Path(__file__).parents[1]
FILES = ROOT / "docs" / "pages" / "ci"
yaml = pytest.importorskip("yaml", reason="PyYAML, which pre-commit brings, is not installed")
FORMATS = load_plugins([]).reporters()
needs_formats = pytest.mark.skipif(
    not {"sarif", "gitlab", "junit"} <= FORMATS.keys(), reason="the formats that a CI server reads are not there yet"
)
OLD = "全镇整修村道12公里。\n4月31日，镇里召开动员会。\n"
NEW = "6月31日，镇里组织了验收。\n"


def read(name):
    return yaml.safe_load((FILES / name).read_text(encoding="utf-8"))


def manifest():
    return yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def repository(tmp_path):
    """The main branch with an old fault, and another branch that has been left as it is."""
    folder = tmp_path / "库"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    (folder / "动员会 总结.txt").write_text(OLD, encoding="utf-8")
    commit(folder)
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    git(folder, "checkout", "-q", "-b", "改稿")
    return folder


def change(folder, text=OLD + NEW):
    (folder / "动员会 总结.txt").write_text(text, encoding="utf-8")
    commit(folder)


def shell(folder, script, **more):
    """Run a line as a CI server does."""
    ours = environment(folder.parent / "home", **more)
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=folder,
        env=ours,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


# GitHub Actions


def steps():
    return read("github-actions.yml")["jobs"]["drafts"]["steps"]


def github(folder, since):
    line = next(step["run"] for step in steps() if step.get("name") == "检查")
    return shell(folder, line, SINCE=since)


def test_the_workflow_fetches_the_whole_history_and_may_do_little():
    workflow = read("github-actions.yml")
    checkout = next(step for step in steps() if step.get("uses", "").startswith("actions/checkout@"))
    assert checkout["with"]["fetch-depth"] == 0
    assert workflow["permissions"] == {"contents": "read", "security-events": "write"}
    # What a stranger may choose, such as the name of a branch, reaches the shell as a variable only.
    assert not [step for step in steps() if "${{" in step.get("run", "")]


@needs_formats
def test_the_workflow_reports_what_is_new_in_a_pull_request_and_all_of_the_main_branch(repository):
    assert github(repository, "origin/main...").returncode == 0
    change(repository)
    done = github(repository, "origin/main...")
    assert done.returncode == 1
    assert "6月31日" in done.stdout
    assert "4月31日" not in done.stdout
    assert json.loads((repository / "zongjie-lint.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (repository / "zongjie-lint.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    everything = github(repository, "")
    assert everything.returncode == 1
    assert "4月31日" in everything.stdout


@needs_formats
def test_the_workflow_fails_where_the_history_is_missing(repository, tmp_path):
    change(repository)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", "浅")
    done = github(tmp_path / "浅", "origin/main...")
    assert done.returncode == 2
    assert "fetch-depth: 0" in done.stderr


# GitLab CI


def gitlab(folder, base=None):
    lines = read("gitlab-ci.yml")["zongjie-lint"]["script"]
    more = {} if base is None else {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base}
    return shell(folder, "\n".join(lines), **more)


def test_the_job_fetches_the_whole_history_and_keeps_its_reports():
    job = read("gitlab-ci.yml")["zongjie-lint"]
    assert job["variables"]["GIT_DEPTH"] == "0"
    written = [part.partition("=")[2] for part in " ".join(job["script"]).split() if "=" in part]
    assert set(job["artifacts"]["reports"].values()) == set(written)
    assert job["artifacts"]["when"] == "always"


@needs_formats
def test_the_job_reports_what_is_new_in_a_merge_request_and_all_of_the_default_branch(repository):
    base = git(repository, "rev-parse", "HEAD")
    change(repository)
    done = gitlab(repository, base)
    assert done.returncode == 1
    quality = json.loads((repository / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert [(each["check_name"][:4], each["location"]["path"]) for each in quality] == [("DT07", "动员会 总结.txt")]
    assert ElementTree.parse(repository / "zongjie-lint-junit.xml").getroot().tag == "testsuites"
    assert gitlab(repository).stdout.count("DT07") == 2


# Both, and pre-commit


@pytest.mark.parametrize(
    ("schema", "name"), [("vendor.github-workflows", "github-actions.yml"), ("vendor.gitlab-ci", "gitlab-ci.yml")]
)
def test_the_files_are_valid(schema, name):
    validator = shutil.which(
        "check-jsonschema", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    )
    if validator is None:
        pytest.skip("check-jsonschema, which has the schemas of both servers, is not installed")
    command = [validator, "--builtin-schema", schema, str(FILES / name)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout


def test_pre_commit_takes_the_configuration_and_knows_its_hooks():
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    for command, path in (
        ("validate-config", FILES / "pre-commit-config.yaml"),
        ("validate-manifest", ROOT / ".pre-commit-hooks.yaml"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "pre_commit", command, str(path)], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout
    named = [hook["id"] for repository in read("pre-commit-config.yaml")["repos"] for hook in repository["hooks"]]
    assert {*named} <= {hook["id"] for hook in manifest()}


def test_the_hook_for_the_whole_repository_needs_no_names_of_files(repository):
    hook = next(hook for hook in manifest() if hook["id"] == "zongjie-lint-repo")
    assert (hook["pass_filenames"], hook["always_run"]) == (False, True)
    assert shell(repository, hook["entry"]).returncode == 1
    assert shell(repository, f"{hook['entry']} --since origin/main...").returncode == 0
    assert shell(repository, "zongjie-lint baseline create .").returncode == 0
    assert (repository / NAME).is_file()
    assert shell(repository, hook["entry"]).returncode == 0


@pytest.mark.parametrize("format_", sorted(FORMATS))
def test_the_exit_status_is_the_same_whatever_the_format(repository, format_, monkeypatch):
    monkeypatch.chdir(repository)
    (repository / "坏.docx").write_bytes(b"PK")
    draft = "动员会 总结.txt"
    for arguments, expected in (
        ([draft], 1),
        (["--since", "HEAD", draft], 0),
        (["坏.docx"], 2),
        (["--since", "没有", draft], 2),
    ):
        done = CliRunner().invoke(main, ["check", "--format", format_, *arguments])
        assert done.exit_code == expected, done.stderr
