"""The guide to the formats: its commands run, its tables are complete, its examples are what the program writes."""

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from zongjie_lint.builtin import provide_reporters
from zongjie_lint.cli import main

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "pages" / "formats.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", GUIDE, re.S) for line in block.splitlines() if line]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_guide_runs(folder, command):
    arguments = shlex.split(command.partition("|")[0])
    done = CliRunner().invoke(main, arguments[1:])
    assert done.exit_code == 1, done.output
    for option in arguments:
        format_, separator, path = option.partition("=")
        if separator:
            assert (folder / path).stat().st_size, format_


def test_both_tables_name_every_format():
    chinese, english = GUIDE.split("## English")
    for reporter in provide_reporters():
        assert f"| `{reporter.name}` |" in chinese
        assert f"`{reporter.name}`" in english


def test_every_field_of_json_lines_is_named(folder):
    (previous,) = (folder / "examples" / "上年").iterdir()
    done = CliRunner().invoke(main, ["check", "--format", "jsonl", "--against", str(previous), "examples/半年总结.txt"])
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    rows = dict(re.findall(r"^\| `(header|file|diagnostic|summary)` \|(.*)$", GUIDE, re.M))
    assert "against" in lines[1]
    for line in lines:
        assert set(line) - {"type"} <= set(re.findall(r"`(\w+)`", rows[line["type"]]))


def test_the_annotation_of_the_guide_is_what_is_written(folder):
    (folder / "稿件").mkdir()
    (folder / "稿件" / "总结.txt").write_text("石桥镇总结\n\n 4月31日，镇里召开动员会。\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["check", "--format", "github", "稿件"])
    shown = re.search(r"```text\n(.*?)```", GUIDE, re.S).group(1)
    assert done.stdout == shown
