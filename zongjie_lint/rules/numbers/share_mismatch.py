"""NU03."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.relations.completion import Progress
from zongjie_lint.relations.distant import DistantShare
from zongjie_lint.relations.named_rate import NamedRate
from zongjie_lint.relations.share import Share
from zongjie_lint.relations.share_row import ShareRow
from zongjie_lint.relations.table_relation import TableShare
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.relation_rule import RelationRule


@dataclass(frozen=True)
class ShareMismatch(RelationRule):
    """占比和部分、总体两个数算出来的不一样。

    ## 查什么
    “其中A，占p%”“A占T的p%”：用部分除以总体算一遍。总体可能是前面几个数中的任何一个（或相邻两个之和），都对不上才报；
    “占全市的p%”这类总体不在文中的，不查。并列的几个数后面“占比依次为”并列的几个百分数，逐个除以它们的和或前面的总数。

    ## 为什么
    部分或总体改了，占比没有重算，读者按一下计算器就能发现。

    ## 怎么改
    核对部分、总体和占比，改错的那一个。
    """

    code = "NU03"
    name = "share-mismatch"
    title = Message("占比与数值不符", "the share disagrees with the figures")
    severity = Severity.ERROR
    basis = "《党政机关公文处理工作条例》第二十条（四）：数字准确"
    message = Message(
        "占比写作{stated}，按部分和总体算是{computed}",
        "the share is given as {stated}; part and whole make it {computed}",
    )
    advice = Message("核对部分、总体和占比，改错的那一个。", "Check part, whole and share; mend the one that is wrong.")
    relations = (Share, ShareRow, NamedRate, Progress, DistantShare, TableShare)
    messages: ClassVar = {
        TableShare: Message(
            "{place}写作{stated}，按部分和总体算是{computed}",
            "{place} gives {stated}; part and whole make it {computed}",
        ),
    }
    examples = (
        Bad("在馆藏书⟨24.6万册⟩，其中少儿读物⟨6.3万册⟩，占⟦28.5%⟧。"),
        Good("在馆藏书24.6万册，其中少儿读物6.3万册，占25.6%。"),
        Bad("全年发放低息贷款⟨4.2亿元⟩，支持茶农⟨1.47亿元⟩，占贷款总额的⟦38%⟧。"),
        Good("全年发放低息贷款4.2亿元，支持茶农1.47亿元，占贷款总额的35%。"),
        Bad("培训费支出⟨86万元⟩，占公用经费⟨640万元⟩的⟦16.4%⟧。"),
        Good("培训费支出86万元，占公用经费640万元的13.4%。"),
        Bad("全港⟨1 240名⟩职工中，持证上岗的占⟦81.5%⟧，共⟨961名⟩。"),
        Good("全港1 240名职工中，持证上岗的占77.5%，共961名。"),
        Bad("受理业主投诉⟨275件⟩，办结⟨253件⟩，办结率⟦95%⟧。"),
        Good("受理业主投诉275件，办结253件，办结率92%。"),
        Bad("共排查老旧电梯⟨640部⟩。已完成整改⟨576部⟩，整改率⟦96%⟧。"),
        Good("共排查老旧电梯640部。已完成整改576部，整改率90%。"),
        Bad("管网工程总投资⟨2 860万元⟩，已完成⟨1 573万元⟩，完成⟦58%⟧。"),
        Good("管网工程总投资2 860万元，已完成1 573万元，完成55%。"),
        Bad("藏书中，文学类⟨3.6万册⟩、科技类2.4万册，分别占馆藏总量⟨12万册⟩的⟦35%⟧和20%。"),
        Good("藏书中，文学类3.6万册、科技类2.4万册，分别占馆藏总量12万册的30%和20%。"),
        Bad("景区收入中，门票⟨3 600万元⟩、索道⟨2 700万元⟩、餐饮⟨1 200万元⟩，占比依次为48.0%、36.0%和⟦61.0%⟧。"),
        Good("景区收入中，门票3 600万元、索道2 700万元、餐饮1 200万元，占比依次为48.0%、36.0%和16.0%。"),
        Bad("安排抗旱资金⟨600万元⟩，其中省级270万元、市级⟨180万元⟩、县级150万元，分别占45%、⟦36%⟧和25%。"),
        Good("安排抗旱资金600万元，其中省级270万元、市级180万元、县级150万元，分别占45%、30%和25%。"),
        Good("甲、乙两站发电量分别为4 800万千瓦时和1 200万千瓦时，占比分别为80%和20%。"),
        Good("种植辣椒1 200亩、花椒600亩、生姜200亩，分别占全县的12%、6%和3%。", why="是全县各种作物的占比"),
        Good("外贸出口完成1.2亿美元，占全市的18.6%。", why="总体是全市的数，文中没有"),
        Good("手术2 400台，其中一级760台、二级980台、三级660台，二、三级合占68.3%。", why="占比属于两项之和"),
        Good("走访企业97家、商户215户，占辖区经营主体的六成以上。", why="总体没有写明"),
        Good("全镇有120个村民组、30个居民组，建成微网格的有60个，占40%。", why="总体是两个数之和"),
        Good("问卷发出500份，收回480份，满意的占91.2%，不满意的占8.8%。", why="收回的份数不是“满意”的份数"),
        Good(
            "一般公共预算收入6.2亿元，其中税收4.96亿元、非税1.24亿元，税收占比80%。",
            why="占比属于税收，不属于紧挨着的非税",
        ),
        Good("完成技改投资4.1亿元，同比增长9.2%，占固定资产投资的比重提高1.3个百分点。", why="是比重的变动"),
        Good("实有床位320张，床位使用率86.5%。", why="使用率的分子没有写"),
        Good("粮食面积48万亩，订单面积30万亩左右，占62.5%。", why="约数不作核对"),
        Bad(
            "来源\t件数\t占比（%）\n热线\t⟨1 284⟩\t⟦59.1⟧\n网络\t763\t30.8\n来信来访\t427\t17.3\n合计\t⟨2 474⟩\t100.0\n"
        ),
        Bad(
            "窗口\t受理量（件）\t办结量（件）\t办结率（%）\n社保\t⟨312⟩\t⟨305⟩\t⟦79.8⟧\n医保\t268\t266\t99.3\n税务\t341\t335\t98.2\n户政\t355\t349\t98.3\n"
        ),
        Good(
            "窗口\t受理量（件）\t办结量（件）\t办结率（%）\n社保\t312\t305\t97.8\n医保\t268\t266\t99.3\n税务\t341\t335\t98.2\n户政\t355\t349\t98.3\n"
        ),
        Good(
            "区县\t人口（万人）\t占全省比重（%）\n甲区\t42.6\t1.8\n乙县\t31.2\t1.4\n丙县\t28.4\t1.2\n",
            why="总体不在表里",
        ),
        Good("现有技工260人，其中高级工60人、技师20人，高级工以上占30.8%。", why="“以上”把技师也算在内"),
        Bad("现有技工⟨260人⟩，其中高级工⟨60人⟩、技师20人，高级工占⟦30.8%⟧。"),
        Good("现有技工260人，其中高级工60人、技师20人，高级工占23.1%。"),
        Good("安排改厕40个1200户，已完成36个1020户，户数完成率85.0%。", why="按户数算，不按个数算"),
        Bad("居民签约率达⟦75.0%⟧，即⟨4.8万⟩居民中签约⟨3.2万人⟩。"),
        Good("居民签约率达66.7%，即4.8万居民中签约3.2万人。"),
        Bad("设备检验率⟦91.0%⟧（应检⟨1 200台⟩，实检⟨1 040台⟩）。"),
        Good("设备检验率86.7%（应检1 200台，实检1 040台）。"),
        Good("满意率98.6%（发放问卷500份，收回480份）。", why="收回的不是满意的"),
        Bad("全区常住人口⟨43.2万人⟩，建立居民健康档案⟨39.8万份⟩，建档率⟦82.1%⟧。"),
        Good("全区常住人口43.2万人，建立居民健康档案39.8万份，建档率92.1%。"),
        Good("全镇老年人8 600人，印发宣传单7 740份，知晓率98.0%。", why="不是印发的比率"),
        Bad("受理案件⟨18 160件⟩（旧存1 810件、新收16 350件），审执结⟨16 466件⟩，结案率⟦85.67%⟧。"),
        Good("受理案件18 160件（旧存1 810件、新收16 350件），审执结16 466件，结案率90.67%。"),
    )
