"""Files of house rules as an office writes them: tried, used, and refused with the place of what is wrong."""

import json
import re
import tomllib
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from zongjie_lint.cli import main
from zongjie_lint.configuration import rule_values
from zongjie_lint.configuration.rule_table import RuleModel

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "docs" / "pages" / "zongjie-lint.schema.json"
OFFICE = ROOT / "examples" / "本单位规则.toml"
GUIDE = (ROOT / "docs" / "pages" / "house-rules.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```toml\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
DRAFT = "澜湖县供销社2025年工作总结\n\n我们圆满完成任务，会同县发改委建网点。\n"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    (tmp_path / "稿.txt").write_text(DRAFT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(main, list(map(str, arguments)))


def written(folder, text, name="规则.toml"):
    (folder / name).write_text(text, encoding="utf-8")
    return name


def rule(**keys):
    keys = {"code": '"HR01"', "name": '"不写圆满完成"', "type": '"禁用"', "words": '"圆满完成"', **keys}
    return "[[rule]]\n" + "".join(f"{key.replace('_', '-')} = {value}\n" for key, value in keys.items() if value)


class TestTheOfficesFile:
    def test_ten_rules_pass_their_examples(self):
        result = run("test", OFFICE, "--strict")
        assert result.exit_code == 0
        assert "10 条规则" in result.stdout
        assert "全部通过" in result.stdout

    @pytest.mark.parametrize(
        ("right", "wrong", "column", "said"),
        [
            ('type = "统一"', 'type = "一致"', 8, "可以写 forbid"),
            ('scope = "小标题"', 'scope = "小标提"', 9, "是不是“小标题”"),
            ("at-most = 20", 'at-most = "20"', 11, "整数"),
            ('code = "HR08"', 'code = "NU08"', 8, "NU 是已安装的规则用的字母"),
            ('code = "HR08"', 'code = "HR07"', 8, "用了两次"),
            ('code = "HR08"', 'code = "hr8"', 8, "两个大写字母加两位数字"),
            ("needs-first = true", "needs-frist = true", 1, "needs-first"),
            ('words = "鹿溪区应急管理局"', "pattern = '鹿溪区(应急管理局'", 21, "少了右括号"),
            ('words = "鹿溪区应急管理局"', "words = “鹿溪区应急管理局”", 9, "中文标点"),
            ('prefer = "万元"', 'prefer = "元"', 10, "words 里的一个词"),
        ],
    )
    def test_a_wrong_one_among_them_is_told_with_line_and_column(self, folder, right, wrong, column, said):
        text = OFFICE.read_text(encoding="utf-8")
        assert text.count(right) == 1
        before = text[: text.index(right)]
        name = written(folder, text.replace(right, wrong))
        for command in (["test"], ["check", "稿.txt", "--config"]):
            result = run(*command, name)
            assert result.exit_code == 2
            assert f"{name}:{before.count(chr(10)) + 1}:{column}: " in result.stderr
            assert said in result.stderr
            assert result.stdout == ""

    def test_all_that_is_wrong_is_told_at_once(self, folder):
        text = OFFICE.read_text(encoding="utf-8").replace('type = "替换"', 'type = "换"').replace("each = ", "eech = ")
        assert len(re.findall(r"^规则\.toml:\d+:\d+: ", run("test", written(folder, text)).stderr, re.MULTILINE)) == 4


class TestFaults:
    @pytest.mark.parametrize(
        ("keys", "said"),
        [
            ({"words": None}, "还缺 words / pattern"),
            ({"words": "[]"}, "词不能是空的"),
            ({"words": '["甲", 3]'}, "词的列表"),
            ({"words": '""'}, "词不能是空的"),
            ({"words": f'"{"甲" * 101}"'}, "太长"),
            ({"words": '"甲\\n乙"'}, "跨行"),
            ({"pattern": "'甲'"}, "只能写一样"),
            ({"words": None, "pattern": "'甲*'"}, "处处都报"),
            ({"words": None, "pattern": f"'{'甲' * 501}'"}, "最多 500 个"),
            ({"words": None, "pattern": "'[甲'"}, "右方括号"),
            ({"words": None, "pattern": "'甲{3,1}'"}, "pattern 写错了"),
            ({"at_most": "3"}, "用不上 at-most"),
            ({"type": '"次数"'}, "还缺 at-least / at-most"),
            ({"type": '"次数"', "at_most": "-1"}, "不能小于 0"),
            ({"type": '"次数"', "at_least": "3", "at_most": "2"}, "比 at-most 还大"),
            ({"type": '"顺序"'}, "至少写两个不同的词"),
            ({"type": '"统一"', "words": '["甲", "甲"]'}, "至少写两个不同的词"),
            ({"type": '"替换"'}, "改成什么"),
            ({"type": '"替换"', "with": '"圆满完成"'}, "改成的还是"),
            ({"type": '"替换"', "words": None, "with": '"乙"', "pairs": '{ "甲" = "乙" }'}, "只能写一样"),
            ({"type": '"替换"', "words": None, "pattern": "'(甲)'", "with": r"'\2'"}, "引用了没有的括号"),
            ({"type": '"替换"', "words": None, "pattern": "'(甲)'", "with": r"'\g<乙>'"}, "with 写错了"),
            ({"type": '"替换"', "words": None, "pattern": "'(甲)'", "with": r"'\q'"}, "反斜杠"),
            ({"type": '"字数"', "at_most": "3"}, "用不上 words"),
            ({"message": '"{found.__class__}"'}, "花括号"),
            ({"message": '"{found:>99999999}"'}, "花括号"),
            ({"message": '"{count}"'}, "花括号里只能写 {found}"),
            ({"message": '"{"'}, "花括号"),
            ({"message": '{ zh = "甲" }'}, "en"),
            ({"name": '"不写 圆满"'}, "不要有空格"),
            ({"name": '"half-sum-mismatch"', "code": None}, "code"),
            ({"severity": '"严重"'}, "error（错误）"),
            ({"kinds": '"总结"'}, "年度总结"),
            ({"scope": '"句"', "each": '"段"'}, "each 就不用写了"),
            ({"each": '"并列"'}, "只用于 order"),
            ({"bad": '["⟦圆满完成"]'}, "没有成对"),
            ({"bad": '["圆⟧满⟦完成"]'}, "没有成对"),
            ({"good": '["⟦圆满⟧"]'}, "正例里不能有"),
            ({"bad": "3"}, "例子的列表"),
            ({"bad": '[{ text = "圆满完成", becomes = "完成" }]'}, "becomes 只用于"),
            ({"word": '"甲"'}, "words"),
        ],
    )
    def test_each_is_said_in_plain_words(self, folder, keys, said):
        result = run("test", written(folder, rule(**keys)))
        assert result.exit_code == 2
        assert said in result.stderr
        assert "Traceback" not in result.output
        assert "Input should be" not in result.stderr

    def test_keys_below_the_table_of_pairs_are_no_words_to_replace(self, folder):
        text = rule(type='"替换"', words=None) + '[rule.pairs]\n"甲" = "乙"\nseverity = "错误"\nbad = ["甲"]\n'
        result = run("test", written(folder, text))
        assert result.exit_code == 2
        assert "severity、bad 写在了 [rule.pairs] 下面" in result.stderr

    @pytest.mark.parametrize("line", ['代号 = "HR01"', '  名称= "甲"'])
    def test_a_key_in_chinese_is_told_to_be_english(self, folder, line):
        result = run("test", written(folder, f"[[rule]]\n{line}\n"))
        assert result.exit_code == 2
        assert f"“{line.split('=')[0].strip()}”不能直接作键：程序自己的项用英文名" in result.stderr

    def test_a_name_that_an_installed_rule_has(self, folder):
        installed = json.loads(run("rules", "--format", "json").stdout)
        taken = installed[0]["name"]
        result = run("test", written(folder, rule(name=f'"{taken}"')))
        assert (result.exit_code, "已经是" in result.stderr) == (2, True)

    @pytest.mark.parametrize("name", ["没有.toml", "稿.txt"])
    def test_what_is_no_file_of_rules(self, name):
        assert run("test", name).exit_code == 2

    def test_a_folder_is_said_to_be_one(self, folder):
        result = run("test", str(folder))
        assert (result.exit_code, "是文件夹" in result.stderr) == (2, True)

    def test_a_file_without_rules_is_no_success(self, folder):
        result = run("test", written(folder, 'profile = "final"\n'))
        assert (result.exit_code, "没有规则可试" in result.stderr) == (2, True)


class TestTrial:
    def test_what_is_marked_and_what_is_found_are_both_shown(self, folder):
        result = run("test", written(folder, rule(bad='["已⟦圆满完成任务⟧。", "没有这个词。"]', good='["圆满完成"]')))
        assert result.exit_code == 1
        assert result.stdout == (
            "规则.toml\n\n"
            "✗ HR01 不写圆满完成                                                         提醒  错例 2，正例 1\n"
            "  ✗ 错例  报的地方和标的不一样\n"
            "    标的  已圆满完成任务。\n"
            "          　^^^^^^^^^^^^\n"
            "    报的  已圆满完成任务。\n"
            "          　^^^^^^^^\n"
            "          → 不写“圆满完成”\n"
            "  ✗ 错例  应当报，没有报\n"
            "    报的  （没有）\n"
            "  ✗ 正例  不该报，报了\n"
            "    报的  圆满完成\n"
            "          ^^^^^^^^\n"
            "          → 不写“圆满完成”\n\n"
            "1 条规则，3 个例子，3 个不对\n"
        )

    @pytest.mark.parametrize(
        ("keys", "lacks"),
        [({}, "没有例子"), ({"bad": '"圆满完成"'}, "没有正例"), ({"good": '"完成"'}, "没有错例")],
    )
    def test_examples_that_are_missing_are_told_and_fail_where_that_is_asked_for(self, folder, keys, lacks):
        name = written(folder, rule(**keys))
        assert (run("test", name).exit_code, run("test", name, "--strict").exit_code) == (0, 1)
        assert lacks in run("test", name).stdout

    def test_a_word_that_looks_like_several_is_doubted_until_an_example_shows_it(self, folder):
        said = "是一个词，连着写了才算"
        assert said in run("test", written(folder, rule(words='"圆满完成、圆满成功"'))).stdout
        assert said not in run("test", written(folder, rule(words='["圆满完成", "圆满成功"]'))).stdout
        shown = rule(words='"稳中求进、以进促稳"', bad='"坚持稳中求进、以进促稳。"')
        assert said not in run("test", written(folder, shown)).stdout

    def test_what_a_replacement_comes_to(self, folder):
        keys = {"type": '"替换"', "with": '"完成"', "good": '"完成"'}
        right, wrong = (f'[{{ text = "圆满完成任务", becomes = "{word}任务" }}]' for word in ("完成", "做完"))
        assert run("test", written(folder, rule(**keys, bad=right))).exit_code == 0
        result = run("test", written(folder, rule(**keys, bad=wrong)))
        assert (result.exit_code, "应当改成“做完任务”，改成了“完成任务”" in result.stdout) == (1, True)

    def test_a_program_can_read_it(self, folder):
        result = run("test", "--format", "json", written(folder, rule(bad='"已⟦圆满完成⟧。"', good='"完成"')))
        content = json.loads(result.stdout)
        (one,) = content["files"][0]["rules"]
        assert content["summary"] == {"rules": 1, "examples": 2, "failures": 0, "without_examples": []}
        assert one["examples"][0]["found"] == [{"start": 1, "end": 5, "text": "圆满完成", "message": "不写“圆满完成”"}]

    def test_without_a_name_the_configuration_of_the_folder_is_tried(self, folder):
        assert run("test").exit_code == 2
        written(folder, rule(bad='"圆满完成"', good='"完成"'), "zongjie-lint.toml")
        assert run("test").exit_code == 0

    def test_a_slow_pattern_fails_its_example(self, folder):
        text = rule(words=None, pattern="'(?:(?:圆|圆圆|圆圆圆)+)+完'", bad=f'"{"圆" * 3000}"', good='"完成"')
        result = run("test", written(folder, text))
        assert (result.exit_code, "太慢" in result.stdout) == (1, True)


class TestUse:
    @pytest.mark.parametrize(
        ("options", "found"),
        [
            ([], True),
            (["--select", "HR"], True),
            (["--select", "HR01"], True),
            (["--select", "不写圆满完成"], True),
            (["--ignore", "HR01"], False),
            (["--ignore", "不写圆满完成"], False),
            (["--config", "severity.HR01=off"], False),
            (["--select", "PH"], False),
            (["--isolated"], False),
        ],
    )
    def test_it_is_chosen_like_any_other(self, folder, options, found):
        written(folder, rule(), "zongjie-lint.toml")
        result = run("check", "稿.txt", "--format", "concise", *options)
        assert ("HR01" in result.stdout) is found, result.output
        assert result.exit_code != 2

    @pytest.mark.parametrize("choice", ["HR99", "没有这条", "HX", "NU99"])
    def test_one_that_is_not_there_is_an_error(self, folder, choice):
        written(folder, rule(), "zongjie-lint.toml")
        for option in ("--select", "--ignore"):
            result = run("check", "稿.txt", option, choice)
            assert (result.exit_code, choice in result.stderr) == (2, True)

    def test_files_add_up_and_the_nearer_goes_before(self, folder):
        written(folder, rule() + rule(code='"HR02"', name='"不写会同"', words='"会同"'), "市局.toml")
        written(folder, 'extends = "市局.toml"\n' + rule(name='"不写任务"', words='"任务"'), "zongjie-lint.toml")
        result = run("check", "稿.txt", "--select", "HR", "--format", "concise")
        assert re.findall(r"HR\d\d \S+ (.*)", result.stdout) == ["不写“任务”", "不写“会同”"]

    def test_only_documents_that_an_override_is_for(self, folder):
        (folder / "讲话.txt").write_text(DRAFT, encoding="utf-8")
        text = '[[overrides]]\npaths = ["讲话.txt"]\n' + rule().replace("[[rule]]", "[[overrides.rule]]")
        written(folder, text, "zongjie-lint.toml")
        result = run("check", "稿.txt", "讲话.txt", "--format", "concise")
        assert "讲话.txt:3:3: HR01" in result.stdout
        assert not re.search(r"^稿\.txt.*HR01", result.stdout, re.MULTILINE)

    @pytest.mark.parametrize("command", [["rules"], ["explain", "HR01"], ["explain", "不写圆满完成"]])
    def test_it_is_listed_and_explained(self, folder, command):
        written(folder, rule(why='"局长办公会定的。"'), "zongjie-lint.toml")
        result = run(*command)
        assert result.exit_code == 0
        assert "HR01" in result.stdout
        assert "全文：不写“圆满完成”。" in result.stdout or command == ["rules"]
        assert result.stdout.splitlines()[0].count("不写圆满完成") <= 1

    def test_installed_rules_are_explained_whatever_the_configuration(self, folder):
        written(folder, "[[rule]]\n", "zongjie-lint.toml")
        assert run("explain", "PH01", "--isolated").exit_code == 0
        assert run("explain", "HR01").exit_code == 2

    def test_the_options_of_a_check_may_come_first(self, folder):
        assert "HR01" in run("--config", written(folder, rule()), "稿.txt").stdout

    def test_fix_makes_the_edits(self, folder):
        written(folder, rule(type='"替换"', words='"县发改委"', **{"with": '"县发展改革委"'}), "zongjie-lint.toml")
        run("fix", "稿.txt")
        assert "县发改委" in (folder / "稿.txt").read_text(encoding="utf-8")
        run("fix", "稿.txt", "--unsafe-fixes")
        assert "县发展改革委" in (folder / "稿.txt").read_text(encoding="utf-8")


def test_the_published_schema_allows_what_is_allowed():
    schema = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert [each.message for each in schema.iter_errors(tomllib.loads(OFFICE.read_text(encoding="utf-8")))] == []
    assert [each.message for each in schema.iter_errors(tomllib.loads("\n".join(BLOCKS)))] == []
    assert not schema.is_valid(tomllib.loads(rule(type='"禁止"')))
    assert not schema.is_valid(tomllib.loads(rule(word='"甲"')))


class TestGuide:
    def test_every_example_in_it_holds(self, folder):
        assert len(BLOCKS) >= 10
        result = run("test", "--strict", written(folder, "\n".join(BLOCKS)))
        assert result.exit_code == 0, result.output

    @pytest.mark.parametrize(
        "names",
        [
            rule_values.TYPES,
            rule_values.PLACES,
            rule_values.ROLES,
            rule_values.UNITS,
            rule_values.SEVERITIES,
            rule_values.FIXES,
            rule_values.KINDS,
        ],
    )
    def test_it_has_every_value_in_both_languages(self, names):
        table = GUIDE[GUIDE.index("## 中英文对照") :]
        assert [name for both in names.items() for name in both if not re.search(rf"(?<=\s){name}(?=\s)", table)] == []

    def test_it_explains_every_key(self):
        keys = {field.alias or name for name, field in RuleModel.model_fields.items()}
        assert {key for key in keys if key not in GUIDE} == set()
