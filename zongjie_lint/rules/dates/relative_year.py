"""DT03."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.date import YEAR, year_of
from zongjie_lint.facts.period import YearVote, title_years
from zongjie_lint.facts.present import RELATIVE, Present, sure_present, years_meant
from zongjie_lint.facts.report_kind import is_of_kind
from zongjie_lint.facts.signature import Signature
from zongjie_lint.facts.zone import body
from zongjie_lint.lexicon import any_of
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.span import Span

_WORD, _NUMBER = rf"(?P<word>{any_of(RELATIVE)})(?:同期|\d{{1,2}}月份?)?", rf"(?P<year>{YEAR})\s?年?度?"
_SAME = compiled(
    rf"(?<!大)(?:{_WORD}\s?(?:\(\s?(?:即|也就是)?\s?{_NUMBER}[^()。;]{{0,10}}\)|,?(?:即|也就是){_NUMBER})"
    rf"|{_NUMBER}\s?(?:\(\s?(?:即|也就是)?\s?{_WORD}\s?\)|,?(?:即|也就是){_WORD}))"
)
_OTHER_YEAR = compiled(rf"({YEAR})\s?年")
_SENTENCE = 200
_TOLD = Message("这里写明报告的年份", "the year of the report")
_WORKING = Message("报告的是{present}年，“{word}”是{right}年", "the report is of {present}, so “{word}” is {right}")
_REPORT = "云岭镇2026年度工作总结\n\n2026年，全镇各项工作有序推进。{0}，新增市场主体310户。\n\n云岭镇人民政府\n2026年12月28日\n"


class RelativeYear(Rule):
    """“今年”“去年”和写明的年份矛盾。

    ## 查什么
    “去年（2024年）”“2025年即上年度”“今年（2025年）”一类并写的说法，和报告的年份是否一致；要有两处以上能确定报告的年份。
    “上年”可以是相对本句所说的那一年，也算对。

    ## 为什么
    套用旧稿时改了一个，漏了一个。

    ## 怎么改
    核对年份；公文里宜直接写明年份。
    """

    code = "DT03"
    name = "relative-year-conflict"
    title = Message("今年、去年与写明的年份矛盾", "今年 or 去年 does not fit the year beside it")
    severity = Severity.ERROR
    basis = "《党政机关公文处理工作条例》第二十条（四）：时间准确；实务"
    message = Message("“{word}”应是{right}年，这里写的是{year}年", "“{word}” is {right}, not {year}")
    advice = Message("核对年份，改错的那一个。", "Check the year; correct the wrong one.")
    examples = (
        Bad(_REPORT.format("与⟦去年（2024年）⟧相比")),
        Good(_REPORT.format("与去年（2025年）相比")),
        Bad(_REPORT.format("比⟦2024年即上年度⟧")),
        Good(_REPORT.format("比2025年即上年度")),
        Bad(_REPORT.format("⟦今年（2025年）⟧")),
        Good(_REPORT.format("今年（2026年）")),
        Good(_REPORT.format("2024年比上年（2023年）"), why="上年是相对2024年说的"),
        Bad(_REPORT.format("与⟦去年同期（2024年1—10月）⟧相比")),
        Good(_REPORT.format("与去年同期（2025年1—10月）相比")),
        Good(
            "云岭镇2026年工作总结和2027年工作安排\n\n今年，即2027年，要抓好园区建设。\n\n云岭镇人民政府\n2027年1月9日\n",
            why="次年一月成文，今年是成文的那一年",
        ),
        Good("与去年（2024年）相比，新增市场主体310户。", why="不知道是哪一年"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report pairs that fit neither the year of the report nor one that the sentence has named."""
        present = sure_present(document)
        for paragraph in body(document) if present else ():
            for match in _SAME.finditer(paragraph.folded):
                span = Span.of(match, offset=paragraph.span.start)
                distance = RELATIVE[match["word"]]
                if present and year_of(match["year"]) - distance not in _bases(document, match, span):
                    yield self._reported(document, present, match, span)

    def _reported(self, document: Document, present: Present, match: regex.Match[str], span: Span) -> Diagnostic:
        values = {"word": match["word"], "right": present.year + RELATIVE[match["word"]]}
        places = {vote.span for vote in document.facts(YearVote) if vote.year == present.year}
        told = [Related(place, _TOLD) for place in sorted(places)]
        return self.report(
            span,
            related=told[:2],
            evidence=_WORKING.format(present=present.year, **values),
            message=self.message.format(year=year_of(match["year"]), **values),
        )


def _bases(document: Document, match: regex.Match[str], span: Span) -> frozenset[int]:
    """The years that the word may be counted from."""
    before = match.string[max(0, match.start() - _SENTENCE) : match.start()]
    named = _OTHER_YEAR.findall(before[before.rfind("。") + 1 :])
    present, signature = document.fact(Present), document.fact(Signature)
    titled = {year for _, year in title_years(document)}
    bases = {year_of(year) for year in named} | (titled if len(titled) > 1 else set())
    if signature and present and signature.year == present.year + 1:
        bases.add(signature.year)
    if present is None or is_of_kind(document, "speech"):
        return frozenset({present.year} if present else ())
    return years_meant(document, span.start) | bases
