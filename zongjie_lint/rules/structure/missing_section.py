"""ST01."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.expected_part import ExpectedPart, expected_parts, spare_headings
from zongjie_lint.facts.report_kind import Kind, kind_of
from zongjie_lint.facts.role import Role
from zongjie_lint.facts.section import roles_found
from zongjie_lint.facts.title import Title
from zongjie_lint.facts.zone import body
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.structure.ending import breaks_off, is_long_enough
from zongjie_lint.rules.structure.past_wording import past_of
from zongjie_lint.rules.structure.promises import Promise, promises
from zongjie_lint.rules.structure.samples import OPENING, PAST, PLAN, PROBLEMS, SAFETY, SIGNATURE, WORK
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
_FOLLOWS_PAST = Message(
    "{reason}。{past}。找过：{sought}。补上这一部分；已经写了的，加小标题或一句起句即可。",
    "{reason}. {past}. Looked for: {sought}. Add it, or a heading if it is there.",
)
_UNLIKE_PAST = Message(
    "{past}。找过这些标题和意思相近的。补上这一部分；已经写了的，换上以往的标题；以后不再要求的，从配置里删去这一段 [[section]]。",
    "{past}. Looked for these headings and similar ones. Add it, or title it as before; where it is no longer wanted, take "
    "its [[section]] out of the configuration.",
)
_MAY_BE_RENAMED = Message(
    "{past}。写漏了的补上；只是换了标题的，改用以往的标题，或者把新标题加进配置里这一段 [[section]] 的 titles。",
    "{past}. Add it if it was left out; if it only has another title, use the one it had before, or add the new one to the "
    "titles of its [[section]] in the configuration.",
)
_MAY_BE_IT = Message("也许就是这一部分", "this may be it")
_SEVERAL = Message(
    "以往通常有的{count}个部分没有找到：{parts}", "{count} parts that past reports have were not found: {parts}"
)
_ANOTHER_BUILD = Message(
    "这一份的结构与以往不同。写漏了的补上；有意改了结构的，用 zongjie-lint learn 重新归纳，或者修改配置里的 [[section]]。",
    "This report is built in another way. Add what was left out; where the change is meant, learn anew or edit the "
    "[[section]] tables of the configuration.",
)
_MOST_BY_NAME = 3
"""Where more is missing the report is built in another way."""
_PROMISED_IN_TITLE = Message("标题写了“{words}”", "The title announces “{words}”")
_PROMISED_IN_OPENING = Message("开头写了要报告“{words}”", "The opening announces “{words}”")


class MissingSection(Rule):
    """必备的部分缺失，或者预告了的部分没有写。

    ## 查什么
    半年、季度、年度总结和述职报告里有没有“存在问题”和“下一步打算”；标题（“……总结暨下半年工作安排”）或开头
    （“下面报告做法、不足和明年安排”一类的话）预告了的部分，不论什么文种，后面有没有。
    有小标题、有一句起句、成段列举不足的都算有。正文不足400字或者断在半句的，不查。
    用 zongjie-lint learn 从以往的稿子归纳过的，还查以往八成以上都有的部分，并说明它以往叫什么、放在哪里；
    标题意思相近就算有，只在问题、打算里提到的不算。

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
        Bad(
            f"⟦云岭县农业农村局2026年上半年工作总结⟧\n{OPENING}{WORK}{PROBLEMS}{PLAN}{SIGNATURE}",
            why="以往都有“农产品质量安全监管”",
            vocabulary=PAST,
        ),
        Good(
            f"云岭县农业农村局2026年上半年工作总结\n{OPENING}{WORK}{SAFETY}{PROBLEMS}{PLAN}{SIGNATURE}", vocabulary=PAST
        ),
        Good(
            f"云岭县农业农村局2026年上半年工作总结\n{OPENING}{WORK}{SAFETY.replace('农产品质量安全监管', '农产品安全监管工作')}"
            f"{PROBLEMS}{PLAN}{SIGNATURE}",
            why="标题意思相近",
            vocabulary=PAST,
        ),
        Good(
            f"关于春耕备耕情况的汇报\n现将有关情况汇报如下。\n{WORK}{SIGNATURE}",
            why="归纳的是半年总结，不管别的文种",
            vocabulary=PAST,
        ),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report every part that is required or promised and not there."""
        if breaks_off(document) or not is_long_enough(document):
            return
        kind, found = kind_of(document), roles_found(document)
        promised, expected = _by_role(document), expected_parts(document)
        found |= {role for role in _NAMES for each in expected if each.past.role == role and each.is_there}
        missing = [
            role for role in _NAMES if role not in found and (role in promised or (kind and role in kind.required))
        ]
        for role in missing:
            yield self._missing(document, role, kind, promised.get(role))
        yield from self._unlike_past(document, [each for each in expected if each.past.role not in missing])

    def _missing(self, document: Document, role: Role, kind: Kind | None, promise: Promise | None) -> Diagnostic:
        related = [Related(promise.span, Message("预告了这一部分", "announced here"))] if promise else []
        expected = expected_parts(document)
        past = next((past_of(document, each, expected) for each in expected if each.past.role == role), None)
        return self.report(
            _place(document),
            advice=_FOLLOWS_PAST if past else None,
            related=related,
            absent=[role],
            part=_NAMES[role],
            reason=_reason(document, kind, promise),
            place=_PLACE[role],
            sought=_SOUGHT[role],
            past=past,
        )

    def _unlike_past(self, document: Document, expected: Sequence[ExpectedPart]) -> Iterator[Diagnostic]:
        """Report the parts that nearly every past report has; where most of them are missing, say so once."""
        usual = [each for each in expected if each.is_usual]
        missing = [each for each in usual if not each.is_there]
        if len(missing) > max(_MOST_BY_NAME, len(usual) / 2):
            yield self._another_build(document, missing)
            return
        spare = (
            [Related(heading, _MAY_BE_IT) for heading in spare_headings(document)[:_MOST_BY_NAME]] if missing else []
        )
        for each in missing:
            yield self.report(
                _place(document),
                advice=_MAY_BE_RENAMED if spare else _UNLIKE_PAST,
                severity=Severity.INFO if spare or each.past.level > 1 else None,
                related=spare,
                absent=[_identity(each)],
                part=each.name,
                past=past_of(document, each, expected_parts(document)),
            )

    def _another_build(self, document: Document, missing: Sequence[ExpectedPart]) -> Diagnostic:
        names = [each.name for each in missing]
        parts = Message("、".join(name.zh for name in names), ", ".join(name.en for name in names))
        return self.report(
            _place(document),
            message=_SEVERAL,
            advice=_ANOTHER_BUILD,
            severity=Severity.INFO,
            absent=map(_identity, missing),
            count=len(missing),
            parts=parts,
        )


def _identity(expected: ExpectedPart) -> str:
    """What a part goes by in a fingerprint, whether a profile expects it or every report does."""
    return expected.past.role or expected.name.zh


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
