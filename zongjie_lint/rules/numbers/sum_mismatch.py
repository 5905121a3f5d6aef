"""NU01."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.relations.partition import Partition
from zongjie_lint.relations.table_relation import TableSum
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.relation_rule import RelationRule


@dataclass(frozen=True)
class SumMismatch(RelationRule):
    """总量和各分项加起来的数对不上。

    ## 查什么
    总量后面列出的各分项（括号里的、“分为”“按……分”“其余”、一对互补的分项等）加起来，是否等于总量。
    四舍五入留下的尾差不算错；只是举例的“其中”、有交叉的分项、带“约”“近”的数不查。

    ## 为什么
    审稿人拿计算器核的第一件事就是分项之和；改了总数忘了改分项，或者数字敲颠倒了，最容易在这里露出来。

    ## 怎么改
    回到原始台账，核对总量和每个分项，改错的那一个。
    """

    code = "NU01"
    name = "sum-mismatch"
    title = Message("分项之和与总量不符", "parts do not add up to the total")
    severity = Severity.ERROR
    basis = "《党政机关公文处理工作条例》第二十条（四）：数字准确"
    message = Message(
        "总量{stated}与各分项之和{computed}不符", "the total {stated} is not the sum of its parts, {computed}"
    )
    advice = Message(
        "对照台账核对总量和各分项，改错的那一个。",
        "Check the total and each part against the records; mend the one that is wrong.",
    )
    relations = (Partition, TableSum)
    messages: ClassVar = {
        TableSum: Message(
            "{place}写作{stated}，{parts}相加是{computed}", "{place} gives {stated}; the {parts} add up to {computed}"
        ),
    }
    examples = (
        Bad("汛前共检查塘坝⟦146座⟧（小型塘坝⟨118座⟩，山塘⟨38座⟩）。"),
        Good("汛前共检查塘坝156座（小型塘坝118座，山塘38座）。"),
        Bad("全年办结提案⟦63件⟧，其中经济类提案⟨31件⟩、民生类提案⟨22件⟩、生态类提案⟨7件⟩。"),
        Good("全年办结提案60件，其中经济类提案31件、民生类提案22件、生态类提案7件。"),
        Bad("收到群众来信来访⟨1 204件次⟩。按渠道分：来信⟨217件⟩、来访⟨463件⟩、网上投诉⟦542件⟧。"),
        Good("收到群众来信来访1 222件次。按渠道分：来信217件、来访463件、网上投诉542件。"),
        Bad("争取省级补助⟨420万元⟩，县级配套⟨160万元⟩，共计⟦600万元⟧。"),
        Good("争取省级补助420万元，县级配套160万元，共计580万元。"),
        Bad("全年收购粮食⟨18.4万吨⟩，其中小麦⟨11.7万吨⟩、玉米⟦7.6万吨⟧。"),
        Good("全年收购粮食22.4万吨，其中小麦11.7万吨、玉米7.6万吨。", why="还有别的品种"),
        Bad("全院⟦78人⟧（在编⟨52人⟩，聘用⟨19人⟩，劳务派遣⟨9人⟩，含退休返聘3人）。"),
        Good("全院80人（在编52人，聘用19人，劳务派遣9人，含退休返聘3人）。", why="“含”的是前一项里的一部分"),
        Bad("追回欠款⟦240万元⟧，其中本金⟨210万元⟩，利息⟨55万元⟩，垫付费用⟨25万元⟩。"),
        Good("追回欠款240万元，其中本金210万元，利息55万元，冲减垫付费用25万元。", why="有一项是减数"),
        Bad("代表大会到会⟦135人⟧，其中正式代表⟨108人⟩，工作人员⟨6人⟩，特邀代表⟨27人⟩。"),
        Good("代表大会到会135人，其中正式代表108人，缺席6人，特邀代表27人。", why="缺席的不在到会人数里"),
        Bad("⟦27项⟧任务中已销号⟨16项⟩，正在推进⟨8项⟩，尚未启动⟨5项⟩，其中2项延期。"),
        Good("27项任务中已销号16项，正在推进8项，尚未启动3项，其中2项延期。", why="延期的2项在没启动的3项里"),
        Bad("全镇收到来信⟨18件⟩、来访⟨26件⟩，共⟦41件⟧。"),
        Good("全镇收到来信18件、来访26件，共44件。"),
        Good(
            "全镇收到来信18件、来访26件，共计办结41件，下辖村9个、社区3个，共11个党支部。",
            why="办结的不是全部，党支部不是村和社区",
        ),
        Good("完成水利投资2.36亿元，其中新建工程1.52亿元、续建工程0.85亿元。", why="尾差来自四舍五入"),
        Good("全局现有党员214名，其中女党员97名、35岁以下党员68名。", why="两类党员有交叉，不是分项"),
        Good("全年引进人才180名，其中博士12名、硕士64名。", why="只举了一部分"),
        Good("合作社共有88家，包括种植类52家、加工类47家，有的社两类都做，数据有重叠。", why="写明有交叉"),
        Bad(
            "对⟦21个⟧闲置校舍逐个会诊，改建幸福院⟨9个⟩、出租⟨14个⟩。",
            known_miss="没有“其中”一类的提示词，9和14是否就是21个的分项，只能靠语义判断",
        ),
    )
