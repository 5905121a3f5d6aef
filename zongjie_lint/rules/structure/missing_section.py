"""ST01."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.report_kind import Kind, kind_of
from zongjie_lint.facts.role import Role
from zongjie_lint.facts.section import roles_found
from zongjie_lint.facts.title import Title
from zongjie_lint.facts.zone import body
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.structure.ending import breaks_off, is_long_enough
from zongjie_lint.rules.structure.promises import Promise, promises
from zongjie_lint.rules.structure.samples import OPENING, PLAN, PROBLEMS, SIGNATURE, WORK
from zongjie_lint.span import Span

_NAMES = {
    Role.PROBLEMS: Message("存在问题", "problems"),
    Role.PLAN: Message("下一步打算", "what comes next"),
}
_SOUGHT = {
    Role.PROBLEMS: Message(
        "写明问题、不足、困难的小标题，“仍存在……”一类的起句，成段列举不足的话",
        "a heading that speaks of problems or difficulties, a sentence such as “仍存在……”, a list of what is wanting",
    ),
    Role.PLAN: Message(
        "写明打算、计划、思路、努力方向的小标题，“下一步，将……”一类的起句",
        "a heading that speaks of plans, a sentence such as “下一步，将……”",
    ),
}
_PLACE = {
    Role.PROBLEMS: Message("“主要做法”之后、“下一步打算”之前", "after the work done, before what comes next"),
    Role.PLAN: Message("“存在问题”之后、落款之前", "after the problems, before the signature"),
}
_USUAL = Message("{kind}通常应有这一部分", "A {kind} usually has this part")
_PROMISED_IN_TITLE = Message("标题写了“{words}”", "The title announces “{words}”")
_PROMISED_IN_OPENING = Message("开头写了要报告“{words}”", "The opening announces “{words}”")


@dataclass(frozen=True)
class MissingSection(Rule):
    """必备的部分缺失，或者预告了的部分没有写。

    ## 查什么
    半年、季度、年度总结和述职报告里有没有“存在问题”和“下一步打算”；标题（“……总结暨下半年工作安排”）或开头
    （“下面报告做法、不足和明年安排”一类的话）预告了的部分，不论什么文种，后面有没有。
    有小标题、有一句起句、成段列举不足的都算有。正文不足400字或者断在半句的，不查。

    ## 为什么
    只讲成绩不讲问题、有回顾没有打算，是退稿最常见的理由；删改时整段丢失，作者自己往往看不出来。

    ## 怎么改
    补上这一部分；如果已经写了而没有被认出，加一个小标题或一句起句，读者也更容易找到。
    """

    code = "ST01"
    name = "missing-section"
    title = Message("缺少应有的部分", "a part is missing")
    severity = Severity.WARNING
    basis = "实务：各文种通常应有的部分"
    message = Message("没有找到“{part}”部分", "no part on {part} was found")
    advice = Message(
        "{reason}，一般在{place}。找过：{sought}。补上这一部分；已经写了的，加小标题或一句起句即可。",
        "{reason}, usually {place}. Looked for: {sought}. Add it, or a heading if it is there.",
    )
    examples = (
        Bad(f"⟦云岭县农业农村局2026年上半年工作总结⟧\n{OPENING}{WORK}{PLAN.replace('三、', '二、')}{SIGNATURE}"),
        Good(f"云岭县农业农村局2026年上半年工作总结\n{OPENING}{WORK}{PROBLEMS}{PLAN}{SIGNATURE}"),
        Bad(f"⟦云岭县农业农村局2026年上半年工作总结暨⟨下半年工作安排⟩⟧\n{OPENING}{WORK}{PROBLEMS}{SIGNATURE}"),
        Good(f"云岭县农业农村局2026年上半年工作总结暨下半年工作安排\n{OPENING}{WORK}{PROBLEMS}{PLAN}{SIGNATURE}"),
        Bad(f"⟦关于春耕备耕情况的汇报⟧\n现将春耕备耕进展、⟨面临的困难⟩以及后续打算报告如下。\n{WORK}{PLAN}{SIGNATURE}"),
        Good(
            f"关于春耕备耕情况的汇报\n现将春耕备耕进展、面临的困难以及后续打算报告如下。\n{WORK}{PROBLEMS}{PLAN}{SIGNATURE}"
        ),
        Good(
            f"关于春耕备耕情况的汇报\n现将有关情况汇报如下。\n{WORK}{SIGNATURE}", why="这一文种没有必备部分，也没有预告"
        ),
        Good(
            f"云岭县农业农村局2026年上半年工作总结\n{OPENING}{WORK}"
            "回头看，我局工作仍有不少短板，农技力量依然薄弱，渠道末端淤塞，加工短板明显。\n"
            f"下一步，我局将抓好秋粮田间管理，十月底前疏通剩余渠道，引进加工企业一家，补上加工这一课。\n{SIGNATURE}",
            why="没有小标题，有起句",
        ),
        Good(
            f"云岭县农业农村局2026年上半年工作总结\n{OPENING}{WORK}（六）抓好农机购置。补贴拖拉机46台，其中",
            why="断在半句，后文不知",
        ),
        Good(f"云岭县农业农村局2026年上半年工作总结\n{OPENING}{WORK[:200]}\n{SIGNATURE}", why="篇幅太短"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report every part that is required or promised and not there."""
        if breaks_off(document) or not is_long_enough(document):
            return
        kind, found = kind_of(document), roles_found(document)
        promised = _by_role(document)
        for role in _NAMES:
            if role not in found and (role in promised or (kind and role in kind.required)):
                yield self._missing(document, role, kind, promised.get(role))

    def _missing(self, document: Document, role: Role, kind: Kind | None, promise: Promise | None) -> Diagnostic:
        related = [Related(promise.span, Message("预告了这一部分", "announced here"))] if promise else []
        return self.report(
            _place(document),
            related=related,
            part=_NAMES[role],
            reason=_reason(document, kind, promise),
            place=_PLACE[role],
            sought=_SOUGHT[role],
        )


def _by_role(document: Document) -> dict[Role, Promise]:
    first: dict[Role, Promise] = {}
    for promise in promises(document):
        first.setdefault(promise.role, promise)
    return first


def _reason(document: Document, kind: Kind | None, promise: Promise | None) -> Message:
    if promise:
        words = promise.span.of_text(document.text)
        return (_PROMISED_IN_TITLE if promise.in_title else _PROMISED_IN_OPENING).format(words=words)
    return _USUAL.format(kind=kind.title if kind else "")


def _place(document: Document) -> Span:
    """The title, else the beginning of the body."""
    title = document.fact(Title)
    start = body(document)[0].span.start
    return title.span if title else Span(start, start)
