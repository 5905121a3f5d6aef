"""NU16."""

from __future__ import annotations

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.relations.mixture import Mixture
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.relation_rule import RelationRule


class MixtureBound(RelationRule):
    """总体的增速比每一部分都高，或者比每一部分都低。

    ## 查什么
    三次产业、税收和非税收入、进口和出口、城镇和乡村等合起来就是总体的几部分，各自的增速和总体的增速写在一起时，
    总体增速应当在最低和最高的两个之间。只列举了一部分的、人均指标、口径不同的不查。

    ## 为什么
    总体增速是各部分增速的加权平均，不可能超出各部分的范围；超出了，必有一个数写错。

    ## 怎么改
    核对总体和各部分的增速；口径不同的，写明口径。
    """

    code = "NU16"
    name = "mixture-bound"
    title = Message("总体增速超出各部分范围", "growth outside that of all parts")
    severity = Severity.WARNING
    basis = "数学：加权平均在最小值和最大值之间"
    message = Message(
        "总体增减{stated}，不在各部分增速之间", "the whole changes by {stated}, outside the range of its parts"
    )
    advice = Message("核对总体和各部分的增速，改错的那一个。", "Check the growth of the whole and of its parts.")
    relations = (Mixture,)
    examples = (
        Bad("地区生产总值增长⟦7.9%⟧，其中一、二、三产业增加值分别增长⟨3.4%⟩、⟨6.8%⟩和⟨5.2%⟩。"),
        Good("地区生产总值增长5.9%，其中一、二、三产业增加值分别增长3.4%、6.8%和5.2%。"),
        Bad("全县税收增长⟦9.6%⟧。分产业看，第一产业税收增长⟨2.1%⟩，第二产业税收增长⟨8.3%⟩，第三产业税收增长⟨7.0%⟩。"),
        Good(
            "全县用电量增长9.6%，第一产业用电量增长2.1%，第二产业用电量增长8.3%，第三产业用电量增长7.0%。",
            why="还有居民用电",
        ),
        Good("全县税收增长7.6%。分产业看，第一产业税收增长2.1%，第二产业税收增长8.3%，第三产业税收增长7.0%。"),
        Bad("外贸进出口总额同比下降⟦4.2%⟧，其中出口增长⟨1.3%⟩，进口下降⟨2.6%⟩。"),
        Good("外贸进出口总额同比下降1.2%，其中出口增长1.3%，进口下降2.6%。"),
        Bad("税收收入增长⟨6.1%⟩、非税收入增长⟨3.5%⟩，一般公共预算收入增长⟦8.8%⟧。"),
        Good("税收收入增长6.1%、非税收入增长3.5%，一般公共预算收入增长5.8%。"),
        Good("固定资产投资增长9.1%，其中工业投资增长6.3%，基础设施投资增长4.5%。", why="还有别的投资"),
        Good(
            "城镇居民人均收入增长4.8%，农村居民人均收入增长6.2%，居民人均收入增长6.5%。",
            why="人口在城乡之间流动，人均数不受此限",
        ),
        Good(
            "地区生产总值增长6.4%，一产投资增长12%，二产投资增长8.1%，三产投资增长9.3%。",
            why="生产总值和投资是两个指标",
        ),
        Good("进出口总额增长约6%，其中出口增长3.2%，进口增长4.1%。", why="总体是约数"),
        Good("地区生产总值增长5.3%，一、二、三产业增加值分别增长5.1%、5.2%和5.2%。", why="相差在四舍五入之内"),
        Good("一般公共预算收入按同口径增长8.6%，其中税收收入增长3.1%，非税收入增长5.2%。", why="口径不同"),
    )
