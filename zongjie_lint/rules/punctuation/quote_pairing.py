"""PU03."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from zongjie_lint.diagnostic import Diagnostic, Edit, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.pairing import MarkFamily, Mispairing, Pairing
from zongjie_lint.facts.zone import body
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.places import Place, together
from zongjie_lint.rules.punctuation.pairing_rule import PairingRule
from zongjie_lint.span import Span

_LOST = Message("引号变成了问号：{found}{times}", "quotation marks became question marks: {found}{times}")
_MARK_LOST = compiled(
    r"(?<=[\p{Han},。、;:\d])(?<![吗呢么何谁哪几怎啥否不没什][^,。;!?\n]{0,12})(?P<first>\?)"
    r"(?:(?![吗呢么何谁哪几怎啥否不没])[\p{Han}、,\d]){2,20}(?P<last>\?)(?=\p{Han})"
)


class QuotePairing(PairingRule):
    """引号不成对，或者方向反了。

    ## 查什么
    只有一半的引号、方向打反的引号（“……“）、一头双一头单的引号、和括号交叉的引号、空引号、变成问号的引号。
    另外提示：双引号里又套双引号，中文用了直引号。
    引文跨几段、各段段首都有前引号的，句子中间断行的，缩写的撇号，表示英寸和秒的符号，都不算。

    ## 为什么
    引号少一半，读者不知道引到哪里为止；方向反了，一眼就看得出是没有校对。

    ## 怎么改
    补上缺的一半，或者改正方向；引号里再用引号，外面双引号，里面单引号。
    """

    code = "PU03"
    name = "quote-pairing"
    title = Message("引号不成对", "quotation marks that do not pair")
    severity = Severity.WARNING
    basis = "GB/T 15834-2011 4.8"
    message = Message("引号不成对：{found}{times}", "quotation marks that do not pair: {found}{times}")
    advice = Message("补上缺的一半，或者改正形式和方向。", "Add the missing mark, or turn the wrong one.")
    quotes = True
    messages = MappingProxyType(
        {
            Mispairing.UNCLOSED: Message("只有前引号，没有后引号：{found}{times}", "never closed: {found}{times}"),
            Mispairing.UNOPENED: Message("只有后引号，没有前引号：{found}{times}", "never opened: {found}{times}"),
            Mispairing.REVERSED: Message("引号方向反了：{found}{times}", "points the wrong way: {found}{times}"),
            Mispairing.MISMATCHED: Message(
                "前后引号不是一对：{found}{times}", "opened by one form, closed by another: {found}{times}"
            ),
            Mispairing.CROSSED: Message("引号和外面的标点交叉：{found}{times}", "pairs that cross: {found}{times}"),
            Mispairing.EMPTY: Message("引号里没有字：{found}{times}", "nothing between the marks: {found}{times}"),
            Mispairing.NESTED: Message(
                "引号里再用引号，里面用单引号：{found}{times}", "marks inside the same marks: {found}{times}"
            ),
            None: Message("中文里用了直引号：{found}{times}", "straight quotation marks: {found}{times}"),
        }
    )
    severities = MappingProxyType({Mispairing.NESTED: Severity.INFO, None: Severity.INFO})
    examples = (
        Bad("推行⟦“一码通城服务⟧，接入事项86项。"),
        Good("推行“一码通城”服务，接入事项86项。"),
        Bad("开展⟦河道清障百日会战”⟧行动，清障3处。"),
        Good("开展“河道清障百日会战”行动，清障3处。"),
        Bad("紧盯“两不愁”⟦“争先进位“⟧目标，倒排工期。"),
        Good("紧盯“两不愁”“争先进位”目标，倒排工期。"),
        Bad("打造⟦”清风渡口”⟧品牌。"),
        Good("打造“清风渡口”品牌。"),
        Bad("实行⟦”红黄蓝“⟧三色管理。"),
        Good("实行“红黄蓝”三色管理。"),
        Bad("入选“全市⟦“蒲公英’⟧志愿队”名单。"),
        Good("入选“全市‘蒲公英’志愿队”名单。"),
        Bad("举办“亲子同行，⟦‘书香润童年⟧”主题活动。"),
        Good("举办“亲子同行，‘书香润童年’”主题活动。"),
        Bad("推进电子证照应用（⟦“免证办）”⟧试点。", why="和括号交叉"),
        Good("推进电子证照应用（“免证办”）试点。"),
        Bad("围绕⟦“”⟧发展思路，引进企业6家。"),
        Good("围绕“工业立镇”发展思路，引进企业6家。"),
        Bad("推薦⟦「小小講解員⟧、志願者。"),
        Good("推薦「小小講解員」、志願者。"),
        Bad("坚持以⟦?五个统筹?⟧理念为引领，科学谋划。"),
        Good("坚持以“五个统筹”理念为引领，科学谋划。"),
        Bad('打造⟦"橙心驿站"⟧3处。', why="直引号，只作提示"),
        Good("打造“橙心驿站”3处。"),
        Bad("印发“关于开展⟦“清零行动”⟧的意见”。", why="外双内单，只作提示"),
        Good("印发“关于开展‘清零行动’的意见”。"),
        Good(
            "“河长制是一项长期工程，要一茬接着一茬干，一年接着一年抓，既要看得见的变化，也要看不见的功夫，不能有歇歇脚的念头。\n"
            "“还要把护河的规矩立起来、传下去。”",
            why="引文分段，段首都有前引号",
        ),
        Good(
            "今年以来，全镇上下紧盯目标，统筹推进各项重点工作，深入开展“大走访、大排查、\n大整治”行动，成效明显。",
            why="句子中间断行，引号跨行",
        ),
        Good('为机房添置24"显示器2台，Farmers’ Day展位8个。', why="英寸的符号和撇号"),
        Good("群众满意吗?干部实在吗?我们心里要有数。", why="真的是问句"),
        Good('引进"Smart Port"系统一套。', why="英文用直引号"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """The faults of pairs, marks that became question marks, then straight marks."""
        yield from super().check(document)
        yield from together(self, document, _lost(document), message=_LOST, safety="unsafe")

    def others(self, document: Document) -> Iterable[Pairing]:
        """Straight marks around Chinese words."""
        return [pairing for pairing in document.facts(Pairing) if _is_straight(document.text, pairing)]


def _is_straight(text: str, pairing: Pairing) -> bool:
    inner = pairing.inner.of_text(text)
    plain = pairing.family is MarkFamily.STRAIGHT and pairing.fault is None
    return plain and bool(_CHINESE.search(inner)) and not _LOOSE.search(inner)


_CHINESE = compiled(r"\p{Han}")
_LOOSE = compiled(r"^[\s，。、；：,;:]|[\s，、；：,;:]$")


def _lost(document: Document) -> Iterator[Place]:
    for paragraph in body(document):
        for match in _MARK_LOST.finditer(paragraph.folded):
            at = paragraph.span.start
            edits = (Edit(Span.of(match, "first", at), "“"), Edit(Span.of(match, "last", at), "”"))
            yield Place(Span.of(match, offset=at), edits)
