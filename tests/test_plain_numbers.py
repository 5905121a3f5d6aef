"""Plain numbers are read in a short way, which must say what the pattern for all numbers says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zongjie_lint.document import Document
from zongjie_lint.facts import numeric_expression
from zongjie_lint.facts.numeric_expression import NumericExpression

_PIECES = (
    *("12", "3.5", "2024年", "2023年底", "7", "1,200", "-4", "100", "5%", "0.8个百分点", "万", "亿", "万亿", "元", "人", "家", "个", "个月"),
    *("三", "十二", "两百", "一半", "五成", "三分之一", "二〇二四年", "零件", "年", "月", "日", "岁", "号", "倍", "小时", "千瓦"),
    *("约", "近", "超过", "不足", "高于", "第", "每", "余", "多", "左右", "以上", "以内", "及以上", "至", "—", "(", ")", " ", "、", "。", "\n"),
    *("群众", "项目", "完成", "GDP", "A", "点", "负"),
)  # fmt: skip
_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=14).map("".join)


def _numbers(text: str) -> tuple[NumericExpression, ...]:
    return Document(text).facts(NumericExpression)


def _numbers_by_pattern(text: str) -> tuple[NumericExpression, ...]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(numeric_expression._Plain, "number", lambda *_: None)
        patched.setattr(numeric_expression, "_may_begin", lambda *_: True)
        return _numbers(text)


@given(_TEXTS)
def test_the_short_way_says_what_the_pattern_says(text):
    assert _numbers(text) == _numbers_by_pattern(text)


@pytest.mark.parametrize(
    "text",
    [
        "约12家企业",
        "达到5亿元以上的项目3个",
        "负3万元",
        "一个个难题",
        "三个小时、五个百分点",
        "2024年底至2025年",
        "增长 3.5%左右",
        "节约3万元",
        "点亮五个百分点",
    ],
)
def test_it_does_so_beside_words_that_look_like_hedges_and_units(text):
    assert _numbers(text) == _numbers_by_pattern(text)
