"""What a section is for, judged by the words of its heading."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

import regex

from zongjie_lint.folding import fold
from zongjie_lint.lexicon import any_of, lexicon
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.vocabulary import NO_VOCABULARY, Vocabulary


class Role(StrEnum):
    """The part a section plays in a report."""

    OVERVIEW = "overview"
    INDICATORS = "indicators"
    WORK = "work"
    EXPERIENCE = "experience"
    PROBLEMS = "problems"
    CAUSES = "causes"
    SITUATION = "situation"
    GOALS = "goals"
    PLAN = "plan"
    SAFEGUARDS = "safeguards"
    DUTY = "duty"
    INTEGRITY = "integrity"

    @property
    def title(self) -> Message:  # type: ignore[override]
        """What the part is called."""
        return _TITLES[self]


_TITLES = {
    Role.OVERVIEW: Message("概况", "overview"),
    Role.INDICATORS: Message("指标", "figures"),
    Role.WORK: Message("做法", "work"),
    Role.EXPERIENCE: Message("体会", "lessons"),
    Role.PROBLEMS: Message("问题", "problems"),
    Role.CAUSES: Message("原因", "causes"),
    Role.SITUATION: Message("形势", "situation"),
    Role.GOALS: Message("目标", "goals"),
    Role.PLAN: Message("下一步", "plan"),
    Role.SAFEGUARDS: Message("保障", "safeguards"),
    Role.DUTY: Message("履职", "duties"),
    Role.INTEGRITY: Message("廉洁", "integrity"),
}
_YEAR = r"(?:(?:19|20)[\dxX]{2}|[xX]{4}|[一二][〇零九一二三四五六七八]{3})年"
_SHARP = {
    Role.PROBLEMS: r"(?:存在|面临|遇到|正视|查摆|检视|剖析|直面).{0,8}(?:问题|困难|不足|短板|差距|挑战|压力|矛盾)|(?:问题|困难|不足|短板|差距|薄弱环节|制约因素)(?:$|与|和|及|、)|薄弱环节|需要?(?:关注|重视|改进|解决|说明)的?.{0,4}(?:问题|方面)|不足之处|(?:有|的)(?:哪些)?(?:不足|差距|短板)",
    Role.PLAN: rf"(?:下一?步|下一?阶段|下半年|今后|明年|来年|新的一年|新学年|新年度|后\d个月|[一二三四1-4]季度|{_YEAR}).{{0,14}}(?:计划|打算|安排|思路|重点|任务|举措|措施|目标|方向|要点|谋划|部署|建议|设想|构想|展望|怎么干)|努力方向|改进方向|整改措施|改进措施|(?:突出|着力|重点)(?:抓好|做好).{{0,6}}(?:工作|事)|(?:计划|打算|安排|思路|建议|展望|设想)$",
    Role.INDICATORS: r"指标.{0,8}(?:完成|运行|情况)|(?:目标|任务|计划|预算).{0,4}(?:完成|执行)情况|经济运行(?:总体|主要|基本)?(?:情况|态势)|收支(?:决算|情况|预算)",
    Role.WORK: r"(?:主要|重点|所做|具体)(?:的)?(?:工作|做法|举措|成效|措施|成绩)|(?:工作|任务|推进|履职|项目|建设).{0,6}情况|做法|成效|亮点|回顾|主要特点|(?:已|所)(?:做|完成)的?工作",
    Role.DUTY: r"履职|履行.{0,8}职责|述职|述责|分管工作",
    Role.INTEGRITY: r"廉洁|廉政|述廉|作风建设|严于律己",
    Role.SITUATION: r"形势(?:分析|判断|研判)|走势(?:分析|判断|研判)|机遇(?:与|和)挑战|有利因素|不利因素",
    Role.OVERVIEW: r"(?:基本|总体|整体|工作)(?:情况|概况|评价)|^概况|^综述",
    Role.GOALS: r"(?:总体|主要|预期|奋斗|工作)(?:目标|要求|思路)|指导思想",
    Role.EXPERIENCE: r"体会|启示|(?:主要|基本|几点)经验",
    Role.CAUSES: r"原因",
}
_BLUNT = {
    Role.WORK: r"成绩|成就|成果|收获|提升|推进|强化|聚焦|坚持|狠抓|加强|筑牢|夯实|深化|扎实",
    Role.PROBLEMS: r"忧患|短板|清醒|不足|差距|问题导向|正视|反思|警醒|查找",
    Role.SITUATION: r"形势|机遇|挑战",
    Role.PLAN: r"重点|抓好|实干|争先|奋进|奋力|再创|开创|展望|谋划|打好|冲刺|未来|新篇",
}
_FUTURE = compiled(r"下一?步|下一?阶段|下半年|今后|明年|来年|新的一年|新学年|打算|思路|建议|展望|设想|努力方向")
_PAST = compiled(r"成效|回顾|完成|进展|开展情况|推进情况|执行情况|总结|成绩")
_SOLVED = compiled(r"(?:着力|加快|全力|聚力|努力|集中)?(?:补齐|补足|补强|破解|解决|攻克|化解|消除|弥补|打通)")
"""Opens a heading that speaks of mending what is wanting."""
_MENDED = compiled(
    r"(?<![需要待未])(?:补[齐足强上]?|破解|解决|攻克|化解|消除|弥补)(?!的)[^的,、;:]{0,4}?(?:短板|弱项|问题|困难|不足|差距|难题)"
)
"""What is wanting, as the object of mending it, which is work: 抓民生补短板."""
SHORTEST = 2
"""A shorter heading says nothing."""
_SHORTEST_WITHIN = 4
"""A shorter wording of an office is part of too many headings."""
_FILLER = compiled(r"[\s\d、,.:;()“”]|年|的|与|和|及|暨")


class Reading(Record):
    """The roles of a heading with how sure each is, from 0 to 1."""

    scores: dict[Role, float]

    def roles(self, threshold: float) -> frozenset[Role]:
        """The roles at least so sure."""
        return frozenset(role for role, score in self.scores.items() if score >= threshold)


def read_heading(text: str, *, rhetorical: bool, vocabulary: Vocabulary = NO_VOCABULARY) -> Reading:
    """The roles the words of a folded heading speak for; rhetorical words count only where they may."""
    scores = _by_lexicon(text, _wordings(), _roles_of())
    wanting = _MENDED.sub("", text)
    if wanting != text:
        scores.pop(Role.PROBLEMS, None)
    for role, pattern in _sharp().items():
        if pattern.search(wanting if role == Role.PROBLEMS else text):
            scores[role] = 1.0
    sure = 0.95 if "," in text else 0.7
    if rhetorical and max(scores.values(), default=0) < sure:
        for role, pattern in _blunt().items():
            if pattern.search(wanting if role == Role.PROBLEMS else text):
                scores[role] = max(scores.get(role, 0), 0.5)
    if _SOLVED.match(text):
        scores.pop(Role.PROBLEMS, None)
    return Reading(_with_own(text, _in_time(text, scores), vocabulary))


def own_roles(text: str, vocabulary: Vocabulary) -> frozenset[Role]:
    """The roles that an office gives to just this folded heading."""
    return frozenset(_own_roles(vocabulary).get(bare_heading(text), ()))


def bare_heading(text: str) -> str:
    """A folded heading without what may differ between two that say the same: blanks, marks, numbers and linking words."""
    return _FILLER.sub("", text)


def _with_own(text: str, scores: dict[Role, float], vocabulary: Vocabulary) -> dict[Role, float]:
    """What an office calls its parts adds to what the lexicon knows."""
    own = _own_roles(vocabulary)
    if not own:
        return scores
    added = _by_lexicon(text, _own_wordings(vocabulary), own) | dict.fromkeys(own_roles(text, vocabulary), 1.0)
    return {role: max(scores.get(role, 0), added.get(role, 0)) for role in {**scores, **added}}


@cache
def _own_roles(vocabulary: Vocabulary) -> dict[str, list[Role]]:
    roles: dict[str, list[Role]] = {}
    for role, title in vocabulary.titles:
        bare = bare_heading(fold(title))
        if role in set(Role) and len(bare) >= SHORTEST:
            roles.setdefault(bare, []).append(Role(role))
    return roles


@cache
def _own_wordings(vocabulary: Vocabulary) -> regex.Pattern[str]:
    long_enough = [title for title in _own_roles(vocabulary) if len(title) >= _SHORTEST_WITHIN]
    return compiled(any_of(long_enough) if long_enough else r"(?!)", kept=not vocabulary.titles)


def _by_lexicon(text: str, wordings: regex.Pattern[str], roles: Mapping[str, list[Role]]) -> dict[Role, float]:
    """Known wordings, the longest first; the more of the heading they cover, the surer."""
    scores: dict[Role, float] = {}
    bare = bare_heading(text)
    for wording in wordings.finditer(bare):
        share = 0.55 + 0.6 * len(wording[0]) / max(len(bare), 1)
        for role in roles[wording[0]]:
            scores[role] = min(1.0, max(scores.get(role, 0), share))
    return scores


def _in_time(text: str, scores: dict[Role, float]) -> dict[Role, float]:
    """Words of the future speak against work done, words of the past against a plan."""
    future, past = bool(_FUTURE.search(text)), bool(_PAST.search(text))
    if future == past:
        return scores
    against = {Role.WORK, Role.INDICATORS, Role.OVERVIEW} if future else {Role.PLAN, Role.GOALS}
    return {role: score for role, score in scores.items() if role not in against}


@cache
def _roles_of() -> dict[str, list[Role]]:
    roles: dict[str, list[Role]] = {}
    for role, wordings in lexicon("sections").items():
        for wording in wordings:
            roles.setdefault(_FILLER.sub("", wording), []).append(Role(role))
    return roles


@cache
def _wordings() -> regex.Pattern[str]:
    return compiled(any_of(_roles_of()))


@cache
def _sharp() -> dict[Role, regex.Pattern[str]]:
    return {role: compiled(pattern) for role, pattern in _SHARP.items()}


@cache
def _blunt() -> dict[Role, regex.Pattern[str]]:
    return {role: compiled(pattern) for role, pattern in _BLUNT.items()}
