"""Figures of the text that name a cell by its row and its column: a slip is told, what is of another thing is not."""

from __future__ import annotations

import pytest

from zongjie_lint.document import Document
from zongjie_lint.relations.text_against_table import TextAgainstTable
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.source import Source

TABLES = {
    "total-亿": "表1 各分公司营业收入\n单位：万元\n分公司\t2025年\t2024年\t增长（%）\n城北\t9120.5\t8800.0\t3.6\n城南\t7430.2\t7310.6\t1.6\n临港\t9180.3\t9022.4\t1.8\n合计\t25731.0\t25133.0\t2.4\n",
    "row×column-万": "表1 储备物资调度\n单位：吨\n品种\t调入\t调运\t结存\n种子\t16210\t14826\t4105\n面粉\t80.5\t62.0\t33.1\n食盐\t245.0\t207.5\t90.2\n",
    "total-人次": "表1 门诊服务情况\n单位：人次\n机构\t一季度\t二季度\t三季度\t四季度\t合计\n镇卫生院\t30120\t31870\t30910\t33100\t126000\n村卫生室\t27300\t28160\t29240\t30214\t114914\n县医院\t26210\t25780\t26930\t27166\t106086\n合计\t83630\t85810\t87080\t90480\t347000\n",
    "total-column": "表1 垃圾收运处置\n单位：吨\n片区\t清运量\t焚烧量\t填埋量\n东片\t21340\t17105\t4235\n西片\t24816\t20312\t4504\n北片\t17544\t13783\t3761\n合计\t63700\t51200\t12500\n",
    "small-亿": "表2 补贴拨付情况\n单位：万元\n项目\t上半年\t下半年\t全年\n地力保护\t1320.4\t1102.2\t2422.6\n农机购置\t512.8\t633.7\t1146.5\n良种推广\t480.0\t560.9\t1040.9\n合计\t2313.2\t2296.8\t4610.0\n",
    "share-of-cells": "表1 缴存情况\n单位：万元\n缴存人员\t缴存额\n机关事业单位\t15230.50\n企业\t12806.20\n灵活就业人员\t1046.90\n合计\t29083.60\n",
    "direction": "表2 分品种吞吐量\n货种\t吞吐量（万吨）\t同比（%）\n钢材\t214.6\t-1.8\n粮食\t88.3\t4.1\n集装箱\t130.5\t6.2\n",
    "direction-up": "表1 能耗指标\n指标\t单位\t2025年\t2024年\t同比（%）\n用电量\t万千瓦时\t86.2\t90.1\t-4.3\n用水量\t吨\t5210\t5480\t-4.9\n公务用油\t升\t18601\t17800\t4.5\n",
    "score": "表1 决赛成绩\n名次\t姓名\t单位\t笔试\t说课\t总成绩\n1\t王若溪\t石板中学\t92.0\t94.2\t93.47\n2\t郑一鸣\t河湾中学\t90.5\t93.1\t92.19\n3\t李庆和\t城关中学\t91.0\t89.8\t90.24\n",
    "sum-of-two": "表1 帮扶对象\n类别\t户数（户）\t人口（人）\n脱贫户\t1162\t4085\n监测户\t85\t271\n边缘关注户\t140\t402\n",
    "excess": "表1 高标准农田建设\n单位：亩\n乡镇\t计划\t完成\n柳湾\t12000\t12100\n石井\t14000\t14500\n桥头\t10000\t10200\n合计\t36000\t36800\n",
    "mean": "表1 出警情况\n中队\t出警次数（次）\n一中队\t240\n二中队\t198\n三中队\t225\n四中队\t206\n五中队\t223\n合计\t1092\n",
    "row-topic": "表1 交通建设投资完成情况\n单位：万元\n类别\t计划投资\t完成投资\n高速公路\t80000\t78420\n国省干线\t32000\t31050\n农村公路\t15600\t15890\n合计\t127600\t125360\n",
    "verb-发放": "表1 民政资金发放\n单位：万元\n项目\t发放人数（人）\t发放金额\n高龄津贴\t3120\t410.5\n残疾人两项补贴\t2816\t612.7\n孤儿养育金\t41\t58.9\n合计\t5977\t1082.1\n",
    "less-than-base": "表1 结存情况\n单位：吨\n品种\t年初\t年末\n小麦\t30120\t29410\n玉米\t18040\t17230\n大豆\t5780\t5960\n合计\t53940\t52600\n",
}
SLIPS = [
    ("total-亿", "全年全公司完成营业收入{}，比上年略有增长。", "2.57亿元", "2.75亿元"),
    ("row×column-万", "一年来调运种子{}，应急面粉62.0吨。", "1.48万吨", "1.84万吨"),
    ("total-人次", "全年门诊服务{}，其中镇卫生院12.6万人次。", "34.7万人次", "35.7万人次"),
    ("total-column", "从收运处置台账看，全年清运各类垃圾{}，焚烧5.12万吨。", "6.37万吨", "6.73万吨"),
    ("small-亿", "全年拨付各项补贴{}，惠及7200余户。", "0.46亿元", "0.64亿元"),
    ("share-of-cells", "公积金业务中，灵活就业人员缴存起步较晚，只占缴存总额的{}（见表1）。", "3.6%", "6.3%"),
    (
        "direction",
        "分品种看，钢材1—9月完成吞吐量214.6万吨，同比{}；粮食完成88.3万吨，同比增长4.1%。",
        "下降1.8%",
        "增长1.8%",
    ),
    ("direction-up", "公务用油因巡查任务加重，同比{}。", "上升4.5%", "下降4.5%"),
    ("score", "经综合评定，石板中学王若溪以{}获得一等奖。", "93.47分", "94.37分"),
    ("sum-of-two", "年底全镇共有在册脱贫户和监测户{}。", "1247户", "1347户"),
    ("excess", "全年全县新建高标准农田36800亩，超过计划{}。", "800亩", "600亩"),
    ("mean", "五个中队平均每队出警{}。", "218.4次", "281.4次"),
    ("row-topic", "高速公路方面，全年完成投资{}，新开工2个项目。", "7.84亿元", "7.48亿元"),
    ("verb-发放", "一年来，发放残疾人两项补贴{}。", "612.7万元", "672.7万元"),
    ("less-than-base", "年底全市粮库结存5.26万吨，比年初减少{}。", "1340吨", "1430吨"),
]
OF_OTHER_THINGS = [
    ("total-亿", "城北、城南两家分公司实现营业收入1.66亿元。"),
    ("total-亿", "全年完成营业收入2.57亿元，另有投资收益2.75万元。"),
    ("total-亿", "上年营业收入2.51亿元。"),
    ("total-亿", "除临港外，其余分公司营业收入1.66亿元。"),
    ("total-亿", "集团合并报表营业收入（含子公司往来）2.67亿元。"),
    ("total-亿", "城南分公司增长2.6%，城北分公司增长3.6%。"),
    ("total-亿", "全年完成营业收入25731万元，其中工程类收入2.17亿元。"),
    ("total-亿", "城北分公司营业收入增幅比上年回落1.6个百分点。"),
    ("row×column-万", "其中上半年调运种子1.84万吨。"),
    ("row×column-万", "省级安排调运种子1.84万吨，我市实际承担八成。"),
    ("row×column-万", "种子价格同比下降1.8%。"),
    ("total-人次", "全年门诊34.7万人次，住院3.47万人次，急诊33.7万人次。"),
    ("total-人次", "三季度门诊服务8.71万人次，四季度9.05万人次。"),
    ("total-人次", "村卫生室门诊服务11.5万人次。"),
    ("total-column", "全年清运建筑垃圾6.73万吨，不在表内。"),
    ("total-column", "西片清运2.48万吨，焚烧2.03万吨。"),
    ("total-column", "全年收运餐厨垃圾5.21万吨。"),
    ("small-亿", "下达各项补贴资金0.64亿元，实际拨付0.46亿元。"),
    ("small-亿", "省级下达补贴0.64亿元。"),
    ("small-亿", "良种推广补贴1040.9万元。"),
    ("share-of-cells", "灵活就业人员缴存人数占总缴存人数的6.3%。"),
    ("share-of-cells", "灵活就业人员缴存额占缴存总额的比重由上年的6.3%降至3.6%。"),
    ("share-of-cells", "企业缴存占缴存总额的44.0%，机关事业单位占52.4%。"),
    ("direction", "钢材价格同比增长1.8%，需求偏弱。"),
    ("direction", "钢材吞吐量同比下降1.8%，降幅比上半年收窄；剔除检修因素后增长1.8%。"),
    ("direction-up", "公务用油同比上升4.5%，公车数量同比下降4.5%。"),
    ("score", "王若溪笔试92.0分、说课94.2分。"),
    ("score", "石板中学平均92.47分。"),
    ("score", "王若溪去年以94.37分获得二等奖。"),
    ("sum-of-two", "年底脱贫户和监测户参加合作医疗1347户次。"),
    ("sum-of-two", "脱贫户1162户、监测户85户，合计1247户，比上年减少100户。"),
    ("sum-of-two", "为脱贫户和监测户发放产业奖补1237户。"),
    ("excess", "全年新建高标准农田36800亩，超过省定计划600亩。"),
    ("excess", "石井新建14500亩，超过计划500亩。"),
    ("mean", "一中队平均每月出警20次，平均每队配备消防车2.4辆。"),
    ("mean", "五个中队平均每队训练281.4次。"),
    ("row-topic", "高速公路方面，全年到位资金7.48亿元。"),
    ("row-topic", "农村公路完成投资1.59亿元，其中县级配套1.95亿元除外。"),
    ("row-topic", "高速公路完成投资7.84亿元，累计完成投资17.48亿元。"),
    ("verb-发放", "发放残疾人护理补贴672.7万元。"),
    ("verb-发放", "发放高龄津贴410.5万元、孤儿养育金58.9万元，两项合计469.4万元。"),
    ("verb-发放", "发放残疾人两项补贴等社会救助资金1672.7万元。"),
    ("verb-发放", "为残疾人家庭发放无障碍改造补助612.9万元。"),
    ("less-than-base", "年底全市粮库结存5.26万吨，比年初减少1340吨，比上年同期减少1430吨。"),
    ("less-than-base", "小麦比年初减少710吨，玉米比年初减少810吨。"),
    ("less-than-base", "年底大豆结存5960吨，其中储备粮比年初减少180吨。"),
]


def failures(sentence: str, table: str) -> list[TextAgainstTable]:
    """What fails between a sentence and the table below it."""
    text = f"2025年工作总结\n{sentence}\n{TABLES[table]}"
    facts = Document(Source("report.txt", text)).facts(TextAgainstTable)
    return [each for each in facts if each.verdict is Verdict.FAIL]


@pytest.mark.parametrize(("table", "sentence", "right", "wrong"), SLIPS)
def test_a_slip_is_told_and_its_twin_is_not(table: str, sentence: str, right: str, wrong: str) -> None:
    assert failures(sentence.format(right), table) == []
    (failure,) = failures(sentence.format(wrong), table)
    assert failure.stated.text in wrong
    assert failure.is_probable


@pytest.mark.parametrize(("table", "sentence"), OF_OTHER_THINGS)
def test_a_figure_of_another_thing_is_left_alone(table: str, sentence: str) -> None:
    assert failures(sentence, table) == []


def test_a_computed_figure_is_told_in_the_unit_of_the_text() -> None:
    _, sentence, _, wrong = next(slip for slip in SLIPS if slip[0] == "sum-of-two")
    (failure,) = failures(sentence.format(wrong), "sum-of-two")
    assert "1247户" in failure.working


@pytest.mark.parametrize(("table", "word"), [("direction", "增加"), ("direction-up", "减少")])
def test_the_wrong_direction_is_told_in_words(table: str, word: str) -> None:
    _, sentence, _, wrong = next(slip for slip in SLIPS if slip[0] == table)
    (failure,) = failures(sentence.format(wrong), table)
    assert failure.told is not None
    assert word in failure.told.zh


def test_of_equal_cells_the_first_is_named() -> None:
    _, sentence, right, _ = next(slip for slip in SLIPS if slip[0] == "total-column")
    rows = TABLES["total-column"].partition("\n")[2]
    text = f"2025年工作总结\n{sentence.format(right)}\n" + "".join(f"表{at} 收运情况\n{rows}" for at in range(1, 5))
    facts = Document(Source("report.txt", text)).facts(TextAgainstTable)
    assert [each.stated.text for each in facts] == ["6.37万吨", "5.12万吨"]
    assert all(each.operands[0].number.span.start < text.index("表2") for each in facts)
