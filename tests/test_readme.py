"""What the READMEs and docs/rules.md say is what the program does; ZONGJIE_LINT_UPDATE=1 rewrites what is generated."""

import io
import os
import re
import shlex
import shutil
from difflib import unified_diff
from itertools import groupby
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from zongjie_lint.builtin import provide_rules
from zongjie_lint.cli import main
from zongjie_lint.manual import print_manual
from zongjie_lint.reporters.concise import SEVERITY_NAMES

ROOT = Path(__file__).parents[1]
READMES = ["README.md", "README.zh-CN.md"]
PAGES = [*READMES, "examples/README.md", "docs/rules.md", "CONTRIBUTING.md"]
RULES = sorted(provide_rules(), key=lambda rule: rule.code)
FAMILIES = {
    "DT": "日期",
    "GW": "公文要素",
    "HD": "标题和序号",
    "NS": "数字和单位的写法",
    "LX": "名称和用词",
    "NU": "数字",
    "PH": "空白和残留",
    "PU": "标点",
    "ST": "结构",
}

GENERATED = re.compile(r"(?<=<!-- rules -->\n\n).*?(?=\n\n<!-- end of rules -->)", re.DOTALL)
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SESSION = re.compile(r"^```console\n\$ (.+)\n((?:.*\n)*?)```$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
MOST_LINES = 20
OPTION = re.compile(r"(?<![\w.-])(--?[a-z][a-z-]*)")

RULES_PAGE = """\
# 规则

<!-- 由 tests/test_readme.py 根据各条规则自己的说明和例子生成，请改规则，不要改这一页。 -->

每条规则的说明也可以在命令行里看，如 `zongjie-lint explain NU01`。级别分三等：“错误”多半要改，“提醒”请核对，“建议”是写法问题，\
平时不显示（加 `--show-info` 查看）。例子里的 ✗ 应当报，✓ 不应当报；⟦ ⟧ 标出要报的地方，⟨ ⟩ 标出有关的地方。

{index}

{pages}
"""


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def run(command):
    return CliRunner().invoke(main, shlex.split(command.removeprefix("zongjie-lint ")))


def agrees(name, generated):
    """Fail if a file is not as it would be generated; on demand it is made so first."""
    if os.environ.get("ZONGJIE_LINT_UPDATE") == "1":
        (ROOT / name).write_text(generated, encoding="utf-8", newline="\n")
    changes = list(
        unified_diff(read(name).splitlines(), generated.splitlines(), name, "as generated", lineterm="", n=0)
    )
    if changes:
        shown = "\n".join(changes[:MOST_LINES])
        pytest.fail(f"{name} is out of date: run this once with ZONGJIE_LINT_UPDATE=1\n{shown}", pytrace=False)


def table(header, rows):
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def severity(rule, language):
    return SEVERITY_NAMES[rule.severity].in_language(language)


def link(rule, page):
    return f"[{rule.code}]({page}#{rule.code.lower()})"


def english_table():
    rows = ([link(rule, "docs/rules.md"), f"`{rule.name}`", severity(rule, "en"), rule.title.en] for rule in RULES)
    return table(["Code", "Name", "Severity", "What it finds"], rows)


def chinese_table(page="docs/rules.md"):
    rows = ([link(rule, page), rule.title.zh, severity(rule, "zh"), f"`{rule.name}`"] for rule in RULES)
    return table(["代码", "查什么", "级别", "名称"], rows)


def family_table():
    families = groupby(RULES, key=lambda rule: rule.code[:2])
    rows = ([f"{FAMILIES[code]}（{code}）", "、".join(rule.title.zh for rule in rules)] for code, rules in families)
    return table(["类别", "查什么"], rows)


def rules_page():
    return RULES_PAGE.format(index=chinese_table(page=""), pages="\n\n".join(map(manual_page, RULES)))


def manual_page(rule):
    stream = io.StringIO()
    print_manual([rule], stream, "zh")
    text, cases = stream.getvalue().split("\n## 例子\n")
    cases = re.sub(r" +$", "", cases.split("\n\n", 1)[1].strip(), flags=re.MULTILINE)
    assert "~~~~" not in cases
    folded = f"<details><summary>例子</summary>\n\n~~~~text\n{cases}\n~~~~\n\n</details>"
    return f'<a id="{rule.code.lower()}"></a>\n\n{as_markdown(text)}\n\n{folded}'


def as_markdown(text):
    """A manual page one level down, its marks literal, its paragraphs unwrapped: a line end would show as a gap."""
    literal = re.sub(r"[\\*_`<>\[\]|]|(?<!^)(?<!#)#", r"\\\g<0>", text, flags=re.MULTILINE)
    headings = re.sub(r"^(#+ .+)$", r"\n#\1\n", literal, flags=re.MULTILINE)
    unwrapped = re.sub(r"(?<=[^\n])\n(?=[^\n-])", "", headings)
    return re.sub(r"\n{3,}", "\n\n", unwrapped).strip()


@pytest.mark.parametrize(("name", "expected"), [("README.md", english_table), ("README.zh-CN.md", family_table)])
def test_the_table_in_the_readme_is_that_of_the_rules(name, expected):
    assert GENERATED.search(read(name))
    agrees(name, GENERATED.sub(lambda _: expected(), read(name)))


def test_the_page_of_rules_is_what_the_rules_say():
    agrees("docs/rules.md", rules_page())


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
    assert options_named(read(name)) - options(main, *main.commands.values()) - {"--help", "-h"} == set()


@pytest.mark.parametrize("name", READMES)
def test_every_option_of_a_check_is_named(name):
    assert options(main.commands["check"]) - options_named(read(name)) == set()


def test_each_readme_leads_to_the_other():
    assert "(README.zh-CN.md)" in read("README.md")
    assert "(README.md)" in read("README.zh-CN.md")
