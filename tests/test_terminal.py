"""What a draft, the name of a file or a configuration holds never steers a terminal, nor computes in a spreadsheet."""

import csv
import io
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zongjie_lint.cli import main
from zongjie_lint.reporters.formula import as_text

CONTROLS = [
    *map(chr, range(1, 0x20)), *map(chr, range(0x7F, 0xA0)), "\u061c", "\u200b", "\u200e", "\u200f", "\u2028", "\u2029",
    "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\ufeff",
]  # fmt: skip
STEERING = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
ODD = st.lists(
    st.sampled_from([*CONTROLS, "[31m", "]0;题\x07", "::error::", "4月31日", "，，", "共3项"]), max_size=12
).map("".join)
IN_A_NAME = st.text(st.sampled_from([each for each in CONTROLS if each not in "\r\n"]), min_size=1, max_size=5)
COMMANDS = (
    ["check", "--show-info", "--show-suppressed", "--statistics", "--verbose"],
    ["check", "--format", "concise"],
    ["check", "--format", "github"],
    ["check", "--format", "csv"],
    ["check", "--color"],
    ["check", "--against", "没有{odd}"],
    ["check", "--format", "没有{odd}"],
    ["check", "--output", "json=没有{odd}/报告.json"],
    ["check", "--cache-dir", "稿.txt"],
    ["check", "--since", "{odd}"],
    ["check", "--select", "{odd}"],
    ["check", "--config", "x{odd}=1"],
    ["check", "-p", "{odd}.py"],
    ["facts"],
    ["facts", "--format", "csv"],
    ["fix", "--diff", "--color"],
    ["fix", "--tracked", "没有{odd}/修.docx"],
    ["baseline", "show", "--baseline", "没有{odd}"],
    ["baseline", "create", "--baseline", "b{odd}.json"],
    ["config", "show"],
    ["cache", "info"],
    ["learn"],
    ["test"],
    ["explain", "{odd}"],
    ["trust"],
)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    return tmp_path


def shown(*arguments):
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return COLOUR.sub("", result.output + result.stderr) if "--color" in arguments else result.output + result.stderr


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(draft=ODD, name=IN_A_NAME)
def test_nothing_steers_a_terminal(command, draft, name):
    path = Path(f"稿{name}.txt")
    text = f"望溪镇工作总结{draft}\n\n一、工作{draft}情况\n4月31日{draft}开会，，到账3{draft}元。新建水池12座，其中大{draft}池4座、小池3座。\n"
    path.write_bytes(text.encode())
    try:
        said = shown(*(each.format(odd=name) for each in command), str(path))
    finally:
        path.unlink()
    said = said.replace("\r\n", "\n").removeprefix("\ufeff") if "csv" in command else said
    assert not STEERING.search(said), repr(STEERING.search(said))


@pytest.mark.parametrize(
    "text",
    [
        'extends = "没有\\u001b[2J\\u202e.toml"\n',
        '"\\u001b[2J" = 1\n',
        'select = ["\\u001b]0;x\\u0007"]\n',
        'plugins = ["没有\\u001b[2J.py"]\n',
        'baseline = "没有\\u001b[2J.json"\n',
        "[[rule]]\ncode = 'QZ01'\nname = '词'\ntype = 'forbid'\npattern = '开会'\nmessage = '改\\u001b[2J'\n".replace(
            "'", '"'
        ),
        "\x1b[2J\n",
        'kind = "\x9b2J\u202e"\n',
    ],
)
def test_a_configuration_does_not_steer_a_terminal_either(text):
    Path(".zongjie-lint.toml").write_text(text, encoding="utf-8")
    Path("稿.txt").write_text("4月31日开会。\n", encoding="utf-8")
    for command in (
        ["check", "稿.txt"],
        ["check", "稿.txt", "--format", "concise"],
        ["config", "show"],
        ["test"],
        ["rules"],
    ):
        said = shown(*command)
        assert not STEERING.search(said), repr(said)


def test_a_plugin_that_fails_does_not_steer_a_terminal():
    Path("坏.py").write_text("raise ValueError('\\x1b[2J\\u202e')", encoding="utf-8")
    Path("稿.txt").write_text("4月31日开会。\n", encoding="utf-8")
    said = shown("check", "稿.txt", "-p", "坏.py")
    assert "ValueError" in said
    assert not STEERING.search(said)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "\t=", "\r=", " =", "\u3000="])
def test_no_cell_is_computed(start):
    assert as_text(f"{start}cmd|' /C calc'!A0").startswith("'")
    Path(f"{start.strip() or '='}稿.txt").write_text(f"{start}4月31日，，{start}1+1。\n", encoding="utf-8")
    rows = csv.reader(io.StringIO(shown("check", ".", "--format", "csv", "--show-info").removeprefix("\ufeff")))
    cells = [cell for row in rows for cell in row]
    assert len(cells) > 11
    assert not [cell for cell in cells if re.match(r"\s*[=+\-@＝＋－＠﹦﹢﹣﹫\t\r]", cell)]
