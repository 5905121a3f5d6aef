"""NU10."""

from __future__ import annotations

from dataclasses import dataclass

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.relations.distant_points import DistantPoints
from zongjie_lint.relations.point_difference import PointDifference
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.relation_rule import RelationRule


@dataclass(frozen=True)
class PpArithmetic(RelationRule):
    """百分点和前后两个百分数的差不一样。

    ## 查什么
    给出了两个百分数又写明相差几个百分点的，相减算一遍：“由……提高到……，提高n个百分点”“比上年的……提高n个百分点”
    “高于全省平均水平（……）n个百分点”，括号里的基数、“分别”列举和前一句里的基数也算；本期数写在别处、名称相同又只有一个的，也对一遍。升降、高低的方向也核对。
    写明比的是另一个时间、另一个地方的，不查。

    ## 为什么
    比率、占比、增速年年更新，百分点是算出来的，最容易忘了跟着改。

    ## 怎么改
    两个百分数相减，核对百分点和升降、高低的说法，改错的那一个。
    """

    code = "NU10"
    name = "pp-arithmetic"
    title = Message("百分点与两个百分数之差不符", "percentage points disagree with the two percentages")
    severity = Severity.ERROR
    basis = "《党政机关公文处理工作条例》第二十条（四）：数字准确"
    message = Message(
        "写作相差{stated}，两个百分数相减是{computed}",
        "the difference is given as {stated}; the two percentages make it {computed}",
    )
    advice = Message(
        "核对两个百分数、百分点和升降的方向，改错的那一个。",
        "Check both percentages, the points and which way they went; mend what is wrong.",
    )
    relations = (PointDifference, DistantPoints)
    examples = (
        Bad("港区绿化率由⟨36.2%⟩提高到⟨38.9%⟩，提高⟦3.7个百分点⟧。"),
        Good("港区绿化率由36.2%提高到38.9%，提高2.7个百分点。"),
        Bad("班组持证率达到⟨91.4%⟩，比上年末的⟨88.8%⟩提高⟦3.6个百分点⟧。"),
        Good("班组持证率达到91.4%，比上年末的88.8%提高2.6个百分点。"),
        Bad("航标完好率⟨99.1%⟩，高于行业平均水平（⟨97.8%⟩）⟦2.3个百分点⟧。"),
        Good("航标完好率99.1%，高于行业平均水平（97.8%）1.3个百分点。"),
        Bad("冷链损耗率下降⟦1.8个百分点⟧，由年初的⟨4.6%⟩降至⟨3.8%⟩。"),
        Good("冷链损耗率下降0.8个百分点，由年初的4.6%降至3.8%。"),
        Bad("客户投诉率⟨2.4%⟩，同比下降⟦1.1个百分点⟧（上年同期为⟨3.1%⟩）。"),
        Good("客户投诉率2.4%，同比下降0.7个百分点（上年同期为3.1%）。"),
        Bad("去年，渔船进港率为⟨86.5%⟩。今年，这一比例达到⟨89.2%⟩，比去年提高⟦3.7个百分点⟧。"),
        Good("去年，渔船进港率为86.5%。今年，这一比例达到89.2%，比去年提高2.7个百分点。"),
        Bad("检修及时率、备件到位率分别达到93.0%和⟨81.5%⟩，比上年（90.4%、⟨78.3%⟩）分别提高2.6个和⟦4.2个百分点⟧。"),
        Good("检修及时率、备件到位率分别达到93.0%和81.5%，比上年（90.4%、78.3%）分别提高2.6个和3.2个百分点。"),
        Bad("外贸增长⟨5.2%⟩，比全国平均增速⟨4.1%⟩低⟦1.1个百分点⟧。"),
        Good("外贸增长5.2%，比全国平均增速4.1%高1.1个百分点。"),
        Bad("空置率从⟨百分之八点二⟩降到⟨百分之六点五⟩，下降了⟦二点七个百分点⟧。"),
        Good("空置率从百分之八点二降到百分之六点五，下降了一点七个百分点。"),
        Bad(
            "青川街道2025年工作总结\n一、工作情况\n物业费收缴率达到⟨88.4%⟩。\n二、具体做法\n物业费收缴率较上年同期的⟨85.9%⟩提高⟦3.5个百分点⟧。"
        ),
        Good(
            "青川街道2025年工作总结\n一、工作情况\n物业费收缴率达到88.4%。\n二、具体做法\n物业费收缴率较上年同期的85.9%提高2.5个百分点。"
        ),
        Good(
            "青川街道2025年工作总结\n一、工作情况\n出厂水合格率99.8%。\n二、具体做法\n末梢水合格率较上年同期的95.9%提高1.2个百分点。",
            why="不是同一个合格率",
        ),
        Good("故障率1.6%，比年初下降0.3个百分点，去年同期为2.2%。", why="比的是年初，不是去年同期"),
        Good("经过三年努力，入网率由62%提高到71%，比上年提高4个百分点。", why="62%不一定是上年的"),
        Good("内贸占比由54.1%提高到57.6%，外贸散货占比下降2.9个百分点。", why="百分点说的是另一个指标"),
        Good("机采占比由34.2%提高到37.7%，提高3.4个百分点。", why="尾差来自四舍五入"),
        Good("运价由下降5.2%收窄到下降1.8%，降幅收窄3.4个百分点。", why="降幅按大小比较"),
        Good("毛利率比上年缩小与同行（23.4%）的差距1.2个百分点，达到22.1%。", why="变的是差距"),
        Good("装卸量增长6.5%，比全港（7.2%）低0.7个百分点，比上半年加快0.3个百分点。", why="上半年是多少没有写"),
        Good("自动化率由12.5%提高到18.0%，年均提高1.1个百分点。", why="年均的不是两个数的差"),
    )
