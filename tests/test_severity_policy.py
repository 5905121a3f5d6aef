"""What a rule may call an error, and what it may say is laid down."""

import inspect
import re
import sys

import pytest
from click.testing import CliRunner

from zongjie_lint.basis import Authority, authorities, is_binding, with_authority
from zongjie_lint.builtin import provide_rules
from zongjie_lint.cli import main
from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message

RULES = sorted(provide_rules(), key=lambda rule: rule.code)
OF_STYLE = ("HD", "NS", "PU", "LX")
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def words(rule):
    """Whatever a rule says to people: its manual and the messages of its class and its module."""
    spaces = [vars(rule), vars(sys.modules[rule.__module__])]
    messages = [value for space in spaces for value in space.values() if isinstance(value, Message)]
    return [inspect.getdoc(rule), *(message.zh for message in messages)]


@every_rule
def test_every_rule_names_its_basis(rule):
    assert list(authorities(rule.basis)), f"none of the known sources: {rule.basis}"


@every_rule
def test_only_standards_and_regulations_lay_anything_down(rule):
    if not is_binding(rule.basis):
        assert [text for text in words(rule) if "规定" in text] == []


@every_rule
def test_what_is_only_advised_is_no_error(rule):
    if set(authorities(rule.basis)) <= {Authority.INFORMATIVE}:
        assert rule.severity < Severity.ERROR


@every_rule
def test_style_is_no_error(rule):
    if rule.code.startswith(OF_STYLE):
        assert rule.severity < Severity.ERROR


@every_rule
def test_its_page_says_how_binding_the_basis_is(rule):
    page = CliRunner().invoke(main, ["explain", rule.code]).stdout
    assert f"依据：{with_authority(rule.basis).zh}" in page


@pytest.mark.parametrize(
    ("basis", "binding", "shown"),
    [
        ("GB/T 15835-2011 5.1.2", True, "GB/T 15835-2011 5.1.2（国家标准）"),
        ("GB/T 15834-2011 附录A.4.2", True, "GB/T 15834-2011 附录A.4.2（国家标准）"),
        ("GB/T 15834-2011 附录B.4（资料性）", False, "GB/T 15834-2011 附录B.4（国家标准的资料性附录，建议）"),
        ("GB/T 15834-2011 B.1.2", False, "GB/T 15834-2011 B.1.2（国家标准的资料性附录，建议）"),
        ("《党政机关公文处理工作条例》第九条；实务", True, "《党政机关公文处理工作条例》第九条（法规）；实务（建议）"),
        ("实务：先回顾，再打算", False, "实务：先回顾，再打算（建议）"),
        ("历法", False, "历法"),
        ("听说", False, "听说"),
    ],
)
def test_how_binding_a_basis_is(basis, binding, shown):
    assert is_binding(basis) is binding
    assert with_authority(basis).zh == shown


STYLE = "一. 主要工作\n全镇整修村道12公里。\n二. 存在问题\n人手不足。\n"


class TestStyleIsHidden:
    @pytest.fixture
    def drafts(self, tmp_path):
        for name in ("甲.txt", "乙.txt"):
            tmp_path.joinpath(name).write_text(STYLE, encoding="utf-8")
        return [str(path) for path in sorted(tmp_path.iterdir())]

    @pytest.mark.parametrize(
        ("language", "words"),
        [("zh", "没有错误和提醒，{} 条建议未显示"), ("en", "No errors or warnings, {} suggestion")],
    )
    @pytest.mark.parametrize("count", [1, 2])
    def test_behind_one_line_that_says_how_many_and_how_to_see_them(self, drafts, count, language, words):
        done = CliRunner().invoke(main, [*drafts[:count], "--lang", language])
        assert done.exit_code == 0
        assert words.format(count) in done.stdout
        assert done.stdout.count("--show-info") == 1
        assert "HD04" not in done.stdout

    def test_in_lines_for_programs_the_count_goes_to_standard_error(self, drafts):
        done = CliRunner().invoke(main, [*drafts, "--format", "concise"])
        assert (done.exit_code, done.stdout) == (0, "")
        assert re.search(r"\b2\b.*--show-info", done.stderr)
        assert CliRunner().invoke(main, [*drafts, "--format", "concise", "--show-info"]).stderr == ""
