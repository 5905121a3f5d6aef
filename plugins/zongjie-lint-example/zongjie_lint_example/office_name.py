"""A rule: the name of the office is written in full."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.span import Span


@dataclass(frozen=True)
class AbbreviatedOfficeName(Rule):
    """本单位的名称没有写全。

    ## 查什么
    正文里用了本单位的简称，前面又没有用“以下简称”交代过。

    ## 为什么
    对外的材料要用规范的全称；简称先交代、后使用，读的人才知道说的是谁。

    ## 怎么改
    写全称，或者在第一次出现时注明“（以下简称……）”。
    """

    code = "XJ01"
    name = "abbreviated-office-name"
    title = Message("单位名称没有写全", "office name not written in full")
    severity = Severity.WARNING
    basis = "本单位的行文要求"
    message = Message("“{short}”是简称", "“{short}” is a short form")
    advice = Message("写全称“{full}”。", "Write “{full}” in full.")
    examples = (
        Bad("上半年，⟦政务中心⟧受理事项1 206件。"),
        Good("上半年，澄溪县政务服务中心受理事项1 206件。"),
        Bad("⟦政务中心⟧（以下简称中心）搬迁后，⟦政务中心⟧延长了服务时间。"),
        Good("澄溪县政务服务中心（以下简称“政务中心”）搬迁后，政务中心延长了服务时间。", why="先交代，后使用"),
    )

    full: str = "澄溪县政务服务中心"
    short: str = "政务中心"

    def check(self, document: Document) -> Iterable[Diagnostic]:
        """Every short form that stands outside the full name and was not introduced before."""
        for span in self._short_forms(document.folded):
            yield self.report(span, short=self.short, full=self.full)

    def _short_forms(self, text: str) -> Iterator[Span]:
        full, short = re.escape(self.full), re.escape(self.short)
        for match in re.finditer(f"{full}|(?P<introduced>简称“?{short})|{short}", text):
            if match["introduced"]:
                return
            if match[0] == self.short:
                yield Span.of(match)
