"""NU24."""

from __future__ import annotations

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.relations.proportion_of_count import ProportionOfCount
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.relation_rule import RelationRule


class ImpossibleProportion(RelationRule):
    """样本只有这么多，算不出这样的比率。

    ## 查什么
    “抽查28户，合格率66.3%”：28户里合格18户是64.3%，19户是67.9%，没有一个整数算得出66.3%。
    只查紧跟在抽查、暗访、测评等样本数后面的合格率、达标率一类；样本大、比率是整五整十、加权平均、比率说的是别的东西的不查。

    ## 为什么
    样本数或者比率总有一个抄错了，或者比率不是这批样本的。

    ## 怎么改
    查原始记录：合格多少、共查多少，重算比率；比率另有出处的，写明。
    """

    code = "NU24"
    name = "impossible-proportion"
    title = Message("样本数算不出这个比率", "no such rate in a sample of this size")
    severity = Severity.WARNING
    basis = "算术：件数是整数"
    message = Message("这么多样本算不出{stated}", "a sample of this size cannot have a rate of {stated}")
    advice = Message(
        "核对样本数和比率；比率另有出处的，写明。",
        "Check the size of the sample and the rate; if the rate is of something else, say of what.",
    )
    relations = (ProportionOfCount,)
    examples = (
        Bad("抽查泊位⟨28个⟩，合格率⟦66.3%⟧。"),
        Good("抽查泊位28个，合格率67.9%。"),
        Bad("随机抽取台账⟨18份⟩，规范率为⟦92.3%⟧。"),
        Good("随机抽取台账18份，规范率为94.4%。"),
        Bad("暗访候船厅⟨12处⟩，服务规范率⟦86.0%⟧。"),
        Good("暗访候船厅12处，服务规范率83.3%。"),
        Bad("本月抽测护栏⟨32段⟩，完好率达⟦87.2%⟧。", known_miss="“段”不在计量单位表里，不知道是不是按个数计"),
        Bad("本月抽测灯塔⟨32座⟩，完好率达⟦87.2%⟧。"),
        Good("本月抽测灯塔32座，完好率达87.5%。"),
        Good("抽查加油站12家，油品合格率96.3%。", why="合格率是油品的，不是加油站的"),
        Good("抽查泊位28个，合格19个，合格率67.9%。"),
        Good("抽检渔获物1250批次，合格率98.3%。", why="样本大，什么比率都可能"),
        Good("抽查航标30座，平均完好率（按得分加权）91.7%。", why="加权平均"),
        Good("抽查船舶18艘，合格率90%。", why="整数比率常是约数"),
        Good("抽检样品62批次，检验合格59批次，合格率95.2%。", why="59批次是合格的，不是样本"),
        Good("核查断面16个、点位32个，达标率96.9%。", why="不知道按断面还是按点位算"),
    )
