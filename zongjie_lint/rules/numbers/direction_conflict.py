"""NU13."""

from __future__ import annotations

from typing import ClassVar

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.record import replace
from zongjie_lint.relations.change_direction import ChangeAgainstWay, FallByMultiple, SignOfChange, WayOfChange
from zongjie_lint.relations.growth_in_points import NameOfGrowth
from zongjie_lint.relations.relation import Relation
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.relation_rule import RelationRule

_MESSAGES: dict[type[Relation], Message] = {
    SignOfChange: Message(
        "“下降”“增长”后面又是负数{stated}", "a word of direction before the negative number {stated}"
    ),
    FallByMultiple: Message("减少、下降不能用{stated}来说", "nothing can fall by {stated}"),
    WayOfChange: Message(
        "升降的说法和前后两个数相反（到{stated}）", "the verb goes against the two numbers (to {stated})"
    ),
    ChangeAgainstWay: Message(
        "增减的说法（{stated}）和前后两个数相反", "the change ({stated}) goes against the two numbers"
    ),
    NameOfGrowth: Message(
        "{stated}的升降和后面说的“增幅”“降幅”相反",
        "the rise or fall of {stated} is called its opposite in the next clause",
    ),
}


class DirectionConflict(RelationRule):
    """升降的词和数字的正负、大小相反。

    ## 查什么
    “下降-2.4%”（负负得正）、“减少1.5倍”、“由41起上升到29起”、“由23人降为6人，增加17人”。
    “增长-2.4%”统计表里常见，只作提示。位次、等级、“效率由9天提升到3天”一类越小越好的不查。

    ## 为什么
    方向反了，意思就反了；多半是改了数忘了改词。

    ## 怎么改
    下降用正数；减少用百分比或者“减少到几分之一”；前后两个数和升降的词改成一致。
    """

    code = "NU13"
    name = "direction-conflict"
    title = Message("升降的词与数字相反", "words of direction against the numbers")
    severity = Severity.ERROR
    basis = "统计惯例：下降后面用正数；减少不用倍数"
    message = Message("升降的词和数字相反：{stated}", "the words go against the number {stated}")
    advice = Message(
        "核对数字和升降的词，改错的那一个。", "Check the number and the word of direction; mend the one that is wrong."
    )
    relations = (SignOfChange, FallByMultiple, WayOfChange, ChangeAgainstWay, NameOfGrowth)
    messages: ClassVar = _MESSAGES
    examples = (
        Bad("工业用电同比增长⟦18.4%⟧，降幅比上月回落2.1个百分点。"),
        Good("工业用电同比增长18.4%，增幅比上月回落2.1个百分点。"),
        Good("工业用电同比下降18.4%，降幅比上月收窄2.1个百分点。"),
        Bad("燃油消耗同比下降⟦-6.3%⟧。"),
        Good("燃油消耗同比下降6.3%。"),
        Bad("空箱周转量比上年减少⟦1.5倍⟧。"),
        Good("空箱周转量比上年减少60%。"),
        Bad("港区险情由上年的⟨41起⟩上升到⟦29起⟧。"),
        Good("港区险情由上年的41起下降到29起。"),
        Bad("通关时间由⟨5小时⟩压缩到⟦9小时⟧。"),
        Good("通关时间由9小时压缩到5小时。"),
        Bad("待检货柜由⟨23箱⟩降为⟨6箱⟩，增加⟦17箱⟧。"),
        Good("待检货柜由23箱降为6箱，减少17箱。"),
        Bad("利润率回落⟦-0.8个百分点⟧。"),
        Good("利润率回落0.8个百分点。"),
        Bad("散杂货吞吐量增长⟦-2.4%⟧。"),
        Good("散杂货吞吐量增长率为-2.4%。", why="增长率可以是负数"),
        Good("公司净利润由上年同期的-5万元增加到-3万元。", why="负数不按大小核"),
        Good("审批效率由9天提升到3天。", why="越短越好"),
        Good("全省排名由12位上升到8位。", why="位次越小越靠前"),
        Good("利润由下降4.6%提高到增长3.2%。"),
        Good("会商由每月3次增加到每周2次。", why="单位时间不同"),
        Good("市盈率下降2倍。", why="指标本身以倍计"),
        Good("试点由5个乡镇扩大到3个县区。", why="前后不是一种单位"),
        Good("产值由9000万元增加到1.2亿元。"),
    )

    def report_failure(self, document: Document, relation: Relation) -> Diagnostic:
        """The finding in the words for its sort; a rise by a negative number is how tables put it."""
        found = super().report_failure(document, relation)
        is_tabular = isinstance(relation, SignOfChange) and not relation.is_fall
        return replace(found, severity=Severity.INFO) if is_tabular else found
