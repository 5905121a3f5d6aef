"""HD07."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from zongjie_lint.chinese_numerals import write_whole_number
from zongjie_lint.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.enumeration import Enumeration, EnumerationFamily, EnumerationItem
from zongjie_lint.message import Message
from zongjie_lint.record import Record
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.headings.counting import Slip, slips, stands_between
from zongjie_lint.rules.headings.places import others
from zongjie_lint.span import Span

_CHAINED = ("其次", "再次", "最后", "第二", "其二")
_BEFORE = Message("前一项", "the item before")


class _Misuse(Record):
    """Marks that do not belong after the words of some families."""

    families: tuple[EnumerationFamily, ...]
    marks: str
    replacement: str
    message: Message
    advice: Message


_NEEDLESS = _Misuse(
    (EnumerationFamily.SHI,),
    "，,、：:",
    "",
    Message("“一是”一类的序次语后面不用点号，共{count}处", "no mark follows 一是 ({count} times one does)"),
    Message("删去“是”后面的点号。", "Delete the mark after 是."),
)
_NO_COMMA = _Misuse(
    (EnumerationFamily.FIRST, EnumerationFamily.DI, EnumerationFamily.QI),
    "、",
    "，",
    Message("“首先”“第一”“其一”后面应用逗号，共{count}处", "a comma follows 首先 ({count} times not so)"),
    Message("把顿号改为逗号。", "Change 、 to a comma."),
)


class YishiRun(Rule):
    """“一是……二是……”这样的分项缺号、重号、乱序，或者序次语后面的点号不对。

    ## 查什么
    “一是”“一要”“第一”“其一”引出的分项是否逐一递增；该写“三是由”的地方是否漏了“是”，写成“三由”。
    另外提示：“一是”后面多了点号，“首先”“第一”后面用了顿号。
    分项里又套分项、缺的那一项换了说法、没有“一是”只有“二是”的，都不报。

    ## 为什么
    删掉一项、插进一项以后忘了顺号，读出来就会卡住；在会上念稿尤其尴尬。

    ## 怎么改
    看是不是少了一项；没有少，就把序次顺下来。
    """

    code = "HD07"
    name = "yishi-run"
    title = Message("分项序次不连续", "listed items out of order")
    severity = Severity.WARNING
    basis = "GB/T 15834-2011 附录B.3.1、B.3.7（资料性）"
    message = Message(
        "“{previous}”之后应是第{expected}项，这里是“{actual}”",
        "item {expected} should follow “{previous}”, not “{actual}”",
    )
    advice = Message("看是否漏了一项；没有漏，就把序次顺下来。", "See whether an item is missing; if not, renumber.")
    examples = (
        Bad("一是修订制度，⟨二是⟩培训人员，⟦四是⟧检查库房。"),
        Good("一是修订制度，二是培训人员，三是检查库房。"),
        Bad("⟨一要⟩把数字核准；⟦三要⟧把原因讲清；二要把责任落实。", why="次序颠倒，只报一处"),
        Good("一要把数字核准；二要把责任落实；三要把原因讲清。"),
        Bad("第一，补种树苗。⟨第二，⟩修剪枝条。⟦第二，⟧清运落叶。第三，刷白树干。"),
        Good("第一，补种树苗。第二，修剪枝条。第三，清运落叶。第四，刷白树干。"),
        Bad("一是每周例会。⟨二是⟩每月讲评。⟦三⟧由站长带队抽查。", why="漏了“是”"),
        Good("一是每周例会。二是每月讲评。三是由站长带队抽查。"),
        Bad("一是勤巡查。⟨二是⟩勤记录。⟦三⟧对隐患勤通报。四是勤复核。", why="漏“是”的一项在中间"),
        Bad("⟨第一步，⟩摸底登记。⟦第三步，⟧挂牌销号。"),
        Good("第一步，摸底登记。第二步，逐个整改。第三步，挂牌销号。"),
        Bad("⟦一是，⟧路灯不亮；⟨二是，⟩井盖松动；三是标线模糊。"),
        Good("一是路灯不亮；二是井盖松动；三是标线模糊。"),
        Bad("⟦首先、⟧核对名单；其次，发放证件；最后，安排座位。"),
        Good("首先，核对名单；其次，发放证件；最后，安排座位。"),
        Good("抓种，一是引进，二是试种；抓管，一是浇水，二是施肥，三是除草。", why="各自从一起"),
        Good("一是定人。一要选准，二要压实，三要轮换。二是定责。三是定时。", why="分项里又套分项"),
        Good("一是修渠；二，清淤；三是护岸。", why="第二项换了说法"),
        Good("二是村级财务不规范，三是账目公开不及时。", why="没有开头的“一是”"),
        Good("第一产业增长3%，第三产业增长8%。", why="产业不是分项"),
        Good("考评坚持首先、其次、再次分明，不搞平均。", why="只是列举几个词"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report faults of order list by list, then the marks of the whole document."""
        lists = document.facts(Enumeration)
        for enumeration, is_nested in zip(lists, _are_nested(lists), strict=True):
            yield from self._lost_words(enumeration)
            if not is_nested:
                yield from self._disorder(document, enumeration)
        for misuse in (_NEEDLESS, _NO_COMMA):
            yield from self._marks(document, lists, misuse)

    def _disorder(self, document: Document, enumeration: Enumeration) -> Iterator[Diagnostic]:
        items = enumeration.items
        glued = {value for value, _ in enumeration.glued}
        for slip in slips([item.value for item in items]):
            if slip.expected not in glued and not _elsewhere(document, items, slip):
                previous, culprit = items[slip.after].mark, items[slip.at].mark
                yield self.report(
                    culprit,
                    related=[Related(previous, _BEFORE)],
                    previous=previous.of_text(document.text).rstrip("，,、：:"),
                    expected=write_whole_number(slip.expected),
                    actual=culprit.of_text(document.text).rstrip("，,、：:"),
                )

    def _lost_words(self, enumeration: Enumeration) -> Iterator[Diagnostic]:
        for value, place in enumeration.glued:
            before = [item.mark for item in enumeration.items if item.mark.start < place.start]
            yield self.report(
                place,
                message=Message("“{number}”后面可能漏了“是”", "是 seems to be missing after “{number}”"),
                advice=Message("补上“是”。", "Add 是."),
                related=[Related(before[-1], _BEFORE)],
                number=write_whole_number(value),
            )

    def _marks(self, document: Document, lists: Sequence[Enumeration], misuse: _Misuse) -> Iterator[Diagnostic]:
        places = list(_marks_after(document, lists, misuse.families, misuse.marks))
        if places:
            yield self.report(
                places[0],
                severity=Severity.INFO,
                message=misuse.message,
                advice=misuse.advice,
                related=others(places),
                fix=Fix("safe", tuple(Edit(Span(place.end - 1, place.end), misuse.replacement) for place in places)),
                count=len(places),
            )


def _are_nested(lists: Sequence[Enumeration]) -> Iterator[bool]:
    """Whether another list opens between the items of each, or it opens itself inside another that began before."""
    reach = [(each.items[0].mark.start, each.items[-1].mark.start) for each in lists]
    following = {first: after for (first, _), (after, _) in pairwise(sorted(reach)) if after > first}
    outer, outermost = dict[int, int](), -1
    for first, last in sorted(reach):
        outer.setdefault(first, outermost)
        outermost = max(outermost, last)
    return (following.get(first, last) < last or outer[first] > first for first, last in reach)


def _elsewhere(document: Document, items: Sequence[EnumerationItem], slip: Slip) -> bool:
    return stands_between(document, items[slip.after].mark.end, items[slip.at].mark.start, slip.expected)


def _marks_after(
    document: Document, lists: Sequence[Enumeration], families: Sequence[EnumerationFamily], marks: str
) -> Iterator[Span]:
    """Each item's words with the mark after them, where it is one of these and no other such word follows at once."""
    for item in sorted((i for e in lists if e.family in families for i in e.items), key=lambda item: item.mark):
        inside = document.text[item.mark.end - 1] in "，,、：:"
        end = item.mark.end if inside else item.mark.end + 1
        if document.text[end - 1 : end] in tuple(marks) and not document.folded.startswith(_CHAINED, end):
            yield Span(item.mark.start, end)
