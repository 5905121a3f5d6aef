"""What must hold for a reporter, whatever the report."""

from __future__ import annotations

import contextlib
import io
from itertools import product
from typing import Literal

from zongjie_lint.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from zongjie_lint.message import Message, error_text
from zongjie_lint.report import FileReport, Report, RuleFailure
from zongjie_lint.reporter import Reporter, View
from zongjie_lint.source import Source, Unread
from zongjie_lint.span import Span
from zongjie_lint.testing.demand import demand

_TEXT = "柳溪镇2026年上半年工作总结\r\n\r\n　　上半年新建便民驿站x个，<𠮷祥> & “平安”，同比增长x.x%。\r\n"
_RAISED = Message("写{what}时出错：{error}", "writing {what} raised {error}")
_SPOKE = Message(
    "写到了标准输出或标准错误，应当只写到给它的 stream",
    "it wrote to standard output or error; write to the stream alone",
)
_OTHERWISE = Message("同一份报告写两遍，写出来的不一样", "the same report written twice comes out differently")
_SILENT = Message("{what}：输出里没有 {text!r}。{why}", "{what}: there is no {text!r} in the output. {why}")
_FINDING = Message("每个要显示的问题都要写出来", "every finding that is wanted must be written")
_FAILED = Message("没能检查的，不能不说", "what could not be checked must be said")
_KINDS = {
    "有问题的报告": "a report with findings",
    "没有问题的报告": "a report without findings",
    "没能检查的文件": "a file that could not be checked",
}


def check_reporter(reporter: Reporter) -> str:
    """Assert what must hold for the output of a reporter, and give what it writes of a report with findings in Chinese.

    It writes to the stream alone, the same for the same report, in both languages; names every file with findings and
    every rule, and what could not be read, or checked, is said.
    """
    for language, show_info in product(_LANGUAGES, (False, True)):
        view = View(language, show_info, colour=False, width=100)
        for (zh, en), report in zip(_KINDS.items(), (_FOUND, _CLEAN, _FAILING), strict=True):
            _written(reporter, report, view, Message(zh, en))
        for text in ("liuxi.txt", "ZZ01", *(["ZZ02"] if show_info else [])):
            _demand_said(reporter, _FOUND, view, text, _FINDING)
        for text in ("locked.docx", "ZZ09"):
            _demand_said(reporter, _FAILING, view, text, _FAILED)
    return _written(reporter, _FOUND, View("zh", True, colour=False, width=100), Message(*next(iter(_KINDS.items()))))


def _written(reporter: Reporter, report: Report, view: View, what: Message) -> str:
    first, second, aside = io.StringIO(), io.StringIO(), io.StringIO()
    try:
        with contextlib.redirect_stdout(aside), contextlib.redirect_stderr(aside):
            reporter.write(report, first, view)
            reporter.write(report, second, view)
    except Exception as error:
        raise AssertionError(f"{reporter.name}: {_RAISED.format(what=what, error=error_text(error)).zh}") from error
    demand(not aside.getvalue(), reporter.name, _SPOKE, aside.getvalue())
    demand(first.getvalue() == second.getvalue(), reporter.name, _OTHERWISE)
    return first.getvalue()


def _demand_said(reporter: Reporter, report: Report, view: View, text: str, why: Message) -> None:
    what = Message(report.files[0].path, report.files[0].path)
    written = _written(reporter, report, view, what)
    demand(text in written, reporter.name, _SILENT.format(what=what, text=text, why=why), written)


def _found(
    code: str, name: str, severity: Severity, text: str, **others: Fix | Message | tuple[Related, ...]
) -> Diagnostic:
    start = _TEXT.index(text)
    message = Message(f"“{text}”没有填", f"“{text}” was not filled in")
    span = Span(start, start + len(text))
    return Diagnostic(code, name, severity, span, message, Message("填上。", "Fill it in."), **others)  # type: ignore[arg-type]


_LANGUAGES: tuple[Literal["zh", "en"], ...] = ("zh", "en")
_FIX = Fix("safe", (Edit(Span(_TEXT.index("平安"), _TEXT.index("平安") + 2), "安宁"),))
_RELATED = (Related(Span(0, 3), Message("另一处", "also here")),)
_FOUND = Report(
    (
        FileReport(
            "drafts/liuxi.txt",
            Source("drafts/liuxi.txt", _TEXT),
            diagnostics=(
                _found("ZZ01", "unfilled-number", Severity.ERROR, "x个", related=_RELATED, evidence=Message("1＋1≠3", "1+1≠3")),
                _found("ZZ02", "unfilled-name", Severity.INFO, "平安", fix=_FIX),
                _found("ZZ01", "unfilled-number", Severity.ERROR, "x.x%"),
            ),
        ),
    ),
    seconds=0.5,
)  # fmt: skip
_CLEAN = Report((FileReport("干净.txt", Source("干净.txt", "一切正常。")),), seconds=0.1)
_FAILING = Report(
    (
        FileReport("locked.docx", error=Message("加了密码，打不开", "it is locked with a password")),
        FileReport(
            "半份.txt",
            Source("半份.txt", "只读了一半。", unread=(Unread(Message("1 张图片", "1 picture"), is_page=True),)),
            failures=(RuleFailure("ZZ09", "KeyError: '元'", "Traceback …"),),
        ),
    )
)
