"""The words around the findings, in both languages."""

from __future__ import annotations

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Language, Message
from zongjie_lint.report import RuleFailure

UNKNOWN_KIND = Message("文种未识别", "kind not recognised")
PARTS = Message("部分", "parts")
RELATIONS = Message("数量关系", "numbers")
NO_RELATIONS = Message("没有可核对的数量关系", "no relations between numbers to check")
HELD = Message("对照上年", "last year")
NOTHING_HELD = Message("和上年稿没有可对照的数据", "no figures to compare with last year's report")
RELATION_COUNT = Message("{count} 组：", "{count} checked: ")
VERDICTS = {
    "pass": Message("{count} 相符", "{count} agree"),
    "rounding": Message("{count} 舍入", "{count} rounded"),
    "fail": Message("{count} 不符", "{count} disagree"),
    "uncertain": Message("{count} 无法判定", "{count} undecided"),
    "not_assessable": Message("{count} 缺少数据", "{count} lack data"),
}

EVIDENCE = Message("依据", "why")
ADVICE = Message("改法", "fix")
HEADING = Message("标题", "a heading")
NO_HEADING = Message("开头", "before any heading")
MORE_PLACES = Message("另有 {count} 处：{places}", "{count} more: {places}")
NOTED = Message("{marked}：{note}", "{marked}: {note}")

BLANK_COUNT = Message("处数", "count")
SECTION = Message("所在部分", "section")
MORE_SECTIONS = Message("其余 {count} 个部分", "{count} more sections")

UNREAD = Message("没有检查：{what}", "not checked: {what}")
UNREADABLE = Message("没能检查：{reason}", "could not be checked: {reason}")
RULE_FAILED = Message("规则 {code} 出错，没有检查完：{reason}", "rule {code} failed, the check is incomplete: {reason}")

RULE_GAVE_UP = Message("规则 {code} {reason}", "rule {code} {reason}")

NOTHING_FOUND = Message("没有发现问题", "Nothing found")
NOTHING_BUT_INFO = Message("没有错误和提醒", "No errors or warnings")
NO_FILES = Message("没有文件可检查", "No files to check")
CHECKED = Message("查了 {things}。", " Checked {things}.")
CLEAR_FILES = Message("{count} 个文件没有要列出的问题", "{count} files have nothing to show")
IN_FILES = Message("{count} 个文件，{faulty} 个有问题：", "{faulty} of {count} files: ")
SECONDS = Message("{seconds:.2f} 秒", "{seconds:.2f} s")
JOINED = Message("，", ", ")
ENDED = Message("。", ".")
LISTED = Message("、", ", ")

ERRORS = (Message("{count} 个错误", "{count} error"), Message("{count} 个错误", "{count} errors"))
WARNINGS = (Message("{count} 个提醒", "{count} warning"), Message("{count} 个提醒", "{count} warnings"))
INFOS = (Message("{count} 条建议", "{count} suggestion"), Message("{count} 条建议", "{count} suggestions"))
COUNTS = ((Severity.ERROR, ERRORS), (Severity.WARNING, WARNINGS), (Severity.INFO, INFOS))
"""The words for how many findings of a severity there are, the worst first."""
FILES = (Message("{count} 个文件", "{count} file"), Message("{count} 个文件", "{count} files"))
PART_COUNT = (Message("{count} 个部分", "{count} part"), Message("{count} 个部分", "{count} parts"))
RELATIONS_CHECKED = (
    Message("{count} 组数量关系", "{count} relation between numbers"),
    Message("{count} 组数量关系", "{count} relations between numbers"),
)
HIDDEN = (
    Message("{count} 条建议未显示（加 --show-info 查看）", "{count} suggestion hidden (see --show-info)"),
    Message("{count} 条建议未显示（加 --show-info 查看）", "{count} suggestions hidden (see --show-info)"),
)
SUPPRESSED = (
    Message("{count} 条已标明忽略", "{count} suppressed"),
    Message("{count} 条已标明忽略", "{count} suppressed"),
)
SUPPRESSED_HERE = Message("已标明忽略", "suppressed")
SEE_SUPPRESSED = Message("（加 --show-suppressed 查看）", " (see --show-suppressed)")
KNOWN = (
    Message("{count} 条原来就有（未列出）", "{count} known before (not listed)"),
    Message("{count} 条原来就有（未列出）", "{count} known before (not listed)"),
)
NOTICE = Message("说明：{what}", "note: {what}")
UNREADABLES = (
    Message("{count} 个文件没能检查", "{count} file not checked"),
    Message("{count} 个文件没能检查", "{count} files not checked"),
)
INCOMPLETE = (
    Message("{count} 个文件没有检查完", "{count} file not checked to the end"),
    Message("{count} 个文件没有检查完", "{count} files not checked to the end"),
)
FAILED_RULES = (
    Message("{count} 条规则出错", "{count} rule failed"),
    Message("{count} 条规则出错", "{count} rules failed"),
)


def rule_failed(failure: RuleFailure) -> Message:
    """A sentence on a rule that did not go through the document to its end."""
    return (RULE_GAVE_UP if failure.gave_up else RULE_FAILED).format(code=failure.code, reason=failure.reason)


def counted(count: int, forms: tuple[Message, Message], language: Language) -> str:
    """A number of things, in the singular or the plural."""
    return forms[count != 1].format(count=count).in_language(language)
