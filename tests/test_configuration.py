"""The profile that a configuration file chooses for the drafts beside and below it."""

import pytest
from click.testing import CliRunner

from zongjie_lint.cli import main
from zongjie_lint.configuration.discovery import NAMES

DRAFT = "云岭镇2026年上半年工作总结\n\n2026年上半年，全镇完成投资x.x亿元，各项工作有序推进，群众满意度稳步提升。\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "总结.txt").write_text(DRAFT, encoding="utf-8")
    return tmp_path


def severity(folder, *options):
    path = str(folder / "drafts" / "总结.txt")
    result = CliRunner().invoke(main, ["check", "--format", "concise", "--select", "PH01", *options, path])
    return result.output.split()[2], result.exit_code


def test_without_a_file_every_rule_has_its_own_severity(folder):
    assert severity(folder) == ("错误", 1)


@pytest.mark.parametrize("name", NAMES)
def test_the_nearest_file_above_a_draft_chooses_its_profile(folder, name):
    table = "[tool.zongjie-lint]\n" if name == "pyproject.toml" else ""
    (folder / name).write_text(table + 'profile = "draft"\n', encoding="utf-8")
    assert severity(folder) == ("提醒", 1)


def test_a_nearer_file_goes_before_one_further_up(folder):
    (folder / "zongjie-lint.toml").write_text('profile = "draft"\n', encoding="utf-8")
    (folder / "drafts" / ".zongjie-lint.toml").write_text('profile = "final"\n', encoding="utf-8")
    assert severity(folder) == ("错误", 1)


def test_a_file_above_the_root_of_the_repository_is_not_looked_at(folder):
    (folder / "drafts" / ".git").mkdir()
    (folder / "zongjie-lint.toml").write_text('profile = "draft"\n', encoding="utf-8")
    assert severity(folder) == ("错误", 1)


def test_a_pyproject_without_our_table_is_passed_over(folder):
    (folder / "drafts" / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    (folder / "zongjie-lint.toml").write_text('profile = "draft"\n', encoding="utf-8")
    assert severity(folder) == ("提醒", 1)


@pytest.mark.parametrize("options", [["--profile", "review"], ["--isolated"]])
def test_the_command_line_goes_before_the_file(folder, options):
    (folder / "zongjie-lint.toml").write_text('profile = "draft"\n', encoding="utf-8")
    assert severity(folder, *options) == ("错误", 1)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('profil = "draft"\nlang = 1\n', ["没有 profil ", "是不是 profile", "没有 lang "]),
        ("profile = 3\n", ["zongjie-lint.toml:1:11", "profile 应当是一段文字"]),
        ("profile = \n", ["zongjie-lint.toml:1:11", "不是合格的 TOML"]),
        ('profile = "darft"\n', ["zongjie-lint.toml:1:11", "draft"]),
        (b"\xff\xfe", ["不是 UTF-8"]),
    ],
)
def test_a_file_that_cannot_be_used_ends_the_run_and_says_all_that_is_wrong(folder, content, said):
    path = folder / "zongjie-lint.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    result = CliRunner().invoke(main, ["check", str(folder / "drafts")])
    assert result.exit_code == 2
    assert [text for text in [str(path), *said] if text not in result.output] == []


def test_fix_takes_its_profile_from_the_same_file(folder):
    (folder / "zongjie-lint.toml").write_text('profile = "nothing"\n', encoding="utf-8")
    assert CliRunner().invoke(main, ["fix", "--diff", str(folder / "drafts")]).exit_code == 2
    assert CliRunner().invoke(main, ["fix", "--diff", "--isolated", str(folder / "drafts")]).exit_code == 0
