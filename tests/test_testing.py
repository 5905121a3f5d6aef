"""The kit for authors of plugins: it passes what is right, and of what is wrong it says what to do."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from zongjie_lint.builtin import load_plugins, provide_readers
from zongjie_lint.diagnostic import Edit, Fix, Severity
from zongjie_lint.message import Message
from zongjie_lint.plugins import hookimpl
from zongjie_lint.profile import Profile
from zongjie_lint.readers.text import TextReader
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.source import Source, Stretch, UnreadableSource
from zongjie_lint.span import Span
from zongjie_lint.testing import (
    check_fixes,
    check_plugin,
    check_reader,
    check_reporter,
    check_rule,
    check_text,
    faults_of,
)

ROOT = Path(__file__).parents[1]
DOCUMENTS = ROOT / "tests" / "documents"
READERS = {suffix: reader for reader in provide_readers() for suffix in reader.suffixes}


@dataclass(frozen=True)
class HighTide(Rule):
    """潮位写成了“高潮”。

    ## 查什么
    港口的材料里说潮位，写了“高潮”。

    ## 为什么
    读的人会想到别的意思。

    ## 怎么改
    写“高潮位”。
    """

    code = "GK01"
    name = "high-tide"
    title = Message("潮位写法", "high tide")
    severity = Severity.WARNING
    basis = "实务"
    message = Message("“{found}”说的是潮位", "“{found}” is a level of water")
    advice = Message("写“高潮位”。", "Write 高潮位.")
    examples = (
        Bad("⟦高潮⟧时停止装卸作业。"),
        Good("高潮位时停止装卸作业。"),
    )
    replacement: str = "高潮位"

    def check(self, document):
        start = document.folded.find("高潮")
        while start >= 0:
            span = Span(start, start + 2)
            if document.folded[span.end : span.end + 1] != "位":
                yield self.report(span, found="高潮", fix=Fix("safe", (Edit(span, self.replacement),)))
            start = document.folded.find("高潮", span.end)


def changed(**attributes):
    """The rule with something about it wrong."""
    return dataclass(frozen=True)(type("Wrong", (HighTide,), {"__doc__": HighTide.__doc__, **attributes}))


PAGE = HighTide.__doc__


class TestRules:
    def test_a_complete_rule_passes(self):
        check_rule(HighTide)

    @pytest.mark.parametrize(
        ("attributes", "advice"),
        [
            ({"code": "gk1"}, "两个大写字母加两位数字"),
            ({"name": "HighTide"}, "小写英文单词用连字符"),
            ({"severity": "warning"}, "Severity.ERROR"),
            ({"basis": " "}, "basis 要写明依据"),
            ({"title": Message("潮位写法", "")}, "title 要有中英文两种"),
            ({"advice": "写“高潮位”。"}, "advice 要有中英文两种"),
            ({"message": Message("high tide", "high tide")}, "message 的第一种应当是中文"),
            ({"message": Message("“{found}”不对", "“{text}” is wrong")}, "英文要填 text，中文要填的却是 found"),
            ({"__doc__": PAGE.replace("## 为什么", "## 缘由")}, "依次是 ## 查什么、## 为什么、## 怎么改"),
            ({"__doc__": PAGE.replace("读的人会想到别的意思。", "")}, "“## 为什么”下面没有写"),
            ({"__doc__": PAGE[PAGE.index("## 查什么") :]}, "第一行用一句话说明"),
            ({"__doc__": None}, "第一行用一句话说明"),
            ({"examples": (Bad("⟦高潮⟧时停航。"),)}, "至少要有一个 Good"),
            ({"examples": (Good("高潮位时停航。"),)}, "至少要有一个 Bad"),
            ({"examples": (Bad("高潮时停航。"), Good("高潮位时停航。"))}, "用 ⟦ ⟧ 标出要报的地方"),
            ({"examples": (Bad("⟦高潮⟧时停航。"), Good("⟦高潮位⟧时停航。"))}, "Good 例子里不该有 ⟦ ⟧"),
            ({"examples": (Bad("⟦高潮⟧时停航。"), Good("全年引航三百艘次。"))}, "没有对应的 Good"),
            ({"examples": (*HighTide.examples, HighTide.examples[0])}, "有两个相同的例子"),
        ],
    )
    def test_what_a_rule_lacks_is_said_with_what_to_do(self, attributes, advice):
        said = [fault.zh for fault in faults_of(changed(**attributes))]
        assert any(advice in fault for fault in said), said
        with pytest.raises(AssertionError, match=r"\A[\s\S]+\n  [A-Za-z]"):
            check_rule(changed(**attributes))

    def test_a_rule_that_is_not_frozen(self):
        loose = type("Loose", (HighTide,), {"__doc__": PAGE})
        assert [fault.zh for fault in faults_of(loose)] == ["在类前面加上 @dataclass(frozen=True)"]

    def test_an_option_that_no_configuration_can_set(self):
        @dataclass(frozen=True)
        class Wrong(HighTide):
            __doc__ = PAGE
            words: object = None

        assert ["words" in fault.zh for fault in faults_of(Wrong)] == [True]

    def test_an_option_without_a_default(self):
        @dataclass(frozen=True)
        class Port(Rule):
            __doc__ = PAGE
            port: str
            check = HighTide.check

        for name in ("code", "name", "title", "severity", "basis", "message", "advice", "examples"):
            setattr(Port, name, getattr(HighTide, name))
        assert ["port" in fault.zh and "默认值" in fault.zh for fault in faults_of(Port)] == [True]

    def test_a_rule_with_nothing_in_it_is_told_everything_at_once(self):
        empty = type("Empty", (Rule,), {})
        assert len(list(faults_of(empty))) == 8

    def test_an_example_may_be_known_to_be_missed(self):
        missed = Bad("⟦大潮⟧时停航。", known_miss="还不认“大潮”")
        check_rule(changed(examples=(*HighTide.examples, missed)))


ONE_LINE = """\
from dataclasses import dataclass
from {here} import HighTide, changed
from zongjie_lint.rule import Bad
from zongjie_lint.testing import rule_tests

Missed = changed(code="GK02", examples=(*HighTide.examples, Bad("⟦大潮⟧时停航。", known_miss="还不认“大潮”")))
Wrong = changed(code="GK03", basis="", examples=(*HighTide.examples, Bad("⟦高潮时⟧停航。")))
TestRules = rule_tests([{rules}])
"""


@pytest.mark.parametrize(
    ("rules", "outcome"),
    [("HighTide, Missed", "8 passed, 1 xfailed"), ("Wrong", "2 failed, 3 passed"), ("", "3 skipped")],
)
def test_the_tests_of_all_rules_are_one_line(rules, outcome, tmp_path):
    tmp_path.joinpath("test_rules.py").write_text(ONE_LINE.format(here=__name__.split(".")[-1], rules=rules), "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests"), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        command, cwd=tmp_path, env=os.environ | {"PYTHONPATH": path}, capture_output=True, encoding="utf-8", check=False
    )
    assert outcome in done.stdout, done.stdout + done.stderr


class TestText:
    def test_findings_come_in_the_order_of_places(self):
        found = check_text("高潮时停航，次高潮时复航。", HighTide)
        assert [(each.code, each.span.start) for each in found] == [("GK01", 0), ("GK01", 7)]

    def test_a_rule_may_come_with_options(self):
        (found,) = check_text("高潮时停航。", HighTide(replacement="最高潮位"))
        assert found.fix.edits[0].replacement == "最高潮位"

    def test_without_rules_the_built_in_ones_judge(self):
        text = "全年立项课题84项，其中青年课题26项，占34.5%。"
        assert "NU03" in {found.code for found in check_text(text)}

    def test_a_rule_that_is_off_by_default_judges_where_it_is_named(self):
        assert check_text("高潮时停航。", changed(off_by_default=True))

    def test_a_rule_that_raises_is_no_silent_pass(self):
        def check(self, document):
            raise KeyError("潮")

        with pytest.raises(AssertionError, match="GK01 出错了"):
            check_text("高潮时停航。", changed(check=check))


class TestFixes:
    def test_good_fixes_pass(self):
        check_fixes(HighTide, "高潮时停航，高潮时复航。")

    @pytest.mark.parametrize(("replacement", "advice"), [("超高潮", "停不下来"), ("高潮3米", "会改动数字")])
    def test_a_fix_that_never_rests_or_brings_in_a_number(self, replacement, advice):
        with pytest.raises(AssertionError, match=advice):
            check_fixes(HighTide(replacement=replacement))

    def test_a_fix_beyond_the_text(self):
        def check(self, document):
            yield self.report(Span(0, 2), found="", fix=Fix("safe", (Edit(Span(0, 999), "潮"),)))

        with pytest.raises(AssertionError, match="伸到了正文外面"):
            check_fixes(changed(check=check))


class CsvReader:
    """Reads the first column of comma-separated values, as it should."""

    name = "csv"
    suffixes = (".csv",)

    def read(self, name, data):
        try:
            file_text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise UnreadableSource(Message("不是 UTF-8", "not UTF-8")) from error
        text, stretches, at = "", [], 0
        for line in file_text.splitlines(keepends=True):
            cell = line.split(",")[0].rstrip("\n")
            start = len(text)
            text += cell + "\n"
            stretches.append(self.stretch(start, at, len(cell)))
            at += len(line)
        return Source(name, text, file_text=file_text, stretches=tuple(stretches))

    def stretch(self, start, origin, length):
        return Stretch(Span(start, start + length), Span(origin, origin + length))


class Shifted(CsvReader):
    def stretch(self, start, origin, length):
        return super().stretch(start, origin + 1, length)


class Backwards(CsvReader):
    def stretch(self, start, origin, length):
        return super().stretch(max(start - 3, 0), origin, length)


class Raising(CsvReader):
    def read(self, name, data):
        return super().read(name, data.decode("utf-8").encode("utf-8"))


class Upper(CsvReader):
    suffixes = (".CSV",)


class Nameless(CsvReader):
    def read(self, name, data):
        return super().read("", data)


class Restless(CsvReader):
    times = 0

    def read(self, name, data):
        self.times += 1
        return super().read(name, data + b"x" * self.times)


class Careless(TextReader):
    """Writes back with other line ends."""

    def write(self, data, source, edits):
        return super().write(data, source, edits).replace(b"\r\n", b"\n")


class Dropping(TextReader):
    """Makes no edit."""

    def write(self, data, source, edits):
        return data


class TestReaders:
    DATA = "柳溪镇,工作总结\n上半年,完成\n新建驿站,3座\n".encode()

    def test_a_good_reader_passes_and_gives_the_text(self):
        assert check_reader(CsvReader(), self.DATA).text == "柳溪镇\n上半年\n新建驿站\n"

    @pytest.mark.parametrize("name", ["半年总结.txt", "讲话稿.md", "述职报告.html", "半年总结.docx"])
    def test_the_built_in_readers_pass(self, name):
        assert check_reader(READERS[Path(name).suffix], (DOCUMENTS / name).read_bytes(), name).name == name

    @pytest.mark.parametrize(
        ("reader", "advice"),
        [
            (Shifted(), "stretches 没有对准"),
            (Backwards(), "要按先后排列"),
            (Raising(), "应当抛出 UnreadableSource"),
            (Upper(), "后缀要小写"),
            (Nameless(), "name 应当是"),
            (Restless(), "读两遍"),
        ],
        ids=lambda value: type(value).__name__,
    )
    def test_what_is_wrong_with_a_reader(self, reader, advice):
        with pytest.raises(AssertionError, match=advice):
            check_reader(reader, self.DATA)

    @pytest.mark.parametrize(("reader", "advice"), [(Careless(), "原样不动"), (Dropping(), "写出来再读")])
    def test_what_is_wrong_with_a_writer(self, reader, advice):
        with pytest.raises(AssertionError, match=advice):
            check_reader(reader, "柳溪镇\r\n上半年总结\r\n".encode())


class Lines:
    """Writes a line a finding, and what could not be checked."""

    name = "lines"

    def write(self, report, stream, view):
        for file in report.files:
            stream.write(f"{file.path} {file.error or ''}\n")
            stream.writelines(f"{found.code}\n" for found in file.diagnostics)
            stream.writelines(f"{failure.code}\n" for failure in file.failures)


class Silent(Lines):
    def write(self, report, stream, view):
        for file in report.files:
            stream.writelines(f"{file.path}: {found.code}\n" for found in file.diagnostics)


class Printing(Lines):
    def write(self, report, stream, view):
        print("写好了")
        super().write(report, stream, view)


class Counting(Lines):
    times = 0

    def write(self, report, stream, view):
        self.times += 1
        stream.write(f"{self.times}\n")
        super().write(report, stream, view)


class Sourceless(Lines):
    def write(self, report, stream, view):
        stream.writelines(file.source.text for file in report.files)


class TestReporters:
    @pytest.mark.parametrize(
        "reporter", [Lines(), *load_plugins().reporters().values()], ids=lambda reporter: reporter.name
    )
    def test_good_reporters_pass(self, reporter):
        assert "ZZ01" in check_reporter(reporter)

    @pytest.mark.parametrize(
        ("reporter", "advice"),
        [
            (Silent(), "没能检查的，不能不说"),
            (Printing(), "只写到给它的 stream"),
            (Counting(), "写两遍"),
            (Sourceless(), "写没能检查的文件时出错"),
        ],
        ids=lambda value: type(value).__name__,
    )
    def test_what_is_wrong_with_a_reporter(self, reporter, advice):
        with pytest.raises(AssertionError, match=advice):
            check_reporter(reporter)


class Whole:
    ZONGJIE_LINT_API = 1
    rules = (HighTide,)
    profiles = ()

    @hookimpl
    def provide_rules(self):
        return self.rules

    @hookimpl
    def provide_profiles(self):
        return self.profiles


def plugin(**attributes):
    return type("Wrong", (Whole,), attributes)()


def raising(self):
    raise OSError("词表读不出来")


class TestPlugins:
    def test_a_good_plugin_passes(self):
        check_plugin(Whole(), "port")

    @pytest.mark.parametrize(
        ("attributes", "advice"),
        [
            ({"ZONGJIE_LINT_API": None}, "ZONGJIE_LINT_API = 1"),
            ({"ZONGJIE_LINT_API": 99}, "第 99 版"),
            ({"rules": ()}, "什么也没有提供"),
            ({"rules": (changed(code="NU01"),)}, "与别的插件重复"),
            ({"provide_rules": hookimpl(raising)}, "词表读不出来"),
            ({"profiles": [Profile("port", Message("港口", "port"), {"NU99": Severity.INFO})]}, "NU99"),
        ],
    )
    def test_what_is_wrong_with_a_plugin(self, attributes, advice):
        with pytest.raises(AssertionError, match=advice):
            check_plugin(plugin(**attributes), "port")
