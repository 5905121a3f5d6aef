"""GW05."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.report_kind import is_of_kind
from zongjie_lint.facts.title import Title
from zongjie_lint.facts.zone import body
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.span import Span

_MINUTES = compiled(r"(?<!大事|发言|谈话|访谈|口述|学术|交流)纪要(?:\s?[(〔\[].*)?$")
_ENOUGH = 150
_DAY = compiled(
    r"(?:\d{1,2}\s?月\s?\d{1,2}\s?日|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日|\d{4}[.\-/]\d)(?!之?前|止|起|\s?至)|时间:"
)
_NAMED = (
    (Message("时间", "the date"), _DAY),
    (Message("地点", "the place"), compiled(any_of(words("minutes", "place")))),
    (Message("主持人", "the chair"), compiled(any_of(words("minutes", "chair")))),
    (Message("出席人员", "those present"), compiled(any_of(words("minutes", "present")))),
)
_DECIDED = compiled(any_of(words("minutes", "decisions")))
_OWNER_OR_DEADLINE = (
    (Message("责任单位", "who is responsible"), compiled(any_of(words("minutes", "owners")))),
    (Message("完成时限", "until when"), compiled(rf"{_DAY.pattern}|{any_of(words('minutes', 'deadlines'))}")),
)
_OFTEN = 3
_TITLE = "云岭镇人居环境整治专题会议纪要"
_OPENING = "2026年7月6日，镇长王清在镇政府二楼会议室主持会议，研究人居环境整治工作。会议听取了镇农业农村办的汇报。\n"
_TASKS = (
    "会议议定：一、东街管网改造由镇建设办负责，8月底前完工。二、垃圾分类驿站选址由各村于7月20日前报镇城管办。三、同意购置清运车"
    "2辆，由镇财政所于9月底前办结。四、明确秋季绿化补植由镇林业站牵头，11月中旬完成。会议要求各村、各部门加强协作，按月报送进度。\n"
)
_PRESENT = "出席：王清、李澄、赵川\n"
_LOOSE = (
    "会议议定：一、东街管网改造工程要抓紧推进，确保质量和安全，方便群众出行。二、同意购置清运车2辆，用于各村垃圾清运。三、明确"
    "秋季绿化补植的范围为东街、南街两侧和沿河步道，苗木以本地树种为主。四、决定在各村推广垃圾分类积分办法，兑换标准全镇统一。\n"
)


class MinutesElements(Rule):
    """纪要缺少必备的要素。

    ## 查什么
    标题写明是纪要的，全文有没有会议的时间、地点、主持人、出席人员；三项以上议定事项一项也没写责任单位或完成时限的，作提示。
    只在文种是纪要时查；引用纪要的报告、不足150字的节选不查。

    ## 为什么
    纪要是办事的依据；谁定的、谁去办、何时办完，日后都要查。

    ## 怎么改
    补上缺的要素；出席人员名单在正文下面以“出席：”标注。
    """

    code = "GW05"
    name = "minutes-elements"
    title = Message("纪要缺少要素", "minutes without their elements")
    severity = Severity.WARNING
    basis = "GB/T 9704-2012 10.3（出席人员）；实务：时间、地点、主持、责任单位、时限"
    message = Message("纪要里没有找到{missing}", "the minutes do not tell {missing}")
    advice = Message(
        "补上缺的要素；出席人员以“出席：”标注在正文下面。", "Add them; list those present after 出席：below the text."
    )
    undone = Message("议定的事项没有写{missing}", "the decisions do not tell {missing}")
    examples = (
        Bad(f"⟦{_TITLE}⟧\n{_OPENING}{_TASKS}", why="没有出席人员"),
        Good(f"{_TITLE}\n{_OPENING}{_TASKS}{_PRESENT}"),
        Bad(f"⟦{_TITLE}⟧\n近日，镇党委研究了人居环境整治工作。\n{_TASKS}{_PRESENT}", why="没有时间、地点、主持人"),
        Good(f"{_TITLE}\n时间：2026年7月6日\n地点：镇会议室\n主持人：王清\n参会人员：李澄、赵川\n{_TASKS}"),
        Bad(f"⟦{_TITLE}⟧\n{_OPENING}{_LOOSE}{_PRESENT}", why="议定事项没有责任单位和时限，只作提示"),
        Good(f"关于落实会议纪要情况的报告\n近日，全镇研究了人居环境整治工作。\n{_TASKS}", why="报告里说到纪要"),
        Good(f"云岭镇人居环境整治工作总结\n近日，全镇研究了人居环境整治工作。\n{_TASKS}", why="不是纪要"),
        Good(f"云岭镇人居环境大事纪要\n全镇研究了人居环境整治工作。\n{_TASKS}", why="不是会议的纪要"),
        Good(f"{_TITLE}\n会议研究了人居环境整治工作。\n", why="节选"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """One finding for what the minutes lack, one for what their decisions lack."""
        title = _title_of_minutes(document)
        paragraphs = document.facts(Paragraph)
        text = "\n".join(paragraph.folded for paragraph in paragraphs)
        if title is None or sum(map(len, body(document))) < _ENOUGH:
            return
        yield from self._lacking(title, _missing(text, _NAMED), None)
        if len(_DECIDED.findall(text)) >= _OFTEN:
            yield from self._lacking(title, _missing(text, _OWNER_OR_DEADLINE), self.undone)

    def _lacking(self, title: Span, missing: list[Message], message: Message | None) -> Iterator[Diagnostic]:
        if missing:
            zh, en = "、".join(one.zh for one in missing), ", ".join(one.en for one in missing)
            severity = Severity.INFO if message else None
            absent = [one.zh for one in missing]
            yield self.report(title, message=message, severity=severity, absent=absent, missing=Message(zh, en))


def _title_of_minutes(document: Document) -> Span | None:
    """The title, where it or the user says that these are minutes; 落实会议纪要的报告 is none."""
    title = document.fact(Title)
    if not title or not is_of_kind(document, "minutes"):
        return None
    return title.span if document.kind_given or _MINUTES.search(title.text) else None


def _missing(text: str, elements: tuple[tuple[Message, regex.Pattern[str]], ...]) -> list[Message]:
    return [name for name, pattern in elements if not pattern.search(text)]
