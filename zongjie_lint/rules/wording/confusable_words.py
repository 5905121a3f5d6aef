"""LX04."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zongjie_lint.diagnostic import Diagnostic, Fix, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.record import replace
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.places import Place, together
from zongjie_lint.rules.wording.spelling import Misspelling, Misspelt, misspelt_formulas, misspelt_words

_HERE = Message("“{found}”在这里应为“{right}”{times}", "“{found}” should be “{right}” here{times}")
_FORMULA = Message(
    "“{found}”与固定表述不符，应为“{right}”{times}", "“{found}” is not the set formula, which is “{right}”{times}"
)


class ConfusableWords(Rule):
    """错别字、混淆的词，和写走样的固定表述。

    ## 查什么
    词表里的错别字（“布署”“一如继往”“签定”）；放错地方的近义、同音词（“截止6月底”“救灾物质”“群众反应的问题”）；
    写走样的固定表述（“两学一作”“五位一体”战略布局）。书名号里的照原样，不查；两可的写法（“作出/做出”“交纳/缴纳”）不查；
    “截止到6月底”“报名截止6月30日”不报。

    ## 为什么
    输入法选错一个同音字，自己看不出来，别人一眼就看见。

    ## 怎么改
    换成正确的词；固定表述照原文。
    """

    code = "LX04"
    name = "confusable-words"
    title = Message("错别字或混淆的词", "misspelt or confused words")
    severity = Severity.WARNING
    basis = "《党政机关公文处理工作条例》第二十条（四）：文字用法规范；《现代汉语词典》"
    message = Message("“{found}”是别字，应为“{right}”{times}", "“{found}” is misspelt for “{right}”{times}")
    advice = Message("换成正确的写法；引用原文的，照原文。", "Write it correctly; leave quotations as they are.")
    examples = (
        Bad("全镇迅速⟦布署⟧防汛工作，干部群众⟦一如继往⟧守在堤上。"),
        Good("全镇迅速部署防汛工作，干部群众一如既往守在堤上。"),
        Bad("我局与5家企业⟦签定⟧合作协议。"),
        Good("我局与5家企业签订合作协议。"),
        Bad("建设任务⟦以经⟧完成，渠道⟦复盖⟧12个村，⟦既使⟧遇上大旱也能保灌。"),
        Good("建设任务已经完成，渠道覆盖12个村，即使遇上大旱也能保灌。"),
        Bad("⟦截止⟧6月底，全县完成投资3.2亿元。"),
        Good("截至6月底，全县完成投资3.2亿元。"),
        Good("报名截止6月30日，逾期不予受理；申报截止时间另行通知。", why="“截止”是动词，到此为止"),
        Good("截止到6月底，全县完成投资3.2亿元。", why="“截止到”说得通"),
        Bad("发放救灾⟦物质⟧300余件，群众⟦反应⟧的问题逐条办结。"),
        Good("发放救灾物资300余件，群众反映的问题逐条办结。"),
        Good("群众反应强烈的问题逐条办结。", why="“反应强烈”不错"),
        Bad("扎实开展⟦“两学一作”⟧学习教育，统筹推进⟦“五位一体”战略布局⟧。"),
        Good("扎实开展“两学一做”学习教育，统筹推进“五位一体”总体布局。"),
        Bad("深入学习⟦习近平中国特色社会主义思想⟧。"),
        Good("深入学习习近平新时代中国特色社会主义思想。"),
        Bad("认真学习习⟦总书记⟧重要讲话精神。"),
        Good("认真学习习近平总书记重要讲话精神，学习总书记回信精神。"),
        Bad("⟦推进扫黑除恶斗争向纵深推进⟧，⟦完成招商引资完成目标任务⟧3亿元。"),
        Good("推动扫黑除恶斗争向纵深发展，完成招商引资目标任务3亿元。"),
        Good("要以经济建设为中心，按装备清单逐项核对，发布署名文章2篇。", why="“以经”“按装”“布署”是两个词碰在一起"),
        Good("既使群众满意，又使企业减负。", why="“既……又……”"),
        Good("印发《关于严肃布署纪律的通知》。", why="书名号里照原样"),
        Good("把“部署”误写成“布署”的，退回重报。", why="说的就是错别字"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report every wrong form, the places of one form together."""
        for entry, places in _by_entry(misspelt_words(document)):
            message = _HERE if entry.is_word else self.message
            for found in self._together(document, entry, places, message):
                yield found if entry.mends else replace(found, fix=found.fix and Fix("unsafe", found.fix.edits))
        for entry, places in _by_entry(misspelt_formulas(document)):
            yield from self._together(document, entry, places, _FORMULA)

    def _together(
        self, document: Document, entry: Misspelling, places: list[Place], message: Message
    ) -> Iterator[Diagnostic]:
        named = message.format(right=entry.right, found="{found}", times="{times}")
        return together(self, document, places, message=named, severity=entry.severity)


def _by_entry(found: Iterable[Misspelt]) -> list[tuple[Misspelling, list[Place]]]:
    places: dict[int, list[Place]] = {}
    entries: dict[int, Misspelling] = {}
    for one in found:
        entries[id(one.entry)] = one.entry
        places.setdefault(id(one.entry), []).append(one.place)
    return [(entries[key], places[key]) for key in places]
