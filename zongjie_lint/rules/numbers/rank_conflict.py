"""NU26."""

from __future__ import annotations

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.relations.rank import PlacesMoved, RankAmongPeers, RankBeside, RankWithinField, SameRank, SecondTo
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.claim_rule import ClaimRule


class RankConflict(ClaimRule):
    """位次和旁边的数矛盾，或者前后不一。

    ## 查什么
    - 位次大于参加排名的个数：“全市10个县区第12位”；
    - 升降的位数和前后两个位次算出来的不一样，或者升降说反了；
    - 句中印出了各家的数，按数排下来不是这一位；“仅次于”一家，却不是第二；
    - “第7位，跻身前5位”，“第二，夺得榜首”；
    - 同一指标、同一范围、同一时间，前后两个位次。

    增速和总量、不同月份、不同范围的位次不比；越低越好的指标（投诉、能耗、事故等）不按大小排。

    ## 为什么
    位次多从别处抄来，数字更新以后容易忘记。

    ## 怎么改
    核对位次和各家的数，改错的那一个。
    """

    code = "NU26"
    name = "rank-conflict"
    title = Message("位次矛盾", "a rank disagrees with the figures")
    severity = Severity.WARNING
    basis = "《党政机关公文处理工作条例》第二十条（四）：数字准确"
    message = Message("“{claim}”与{stated}不符", "“{claim}” disagrees with {stated}")
    advice = Message(
        "核对位次和各家的数，改错的那一个。", "Check the rank and the figures; mend the one that is wrong."
    )
    relations = (RankWithinField, PlacesMoved, RankBeside, SameRank, RankAmongPeers, SecondTo)
    examples = (
        Bad("平安考评列全省⟨21个⟩市州⟦第24位⟧。"),
        Good("平安考评列全省21个市州第14位。"),
        Bad("在⟨6支⟩参赛队伍中，我队列⟦第七名⟧。"),
        Good("在6支参赛队伍中，我队列第五名。"),
        Bad("考核由上年的全市⟨第9位⟩升至⟨第4位⟩，前移⟦6个⟧位次。"),
        Good("考核由上年的全市第9位升至第4位，前移5个位次。"),
        Bad("绿化率列全市⟨第2位⟩，比上年的⟨第6位⟩上升了⟦3位⟧。"),
        Good("绿化率列全市第2位，比上年的第6位上升了4位。"),
        Bad("经济总量⟦由第4位上升到⟨第6位⟩⟧。"),
        Good("经济总量由第6位上升到第4位。"),
        Bad("我区结案⟨418件⟩，河东区、河西区、新城区分别为⟨436件⟩、⟨452件⟩、397件，我区居全市⟦第二位⟧。"),
        Good("我区结案418件，河东区、河西区、新城区分别为436件、412件、397件，我区居全市第二位。"),
        Bad("发稿量仅次于河东区，居全市⟦第三位⟧。"),
        Good("发稿量仅次于河东区，居全市第二位。"),
        Bad("吞吐量列沿海港口⟨第8位⟩，首次进入沿海港口前⟦6位⟧。"),
        Good("吞吐量列沿海港口第6位，首次进入沿海港口前6位。"),
        Bad("技改投资增速居全市⟨第三位⟩。项目建设加快，技改投资增速居全市⟦第五位⟧。"),
        Good("技改投资增速居全市第三位。项目建设加快，技改投资增速居全市第三位。"),
        Good("全年实施水利项目12个，考核列全市第15位。", why="12个不是参加排名的个数"),
        Good("在全市9个县区中增速居前，总量居全省第36位。", why="范围不同"),
        Good("出口总量居全市第六位，增速居全市第二位。", why="总量和增速分开排"),
        Good("一季度技改投资增速居全市第八位。上半年技改投资增速居全市第三位。", why="时间不同"),
        Good("投诉量东桥镇12件、西桥镇8件、南桥镇20件，西桥镇居首位。", why="越少越好"),
        Good("增速列全市第6位，力争进入全市前3位。", why="还没有做到"),
        Good("规上工业增长8%、居全市第二，技改投资增长12%、居全市第一。", why="各是各的指标"),
    )
