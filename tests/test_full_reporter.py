import io
import re
import subprocess
import sys
import textwrap
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.message import Message
from zongjie_lint.report import FileReport, Outline, Report, RuleFailure
from zongjie_lint.reporter import Reporter, View
from zongjie_lint.reporters.carets import carets
from zongjie_lint.reporters.columns import cells, drift, width
from zongjie_lint.reporters.excerpt import Place, excerpts
from zongjie_lint.reporters.full import FullReporter
from zongjie_lint.reporters.period import period_in_words
from zongjie_lint.source import Source
from zongjie_lint.span import Span

ADVICE = Message("核对后改正。", "Check and correct it.")
OUTLINE = Outline(
    kind="half-year-summary",
    kind_title=Message("半年总结", "half-year summary"),
    period=("2026-01-01", "2026-06-30"),
    parts=((Message("指标", "figures"), True), (Message("问题", "problems"), False)),
    relations=Counter({"pass": 3, "fail": 1}),
)
HOSTILE = "\x00\x07\x1b\x7f\x9b\u200b\u202e\u2028\u2066\ufeff\ud800"
ALPHABET = "青禾街道今年新增企业“双过半”——…①±0123456789 ,.，。；（）%亿元\u3000\u0301\n\r\t" + HOSTILE
TEXTS = st.text(st.one_of(st.sampled_from(ALPHABET), st.characters()), max_size=200)


class Terminal(io.StringIO):
    def isatty(self):
        return True


def said(zh, en=None):
    return Message(zh, en or zh)


def place(text, part, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = text.index(part, start + 1)
    return Span(start, start + len(part))


def found(span, code="NU01", severity=Severity.ERROR, message=None, **more):
    words = message or said("总数与各项之和不相等", "the total differs from the sum of its parts")
    return Diagnostic(code, more.pop("name", "sum-mismatch"), severity, span, words, more.pop("advice", ADVICE), **more)


def file(text, *diagnostics, path="总结.txt", outline=OUTLINE, **more):
    spans = [Span(*match.span()) for match in re.finditer(r"^[一二三四五六七八]、.*$", text, re.MULTILINE)]
    headings = tuple((span.start, span, span.of_text(text)) for span in spans)
    known = Outline(outline.kind, outline.kind_title, outline.period, outline.parts, headings, outline.relations)
    return FileReport(path, Source(path, text), known, diagnostics, **more)


def report(*files):
    return Report(files, 0.12)


def rendered(whole, **view):
    stream = io.StringIO()
    FullReporter().write(whole, stream, View(**{"width": 80, **view}))
    return stream.getvalue()


def expect(whole, expected, **view):
    assert rendered(whole, **view) == textwrap.dedent(expected).lstrip("\n")


SUM = """青禾街道2026年上半年总结
一、重点工作
全街道共办结民生事项96件，其中道路维修41件，路灯改造57件。
"""


def sum_mismatch(**more):
    span = place(SUM, "96件")
    parts = tuple(Related(place(SUM, part), said("分项", "a part")) for part in ("41件", "57件"))
    return found(span, related=parts, evidence=said("41 + 57 = 98 ≠ 96"), **more)


def test_it_is_a_reporter():
    assert isinstance(FullReporter(), Reporter)


def test_one_finding_with_its_place_its_working_and_what_to_do():
    expect(
        report(file(SUM, sum_mismatch())),
        """
        总结.txt   半年总结 · 2026年1—6月 · UTF-8
          部分      指标 ✓  问题 ✗
          数量关系  4 组：3 相符  1 不符

        错误 NU01 总数与各项之和不相等                                  sum-mismatch
               ╭ 一、重点工作
             3 │ 全街道共办结民生事项96件，其中道路维修41件，路灯改造57件。
               │ 　　　　　　　　　　^^^^　　　　　　　----　　　　　----
               │ 41件、57件：分项
          依据 │ 41 + 57 = 98 ≠ 96
          改法 ╰ 核对后改正。

        1 个错误。                                                           0.12 秒
        """,
    )


def test_two_places_under_two_headings_share_a_frame():
    text = "一、引资\n上半年到位资金300万元，为全年目标的30%。\n二、打算\n到三季度末到位600万元，为全年目标的50%。\n"
    other = Related(place(text, "600万元，为全年目标的50%"), said("这里推算为 1 200万元"))
    implied = found(
        place(text, "300万元，为全年目标的30%"),
        "NU08",
        name="implied-target-conflict",
        message=said("两处推算出的全年目标不一致"),
        related=(other,),
        evidence=said("300万 ÷ 30% = 1 000万；600万 ÷ 50% = 1 200万"),
    )
    expect(
        report(file(text, implied)),
        """
        总结.txt   半年总结 · 2026年1—6月 · UTF-8
          部分      指标 ✓  问题 ✗
          数量关系  4 组：3 相符  1 不符

        错误 NU08 两处推算出的全年目标不一致                 implied-target-conflict
               ╭ 一、引资
             2 │ 上半年到位资金300万元，为全年目标的30%。
               │ 　　　　　　　^^^^^^^^^^^^^^^^^^^^^^^^
               ├ 二、打算
             4 │ 到三季度末到位600万元，为全年目标的50%。
               │ 　　　　　　　------------------------  这里推算为 1 200万元
          依据 │ 300万 ÷ 30% = 1 000万；600万 ÷ 50% = 1 200万
          改法 ╰ 核对后改正。

        1 个错误。                                                           0.12 秒
        """,
    )


def test_a_line_of_three_thousand_characters_is_cut_around_the_places():
    filler = "各项工作有序推进，"
    places = "安排项目资金1 250万元，其中“一事一议”项目430万元，"
    text = filler * 150 + places + filler * 150 + "结余90万元，" + filler * 20
    spans = [place(text, part) for part in ("1 250万元", "430万元", "90万元")]
    related = tuple(Related(span, said("支出")) for span in spans[1:])
    expect(
        report(file(text, found(spans[0], related=related))),
        """
        总结.txt   半年总结 · 2026年1—6月 · UTF-8
          部分      指标 ✓  问题 ✗
          数量关系  4 组：3 相符  1 不符

        错误 NU01 总数与各项之和不相等                                  sum-mismatch
               ╭ 第 1 行
             1 │ …安排项目资金1 250万元，其中“一事一议”项目430万元，各项工作有序推…
               │ ·　　　　　　^^^^^^^^^　　　·　　　　·　　-------  430万元：支出
               │ …各项工作有序推进，结余90万元，各项工作有序推进，各项工作有序推进，…
               │ ·　　　　　　　　　　　------  支出
          改法 ╰ 核对后改正。

        1 个错误。                                                           0.12 秒
        """,
    )


def test_a_template_of_many_blanks_is_one_frame():
    sections = ["一、“两个责任”落实", "二、项目建设", "三、民生"]
    sentence = "全年新增企业xx家，投资完成x.x亿元，同比增长x.xx%，培训×××人次。\n"
    text = "×××街道总结\n" + "".join(f"{title}\n{sentence * 5}" for title in sections)
    blanks = [Span(*match.span()) for match in re.finditer(r"xx(?=家)|x\.x+%?|×××(?=人)", text)]
    single = [found(span, "PH01", message=said("数字没有填"), summarised_by="PH09") for span in blanks]
    whole = found(place(text, "×××街道总结"), "PH09", name="template", message=said("这是没有填写的模板"))
    assert len(single) == 60
    expect(
        report(file(text, whole, *single, outline=Outline())),
        """
        总结.txt   文种未识别 · UTF-8
          没有可核对的数量关系

        错误 PH09 这是没有填写的模板                                        template
          处数 ╭ 所在部分
            20 │ 一、“两个责任”落实  全年新增企业xx家  投资完成x.x亿元  …
            20 │ 二、项目建设          全年新增企业xx家  投资完成x.x亿元  …
            20 │ 三、民生              全年新增企业xx家  投资完成x.x亿元  …
          改法 ╰ 核对后改正。

        61 个错误。                                                          0.12 秒
        """,
    )


def test_a_finding_is_not_left_out_for_a_summary_that_is_hidden():
    single = found(place(SUM, "96件"), "PH01", message=said("数字没有填"), summarised_by="PH09")
    whole = found(Span(0, 0), "PH09", Severity.INFO, message=said("这是没有填写的模板"))
    assert "数字没有填" in rendered(report(file(SUM, whole, single)))
    assert "数字没有填" not in rendered(report(file(SUM, whole, single)), show_info=True)


def test_a_line_broken_off_in_mid_sentence():
    text = "二、做法\n面对复杂多变的\n市场环境，街道上下迎难而上。\n"
    only_break = Span(text.index("的\n") + 1, text.index("的\n") + 2)
    around = Span(text.index("多变"), text.index("市场") + 2)
    broken = {"code": "PH08", "name": "broken-line", "message": said("句子中间断行"), "severity": Severity.WARNING}
    expect(
        report(file(text, found(only_break, **broken), found(around, **broken))),
        """
        总结.txt   半年总结 · 2026年1—6月 · UTF-8
          部分      指标 ✓  问题 ✗
          数量关系  4 组：3 相符  1 不符

        提醒 PH08 句子中间断行                                           broken-line
               ╭ 二、做法
             2 │ 面对复杂多变的⏎
               │ 　　　　　　　^
             3 │ 市场环境，街道上下迎难而上。
          改法 ╰ 核对后改正。

        提醒 PH08 句子中间断行                                           broken-line
               ╭ 二、做法
             2 │ 面对复杂多变的⏎
               │ 　　　　^^^^^^^
             3 │ 市场环境，街道上下迎难而上。
               │ ^^^^
          改法 ╰ 核对后改正。

        2 个提醒。                                                           0.12 秒
        """,
    )


def test_a_span_of_many_lines_shows_its_first_and_its_last():
    text = "一、问题\n甲\n乙\n丙\n丁\n"
    expect(
        report(file(text, found(Span(5, 12)))),
        """
        总结.txt   半年总结 · 2026年1—6月 · UTF-8
          部分      指标 ✓  问题 ✗
          数量关系  4 组：3 相符  1 不符

        错误 NU01 总数与各项之和不相等                                  sum-mismatch
               ╭ 一、问题
             2 │ 甲⏎
               │ ^^^
               │ …
             5 │ 丁
               │ ^^
          改法 ╰ 核对后改正。

        1 个错误。                                                           0.12 秒
        """,
    )


def test_a_point_between_two_characters():
    text = "一、做法\n抓项目促投资\n稳就业"
    points = [found(Span(offset, offset), "PU90", message=said("缺标点")) for offset in (8, len(text))]
    expect(
        report(file(text, *points)),
        """
        总结.txt   半年总结 · 2026年1—6月 · UTF-8
          部分      指标 ✓  问题 ✗
          数量关系  4 组：3 相符  1 不符

        错误 PU90 缺标点                                                sum-mismatch
               ╭ 一、做法
             2 │ 抓项目促投资
               │ 　　　^
          改法 ╰ 核对后改正。

        错误 PU90 缺标点                                                sum-mismatch
               ╭ 一、做法
             3 │ 稳就业
               │ 　　　^
          改法 ╰ 核对后改正。

        2 个错误。                                                           0.12 秒
        """,
    )


def test_a_finding_about_the_whole_document_has_no_frame():
    missing = found(
        place(SUM, "青禾街道2026年上半年总结"),
        "ST01",
        Severity.WARNING,
        name="missing-section",
        message=said("没有找到“存在问题”部分"),
        advice=said("半年总结通常应有这一部分。"),
    )
    expect(
        report(file(SUM, missing)),
        """
        总结.txt   半年总结 · 2026年1—6月 · UTF-8
          部分      指标 ✓  问题 ✗
          数量关系  4 组：3 相符  1 不符

        提醒 ST01 没有找到“存在问题”部分                             missing-section
          改法   半年总结通常应有这一部分。

        1 个提醒。                                                           0.12 秒
        """,
    )


def test_the_worst_comes_first_and_style_is_counted_but_not_shown():
    style = [found(place(SUM, "41件"), "NS01", Severity.INFO, message=said("单位写法"))] * 14
    warning = found(Span(0, 0), "ST06", Severity.WARNING, message=said("没有落款"))
    text = rendered(report(file(SUM, warning, *style, sum_mismatch())))
    assert text.index("NU01") < text.index("ST06")
    assert "NS01" not in text
    assert "1 个错误，1 个提醒，14 条建议未显示（加 --show-info 查看）。" in text


def test_style_is_shown_when_asked_for():
    style = found(place(SUM, "41件"), "NS01", Severity.INFO, message=said("单位写法"))
    text = rendered(report(file(SUM, style)), show_info=True)
    assert "建议 NS01 单位写法" in text
    assert "1 条建议。" in text


def test_nothing_found_says_what_was_checked():
    expect(
        report(file(SUM)),
        """
        总结.txt   半年总结 · 2026年1—6月 · UTF-8
          部分      指标 ✓  问题 ✗
          数量关系  4 组：3 相符  1 不符

        没有发现问题。查了 2 个部分、4 组数量关系。                          0.12 秒
        """,
    )


def test_nothing_but_style_is_not_called_nothing():
    style = found(place(SUM, "41件"), "NS01", Severity.INFO)
    assert "没有错误和提醒，1 条建议未显示" in rendered(report(file(SUM, style)))


def test_several_files_of_which_some_are_clean_and_some_could_not_be_checked():
    failure = RuleFailure("NU02", "KeyError: '合计'", 'Traceback (most recent call last):\n  File "a.py"\nKeyError\n')
    files = [
        file(SUM, path="材料/一季度.txt"),
        FileReport("材料/扫描件.txt", error=said("文件里没有文字", "it holds no text")),
        file(SUM, sum_mismatch(), path="材料/上半年.txt", failures=(failure,)),
        file(SUM, path="材料/三季度.txt", outline=Outline()),
    ]
    expect(
        report(*files),
        """
        ✓ 材料/一季度.txt   半年总结 · 2026年1—6月 · UTF-8
        ✗ 材料/扫描件.txt   没能检查：文件里没有文字

        材料/上半年.txt   半年总结 · 2026年1—6月 · UTF-8
          部分      指标 ✓  问题 ✗
          数量关系  4 组：3 相符  1 不符

        错误 NU01 总数与各项之和不相等                                  sum-mismatch
               ╭ 一、重点工作
             3 │ 全街道共办结民生事项96件，其中道路维修41件，路灯改造57件。
               │ 　　　　　　　　　　^^^^　　　　　　　----　　　　　----
               │ 41件、57件：分项
          依据 │ 41 + 57 = 98 ≠ 96
          改法 ╰ 核对后改正。

        规则 NU02 出错，没有检查完：KeyError: '合计'

        ✓ 材料/三季度.txt   文种未识别 · UTF-8

        4 个文件，2 个有问题：1 个错误，1 个文件没能检查，1 条规则出错。     0.12 秒
        """,
    )


def test_many_files_of_which_there_is_nothing_to_show_are_one_line():
    files = [file(SUM, path=f"旧稿/{number}.txt") for number in range(21)]
    failed = FileReport("旧稿/扫描件.txt", error=said("文件里没有文字", "it holds no text"))
    text = rendered(report(*files, failed))
    assert "✓ 21 个文件没有要列出的问题" in text
    assert "旧稿/0.txt" not in text
    assert "旧稿/扫描件.txt   没能检查" in text
    assert "旧稿/0.txt" in rendered(report(*files[:20]))


def test_a_traceback_is_for_those_who_ask():
    failure = RuleFailure("NU02", "KeyError", 'Traceback (most recent call last):\n  File "\x1b.py"\nKeyError\n')
    broken = report(file(SUM, failures=(failure,)))
    assert "Traceback" not in rendered(broken)
    assert '  Traceback (most recent call last):\n    File "␛.py"\n  KeyError\n' in rendered(broken, verbose=True)
    assert "没有发现问题" not in rendered(broken)


def test_no_files():
    assert rendered(report()).startswith("没有文件可检查。")


def test_english():
    expect(
        report(file(SUM, sum_mismatch(), sum_mismatch(severity=Severity.INFO))),
        """
        总结.txt   half-year summary · Jan–Jun 2026 · UTF-8
          parts     figures ✓  problems ✗
          numbers   4 checked: 3 agree  1 disagree

        error NU01 the total differs from the sum of its parts          sum-mismatch
               ╭ 一、重点工作
             3 │ 全街道共办结民生事项96件，其中道路维修41件，路灯改造57件。
               │ 　　　　　　　　　　^^^^　　　　　　　----　　　　　----
               │ 41件, 57件: a part
           why │ 41 + 57 = 98 ≠ 96
           fix ╰ Check and correct it.

        1 error, 1 suggestion hidden (see --show-info).                       0.12 s
        """,
        language="en",
    )


def test_a_narrow_terminal():
    expect(
        report(file(SUM, sum_mismatch())),
        """
        总结.txt
        半年总结 · 2026年1—6月 · UTF-8
          部分      指标 ✓  问题 ✗
          数量关系  4 组：3 相符  1 不符

        错误 NU01 总数与各项之和不相等
                                sum-mismatch
               ╭ 一、重点工作
             3 │ …96件，其中道路维修41件，路…
               │ ·^^^^　　　　　　　----
               │ 41件：分项
               │ …灯改造57件。
               │ ·　　　----  分项
          依据 │ 41 + 57 = 98 ≠ 96
          改法 ╰ 核对后改正。

        1 个错误。                   0.12 秒
        """,
        width=40,
    )


def test_hostile_text_is_shown_and_obeyed_by_nobody():
    text = "标\x1b]0;x\x07题\n安排资金\x1b[2J50万\u202e元\u200b整\x9b1m，[red]其余[/red]结转。\n"
    evil = found(
        place(text, "50万\u202e元\u200b整"),
        message=said("金额\x1b[31m可疑"),
        evidence=said("见\u2066上\n文"),
        related=(Related(place(text, "其余"), said("\x1b[0m余额")),),
    )
    outline = Outline(kind="\x1b[1m", kind_title=said("\u202e总结"), parts=((said("\x07指标"), True),))
    expect(
        report(file(text, evil, path="a\x1b[31m.txt", outline=outline)),
        """
        a␛[31m.txt   ‹U+202E›总结 · UTF-8
          部分      ␇指标 ✓
          没有可核对的数量关系

        错误 NU01 金额␛[31m可疑                                         sum-mismatch
               ╭ 第 2 行
             2 │ 安排资金␛[2J50万‹U+202E›元‹U+200B›整‹U+009B›1m，[red]其余[/red]结转。
               │ 　　　　    ^^^^^^^^^^^^^^^^^^^^^^^^          　     ----
               │ 其余：␛[0m余额
          依据 │ 见‹U+2066›上
               │ 文
          改法 ╰ 核对后改正。

        1 个错误。                                                           0.12 秒
        """,
    )


def test_colour_is_on_the_text_itself_and_nothing_is_read_as_markup():
    text = "标题\n一、[bold]重点[/bold]\n安排资金[red]50[/red]万元:smile:。\n"
    coloured = rendered(report(file(text, found(place(text, "50[/red]万元")), path="[i]a[/i].txt")), colour=True)
    assert "\x1b[1;4;31m50[/red]万元\x1b[0m" in coloured
    assert "^" not in coloured
    plain = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert "\x1b" not in plain
    assert "[i]a[/i].txt" in plain
    assert "安排资金[red]50[/red]万元:smile:。" in plain


def test_a_point_is_seen_in_colour():
    text = "标题\n抓项目促投资\n"
    assert "抓项目\x1b[1;7;31m^\x1b[0m促投资" in rendered(report(file(text, found(Span(6, 6)))), colour=True)


@pytest.mark.parametrize(
    ("environment", "terminal", "colour", "expected"),
    [
        ({}, True, None, True),
        ({}, False, None, False),
        ({"NO_COLOR": "1"}, True, None, False),
        ({"NO_COLOR": "1"}, True, True, True),
        ({"FORCE_COLOR": "1"}, False, None, True),
        ({}, True, False, False),
        ({"TERM": "dumb"}, True, None, False),
    ],
)
def test_who_decides_about_colour(monkeypatch, environment, terminal, colour, expected):
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"TERM": "xterm", **environment}.items():
        monkeypatch.setenv(name, value)
    stream = Terminal() if terminal else io.StringIO()
    FullReporter().write(report(file(SUM, sum_mismatch())), stream, View(colour=colour))
    assert ("\x1b" in stream.getvalue()) is expected


def test_a_code_page_without_our_signs_gets_others():
    stream = io.TextIOWrapper(io.BytesIO(), encoding="gbk", newline="\n")
    text = SUM.replace("96件", "96件\u200b🙂")
    FullReporter().write(report(file(text, found(place(text, "96件\u200b🙂")))), stream, View())
    stream.flush()
    written = stream.buffer.getvalue().decode("gbk")
    assert "指标 √  问题 ×" in written
    assert "96件<U+200B>?" in written


def test_rich_is_not_imported_where_there_is_no_colour():
    program = """
        import io, sys
        from zongjie_lint.report import Report
        from zongjie_lint.reporter import View
        from zongjie_lint.reporters.full import FullReporter
        FullReporter().write(Report(()), io.StringIO(), View())
        sys.exit("rich" in sys.modules)
    """
    assert subprocess.run([sys.executable, "-c", textwrap.dedent(program)], check=False).returncode == 0


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        (("2026-01-01", "2026-06-30"), "2026年1—6月", "Jan–Jun 2026"),
        (("2026-01-01", "2026-12-31"), "2026年", "2026"),
        (("2021-01-01", "2025-12-31"), "2021—2025年", "2021–2025"),
        (("2024-02-01", "2024-02-29"), "2024年2月", "Feb 2024"),
        (("2025-07-01", "2026-06-30"), "2025年7月—2026年6月", "Jul 2025 – Jun 2026"),
        (("2026-03-05", "2026-07-09"), "2026年3月5日—7月9日", "2026-03-05 – 2026-07-09"),
        (("2025-03-05", "2026-07-09"), "2025年3月5日—2026年7月9日", "2025-03-05 – 2026-07-09"),
    ],
)
def test_periods_are_named_as_in_a_title(period, zh, en):
    assert period_in_words(period, "zh") == zh
    assert period_in_words(period, "en") == en


def test_a_number_is_never_cut_in_two():
    text = "收入" + "".join(f"第{i}项1 234 567.89万元，" for i in range(40))
    for columns in range(30, 80):
        (excerpt,) = excerpts(Source("", text), [Place(place(text, "第20项"))], columns)
        numbers = {number.strip() for number in re.findall(r"[0-9][0-9 .]*", excerpt.text)}
        assert numbers <= {"1 234 567.89", *map(str, range(40))}
        assert "20" in numbers


@st.composite
def places_in_texts(draw, beyond=3):
    text = draw(TEXTS)
    ends = st.integers(-beyond, len(text) + beyond)
    spans = draw(st.lists(st.tuples(ends, ends).map(lambda pair: Span(min(pair), max(pair))), min_size=1, max_size=4))
    return text, spans


@given(places_in_texts(), st.integers(20, 120))
def test_an_excerpt_shows_where_a_span_begins(case, columns):
    text, (span, *_) = case
    source = Source("", text)
    first = excerpts(source, [Place(span)], columns)[0]
    offset = min(max(span.start, 0), len(text))
    line, column = source.position(offset).line, source.position(offset).column - 1
    assert first.line == line
    start = first.marks[0].span.start
    expected = [*cells(source.line(line)), "⏎"][column : column + 1]
    if first.marks[0].span:
        assert first.cells[start] == expected[0]
    assert width(first.text) <= columns


@given(places_in_texts(), st.integers(20, 120))
def test_carets_lie_under_the_marks_whether_ambiguous_characters_are_wide_or_narrow(case, columns):
    text, (span, *_) = case
    for excerpt in (shown for shown in excerpts(Source("", text), [Place(span)], columns) if shown.marks):
        marked = excerpt.marks[0].span
        before, below = "".join(excerpt.cells[: marked.start]), carets(excerpt)
        over = "".join(excerpt.cells[marked.start : marked.end])
        if not width(over):
            continue
        begin = re.search(r"[\^∧]", below).start()
        for measure in (width, lambda part: width(part) - drift(part)):
            assert measure(below[:begin]) == measure(before)
            assert measure(below[begin:]) == measure(over)


@given(places_in_texts(beyond=0), st.integers(40, 120), st.booleans())
def test_no_text_breaks_the_page(case, columns, colour):
    text, (span, *others) = case
    words = said(text[:40])
    related = tuple(Related(other, words) for other in others)
    one = found(span, message=words, advice=words, evidence=words, related=related)
    page = rendered(report(file(text, one, path=text[:20] or "a")), width=columns, colour=colour, show_info=True)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", page)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e\u2066\ufeff\ud800-\udfff]", plain)
    assert all(width(line) <= columns for line in plain.split("\n"))
