"""Breaks inside a sentence that the form of the file may explain."""

from __future__ import annotations

from zongjie_lint.document import Document
from zongjie_lint.facts.broken_line import BrokenLine
from zongjie_lint.source import Source

_WHOLE = "全年巡查河道418次、水库96次，清理漂浮物230吨，整治岸线5.6公里。\n"


def _breaks(text: str, package: bytes | None) -> int:
    return len(Document(Source("小结", _WHOLE * 3 + text, package=package)).facts(BrokenLine))


def test_one_break_after_a_comma_may_be_a_line_feed_typed_in_a_word_document() -> None:
    text = "全年收治病人1 204人次，其中门诊902人次、住院302人次，\n转诊上级医院36人次。\n"
    assert _breaks(text, b"PK") == 0
    assert _breaks(text, None) == 1


def test_a_break_in_mid_word_is_one_in_a_word_document_too() -> None:
    assert (
        _breaks("全年收治病人1 204人次，其中门诊902人次、急诊124人次、住\n院178人次，转诊上级医院36人次。\n", b"PK")
        == 1
    )
