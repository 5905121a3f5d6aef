"""PU04."""

from __future__ import annotations

from types import MappingProxyType

from zongjie_lint.diagnostic import Severity
from zongjie_lint.facts.pairing import Mispairing
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.punctuation.pairing_rule import PairingRule


class BracketPairing(PairingRule):
    """括号、书名号不成对，或者同形套用。

    ## 查什么
    只有一半的（）〔〕【】《》〈〉，方向打反的，一头一种形式的，互相交叉的，空的书名号。
    另外提示：书名号里又套同样的书名号，括号里又套同样的括号。
    全角和半角括号混成一对归PU01；“1）”式的序号、跨行的括号不算。

    ## 为什么
    括号、书名号少一半，分不清哪些是正文、哪些是注释或文件名。

    ## 怎么改
    补上缺的一半；书名号里面一层用单书名号〈〉，括号尽量不套用。
    """

    code = "PU04"
    name = "bracket-pairing"
    title = Message("括号、书名号不成对", "brackets that do not pair")
    severity = Severity.WARNING
    basis = "GB/T 15834-2011 4.9.3.6、4.15.3.5"
    message = Message("括号不成对：{found}{times}", "brackets that do not pair: {found}{times}")
    advice = Message("补上缺的一半，或者改正形式和方向。", "Add the missing bracket, or turn the wrong one.")
    quotes = False
    messages = MappingProxyType(
        {
            Mispairing.UNCLOSED: Message("只有前一半，没有配上后一半：{found}{times}", "never closed: {found}{times}"),
            Mispairing.UNOPENED: Message("只有后一半，没有配上前一半：{found}{times}", "never opened: {found}{times}"),
            Mispairing.REVERSED: Message("括号方向反了：{found}{times}", "points the wrong way: {found}{times}"),
            Mispairing.MISMATCHED: Message(
                "前后括号不是一对：{found}{times}", "opened by one form, closed by another: {found}{times}"
            ),
            Mispairing.CROSSED: Message("两对括号交叉：{found}{times}", "pairs that cross: {found}{times}"),
            Mispairing.EMPTY: Message("里面没有字：{found}{times}", "nothing between the marks: {found}{times}"),
            Mispairing.NESTED: Message(
                "里外用了同样的括号或书名号：{found}{times}", "marks inside the same marks: {found}{times}"
            ),
        }
    )
    severities = MappingProxyType({Mispairing.NESTED: Severity.INFO})
    examples = (
        Bad("书法长卷⟦《渡口春潮被市文化⟧馆收藏。"),
        Good("书法长卷《渡口春潮》被市文化馆收藏。"),
        Bad("新建泊位12个⟦（含应急泊位2个⟧，总投资3.6亿元。"),
        Good("新建泊位12个（含应急泊位2个），总投资3.6亿元。"),
        Bad("新建泊位12⟦个含应急泊位2个）⟧，总投资3.6亿元。"),
        Bad("制定⟦《渡运安全管理办法《⟧，明确职责。"),
        Good("制定《渡运安全管理办法》，明确职责。"),
        Bad("落实⟦【安全生产）⟧责任。"),
        Good("落实【安全生产】责任。"),
        Bad("转发⟦〔2026]⟧8号文件。"),
        Good("转发〔2026〕8号文件。"),
        Bad("学习⟦《》⟧精神，开展研讨4次。"),
        Good("学习《安全生产条例》精神，开展研讨4次。"),
        Bad("学习《关于宣传⟦《渡运条例》⟧的通知》。", why="书名号套用，只作提示"),
        Good("学习《关于宣传〈渡运条例〉的通知》。"),
        Bad("名单已印发（见附件⟦（一）⟧）。", why="括号套用，只作提示"),
        Good("名单已印发（见附件一）。"),
        Good("重点抓好：1）清淤；2）护坡；3）绿化。", why="序号的半括号"),
        Good("（一）清淤\n全年清淤6公里(其中干渠4公里）。", why="宽窄不一归PU01"),
        Good("完成投资6.5亿元（其中中央资金\n2.1亿元），占年度计划的92%。", why="括号跨行"),
    )
