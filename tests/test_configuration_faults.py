"""What is wrong with a configuration is said all at once, each fault at its place."""

import re

import pytest
from click.testing import CliRunner

from zongjie_lint.builtin import load_plugins
from zongjie_lint.cli import main
from zongjie_lint.commands.options import catalogue_of
from zongjie_lint.configuration.effective import effective
from zongjie_lint.configuration.fault import BrokenConfiguration
from zongjie_lint.configuration.toml_text import TomlText

CATALOGUE = catalogue_of(load_plugins())


def faults(folder, content, language="zh", name="zongjie-lint.toml"):
    """What is said of a content, each with the line and column."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    try:
        effective(CATALOGUE, [TomlText.at(path)])
    except BrokenConfiguration as broken:
        places = [(fault.place.line, fault.place.column) if fault.place else None for fault in broken.faults]
        return [
            (place, fault.message.in_language(language))
            for place, fault in zip(places, broken.faults, strict=True)
            if fault.name == str(path)
        ]
    return []


WRONG = """profil = "draft"
fail_level = "warning"
select = ["NU", "PH01", "PH99"]
kind = 3
ignore = "PU"

[severity]
NU25 = "of"
NU52 = "off"

[rules.ST07]
longest = "长"
longst = 3

[vocabulary]
indicaters = ["投资"]
units = [{ nam = "架次" }, 3, { name = "担", factor = 0 }]
sections = { problem = "短板" }

[[overrides]]
paths = ["讲话/**"]
root = true
severity = { PH = 1 }

[[section]]
titles = [""]
share = 2
"""


def test_every_fault_of_a_file_is_told_at_once_with_its_place(tmp_path):
    assert faults(tmp_path, WRONG) == [
        ((1, 1), "没有 profil 这一项，是不是 profile？"),
        ((2, 1), "没有 fail_level 这一项，是不是 fail-level？"),
        ((3, 25), "没有规则 PH99，是不是 PH09？"),
        ((4, 8), "kind 应当是一段文字（加引号），写的是 3"),
        ((5, 10), 'ignore 应当是列表，如 ["PU"]，写的是 "PU"'),
        ((8, 8), 'severity.NU25 应当是 "error"、"warning"、"info"、"off" 之一，写的是 "of"'),
        ((9, 1), "没有规则 NU52，是不是 NU25？"),
        ((12, 11), 'rules.ST07.longest 应当是整数，写的是 "长"'),
        ((13, 1), "规则 ST07 没有 longst 这个选项，是不是 longest？"),
        ((16, 1), "没有 indicaters 这一项，是不是 indicators？"),
        ((17, 10), "少了 vocabulary.units[1].name 这一项"),
        ((17, 12), "没有 nam 这一项，是不是 name？"),
        ((17, 26), "vocabulary.units[2] 应当是名称，或 { name = … } 这样的表"),
        ((17, 52), 'vocabulary.units[3].factor 应当是大于零的数，如 50 或 "0.5"'),
        ((18, 14), "没有 problem 这个部分，是不是 problems？"),
        ((22, 1), "没有 root 这一项；它应当写在最前面，在所有 [表名] 之前"),
        ((23, 19), 'overrides[1].severity.PH 应当是 "error"、"warning"、"info"、"off" 之一，写的是 1'),
        ((26, 11), "section[1].titles[1] 不能是空的"),
        ((27, 9), "section[1].share 至多是 1，写的是 2"),
    ]


def test_in_english_too(tmp_path):
    found = faults(tmp_path, WRONG, "en")
    assert found[0] == ((1, 1), "there is no key profil; did you mean profile?")
    assert found[5] == ((8, 8), 'severity.NU25 must be one of "error", "warning", "info" or "off", but is "of"')
    assert [said for _, said in found if re.search(r"[\u4e00-\u9fff]", said.replace("长", ""))] == []


@pytest.mark.parametrize(
    ("content", "place", "said"),
    [
        ("profile = \n", (1, 11), "不是合格的 TOML：这个值写得不对；文字要加英文引号，一行只写一项"),
        ("profile = “final”\n", (1, 11), "这里用了中文标点 “ ；TOML 的引号、等号、逗号和括号要用半角"),
        ('profile ＝ "final"\n', (1, 9), "这里用了中文标点 ＝ ；TOML 的引号、等号、逗号和括号要用半角"),
        ('select = ["NU"，"DT"]\n', (1, 15), "这里用了中文标点 ， ；TOML 的引号、等号、逗号和括号要用半角"),
        ('kind = "plan"\nprofile = "final"\nkind = "plan"\n', (3, 1), "不是合格的 TOML：重复写了同一个键或同一张表；只能留一处"),
        ('[severity]\nNU25 = "off"\n[severity]\n', (3, 2), "不是合格的 TOML：重复写了同一个键或同一张表；只能留一处"),
        ("[severity\n", (1, 10), "不是合格的 TOML：表名的方括号没有合上"),
        ('profile = "final\n', (1, 17), "不是合格的 TOML：引号没有在本行合上"),
        ('baseline = "a\\q"\n', (1, 16), "不是合格的 TOML：反斜杠 \\ 用错了；路径和正则请用单引号，如 'a\\b'"),
        ("profile final\n", (1, 9), "不是合格的 TOML：键后面少了等号"),
        ('级别 = "错误"\n', (1, 1), "“级别”不能直接作键：程序自己的项用英文名，如 code、name、words；要用中文作名称的（如简称对照），加英文引号，写成 \"级别\" = …"),
        ('[rule.pairs]\na县发改委 = "b"\n', (2, 2), "“a县发改委”不能直接作键：程序自己的项用英文名，如 code、name、words；要用中文作名称的（如简称对照），加英文引号，写成 \"a县发改委\" = …"),
        ("本单位的规矩\n", (1, 1), "不是合格的 TOML：这一行不是“键 = 值”，也不是 [表名]；写给人看的话，前面加 #"),
        ("x = " + "[" * 5000, None, "括号套得太深"),
        (b"\xff\xfe", None, "不是 UTF-8 编码；请用记事本另存为 UTF-8"),
    ],
)  # fmt: skip
def test_what_is_no_toml_is_told_in_words_for_people(tmp_path, content, place, said):
    assert faults(tmp_path, content) == [(place, said)]


@pytest.mark.parametrize(
    ("content", "place", "said"),
    [
        ('indicators = ["投资"]\n', (1, 1), "没有 indicators 这一项；它应当写在 [vocabulary] 里"),
        ('[[overrides]]\nkind = "plan"\n', (1, 3), "少了 overrides[1].paths 这一项"),
        ('[[overrides]]\npaths = []\n', (2, 9), "overrides[1].paths 不能是空的"),
        ('exclude = ["# 归档"]\n', (1, 12), "exclude[1] 不是路径的写法（同 .gitignore，如 讲话稿/**）"),
        ('kind = "plam"\n', (1, 8), "没有文种 plam，是不是 plan？"),
        ('kind = "汇报"\n', (1, 8), "没有文种 汇报；可以写 duty-report、government-work-report、budget-report、communique、minutes、plan、speech、half-year-summary、quarterly-summary、annual-summary"),
        ('profile = "fnal"\n', (1, 11), "没有级别方案 fnal，是不是 final？"),
        ("[rules.NU10]\nx = 1\n", (2, 1), "规则 NU10 没有 x 这个选项；这条规则没有选项"),
        ("[rules.ST07]\nlimit = 1\n", (2, 1), "规则 ST07 没有 limit 这个选项；可以写 longest"),
        ("[rules.ST]\nlongest = 1\n", (1, 8), "没有规则 ST，是不是 ST07、ST06？"),
        ("[rules.ST07]\nlongest = true\n", (2, 11), "rules.ST07.longest 应当是整数，写的是 true"),
        ("[rules.ST07]\nlongest = 1.5\n", (2, 11), "rules.ST07.longest 应当是整数，写的是 1.5"),
        ("severity = 'off'\n", (1, 12), '''severity 应当是一张表，写的是 "off"'''),
        ('root = "true"\n', (1, 8), '''root 应当是 true 或 false（不加引号），写的是 "true"'''),
        ('[overrides]\npaths = ["a"]\n', (1, 2), "overrides 可以有几段，要写成双方括号 [[overrides]]"),
        ('[[severity]]\nNU25 = "off"\n', (1, 3), "severity 只有一张，要写成单方括号 [severity]"),
        ('[rules]\nST07 = 9\n', (2, 8), "rules.ST07 应当是一张表，写的是 9"),
        ('NU25 = "off"\n', (1, 1), "没有 NU25 这一项；它应当写在 [severity] 里"),
        ('[tool.zongjie-lint]\nkind = "plan"\n', (1, 2), "没有 tool 这一项；[tool.zongjie-lint] 只用在 pyproject.toml 里，这里直接写各项"),
        ('[severity]\nfail-level = "off"\n', (2, 1), "没有规则 fail-level；它应当写在最前面，在所有 [表名] 之前"),
        ('[[rules]]\ncode = "HR01"\n', (1, 3), "本单位的规则写成 [[rule]]，没有 s"),
        ('"基线" = "a.json"\n', (1, 1), "没有 基线 这一项，是不是 baseline？"),
        ("select = []\n", (1, 10), "select 不能是空的"),
        ("profile = 2026-06-30\n", (1, 11), "profile 应当是一段文字（加引号），写的是 2026-06-30"),
        ('extends = "fnal"\n', (1, 11), "既没有 fnal 这个文件，也没有这个级别方案，是不是 final？"),
        ('extends = ["draft", "../上级.toml"]\n', (1, 21), "找不到 ../上级.toml"),
        ('extends = "zongjie-lint.toml"\n', (1, 11), "互相引用，绕成了圈：zongjie-lint.toml"),
    ],
)  # fmt: skip
def test_what_is_wrong_and_what_may_have_been_meant(tmp_path, content, place, said):
    assert faults(tmp_path, content) == [(place, said)]


def test_places_of_a_pyproject_are_those_of_the_file(tmp_path):
    content = '[project]\nname = "稿"\n\n[tool.zongjie-lint]\nprofil = "final"\nseverity = { "NU25" = 1 }\n'
    assert [place for place, _ in faults(tmp_path, content, name="pyproject.toml")] == [(5, 1), (6, 23)]
    assert faults(tmp_path, "[tool]\nzongjie-lint = 3\n", name="pyproject.toml") == [((2, 16), "[tool.zongjie-lint] 应当是一张表")]  # fmt: skip


def test_faults_of_every_file_of_the_chain_come_together(tmp_path):
    (tmp_path / "a.toml").write_text('extends = "b.toml"\nkind = 1\n', encoding="utf-8")
    (tmp_path / "b.toml").write_text("profile = \n", encoding="utf-8")
    path = tmp_path / "zongjie-lint.toml"
    path.write_text('extends = ["a.toml", "no/c.toml"]\nlang = "zh"\n', encoding="utf-8")
    with pytest.raises(BrokenConfiguration) as broken:
        effective(CATALOGUE, [TomlText.at(path)])
    assert [fault.heading.removeprefix(f"{tmp_path}/") for fault in broken.value.faults] == [
        "a.toml:2:8",
        "b.toml:1:11",
        "zongjie-lint.toml:1:22",
        "zongjie-lint.toml:2:1",
    ]


def test_a_circle_of_files_is_told_where_it_closes(tmp_path):
    (tmp_path / "a.toml").write_text('extends = "zongjie-lint.toml"\n', encoding="utf-8")
    path = tmp_path / "zongjie-lint.toml"
    path.write_text('extends = "a.toml"\n', encoding="utf-8")
    with pytest.raises(BrokenConfiguration) as broken:
        effective(CATALOGUE, [TomlText.at(path)])
    assert [(fault.heading, fault.message.zh) for fault in broken.value.faults] == [
        (f"{tmp_path}/a.toml:1:11", "互相引用，绕成了圈：zongjie-lint.toml")
    ]


class TestCommandLine:
    @pytest.fixture
    def here(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        (tmp_path / ".git").mkdir()
        (tmp_path / "总结.txt").write_text("云岭镇2026年上半年工作总结\n\n各项工作有序推进。\n", encoding="utf-8")
        return tmp_path

    @pytest.mark.parametrize("command", [["check"], ["fix"], ["fix", "--diff"], ["facts"], ["config"]])
    def test_a_fault_ends_every_command_with_status_2_and_writes_nothing(self, here, command):
        (here / "zongjie-lint.toml").write_text('profil = "draft"\nkind = 3\n', encoding="utf-8")
        before = (here / "总结.txt").read_bytes()
        done = CliRunner().invoke(main, [*command, "总结.txt"])
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr == (
            "zongjie-lint.toml:1:1: 没有 profil 这一项，是不是 profile？\n"
            '   1 │ profil = "draft"\n'
            "     │ ^^^^^^\n"
            "zongjie-lint.toml:2:8: kind 应当是一段文字（加引号），写的是 3\n"
            "   2 │ kind = 3\n"
            "     │        ^\n"
        )
        assert (here / "总结.txt").read_bytes() == before

    def test_the_mark_stands_below_the_place_whatever_stands_before(self, here):
        (here / "zongjie-lint.toml").write_text('\tignore = ["本单位不用的规则", "PH99"]\n', encoding="utf-8")
        done = CliRunner().invoke(main, ["总结.txt"])
        assert '   1 │     ignore = ["本单位不用的规则", "PH99"]\n' in done.stderr
        assert f"     │ {' ' * 34}^^^^^^\n" in done.stderr

    def test_of_a_long_line_what_stands_around_the_place_is_shown(self, here):
        codes = ", ".join(['"NU01"'] * 200)
        (here / "zongjie-lint.toml").write_text(f'ignore = [{codes}, "PH99", {codes}]\n', encoding="utf-8")
        shown = CliRunner().invoke(main, ["总结.txt"]).stderr.splitlines()
        assert len(shown) == 3
        assert shown[1].index('"PH99"') == shown[2].index("^")
        assert max(map(len, shown)) < 120

    @pytest.mark.parametrize(
        ("argument", "said"),
        [
            ("severity.PH01=of", '--config severity.PH01=of: severity.PH01 应当是 "error"'),
            ("nothing.toml", "--config nothing.toml: 没有这个文件"),
            ("fail-level", "--config fail-level: 没有这个文件；单项设置写成 键=值"),
            ("fail-level=", "--config fail-level=: fail-level 应当是"),
            ("=3", "--config =3: 不是合格的 TOML"),
            ("profle=final", "--config profle=final: 没有 profle 这一项，是不是 profile？"),
        ],
    )
    def test_a_value_that_cannot_be_used_is_told(self, here, argument, said):
        done = CliRunner().invoke(main, ["总结.txt", "--config", argument])
        assert done.exit_code == 2
        assert done.stderr.startswith(said)

    def test_two_files_cannot_be_given(self, here):
        for name in ("a.toml", "b.toml"):
            (here / name).write_text("", encoding="utf-8")
        done = CliRunner().invoke(main, ["总结.txt", "--config", "a.toml", "--config", "b.toml"])
        assert (done.exit_code, done.stderr) == (2, "--config b.toml: 只能写一个配置文件（已有 a.toml）\n")
