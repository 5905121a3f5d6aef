"""What configuration files and options come to for each document."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from zongjie_lint.builtin import load_plugins
from zongjie_lint.cli import main
from zongjie_lint.commands import options
from zongjie_lint.commands.options import catalogue_of
from zongjie_lint.configuration import toml_text
from zongjie_lint.configuration.configurations import Configurations
from zongjie_lint.configuration.discovery import NAMES
from zongjie_lint.configuration.fault import BrokenConfiguration
from zongjie_lint.message import Message
from zongjie_lint.plugins import Plugins, hookimpl
from zongjie_lint.profile import Profile
from zongjie_lint.vocabulary import SectionWording, UnitName

DRAFT = "云岭镇2026年上半年工作总结\n\n2026年上半年，全镇完成投资x.x亿元，各项工作有序推进，群众满意度稳步提升。\n"
CATALOGUE = catalogue_of(load_plugins())


@pytest.fixture
def folder(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "总结.txt").write_text(DRAFT, encoding="utf-8")
    return tmp_path


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def severity(folder, *arguments):
    path = str(folder / "drafts" / "总结.txt")
    result = CliRunner().invoke(main, ["check", "--format", "concise", "--select", "PH01", *arguments, path])
    return result.output.split()[2], result.exit_code


def settings(path, *arguments, **set_by_options):
    return Configurations(lambda: CATALOGUE, arguments, options=set_by_options).settings_at(str(path))


class TestDiscovery:
    def test_without_a_file_every_rule_has_its_own_severity(self, folder):
        assert severity(folder) == ("错误", 1)

    @pytest.mark.parametrize("name", NAMES)
    def test_the_nearest_file_above_a_draft_chooses_its_profile(self, folder, name):
        table = "[tool.zongjie-lint]\n" if name == "pyproject.toml" else ""
        write(folder / name, table + 'profile = "draft"\n')
        assert severity(folder) == ("提醒", 1)

    def test_a_nearer_file_goes_before_one_further_up(self, folder):
        write(folder / "zongjie-lint.toml", 'profile = "draft"\n')
        write(folder / "drafts" / ".zongjie-lint.toml", 'profile = "final"\n')
        assert severity(folder) == ("错误", 1)

    def test_the_nearest_file_counts_alone(self, folder):
        write(folder / "zongjie-lint.toml", 'profile = "draft"\nfail-level = "error"\n')
        write(folder / "drafts" / "zongjie-lint.toml", 'profile = "final"\n')
        found = settings(folder / "drafts" / "总结.txt")
        assert (found.profile, found.fail_level) == ("final", None)

    def test_of_two_files_in_one_folder_the_hidden_one_counts(self, folder):
        write(folder / "zongjie-lint.toml", 'profile = "final"\n')
        write(folder / ".zongjie-lint.toml", 'profile = "draft"\n')
        assert settings(folder / "稿.txt").profile == "draft"

    def test_a_file_above_the_root_of_the_repository_is_not_looked_at(self, folder):
        (folder / "drafts" / ".git").mkdir()
        write(folder / "zongjie-lint.toml", 'profile = "draft"\n')
        assert severity(folder) == ("错误", 1)

    def test_a_file_that_says_root_ends_the_search_though_it_says_nothing_else(self, folder):
        write(folder / "zongjie-lint.toml", 'profile = "draft"\n')
        write(folder / "drafts" / "zongjie-lint.toml", "root = true\n")
        assert settings(folder / "drafts" / "总结.txt").profile is None

    @pytest.mark.parametrize("content", ["[project]\nname = 'x'\n", "[tool.ruff\n", "# zongjie-lint\n[tool.ruff]\n"])
    def test_a_pyproject_without_our_table_is_passed_over(self, folder, content):
        write(folder / "drafts" / "pyproject.toml", content)
        write(folder / "zongjie-lint.toml", 'profile = "draft"\n')
        assert severity(folder) == ("提醒", 1)

    @pytest.mark.parametrize("arguments", [["--profile", "review"], ["--isolated"]])
    def test_the_command_line_goes_before_the_file(self, folder, arguments):
        write(folder / "zongjie-lint.toml", 'profile = "draft"\n')
        assert severity(folder, *arguments) == ("错误", 1)

    def test_each_file_is_read_once_however_many_documents_there_are(self, folder, monkeypatch):
        write(folder / "base.toml", 'profile = "draft"\n')
        for name in "甲乙丙":
            write(folder / name / "zongjie-lint.toml", 'extends = "../base.toml"\n')
        read = []
        original = toml_text.TomlText.at.__func__
        counting = classmethod(lambda cls, path, *rest: read.append(path.resolve()) or original(cls, path, *rest))
        monkeypatch.setattr(toml_text.TomlText, "at", counting)
        configurations = Configurations(lambda: CATALOGUE)
        found = {id(configurations.settings_at(str(folder / name / f"{n}.txt"))) for name in "甲乙丙" for n in range(9)}
        assert (len(found), sorted(read)) == (3, sorted(set(read)))
        assert len(read) == 4


class TestExtends:
    def test_a_file_goes_before_what_it_extends_and_a_later_one_before_an_earlier(self, folder):
        write(folder / "a.toml", 'profile = "draft"\nfail-level = "info"\nignore = ["PU"]\n[severity]\nNU = "info"\n')
        write(folder / "b.toml", 'fail-level = "error"\nkind = "plan"\n[severity]\nNU25 = "off"\n')
        write(folder / "zongjie-lint.toml", 'extends = ["a.toml", "b.toml"]\nkind = "speech"\nignore = ["GW"]\n')
        found = settings(folder / "稿.txt")
        assert (found.profile, found.fail_level, found.kind, found.ignore) == ("draft", "error", "speech", ("GW",))
        assert found.severity == {"NU": "info", "NU25": "off"}

    def test_paths_are_relative_to_the_file_that_has_them(self, folder):
        write(folder / "zongjie-lint.toml", 'root = true\nbaseline = "known.json"\nplugins = ["plugins/own.py"]\n')
        write(folder / "drafts" / "zongjie-lint.toml", 'extends = "../zongjie-lint.toml"\nsuppressions = "s.toml"\n')
        found = settings(folder / "drafts" / "总结.txt")
        assert (found.baseline, found.suppressions) == (folder / "known.json", folder / "drafts" / "s.toml")
        assert (found.plugins, found.root) == ((folder / "plugins" / "own.py",), folder)

    def test_a_bundled_profile_is_extended_by_its_name(self, folder):
        write(folder / "zongjie-lint.toml", 'extends = "draft"\n')
        assert severity(folder) == ("提醒", 1)
        write(folder / "zongjie-lint.toml", 'extends = "draft"\nprofile = "final"\n')
        assert severity(folder) == ("错误", 1)

    def test_a_file_that_two_extend_counts_where_it_comes_first(self, folder):
        write(folder / "base.toml", 'fail-level = "info"\n')
        write(folder / "a.toml", 'extends = "base.toml"\nfail-level = "error"\n')
        write(folder / "b.toml", 'extends = "base.toml"\n')
        write(folder / "zongjie-lint.toml", 'extends = ["a.toml", "b.toml"]\n')
        assert settings(folder / "稿.txt").fail_level == "error"

    def test_the_table_of_a_pyproject_can_be_extended(self, folder):
        write(folder / "pyproject.toml", '[tool.zongjie-lint]\nfail-level = "error"\n')
        write(folder / "drafts" / "zongjie-lint.toml", 'extends = "../pyproject.toml"\n')
        assert settings(folder / "drafts" / "总结.txt").fail_level == "error"


class TestProfileOfAPlugin:
    @pytest.fixture
    def office(self, tmp_path, monkeypatch):
        file = write(
            tmp_path / "plugin" / "office.toml",
            'fail-level = "error"\nexclude = ["归档/"]\n[severity]\nNU25 = "off"\n[vocabulary]\nanonymisations = ["××社区"]\n'
            '[[overrides]]\npaths = ["讲话稿/"]\nkind = "speech"\n',
        )
        profile = Profile("office", Message("某局", "office"), file=file)

        class Office:
            @hookimpl
            def provide_profiles(self):
                return [profile]

        def load(switched_off=()):
            plugins = Plugins(switched_off)
            plugins.add("builtin", __import__("zongjie_lint.builtin", fromlist=["builtin"]))
            plugins.add("office", Office())
            return plugins

        monkeypatch.setattr(options, "load_plugins", load)
        return catalogue_of(load())

    @pytest.mark.parametrize("content", ['profile = "office"\n', 'extends = "office"\n'])
    def test_brings_the_file_that_comes_with_it(self, folder, office, content):
        write(folder / "zongjie-lint.toml", content + '[severity]\nNU26 = "info"\n')
        found = Configurations(lambda: office).settings_at(str(folder / "稿.txt"))
        assert (found.profile, found.fail_level) == ("office", "error")
        assert found.severity == {"NU25": "off", "NU26": "info"}
        assert found.vocabulary.anonymisations == ("××社区",)

    def test_brings_it_where_only_the_command_line_names_it(self, folder, office):
        found = Configurations(lambda: office, options={"profile": "office"}).settings_at(str(folder / "稿.txt"))
        assert found.fail_level == "error"

    def test_what_the_file_of_the_repository_says_goes_before_it(self, folder, office):
        write(folder / "zongjie-lint.toml", 'profile = "office"\nfail-level = "info"\n')
        assert Configurations(lambda: office).settings_at(str(folder / "稿.txt")).fail_level == "info"

    def test_its_overrides_hold_below_the_file_that_names_it(self, folder, office):
        write(folder / "zongjie-lint.toml", 'profile = "office"\n')
        found = Configurations(lambda: office)
        kinds = [found.settings_at(str(folder / path)).kind for path in ("甲.txt", "讲话稿/乙.txt", "丙.txt")]
        assert kinds == [None, "speech", None]
        assert found.is_excluded(str(folder / "归档"), is_folder=True)

    def test_works_on_the_command_line(self, folder, office):
        assert severity(folder, "--profile", "office") == ("错误", 1)


class TestOverrides:
    CONTENT = """
kind = "annual-summary"
[severity]
PH01 = "warning"
[[overrides]]
paths = ["讲话稿/**", "*.md"]
kind = "speech"
severity.PH01 = "info"
[[overrides]]
paths = ["讲话稿/定稿/"]
severity.PH01 = "off"
"""

    @pytest.mark.parametrize(
        ("path", "kind", "level"),
        [
            ("总结.txt", "annual-summary", "warning"),
            ("讲话稿/甲.txt", "speech", "info"),
            ("讲话稿/下级/乙.txt", "speech", "info"),
            ("讲话稿/定稿/丙.txt", "speech", "off"),
            ("深/处/丁.md", "speech", "info"),
            ("深/讲话稿/戊.txt", "annual-summary", "warning"),
        ],
    )
    def test_hold_for_the_documents_that_their_patterns_name_and_the_later_goes_first(self, folder, path, kind, level):
        write(folder / "zongjie-lint.toml", self.CONTENT)
        found = settings(folder / path)
        assert (found.kind, found.severity["PH01"]) == (kind, level)

    def test_a_file_goes_before_the_overrides_of_what_it_extends(self, folder):
        write(folder / "zongjie-lint.toml", self.CONTENT)
        write(folder / "讲话稿" / "zongjie-lint.toml", 'extends = "../zongjie-lint.toml"\nkind = "plan"\n')
        found = settings(folder / "讲话稿" / "甲.txt")
        assert (found.kind, found.severity["PH01"]) == ("plan", "info")

    def test_each_document_has_its_own_severity_and_its_own_fail_level(self, folder):
        write(folder / "drafts" / "讲话.txt", DRAFT)
        write(
            folder / "zongjie-lint.toml",
            'fail-level = "never"\n[[overrides]]\npaths = ["讲话.txt"]\nfail-level = "warning"\nseverity.PH01 = "warning"\n',
        )
        assert severity(folder) == ("错误", 0)
        assert CliRunner().invoke(main, ["check", "--select", "PH01", str(folder / "drafts")]).exit_code == 1
        arguments = ["check", "--select", "PH01", "--fail-level", "error", str(folder / "drafts" / "讲话.txt")]
        assert CliRunner().invoke(main, arguments).exit_code == 0


class TestPrecedence:
    def test_the_command_line_then_config_then_overrides_then_the_file(self, folder):
        path = folder / "总结.txt"
        write(folder / "zongjie-lint.toml", 'fail-level = "error"\n')
        assert settings(path).fail_level == "error"
        write(
            folder / "zongjie-lint.toml", 'fail-level = "error"\n[[overrides]]\npaths=["*.txt"]\nfail-level = "info"\n'
        )
        assert settings(path).fail_level == "info"
        assert settings(path, "fail-level=never").fail_level == "never"
        assert settings(path, "fail-level=never", **{"fail-level": "warning"}).fail_level == "warning"

    @pytest.mark.parametrize(
        ("argument", "expected"),
        [
            ("fail-level=error", "error"),
            ('fail-level="error"', "error"),
            ("fail-level = 'error'", "error"),
        ],
    )
    def test_a_bare_word_is_a_string(self, folder, argument, expected):
        assert settings(folder / "总结.txt", argument).fail_level == expected

    def test_values_may_be_lists_tables_and_numbers(self, folder):
        given = [
            "select=['NU', 'ST07']",
            "severity.NU25=off",
            "rules.ST07.longest=90",
            "rules.one-paragraph.longest=80",
        ]
        found = settings(folder / "总结.txt", *given)
        assert (found.select, dict(found.severity)) == (("NU", "ST07"), {"NU25": "off"})
        assert found.options == {"ST07": {"longest": 80}}

    def test_a_file_that_is_named_replaces_the_search(self, folder):
        write(folder / "zongjie-lint.toml", 'kind = "plan"\n')
        named = write(folder / "elsewhere" / "own.toml", 'fail-level = "error"\nbaseline = "known.json"\n')
        found = settings(folder / "总结.txt", str(named), "fail-level=info")
        assert (found.kind, found.fail_level) == (None, "info")
        assert found.baseline == folder / "elsewhere" / "known.json"

    def test_isolated_leaves_what_was_named(self, folder):
        write(folder / "zongjie-lint.toml", 'kind = "plan"\n')
        configurations = Configurations(lambda: CATALOGUE, ["fail-level=info"], is_isolated=True)
        found = configurations.settings_at(str(folder / "总结.txt"))
        assert (found.kind, found.fail_level) == (None, "info")

    def test_select_on_the_command_line_goes_before_what_a_file_ignores_or_switches_off(self, folder):
        write(folder / "zongjie-lint.toml", 'ignore = ["PH01"]\n')
        assert severity(folder) == ("错误", 1)
        write(folder / "zongjie-lint.toml", '[severity]\nPH = "off"\n')
        assert severity(folder) == ("错误", 1)

    def test_the_severity_of_a_code_goes_before_that_of_its_prefix_and_both_before_the_profile(self, folder):
        write(folder / "zongjie-lint.toml", 'profile = "final"\n[severity]\nunfilled-number = "warning"\nPH = "info"\n')
        assert severity(folder) == ("提醒", 1)


class TestValues:
    def test_every_key_reaches_the_settings(self, folder):
        write(
            folder / "zongjie-lint.toml",
            """
exclude = ["归档/"]
[vocabulary]
indicators = ["亩均效益", ["一般公共预算收入", "财政收入"]]
units = ["架次", { name = "担", base = "公斤", factor = 50 }]
anonymisations = ["××社区"]
[vocabulary.sections]
problems = "短板弱项"
plan = ["明年怎么干", "下步打算"]
[[section]]
role = "work"
titles = ["主要工作"]
share = 0.9
[[rule]]
code = "HR01"
name = "不写圆满"
type = "forbid"
words = "圆满"
""",
        )
        found = settings(folder / "总结.txt")
        assert found.vocabulary.indicators == (("亩均效益",), ("一般公共预算收入", "财政收入"))
        assert found.vocabulary.units == (UnitName("架次"), UnitName("担", "公斤", "50"))
        assert found.vocabulary.sections == (
            SectionWording("problems", ("短板弱项",)),
            SectionWording("plan", ("明年怎么干", "下步打算")),
        )
        assert [(each.role, each.titles, each.share) for each in found.vocabulary.past] == [
            ("work", ("主要工作",), 0.9)
        ]
        assert (found.exclude, found.vocabulary.anonymisations) == (("归档/",), ("××社区",))
        assert [(each.values["code"], each.origin.line) for each in found.rules] == [("HR01", 14)]

    def test_house_rules_add_up_and_one_with_the_same_code_takes_the_place(self, folder):
        rule = '[[rule]]\ncode = "{}"\nname = "不写{}"\ntype = "forbid"\nwords = "{}"\n'
        write(folder / "base.toml", rule.format("HR01", "甲", "甲") + rule.format("HR02", "乙", "乙"))
        write(folder / "zongjie-lint.toml", 'extends = "base.toml"\n' + rule.format("HR02", "丙", "丙"))
        found = settings(folder / "总结.txt")
        assert [(each.values["code"], each.values["words"]) for each in found.rules] == [("HR01", "甲"), ("HR02", "丙")]

    def test_each_key_knows_where_it_was_set(self, folder):
        base = write(folder / "base.toml", '[severity]\nNU25 = "off"\n\n[rules]\nST07.longest = 9\n')
        file = write(folder / "zongjie-lint.toml", 'extends = "base.toml"\nkind = "plan"\n')
        origins = settings(folder / "总结.txt", **{"fail-level": "info"}).origins
        assert {key: (origin.name, origin.line, origin.column) for key, origin in origins.items()} == {
            "severity.NU25": (str(base), 2, 1),
            "rules.ST07.longest": (str(base), 5, 6),
            "kind": (str(file), 2, 1),
            "fail-level": ("--fail-level", None, None),
        }

    def test_options_reach_the_rules(self, folder):
        text = "云岭镇2026年上半年工作总结\n\n" + "全镇上下扎实推进各项工作。" * 9 + "\n"
        path = write(folder / "长.txt", text)
        arguments = ["check", "--format", "concise", "--select", "ST07", "--show-info", str(path)]
        assert "ST07" not in CliRunner().invoke(main, arguments).output
        write(folder / "zongjie-lint.toml", "[rules.ST07]\nlongest = 60\n")
        assert "ST07" in CliRunner().invoke(main, arguments).output

    def test_a_folder_is_searched_without_what_is_excluded_but_a_file_that_is_named_is_checked(self, folder):
        write(folder / "drafts" / "归档" / "旧.txt", DRAFT)
        write(folder / "zongjie-lint.toml", 'exclude = ["归档/", "*草稿*"]\n')
        write(folder / "drafts" / "草稿1.txt", DRAFT)
        done = CliRunner().invoke(main, ["check", "--format", "json", str(folder / "drafts")])
        assert [Path(file["path"]).name for file in json.loads(done.stdout)["files"]] == ["总结.txt"]
        named = CliRunner().invoke(main, ["check", "--format", "json", str(folder / "drafts" / "归档" / "旧.txt")])
        assert len(json.loads(named.stdout)["files"]) == 1

    def test_codes_of_a_plugin_that_is_not_installed_are_said_once_and_no_fault(self, folder):
        write(folder / "zongjie-lint.toml", 'ignore = ["QQ"]\n[severity]\nQX01 = "off"\n')
        done = CliRunner().invoke(main, ["check", str(folder / "drafts"), str(folder / "drafts" / "总结.txt")])
        assert done.exit_code == 1
        assert done.stderr.count("QQ, QX01") == 1

    def test_a_choice_that_leaves_no_rule_ends_the_run_and_names_its_place(self, folder):
        write(folder / "zongjie-lint.toml", 'select = ["PH"]\nignore = ["PH"]\n')
        done = CliRunner().invoke(main, ["check", str(folder / "drafts")])
        assert done.exit_code == 2
        assert "zongjie-lint.toml:2" in done.stderr


def test_fix_takes_its_configuration_from_the_same_file(folder):
    write(folder / "zongjie-lint.toml", 'profile = "nothing"\n')
    assert CliRunner().invoke(main, ["fix", "--diff", str(folder / "drafts")]).exit_code == 2
    assert CliRunner().invoke(main, ["fix", "--diff", "--isolated", str(folder / "drafts")]).exit_code == 0


def test_facts_takes_its_configuration_from_the_same_file(folder):
    path = str(folder / "drafts" / "总结.txt")
    assert "计划" in CliRunner().invoke(main, ["facts", "--config", "kind=plan", path]).output
    assert CliRunner().invoke(main, ["facts", "--config", "kind=plann", path]).exit_code == 2


@pytest.mark.parametrize(("arguments", "imported"), [(["."], False), ([".", "--config", "fail-level=info"], True)])
def test_where_nothing_is_configured_nothing_is_imported_for_it(folder, arguments, imported):
    code = (
        "import sys; from zongjie_lint.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print([name for name in ('pydantic', 'wcmatch', 'tree_sitter') if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=folder / "drafts", capture_output=True, text=True, check=True
    )
    assert done.stderr.splitlines()[-1] == ("['pydantic']" if imported else "[]")


def test_a_configuration_with_a_fault_has_no_settings(folder):
    write(folder / "zongjie-lint.toml", "profile = 3\n")
    with pytest.raises(BrokenConfiguration, match="profile must be a string"):
        settings(folder / "总结.txt")
