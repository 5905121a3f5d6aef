"""PH11."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from zongjie_lint.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.placeholder import Placeholder
from zongjie_lint.facts.sentence import Sentence
from zongjie_lint.facts.zone import body
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.placeholders.doubled_character import doubled_characters
from zongjie_lint.span import Span

_DOUBLED = compiled(
    r"(?P<word>\p{Han}{2,4})(?P=word)(?!再(?P=word)|中[的国]|[延侧](?!期|长)|[化性员者组部室办站局科处厅委会长所院型级类制率量费税权])"
)
_ONE_BY_ONE = rf"(?!{any_of(words('reduplications', 'never'))}$)[一每逐]\p{{Han}}{{1,3}}"
_LAWFUL = compiled(rf"^(?:{_ONE_BY_ONE}|[〇零一二三四五六七八九十]+|{any_of(words('reduplications', 'words'))})$")
_REPEATED_CHARACTER = compiled(r"(\p{Han})\1")
_SENTENCE = Message("这句话前面已经出现过", "this sentence stands earlier in the text too")
_AGAIN = Message("又一次", "once more")
_FIRST = Message("第一次出现", "first time")


@dataclass(frozen=True)
class DuplicateFragment(Rule):
    """词语紧挨着重复，或整句重复。

    ## 查什么
    紧挨着重复的两到四个字（“项目项目”）；多打了一遍的单字（“的的”“保持持”“我县县”），看两个字能不能分属前后两个词，
    “保持持续”“我县县委”不算；在文中一字不差出现两次的长句。叠词、“一个一个”一类不算。

    ## 为什么
    粘贴、改稿时最容易多留一份。

    ## 怎么改
    删去多余的一处；有意重复的口号可以保留。
    """

    code = "PH11"
    name = "duplicate-fragment"
    title = Message("词语或句子重复", "repeated word or sentence")
    severity = Severity.WARNING
    basis = "实务"
    message = Message("“{found}”重复了", "“{found}” is doubled")
    advice = Message("删去多余的一处。", "Delete one of them.")
    shortest_sentence: int = 30
    """A shorter sentence may be repeated on purpose."""
    examples = (
        Bad("加快推进⟦项目项目⟧建设。"),
        Good("加快推进项目建设。"),
        Good("干部职工认认真真、踏踏实实，一个一个解决，研究研究再定。", why="叠词"),
        Good("该馆二〇二〇年建成，收藏方志一二一二种。", why="数字本来就会重复"),
        Good("坚持学习学习再学习，帮助发展发展中的小微企业。", why="强调的说法，和“发展中”"),
        Good("推行项目项目化管理不是目的。", why="后一个“项目”属于“项目化”"),
        Good("打通文昌路北路北延工程。", why="“路北延”接在路名后面"),
        Bad("四类事项⟦一律一律⟧上墙公示，⟦逐步逐步⟧推开。"),
        Good("四类事项一律上墙公示，逐步推开，逐条逐条核对。"),
        Bad("茶叶产量⟦保持持⟧稳定，农户⟦认真真⟧对账。"),
        Good("茶叶产量保持持续稳定，农户认认真真对账，坚持真抓实干。", why="“持续”“真抓”各是一个词；叠词"),
        Bad("⟦推推进⟧集镇改造，⟦保保障⟧冬季供暖。"),
        Good("强推推进会定下的事项，抓好医保保障工作。", why="“强推”“医保”各是一个词"),
        Bad("提升⟦的的⟧幅度不大，文旅⟦和和⟧农业衔接不够，⟦以及及⟧配套不足。"),
        Good("达到目的的做法，维护稳定和和谐，以及及时发现的苗头，坐上新买的的士。", why="两个字分属两个词"),
        Bad("⟦我县县⟧深入开展整治，⟦全镇镇⟧累计投入86万元。"),
        Good("我县深入开展整治，全镇累计投入86万元。"),
        Good("我县县委、我区区直部门、全镇镇村两级和我县县人民医院一起行动。", why="“县委”“区直”是后一个词"),
        Good("这项制度属于于都县首创，对于于海涛同志的表彰已经公布。", why="“于都”是地名，“于”是姓"),
        Good("关于进一步步入正轨的意见，一步步推开，处处紧紧盯住，能源源源不断送来。", why="叠词"),
        Bad("⟦进一步步⟧强化督办。", known_miss="三个字的词末字重复，与“一步步”分不开"),
        Bad(
            "⟨全镇干部职工牢记嘱托、感恩奋进，以实干实绩推动各项工作再上新台阶、再创新业绩。⟩\n一、主要做法\n"
            "⟦全镇干部职工牢记嘱托、感恩奋进，以实干实绩推动各项工作再上新台阶、再创新业绩。⟧\n"
        ),
        Good(
            "全镇干部职工牢记嘱托、感恩奋进，以实干实绩推动各项工作再上新台阶、再创新业绩。\n一、主要做法\n坚持项目为王。\n"
        ),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report doubled words and characters, then sentences that stand twice."""
        for paragraph in body(document):
            for span, second in (*_words(paragraph), *doubled_characters(paragraph)):
                yield self.report(span, fix=Fix("unsafe", (Edit(second, ""),)), found=span.of_text(document.text))
        yield from self._sentences(document)

    def _sentences(self, document: Document) -> Iterator[Diagnostic]:
        places: defaultdict[str, list[Span]] = defaultdict(list)
        inside = {paragraph.index for paragraph in body(document)}
        masks = [mark.span for mark in document.facts(Placeholder)]
        for sentence in document.facts(Sentence):
            text = sentence.span.of_text(document.folded)
            if (
                sentence.paragraph not in inside
                or len(text) < self.shortest_sentence
                or text.startswith("(")
                or any(sentence.span.holds(mask) for mask in masks)
            ):
                continue
            places[text].append(sentence.span)
        for first, second, *further in (spans for spans in places.values() if len(spans) > 1):
            related = [Related(first, _FIRST), *(Related(span, _AGAIN) for span in further)]
            yield self.report(second, message=_SENTENCE, related=related)


def _words(paragraph: Paragraph) -> Iterator[tuple[Span, Span]]:
    """Every doubled word, and the second of the two."""
    for match in _DOUBLED.finditer(paragraph.folded):
        if not _LAWFUL.match(match["word"]) and not _REPEATED_CHARACTER.search(match["word"]):
            span = Span.of(match, offset=paragraph.span.start)
            yield span, Span(span.start + len(match["word"]), span.end)
