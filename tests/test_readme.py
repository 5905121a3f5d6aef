"""What the READMEs say is what the program does; ZONGJIE_LINT_UPDATE=1 rewrites what is generated."""

import re
import shutil

import click
import pytest

from zongjie_lint.cli import main
from zongjie_lint.reporters.concise import SEVERITY_NAMES

from .rule_pages import BY_FAMILY, RULES
from .written_pages import FENCE, LINK, ROOT, SESSION, agrees, read, run

READMES = ["README.md", "README.zh-CN.md"]
PAGES = [*READMES, "examples/README.md", "CONTRIBUTING.md"]
GENERATED = re.compile(r"(?<=<!-- rules -->\n\n).*?(?=\n\n<!-- end of rules -->)", re.DOTALL)
OPTION = re.compile(r"(?<![\w.-])(--?[a-z][a-z-]*)")


def table(header, rows):
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def severity(rule, language):
    return SEVERITY_NAMES[rule.severity].in_language(language)


def english_table():
    link = "[{code}](docs/pages/rules/{code}.md)".format
    rows = ([link(code=rule.code), f"`{rule.name}`", severity(rule, "en"), rule.title.en] for rule in RULES)
    return table(["Code", "Name", "Severity", "What it finds"], rows)


def family_table():
    rows = ([f"{title}（{code}）", "、".join(rule.title.zh for rule in rules)] for code, title, rules in BY_FAMILY)
    return table(["类别", "查什么"], rows)


@pytest.mark.parametrize(("name", "expected"), [("README.md", english_table), ("README.zh-CN.md", family_table)])
def test_the_table_in_the_readme_is_that_of_the_rules(name, expected):
    assert GENERATED.search(read(name))
    agrees(name, GENERATED.sub(lambda _: expected(), read(name)))


@pytest.mark.parametrize("name", READMES)
def test_output_that_is_quoted_is_what_the_program_prints(name, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert SESSION.search(read(name))
    agrees(name, SESSION.sub(lambda said: f"```console\n$ {said[1]}\n{run(said[1]).stdout}```", read(name)))


@pytest.mark.parametrize("name", READMES)
def test_every_command_that_is_shown_can_be_copied(name, tmp_path, monkeypatch):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    lines = [line for kind, block in FENCE.findall(read(name)) if kind == "sh" for line in block.splitlines()]
    commands = [line.split("  #")[0].strip() for line in lines if line.startswith("zongjie-lint ")]
    assert commands
    statuses = {command: run(command).exit_code for command in commands}
    assert {command: status for command, status in statuses.items() if status not in (0, 1)} == {}


def install_commands(name):
    return re.findall(r"^python3 -m venv .*$", read(name), re.MULTILINE)


@pytest.mark.parametrize("name", READMES)
def test_the_two_commands_for_a_fresh_clone_are_those_that_ci_runs(name):
    asked = re.findall(r"\$\(from_readme (\S+)\)", read(".ci/run"))
    commands = install_commands(name)
    assert len(asked) == len(commands) == 2
    assert [[command for command in commands if word in command] for word in asked] == [[each] for each in commands]
    assert commands == install_commands("README.md")


@pytest.mark.parametrize("name", PAGES)
def test_every_local_link_leads_somewhere(name):
    targets = [a or b for a, b in LINK.findall(read(name))]
    local = [target.partition("#") for target in targets if not target.startswith(("http://", "https://"))]
    for path, _, anchor in local:
        file = (ROOT / name).parent / path if path else ROOT / name
        assert file.exists(), path
        assert not anchor or f'<a id="{anchor}">' in file.read_text(encoding="utf-8"), f"{path}#{anchor}"


def command(name):
    return main.get_command(None, name)


def options(*commands):
    parameters = [each for command in commands for each in command.params if isinstance(each, click.Option)]
    return {name for each in parameters for name in (*each.opts, *each.secondary_opts)}


def options_named(text):
    """The options in code that speaks of this program, and not of pip or git."""
    code = [line for kind, block in FENCE.findall(text) if kind != "text" for line in block.splitlines()]
    code += re.findall(r"`([^`\n]+)`", FENCE.sub("", text))
    parts = [part for line in code for part in line.split("&&") if not re.search(r"\b(?:pip|venv|pytest|git)\b", part)]
    return {name for part in parts for name in OPTION.findall(part)}


@pytest.mark.parametrize("name", READMES)
def test_every_option_that_is_named_exists(name):
    assert (
        options_named(read(name)) - options(main, *map(command, main.list_commands(None))) - {"--help", "-h"} == set()
    )


@pytest.mark.parametrize("name", READMES)
def test_every_option_of_a_check_is_named(name):
    assert options(command("check")) - options_named(read(name)) == set()


def test_each_readme_leads_to_the_other():
    assert "(README.zh-CN.md)" in read("README.md")
    assert "(README.md)" in read("README.zh-CN.md")
