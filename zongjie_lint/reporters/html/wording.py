"""The words of the page that no other reporter needs."""

from __future__ import annotations

from zongjie_lint.message import Message

TITLE = Message("审校结果", "Review")
SLIP = Message("审校单", "Review slip")
INDEX = Message("文件目录", "Files")
FILE = Message("文件", "File")
STATE = Message("结果", "Result")
NUMBER = Message("序号", "No.")
PLACE = Message("位置", "Place")
PROBLEM = Message("问题", "Problem")
WORKING = Message("依据", "Working")
HANDLING = Message("建议处理", "Suggested handling")
OPINION = Message("处理意见", "Decision")
REVIEWER = Message("审核人", "Reviewed by")
DATE = Message("日期", "Date")
TEXT = Message("原文", "Text")
WHOLE = Message("全文", "whole text")
RECOGNISED = Message("识别结果", "What was recognised")
FOUND = Message("有", "found")
MISSING = Message("没有找到", "not found")
FILTER = Message("筛选", "Filter")
SEVERITY = Message("级别", "Severity")
RULES = Message("规则", "Rules")
ALL = Message("全选", "All")
NONE = Message("全不选", "None")
PRINT = Message("打印审校单", "Print the slip")
SHOWN = Message("显示 {shown} / {total} 条", "{shown} of {total} shown")
FILTERED = Message("本页经过筛选，没有列出全部问题。", "Filtered: not every finding is listed.")
TO_TOP = Message("回到目录", "Back to the list of files")
NOT_CHECKED = Message("没能检查", "Not checked")
INCOMPLETE = Message("没有检查完", "Incomplete")
CLEAR = Message("没有发现问题", "Nothing found")
SUPPRESSED = Message(
    "作者已标明忽略的 {count} 条没有列出。", "{count} findings that the author set aside are not listed."
)
LEDGER = Message("数据台账和核对关系", "Ledger and relations between numbers")
NO_FIGURES = Message("没有可列的数据。", "No figures to list.")
SUMMED_UP = Message("合并在第 {number} 条", "summed up in no. {number}")
EVERY_PLACE = Message("各处：", "each place: ")
MORE = Message("另有 {count} 处", "{count} more")
CHANGE = Message("修改", "change")
TRACEBACK = Message("出错的细节", "Details of the failure")
MADE_BY = Message("由 zongjie-lint {version} 生成", "Made by zongjie-lint {version}")
FAILURES_SAID = Message(
    "下面的规则出错，这一页不是完整的检查结果。", "These rules failed; what follows is not the whole result."
)
LABEL = Message("{severity} {number}", "{severity} {number}")
LABEL_RELATED = Message("{severity} {number} 的有关处", "related to {severity} {number}")
