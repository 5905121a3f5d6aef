"""PU01."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from zongjie_lint.diagnostic import Diagnostic, Edit, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.pairing import MarkFamily, Pairing
from zongjie_lint.facts.sentence import dot_is_full_stop
from zongjie_lint.facts.zone import written
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled, quick
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.places import Place, together
from zongjie_lint.span import Span

_NOT_OURS = (
    r"(?:https?://|www\.)[^\s\p{Han}]{1,200}(*SKIP)(*FAIL)|&#?[A-Za-z0-9]{1,8};(*SKIP)(*FAIL)"
    r"|(?<=[一二三四五六七八九十])[:](?=[一二三四五六七八九十](?!是))(*SKIP)(*FAIL)|\s:\)(*SKIP)(*FAIL)"
)
_NARROW = quick("[,;:!?]")
_HALF_WIDTH = quick("[,;:!?.]")
_ANY_DOT = quick(r"\.")
_CLOSING_DOT = quick(r"\.(?=\s*$|”)")
_QUESTION = r"(?:[吗呢]|什么|怎么|怎样|如何|为何|何[以时处]|谁|哪|几[个时]|多少|[不没否])"
_LEFT = r"\p{Han}“”’》】…—"
"""What stands before a mark of Chinese; none of the marks that are mended themselves, so that one pass is enough."""
_MARK = compiled(
    rf"{_NOT_OURS}|(?<=[{_LEFT}])(?P<mark>[,;:!])|(?<=[%‰)）])(?P<mark>[,;])(?!\s?[A-Za-z])"
    rf"|(?P<mark>[,;:])(?=[\p{{Han}}“‘《【])|(?<={_QUESTION}[^，。；：,;:!?！？\n]{{0,12}})(?P<mark>\?)(?=\s|[”\p{{Han}}]|$)"
)
_FULL_STOP = compiled(r"(?<=\p{Han}{2}[”》)）]?|[%‰])(?P<mark>\.)(?=\s*$|[”])")
_FULL_STOP_ANYWHERE = compiled(r"(?<=[\p{Han}%‰][”》)）]?)(?P<mark>\.)(?=\s|\p{Han}|[“《]|$|\d{1,2}[、.])")
_WIDE = str.maketrans(",;:!?.()", "，；：！？。（）")
_HAN = compiled(r"\p{Han}")
_AFTER_CHINESE = compiled(r"[\p{Han}”》%]$")
_FORMULA = compiled(r"[+×÷*/^=<>]|^\s*[A-Za-z]\s*$|^0\d{2,3}$|^(?:19|20)\d\d$|^https?:")
_PARENTHESES = frozenset("()")


class HalfwidthMark(Rule):
    """中文里用了半角标点。

    ## 查什么
    汉字中间的半角逗号、分号、冒号、问号、叹号、句点和括号。三处以上合成一条，附全文的修改。
    数字里的千分撇、小数点，时间、比例、网址、英文、公式、电话区号里的半角符号不算。

    ## 为什么
    标点符号标准里，这些点号和括号占一个字的位置；半角的排出来挤成一团，多半是从网页复制或转码留下的。

    ## 怎么改
    改成全角，数字不动。
    """

    code = "PU01"
    name = "halfwidth-mark"
    title = Message("中文里的半角标点", "half-width marks in Chinese")
    severity = Severity.INFO
    basis = "GB/T 15834-2011 4.1.2—4.7.2、5.1"
    message = Message("中文里用了半角的“{found}”{times}", "half-width “{found}” in Chinese{times}")
    advice = Message("改成全角。", "Write it full-width.")
    examples = (
        Bad("年初以来⟦,⟧全镇造林2,300亩，成活率92.5%⟦;⟧抚育1,150亩。"),
        Good("年初以来，全镇造林2,300亩，成活率92.5%；抚育1,150亩。"),
        Bad("主要做法⟦:⟧领导带头⟨;⟩部门联动⟨,⟩群众参与。"),
        Good("主要做法：领导带头；部门联动，群众参与。"),
        Bad("建成泵站3座⟦(⟧含移动式1座)。"),
        Good("建成泵站3座（含移动式1座）。"),
        Bad("建成泵站3座（含移动式1座⟦)⟧。"),
        Bad("渠系水利用系数⟦(⟧0.62)有所提高。"),
        Good("渠系水利用系数（0.62）有所提高。"),
        Bad("群众满意不满意⟦?⟧大家心里有杆秤⟦!⟧"),
        Good("群众满意不满意？大家心里有杆秤！"),
        Bad("全年任务圆满完成⟦.⟧"),
        Good("全年任务圆满完成。"),
        Good("9:30开始，比分3:1，配比为三:七，产值1,234万元。", why="时间、比分、比例、千分撇"),
        Good("详见https://example.cn/a,b;c?d=e(f)网页。", why="网址"),
        Good("该系统由Smith, Lee & Co. (Asia) Ltd.承建。", why="英文"),
        Good("测得y=f(x)的值为3(±0.2)，Fe(OH)3沉淀。", why="公式"),
        Good("咨询电话(010)6234，取值按2×(3+5)计算。", why="电话区号、算式"),
        Good("1)清淤；2)护坡。", why="序号的半括号"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every half-width mark of a sentence, and every half-width bracket around Chinese."""
        places = [*_points(document), *_brackets(document)]
        yield from together(self, document, sorted(places, key=lambda place: place.span))


def _points(document: Document) -> Iterator[Place]:
    dots = _FULL_STOP_ANYWHERE if dot_is_full_stop(document.folded) else _FULL_STOP
    for paragraph in written(document) if _HALF_WIDTH.search(document.text) else ():
        for pattern in _patterns(document.text, paragraph.span, dots):
            if _HAN.search(paragraph.folded):
                for match in pattern.finditer(document.text, paragraph.span.start, paragraph.span.end):
                    yield _widened(document, Span.of(match, "mark"))


def _patterns(text: str, span: Span, dots: regex.Pattern[str]) -> Iterator[regex.Pattern[str]]:
    """Those that may match in a paragraph, as the marks in it show."""
    if _NARROW.search(text, span.start, span.end):
        yield _MARK
    if (_CLOSING_DOT if dots is _FULL_STOP else _ANY_DOT).search(text, span.start, span.end):
        yield dots


def _brackets(document: Document) -> Iterator[Place]:
    for pairing in document.facts(Pairing) if _has_parenthesis(document) else ():
        both = [span for span in (pairing.opening, pairing.closing) if span]
        narrow = [span for span in both if span.of_text(document.text) in _PARENTHESES]
        if pairing.family is MarkFamily.ROUND and len(both) == 2 and narrow and _is_chinese(document, pairing, narrow):
            yield _widened(document, *narrow)


def _has_parenthesis(document: Document) -> bool:
    return any(mark in document.text for mark in _PARENTHESES)


def _is_chinese(document: Document, pairing: Pairing, narrow: list[Span]) -> bool:
    """Whether brackets belong to the Chinese sentence, not to a formula, a name or a number."""
    inner = pairing.inner.of_text(document.text)
    before = document.text[max(0, pairing.span.start - 1) : pairing.span.start]
    if len(narrow) == 1 or _HAN.search(inner):
        return True
    return bool(_AFTER_CHINESE.search(before)) and not _FORMULA.search(inner)


def _widened(document: Document, *marks: Span) -> Place:
    edits = tuple(Edit(mark, mark.of_text(document.text).translate(_WIDE)) for mark in marks)
    return Place(marks[0], edits)
