"""NU33."""

from __future__ import annotations

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.relations.earlier_report import RestatedLevel
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.previous_rule import PreviousRule

_LAST_YEAR = "云岭县2024年工作总结\n2024年，全县接待研学团队618批，新建冷链仓库21座。\n"


class RestatedFigure(PreviousRule):
    """本稿写的上年数，跟上年稿写的不一样。

    ## 查什么
    加 `--against 上年稿` 时才查。本稿里“上年为多少”“由上年的多少”一类的数，和上年稿里同一指标、同一范围、同一时段的数比。
    写明调整、核定、修订、同口径的不查。

    ## 为什么
    同一个数两年说法不同，读者不知道该信哪一个。

    ## 怎么改
    以上年正式公布的数为准；确实调整过的，注明“上年数已调整”。
    """

    code = "NU33"
    name = "restated-figure"
    title = Message("上年数与上年稿不符", "last year's figure is not what the earlier report says")
    severity = Severity.WARNING
    basis = "实务：两年的报告前后衔接，引用上年数以当时公布的为准"
    message = Message(
        "本稿写的上年数是{stated}，上年稿{place}是{earlier}",
        "last year's figure is given as {stated}; {place} of the earlier report says {earlier}",
    )
    advice = Message(
        "以上年公布的数为准；调整过的，在文中注明。",
        "Use the figure that was published then; if it was revised, say so in the text.",
    )
    held = RestatedLevel
    examples = (
        Bad(
            "云岭县2025年工作总结\n2025年，全县接待研学团队730批，上年为⟦681批⟧，工作有起色。\n",
            previous=_LAST_YEAR,
        ),
        Good(
            "云岭县2025年工作总结\n2025年，全县接待研学团队730批，上年为618批，工作有起色。\n",
            previous=_LAST_YEAR,
        ),
        Bad(
            "云岭县2025年工作总结\n2025年，全县接待研学团队730批，比上年的⟦681批⟧增长7.2%。\n",
            previous=_LAST_YEAR,
        ),
        Good(
            "云岭县2025年工作总结\n2025年，全县接待研学团队730批，比上年的618批增长18.1%。\n",
            previous=_LAST_YEAR,
        ),
        Bad(
            "云岭县2025年工作总结\n2025年，全县新建冷链仓库由上年的⟦12座⟧增加到26座。\n",
            previous=_LAST_YEAR,
        ),
        Good(
            "云岭县2025年工作总结\n2025年，全县新建冷链仓库由上年的21座增加到26座。\n",
            previous=_LAST_YEAR,
        ),
        Good(
            "云岭县2025年工作总结\n2025年，全县接待研学团队730批，上年为681批（按新口径调整后）。\n",
            why="写明调整过",
            previous=_LAST_YEAR,
        ),
        Good(
            "云岭县2025年工作总结\n2025年，全县接待研学团队730批，前年为681批。\n",
            why="是前年的数",
            previous=_LAST_YEAR,
        ),
        Good(
            "云岭县2025年上半年工作总结\n上半年，全县接待研学团队330批，上年同期为281批。\n",
            why="上年稿是全年数",
            previous=_LAST_YEAR,
        ),
        Good(
            "云岭县2025年工作总结\n2025年，全县接待研学团队730批，年初建有冷链仓库16座。\n",
            why="存量和当年新建不是一个数",
            previous=_LAST_YEAR,
        ),
        Good(
            "云岭县2025年工作总结\n2025年，白石镇接待研学团队73批，上年为68批。\n",
            why="范围不同",
            previous=_LAST_YEAR,
        ),
    )
