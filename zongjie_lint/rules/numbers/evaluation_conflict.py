"""NU28."""

from __future__ import annotations

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.relations.common_bound import CommonBound
from zongjie_lint.relations.direction import AllOneWay, KeptDirection, RunOfYears
from zongjie_lint.relations.fulfilment import AllDone, Fulfilled, NotAll, Surpassed
from zongjie_lint.relations.rank import FirstAmongPeers
from zongjie_lint.relations.record import FirstTime, Majority, OnceBefore, OnlyOne, Profit, YearsRunning
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.claim_rule import ClaimRule


class EvaluationConflict(ClaimRule):
    """评价的话和旁边的数矛盾。

    ## 查什么
    - “超额完成”“全面完成”，完成率却不到100%，或者完成数小于任务数；
    - “全部完工”“均已销号”，完成的个数却小于总数；
    - “均超过”“都在……以上”，列出的数里有不到的；
    - “四项全降”“均增长”“保持增长”“实现正增长”，有一项方向相反；
    - “连续三年下降”“连年增长”，逐年的数有一年不是；“连续五年”，列出的只有四年；
    - “首次突破”“历年最多”，往年已经更大；“居首位”，旁边有更大的；“仅此1例”，却有几例；“占比过半”，算出来不到一半。

    “主要”“多数”“基本”“力争”“除……外”的说法，另有主语、另一年份、另一个任务的数，都不查。

    ## 为什么
    数字更新了，前后的评价没有跟着改；读者先看评价，再看数字，矛盾一眼就看得出来。

    ## 怎么改
    核对数字；数字不错的，改评价的话。
    """

    code = "NU28"
    name = "evaluation-conflict"
    title = Message("评价与数字矛盾", "a claim disagrees with the figures")
    severity = Severity.WARNING
    basis = "实务：评价以数字为准"
    message = Message("“{claim}”与{stated}不符", "“{claim}” disagrees with {stated}")
    advice = Message("核对数字；数字不错的，改评价的话。", "Check the figure; if it is right, mend the words.")
    relations = (
        Fulfilled,
        Surpassed,
        AllDone,
        NotAll,
        CommonBound,
        KeptDirection,
        AllOneWay,
        RunOfYears,
        FirstTime,
        OnceBefore,
        YearsRunning,
        OnlyOne,
        Majority,
        Profit,
        FirstAmongPeers,
    )
    examples = (
        Bad("农村卫生户厕普及率⟨76.2%⟩，⟦超过78%⟧的年度目标。"),
        Good("农村卫生户厕普及率79.2%，超过78%的年度目标。"),
        Bad("列入计划的18个停车场项目，已⟦全部开工⟧，其中完工6个、在建9个，其余⟨3个⟩正在办理前期手续。"),
        Good("列入计划的18个停车场项目，已开工15个，其中完工6个、在建9个，其余3个正在办理前期手续。"),
        Bad("全年种植药材完成计划的⟨95.8%⟩，⟦超额完成⟧目标。"),
        Good("全年种植药材完成计划的105.8%，超额完成目标。"),
        Bad("年初下达培训任务⟨340人⟩，实际培训⟨326人⟩，⟦超额完成⟧任务。"),
        Good("年初下达培训任务340人，实际培训346人，超额完成任务。"),
        Bad("排查老旧电梯⟨28台⟩，已改造⟨25台⟩，实现⟦全部改造⟧。"),
        Good("排查老旧电梯28台，已改造28台，实现全部改造。"),
        Bad("⟨24个⟩灌区项目⟦全部完工⟧，截至10月底完工⟨22个⟩。"),
        Good("24个灌区项目全部完工，截至10月底完工24个。"),
        Bad("东、西、北三区办结率⟦均⟨超过97%⟩⟧，分别为98.2%、⟨96.1%⟩和97.5%。"),
        Good("东、西、北三区办结率均超过97%，分别为98.2%、97.1%和97.5%。"),
        Bad("机械、建材、食品⟦三项产值均增长⟧，同比分别增长7.4%、⟨-2.6%⟩和5.1%。"),
        Good("机械、建材、食品三项产值均增长，同比分别增长7.4%、2.6%和5.1%。"),
        Bad("营业收入同比下降⟨3.4%⟩，⟦继续保持平稳增长⟧。"),
        Good("营业收入同比增长3.4%，继续保持平稳增长。"),
        Bad("火灾起数⟦连续三年下降⟧，2021年至2024年分别为86起、81起、⟨74起⟩和⟨79起⟩。"),
        Good("火灾起数连续三年下降，2021年至2024年分别为86起、81起、74起和69起。"),
        Bad("2021年至2024年，我馆⟦连续⟨六年⟩⟧获评优秀。"),
        Good("2021年至2024年，我馆连续四年获评优秀。"),
        Bad("保费收入⟦首次突破6亿元⟧，上年为⟨6.14亿元⟩，今年达到6.5亿元。"),
        Good("保费收入首次突破6亿元，上年为5.84亿元，今年达到6.5亿元。"),
        Bad("南桥镇⟨87分⟩、北桥镇⟨92分⟩、东桥镇85分，南桥镇居⟦首位⟧。"),
        Good("南桥镇97分、北桥镇92分、东桥镇85分，南桥镇居首位。"),
        Bad("参检的⟨64家⟩企业中，获评优秀的⟨27家⟩，⟦占比过半⟧。"),
        Good("参检的64家企业中，获评优秀的37家，占比过半。"),
        Good("完成年度任务的97%，超额完成省下达任务。", why="超额的是另一个任务"),
        Good("前三季度完成全年任务的82%，超额完成序时任务。", why="只是这一阶段的任务"),
        Good("列入改造的9所学校已完工8所，全部交付使用。", why="说的可能是完工的8所"),
        Good("排查隐患54处，已整改51处，重大隐患全部整改到位。", why="全部的是重大隐患"),
        Good("除石岭镇外，其余乡镇合格率均超过98%，石岭镇为97.1%。", why="写明了例外"),
        Good("出口同比下降3.2%，进出口总额保持增长。", why="保持增长的是另一项"),
        Good("产值同比下降5.2%，降幅收窄，呈现回升态势。", why="回升和下降不矛盾"),
        Good("首次超过100家，2022年、2023年分别为86家、94家。", why="往年都没有到"),
        Good("继2022年荣获市级先进之后，首次荣获省级先进称号。", why="不是同一个称号"),
        Good("在2021年、2022年获评的基础上，今年再次获评，连续三年获此荣誉。", why="加上今年是三年"),
    )
