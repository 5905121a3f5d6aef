"""GW03."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Edit, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.document_number import DocumentNumber
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.places import Place, together

_BRACKETS = "〔〕"
_FULL_YEAR = 4


class DocNumberForm(Rule):
    """发文字号的写法不规范。

    ## 查什么
    文头和正文引用的文号：年份没有用六角括号〔〕、没有写全四位，序号前加了“第”、补了0、用了汉字；只是多了空格的作提示。
    法院案号、证照和合同编号、公告和令的编号、书名号里的原题不查。

    ## 为什么
    文号是查找公文的凭据，写法不一，检索不到，也显得引用时没有核对原件。

    ## 怎么改
    写成“云政发〔2026〕8号”的形式；补了0的，对照原件改。
    """

    code = "GW03"
    name = "doc-number-form"
    title = Message("文号写法不规范", "malformed document number")
    severity = Severity.WARNING
    basis = "GB/T 9704-2012 7.2.5；GB/T 15834-2011 4.9.3.4"
    message = Message("文号“{found}”的写法不规范{times}", "the document number “{found}” is malformed{times}")
    advice = Message(
        "年份写全四位，用六角括号〔〕括起；序号用阿拉伯数字，不加“第”，不补0。",
        "Write the full year in 〔〕 and a plain running number, without 第 or leading zeros.",
    )
    spaced = Message("文号“{found}”里有空格{times}", "blanks in the document number “{found}”{times}")
    examples = (
        Bad("根据云政发⟦[2026]8号⟧文件要求，全镇开展摸排。"),
        Good("根据云政发〔2026〕8号文件要求，全镇开展摸排。"),
        Bad("印发《集镇管理办法》（云办⟦（2026）12号⟧）。"),
        Good("印发《集镇管理办法》（云办〔2026〕12号）。"),
        Bad("沅府办发⟦〔2026〕第8号⟧\n关于开展防汛检查情况的报告\n现将情况报告如下。"),
        Good("沅府办发〔2026〕8号\n关于开展防汛检查情况的报告\n现将情况报告如下。"),
        Bad("落实云农字⟦〔2026〕08号⟧和云农字⟦〔26〕9号⟧两个文件。"),
        Good("落实云农字〔2026〕8号和云农字〔2026〕9号两个文件。"),
        Bad("按照澄縣招商⟦[2026]8號⟧文件精神，外出招商三次。"),
        Good("按照澄縣招商〔2026〕8號文件精神，外出招商三次。"),
        Bad("严格执行云政办函⟦〔2026〕 8 号⟧。", why="只有空格"),
        Good("严格执行云政办函〔2026〕8号。"),
        Good("判决书案号为（2026）云01民初8号，旧案为云民终字（2009）第08号。", why="案号用圆括号"),
        Good("不动产权证为云（2026）云岭县不动产权第0000812号，食品经营证字（2026）第0125号。", why="证照"),
        Good("合同编号(2026)08号，生产批号QC-(2026)08号，云地挂(2026)08号地块已成交。", why="内部编号"),
        Good("学习《关于转发云政发[2019]08号文件的通知》。", why="书名号里是原题"),
        Good("人民银行公告〔2026〕第8号已经发布。", why="公告的编号带“第”"),
        Good("依据条例第8条，对文昌路（2026）8号楼复查。", why="条文、楼号"),
        Bad("云发改⟦（2026）8号⟧提出的任务已经完成。", known_miss="简称以“改”结尾，后面也没有“文件”"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Numbers in a wrong form; then those that only hold blanks."""
        numbers = [number for number in document.facts(DocumentNumber) if not _is_right(document, number)]
        wrong = [number for number in numbers if not _is_only_spaced(document, number)]
        spaced = [number for number in numbers if _is_only_spaced(document, number)]
        yield from together(self, document, (_place(document, number) for number in wrong))
        places = (_place(document, number) for number in spaced)
        yield from together(self, document, places, message=self.spaced, severity=Severity.INFO)


def _is_right(document: Document, number: DocumentNumber) -> bool:
    return _is_only_spaced(document, number) and not number.blanks


def _is_only_spaced(document: Document, number: DocumentNumber) -> bool:
    in_digits = number.year.isdigit() and number.number.isdigit()
    plain = in_digits and len(number.year) == _FULL_YEAR and not number.number.startswith("0")
    return plain and not number.superfluous and _bracketed(document, number)


def _bracketed(document: Document, number: DocumentNumber) -> bool:
    return "".join(bracket.of_text(document.text) for bracket in number.brackets) == _BRACKETS


def _place(document: Document, number: DocumentNumber) -> Place:
    """Brackets, words and blanks can be mended; the digits are for a person to compare."""
    brackets = zip(number.brackets, _BRACKETS, strict=True)
    edits = [Edit(span, bracket) for span, bracket in brackets if span.of_text(document.text) != bracket]
    return Place(number.span, (*edits, *(Edit(span, "") for span in (*number.superfluous, *number.blanks))))
