"""The values that a table of a house rule may have, by the names that may be written for them, English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

TYPES = {
    "forbid": "禁用",
    "require": "必须有",
    "replace": "替换",
    "count": "次数",
    "length": "字数",
    "order": "顺序",
    "consistency": "统一",
}
"""What a rule does, by the names that may be written for it."""
ROLES = {
    "overview": "概况",
    "indicators": "指标",
    "work": "做法",
    "experience": "体会",
    "problems": "问题",
    "causes": "原因",
    "situation": "形势",
    "goals": "目标",
    "plan": "下一步",
    "safeguards": "保障",
    "duty": "履职",
    "integrity": "廉洁",
}
"""The parts of a report, as in `facts.role.Role`."""
PLACES = {
    "document": "全文",
    "title": "标题",
    "body": "正文",
    "heading": "小标题",
    "heading-1": "一级标题",
    "heading-2": "二级标题",
    "heading-3": "三级标题",
    "opening": "开头",
    "ending": "结尾",
    "signature": "落款",
    "table": "表格",
}
UNITS = {"section": "部分", "paragraph": "段", "sentence": "句", "item": "条", "list": "并列"}
"""What is judged one by one."""
SCOPES = {**PLACES, **ROLES, "paragraph": "段", "sentence": "句", "item": "条"}
SEVERITIES = {"error": "错误", "warning": "提醒", "info": "建议"}
FIXES = {"safe": "直接改", "unsafe": "核对后改", "none": "不改"}
KINDS = {
    "duty-report": "述职报告",
    "government-work-report": "政府工作报告",
    "budget-report": "预算报告",
    "communique": "统计公报",
    "minutes": "会议纪要",
    "plan": "工作计划",
    "speech": "讲话稿",
    "half-year-summary": "半年总结",
    "quarterly-summary": "季度总结",
    "annual-summary": "年度总结",
}
"""Kinds of report, as in `facts.report_kind`."""
_OF_WORDS = frozenset({"forbid", "require", "replace", "count"})
"""Types that look for words or for a pattern."""
TAKEN_BY: Mapping[str, frozenset[str]] = {
    "words": frozenset(TYPES) - {"length"},
    "pattern": _OF_WORDS,
    "pairs": frozenset({"replace"}),
    "with": frozenset({"replace"}),
    "fix": frozenset({"replace"}),
    "at-least": frozenset({"count", "length"}),
    "at-most": frozenset({"count", "length"}),
    "prefer": frozenset({"consistency"}),
    "all": frozenset({"require"}),
    "needs-first": frozenset({"order"}),
    "skip-quotes": frozenset(TYPES) - {"length"},
    "unless": frozenset(TYPES) - {"length"},
}
"""The types that a key makes sense for; for other keys, all do."""
PLACEHOLDERS: Mapping[str, tuple[str, ...]] = {
    "forbid": ("found",),
    "require": ("words", "where"),
    "replace": ("found", "with"),
    "count": ("found", "count", "limit", "where"),
    "length": ("count", "limit", "where"),
    "order": ("found", "other"),
    "consistency": ("found", "other"),
}
"""What a message may leave to be filled in."""
