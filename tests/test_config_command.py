"""`zongjie-lint config`: the value and the origin of each key, and the schema of configuration files."""

import json
import re
import tomllib

import jsonschema
import pytest
from click.testing import CliRunner
from written_pages import ROOT, agrees

from zongjie_lint.builtin import provide_profiles, provide_rules
from zongjie_lint.cli import main
from zongjie_lint.configuration.catalogue import Catalogue, RuleEntry
from zongjie_lint.configuration.effective import effective
from zongjie_lint.configuration.fault import BrokenConfiguration
from zongjie_lint.configuration.schema import json_schema
from zongjie_lint.configuration.toml_text import TomlText
from zongjie_lint.facts.report_kind import KINDS
from zongjie_lint.facts.role import Role

OURS = Catalogue(
    tuple(
        RuleEntry(rule.code, rule.name, rule.option_types())
        for rule in sorted(provide_rules(), key=lambda rule: rule.code)
    ),
    {profile.name: profile.file for profile in provide_profiles()},
    tuple(kind.key for kind in KINDS),
    tuple(Role),
)
"""What there is without any plugin but the built-in one."""


def run(*arguments):
    return CliRunner().invoke(main, ["config", *arguments])


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "讲话稿").mkdir()
    (tmp_path / "base.toml").write_text('ignore = ["PU"]\n[rules.ST07]\nlongest = 1200\n', encoding="utf-8")
    (tmp_path / "zongjie-lint.toml").write_text(
        'extends = ["draft", "base.toml"]\nfail-level = "error"\n\n[[overrides]]\npaths = ["讲话稿/"]\nkind = "speech"\n',
        encoding="utf-8",
    )
    return tmp_path


class TestTable:
    def test_says_what_is_to_be_known_of_the_draft_first(self, here):
        (here / "zongjie-lint.toml").write_text('exclude = ["归档/"]\n', encoding="utf-8")
        (here / "归档" / "2017年").mkdir(parents=True)
        (here / "归档" / "2017年" / "甲.txt").write_text("甲", encoding="utf-8")
        (here / "乙.txt").write_text("乙", encoding="utf-8")
        assert "exclude 里，检查文件夹时跳过" in run("归档/2017年/甲.txt").stdout
        assert "exclude 里" in run("归档").stdout
        assert "没有这个文件" in run("无.txt").stdout
        for named in (run("乙.txt"), run()):
            assert "没有这个文件" not in named.stdout
            assert "exclude 里" not in named.stdout
        assert [each["en"] for each in json.loads(run("无.txt", "--format", "json").stdout)["remarks"]] != []

    def test_shows_each_key_with_its_value_and_origin(self, here):
        done = run("讲话稿/甲.txt")
        assert done.exit_code == 0
        lines = [line.split() for line in done.stdout.splitlines()]
        assert lines[0] == ["讲话稿/甲.txt", "的配置"]
        assert lines[1] == ["配置文件", "zongjie-lint.toml", "←", "base.toml"]
        for row in (
            ["profile", '"draft"', "zongjie-lint.toml:1"],
            ["kind", '"speech"', "zongjie-lint.toml:6"],
            ["ignore", '["PU"]', "base.toml:1"],
            ["rules.ST07.longest", "1200", "base.toml:3"],
            ["fail-level", '"error"', "zongjie-lint.toml:2"],
            ["select", "全部", "默认"],
        ):
            assert row in lines

    def test_without_a_file_it_is_that_of_the_folder(self, here):
        assert ["kind", "自动识别", "默认"] in [line.split() for line in run().stdout.splitlines()]
        assert ["kind", '"speech"', "zongjie-lint.toml:6"] in [
            line.split() for line in run("讲话稿").stdout.splitlines()
        ]

    def test_where_nothing_is_configured_it_says_so(self, here):
        done = run("--isolated")
        assert (done.exit_code, "没有配置文件，全部用默认值。" in done.stdout) == (0, True)
        assert "There is no configuration file" in run("--isolated", "--lang", "en").stdout

    def test_options_are_origins_too(self, here):
        lines = [line.split() for line in run("--kind", "plan", "--config", "fail-level=info").stdout.splitlines()]
        assert ["kind", '"plan"', "--kind"] in lines
        assert ["fail-level", '"info"', "--config", "fail-level=info"] in lines

    def test_a_long_list_is_set_line_by_line(self, here):
        titles = [f"××第{n}社区居民委员会" for n in range(9)]
        (here / "zongjie-lint.toml").write_text(f"vocabulary.anonymisations = {titles}\n", encoding="utf-8")
        shown = run().stdout
        assert [title for title in titles if title not in shown] == []
        assert max(map(len, shown.splitlines())) <= 100


class TestJson:
    def test_is_for_programs(self, here):
        found = json.loads(run("讲话稿/甲.txt", "--format", "json").stdout)
        assert (found["path"], found["files"]) == ("讲话稿/甲.txt", ["zongjie-lint.toml", "base.toml"])
        assert found["root"] == str(here)
        assert found["values"]["rules.ST07.longest"] == {
            "value": 1200,
            "origin": {"name": "base.toml", "line": 3, "column": 1},
        }

    def test_counts_the_rules_that_judge(self, here):
        before = json.loads(run("--format", "json").stdout)["rules"]
        off = json.loads(run("--format", "json", "--config", "severity.NU25=off").stdout)["rules"]
        assert off == before - 1


class TestSchema:
    SCHEMA = json_schema(OURS)

    def test_the_published_one_is_that_of_the_model(self):
        agrees("docs/pages/zongjie-lint.schema.json", json.dumps(self.SCHEMA, ensure_ascii=False, indent=2) + "\n")

    def test_is_printed(self, here):
        printed = json.loads(run("--schema").stdout)
        assert printed["properties"].keys() == self.SCHEMA["properties"].keys()

    def test_is_a_schema(self):
        jsonschema.Draft202012Validator.check_schema(self.SCHEMA)

    @pytest.mark.parametrize(
        ("content", "is_right"),
        [
            ("", True),
            ('extends = "draft"\nselect = ["NU", "DT01"]\n[severity]\nNU25 = "off"\nPH = "info"\n', True),
            ('extends = ["draft", "base.toml"]\nroot = true\nexclude = ["归档/"]\n', True),
            ('[[overrides]]\npaths = ["a/**"]\nkind = "speech"\nrules.ST07.longest = 9\n', True),
            ('[vocabulary]\nindicators = ["甲", ["乙", "丙"]]\nunits = ["架次", { name = "担", factor = 50 }]\n', True),
            ('[vocabulary.sections]\nproblems = "短板"\nplan = ["打算"]\n', True),
            ('[[section]]\nrole = "plan"\ntitles = ["打算"]\nlevel = 2\nshare = 1\n', True),
            ('profil = "draft"\n', False),
            ('kind = "plam"\n', False),
            ("select = 'NU'\n", False),
            ("select = []\n", False),
            ('[severity]\nNU25 = "of"\n', False),
            ("[rules.ST07]\nlongest = '长'\n", False),
            ("[rules.ST07]\nlongst = 3\n", False),
            ('[[overrides]]\nkind = "speech"\n', False),
            ("[vocabulary]\nunits = [{ nam = 'x' }]\n", False),
            ("[vocabulary.sections]\nproblem = 'x'\n", False),
            ("[[section]]\nrole = 'plan'\ntitles = ['打算']\nshare = 2\n", False),
        ],
    )
    def test_agrees_with_what_is_accepted(self, tmp_path, content, is_right):
        (tmp_path / "base.toml").write_text("", encoding="utf-8")
        path = tmp_path / "zongjie-lint.toml"
        path.write_text(content, encoding="utf-8")
        assert jsonschema.Draft202012Validator(self.SCHEMA).is_valid(tomllib.loads(content)) is is_right
        try:
            effective(OURS, [TomlText.at(path)])
        except BrokenConfiguration:
            assert not is_right
        else:
            assert is_right


class TestPageForUsers:
    PAGE = ROOT.joinpath("docs/pages/configuration.md").read_text(encoding="utf-8")
    RIGHT, WRONG = [], []
    for block in re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL):
        (WRONG if "profil =" in block else RIGHT).append(block)

    def test_names_every_key(self):
        keys = TestSchema.SCHEMA["properties"]
        assert [key for key in keys if f"`{key}`" not in self.PAGE and f"[{key}" not in self.PAGE] == []

    def test_its_examples_are_accepted(self, tmp_path):
        assert len(self.RIGHT) == 4
        for block in self.RIGHT:
            path = tmp_path / "zongjie-lint.toml"
            path.write_text(block, encoding="utf-8")
            effective(OURS, [TomlText.at(path)])
            assert jsonschema.Draft202012Validator(TestSchema.SCHEMA).is_valid(tomllib.loads(block))

    def test_the_wrong_one_is_refused_as_it_says(self, here):
        (here / "zongjie-lint.toml").write_text(self.WRONG[0], encoding="utf-8")
        (here / "半年总结.txt").write_text("半年总结\n", encoding="utf-8")
        refused = CliRunner().invoke(main, ["半年总结.txt"]).stderr
        assert refused
        assert f"$ zongjie-lint 半年总结.txt\n{refused}```" in self.PAGE

    def test_every_option_of_config_on_it_is_one(self, here):
        for line in re.findall(r"^\$ zongjie-lint config (.*?)(?: >.*)?$", self.PAGE, re.MULTILINE):
            assert run(*line.split()).exit_code == 0
