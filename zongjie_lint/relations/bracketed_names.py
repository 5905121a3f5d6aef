"""Names in a bracket right after a count: “口袋公园5处（春晖园、望月园、书香园、银杏园、和美园）”."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from zongjie_lint.lexicon import any_of
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.counted_number import NUMBER

OCCASIONS = ("次", "场", "届", "轮", "期", "批", "人", "名", "位")
"""One of these may be about several things: 培训3期（党务、财务、安全、保密）."""
_UNITS = (
    *OCCASIONS,
    *("门", "个", "家", "项", "所", "件", "类", "种", "条", "座", "处"),
    *("户", "部", "篇", "首", "台", "款", "级", "只", "支", "艘", "国", "校", "园", "站", "栋", "幢", "镇", "乡", "村"),
)
_COUNTED = compiled(
    rf"(?<![第等前后各每近约超余]|\d[\s,])(?P<number>{NUMBER})\s?(?P<unit>{any_of(_UNITS)})(?P<noun>(?!以上|左右|多|余|[人户班]次)(?:(?![和及与或的等])\p{{Han}}){{0,12}}|”?)\((?P<list>[^(),。;:\n]{{3,160}})\)(?!等)"
)
_NO_NAMES = compiled(
    r"^(?:含|其中|包括|不含|如|例如|见|占|比|同比|较|原|按|每|以|主要|分布|位于|涉及|覆盖|惠及|来自|用于|负责|由|至|截至|不包括|除|除去|注|附)|等|若干|其[他它]|…|[;:]"
)
"""Not a list of names, or not a whole one."""
_KINDS_OF_PLACE = frozenset(
    (
        "县",
        "市",
        "区",
        "旗",
        "镇",
        "乡",
        "街道",
        "街办",
        "办事处",
        "园区",
        "开发区",
        "管委会",
        "单位",
        "部门",
        "企业",
        "社区",
        "村",
        "居",
        "场",
        "林场",
        "农场",
        "高新区",
        "经开区",
        "学校",
        "医院",
        "院",
        "所",
        "局",
        "委",
        "办",
        "科室",
        "中心",
        "公司",
        "机构",
        "团体",
        "村居",
        "农村",
    )
)
"""“3个乡镇（街道、园区、林场）” calls the same things by their other names."""
_LEVELS = "省市州盟县区旗镇乡村"


def counts_before_brackets(text: str) -> Iterator[regex.Match[str]]:
    """Every number with its measure word right before a bracket that may list what it counts, as `number`, `unit` and `list`."""
    for match in _COUNTED.finditer(text):
        if not _NO_NAMES.search(match["list"]) and not _names_others(match):
            yield match


def _names_others(match: regex.Match[str]) -> bool:
    """Whether the bracket holds other words for what is counted, or the places it was done at: 2个镇（东村、西村、南村）."""
    names = match["list"].split("、")
    if any(name in _KINDS_OF_PLACE for name in names):
        return True
    level, levels = (match["noun"] or match["unit"])[-1:], {name[-1:] for name in names}
    return level in _LEVELS and levels <= set(_LEVELS) and level not in levels
