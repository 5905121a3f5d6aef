"""LX01."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Severity, all_related
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.places import MOST
from zongjie_lint.rules.wording.changed_character import changed_characters
from zongjie_lint.rules.wording.dropped_character import dropped_characters
from zongjie_lint.rules.wording.longer_slogan import longer_slogans
from zongjie_lint.rules.wording.marks_in_slogan import marks_in_slogans
from zongjie_lint.rules.wording.measure_in_slogan import measures_in_slogans
from zongjie_lint.rules.wording.own_name_variant import own_name_variants
from zongjie_lint.rules.wording.park import parks
from zongjie_lint.rules.wording.person import persons
from zongjie_lint.rules.wording.swapped_characters import swapped_characters
from zongjie_lint.rules.wording.variant import Company, Variant
from zongjie_lint.span import Span

_SORTS = (
    changed_characters,
    own_name_variants,
    dropped_characters,
    swapped_characters,
    persons,
    longer_slogans,
    marks_in_slogans,
    measures_in_slogans,
    parks,
)
_TITLE = "白鹭县档案馆2024年工作总结\n\n今年以来，"
_SIGNED = "\n\n白鹭县档案馆\n2025年1月6日"


class NameVariant(Rule):
    """同一个名称前后写法不一。

    ## 查什么
    单位、企业、地方、项目的名称在全文里有两种写法，只差一个同音或者形近的字（“青禾建材”“清禾建材”），或者丢了一个字；
    标题、落款和正文里本单位的名称对不上；引号里同一个数字口号一处长、一处短，或者只是中间的标点不同；同一个园区一处称“园”、
    一处称“园区”。

    名称靠它在文中的用法来认，不查名录：两种写法前后的字相同，一种少见，一种常见。并列在一处的两种写法当作两个单位，
    方位、数字、大小不同的也是。拿不准的（只各出现一次的村镇、按姓氏取名的村、引号里的谐音、“园”与“园区”）只作提示。

    ## 为什么
    名称写错是公文中最难堪的差错之一，通读时又最难看出来。

    ## 怎么改
    查对正确的名称，全文统一。名称不会自动改动。
    """

    code = "LX01"
    name = "name-variant"
    title = Message("专名前后写法不一", "one name written two ways")
    severity = Severity.WARNING
    basis = "实务：一个名称全文只有一种写法"
    message = Message(
        "“{odd}”（{times}处）与“{usual}”（{often}处）疑为同一名称的两种写法",
        "“{odd}” ({times}×) and “{usual}” ({often}×) look like one name written two ways",
    )
    advice = Message(
        "请查对名称，全文统一；确是两个单位或地方的，可以不理会。",
        "Check the name and write it one way throughout; where there are two bodies or places, let it stand.",
    )
    examples = (
        Bad("⟨青禾建材⟩新上两条生产线。县里帮助⟦清禾建材⟧解决用地。"),
        Good("青禾建材新上两条生产线。县里帮助青禾建材解决用地。"),
        Good("县里帮助青禾建材、清禾建材解决用地。青禾建材已经投产。", why="一句话里并列的是两家企业"),
        Good("青禾建材厂房封顶，青禾水泥技改完成。", why="差的不是一个字"),
        Bad("⟨望湖里商业综合体⟩开业。消防部门到⟦望胡里商业综合体⟧检查。"),
        Good("望湖里商业综合体开业。消防部门到望湖里商业综合体检查。"),
        Bad("为⟨宏岳电子⟩招工300人。调解⟦鸿岳电子⟧工伤纠纷1起。"),
        Good("为宏岳电子招工300人。调解宏岳电子工伤纠纷1起。"),
        Bad("⟨未名湖湿地⟩通过验收。游客在⟦末名湖湿地⟧留影。"),
        Good("未名湖湿地通过验收。游客在未名湖湿地留影。"),
        Bad("⟨望湖湿地公园⟩通过验收，⟦望胡湿地公园⟧接待研学游客1.2万人次。"),
        Good("望湖湿地公园通过验收，望湖湿地公园接待研学游客1.2万人次。"),
        Good("永宁水库加固开工，邻县的永定水库同期实施。", why="字形相近的两座水库"),
        Bad("⟨白鹭大桥⟩合龙，⟦百鹭大桥⟧全长1280米。"),
        Good("白鹭大桥合龙，白鹭大桥全长1280米。"),
        Bad("⟨德泽新材料⟩有限公司扩建二期。⟦泽德新材料⟧有限公司产值翻番。⟨德泽新材料⟩有限公司用工不足。"),
        Good("德泽新材料有限公司扩建二期。德泽新材料有限公司用工不足。"),
        Bad("龙头企业⟨金穗食品⟩有限公司产值4.1亿元，⟦穗食品⟧有限公司新上一条生产线。"),
        Good("龙头企业金穗食品有限公司产值4.1亿元，金穗食品有限公司新上一条生产线。"),
        Bad("村党支部书记⟨方有田⟩说，路通了。散会后，⟦方友田⟧带头让地。"),
        Good("村党支部书记方有田说，路通了。散会后，方有田带头让地。"),
        Good("陈晨同志负责供水，5月底前完成；陈辰同志负责供气，6月底前完成。", why="一句话里的两个人"),
        Good("宏达机械中标一标段。鸿达机械中标二标段。宏达机械封顶。鸿达机械完成桩基。", why="两个名称都常用"),
        Bad("推行“⟨五个到户⟩”工作法。“⟦五条到户⟧”成效明显。"),
        Good("推行“五个到户”工作法。“五个到户”成效明显。"),
        Bad("⟨天恒大厦⟩封顶。⟦夭恒大厦⟧开始招租。"),
        Good("天恒大厦封顶。天恒大厦开始招租。"),
        Bad("一是⟨文汇多洛米蒂⟩延期交房。处理⟦文惠多洛米蒂⟧遗留问题。"),
        Good("一是文汇多洛米蒂延期交房。处理文汇多洛米蒂遗留问题。"),
        Good("东岭街道新建泵站1座。西岭街道改造管网3公里。", why="方位不同"),
        Good("上坪村完成改水。下坪村完成改厕。", why="方位不同"),
        Good("白鹭一中扩建校舍。白鹭二中新建操场。", why="序数不同"),
        Good("县人民医院接诊3万人次。县人民法院结案900件。", why="两个机关"),
        Good("县检测中心送样品120份。县监测中心布点15个。", why="“检测”“监测”都是词"),
        Good("同岳牧业存栏2万头。同岳木业投产。", why="行业不同"),
        Good("县农技站培训200人。县农机站检修300台。", why="“农技”“农机”都是词"),
        Good("县中医院搬迁。县医院扩建。"),
        Good("建设制造业基地。制造基地一期投产。", why="“业”字可有可无"),
        Good("福泽社区换届。福泽小区改造。", why="社区和小区是两回事"),
        Bad("⟨晨岭纺织⟩复产。⟨晨岭纺织⟩扩能。⟨晨岭纺织⟩上市。县领导走访调研，⟦晨纺织⟧反映用工困难。"),
        Good("晨岭纺织复产。晨岭纺织扩能。晨岭纺织上市。县领导走访调研，晨岭纺织反映用工困难。"),
        Bad(
            "⟨白鹭县档案馆⟩2024年工作总结\n\n今年以来，我馆接待查档900人次。⟦白莺县档案馆⟧库房改造完工。"
            "\n\n⟨白鹭县档案馆⟩\n2025年1月6日"
        ),
        Good(f"{_TITLE}我馆接待查档900人次。白鹭县档案馆库房改造完工。{_SIGNED}"),
        Good(f"{_TITLE}我馆接待查档900人次，与白莺县档案馆签订协议。{_SIGNED}", why="写的是别的单位"),
        Good(f"{_TITLE}县档案馆接待查档900人次。{_SIGNED}", why="省去了县名"),
        Bad("践行“⟨六个到位⟩”的要求。继续践行“⟦六个到位率⟧”的要求。"),
        Good("践行“六个到位”的要求。继续践行“六个到位”的要求。"),
        Good("推进“三个清单”制度。完善“三个清单制度”。", why="“制度”在引号内外都可以"),
        Good("实施“四个一批”。实施“四个一百”。", why="两项工作"),
        Bad("开展“⟨学理论、强作风⟩”主题教育。巩固“⟦学理论，强作风⟧”主题教育成果。"),
        Good("开展“学理论、强作风”主题教育。巩固“学理论、强作风”主题教育成果。"),
        Good("开展“学理论、强作风”主题教育。组织“学理论，强作风”读书会。", why="一处是活动的名称，一处不是"),
        Bad("⟨云帆工业园⟩新建厂房2栋。⟦云帆工业园区⟧道路贯通。"),
        Good("云帆工业园新建厂房2栋。云帆工业园道路贯通。"),
        Good("建设农业产业园2个。农业产业园区道路贯通。", why="没有专名"),
        Bad(
            "走访⟨宏达机械⟩。⟦宏大机械⟧扩产。",
            known_miss="“达”“大”一类常用虚实两可的字不作比较",
        ),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every name that the report writes in two ways, each doubtful form once."""
        company = Company(document)
        found = [variant for sort in _SORTS for variant in sort(document) if not company.keep(variant)]
        told: list[Span] = []
        for variant in sorted(found, key=_weight, reverse=True):
            if not any(place.overlaps(span) for place in variant.odd for span in told):
                told.extend((*variant.odd, *variant.usual))
                yield self._finding(document, variant)

    def _finding(self, document: Document, variant: Variant) -> Diagnostic:
        odd, usual = variant.odd, variant.usual
        return self.report(
            odd[0],
            severity=variant.severity,
            related=[*all_related(odd[1:]), *all_related(usual, is_same=False)][:MOST],
            evidence=variant.evidence,
            odd=odd[0].of_text(document.text),
            usual=usual[0].of_text(document.text),
            times=len(odd),
            often=len(usual),
        )


def _weight(variant: Variant) -> tuple[int, int, int]:
    """The surest first, then what is usual most often, then the longest name."""
    return variant.severity, len(variant.usual), len(variant.odd[0])
