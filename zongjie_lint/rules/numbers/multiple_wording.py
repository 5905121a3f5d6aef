"""NU12."""

from __future__ import annotations

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.relations.multiple_of_base import MultipleOfBase
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.relation_rule import RelationRule


class MultipleWording(RelationRule):
    """“翻番”“增长几倍”和前后两个数对不上。

    ## 查什么
    给出了前后两个数的：“翻n番”应是原来的2的n次方倍，“增长（增加）n倍”应是原来的n＋1倍；
    “扩大（提高）n倍”两种理解都算对。接近、略多的不报，可比价的增长不查。

    ## 为什么
    由300万元增加到900万元，是增长2倍，不是3倍；由1亿元到3亿元，不到两番。这类说法最容易算错一档。

    ## 怎么改
    用后数除以前数，看是原来的几倍，再改说法或者改数。
    """

    code = "NU12"
    name = "multiple-wording"
    title = Message("倍数、番数与两期数值不符", "multiple disagrees with the two values")
    severity = Severity.WARNING
    basis = "统计惯例：翻一番是原来的2倍，增长n倍是原来的n＋1倍"
    message = Message(
        "写作“{stated}”，按前后两个数算是{computed}", "“{stated}” is said; the two values make it {computed}"
    )
    advice = Message(
        "用后数除以前数：增长n倍是n＋1倍，翻n番是2的n次方倍。",
        "Divide the new value by the old: 增长n倍 makes n+1 times, 翻n番 two to the power of n.",
    )
    relations = (MultipleOfBase,)
    examples = (
        Bad("冷库容量由⟨2万吨⟩扩大到⟨8万吨⟩，⟦翻了三番⟧。"),
        Good("冷库容量由2万吨扩大到8万吨，翻了两番。"),
        Bad("寄递件量从⟨300万件⟩增长到⟨1200万件⟩，增长了⟦4倍⟧。"),
        Good("寄递件量从300万件增长到1200万件，增长了3倍。"),
        Bad("上年同期为⟨120万元⟩，今年达到⟨360万元⟩，同比增长⟦3倍⟧。"),
        Good("上年同期为120万元，今年达到360万元，同比增长2倍。"),
        Bad("产值达到⟨9亿元⟩，比2020年的⟨3亿元⟩⟦翻了两番⟧。"),
        Good("产值达到12亿元，比2020年的3亿元翻了两番。"),
        Bad("注册骑手由⟨60人⟩增加到⟨120人⟩，增加⟦两倍⟧。"),
        Good("注册骑手由60人增加到120人，增加一倍。"),
        Good("泊位年通过能力由800万吨扩大到2400万吨，扩大3倍。", why="“扩大3倍”也有人指原来的3倍"),
        Good("航线由12条增至23条，接近翻一番。", why="1.9倍，说“接近”没错"),
        Good("产值由1亿元增加到4亿元，比2015年翻了三番。", why="比的是2015年"),
        Good("贷款由300万元增加到900万元，带动就业增长4倍。", why="增长4倍的是就业"),
        Good("地区生产总值由100亿元增加到320亿元，增长2倍。", why="生产总值的增长按可比价算"),
        Good("收入由2万元提高到4.3万元，翻了一番多。"),
    )
