"""NU20."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.relations.item_count import ItemCount
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.rule import Bad, Good, Rule


class ListCount(Rule):
    """列出的名称和说的个数不一样。

    ## 查什么
    “甲、乙、丙等3家”列出的不能多于3家；“甲、乙、丙三大工程”“4项设施：甲、乙、丙。”列出的应当正好是这个数。
    名称里带“和”“及”可能是两个，两种数法都对不上才报。

    ## 为什么
    增删名单后忘了改个数，是最常见的小错，读者一数就知道。

    ## 怎么改
    核对名单和个数；只举了一部分的，在个数前加“等”。
    """

    code = "NU20"
    name = "list-count"
    title = Message("列举与个数不符", "list and count disagree")
    severity = Severity.WARNING
    basis = "实务"
    message = Message("列出了{listed}个，却写“{found}”", "{listed} are listed, the text says “{found}”")
    advice = Message(
        "核对名单和个数；只举例的，在个数前加“等”。", "Check the list and the count; add 等 where these are examples."
    )
    examples = (
        Bad("⟨远山茶业⟩、⟨青田木器⟩、⟨北港水产⟩、⟨广泽印刷⟩等⟦3家⟧企业通过复评。"),
        Good(
            "会议议定三项：一、同意预算、决算方案；二、同意选址；三、其余事项会后研究。",
            why="要点有编号，另一条规则来数",
        ),
        Good("远山茶业、青田木器、北港水产、广泽印刷等4家企业通过复评。"),
        Bad(
            "全力推进⟨滨河绿道⟩、⟨城西泵站⟩、⟨青年公寓⟩⟦四大⟧工程建设。",
            known_miss="首项“全力推进滨河绿道”里动词和名称没有分开，标不准首项的起点",
        ),
        Bad("建起沙溪、白塔、古桥、花园⟦3个⟧便民驿站。"),
        Good("建起沙溪、白塔、古桥、花园4个便民驿站。"),
        Bad("夏季检修⟦4项⟧设施：一号闸、老泵房、沉淀池。"),
        Good("夏季检修3项设施：一号闸、老泵房、沉淀池。"),
        Bad("修订《差旅费管理办法》《公务接待细则》《固定资产规定》《印章管理办法》等⟦三项⟧制度。"),
        Good("修订《差旅费管理办法》《公务接待细则》《固定资产规定》等三项制度。"),
        Good("远山茶业、青田木器等12家企业通过复评。", why="“等”后个数可以更大"),
        Good("完成管网改造、道路硬化，新增车位4个。", why="4个只说车位"),
        Good("落实“四个不摘”、健全“三个清单”、用好“两本台账”。"),
        Good("新建门店12家、仓库4个，改造厂房3处。"),
        Bad("建成乡村公园⟦5处⟧（⟨听雨园⟩、⟨半山园⟩、⟨杏花园⟩、⟨石桥园⟩、⟨临江园⟩、⟨槐荫园⟩），绿化面积3.2公顷。"),
        Good("建成乡村公园6处（听雨园、半山园、杏花园、石桥园、临江园、槐荫园），绿化面积3.2公顷。"),
        Bad("改造背街小巷⟦5条⟧（⟨柳巷⟩、⟨书院巷⟩、⟨打铁巷⟩、⟨豆腐巷⟩）。"),
        Good("改造背街小巷4条（柳巷、书院巷、打铁巷、豆腐巷）。"),
        Bad("组建⟦6个⟧帮扶专班，分别为⟨农机专班⟩、⟨水利专班⟩、⟨供销专班⟩、⟨金融专班和文旅专班⟩。"),
        Good("组建5个帮扶专班，分别为农机专班、水利专班、供销专班、金融专班和文旅专班。"),
        Bad("全年获市级荣誉⟦6项⟧：⟨青年文明号⟩、⟨工人先锋号⟩、⟨平安单位⟩、⟨节水型单位⟩。"),
        Good("全年获市级荣誉4项：青年文明号、工人先锋号、平安单位、节水型单位。"),
        Good("联系3个乡镇（街道、园区、林场、农场）。", why="括号里是乡镇的别种叫法"),
        Good("在2个镇（白沙村、高桥村、柳林村）开展试点。", why="括号里是镇下面的村"),
        Good("慰问困难职工4人（含退休职工、劳模、农民工、单亲母亲、病人）。", why="只说包括哪些"),
        Good("抽查5个科室（内科、外科等）台账。", why="只举了例子"),
        Good("购置作业车辆6台（洒水车、清扫车、吸污车）。", why="括号里是车的种类，有的不止一台"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report every list that fails."""
        for count in document.facts(ItemCount):
            if count.verdict is Verdict.FAIL:
                yield self.report(
                    count.span,
                    related=[
                        Related(item, Message(f"第{at}个", f"no. {at}")) for at, item in enumerate(count.items, 1)
                    ],
                    listed=len(count.items),
                    severity=Severity.INFO if count.is_probable else None,
                    found=count.span.of_text(document.text),
                )
