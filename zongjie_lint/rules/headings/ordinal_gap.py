"""HD01."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zongjie_lint.chinese_numerals import write_whole_number
from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.heading import Heading, Series, quoted
from zongjie_lint.facts.ordinal import OrdinalStyle
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.headings.counting import Slip, slips, stands_between


class OrdinalGap(Rule):
    """同一级标题的序号缺号、重号或次序颠倒。

    ## 查什么
    同一上级标题之下、同一种写法的序号是否逐一递增。换了上级重新从一编起、跨节连续编号（上一节排到2，下一节从3起）、
    另起一组，都不算错；缺的那个号如果换了写法出现在中间，也不报。

    ## 为什么
    删改合并段落以后忘了顺号，是交稿前最常见的疏漏；读的人会以为丢了一段。

    ## 怎么改
    先看是不是少了一段内容；没有少，就把这一处及后面的序号顺下来。
    """

    code = "HD01"
    name = "ordinal-gap"
    title = Message("序号不连续", "ordinals out of order")
    severity = Severity.WARNING
    basis = "GB/T 9704-2012 7.3.3；GB/T 15834-2011 附录B.3.8（资料性）"
    message = Message(
        "“{previous}”之后应是“{expected}”，这里是“{actual}”",
        "“{previous}” should be followed by “{expected}”, not “{actual}”",
    )
    advice = Message(
        "看是否漏了内容；没有漏，就把序号顺下来。", "See whether a part is missing; if not, renumber from here."
    )
    examples = (
        Bad("一、水库除险\n完成6座水库除险加固。\n⟨二、⟩渠道清淤\n清淤渠道18公里。\n⟦四、⟧防汛演练\n组织演练3次。"),
        Good("一、水库除险\n完成6座水库除险加固。\n二、渠道清淤\n清淤渠道18公里。\n三、防汛演练\n组织演练3次。"),
        Bad(
            "（一）选种\n推广良种5个。\n⟨（二）⟩育秧\n集中育秧400亩。\n⟦（二）⟧植保\n统防统治2次。\n（三）收储\n订单收储70吨。"
        ),
        Good(
            "（一）选种\n推广良种5个。\n（二）育秧\n集中育秧400亩。\n（三）植保\n统防统治2次。\n（四）收储\n订单收储70吨。"
        ),
        Bad("1.查线路。\n⟨2.⟩查阀门。\n⟦4.⟧查仓库。\n4.查台账。\n5.查值守。", why="只有第三项敲错"),
        Good("1.查线路。\n2.查阀门。\n3.查仓库。\n4.查台账。\n5.查值守。"),
        Bad(
            "⟨一、⟩履职情况\n走访农户90户。\n⟦三、⟧廉洁情况\n无违纪行为。\n二、学习情况\n自学8次。", why="对调只报一处"
        ),
        Good("一、履职情况\n走访农户90户。\n二、学习情况\n自学8次。\n三、廉洁情况\n无违纪行为。"),
        Bad("检查发现：⟨（1）⟩台账缺页；⟦（3）⟧灭火器过期；（4）通道堆物。"),
        Good("检查发现：（1）台账缺页；（2）灭火器过期；（3）通道堆物。"),
        Bad(
            "一、收费\n收费合规。\n⟨二、⟩服务\n（一）窗口\n开窗9个。\n（二）热线\n接话4千次。\n（三）上门\n上门70次。\n⟦四、⟧监督\n聘员8名。",
            why="中间的（三）是下级的序号",
        ),
        Bad(
            "一、成绩\n产值过亿。\n⟨二、⟩不足\n一是人少，二是钱缺，三是路远。\n⟦四、⟧打算\n引才9名。",
            why="中间的“三是”是正文的分项",
        ),
        Good("一、河道\n1.清障。\n2.护岸。\n二、湖泊\n1.退养。\n2.补水。", why="换了上级重新编号"),
        Good("（一）供水\n1．换管4公里。\n2．换表600只。\n（二）供气\n3．入户安检。\n4．换灶具。", why="跨节连续编号"),
        Bad("⟨1.⟩铺砖。\n⟦1.⟧装灯。\n3.种花。"),
        Good("先办一件事：\n1.修井。\n再办两件事：\n1.铺砖。\n2.装灯。", why="前一组只有一项"),
        Bad("⟨一、⟩造林\n造林900亩。\n⟦一、⟧护林\n护林4千亩。\n二、用林\n产笋7吨。"),
        Good("三、存在问题\n队伍偏老。\n四、下步打算\n招聘12人。", why="节选，不从一起"),
        Good("1.栽树。\n2.种草。\n另外两件事也要办：\n1.修路。\n2.架桥。", why="另起一组"),
        Good(
            "一、夏粮\n收购2万吨。\n二、秋粮\n收购3万吨。\n三 轮换\n轮换1万吨。\n四、安全\n检查8次。",
            why="缺的号换了写法",
        ),
        Good("1.修桥。完成2座。\n2.补路。完成3公里。\n9.6万元余款退回财政。", why="数额不是序号"),
        Good("一、二季度平稳增长。\n三、四季度略有回落。", why="季度不是序号"),
        Good("1.贷款余额7.2亿元。\n2、3月末存款余额9.1亿元。\n3.不良率1.1%。", why="序号后面是月份"),
        Bad("⟨一、⟩前期情况\n已完成一半。\n⟦三、⟧四季度打算\n再建9座。", why="标题以季度开头，序号仍是序号"),
        Good("属于《办法》第八条（一）、（四）项所列情形的，从其规定。", why="引用条款"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report each ordinal that breaks the order of its series."""
        for series in document.facts(Series):
            headings = series.headings
            for slip in slips([heading.value for heading in headings]):
                if _certain(document, headings, slip):
                    yield self._finding(headings[slip.after], headings[slip.at], slip.expected)

    def _finding(self, previous: Heading, culprit: Heading, expected: int) -> Diagnostic:
        return self.report(
            culprit.ordinal.span,
            related=[Related(previous.ordinal.span, Message("前一个序号", "the ordinal before"))],
            previous=previous.written,
            expected=quoted(culprit.style, expected),
            actual=culprit.written,
        )


def _certain(document: Document, headings: Sequence[Heading], slip: Slip) -> bool:
    return (
        _comparable(document, headings) and not _opens_list(headings, slip) and not _elsewhere(document, headings, slip)
    )


def _opens_list(headings: Sequence[Heading], slip: Slip) -> bool:
    """Whether a 1 after a 1 opens a list below a list of one item; the parts of a report are never so few."""
    culprit = headings[slip.at]
    if culprit.value != 1 or headings[slip.after].value != 1:
        return False
    part = culprit.style in (OrdinalStyle.PART, OrdinalStyle.HAN, OrdinalStyle.HAN_BRACKETED) and not culprit.inline
    return not part and [heading.value for heading in headings[slip.at + 1 :][:1]] != [3]


def _comparable(document: Document, headings: Sequence[Heading]) -> bool:
    """Whether all open their lines, or none does, or all are in one paragraph: else two lists may be mixed up."""
    same_place = len({heading.inline for heading in headings}) == 1
    together = len({heading.paragraph for heading in headings}) == 1
    return (same_place or together) and not any(_is_pair(document, heading) for heading in headings)


def _is_pair(document: Document, heading: Heading) -> bool:
    """Whether the number belongs to the sentence that follows: 三、四季度略有回落。"""
    quarter = write_whole_number(heading.value + 1) + "季度"
    return heading.text.startswith(quarter) and heading.span.of_text(document.folded).endswith("。")


def _elsewhere(document: Document, headings: Sequence[Heading], slip: Slip) -> bool:
    start, end = headings[slip.after].ordinal.span.end, headings[slip.at].ordinal.span.start
    return stands_between(document, start, end, slip.expected)
