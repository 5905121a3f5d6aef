"""Sentences that open a part of a report which has no heading of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.date import YEAR, year_of
from zongjie_lint.facts.ordinal import ordinal_at
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.role import Role
from zongjie_lint.facts.sentence import Sentence
from zongjie_lint.facts.title import Title
from zongjie_lint.facts.zone import body
from zongjie_lint.patterns import compiled, quick
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_WINDOW = 60
"""A cue stands within so many characters of its sentence's beginning."""
_LONG = 400
_LONG_IN_A_SHORT_TEXT = 150
_FEW = 6
"""In a longer paragraph every sentence may open a part, in a shorter one only the first."""
_FOLLOWING = 40
"""A part has at least so many characters."""
_OPENING = 300
"""The opening of a report, or its whole first paragraph if that is shorter, names times without planning anything."""

_PROBLEM_WORDS = "问题|困难|不足|差距|短板|薄弱|弱项|挑战|矛盾|欠缺|制约"
_PROBLEM_WORD = f"(?:{_PROBLEM_WORDS})"
_REGRETS = (
    "缺憾|遗憾|欠账|毛病|漏洞|隐忧|弱点|软肋|软骨"
    "|硬骨头|堵点|痛点|难点|不如意|不尽如?人意|不够?满意|脸红|惭愧|愧疚|是亏的"
)
_REGRET = f"(?:{_REGRETS})"
"""Said of oneself after “also” or “still”, these open the part on problems as surely as 问题 does."""
_PROBLEMS = compiled(
    rf"(?:虽然|尽管|虽|在肯定|在看到|取得|回顾|总结).{{0,40}}(?:成绩|成效|进步|收获|工作).{{0,40}}(?:但|也|还|仍|然而).{{0,30}}{_PROBLEM_WORD}"
    r"|(?:虽然|尽管).{2,40}(?:取得|完成).{0,30}(?:但|仍)"
    rf"|(?:仍|仍然|依然|还|也|尚)(?:是?存在|面临|有).{{0,14}}{_PROBLEM_WORD}"
    r"|清醒地?(?:看到|认识|意识|知道)"
    rf"|(?:也|还|更|必须)(?:要|应|应当|必须)?(?:清楚|看到|意识到|认识到|明白|注意到|感到|深知).{{0,24}}{_PROBLEM_WORD}"
    r"|(?:离|与|对照|同).{2,40}(?:要求|期盼|期待|期望|目标|标准|相比).{0,14}(?:差距|短板|不足|距离)"
    rf"|(?:仍|依然|还|也|尚)(?:是?存在|有|留下)[^,。;]{{0,14}}{_REGRET}|{_REGRET}(?:还|也)(?:是)?(?:不少|很多|存在)"
    r"|美中不足|不足之处|毋庸讳言|(?:需要?|应当?|值得)(?:引起)?(?:高度|特别)?(?:注意|重视|关注|警惕|反思)的(?:是|还有|主要)"
    rf"|^(?:\W|当然|同时|但是?|不过|目前|当前|一年来|总的来看|主要)*(?:(?:的|存在|面临|突出|主要|困难|问题|不足|短板|与|和|、)*{_PROBLEM_WORD})(?:主要|突出|集中)?(?:有|是|表现|体现|在于|:|也|如下)"
)
_PROBLEM_SIGN = quick(f"{_PROBLEM_WORDS}|虽然|尽管|清醒|距离|毋庸讳言|注意的|重视的|关注的|警惕的|反思的|{_REGRETS}")
"""Whatever opens problems has one of these; `re` is quick where each alternative begins with a character, not with a group."""
_SEEING = quick(
    "|".join(
        word + rest
        for words, rest in (
            (("也", "还", "更", "必须"), "(?:要|应|应当|必须)?(?:清楚|清醒)?(?:地)?(?:看到|认识到|承认)"),
            (("成绩", "成效", "荣誉"), "(?:的)?(?:背后|之外)"),
            (("回头", "静下心来?", "冷静", "客观"), "(?:来)?(?:看|想|说)"),
        )
        for word in words
    )
)
"""Opens problems if the rest of the sentence says that something is wanting."""
_SOLVING = compiled(r"(?:针对|解决|破解|整改|梳理|查找|查摆|排查|发现|反映的|研究|化解|围绕|瞄准).{0,16}$")
_PLAN_TIME = rf"(?:下一?步|下一?阶段|下半年|下季度|今后|接下来|来年|明年|新的一年|新学年|新年度|展望|面向未来|(?P<year>{YEAR})年|\d{{1,2}}[—~\-至到]\d{{1,2}}月|[一二三四]季度)"
_PLAN = compiled(
    rf"^(?:\W|在|对于|关于|针对|进入|面对|踏上|站在|各位代表|同志们|围绕|总之|综上|最后)*{_PLAN_TIME}[^。]{{0,80}}?"
    r"(?:将|要|拟|力争|继续|重[点心]|打算|计划|着力|争取|努力|坚持|准备|想[办干做]|[主聚]?[要焦]?抓好|[着发用使]力|使劲|入手|工作思路|是.{0,24}(?:关键|攻坚|之年|一年))"
)
_LABEL = compiled(
    r"(?:下一?步|下一?阶段|下半年|[一二三四]季度|来年|明年)(?:的?工作)?(?:打算|安排|计划|思路|措施|建议|重点)?[:,](?=\S)(?:(?<=:)|(?<=下一?步,))"
)
"""A plan in so many words, which may open even a short text."""
_SUGGESTION = compiled(
    r"^(?:为此|对此|据此|因此|综上|综上所述)[,:]?(?:特|我们|现|我[局委办院])?(?:提出)?[^。:,]{0,8}建议"
)
"""Opens a plan anywhere in a paragraph."""
_SUGGESTING = frozenset("为对据因综")
"""The characters it may begin with."""
_WEAK = quick(
    r"不足|不够|不高|不强|不优|不深|不多|不大|不均|不到位|不平衡|不完善|不健全|不理想|不明显|不及|不畅|不熟|不顺|不细|不实|不精|不广|不善|不规范|不充分|不配套|不匹配|不适应|不扎实"
    r"|滞后|难度|困难|缺口|缺乏|缺少|短缺|尚未|尚有|偏低|偏少|偏慢|偏弱|偏大|偏高|偏窄|偏紧|薄弱|较弱|较差|较慢|较少|较低|单一|有待|欠缺|短板|制约|瓶颈|压力|紧张|老化|下滑|弱"
    r"|没有(?:真正|完全|根本|彻底|形成|突破|跟上|杜绝|摸清)|未(?:能|真正|完全|根本|彻底|形成)|仍有|时有|流于形式|推诿|粗放|青黄不接|难以|跟不上|上不去|漏洞|断层|欠账|有限(?!公司|责任)|还差|尚差|仍差|不达标|面窄|路窄|流失|依赖|仍然?突出|少数|个别|部分"
)


class Cue(Fact, Record):
    """The opening sentence of a part without a heading."""

    span: Span
    role: Role

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every sentence that opens problems or a plan."""
        paragraphs = body(document)
        first_year = review_year(document)
        opening = _end_of_opening(paragraphs) if paragraphs else 0
        for sentence in _openings(document, paragraphs):
            text = _without_ordinal(document.folded[sentence.span.start : sentence.span.end])
            role = _role(text, first_year, opening=sentence.span.start < opening)
            if role and paragraphs[-1].span.end - sentence.span.start > _FOLLOWING:
                yield cls(sentence.span, role)


def review_year(document: Document) -> int | None:
    """The first year that the title names, or the opening of the body."""
    title = document.fact(Title)
    opening = "".join(paragraph.folded for paragraph in body(document)[:3])[:350]
    found = compiled(rf"({YEAR})\s?年").search(title.text if title else "") or compiled(rf"({YEAR})\s?年").search(
        opening
    )
    return year_of(found[1]) if found else None


def speaks_of_weakness(text: str) -> bool:
    """Whether a folded sentence says that something is wanting."""
    return bool(_WEAK.search(text))


def _end_of_opening(paragraphs: Sequence[Paragraph]) -> int:
    first = paragraphs[0].span
    return min(first.end, first.start + _OPENING)


def _openings(document: Document, paragraphs: Sequence[Paragraph]) -> Iterator[Sentence]:
    limit = _LONG_IN_A_SHORT_TEXT if len(paragraphs) <= _FEW else _LONG
    starts = {paragraph.index: paragraph.span.start for paragraph in paragraphs}
    long = {paragraph.index for paragraph in paragraphs if len(paragraph) > limit}
    for sentence in document.facts(Sentence):
        begun = starts.get(sentence.paragraph)
        opens = begun == sentence.span.start or sentence.paragraph in long
        if begun is not None and (opens or _is_suggestion(document.folded, sentence.span)):
            yield sentence


def _is_suggestion(folded: str, span: Span) -> bool:
    return folded[span.start : span.start + 1] in _SUGGESTING and _SUGGESTION.match(span.of_text(folded)) is not None


def _without_ordinal(text: str) -> str:
    stripped = text.lstrip()
    ordinal = ordinal_at(stripped)
    return stripped[ordinal.span.end :].lstrip() if ordinal else stripped


def _role(text: str, first_year: int | None, *, opening: bool) -> Role | None:
    beginning = text[: _WINDOW + 30]
    problem = _PROBLEMS.search(beginning) if _PROBLEM_SIGN.search(beginning) else None
    if problem and problem.start() < _WINDOW and not _SOLVING.search(text[: problem.start()]):
        return Role.PROBLEMS
    if _SEEING.search(text[:_WINDOW]) and len(_WEAK.findall(text)) >= 2:
        return Role.PROBLEMS
    return Role.PLAN if _opens_plan(text, first_year, opening=opening) else None


def _opens_plan(text: str, first_year: int | None, *, opening: bool) -> bool:
    plan = _PLAN.match(text)
    ahead = plan is not None and _lies_ahead(plan["year"], first_year)
    if _LABEL.match(text):
        return True
    return not opening and (ahead or bool(_SUGGESTION.match(text)))


def _lies_ahead(year: str | None, first_year: int | None) -> bool:
    """A year opens a plan only if it comes after the year under review."""
    return year is None or (first_year is not None and year_of(year) > first_year)
