"""NU07."""

from __future__ import annotations

from typing import ClassVar

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.relations.completion import Completion, Remainder
from zongjie_lint.relations.distant import DistantCompletion
from zongjie_lint.relations.table_relation import TableCompletion
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.relation_rule import RelationRule


class CompletionVsTarget(RelationRule):
    """完成率和完成数、目标数算出来的不一样。

    ## 查什么
    写出了完成数、目标（任务、计划、预算）数和完成率的，用完成数除以目标数算一遍；“超额p%”按超出的部分算。
    有几个目标数的，每一个都对不上才报；完成率写成整十数、只差不到1个百分点的，只作提示。

    ## 为什么
    完成数月月更新，完成率忘了跟着改，是半年和年度总结里最常见的数字差错。

    ## 怎么改
    核对完成数、目标数和完成率，改错的那一个。
    """

    code = "NU07"
    name = "completion-vs-target"
    title = Message("完成率与目标数不符", "completion disagrees with the target")
    severity = Severity.ERROR
    basis = "《党政机关公文处理工作条例》第二十条（四）：数字准确"
    message = Message(
        "写作{stated}，按完成数和目标数算是{computed}", "given as {stated}; value and target make it {computed}"
    )
    advice = Message(
        "核对完成数、目标数和完成率，改错的那一个。",
        "Check the value, the target and the rate; mend the one that is wrong.",
    )
    relations = (Completion, Remainder, DistantCompletion, TableCompletion)
    messages: ClassVar = {
        TableCompletion: Message(
            "{place}写作{stated}，按完成数和目标数算是{computed}",
            "{place} gives {stated}; value and target make it {computed}",
        ),
    }
    examples = (
        Bad("入库税款⟨2.73亿元⟩，占年度计划⟨5.2亿元⟩的⟦55.2%⟧。"),
        Good("入库税款2.73亿元，占年度计划5.2亿元的52.5%。"),
        Bad("年度计划放映公益电影⟨240场⟩，实际放映⟨252场⟩，完成率⟦108%⟧。"),
        Good("年度计划放映公益电影240场，实际放映252场，完成率105%。"),
        Bad(
            "争取上级资金⟨1.38亿元⟩，超额完成年度目标⟨1.2亿元⟩的⟦20%⟧。",
            known_miss="“超额完成目标的20%”本身有歧义，另一条规则会提示",
        ),
        Bad("植树⟨4 620亩⟩，超年度任务（⟨4 200亩⟩）⟦12%⟧。"),
        Good("植树4 620亩，超年度任务（4 200亩）10%。"),
        Bad("全年目标任务为⟨36公里⟩。目前已改造管网⟨27公里⟩，完成年度任务的⟦78%⟧。"),
        Good("全年目标任务为36公里。目前已改造管网27公里，完成年度任务的75%。"),
        Bad("征兵任务⟨25人⟩，输送新兵⟨26人⟩，完成任务的⟦108%⟧。"),
        Good("征兵任务25人，输送新兵26人，完成任务的104%。"),
        Bad("技改投资完成⟨3.4亿元⟩，为年度目标⟨5亿元⟩的68%，剩余⟦2.6亿元⟧须在三季度完成。"),
        Good("技改投资完成3.4亿元，为年度目标5亿元的68%，剩余1.6亿元须在三季度完成。"),
        Good("入库税款2.73亿元，完成年度计划的52.5%。", why="计划数没有写"),
        Good("完成工业投资8.6亿元，占考核目标16亿元的53.8%、奋斗目标18亿元的47.8%。", why="两个目标各有各的完成率"),
        Good(
            "上半年完成出口4.8亿元，占全年目标的56%，力争三季度末达到7.2亿元，完成全年目标的84%。",
            why="7.2亿元是下一步的数，不是目标",
        ),
        Good("完成省下达任务400套的105%，即420套。"),
        Good("计划开工项目46个，总投资12亿元，其中续建项目完成投资3.6亿元，占续建计划的72%。", why="续建计划数没有写"),
        Good("年度任务3 000亩，已完成1 500亩左右，完成52%。", why="约数不作核对"),
        Bad(
            "乡镇\t任务数（亩）\t完成数（亩）\t完成率\n东山镇\t1 200\t1 260\t105.0%\n西河镇\t⟨900⟩\t⟨870⟩\t⟦97.6%⟧\n南岭乡\t1 500\t1 500\t100.0%\n北坪乡\t650\t702\t108.0%\n"
        ),
        Good(
            "乡镇\t任务数（亩）\t完成数（亩）\t完成率\n东山镇\t1 200\t1 260\t105.0%\n西河镇\t900\t870\t96.7%\n南岭乡\t1 500\t1 500\t100.0%\n北坪乡\t650\t702\t108.0%\n"
        ),
        Good("全镇栽植苗木8 300株，超出计划300株，完成率103.8%。", why="300株是超出的，不是计划数"),
        Good("全年完成投资157.1亿元，占年度计划的104.7%，超计划7.1亿元。", why="7.1亿元是超出的"),
        Good(
            "县里下达新修渠道计划21公里，占市里任务的105.0%。\n截至年底，新修渠道21.4公里，完成率101.9%。",
            why="计划和上级的任务比",
        ),
        Good("计划改厕40个小区1 200户，实际完成36个1 020户，户数完成率85.0%。", why="按户数算，不按小区数算"),
        Good("年度计划改造管网30条96公里，实际完成24条84公里，里程完成率87.5%。", why="按里程算"),
        Bad(
            "片区\t年度计划\t\t实际完成\t\t亩数完成率（%）\n\t地块（个）\t亩数（亩）\t地块（个）\t亩数（亩）\t\n东坡\t9\t2 140\t9\t2 140\t100.0\n西坡\t7\t⟨1 620⟩\t5\t⟨1 377⟩\t⟦95.0⟧\n南坡\t4\t880\t4\t880\t100.0\n"
        ),
        Good(
            "片区\t年度计划\t\t实际完成\t\t亩数完成率（%）\n\t地块（个）\t亩数（亩）\t地块（个）\t亩数（亩）\t\n东坡\t9\t2 140\t9\t2 140\t100.0\n西坡\t7\t1 620\t5\t1 377\t85.0\n南坡\t4\t880\t4\t880\t100.0\n"
        ),
    )
