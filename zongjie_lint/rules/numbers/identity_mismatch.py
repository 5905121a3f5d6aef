"""NU27."""

from __future__ import annotations

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.relations.balance import Balance
from zongjie_lint.relations.complement import Complement
from zongjie_lint.relations.composition import SharesOfWhole
from zongjie_lint.relations.contribution import Contribution, ContributionSum
from zongjie_lint.relations.net_change import NetChange
from zongjie_lint.relations.relation import Relation
from zongjie_lint.relations.stock_flow import NaturalGrowth, StockFlow
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.relation_rule import RelationRule


class IdentityMismatch(RelationRule):
    """几个数之间应有的等式不成立。

    ## 查什么
    - 年初（上年结转）＋新增－减少＝年末（结转下年），可以跨分句、跨句，年末的数写在前面也一样；
    - 新增－减少＝净增（净减）；
    - 收入总计－支出总计＝结余；
    - 出生率－死亡率＝自然增长率；
    - 投资、消费、净出口等的贡献率合计100%，拉动点数÷总体增速＝贡献率；
    - 合格率与不合格率等互补的两项合计100%。

    有“约”“近”的数、没有列全的收支不查；看不出是增是减的数，加、减、不计都对不上才报。

    ## 为什么
    这类数前后咬合，改一个就要改另一个；只更新了其中一个，等式就破了。

    ## 怎么改
    把等式里的每个数同台账核对一遍；漏写了一项的，补上。
    """

    code = "NU27"
    name = "identity-mismatch"
    title = Message("前后数字的等式不成立", "an identity between figures fails")
    severity = Severity.WARNING
    basis = "《党政机关公文处理工作条例》第二十条（四）：数字准确"
    message = Message(
        "按前后数字算是{computed}，文中是{stated}", "the figures beside it make {computed}; the text has {stated}"
    )
    advice = Message(
        "逐个核对等式里的数，改错的，或补上漏写的一项。", "Check each of the figures; add one that is left out."
    )
    of_shares = Message("各项合计{sum}，不是100%", "the shares add up to {sum}, not to 100%")
    relations = (StockFlow, NetChange, NaturalGrowth, Balance, ContributionSum, Contribution, Complement)
    examples = (
        Bad("年初登记志愿者⟨640名⟩，年内新招募转入⟨85名⟩、退出⟨37名⟩，年末在册志愿者⟦698名⟧。"),
        Good("年初登记志愿者640名，年内新招募转入85名、退出37名，年末在册志愿者688名。"),
        Bad("仲裁院旧存案件⟨46件⟩，新收⟨318件⟩，审结⟨329件⟩，结转下年⟦53件⟧。"),
        Good("仲裁院旧存案件46件，新收318件，审结329件，结转下年35件。"),
        Bad("2024年末借款余额⟨3 200万元⟩。全年新增借款⟨900万元⟩，偿还⟨1 150万元⟩。2025年末借款余额⟦2 590万元⟧。"),
        Good("2024年末借款余额3 200万元。全年新增借款900万元，偿还1 150万元。2025年末借款余额2 950万元。"),
        Bad("年末车队实有校车⟦64辆⟧，年初为⟨58辆⟩，年内购置⟨13辆⟩、报废及调出⟨5辆⟩。"),
        Good("年末车队实有校车66辆，年初为58辆，年内购置13辆、报废及调出5辆。"),
        Bad("沿街商铺比年初净增⟦17家⟧，其中新开⟨42家⟩、关停⟨28家⟩。"),
        Good("沿街商铺比年初净增14家，其中新开42家、关停28家。"),
        Bad("合作社新吸纳社员⟨26户⟩、退出⟨11户⟩，净增社员⟦25户⟧。"),
        Good("合作社新吸纳社员26户、退出11户，净增社员15户。"),
        Good("沿街商铺净增17家，其中餐饮类新开42家、关停28家。", why="只说了其中一类"),
        Good("新入户籍420人，迁出390人，常住人口净增310人。", why="户籍人口不是常住人口"),
        Bad("人口出生率⟨5.91‰⟩，死亡率⟨6.37‰⟩，自然增长率⟦-1.46‰⟧。"),
        Good("人口出生率5.91‰，死亡率6.37‰，自然增长率-0.46‰。"),
        Bad("学会全年收入总计⟨62.4万元⟩，支出总计⟨57.8万元⟩，年末结余⟦5.6万元⟧。"),
        Good("学会全年收入总计62.4万元，支出总计57.8万元，年末结余4.6万元。"),
        Bad("最终消费、资本形成总额、净出口对经济增长的贡献率分别为⟨54.7%⟩、⟨36.1%⟩和⟦19.2%⟧。"),
        Good("最终消费、资本形成总额、净出口对经济增长的贡献率分别为54.7%、36.1%和9.2%。"),
        Bad("全市生产总值增长⟨5.0%⟩，服务业拉动经济增长⟨2.8个百分点⟩，贡献率为⟦46.0%⟧。"),
        Good("全市生产总值增长5.0%，服务业拉动经济增长2.8个百分点，贡献率为56.0%。"),
        Bad("抽检食用农产品，合格的占⟨96.8%⟩，不合格的占⟦4.2%⟧。"),
        Good("抽检食用农产品，合格的占96.8%，不合格的占3.2%。"),
        Good("年初有农机1 430台，新增126台，年末1 507台。", why="没有写报废多少，算不出来"),
        Good("全年受理案件820件（含上年结转96件），办结790件，未结30件。", why="结转的已在受理数里"),
        Good("年初职工412人，新进20人，退休12人，另有15人借调，年末435人。", why="借调的可能是调进来的"),
        Good("年初在册企业520家，新增48家（其中规上6家），注销19家，年末549家。", why="括号里的是新增中的一部分"),
        Good("收入总计30.2亿元，支出总计28.9亿元，结转下年0.9亿元，净结余0.4亿元。", why="差额分成结转和净结余两项"),
        Good("规上工业贡献率44%，服务业贡献率41%，建筑业贡献率6%。", why="还有别的行业"),
        Good("测评中满意的占81.2%，不满意的占3.1%。", why="还有基本满意的"),
        Good("线上办理占64%，其余36%在窗口办理。"),
        Good("工业增长8.2%，拉动经济增长2.4个百分点，贡献率为41%。", why="8.2%不是总体的增速"),
    )

    def report_failure(self, document: Document, relation: Relation) -> Diagnostic:
        """Shares are held against 100 %, everything else against the figure that the others make."""
        if not isinstance(relation, SharesOfWhole):
            return super().report_failure(document, relation)
        at_fault = relation.misprint or relation.stated
        return self.report(
            at_fault.span,
            message=self.of_shares,
            related=[Related(each.number.span, each.role) for each in relation.operands if each.number != at_fault],
            evidence=relation.working,
            sum=relation.printed_sum(document),
        )
