"""ST02."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.expected_part import ExpectedPart, expected_parts
from zongjie_lint.facts.heading import Heading
from zongjie_lint.facts.report_kind import is_of_kind
from zongjie_lint.facts.role import Role, read_heading
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.structure.past_wording import heading_of
from zongjie_lint.rules.structure.samples import PAST
from zongjie_lint.vocabulary import Vocabulary

_SURE = 0.95
_DONE = {Role.WORK, Role.INDICATORS, Role.DUTY}
_AS_BEFORE = Message(
    "以往的稿子里“{later}”在前、“{plan}”在后。放错了的调整过来，并重新编排序号；有意调整的不必改。",
    "Past reports have “{later}” before “{plan}”. Move it if it was misplaced; leave it if that is meant.",
)
_KINDS = {"duty-report", "half-year-summary", "quarterly-summary", "annual-summary"}


class SectionOrder(Rule):
    """部分的先后次序颠倒。

    ## 查什么
    总结和述职报告的一级标题里，“下一步打算”是不是排到了“主要工作”或“存在问题”的前面。
    合在一个标题里的（“存在问题及下一步打算”）、后面又另起一块专题的，不算颠倒。
    用 zongjie-lint learn 从以往的稿子归纳过的，一级标题的次序与以往相反，也提示一句。

    ## 为什么
    先讲做了什么，再讲差在哪里，最后讲怎么办；打算排在问题前面，措施就没有了针对性，多半是粘贴时放错了位置。

    ## 怎么改
    把打算移到问题之后，并重新编排序号。
    """

    code = "ST02"
    name = "section-order"
    title = Message("部分的次序颠倒", "parts in the wrong order")
    severity = Severity.WARNING
    basis = "实务：先回顾，再问题，后打算"
    message = Message("“{plan}”排在了“{later}”前面", "“{plan}” stands before “{later}”")
    advice = Message(
        "把打算移到回顾和问题之后，并重新编排序号。",
        "Move the plan behind the work and the problems and number the headings anew.",
    )
    examples = (
        Bad(
            "青禾街道2026年上半年工作总结\n一、主要工作开展情况\n新建口袋公园3处。\n⟦二、下半年工作打算⟧\n再建口袋公园4处。\n"
            "⟨三、存在的主要问题⟩\n停车位缺口较大。\n青禾街道办事处\n2026年7月6日\n"
        ),
        Good(
            "青禾街道2026年上半年工作总结\n一、主要工作开展情况\n新建口袋公园3处。\n二、存在的主要问题\n停车位缺口较大。\n"
            "三、下半年工作打算\n再建口袋公园4处。\n青禾街道办事处\n2026年7月6日\n"
        ),
        Bad(
            "柳湾镇2025年工作总结\n⟦一、2026年工作计划⟧\n新修村道12公里。\n⟨二、2025年工作完成情况⟩\n新修村道9公里。\n柳湾镇人民政府\n2025年12月26日\n"
        ),
        Good(
            "柳湾镇2025年工作总结\n一、2025年工作完成情况\n新修村道9公里。\n二、2026年工作计划\n新修村道12公里。\n柳湾镇人民政府\n2025年12月26日\n"
        ),
        Good(
            "柳湾镇2025年工作总结\n一、主要工作情况\n新修村道9公里。\n二、存在问题及下一步打算\n资金不足，将多方筹措。\n三、党建工作开展情况\n发展党员4名。\n",
            why="合在一起的标题，后面另起一块",
        ),
        Good(
            "柳湾镇2025年工作总结\n一、主要工作情况\n新修村道9公里。\n二、存在的问题\n资金不足。\n三、明年工作打算\n多方筹措。\n"
            "四、党建工作存在的问题\n骨干偏少。\n五、党建工作下一步打算\n加强培养。\n",
            why="两块各有问题和打算",
        ),
        Good(
            "柳湾镇2025年工作总结\n一、重点工作\n新修村道9公里。\n二、存在的问题\n资金不足。\n",
            why="“重点工作”不一定是打算",
        ),
        Bad(
            "青禾镇农业服务中心2026年上半年工作总结\n⟦一、农产品质量安全监管⟧\n抽检样品42个。\n⟨二、主要工作开展情况⟩\n新建机耕道3公里。\n"
            "三、存在的主要问题\n灌溉设施老化。\n四、下半年工作打算\n维修泵站两座。\n",
            why="以往“主要工作开展情况”在前",
            vocabulary=PAST,
        ),
        Good(
            "青禾镇农业服务中心2026年上半年工作总结\n一、主要工作开展情况\n新建机耕道3公里。\n二、农产品质量安全监管\n抽检样品42个。\n"
            "三、存在的主要问题\n灌溉设施老化。\n四、下半年工作打算\n维修泵站两座。\n",
            vocabulary=PAST,
        ),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report a plan with work or problems after it and none of the same before it."""
        plans = self._plan_before(document) if is_of_kind(document, *_KINDS) else None
        found = plans or self._unlike_past(document)
        if found:
            yield found

    def _plan_before(self, document: Document) -> Diagnostic | None:
        tops = [heading for heading in document.facts(Heading) if heading.level == 1 and not heading.inline]
        own = document.vocabulary
        at = next((at for at, heading in enumerate(tops) if _is_plan(heading, own)), len(tops))
        later = [heading for heading in tops[at + 1 :] if _is_out_of_place(heading, tops[:at], own)]
        return self._turned(tops[at], later) if later else None

    def _turned(self, plan: Heading, later: Sequence[Heading]) -> Diagnostic:
        related = [Related(heading.span, Message("应在打算之前", "belongs before the plan")) for heading in later]
        return self.report(plan.span, related=related, plan=plan.text, later=later[0].text)

    def _unlike_past(self, document: Document) -> Diagnostic | None:
        """The first part that past reports have behind another that follows it here."""
        parts = [each for each in expected_parts(document) if _has_its_place(each)]
        for first, then in combinations(parts, 2):
            earlier, later = first.found[0], then.found[0]
            if later.span.start < earlier.span.start:
                related = [Related(earlier.heading, Message("以往在前", "comes first in past reports"))]
                return self.report(
                    later.heading,
                    advice=_AS_BEFORE,
                    severity=Severity.INFO,
                    related=related,
                    plan=heading_of(document, later),
                    later=heading_of(document, earlier),
                )
        return None


def _has_its_place(expected: ExpectedPart) -> bool:
    """Whether past reports agree where a part at the top comes, and this one has it just once."""
    return (
        expected.is_usual
        and not expected.past.movable
        and expected.past.level == 1
        and [part.level for part in expected.found] == [1]
    )


def _roles(heading: Heading, own: Vocabulary) -> frozenset[Role]:
    return read_heading(heading.text, rhetorical=False, vocabulary=own).roles(0.5)


def _surely(heading: Heading, own: Vocabulary) -> frozenset[Role]:
    return read_heading(heading.text, rhetorical=False, vocabulary=own).roles(_SURE)


def _is_plan(heading: Heading, own: Vocabulary) -> bool:
    return Role.PLAN in _surely(heading, own) and not _roles(heading, own) & {*_DONE, Role.PROBLEMS, Role.OVERVIEW}


def _is_out_of_place(heading: Heading, before: Sequence[Heading], own: Vocabulary) -> bool:
    """Whether a heading after the plan is surely of work or of problems, and no other before the plan is."""
    sure = _surely(heading, own)
    if Role.PLAN in _roles(heading, own):
        return False
    if Role.PROBLEMS in sure:
        return not any(Role.PROBLEMS in _roles(other, own) for other in before)
    return bool(sure & _DONE) and not before
