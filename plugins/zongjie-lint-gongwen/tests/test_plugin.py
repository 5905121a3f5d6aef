"""The plugin as a user meets it: off by default, chosen by a profile, explained, documented."""

import inspect
import json
import re
import sys
import tomllib
from importlib.metadata import EntryPoint
from itertools import combinations
from pathlib import Path

import pytest
import zongjie_lint_gongwen
from click.testing import CliRunner
from official_document import LEFT, Official
from zongjie_lint_gongwen.faces import Face, face_of
from zongjie_lint_gongwen.faces import _table as font_table
from zongjie_lint_gongwen.profile import GBT9704
from zongjie_lint_gongwen.rules import RULES

from zongjie_lint.basis import authorities, is_binding
from zongjie_lint.builtin import load_plugins
from zongjie_lint.cli import main
from zongjie_lint.commands import options
from zongjie_lint.diagnostic import Severity
from zongjie_lint.facts.report_kind import KINDS
from zongjie_lint.message import Message
from zongjie_lint.plugins import PROJECT, Plugins

WRONG = Official(paper=(216, 279), body=("宋体", 12), title_alignment=LEFT)
LABELS = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.INFO: "建议"}
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


@pytest.fixture
def installed(monkeypatch):
    """Pretend that the plugin is installed, whether it is or not."""

    def load(switched_off=()):
        plugins = load_plugins([*switched_off])
        if all(plugin.name != "gongwen" for plugin in plugins.found):
            plugins.add("gongwen", zongjie_lint_gongwen, "0.1.0", "zongjie-lint-gongwen")
        return plugins

    monkeypatch.setattr(options, "load_plugins", load)


def test_it_is_found_through_its_entry_point():
    project = tomllib.loads(Path(__file__).parents[1].joinpath("pyproject.toml").read_text(encoding="utf-8"))["project"]
    ((name, value),) = project["entry-points"][PROJECT].items()
    plugins = Plugins()
    plugins.add_entry_point(EntryPoint(name, value, PROJECT))
    assert [plugin.state for plugin in plugins.found] == ["on"]
    assert plugins.rules() == [*RULES]
    assert [*plugins.profiles()] == ["gbt9704"]


def run(*arguments):
    return CliRunner().invoke(main, [*map(str, arguments)])


def codes(*arguments):
    done = run(*arguments, "--format", "json")
    (file,) = json.loads(done.stdout)["files"]
    return {(found["code"], found["severity"]) for found in file["diagnostics"] if found["code"].startswith("FM")}


@pytest.fixture
def draft(tmp_path, installed):
    path = tmp_path / "报告.docx"
    path.write_bytes(WRONG.docx())
    return path


@pytest.mark.parametrize("profile", ["draft", "review", "final"])
def test_ordinary_profiles_say_nothing_of_the_page(draft, profile):
    assert codes(draft, "--profile", profile) == set()


def test_the_profile_for_formal_documents_checks_the_page(draft):
    found = codes(draft, "--profile", "gbt9704")
    assert {("FM01", "error"), ("FM03", "warning"), ("FM05", "warning")} <= found
    assert run(draft, "--profile", "gbt9704").exit_code == 1


def test_selected_by_hand_they_are_matters_of_style(draft):
    assert {("FM01", "info"), ("FM03", "info"), ("FM05", "info")} <= codes(draft, "--select", "FM")
    assert run(draft, "--select", "FM").exit_code == 0


def test_the_profile_can_be_configured(draft):
    draft.with_name("zongjie-lint.toml").write_text('profile = "gbt9704"\n', encoding="utf-8")
    assert ("FM01", "error") in codes(draft)


def test_a_right_document_passes(tmp_path, installed):
    path = tmp_path / "报告.docx"
    path.write_bytes(Official().docx())
    done = run(path, "--profile", "gbt9704")
    assert done.exit_code == 0, done.stdout


def test_other_formats_are_checked_as_ever(tmp_path, installed):
    path = tmp_path / "报告.txt"
    path.write_text("澄溪县水务局汛期排查情况的报告\n全县排查山塘12座，整改隐患3处。\n", encoding="utf-8")
    assert codes(path, "--profile", "gbt9704") == set()


def test_the_terminal_shows_what_is_and_what_should_be(draft):
    shown = run(draft, "--profile", "gbt9704").stdout
    assert "纸张实际 216 mm×279 mm，应为 A4（210 mm×297 mm）" in shown
    assert "正文实际 宋体 小四（12磅），一般用 仿宋 三号（16磅）" in shown


@every_rule
def test_every_rule_is_explained(rule, installed):
    page = run("explain", rule.code, "--profile", "gbt9704").stdout
    assert all(heading in page for heading in ("## 查什么", "## 为什么", "## 怎么改"))
    assert f"依据：{rule.basis}" in page
    assert "不查" in run("explain", rule.code).stdout.splitlines()[0]


def test_the_profile_names_nothing_that_does_not_exist(installed):
    assert run("rules", "--profile", "gbt9704").stderr == ""
    known = [rule.code for rule in options.load_plugins().rules()]
    assert list(GBT9704.faults(known, [kind.key for kind in KINDS])) == []


@every_rule
def test_every_rule_is_off_by_default_and_rests_on_the_standard(rule):
    assert rule.severity_in({}) is None
    assert rule.severity is Severity.INFO
    assert list(authorities(rule.basis))
    assert is_binding(rule.basis)


@every_rule
def test_what_is_usual_is_not_said_to_be_laid_down(rule):
    spaces = [vars(rule), vars(sys.modules[rule.__module__])]
    words = [inspect.getdoc(rule), *(m.zh for space in spaces for m in space.values() if isinstance(m, Message))]
    if "一般" in rule.message.zh:
        assert not any(re.search(r"(?<!没有)规定|应为", text) for text in words)


@every_rule
def test_both_languages_have_the_same_fields(rule):
    fields = re.compile(r"{(\w+)}")
    assert sorted(fields.findall(rule.message.zh)) == sorted(fields.findall(rule.message.en))


def test_the_readme_lists_every_rule_with_its_severity():
    readme = Path(__file__).parents[1].joinpath("README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (FM\d\d) \|.*\| (\S+) \|$", readme, re.MULTILINE))
    severities = GBT9704.for_kind(None)
    assert rows == {rule.code: LABELS[severities[rule.code]] for rule in RULES}


def test_no_font_has_two_faces():
    names = {face: {name.casefold() for name in font_table()[face.value]["names"]} for face in Face}
    assert all(not names[one] & names[other] for one, other in combinations(Face, 2))


@pytest.mark.parametrize(
    ("font", "face"),
    [
        ("仿宋_GB2312", Face.FANGSONG),
        ("fangsong", Face.FANGSONG),
        ("@仿宋", Face.FANGSONG),
        ("FZFangSong-Z02S", Face.FANGSONG),
        ("方正小标宋简体", Face.XIAOBIAOSONG),
        ("SimHei", Face.HEITI),
        ("楷体_GB2312", Face.KAITI),
        ("微软雅黑", None),
        ("Noto Serif CJK SC", None),
        ("", None),
        (None, None),
    ],
)
def test_a_font_is_known_under_its_many_names(font, face):
    assert face_of(font) is face
