"""NU18."""

from __future__ import annotations

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.relations.scale_slip import Conversion, ImpossibleMean, ScaleSlip
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.relation_rule import RelationRule


class UnitSlip(RelationRule):
    """单位写错，数额差了千倍、万倍。

    ## 查什么
    前后文字说的是同一件事、数字也相同，单位却一处是“万”一处是“亿”的；括号里换算出来的数与前面不等的；人均、户均千万元以上的。

    ## 为什么
    “万元”“亿元”一字之差就是一万倍，读者一看便知，常被当作笑话传。

    ## 怎么改
    核对两处的单位，改错的那一处。
    """

    code = "NU18"
    name = "unit-slip"
    title = Message("单位差了量级", "scale of an amount off by powers of ten")
    severity = Severity.ERROR
    basis = "《党政机关公文处理工作条例》第二十条（四）：数字准确"
    message = Message("{stated}的量级与前后文不符", "the scale of {stated} does not fit")
    advice = Message("核对单位（元、万元、亿元等），改错的那一处。", "Check the units and mend the one that is wrong.")
    relations = (ScaleSlip, Conversion, ImpossibleMean)
    examples = (
        Bad(
            "一、项目建设\n冷链物流园总投资⟨1.6亿元⟩，主体已经封顶。\n二、打算\n冷链物流园（总投资⟦1.6万元⟧）年内投用。\n"
        ),
        Good(
            "一、项目建设\n冷链物流园总投资1.6亿元，主体已经封顶。\n二、打算\n冷链物流园（总投资1.6亿元）年内投用。\n"
        ),
        Bad("污水处理厂扩建工程总投资⟨2.85亿元⟩。污水处理厂扩建工程（总投资⟦28 500亿元⟧）已经开工。"),
        Good("污水处理厂扩建工程总投资2.85亿元。污水处理厂扩建工程（总投资28 500万元）已经开工。"),
        Bad("全年节约用电⟨3.2万千瓦时⟩，折合⟦3 200度⟧。"),
        Good("全年节约用电3.2万千瓦时，折合32 000度。"),
        Bad("储备防汛沙石⟨18.5吨⟩（合⟦18 500吨⟧）。"),
        Good("储备防汛沙石18.5吨（合18 500公斤）。"),
        Bad("农民人均纯收入达到⟦1.85亿元⟧。"),
        Good("农民人均纯收入达到1.85万元。"),
        Good("企业注册资本6.2亿元，缴纳印花税6.2万元。", why="两个不同的数额"),
        Good("在岗57人，志愿者23人，合计80人。", why="合计不是换算"),
        Good("投入资金3亿元，撬动社会资本30亿元。", why="撬动的是另一笔钱"),
        Good("粮食产量5万吨，建成5千吨冷库一座。", why="产量与库容"),
    )
