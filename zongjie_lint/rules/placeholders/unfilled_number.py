"""PH01."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.placeholder import Blank, Placeholder
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.placeholders.merged import by_sentence, in_context, others, summary_code

_LOST = Message("“{found}”少了数字", "the number is missing in “{found}”")
_OVERWRITTEN = Message(
    "“{found}”里的数字被年份或年份记号改坏了", "the number in “{found}” was overwritten by a year or its mark"
)


class UnfilledNumber(Rule):
    """正文里留有没填的数字。

    ## 查什么
    “x.xx%”“××个”“X亿元”“__项”“？？万亩”一类占着数字位置的记号，只剩单位、数字丢了的地方（“完成投资亿元”“同比增长%”），
    以及替换年份时一同改坏的数（“20xx9人”“XX0元”“占总数的2023%”）。
    同一句里的几处并成一条。乘号、X光、型号、变量名不算；注明“以批复为准”一类的只作提示。

    ## 为什么
    套用上年稿子或模板时最容易留下，印出去就收不回来。

    ## 怎么改
    填上核实过的数字；确实不能写的，改成文字说明。
    """

    code = "PH01"
    name = "unfilled-number"
    title = Message("数字没有填", "number not filled in")
    severity = Severity.ERROR
    basis = "实务"
    message = Message("“{found}”的数字没有填", "the number in “{found}” was never filled in")
    advice = Message("填上核实过的数字。", "Fill in the checked number.")
    examples = (
        Bad("全年新增规上企业⟦xx⟧家。"),
        Good("全年新增规上企业23家。"),
        Bad("工业投资同比增长⟦x.xx⟧%，技改投资增长⟨×.×⟩%。"),
        Good("工业投资同比增长5.20%，技改投资增长7.1%。"),
        Bad("争取上级资金⟦X⟧亿元。"),
        Good("争取上级资金3亿元。"),
        Bad("开展送戏下乡⟦__⟧场。"),
        Good("开展送戏下乡48场。"),
        Bad("完成造林⟦？？？⟧万亩。"),
        Good("完成造林1.2万亩。"),
        Bad("累计发放补贴⟦****⟧万元。"),
        Good("累计发放补贴1 204万元。"),
        Bad("全区固定资产投资完成⟦⟧亿元，居全市第二位。"),
        Good("全区固定资产投资完成42亿元，居全市第二位。"),
        Bad("发放种苗⟦20xx⟧9株。"),
        Good("发放种苗20169株。"),
        Bad("向塘户补贴⟦XX0⟧元购买增氧机。"),
        Good("向塘户补贴860元购买增氧机，落实XX24项惠渔举措。", why="XX是名称，数字是完整的"),
        Bad("深水网箱产量占全县养殖总量的⟦2025⟧%。"),
        Good("深水网箱产量占全县养殖总量的25%，线上销售增长2025%。", why="增长率可以很大，占比不能"),
        Good("购置X光机2台、2×500升制氧机1套，热线7×24小时有人接听。", why="X是名称，×是乘号"),
        Bad("巡查设备⟦X⟧台。"),
        Good("巡查设备达到X级防护。", why="X是级别的代号"),
        Bad("新设警示标牌⟦△△⟧处。"),
        Good("在图上△△处设警示标牌。", why="△△是图例"),
        Good("开展“1+X”证书试点，受理A、B、C三类事项。"),
        Good("近亿元资金投向民生，亿元以上项目12个。", why="“近亿元”是约数，“亿元以上”是项目类别"),
        Good("图纸上打×的房屋不在拆除范围。"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report the blanks of each sentence together."""
        for marks in by_sentence(document, (Blank.NUMBER, Blank.LOST, Blank.OVERWRITTEN)):
            first = marks[0]
            yield self.report(
                first.span,
                message=_message(first),
                severity=_severity(marks),
                related=others(marks),
                summarised_by=summary_code(document),
                found=in_context(document, first.span),
            )


def _message(mark: Placeholder) -> Message | None:
    return {Blank.LOST: _LOST, Blank.OVERWRITTEN: _OVERWRITTEN}.get(mark.blank)


def _severity(marks: list[Placeholder]) -> Severity:
    """A number that fell out is only probable; a blank that the text explains is meant."""
    if all(mark.deliberate for mark in marks):
        return Severity.INFO
    return Severity.WARNING if all(mark.blank is Blank.LOST for mark in marks) else Severity.ERROR
